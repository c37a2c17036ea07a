import { geweigerd, gelukt } from '#domain/uitkomst.ts';
import { type Deelregel, type Standrij, aangekondigd, bijlagestandOf } from './bijlageregel.ts';
import type { Db } from './sqlite-db.ts';
import type { BijlageStore } from './bijlagestore.ts';
import type { Inlezing } from './quarantaine.ts';

/** Photos: announced with their envelope, and kept chunk by chunk as they come. */
export function bijlagen(db: Db): BijlageStore {
  const { sql, journaal } = db;
  const tenantOf = sql
    .prepare<[string, string], string>('select tenant from enveloppen where status_hash = ? and env_id = ?')
    .pluck();
  const rows = sql.prepare<[string, string, string], Standrij>(
    `select bytes, ontvangen, sha256 from bijlagen join bijlagedelen using (tenant, env_id, bijlage)
     where tenant = ? and env_id = ? and bijlage = ? order by deel`,
  );
  const counts = sql.prepare<[string, string, string], { bytes: number; aantal: number; ontvangen: number }>(
    'select bytes, aantal, ontvangen from bijlagen where tenant = ? and env_id = ? and bijlage = ?',
  );
  const put = sql.prepare(
    'update bijlagedelen set inhoud = ? where tenant = ? and env_id = ? and bijlage = ? and deel = ?',
  );
  const count = sql.prepare(
    `update bijlagen set ontvangen = @ontvangen, compleet_seq = @seq
     where tenant = @tenant and env_id = @envId and bijlage = @bijlage`,
  );
  const read = sql
    .prepare<[string, string, string, number], Buffer | null>(
      'select inhoud from bijlagedelen where tenant = ? and env_id = ? and bijlage = ? and deel = ?',
    )
    .pluck();

  return {
    stand: async (envId, statusHash, bijlage) =>
      db.read(() => {
        const tenant = tenantOf.get(statusHash, envId);
        if (tenant === undefined) {
          return geweigerd(journaal.zoek(envId, statusHash) ? 'vernietigd' : 'niet-gevonden');
        }
        const found = bijlagestandOf({ tenant, envId, bijlage }, rows.all(tenant, envId, bijlage));
        return found ? gelukt(found) : geweigerd('niet-gevonden');
      }),

    voegToe: async ({ tenant, envId, bijlage, vanaf, inhoud }, spoor) =>
      db.write(() => {
        const found = counts.get(tenant, envId, bijlage);
        if (!found) return geweigerd('niet-gevonden');
        const { aantal, ontvangen } = found;
        if (vanaf > ontvangen) return geweigerd('sluit-niet-aan');
        const fresh = inhoud.slice(ontvangen - vanaf, aantal - vanaf);
        if (fresh.length === 0) return gelukt(ontvangen);
        fresh.forEach((deel, n) => put.run(deel, tenant, envId, bijlage, ontvangen + n));
        const nu = ontvangen + fresh.length;
        const whole = nu === aantal;
        count.run({ tenant, envId, bijlage, ontvangen: nu, seq: whole ? db.next(tenant) : null });
        if (whole) db.note(tenant, spoor);
        return gelukt(nu);
      }),

    open: async ({ tenant, envId, bijlage }, spoor) =>
      db.write(() => {
        const found = counts.get(tenant, envId, bijlage);
        if (!found) return geweigerd('niet-gevonden');
        const { bytes, aantal, ontvangen } = found;
        if (ontvangen < aantal) return geweigerd('nog-niet-binnen');
        db.note(tenant, spoor);
        return gelukt({ bytes, aantal });
      }),

    deel: async ({ tenant, envId, bijlage }, deel) =>
      db.read(() => read.get(tenant, envId, bijlage, deel) ?? undefined),
  };
}

/** What a deposit needs of photos, inside its transaction. */
export function aankondiging({ sql }: Db) {
  const kept = sql.prepare<[string, string], Deelregel>(
    `select bijlage, nummer, bytes, deel, sha256 from bijlagen join bijlagedelen using (tenant, env_id, bijlage)
     where tenant = ? and env_id = ? order by nummer, deel`,
  );
  const insert = sql.prepare(
    `insert into bijlagen (tenant, env_id, bijlage, nummer, bytes, aantal)
     values (@tenant, @envId, @bijlage, @nummer, @bytes, @aantal)`,
  );
  const insertPart = sql.prepare(
    `insert into bijlagedelen (tenant, env_id, bijlage, deel, sha256)
     values (@tenant, @envId, @bijlage, @deel, @sha256)`,
  );
  return {
    kept: (tenant: string, envId: string): Deelregel[] => kept.all(tenant, envId),
    schrijf(inlezing: Inlezing): void {
      const { tenant, envId } = inlezing;
      inlezing.bijlagen.forEach(({ id, bytes, delen }, nummer) =>
        insert.run({ tenant, envId, bijlage: id, nummer, bytes, aantal: delen.length }),
      );
      for (const { bijlage, deel, sha256 } of aangekondigd(inlezing))
        insertPart.run({ tenant, envId, bijlage, deel, sha256 });
    },
  };
}
