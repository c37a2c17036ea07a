import type { Vernietigd } from './journaal.ts';
import type { Db, Tx } from './postgres-db.ts';
import { statement } from './postgres-statement.ts';
import { dropWegwijzer, putWegwijzer } from './postgres-wegwijzers.ts';

type Reden = Vernietigd['reden'];
interface Regel {
  envId: string;
  reden: Reden;
  statusHash: string;
  op: string;
}

const find = statement<{ reden: Reden }, { envId: string; statusHash: string }>(
  `select reden from meldroute_buiten.vernietigd
   where tenant = @tenant and env_id = @envId and status_hash = @statusHash`,
);
const gone = statement<{ reden: Reden }, { envId: string }>(
  'select reden from meldroute_buiten.vernietigd where tenant = @tenant and env_id = @envId',
);
const insert = statement<{ nr: number }, Regel>(
  `insert into meldroute_buiten.vernietigd (tenant, env_id, nr, reden, status_hash, op)
   select @tenant, @envId, coalesce(max(nr), 0) + 1, @reden, @statusHash, @op
   from meldroute_buiten.vernietigd where tenant = @tenant
   on conflict (tenant, env_id) do nothing`,
);
const unknown = statement<{ envId: string }, { envIds: readonly string[] }>(
  `select id as "envId" from unnest(@envIds::text[]) as id where not exists (
     select from meldroute_buiten.vernietigd where tenant = @tenant and env_id = id)`,
);
const ahead = statement<{ envId: string }>(
  `select env_id as "envId" from meldroute_buiten.vernietigd v
   where v.tenant = @tenant and nr > (select journaal from stromen where tenant = @tenant) order by nr`,
);
const done = statement(
  `update stromen set journaal = (select coalesce(max(nr), 0) from meldroute_buiten.vernietigd where tenant = @tenant)
   where tenant = @tenant`,
);
const isThere = statement<{ tenant: string }>('select tenant from stromen where tenant = @tenant');
const removeEnvelop = statement<{ postvak: string }, { envId: string }>(
  'delete from enveloppen where tenant = @tenant and env_id = @envId returning postvak',
);
const removePostvak = statement<never, { postvak: string }>(
  'delete from postvakken where tenant = @tenant and postvak = @postvak',
);
const removeBijgevoegd = statement<never, { envId: string }>(
  'delete from bijgevoegd where tenant = @tenant and env_id = @envId',
);
const removeRegels = statement<never, { envId: string }>(
  `delete from logregels where tenant = @tenant
     and melding in (select melding from meldingen where tenant = @tenant and env_id = @envId)`,
);
const removeMelding = statement<never, { envId: string }>(
  'delete from meldingen where tenant = @tenant and env_id = @envId',
);

/** Says that an envelope was withdrawn or destroyed, to whoever has its status token. */
export async function redenVan(tx: Tx, envId: string, statusHash: string): Promise<Reden | undefined> {
  return (await tx.one(find, { envId, statusHash }))?.reden;
}

/** Says that an envelope may never come back. */
export const isGone = async (tx: Tx, envId: string): Promise<boolean> =>
  (await tx.one(gone, { envId })) !== undefined;

/** Writes in the journal only: of what was already gone. */
export function writeJournaal(tx: Tx, { envId, reden, statusHash, op }: Vernietigd): void {
  tx.send(insert, { envId, reden, statusHash, op });
}

/** Writes in the journal and deletes, in one transaction; then also in the file beside this server. */
export async function destroy(db: Db, tx: Tx, regel: Regel): Promise<void> {
  tx.send(insert, regel);
  tx.send(done, {});
  await remove(tx, regel.envId);
  tx.after(() => db.journaal.add({ tenant: tx.tenant, ...regel }));
}

/** Deletes an envelope with its mailbox. The signpost stays: it leads to what the journal says. */
async function remove(tx: Tx, envId: string): Promise<boolean> {
  const row = await tx.one(removeEnvelop, { envId });
  if (!row) return false;
  tx.send(removePostvak, row);
  tx.send(removeBijgevoegd, { envId });
  tx.send(dropWegwijzer, { soort: 'postvak', sleutel: row.postvak });
  return true;
}

/**
 * Deletes again what the journal says is gone, when the tables are older than the journal: after a restore. The file beside
 * this server tells what a database that was itself turned back no longer knows. Gives how many were there.
 */
export async function replayJournaal(db: Db, tenant: string, file: readonly Vernietigd[]): Promise<number> {
  const own = file.filter((regel) => regel.tenant === tenant);
  const [there, missing, behind] = await db.read(tenant, (tx) =>
    Promise.all([
      tx.one(isThere, {}),
      tx.all(unknown, { envIds: own.map(({ envId }) => envId) }),
      tx.all(ahead, {}),
    ]),
  );
  if (!there || (missing.length === 0 && behind.length === 0)) return 0;
  const lost = new Set(missing.map(({ envId }) => envId));
  return db.write(tenant, async (tx) => {
    for (const regel of own) if (lost.has(regel.envId)) writeJournaal(tx, regel);
    let removed = 0;
    for (const { envId } of await tx.all(ahead, {})) {
      tx.send(removeRegels, { envId });
      tx.send(removeMelding, { envId });
      tx.send(putWegwijzer, { soort: 'envelop', sleutel: envId });
      if (await remove(tx, envId)) removed += 1;
    }
    tx.send(done, {});
    return removed;
  });
}
