import { IDBFactory } from 'fake-indexeddb';
import { expect, test } from 'vitest';
import { OVERGANGEN } from '#device/vault-states.ts';
import { dump, request } from './disk.ts';
import { CODE, begonnen, makeDisk, must, now, seen, standOf, startStage, until, verzegeld } from './stage.ts';

/* Two officers on one phone: each a shape, an enrolment and a vault of her own; one line for all. */

type Stage = Awaited<ReturnType<typeof startStage>>;
type Toestel = ReturnType<Stage['phone']>;

async function maakKluis({ phone }: Toestel): Promise<string> {
  const wachtzin = await phone.kluis.nieuweWachtzin();
  must(await phone.kluis.maak(wachtzin, CODE));
  return wachtzin.join(' ');
}

const personen = async ({ phone }: Toestel) => now(phone.personen);
const wie = async (toestel: Toestel, merk: number) => (await personen(toestel))[merk]!.persoon;
const stand = ({ phone }: Toestel) => now(phone.kluis.stand);

/** One phone, and on it two people with a vault each; the second holds it now. */
async function samen(given: Parameters<Stage['phone']>[0] = {}) {
  const stage = await startStage();
  const toestel = await stage.enrolled({ disk: makeDisk(), ...given });
  const eerste = await maakKluis(toestel);
  must(await toestel.phone.schrijfIn(await stage.invite(), 'collega'));
  const tweede = await maakKluis(toestel);
  const [a, b] = [await wie(toestel, 0), await wie(toestel, 1)];
  return { stage, toestel, phone: toestel.phone, a, b, wachtzin: { a: eerste, b: tweede } };
}

test('a colleague gets a shape and a vault of her own; neither opens or sees what is of the other', async () => {
  const { toestel, phone, a, b, wachtzin } = await samen();
  expect(await personen(toestel)).toEqual([
    { persoon: a, merk: 0, nu: false },
    { persoon: b, merk: 1, nu: true },
  ]);
  const hare = await begonnen(phone, 'van de tweede');
  await phone.kies(a);
  expect(await stand(toestel)).toBe('gesloten');
  expect(await phone.kluis.ontgrendel(wachtzin.b)).toEqual({ ok: false, reden: 'wachtzin-onjuist' });
  must(await phone.kluis.ontgrendel(wachtzin.a));
  expect(await now(phone.concepten.live)).toEqual([]);
  expect((await phone.concepten.open(hare.id)).ok).toBe(false);
  const mine = await begonnen(phone, 'van de eerste');
  await phone.kies(b);
  must(await phone.kluis.ontgrendel(wachtzin.b));
  await seen(phone.concepten.live, (regels) => regels.length === 1 && regels[0]?.id === hare.id);
  must(await phone.concepten.open(hare.id));
  expect((await phone.concepten.open(mine.id)).ok).toBe(false);
});

test('who locked it takes it up again with the code; for anybody else, and after her, the key is gone', async () => {
  const { toestel, phone, a, b, wachtzin } = await samen();
  await phone.kies(undefined);
  expect(await stand(toestel)).toBe('gesloten');
  expect((await phone.kluis.heropen(CODE)).ok).toBe(false);
  await phone.kies(b);
  expect(await stand(toestel)).toBe('heropenbaar');
  must(await phone.kluis.heropen(CODE));
  await phone.kies(a);
  expect((await phone.kluis.heropen(CODE)).ok).toBe(false);
  await phone.kies(b);
  expect(await stand(toestel)).toBe('gesloten');
  must(await phone.kluis.ontgrendel(wachtzin.b));
  // nothing but what is said here leads back to the code
  expect(Object.values(OVERGANGEN).filter(({ teruggepakt }) => teruggepakt).length).toBe(1);
});

