import * as z from 'zod/mini';
import {
  type Jwk,
  importSealingPrivate,
  importSealingPublic,
  importSigningPrivate,
  importSigningPublic,
  thumbprint,
} from '#crypto/keys.ts';
import { type Signer, openFrom, openWith, sealTo, sealWith, sign } from '#crypto/sealed.ts';
import { type Uitkomst, geweigerd, gelukt } from '#domain/uitkomst.ts';
import { Kenmerk, PubliekeSleutel, Token } from '#protocol/basis.ts';
import { type Omslag, type Sleutelbos } from '#protocol/sleutelbos.ts';
import { TYP_KLUIS, TYP_OMSLAG, TYP_SLEUTELBOS } from '#protocol/zegels.ts';
import { readKeyset } from './keyset.ts';

/** The one kring of a municipality that begins; others come later, each with its own keys. */
export const HOOFDKRING = 'hoofd';

const PriveSleutel = z.strictObject({ ...PubliekeSleutel.shape, d: Token });
type PriveSleutel = z.infer<typeof PriveSleutel>;

/** What the passphrase of a member opens. The root is pinned here, so a server cannot show her another one. */
export const Kluisinhoud = z.strictObject({
  v: z.literal(1),
  tenant: Kenmerk,
  lid: Kenmerk,
  /** RFC 7638 thumbprint of the root key */
  wortel: Token,
  teken: PriveSleutel,
  ontsluit: PriveSleutel,
});
export type Kluisinhoud = z.infer<typeof Kluisinhoud>;

const Omslaginhoud = z.strictObject({
  v: z.literal(1),
  tenant: Kenmerk,
  wat: z.string(),
  sleutel: PriveSleutel,
});

/** Takes the contents of a vault and the key from the passphrase; gives what the server may keep. */
export const sealVault = (kek: CryptoKey, inhoud: Kluisinhoud): Promise<string> =>
  sealWith(kek, TYP_KLUIS, { tenant: inhoud.tenant, lid: inhoud.lid }, inhoud);

/** Refuses what this passphrase does not open, and a vault of somebody else. */
export async function openVault(
  kek: CryptoKey,
  jwe: string,
  of: { tenant: string; lid: string },
): Promise<Uitkomst<Kluisinhoud, 'wachtzin-onjuist'>> {
  const opened = await openWith(jwe, kek, TYP_KLUIS);
  const inhoud = opened.ok ? Kluisinhoud.safeParse(opened.waarde.data) : undefined;
  if (!inhoud?.success || inhoud.data.lid !== of.lid || inhoud.data.tenant !== of.tenant) {
    return geweigerd('wachtzin-onjuist');
  }
  return gelukt(inhoud.data);
}

/** Takes a private key and for whom; gives the wrap that the server may keep. */
export async function wrap(
  tenant: string,
  wat: string,
  sleutel: JsonWebKey,
  voor: { naam: string; jwk: Jwk },
): Promise<Omslag> {
  const inhoud = Omslaginhoud.parse({ v: 1, tenant, wat, sleutel });
  const recipient = await importSealingPublic(voor.jwk);
  return {
    wat,
    voor: voor.naam,
    jwe: await sealTo(recipient, await thumbprint(voor.jwk), TYP_OMSLAG, inhoud),
  };
}

/** Opens a wrap; undefined when it is not for this key, or holds another key than the one that was meant. */
async function unwrap(
  omslag: Omslag,
  ontsluit: CryptoKey,
  must: { tenant: string; kid: string },
): Promise<PriveSleutel | undefined> {
  const opened = await openFrom(omslag.jwe, ontsluit, TYP_OMSLAG);
  const inhoud = opened.ok ? Omslaginhoud.safeParse(opened.waarde) : undefined;
  if (!inhoud?.success) return undefined;
  const { tenant, wat, sleutel } = inhoud.data;
  const right =
    tenant === must.tenant && wat === omslag.wat && (await thumbprint(publicOf(sleutel))) === must.kid;
  return right ? sleutel : undefined;
}

export const publicOf = ({ kty, crv, x, y }: PriveSleutel): Jwk => ({ kty, crv, x, y });

/** Signs a keyset with the root key. */
export async function signKeyset(bos: Sleutelbos, wortel: CryptoKey): Promise<string> {
  return sign(TYP_SLEUTELBOS, bos, { key: wortel, kid: await thumbprint(bos.wortel) });
}

/**
 * Takes a keyset from the server and the pinned root; gives what it says. Refuses what the phone would refuse, a version
 * before one that was seen, and a key under another name than its own.
 */
export async function readDeskKeyset(
  jws: string,
  must: { wortel: string; tenant: string; vanaf: number },
): Promise<Uitkomst<Sleutelbos, 'sleutelbos-ongeldig' | 'vingerafdruk-anders'>> {
  const read = await readKeyset(jws, must);
  if (!read.ok) return read;
  const bos = read.waarde;
  const named = [...bos.kringen, ...bos.ontvangst].map(
    async ({ kid, sleutel }) => (await thumbprint(sleutel)) === kid,
  );
  const right = bos.versie >= must.vanaf && (await Promise.all(named)).every(Boolean);
  return right ? read : geweigerd('sleutelbos-ongeldig');
}

