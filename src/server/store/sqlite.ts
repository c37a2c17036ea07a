import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, statfsSync } from 'node:fs';
import { filesOf } from './bestanden.ts';
import { openJournaal } from './journaal.ts';
import { bijlagen } from './sqlite-bijlagen.ts';
import { openDb } from './sqlite-db.ts';
import { enveloppen, replayJournaal } from './sqlite-enveloppen.ts';
import { gemeenten } from './sqlite-gemeenten.ts';
import { inrichting } from './sqlite-inrichting.ts';
import { leden } from './sqlite-leden.ts';
import { meldingen } from './sqlite-meldingen.ts';
import { overzicht } from './sqlite-overzicht.ts';
import { postvakken } from './sqlite-postvakken.ts';
import { quarantaine } from './sqlite-quarantaine.ts';
import { sessies } from './sqlite-sessies.ts';
import { toestellen } from './sqlite-toestellen.ts';
import { type Store, StoreError } from './store.ts';
import { inMemory } from './tellers.ts';

/** Less than this, and the next envelope may not fit. */
const ROOM = 1024 * 1024;

/** Opens the data folder or makes it, finishes what a crash left, and gives the store. */
export function openSqliteStore(folder: string, nu: number): Store {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  const files = filesOf(folder);
  const journaal = openJournaal(files.journaal);
  const db = openDb(files.db, journaal, nu);
  const { sql } = db;
  replayJournaal(db);

  const anchorHeads = () => {
    const heads = sql
      .prepare<[], { tenant: string; seq: number }>(
        'select tenant, max(seq) as seq from audit group by tenant',
      )
      .all();
    for (const { tenant } of heads) journaal.anchor(tenant, db.head(tenant));
  };
  anchorHeads();

  return {
    inrichting: inrichting(db),
    gemeenten: gemeenten(db),
    sessies: sessies(db),
    leden: leden(db),
    toestellen: toestellen(db),
    enveloppen: enveloppen(db),
    bijlagen: bijlagen(db),
    quarantaine: quarantaine(db),
    meldingen: meldingen(db),
    postvakken: postvakken(db),
    overzicht: overzicht(db),
    audit: {
      note: async (tenant, spoor, resultaat) => db.write(() => db.note(tenant, spoor, resultaat)),
      head: async (tenant) => db.read(() => db.head(tenant)),
    },

    // One process on one folder: what it remembers is all there is to remember.
    tellers: inMemory(),

    geheim: async (naam) =>
      db.write(() => {
        sql
          .prepare('insert into geheimen (naam, waarde) values (?, ?) on conflict do nothing')
          .run(naam, randomBytes(32).toString('base64url'));
        const waarde = sql
          .prepare<[string], string>('select waarde from geheimen where naam = ?')
          .pluck()
          .get(naam);
        return Buffer.from(waarde ?? '', 'base64url');
      }),

    async probe() {
      const { bavail, bsize } = statfsSync(folder);
      if (bavail * bsize < ROOM) throw new StoreError('schijf-vol', undefined);
      db.write(() => {
        sql
          .prepare(`insert or replace into geheimen (naam, waarde) values ('proef', ?)`)
          .run('x'.repeat(4096));
        sql.prepare(`delete from geheimen where naam = 'proef'`).run();
      });
    },

    async close() {
      anchorHeads();
      sql.close();
      journaal.close();
    },
  };
}
