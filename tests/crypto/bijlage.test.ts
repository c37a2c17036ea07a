import { randomBytes } from 'node:crypto';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { DEEL, delenVan, maatVan, openBijlage, sealBijlage } from '#crypto/bijlage.ts';
import * as basis from '#protocol/basis.ts';
import { openPhoto } from './by-hand.ts';

const plaats = { tenant: 'xDC5OhGVGv0NtspTRFBSfw', id: '5e0d1f6c-7a0b-4d57-9d2b-0b8f3a6c9e11' };
const DICHT = { ok: false, reden: 'onleesbaar' };
const PIECE = DEEL - 16;
const chunksOf = (sealed: Uint8Array) => delenVan(sealed.length).map(([a, b]) => sealed.subarray(a, b));
const joined = (chunks: readonly Uint8Array[]) => new Uint8Array(Buffer.concat(chunks));
/** lengths at which something changes, and any other */
const lengths = fc.oneof(
  fc.constantFrom(1, 16_368, 16_369, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE, 3 * PIECE + 1),
  fc.integer({ min: 1, max: 250_000 }),
);

test('a photo of any length comes out as it went in, here and at an independent reader, in the length that was announced', async () => {
  await fc.assert(
    fc.asyncProperty(lengths, async (length) => {
      const foto = new Uint8Array(randomBytes(length));
      const { verzegeld, ...sleutel } = await sealBijlage(foto, plaats);
      expect(sleutel).toMatchObject({ bytes: length, delen: Math.ceil(length / PIECE) });
      expect(verzegeld.length).toBe(maatVan(length).verzegeld);
      expect(verzegeld.length % basis.DEELSTAP).toBe(0);
      expect(await openBijlage(verzegeld, plaats, sleutel)).toEqual({ ok: true, waarde: foto });
      expect((await openPhoto(Buffer.from(verzegeld), plaats, sleutel)).equals(foto)).toBe(true);
    }),
    { numRuns: 60 },
  );
});

test('[C-10] left out, moved, repeated, cut short, put before another photo or taken from one: nothing opens', async () => {
  const foto = new Uint8Array(randomBytes(4 * PIECE + 100));
  const { verzegeld, ...sleutel } = await sealBijlage(foto, plaats);
  const chunks = chunksOf(verzegeld);
  const other = await sealBijlage(new Uint8Array(randomBytes(4 * PIECE + 100)), plaats);
  const foreign = chunksOf(other.verzegeld);
  const pick = fc.tuple(fc.boolean(), fc.nat(chunks.length - 1));
  await fc.assert(
    fc.asyncProperty(fc.array(pick, { minLength: 1, maxLength: 7 }), async (picks) => {
      const same = picks.length === chunks.length && picks.every(([strange, n], at) => !strange && n === at);
      fc.pre(!same);
      const spliced = joined(picks.map(([strange, n]) => (strange ? foreign : chunks)[n]!));
      // also when who spliced it could make the signaal tell of another length
      const told = { ...sleutel, bytes: Math.max(1, (picks.length - 1) * PIECE + 100), delen: picks.length };
      expect(await openBijlage(spliced, plaats, sleutel)).toEqual(DICHT);
      expect(await openBijlage(spliced, plaats, told)).toEqual(DICHT);
    }),
    { numRuns: 200 },
  );
  expect(await openBijlage(new Uint8Array(), plaats, sleutel)).toEqual(DICHT);
  expect(await openBijlage(verzegeld, plaats, { ...sleutel, sleutel: other.sleutel })).toEqual(DICHT);
  expect(await openBijlage(verzegeld, { ...plaats, tenant: 'AAAAAAAAAAAAAAAAAAAAAA' }, sleutel)).toEqual(
    DICHT,
  );
  expect(
    await openBijlage(verzegeld, { ...plaats, id: 'c1a7b6de-2f43-4c0e-8a5d-77e2d9f0b342' }, sleutel),
  ).toEqual(DICHT);
});

test('[C-10] one bit anywhere, or one word of what the signaal tells: nothing opens', async () => {
  const foto = new Uint8Array(randomBytes(PIECE + 2_000));
  const { verzegeld, ...sleutel } = await sealBijlage(foto, plaats);
  await fc.assert(
    fc.asyncProperty(fc.nat(verzegeld.length - 1), fc.nat(7), async (at, bit) => {
      const spoiled = verzegeld.slice();
      spoiled[at] = (spoiled[at] ?? 0) ^ (1 << bit);
      expect(await openBijlage(spoiled, plaats, sleutel)).toEqual(DICHT);
    }),
    { numRuns: 100 },
  );
  const lies = [
    { bytes: sleutel.bytes - 1 },
    { bytes: sleutel.bytes + 1 },
    { bytes: 0 },
    { bytes: -1 },
    { delen: 1 },
    { delen: 3 },
    { sha256: 'A'.repeat(43) },
    { sleutel: 'AAAA' },
    { sleutel: '!' },
  ];
  for (const lie of lies)
    expect([lie, await openBijlage(verzegeld, plaats, { ...sleutel, ...lie })]).toEqual([lie, DICHT]);
});

test('[C-9] every photo has a key of its own, and no chunk is ever sealed twice alike', async () => {
  const foto = new Uint8Array(3 * PIECE);
  const made = await Promise.all(Array.from({ length: 200 }, () => sealBijlage(foto, plaats)));
  expect(new Set(made.map(({ sleutel }) => sleutel)).size).toBe(200);
  const chunks = made.flatMap(({ verzegeld }) => chunksOf(verzegeld));
  expect(new Set(chunks.map((chunk) => Buffer.from(chunk.subarray(0, 16)).toString('hex'))).size).toBe(600);
});

test('an empty photo, and one beyond all measure, is a fault of ours', async () => {
  await expect(sealBijlage(new Uint8Array(), plaats)).rejects.toThrow(RangeError);
  await expect(sealBijlage(new Uint8Array(1024 * PIECE + 1), plaats)).rejects.toThrow(RangeError);
});

test('[C-22] the protocol and the seal measure alike', () => {
  expect(basis.DEEL).toBe(DEEL);
  expect(maatVan(2 * 1024 * 1024).delen).toBeLessThanOrEqual(40);
});
