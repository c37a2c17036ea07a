import { expect, test } from 'vitest';
import { openSqliteStore } from '#server/store/sqlite.ts';
import { createApp } from '#server/app.ts';
import { createHash, randomBytes } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { signBos, signed, makeKey, token } from '../support/gemeente.ts';
import { dump, request } from './disk.ts';
import {
  type Stage,
  type Tap,
  type Toestel,
  begonnen,
  must,
  now,
  pause,
  problem,
  seen,
  startStage,
  standOf,
  until,
  verzegeld,
  webLocks,
} from './stage.ts';

const PUT = (sent: { method: string }) => sent.method === 'PUT';
const html = (status = 200) =>
  new Response('<html><title>Welkom bij GastWifi</title></html>', {
    status,
    headers: { 'content-type': 'text/html' },
  });

/** Lets the phone try again until the time has come. */
async function later(stage: Stage, { phone }: Toestel, fits: () => Promise<boolean>): Promise<void> {
  for (let round = 0; round < 30; round += 1) {
    if (await fits()) return;
    await stage.forward(20 * 60_000);
    // time does not jump while a request is on its way, unless it hangs
    await Promise.race([phone.idle(), pause(300)]);
  }
  throw new Error(`never: ${JSON.stringify(await now(phone.verzonden))}`);
}

test('[C-3] [C-30] a phone that is enrolled seals without any unlock, delivers, and shows verstuurd on a signed receipt', async () => {
  const stage = await startStage();
  const { phone, count, net } = await stage.enrolled();
  const { envId, kenmerk } = await verzegeld(phone, 'achter het gordijn');
  expect(kenmerk).toMatch(/^MR-26-[2-9A-HJKMNP-TV-Z]{4}$/);
  await seen(phone.verzonden, ([regel]) => regel?.stand === 'verstuurd', 'delivery');
  const [found] = await stage.received();
  expect(found).toMatchObject({ envId, spoed: false, herkomst: 'bevestigd' });
  expect(found?.inhoud).toMatchObject({ teller: 1, concept: false });
  expect(found?.inhoud.signaal).toMatchObject({ notitie: { feit: 'achter het gordijn' } });
  expect(count('PUT', '/v1/enveloppen/')).toBe(1);
  expect(await now(phone.concepten.live)).toEqual([]);
  await seen(phone.sync.stand, ({ verbinding }) => verbinding === 'alles-verstuurd');
  // no cookie ever, and nothing in the request that ties it to a person
  expect(net.sent.every(({ credentials }) => credentials === 'omit')).toBe(true);
});

test('[C-4] after sealing the phone keeps no key that opens its own envelope', async () => {
  const stage = await startStage();
  const toestel = await stage.enrolled();
  toestel.net.online = false;
  const { envId } = await verzegeld(toestel.phone);
  const rows = await dump(toestel.disk);
  expect(rows['concepten']).toEqual([]);
  expect(rows['enveloppen']?.map(({ envId: id }) => id)).toEqual([envId]);
  expect(await toestel.phone.concepten.open(envId)).toMatchObject({ ok: false });
});

