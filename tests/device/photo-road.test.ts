import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { array, assert, asyncProperty, constantFrom, integer, oneof } from 'fast-check';
import { expect, onTestFinished, test, vi } from 'vitest';
import { maatVan } from '#crypto/bijlage.ts';
import type { Desk } from '#device/desk.ts';
import { setUp } from '#demo/players.ts';
import { type WorldPhone, makePhone, must, shown } from '#demo/world.ts';
import { startApp } from '../support/app.ts';
import { openRoad } from '../support/road.ts';
import { startServer } from '../support/server.ts';

/* Photos over lines that break: a real server behind a road of sockets, the real phone, the real desk. */

/** 20 seconds at 64 kbit/s */
const TWENTY_SECONDS = 160_000;
const DEEL = 64 * 1024;
const folder = () => {
  const made = mkdtempSync(join(tmpdir(), 'meldroute-foto-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
};

/** A desk that was set up straight at the server, and a phone that reaches it over the road. */
async function kring(given: { origin: string; port: number; code: string }) {
  const road = await openRoad(given.port);
  const now = () => Date.now();
  const { desk } = await setUp(
    { origin: given.origin, address: `http://127.0.0.1:${given.port}`, now },
    given.code,
  );
  const { link } = must(
    await desk.nodigUit({ naam: 'Noor', team: 'Toezicht', soort: 'toestel' }),
    'inviting',
  );
  const begun = Date.now();
  // the phone's clock is the road's: on a slow line a photo takes long
  const noor = makePhone({ origin: given.origin, address: road.address, now: () => begun + road.ms() });
  onTestFinished(() => noor.phone.stop());
  await noor.phone.start();
  must(await noor.phone.schrijfIn(link), 'enrolling');
  await noor.phone.idle();
  return { road, desk, noor };
}

async function seal({ phone }: WorldPhone, photos: readonly Uint8Array[]) {
  const concept = must(await phone.concepten.begin('hennep'), 'beginning');
  must(await concept.wijzig((nu) => ({ ...nu, notitie: { feit: 'Afzuiging op het dak.' } })), 'writing');
  for (const inhoud of photos) {
    const genomenOp = '2026-11-24T10:00:00.000Z';
    const foto = { inhoud, mime: 'image/webp', breedte: 1600, hoogte: 1200, genomenOp } as const;
    must(await concept.bijlagen.voegToe(foto), 'taking a photo');
  }
  return must(await concept.verzegel(), 'sealing').envId;
}
const photoOf = (bytes: number) => new Uint8Array(randomBytes(bytes));
const sealedBytes = (photos: readonly Uint8Array[]) =>
  photos.reduce((sum, { length }) => sum + maatVan(length).verzegeld, 0);

/** The desk opens each signaal and looks at its photos. */
async function look(desk: Desk, envId: string): Promise<Uint8Array[]> {
  await desk.ververs();
  const { melding } = must(await desk.open(envId), 'opening');
  const { oorsprong } = shown(desk.meldingen).find((row) => row.melding === melding)!.inhoud;
  if (oorsprong.soort !== 'signaal') throw new Error('no signaal');
  const found: Uint8Array[] = [];
  for (const { id } of oorsprong.signaal.bijlagen) {
    const { inhoud, mime } = must(await desk.bijlage(melding, id), 'photo');
    expect(mime).toBe('image/webp');
    found.push(inhoud);
  }
  return found;
}

test('on a line that breaks every 20 s at 64 kbit/s everything arrives, and no byte is sent more than twice on average', async () => {
  const server = await startServer({ data: folder() });
  onTestFinished(() => server.kill());
  const { road, desk, noor } = await kring({ ...server, code: server.code ?? '' });
  const visits = [
    [photoOf(300_000), photoOf(120_000)],
    [photoOf(300_000), photoOf(50_000)],
    [photoOf(300_000)],
  ];
  road.breakAfter(() => TWENTY_SECONDS);
  const before = road.up();
  const envIds: string[] = [];
  for (const photos of visits) envIds.push(await seal(noor, photos));
  await noor.arrived(envIds);
  const payload = sealedBytes(visits.flat());
  expect(road.breaks()).toBeGreaterThan(5);
  expect(road.up() - before).toBeGreaterThan(payload);
  expect((road.up() - before) / payload).toBeLessThanOrEqual(2);
  road.breakAfter(() => undefined);
  for (const [n, photos] of visits.entries()) expect(await look(desk, envIds[n]!)).toEqual(photos);
});

test('[C-31] kill -9 of the server in the middle of photos: what it confirmed is there, and everything arrives', async () => {
  const data = folder();
  let server = await startServer({ data });
  onTestFinished(() => server.kill());
  const { road, desk, noor } = await kring({ ...server, code: server.code ?? '' });
  const photos = [photoOf(500_000), photoOf(500_000), photoOf(500_000)];
  const { port } = server;
  const before = road.up();
  const envId = await seal(noor, photos);
  for (const part of [150_000, 600_000, 1_100_000]) {
    await vi.waitUntil(() => road.up() - before > part, { timeout: 60_000, interval: 5 });
    await server.kill();
    server = await startServer({ data, port });
    noor.phone.sync.nu();
  }
  await noor.arrived([envId]);
  expect(await look(desk, envId)).toEqual(photos);
});

test('[C-34] cut at any byte, as often as it likes: it arrives, and each break costs two chunks at most', async () => {
  const house = await startApp({ level: 'silent' });
  // this road is as slow as real time
  house.clock.nu = Date.now();
  await house.app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = house.app.server.address() as AddressInfo;
  const { road, noor } = await kring({ origin: 'http://localhost:8080', port, code: await house.code() });
  const size = oneof(constantFrom(1, DEEL, 3 * DEEL), integer({ min: 1, max: 400_000 }));
  const cut = oneof(
    constantFrom(1, 100, 600, DEEL - 1, DEEL, DEEL + 1, 2 * DEEL),
    integer({ min: 1, max: 300_000 }),
  );
  await assert(
    asyncProperty(size, array(cut, { maxLength: 6 }), async (bytes, cuts) => {
      const photos = [photoOf(bytes)];
      const [before, broken, left] = [road.up(), road.breaks(), [...cuts]];
      road.breakAfter(() => left.shift());
      const envId = await seal(noor, photos);
      const arrival = noor.arrived([envId]);
      // a break in vain is waited for; here nobody waits
      const round = async () => {
        noor.phone.sync.nu();
        await noor.phone.idle();
        return 'once more';
      };
      while ((await Promise.race([arrival, round()])) === 'once more');
      const extra = (road.breaks() - broken) * 2 * DEEL + 40_000;
      expect(road.up() - before).toBeLessThanOrEqual(sealedBytes(photos) + extra);
    }),
    { numRuns: 25 },
  );
});
