import { Dexie, RangeSet } from 'dexie';
import type { Bijlagerij, Conceptrij, Database } from './db.ts';

type Content = Pick<Conceptrij, 'id' | 'inhoud' | 'seq' | 'laatst'>;
/** A photo that comes or goes with the content that tells of it. */
export type Fotowissel = { erbij: Bijlagerij; bytes: Uint8Array } | { weg: string };

/**
 * Writes the newest content of a concept, if nobody wrote it since; gives the row of whoever did. The one write that
 * happens at every tap, so it goes past Dexie: its own bookkeeping takes longer than encrypting and writing together.
 * A photo is written in the same transaction, so that no content ever tells of one that is not there.
 */
export function writeContent(
  db: Database,
  { id, inhoud, seq, laatst }: Content,
  foto?: Fotowissel,
): Promise<'bewaard' | 'weg' | Conceptrij> {
  return new Promise((resolve, reject) => {
    const idb = db.backendDB() as IDBDatabase | null;
    if (!idb) throw new DOMException('the database is closed', 'InvalidStateError');
    const tables = foto ? ['concepten', 'bijlagen', 'bijlagebytes'] : 'concepten';
    const tx = idb.transaction(tables, 'readwrite', { durability: 'strict' });
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
        if (foto) putPhoto(tx, foto);
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

function putPhoto(tx: IDBTransaction, foto: Fotowissel): void {
  const [rows, bytes] = [tx.objectStore('bijlagen'), tx.objectStore('bijlagebytes')];
  if ('weg' in foto) {
    rows.delete(foto.weg);
    bytes.delete(foto.weg);
    return;
  }
  rows.put(foto.erbij);
  bytes.put({ id: foto.erbij.id, bytes: foto.bytes });
}

/** Live queries follow what Dexie writes; this write they are told of, in every tab. */
const tellQueries = (db: Database, id: string): void =>
  Dexie.on.storagemutated.fire({ [`idb://${db.name}/concepten/`]: new RangeSet(id) });

const isSame = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, i) => byte === b[i]);
