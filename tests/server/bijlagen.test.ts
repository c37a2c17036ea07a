import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { compactVerify, importJWK } from 'jose';
import { expect, test } from 'vitest';
import { BijlageAntwoord, type Bijlageaankondiging, Bijlagebewijs } from '#protocol/bijlage.ts';
import { Bewaarverklaring, Envelopstatus } from '#protocol/envelop.ts';
import { DEEL } from '#protocol/basis.ts';
import { inspect } from '#server/store/sqlite-reservekopie.ts';
import { startApp } from '../support/app.ts';
import {
  type VerzegeldeFoto,
  brengDelen,
  briefMet,
  verzegeldeFoto as foto,
} from '../support/verzegelde-foto.ts';
import {
  type Brief,
  leverAf,
  meldAan,
  open,
  richtIn,
  schrijfIn,
  sha256,
  token,
} from '../support/gemeente.ts';

const KIB = 1024;

async function start() {
  const house = await startApp();
  const hoorn = await richtIn(house.line, await house.code());
  const phone = await schrijfIn(hoorn);
  const letterWith = async (...fotos: VerzegeldeFoto[]) => {
    const letter = briefMet(hoorn.tenant, fotos);
    const done = await leverAf(house.line, phone, letter);
    return { letter, done };
  };
  const bring = (letter: Brief, id: string, raw: Uint8Array, vanaf = 0, statusToken = letter.statusToken) =>
    brengDelen(house.line, { ...letter, statusToken }, id, raw, vanaf);
  const status = async (letter: Brief) => {
    const told = await house.line('GET', `/v1/enveloppen/${letter.envId}/status`, {
      headers: { authorization: `Bearer ${letter.statusToken}` },
    });
    return Envelopstatus.parse(told.json);
  };
  const fetched = (letter: Brief, id: string, as = hoorn) =>
    house.app.inject({
      url: `/v1/enveloppen/${letter.envId}/bijlagen/${id}`,
      headers: { 'x-mr': '1', cookie: as.cookie },
    });
  const receipt = async (bewijs = '') => {
    const key = await importJWK({ ...hoorn.bos.ontvangst[0]!.sleutel }, 'ES256');
    const { payload, protectedHeader } = await compactVerify(bewijs, key);
    return { typ: protectedHeader.typ, data: JSON.parse(Buffer.from(payload).toString()) as unknown };
  };
  return { ...house, hoorn, phone, letterWith, bring, status, fetched, receipt };
}

test('a photo comes after its envelope, chunk by chunk; the last one brings a receipt, and the desk gets the same bytes', async () => {
  const { letterWith, bring, status, fetched, receipt, hoorn } = await start();
  const photo = foto();
  const { letter, done } = await letterWith(photo);
  expect(done.status).toBe(201);
  expect((await status(letter)).bijlagen).toEqual([{ id: photo.id, ontvangen: 0 }]);
  const early = await fetched(letter, photo.id);
  expect([early.statusCode, early.json()['reden']]).toEqual([409, 'nog-niet-binnen']);

  expect((await bring(letter, photo.id, photo.delen[0]!)).json).toEqual({ ontvangen: 1 });
  const rest = await bring(letter, photo.id, photo.verzegeld.subarray(DEEL), 1);
  const { ontvangen, bewijs } = BijlageAntwoord.parse(rest.json);
  expect(ontvangen).toBe(3);
  const { typ, data } = await receipt(bewijs);
  expect(typ).toBe('mr-bijlagebewijs+jws');
  expect(Bijlagebewijs.parse(data)).toEqual({
    v: 1,
    tenant: hoorn.tenant,
    envId: letter.envId,
    bijlage: photo.id,
    bytes: photo.verzegeld.length,
    sha256: sha256(photo.aankondiging.delen.join('.')),
  });
  const whole = await fetched(letter, photo.id);
  expect(whole.headers).toMatchObject({
    'content-type': 'application/octet-stream',
    'content-length': String(photo.verzegeld.length),
    'cache-control': 'no-store',
  });
  expect(whole.rawPayload.equals(photo.verzegeld)).toBe(true);
});

