import { expect, test } from 'vitest';
import { leesBijbericht } from '#domain/bijbericht.ts';
import { dump } from './disk.ts';
import {
  type Stage,
  type Tap,
  type Toestel,
  begonnen,
  must,
  now,
  pause,
  seen,
  standOf,
  startStage,
  until,
  verzegeld,
  webLocks,
} from './stage.ts';

const MINUUT = 60_000;
const DAG = 24 * 60 * MINUUT;

const regelVan = async ({ phone }: Pick<Toestel, 'phone'>, envId: string) =>
  (await now(phone.verzonden)).find((regel) => regel.envId === envId);
const rijen = async ({ disk }: Pick<Toestel, 'disk'>) =>
  (await dump(disk))['outbox'] as { envId: string; fase: string; soort?: string; nummer: number }[];

async function delivered(stage: Stage, spoed = false, given: Parameters<Stage['enrolled']>[0] = {}) {
  const toestel = await stage.enrolled(given);
  const { envId } = await verzegeld(toestel.phone, 'een feit', spoed);
  await until(async () => (await standOf(toestel.phone, envId)) === 'verstuurd');
  return { ...toestel, envId };
}
/** Asks the server again, and waits until the round is over. */
async function ronde({ phone }: Pick<Toestel, 'phone'>) {
  await phone.idle();
  phone.sync.nu();
  await phone.idle();
}
/** What a desk would find: the number of each envelope, and of a number alone why. */
const nummers = async (stage: Stage) =>
  (await stage.received()).map(({ inhoud: { teller, signaal } }) => {
    const bijbericht = leesBijbericht(signaal);
    return [teller, bijbericht?.soort === 'nummer' ? bijbericht.waarom : 'signaal'];
  });

test('before anybody fetched it: it is gone here and there, and only its number is told', async () => {
  const stage = await startStage();
  const toestel = await delivered(stage);
  expect(await regelVan(toestel, toestel.envId)).toMatchObject({ intrekken: 'kan' });
  expect(await toestel.phone.trekIn(toestel.envId)).toEqual({ ok: true, waarde: 'ingetrokken' });
  expect(await regelVan(toestel, toestel.envId)).toMatchObject({
    stand: 'ingetrokken',
    kopieOpToestel: false,
  });
  await ronde(toestel);
  expect(await nummers(stage)).toEqual([[1, 'ingetrokken']]);
  // the number is in nobody's list, and gone once it was taken
  expect(await now(toestel.phone.verzonden)).toHaveLength(1);
  expect(await rijen(toestel)).toHaveLength(1);
  expect((await dump(toestel.disk))['enveloppen']).toEqual([]);
  // told once
  await ronde(toestel);
  expect(await nummers(stage)).toHaveLength(1);
});

test('one of several: the others keep their numbers, and none is missing', async () => {
  const stage = await startStage();
  const toestel = await delivered(stage);
  const second = await verzegeld(toestel.phone, 'nog een feit');
  await until(async () => (await standOf(toestel.phone, second.envId)) === 'verstuurd');
  must(await toestel.phone.trekIn(toestel.envId));
  await verzegeld(toestel.phone, 'en nog een');
  await ronde(toestel);
  expect((await nummers(stage)).toSorted()).toEqual([
    [1, 'ingetrokken'],
    [2, 'signaal'],
    [3, 'signaal'],
  ]);
});

test('once it was fetched it is too late: it stays, says so, and is not offered again', async () => {
  const stage = await startStage();
  const toestel = await delivered(stage);
  await stage.received();
  expect(await toestel.phone.trekIn(toestel.envId)).toEqual({ ok: false, reden: 'al-opgehaald' });
  expect(await regelVan(toestel, toestel.envId)).toMatchObject({
    stand: 'verstuurd',
    intrekken: 'te-laat',
    kopieOpToestel: true,
  });
  expect(await toestel.phone.trekIn(toestel.envId)).toEqual({ ok: false, reden: 'niet-mogelijk' });
  await stage.openIt(toestel.envId);
  await ronde(toestel);
  expect(await standOf(toestel.phone, toestel.envId)).toBe('geopend');
});

