import { geweigerd, gelukt } from '#domain/uitkomst.ts';
import { type Deelregel, type Standrij, aangekondigd, bijlagestandOf } from './bijlageregel.ts';
import type { Db, Tx } from './postgres-db.ts';
import { redenVan } from './postgres-journaal.ts';
import { statement } from './postgres-statement.ts';
import { wegenNaar } from './postgres-wegwijzers.ts';
import type { BijlageStore } from './bijlagestore.ts';
import type { Inlezing } from './quarantaine.ts';

interface Plek {
  envId: string;
  bijlage: string;
}
const isHers = statement<{ envId: string }, { envId: string; statusHash: string }>(
  `select env_id as "envId" from enveloppen
   where tenant = @tenant and env_id = @envId and status_hash = @statusHash`,
);
const rows = statement<Standrij, Plek>(
  `select b.bytes, b.ontvangen, d.sha256
   from bijlagen b join bijlagedelen d on d.tenant = b.tenant and d.env_id = b.env_id and d.bijlage = b.bijlage
   where b.tenant = @tenant and b.env_id = @envId and b.bijlage = @bijlage order by d.deel`,
);
const counts = statement<{ bytes: number; aantal: number; ontvangen: number }, Plek>(
  `select bytes, aantal, ontvangen from bijlagen
   where tenant = @tenant and env_id = @envId and bijlage = @bijlage`,
);
const put = statement<never, Plek & { deel: number; inhoud: Buffer }>(
  `update bijlagedelen set inhoud = @inhoud
   where tenant = @tenant and env_id = @envId and bijlage = @bijlage and deel = @deel`,
);
const count = statement<never, Plek & { ontvangen: number; seq: number | null }>(
  `update bijlagen set ontvangen = @ontvangen, compleet_seq = @seq
   where tenant = @tenant and env_id = @envId and bijlage = @bijlage`,
);
const read = statement<{ inhoud: Buffer | null }, Plek & { deel: number }>(
  `select inhoud from bijlagedelen
   where tenant = @tenant and env_id = @envId and bijlage = @bijlage and deel = @deel`,
);
const kept = statement<Deelregel, { envId: string }>(
  `select b.bijlage, b.nummer, b.bytes, d.deel, d.sha256
   from bijlagen b join bijlagedelen d on d.tenant = b.tenant and d.env_id = b.env_id and d.bijlage = b.bijlage
   where b.tenant = @tenant and b.env_id = @envId order by b.nummer, d.deel`,
);
const insert = statement<never, { envId: string; bijlagen: string }>(
  `insert into bijlagen (tenant, env_id, bijlage, nummer, bytes, aantal)
   select @tenant, @envId, bijlage, nummer, bytes, aantal
   from json_to_recordset(@bijlagen) as b (bijlage text, nummer integer, bytes bigint, aantal integer)`,
);
const insertParts = statement<never, { envId: string; delen: string }>(
  `insert into bijlagedelen (tenant, env_id, bijlage, deel, sha256)
   select @tenant, @envId, bijlage, deel, sha256
   from json_to_recordset(@delen) as d (bijlage text, deel integer, sha256 text)`,
);

/** Photos: announced with their envelope, and kept chunk by chunk as they come. */
export function bijlagen(db: Db): BijlageStore {
  return {
    async stand(envId, statusHash, bijlage) {
      for (const tenant of await wegenNaar(db, 'envelop', envId)) {
        const found = await db.read(tenant, async (tx) => {
          if (await tx.one(isHers, { envId, statusHash })) {
            const stand = bijlagestandOf({ tenant, envId, bijlage }, await tx.all(rows, { envId, bijlage }));
            return stand ? gelukt(stand) : geweigerd('niet-gevonden');
          }
          return (await redenVan(tx, envId, statusHash)) && geweigerd('vernietigd');
        });
        if (found) return found;
      }
      return geweigerd('niet-gevonden');
    },

    voegToe: ({ tenant, envId, bijlage, vanaf, inhoud }, spoor) =>
      db.write(tenant, async (tx) => {
        const plek = { envId, bijlage };
        const found = await tx.one(counts, plek);
        if (!found) return geweigerd('niet-gevonden');
        const { aantal, ontvangen } = found;
        if (vanaf > ontvangen) return geweigerd('sluit-niet-aan');
        const fresh = inhoud.slice(ontvangen - vanaf, aantal - vanaf);
        if (fresh.length === 0) return gelukt(ontvangen);
        fresh.forEach((deel, n) => tx.send(put, { ...plek, inhoud: deel, deel: ontvangen + n }));
        const nu = ontvangen + fresh.length;
        const whole = nu === aantal;
        tx.send(count, { ...plek, ontvangen: nu, seq: whole ? await tx.next() : null });
        if (whole) await tx.note(spoor);
        return gelukt(nu);
      }),

    open: ({ tenant, envId, bijlage }, spoor) =>
      db.write(tenant, async (tx) => {
        const found = await tx.one(counts, { envId, bijlage });
        if (!found) return geweigerd('niet-gevonden');
        const { bytes, aantal, ontvangen } = found;
        if (ontvangen < aantal) return geweigerd('nog-niet-binnen');
        await tx.note(spoor);
        return gelukt({ bytes, aantal });
      }),

    deel: async ({ tenant, envId, bijlage }, deel) =>
      (await db.read(tenant, (tx) => tx.one(read, { envId, bijlage, deel })))?.inhoud ?? undefined,
  };
}

/** Gives what was announced with an envelope, inside the transaction of a deposit. */
export const keptBijlagen = (tx: Tx, envId: string): Promise<Deelregel[]> => tx.all(kept, { envId });

/** Writes what a deposit announces, inside its transaction. */
export function announceBijlagen(tx: Tx, inlezing: Inlezing): void {
  const { envId } = inlezing;
  if (inlezing.bijlagen.length === 0) return;
  const each = inlezing.bijlagen.map(({ id, bytes, delen }, nummer) => ({
    bijlage: id,
    nummer,
    bytes,
    aantal: delen.length,
  }));
  tx.send(insert, { envId, bijlagen: JSON.stringify(each) });
  tx.send(insertParts, { envId, delen: JSON.stringify(aangekondigd(inlezing)) });
}
