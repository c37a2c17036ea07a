import { geweigerd, gelukt } from '#domain/uitkomst.ts';
import type { Bericht } from '#protocol/bericht.ts';
import type { Db } from './sqlite-db.ts';
import type { PostvakStore } from './store.ts';
import { hourOf } from './uren.ts';

/** Mailboxes: one for each signal, so that two of one melder have nothing in common here. */
export function postvakken(db: Db): PostvakStore {
  const { sql } = db;
  const mailbox = sql.prepare('select 1 from postvakken where tenant = ? and postvak = ?');
  const before = sql.prepare<[string, string, string], { geplaatstOp: string; bericht: string }>(
    `select geplaatst_op as geplaatstOp, bericht from berichten
     where tenant = ? and postvak = ? and bericht_id = ?`,
  );
  const insert = sql.prepare(
    `insert into berichten (tenant, postvak, bericht_id, seq, geplaatst_op, bericht)
     values (@tenant, @postvak, @berichtId, @seq, @geplaatstOp, @bericht)`,
  );
  const owner = sql
    .prepare<[string, string], string>('select tenant from postvakken where token_hash = ? and postvak = ?')
    .pluck();
  const list = sql.prepare<[string, string], Bericht>(
    `select bericht_id as berichtId, geplaatst_op as geplaatstOp, bericht from berichten
     where tenant = ? and postvak = ? order by seq`,
  );

  return {
    plaats: async ({ tenant, postvak, berichtId, bericht, nu }, spoor) =>
      db.write(() => {
        if (!mailbox.get(tenant, postvak)) return geweigerd('niet-gevonden');
        const there = before.get(tenant, postvak, berichtId);
        if (there) {
          if (there.bericht !== bericht) return geweigerd('andere-inhoud');
          return gelukt({ nieuw: false, geplaatstOp: there.geplaatstOp });
        }
        const geplaatstOp = hourOf(nu);
        insert.run({ tenant, postvak, berichtId, seq: db.next(tenant), geplaatstOp, bericht });
        db.note(tenant, spoor);
        return gelukt({ nieuw: true, geplaatstOp });
      }),

    lees: async (postvak, tokenHash) =>
      db.read(() => {
        const tenant = owner.get(tokenHash, postvak);
        return tenant === undefined ? undefined : list.all(tenant, postvak);
      }),
  };
}
