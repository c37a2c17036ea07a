import { importSealingPublic, importSigningPublic, thumbprint } from '#crypto/keys.ts';
import { peek, verify } from '#crypto/sealed.ts';
import { type Uitkomst, geweigerd, gelukt } from '#domain/uitkomst.ts';
import { type Kringsleutel, Sleutelbos } from '#protocol/sleutelbos.ts';
import { TYP_SLEUTELBOS } from '#protocol/zegels.ts';
import type { Inschrijvingrij } from './db.ts';

export type Sleutelboswaarschuwing = 'sleutelbos-teruggezet' | 'sleutelbos-ongeldig';

type Pinned = Pick<Inschrijvingrij, 'tenant' | 'wortel'>;
type Read = Uitkomst<Sleutelbos, 'sleutelbos-ongeldig' | 'vingerafdruk-anders'>;

/** The keyset is read at every turn and changes once in a while: the last one that was judged is remembered. */
let last: { of: string; read: Promise<Read> } | undefined;

/** Takes a keyset as it was signed and the pinned fingerprint; gives what is in it. Trusts nothing else (security T7). */
export function readKeyset(signed: string, pinned: Pinned): Promise<Read> {
  const of = `${pinned.tenant}.${pinned.wortel}.${signed}`;
  if (last?.of !== of) last = { of, read: verifyKeyset(signed, pinned) };
  return last.read;
}

async function verifyKeyset(signed: string, pinned: Pinned): Promise<Read> {
  const claimed = peek(signed, TYP_SLEUTELBOS);
  const parsed = Sleutelbos.safeParse(claimed.ok ? claimed.waarde.data : undefined);
  if (!parsed.success) return geweigerd('sleutelbos-ongeldig');
  const bos = parsed.data;
  if ((await thumbprint(bos.wortel)) !== pinned.wortel) return geweigerd('vingerafdruk-anders');
  // a point that is not on the curve throws
  const verified = await importSigningPublic(bos.wortel).then(
    (wortel) => verify(signed, TYP_SLEUTELBOS, wortel),
    () => undefined,
  );
  const named = [...bos.kringen, ...bos.ontvangst].map(
    async ({ kid, sleutel }) => (await thumbprint(sleutel)) === kid,
  );
  const fits = verified?.ok && bos.tenant === pinned.tenant && (await Promise.all(named)).every(Boolean);
  return fits ? gelukt(bos) : geweigerd('sleutelbos-ongeldig');
}

/**
 * Takes the keyset the phone has and the one a server shows; tells whether to take it over. A version never goes back,
 * and one version never has two contents [C-14].
 */
export async function judgeKeyset(
  offered: string,
  rij: Pick<Inschrijvingrij, 'tenant' | 'wortel' | 'sleutelbos' | 'versie'>,
): Promise<Uitkomst<Sleutelbos | undefined, Sleutelboswaarschuwing>> {
  if (offered === rij.sleutelbos) return gelukt(undefined);
  const read = await readKeyset(offered, rij);
  if (!read.ok) return geweigerd('sleutelbos-ongeldig');
  const { versie } = read.waarde;
  if (versie < rij.versie) return geweigerd('sleutelbos-teruggezet');
  return versie === rij.versie ? geweigerd('sleutelbos-ongeldig') : gelukt(read.waarde);
}

/** Gives the kring that signals are sealed to: the first of the keyset, its newest epoch. */
export function newestEpoch({ kringen }: Sleutelbos): Kringsleutel {
  const [first] = kringen;
  if (!first) throw new Error('a keyset has a kring');
  return kringen.reduce((a, b) => (b.kring === a.kring && b.epoch > a.epoch ? b : a), first);
}

/** Gives the kring epoch ready to be sealed to. */
export async function recipientOf(bos: Sleutelbos): Promise<Kringsleutel & { publiek: CryptoKey }> {
  const epoch = newestEpoch(bos);
  return { ...epoch, publiek: await importSealingPublic(epoch.sleutel) };
}

/** Gives what a receipt key of this keyset signed, parsed by nobody yet; undefined when no key of it did. */
export async function readByReceiptKey(bos: Sleutelbos, jws: string, typ: string): Promise<unknown> {
  const claimed = peek(jws, typ);
  const known = bos.ontvangst.find(({ kid }) => claimed.ok && kid === claimed.waarde.kid);
  if (!known) return undefined;
  const verified = await verify(jws, typ, await importSigningPublic(known.sleutel));
  return verified.ok ? verified.waarde.data : undefined;
}
