import { argon2id } from '@noble/hashes/argon2.js';
import { describe, expect, test } from 'vitest';
import { randomToken } from '#crypto/keys.ts';
import { ARGON2, deriveSecrets, generatePassphrase, isSafe, normalise } from '#crypto/passphrase.ts';
import { openWith, sealWith } from '#crypto/sealed.ts';
import { WORDS } from '#crypto/words.ts';

describe('[C-19] the passphrase', () => {
  test('is six words of the list that the person did not choose', () => {
    const many = Array.from({ length: 2_000 }, generatePassphrase);
    expect(many.every((words) => words.length === 6 && words.every((word) => WORDS.includes(word)))).toBe(
      true,
    );
    expect(new Set(many.map((words) => words.join(' '))).size).toBe(2_000);
    // 12,000 draws of 2048: every word is expected 5.9 times, and one word in 370 not at all
    expect(new Set(many.flat()).size).toBeGreaterThan(2_000);
  });

  test.each([
    ['as it was shown', 'fiets kasteel zalm wortel parade tulp'],
    ['in capitals and with full stops', 'FIETS. Kasteel. Zalm. Wortel. Parade. Tulp.'],
    ['with accents that a keyboard put in', 'fiéts kasteel zàlm wörtel parade tulp'],
    ['with other things between the words', ' fiets-kasteel,zalm/wortel\tparade\u00a0\n tulp '],
    ['numbered', '1 fiets 2 kasteel 3 zalm 4 wortel 5 parade 6 tulp'],
    ['by its first four letters', 'fiet kast zalm wort para tulp'],
  ])('is the same %s', (_how, typed) => {
    expect(normalise(typed)).toBe('fiets kasteel zalm wortel parade tulp');
  });

  test('keeps a word that is not in the list, so that it is wrong and not another', () => {
    expect(normalise('fietsen kasteel zal')).toBe('fietsen kasteel zal');
  });
});

describe('[C-19] the derivation', () => {
  const params = { m: ARGON2.m, t: ARGON2.t, p: ARGON2.p };

  test('is Argon2id with 64 MiB, three passes and one lane', () => {
    expect(ARGON2).toEqual({ naam: 'argon2id', m: 64 * 1024, t: 3, p: 1 });
  });

  test('the library computes RFC 9106 §5.3', () => {
    const tag = argon2id(new Uint8Array(32).fill(1), new Uint8Array(16).fill(2), {
      m: 32,
      t: 3,
      p: 4,
      dkLen: 32,
      key: new Uint8Array(8).fill(3),
      personalization: new Uint8Array(12).fill(4),
    });
    expect(Buffer.from(tag).toString('hex')).toBe(
      '0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659',
    );
  });

  test('gives a key that opens what it wrapped and cannot leave memory, and a secret that is not that key', async () => {
    const zout = randomToken(16);
    const one = await deriveSecrets('fiets kasteel zalm wortel parade tulp', zout, params);
    const same = await deriveSecrets('Fiet Kast Zalm Wort Para Tulp', zout, params);
    const jwe = await sealWith(one.kek, 'mr-kluis+jwe', {}, { geheim: 1 });
    const read = await openWith(jwe, same.kek, 'mr-kluis+jwe');
    expect(read.ok && read.waarde.data).toEqual({ geheim: 1 });
    expect(same.aanmeldgeheim).toBe(one.aanmeldgeheim);
    expect(one.kek.extractable).toBe(false);
    const other = await deriveSecrets('fiets kasteel zalm wortel parade tulp', randomToken(16), params);
    expect(other.aanmeldgeheim).not.toBe(one.aanmeldgeheim);
    expect(await openWith(jwe, other.kek, 'mr-kluis+jwe')).toEqual({ ok: false, reden: 'onleesbaar' });
  });

  test('refuses parameters with which a server could guess, and those no phone could bear', async () => {
    const weak = [{ m: 8 }, { m: 65_535 }, { t: 1 }, { t: 2 }, { p: 0 }, { p: 4 }];
    const heavy = [{ m: 2_000_000 }, { t: 1_000 }, { m: Number.NaN }];
    for (const change of [...weak, ...heavy]) {
      expect(isSafe({ ...params, ...change })).toBe(false);
      await expect(deriveSecrets('a', randomToken(16), { ...params, ...change })).rejects.toThrow(RangeError);
    }
    expect(isSafe({ ...params, m: 131_072, t: 4 })).toBe(true);
    await expect(deriveSecrets('a', randomToken(32), params)).rejects.toThrow(TypeError);
  });
});
