import Database from 'better-sqlite3';
import type { Journaal } from './journaal.ts';
import { ANCHOR_EVERY, BEGIN, entryHash } from './keten.ts';
import type { Audithoofd, Auditregel, Spoor } from './audit.ts';
import { openMigrated } from './sqlite-migratie.ts';
import { StoreError } from './store.ts';

/** The one connection, and the few things every operation needs inside its transaction. */
export interface Db {
  readonly sql: Database.Database;
  readonly journaal: Journaal;
  /** One transaction that takes the write lock first; a full disk or a broken engine becomes a StoreError. */
  write<T>(act: () => T): T;
  read<T>(act: () => T): T;
  /** Next number of the tenant's stream; only inside `write`. */
  next(tenant: string): number;
  /** Appends to the tenant's chain; only inside `write`. */
  note(tenant: string, spoor: Spoor, resultaat?: string): Audithoofd;
  head(tenant: string): Audithoofd;
  /** Overwrites what the write-ahead log still holds of deleted rows. */
  scrub(): void;
}

/** Opens the database or makes it, and brings it to this version; refuses one that a newer program wrote. */
export const openDb = (file: string, journaal: Journaal, nu: number): Db =>
  wrap(openMigrated(file, nu), journaal);

function wrap(sql: Database.Database, journaal: Journaal): Db {
  const next = sql
    .prepare<[string], number>('update gemeenten set stroom = stroom + 1 where tenant = ? returning stroom')
    .pluck();
  const last = sql.prepare<[string], Audithoofd>(
    'select seq, hash from audit where tenant = ? order by seq desc limit 1',
  );
  const append = sql.prepare<Auditregel>(
    `insert into audit (tenant, seq, op, actor, rol, actie, object, resultaat, herkomst, operatie, vorige, hash)
     values (@tenant, @seq, @op, @actor, @rol, @actie, @object, @resultaat, @herkomst, @operatie, @vorige, @hash)`,
  );
  const head = (tenant: string): Audithoofd => last.get(tenant) ?? { seq: 0, hash: BEGIN };
  const due = new Map<string, Audithoofd>();

  return {
    sql,
    journaal,
    head,
    write(act) {
      due.clear();
      const done = guarded(() => sql.transaction(act).immediate());
      // After the commit: the anchor tells what is certainly there. One that cannot be written waits for the next.
      try {
        for (const [tenant, punt] of due) journaal.anchor(tenant, punt);
      } catch (error) {
        if (!(error instanceof Database.SqliteError)) throw error;
      }
      return done;
    },
    read: guarded,
    next(tenant) {
      const seq = next.get(tenant);
      if (seq === undefined) throw new Error('no such municipality');
      return seq;
    },
    note(tenant, spoor, resultaat = 'gelukt') {
      const { seq, hash: vorige } = head(tenant);
      const regel = { ...spoor, tenant, seq: seq + 1, resultaat, vorige };
      const hash = entryHash(regel);
      append.run({ ...regel, hash });
      if (regel.seq % ANCHOR_EVERY === 0) due.set(tenant, { seq: regel.seq, hash });
      return { seq: regel.seq, hash };
    },
    scrub() {
      // The deletion has been committed; a log that cannot be emptied now is emptied by a later checkpoint.
      try {
        sql.pragma('wal_checkpoint(TRUNCATE)');
      } catch (error) {
        if (!(error instanceof Database.SqliteError)) throw error;
      }
    },
  };
}

/** Runs `act`; what the disk or the engine refuses becomes one of two words. */
function guarded<T>(act: () => T): T {
  try {
    return act();
  } catch (error) {
    if (error instanceof Database.SqliteError) {
      const full = error.code === 'SQLITE_FULL' || error.code.startsWith('SQLITE_IOERR');
      const down = /^SQLITE_(BUSY|LOCKED|READONLY|CANTOPEN|CORRUPT|NOTADB|NOMEM|PROTOCOL)/.test(error.code);
      if (full) throw new StoreError('schijf-vol', error);
      if (down) throw new StoreError('buiten-dienst', error);
    }
    throw error;
  }
}
