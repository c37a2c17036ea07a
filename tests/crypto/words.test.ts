import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bytesOfIndexes, indexOfWord, WORDS, wordsIn, wordsOf, wordsOfBytes } from '#crypto/words.ts';

describe('the list', () => {
  test('has 2048 words of four to eight plain letters, in order', () => {
    expect(WORDS).toHaveLength(2048);
    expect(WORDS.filter((word) => !/^[a-z]{4,8}$/.test(word))).toEqual([]);
    expect([...WORDS].sort()).toEqual(WORDS);
  });

  test('no two words begin with the same four letters', () => {
    expect(new Set(WORDS.map((word) => word.slice(0, 4))).size).toBe(2048);
  });

  test('never changes: phrases and sheets were made of it', () => {
    expect(createHash('sha256').update(WORDS.join(' ')).digest('hex')).toBe(
      '5c9d32a1b80ab59d204561078773fa5a87c243f609711d4f984c9134989960c4',
    );
  });
});

test('a word is found whole, and cut short after four letters or more', () => {
  for (const [index, word] of WORDS.entries()) {
    for (let n = 4; n <= word.length; n++) expect(indexOfWord(word.slice(0, n))).toBe(index);
    expect(indexOfWord(`${word}x`)).toBeUndefined();
    expect(indexOfWord(word.slice(0, 3))).toBeUndefined();
  }
});

test('bits become words and words become the same bits', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 33, maxLength: 33 }), (bytes) => {
      const words = wordsOfBytes(bytes, 24);
      expect([...bytesOfIndexes(words.map((word) => indexOfWord(word) ?? -1))]).toEqual([...bytes]);
    }),
  );
});

test('the words of a fingerprint are its first bits, eleven by eleven', () => {
  const hash = Buffer.from([0x00, 0x1f, 0xff, ...Array<number>(29).fill(0)]).toString('base64url');
  // 00000000000 | 11111111111 | 11…
  expect(wordsOf(hash, 2)).toEqual([WORDS[0], WORDS[2047]]);
  expect(wordsOf(hash, 3)).toHaveLength(3);
  expect(() => wordsOf(hash, 24)).toThrow(RangeError);
});

test('what was typed is cut into words, whatever stands between them', () => {
  expect(wordsIn(' 1. Fiéts,KASTEEL\n2) zalm—\u0133sje ')).toEqual(['fiets', 'kasteel', 'zalm', 'ijsje']);
  expect(wordsIn('')).toEqual([]);
});
