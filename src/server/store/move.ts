import Database from 'better-sqlite3';
import { createHash } from 'node:crypto';
import { renameSync, rmSync } from 'node:fs';
import { DatabaseError } from 'pg';
import { type Uitkomst, geweigerd, gelukt } from '#domain/uitkomst.ts';
import { SERVERKETEN, type Spoor } from './audit.ts';
import type { Bevinding, Gebrek } from './bevinding.ts';
import { type Vernietigd, openJournaal } from './journaal.ts';
import { AUDIT, type Rij, type Tabel, VAN_DE_SERVER, VAN_EEN_GEMEENTE, VERDER } from './move-tabellen.ts';
import { Onbruikbaar } from './onbruikbaar.ts';
import type { Db, Tx } from './postgres-db.ts';
import { writeJournaal } from './postgres-journaal.ts';
import { inspectHouses } from './postgres-onderzoek.ts';
import { geheim, putGeheim } from './postgres-open.ts';
import { statement } from './postgres-statement.ts';
import { inspect } from './sqlite-reservekopie.ts';

/** So many characters of rows go at once, about. */
const BATCH = 2 * 1024 * 1024;

const isEmpty = statement<{ leeg: boolean }>(
  `select not exists (select from wegwijzers where tenant = @tenant)
     and not exists (select from audit where tenant = @tenant) as leeg`,
);
/** What a server that was started on the empty database made for itself; those of the file come in its place. */
const dropOwn = [
  statement('delete from geheimen where tenant = @tenant'),
  statement('delete from inrichtingen where tenant = @tenant'),
];
const putStroom = statement<never, { stroom: number; journaal: number }>(
  'insert into stromen (tenant, stroom, journaal) values (@tenant, @stroom, @journaal)',
);

interface Files {
  db: string;
  journaal: string;
  verhuisd: string;
}
type Afdruk = Record<string, string>;

/**
 * Moves all that is in a SQLite file to an empty PostgreSQL, in one transaction: it is there whole or not at all. Before the
 * commit everything is read back and compared with what stands in the file, and the chains are walked. After it the file is
 * put aside under another name, so that no server goes on with it. The caller holds the slot: no server runs.
 */
export async function moveStore(
  files: Files,
  db: Db,
  spoor: Spoor,
): Promise<Uitkomst<Bevinding, 'niet-leeg'> | { ok: false; gebrek: Gebrek }> {
  const journaal = openJournaal(files.journaal);
  const gone = journaal.all();
  const found = inspect(files.db, (tenant) => journaal.anchors(tenant));
  journaal.close();
  if (!found.ok) return found;
  const sql = new Database(files.db);
  try {
    const tenants = found.waarde.tellingen.map(({ tenant }) => tenant);
    const source = digestSource(sql, tenants);
    const mark = createHash('sha256').update(JSON.stringify(source)).digest('base64url');
    const done = await db.write(SERVERKETEN, async (tx) => {
      if ((await tx.one(geheim, { naam: 'verhuizing' }))?.waarde === mark) return gelukt(undefined);
      if (!(await tx.one(isEmpty, {}))?.leeg) return geweigerd('niet-leeg');
      await bring(tx, sql, found.waarde, gone);
      await compare(tx, source, found.waarde);
      for (const tenant of [SERVERKETEN, ...tenants]) await tx.as(tenant, (own) => own.note(spoor));
      tx.send(putGeheim, { naam: 'verhuizing', waarde: mark });
      return gelukt(undefined);
    });
    if (!done.ok) return done;
    sql.pragma('wal_checkpoint(TRUNCATE)');
  } catch (error) {
    if (!(error instanceof DatabaseError)) throw error;
    throw new Onbruikbaar(`De verhuizing is niet gelukt (${error.code}). Er is niets veranderd.`);
  } finally {
    sql.close();
  }
  renameSync(files.db, files.verhuisd);
  for (const suffix of ['-wal', '-shm']) rmSync(`${files.db}${suffix}`, { force: true });
  return gelukt(found.waarde);
}

const tablesOf = (tenant: string): readonly Tabel[] =>
  tenant === SERVERKETEN ? [...VAN_DE_SERVER, AUDIT] : VAN_EEN_GEMEENTE;
