import Database from 'better-sqlite3';
import {
  chmodSync,
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { type Uitkomst, geweigerd, gelukt } from '#domain/uitkomst.ts';
import { type Auditregel, SERVERKETEN, type Spoor } from './audit.ts';
import { type Deelinhoud, isDeel } from './bijlageregel.ts';
import type { Bevinding, Gebrek, Onderzoek, Telling } from './bevinding.ts';
import { type Journaal, openJournaal } from './journaal.ts';
import { type IJkpunt, firstBreak } from './keten.ts';
import { openDb } from './sqlite-db.ts';
import { replayJournaal } from './sqlite-enveloppen.ts';
import { SCHEMA_VERSION, firstFault, versionOf } from './sqlite-migratie.ts';

/** Takes a database file and the points its audit chains must pass; says what is in it, or what is wrong with it. */
export function inspect(file: string, told: (tenant: string) => readonly IJkpunt[] = () => []): Onderzoek {
  const version = versionOf(file);
  if (version === 0) return { ok: false, gebrek: 'onleesbaar' };
  if (version > SCHEMA_VERSION) return { ok: false, gebrek: 'nieuwer' };
  const sql = new Database(file, { readonly: true, fileMustExist: true });
  try {
    if (firstFault(sql) !== undefined) return { ok: false, gebrek: 'beschadigd' };
    return sql.transaction(() => look(sql, told))();
  } catch (error) {
    if (error instanceof Database.SqliteError) return { ok: false, gebrek: 'beschadigd' };
    throw error;
  } finally {
    sql.close();
  }
}

function look(sql: Database.Database, told: (tenant: string) => readonly IJkpunt[]): Onderzoek {
  if (!areWhole(sql)) return { ok: false, gebrek: 'beschadigd' };
  const tellingen = sql
    .prepare<[], Telling>(
      `select tenant,
         (select count(*) from enveloppen e where e.tenant = g.tenant) as enveloppen,
         (select count(*) from meldingen m where m.tenant = g.tenant) as meldingen,
         (select count(*) from logregels l where l.tenant = g.tenant) as regels,
         (select count(*) from bijlagen b where b.tenant = g.tenant and b.ontvangen = b.aantal) as bijlagen,
         stroom
       from gemeenten g order by tenant`,
    )
    .all();
  const entries = sql.prepare<[string], Auditregel>('select * from audit where tenant = ? order by seq');
  const chains = new Set([SERVERKETEN, ...tellingen.map(({ tenant }) => tenant)]);
  for (const tenant of sql.prepare<[], string>('select distinct tenant from audit').pluck().all()) {
    chains.add(tenant);
  }
  const ketens: Bevinding['ketens'] = [];
  for (const tenant of chains) {
    const breuk = firstBreak(entries.iterate(tenant), told(tenant));
    if (breuk) return { ok: false, gebrek: { soort: 'keten', tenant, breuk } };
    const seq = sql
      .prepare<[string], number>('select max(seq) from audit where tenant = ?')
      .pluck()
      .get(tenant);
    ketens.push({ tenant, seq: seq ?? 0 });
  }
  return { ok: true, waarde: { tellingen, ketens } };
}

/** Says whether of each photo as many chunks are there as it says, and each is the one that was announced. */
function areWhole(sql: Database.Database): boolean {
  const short = sql
    .prepare(
      `select 1 from bijlagen b where ontvangen <> (
         select count(inhoud) from bijlagedelen d
         where d.tenant = b.tenant and d.env_id = b.env_id and d.bijlage = b.bijlage and d.deel < b.ontvangen)`,
    )
    .get();
  if (short) return false;
  const delen = sql.prepare<[], Deelinhoud>(
    'select sha256, inhoud from bijlagedelen where inhoud is not null',
  );
  for (const deel of delen.iterate()) if (!isDeel(deel)) return false;
  return true;
}

function sync(path: string): void {
  const fd = openSync(path, 'r');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

interface Files {
  db: string;
  journaal: string;
}
/** The trail of an act of the operator. */
type Trail = (actie: 'reservekopie-maken' | 'reservekopie-terugzetten') => Spoor;

/**
 * Makes one file that is the whole database at one moment, also while a server writes; looks whether it is whole; and only
 * then records it, so that the server may tell phones that their signal is in a backup.
 */
export async function makeBackup(
  files: Files,
  to: string,
  nu: number,
  trail: Trail,
): Promise<Uitkomst<Bevinding, 'bestaat-al'> | { ok: false; gebrek: Gebrek }> {
  if (existsSync(to)) return geweigerd('bestaat-al');
  mkdirSync(dirname(to), { recursive: true, mode: 0o700 });
  const journaal = openJournaal(files.journaal);
  const db = openDb(files.db, journaal, nu);
  const part = `${to}.deel`;
  try {
    rmSync(part, { force: true });
    // In one step: a busy server would otherwise make the copy start over and over.
    await db.sql.backup(part, { progress: () => 0x7fffffff });
    chmodSync(part, 0o600);
    const at = new Date(nu).toISOString();
    const record = `insert or replace into reservekopieen (tenant, gemaakt_op, gecontroleerd_op, tot_seq) values (?, ?, ?, ?)`;
    describe(part, record, at);
    sync(part);
    const found = inspect(part, (tenant) => journaal.anchors(tenant));
    if (!found.ok) return found;
    renameSync(part, to);
    sync(dirname(to));
    db.write(() => {
      for (const { tenant, stroom } of found.waarde.tellingen)
        db.sql.prepare(record).run(tenant, at, at, stroom);
      db.note(SERVERKETEN, trail('reservekopie-maken'));
    });
    return gelukt(found.waarde);
  } finally {
    rmSync(part, { force: true });
    db.sql.close();
    journaal.close();
  }
}

/** One plain file without a log beside it, that says of itself when it was made and how far it reaches. */
function describe(file: string, record: string, at: string): void {
  const copy = new Database(file);
  try {
    copy.pragma('journal_mode = delete');
    copy.pragma('synchronous = full');
    const reach = copy
      .prepare<[], { tenant: string; stroom: number }>('select tenant, stroom from gemeenten')
      .all();
    copy.transaction(() => {
      for (const { tenant, stroom } of reach) copy.prepare(record).run(tenant, at, at, stroom);
    })();
  } finally {
    copy.close();
  }
}

/**
 * Puts a backup in the place of the database. The caller holds the slot: no server runs. Sessions end, the deletion journal
 * is replayed, and every chain gets an entry that says it went on from here.
 */
export function restore(
  files: Files,
  from: string,
  options: { overwrite: boolean; nu: number; trail: Trail },
): Uitkomst<Bevinding & { vernietigd: number }, 'niet-leeg'> | { ok: false; gebrek: Gebrek } {
  if (existsSync(files.db) && !options.overwrite) return geweigerd('niet-leeg');
  const found = inspect(from);
  if (!found.ok) return found;
  const fresh = `${files.db}.nieuw`;
  for (const suffix of ['', '-wal', '-shm']) rmSync(`${fresh}${suffix}`, { force: true });
  copyFileSync(from, fresh);
  const journaal = openJournaal(files.journaal);
  try {
    const vernietigd = continueFrom(fresh, journaal, found.waarde, options);
    sync(fresh);
    // The old log first: SQLite would play it over the new database.
    for (const suffix of ['-wal', '-shm']) rmSync(`${files.db}${suffix}`, { force: true });
    renameSync(fresh, files.db);
    sync(dirname(files.db));
    return gelukt({ ...found.waarde, vernietigd });
  } finally {
    journaal.close();
  }
}

function continueFrom(
  file: string,
  journaal: Journaal,
  { ketens }: Bevinding,
  { nu, trail }: { nu: number; trail: Trail },
): number {
  const db = openDb(file, journaal, nu);
  try {
    const vernietigd = replayJournaal(db);
    for (const tenant of journaal.tenants()) {
      journaal.forgetAnchorsAfter(tenant, ketens.find((keten) => keten.tenant === tenant)?.seq ?? 0);
    }
    db.write(() => {
      db.sql.prepare('delete from sessies').run();
      for (const { tenant } of ketens) db.note(tenant, trail('reservekopie-terugzetten'));
    });
    db.scrub();
    return vernietigd;
  } finally {
    db.sql.close();
  }
}