test('duplicates change nothing, a gap is refused, and a lost receipt is given again', async () => {
  const { letterWith, bring, status } = await start();
  const photo = foto();
  const { letter } = await letterWith(photo);
  const gap = await bring(letter, photo.id, photo.delen[1]!, 1);
  expect([gap.status, gap.json['reden']]).toEqual([409, 'sluit-niet-aan']);
  await bring(letter, photo.id, photo.delen[0]!);
  expect((await bring(letter, photo.id, photo.delen[0]!)).json).toEqual({ ontvangen: 1 });
  await Promise.all([bring(letter, photo.id, photo.verzegeld), bring(letter, photo.id, photo.verzegeld)]);
  expect((await status(letter)).bijlagen).toEqual([{ id: photo.id, ontvangen: 3 }]);
  const again = await bring(letter, photo.id, Buffer.alloc(0), 3);
  expect(BijlageAntwoord.parse(again.json)).toMatchObject({ ontvangen: 3, bewijs: expect.any(String) });
});

test('only what was announced is kept: another chunk, too much, and half a chunk', async () => {
  const { letterWith, bring, status } = await start();
  const photo = foto();
  const { letter } = await letterWith(photo);
  const forged = Buffer.concat([photo.delen[0]!, randomBytes(DEEL), photo.delen[2]!]);
  const refused = await bring(letter, photo.id, forged);
  expect([refused.status, refused.json['reden']]).toEqual([409, 'andere-inhoud']);
  expect((await status(letter)).bijlagen).toEqual([{ id: photo.id, ontvangen: 1 }]);
  expect((await bring(letter, photo.id, photo.delen[1]!.subarray(0, 100), 1)).json).toEqual({ ontvangen: 1 });
  const long = Buffer.concat([photo.delen[1]!, photo.delen[2]!, randomBytes(10)]);
  const tooMuch = await bring(letter, photo.id, long, 1);
  expect([tooMuch.status, tooMuch.json['reden']]).toEqual([413, 'te-groot']);
  expect((await status(letter)).bijlagen).toEqual([{ id: photo.id, ontvangen: 3 }]);
  const huge = await bring(letter, photo.id, Buffer.alloc(1024 * KIB + 1));
  expect(huge.json['reden']).toBe('te-groot');
});

test('[C-36] who has another token, another envelope or another photo gets nothing and leaves nothing', async () => {
  const { letterWith, bring, fetched, code, line, hoorn } = await start();
  const photo = foto(16 * KIB);
  const { letter } = await letterWith(photo);
  const { letter: other } = await letterWith(foto(16 * KIB));
  const words = async (asked: Promise<{ json: Record<string, unknown> }>) => (await asked).json['reden'];
  expect(await words(bring(letter, photo.id, photo.verzegeld, 0, token()))).toBe('niet-gevonden');
  expect(await words(bring(other, photo.id, photo.verzegeld))).toBe('niet-gevonden');
  expect(await words(bring(letter, randomUUID(), photo.verzegeld))).toBe('niet-gevonden');
  expect(await words(bring(letter, photo.id, photo.verzegeld, 0, 'geen'))).toBe('bewijs-ongeldig');
  await bring(letter, photo.id, photo.verzegeld);
  const enkhuizen = await richtIn(line, await code());
  expect((await fetched(letter, photo.id, enkhuizen)).json()['reden']).toBe('niet-gevonden');
  expect((await fetched(letter, photo.id, hoorn)).statusCode).toBe(200);
});

test('a body that is no bytes, and an announcement that does not fit, are refused', async () => {
  const { letterWith, line } = await start();
  const photo = foto();
  const { letter } = await letterWith(photo);
  const json = await line('PUT', `/v1/enveloppen/${letter.envId}/bijlagen/${photo.id}`, {
    body: {},
    headers: { authorization: `Bearer ${letter.statusToken}` },
  });
  expect([json.status, json.json['reden']]).toEqual([415, 'onleesbaar']);
  const spoiled: [string, Partial<Bijlageaankondiging>][] = [
    ['a chunk too few', { delen: photo.aankondiging.delen.slice(1) }],
    ['no step of 16 KiB', { bytes: photo.verzegeld.length - 1 }],
    ['nothing', { bytes: 0, delen: [] }],
    ['41 chunks', { bytes: 41 * DEEL, delen: Array.from({ length: 41 }, () => token()) }],
  ];
  for (const [what, change] of spoiled) {
    const { done } = await letterWith({ ...photo, aankondiging: { ...photo.aankondiging, ...change } });
    expect([what, done.status, done.json['reden']]).toEqual([what, 400, 'onleesbaar']);
  }
  const twice = await letterWith(photo, photo);
  expect(twice.done.json['reden']).toBe('onleesbaar');
  const nine = await letterWith(...Array.from({ length: 9 }, () => foto(16 * KIB)));
  expect(nine.done.json['reden']).toBe('onleesbaar');
});

