import { CompactEncrypt } from 'jose';
import { beforeAll, describe, expect, test } from 'vitest';
import { makeSealingKey, makeSigningKey, randomToken, thumbprint, type KeyPair } from '#crypto/keys.ts';
import {
  decryptBytes,
  encryptBytes,
  exportContentKey,
  importContentKey,
  makeContentKey,
  openFrom,
  openSignedFrom,
  openWith,
  peek,
  sealSignedTo,
  sealTo,
  sealWith,
  sign,
  verify,
} from '#crypto/sealed.ts';
import { openWithKey } from './by-hand.ts';

let to: KeyPair;
let kid: string;
let member: KeyPair;
let key: CryptoKey;
const lid = randomToken(16);
const onleesbaar = { ok: false, reden: 'onleesbaar' };
const known = (): CryptoKey => member.publicKey;
const signer = () => ({ key: member.privateKey, kid: lid });
const headerOf = (compact: string): Record<string, unknown> =>
  JSON.parse(Buffer.from(compact.split('.')[0] ?? '', 'base64url').toString()) as Record<string, unknown>;

beforeAll(async () => {
  [to, member, key] = await Promise.all([makeSealingKey(), makeSigningKey(), makeContentKey(true)]);
  kid = await thumbprint(to.jwk);
});

describe('sealed to a public key', () => {
  test('opens with its private key, and its header is exactly what the protocol names', async () => {
    const jwe = await sealTo(to.publicKey, kid, 'mr-omslag+jwe', { d: 'x' });
    const { epk: _, ...header } = headerOf(jwe);
    expect(header).toEqual({
      alg: 'ECDH-ES+A256KW',
      enc: 'A256GCM',
      typ: 'mr-omslag+jwe',
      suite: 1,
      kid,
    });
    expect(await openFrom(jwe, to.privateKey, 'mr-omslag+jwe')).toEqual({ ok: true, waarde: { d: 'x' } });
  });

  test('does not open as another kind, nor as signed, nor with another key', async () => {
    const jwe = await sealTo(to.publicKey, kid, 'mr-omslag+jwe', {});
    const other = await makeSealingKey();
    expect(await openFrom(jwe, to.privateKey, 'mr-label+jwe')).toEqual(onleesbaar);
    expect(await openSignedFrom(jwe, to.privateKey, 'mr-omslag+jwe', known)).toEqual(onleesbaar);
    expect(await openFrom(jwe, other.privateKey, 'mr-omslag+jwe')).toEqual(onleesbaar);
  });

  test('[C-11] two secrets of different length look alike', async () => {
    const lengths = [1, 60, 200].map(
      async (n) => (await sealTo(to.publicKey, kid, 'mr-omslag+jwe', 'a'.repeat(n))).length,
    );
    expect(new Set(await Promise.all(lengths)).size).toBe(1);
  });

  test('more than 256 KiB is a mistake of the caller', async () => {
    const much = 'a'.repeat(256 * 1024);
    await expect(sealTo(to.publicKey, kid, 'mr-omslag+jwe', much)).rejects.toThrow(RangeError);
  });
});

describe('signed and sealed', () => {
  const typ = 'mr-bericht+jwe';
  test('[C-20] a message opens with the mailbox key and tells who signed', async () => {
    const jwe = await sealSignedTo(to.publicKey, kid, typ, { tekst: 'Dank.' }, signer());
    expect(headerOf(jwe)).toMatchObject({ typ, cty: 'mr-bericht+jws' });
    expect(await openSignedFrom(jwe, to.privateKey, typ, known)).toEqual({
      ok: true,
      waarde: { data: { tekst: 'Dank.' }, signer: lid, herkomst: 'bevestigd' },
    });
  });

  test('of an unknown signer it is told, by another key it is refused, unsigned it does not open', async () => {
    const jwe = await sealSignedTo(to.publicKey, kid, typ, 1, signer());
    const other = await makeSigningKey();
    const unknown = await openSignedFrom(jwe, to.privateKey, typ, () => undefined);
    expect(unknown.ok && unknown.waarde.herkomst).toBe('onbekend');
    expect(await openSignedFrom(jwe, to.privateKey, typ, async () => other.publicKey)).toEqual({
      ok: false,
      reden: 'handtekening-ongeldig',
    });
    expect(await openFrom(jwe, to.privateKey, typ)).toEqual(onleesbaar);
  });

  test('a label cannot be passed off as a message: the kind is under the signature', async () => {
    const label = await sealSignedTo(to.publicKey, kid, 'mr-label+jwe', 1, signer());
    expect(await openSignedFrom(label, to.privateKey, typ, known)).toEqual(onleesbaar);
  });

  test('[C-11] a short and a long text have the same length', async () => {
    const lengths = [1, 300, 900].map(
      async (n) => (await sealSignedTo(to.publicKey, kid, typ, 'a'.repeat(n), signer())).length,
    );
    expect(new Set(await Promise.all(lengths)).size).toBe(1);
  });
});

