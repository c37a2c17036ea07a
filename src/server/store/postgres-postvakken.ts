import { geweigerd, gelukt } from '#domain/uitkomst.ts';
import type { Bericht } from '#protocol/bericht.ts';
import type { Db } from './postgres-db.ts';
import { statement } from './postgres-statement.ts';
import { wegenNaar } from './postgres-wegwijzers.ts';
import type { PostvakStore } from './store.ts';
import { hourOf } from './uren.ts';

const mailbox = statement<{ tokenHash: string }, { postvak: string }>(
  'select token_hash as "tokenHash" from postvakken where tenant = @tenant and postvak = @postvak',
);
const before = statement<{ geplaatstOp: string; bericht: string }, { postvak: string; berichtId: string }>(
  `select geplaatst_op as "geplaatstOp", bericht from berichten
   where tenant = @tenant and postvak = @postvak and bericht_id = @berichtId`,
);
const insert = statement<
  never,
  { postvak: string; berichtId: string; seq: number; geplaatstOp: string; bericht: string }
>(
  `insert into berichten (tenant, postvak, bericht_id, seq, geplaatst_op, bericht)
   values (@tenant, @postvak, @berichtId, @seq, @geplaatstOp, @bericht)`,
);
const list = statement<Bericht, { postvak: string }>(
  `select bericht_id as "berichtId", geplaatst_op as "geplaatstOp", bericht from berichten
   where tenant = @tenant and postvak = @postvak order by seq`,
);

/** Mailboxes: one for each signal, so that two of one melder have nothing in common here. */
export function postvakken(db: Db): PostvakStore {
  return {
    plaats: ({ tenant, postvak, berichtId, bericht, nu }, spoor) =>
      db.write(tenant, async (tx) => {
        const [box, there] = await Promise.all([
          tx.one(mailbox, { postvak }),
          tx.one(before, { postvak, berichtId }),
        ]);
        if (!box) return geweigerd('niet-gevonden');
        if (there) {
          if (there.bericht !== bericht) return geweigerd('andere-inhoud');
          return gelukt({ nieuw: false, geplaatstOp: there.geplaatstOp });
        }
        const geplaatstOp = hourOf(nu);
        tx.send(insert, { postvak, berichtId, seq: await tx.next(), geplaatstOp, bericht });
        await tx.note(spoor);
        return gelukt({ nieuw: true, geplaatstOp });
      }),

    async lees(postvak, tokenHash) {
      for (const tenant of await wegenNaar(db, 'postvak', postvak)) {
        const found = await db.read(tenant, async (tx) => {
          const box = await tx.one(mailbox, { postvak });
          return box?.tokenHash === tokenHash ? tx.all(list, { postvak }) : undefined;
        });
        if (found) return found;
      }
      return undefined;
    },
  };
}
