import { fromBase64url, plain, toBase64url } from './bytes.ts';
import {
  exportPrivate,
  importSealingPrivate,
  importSealingPublic,
  makeSealingKey,
  thumbprint,
  type KeyPair,
} from './keys.ts';
import { gelukt } from './outcome.ts';
import { ORDER, publicOf, scalarOf } from './p256.ts';
import { bytesOfIndexes, indexOfWord, wordsIn, wordsOfBytes } from './words.ts';

/**
 * The noodsleutel: a P-256 key that exists on paper only. Its 24 words are the 256 bits of the private scalar and 8
 * bits of checksum, the first byte of the scalar's SHA-256, eleven bits a word.
 */

const WORDS = 24;
const SCALAR = 32;

/** Makes a noodsleutel. The key cannot leave memory but by its words, which go to the printer and nowhere else. */
export async function makeEmergencyKey(): Promise<KeyPair & { words: readonly string[] }> {
  const pair = await makeSealingKey({ extractable: true });
  const jwk = await exportPrivate(pair.privateKey);
  const scalar = fromBase64url(jwk.d ?? '', SCALAR);
  const words = wordsOfBytes(new Uint8Array([...scalar, await checksum(scalar)]), WORDS);
  scalar.fill(0);
  return { ...pair, privateKey: await importSealingPrivate(jwk), words };
}

export type Noodwoordweigering =
  /** not 24 of them */
  | { readonly ok: false; readonly reden: 'aantal-woorden'; readonly aantal: number }
  /** a word that is not in the list; `woord` counts from 1 */
  | { readonly ok: false; readonly reden: 'woord-onbekend'; readonly woord: number }
  /** all are words of the list, and together they are no key: one of them is another, or two changed places */
  | { readonly ok: false; readonly reden: 'woorden-kloppen-niet' }
  /** a real noodsleutel, of another ceremony or another municipality */
  | { readonly ok: false; readonly reden: 'andere-sleutel' };

/**
 * Takes the 24 words as typed (case, accents, numbers and a cut after four letters do not matter); gives the key. The
 * checksum lets one wrong set in 256 pass, so give the thumbprint of the key that is meant where it is known: then
 * none does.
 */
export async function emergencyKeyFromWords(
  typed: readonly string[],
  expected?: string,
): Promise<{ readonly ok: true; readonly waarde: KeyPair } | Noodwoordweigering> {
  const words = typed.flatMap(wordsIn);
  if (words.length !== WORDS) return { ok: false, reden: 'aantal-woorden', aantal: words.length };
  const indexes: number[] = [];
  for (const word of words) {
    const index = indexOfWord(word);
    if (index === undefined) return { ok: false, reden: 'woord-onbekend', woord: indexes.length + 1 };
    indexes.push(index);
  }
  const bytes = bytesOfIndexes(indexes);
  const scalar = bytes.subarray(0, SCALAR);
  const n = scalarOf(scalar);
  if (bytes[SCALAR] !== (await checksum(scalar)) || n === 0n || n >= ORDER) {
    return { ok: false, reden: 'woorden-kloppen-niet' };
  }
  const jwk = publicOf(n);
  if (expected !== undefined && (await thumbprint(jwk)) !== expected) {
    return { ok: false, reden: 'andere-sleutel' };
  }
  const [privateKey, publicKey] = await Promise.all([
    importSealingPrivate({ ...jwk, d: toBase64url(scalar) }),
    importSealingPublic(jwk),
  ]);
  return gelukt({ privateKey, publicKey, jwk });
}

async function checksum(scalar: Uint8Array): Promise<number> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', plain(scalar)));
  return digest[0] ?? 0;
}
