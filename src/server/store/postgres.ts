import { randomBytes } from 'node:crypto';
import { SERVERKETEN } from './audit.ts';
import { bijlagen } from './postgres-bijlagen.ts';
import { enveloppen } from './postgres-enveloppen.ts';
import { gemeenten } from './postgres-gemeenten.ts';
import { inrichting } from './postgres-inrichting.ts';
import { replayJournaal } from './postgres-journaal.ts';
import { leden } from './postgres-leden.ts';
import { meldingen } from './postgres-meldingen.ts';
import { agreeOnKey, geheim, offerGeheim, openPostgresDb } from './postgres-open.ts';
import { overzicht } from './postgres-overzicht.ts';
import { postvakken } from './postgres-postvakken.ts';
import { quarantaine } from './postgres-quarantaine.ts';
import { sessies } from './postgres-sessies.ts';
import { statement } from './postgres-statement.ts';
import { tellers } from './postgres-tellers.ts';
import { toestellen } from './postgres-toestellen.ts';
import { gemeentenVan } from './postgres-wegwijzers.ts';
import type { Store } from './store.ts';

const dropGeheim = statement<never, { naam: string }>(
  'delete from geheimen where tenant = @tenant and naam = @naam',
);

/** Opens the database, finishes what a restore left, and gives the store. Any number of servers may do so. */
export async function openPostgresStore(
  url: string,
  folder: string,
  nu: number,
  auditsleutel: Buffer,
): Promise<Store> {
  const db = await openPostgresDb(url, folder, nu);

  const anchorHeads = async () => {
    for (const tenant of [SERVERKETEN, ...(await gemeentenVan(db))]) {
      const punt = await db.read(tenant, (tx) => tx.head());
      if (punt.seq > 0) db.journaal.anchor(tenant, punt);
    }
  };
  try {
    await agreeOnKey(db, auditsleutel);
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
    bijlagen: bijlagen(db),
    quarantaine: quarantaine(db),
    meldingen: meldingen(db),
    postvakken: postvakken(db),
    overzicht: overzicht(db),
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
