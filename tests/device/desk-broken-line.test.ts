import { expect, test } from 'vitest';
import { anderFenomeen, brp, naarOverleg, tkAnder } from '../support/daden.ts';
import { type Tap, must, startKring, until, value } from '../support/kring.ts';

const broken = () => Promise.reject(new TypeError('Failed to fetch'));
/** A line that breaks on these requests: before the server heard them, or before its answer came back. */
const breaks =
  (path: RegExp, when: 'before' | 'after', times = Infinity): Tap =>
  async (request, proceed) => {
    if (!path.test(`${request.method} ${request.path}`) || (times -= 1) < 0) return proceed();
    if (when === 'after') await proceed();
    return broken();
  };

async function withMelding() {
  const kring = await startKring();
  const bench = await kring.begin();
  const sent = await bench.phone.stuur('T1');
  await bench.desk.ververs();
  return { kring, ...bench, sent };
}

test('what came in while the line broke is shown when it is back, and only once', async () => {
  const kring = await startKring();
  const { desk, control, phone } = await kring.begin();
  const sent = await phone.stuur('T1');
  for (const path of [/^GET .*toestellen/, /^GET .*enveloppen\?na=[1-9]/]) {
    control.tap = breaks(path, 'before');
    await desk.ververs();
    expect(value(desk.nieuw)).toEqual([]);
  }
  control.tap = undefined;
  await desk.ververs();
  expect(value(desk.nieuw)).toMatchObject([{ envId: sent.envId, stand: 'nieuw' }]);
  expect(value(desk.gaten)).toEqual([]);
});

test('an answer that got lost is asked for again, and one act stays one entry', async () => {
  const { desk, control, sent } = await withMelding();
  const { melding } = must(await desk.open(sent.envId));
  control.tap = breaks(/^PUT .*regels/, 'after', 1);
  must(await desk.leg(melding, { soort: 'notitie', tekst: 'gebeld met de wijkagent' }));
  control.tap = breaks(/^PUT .*regels/, 'after');
  expect(await desk.leg(melding, brp)).toEqual({ ok: false, reden: 'geen-verbinding' });
  // pressed again when the line is back: the same entry, once
  control.tap = undefined;
  must(await desk.leg(melding, brp));
  const inhoud = value(desk.meldingen)[0]?.inhoud;
  expect(inhoud?.log).toHaveLength(3);
  expect(inhoud?.verrijkingen).toHaveLength(1);
  // and the same words a second time are a second entry
  must(await desk.leg(melding, { soort: 'notitie', tekst: 'gebeld met de wijkagent' }));
  expect(value(desk.meldingen)[0]?.inhoud.notities).toHaveLength(2);
});

