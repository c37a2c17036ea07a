import { randomUUID } from 'node:crypto';
import { join, resolve } from 'node:path';
import { claimsOf } from './auth/compact.ts';
import { randomToken, sha256 } from './auth/hash.ts';
import { SERVERKETEN, type Spoor } from './store/audit.ts';
import type { Bevinding, Gebrek } from './store/bevinding.ts';
import type { IJkpunt } from './store/keten.ts';
import type { InrichtingStore, StoreError } from './store/store.ts';

/** Exit codes of a broken chain, so that a script can tell them apart. */
const BREAKS = { gewijzigd: 2, ontbreekt: 3, ingekort: 4, herschreven: 5 } as const;
const BREAK_SENTENCES = {
  gewijzigd: 'een regel is veranderd',
  ontbreekt: 'een regel ontbreekt of staat op een andere plaats',
  ingekort: 'het log houdt op vóór een punt dat eerder is doorgegeven',
  herschreven: 'het log is heel, maar niet hetzelfde als wat eerder is doorgegeven',
} as const;

/** What the person at the console is told instead of a result. */
export class Geweigerd extends Error {
  readonly exit: number;
  constructor(zin: string, exit = 1) {
    super(zin);
    this.exit = exit;
  }
}

/** The trail of an act of the operator. */
export const trailAt = (nu: number) => (actie: Spoor['actie']) => ({
  op: new Date(nu).toISOString(),
  actor: '-',
  rol: 'beheerder',
  actie,
  object: '-',
  herkomst: 'console',
  operatie: randomUUID(),
});

export function refuseGebrek(gebrek: Gebrek): never {
  if (gebrek === 'onleesbaar') throw new Geweigerd('Dit is geen reservekopie van Meldroute.');
  if (gebrek === 'nieuwer') {
    throw new Geweigerd('Dit bestand is van een nieuwere versie van Meldroute. Er is niets veranderd.');
  }
  if (gebrek === 'beschadigd') throw new Geweigerd('Dit bestand is beschadigd.', 2);
  const { tenant, breuk } = gebrek;
  const keten = tenant === SERVERKETEN ? 'de server' : `gemeente ${tenant}`;
  throw new Geweigerd(
    `Auditlog van ${keten}, regel ${breuk.seq}: ${BREAK_SENTENCES[breuk.soort]}.`,
    BREAKS[breuk.soort],
  );
}

/** Tells what is in it. */
export function tell({ tellingen, ketens }: Bevinding): void {
  for (const { tenant, enveloppen, meldingen, regels } of tellingen) {
    const audit = ketens.find((keten) => keten.tenant === tenant)?.seq ?? 0;
    console.log(
      `  gemeente ${tenant}: ${enveloppen} enveloppen, ${meldingen} meldingen, ${regels} logregels, ${audit} auditregels`,
    );
  }
  if (tellingen.length === 0) console.log('  nog geen gemeente');
}

/** Takes a receipt as a phone kept it; gives the point of the chain that it was told. */
export function pointOf(bewijs: string): IJkpunt & { tenant: string } {
  const claims = claimsOf(bewijs);
  const { tenant, auditSeq, auditHead } = claims ?? {};
  if (typeof tenant !== 'string' || typeof auditSeq !== 'number' || typeof auditHead !== 'string') {
    throw new Geweigerd('Dat is geen ontvangstbewijs.');
  }
  return { tenant, seq: auditSeq, hash: auditHead };
}

/** Why PostgreSQL is not there, in the words of PostgreSQL or of the network: nothing of the address, which has a password. */
export function databaseZin({ cause }: StoreError): string {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'geen antwoord';
  return /^(28|3D)/.test(code)
    ? `De database in DATABASE_URL laat de server niet binnen (${code}): klopt de naam, het wachtwoord, de database?`
    : `De database in DATABASE_URL is niet bereikbaar (${code}).`;
}

/** What the operator can do with the data, wherever they are. */
export interface Beheer {
  backup(file: string | undefined): Promise<void>;
  restore(file: string, overwrite: boolean): Promise<void>;
  auditVerify(bewijs: string | undefined): Promise<void>;
  uitnodigen(): Promise<void>;
}
/** A name that tells when it was made, and sorts by it. */
export const backupName = (nu: number, ending: string): string =>
  `meldroute-${new Date(nu).toISOString().replace(/[:.]/g, '-')}.${ending}`;
/** Where a backup goes when nobody says where. */
export const backupFile = (file: string | undefined, data: string, nu: number, ending: string): string =>
  resolve(file ?? join(data, 'reservekopie', backupName(nu, ending)));
export function tellBackup(to: string, found: Bevinding): void {
  console.log(`Reservekopie gemaakt en gecontroleerd: ${to}`);
  tell(found);
  console.log('Bewaar dit bestand op een andere plaats dan de server.');
}
export function tellRestored(found: Bevinding & { vernietigd: number }): void {
  console.log('De reservekopie is teruggezet.');
  tell(found);
  if (found.vernietigd > 0) {
    console.log(
      `  opnieuw vernietigd wat na de reservekopie was ingetrokken of vernietigd: ${found.vernietigd}`,
    );
  }
}
export function tellChains({ ketens }: Bevinding): void {
  console.log('Het auditlog is heel.');
  for (const { tenant, seq } of ketens) console.log(`  ${tenant}: ${seq} regels`);
}
/** Opens the door for one more municipality, for a day. */
export async function openDoor(inrichting: InrichtingStore, origin: string, nu: number): Promise<void> {
  const code = randomToken(32);
  await inrichting.open({ hash: sha256(code), geldigTot: nu + 24 * 60 * 60_000 });
  console.log(`Eén keer, en 24 uur geldig: ${origin}/inrichten#${code}`);
}