test('[C-33] the same envelope with other photos is another envelope', async () => {
  const { letterWith, line, phone } = await start();
  const { letter } = await letterWith(foto(16 * KIB));
  expect((await leverAf(line, phone, letter)).status).toBe(200);
  const changed = { ...letter, body: { ...letter.body, bijlagen: [foto(16 * KIB).aankondiging] } };
  expect((await leverAf(line, phone, changed)).json['reden']).toBe('andere-inhoud');
});

test('withdrawn, the photos go too, and those that come later are refused for ever', async () => {
  const { letterWith, bring, line, fetched, hoorn, folder } = await start();
  const photo = foto(16 * KIB);
  const late = foto(16 * KIB);
  const { letter } = await letterWith(photo, late);
  await bring(letter, photo.id, photo.verzegeld);
  const withdrawn = await line('DELETE', `/v1/enveloppen/${letter.envId}`, {
    headers: { authorization: `Bearer ${letter.intrekToken}` },
  });
  expect(withdrawn.status).toBe(204);
  const refused = await bring(letter, late.id, late.verzegeld);
  expect([refused.status, refused.json['reden']]).toEqual([410, 'vernietigd']);
  expect((await fetched(letter, photo.id, hoorn)).json()['reden']).toBe('niet-gevonden');
  for (const name of readdirSync(folder)) {
    const found = readFileSync(join(folder, name)).includes(photo.verzegeld.subarray(100, 164));
    expect([name, found]).toEqual([name, false]);
  }
});

test('custody: a statement is given only of a backup that holds the opening and every photo, whole', async () => {
  const { letterWith, bring, status, hoorn, receipt, backup, clock, line } = await start();
  const [first, second] = [foto(16 * KIB), foto()];
  expect(second.delen.length).toBeGreaterThan(1);
  const { letter } = await letterWith(first, second);
  const als = async () => (await meldAan(line, hoorn)).als;
  await bring(letter, first.id, first.verzegeld);
  await open(hoorn, letter.envId);
  await hoorn.als('PUT', `/v1/enveloppen/${letter.envId}/geopend`, { body: { geheim: token() } });
  clock.nu += 60_000;
  await backup();
  expect((await status(letter)).verklaring).toBeUndefined();
  // all but its last chunk is not whole, and a backup of that holds no whole photo
  await bring(letter, second.id, Buffer.concat(second.delen.slice(0, -1)));
  clock.nu += 60_000;
  await backup();
  expect((await status(letter)).verklaring).toBeUndefined();
  await bring(letter, second.id, second.verzegeld);
  expect((await status(letter)).verklaring).toBeUndefined();
  clock.nu += 60_000;
  await backup();
  const { verklaring } = await status(letter);
  const { data } = await receipt(verklaring);
  expect(Bewaarverklaring.parse(data)).toMatchObject({ envId: letter.envId, bijlagen: 2 });
  expect((await (await als())('GET', '/v1/enveloppen')).status).toBe(200);
});

test('what is announced counts: for the hour of a device, and for the quarantine of a revoked one', async () => {
  const { letterWith, hoorn, phone } = await start();
  const large = () => foto(40 * DEEL);
  await hoorn.als('DELETE', `/v1/toestellen/${phone.toestel}`);
  const { done } = await letterWith(large(), large(), large(), large(), large(), large(), large());
  expect(done.status).toBe(201);
  const full = await letterWith(large());
  expect([full.done.status, full.done.json['reden']]).toEqual([429, 'te-veel']);
});

test('[C-89] a backup holds the photos, and one in which a chunk is another or is gone is no backup', async () => {
  const { letterWith, bring, folder, backup } = await start();
  const photo = foto();
  const { letter } = await letterWith(photo, foto(16 * KIB));
  await bring(letter, photo.id, photo.verzegeld);
  await backup();
  const copy = join(folder, 'kopie-1.sqlite');
  expect(inspect(copy)).toMatchObject({ ok: true, waarde: { tellingen: [{ enveloppen: 1, bijlagen: 1 }] } });
  const sql = new Database(copy);
  for (const change of [
    `update bijlagedelen set inhoud = zeroblob(65536) where deel = 1 and inhoud is not null`,
    `update bijlagedelen set inhoud = null where deel = 1`,
  ]) {
    sql.exec(change);
    expect([change, inspect(copy)]).toEqual([change, { ok: false, gebrek: 'beschadigd' }]);
  }
  sql.close();
});
