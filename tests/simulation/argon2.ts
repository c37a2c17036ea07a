import { createHash } from 'node:crypto';

/** In place of Argon2id: as one-way, and a hundred thousand times as cheap. Nobody guesses passphrases in a simulation. */
export function argon2id(
  password: Uint8Array,
  salt: Uint8Array,
  { m, t, p }: { m: number; t: number; p: number },
): Uint8Array {
  return new Uint8Array(
    createHash('sha256').update(`${m}.${t}.${p}.`).update(salt).update(password).digest(),
  );
}
