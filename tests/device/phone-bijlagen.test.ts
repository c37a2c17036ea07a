import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { openBijlage } from '#crypto/bijlage.ts';
import { decryptBytes, importContentKey, openFrom } from '#crypto/sealed.ts';
import type { Concept, Nieuwefoto } from '#device/phone.ts';
import { Signaal } from '#domain/signaal.ts';
import { Dichtconcept } from '#protocol/envelop.ts';
import { dump, guardWrites } from './disk.ts';
import {
  CODE,
  type Stage,
  type Toestel,
  begonnen,
  makeDisk,
  must,
  now,
  seen,
  startStage,
  standOf,
  until,
  webLocks,
} from './stage.ts';

const foto = (bytes = 70_000): Nieuwefoto => ({
  inhoud: new Uint8Array(randomBytes(bytes)),
  mime: 'image/webp',
  breedte: 1600,
  hoogte: 1200,
  genomenOp: '2026-11-24T10:00:00.000Z',
});
const ids = async (concept: Concept) => (await now(concept.signaal)).bijlagen.map(({ id }) => id);
const regelOf = async ({ phone }: Toestel, envId: string) =>
  (await now(phone.verzonden)).find((regel) => regel.envId === envId);
const complete = (toestel: Toestel, envId: string) =>
  until(async () => {
    const bijlagen = (await regelOf(toestel, envId))?.bijlagen;
    return bijlagen !== undefined && bijlagen.verstuurd === bijlagen.totaal;
  }, 'all photos');

/** Writes, takes photos and seals. */
async function metFotos({ phone }: Toestel, fotos: readonly Nieuwefoto[], spoed = false) {
  const concept = await begonnen(phone);
  for (const een of fotos) must(await concept.bijlagen.voegToe(een));
  if (spoed) must(await concept.wijzig((nu) => ({ ...nu, acuut: { gemarkeerdOp: nu.begonnenOp } })));
  return must(await concept.verzegel());
}

/** What the desk sees of the photos of an envelope: fetched from the server and opened with what is inside. */
async function atDesk(stage: Stage, envId: string) {
  const found = (await stage.received()).find((een) => een.envId === envId);
  const { bijlagen } = Signaal.parse(found?.inhoud.signaal);
  const { tenant } = stage.gemeente;
  return Promise.all(
    bijlagen.map(async (bijlage) => {
      const response = await stage.app.inject({
        url: `/v1/enveloppen/${envId}/bijlagen/${bijlage.id}`,
        headers: { 'x-mr': '1', cookie: stage.gemeente.cookie },
      });
      if (response.statusCode !== 200) return String(response.json()['reden']);
      return must(await openBijlage(response.rawPayload, { tenant, id: bijlage.id }, bijlage));
    }),
  );
}

/* ── In the concept ─────────────────────────────────────────────────────── */

test('a photo is in the concept and on the disk, sealed, and comes out as it went in', async () => {
  const toestel = await (await startStage()).enrolled();
  const concept = await begonnen(toestel.phone);
  const taken = foto(150_000);
  const { id } = must(await concept.bijlagen.voegToe({ ...taken, bij: 'hv-bedden' }));
  const { bijlagen } = await now(concept.signaal);
  expect(bijlagen).toMatchObject([{ id, bytes: 150_000, bij: 'hv-bedden', delen: 3 }]);
  expect(must(await concept.bijlagen.lees(id))).toEqual(taken.inhoud);
  const rows = await dump(toestel.disk);
  expect(rows['bijlagen']).toMatchObject([{ id, concept: concept.id, bytes: 163_840 }]);
  const [bytes] = rows['bijlagebytes'] ?? [];
  expect(bytes?.['bytes']).toBeInstanceOf(Uint8Array);
  const sealed = Buffer.from(bytes?.['bytes'] as Uint8Array);
  expect(sealed.includes(Buffer.from(taken.inhoud.subarray(0, 32)))).toBe(false);

  must(await concept.bijlagen.verwijder(id));
  expect(await ids(concept)).toEqual([]);
  expect(await dump(toestel.disk)).toMatchObject({ bijlagen: [], bijlagebytes: [] });
});

