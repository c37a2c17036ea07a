import { randomUUID } from 'node:crypto';
import { compactVerify, importJWK } from 'jose';
import { expect, test } from 'vitest';
import { Meldingen, Regelbewijs } from '#protocol/melding.ts';
import { startApp } from '../support/app.ts';
import { brief, leverAf, open, richtIn, schrijfIn, sealed, sha256, token } from '../support/gemeente.ts';

async function start() {
  const house = await startApp();
  const hoorn = await richtIn(house.line, await house.code());
  const phone = await schrijfIn(hoorn);
  const letter = brief(hoorn.tenant);
  await leverAf(house.line, phone, letter);
  const write = (melding: string, body: Record<string, unknown>, regelId: string = randomUUID()) =>
    hoorn.als('PUT', `/v1/meldingen/${melding}/regels/${regelId}`, { body });
  const read = async (na = 0) => Meldingen.parse((await hoorn.als('GET', `/v1/meldingen?na=${na}`)).json);
  return { ...house, hoorn, phone, letter, write, read };
}

test('an entry of a case log gets its place, and a receipt that the key of the keyset verifies', async () => {
  const { hoorn, letter } = await start();
  const { done, melding, regelId, body } = await open(hoorn, letter.envId);
  expect(done.status).toBe(201);
  const [ontvangst] = hoorn.bos.ontvangst;
  const { payload, protectedHeader } = await compactVerify(
    String(done.json['bewijs']),
    await importJWK({ ...ontvangst!.sleutel, alg: 'ES256' }),
  );
  expect(protectedHeader).toMatchObject({ typ: 'mr-regelbewijs+jws', kid: ontvangst!.kid });
  expect(Regelbewijs.parse(JSON.parse(new TextDecoder().decode(payload)))).toMatchObject({
    melding,
    regelId,
    sha256: sha256(body.regel),
    seq: done.json['seq'],
  });
});

test('an entry again is the same entry; another text under its id is refused', async () => {
  const { hoorn, letter, write, read } = await start();
  const { melding, regelId, body, done } = await open(hoorn, letter.envId);
  const again = await write(melding, body, regelId);
  expect([again.status, again.json['seq']]).toEqual([200, done.json['seq']]);
  const others = [
    { ...body, regel: sealed() },
    { ...body, opening: { ...body.opening, sleutel: sealed() } },
    { ...body, opening: { sleutel: body.opening.sleutel } },
    { regel: body.regel },
    { ...body, herinnerVanaf: '2026-12-01T09:00:00Z' },
  ];
  for (const other of others) {
    const refused = await write(melding, other, regelId);
    expect([refused.status, refused.json['reden']]).toEqual([409, 'andere-inhoud']);
  }
  expect((await read()).regels).toHaveLength(1);
});

test('a case begins with its key, once; an envelope becomes one case', async () => {
  const { hoorn, letter, write } = await start();
  expect((await write(randomUUID(), { regel: sealed() })).json['reden']).toBe('niet-gevonden');
  const { melding } = await open(hoorn, letter.envId);
  expect((await write(melding, { regel: sealed(), opening: { sleutel: sealed() } })).json['reden']).toBe(
    'andere-inhoud',
  );
  const second = await open(hoorn, letter.envId);
  expect([second.done.status, second.done.json['reden']]).toEqual([409, 'andere-inhoud']);
  expect((await open(hoorn, randomUUID())).done.json['reden']).toBe('niet-gevonden');
  const atDesk = await write(randomUUID(), { regel: sealed(), opening: { sleutel: sealed() } });
  expect(atDesk.status).toBe(201);
});

test('a reader that follows the cursor gets every entry once, in order, with each case key beside its first', async () => {
  const { hoorn, letter, write, read } = await start();
  const { melding } = await open(hoorn, letter.envId);
  await write(melding, { regel: sealed(), herinnerVanaf: '2026-12-01T09:00:00Z' });
  const first = await read();
  expect(first.sleutels).toMatchObject([{ melding, envId: letter.envId }]);
  expect(first.regels.map(({ seq }) => seq)).toEqual([2, 3]);
  expect(first.tot).toBe(3);
  expect(await read(first.tot)).toEqual({ sleutels: [], regels: [], tot: 3 });
  await write(melding, { regel: sealed() });
  const second = await read(first.tot);
  expect(second).toMatchObject({ sleutels: [], tot: 4 });
  expect(second.regels).toHaveLength(1);
});

test('[C-20] feedback waits in the mailbox of one signal and is read with its token, without cookie', async () => {
  const { hoorn, letter, line } = await start();
  const { id } = letter.body.postvak;
  const put = (bericht: string, berichtId: string, box = id) =>
    hoorn.als('PUT', `/v1/postvakken/${box}/berichten/${berichtId}`, { body: { bericht } });
  const [bericht, berichtId] = [sealed(), randomUUID()];
  expect((await put(bericht, berichtId)).status).toBe(201);
  expect((await put(bericht, berichtId)).status).toBe(200);
  expect((await put(sealed(), berichtId)).json['reden']).toBe('andere-inhoud');
  expect((await put(bericht, randomUUID(), token(16))).status).toBe(404);
  const got = await line('GET', `/v1/postvakken/${id}/berichten`, {
    headers: { authorization: `Bearer ${letter.postvakToken}` },
  });
  expect(got.json['berichten']).toEqual([{ berichtId, bericht, geplaatstOp: '2026-11-24T10:00:00.000Z' }]);
});

test('an entry may be as large as an envelope', async () => {
  const { hoorn, letter, write } = await start();
  const { melding } = await open(hoorn, letter.envId);
  expect((await write(melding, { regel: sealed({}, 382 * 1024) })).status).toBe(201);
});

test('what was added later comes in with an entry, and never with a first one', async () => {
  const { hoorn, phone, letter, line, write, read } = await start();
  const { melding } = await open(hoorn, letter.envId);
  const later = brief(hoorn.tenant);
  await leverAf(line, phone, later);
  const regel = sealed();
  const regelId = randomUUID();
  const both = { regel, opening: { sleutel: sealed() }, bijgevoegd: later.envId };
  expect((await write(randomUUID(), both)).json['reden']).toBe('andere-inhoud');
  expect((await write(melding, { regel, bijgevoegd: 'geen-id' })).json['reden']).toBe('onleesbaar');
  const body = { regel, bijgevoegd: later.envId };
  expect((await write(melding, body, regelId)).status).toBe(201);
  expect((await write(melding, body, regelId)).status).toBe(200);
  expect((await write(melding, { regel, bijgevoegd: letter.envId }, regelId)).json['reden']).toBe(
    'andere-inhoud',
  );
  // what the desks read of a case says nothing of it: the entry itself does
  expect((await read()).sleutels).toHaveLength(1);
  const geheim = token();
  expect((await hoorn.als('PUT', `/v1/enveloppen/${later.envId}/geopend`, { body: { geheim } })).status).toBe(
    204,
  );
});