test('[C-30] a receipt that is missing, forged, of another signaal or of another text never shows verstuurd', async () => {
  const stage = await startStage();
  const { gemeente } = stage;
  const stranger = await makeKey();
  const receipt = (over: Record<string, unknown>) => ({
    v: 1,
    tenant: gemeente.tenant,
    ontvangenOp: '2026-11-24T10:00:00Z',
    quarantaine: false,
    auditSeq: 9,
    auditHead: token(),
    ...over,
  });
  const lies: ((envId: string, sha256: string) => Promise<unknown>)[] = [
    async () => ({}),
    async () => ({ bewijs: 'a.b.c' }),
    // signed by somebody who is no receipt key
    async (envId, sha256) => ({
      bewijs: await signed('mr-ontvangst+jws', stranger.kid, stranger, receipt({ envId, sha256 })),
    }),
    // and by somebody who says to be one
    async (envId, sha256) => ({
      bewijs: await signed(
        'mr-ontvangst+jws',
        gemeente.bos.ontvangst[0]!.kid,
        stranger,
        receipt({ envId, sha256 }),
      ),
    }),
  ];
  for (const lie of lies) {
    const { phone, net, disk } = await stage.enrolled();
    net.tap = async (sent, proceed) => {
      if (!PUT(sent)) return proceed();
      const envId = sent.path.split('/').at(-1)!;
      const [row] = (await dump(disk))['outbox'] as { sha256: string }[];
      return Response.json(await lie(envId, row!.sha256), { status: 201 });
    };
    const { envId } = await verzegeld(phone);
    await until(async () => (await now(phone.verzonden))[0]?.pogingen);
    expect(await standOf(phone, envId)).toBe('wacht');
    expect((await dump(disk))['enveloppen']).toHaveLength(1);
    phone.stop();
  }
});

test('[C-30] a genuine receipt of another envelope, or of another municipality, is no receipt for this one', async () => {
  const stage = await startStage();
  const first = await stage.enrolled();
  let genuine = '';
  first.net.tap = async (sent, proceed) => {
    const answer = await proceed();
    if (PUT(sent) && answer.ok) genuine = await answer.clone().text();
    return answer;
  };
  await verzegeld(first.phone);
  await seen(first.phone.verzonden, ([regel]) => regel?.stand === 'verstuurd');
  const second = await stage.enrolled();
  second.net.tap = async (sent, proceed) =>
    PUT(sent)
      ? new Response(genuine, { status: 201, headers: { 'content-type': 'application/json' } })
      : proceed();
  const { envId } = await verzegeld(second.phone);
  await until(async () => (await now(second.phone.verzonden))[0]?.pogingen);
  expect(await standOf(second.phone, envId)).toBe('wacht');
});

test('[C-32] two tabs on one phone never send an envelope twice, with and without Web Locks', async () => {
  for (const locks of [webLocks(), undefined]) {
    const stage = await startStage();
    const given = locks ? { locks } : {};
    const a = await stage.enrolled(given);
    const b = stage.phone({ disk: a.disk, ...given });
    await b.phone.start();
    a.net.online = b.net.online = false;
    for (let n = 0; n < 6; n += 1) await verzegeld(n % 2 ? a.phone : b.phone, String(n));
    a.net.online = b.net.online = true;
    for (let n = 0; n < 10; n += 1) {
      a.fire('online');
      b.fire('online');
      a.phone.sync.nu();
      b.phone.sync.nu();
      await stage.forward(3_000);
      await pause(20);
    }
    await until(async () => (await stage.received()).length === 6);
    await stage.forward(60_000);
    await seen(b.phone.verzonden, (regels) => regels.every(({ stand }) => stand === 'verstuurd'));
    expect(a.count('PUT', '/v1/enveloppen/') + b.count('PUT', '/v1/enveloppen/')).toBe(6);
  }
});

test('[C-32] an answer that got lost: the same envelope goes again, the server has it once', async () => {
  const stage = await startStage();
  const toestel = await stage.enrolled();
  let lost = 3;
  toestel.net.tap = async (sent, proceed) => {
    const answer = await proceed();
    if (PUT(sent) && lost-- > 0) throw new TypeError('Failed to fetch');
    return answer;
  };
  const { envId } = await verzegeld(toestel.phone);
  await later(stage, toestel, async () => (await standOf(toestel.phone, envId)) === 'verstuurd');
  // three that got lost and the one that came; on a busy machine the standing clock may overtake some more
  expect(toestel.count('PUT', '/v1/enveloppen/')).toBeGreaterThanOrEqual(4);
  expect(await stage.received()).toHaveLength(1);
  expect((await now(toestel.phone.sync.stand)).waarschuwing).toBeUndefined();
});

