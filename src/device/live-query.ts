import { liveQuery } from 'dexie';
import type { Live } from './live.ts';

/** Takes a question to the database; gives its answer as a Live that follows every tab. */
export function live<T>(question: () => Promise<T> | T): Live<T> {
  return {
    subscribe(next) {
      // A question fails only when the database is gone, and then there is nothing new to tell.
      const subscription = liveQuery(question).subscribe({ next, error: () => {} });
      return () => subscription.unsubscribe();
    },
  };
}
