import { type ClientBase, DatabaseError, type Pool, type QueryResult, type QueryResultRow } from 'pg';
import { SERVERKETEN } from './audit.ts';
import eersteBuiten from './migrations/001.postgres-buiten.sql?raw';
import eerste from './migrations/001.postgres.sql?raw';
import bijgevoegd from './migrations/002.postgres.sql?raw';
import achterstand from './migrations/003.postgres.sql?raw';
import veld from './migrations/004.postgres.sql?raw';
import bijlagen from './migrations/005.postgres.sql?raw';
import quarantaine from './migrations/006.postgres.sql?raw';
import { Onbruikbaar } from './onbruikbaar.ts';
import { ask, openPool } from './postgres-db.ts';

/** What a backup holds, and what stays outside it. */
export type Schema = 'meldroute' | 'meldroute_buiten';
/** Numbered: place in the list is the version. Never edit one that was released. */
const MIGRATIONS: Record<Schema, readonly string[]> = {
  meldroute: [eerste, bijgevoegd, achterstand, veld, bijlagen, quarantaine],
  meldroute_buiten: [eersteBuiten],
};
export const SCHEMA_VERSION = MIGRATIONS.meldroute.length;
/** Any number that no other program on this database takes: 'MRte'. */
const MIGRATION_LOCK = 0x4d527465;
/** Where a restore keeps what was there until the backup is in its place. */
export const VORIGE = 'meldroute_vorige';

const query = <R extends QueryResultRow>(
  client: ClientBase,
  text: string,
  values: readonly unknown[] = [],
): Promise<QueryResult<R>> => ask(client.query<R>(text, [...values]));

interface Omstandigheden {
  versie: number;
  codering: string;
  fsync: string;
  bladen: string;
  alleenLezen: string;
  allesZien: boolean;
}

/** Refuses a database that does not keep what it confirms, or that would show one municipality to another. */
async function judge(client: ClientBase): Promise<void> {
  const { rows } = await query<Omstandigheden>(
    client,
    `select current_setting('server_version_num')::int as versie, current_setting('server_encoding') as codering,
       current_setting('fsync') as fsync, current_setting('full_page_writes') as bladen,
       current_setting('transaction_read_only') as "alleenLezen", rolsuper or rolbypassrls as "allesZien"
     from pg_roles where rolname = current_user`,
  );
  const [found] = rows;
  if (!found) throw new Error('a role that is not there');
  const wrong: [boolean, string][] = [
    [found.versie < 150_000, 'De database is ouder dan PostgreSQL 15.'],
    [found.codering !== 'UTF8', 'De database moet UTF8 als codering hebben.'],
    [
      found.fsync !== 'on' || found.bladen !== 'on',
      'De database bewaart niet wat zij bevestigt: zet fsync en full_page_writes aan.',
    ],
    [found.alleenLezen !== 'off', 'De database is een kopie waarin niet geschreven kan worden.'],
    [
      found.allesZien,
      'De rol in DATABASE_URL mag alles zien (superuser of BYPASSRLS): dan houdt de database de gemeenten niet uit elkaar. ' +
        'Neem een gewone rol die eigenaar van de database is.',
    ],
  ];
  const zin = wrong.find(([is]) => is)?.[1];
  if (zin !== undefined) throw new Onbruikbaar(zin);
}

/** Gives the version of a schema, 0 when there is none; refuses what is not ours. */
async function versionIn(client: ClientBase, schema: Schema): Promise<number> {
  const { rows } = await query<{ tabellen: number; eigen: boolean; vorige: boolean }>(
    client,
    `select (select count(*) from pg_tables where schemaname = $1)::int as tabellen,
       to_regclass($1 || '.schema_versies') is not null as eigen,
       to_regnamespace($2) is not null as vorige`,
    [schema, VORIGE],
  );
  const [found] = rows;
  if (found?.eigen) {
    const { rows: versions } = await query<{ versie: number | null }>(
      client,
      `select max(versie) as versie from ${schema}.schema_versies where tenant = $1`,
      [SERVERKETEN],
    );
    return versions[0]?.versie ?? 0;
  }
  if (schema === 'meldroute' && found?.vorige) {
    throw new Onbruikbaar(
      'Een reservekopie is maar half teruggezet. Zet hem opnieuw terug; er is niets weg.',
    );
  }
  if (found && found.tabellen > 0) {
    throw new Onbruikbaar(`In de database staat al een schema ${schema} dat niet van Meldroute is.`);
  }
  return 0;
}

const NEWER = (from: number, to: number): string =>
  `De gegevens in de database zijn van een nieuwere versie van Meldroute (${from}; dit programma kent ${to}). ` +
  'Er is niets veranderd. Start de nieuwere versie, of zet een reservekopie van deze versie terug.';

/** A schema that the administrator made stays as it is: making one takes a right that this role may lack. */
const makeSchema = (schema: Schema): string =>
  `do $$ begin if to_regnamespace('${schema}') is null then create schema ${schema}; end if; end $$`;

/** Brings both schemas to this version, in one transaction; of two processes that do so at once the second finds it done. */
async function migrate(client: ClientBase, nu: number): Promise<void> {
  await query(client, 'begin');
  try {
    await query(client, `select pg_advisory_xact_lock(${MIGRATION_LOCK})`);
    await query(client, `set local meldroute.tenant = '${SERVERKETEN}'`);
    for (const schema of ['meldroute', 'meldroute_buiten'] as const) {
      const steps = MIGRATIONS[schema];
      const from = await versionIn(client, schema);
      if (from > steps.length) throw new Onbruikbaar(NEWER(from, steps.length));
      if (from < steps.length) await query(client, makeSchema(schema));
      await query(client, `set local search_path = ${schema}, pg_temp`);
      for (const [index, text] of steps.slice(from).entries()) {
        await query(client, text);
        await query(client, 'insert into schema_versies (tenant, versie, gedaan_op) values ($1, $2, $3)', [
          SERVERKETEN,
          from + index + 1,
          new Date(nu).toISOString(),
        ]);
      }
    }
    await query(client, 'commit');
  } catch (error) {
    await client.query('rollback').catch(() => {});
    if (!(error instanceof DatabaseError)) throw error;
    throw new Onbruikbaar(
      `De gegevens in de database konden niet worden bijgewerkt (${error.code}). Er is niets veranderd. ` +
        'Start de vorige versie weer, of zet een reservekopie terug.',
    );
  }
}

/** Opens a database that is fit to hold municipalities, with the schema of this version; refuses with a sentence. */
export async function openChecked(url: string, nu: number, application?: string): Promise<Pool> {
  const pool = openPool(url, application);
  try {
    const client = await ask(pool.connect());
    try {
      await judge(client);
      await migrate(client, nu);
    } finally {
      client.release();
    }
    return pool;
  } catch (error) {
    await pool.end();
    throw error;
  }
}

/** Takes a database that is only looked at; refuses one of which the schema is not of this version. Changes nothing. */
export async function versionAt(pool: Pool): Promise<void> {
  const client = await ask(pool.connect());
  try {
    await query(client, `begin read only; set local meldroute.tenant = '${SERVERKETEN}'`);
    const found = await versionIn(client, 'meldroute');
    await query(client, 'commit');
    if (found !== SCHEMA_VERSION) {
      throw new Onbruikbaar(`De kopie heeft versie ${found}; dit programma kent ${SCHEMA_VERSION}.`);
    }
  } finally {
    client.release();
  }
}
