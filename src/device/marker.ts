import type { Database } from './db.ts';
import { isSignaal } from './outbox.ts';
import type { Verdwenen } from './phone.ts';
import type { Marker } from './surroundings.ts';

/** What stood beside a database that is gone now; version 1 wrote only the number of the last envelope. */
export function readMark(text: string): Verdwenen {
  const [nummer = 0, wacht, concepten] = text.split(' ').map(Number);
  return { nummer, ...(wacht !== undefined && concepten !== undefined && { wacht, concepten }) };
}

/**
 * Keeps beside the database how much is in it: counts, and nothing of what is counted. Called at what adds or takes
 * away, never at a tap; calls that come together are one.
 */
export function createMark(db: Database, marker: Marker): () => Promise<void> {
  let written: string | undefined;
  let running: Promise<void> | undefined;
  let again = false;

  async function count(): Promise<void> {
    do {
      again = false;
      const ik = (await db.inschrijving.where({ stand: 'actief' }).sortBy('teller')).at(-1);
      const wacht = await db.outbox.where('fase').anyOf('wacht', 'geweigerd').filter(isSignaal).count();
      const mark = [ik?.teller ?? 0, wacht, await db.concepten.count()].join(' ');
      if (ik && mark !== written) await marker.write(mark);
      written = mark;
    } while (again);
  }

  return () => {
    again = true;
    return (running ??= count().finally(() => (running = undefined)));
  };
}
