import { existsSync, mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Config, readConfig } from './config.ts';
import {
  type Beheer,
  Geweigerd,
  backupFile,
  databaseZin,
  openDoor,
  pointOf,
  refuseGebrek,
  tell,
  tellBackup,
  tellChains,
  tellRestored,
  trailAt,
} from './console.ts';
import { declareBackup, keepKey, moveToPostgres, onPostgres } from './operator-postgres.ts';
import { rehearse } from './operator-proef.ts';
import { openJournaal } from './store/journaal.ts';
import { Onbruikbaar } from './store/onbruikbaar.ts';
import { inspectDump, isDump } from './store/postgres-dump.ts';
import { SCHEMA_VERSION, versionOf } from './store/sqlite-migratie.ts';
import { inspect, makeBackup, restore } from './store/sqlite-reservekopie.ts';
import { filesOf } from './store/bestanden.ts';
import { openSqliteStore } from './store/sqlite.ts';
import { takeSlot } from './store/slot.ts';
import { StoreError } from './store/store.ts';

const USAGE = `Gebruik: npm run meldroute -- <opdracht>

  backup [bestand]                       maakt een reservekopie, ook terwijl de server draait, en controleert die
  verify <bestand>                       controleert een reservekopie
  restore <bestand> [--overschrijf]      zet een reservekopie terug; de server moet gestopt zijn
  restore <bestand> --proef [adres]      probeert dat op een eigen plek, en zegt hoe lang het duurt; de server mag draaien
  audit verify [--tot <ontvangstbewijs>] controleert of het auditlog heel is en niet herschreven
  uitnodigen                             geeft een eenmalige link om een gemeente in te richten
  move --from sqlite --to postgres       verhuist alles naar de database in DATABASE_URL; de server moet gestopt zijn

Alleen met DATABASE_URL:
  backup --verklaar <adres>              controleert een teruggezette kopie van een ander programma, en tekent die aan
  auditsleutel                           de sleutel in MELDROUTE_DATA geldt vanaf nu voor alle servers

De map met gegevens staat in MELDROUTE_DATA; de database, als die er is, in DATABASE_URL.`;

function mustHaveData(config: Config): ReturnType<typeof filesOf> {
  const files = filesOf(config.data);
  if (!existsSync(files.db)) throw new Geweigerd(`In ${config.data} zijn nog geen gegevens.`);
  // Opening would bring an older database to this version under a server that still runs the older one.
  if (versionOf(files.db) < SCHEMA_VERSION) {
    throw new Geweigerd('De gegevens zijn van een oudere versie. Start eerst de server van deze versie.');
  }
  return files;
}

async function verify(file: string): Promise<void> {
  if (!existsSync(file)) throw new Geweigerd(`${file} is er niet.`);
  const found = isDump(file) ? await inspectDump(resolve(file)) : inspect(resolve(file));
  if (!found.ok) refuseGebrek(found.gebrek);
  console.log('De reservekopie is heel.');
  tell(found.waarde);
}

/** On SQLite: one file in a folder. */
const onSqlite = (config: Config): Beheer => ({
  async backup(file) {
    const files = mustHaveData(config);
    const nu = Date.now();
    const to = backupFile(file, config.data, nu, 'sqlite');
    const done = await makeBackup(files, to, nu, trailAt(nu));
    if (!done.ok) {
      if ('gebrek' in done) refuseGebrek(done.gebrek);
      throw new Geweigerd(`${to} bestaat al. Er is niets veranderd.`);
    }
    tellBackup(to, done.waarde);
  },

  async restore(file, overwrite) {
    mkdirSync(config.data, { recursive: true, mode: 0o700 });
    const slot = takeSlot(config.data);
    if (!slot) throw new Geweigerd(`Er draait een server op ${config.data}. Stop die eerst.`);
    try {
      const files = filesOf(config.data);
      const hadJournal = existsSync(files.journaal);
      const nu = Date.now();
      const done = restore(files, resolve(file), { overwrite, nu, trail: trailAt(nu) });
      if (!done.ok) {
        if ('gebrek' in done) refuseGebrek(done.gebrek);
        throw new Geweigerd(
          `In ${config.data} staan al gegevens. Met --overschrijf komt de reservekopie daarvoor in de plaats.`,
        );
      }
      tellRestored(done.waarde);
      if (!hadJournal) {
        console.log(
          'Er was geen journaal.sqlite: wat na deze reservekopie is ingetrokken of vernietigd, is niet opnieuw vernietigd.',
        );
      }
    } finally {
      slot.release();
    }
  },

  async auditVerify(bewijs) {
    const files = mustHaveData(config);
    const witness = bewijs === undefined ? undefined : pointOf(bewijs);
    const journaal = openJournaal(files.journaal);
    try {
      const found = inspect(files.db, (tenant) => [
        ...journaal.anchors(tenant),
        ...(witness?.tenant === tenant ? [witness] : []),
      ]);
      if (!found.ok) refuseGebrek(found.gebrek);
      tellChains(found.waarde);
    } finally {
      journaal.close();
    }
  },

  async uitnodigen() {
    mustHaveData(config);
    const nu = Date.now();
    const store = openSqliteStore(config.data, nu);
    await openDoor(store.inrichting, config.origin, nu);
    await store.close();
  },
});

async function run(config: Config, [what, ...rest]: readonly string[]): Promise<void> {
  const { database } = config;
  const options = rest.filter((word) => word.startsWith('--'));
  const [first, second] = rest.filter((word) => !word.startsWith('--'));
  const beheer = database === undefined ? onSqlite(config) : onPostgres(config, database);
  if (what === 'backup' && options.length === 0) return beheer.backup(first);
  if (what === 'verify' && first !== undefined && options.length === 0) return verify(first);
  if (what === 'restore' && first !== undefined && options.join() === '--proef') {
    if (!existsSync(first)) throw new Geweigerd(`${first} is er niet.`);
    return rehearse(config, first, second);
  }
  if (what === 'restore' && first !== undefined && options.every((word) => word === '--overschrijf')) {
    if (!existsSync(first)) throw new Geweigerd(`${first} is er niet.`);
    return beheer.restore(first, options.length > 0);
  }
  if (what === 'audit' && first === 'verify') {
    if (options.length > 0 && (options[0] !== '--tot' || second === undefined)) throw new Geweigerd(USAGE);
    return beheer.auditVerify(second);
  }
  if (what === 'uitnodigen' && rest.length === 0) return beheer.uitnodigen();
  if (what === 'move' && rest.join(' ') === '--from sqlite --to postgres') {
    if (database === undefined) throw new Geweigerd('Waarheen? Zet DATABASE_URL.');
    mustHaveData(config);
    return moveToPostgres(config, database);
  }
  if (database !== undefined && what === 'backup' && options[0] === '--verklaar' && first !== undefined) {
    return declareBackup(config, database, first);
  }
  if (database !== undefined && what === 'auditsleutel' && rest.length === 0)
    return keepKey(config, database);
  throw new Geweigerd(USAGE);
}

process.umask(0o077);
try {
  const read = readConfig(process.env);
  if (!read.ok) throw new Geweigerd(read.zin);
  await run(read.config, process.argv.slice(2));
} catch (error) {
  const down = error instanceof StoreError;
  if (!(error instanceof Geweigerd) && !(error instanceof Onbruikbaar) && !down) throw error;
  console.error(down ? databaseZin(error) : error.message);
  process.exit(error instanceof Geweigerd ? error.exit : 1);
}
