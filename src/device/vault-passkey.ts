import { fromBase64url, toBase64url } from '#crypto/bytes.ts';
import { randomToken } from '#crypto/keys.ts';
import { type Uitkomst, geweigerd, gelukt } from '#domain/uitkomst.ts';
import { type Database, type Kluisrij, keep } from './db.ts';
import type { Ontgrendelweigering, Passkeyfout } from './phone.ts';
import type { Passkeys } from './surroundings.ts';
import type { VaultCalls } from './vault-keeper.ts';

/** The second door of a vault. Loaded when it is used: most of what a phone does needs no door at all. */

type Ask = <K extends keyof VaultCalls>(
  name: K,
  ...args: Parameters<VaultCalls[K]>
) => ReturnType<VaultCalls[K]>;

/**
 * Makes a passkey, first of all because a browser wants that right after the press; then puts the vault's key under what
 * it derives. A passphrase that is wrong counts as a try, like everywhere.
 */
export async function addPasskey(deps: {
  db: Database;
  passkeys: Passkeys | undefined;
  ask: Ask;
  /** counts the try; gives the vault, or why not now */
  begin(): Promise<Kluisrij | Ontgrendelweigering>;
  forgive(id: string): Promise<unknown>;
  wachtzin: string;
}): Promise<Uitkomst<void, Passkeyfout>> {
  const { db, passkeys, ask, wachtzin } = deps;
  if (!passkeys) return geweigerd('kan-niet');
  const zout = randomToken(32);
  const made = await passkeys.maak(fromBase64url(zout, 32));
  if (!made.ok) return made;
  const blad = await deps.begin();
  if (typeof blad === 'string') return geweigerd(blad);
  const { id, geheim } = made.waarde;
  const jwe = await ask('metPasskey', wachtzin, blad, toBase64url(geheim));
  geheim.fill(0);
  if (jwe === 'wachtzin-onjuist') return geweigerd(jwe);
  await deps.forgive(blad.id);
  const kept = await keep(db, () =>
    db.kluizen.where({ id: blad.id }).modify((row) => {
      row.passkey = { id, zout, jwe };
    }),
  );
  return kept.ok ? gelukt(undefined) : kept;
}

/** Asks the passkey and opens with what it derives. */
export async function openByPasskey(
  passkeys: Passkeys | undefined,
  ask: Ask,
  blad: Kluisrij | undefined,
): Promise<Uitkomst<void, Passkeyfout>> {
  if (!blad?.passkey) return geweigerd('kluis-gesloten');
  if (!passkeys) return geweigerd('kan-niet');
  const { id, zout, jwe } = blad.passkey;
  const asked = await passkeys.vraag(id, fromBase64url(zout, 32));
  if (!asked.ok) return asked;
  const answer = await ask('ontgrendelPasskey', { id: blad.id }, jwe, toBase64url(asked.waarde));
  asked.waarde.fill(0);
  return answer === 'open' ? gelukt(undefined) : geweigerd(answer);
}
