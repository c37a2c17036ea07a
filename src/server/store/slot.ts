import Database from 'better-sqlite3';
import { join } from 'node:path';

/**
 * One server on one data folder. The lock is an open transaction on a small database: the operating system lets go of it
 * with the process, also after kill -9, so that no stale lock file ever asks a person what to do.
 */
export function takeSlot(folder: string): { release(): void } | undefined {
  const sql = new Database(join(folder, 'slot.sqlite'), { timeout: 0 });
  try {
    sql.exec('begin exclusive');
  } catch (error) {
    sql.close();
    if (error instanceof Database.SqliteError && error.code === 'SQLITE_BUSY') return undefined;
    throw error;
  }
  return { release: () => void sql.close() };
}
