import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { compactVerify, importJWK } from 'jose';
import { expect, test } from 'vitest';
import { Ontvangstbewijs } from '#protocol/envelop.ts';
import { startApp } from '../support/app.ts';
import {
  type Answer,
  bewijs,
  brief,
  leverAf,
  makeKey,
  richtIn,
  schrijfIn,
  sealed,
  sha256,
  signed,
  token,
  uitdaging,
} from '../support/gemeente.ts';
import { briefMet, verzegeldeFoto } from '../support/verzegelde-foto.ts';

/** Sealed bytes that just fit in the 512 KiB of one envelope. */
const LARGEST = 382 * 1024;

async function start() {
  const house = await startApp();
  const hoorn = await richtIn(house.line, await house.code());
  const phone = await schrijfIn(hoorn);
  const rows = () => hoorn.als('GET', '/v1/enveloppen');
  return { ...house, hoorn, phone, rows };
}
const stored = async (rows: () => Promise<Answer>) =>
  (await rows()).json['enveloppen'] as { envId: string; seq: number; envelop: string; stand: string }[];
const claims = ({ json }: Answer) =>
  JSON.parse(Buffer.from(String(json['bewijs']).split('.')[1] ?? '', 'base64url').toString());

test('[C-30] a deposit gets a receipt that the key of the keyset verifies, over exactly this envelope', async () => {
  const { line, hoorn, phone } = await start();
  const letter = brief(hoorn.tenant);
  const done = await leverAf(line, phone, letter);
  expect(done.status).toBe(201);
  const [ontvangst] = hoorn.bos.ontvangst;
  const { payload, protectedHeader } = await compactVerify(
    String(done.json['bewijs']),
    await importJWK({ ...ontvangst!.sleutel, alg: 'ES256' }),
  );
  expect(protectedHeader).toEqual({ alg: 'ES256', typ: 'mr-ontvangst+jws', kid: ontvangst!.kid });
  const receipt = Ontvangstbewijs.parse(JSON.parse(new TextDecoder().decode(payload)));
  expect(receipt).toMatchObject({
    tenant: hoorn.tenant,
    envId: letter.envId,
    sha256: sha256(letter.body.envelop),
    ontvangenOp: '2026-11-24T10:00:00.000Z',
    quarantaine: false,
  });
  expect(receipt.auditSeq).toBeGreaterThan(0);
});

test('[C-32] the same envelope again is the same deposit: 200, the same receipt, one row', async () => {
  const { line, hoorn, phone, rows } = await start();
  const letter = brief(hoorn.tenant);
  const first = await leverAf(line, phone, letter);
  const again = await leverAf(line, phone, letter);
  expect([first.status, again.status]).toEqual([201, 200]);
  expect(claims(again)).toEqual(claims(first));
  expect(await stored(rows)).toHaveLength(1);
});

test('[C-33] another body under the same id is refused and changes nothing', async () => {
  const { line, hoorn, phone, rows } = await start();
  const letter = brief(hoorn.tenant);
  await leverAf(line, phone, letter);
  const others = [
    { ...letter.body, envelop: brief(hoorn.tenant, { kop: { envId: letter.envId } }).body.envelop },
    { ...letter.body, statusHash: token() },
    { ...letter.body, spoed: true },
    { ...letter.body, postvak: { ...letter.body.postvak, tokenHash: token() } },
    { ...letter.body, postvak: { ...letter.body.postvak, id: token(16) } },
    (({ intrekHash: _gone, ...rest }) => rest)(letter.body),
  ];
  for (const body of others) {
    const refused = await leverAf(line, phone, { ...letter, body });
    expect([refused.status, refused.json['reden']]).toEqual([409, 'andere-inhoud']);
  }
  const [row, ...more] = await stored(rows);
  expect(more).toEqual([]);
  expect(row?.envelop).toBe(letter.body.envelop);
});

test('a mailbox belongs to one envelope: a second one cannot take it over', async () => {
  const { line, hoorn, phone } = await start();
  const letter = brief(hoorn.tenant);
  await leverAf(line, phone, letter);
  const thief = brief(hoorn.tenant);
  thief.body.postvak = { id: letter.body.postvak.id, tokenHash: token() };
  expect((await leverAf(line, phone, thief)).json['reden']).toBe('andere-inhoud');
});

