import Database from 'better-sqlite3';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Auditregel } from '#server/store/audit.ts';
import { pragmasOf } from '#server/store/pragmas.ts';
import { Onbruikbaar } from '#server/store/onbruikbaar.ts';
import { loadAuditKey } from '#server/auth/auditsleutel.ts';
import { SCHEMA_VERSION } from '#server/store/sqlite-migratie.ts';
import { filesOf } from '#server/store/bestanden.ts';
import { openSqliteStore } from '#server/store/sqlite.ts';
import { takeSlot } from '#server/store/slot.ts';
import { BEGIN } from '../support/app.ts';
import { type OpenedStore, storeContract } from './store.contract.ts';

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'meldroute-store-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function openIn(folder: string): OpenedStore {
  const store = openSqliteStore(folder, BEGIN);
  let open = true;
  const close = async () => {
    if (open) await store.close();
    open = false;
  };
  onTestFinished(close);
  return {
    store,
    async chain(tenant) {
      const sql = new Database(filesOf(folder).db, { readonly: true });
      const rows = sql
        .prepare<[string], Auditregel>('select * from audit where tenant = ? order by seq')
        .all(tenant);
      sql.close();
      return rows;
    },
    async reopen() {
      await close();
      return openIn(folder);
    },
    beside: async () => store,
  };
}

storeContract('SQLite', async () => openIn(newFolder()));

test('[C-82] the database does what keeps an acknowledged commit, and its files are the owner’s only', async () => {
  const folder = newFolder();
  const { store } = openIn(folder);
  const files = filesOf(folder);
  for (const file of [files.db, files.journaal, `${files.db}-wal`]) {
    expect([file, (statSync(file).mode & 0o777).toString(8)]).toEqual([file, '600']);
  }
  expect((statSync(folder).mode & 0o777).toString(8)).toBe('700');
  const sql = new Database(':memory:');
  expect(pragmasOf(sql).map(({ name, must }) => [name, must])).toEqual([
    ['journal_mode', 'wal'],
    ['synchronous', 2],
    ['secure_delete', 1],
    ['trusted_schema', 0],
    ['foreign_keys', 1],
    ['busy_timeout', 5000],
  ]);
  sql.close();
  await store.probe();
});

test('[C-82] where the engine cannot do that, the server does not start', async () => {
  const { harden } = await import('#server/store/pragmas.ts');
  const folder = newFolder();
  const file = join(folder, 'x');
  writeFileSync(file, '');
  // A database in memory has no write-ahead log.
  expect(() => harden(new Database(':memory:'), file)).toThrow('pragma journal_mode');
});

test('a database of a newer program is refused with a sentence and not touched', async () => {
  const folder = newFolder();
  await openSqliteStore(folder, BEGIN).close();
  const { db } = filesOf(folder);
  const sql = new Database(db);
  sql
    .prepare('insert into schema_version (versie, gedaan_op) values (?, ?)')
    .run(SCHEMA_VERSION + 1, 'later');
  sql.pragma('wal_checkpoint(TRUNCATE)');
  sql.close();
  const before = readFileSync(db);
  expect(() => openSqliteStore(folder, BEGIN)).toThrow(Onbruikbaar);
  expect(() => openSqliteStore(folder, BEGIN)).toThrow('nieuwere versie van Meldroute');
  expect(readFileSync(db).equals(before)).toBe(true);
});

test('another file in the place of the database is refused with a sentence and not touched', () => {
  const folder = newFolder();
  const { db } = filesOf(folder);
  const sql = new Database(db);
  sql.exec('create table van_een_ander (x)');
  sql.close();
  expect(() => openSqliteStore(folder, BEGIN)).toThrow('geen gegevensbestand van Meldroute');
  writeFileSync(db, 'dit is geen database, maar wel een bestand van enige lengte'.repeat(20));
  expect(() => openSqliteStore(folder, BEGIN)).toThrow('geen gegevensbestand van Meldroute');
});

test('a first start that was cut off is simply started again', async () => {
  const folder = newFolder();
  writeFileSync(filesOf(folder).db, '');
  const { store } = openIn(folder);
  expect(await store.inrichting.isIngericht()).toBe(false);
});

