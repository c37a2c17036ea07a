import { type Uitkomst, geweigerd, gelukt } from '#domain/uitkomst.ts';
import type { PubliekeSleutel } from '#protocol/basis.ts';
import type { UitnodigingMaken } from '#protocol/toestel.ts';
import type * as z from 'zod/mini';
import type { Db, Tx } from './postgres-db.ts';
import { statement } from './postgres-statement.ts';
import type { ToestelStore, Uitnodigingsweigering } from './store.ts';
import { type Toestelrij, toestelregelOf } from './toestelregel.ts';

interface Code {
  toegangHash: string;
  soort: 'toestel' | 'lid';
  nu: number;
}
const invitation = statement<{ uitnodiging: string; geldigTot: number; gebruikt: boolean }, Code>(
  `select uitnodiging, geldig_tot as "geldigTot", gebruikt from uitnodigingen
   where tenant = @tenant and toegang_hash = @toegangHash and soort = @soort`,
);
const used = statement<never, { uitnodiging: string }>(
  'update uitnodigingen set gebruikt = true where tenant = @tenant and uitnodiging = @uitnodiging',
);
const invite = statement<
  never,
  z.infer<typeof UitnodigingMaken> & { uitnodiging: string; geldigTot: number }
>(
  `insert into uitnodigingen (tenant, uitnodiging, soort, toegang_hash, label, geldig_tot)
   values (@tenant, @uitnodiging, @soort, @toegangHash, @label, @geldigTot)`,
);
const enrol = statement<never, { toestel: string; uitnodiging: string; sleutel: string; binding: string }>(
  `insert into toestellen (tenant, toestel, uitnodiging, sleutel, binding, stand)
   values (@tenant, @toestel, @uitnodiging, @sleutel, @binding, 'actief')`,
);
const find = statement<{ sleutel: string; stand: 'actief' | 'ingetrokken' }, { toestel: string }>(
  'select sleutel, stand from toestellen where tenant = @tenant and toestel = @toestel',
);
// Every invitation is good for the same time, so this is the order in which they were made.
const list = statement<Toestelrij>(
  `select uitnodiging, label, geldig_tot as "geldigTot", toestel, stand, sleutel, binding, gezien_week as gezien
   from uitnodigingen left join toestellen using (tenant, uitnodiging)
   where tenant = @tenant and soort = 'toestel' order by geldig_tot, uitnodiging`,
);
const before = statement<{ toestel: string; sleutel: string; binding: string }, { uitnodiging: string }>(
  'select toestel, sleutel, binding from toestellen where tenant = @tenant and uitnodiging = @uitnodiging',
);
const revoke = statement<never, { toestel: string }>(
  `update toestellen set stand = 'ingetrokken' where tenant = @tenant and toestel = @toestel and stand = 'actief'`,
);

interface Spending<T> {
  uitnodiging: string;
  /** what the same person got before, when the first answer was lost on the way */
  again?: T;
  spend(): void;
}

/** Takes the hash of an access code; refuses what is unknown, over or spent by somebody else. */
export async function spend<T>(
  tx: Tx,
  code: Code,
  earlier: (uitnodiging: string) => Promise<T | undefined>,
): Promise<Uitkomst<Spending<T>, Uitnodigingsweigering>> {
  const row = await tx.one(invitation, code);
  if (!row) return geweigerd('uitnodiging-onbekend');
  const { uitnodiging } = row;
  if (row.gebruikt) {
    const again = await earlier(uitnodiging);
    return again === undefined
      ? geweigerd('uitnodiging-gebruikt')
      : gelukt({ uitnodiging, again, spend() {} });
  }
  if (row.geldigTot <= code.nu) return geweigerd('uitnodiging-verlopen');
  return gelukt({ uitnodiging, spend: () => tx.send(used, { uitnodiging }) });
}

const sameKey = (a: PubliekeSleutel, b: PubliekeSleutel) => a.x === b.x && a.y === b.y;

/** Devices: inviting, enrolling, revoking. */
export function toestellen(db: Db): ToestelStore {
  return {
    nodigUit: (uitnodiging, spoor) =>
      db.write(uitnodiging.tenant, async (tx) => {
        tx.send(invite, uitnodiging);
        await tx.note(spoor);
      }),

    schrijfIn: ({ tenant, toegangHash, toestel, sleutel, binding }, spoor, nu) =>
      db.write(tenant, async (tx) => {
        const spent = await spend(tx, { toegangHash, soort: 'toestel', nu }, async (uitnodiging) => {
          const row = await tx.one(before, { uitnodiging });
          return row && row.binding === binding && sameKey(JSON.parse(row.sleutel), sleutel)
            ? row.toestel
            : undefined;
        });
        if (!spent.ok) return spent;
        const { uitnodiging, again } = spent.waarde;
        if (again !== undefined) return gelukt({ toestel: again });
        tx.send(enrol, { toestel, uitnodiging, sleutel: JSON.stringify(sleutel), binding });
        spent.waarde.spend();
        await tx.note(spoor);
        return gelukt({ toestel });
      }),

    list: (tenant, nu) =>
      db.read(tenant, async (tx) => (await tx.all(list, {})).map((row) => toestelregelOf(row, nu))),

    find: (tenant, toestel) =>
      db.read(tenant, async (tx) => {
        const row = await tx.one(find, { toestel });
        return row && { stand: row.stand, sleutel: JSON.parse(row.sleutel) };
      }),

    trekIn: (tenant, toestel, spoor) =>
      db.write(tenant, async (tx) => {
        if (!(await tx.one(find, { toestel }))) return geweigerd('niet-gevonden');
        if ((await tx.run(revoke, { toestel })) > 0) await tx.note(spoor);
        return gelukt(undefined);
      }),
  };
}
