import { randomUUID } from 'node:crypto';
import * as fc from 'fast-check';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { open, readKop, seal, type Kop } from '#crypto/envelope.ts';
import { CannotInflate } from '#crypto/frame.ts';
import { makeSealingKey, makeSigningKey, randomToken, thumbprint, type KeyPair } from '#crypto/keys.ts';

let kring: KeyPair;
let kid: string;
let device: KeyPair;
const toestel = randomToken(16);

const newKop = (): Kop => ({
  tenant: randomToken(16),
  envId: randomUUID(),
  kring: 'aandacht',
  epoch: 1,
  keyset: 1,
});
const payloadOf = (kop: Kop, signaal: unknown) => ({
  v: 1,
  kop,
  toestel,
  teller: 12,
  vorige: randomToken(32),
  verzegeldOp: '2026-03-02T09:20:00Z',
  concept: false,
  geheim: randomToken(32),
  postvak: { id: randomToken(16), sleutel: kring.jwk },
  signaal,
});

async function sealed(signaal: unknown, kop = newKop()): Promise<string> {
  const signer = { key: device.privateKey, kid: toestel };
  const made = await seal({
    kop,
    kid,
    recipient: kring.publicKey,
    payload: payloadOf(kop, signaal),
    signer,
  });
  if (!made.ok) throw new Error(made.reden);
  return made.waarde;
}
const opened = (jwe: string, signerOf = (_kid: string): CryptoKey | undefined => device.publicKey) =>
  open(jwe, { recipient: kring.privateKey, signerOf });
const headerOf = (compact: string): Record<string, unknown> =>
  JSON.parse(Buffer.from(compact.split('.')[0] ?? '', 'base64url').toString()) as Record<string, unknown>;

beforeAll(async () => {
  [kring, device] = await Promise.all([makeSealingKey(), makeSigningKey()]);
  kid = await thumbprint(kring.jwk);
});
afterEach(() => {
  vi.unstubAllGlobals();
});

test('[C-5] every envelope is JWE Compact with one recipient and exactly the header of suite 1, and opens', async () => {
  const signaal = fc.jsonValue({ maxDepth: 4 });
  await fc.assert(
    fc.asyncProperty(signaal, async (value) => {
      const kop = newKop();
      const jwe = await sealed(value, kop);
      const { epk, ...header } = headerOf(jwe);
      expect(jwe.split('.')).toHaveLength(5);
      expect(header).toEqual({
        alg: 'ECDH-ES+A256KW',
        enc: 'A256GCM',
        typ: 'mr-env+jwe',
        cty: 'mr-sig+jws',
        suite: 1,
        kid,
        ...kop,
      });
      expect(Object.keys(epk as object).sort()).toEqual(['crv', 'kty', 'x', 'y']);
      const read = await opened(jwe);
      expect(read.ok && read.waarde).toMatchObject({ kop, signer: toestel, herkomst: 'bevestigd' });
      // JSON has no -0
      const inside = read.ok && (read.waarde.payload as { signaal: unknown }).signaal;
      expect(inside).toEqual(JSON.parse(JSON.stringify(value)));
    }),
    { numRuns: 200 },
  );
});

test('[C-5] readKop tells the clear fields without a key', async () => {
  const kop = newKop();
  expect(readKop(await sealed('a', kop))).toEqual({ ok: true, waarde: { ...kop, kid, suite: 1 } });
});

test('[C-4] the one who sealed cannot open: the phone holds no key that fits', async () => {
  const jwe = await sealed('a');
  const own = await makeSealingKey();
  expect(await open(jwe, { recipient: own.privateKey, signerOf: () => device.publicKey })).toEqual({
    ok: false,
    reden: 'onleesbaar',
  });
});

test('[C-6] an unknown device is told, never refused', async () => {
  const read = await opened(await sealed('a'), () => undefined);
  expect(read.ok && read.waarde.herkomst).toBe('onbekend');
});

test('[C-6] a known device whose signature is by another key is refused', async () => {
  const other = await makeSigningKey();
  const read = await opened(await sealed('a'), () => other.publicKey);
  expect(read).toEqual({ ok: false, reden: 'handtekening-ongeldig' });
});

