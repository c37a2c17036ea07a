import { expect, test } from 'vitest';
import { startApp } from '../support/app.ts';
import { makeKey, richtIn, signVeld, signed, token, velddocument } from '../support/gemeente.ts';

test('field settings are taken from who holds the root key, and given to anybody who knows the municipality', async () => {
  const { line, code } = await startApp();
  const hoorn = await richtIn(line, await code());
  const where = `/v1/gemeenten/${hoorn.tenant}/veldinstellingen`;
  expect((await line('GET', where)).json['reden']).toBe('niet-gevonden');
  expect((await line('GET', `/v1/gemeenten/${token(16)}/veldinstellingen`)).status).toBe(404);

  const veldinstellingen = await signVeld(hoorn, { versie: 7 });
  const put = (body: unknown) => hoorn.als('PUT', '/v1/veldinstellingen', { body });
  expect((await put({ veldinstellingen, na: 0 })).status).toBe(204);
  expect((await line('GET', where)).json).toEqual({ veldinstellingen });
  // twice, or after something else than what is there
  expect((await put({ veldinstellingen, na: 0 })).json['reden']).toBe('versie-bestaat-al');
  const next = await signVeld(hoorn, { versie: 8, slotMinuten: 5 });
  expect((await put({ veldinstellingen: next, na: 6 })).json['reden']).toBe('versie-bestaat-al');
  expect((await put({ veldinstellingen: next, na: 7 })).status).toBe(204);
  expect((await line('GET', where)).json).toEqual({ veldinstellingen: next });
});

test('what a phone would not believe is not kept', async () => {
  const { line, code } = await startApp();
  const hoorn = await richtIn(line, await code());
  const enkhuizen = await richtIn(line, await code());
  const attacker = await makeKey();
  const { tenant } = hoorn;
  const good = velddocument(tenant);
  const wrong: [string, string, string][] = [
    ['another key', await signed('mr-veld+jws', attacker.kid, attacker, good), 'onleesbaar'],
    ['another key in her name', await signed('mr-veld+jws', hoorn.wortel.kid, attacker, good), 'onleesbaar'],
    [
      'another kind of text',
      await signed('mr-sleutelbos+jws', hoorn.wortel.kid, hoorn.wortel, good),
      'onleesbaar',
    ],
    ['another municipality', await signVeld(hoorn, { tenant: enkhuizen.tenant }), 'andere-gemeente'],
    ['a version that is not later', await signVeld(hoorn, { versie: 0 }), 'onleesbaar'],
    ['an hour untouched', await signVeld(hoorn, { slotMinuten: 60 }), 'onleesbaar'],
    [
      'an order to the phone in a number',
      await signVeld(hoorn, { nummers: [{ naam: 'AF', nummer: '**21*0612345678#' }] }),
      'onleesbaar',
    ],
    ['something more', await signVeld(hoorn, { meer: 1 }), 'onleesbaar'],
  ];
  for (const [name, veldinstellingen, reden] of wrong) {
    const refused = await hoorn.als('PUT', '/v1/veldinstellingen', { body: { veldinstellingen, na: 0 } });
    expect([name, refused.json['reden']]).toEqual([name, reden]);
  }
  expect((await line('GET', `/v1/gemeenten/${tenant}/veldinstellingen`)).status).toBe(404);
});