test('[C-35] no session is needed, and a proof is good once', async () => {
  const { line, hoorn, phone, clock } = await start();
  clock.nu += 14 * 24 * 3_600_000;
  const letter = brief(hoorn.tenant);
  const json = JSON.stringify(letter.body);
  const proof = await bewijs(phone, letter.envId, json, await uitdaging(line, hoorn.tenant));
  const send = () =>
    line('PUT', `/v1/enveloppen/${letter.envId}`, { raw: json, headers: { toestelbewijs: proof } });
  expect((await send()).status).toBe(201);
  const replayed = await send();
  expect([replayed.status, replayed.json['reden']]).toEqual([401, 'uitdaging-verlopen']);
});

test('every answer to a device carries the next challenge, also a refusal, and it works', async () => {
  const { line, hoorn, phone } = await start();
  const letter = brief(hoorn.tenant);
  const json = JSON.stringify(letter.body);
  const stale = await line('PUT', `/v1/enveloppen/${letter.envId}`, {
    raw: json,
    headers: { toestelbewijs: await bewijs(phone, letter.envId, json, token()) },
  });
  expect(stale.json['reden']).toBe('uitdaging-verlopen');
  const next = stale.headers['volgende-uitdaging'] ?? '';
  const done = await line('PUT', `/v1/enveloppen/${letter.envId}`, {
    raw: json,
    headers: { toestelbewijs: await bewijs(phone, letter.envId, json, next) },
  });
  expect(done.status).toBe(201);
  expect(done.headers['volgende-uitdaging']).toMatch(/^[\w-]{43}$/);
});

test('a challenge is over after five minutes', async () => {
  const { line, hoorn, phone, clock } = await start();
  const letter = brief(hoorn.tenant);
  const json = JSON.stringify(letter.body);
  const challenge = await uitdaging(line, hoorn.tenant);
  clock.nu += 5 * 60_000 + 1_000;
  const late = await line('PUT', `/v1/enveloppen/${letter.envId}`, {
    raw: json,
    headers: { toestelbewijs: await bewijs(phone, letter.envId, json, challenge) },
  });
  expect(late.json['reden']).toBe('uitdaging-verlopen');
});

test('[C-6] a proof that is missing, forged, of another device, or over something else, is refused', async () => {
  const { line, hoorn, phone, rows } = await start();
  const letter = brief(hoorn.tenant);
  const json = JSON.stringify(letter.body);
  const stranger = await makeKey();
  const make = async (change: (challenge: string) => Promise<string | undefined>) => {
    const proof = await change(await uitdaging(line, hoorn.tenant));
    return line('PUT', `/v1/enveloppen/${letter.envId}`, {
      raw: json,
      headers: proof === undefined ? {} : { toestelbewijs: proof },
    });
  };
  const flip = (jws: string) => jws.slice(0, -4) + (jws.endsWith('AAAA') ? 'BBBB' : 'AAAA');
  const none = { alg: 'none', typ: 'mr-toestelbewijs+jws', kid: phone.toestel };
  const cases: [string, (challenge: string) => Promise<string | undefined>, string][] = [
    ['missing', async () => undefined, 'bewijs-ongeldig'],
    ['garbage', async () => 'a.b.c', 'bewijs-ongeldig'],
    ['very long', async () => 'a'.repeat(5_000), 'bewijs-ongeldig'],
    ['another key', (c) => bewijs({ ...phone, key: stranger }, letter.envId, json, c), 'bewijs-ongeldig'],
    ['bit flipped', async (c) => flip(await bewijs(phone, letter.envId, json, c)), 'bewijs-ongeldig'],
    [
      'unknown device',
      (c) => bewijs({ ...phone, toestel: token(16) }, letter.envId, json, c),
      'toestel-onbekend',
    ],
    ['another method', (c) => bewijs(phone, letter.envId, json, c, { methode: 'DELETE' }), 'bewijs-ongeldig'],
    ['another path', (c) => bewijs(phone, randomUUID(), json, c), 'bewijs-ongeldig'],
    ['another body', (c) => bewijs(phone, letter.envId, `${json} `, c), 'bewijs-ongeldig'],
    ['an extra claim', (c) => bewijs(phone, letter.envId, json, c, { extra: 1 }), 'bewijs-ongeldig'],
    [
      'another typ',
      (c) => signed('mr-ontvangst+jws', phone.toestel, phone.key, { uitdaging: c }),
      'bewijs-ongeldig',
    ],
    [
      'alg none',
      async (c) => {
        const [, payload] = (await bewijs(phone, letter.envId, json, c)).split('.');
        return `${Buffer.from(JSON.stringify(none)).toString('base64url')}.${payload}.`;
      },
      'bewijs-ongeldig',
    ],
    ['a challenge of nobody', () => bewijs(phone, letter.envId, json, token()), 'uitdaging-verlopen'],
  ];
  for (const [name, change, reden] of cases) {
    const refused = await make(change);
    expect([name, refused.status, refused.json['reden']]).toEqual([name, 401, reden]);
  }
  expect(await stored(rows)).toEqual([]);
});

