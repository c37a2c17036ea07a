import { expect, test } from 'vitest';
import { openBijlage } from '#crypto/bijlage.ts';
import { emergencyKeyFromWords } from '#crypto/emergency.ts';
import { open } from '#crypto/envelope.ts';
import {
  hmac,
  importSealingPrivate,
  importSigningPublic,
  sha256,
  splitCode,
  thumbprint,
  type Jwk,
} from '#crypto/keys.ts';
import { deriveSecrets } from '#crypto/passphrase.ts';
import {
  decryptBytes,
  importContentKey,
  openFrom,
  openSignedFrom,
  openWith,
  verify,
} from '#crypto/sealed.ts';
import { wordsOf } from '#crypto/words.ts';
import { Berichtinhoud } from '#protocol/bericht.ts';
import { Envelopinhoud, Ontvangstbewijs } from '#protocol/envelop.ts';
import { Sleutelbos } from '#protocol/sleutelbos.ts';
import { Toestelbewijs } from '#protocol/toestel.ts';
import { leesLogboekregel } from '#domain/logregel.ts';
import { derivations, keys, vectors, type Vector } from './golden.ts';

const publicPart = ({ x, y }: { x: string; y: string }): Jwk => ({ kty: 'EC', crv: 'P-256', x, y });
const known = new Map([keys.toestelsleutel, keys.teken].map(({ kid, jwk }) => [kid, publicPart(jwk)]));
const signerOf = async (kid: string): Promise<CryptoKey | undefined> => {
  const jwk = known.get(kid);
  return jwk && importSigningPublic(jwk);
};

async function opened(vector: Vector): Promise<unknown> {
  switch (vector.kind) {
    case 'envelope':
      return open(vector.text, { recipient: await importSealingPrivate(keys.kring.jwk), signerOf });
    case 'sealed':
      return openFrom(vector.text, await importSealingPrivate(keys[vector.key].jwk), vector.typ);
    case 'sealed-signed': {
      const key = await importSealingPrivate(keys[vector.key].jwk);
      return openSignedFrom(vector.text, key, vector.typ, signerOf);
    }
    case 'sealed-with':
      return openWith(vector.text, await importContentKey(keys[vector.key]), vector.typ, signerOf);
    case 'signed':
      return verify(vector.text, vector.typ, await importSigningPublic(publicPart(keys[vector.key].jwk)));
    case 'bytes': {
      const key = await importContentKey(keys[vector.key]);
      const read = await decryptBytes(key, Buffer.from(vector.text, 'base64url'), vector.aad);
      return read.ok ? { ok: true, waarde: { utf8: new TextDecoder().decode(read.waarde) } } : read;
    }
    case 'photo': {
      const sealed = Buffer.from(vector.text, 'base64url');
      const read = await openBijlage(sealed, vector.plaats, vector.sleutel);
      if (!read.ok) return read;
      const begin = Buffer.from(read.waarde.subarray(0, 16)).toString('base64url');
      return { ok: true, waarde: { begin, sha256: await sha256(read.waarde) } };
    }
    case 'vault': {
      const { kek, aanmeldgeheim } = await deriveSecrets(
        vector.wachtzin,
        vector.afleiding.zout,
        vector.afleiding,
      );
      const read = await openWith(vector.text, kek, 'mr-kluis+jwe');
      return read.ok ? { ok: true, waarde: { ...read.waarde, aanmeldgeheim } } : read;
    }
  }
}

/** The largest payload is told by its hash. */
async function expected(vector: Vector, got: unknown): Promise<unknown> {
  if (vector.kind === 'sealed') return vector.expect.data;
  if (vector.kind !== 'envelope' || vector.expect.payloadSha256 === undefined) return vector.expect;
  const { payloadSha256, ...rest } = vector.expect;
  const { payload } = got as { payload: unknown };
  expect(await sha256(JSON.stringify(payload))).toBe(payloadSha256);
  return { ...rest, payload };
}

test('[C-7] there is a vector of every kind of thing that is sealed or signed', () => {
  const kinds = new Set(vectors.map(({ kind }) => kind));
  expect([...kinds].sort()).toEqual([
    'bytes',
    'envelope',
    'photo',
    'sealed',
    'sealed-signed',
    'sealed-with',
    'signed',
    'vault',
  ]);
  expect(vectors.filter(({ kind }) => kind === 'envelope').length).toBeGreaterThanOrEqual(6);
});

test.each(vectors.map((vector) => [vector.name, vector] as const))(
  '[C-7] this code opens the golden vector %s',
  async (_name, vector) => {
    const read = (await opened(vector)) as { ok: boolean; waarde: unknown };
    expect(read.ok).toBe(true);
    expect(read.waarde).toEqual(await expected(vector, read.waarde));
  },
);

test('[C-7] what is computed is still computed the same', async () => {
  const { thumbprint: print, code, halves, bindDevice, bindMember, words, noodsleutel } = derivations;
  expect(await thumbprint(publicPart(print.of))).toBe(print.is);
  expect(await splitCode(code)).toEqual(halves);
  expect(await hmac(halves.binding, `toestel.${await thumbprint(publicPart(bindDevice.key))}`)).toBe(
    bindDevice.is,
  );
  const both = [bindMember.teken, bindMember.ontsluit].map((jwk) => thumbprint(publicPart(jwk)));
  expect(await hmac(halves.binding, `lid.${(await Promise.all(both)).join('.')}`)).toBe(bindMember.is);
  expect(wordsOf(words.hash, 6)).toEqual(words.is);
  const key = await emergencyKeyFromWords(noodsleutel.words);
  expect(key.ok && key.waarde.jwk).toEqual(publicPart(noodsleutel.jwk));
});

test('what the vectors hold is what phone, server and desk say to each other', () => {
  const inside = (name: string): unknown => {
    const { expect: told } = vectors.find((vector) => vector.name === name) ?? {};
    return told && 'data' in told ? told.data : undefined;
  };
  Sleutelbos.parse(inside('keyset'));
  Ontvangstbewijs.parse(inside('receipt'));
  Toestelbewijs.parse(inside('device-proof'));
  Berichtinhoud.parse(inside('mailbox-message'));
  expect(leesLogboekregel(inside('log-entry')).ok).toBe(true);
  for (const vector of vectors) {
    if (vector.kind === 'envelope' && vector.expect.payload) Envelopinhoud.parse(vector.expect.payload);
  }
});
