import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Concept, Nieuwefoto } from '#device/phone.ts';
import { dump } from './disk.ts';
import { begonnen, must, now, startStage } from './stage.ts';

const foto = (bytes = 70_000): Nieuwefoto => ({
  inhoud: new Uint8Array(randomBytes(bytes)),
  mime: 'image/webp',
  breedte: 1600,
  hoogte: 1200,
  genomenOp: '2026-11-24T10:00:00.000Z',
});
const ids = (concept: Concept) => now(concept.signaal).then(({ bijlagen }) => bijlagen.map(({ id }) => id));

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
  expect(rows['bijlagebytes']?.[0]?.['bytes']).toHaveLength(163_840);

  must(await concept.bijlagen.verwijder(id));
  expect(await ids(concept)).toEqual([]);
  expect(await dump(toestel.disk)).toMatchObject({ bijlagen: [], bijlagebytes: [] });
});

test('eight photos are taken, a ninth and one that is too large are not, and text goes on', async () => {
  const toestel = await (await startStage()).enrolled();
  const concept = await begonnen(toestel.phone);
  const eight = await Promise.all(Array.from({ length: 9 }, () => concept.bijlagen.voegToe(foto(2_000))));
  expect(eight.filter(({ ok }) => ok)).toHaveLength(8);
  expect(eight).toContainEqual({ ok: false, reden: 'te-veel' });
  expect(await concept.bijlagen.voegToe(foto(2_000))).toEqual({ ok: false, reden: 'te-veel' });
  must(await concept.bijlagen.verwijder((await ids(concept))[0] ?? ''));
  expect(await concept.bijlagen.voegToe(foto(2 * 1024 * 1024 + 1))).toEqual({ ok: false, reden: 'te-groot' });
  must(await concept.wijzig((nu) => ({ ...nu, collega: 'Sanne' })));
  expect(await ids(concept)).toHaveLength(7);
});

test('a photo can take the place of one that is there: new pixels, new key, and nothing of the old one is left', async () => {
  const toestel = await (await startStage()).enrolled();
  const concept = await begonnen(toestel.phone);
  const eight = await Promise.all(Array.from({ length: 8 }, () => concept.bijlagen.voegToe(foto(2_000))));
  const { id } = must(eight[2]!);
  must(
    await concept.wijzig((nu) => ({
      ...nu,
      bijlagen: nu.bijlagen.map((een) => (een.id === id ? { ...een, bij: 'hv-bedden' } : een)),
    })),
  );
  const voor = (await now(concept.signaal)).bijlagen;
  const { genomenOp: _, ...pixels } = foto(90_000);
  must(await concept.bijlagen.vervang(id, pixels));
  const na = (await now(concept.signaal)).bijlagen;
  expect(na.map((een) => een.id)).toEqual(voor.map((een) => een.id));
  expect(na[2]).toMatchObject({ bij: 'hv-bedden', genomenOp: voor[2]!.genomenOp, bytes: 90_000 });
  expect(na[2]!.sleutel).not.toBe(voor[2]!.sleutel);
  expect(must(await concept.bijlagen.lees(id))).toEqual(pixels.inhoud);
  const { bijlagen = [], bijlagebytes = [] } = await dump(toestel.disk);
  expect([bijlagen.length, bijlagebytes.length]).toEqual([8, 8]);
  must(await concept.bijlagen.verwijder(id));
  expect(await concept.bijlagen.vervang(id, pixels)).toEqual({ ok: false, reden: 'onleesbaar' });
});
