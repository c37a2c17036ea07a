import { IDBFactory } from 'fake-indexeddb';
import { expect, test } from 'vitest';
import { createPhone } from '#device/create-phone.ts';
import { countReads, dump, fillUp, guardWrites, leave, request } from './disk.ts';
import { begonnen, makeDisk, must, now, pause, seen, startStage, until, verzegeld } from './stage.ts';

test('a browser that stores nothing is told at the start: no IndexedDB, a private window, no secure context', async () => {
  const stage = await startStage();
  const { world } = stage.phone();
  const closed = new IDBFactory();
  closed.open = () => {
    throw new DOMException(
      'A mutation operation was attempted on a database that did not allow mutations.',
      'InvalidStateError',
    );
  };
  for (const without of [{ indexedDB: undefined }, { indexedDB: closed }, { secure: false }]) {
    const phone = createPhone({ ...world, ...without });
    expect(await phone.start()).toBe('geen-opslag');
    phone.stop();
  }
});

test('a database of a newer app is left as it is', async () => {
  const stage = await startStage();
  const disk = makeDisk();
  await leave(disk, 1_000);
  const toestel = stage.phone({ disk });
  expect(await toestel.phone.start()).toBe('opslag-nieuwer');
  expect(Object.keys(await dump(disk))).toEqual(['later']);
  const databases = await disk.indexedDB.databases();
  expect(databases).toEqual([{ name: 'meldroute', version: 1_000 }]);
});

test('[C-41] a database that vanished is seen at the next start, and a new invitation helps', async () => {
  const stage = await startStage();
  const toestel = await stage.enrolled();
  await verzegeld(toestel.phone);
  await seen(toestel.phone.verzonden, ([regel]) => regel?.stand === 'verstuurd');
  toestel.net.online = false;
  await verzegeld(toestel.phone);
  await begonnen(toestel.phone, 'nog open');
  await until(() => toestel.disk.marker === '2 1 1');
  toestel.phone.stop();
  toestel.disk.indexedDB = new IDBFactory();
  const again = stage.phone({ disk: toestel.disk });
  expect(await again.phone.start()).toBe('opslag-verdwenen');
  // what is missing is counted, and nothing of it is written down
  expect(await now(again.phone.verdwenen)).toEqual({ nummer: 2, wacht: 1, concepten: 1 });
  must(await again.phone.schrijfIn(await stage.invite()));
  expect(await again.phone.start()).toBe('gereed');
});

test('what version 1 wrote beside the database is still understood', async () => {
  const stage = await startStage();
  const disk = { ...makeDisk(), marker: '12' };
  const { phone } = stage.phone({ disk });
  expect(await phone.start()).toBe('opslag-verdwenen');
  expect(await now(phone.verdwenen)).toEqual({ nummer: 12 });
});

test('a phone that was never enrolled is not mistaken for one that lost its storage', async () => {
  const stage = await startStage();
  const disk = makeDisk();
  const toestel = stage.phone({ disk });
  expect(await toestel.phone.start()).toBe('niet-ingeschreven');
  toestel.phone.stop();
  const again = stage.phone({ disk });
  expect(await again.phone.start()).toBe('niet-ingeschreven');
});

test('looking for the database does not make one', async () => {
  const stage = await startStage();
  const { probe } = await import('#device/open-database.ts');
  const { world, disk } = stage.phone();
  expect(await probe(world as never)).toBeUndefined();
  expect(await disk.indexedDB.databases()).toEqual([]);
});

test('clearing all data while the app is open does not bring an empty database back, and says so at the next save', async () => {
  const stage = await startStage();
  const toestel = await stage.enrolled();
  const concept = await begonnen(toestel.phone, 'voor het wissen');
  await toestel.phone.idle();
  await request(toestel.disk.indexedDB.deleteDatabase('meldroute'));
  expect(await concept.wijzig((nu) => ({ ...nu, notitie: { feit: 'erna' } }))).toEqual({
    ok: false,
    reden: 'opslag-weg',
  });
  await pause(20);
  expect(await toestel.disk.indexedDB.databases()).toEqual([]);
  const again = stage.phone({ disk: toestel.disk });
  expect(await again.phone.start()).toBe('opslag-verdwenen');
});

