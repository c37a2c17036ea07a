import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { argon2id } from '@noble/hashes/argon2.js';
import { expect, test } from 'vitest';
import {
  hkdf,
  hmac,
  noodsleutel,
  openBytes,
  openPhoto,
  openToKey,
  openWithKey,
  readJws,
  sha256,
  thumbprint,
  unframe,
  wordsOf,
} from './by-hand.ts';
import { derivations, keys, vectors, type Vector } from './golden.ts';

/** Nothing here comes from src/crypto or jose; only Argon2id, which Node 20 does not have, comes from elsewhere. */

const unb64 = (text: string): Buffer => Buffer.from(text, 'base64url');
const known = new Map([keys.toestelsleutel, keys.teken].map(({ kid, jwk }) => [kid, jwk]));

/** The inner signature; of a signer nobody knows only the claim can be read. */
async function signedIn(plaintext: Buffer, typ: string) {
  const jws = plaintext.toString('utf8');
  const [head = '', payload = ''] = jws.split('.');
  const { kid: signer } = JSON.parse(unb64(head).toString()) as { kid: string };
  const key = known.get(signer);
  if (!key) return { signer, herkomst: 'onbekend', padded: unb64(payload) };
  return { signer, herkomst: 'bevestigd', padded: (await readJws(jws, typ, key)).payload };
}

async function opened(vector: Vector): Promise<unknown> {
  switch (vector.kind) {
    case 'envelope': {
      const { header, plaintext } = await openToKey(vector.text, keys.kring.jwk);
      const { epk, tenant, envId, kring, epoch, keyset, ...fixed } = header;
      const kop = { tenant, envId, kring, epoch, keyset };
      expect(fixed).toEqual({
        alg: 'ECDH-ES+A256KW',
        enc: 'A256GCM',
        typ: 'mr-env+jwe',
        cty: 'mr-sig+jws',
        suite: 1,
        kid: keys.kring.kid,
      });
      expect(Object.keys(epk as object).sort()).toEqual(['crv', 'kty', 'x', 'y']);
      const { signer, herkomst, padded } = await signedIn(plaintext, 'mr-sig+jws');
      const payload = unframe(padded, 1024) as { kop: unknown };
      expect(payload.kop).toEqual(kop);
      const { payloadSha256 } = vector.expect;
      if (payloadSha256 === undefined) return { kop, payload, signer, herkomst };
      return { kop, payloadSha256: sha256(JSON.stringify(payload)), signer, herkomst };
    }
    case 'sealed': {
      const { plaintext } = await openToKey(vector.text, keys[vector.key].jwk);
      return { data: unframe(plaintext, 256) };
    }
    case 'sealed-signed': {
      const { header, plaintext } = await openToKey(vector.text, keys[vector.key].jwk);
      expect(header['typ']).toBe(vector.typ);
      const { signer, herkomst, padded } = await signedIn(plaintext, vector.typ.replace('jwe', 'jws'));
      return { data: unframe(padded, 1024), signer, herkomst };
    }
    case 'sealed-with': {
      const { header, plaintext } = await openWithKey(vector.text, unb64(keys[vector.key]));
      const { signer, herkomst, padded } = await signedIn(plaintext, vector.typ.replace('jwe', 'jws'));
      const { kop, data } = unframe(padded, 256) as { kop: unknown; data: unknown };
      expect(kop).toEqual(header['kop']);
      return { header: kop, data, signer, herkomst };
    }
    case 'signed': {
      const { payload, kid } = await readJws(vector.text, vector.typ, keys[vector.key].jwk);
      return { data: JSON.parse(payload.toString('utf8')), kid };
    }
    case 'bytes':
      return { utf8: await openBytes(unb64(vector.text), unb64(keys[vector.key]), vector.aad) };
    case 'photo': {
      const foto = await openPhoto(unb64(vector.text), vector.plaats, vector.sleutel);
      return { begin: foto.subarray(0, 16).toString('base64url'), sha256: sha256(foto) };
    }
    case 'vault': {
      const { zout, m, t, p } = vector.afleiding;
      const secret = argon2id(vector.wachtzin, unb64(zout), { m, t, p, dkLen: 32 });
      const { plaintext } = await openWithKey(vector.text, hkdf(secret, 'mr-kluis-v1'));
      const { kop, data } = unframe(plaintext, 256) as { kop: unknown; data: unknown };
      const aanmeldgeheim = hkdf(secret, 'mr-aanmelden-v1').toString('base64url');
      return { header: kop, data, aanmeldgeheim };
    }
  }
}

test.each(vectors.map((vector) => [vector.name, vector] as const))(
  '[C-7] an independent reader opens the golden vector %s',
  async (_name, vector) => {
    expect(await opened(vector)).toEqual(vector.expect);
  },
);

test('[C-7] an independent reader computes the same thumbprints, halves, bindings, words and noodsleutel', () => {
  const source = readFileSync(join(import.meta.dirname, '../../src/crypto/wordlist.ts'), 'utf8');
  const list = (source.split('`')[1] ?? '').trim().split(/\s+/);
  const { thumbprint: print, code, halves, bindDevice, bindMember } = derivations;
  const { words, invitationWords, memberWords, noodsleutel: sheet } = derivations;
  const both = `${thumbprint(bindMember.teken)}.${thumbprint(bindMember.ontsluit)}`;
  expect(thumbprint(print.of)).toBe(print.is);
  expect(hkdf(unb64(code), 'mr-toegang-v1').toString('base64url')).toBe(halves.toegang);
  expect(hkdf(unb64(code), 'mr-binding-v1').toString('base64url')).toBe(halves.binding);
  expect(hmac(halves.binding, `toestel.${thumbprint(bindDevice.key)}`)).toBe(bindDevice.is);
  expect(hmac(halves.binding, `lid.${both}`)).toBe(bindMember.is);
  expect(wordsOf(list, words.hash, 6)).toEqual(words.is);
  expect(wordsOf(list, sha256(`${code}.${invitationWords.wortel}`), 3)).toEqual(invitationWords.is);
  expect(wordsOf(list, sha256(both), 6)).toEqual(memberWords.is);
  expect(noodsleutel(list, sheet.words)).toEqual(sheet.jwk);
});