test('what is acute is never offered and never withdrawn', async () => {
  const stage = await startStage();
  const toestel = await delivered(stage, true);
  expect((await regelVan(toestel, toestel.envId))?.intrekken).toBeUndefined();
  expect(await toestel.phone.trekIn(toestel.envId)).toEqual({ ok: false, reden: 'niet-mogelijk' });
});

test('without a line it is asked and not certain; it comes about when the line is back', async () => {
  const stage = await startStage();
  const toestel = await delivered(stage);
  toestel.net.online = false;
  expect(await toestel.phone.trekIn(toestel.envId)).toEqual({ ok: true, waarde: 'gevraagd' });
  expect(await regelVan(toestel, toestel.envId)).toMatchObject({
    stand: 'verstuurd',
    intrekken: 'gevraagd',
    kopieOpToestel: true,
  });
  // the app is closed before that; what she asked is on disk
  toestel.phone.stop();
  const again = stage.phone({ disk: toestel.disk });
  await again.phone.start();
  await until(async () => (await standOf(again.phone, toestel.envId)) === 'ingetrokken');
  await ronde(again);
  expect(await nummers(stage)).toEqual([[1, 'ingetrokken']]);
});

test('without a line, and fetched meanwhile: it goes on, and its melder hears that it was too late', async () => {
  const stage = await startStage();
  const toestel = await delivered(stage);
  toestel.net.online = false;
  must(await toestel.phone.trekIn(toestel.envId));
  await stage.received();
  toestel.net.online = true;
  await ronde(toestel);
  expect(await regelVan(toestel, toestel.envId)).toMatchObject({
    stand: 'verstuurd',
    intrekken: 'te-laat',
  });
});

test('asked while the first delivery is under way: it is certain when the server says so', async () => {
  const stage = await startStage();
  const toestel = await stage.enrolled();
  let arrived = () => {};
  const onItsWay = new Promise<void>((resolve) => (arrived = resolve));
  let letGo = () => {};
  const held = new Promise<void>((resolve) => (letGo = resolve));
  toestel.net.tap = async (sent, proceed) => {
    if (sent.method !== 'PUT') return proceed();
    arrived();
    await held;
    return proceed();
  };
  const { envId } = must(await (await begonnen(toestel.phone)).verzegel());
  await onItsWay;
  expect(await toestel.phone.trekIn(envId)).toEqual({ ok: true, waarde: 'gevraagd' });
  letGo();
  toestel.net.tap = undefined;
  await until(async () => (await standOf(toestel.phone, envId)) === 'verstuurd');
  await ronde(toestel);
  expect(await standOf(toestel.phone, envId)).toBe('ingetrokken');
  await ronde(toestel);
  expect(await nummers(stage)).toEqual([[1, 'ingetrokken']]);
});

test('the server gave it back, and its answer got lost: asked again, it is certain at once', async () => {
  const stage = await startStage();
  const toestel = await delivered(stage);
  toestel.net.tap = async (sent, proceed) => {
    const answer = await proceed();
    if (sent.method === 'DELETE') throw new TypeError('Failed to fetch');
    return answer;
  };
  expect(await toestel.phone.trekIn(toestel.envId)).toEqual({ ok: true, waarde: 'gevraagd' });
  toestel.net.tap = undefined;
  await ronde(toestel);
  expect(await standOf(toestel.phone, toestel.envId)).toBe('ingetrokken');
});

test('what may still be on its way is not called withdrawn before it cannot arrive any more', async () => {
  const stage = await startStage();
  const toestel = await stage.enrolled();
  const cut: Tap = async (sent, proceed) => {
    if (sent.method === 'PUT') throw new TypeError('Failed to fetch');
    return proceed();
  };
  toestel.net.tap = cut;
  const { envId } = must(await (await begonnen(toestel.phone)).verzegel());
  await until(async () => (await regelVan(toestel, envId))?.pogingen);
  toestel.net.tap = undefined;
  expect(await toestel.phone.trekIn(envId)).toEqual({ ok: true, waarde: 'gevraagd' });
  await ronde(toestel);
  expect(await regelVan(toestel, envId)).toMatchObject({ stand: 'wacht', intrekken: 'gevraagd' });
  // it is not brought again meanwhile
  const before = toestel.count('PUT', envId);
  await stage.forward(9 * MINUUT);
  await ronde(toestel);
  expect(toestel.count('PUT', envId)).toBe(before);
  expect(await regelVan(toestel, envId)).toMatchObject({ intrekken: 'gevraagd' });
  await stage.forward(2 * MINUUT);
  await ronde(toestel);
  expect(await standOf(toestel.phone, envId)).toBe('ingetrokken');
  await ronde(toestel);
  expect(await nummers(stage)).toEqual([[1, 'ingetrokken']]);
});