test('without Web Locks: a turn that a clock of the future gave out holds nobody up, and one that is right does', async () => {
  const stage = await startStage();
  const toestel = await stage.enrolled();
  await toestel.phone.idle();
  const takeTurn = async (tot: number) => {
    const db = await request(toestel.disk.indexedDB.open('meldroute'));
    const store = db.transaction('instellingen', 'readwrite').objectStore('instellingen');
    await request(store.put({ id: 'meldroute-sync', waarde: { houder: 'another tab', tot } }));
    db.close();
  };
  toestel.phone.stop();
  await takeTurn(stage.clock.nu + 30_000);
  const waiting = stage.phone({ disk: toestel.disk });
  await waiting.phone.start();
  const { envId } = await verzegeld(waiting.phone);
  await pause(50);
  expect(waiting.count('PUT', '/v1/enveloppen/')).toBe(0);
  waiting.phone.stop();
  // a month ahead, and then the clock was put right
  await takeTurn(stage.clock.nu + 30 * 24 * 60 * 60_000);
  const free = stage.phone({ disk: toestel.disk });
  await free.phone.start();
  await until(async () => (await standOf(free.phone, envId)) === 'verstuurd');
});

test('danger goes first, then the order of sealing', async () => {
  const stage = await startStage();
  const toestel = await stage.enrolled();
  toestel.net.online = false;
  const [een, twee] = [await verzegeld(toestel.phone, 'een'), await verzegeld(toestel.phone, 'twee')];
  const acuut = await verzegeld(toestel.phone, 'nu', true);
  toestel.net.online = true;
  toestel.net.sent.length = 0;
  toestel.fire('online');
  await until(async () => (await stage.received()).length === 3);
  const order = toestel.net.sent.filter(PUT).map(({ path }) => path.split('/').at(-1));
  expect(order).toEqual([acuut.envId, een.envId, twee.envId]);
  expect((await stage.received()).find(({ envId }) => envId === acuut.envId)?.spoed).toBe(true);
});

const broken: Record<string, Tap> = {
  'geen bereik': async () => Promise.reject(new TypeError('Failed to fetch')),
  'een inlogpagina van een gastnetwerk': async () => html(),
  'een foutpagina van een tussenstation': async () => html(502),
  'een half antwoord': async (sent, proceed) => {
    const answer = await proceed();
    const text = await answer.text();
    return PUT(sent)
      ? new Response(text.slice(0, text.length / 2), { status: answer.status })
      : new Response(text, answer);
  },
  'schijf vol': async (sent, proceed) => (PUT(sent) ? problem(507, 'schijf-vol') : proceed()),
  'een woord dat deze app niet kent': async (sent, proceed) =>
    PUT(sent) ? problem(418, 'koffie-op') : proceed(),
  'een antwoord dat nooit komt': async (sent, proceed) =>
    PUT(sent) ? new Promise<Response>(() => {}) : proceed(),
};
for (const [name, tap] of Object.entries(broken)) {
  test(`${name}: the signaal waits, is never shown as sent, and goes when the line is back`, async () => {
    const stage = await startStage();
    const toestel = await stage.enrolled();
    toestel.net.tap = tap;
    const { envId } = await verzegeld(toestel.phone);
    for (let n = 0; n < 12; n += 1) {
      await pause(15);
      await stage.forward(20 * 60_000);
    }
    const [regel] = await now(toestel.phone.verzonden);
    expect(['wacht', 'onderweg']).toContain(regel?.stand);
    expect(regel?.pogingen).toBeGreaterThan(2);
    expect((await dump(toestel.disk))['enveloppen']).toHaveLength(1);
    expect(['geen-bereik', 'server-onbereikbaar', 'bezig']).toContain(
      (await now(toestel.phone.sync.stand)).verbinding,
    );
    toestel.net.tap = undefined;
    await later(stage, toestel, async () => (await standOf(toestel.phone, envId)) === 'verstuurd');
    expect(await stage.received()).toHaveLength(1);
  });
}