test('eight photos are taken, a ninth and one that is too large are not, and text goes on', async () => {
  const toestel = await (await startStage()).enrolled();
  const concept = await begonnen(toestel.phone);
  const nine = await Promise.all(Array.from({ length: 9 }, () => concept.bijlagen.voegToe(foto(2_000))));
  expect(nine.filter(({ ok }) => ok)).toHaveLength(8);
  expect(nine).toContainEqual({ ok: false, reden: 'te-veel' });
  expect(await concept.bijlagen.voegToe(foto(2_000))).toEqual({ ok: false, reden: 'te-veel' });
  must(await concept.bijlagen.verwijder((await ids(concept))[0] ?? ''));
  expect(await concept.bijlagen.voegToe(foto(2 * 1024 * 1024 + 1))).toEqual({ ok: false, reden: 'te-groot' });
  must(await concept.wijzig((nu) => ({ ...nu, collega: 'Sanne' })));
  expect(await ids(concept)).toHaveLength(7);
});

test('[C-40] a full disk refuses the photo, nothing of it stays, and the text that came with it is kept', async () => {
  const toestel = await (await startStage()).enrolled();
  const concept = await begonnen(toestel.phone);
  const first = must(await concept.bijlagen.voegToe(foto()));
  const guard = guardWrites(({ table }) => (table === 'bijlagebytes' ? 'QuotaExceededError' : undefined));
  const [text, photo] = await Promise.all([
    concept.wijzig((nu) => ({ ...nu, collega: 'Sanne' }), { tekst: true }),
    concept.bijlagen.voegToe(foto()),
    toestel.fire('verborgen'),
  ]);
  expect([text, photo]).toEqual([
    { ok: true, waarde: undefined },
    { ok: false, reden: 'opslag-vol' },
  ]);
  guard.restore();
  expect(await ids(concept)).toEqual([first.id]);
  expect((await now(concept.signaal)).collega).toBe('Sanne');
  expect((await dump(toestel.disk))['bijlagen']).toHaveLength(1);
  must(await concept.bijlagen.voegToe(foto()));
});

test('photos stop before text does: with less than 10 MB of room none is taken', async () => {
  const stage = await startStage();
  const room = { usage: 0, quota: 10_000_000 };
  const toestel = await stage.enrolled({
    storage: { persist: async () => true, estimate: async () => room },
  });
  const concept = await begonnen(toestel.phone);
  expect(await concept.bijlagen.voegToe(foto())).toEqual({ ok: false, reden: 'opslag-vol' });
  must(await concept.wijzig((nu) => ({ ...nu, collega: 'Sanne' })));
  room.quota = 100_000_000;
  must(await concept.bijlagen.voegToe(foto()));
});

test('two tabs take photos in one concept: none is lost, and together they are never more than eight', async () => {
  const stage = await startStage();
  const [disk, locks] = [makeDisk(), webLocks()];
  const one = await stage.enrolled({ disk, locks });
  const wachtzin = await one.phone.kluis.nieuweWachtzin();
  must(await one.phone.kluis.maak(wachtzin, CODE));
  const concept = await begonnen(one.phone);
  const two = stage.phone({ disk, locks });
  await two.phone.start();
  must(await two.phone.kluis.ontgrendel(wachtzin.join(' ')));
  const other = must(await two.phone.concepten.open(concept.id));
  const done = await Promise.all(
    Array.from({ length: 12 }, (_, n) => (n % 2 === 0 ? concept : other).bijlagen.voegToe(foto(1_000))),
  );
  expect(done.filter(({ ok }) => ok)).toHaveLength(8);
  const rows = (await dump(disk))['bijlagen'] ?? [];
  must(await concept.wijzig((nu) => ({ ...nu, collega: 'Sanne' })));
  expect((await ids(concept)).toSorted()).toEqual(rows.map(({ id }) => id).toSorted());
});

test('a concept that goes takes its photos along', async () => {
  const toestel = await (await startStage()).enrolled();
  const concept = await begonnen(toestel.phone);
  must(await concept.bijlagen.voegToe(foto()));
  await concept.verwijder();
  expect(await dump(toestel.disk)).toMatchObject({ concepten: [], bijlagen: [], bijlagebytes: [] });
});

