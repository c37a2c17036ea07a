import { type Uitkomst, geweigerd, gelukt } from '#domain/uitkomst.ts';
import type { PubliekeSleutel } from '#protocol/basis.ts';
import type { Db } from './sqlite-db.ts';
import type { ToestelStore, Uitnodigingsweigering } from './store.ts';
import { type Toestelrij, toestelregelOf } from './toestelregel.ts';

interface Spending<T> {
  uitnodiging: string;
  /** what the same person got before, when the first answer was lost on the way */
  again?: T;
  spend(): void;
}

/** Takes the hash of an access code, inside a transaction; refuses what is unknown, over or spent by somebody else. */
export function spend<T>(
  { sql }: Db,
  code: { tenant: string; toegangHash: string; soort: 'toestel' | 'lid'; nu: number },
  before: (uitnodiging: string) => T | undefined,
): Uitkomst<Spending<T>, Uitnodigingsweigering> {
  const row = sql
    .prepare<typeof code, { uitnodiging: string; geldigTot: number; gebruikt: number }>(
      `select uitnodiging, geldig_tot as geldigTot, gebruikt from uitnodigingen
       where tenant = @tenant and toegang_hash = @toegangHash and soort = @soort`,
    )
    .get(code);
  if (!row) return geweigerd('uitnodiging-onbekend');
  const { uitnodiging } = row;
  if (row.gebruikt) {
    const again = before(uitnodiging);
    return again === undefined
      ? geweigerd('uitnodiging-gebruikt')
      : gelukt({ uitnodiging, again, spend() {} });
  }
  if (row.geldigTot <= code.nu) return geweigerd('uitnodiging-verlopen');
  return gelukt({
    uitnodiging,
    spend: () =>
      sql
        .prepare('update uitnodigingen set gebruikt = 1 where tenant = ? and uitnodiging = ?')
        .run(code.tenant, uitnodiging),
  });
}

/** Devices: inviting, enrolling, revoking. */
export function toestellen(db: Db): ToestelStore {
  const { sql } = db;
  const find = sql.prepare<[string, string], { sleutel: string; stand: 'actief' | 'ingetrokken' }>(
    'select sleutel, stand from toestellen where tenant = ? and toestel = ?',
  );
  const list = sql.prepare<[string], Toestelrij>(
    `select uitnodiging, label, geldig_tot as geldigTot, toestel, stand, sleutel, binding, gezien_week as gezien
     from uitnodigingen left join toestellen using (tenant, uitnodiging)
     where tenant = ? and soort = 'toestel' order by uitnodigingen.rowid`,
  );
  const before = sql.prepare<[string, string], { toestel: string; sleutel: string; binding: string }>(
    'select toestel, sleutel, binding from toestellen where tenant = ? and uitnodiging = ?',
  );
  const sameKey = (a: PubliekeSleutel, b: PubliekeSleutel) => a.x === b.x && a.y === b.y;

  return {
    nodigUit: async (uitnodiging, spoor) =>
      db.write(() => {
        sql
          .prepare(
            `insert into uitnodigingen (tenant, uitnodiging, soort, toegang_hash, label, geldig_tot)
             values (@tenant, @uitnodiging, @soort, @toegangHash, @label, @geldigTot)`,
          )
          .run(uitnodiging);
        db.note(uitnodiging.tenant, spoor);
      }),

    schrijfIn: async ({ tenant, toegangHash, toestel, sleutel, binding }, spoor, nu) =>
      db.write(() => {
        const spent = spend(db, { tenant, toegangHash, soort: 'toestel', nu }, (uitnodiging) => {
          const row = before.get(tenant, uitnodiging);
          return row && row.binding === binding && sameKey(JSON.parse(row.sleutel), sleutel)
            ? row.toestel
            : undefined;
        });
        if (!spent.ok) return spent;
        const { uitnodiging, again } = spent.waarde;
        if (again !== undefined) return gelukt({ toestel: again });
        sql
          .prepare(
            `insert into toestellen (tenant, toestel, uitnodiging, sleutel, binding, stand)
             values (@tenant, @toestel, @uitnodiging, @sleutel, @binding, 'actief')`,
          )
          .run({ tenant, toestel, uitnodiging, sleutel: JSON.stringify(sleutel), binding });
        spent.waarde.spend();
        db.note(tenant, spoor);
        return gelukt({ toestel });
      }),

    list: async (tenant, nu) => db.read(() => list.all(tenant).map((row) => toestelregelOf(row, nu))),

    find: async (tenant, toestel) =>
      db.read(() => {
        const row = find.get(tenant, toestel);
        return row && { stand: row.stand, sleutel: JSON.parse(row.sleutel) };
      }),

    trekIn: async (tenant, toestel, spoor) =>
      db.write(() => {
        const row = find.get(tenant, toestel);
        if (!row) return geweigerd('niet-gevonden');
        if (row.stand === 'actief') {
          sql
            .prepare(`update toestellen set stand = 'ingetrokken' where tenant = ? and toestel = ?`)
            .run(tenant, toestel);
          db.note(tenant, spoor);
        }
        return gelukt(undefined);
      }),
  };
}
