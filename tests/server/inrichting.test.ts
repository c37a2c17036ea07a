import { expect, test } from 'vitest';
import { Sessie } from '#protocol/leden.ts';
import { startApp } from '../support/app.ts';
import { ceremonie, makeKey, nextBos, richtIn, sealed, sha256, signBos, token } from '../support/gemeente.ts';

test('the code of the console opens the ceremony, again and again, until it is done', async () => {
  const { line, store } = await startApp();
  expect((await line('GET', '/v1/inrichting')).json).toEqual({ ingericht: false });
  const code = token();
  await store.inrichting.open({ hash: sha256(code) });
  const first = await line('POST', '/v1/inrichting/begin', { body: { code } });
  const again = await line('POST', '/v1/inrichting/begin', { body: { code } });
  expect(first.status).toBe(200);
  expect(again.json).toEqual(first.json);
  await richtIn(line, code);
  expect((await line('GET', '/v1/inrichting')).json).toEqual({ ingericht: true });
  const spent = await line('POST', '/v1/inrichting/begin', { body: { code } });
  expect([spent.status, spent.json['reden']]).toEqual([409, 'al-ingericht']);
});

test('a wrong code opens nothing, and a new code of the console replaces the old one', async () => {
  const { line, store } = await startApp();
  const [old, fresh] = [token(), token()];
  await store.inrichting.open({ hash: sha256(old) });
  await store.inrichting.open({ hash: sha256(fresh) });
  for (const code of [token(), old, '', 'x']) {
    const refused = await line('POST', '/v1/inrichting/begin', { body: { code } });
    expect([refused.status, refused.json['reden']]).toEqual([401, 'code-onjuist']);
  }
  expect((await line('POST', '/v1/inrichting/begin', { body: { code: fresh } })).status).toBe(200);
});

test('a code of the operator is over after its end', async () => {
  const house = await startApp();
  const code = await house.code();
  house.clock.nu += 24 * 3_600_000;
  const late = await house.line('POST', '/v1/inrichting/begin', { body: { code } });
  expect(late.json['reden']).toBe('code-onjuist');
});

test('a municipality exists whole or not at all: a spoiled ceremony leaves nothing', async () => {
  const house = await startApp();
  const { line } = house;
  const code = await house.code();
  const { body, bos, wortel } = await ceremonie(line, code);
  const other = await makeKey();
  const spoiled = [
    { ...body, tenant: token(16) },
    { ...body, sleutelbos: await signBos(wortel, { ...bos, tenant: token(16) }) },
    { ...body, sleutelbos: await signBos(other, bos) },
    { ...body, sleutelbos: await signBos({ ...other, kid: wortel.kid }, bos) },
    {
      ...body,
      sleutelbos: await signBos(wortel, { ...bos, ontvangst: [{ kid: other.kid, sleutel: other.jwk }] }),
    },
    { ...body, sleutelbos: await signBos(wortel, { ...bos, leden: [] }) },
    { ...body, sleutelbos: await signBos(wortel, { ...bos, onbekend: 1 }) },
    { ...body, sleutelbos: sealed() },
    { ...body, lid: { ...body.lid, lid: token(16) } },
    { ...body, code: token() },
  ];
  for (const bad of spoiled) {
    const refused = await line('POST', '/v1/inrichting', { body: bad });
    expect(refused.status, JSON.stringify(refused.json)).toBeGreaterThanOrEqual(400);
    expect(refused.cookie).toBeUndefined();
  }
  expect((await line('GET', '/v1/inrichting')).json).toEqual({ ingericht: false });
  const done = await line('POST', '/v1/inrichting', { body });
  expect(done.status).toBe(201);
  expect(Sessie.parse(done.json)).toMatchObject({ tenant: body.tenant, lid: body.lid, ledental: 1 });
});

test('a login name is one person on the whole server, whatever its case', async () => {
  const house = await startApp();
  await richtIn(house.line, await house.code(), 'fatima@hoorn.example');
  const code = await house.code();
  const { body } = await ceremonie(house.line, code, ' Fatima@Hoorn.example');
  const refused = await house.line('POST', '/v1/inrichting', { body });
  expect([refused.status, refused.json['reden']]).toEqual([409, 'loginnaam-bezet']);
  const other = { ...body, lid: { ...body.lid, loginnaam: 'fatima@enkhuizen.example' } };
  expect((await house.line('POST', '/v1/inrichting', { body: other })).status).toBe(201);
});

test('[C-14] a keyset follows the one before it by one, under the same root key', async () => {
  const house = await startApp();
  const hoorn = await richtIn(house.line, await house.code());
  const put = async (sleutelbos: string) =>
    hoorn.als('PUT', '/v1/sleutelbos', { body: { sleutelbos, omslagen: [] } });
  const same = await signBos(hoorn.wortel, hoorn.bos);
  const skipped = await signBos(hoorn.wortel, { ...hoorn.bos, versie: 3 });
  for (const bos of [same, skipped]) expect((await put(bos)).json['reden']).toBe('versie-bestaat-al');
  const thief = await makeKey();
  const stolen = await signBos(thief, { ...hoorn.bos, versie: 2, wortel: thief.jwk });
  expect((await put(stolen)).json['reden']).toBe('onleesbaar');
  const next = await nextBos(hoorn, () => ({}));
  expect((await put(next.sleutelbos)).status).toBe(204);
  const got = await house.line('GET', `/v1/gemeenten/${hoorn.tenant}/sleutelbos`);
  expect(got.json).toEqual({ sleutelbos: next.sleutelbos });
  expect((await house.line('GET', `/v1/gemeenten/${token(16)}/sleutelbos`)).status).toBe(404);
});

test('settings are sealed text with a version that grows by one', async () => {
  const house = await startApp();
  const hoorn = await richtIn(house.line, await house.code());
  const instellingen = sealed();
  const put = (versie: number) => hoorn.als('PUT', '/v1/instellingen', { body: { instellingen, versie } });
  expect((await hoorn.als('GET', '/v1/instellingen')).json['versie']).toBe(1);
  expect((await put(1)).json['reden']).toBe('versie-bestaat-al');
  expect((await put(3)).json['reden']).toBe('versie-bestaat-al');
  expect((await put(2)).status).toBe(204);
  expect((await hoorn.als('GET', '/v1/instellingen')).json).toEqual({ instellingen, versie: 2 });
});

test('a wrong code is noted, and after too many of one network no longer looked at; the right one is', async () => {
  const { line, store } = await startApp();
  const code = token();
  await store.inrichting.open({ hash: sha256(code) });
  const answers: number[] = [];
  for (let n = 0; n < 62; n += 1) {
    answers.push((await line('POST', '/v1/inrichting/begin', { body: { code: token() } })).status);
  }
  expect(new Set(answers.slice(0, 60))).toEqual(new Set([401]));
  expect(answers.slice(60)).toEqual([429, 429]);
  expect((await store.audit.head('server')).seq).toBe(60);
  await richtIn(line, code);
});
