import Database from 'better-sqlite3';
import { existsSync, renameSync, rmSync } from 'node:fs';
import eerste from './migrations/001.sqlite.sql?raw';
import bijgevoegd from './migrations/002.sqlite.sql?raw';
import achterstand from './migrations/003.sqlite.sql?raw';
import veld from './migrations/004.sqlite.sql?raw';
import bijlagen from './migrations/005.sqlite.sql?raw';
import quarantaine from './migrations/006.sqlite.sql?raw';
import { Onbruikbaar } from './onbruikbaar.ts';
import { harden } from './pragmas.ts';

/** Numbered: place in the list is the version. Never edit one that was released. */
const MIGRATIONS: readonly string[] = [eerste, bijgevoegd, achterstand, veld, bijlagen, quarantaine];
export const SCHEMA_VERSION = MIGRATIONS.length;
/** 'MRte', so that a stranger's file is not taken for ours. */
const APPLICATION_ID = 0x4d527465;

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

/**
 * Opens the database, or makes it, and brings it to this version. Refuses one that a newer program wrote. A migration is one
 * transaction; a copy of before stands beside it until what came of it was looked through. When it fails the data are as
 * they were, and the sentence says so.
 */
export function openMigrated(file: string, nu: number): Database.Database {
  const copy = `${file}.voor-bijwerken`;
  const from = existsSync(file) ? versionOf(file) : 0;
  if (from > SCHEMA_VERSION) {
    throw new Onbruikbaar(
      `De gegevens in ${file} zijn van een nieuwere versie van Meldroute (${from}; dit programma kent ${SCHEMA_VERSION}). ` +
        'Er is niets veranderd. Start de nieuwere versie, of zet een reservekopie van deze versie terug.',
    );
  }
  let sql: Database.Database | undefined;
  try {
    if (from > 0 && from < SCHEMA_VERSION) keepCopy(file, copy);
    sql = new Database(file);
    harden(sql, file);
    migrate(sql, from, nu);
  } catch (error) {
    sql?.close();
    if (from === 0 || from === SCHEMA_VERSION || !(error instanceof Database.SqliteError)) throw error;
    rmSync(copy, { force: true });
    throw new Onbruikbaar(FAILED(file, error.message));
  }
  if (!existsSync(copy)) return sql;
  const wrong = firstFault(sql);
  if (wrong !== undefined) {
    sql.close();
    // The old log first: SQLite would play it over what is put back.
    for (const suffix of ['-wal', '-shm']) rmSync(`${file}${suffix}`, { force: true });
    renameSync(copy, file);
    throw new Onbruikbaar(FAILED(file, wrong));
  }
  // Nothing that is destroyed from now on may live on in it.
  rmSync(copy);
  return sql;
}

const FAILED = (file: string, why: string): string =>
  `De gegevens in ${file} konden niet worden bijgewerkt (${why}). Er is niets veranderd. ` +
  'Start de vorige versie weer, of zet een reservekopie terug.';

/** One plain file beside the database, whole before it has its name. */
function keepCopy(file: string, copy: string): void {
  const part = `${copy}.deel`;
  for (const old of [part, copy]) rmSync(old, { force: true });
  const sql = new Database(file);
  try {
    sql.prepare('vacuum into ?').run(part);
  } finally {
    sql.close();
  }
  renameSync(part, copy);
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

/** Says what is wrong with pages, indexes or references; undefined when all is well. */
export function firstFault(sql: Database.Database): string | undefined {
  const pages = sql.pragma('integrity_check', { simple: true });
  if (pages !== 'ok') return String(pages);
  return (sql.pragma('foreign_key_check') as unknown[]).length > 0 ? 'foreign_key_check' : undefined;
}