test('each signs with her own device and both travel, whoever holds the phone; each sees only her own', async () => {
  const { stage, toestel, phone, a, b } = await samen();
  toestel.net.online = false;
  const hare = await verzegeld(phone, 'van de tweede');
  await phone.kies(a);
  // locked, and it works all the same
  const mine = await verzegeld(phone, 'van de eerste');
  await phone.kies(undefined);
  expect(await now(phone.verzonden)).toEqual([]);
  expect(await phone.concepten.begin('huisvesting')).toEqual({ ok: false, reden: 'kies-wie' });
  toestel.net.online = true;
  phone.sync.nu();
  await until(async () => (await stage.received()).length === 2, 'both at the desk');
  const received = await stage.received();
  const signers = new Map(received.map(({ envId, signer }) => [envId, signer]));
  expect(new Set(signers.values()).size).toBe(2);
  expect(received.map(({ inhoud }) => inhoud.teller)).toEqual([1, 1]);
  for (const [persoon, envId] of [
    [a, mine.envId],
    [b, hare.envId],
  ] as const) {
    await phone.kies(persoon);
    await seen(phone.verzonden, (rijen) => rijen.length === 1 && rijen[0]?.envId === envId);
    await until(async () => (await standOf(phone, envId)) === 'verstuurd');
  }
});

test('what comes back is read by whom it is for, and counts for whoever it is for', async () => {
  const { stage, phone, a, b, wachtzin } = await samen();
  const hare = await verzegeld(phone, 'van de tweede');
  await until(async () => (await standOf(phone, hare.envId)) === 'verstuurd');
  await stage.openIt(hare.envId);
  await stage.write(hare.envId, {
    v: 1,
    soort: 'terugkoppeling',
    envId: hare.envId,
    op: '2026-11-24T12:00:00Z',
    sjabloon: 'opgepakt',
    tekst: 'Gezien.',
  });
  phone.sync.nu();
  await seen(phone.berichten.aantalNieuw, (n) => n === 1);
  await phone.kies(a);
  must(await phone.kluis.ontgrendel(wachtzin.a));
  await seen(phone.berichten.aantalNieuw, (n) => n === 0);
  expect(await now(phone.berichten.live)).toEqual([]);
  await phone.kies(b);
  must(await phone.kluis.ontgrendel(wachtzin.b));
  await seen(phone.berichten.live, (berichten) => berichten[0]?.tekst === 'Gezien.');
});

test('ten wrong passphrases take one vault and its concepten, and leave the other as it was', async () => {
  const { stage, toestel, phone, a, b, wachtzin } = await samen();
  const hare = await begonnen(phone, 'van de tweede');
  await phone.kies(a);
  must(await phone.kluis.ontgrendel(wachtzin.a));
  await begonnen(phone, 'van de eerste');
  must(await phone.kluis.vergeet());
  expect(await stand(toestel)).toBe('geen');
  await until(async () => (await stage.received()).length === 1, 'her concept at the desk');
  expect((await stage.received())[0]?.inhoud.concept).toBe(true);
  await phone.kies(b);
  must(await phone.kluis.ontgrendel(wachtzin.b));
  must(await phone.concepten.open(hare.id));
});

test('enrolled anew, she keeps her shape, her vault and her concepten; the other is not touched', async () => {
  const { stage, toestel, phone, a, b, wachtzin } = await samen();
  const hare = await begonnen(phone, 'van de tweede');
  must(await phone.schrijfIn(await stage.invite(), 'mij'));
  expect((await personen(toestel)).map(({ persoon, merk }) => [persoon, merk])).toEqual([
    [a, 0],
    [b, 1],
  ]);
  const again = stage.phone({ disk: toestel.disk });
  toestel.phone.stop();
  expect(await again.phone.start()).toBe('gereed');
  // a cold start: nobody is chosen, and nothing is shown
  expect((await personen(again)).some(({ nu }) => nu)).toBe(false);
  expect(await stand(again)).toBe('gesloten');
  expect(await again.phone.schrijfIn(await stage.invite())).toEqual({ ok: false, reden: 'kies-wie' });
  await again.phone.kies(b);
  must(await again.phone.kluis.ontgrendel(wachtzin.b));
  must(await must(await again.phone.concepten.open(hare.id)).verzegel());
});

