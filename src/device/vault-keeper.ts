import {
  importSealingPrivate,
  importSigningPublic,
  exportPrivate,
  hkdf,
  hmac,
  makeSealingKey,
  randomToken,
  thumbprint,
  type Jwk,
} from '#crypto/keys.ts';
import { fromBase64url } from '#crypto/bytes.ts';
import { ARGON2, deriveSecrets, generatePassphrase, type Argonparameters } from '#crypto/passphrase.ts';
import { importContentKey, openFrom, openSignedFrom, openWith, sealWith } from '#crypto/sealed.ts';
import { indexOfWord, wordsIn } from '#crypto/words.ts';
import { TYP_BERICHT } from '#protocol/zegels.ts';
import {
  TYP_KLUISCONCEPT,
  TYP_KLUISPOSTVAK,
  TYP_TELEFOONKLUIS,
  TYP_TELEFOONKLUIS_PASSKEY,
} from './own-seals.ts';

/**
 * What runs inside the vault worker. The private key of the vault is made here, unwrapped here and dies here; what
 * leaves is what it opened. After locking the key stays for at most ten minutes, in which a six-digit code re-opens
 * it; a code alone protects nothing at rest (security 0.2), so none of this outlives the worker.
 */

export const HOUD_SLEUTEL = 10 * 60_000;
export const CODEPOGINGEN = 5;

/** The vault as it is stored. */
export interface Vaultblad extends Argonparameters {
  id: string;
  sleutel: Jwk;
  jwe: string;
  zout: string;
}

export interface KeeperClock {
  now(): number;
  setTimeout(then: () => void, ms: number): unknown;
  clearTimeout(timer: unknown): void;
}

type Heropening = { stand: 'open' | 'code-onjuist' | 'kluis-gesloten'; over: number };

/** What the page may ask. All of it is refused while locked, except to re-open. */
export interface VaultCalls {
  wachtzin(): Promise<readonly string[]>;
  maak(wachtzin: string, code: string): Promise<Vaultblad>;
  ontgrendel(wachtzin: string, blad: Vaultblad): Promise<'open' | 'wachtzin-onjuist'>;
  /** Takes the passphrase and what a passkey derived; gives the vault's key sealed under the latter. */
  metPasskey(wachtzin: string, blad: Vaultblad, geheim: string): Promise<string | 'wachtzin-onjuist'>;
  ontgrendelPasskey(
    blad: Pick<Vaultblad, 'id'>,
    jwe: string,
    geheim: string,
  ): Promise<'open' | 'passkey-onjuist'>;
  vergrendel(): Promise<void>;
  heropen(code: string): Promise<Heropening>;
  /** Opens a concept key that was sealed to the vault; gives it unextractable. */
  conceptsleutel(jwe: string): Promise<CryptoKey | undefined>;
  /** Opens a message with the mailbox key that was sealed to the vault; only if one of these leden signed it. */
  bericht(sleutel: string, bericht: string, leden: readonly { lid: string; teken: Jwk }[]): Promise<unknown>;
}

/** What the worker tells unasked. */
export type VaultNews = { verlopen: true };

/** What is inside both wraps of a vault. */
interface Binnen {
  prive: JsonWebKey;
  slot: { zout: string; code: string };
}

/** 32 bytes that only the passkey gives, for this purpose only. */
async function passkeyKey(geheim: string): Promise<CryptoKey> {
  const wrap = await hkdf(fromBase64url(geheim, 32), 'mr-telefoonkluis-passkey-v1');
  return crypto.subtle.importKey('raw', wrap, 'AES-GCM', false, ['encrypt', 'decrypt']);
}

/** Opens the wrap of a passphrase; undefined when that is not the passphrase. */
async function unwrap(wachtzin: string, { id, jwe, zout, m, t, p }: Vaultblad): Promise<Binnen | undefined> {
  const { kek } = await deriveSecrets(wachtzin, zout, { m, t, p });
  const opened = await openWith(jwe, kek, TYP_TELEFOONKLUIS);
  return opened.ok && opened.waarde.header['id'] === id ? (opened.waarde.data as Binnen) : undefined;
}

type Held = { sleutel: CryptoKey; zout: string; code: string };