test('a crash at any write of taking or sealing leaves photo and content together, or neither', async () => {
  for (let at = 1; ; at += 1) {
    const stage = await startStage();
    const toestel = await stage.enrolled();
    await toestel.phone.idle();
    const concept = await begonnen(toestel.phone);
    // what the rounds with the server write afterwards is another matter
    let sealed = 0;
    const guard = guardWrites(({ kind, table, n }) => {
      if (n === at && sealed === 0) return 'DataError';
      if (kind === 'delete' && table === 'concepten') sealed = n;
      return undefined;
    });
    const taken = await concept.bijlagen.voegToe(foto(1_000)).catch(() => undefined);
    if (taken) await concept.verzegel().catch(() => undefined);
    guard.restore();
    const { concepten, bijlagen, bijlagebytes, outbox } = await dump(toestel.disk);
    expect([at, bijlagen?.map(({ id }) => id)]).toEqual([at, bijlagebytes?.map(({ id }) => id)]);
    for (const rij of bijlagen ?? []) {
      const homes = [...(concepten ?? []), ...(outbox ?? [])].map((row) => row['id'] ?? row['envId']);
      expect(homes).toEqual([rij['concept'] ?? rij['envId']]);
    }
    toestel.phone.stop();
    if (sealed > 0) break;
  }
});

/* ── To the server ──────────────────────────────────────────────────────── */

test('text goes before photos, danger before the rest, and a signal is complete when its photos arrived', async () => {
  const stage = await startStage();
  const toestel = await stage.enrolled();
  toestel.net.online = false;
  const taken = [foto(200_000), foto(10)];
  const eerst = await metFotos(toestel, taken);
  const daarna = await metFotos(toestel, []);
  const spoed = await metFotos(toestel, [foto()], true);
  await toestel.phone.idle();
  expect((await regelOf(toestel, eerst.envId))?.bijlagen).toEqual({ totaal: 2, verstuurd: 0 });
  expect((await regelOf(toestel, daarna.envId))?.bijlagen).toBeUndefined();
  toestel.net.online = true;
  toestel.net.sent.length = 0;
  toestel.phone.sync.nu();
  await complete(toestel, eerst.envId);
  const puts = toestel.net.sent.filter(({ method }) => method === 'PUT').map(({ path }) => path);
  const short = puts.map((path) => path.replace('/v1/enveloppen/', '').replace(/\/bijlagen\/.*/, ' foto'));
  expect(short).toEqual([
    spoed.envId,
    eerst.envId,
    daarna.envId,
    `${spoed.envId} foto`,
    `${eerst.envId} foto`,
    `${eerst.envId} foto`,
  ]);
  expect(await atDesk(stage, eerst.envId)).toEqual(taken.map(({ inhoud }) => inhoud));
  await seen(toestel.phone.sync.stand, ({ verbinding }) => verbinding === 'alles-verstuurd');
});

test('[C-34] what the server has is not sent again: after a break the phone asks, and goes on from there', async () => {
  const stage = await startStage();
  const toestel = await stage.enrolled();
  let brought = 0;
  let cut = true;
  toestel.net.tap = async ({ path }, proceed) => {
    if (!path.includes('/bijlagen/')) return proceed();
    const response = await proceed();
    brought += 1;
    // it arrived, and the answer did not
    if (cut) throw new TypeError('Failed to fetch');
    return response;
  };
  const { envId } = await metFotos(toestel, [foto(1_000_000)]);
  await until(() => brought > 0, 'a first try');
  cut = false;
  await complete(toestel, envId);
  // 16 chunks, 8 in a request: those whose answer was lost were not brought twice
  expect(toestel.count('PUT', '/bijlagen/')).toBeLessThanOrEqual(3);
  expect(await atDesk(stage, envId)).toHaveLength(1);
});

test('[C-30] a photo is not complete on the word of a server alone', async () => {
  const stage = await startStage();
  const toestel = await stage.enrolled();
  let honest = false;
  toestel.net.tap = async ({ path }, proceed) => {
    const response = await proceed();
    if (honest || !path.includes('/bijlagen/')) return response;
    return Response.json({ ontvangen: 2, bewijs: 'eyJhbGciOiJub25lIn0.e30.AAAA' });
  };
  const { envId } = await metFotos(toestel, [foto()]);
  await until(async () => (await dump(toestel.disk))['bijlagen']?.[0]?.['reden'] === 'bewijs-ongeldig');
  expect((await regelOf(toestel, envId))?.bijlagen).toEqual({ totaal: 1, verstuurd: 0 });
  honest = true;
  toestel.phone.sync.nu();
  await complete(toestel, envId);
});