test('a colleague of another municipality is refused, and a seventh person; the same link goes on where it was cut', async () => {
  const { stage, toestel, phone } = await samen();
  const elsewhere = await startStage();
  expect(await phone.schrijfIn(await elsewhere.invite(), 'collega')).toEqual({
    ok: false,
    reden: 'andere-gemeente',
  });
  for (let n = 2; n < 6; n += 1) must(await phone.schrijfIn(await stage.invite(), 'collega'));
  expect((await personen(toestel)).map(({ merk }) => merk)).toEqual([0, 1, 2, 3, 4, 5]);
  expect(await phone.schrijfIn(await stage.invite(), 'collega')).toEqual({
    ok: false,
    reden: 'te-veel-personen',
  });
});

test('nothing on the disk names anybody', async () => {
  const { toestel } = await samen();
  const { inschrijving } = await dump(toestel.disk);
  for (const rij of inschrijving ?? []) {
    expect(Object.keys(rij).filter((key) => /naam|label/i.test(key))).toEqual([]);
    expect(rij['persoon']).toMatch(/^[0-9a-f-]{36}$/);
  }
});

test('what version 2 wrote is of one person: her vault opens, her concept goes on, what she sealed is hers', async () => {
  const stage = await startStage();
  const toestel = await stage.enrolled({ disk: makeDisk() });
  const wachtzin = await maakKluis(toestel);
  toestel.net.online = false;
  const concept = await begonnen(toestel.phone, 'van voor de nieuwe versie');
  const sent = await verzegeld(toestel.phone);
  await concept.bewaard();
  await toestel.phone.idle();
  toestel.phone.stop();
  const rows = await dump(toestel.disk);
  // the app that wrote it is gone, and with it its turn on the line
  rows['instellingen'] = [];

  const disk = { ...toestel.disk, indexedDB: new IDBFactory() };
  await writeVersion2(disk.indexedDB, rows);
  const later = stage.phone({ disk });
  expect(await later.phone.start()).toBe('gereed');
  expect((await personen(later)).map(({ merk, nu }) => [merk, nu])).toEqual([[0, true]]);
  must(await later.phone.kluis.ontgrendel(wachtzin));
  await until(async () => (await standOf(later.phone, sent.envId)) !== undefined);
  must(await must(await later.phone.concepten.open(concept.id)).verzegel());
  later.phone.sync.nu();
  await seen(
    later.phone.verzonden,
    (rijen) => rijen.every(({ stand }) => stand === 'verstuurd'),
    'both sent',
  );
  expect((await stage.received()).map(({ inhoud }) => inhoud.teller).toSorted()).toEqual([1, 2]);
});

/** The stores and indexes as version 2 made them, and rows without what came later. */
async function writeVersion2(indexedDB: IDBFactory, rows: Record<string, Record<string, unknown>[]>) {
  const stores: Record<string, readonly [string, ...string[]]> = {
    inschrijving: ['id', 'stand'],
    kluizen: ['id'],
    concepten: ['id'],
    outbox: ['envId', 'volgende', 'fase'],
    enveloppen: ['envId'],
    berichten: ['berichtId', 'envId'],
    instellingen: ['id'],
    bijlagen: ['id', 'concept', 'envId', 'volgende'],
    bijlagebytes: ['id'],
  };
  const opening = indexedDB.open('meldroute', 20);
  opening.addEventListener('upgradeneeded', () => {
    for (const [name, [keyPath, ...indexes]] of Object.entries(stores)) {
      const store = opening.result.createObjectStore(name, { keyPath });
      for (const index of indexes) store.createIndex(index, index);
    }
  });
  const db = await request(opening);
  for (const name of Object.keys(stores)) {
    const store = db.transaction(name, 'readwrite').objectStore(name);
    for (const { persoon: _, merk: __, ...row } of rows[name] ?? []) await request(store.put(row));
  }
  db.close();
}