test('a newer app in another tab gets the database, after what was typed here is sealed', async () => {
  const stage = await startStage();
  const toestel = await stage.enrolled();
  const concept = must(await toestel.phone.concepten.begin('algemeen'));
  const typed = concept.wijzig((nu) => ({ ...nu, notitie: { feit: 'nog net' } }), { tekst: true });
  await toestel.phone.idle();
  const upgrade = toestel.disk.indexedDB.open('meldroute', 1_000);
  (await request(upgrade)).close();
  must(await typed);
  expect((await dump(toestel.disk))['concepten']?.[0]).toMatchObject({ seq: 2 });
  expect(await concept.wijzig((nu) => ({ ...nu }))).toEqual({ ok: false, reden: 'opslag-weg' });
});

test('[C-42] the browser is asked each session to keep the storage, and a refusal is shown', async () => {
  const stage = await startStage();
  const { world, phone } = await stage.enrolled();
  phone.stop();
  let asked = 0;
  for (const blijvend of [false, true, undefined]) {
    const again = createPhone({
      ...world,
      storage: {
        persist: async () => {
          asked += 1;
          return blijvend;
        },
        estimate: async () => ({ usage: 40, quota: 1_000 }),
      },
    });
    await again.start();
    await seen(again.opslag, (stand) => stand.gebruikt === 40 && stand.blijvend === blijvend);
    expect(await now(again.opslag)).toEqual({ blijvend, gebruikt: 40, ruimte: 1_000 });
    again.stop();
  }
  expect(asked).toBe(3);
});

test('a browser that never answers whether it will keep things still says how much room there is', async () => {
  const stage = await startStage();
  const { world, phone } = await stage.enrolled();
  phone.stop();
  const again = createPhone({
    ...world,
    storage: {
      persist: () => new Promise(() => {}),
      estimate: async () => ({ usage: 40, quota: 1_000 }),
    },
  });
  await again.start();
  await seen(again.opslag, ({ gebruikt }) => gebruikt === 40);
  expect(await now(again.opslag)).toEqual({ blijvend: undefined, gebruikt: 40, ruimte: 1_000 });
  again.stop();
});

test('a tab that gave way to the home screen stays so, until it is told otherwise', async () => {
  const stage = await startStage();
  const { disk, phone } = await stage.enrolled();
  expect(await now(phone.elders)).toBe(false);
  await phone.zetElders(true);
  phone.stop();
  const again = stage.phone({ disk }).phone;
  await again.start();
  expect(await now(again.elders)).toBe(true);
  await again.zetElders(false);
  await seen(again.elders, (elders) => !elders);
});

test('a full disk at enrolment is told, and leaves nothing half', async () => {
  const stage = await startStage();
  const toestel = stage.phone();
  await toestel.phone.start();
  const full = guardWrites(() => 'QuotaExceededError');
  expect(await toestel.phone.schrijfIn(await stage.invite())).toEqual({ ok: false, reden: 'opslag-vol' });
  full.restore();
  expect((await dump(toestel.disk))['inschrijving']).toEqual([]);
});

test('a disk that is full when it comes to writing is told at sealing too, and the concept stays', async () => {
  const stage = await startStage();
  const toestel = await stage.enrolled();
  const concept = await begonnen(toestel.phone);
  const makeRoom = fillUp(toestel.disk);
  expect(await concept.verzegel()).toEqual({ ok: false, reden: 'opslag-vol' });
  expect((await dump(toestel.disk))['concepten']).toHaveLength(1);
  makeRoom();
  must(await concept.verzegel());
});

test('ten thousand sealed signals are not read before the phone is ready, and all are in the list', async () => {
  const stage = await startStage();
  const toestel = await stage.enrolled();
  await verzegeld(toestel.phone);
  await seen(toestel.phone.verzonden, ([regel]) => regel?.stand === 'verstuurd');
  toestel.phone.stop();
  const db = await request(toestel.disk.indexedDB.open('meldroute'));
  const tx = db.transaction(['outbox'], 'readwrite');
  const store = tx.objectStore('outbox');
  const [row] = await request(store.getAll());
  for (let n = 0; n < 10_000; n += 1) {
    store.put({
      ...row,
      envId: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
      nummer: n,
      volgende: Number.MAX_SAFE_INTEGER,
    });
  }
  await new Promise((resolve) => (tx.oncomplete = resolve));
  db.close();
  const again = stage.phone({ disk: toestel.disk });
  const read = countReads();
  expect(await again.phone.start()).toBe('gereed');
  expect(read()).toEqual({});
  await seen(again.phone.verzonden, (regels) => regels.length === 10_001);
});