test('[C-84] the engine itself refuses to change or delete an audit entry', async () => {
  const folder = newFolder();
  const { store } = openIn(folder);
  const spoor = {
    op: 'nu',
    actor: '-',
    rol: '-',
    actie: 'aanmelden' as const,
    object: '-',
    herkomst: '-',
    operatie: '-',
  };
  await store.audit.note('server', spoor, 'gelukt');
  const sql = new Database(filesOf(folder).db);
  expect(() => sql.exec(`update audit set actor = 'x'`)).toThrow('append-only');
  expect(() => sql.exec('delete from audit')).toThrow('append-only');
  sql.close();
});

test('the audit key is there whole or not: a first start that was cut off leaves nothing in the way', () => {
  const folder = newFolder();
  const { auditsleutel } = filesOf(folder);
  writeFileSync(`${auditsleutel}.1`, 'half');
  const key = loadAuditKey(auditsleutel);
  expect(key).toHaveLength(32);
  expect(loadAuditKey(auditsleutel)).toEqual(key);
  writeFileSync(auditsleutel, 'half');
  expect(() => loadAuditKey(auditsleutel)).toThrow('is geen auditsleutel');
});

test('one server on one folder: the second gets no slot, and a slot is free when its holder is gone', () => {
  const folder = newFolder();
  const first = takeSlot(folder);
  expect(first).toBeDefined();
  expect(takeSlot(folder)).toBeUndefined();
  first?.release();
  const third = takeSlot(folder);
  expect(third).toBeDefined();
  third?.release();
});

/** Everything that can be read in this database, and why it may be (docs/protocol.md; security B4.4). */
const CLEAR: Record<string, string> = {
  audit: 'actie actor hash herkomst object op operatie resultaat rol seq tenant vorige',
  berichten: 'bericht bericht_id geplaatst_op postvak seq tenant',
  bijgevoegd: 'env_id melding tenant',
  bijlagedelen: 'bijlage deel env_id inhoud sha256 tenant',
  bijlagen: 'aantal bijlage bytes compleet_seq env_id nummer ontvangen tenant',
  enveloppen:
    'aangenomen_op env_id envelop geheim geopend_op geopend_seq intrek_hash ontvangen_op postvak quarantaine seq spoed stand status_hash tenant',
  gebruikte_uitdagingen: 'tenant uitdaging verloopt_op',
  geheimen: 'naam waarde',
  gemeenten:
    'instellingen instellingen_versie sleutelbos sleutelbos_versie stroom tenant veldinstellingen veldinstellingen_versie wortel',
  inrichtingen: 'code_hash geldig_tot kid prive publiek tenant',
  leden: 'binding geheim_hash inlog kluis lid loginnaam ontsluit rol teken tenant toegelaten uitnodiging',
  logregels: 'herinner_vanaf melding opgenomen_op regel regel_id seq tenant',
  meldingen: 'env_id melding seq sleutel tenant',
  omslagen: 'jwe tenant voor wat',
  ontvangstsleutels: 'kid prive publiek tenant',
  postvakken: 'postvak tenant token_hash',
  reservekopieen: 'gecontroleerd_op gemaakt_op tenant tot_seq',
  schema_version: 'gedaan_op versie',
  sessies: 'begonnen_op gezien_op lid tenant token_hash',
  toestellen: 'binding gezien_week quarantaine_bytes sleutel stand tenant toestel uitnodiging',
  uitnodigingen: 'gebruikt geldig_tot label soort tenant toegang_hash uitnodiging',
};

test('[C-12] what can be read on the server is this list and nothing else', () => {
  const folder = newFolder();
  openIn(folder);
  const sql = new Database(filesOf(folder).db, { readonly: true });
  const tables = sql.prepare<[], string>(`select name from sqlite_schema where type = 'table'`).pluck().all();
  const found = Object.fromEntries(
    tables
      .sort()
      .map((table) => [
        table,
        sql
          .prepare<[string], string>('select name from pragma_table_info(?) order by name')
          .pluck()
          .all(table)
          .join(' '),
      ]),
  );
  sql.close();
  expect(found).toEqual(CLEAR);
});

test('[C-13] no column leads from an envelope or a mailbox to a device or a person', () => {
  const who = /toestel|lid|inlog|loginnaam|uitnodiging|actor|sleutel|teken/;
  for (const table of ['enveloppen', 'postvakken', 'berichten', 'bijgevoegd', 'logregels']) {
    expect(CLEAR[table]?.split(' ').filter((column) => who.test(column))).toEqual([]);
  }
  const ids = (table: string) => new Set(CLEAR[table]?.split(' '));
  const shared = [...ids('enveloppen')].filter((column) => ids('toestellen').has(column));
  expect(shared.sort()).toEqual(['stand', 'tenant']);
});
