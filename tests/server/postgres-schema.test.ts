import Database from 'better-sqlite3';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import buiten from '#server/store/migrations/001.postgres-buiten.sql?raw';
import tabellen from '#server/store/migrations/001.postgres.sql?raw';
import '#server/store/move.ts';
import '#server/store/postgres-reservekopie.ts';
import { Onbruikbaar } from '#server/store/onbruikbaar.ts';
import { openPool } from '#server/store/postgres-db.ts';
import { SCHEMA_VERSION } from '#server/store/postgres-schema.ts';
import { STATEMENTS } from '#server/store/postgres-statement.ts';
import { openPostgresStore } from '#server/store/postgres.ts';
import { filesOf } from '#server/store/bestanden.ts';
import { openSqliteStore } from '#server/store/sqlite.ts';
import type { Store } from '#server/store/store.ts';
import { BEGIN } from '../support/app.ts';
import { type Postgres, usePostgres } from '../support/postgres.ts';
import { deposito, gemeente, spoor, toestel } from './store.contract.ts';

const engine = usePostgres();

const AUDITSLEUTEL = randomBytes(32);

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'meldroute-pg-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
async function open(url: string): Promise<Store> {
  const store = await openPostgresStore(url, newFolder(), BEGIN, AUDITSLEUTEL);
  onTestFinished(() => store.close());
  return store;
}
/** A connection as the server has, without what the server does on it. */
async function connect(url: string): Promise<Client> {
  const client = new Client(url);
  await client.connect();
  onTestFinished(() => client.end());
  return client;
}
/** Two municipalities, each with a device and an envelope. */
async function twoHouses(url: string) {
  const store = await open(url);
  const places = [await gemeente(store), await gemeente(store)];
  for (const { tenant } of places) {
    const device = await toestel(store, tenant);
    await store.enveloppen.legAf(deposito(tenant, device), spoor());
  }
  return { store, tenants: places.map(({ tenant }) => tenant) as [string, string] };
}
const TABLES = `select schemaname || '.' || tablename as naam from pg_tables
  where schemaname in ('meldroute', 'meldroute_buiten') order by 1`;

/** What PostgreSQL keeps otherwise than SQLite: what belongs to no municipality belongs to the house of the server. */
const OWN_WAY: Record<string, string> = {
  geheimen: 'naam tenant waarde',
  gemeenten:
    'instellingen instellingen_versie sleutelbos sleutelbos_versie tenant veldinstellingen veldinstellingen_versie wortel',
  inrichtingen: 'code_hash geldig_tot kid prive publiek tenant voor',
  remmen: 'aantal rem sleutel tenant tot',
  schema_versies: 'gedaan_op tenant versie',
  stromen: 'journaal stroom tenant',
  vernietigd: 'env_id nr op reden status_hash tenant',
  wegwijzers: 'naar sleutel soort tenant',
};

/** The relations that a plan reads, with the conditions on what it reads of each. */
function scansOf(node: Record<string, unknown>): { table: string; on: string }[] {
  const children = (node['Plans'] as Record<string, unknown>[] | undefined) ?? [];
  const conditions = ['Index Cond', 'Filter', 'Recheck Cond', 'Join Filter'].map((key) => node[key] ?? '');
  const own =
    typeof node['Relation Name'] === 'string' && node['Node Type'] !== 'ModifyTable'
      ? [{ table: node['Relation Name'], on: conditions.join(' ') }]
      : [];
  return [...own, ...children.flatMap(scansOf)];
}