test.each([
  ['before the first entry', /^PUT .*regels/, 'before'],
  ['after the first entry', /^PUT .*regels/, 'after'],
  ['before the message', /^PUT .*berichten/, 'before'],
  ['after the message', /^PUT .*berichten/, 'after'],
  ['before the secret', /^PUT .*geopend/, 'before'],
  ['after the secret', /^PUT .*geopend/, 'after'],
] as const)('opening that broke off %s is finished by whoever comes next', async (_, path, when) => {
  const { kring, desk, control, phone, sent, loginnaam, wachtzin } = await withMelding();
  control.tap = breaks(path, when);
  await desk.open(sent.envId);
  await desk.vergrendel();

  const next = await kring.logIn({ loginnaam, wachtzin });
  if (value(next.desk.meldingen).length === 0) must(await next.desk.open(sent.envId));
  await until(() => value(next.desk.meldingen).length === 1);
  let stand: Record<string, unknown> = {};
  for (let tries = 0; stand['stand'] !== 'geopend' && tries < 100; tries += 1) {
    stand = await phone.stand(sent);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  expect(stand).toMatchObject({ stand: 'geopend', geheim: sent.geheim });
  expect(await phone.mailbox(sent)).toMatchObject([{ inhoud: { soort: 'ontvangen' } }]);
});

test('a message that is in the log and not in the mailbox is delivered by whoever comes next', async () => {
  const { kring, desk, control, phone, sent, loginnaam, wachtzin } = await withMelding();
  const { melding } = must(await desk.open(sent.envId));
  for (const act of [brp, naarOverleg, anderFenomeen]) must(await desk.leg(melding, act));
  control.tap = breaks(/^PUT .*berichten/, 'before');
  must(await desk.terugkoppel(melding, tkAnder));
  expect(value(desk.meldingen)[0]?.inhoud.terugkoppelingen).toMatchObject([{ bezorging: 'onderweg' }]);
  await desk.vergrendel();
  expect(await phone.mailbox(sent)).toHaveLength(1);

  const next = await kring.logIn({ loginnaam, wachtzin });
  await until(() => value(next.desk.meldingen)[0]?.inhoud.terugkoppelingen[0]?.bezorging === 'geplaatst');
  expect((await phone.mailbox(sent)).at(-1)).toMatchObject({ inhoud: { tekst: tkAnder.tekst } });
  // and nobody delivers it twice
  await Promise.all([next.desk.ververs(), next.desk.ververs()]);
  expect(await phone.mailbox(sent)).toHaveLength(2);
});

test('without a line the desk shows what it had, says of when, and comes back by itself', async () => {
  const { kring, desk, control, page } = await withMelding();
  const standVan = value(desk.verbinding).standVan;
  control.tap = broken;
  kring.clock.nu += 21_000;
  page.tick();
  await until(() => !value(desk.verbinding).verbonden);
  expect(value(desk.verbinding)).toEqual({ verbonden: false, standVan });
  expect(value(desk.nieuw)).toHaveLength(1);

  control.tap = undefined;
  page.listeners.get('teruggekomen')?.();
  await until(() => value(desk.verbinding).verbonden);
});

test('nobody looks: nothing is asked', async () => {
  const { kring, control, page } = await withMelding();
  let asked = 0;
  control.tap = (_request, proceed) => {
    asked += 1;
    return proceed();
  };
  page.visible = false;
  kring.clock.nu += 60_000;
  page.tick();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(asked).toBe(0);
});

test('[C-44] fifteen minutes without a touch: the worker ends, and with it everything that was open', async () => {
  const { kring, desk, control, page, sent, loginnaam, wachtzin } = await withMelding();
  must(await desk.open(sent.envId));
  kring.clock.nu += 14 * 60_000;
  page.listeners.get('aangeraakt')?.();
  kring.clock.nu += 14 * 60_000;
  page.tick();
  expect(value(desk.stand)).toBe('open');
  kring.clock.nu += 60_000;
  page.tick();
  expect(value(desk.stand)).toBe('afgemeld');
  expect(control.open).toBe(0);
  expect([value(desk.meldingen), value(desk.nieuw), value(desk.toestellen), value(desk.ik)]).toEqual([
    [],
    [],
    [],
    undefined,
  ]);
  must(await desk.aanmelden(loginnaam, wachtzin));
  expect(value(desk.meldingen)).toHaveLength(1);
  expect([control.workers, control.open]).toEqual([2, 1]);
});

test('a worker that breaks down leaves nothing on screen, and the next one starts afresh', async () => {
  const { desk, control, sent, loginnaam, wachtzin } = await withMelding();
  const opening = desk.open(sent.envId);
  control.break();
  expect(await opening).toEqual({ ok: false, reden: 'geen-verbinding' });
  expect(value(desk.stand)).toBe('geen-verbinding');
  expect(value(desk.nieuw)).toEqual([]);
  expect(await desk.start()).toBe('afgemeld');
  must(await desk.aanmelden(loginnaam, wachtzin));
  must(await desk.open(sent.envId));
});

test('leaving the page locks it, and the session ends with it', async () => {
  const { desk, control, page, jar } = await withMelding();
  page.listeners.get('weg')?.();
  expect(value(desk.stand)).toBe('afgemeld');
  expect(control.open).toBe(0);
  await until(() => jar.size === 0);
});

test('a session that the server ended closes the desk at the next request', async () => {
  const { desk, control, jar, sent } = await withMelding();
  jar.clear();
  expect(await desk.open(sent.envId)).toMatchObject({ ok: false, reden: 'afgemeld' });
  await until(() => value(desk.stand) === 'afgemeld');
  expect(control.open).toBe(0);
  expect(value(desk.nieuw)).toEqual([]);
});

test('a server that was put back to before is read again from its beginning', async () => {
  const { kring, desk, phone, sent, loginnaam, wachtzin } = await withMelding();
  const { melding } = must(await desk.open(sent.envId));
  const later = await phone.stuur('T2');
  await desk.ververs();
  const restore = kring.copy();
  const lost = must(await desk.open(later.envId));
  must(await desk.leg(lost.melding, brp));
  must(await desk.leg(lost.melding, { soort: 'notitie', tekst: 'dit gaat verloren' }));
  expect(value(desk.meldingen)).toHaveLength(2);

  await restore();
  must(await desk.leg(melding, brp));
  expect(value(desk.meldingen)).toMatchObject([{ melding, inhoud: { stand: { stap: 'verrijking' } } }]);
  expect(value(desk.nieuw)).toMatchObject([{ envId: later.envId, stand: 'nieuw' }]);
  // opened once more it is the same case, and somebody else sees the same
  expect(must(await desk.open(later.envId))).toEqual(lost);
  const other = await kring.logIn({ loginnaam, wachtzin });
  const byId = (rows: readonly { melding: string }[]) =>
    [...rows].sort((a, b) => (a.melding < b.melding ? -1 : 1));
  expect(byId(value(other.desk.meldingen))).toEqual(byId(value(desk.meldingen)));
});

test('an empty server says that nothing is set up', async () => {
  const kring = await startKring();
  const { desk } = kring.desk();
  expect(await desk.start()).toBe('niet-ingericht');
  expect(value(desk.stand)).toBe('niet-ingericht');
  expect(await desk.aanmelden('marit', 'een twee drie vier vijf zes')).toEqual({
    ok: false,
    reden: 'aanmelden-mislukt',
  });
  expect(
    await desk.beginInrichting({
      code: 'fout',
      gemeente: { naam: 'Hoorn', cbsCode: '0405' },
      loginnaam: 'x',
      route: null as never,
      overlegNaam: '',
    }),
  ).toEqual({ ok: false, reden: 'code-onjuist' });
});