describe('sealed with the case key', () => {
  const typ = 'mr-regel+jwe';
  const place = { melding: 'm1', regelId: 'r1', versie: 2 };

  test('an entry opens with its place and its writer', async () => {
    const jwe = await sealWith(key, typ, place, { tekst: 'a' }, signer());
    expect(headerOf(jwe)).toEqual({
      alg: 'dir',
      enc: 'A256GCM',
      typ,
      cty: 'mr-regel+jws',
      suite: 1,
      kop: place,
    });
    expect(await openWith(jwe, key, typ, known)).toEqual({
      ok: true,
      waarde: { header: place, data: { tekst: 'a' }, signer: lid, herkomst: 'bevestigd' },
    });
  });

  test('an unsigned one opens unsigned, and neither passes for the other', async () => {
    const bare = await sealWith(key, typ, place, 1);
    expect(await openWith(bare, key, typ)).toEqual({ ok: true, waarde: { header: place, data: 1 } });
    expect(await openWith(bare, key, typ, known)).toEqual(onleesbaar);
    expect(await openWith(await sealWith(key, typ, place, 1, signer()), key, typ)).toEqual(onleesbaar);
  });

  test('[C-6] one who holds the case key cannot move the entry of another', async () => {
    const jwe = await sealWith(key, typ, place, 'a', signer());
    const raw = Buffer.from(await exportContentKey(key), 'base64url');
    const { plaintext } = await openWithKey(jwe, raw);
    const header = { alg: 'dir', enc: 'A256GCM', typ, cty: 'mr-regel+jws', suite: 1 };
    const moved = await new CompactEncrypt(plaintext)
      .setProtectedHeader({ ...header, kop: { ...place, melding: 'm2' } })
      .encrypt(key);
    expect(await openWith(moved, key, typ, known)).toEqual({ ok: false, reden: 'kop-klopt-niet' });
  });

  test('with another key it does not open, and a key of another kind throws', async () => {
    const jwe = await sealWith(key, typ, place, 1);
    expect(await openWith(jwe, await makeContentKey(), typ)).toEqual(onleesbaar);
    await expect(openWith(jwe, to.privateKey, typ)).rejects.toThrow(TypeError);
  });

  test('a suite that is not known is told apart', async () => {
    const [, ...rest] = (await sealWith(key, typ, place, 1)).split('.');
    const head = Buffer.from(JSON.stringify({ suite: 2 })).toString('base64url');
    expect(await openWith([head, ...rest].join('.'), key, typ)).toEqual({
      ok: false,
      reden: 'onbekende-suite',
    });
  });
});

describe('the content key', () => {
  test('[C-2] stays in memory unless it was asked to leave, and comes back as the same key', async () => {
    await expect(exportContentKey(await makeContentKey())).rejects.toThrow();
    const out = await exportContentKey(key);
    const back = await importContentKey(out);
    expect(back.extractable).toBe(false);
    const bytes = await encryptBytes(key, new Uint8Array([1, 2, 3]), 'plaats');
    expect(await decryptBytes(back, bytes, 'plaats')).toEqual({
      ok: true,
      waarde: new Uint8Array([1, 2, 3]),
    });
    await expect(importContentKey(randomToken(16))).rejects.toThrow(TypeError);
  });

  test('a save opens at its own place only, and whole or not at all', async () => {
    const bytes = await encryptBytes(key, new Uint8Array(100), 'concept-1');
    expect(bytes.length).toBe(12 + 100 + 16);
    expect(await decryptBytes(key, bytes, 'concept-2')).toEqual(onleesbaar);
    expect(await decryptBytes(await makeContentKey(), bytes, 'concept-1')).toEqual(onleesbaar);
    for (const length of [0, 1, 12, 27, 28, 127]) {
      expect(await decryptBytes(key, bytes.subarray(0, length), 'concept-1')).toEqual(onleesbaar);
    }
    for (let at = 0; at < bytes.length; at++) {
      const changed = bytes.slice();
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(await decryptBytes(key, changed, 'concept-1')).toEqual(onleesbaar);
    }
  });
});

describe('signed and readable', () => {
  const typ = 'mr-sleutelbos+jws';

  test('[C-14] what was signed verifies by its key, and tells which key it names', async () => {
    const jws = await sign(typ, { versie: 5 }, signer());
    expect(headerOf(jws)).toEqual({ alg: 'ES256', typ, kid: lid });
    const told = { ok: true, waarde: { kid: lid, data: { versie: 5 } } };
    expect(await verify(jws, typ, member.publicKey)).toEqual(told);
    expect(peek(jws, typ)).toEqual(told);
  });

  test('[C-14] by another key or as another kind it is refused', async () => {
    const jws = await sign(typ, { versie: 5 }, signer());
    const other = await makeSigningKey();
    expect(await verify(jws, typ, other.publicKey)).toEqual({ ok: false, reden: 'handtekening-ongeldig' });
    expect(await verify(jws, 'mr-ontvangst+jws', member.publicKey)).toEqual(onleesbaar);
    expect(peek(jws, 'mr-ontvangst+jws')).toEqual(onleesbaar);
  });

  test('a name that the protocol could not have is a mistake of ours', async () => {
    await expect(sign('JWT', 1, signer())).rejects.toThrow(TypeError);
    await expect(sign(typ, 1, { ...signer(), kid: '' })).rejects.toThrow(TypeError);
    await expect(sealTo(to.publicKey, kid, 'mr-omslag+jws', 1)).rejects.toThrow(TypeError);
  });
});
