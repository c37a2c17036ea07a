import { liveQuery } from 'dexie';
import { type Database, unattended } from './db.ts';
import { type Live, cell } from './live.ts';

/** Takes a question to the database; gives its answer as a Live that follows every tab, once the database is open. */
export function live<T>(db: Database, question: () => PromiseLike<T> | T): Live<T> {
  return {
    subscribe(next) {
      let stop: (() => void) | undefined = () => {};
      void db.geopend.then(() => {
        if (!stop) return;
        // A question fails only when the database is gone, and then there is nothing new to tell.
        const subscription = liveQuery(async () => question()).subscribe({ next, error: () => {} });
        stop = () => subscription.unsubscribe();
      });
      return () => {
        stop?.();
        stop = undefined;
      };
    },
  };
}

/** Takes two Lives and what to make of them; gives what comes of the newest of both, and never an older one after. */
export function combine<A, B, C>(a: Live<A>, b: Live<B>, make: (a: A, b: B) => Promise<C> | C): Live<C> {
  return {
    subscribe(next) {
      let newest: { a?: { value: A }; b?: { value: B } } = {};
      let round = 0;
      const tell = async (mine: number, valueA: A, valueB: B) => {
        const made = await make(valueA, valueB);
        if (mine === round) next(made);
      };
      const changed = (change: typeof newest) => {
        newest = { ...newest, ...change };
        const mine = (round += 1);
        if (!newest.a || !newest.b) return;
        unattended(tell(mine, newest.a.value, newest.b.value));
      };
      const stops = [
        a.subscribe((value) => changed({ a: { value } })),
        b.subscribe((value) => changed({ b: { value } })),
      ];
      return () => {
        round += 1;
        for (const stop of stops) stop();
      };
    },
  };
}

/** Takes a Live and what to make of it; gives what comes of the newest. */
export const derive = <A, B>(a: Live<A>, make: (a: A) => Promise<B> | B): Live<B> =>
  combine(a, cell(undefined), make);