test('one envelope that the server refuses is parked with its reason, holds up nobody, and can be put back', async () => {
  const stage = await startStage();
  const toestel = await stage.enrolled();
  toestel.net.online = false;
  const bad = await verzegeld(toestel.phone, 'geweigerd');
  const worse = await verzegeld(toestel.phone, 'ook geweigerd');
  const good = await verzegeld(toestel.phone, 'goed');
  // nothing else is asked, and no time goes by: all of it happens in one round
  await toestel.phone.idle();
  toestel.net.online = true;
  toestel.net.tap = async (sent, proceed) =>
    PUT(sent) && (sent.path.includes(bad.envId) || sent.path.includes(worse.envId))
      ? problem(413, 'te-groot')
      : proceed();
  toestel.fire('online');
  await until(async () => (await standOf(toestel.phone, good.envId)) === 'verstuurd');
  await until(async () => (await standOf(toestel.phone, bad.envId)) === 'niet-verstuurd');
  expect((await now(toestel.phone.verzonden)).find(({ envId }) => envId === bad.envId)).toMatchObject({
    stand: 'niet-verstuurd',
    reden: 'te-groot',
    kopieOpToestel: true,
  });
  await seen(toestel.phone.sync.stand, ({ verbinding }) => verbinding === 'rust');
  toestel.net.tap = undefined;
  await stage.forward(48 * 60 * 60_000);
  expect(await standOf(toestel.phone, bad.envId)).toBe('niet-verstuurd');
  expect(await standOf(toestel.phone, worse.envId)).toBe('niet-verstuurd');
  await toestel.phone.sync.opnieuw(bad.envId);
  await until(async () => (await standOf(toestel.phone, bad.envId)) === 'verstuurd');
});

test('Retry-After is obeyed, also when somebody presses Nu', async () => {
  const stage = await startStage();
  const toestel = await stage.enrolled();
  toestel.net.tap = async (sent, proceed) =>
    PUT(sent) ? problem(429, 'te-veel', { 'retry-after': '120' }) : proceed();
  await verzegeld(toestel.phone);
  await until(() => toestel.count('PUT', '/v1/enveloppen/') === 1);
  for (let n = 0; n < 11; n += 1) {
    toestel.phone.sync.nu();
    toestel.fire('online');
    await pause(5);
    await stage.forward(10_000);
  }
  expect(toestel.count('PUT', '/v1/enveloppen/')).toBe(1);
  toestel.net.tap = undefined;
  await stage.forward(15_000);
  await seen(toestel.phone.verzonden, ([regel]) => regel?.stand === 'verstuurd');
});

test('[C-35] [C-37] fourteen days offline, a session nobody has, and a clock that is 30 days off: delivered without login', async () => {
  const stage = await startStage();
  for (const days of [-30, 30]) {
    const toestel = await stage.enrolled();
    toestel.net.online = false;
    const { envId } = await verzegeld(toestel.phone);
    await pause(10);
    await stage.forward(14 * 24 * 60 * 60_000);
    toestel.control.skew = days * 24 * 60 * 60_000;
    toestel.net.online = true;
    toestel.fire('online');
    await until(async () => (await standOf(toestel.phone, envId)) === 'verstuurd');
    await seen(toestel.phone.sync.stand, ({ waarschuwing }) => waarschuwing === 'klok-wijkt-af');
    expect(
      toestel.net.sent.some(({ headers }) => Object.keys(headers).some((name) => /cookie/i.test(name))),
    ).toBe(false);
  }
});

test('a clock that is set back after a failure does not keep a signaal waiting', async () => {
  const stage = await startStage();
  const toestel = await stage.enrolled();
  toestel.control.skew = 400 * 24 * 60 * 60_000;
  toestel.net.tap = async () => Promise.reject(new TypeError('Failed to fetch'));
  const { envId } = await verzegeld(toestel.phone);
  await until(async () => (await now(toestel.phone.verzonden))[0]?.pogingen);
  toestel.control.skew = 0;
  toestel.net.tap = undefined;
  await later(stage, toestel, async () => (await standOf(toestel.phone, envId)) === 'verstuurd');
});

