import * as z from 'zod/mini';
import { sign } from '#crypto/sealed.ts';
import { type Uitkomst, geweigerd, gelukt } from '#domain/uitkomst.ts';
import { STANDAARD_VELD, Veldinstellingen } from '#domain/veldinstellingen.ts';
import { VeldAntwoord, type Velddocument } from '#protocol/veld.ts';
import { TYP_VELDINSTELLINGEN } from '#protocol/zegels.ts';
import { toDesk } from './desk-refusals.ts';
import type { Lijnweigering } from './desk-line.ts';
import type { Office } from './desk-office.ts';
import type { Deskweigering } from './desk.ts';
import { readVeld } from './veld.ts';

/** Fetches what the phones go by. What the root key of this municipality did not sign is not taken. */
export async function fetchVeld(office: Office): Promise<Uitkomst<void, Lijnweigering>> {
  const { tenant, bos } = office.keyring;
  const found = await office.lijn.send(
    'GET',
    `/gemeenten/${tenant}/veldinstellingen`,
    undefined,
    VeldAntwoord,
  );
  if (!found.ok) {
    if (found.reden !== 'niet-gevonden') return found;
    office.veld ??= 'geen';
    return gelukt(undefined);
  }
  const read = await readVeld(found.waarde.veldinstellingen, bos);
  if (read && read.versie > versionOf(office)) office.veld = read;
  return gelukt(undefined);
}

const known = ({ veld }: Office): Velddocument | undefined => (veld === 'geen' ? undefined : veld);
const versionOf = (office: Office): number => known(office)?.versie ?? 0;

/** What a screen shows of it; undefined until it was fetched. */
export function shownVeld(office: Office): Veldinstellingen | undefined {
  if (office.veld === undefined) return undefined;
  const { slotMinuten, dekmantel, nummers, bevestigdeTalen } = known(office) ?? STANDAARD_VELD;
  return { slotMinuten, dekmantel, nummers, bevestigdeTalen };
}

/**
 * Signs what the phones go by with the root key. Refuses a member without a wrap of it, words that a phone would not take,
 * and a change made on something that a colleague replaced meanwhile.
 */
export async function saveVeld(
  office: Office,
  nieuw: Veldinstellingen,
): Promise<Uitkomst<void, Deskweigering>> {
  const { keyring } = office;
  const inhoud = Veldinstellingen.safeParse(nieuw);
  if (!inhoud.success || office.veld === undefined) return geweigerd('onleesbaar');
  const wortel = await keyring.openWortel();
  if (!wortel) return geweigerd('rol-niet-bevoegd');
  const na = versionOf(office);
  const document: Velddocument = {
    v: 1,
    tenant: keyring.tenant,
    versie: Math.max(na + 1, Math.floor(office.now() / 1_000)),
    ...inhoud.data,
    gemaaktOp: office.op,
  };
  const signed = await sign(TYP_VELDINSTELLINGEN, document, { key: wortel, kid: keyring.wortel });
  const body = { veldinstellingen: signed, na };
  const done = await office.lijn.send('PUT', '/veldinstellingen', body, z.unknown());
  // somebody else's, or an older one that was put back: whatever is there now is what to go on from
  if (!done.ok && done.reden === 'versie-bestaat-al') office.veld = undefined;
  const fetched = await fetchVeld(office);
  if (!done.ok) return geweigerd(toDesk(done.reden));
  return fetched.ok ? gelukt(undefined) : geweigerd(toDesk(fetched.reden));
}