test('an envelope of another municipality or under another id is refused by its own header', async () => {
  const { line, hoorn, phone } = await start();
  const elsewhere = brief(hoorn.tenant, { kop: { tenant: token(16) } });
  const refused = await leverAf(line, phone, elsewhere);
  expect([refused.status, refused.json['reden']]).toEqual([400, 'andere-gemeente']);
  const swapped = brief(hoorn.tenant, { kop: { envId: randomUUID() } });
  expect((await leverAf(line, phone, swapped)).json['reden']).toBe('onleesbaar');
  const headless = brief(hoorn.tenant);
  headless.body.envelop = sealed();
  expect((await leverAf(line, phone, headless)).json['reden']).toBe('onleesbaar');
});

test('[C-8] a suite or epoch that this server does not know is kept as it is', async () => {
  const { line, hoorn, phone, rows } = await start();
  const letter = brief(hoorn.tenant, { kop: { suite: 99, epoch: 400, kring: 'onbekend', alg: 'X' } });
  expect((await leverAf(line, phone, letter)).status).toBe(201);
  expect((await stored(rows))[0]?.envelop).toBe(letter.body.envelop);
});

test('[C-43] another version of the protocol is told apart from a broken body', async () => {
  const { line, hoorn, phone } = await start();
  const letter = brief(hoorn.tenant);
  const newer = { ...letter, body: { ...letter.body, protocol: 3, toekomst: true } };
  const older = { ...letter, body: { ...letter.body, protocol: 0 } };
  expect((await leverAf(line, phone, newer)).json['reden']).toBe('client-te-nieuw');
  expect((await leverAf(line, phone, older)).json['reden']).toBe('client-te-oud');
  const broken = { ...letter, body: { ...letter.body, protocol: 'x' as unknown as number } };
  expect((await leverAf(line, phone, broken)).json['reden']).toBe('onleesbaar');
});

test('a truncated body is refused, and so is one that is too large, compressed or not', async () => {
  const { line, hoorn, phone } = await start();
  const letter = brief(hoorn.tenant);
  const path = `/v1/enveloppen/${letter.envId}`;
  const json = JSON.stringify(letter.body);
  const cut = await line('PUT', path, { raw: json.slice(0, -10) });
  expect([cut.status, cut.json['reden']]).toEqual([400, 'onleesbaar']);
  const huge = brief(hoorn.tenant, { bytes: 800 * 1024 });
  expect((await leverAf(line, phone, huge)).status).toBe(413);
  const tooLong = brief(hoorn.tenant, { bytes: 400 * 1024 });
  const long = await leverAf(line, phone, tooLong);
  expect([long.status, long.json['reden']]).toEqual([413, 'te-groot']);
  const largest = brief(hoorn.tenant, { bytes: LARGEST });
  expect((await leverAf(line, phone, largest)).status).toBe(201);
  const bomb = gzipSync(Buffer.alloc(20 * 1024 * 1024, 0x20));
  expect(bomb.length).toBeLessThan(30_000);
  const burst = await line('PUT', path, { raw: bomb, headers: { 'content-encoding': 'gzip' } });
  expect([burst.status, burst.json['reden']]).toEqual([413, 'te-groot']);
  const notGzip = await line('PUT', path, { raw: json, headers: { 'content-encoding': 'gzip' } });
  expect([notGzip.status, notGzip.json['reden']]).toEqual([400, 'onleesbaar']);
  const brotli = await line('PUT', path, { raw: json, headers: { 'content-encoding': 'br' } });
  expect(brotli.status).toBe(415);
});