test('a clock that is set back neither ends that wait at once nor makes it last for ever', async () => {
  const stage = await startStage();
  const toestel = await stage.enrolled();
  toestel.net.tap = async (sent, proceed) => {
    if (sent.method === 'PUT') throw new TypeError('Failed to fetch');
    return proceed();
  };
  const { envId } = must(await (await begonnen(toestel.phone)).verzegel());
  await until(async () => (await regelVan(toestel, envId))?.pogingen);
  toestel.net.tap = undefined;
  expect(await toestel.phone.trekIn(envId)).toEqual({ ok: true, waarde: 'gevraagd' });
  await stage.forward(-DAG);
  await ronde(toestel);
  expect(await regelVan(toestel, envId)).toMatchObject({ stand: 'wacht', intrekken: 'gevraagd' });
  await stage.forward(11 * MINUUT);
  await ronde(toestel);
  expect(await standOf(toestel.phone, envId)).toBe('ingetrokken');
});

test('what never left is withdrawn on the phone, and nothing of it ever leaves', async () => {
  const stage = await startStage();
  const toestel = await stage.enrolled();
  await pause(30);
  toestel.net.online = false;
  const { envId } = must(await (await begonnen(toestel.phone)).verzegel());
  const second = await verzegeld(toestel.phone, 'dit gaat wel');
  // it was tried, but without a challenge nothing of the envelope left
  await until(async () => (await regelVan(toestel, envId))?.pogingen);
  expect(await toestel.phone.trekIn(envId)).toEqual({ ok: true, waarde: 'ingetrokken' });
  toestel.net.online = true;
  toestel.fire('online');
  await until(async () => (await standOf(toestel.phone, second.envId)) === 'verstuurd');
  await ronde(toestel);
  expect(toestel.count('PUT', envId)).toBe(0);
  expect((await nummers(stage)).toSorted()).toEqual([
    [1, 'ingetrokken'],
    [2, 'signaal'],
  ]);
});

test('a number that was destroyed is told when something else goes along, also after it left the list', async () => {
  const stage = await startStage();
  const toestel = await delivered(stage);
  await stage.openIt(toestel.envId);
  await ronde(toestel);
  toestel.net.tap = async (sent, proceed) =>
    sent.path.endsWith(`${toestel.envId}/status`)
      ? Response.json({ stand: 'vernietigd', reservekopie: true })
      : proceed();
  await ronde(toestel);
  await ronde(toestel);
  expect(await nummers(stage)).toEqual([[1, 'signaal']]);
  stage.clock.nu += 31 * DAG;
  toestel.fire('zichtbaar');
  await seen(toestel.phone.verzonden, (regels) => regels.length === 0);
  const next = await verzegeld(toestel.phone, 'weken later');
  await until(async () => (await standOf(toestel.phone, next.envId)) === 'verstuurd');
  await ronde(toestel);
  expect((await nummers(stage)).toSorted()).toEqual([
    [1, 'signaal'],
    [1, 'vernietigd'],
    [2, 'signaal'],
  ]);
  toestel.fire('zichtbaar');
  await until(async () => (await rijen(toestel)).length === 1);
});

test('two tabs that withdraw at once tell one number', async () => {
  const stage = await startStage();
  const locks = webLocks();
  const toestel = await delivered(stage, false, { locks });
  const tab = stage.phone({ disk: toestel.disk, locks });
  await tab.phone.start();
  const both = await Promise.all([toestel.phone.trekIn(toestel.envId), tab.phone.trekIn(toestel.envId)]);
  expect(both.filter(({ ok }) => ok).length).toBeGreaterThan(0);
  for (const each of [toestel, tab]) await ronde(each);
  expect(await standOf(toestel.phone, toestel.envId)).toBe('ingetrokken');
  expect(await nummers(stage)).toEqual([[1, 'ingetrokken']]);
});
