import type { Bijlagerij, Database, Inschrijvingrij } from './db.ts';
import { enrolmentOf } from './personen.ts';
import type { Sealer, Verzegeld } from './sealing.ts';

/** More sealed texts than one visit makes; the oldest go first. */
const MOST = 50;

/**
 * What this page still knows when its disk does not answer any more: who its people are, what it seals their mailboxes to,
 * and what it sealed a moment ago.
 */
export function makeGeheugen(db: Database, readKluis: Sealer['kluis']) {
  const gemaakt = new Map<string, Verzegeld & { fotos: readonly Bijlagerij[] }>();
  const wie = new Map<string, Inschrijvingrij>();
  const kluizen = new Map<string, Awaited<ReturnType<Sealer['kluis']>>>();

  /** Asks the disk and remembers its answer; gives the last one when there is none any more. */
  async function ask<T>(known: Map<string, T>, persoon: string, read: () => Promise<T>): Promise<T> {
    try {
      known.set(persoon, await read());
    } catch (error) {
      if (!known.has(persoon)) throw error;
    }
    return known.get(persoon) as T;
  }

  return {
    gemaakt,
    /** by the id of the enrolment */
    get inschrijvingen(): readonly Inschrijvingrij[] {
      return [...wie.values()];
    },
    inschrijving: (persoon: string) => ask(wie, persoon, () => enrolmentOf(db, persoon)),
    kluis: (persoon: string) => ask(kluizen, persoon, () => readKluis(persoon)),
    onthoud(verzegeld: Verzegeld, fotos: readonly Bijlagerij[]): void {
      gemaakt.set(verzegeld.rij.envId, { ...verzegeld, fotos });
      const [oldest] = gemaakt.keys();
      if (gemaakt.size > MOST && oldest !== undefined) gemaakt.delete(oldest);
    },
  };
}
