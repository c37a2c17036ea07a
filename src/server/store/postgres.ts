import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync } from 'node:fs';
import { SERVERKETEN } from './audit.ts';
import { openJournaal } from './journaal.ts';
import { type Db, openDb } from './postgres-db.ts';
import { enveloppen } from './postgres-enveloppen.ts';
import { gemeenten } from './postgres-gemeenten.ts';
import { inrichting } from './postgres-inrichting.ts';
import { replayJournaal } from './postgres-journaal.ts';
import { leden } from './postgres-leden.ts';
import { meldingen } from './postgres-meldingen.ts';
import { postvakken } from './postgres-postvakken.ts';
import { openChecked } from './postgres-schema.ts';
import { sessies } from './postgres-sessies.ts';
import { statement } from './postgres-statement.ts';
import { tellers } from './postgres-tellers.ts';
import { toestellen } from './postgres-toestellen.ts';
import { gemeentenVan } from './postgres-wegwijzers.ts';
import { filesOf } from './sqlite.ts';
import type { Store } from './store.ts';

const offerGeheim = statement<never, { naam: string; waarde: string }>(
  'insert into geheimen (tenant, naam, waarde) values (@tenant, @naam, @waarde) on conflict do nothing',
);
const geheim = statement<{ waarde: string }, { naam: string }>(
  'select waarde from geheimen where tenant = @tenant and naam = @naam',
);
const dropGeheim = statement<never, { naam: string }>(
  'delete from geheimen where tenant = @tenant and naam = @naam',
);

/** Opens the database and the file beside this server that is never in a backup. */
export async function openPostgresDb(
  url: string,
  folder: string,
  nu: number,
  application?: string,
): Promise<Db & { close(): Promise<void> }> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  const pool = await openChecked(url, nu, application);
  const journaal = openJournaal(filesOf(folder).journaal);
  return {
    ...openDb(pool, journaal),
    async close() {
      await pool.end();
      journaal.close();
    },
  };
}

/** Opens the database, finishes what a restore left, and gives the store. Any number of servers may do so. */
export async function openPostgresStore(url: string, folder: string, nu: number): Promise<Store> {
  const db = await openPostgresDb(url, folder, nu);

  const anchorHeads = async () => {
    for (const tenant of [SERVERKETEN, ...(await gemeentenVan(db))]) {
      const punt = await db.read(tenant, (tx) => tx.head());
      if (punt.seq > 0) db.journaal.anchor(tenant, punt);
    }
  };
  try {
    const file = db.journaal.all();
    for (const tenant of await gemeentenVan(db)) await replayJournaal(db, tenant, file);
    await anchorHeads();
  } catch (error) {
    await db.close();
    throw error;
  }

  return {
    inrichting: inrichting(db),
    gemeenten: gemeenten(db),
    sessies: sessies(db),
    leden: leden(db),
    toestellen: toestellen(db),
    enveloppen: enveloppen(db),
    meldingen: meldingen(db),
    postvakken: postvakken(db),
    tellers: tellers(db),
    audit: {
      note: (tenant, spoor, resultaat) => db.write(tenant, (tx) => tx.note(spoor, resultaat)),
      head: (tenant) => db.read(tenant, (tx) => tx.head()),
    },

    geheim: (naam) =>
      db.write(SERVERKETEN, async (tx) => {
        tx.send(offerGeheim, { naam, waarde: randomBytes(32).toString('base64url') });
        const row = await tx.one(geheim, { naam });
        return Buffer.from(row?.waarde ?? '', 'base64url');
      }),

    probe: () =>
      db.write(SERVERKETEN, async (tx) => {
        tx.send(offerGeheim, { naam: 'proef', waarde: 'x'.repeat(4096) });
        tx.send(dropGeheim, { naam: 'proef' });
      }),

    async close() {
      // A database that is away keeps nobody from stopping.
      await anchorHeads().catch(() => {});
      await db.close();
    },
  };
}
