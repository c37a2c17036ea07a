import { assert, boolean, double, integer, property } from 'fast-check';
import { expect, test } from 'vitest';
import { backoff, nextPoll } from '#device/outbox.ts';
import { createLine } from '#device/server-line.ts';
import { standingTimers, until } from './stage.ts';

const NU = Date.parse('2026-11-24T10:00:00Z');
const KENMERK = 'AAAAAAAAAAAAAAAAAAAAAA';

function lineTo(answer: () => Promise<Response>) {
  const clock = { nu: NU };
  const { timers, forward } = standingTimers(clock);
  const asked: RequestInit[] = [];
  const fetch = async (_url: string, init: RequestInit) => {
    asked.push(init);
    return Promise.race([
      answer(),
      new Promise<never>((_, reject) =>
        init.signal?.addEventListener('abort', () => reject(new Error('aborted'))),
      ),
    ]);
  };
  return {
    line: createLine({ fetch, origin: 'https://meldroute.example', timers, now: () => clock.nu }),
    forward,
    asked,
  };
}

const problem = (status: number, reden: string, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify({ type: 't', title: 't', status, detail: 'd', reden }), { status, headers });

test('every answer becomes a value: nothing is thrown, and only our own server can refuse', async () => {
  const cases: [() => Promise<Response>, object][] = [
    [
      async () => Response.json({ uitdaging: 'A'.repeat(43) }),
      { ok: true, waarde: { uitdaging: 'A'.repeat(43) } },
    ],
    [async () => Response.json({ uitdaging: 'kort' }), { ok: false, soort: 'onzin' }],
    [async () => Response.json({ uitdaging: 'A'.repeat(43), meer: 1 }), { ok: false, soort: 'onzin' }],
    [async () => new Response('<html>', { status: 200 }), { ok: false, soort: 'onzin' }],
    [async () => new Response('', { status: 502 }), { ok: false, soort: 'onzin' }],
    [async () => new Response('{"uitda', { status: 200 }), { ok: false, soort: 'onzin' }],
    [async () => Promise.reject(new TypeError('Failed to fetch')), { ok: false, soort: 'geen-bereik' }],
    [async () => problem(404, 'niet-gevonden'), { ok: false, soort: 'geweigerd', reden: 'niet-gevonden' }],
    [async () => problem(418, 'koffie-op'), { ok: false, soort: 'onzin' }],
  ];
  for (const [answer, expected] of cases) {
    const { line, asked } = lineTo(answer);
    expect(await line.uitdaging(KENMERK)).toMatchObject(expected);
    expect(asked[0]).toMatchObject({
      credentials: 'omit',
      redirect: 'error',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
    });
  }
});

test('a server that says nothing is given up: 30 s, 8 s for a keyset, and longer for what is large', async () => {
  const never = () => new Promise<Response>(() => {});
  const cases: [(line: ReturnType<typeof createLine>) => Promise<unknown>, number][] = [
    [(line) => line.uitdaging(KENMERK), 30_000],
    [(line) => line.sleutelbos(KENMERK), 8_000],
    [(line) => line.lever('id', 'x'.repeat(400_000), 'bewijs'), 130_000],
  ];
  for (const [ask, ms] of cases) {
    const { line, forward, asked } = lineTo(never);
    let done: unknown;
    void ask(line).then((answer) => (done = answer));
    // what is large is compressed first; the patience counts from when it went
    await until(() => asked.length > 0);
    await forward(ms - 1);
    expect(done).toBeUndefined();
    await forward(1);
    await until(() => done !== undefined);
    expect(done).toEqual({ ok: false, soort: 'onzin' });
  }
});

test('Retry-After is read in seconds and as a date, by the time of the server, and a day at most', async () => {
  const date = new Date(NU + 5_000_000).toUTCString();
  const cases: [Record<string, string>, number | undefined][] = [
    [{ 'retry-after': '120' }, 120_000],
    [{ 'retry-after': '99999999' }, 86_400_000],
    [{ 'retry-after': new Date(NU + 5_060_000).toUTCString(), date }, 60_000],
    [{ 'retry-after': new Date(NU - 60_000).toUTCString() }, 0],
    [{ 'retry-after': 'straks' }, undefined],
    [{}, undefined],
  ];
  for (const [headers, wacht] of cases) {
    const { line } = lineTo(async () => problem(429, 'te-veel', headers));
    expect((await line.uitdaging(KENMERK)) as { wacht?: number }).toMatchObject(
      wacht === undefined ? {} : { wacht },
    );
  }
});

test('the back-off never gives up, never runs wild, and danger waits a minute at most', () => {
  assert(
    property(
      integer({ min: 1, max: 10_000 }),
      boolean(),
      double({ min: 0, max: 1, noNaN: true }),
      (pogingen, spoed, random) => {
        const wait = backoff(pogingen, spoed, random);
        expect(wait).toBeGreaterThanOrEqual(1_000);
        expect(wait).toBeLessThanOrEqual(spoed ? 60_000 : 900_000);
        expect(backoff(pogingen + 1, spoed, random)).toBeGreaterThanOrEqual(wait);
      },
    ),
  );
});

test('what became of a signaal is asked often at first and daily in the end', () => {
  assert(
    property(integer({ min: 0, max: 1e12 }), integer({ min: 0, max: 1e12 }), (a, b) => {
      if (a <= b) expect(nextPoll(a)).toBeLessThanOrEqual(nextPoll(b));
    }),
  );
  expect([nextPoll(0), nextPoll(1e12)]).toEqual([300_000, 86_400_000]);
});