test('[C-50] a revoked phone still delivers, to the quarantine, and says so', async () => {
  const stage = await startStage();
  const toestel = await stage.enrolled();
  const [row] = (await dump(toestel.disk))['inschrijving'] as { toestel: string }[];
  expect((await stage.als('DELETE', `/v1/toestellen/${row!.toestel}`)).status).toBe(204);
  const { envId } = await verzegeld(toestel.phone);
  await until(async () => (await standOf(toestel.phone, envId)) === 'verstuurd');
  await seen(toestel.phone.sync.stand, ({ waarschuwing }) => waarschuwing === 'toestel-ingetrokken');
});

test('[C-14] a keyset that is older, of another root, or another of the same version is refused, and the phone goes on with its own', async () => {
  const stage = await startStage();
  const { gemeente } = stage;
  const toestel = await stage.enrolled();
  const attacker = await makeKey();
  const evil = [{ kring: 'meldpunt', epoch: 9, kid: attacker.kid, sleutel: attacker.jwk }];
  const lies: [string, () => Promise<string>][] = [
    ['sleutelbos-teruggezet', async () => signBos(gemeente.wortel, { ...gemeente.bos, versie: 1 })],
    ['sleutelbos-ongeldig', async () => signBos(gemeente.wortel, { ...gemeente.bos, kringen: evil })],
    [
      'sleutelbos-ongeldig',
      async () => signBos(attacker, { ...gemeente.bos, versie: 99, wortel: attacker.jwk, kringen: evil }),
    ],
    ['sleutelbos-ongeldig', async () => signBos(attacker, { ...gemeente.bos, versie: 99, kringen: evil })],
    // a key under the name of another
    [
      'sleutelbos-ongeldig',
      async () =>
        signBos(gemeente.wortel, {
          ...gemeente.bos,
          versie: 99,
          kringen: gemeente.bos.kringen.map((one) => ({ ...one, sleutel: attacker.jwk })),
        }),
    ],
    [
      'sleutelbos-ongeldig',
      async () => signBos(gemeente.wortel, { ...gemeente.bos, versie: 99, tenant: token(16) }),
    ],
  ];
  for (const [waarschuwing, lie] of lies) {
    const sleutelbos = await lie();
    toestel.net.tap = async (sent, proceed) =>
      sent.path.endsWith('/sleutelbos') ? Response.json({ sleutelbos }) : proceed();
    toestel.phone.sync.nu();
    await seen(toestel.phone.sync.stand, (stand) => stand.waarschuwing === waarschuwing, waarschuwing);
    const { envId } = await verzegeld(toestel.phone);
    await until(async () => (await stage.received()).some((one) => one.envId === envId));
    toestel.net.tap = undefined;
    toestel.phone.sync.nu();
    await seen(toestel.phone.sync.stand, (stand) => stand.waarschuwing === undefined, 'all is well');
  }
});

test('a new kring epoch is taken over, and the next signaal is sealed to it', async () => {
  const stage = await startStage();
  const toestel = await stage.enrolled();
  await stage.publish(({ kringen }) => ({
    kringen: kringen.map((one) => ({ ...one, epoch: one.epoch + 2 })),
  }));
  toestel.phone.sync.nu();
  await until(async () => (await dump(toestel.disk))['inschrijving']?.[0]?.['versie'] === 3);
  const { envId } = await verzegeld(toestel.phone);
  await until(async () => (await standOf(toestel.phone, envId)) === 'verstuurd');
  expect((await stage.received())[0]?.inhoud.kop).toMatchObject({ epoch: 4, keyset: 3 });
});

