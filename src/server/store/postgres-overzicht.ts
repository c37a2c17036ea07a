import { type Achterstand, type OverzichtStore, optelling } from './overzicht.ts';
import type { Db, Tx } from './postgres-db.ts';
import { statement } from './postgres-statement.ts';
import { gemeentenVan } from './postgres-wegwijzers.ts';

const achterstand = statement<Achterstand>(
  `select stand, quarantaine is not null and aangenomen_op is null as quarantaine, count(*) as aantal, min(ontvangen_op) as oudste
   from enveloppen where tenant = @tenant and stand <> 'geopend' group by 1, 2`,
);
const kopie = statement<{ op: string | null }>(
  'select max(gemaakt_op) as op from reservekopieen where tenant = @tenant',
);
const kopieOf = async (tx: Tx): Promise<string | undefined> => (await tx.one(kopie, {}))?.op ?? undefined;

/** Counts for whoever watches: from an index that holds only what nobody opened yet. */
export function overzicht(db: Db): OverzichtStore {
  return {
    async server() {
      const counted = [];
      for (const tenant of await gemeentenVan(db)) {
        const [rows, reservekopieOp] = await db.read(tenant, (tx) =>
          Promise.all([tx.all(achterstand, {}), kopieOf(tx)]),
        );
        counted.push({ achterstand: rows, reservekopieOp });
      }
      return optelling(counted);
    },
    reservekopie: (tenant) => db.read(tenant, kopieOf),
  };
}
