import type { Db } from './postgres-db.ts';
import { statement } from './postgres-statement.ts';
import type { Tellers, Tellerstand } from './tellers.ts';

/** A count that ended this long ago means nothing to any brake. */
const FORGET = 60 * 60_000;

// Finding the row and locking it is one: a second server waits here for the first.
const find = statement<Tellerstand, { rem: string; sleutel: string }>(
  `insert into meldroute_buiten.remmen as r (tenant, rem, sleutel, aantal, tot) values (@tenant, @rem, @sleutel, 0, 0)
   on conflict (tenant, rem, sleutel) do update set aantal = r.aantal returning aantal, tot`,
);
const put = statement<never, Tellerstand & { rem: string; sleutel: string }>(
  `update meldroute_buiten.remmen set aantal = @aantal, tot = @tot
   where tenant = @tenant and rem = @rem and sleutel = @sleutel`,
);
const drop = statement<never, { rem: string; sleutel: string }>(
  'delete from meldroute_buiten.remmen where tenant = @tenant and rem = @rem and sleutel = @sleutel',
);
// What somebody else is counting is not over.
const forget = statement<never, { voor: number }>(
  `delete from meldroute_buiten.remmen where tenant = @tenant and (rem, sleutel) in (
     select rem, sleutel from meldroute_buiten.remmen
     where tenant = @tenant and tot < @voor limit 100 for update skip locked)`,
);

/** Brakes that all servers on this database share. They do not outlive a crash of the database, and are in no backup. */
export function tellers(db: Db): Tellers {
  return {
    step: ({ tenant, rem, sleutel }, stap, nu) =>
      db.count(tenant, async (tx) => {
        const found = await tx.one(find, { rem, sleutel });
        const { stand, wacht } = stap(found && found.tot > 0 ? found : undefined);
        tx.send(put, { rem, sleutel, ...stand });
        tx.send(forget, { voor: nu - FORGET });
        return wacht;
      }),
    forget: ({ tenant, rem, sleutel }) =>
      db.count(tenant, async (tx) => {
        await tx.run(drop, { rem, sleutel });
      }),
  };
}
