import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { compactVerify, importJWK } from 'jose';
import { expect, test } from 'vitest';
import { Bewaarverklaring, Envelopstatus } from '#protocol/envelop.ts';
import { startApp } from '../support/app.ts';
import { type Brief, brief, leverAf, open, richtIn, schrijfIn, token } from '../support/gemeente.ts';

async function start() {
  const house = await startApp();
  const hoorn = await richtIn(house.line, await house.code());
  const phone = await schrijfIn(hoorn);
  const status = async (letter: Brief, statusToken = letter.statusToken) =>
    house.line('GET', `/v1/enveloppen/${letter.envId}/status`, {
      headers: { authorization: `Bearer ${statusToken}` },
    });
  const withdraw = (letter: Brief, intrekToken = letter.intrekToken) =>
    house.line('DELETE', `/v1/enveloppen/${letter.envId}`, {
      headers: { authorization: `Bearer ${intrekToken}` },
    });
  return { ...house, hoorn, phone, status, withdraw };
}

test('a phone without login follows its envelope: ontvangen, opgehaald, geopend, and the secret from inside', async () => {
  const { hoorn, phone, line, status, clock } = await start();
  const letter = brief(hoorn.tenant);
  await leverAf(line, phone, letter);
  expect((await status(letter)).json).toEqual({ stand: 'ontvangen', reservekopie: false });
  await hoorn.als('GET', '/v1/enveloppen');
  expect((await status(letter)).json['stand']).toBe('opgehaald');
  await open(hoorn, letter.envId);
  const geheim = token();
  clock.nu += 10 * 60_000;
  const revealed = await hoorn.als('PUT', `/v1/enveloppen/${letter.envId}/geopend`, { body: { geheim } });
  expect(revealed.status).toBe(204);
  const told = await status(letter);
  expect(Envelopstatus.parse(told.json)).toEqual({
    stand: 'geopend',
    geheim,
    geopendOp: '2026-11-24T10:00:00.000Z',
    reservekopie: false,
  });
});

test('the secret is taken only after a log entry opened the envelope, once, and never another', async () => {
  const { hoorn, phone, line, status } = await start();
  const letter = brief(hoorn.tenant);
  await leverAf(line, phone, letter);
  const reveal = (geheim: string, envId = letter.envId) =>
    hoorn.als('PUT', `/v1/enveloppen/${envId}/geopend`, { body: { geheim } });
  const geheim = token();
  const early = await reveal(geheim);
  expect([early.status, early.json['reden']]).toEqual([409, 'niet-geopend']);
  expect((await status(letter)).json['geheim']).toBeUndefined();
  expect((await reveal(geheim, '00000000-0000-4000-8000-000000000000')).status).toBe(404);
  await open(hoorn, letter.envId);
  expect((await reveal(geheim)).status).toBe(204);
  expect((await reveal(geheim)).status).toBe(204);
  expect((await reveal(token())).json['reden']).toBe('andere-inhoud');
  expect((await status(letter)).json['geheim']).toBe(geheim);
});

test('[C-89] only a verified backup that holds the opening is stated, and by the receipt key', async () => {
  const { hoorn, phone, line, status, backup, clock } = await start();
  const [first, second] = [brief(hoorn.tenant), brief(hoorn.tenant)];
  await leverAf(line, phone, first);
  await leverAf(line, phone, second);
  await open(hoorn, first.envId);
  await backup();
  // The backup holds the case, and not yet that it was opened towards the phone.
  await hoorn.als('PUT', `/v1/enveloppen/${first.envId}/geopend`, { body: { geheim: token() } });
  expect((await status(first)).json).toMatchObject({ stand: 'geopend', reservekopie: true });
  expect((await status(first)).json['verklaring']).toBeUndefined();

  clock.nu += 60_000;
  const at = new Date(clock.nu).toISOString();
  await backup();
  const { verklaring } = (await status(first)).json;
  const [ontvangst] = hoorn.bos.ontvangst;
  const { payload, protectedHeader } = await compactVerify(
    String(verklaring),
    await importJWK({ ...ontvangst!.sleutel, alg: 'ES256' }),
  );
  expect(protectedHeader).toMatchObject({ typ: 'mr-verklaring+jws', kid: ontvangst!.kid });
  expect(Bewaarverklaring.parse(JSON.parse(new TextDecoder().decode(payload)))).toEqual({
    v: 1,
    tenant: hoorn.tenant,
    envId: first.envId,
    reservekopieOp: at,
  });
  expect((await status(second)).json).toEqual({ stand: 'ontvangen', reservekopie: true });
});

test('[C-36] a status or mailbox token opens only its own, and a wrong one learns nothing', async () => {
  const { hoorn, phone, line, status } = await start();
  const [mine, other] = [brief(hoorn.tenant), brief(hoorn.tenant)];
  await leverAf(line, phone, mine);
  await leverAf(line, phone, other);
  const wrong = await status(mine, other.statusToken);
  const unknown = await status(brief(hoorn.tenant));
  expect([wrong.status, wrong.json['reden']]).toEqual([404, 'niet-gevonden']);
  expect({ ...wrong.json, instance: '' }).toEqual({ ...unknown.json, instance: '' });
  const bare = await line('GET', `/v1/enveloppen/${mine.envId}/status`);
  expect([bare.status, bare.headers['www-authenticate']]).toEqual([401, 'Bewijs']);
  const box = await line('GET', `/v1/postvakken/${mine.body.postvak.id}/berichten`, {
    headers: { authorization: `Bearer ${other.postvakToken}` },
  });
  expect(box.status).toBe(404);
});

test('withdrawing takes the token that went along, works before anybody fetched, and is remembered', async () => {
  const { hoorn, phone, line, status, withdraw } = await start();
  const letter = brief(hoorn.tenant);
  await leverAf(line, phone, letter);
  expect((await withdraw(letter, letter.statusToken)).status).toBe(404);
  expect((await withdraw(letter)).status).toBe(204);
  expect((await withdraw(letter)).status).toBe(404);
  expect((await status(letter)).json).toEqual({ stand: 'ingetrokken', reservekopie: false });
  expect((await hoorn.als('GET', '/v1/enveloppen')).json['enveloppen']).toEqual([]);
  const again = await leverAf(line, phone, letter);
  expect([again.status, again.json['reden']]).toEqual([410, 'vernietigd']);
});

test('what was fetched, or sent without the right to withdraw, cannot be withdrawn', async () => {
  const { hoorn, phone, line, withdraw } = await start();
  const fetched = brief(hoorn.tenant);
  await leverAf(line, phone, fetched);
  await hoorn.als('GET', '/v1/enveloppen');
  const refused = await withdraw(fetched);
  expect([refused.status, refused.json['reden']]).toEqual([409, 'al-opgehaald']);
  const acute = brief(hoorn.tenant);
  delete acute.body.intrekHash;
  await leverAf(line, phone, acute);
  expect((await withdraw(acute)).status).toBe(404);
});

test('[C-90] a withdrawn envelope leaves nothing of itself in the database or its log', async () => {
  const { hoorn, phone, line, withdraw, folder } = await start();
  const letter = brief(hoorn.tenant);
  const needle = letter.body.envelop.slice(-60);
  const found = () => readdirSync(folder).filter((name) => readFileSync(join(folder, name)).includes(needle));
  await leverAf(line, phone, letter);
  expect(found()).not.toEqual([]);
  await withdraw(letter);
  expect(found()).toEqual([]);
});
