import type { Database } from 'better-sqlite3';
import { chmodSync } from 'node:fs';

/**
 * WAL with FULL: a commit that returned is on the disk, also after a power cut (https://www.sqlite.org/pragma.html
 * #pragma_synchronous). secure_delete: what is deleted is overwritten. Asserted, because SQLite ignores what it cannot do.
 */
const PRAGMAS = [
  ['journal_mode', 'wal', 'wal'],
  ['synchronous', 'full', 2],
  ['secure_delete', 'on', 1],
  ['trusted_schema', 'off', 0],
  ['foreign_keys', 'on', 1],
  ['busy_timeout', '5000', 5000],
] as const;

/** Sets what a database of this server must have; throws when the engine does not do as told. */
export function harden(sql: Database, file: string): void {
  chmodSync(file, 0o600);
  for (const [name, value] of PRAGMAS) sql.pragma(`${name} = ${value}`);
  for (const { name, is, must } of pragmasOf(sql)) {
    if (is !== must) throw new Error(`pragma ${name} is ${String(is)}, must be ${must}`);
  }
}

/** Gives each pragma as it is and as it must be. */
export function pragmasOf(sql: Database): { name: string; is: unknown; must: string | number }[] {
  return PRAGMAS.map(([name, , must]) => ({ name, is: sql.pragma(name, { simple: true }), must }));
}
