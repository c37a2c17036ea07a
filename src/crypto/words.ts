import { fromBase64url } from './bytes.ts';
import { WORDLIST } from './wordlist.ts';

/** Eleven bits of a secret or a fingerprint in a form that people can say, write down and type. */

const BITS = 11;
const PREFIX = 4;

/** 2048 Dutch words of 4 to 8 letters, in order, no two with the same first four letters. */
export const WORDS: readonly string[] = WORDLIST.trim().split(/\s+/);

const byPrefix = new Map(WORDS.map((word, index) => [word.slice(0, PREFIX), index]));

/** Takes a word as it was typed, whole or cut short after four letters or more; gives its place in the list. */
export function indexOfWord(typed: string): number | undefined {
  const index = byPrefix.get(typed.slice(0, PREFIX));
  return index !== undefined && WORDS[index]?.startsWith(typed) ? index : undefined;
}

/** Lower case, no accents, and everything that is not a letter is a space between words. */
export const wordsIn = (typed: string): string[] =>
  typed
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== '');

/** Takes bytes, gives `n` words: eleven bits each, from the first bit on. Throws when there are not bits enough. */
export function wordsOfBytes(bytes: Uint8Array, n: number): string[] {
  if (n * BITS > bytes.length * 8) throw new RangeError(`${n} words need ${n * BITS} bits`);
  return Array.from({ length: n }, (_, i) => {
    let value = 0;
    for (let bit = i * BITS; bit < (i + 1) * BITS; bit++) {
      value = (value << 1) | (((bytes[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1);
    }
    return WORDS[value] ?? '';
  });
}

/** The way back: takes places in the list, gives the bytes they spell (whole bytes only). */
export function bytesOfIndexes(indexes: readonly number[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(Math.floor((indexes.length * BITS) / 8));
  indexes.forEach((index, i) => {
    for (let b = 0; b < BITS; b++) {
      const bit = i * BITS + b;
      const at = bit >> 3;
      bytes[at] = (bytes[at] ?? 0) | (((index >> (BITS - 1 - b)) & 1) << (7 - (bit & 7)));
    }
  });
  return bytes;
}

/** Takes a fingerprint in base64url, gives its first `n` words for two people to compare. */
export const wordsOf = (hash: string, n: number): readonly string[] => wordsOfBytes(fromBase64url(hash), n);