function schemaTests(at: () => Postgres): void {
  test('[C-66] each key and each index begins with the municipality: the shard key', async () => {
    const url = await at().newDatabase();
    await open(url);
    const found = await at().asAdmin(url, async (client) => {
      const { rows: tables } = await client.query<{ naam: string }>(TABLES);
      const { rows: indexes } = await client.query<{
        naam: string;
        tabel: string;
        eerste: string;
        sleutel: boolean;
      }>(
        `select i.relname as naam, n.nspname || '.' || t.relname as tabel, x.indisprimary as sleutel,
           pg_get_indexdef(x.indexrelid, 1, true) as eerste
         from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class t on t.oid = x.indrelid
           join pg_namespace n on n.oid = t.relnamespace
         where n.nspname in ('meldroute', 'meldroute_buiten') order by 2, 1`,
      );
      return { tables: tables.map(({ naam }) => naam), indexes };
    });
    expect(found.tables.length).toBeGreaterThan(20);
    expect(found.indexes.filter(({ eerste }) => eerste !== 'tenant')).toEqual([]);
    const keyed = found.indexes.filter(({ sleutel }) => sleutel).map(({ tabel }) => tabel);
    expect(keyed.sort()).toEqual(found.tables);
  });

  test('[C-66] PostgreSQL reads nothing for any statement but through the municipality', async () => {
    const url = await at().newDatabase();
    await open(url);
    const pool = openPool(url);
    const client = await pool.connect();
    onTestFinished(() => {
      client.release();
      return pool.end();
    });
    await client.query('set plan_cache_mode = force_generic_plan');
    let scans = 0;
    for (const { name, text, names } of STATEMENTS) {
      await client.query(`prepare ${name} as ${text}`);
      const nothing = names.length > 0 ? `(${names.map(() => 'null').join(', ')})` : '';
      const { rows } = await client.query(`explain (format json) execute ${name}${nothing}`);
      for (const { table, on } of scansOf(rows[0]['QUERY PLAN'][0].Plan)) {
        scans += 1;
        const kept = /\btenant = \(?(\$\d+|'server'::text|\w+\.tenant)/.test(on);
        expect([text, table, on, kept]).toEqual([text, table, on, true]);
      }
      // What is written is written for it too.
      for (const [, columns] of text.matchAll(/insert into [\w.]+(?: as \w+)? \(([^)]*)\)/g)) {
        expect([text, columns?.split(/,\s*/)[0]]).toEqual([text, 'tenant']);
      }
    }
    expect(scans).toBeGreaterThan(70);
  });

  test('[C-66] a transaction sees the municipality that it named and no other, also as the owner', async () => {
    const url = await at().newDatabase();
    const { tenants } = await twoHouses(url);
    const client = await connect(url);
    const { rows: tables } = await client.query<{ naam: string }>(TABLES);
    const tenantsIn = async (naam: string) => {
      const { rows } = await client.query<{ tenant: string }>(
        `select distinct tenant from ${naam} order by 1`,
      );
      return rows.map(({ tenant }) => tenant);
    };
    for (const { naam } of tables) expect([naam, await tenantsIn(naam)]).toEqual([naam, []]);
    await client.query('begin');
    await client.query(`set local meldroute.tenant = '${tenants[0]}'`);
    for (const { naam } of tables) {
      // Signposts stand in the house of the server, and lead nowhere else.
      const own = naam === 'meldroute.wegwijzers' ? ['server'] : [tenants[0]];
      const seen = await tenantsIn(naam);
      expect([naam, seen]).toEqual([naam, seen.length === 0 ? [] : own]);
    }
    const { rows: signs } = await client.query('select distinct naar from meldroute.wegwijzers');
    expect(signs).toEqual([{ naar: tenants[0] }]);
    expect(await tenantsIn('meldroute.enveloppen')).toEqual([tenants[0]]);
    await expect(
      client.query(
        `insert into meldroute.reservekopieen (tenant, gemaakt_op, gecontroleerd_op, tot_seq) values ($1, '', '', 1)`,
        [tenants[1]],
      ),
    ).rejects.toThrow('row-level security');
    await client.query('rollback');
    expect(await tenantsIn('meldroute.enveloppen')).toEqual([]);
  });

  test('[C-66] a backup may read everything and write nothing', async () => {
    const url = await at().newDatabase();
    const { tenants } = await twoHouses(url);
    const client = await connect(url);
    await client.query(`set meldroute.reservekopie = 'ja'`);
    const { rows } = await client.query('select tenant from meldroute.enveloppen order by 1');
    expect(rows).toEqual([...tenants].sort().map((tenant) => ({ tenant })));
    const { rowCount } = await client.query(`update meldroute.enveloppen set spoed = true`);
    expect(rowCount).toBe(0);
    expect((await client.query('select * from meldroute_buiten.vernietigd')).rows).toEqual([]);
  });

  test('another role than the owner can run the server, with these rights and no more', async () => {
    const url = await at().newDatabase();
    const { tenants } = await twoHouses(url);
    const other = new URL(url);
    other.username = `${other.username}_server`;
    await at().asAdmin(url, async (client) => {
      await client.query(`create role ${other.username} login nosuperuser nobypassrls`);
      for (const schema of ['meldroute', 'meldroute_buiten']) {
        await client.query(`grant usage on schema ${schema} to ${other.username}`);
        await client.query(
          `grant select, insert, update, delete on all tables in schema ${schema} to ${other.username}`,
        );
      }
      await client.query(`revoke update, delete on meldroute.audit from ${other.username}`);
    });
    const store = await open(other.href);
    const device = await toestel(store, tenants[0]);
    expect(await store.enveloppen.legAf(deposito(tenants[0], device), spoor())).toMatchObject({ ok: true });
    await store.probe();
  });

  test('[C-84] PostgreSQL itself refuses to change, delete or empty the audit, also for the owner', async () => {
    const url = await at().newDatabase();
    const { tenants } = await twoHouses(url);
    const client = await connect(url);
    for (const act of [
      `update meldroute.audit set actor = 'x'`,
      'delete from meldroute.audit',
      'truncate meldroute.audit',
    ]) {
      await client.query(`begin; set local meldroute.tenant = '${tenants[0]}'`);
      await expect(client.query(act)).rejects.toThrow('append-only');
      await client.query('rollback');
    }
  });

  test('[C-12] what can be read in PostgreSQL is what can be read in SQLite, and signposts', async () => {
    const folder = newFolder();
    await openSqliteStore(folder, BEGIN).close();
    const sqlite = new Database(filesOf(folder).db, { readonly: true });
    const columns = sqlite.prepare<[], { tabel: string; kolommen: string }>(
      `select m.name as tabel, (select group_concat(name, ' ' order by name) from pragma_table_info(m.name)) as kolommen
       from sqlite_schema m where m.type = 'table' and m.name <> 'schema_version'`,
    );
    const expected = Object.fromEntries(columns.all().map(({ tabel, kolommen }) => [tabel, kolommen]));
    sqlite.close();
    const url = await at().newDatabase();
    await open(url);
    const { rows } = await at().asAdmin(url, (client) =>
      client.query<{ tabel: string; kolommen: string }>(
        `select table_name as tabel, string_agg(column_name, ' ' order by column_name collate "C") as kolommen
         from information_schema.columns where table_schema in ('meldroute', 'meldroute_buiten')
         group by table_schema, table_name`,
      ),
    );
    expect(Object.fromEntries(rows.map(({ tabel, kolommen }) => [tabel, kolommen]))).toEqual({
      ...expected,
      ...OWN_WAY,
    });
  });

  test('servers that start at the same moment on an empty database make it once', async () => {
    const url = await at().newDatabase();
    await Promise.all(Array.from({ length: 4 }, () => open(url)));
    const { rows } = await at().asAdmin(url, (client) =>
      client.query('select tenant, versie from meldroute.schema_versies'),
    );
    const once = Array.from({ length: SCHEMA_VERSION }, (_, n) => ({ tenant: 'server', versie: n + 1 }));
    expect(rows).toEqual(once);
  });

  test('a database of a newer program, or of somebody else, is refused with a sentence and not touched', async () => {
    const newer = await at().newDatabase();
    await (await openPostgresStore(newer, newFolder(), BEGIN, AUDITSLEUTEL)).close();
    await at().asAdmin(newer, (client) =>
      client.query(
        `insert into meldroute.schema_versies (tenant, versie, gedaan_op) values ('server', $1, 'later')`,
        [SCHEMA_VERSION + 1],
      ),
    );
    await expect(open(newer)).rejects.toThrow(
      `nieuwere versie van Meldroute (${SCHEMA_VERSION + 1}; dit programma kent ${SCHEMA_VERSION})`,
    );
    const theirs = await at().newDatabase();
    const client = await connect(theirs);
    await client.query('create schema meldroute; create table meldroute.van_een_ander (x int)');
    await expect(open(theirs)).rejects.toThrow('een schema meldroute dat niet van Meldroute is');
    await expect(open(theirs)).rejects.toThrow(Onbruikbaar);
    expect((await client.query(`select from pg_namespace where nspname = 'meldroute_buiten'`)).rows).toEqual(
      [],
    );
  });

  test('a migration that fails leaves nothing', async () => {
    const url = await at().newDatabase();
    // The second schema is somebody else's, so the first was made in vain.
    const client = await connect(url);
    await client.query('create schema meldroute_buiten; create table meldroute_buiten.van_een_ander (x int)');
    await expect(open(url)).rejects.toThrow('een schema meldroute_buiten');
    expect((await client.query(`select from pg_namespace where nspname = 'meldroute'`)).rows).toEqual([]);
  });

  test('[C-82] a database that would not keep what it confirms, or a role that sees everything, is refused', async () => {
    const url = await at().newDatabase();
    const all = new URL(url);
    all.username = 'beheer';
    await expect(open(all.href)).rejects.toThrow('mag alles zien (superuser of BYPASSRLS)');
    await at().asAdmin(url, async (client) => {
      await client.query(`alter role ${new URL(url).username} bypassrls`);
      await expect(open(url)).rejects.toThrow('mag alles zien');
      await client.query(`alter role ${new URL(url).username} nobypassrls`);
      await client.query('alter system set fsync = off');
      await client.query('select pg_reload_conf()');
      await expect
        .poll(() => open(url).then(String, (error: Error) => error.message))
        .toContain('zet fsync en full_page_writes aan');
      await client.query('alter system reset fsync');
      await client.query('select pg_reload_conf()');
      await client.query(`alter role ${new URL(url).username} set default_transaction_read_only = on`);
    });
    await expect(open(url)).rejects.toThrow('een kopie waarin niet geschreven kan worden');
  });

  test('[C-82] a commit waits for the disk, also where the database was set otherwise', async () => {
    const url = await at().newDatabase();
    const setting = async (value: string) => {
      await at().asAdmin(url, (client) =>
        client.query(`alter role ${new URL(url).username} set synchronous_commit = ${value}`),
      );
      const pool = openPool(url);
      const { rows } = await pool.query('show synchronous_commit');
      await pool.end();
      return rows[0].synchronous_commit;
    };
    expect(await setting('off')).toBe('on');
    expect(await setting('remote_apply')).toBe('remote_apply');
  });
}

test('[C-66] the schema says of every table to which municipality a row belongs, before anything else', () => {
  const tables = [tabellen, buiten].flatMap((text) => [
    ...text.matchAll(/create (?:unlogged )?table (\w+) \(\n((?:.|\n)*?)\n\)/g),
  ]);
  expect(tables.length).toBeGreaterThan(20);
  for (const [, name, body = ''] of tables) {
    expect([name, body.trim().split(' ')[0]]).toEqual([name, 'tenant']);
    expect([name, /tenant text collate "C" primary key|primary key \(tenant, /.test(body)]).toEqual([
      name,
      true,
    ]);
  }
});
if (engine) schemaTests(engine);
