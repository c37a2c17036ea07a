import { argon2id } from '@noble/hashes/argon2.js';
import { fromBase64url, toBase64url, utf8 } from './bytes.ts';
import { hkdf } from './keys.ts';
import { indexOfWord, WORDS, wordsIn } from './words.ts';

export interface Argonparameters {
  /** KiB */
  m: number;
  /** passes */
  t: number;
  /** lanes */
  p: number;
}

/** OWASP's floor for Argon2id is lower; this is what a phone does in about a second (security C-19). */
export const ARGON2 = { naam: 'argon2id', m: 65_536, t: 3, p: 1 } as const;
const MOST = { m: 1_048_576, t: 16 };

type Passphrase = readonly [string, string, string, string, string, string];

/** Gives six words of eleven random bits each: 66 bits, never chosen by a person. */
export function generatePassphrase(): Passphrase {
  const word = (n: number): string => WORDS[n % WORDS.length] ?? '';
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = crypto.getRandomValues(new Uint16Array(6));
  return [word(a), word(b), word(c), word(d), word(e), word(f)];
}

/**
 * Takes a passphrase as it was typed, gives the one spelling that is derived from: lower case, no accents, single
 * spaces, and words that were cut short after four letters made whole. A word that is not in the list stays as it is.
 */
export function normalise(typed: string): string {
  const whole = (word: string): string => WORDS[indexOfWord(word) ?? -1] ?? word;
  return wordsIn(typed).map(whole).join(' ');
}

/** False for parameters weaker than ours (a server that proposes them wants to guess) or beyond what a phone can do. */
export const isSafe = ({ m, t, p }: Argonparameters): boolean =>
  m >= ARGON2.m && m <= MOST.m && t >= ARGON2.t && t <= MOST.t && p === ARGON2.p;

/**
 * Derives from a passphrase the key that wraps the vault and the secret that logs in, neither of which tells the
 * other. Runs for about a second without yielding: call it in a Worker. Throws a RangeError on parameters that are
 * not safe.
 */
export async function deriveSecrets(
  passphrase: string,
  zout: string,
  params: Argonparameters,
): Promise<{ kek: CryptoKey; aanmeldgeheim: string }> {
  if (!isSafe(params)) throw new RangeError('unsafe derivation parameters');
  const { m, t, p } = params;
  const salt = fromBase64url(zout, 16);
  const secret = argon2id(utf8(normalise(passphrase)), salt, { m, t, p, dkLen: 32, maxmem: 2 ** 31 - 1 });
  const wrap = await hkdf(secret, 'mr-kluis-v1');
  const kek = await crypto.subtle.importKey('raw', wrap, 'AES-GCM', false, ['encrypt', 'decrypt']);
  const aanmeldgeheim = toBase64url(await hkdf(secret, 'mr-aanmelden-v1'));
  secret.fill(0);
  wrap.fill(0);
  return { kek, aanmeldgeheim };
}