/** Takes a clock and the way to tell news; gives what answers the page. */
export function makeVaultKeeper(
  clock: KeeperClock,
  tell: (news: 'verlopen', waarde: true) => void,
): VaultCalls {
  let held: Held | undefined;
  let lockedAt: number | undefined;
  let over = CODEPOGINGEN;
  let timer: unknown;

  const drop = () => {
    held = undefined;
    lockedAt = undefined;
    over = CODEPOGINGEN;
    clock.clearTimeout(timer);
  };
  const hold = (next: Held) => {
    drop();
    held = next;
  };
  const expire = () => {
    if (lockedAt === undefined) return;
    drop();
    tell('verlopen', true);
  };
  /** A sleeping phone stops timers, and its clock may be set back: in doubt the ten minutes are over. */
  const isOver = (since: number) => {
    const gone = clock.now() - since;
    return gone < 0 || gone >= HOUD_SLEUTEL;
  };
  const opened = () => (lockedAt === undefined ? held?.sleutel : undefined);

  return {
    wachtzin: async () => generatePassphrase(),

    async maak(wachtzin, code) {
      const words = wordsIn(wachtzin);
      if (words.length !== 6 || words.some((word) => indexOfWord(word) === undefined)) {
        throw new TypeError('a vault takes a generated passphrase');
      }
      const zout = randomToken(16);
      const { m, t, p } = ARGON2;
      const { kek } = await deriveSecrets(wachtzin, zout, { m, t, p });
      const pair = await makeSealingKey({ extractable: true });
      const id = await thumbprint(pair.jwk);
      const prive = await exportPrivate(pair.privateKey);
      // Beside the key, so that the code works again after the next passphrase. Whoever can read it there has the key.
      const slot = { zout: randomToken(32), code: '' };
      slot.code = await hmac(slot.zout, code);
      const jwe = await sealWith(kek, TYP_TELEFOONKLUIS, { id }, { prive, slot });
      hold({ sleutel: await importSealingPrivate(prive), ...slot });
      return { id, sleutel: pair.jwk, jwe, zout, m, t, p };
    },

    async ontgrendel(wachtzin, blad) {
      const binnen = await unwrap(wachtzin, blad);
      if (!binnen) return 'wachtzin-onjuist';
      hold({ sleutel: await importSealingPrivate(binnen.prive), ...binnen.slot });
      return 'open';
    },

    async metPasskey(wachtzin, blad, geheim) {
      const binnen = await unwrap(wachtzin, blad);
      if (!binnen) return 'wachtzin-onjuist';
      return sealWith(await passkeyKey(geheim), TYP_TELEFOONKLUIS_PASSKEY, { id: blad.id }, binnen);
    },

    async ontgrendelPasskey({ id }, jwe, geheim) {
      const opened = await openWith(jwe, await passkeyKey(geheim), TYP_TELEFOONKLUIS_PASSKEY);
      if (!opened.ok || opened.waarde.header['id'] !== id) return 'passkey-onjuist';
      const { prive, slot } = opened.waarde.data as Binnen;
      hold({ sleutel: await importSealingPrivate(prive), ...slot });
      return 'open';
    },

    async vergrendel() {
      if (!held || lockedAt !== undefined) return;
      lockedAt = clock.now();
      timer = clock.setTimeout(expire, HOUD_SLEUTEL);
    },

    async heropen(code) {
      if (held && lockedAt !== undefined && isOver(lockedAt)) expire();
      if (!held) return { stand: 'kluis-gesloten', over: 0 };
      // counted before the comparing, so that many tries sent at once are many tries
      over -= 1;
      const left = over;
      const { zout, code: right } = held;
      if ((await hmac(zout, code)) !== right) {
        if (left <= 0) drop();
        return { stand: 'code-onjuist', over: Math.max(0, left) };
      }
      if (!held || left < 0) return { stand: 'kluis-gesloten', over: 0 };
      clock.clearTimeout(timer);
      lockedAt = undefined;
      over = CODEPOGINGEN;
      return { stand: 'open', over };
    },

    async conceptsleutel(jwe) {
      const key = opened();
      const data = key && (await openFrom(jwe, key, TYP_KLUISCONCEPT));
      return data?.ok ? importContentKey((data.waarde as { k: string }).k) : undefined;
    },

    async bericht(sleutel, bericht, leden) {
      const key = opened();
      const mailbox = key && (await openFrom(sleutel, key, TYP_KLUISPOSTVAK));
      if (!mailbox?.ok) return undefined;
      const postvak = await importSealingPrivate(mailbox.waarde as JsonWebKey);
      const read = await openSignedFrom(bericht, postvak, TYP_BERICHT, (kid) => {
        const lid = leden.find((een) => een.lid === kid);
        return lid && importSigningPublic(lid.teken);
      });
      return read.ok && read.waarde.herkomst === 'bevestigd' ? read.waarde.data : undefined;
    },
  };
}