test('[C-30] a genuine receipt of another photo is no receipt for this one', async () => {
  const stage = await startStage();
  const toestel = await stage.enrolled();
  let eerste: string | undefined;
  let honest = false;
  toestel.net.tap = async ({ method, path }, proceed) => {
    const response = await proceed();
    if (honest || method !== 'PUT' || !path.includes('/bijlagen/')) return response;
    const answer = (await response.json()) as { bewijs?: string };
    eerste ??= answer.bewijs;
    return Response.json(
      eerste === undefined || answer.bewijs === undefined ? answer : { ...answer, bewijs: eerste },
    );
  };
  const { envId } = await metFotos(toestel, [foto(), foto()]);
  await until(async () =>
    (await dump(toestel.disk))['bijlagen']?.some(({ reden }) => reden === 'bewijs-ongeldig'),
  );
  await toestel.phone.idle();
  expect((await regelOf(toestel, envId))?.bijlagen?.verstuurd).toBe(1);
  honest = true;
  toestel.phone.sync.nu();
  await complete(toestel, envId);
});

test('a photo that the server will not have is parked with the reason, holds up nothing, and can be put back', async () => {
  const stage = await startStage();
  const toestel = await stage.enrolled();
  let refuse = true;
  toestel.net.tap = async ({ path }, proceed) => {
    if (!refuse || !path.includes('/bijlagen/')) return proceed();
    refuse = false;
    const probleem = {
      type: 'urn:meldroute:te-groot',
      title: 'x',
      status: 413,
      detail: 'x',
      reden: 'te-groot',
    };
    return Response.json(probleem, { status: 413, headers: { 'content-type': 'application/problem+json' } });
  };
  const { envId } = await metFotos(toestel, [foto(), foto()]);
  await until(async () => (await regelOf(toestel, envId))?.bijlagen?.verstuurd === 1, 'the other');
  await toestel.phone.idle();
  expect((await regelOf(toestel, envId))?.bijlagen).toEqual({ totaal: 2, verstuurd: 1, reden: 'te-groot' });
  await toestel.phone.sync.opnieuw(envId);
  await complete(toestel, envId);
  expect((await regelOf(toestel, envId))?.bijlagen).toEqual({ totaal: 2, verstuurd: 2 });
});

test('bytes that are gone from the disk hold up nothing: the text and the other photo arrive', async () => {
  const stage = await startStage();
  const toestel = await stage.enrolled();
  const concept = await begonnen(toestel.phone);
  const lost = must(await concept.bijlagen.voegToe(foto()));
  must(await concept.bijlagen.voegToe(foto()));
  const db = await new Promise<IDBDatabase>((resolve) => {
    const asked = toestel.disk.indexedDB.open('meldroute');
    asked.addEventListener('success', () => resolve(asked.result as IDBDatabase));
  });
  await new Promise((resolve) => {
    const tx = db.transaction('bijlagebytes', 'readwrite');
    tx.objectStore('bijlagebytes').delete(lost.id);
    tx.addEventListener('complete', resolve);
  });
  db.close();
  expect(await concept.bijlagen.lees(lost.id)).toEqual({ ok: false, reden: 'onleesbaar' });
  const { envId } = must(await concept.verzegel());
  await until(async () => (await regelOf(toestel, envId))?.bijlagen?.verstuurd === 1, 'the other');
  await until(async () => (await regelOf(toestel, envId))?.bijlagen?.reden === 'kwijt', 'the word');
  expect(await atDesk(stage, envId)).toContain('nog-niet-binnen');
});

test('a phone that was killed between any two requests brings everything, and the server has it once', async () => {
  for (let at = 1; at <= 6; at += 1) {
    const stage = await startStage();
    const disk = makeDisk();
    const first = await stage.enrolled({ disk });
    let n = 0;
    const dead = new Promise<void>((resolve) => {
      first.net.tap = async (_sent, proceed) => {
        n += 1;
        if (n < at) return proceed();
        if (n === at) await proceed();
        resolve();
        return new Promise(() => {});
      };
    });
    const taken = [foto(), foto(10)];
    const { envId } = await metFotos(first, taken);
    await dead;
    first.phone.stop();
    const again = stage.phone({ disk });
    await again.phone.start();
    await complete(again, envId);
    expect([at, await atDesk(stage, envId)]).toEqual([at, taken.map(({ inhoud }) => inhoud)]);
    again.phone.stop();
  }
});

/* ── Custody ────────────────────────────────────────────────────────────── */