test('[C-8] an envelope of a suite that is not known is told apart, to be kept', async () => {
  const [, ...rest] = (await sealed('a')).split('.');
  for (const header of [{ suite: 99 }, { ...headerOf(await sealed('a')), suite: 2, more: [] }]) {
    const jwe = [Buffer.from(JSON.stringify(header)).toString('base64url'), ...rest].join('.');
    expect(readKop(jwe)).toEqual({ ok: false, reden: 'onbekende-suite' });
    expect(await opened(jwe)).toEqual({ ok: false, reden: 'onbekende-suite' });
  }
});

test('[C-11] a signal of one character and one of a thousand have the same length', async () => {
  const kop = newKop();
  const letters = (n: number) =>
    Array.from({ length: n }, () => String.fromCharCode(97 + Math.floor(Math.random() * 26))).join('');
  const signaal = (feit: string) => ({
    versie: 1,
    soort: 'huisvesting',
    begonnenOp: '2026-03-02T09:14:00Z',
    hoedanigheid: 'toezicht',
    antwoorden: { 'hv-te-veel-slaapplaatsen': { waarde: 'gezien', lijstVersie: '2026-01' } },
    waar: { postcode: '1234 AB', huisnummer: '7' },
    personen: { onder18: 0, van18tot23: 1, vanaf23: 2, leeftijdOnbekend: 0, talen: ['Pools'] },
    voertuigen: [],
    notitie: { feit },
    oefening: true,
  });
  const lengths = new Set<number>();
  for (const n of [0, 1, 10, 100, 500, 1000]) {
    for (let i = 0; i < 20; i++) lengths.add((await sealed(signaal(letters(n)), kop)).length);
  }
  expect([...lengths]).toHaveLength(1);
});

test('a browser without CompressionStream seals what every desk opens', async () => {
  vi.stubGlobal('CompressionStream', undefined);
  const jwe = await sealed('zonder samenpersen '.repeat(50));
  vi.unstubAllGlobals();
  const read = await opened(jwe);
  expect(read.ok && (read.waarde.payload as { signaal: string }).signaal).toContain('zonder');
});

test('a browser that cannot inflate says so, and calls no envelope unreadable', async () => {
  const jwe = await sealed('samengeperst '.repeat(50));
  vi.stubGlobal('DecompressionStream', undefined);
  await expect(opened(jwe)).rejects.toThrow(CannotInflate);
});

test('what cannot be made smaller is stored as it is', async () => {
  const noise = randomToken(32);
  const read = await opened(await sealed(noise));
  expect(read.ok && (read.waarde.payload as { signaal: string }).signaal).toBe(noise);
});

test('more than 256 KiB after deflating is refused as a value, and the largest that fits is within the limit', async () => {
  const noise = (bytes: number) => Array.from({ length: bytes / 43 }, () => randomToken(32)).join('');
  const kop = newKop();
  const input = {
    kop,
    kid,
    recipient: kring.publicKey,
    signer: { key: device.privateKey, kid: toestel },
  };
  const refused = await seal({ ...input, payload: { kop, noise: noise(400_000) } });
  expect(refused).toEqual({ ok: false, reden: 'te-groot' });
  const jwe = await seal({ ...input, payload: { kop, noise: noise(300_000) } });
  expect(jwe.ok && jwe.waarde.length).toBeLessThan(512 * 1024);
  expect(jwe.ok && (await opened(jwe.waarde)).ok).toBe(true);
});

test('a text longer than 512 KiB is refused before anything is read', async () => {
  const jwe = await sealed('a');
  const long = jwe + 'A'.repeat(512 * 1024);
  expect(readKop(long)).toEqual({ ok: false, reden: 'te-groot' });
  expect(await opened(long)).toEqual({ ok: false, reden: 'te-groot' });
});

test('a mistake of ours throws and is not taken for a damaged envelope', async () => {
  const kop = newKop();
  const base = { kop, kid, recipient: kring.publicKey, signer: { key: device.privateKey, kid: toestel } };
  await expect(seal({ ...base, payload: { kop: newKop() } })).rejects.toThrow(TypeError);
  await expect(seal({ ...base, kop: { ...kop, epoch: 0 }, payload: { kop } })).rejects.toThrow(TypeError);
  await expect(seal({ ...base, kid: 'kring', payload: { kop } })).rejects.toThrow(TypeError);
  const jwe = await sealed('a');
  const wrong = { recipient: kring.publicKey, signerOf: () => device.publicKey };
  await expect(open(jwe, wrong)).rejects.toThrow(TypeError);
});
