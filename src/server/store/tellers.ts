/** What is remembered of one key: a number, and the moment (ms) until which it means something. */
export interface Tellerstand {
  aantal: number;
  tot: number;
}
/** Takes what was remembered; gives what to remember, and the seconds to wait when it is too much, else 0. */
export type Stap = (voor: Tellerstand | undefined) => { stand: Tellerstand; wacht: number };

export interface Tellerplek {
  tenant: string;
  /** which brake */
  rem: string;
  /** a pseudonym: no name, device or network is readable in it */
  sleutel: string;
}
/** Where brakes count. One step at a time for each key, also when several servers count together. */
export interface Tellers {
  step(plek: Tellerplek, stap: Stap, nu: number): Promise<number>;
  forget(plek: Tellerplek): Promise<void>;
}

/** Counts in the memory of the one process; forgets the oldest keys of a brake first, so that strangers cannot fill it. */
export function inMemory(keys = 10_000): Tellers {
  const brakes = new Map<string, Map<string, Tellerstand>>();
  const keyOf = ({ tenant, sleutel }: Tellerplek) => `${tenant}/${sleutel}`;
  return {
    async step(plek, stap) {
      const counts = brakes.get(plek.rem) ?? new Map<string, Tellerstand>();
      brakes.set(plek.rem, counts);
      const key = keyOf(plek);
      const { stand, wacht } = stap(counts.get(key));
      counts.delete(key);
      counts.set(key, stand);
      if (counts.size > keys) {
        const [oldest] = counts.keys();
        if (oldest !== undefined) counts.delete(oldest);
      }
      return wacht;
    },
    async forget(plek) {
      brakes.get(plek.rem)?.delete(keyOf(plek));
    },
  };
}