test('a compressed body is proved by its JSON text, not by its gzip bytes', async () => {
  const { line, hoorn, phone } = await start();
  const letter = brief(hoorn.tenant);
  const json = JSON.stringify(letter.body);
  const send = async (digest: string) =>
    line('PUT', `/v1/enveloppen/${letter.envId}`, {
      raw: gzipSync(json),
      headers: {
        'content-encoding': 'gzip',
        toestelbewijs: await bewijs(phone, letter.envId, json, await uitdaging(line, hoorn.tenant), {
          sha256: digest,
        }),
      },
    });
  expect((await send(sha256(gzipSync(json)))).json['reden']).toBe('bewijs-ongeldig');
  expect((await send(sha256(json))).status).toBe(201);
});

test('[C-50] what a revoked device brings is kept in quarantine, up to a number of bytes', async () => {
  const { line, hoorn, phone, rows } = await start();
  await hoorn.als('DELETE', `/v1/toestellen/${phone.toestel}`);
  const done = await leverAf(line, phone, brief(hoorn.tenant));
  expect(done.status).toBe(201);
  expect(claims(done).quarantaine).toBe(true);
  expect(await stored(rows)).toMatchObject([{ quarantaine: 'toestel-ingetrokken', stand: 'opgehaald' }]);

  let last = done;
  for (let n = 0; n < 45 && last.status === 201; n += 1) {
    last = await leverAf(line, phone, brief(hoorn.tenant, { bytes: LARGEST }));
  }
  expect([last.status, last.json['reden']]).toEqual([429, 'te-veel']);
});

test('[C-75] a sealed backlog is never refused; bytes without end are', async () => {
  const { line, hoorn, phone, clock } = await start();
  for (let n = 0; n < 60; n += 1) {
    expect((await leverAf(line, phone, brief(hoorn.tenant, { bytes: 12_000 }))).status).toBe(201);
  }
  // what is announced counts with what is here
  const photos = Array.from({ length: 8 }, () => verzegeldeFoto(2.5 * 1024 * 1024));
  const same = briefMet(hoorn.tenant, photos, { bytes: LARGEST });
  let last: Answer | undefined;
  for (let n = 0; n < 14 && (last === undefined || last.status < 300); n += 1) {
    last = await leverAf(line, phone, same);
  }
  expect([last?.status, last?.json['reden']]).toEqual([429, 'te-veel']);
  expect(Number(last?.headers['retry-after'])).toBeGreaterThan(0);
  clock.nu += 3_600_000;
  expect((await leverAf(line, phone, same)).status).toBe(200);
});

test('[C-75] a network that keeps failing is told to wait, and a right proof still passes', async () => {
  const { line, hoorn, phone } = await start();
  const letter = brief(hoorn.tenant);
  const json = JSON.stringify(letter.body);
  let refused: Answer | undefined;
  for (let n = 0; n < 65; n += 1)
    refused = await line('PUT', `/v1/enveloppen/${letter.envId}`, { raw: json });
  expect([refused?.status, refused?.json['reden']]).toEqual([429, 'te-veel']);
  expect((await leverAf(line, phone, letter)).status).toBe(201);
});

test('the desk reads in pages that follow each other, and nothing twice', async () => {
  const { line, hoorn, phone } = await start();
  const sent: string[] = [];
  for (let n = 0; n < 12; n += 1) {
    const letter = brief(hoorn.tenant, { bytes: 380 * 1024 });
    await leverAf(line, phone, letter);
    sent.push(letter.envId);
  }
  const seen: string[] = [];
  let na = 0;
  let pages = 0;
  for (;;) {
    const { json } = await hoorn.als('GET', `/v1/enveloppen?na=${na}`);
    const found = json['enveloppen'] as { envId: string }[];
    if (found.length === 0) break;
    pages += 1;
    seen.push(...found.map(({ envId }) => envId));
    na = Number(json['tot']);
  }
  expect(seen).toEqual(sent);
  expect(pages).toBeGreaterThan(1);
});
