import { expect, test } from 'vitest';
import { Toestellen } from '#protocol/toestel.ts';
import { startApp } from '../support/app.ts';
import { brief, leverAf, makeKey, richtIn, schrijfIn, sealed, sha256, token } from '../support/gemeente.ts';

const HOUR = 3_600_000;

async function start(options: Parameters<typeof startApp>[0] = {}) {
  const house = await startApp(options);
  const hoorn = await richtIn(house.line, await house.code());
  const invite = async (soort: 'toestel' | 'lid' = 'toestel') => {
    const toegang = token();
    const label = sealed();
    const done = await hoorn.als('POST', '/v1/uitnodigingen', {
      body: { soort, toegangHash: sha256(toegang), label },
    });
    return { toegang, label, done };
  };
  const enrol = (body: Record<string, unknown>) => house.line('POST', '/v1/inschrijvingen', { body });
  const list = async () => Toestellen.parse((await hoorn.als('GET', '/v1/toestellen')).json).toestellen;
  return { ...house, hoorn, invite, enrol, list };
}

test('an invitation is good once and for a day; the desk sees what became of it', async () => {
  const { hoorn, invite, enrol, list, clock } = await start();
  const { toegang, label, done } = await invite();
  expect(done.status).toBe(201);
  expect(done.json['geldigTot']).toBe(new Date(clock.nu + 24 * HOUR).toISOString());
  expect(await list()).toMatchObject([{ stand: 'uitgenodigd', label }]);
  const key = await makeKey();
  const binding = token();
  const enrolled = await enrol({ tenant: hoorn.tenant, toegang, sleutel: key.jwk, binding });
  expect(enrolled.status).toBe(201);
  expect(await list()).toMatchObject([
    { stand: 'actief', label, toestel: enrolled.json['toestel'], sleutel: key.jwk, binding },
  ]);
  const other = await makeKey();
  const stolen = await enrol({ tenant: hoorn.tenant, toegang, sleutel: other.jwk, binding });
  expect([stolen.status, stolen.json['reden']]).toEqual([409, 'uitnodiging-gebruikt']);
});

test('an answer that was lost on the way can be asked again by the same phone', async () => {
  const { hoorn, invite, enrol } = await start();
  const { toegang } = await invite();
  const key = await makeKey();
  const body = { tenant: hoorn.tenant, toegang, sleutel: key.jwk, binding: token() };
  const [first, again] = [await enrol(body), await enrol(body)];
  expect(again.json).toEqual(first.json);
});

test('an invitation that is over, unknown, of another municipality or for a member, enrols no phone', async () => {
  const house = await start();
  const { hoorn, invite, enrol, clock } = house;
  const enkhuizen = await richtIn(house.line, await house.code());
  const key = await makeKey();
  const rest = { sleutel: key.jwk, binding: token() };
  const { toegang } = await invite();
  const elsewhere = await enrol({ tenant: enkhuizen.tenant, toegang, ...rest });
  expect([elsewhere.status, elsewhere.json['reden']]).toEqual([404, 'uitnodiging-onbekend']);
  expect((await enrol({ tenant: hoorn.tenant, toegang: token(), ...rest })).status).toBe(404);
  const member = await invite('lid');
  expect((await enrol({ tenant: hoorn.tenant, toegang: member.toegang, ...rest })).status).toBe(404);
  clock.nu += 24 * HOUR;
  const late = await enrol({ tenant: hoorn.tenant, toegang, ...rest });
  expect([late.status, late.json['reden']]).toEqual([410, 'uitnodiging-verlopen']);
});

test('where a phone would have no secure context, nobody is invited', async () => {
  const { invite } = await start({ origin: 'http://meldroute.intern:8080' });
  const { done } = await invite();
  expect([done.status, done.json['reden']]).toEqual([409, 'onveilige-verbinding']);
});

test('[C-64] revoking is seen at the next request, and can be done twice', async () => {
  const { hoorn, line, list } = await start();
  const phone = await schrijfIn(hoorn);
  expect((await leverAf(line, phone, brief(hoorn.tenant))).status).toBe(201);
  for (let n = 0; n < 2; n += 1) {
    expect((await hoorn.als('DELETE', `/v1/toestellen/${phone.toestel}`)).status).toBe(204);
  }
  expect(await list()).toMatchObject([{ stand: 'ingetrokken' }]);
  const done = await leverAf(line, phone, brief(hoorn.tenant));
  expect(
    JSON.parse(Buffer.from(String(done.json['bewijs']).split('.')[1] ?? '', 'base64url').toString()),
  ).toMatchObject({ quarantaine: true });
  expect((await hoorn.als('DELETE', `/v1/toestellen/${token(16)}`)).status).toBe(404);
});

test('[C-13] when a phone was last seen is told by the week: a day would tie it to its envelope', async () => {
  const { hoorn, line, list, clock } = await start();
  const phone = await schrijfIn(hoorn);
  expect((await list())[0]?.laatstGezien).toBeUndefined();
  await leverAf(line, phone, brief(hoorn.tenant));
  expect((await list())[0]?.laatstGezien).toBe('2026-11-23T00:00:00.000Z');
  clock.nu += HOUR / 10;
  await leverAf(line, phone, brief(hoorn.tenant));
  expect((await list())[0]?.laatstGezien).toBe('2026-11-23T00:00:00.000Z');
});
