import { type Achterstand, type OverzichtStore, optelling } from './overzicht.ts';
import type { Db } from './sqlite-db.ts';

/** Counts for whoever watches: from an index that holds only what nobody opened yet. */
export function overzicht(db: Db): OverzichtStore {
  const { sql } = db;
  const tenants = sql.prepare<[], string>('select tenant from gemeenten').pluck();
  const achterstand = sql.prepare<[string], Achterstand>(
    `select stand, quarantaine is not null and aangenomen_op is null as quarantaine, count(*) as aantal, min(ontvangen_op) as oudste
     from enveloppen where tenant = ? and stand <> 'geopend' group by 1, 2`,
  );
  const kopie = sql
    .prepare<[string], string | null>('select max(gemaakt_op) from reservekopieen where tenant = ?')
    .pluck();
  return {
    server: async () =>
      db.read(() =>
        optelling(
          tenants.all().map((tenant) => ({
            achterstand: achterstand.all(tenant),
            reservekopieOp: kopie.get(tenant) ?? undefined,
          })),
        ),
      ),
    reservekopie: async (tenant) => db.read(() => kopie.get(tenant) ?? undefined),
  };
}
