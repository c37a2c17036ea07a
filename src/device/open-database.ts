import { type Uitkomst, geweigerd, gelukt } from '#domain/uitkomst.ts';
import { type Database, NATIVE } from './db.ts';
import type { Startstand } from './phone.ts';
import type { Surroundings } from './surroundings.ts';

/**
 * Looks at the database without making or changing it: opening by Dexie would create what has vanished and patch what
 * is newer. Gives the version on disk, undefined when there is none.
 */
export function probe({ indexedDB, databaseName }: Surroundings): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    if (!indexedDB) return reject(new Error('no IndexedDB'));
    const request = indexedDB.open(databaseName);
    let created = false;
    request.addEventListener('upgradeneeded', () => {
      created = true;
      request.transaction?.abort();
    });
    request.addEventListener('success', () => {
      const { version } = request.result;
      request.result.close();
      resolve(version);
    });
    request.addEventListener('error', (event) => {
      event.preventDefault();
      if (created) resolve(undefined);
      else reject(request.error ?? new Error('IndexedDB does not open'));
    });
  });
}

/** Opens the database; refuses when storage is absent, newer, or not to be upgraded: then the old data stay as they were. */
export async function openDatabase(
  db: Database,
  world: Surroundings,
): Promise<
  Uitkomst<{ leeg: boolean }, Extract<Startstand, 'geen-opslag' | 'opslag-nieuwer' | 'bijwerken-mislukt'>>
> {
  let found: number | undefined;
  try {
    found = await probe(world);
  } catch {
    return geweigerd('geen-opslag');
  }
  if (found !== undefined && found >= NATIVE + 10) return geweigerd('opslag-nieuwer');
  try {
    await db.open();
  } catch (error) {
    if (found === undefined || found >= NATIVE) throw error;
    return geweigerd('bijwerken-mislukt');
  }
  return gelukt({ leeg: found === undefined });
}
