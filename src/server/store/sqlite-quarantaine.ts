import { geweigerd, gelukt } from '#domain/uitkomst.ts';
import type { QuarantaineStore } from './quarantaine.ts';
import type { Db } from './sqlite-db.ts';
import { deposits } from './sqlite-deposito.ts';
import { hourOf } from './uren.ts';

/** What stands apart: brought by a member, or by a device that was revoked. */
export function quarantaine(db: Db): QuarantaineStore {
  const { sql, journaal } = db;
  const { before, place } = deposits(db);
  const apart = sql
    .prepare<[string, string], number>(
      'select quarantaine is not null and aangenomen_op is null from enveloppen where tenant = ? and env_id = ?',
    )
    .pluck();
  const accept = sql.prepare(
    'update enveloppen set aangenomen_op = @op, seq = @seq where tenant = @tenant and env_id = @envId',
  );
  return {
    leesIn: async (inlezing, spoor) =>
      db.write(() => {
        const { tenant, envId, nu } = inlezing;
        if (journaal.reden(tenant, envId)) return geweigerd('vernietigd');
        const there = before(inlezing);
        if (there) return there.gelijk ? gelukt({ nieuw: false }) : geweigerd('andere-inhoud');
        if (!place(inlezing, hourOf(nu), 'reddingsbestand')) return geweigerd('andere-inhoud');
        db.note(tenant, spoor);
        return gelukt({ nieuw: true });
      }),

    neemAan: async ({ tenant, envId, nu }, spoor) =>
      db.write(() => {
        const found = apart.get(tenant, envId);
        if (found === undefined) return geweigerd('niet-gevonden');
        if (found === 1) {
          accept.run({ tenant, envId, op: hourOf(nu), seq: db.next(tenant) });
          db.note(tenant, spoor);
        }
        return gelukt(undefined);
      }),
  };
}