const keyOf = (tenant: string, { naam }: Tabel): string => `${tenant}/${naam}`;

/** A hash over each table of each municipality, of all rows in the order of the key. */
class Digest {
  readonly #hash = createHash('sha256');
  #rows = 0;
  add(tabel: Tabel, row: Record<string, unknown>): void {
    this.#rows += 1;
    const values = tabel.kolommen.map((kolom) => (tabel.janee.has(kolom) ? Number(row[kolom]) : row[kolom]));
    this.#hash.update(JSON.stringify(values));
  }
  toString(): string {
    return `${this.#rows} ${this.#hash.digest('base64url')}`;
  }
}

function digestSource(sql: Database.Database, tenants: readonly string[]): Afdruk {
  const found: Afdruk = {};
  for (const tenant of [SERVERKETEN, ...tenants]) {
    for (const tabel of tablesOf(tenant)) {
      const digest = new Digest();
      for (const row of sql.prepare<[string], Rij>(tabel.bron).iterate(tenant)) digest.add(tabel, row);
      found[keyOf(tenant, tabel)] = String(digest);
    }
  }
  return found;
}

async function bring(
  tx: Tx,
  sql: Database.Database,
  { tellingen }: Bevinding,
  gone: readonly Vernietigd[],
): Promise<void> {
  for (const drop of dropOwn) tx.send(drop, {});
  for (const tabel of tablesOf(SERVERKETEN)) await copy(tx, sql, tabel);
  for (const { tenant, stroom } of tellingen) {
    await tx.as(tenant, async (own) => {
      const lost = gone.filter((regel) => regel.tenant === tenant);
      own.send(putStroom, { stroom, journaal: lost.length });
      for (const tabel of tablesOf(tenant)) await copy(own, sql, tabel);
      for (const regel of lost) writeJournaal(own, regel);
      for (const sign of VERDER) own.send(sign, {});
    });
  }
}

async function copy(tx: Tx, sql: Database.Database, tabel: Tabel): Promise<void> {
  let [rows, length]: [string[], number] = [[], 0];
  const write = async () => {
    if (rows.length > 0) await tx.run(tabel.schrijf, { rijen: `[${rows.join(',')}]` });
    [rows, length] = [[], 0];
  };
  for (const row of sql.prepare<[string], Rij>(tabel.bron).iterate(tx.tenant)) {
    const entries = Object.entries(row).map(([kolom, value]) => [
      kolom,
      tabel.janee.has(kolom) ? value === 1 : value,
    ]);
    const text = JSON.stringify(Object.fromEntries(entries));
    rows.push(text);
    length += text.length;
    if (length > BATCH) await write();
  }
  await write();
}

/** Reads back what was brought; throws when anything is not what it was, and then nothing was moved. */
async function compare(tx: Tx, source: Afdruk, found: Bevinding): Promise<void> {
  const tenants = found.tellingen.map(({ tenant }) => tenant);
  for (const tenant of [SERVERKETEN, ...tenants]) {
    await tx.as(tenant, async (own) => {
      for (const tabel of tablesOf(tenant)) {
        const key = keyOf(tenant, tabel);
        if ((await digestOf(own, tabel)) !== source[key])
          throw new Onbruikbaar(`${key} kwam anders aan. Er is niets verhuisd.`);
      }
    });
  }
  const there = await inspectHouses(tenants, (tenant, act) => tx.as(tenant, act));
  if (!there.ok || JSON.stringify(there.waarde.tellingen) !== JSON.stringify(found.tellingen)) {
    throw new Onbruikbaar('De tellingen kloppen niet. Er is niets verhuisd.');
  }
}

async function digestOf(tx: Tx, tabel: Tabel): Promise<string> {
  const digest = new Digest();
  let after: Rij = { eerste: 1 };
  for (const key of tabel.sleutel) after[key] = key === 'seq' || key === 'deel' ? -1 : '';
  for (;;) {
    const rows = await tx.all(tabel.lees, after);
    for (const row of rows) digest.add(tabel, row);
    const last = rows.at(-1);
    if (!last || tabel.sleutel.length === 0) return String(digest);
    after = Object.fromEntries(tabel.sleutel.map((key) => [key, last[key] as string | number]));
  }
}