test('a server that was restored from an older backup gets again what it lost, and the phone warns', async () => {
  const stage = await startStage();
  const toestel = await stage.enrolled();
  await pause(20);
  const { cpSync } = await import('node:fs');
  const copy = `${stage.folder}-oud`;
  cpSync(stage.folder, copy, { recursive: true, filter: (path) => !path.endsWith('.slot') });
  const { envId } = await verzegeld(toestel.phone);
  await until(async () => (await standOf(toestel.phone, envId)) === 'verstuurd');

  const store = openSqliteStore(copy, stage.clock.nu);
  const restored = await createApp({
    store,
    klok: () => stage.clock.nu,
    origin: 'http://localhost:8080',
    auditsleutel: randomBytes(32),
    logger: { level: 'silent' },
    proxies: 0,
  });
  stage.serve(restored);
  toestel.net.sent.length = 0;
  toestel.phone.sync.nu();
  await until(() => toestel.count('PUT', envId) === 1);
  await until(async () => (await standOf(toestel.phone, envId)) === 'verstuurd');
  await seen(
    toestel.phone.sync.stand,
    ({ waarschuwing }) => waarschuwing === undefined || waarschuwing === 'geschiedenis-korter',
  );
  await restored.close();
  await store.close();
});

test('[C-85] a receipt whose audit trail is shorter than an earlier one is accepted with a warning', async () => {
  const stage = await startStage();
  const toestel = await stage.enrolled();
  await verzegeld(toestel.phone, 'een');
  await seen(toestel.phone.verzonden, ([regel]) => regel?.stand === 'verstuurd');
  // as if an earlier receipt had shown a longer trail
  const opening = toestel.disk.indexedDB.open('meldroute');
  await new Promise((resolve) => (opening.onsuccess = resolve));
  const tx = opening.result.transaction('inschrijving', 'readwrite');
  const all = tx.objectStore('inschrijving').getAll();
  all.onsuccess = () => tx.objectStore('inschrijving').put({ ...all.result[0], auditSeq: 5_000 });
  await new Promise((resolve) => (tx.oncomplete = resolve));
  opening.result.close();
  const { envId } = await verzegeld(toestel.phone, 'twee');
  await until(async () => (await standOf(toestel.phone, envId)) === 'verstuurd');
  await seen(toestel.phone.sync.stand, ({ waarschuwing }) => waarschuwing === 'geschiedenis-korter');
});

test('what travels is gzip, and the proof is about the text before it', async () => {
  const stage = await startStage();
  const toestel = await stage.enrolled();
  let sent: Uint8Array | undefined;
  let proof = '';
  const { fetch } = toestel.world;
  toestel.phone.stop();
  const { createPhone } = await import('#device/create-phone.ts');
  const phone = createPhone({
    ...toestel.world,
    fetch: async (url, init) => {
      if (init.method === 'PUT') {
        sent = init.body as Uint8Array;
        proof = (init.headers as Record<string, string>)['Toestelbewijs'] ?? '';
      }
      return fetch!(url, init);
    },
  });
  await phone.start();
  await verzegeld(phone);
  await until(() => sent !== undefined);
  const text = gunzipSync(sent!).toString();
  expect(sent!.length).toBeLessThan(text.length * 0.85);
  const claims = JSON.parse(Buffer.from(proof.split('.')[1]!, 'base64url').toString());
  expect(claims.sha256).toBe(createHash('sha256').update(text).digest('base64url'));
  phone.stop();
});

test('nothing new: a round costs at most the keyset and the questions that are due', async () => {
  const stage = await startStage();
  const toestel = await stage.enrolled();
  await pause(20);
  toestel.net.sent.length = 0;
  await stage.forward(50 * 60_000);
  expect(toestel.net.sent).toEqual([]);
});

test('the phone counts as full what it cannot write, and sends nothing it has not written', async () => {
  const stage = await startStage();
  const toestel = await stage.enrolled();
  const concept = await begonnen(toestel.phone);
  must(await concept.verzegel());
  await until(async () => (await stage.received()).length === 1);
  await until(() => toestel.disk.marker === '1 0 0');
});
