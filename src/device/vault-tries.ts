import { type Database, type Kluisrij, keep } from './db.ts';

export const WACHTZINPOGINGEN = 10;
const EERST_WACHTEN = 5;
const WACHT = 30_000;

/** How long the next try has to wait after so many wrong passphrases: 30 s from the fifth, doubling. */
export const wachtNa = (pogingen: number): number =>
  pogingen < EERST_WACHTEN ? 0 : WACHT * 2 ** (pogingen - EERST_WACHTEN);

/** No try is left, or its owner gave it up: nothing opens it any more, also after the app was killed. */
export const isUp = ({ pogingen }: Kluisrij): boolean => pogingen >= WACHTZINPOGINGEN;

/** Counts the try before it is made. Gives the row as it was, or the word for not yet. */
export const beginTry = (db: Database, persoon: string | undefined, now: () => number) =>
  keep(db, () =>
    db.transaction('rw', db.kluizen, async () => {
      const blad = persoon === undefined ? undefined : await db.kluizen.where({ persoon }).first();
      if (!blad) return 'kluis-gesloten';
      if (isUp(blad)) return 'kluis-vernietigd';
      const rest = (blad.wachtTot ?? 0) - now();
      // a rest longer than the whole wait means that the clock was set back
      if (rest > 0 && rest <= wachtNa(blad.pogingen)) return 'even-wachten';
      const pogingen = blad.pogingen + 1;
      await db.kluizen.update(blad.id, { pogingen, wachtTot: now() + wachtNa(pogingen) });
      return { ...blad, pogingen };
    }),
  );

export const setTries = (db: Database, id: string, pogingen: number) =>
  keep(db, () => db.kluizen.where({ id }).modify({ pogingen, wachtTot: 0 }));
