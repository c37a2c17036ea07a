import { liveQuery } from 'dexie';
import type { Live } from './live.ts';

/** Takes a question to the database; gives its answer as a Live that follows every tab. */
export function live<T>(question: () => PromiseLike<T> | T): Live<T> {
  return {
    subscribe(next) {
      // A question fails only when the database is gone, and then there is nothing new to tell.
      const subscription = liveQuery(async () => question()).subscribe({ next, error: () => {} });
      return () => subscription.unsubscribe();
    },
  };
}

/** Takes two Lives and what to make of them; gives what comes of the newest of both, and never an older one after. */
export function combine<A, B, C>(a: Live<A>, b: Live<B>, make: (a: A, b: B) => Promise<C> | C): Live<C> {
  return {
    subscribe(next) {
      let newest: { a?: { value: A }; b?: { value: B } } = {};
      let round = 0;
      const changed = (change: typeof newest) => {
        newest = { ...newest, ...change };
        const mine = (round += 1);
        if (!newest.a || !newest.b) return;
        void Promise.resolve(make(newest.a.value, newest.b.value)).then((made) => {
          if (mine === round) next(made);
        });
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
