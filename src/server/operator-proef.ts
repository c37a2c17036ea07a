import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Config } from './config.ts';
import { Geweigerd, refuseGebrek, tellRestored, trailAt } from './console.ts';
import { filesOf } from './store/bestanden.ts';
import type { Bevinding } from './store/bevinding.ts';
import { openJournaal } from './store/journaal.ts';
import { ask, openPool } from './store/postgres-db.ts';
import { isDump } from './store/postgres-dump.ts';
import { openPostgresDb } from './store/postgres-open.ts';
import { overzicht } from './store/postgres-overzicht.ts';
import { restoreDump } from './store/postgres-reservekopie.ts';
import { openSqliteStore } from './store/sqlite.ts';
import { restore } from './store/sqlite-reservekopie.ts';

/* Rehearsing a restore: the same work as the real one, in a place of its own, with the time it takes. */

const NAME = 'meldroute-beheer';
type Teruggezet = Bevinding & { vernietigd: number };

/**
 * Takes a backup, and for one of PostgreSQL the address of an empty database; puts it back there as a real restore does,
 * opens it, tells how long that took, and cleans up. Nothing of the server is touched; it may run.
 */
export async function rehearse(config: Config, file: string, url: string | undefined): Promise<void> {
  mkdirSync(config.data, { recursive: true, mode: 0o700 });
  // on the disk of the real one, for the time to be the real one
  const folder = mkdtempSync(join(config.data, 'proef-'));
  try {
    copyJournaal(filesOf(config.data).journaal, filesOf(folder).journaal);
    const began = performance.now();
    const done = isDump(file)
      ? await onPostgres(folder, resolve(file), url)
      : await onSqlite(folder, resolve(file));
    const seconds = ((performance.now() - began) / 1_000).toFixed(1).replace('.', ',');
    tellRestored(done);
    console.log(`Dit was een proef. Terugzetten, nakijken en openen duurde ${seconds} seconden.`);
    console.log('Er is niets veranderd aan de gegevens van de server, en de proef is opgeruimd.');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What was destroyed since must go again in the rehearsal too. */
function copyJournaal(from: string, to: string): void {
  if (!existsSync(from)) return;
  const own = openJournaal(from);
  const copy = openJournaal(to);
  try {
    for (const regel of own.all()) copy.add(regel);
  } finally {
    own.close();
    copy.close();
  }
}

/** The place is empty: only what is wrong with the file is refused. */
function must(done: Awaited<ReturnType<typeof restoreDump>>): Teruggezet {
  if (done.ok) return done.waarde;
  if ('gebrek' in done) refuseGebrek(done.gebrek);
  throw new Error(done.reden);
}

/** Opening would already make tables, or bring those of a server to another version. */
async function isEmpty(url: string): Promise<boolean> {
  const pool = openPool(url, NAME);
  try {
    const asked = pool.query<{ leeg: boolean }>(
      `select to_regnamespace('meldroute') is null and to_regnamespace('meldroute_buiten') is null as leeg`,
    );
    return (await ask(asked)).rows[0]?.leeg ?? false;
  } finally {
    await pool.end();
  }
}

async function onSqlite(folder: string, file: string): Promise<Teruggezet> {
  const nu = Date.now();
  const done = must(restore(filesOf(folder), file, { overwrite: false, nu, trail: trailAt(nu) }));
  const store = openSqliteStore(folder, nu);
  await store.overzicht.server();
  await store.close();
  return done;
}

async function onPostgres(folder: string, file: string, url: string | undefined): Promise<Teruggezet> {
  if (url === undefined || !/^postgres(ql)?:\/\//.test(url) || !URL.canParse(url)) {
    throw new Geweigerd('Geef het adres van een lege database om het in te proberen, zoals postgres://…');
  }
  if (!(await isEmpty(url))) throw new Geweigerd('Deze database is niet leeg. Neem voor een proef een lege.');
  const nu = Date.now();
  const db = await openPostgresDb(url, folder, nu, NAME);
  try {
    const done = must(await restoreDump(db, url, file, { overwrite: false, nu, trail: trailAt(nu) }));
    await overzicht(db).server();
    return done;
  } finally {
    await ask(db.pool.query('drop schema meldroute cascade; drop schema meldroute_buiten cascade'));
    await db.close();
  }
}
