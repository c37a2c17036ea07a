import Database from 'better-sqlite3';
import { existsSync } from 'node:fs';
import type { Journaal } from './journaal.ts';
import { ANCHOR_EVERY, BEGIN, entryHash } from './keten.ts';
import eerste from './migrations/001.sqlite.sql?raw';
import bijgevoegd from './migrations/002.sqlite.sql?raw';
import { Onbruikbaar } from './onbruikbaar.ts';
import { harden } from './pragmas.ts';
import type { Audithoofd, Auditregel, Spoor } from './audit.ts';
import { StoreError } from './store.ts';

/** Numbered: place in the list is the version. Never edit one that was released. */
const MIGRATIONS: readonly string[] = [eerste, bijgevoegd];
export const SCHEMA_VERSION = MIGRATIONS.length;
/** 'MRte', so that a stranger's file is not taken for ours. */
const APPLICATION_ID = 0x4d527465;

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

/** Takes a file that exists; gives its schema version without changing anything. Refuses what is not ours. */
export function versionOf(file: string): number {
  const sql = new Database(file, { readonly: true, fileMustExist: true });
  try {
    if (sql.pragma('application_id', { simple: true }) !== APPLICATION_ID) {
      // A first start that was cut off leaves an empty file.
      const empty = sql.prepare<[], number>('select count(*) from sqlite_schema').pluck().get() === 0;
      if (empty) return 0;
      throw new Onbruikbaar(`${file} is geen gegevensbestand van Meldroute.`);
    }
    return sql.prepare<[], number>('select max(versie) from schema_version').pluck().get() ?? 0;
  } catch (error) {
    const code = error instanceof Database.SqliteError ? error.code : undefined;
    if (code === 'SQLITE_NOTADB') throw new Onbruikbaar(`${file} is geen gegevensbestand van Meldroute.`);
    if (code === 'SQLITE_CORRUPT') {
      throw new Onbruikbaar(`${file} is beschadigd. Er is niets veranderd. Zet een reservekopie terug.`);
    }
    throw error;
  } finally {
    sql.close();
  }
}

/** Opens the database or makes it, and brings it to this version; refuses one that a newer program wrote. */
export function openDb(file: string, journaal: Journaal, nu: number): Db {
  const from = existsSync(file) ? versionOf(file) : 0;
  if (from > SCHEMA_VERSION) {
    throw new Onbruikbaar(
      `De gegevens in ${file} zijn van een nieuwere versie van Meldroute (${from}; dit programma kent ${SCHEMA_VERSION}). ` +
        'Er is niets veranderd. Start de nieuwere versie, of zet een reservekopie van deze versie terug.',
    );
  }
  const sql = new Database(file);
  harden(sql, file);
  migrate(sql, from, nu);
  return wrap(sql, journaal);
}

function migrate(sql: Database.Database, from: number, nu: number): void {
  if (from === SCHEMA_VERSION) return;
  sql
    .transaction(() => {
      MIGRATIONS.slice(from).forEach((text, index) => {
        sql.exec(text);
        sql
          .prepare('insert into schema_version (versie, gedaan_op) values (?, ?)')
          .run(from + index + 1, new Date(nu).toISOString());
      });
      sql.pragma(`application_id = ${APPLICATION_ID}`);
    })
    .immediate();
}

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