/** One epoch of the kring, open. */
export interface Epoch {
  kring: string;
  epoch: number;
  kid: string;
  publicKey: CryptoKey;
  privateKey: CryptoKey;
}

/** Everything that reads and writes at an open desk. Lives in the worker's memory and nowhere else. */
export interface Keyring {
  readonly tenant: string;
  readonly lid: string;
  /** thumbprint of the pinned root */
  readonly wortel: string;
  readonly teken: Signer;
  readonly bos: Sleutelbos;
  /** the epoch that is sealed to now */
  readonly nu: Epoch;
  /** newest first: what a kring sealed is nearly always under the first */
  readonly epochs: readonly Epoch[];
  epochOf(kid: string): Epoch | undefined;
  /** the verifying key of a member of the keyset */
  lidOf(lid: string): CryptoKey | undefined;
  /** the verifying key of a receipt */
  ontvangstOf(kid: string): CryptoKey | undefined;
  /** Opens the root key for one signature; undefined when this member has no wrap of it. */
  openWortel(): Promise<CryptoKey | undefined>;
  /** Wraps everything this member can open for a new member. */
  wrapAllFor(voor: { naam: string; jwk: Jwk }): Promise<Omslag[]>;
  /** The same member with a newer keyset. */
  renew(bos: Sleutelbos, omslagen?: readonly Omslag[]): Promise<Keyring | undefined>;
}

/**
 * Takes an open vault, a verified keyset and the wraps of the server. Undefined when this member is not in the keyset
 * or holds no epoch: she waits until somebody lets her in.
 */
export async function openKeyring(
  kluis: Kluisinhoud,
  bos: Sleutelbos,
  omslagen: readonly Omslag[],
): Promise<Keyring | undefined> {
  const { tenant, lid, wortel } = kluis;
  const mine = bos.leden.find((other) => other.lid === lid);
  const own = [publicOf(kluis.teken), publicOf(kluis.ontsluit)];
  const named = mine && [mine.teken, mine.ontsluit];
  if (!named?.every((jwk, i) => jwk.x === own[i]?.x && jwk.y === own[i]?.y)) return undefined;

  const ontsluit = await importSealingPrivate(kluis.ontsluit);
  const forMe = omslagen.filter(({ voor }) => voor === `lid/${lid}`);
  const open = async (wat: string, kid: string): Promise<PriveSleutel | undefined> => {
    const found = forMe.filter((omslag) => omslag.wat === wat);
    for (const omslag of found) {
      const sleutel = await unwrap(omslag, ontsluit, { tenant, kid });
      if (sleutel) return sleutel;
    }
    return undefined;
  };

  const epochs = new Map<string, Epoch>();
  for (const { kring, epoch, kid, sleutel } of bos.kringen) {
    const prive = await open(`kring/${kring}/${epoch}`, kid);
    if (!prive) continue;
    const [publicKey, privateKey] = await Promise.all([
      importSealingPublic(sleutel),
      importSealingPrivate(prive),
    ]);
    epochs.set(kid, { kring, epoch, kid, publicKey, privateKey });
  }
  const newestFirst = [...epochs.values()].sort((a, b) => b.epoch - a.epoch);
  const nu = newestFirst.find(({ kring }) => kring === HOOFDKRING);
  if (!nu) return undefined;

  const verifiers = async (keys: readonly (readonly [string, Jwk])[]) =>
    new Map(
      await Promise.all(keys.map(async ([name, jwk]) => [name, await importSigningPublic(jwk)] as const)),
    );
  const [leden, ontvangst, teken] = await Promise.all([
    verifiers(bos.leden.map((other) => [other.lid, other.teken])),
    verifiers(bos.ontvangst.map(({ kid, sleutel }) => [kid, sleutel])),
    importSigningPrivate(kluis.teken),
  ]);

  return {
    tenant,
    lid,
    wortel,
    bos,
    nu,
    epochs: newestFirst,
    teken: { key: teken, kid: lid },
    epochOf: (kid) => epochs.get(kid),
    lidOf: (name) => leden.get(name),
    ontvangstOf: (kid) => ontvangst.get(kid),
    async openWortel() {
      const prive = await open('wortel', wortel);
      return prive && importSigningPrivate(prive);
    },
    async wrapAllFor(voor) {
      const alles = [
        { wat: 'wortel', kid: wortel },
        ...bos.kringen.map(({ kring, epoch, kid }) => ({ wat: `kring/${kring}/${epoch}`, kid })),
      ];
      const made = alles.map(async ({ wat, kid }) => {
        const prive = await open(wat, kid);
        return prive ? [await wrap(tenant, wat, prive, voor)] : [];
      });
      return (await Promise.all(made)).flat();
    },
    renew: (newer, more = omslagen) => openKeyring(kluis, newer, more),
  };
}