test('the phone keeps photos until their envelope is opened and a backup holds all of it, by the word of the server', async () => {
  const stage = await startStage();
  const toestel = await stage.enrolled();
  let hold = true;
  toestel.net.tap = async ({ path }, proceed) => {
    if (hold && path.includes('/bijlagen/')) throw new TypeError('Failed to fetch');
    return proceed();
  };
  const { envId } = await metFotos(toestel, [foto()]);
  await until(async () => (await standOf(toestel.phone, envId)) === 'verstuurd');
  await stage.openIt(envId);
  stage.clock.nu += 3_600_000;
  await stage.backup();
  const learn = async () => {
    toestel.phone.sync.nu();
    await toestel.phone.idle();
  };
  await learn();
  // the envelope is opened and in a backup, and its photo is not
  expect(await regelOf(toestel, envId)).toMatchObject({ stand: 'geopend', kopieOpToestel: true });
  hold = false;
  await learn();
  await complete(toestel, envId);
  await learn();
  expect((await dump(toestel.disk))['bijlagebytes']).toHaveLength(1);
  await stage.backup();
  await learn();
  expect(await regelOf(toestel, envId)).toMatchObject({
    kopieOpToestel: false,
    bijlagen: { totaal: 1, verstuurd: 1 },
  });
  expect(await dump(toestel.disk)).toMatchObject({ enveloppen: [], bijlagen: [], bijlagebytes: [] });
});

test('a server that has fewer chunks than it gave a receipt for gets them again, and nothing was let go', async () => {
  const stage = await startStage();
  const toestel = await stage.enrolled();
  const taken = foto(200_000);
  const { envId } = await metFotos(toestel, [taken]);
  await complete(toestel, envId);
  const [{ id } = { id: '' }] = Signaal.parse((await stage.received())[0]?.inhoud.signaal).bijlagen;
  stage.loseChunks(id, 1);
  toestel.phone.sync.nu();
  await until(async () => (await regelOf(toestel, envId))?.bijlagen?.verstuurd === 0, 'noticing');
  toestel.phone.sync.nu();
  await complete(toestel, envId);
  expect(await atDesk(stage, envId)).toEqual([taken.inhoud]);
});

test('withdrawn or destroyed, its photos go from the phone too', async () => {
  const stage = await startStage();
  const toestel = await stage.enrolled();
  const { envId } = await metFotos(toestel, [foto()]);
  await complete(toestel, envId);
  expect(await toestel.phone.trekIn(envId)).toEqual({ ok: true, waarde: 'ingetrokken' });
  expect(await dump(toestel.disk)).toMatchObject({ enveloppen: [], bijlagen: [], bijlagebytes: [] });
});

test('a locked phone hands over a concept with its photos: they are opened with what is inside the concept', async () => {
  const stage = await startStage();
  const toestel = await stage.enrolled();
  must(await toestel.phone.kluis.maak(await toestel.phone.kluis.nieuweWachtzin(), CODE));
  const concept = await begonnen(toestel.phone);
  const taken = foto();
  must(await concept.bijlagen.voegToe(taken));
  await toestel.phone.kluis.vergeet();
  await until(async () => (await now(toestel.phone.verzonden)).length === 1);
  const [{ envId } = { envId: '' }] = await now(toestel.phone.verzonden);
  await complete(toestel, envId);
  const dicht = Dichtconcept.parse((await stage.received())[0]?.inhoud.signaal);
  const { k } = must(
    await openFrom(dicht.conceptSleutel, stage.kring.privateKey, 'mr-conceptsleutel+jwe'),
  ) as { k: string };
  const inhoud = Buffer.from(dicht.inhoud, 'base64url');
  const opened = must(
    await decryptBytes(await importContentKey(k), inhoud, `mr-concept-v1.${dicht.conceptId}`),
  );
  const [bijlage] = Signaal.parse(JSON.parse(new TextDecoder().decode(opened))).bijlagen;
  const response = await stage.app.inject({
    url: `/v1/enveloppen/${envId}/bijlagen/${bijlage?.id}`,
    headers: { 'x-mr': '1', cookie: stage.gemeente.cookie },
  });
  const { tenant } = stage.gemeente;
  expect(must(await openBijlage(response.rawPayload, { tenant, id: bijlage!.id }, bijlage!))).toEqual(
    taken.inhoud,
  );
});
