import type { Database, Inschrijvingrij } from './db.ts';
import { combine, live } from './live-query.ts';
import { type Live, cell } from './live.ts';
import type { Persoonregel } from './phone.ts';

/** As many people as there are shapes to tell them apart by. */
export const MEESTE_PERSONEN = 6;

/**
 * Who uses this phone. Each has an enrolment and a vault of her own, and is known here by a shape and never by a name.
 * Who is alone need not say who she is; of several, whoever holds the phone says it, and that is nowhere on disk.
 */
export interface Personen {
  readonly live: Live<readonly Persoonregel[]>;
  /** whose things may be seen now; undefined: several, and none said so */
  readonly wie: Live<string | undefined>;
  nu(): Promise<string | undefined>;
  kies(persoon: string | undefined): void;
}

const active = (db: Database) => db.inschrijving.where({ stand: 'actief' }).toArray();

export function createPersonen(db: Database): Personen {
  const gekozen = cell<string | undefined>(undefined);
  const pick = (rijen: readonly Inschrijvingrij[], keuze: string | undefined) => {
    const [alone] = rijen.length === 1 ? rijen : [];
    // she stays who holds the phone when a colleague comes beside her
    if (alone) gekozen.value = alone.persoon;
    return (alone ?? rijen.find(({ persoon }) => persoon === keuze))?.persoon;
  };
  const rows = live(db, () => active(db));
  return {
    live: combine(rows, gekozen, (rijen, keuze) => {
      const nu = pick(rijen, keuze);
      return rijen
        .toSorted((a, b) => a.merk - b.merk)
        .map(({ persoon, merk }) => ({ persoon, merk, nu: persoon === nu }));
    }),
    wie: combine(rows, gekozen, pick),
    nu: async () => pick(await active(db), gekozen.value),
    kies(persoon) {
      gekozen.value = persoon;
    },
  };
}

/** Gives the enrolment in force of one person. Nothing can be sealed without one, and no screen offers it. */
export async function enrolmentOf(db: Database, persoon: string): Promise<Inschrijvingrij> {
  const rij = (await active(db)).find((one) => one.persoon === persoon);
  if (!rij) throw new Error('this person is not enrolled on this phone');
  return rij;
}

/**
 * Gives who may bring what a device sealed that the server does not know any more: the same person under a later
 * enrolment, or else who shares the phone with her. Its own signature stays inside.
 */
export async function successorOf(db: Database, ik: Inschrijvingrij): Promise<Inschrijvingrij | undefined> {
  const later = (await active(db)).filter(({ id, tenant }) => id !== ik.id && tenant === ik.tenant);
  return later.find(({ persoon }) => persoon === ik.persoon) ?? later[0];
}

/** The ids of everything this person was ever enrolled as on this phone. */
export const enrolmentsOf = async (db: Database, persoon: string | undefined): Promise<ReadonlySet<string>> =>
  new Set((await db.inschrijving.filter((rij) => rij.persoon === persoon).toArray()).map(({ id }) => id));
