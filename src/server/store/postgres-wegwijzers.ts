import { SERVERKETEN } from './audit.ts';
import type { Db } from './postgres-db.ts';
import { statement } from './postgres-statement.ts';

type Soort = 'gemeente' | 'inlog' | 'sessie' | 'envelop' | 'postvak';

const where = statement<{ naar: string }, { soort: Soort; sleutel: string }>(
  'select naar from wegwijzers where tenant = @tenant and soort = @soort and sleutel = @sleutel order by naar',
);
const all = statement<{ naar: string }>(
  `select naar from wegwijzers where tenant = @tenant and soort = 'gemeente' order by naar`,
);

/** Inside a transaction of a municipality: puts a signpost to it. Gives 0 when it was there, or when it is another's login. */
export const putWegwijzer = statement<never, { soort: Soort; sleutel: string }>(
  `insert into wegwijzers (tenant, soort, sleutel, naar) values ('server', @soort, @sleutel, @tenant)
   on conflict do nothing`,
);
export const dropWegwijzer = statement<never, { soort: Soort; sleutel: string }>(
  `delete from wegwijzers where tenant = 'server' and soort = @soort and sleutel = @sleutel and naar = @tenant`,
);

/**
 * Gives the municipality to look in: nearly always one, for what is asked by is chance. None gives the house of the server,
 * where nothing of a municipality stands, so that a name that nobody has costs as much as one that somebody has.
 */
export async function wegenNaar(db: Db, soort: Soort, sleutel: string): Promise<string[]> {
  const rows = await db.read(SERVERKETEN, (tx) => tx.all(where, { soort, sleutel }));
  return rows.length > 0 ? rows.map(({ naar }) => naar) : [SERVERKETEN];
}

/** Every municipality of this server. */
export async function gemeentenVan(db: Db): Promise<string[]> {
  const rows = await db.read(SERVERKETEN, (tx) => tx.all(all, {}));
  return rows.map(({ naar }) => naar);
}
