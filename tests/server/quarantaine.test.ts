import { expect, test } from 'vitest';
import { startApp } from '../support/app.ts';
import { type Brief, brief, leverAf, open, richtIn, schrijfIn } from '../support/gemeente.ts';

async function start() {
  const house = await startApp({ level: 'silent' });
  const hoorn = await richtIn(house.line, await house.code());
  const phone = await schrijfIn(hoorn);
  const bring = ({ envId, body }: Brief, change: object = {}) =>
    hoorn.als('PUT', `/v1/enveloppen/${envId}/inlezing`, { body: { ...body, ...change } });
  return { ...house, hoorn, phone, bring };
}

test('a member brings what a phone could not deliver: kept once, apart, followed with its own tokens, and opened after it was taken out', async () => {
  const { hoorn, phone, line, bring } = await start();
  const letter = brief(hoorn.tenant);
  const first = await bring(letter);
  expect([first.status, first.json]).toEqual([201, { nieuw: true }]);
  const again = await bring(letter);
  expect([again.status, again.json]).toEqual([200, { nieuw: false }]);
  const bearer = { headers: { authorization: `Bearer ${letter.statusToken}` } };
  const status = async () =>
    (await line('GET', `/v1/enveloppen/${letter.envId}/status`, bearer)).json['stand'];
  expect(await status()).toBe('ontvangen');
  const rows = async () => (await hoorn.als('GET', '/v1/enveloppen')).json['enveloppen'];
  expect(await rows()).toMatchObject([{ envId: letter.envId, quarantaine: 'reddingsbestand' }]);
  const taken = await hoorn.als('DELETE', `/v1/enveloppen/${letter.envId}/quarantaine`);
  expect(taken.status).toBe(204);
  expect(await rows()).toMatchObject([{ envId: letter.envId, aangenomen: true }]);
  expect((await open(hoorn, letter.envId)).done.status).toBe(201);
  // The phone that finds coverage later gets its receipt.
  expect((await leverAf(line, phone, letter)).status).toBe(200);
});

test('what does not belong here is refused with the word for it, and nothing is kept', async () => {
  const { hoorn, line, bring, code } = await start();
  const enkhuizen = await richtIn(line, await code());
  const letter = brief(hoorn.tenant);
  const cases: [string, Awaited<ReturnType<typeof bring>>][] = [
    ['andere-gemeente', await bring(brief(enkhuizen.tenant))],
    ['andere-gemeente', await bring(letter, { tenant: enkhuizen.tenant })],
    ['onleesbaar', await bring({ ...letter, envId: brief(hoorn.tenant).envId })],
    ['onleesbaar', await bring(letter, { extra: 1 })],
    ['client-te-nieuw', await bring(letter, { protocol: 99 })],
    ['te-groot', await bring(brief(hoorn.tenant, { bytes: 600_000 }))],
  ];
  expect(cases.map(([, answer]) => answer.json['reden'])).toEqual(cases.map(([word]) => word));
  const stranger = await line('PUT', `/v1/enveloppen/${letter.envId}/inlezing`, { body: letter.body });
  expect(stranger.json['reden']).toBe('verzoek-van-elders');
  const headers = { 'x-mr': '1' };
  const path = `/v1/enveloppen/${letter.envId}`;
  expect((await line('PUT', `${path}/inlezing`, { body: letter.body, headers })).status).toBe(401);
  expect((await line('DELETE', `${path}/quarantaine`, { headers })).status).toBe(401);
  expect((await hoorn.als('DELETE', `${path}/quarantaine`)).json['reden']).toBe('niet-gevonden');
  expect((await hoorn.als('GET', '/v1/enveloppen')).json['enveloppen']).toEqual([]);
});

test('both acts leave a trail', async () => {
  const { hoorn, store, bring } = await start();
  const { seq } = await store.audit.head(hoorn.tenant);
  const letter = brief(hoorn.tenant);
  await bring(letter);
  await hoorn.als('DELETE', `/v1/enveloppen/${letter.envId}/quarantaine`);
  expect((await store.audit.head(hoorn.tenant)).seq).toBe(seq + 2);
});
