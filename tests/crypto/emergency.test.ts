import { createECDH, createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { emergencyKeyFromWords, makeEmergencyKey } from '#crypto/emergency.ts';
import { makeSealingKey, thumbprint } from '#crypto/keys.ts';
import { ORDER, publicOf, scalarOf } from '#crypto/p256.ts';
import { openFrom, sealTo } from '#crypto/sealed.ts';
import { WORDS, wordsOfBytes } from '#crypto/words.ts';
import { derivations } from './golden.ts';

const { words } = derivations.noodsleutel;

test('[C-16] what was sealed to the noodsleutel opens with its 24 words', async () => {
  const made = await makeEmergencyKey();
  expect(made.words).toHaveLength(24);
  expect(made.privateKey.extractable).toBe(false);
  const jwe = await sealTo(made.publicKey, await thumbprint(made.jwk), 'mr-omslag+jwe', { d: 1 });
  const back = await emergencyKeyFromWords(made.words, await thumbprint(made.jwk));
  if (!back.ok) throw new Error(back.reden);
  expect(back.waarde.jwk).toEqual(made.jwk);
  expect(back.waarde.privateKey.extractable).toBe(false);
  expect(await openFrom(jwe, back.waarde.privateKey, 'mr-omslag+jwe')).toEqual({
    ok: true,
    waarde: { d: 1 },
  });
});

test('the words may be numbered, in capitals, cut after four letters, or in one piece of text', async () => {
  const { x, y } = derivations.noodsleutel.jwk;
  for (const typed of [
    words.map((word) => word.toUpperCase()),
    words.map((word) => word.slice(0, 4)),
    words.map((word, i) => `${i + 1}. ${word}`),
    [words.join(' ')],
  ]) {
    const read = await emergencyKeyFromWords(typed);
    expect(read.ok && read.waarde.jwk).toEqual({ kty: 'EC', crv: 'P-256', x, y });
  }
});

describe('a mistake in copying is refused, and said where it can be', () => {
  test('a misspelt word is pointed at', async () => {
    for (const at of [0, 11, 23]) {
      const typed = words.with(at, `${words[at]}q`);
      expect(await emergencyKeyFromWords(typed)).toEqual({
        ok: false,
        reden: 'woord-onbekend',
        woord: at + 1,
      });
    }
  });

  test('a word too few or too many', async () => {
    expect(await emergencyKeyFromWords(words.slice(1))).toEqual({
      ok: false,
      reden: 'aantal-woorden',
      aantal: 23,
    });
    expect(await emergencyKeyFromWords([...words, 'fiets'])).toEqual({
      ok: false,
      reden: 'aantal-woorden',
      aantal: 25,
    });
    expect(await emergencyKeyFromWords([])).toEqual({ ok: false, reden: 'aantal-woorden', aantal: 0 });
  });

  const expected = thumbprint({ ...derivations.noodsleutel.jwk, kty: 'EC', crv: 'P-256' });
  const refused = async (typed: readonly string[]): Promise<string> => {
    const read = await emergencyKeyFromWords(typed, await expected);
    return read.ok ? 'accepted' : read.reden;
  };

  test('another word of the list: by the checksum, or else by the key that was meant', async () => {
    const seen: Record<string, number> = {};
    for (let i = 0; i < 600; i++) {
      const at = i % 24;
      const other = WORDS[(i * 37 + 5) % 2048] ?? '';
      if (other === words[at]) continue;
      const why = await refused(words.with(at, other));
      seen[why] = (seen[why] ?? 0) + 1;
    }
    expect(Object.keys(seen)).not.toContain('accepted');
    // one in 256 has a checksum that happens to fit
    expect(seen['woorden-kloppen-niet']).toBeGreaterThan(570);
  });

  test('two words that changed places', async () => {
    for (let i = 0; i < 24; i++) {
      for (let j = i + 1; j < 24; j++) {
        const [a = '', b = ''] = [words[i], words[j]];
        if (a !== b) {
          expect(await refused(words.with(i, b).with(j, a))).toMatch(
            /^(woorden-kloppen-niet|andere-sleutel)$/,
          );
        }
      }
    }
  });

  test('the sheet of another ceremony', async () => {
    const other = await makeEmergencyKey();
    const read = await emergencyKeyFromWords(other.words, await expected);
    expect(read).toEqual({ ok: false, reden: 'andere-sleutel' });
  });

  test('numbers that are no key of the curve', async () => {
    const sheet = (n: bigint): string[] => {
      const scalar = Buffer.from(n.toString(16).padStart(64, '0'), 'hex');
      return wordsOfBytes(Buffer.concat([scalar, createHash('sha256').update(scalar).digest()]), 24);
    };
    for (const n of [0n, ORDER, ORDER + 1n, 2n ** 256n - 1n]) {
      expect(await emergencyKeyFromWords(sheet(n))).toEqual({ ok: false, reden: 'woorden-kloppen-niet' });
    }
    for (const n of [1n, 2n, ORDER - 1n]) expect((await emergencyKeyFromWords(sheet(n))).ok).toBe(true);
  });
});

test('the public point is the one that Node and WebCrypto compute', async () => {
  const compare = (scalar: Buffer): void => {
    const ecdh = createECDH('prime256v1');
    ecdh.setPrivateKey(scalar);
    const point = ecdh.getPublicKey();
    expect(publicOf(scalarOf(scalar))).toEqual({
      kty: 'EC',
      crv: 'P-256',
      x: point.subarray(1, 33).toString('base64url'),
      y: point.subarray(33).toString('base64url'),
    });
  };
  for (const n of [1n, 2n, 3n, 2n ** 255n, ORDER - 1n]) {
    compare(Buffer.from(n.toString(16).padStart(64, '0'), 'hex'));
  }
  for (let i = 0; i < 5; i++) {
    const { privateKey } = await makeSealingKey({ extractable: true });
    const { d = '' } = await crypto.subtle.exportKey('jwk', privateKey);
    compare(Buffer.from(d, 'base64url'));
  }
  for (const n of [0n, ORDER]) expect(() => publicOf(n)).toThrow(RangeError);
});
