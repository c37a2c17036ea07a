import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { loadAuditKey } from './auth/auditsleutel.ts';
import type { Config } from './config.ts';
import {
  type Beheer,
  Geweigerd,
  backupFile,
  openDoor,
  pointOf,
  refuseGebrek,
  tell,
  tellBackup,
  tellChains,
  tellRestored,
  trailAt,
} from './console.ts';
import { moveStore } from './store/move.ts';
import { type Db, openDb, openPool } from './store/postgres-db.ts';
import { inrichting } from './store/postgres-inrichting.ts';
import { inspectHouses } from './store/postgres-onderzoek.ts';
import { agreeOnKey, openPostgresDb } from './store/postgres-open.ts';
import { declareCopy, isServed, makeDump, restoreDump, undoHalf } from './store/postgres-reservekopie.ts';
import { versionAt } from './store/postgres-schema.ts';
import { gemeentenVan } from './store/postgres-wegwijzers.ts';
import { filesOf } from './store/bestanden.ts';
import { takeSlot } from './store/slot.ts';

/** How PostgreSQL tells the operator's connections from those of a server. */
const NAME = 'meldroute-beheer';

/** Works with the database of the servers; a server may run. */
async function withDb<T>(config: Config, url: string, act: (db: Db, nu: number) => Promise<T>): Promise<T> {
  const nu = Date.now();
  const db = await openPostgresDb(url, config.data, nu, NAME);
  try {
    return await act(db, nu);
  } finally {
    await db.close();
  }
}

async function refuseServed(db: Db): Promise<void> {
  if (await isServed(db.pool)) throw new Geweigerd('Er draait een server op deze database. Stop die eerst.');
}

/** On PostgreSQL: one database for any number of servers. */
export const onPostgres = (config: Config, url: string): Beheer => ({
  backup: (file) =>
    withDb(config, url, async (db, nu) => {
      const to = backupFile(file, config.data, nu, 'dump');
      const done = await makeDump(db, url, to, nu, trailAt(nu));
      if (!done.ok) {
        if ('gebrek' in done) refuseGebrek(done.gebrek);
        throw new Geweigerd(`${to} bestaat al. Er is niets veranderd.`);
      }
      tellBackup(to, done.waarde);
    }),

  async restore(file, overwrite) {
    const hadJournal = existsSync(filesOf(config.data).journaal);
    const pool = openPool(url, NAME);
    try {
      await undoHalf(pool);
    } finally {
      await pool.end();
    }
    await withDb(config, url, async (db, nu) => {
      await refuseServed(db);
      const done = await restoreDump(db, url, resolve(file), { overwrite, nu, trail: trailAt(nu) });
      if (!done.ok) {
        if ('gebrek' in done) refuseGebrek(done.gebrek);
        throw new Geweigerd(
          'In de database staan al gegevens. Met --overschrijf komt de reservekopie daarvoor in de plaats.',
        );
      }
      tellRestored(done.waarde);
      if (!hadJournal) {
        console.log(
          'Naast deze server was geen journaal.sqlite: alleen wat het journaal in de database kent, is opnieuw vernietigd.',
        );
      }
    });
  },

  auditVerify: (bewijs) =>
    withDb(config, url, async (db) => {
      const witness = bewijs === undefined ? undefined : pointOf(bewijs);
      const found = await inspectHouses(
        await gemeentenVan(db),
        (tenant, act) => db.read(tenant, act),
        (tenant) => [...db.journaal.anchors(tenant), ...(witness?.tenant === tenant ? [witness] : [])],
      );
      if (!found.ok) refuseGebrek(found.gebrek);
      tellChains(found.waarde);
    }),

  uitnodigen: () => withDb(config, url, (db, nu) => openDoor(inrichting(db), config.origin, nu)),
});

/** Takes the address of a copy that another program made and that was put back; looks through it, and records it. */
export async function declareBackup(config: Config, url: string, copyUrl: string): Promise<void> {
  if (!/^postgres(ql)?:\/\//.test(copyUrl) || !URL.canParse(copyUrl)) {
    throw new Geweigerd('Geef het adres van de database waarin de kopie is teruggezet, zoals postgres://…');
  }
  await withDb(config, url, async (db, nu) => {
    const pool = openPool(copyUrl, NAME);
    try {
      await versionAt(pool);
      const done = await declareCopy(db, openDb(pool, db.journaal), nu, trailAt(nu));
      if (!done.ok) {
        if ('gebrek' in done) refuseGebrek(done.gebrek);
        throw new Geweigerd(
          done.reden === 'onvolledig'
            ? 'In de kopie ontbreekt iets van wat hier staat, of het is daar anders. Er is niets aangetekend.'
            : 'Dit is geen kopie van deze database. Er is niets aangetekend.',
        );
      }
      console.log('De kopie is heel en is aangetekend als gecontroleerde reservekopie.');
      tell(done.waarde);
    } finally {
      await pool.end();
    }
  });
}

/** From now on the audit key in this folder is the one of all servers. */
export const keepKey = (config: Config, url: string): Promise<void> =>
  withDb(config, url, async (db) => {
    await agreeOnKey(db, loadAuditKey(filesOf(config.data).auditsleutel), true);
    console.log(
      `De auditsleutel in ${config.data} geldt vanaf nu voor alle servers. Namen in eerdere auditregels zijn daarmee niet na te gaan.`,
    );
  });

/** Moves all that is in the folder to the database, or nothing. */
export async function moveToPostgres(config: Config, url: string): Promise<void> {
  const slot = takeSlot(config.data);
  if (!slot) throw new Geweigerd(`Er draait een server op ${config.data}. Stop die eerst.`);
  try {
    await withDb(config, url, async (db, nu) => {
      await refuseServed(db);
      const done = await moveStore(filesOf(config.data), db, trailAt(nu)('verhuizen'));
      if (!done.ok) {
        if ('gebrek' in done) refuseGebrek(done.gebrek);
        throw new Geweigerd(
          'In de database staan al gegevens. Neem een lege database. Er is niets veranderd.',
        );
      }
      console.log('Verhuisd en nageteld: alles staat in PostgreSQL, met dezelfde afdruk.');
      tell(done.waarde);
      console.log(
        `De oude gegevens staan nog in ${filesOf(config.data).verhuisd}. Start de server met DATABASE_URL en dezelfde MELDROUTE_DATA.`,
      );
    });
  } finally {
    slot.release();
  }
}
