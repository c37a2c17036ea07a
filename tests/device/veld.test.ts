import { expect, test } from 'vitest';
import { STANDAARD_VELD, type Veldinstellingen } from '#domain/veldinstellingen.ts';
import { must as good, startKring, value } from '../support/kring.ts';
import { makeKey, signVeld, signed, token, velddocument } from '../support/gemeente.ts';
import { dump } from './disk.ts';
import { type Stage, now, seen, startStage, until } from './stage.ts';

const VIJF: Veldinstellingen = {
  slotMinuten: 5,
  dekmantel: 'brandveiligheid',
  nummers: [{ naam: 'Zorgcoördinator', nummer: '0229-25 22 00', geldigTot: '2027-01-01', acuut: true }],
  bevestigdeTalen: ['pl'],
};

/** What a desk signs, with what a test wants to be different. */
async function publish(stage: Stage, na: number, versie: number, more: Partial<Veldinstellingen> = {}) {
  const veldinstellingen = await signVeld(stage.gemeente, { versie, ...VIJF, ...more });
  const done = await stage.als('PUT', '/v1/veldinstellingen', { body: { veldinstellingen, na } });
  if (done.status !== 204) throw new Error(done.text);
  return veldinstellingen;
}

test('a phone goes by the defaults until its municipality decides, and keeps what was decided', async () => {
  const stage = await startStage();
  const toestel = await stage.enrolled();
  await toestel.phone.idle();
  expect(await now(toestel.phone.veld)).toEqual(STANDAARD_VELD);

  await publish(stage, 0, 1);
  toestel.phone.sync.nu();
  await seen(toestel.phone.veld, ({ slotMinuten }) => slotMinuten === 5, 'five minutes');
  expect(await now(toestel.phone.veld)).toMatchObject(VIJF);

  // the app is opened again where there is no coverage
  toestel.phone.stop();
  const later = stage.phone({ disk: toestel.disk });
  later.net.online = false;
  await later.phone.start();
  expect(await now(later.phone.veld)).toMatchObject(VIJF);
});

test('they come with the keyset, and a server that has none is asked no more often', async () => {
  const stage = await startStage();
  const toestel = await stage.enrolled();
  await toestel.phone.idle();
  expect(toestel.count('GET', '/veldinstellingen')).toBe(toestel.count('GET', '/sleutelbos') - 1);
});

test('[C-14] older settings, of another root, another municipality or another shape change nothing', async () => {
  const stage = await startStage();
  const toestel = await stage.enrolled();
  await publish(stage, 0, 7);
  toestel.phone.sync.nu();
  await seen(toestel.phone.veld, ({ slotMinuten }) => slotMinuten === 5);
  const kept = (await dump(toestel.disk))['inschrijving']?.[0]?.['veldinstellingen'];

  const { tenant, wortel } = stage.gemeente;
  const attacker = await makeKey();
  const payload = velddocument(tenant, { versie: 99, ...VIJF, slotMinuten: 10 });
  const by = (key: typeof wortel, more: object = {}, kid = key.kid, typ = 'mr-veld+jws') =>
    signed(typ, kid, key, { ...payload, ...more });
  const lies = [
    await by(wortel, { versie: 6 }),
    await by(wortel, { versie: 7 }),
    await by(attacker),
    await by(attacker, {}, wortel.kid),
    await by(wortel, { tenant: token(16) }),
    await by(wortel, {}, wortel.kid, 'mr-sleutelbos+jws'),
    await by(wortel, { slotMinuten: 11 }),
    await by(wortel, { v: 2 }),
    'a.b.c',
  ];
  for (const veldinstellingen of lies) {
    let told = 0;
    toestel.net.tap = async (sent, proceed) => {
      if (!sent.path.endsWith('/veldinstellingen')) return proceed();
      told += 1;
      return Response.json({ veldinstellingen });
    };
    toestel.phone.sync.nu();
    await until(() => told > 0, 'the lie was told');
    await toestel.phone.idle();
    expect((await dump(toestel.disk))['inschrijving']?.[0]?.['veldinstellingen']).toBe(kept);
    expect(await now(toestel.phone.veld)).toMatchObject({ slotMinuten: 5 });
  }
  toestel.net.tap = undefined;
  await publish(stage, 7, 8, { slotMinuten: 3 });
  toestel.phone.sync.nu();
  await seen(toestel.phone.veld, ({ slotMinuten }) => slotMinuten === 3, 'three minutes');
});

test('the desk signs what the phones go by, and shows it at every desk', async () => {
  const kring = await startKring();
  const { desk, ...first } = await kring.richtIn();
  expect(value(desk.veld)).toEqual(STANDAARD_VELD);
  good(await desk.bewaarVeld(VIJF));
  expect(value(desk.veld)).toEqual(VIJF);

  const again = await kring.logIn(first);
  expect(value(again.desk.veld)).toEqual(VIJF);
  // words that a phone would not take are not signed
  expect(await desk.bewaarVeld({ ...VIJF, nummers: [{ naam: 'x', nummer: '*21#' }] })).toEqual({
    ok: false,
    reden: 'onleesbaar',
  });
});

test('of two who change at once one is told, and sees what the other decided', async () => {
  const kring = await startKring();
  const { desk, ...first } = await kring.richtIn();
  const other = await kring.logIn(first);
  good(await desk.bewaarVeld(VIJF));
  expect(await other.desk.bewaarVeld({ ...STANDAARD_VELD, slotMinuten: 9 })).toEqual({
    ok: false,
    reden: 'intussen-gewijzigd',
  });
  expect(value(other.desk.veld)).toEqual(VIJF);
  good(await other.desk.bewaarVeld({ ...VIJF, slotMinuten: 9 }));
});

test('a server that was put back to before does not make phones deaf to what is decided after', async () => {
  const kring = await startKring();
  const { desk, control } = await kring.richtIn();
  const taken: number[] = [];
  control.tap = async ({ method, body }, proceed) => {
    const answer = await proceed();
    const { veldinstellingen = '' } = method === 'PUT' && body ? JSON.parse(body) : {};
    const [, payload] = String(veldinstellingen).split('.');
    if (payload !== undefined && answer.status === 204) {
      taken.push(JSON.parse(Buffer.from(payload, 'base64url').toString()).versie);
    }
    return answer;
  };
  good(await desk.bewaarVeld({ ...VIJF, slotMinuten: 3 }));
  const restore = kring.copy();
  for (const slotMinuten of [4, 5, 6]) {
    kring.clock.nu += 1_000;
    good(await desk.bewaarVeld({ ...VIJF, slotMinuten }));
  }
  await restore();
  kring.clock.nu += 1_000;
  // what she saw is not what is there any more: first she is told, then it goes
  expect((await desk.bewaarVeld({ ...VIJF, slotMinuten: 7 })).ok).toBe(false);
  good(await desk.bewaarVeld({ ...VIJF, slotMinuten: 7 }));
  expect(taken).toHaveLength(5);
  expect(taken).toEqual([...new Set(taken)].sort((a, b) => a - b));
});
