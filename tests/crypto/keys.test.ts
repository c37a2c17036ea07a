import { describe, expect, test } from 'vitest';
import {
  exportPrivate,
  exportPublic,
  hmac,
  importSealingPrivate,
  importSealingPublic,
  importSigningPrivate,
  importSigningPublic,
  makeSealingKey,
  makeSigningKey,
  randomToken,
  sha256,
  splitCode,
  thumbprint,
} from '#crypto/keys.ts';
import { hmac as hmacByHand, thumbprint as thumbprintByHand } from './by-hand.ts';

test('[C-2] a private key cannot leave memory unless it was asked to', async () => {
  for (const make of [makeSigningKey, makeSealingKey]) {
    const { privateKey } = await make();
    expect(privateKey.extractable).toBe(false);
    await expect(exportPrivate(privateKey)).rejects.toThrow();
  }
});

test('a key that is to be wrapped goes out with its four members and d, and comes back not extractable', async () => {
  for (const [make, importPrivate] of [
    [makeSigningKey, importSigningPrivate],
    [makeSealingKey, importSealingPrivate],
  ] as const) {
    const { privateKey, jwk } = await make({ extractable: true });
    const out = await exportPrivate(privateKey);
    expect(Object.keys(out).sort()).toEqual(['crv', 'd', 'kty', 'x', 'y']);
    expect(out).toMatchObject(jwk);
    const back = await importPrivate(out);
    expect(back.extractable).toBe(false);
    expect(back.usages).toEqual(privateKey.usages);
    expect((await importPrivate(out, true)).extractable).toBe(true);
  }
});

test('a public key is its point and nothing more, and comes back the same', async () => {
  const [signing, sealing] = await Promise.all([makeSigningKey(), makeSealingKey()]);
  expect(Object.keys(signing.jwk)).toEqual(['kty', 'crv', 'x', 'y']);
  expect(await exportPublic(await importSigningPublic(signing.jwk))).toEqual(signing.jwk);
  expect(await exportPublic(await importSealingPublic(sealing.jwk))).toEqual(sealing.jwk);
  await expect(exportPublic(signing.privateKey)).rejects.toThrow();
});

test('a private part never slips into a public import', async () => {
  const { privateKey } = await makeSigningKey({ extractable: true });
  const jwk = await exportPrivate(privateKey);
  const imported = await importSigningPublic(jwk as Parameters<typeof importSigningPublic>[0]);
  expect(imported.type).toBe('public');
});

test('a point that is not on the curve is no key', async () => {
  const { jwk } = await makeSealingKey();
  await expect(importSealingPublic({ ...jwk, y: jwk.x })).rejects.toThrow();
});

describe('the thumbprint', () => {
  test('is RFC 7638, whatever else the key carries', async () => {
    const { jwk } = await makeSealingKey();
    expect(await thumbprint(jwk)).toBe(thumbprintByHand(jwk));
    expect(await thumbprint({ ...jwk, kid: 'a', use: 'enc' } as typeof jwk)).toBe(thumbprintByHand(jwk));
  });
});

test('SHA-256 of a text is that of its UTF-8 (FIPS 180-4, "abc")', async () => {
  const abc = Buffer.from('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad', 'hex');
  expect(await sha256('abc')).toBe(abc.toString('base64url'));
  expect(await sha256(new TextEncoder().encode('é'))).toBe(await sha256('é'));
});

test('HMAC is RFC 4231 case 2, and takes its key in canonical base64url only', async () => {
  const key = Buffer.from('Jefe').toString('base64url');
  const mac = Buffer.from('5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843', 'hex');
  expect(await hmac(key, 'what do ya want for nothing?')).toBe(mac.toString('base64url'));
  expect(hmacByHand(key, 'what do ya want for nothing?')).toBe(mac.toString('base64url'));
  await expect(hmac('SmVmZR', 'x')).rejects.toThrow(TypeError);
  await expect(hmac('a+b/', 'x')).rejects.toThrow(TypeError);
});

test('tokens have their length and do not repeat', () => {
  const many = Array.from({ length: 2_000 }, () => [randomToken(16), randomToken(32)] as const);
  expect(many.every(([short, long]) => short.length === 22 && long.length === 43)).toBe(true);
  expect(new Set(many.flat()).size).toBe(4_000);
});

test('the code of an invitation splits in two halves that are not each other and not the code', async () => {
  const code = randomToken(32);
  const { toegang, binding } = await splitCode(code);
  expect(new Set([code, toegang, binding]).size).toBe(3);
  expect(await splitCode(code)).toEqual({ toegang, binding });
  expect((await splitCode(randomToken(32))).toegang).not.toBe(toegang);
  await expect(splitCode(randomToken(16))).rejects.toThrow(TypeError);
});
