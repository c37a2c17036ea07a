import { importSigningPublic } from '#crypto/keys.ts';
import { verify } from '#crypto/sealed.ts';
import { STANDAARD_VELD, type Veldinstellingen } from '#domain/veldinstellingen.ts';
import type { Sleutelbos } from '#protocol/sleutelbos.ts';
import { Velddocument } from '#protocol/veld.ts';
import { TYP_VELDINSTELLINGEN } from '#protocol/zegels.ts';
import type { Inschrijvingrij } from './db.ts';
import { readKeyset } from './keyset.ts';

/** Takes field settings as signed and a keyset that was verified; undefined when its root did not sign them for its tenant. */
export async function readVeld(signed: string, bos: Sleutelbos): Promise<Velddocument | undefined> {
  const verified = await verify(signed, TYP_VELDINSTELLINGEN, await importSigningPublic(bos.wortel));
  const parsed = Velddocument.safeParse(verified.ok ? verified.waarde.data : undefined);
  return parsed.data?.tenant === bos.tenant ? parsed.data : undefined;
}

type Kept = Pick<Inschrijvingrij, 'tenant' | 'wortel' | 'sleutelbos' | 'veldinstellingen'>;

/** The row changes with every envelope and these once in a while: the last ones that were read are remembered. */
let last: { of: string; read: Promise<Velddocument | undefined> } | undefined;

function kept(row: Kept): Promise<Velddocument | undefined> {
  const { tenant, wortel, sleutelbos, veldinstellingen } = row;
  const of = `${tenant}.${wortel}.${veldinstellingen ?? ''}`;
  if (last?.of !== of) {
    const read = readKeyset(sleutelbos, row).then((bos) =>
      bos.ok && veldinstellingen !== undefined ? readVeld(veldinstellingen, bos.waarde) : undefined,
    );
    last = { of, read };
  }
  return last.read;
}

/** Gives what counts on this phone: what its municipality signed last, or what counts without that. */
export async function veldOf(row: Kept | undefined): Promise<Veldinstellingen> {
  return (row && (await kept(row))) ?? STANDAARD_VELD;
}

/**
 * Takes what a server offers; gives its version when it is to be taken over: only what the pinned root signed, and never
 * back [C-14].
 */
export async function laterVeld(
  offered: string,
  row: Pick<Inschrijvingrij, 'tenant' | 'wortel' | 'sleutelbos' | 'veldVersie'>,
): Promise<number | undefined> {
  const bos = await readKeyset(row.sleutelbos, row);
  const next = bos.ok ? await readVeld(offered, bos.waarde) : undefined;
  return next !== undefined && next.versie > (row.veldVersie ?? -1) ? next.versie : undefined;
}
