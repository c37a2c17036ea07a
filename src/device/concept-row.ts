import { Dexie, RangeSet } from 'dexie';
import type { Conceptrij, Database } from './db.ts';

type Content = Pick<Conceptrij, 'id' | 'inhoud' | 'seq' | 'laatst'>;

/**
 * Writes the newest content of a concept, if nobody wrote it since; gives the row of whoever did. The one write that
 * happens at every tap, so it goes past Dexie: its own bookkeeping takes longer than encrypting and writing together.
 */
export function writeContent(
  db: Database,
  { id, inhoud, seq, laatst }: Content,
): Promise<'bewaard' | 'weg' | Conceptrij> {
  return new Promise((resolve, reject) => {
    const idb = db.backendDB() as IDBDatabase | null;
    if (!idb) throw new DOMException('the database is closed', 'InvalidStateError');
    const tx = idb.transaction('concepten', 'readwrite', { durability: 'strict' });
    const store = tx.objectStore('concepten');
    const asked = store.get(id) as IDBRequest<Conceptrij | undefined>;
    let outcome: 'bewaard' | 'weg' | Conceptrij = 'weg';
    const fail = (error: unknown) =>
      reject(error instanceof Error ? error : new Error('the disk refused', { cause: error }));
    asked.addEventListener('success', () => {
      const found = asked.result;
      if (!found) return;
      // done before the connection broke, and now done again
      const again = found.seq === seq && isSame(found.inhoud, inhoud);
      outcome = again || found.seq === seq - 1 ? 'bewaard' : found;
      if (again || outcome !== 'bewaard') return;
      try {
        store.put({ ...found, inhoud, seq, laatst });
      } catch (error) {
        fail(error);
      }
    });
    tx.addEventListener('complete', () => {
      if (outcome === 'bewaard') tellQueries(db, id);
      resolve(outcome);
    });
    tx.addEventListener('abort', () => fail(tx.error ?? new DOMException('aborted', 'AbortError')));
  });
}

/** Live queries follow what Dexie writes; this write they are told of, in every tab. */
const tellQueries = (db: Database, id: string): void =>
  Dexie.on.storagemutated.fire({ [`idb://${db.name}/concepten/`]: new RangeSet(id) });

const isSame = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, i) => byte === b[i]);
