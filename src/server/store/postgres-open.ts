import { createHmac } from 'node:crypto';
import { chmodSync, mkdirSync } from 'node:fs';
import { SERVERKETEN } from './audit.ts';
import { openJournaal } from './journaal.ts';
import { Onbruikbaar } from './onbruikbaar.ts';
import { type Db, openDb } from './postgres-db.ts';
import { openChecked } from './postgres-schema.ts';
import { statement } from './postgres-statement.ts';
import { filesOf } from './bestanden.ts';

/** A secret stays the one that was there first. */
export const offerGeheim = statement<never, { naam: string; waarde: string }>(
  'insert into geheimen (tenant, naam, waarde) values (@tenant, @naam, @waarde) on conflict do nothing',
);
export const geheim = statement<{ waarde: string }, { naam: string }>(
  'select waarde from geheimen where tenant = @tenant and naam = @naam',
);
export const putGeheim = statement<never, { naam: string; waarde: string }>(
  `insert into geheimen (tenant, naam, waarde) values (@tenant, @naam, @waarde)
   on conflict (tenant, naam) do update set waarde = excluded.waarde`,
);

/** What tells one audit key from another, and tells nothing else about it. */
const markOf = (auditsleutel: Buffer): string =>
  createHmac('sha256', auditsleutel).update('meldroute/auditsleutel').digest('base64url');

/**
 * All servers on one database make the same pseudonyms, or their audit could not be read as one and their brakes would not
 * count together. The first server says which key; `anew` says that another one counts from now on.
 */
export async function agreeOnKey(db: Db, auditsleutel: Buffer, anew = false): Promise<void> {
  const mark = { naam: 'auditsleutel', waarde: markOf(auditsleutel) };
  const agreed = await db.write(SERVERKETEN, async (tx) => {
    tx.send(anew ? putGeheim : offerGeheim, mark);
    return tx.one(geheim, mark);
  });
  if (agreed?.waarde !== mark.waarde) {
    throw new Onbruikbaar(
      'De auditsleutel in MELDROUTE_DATA is een andere dan die van de andere servers op deze database. ' +
        'Neem het bestand audit.sleutel van zo’n server over; is dat nergens meer, dan: npm run meldroute -- auditsleutel',
    );
  }
}

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
