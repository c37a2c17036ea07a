import { type Uitkomst, geweigerd, gelukt } from '#domain/uitkomst.ts';
import type { Db } from './sqlite-db.ts';
import { insertLid, putOmslagen } from './sqlite-leden.ts';
import type { InrichtingStore, Ontvangstsleutel } from './store.ts';

interface Row {
  geldigTot: number | null;
  tenant: string | null;
  kid: string | null;
  publiek: string | null;
  prive: string | null;
}

/** Setting up: the code that opens the door once, and the municipality that comes through it whole. */
export function inrichting(db: Db): InrichtingStore {
  const { sql } = db;
  const ingericht = () => sql.prepare('select 1 from gemeenten limit 1').get() !== undefined;
  const insert = sql.prepare('insert or replace into inrichtingen (code_hash, geldig_tot) values (?, ?)');
  const find = sql.prepare<[string], Row>(
    'select geldig_tot as geldigTot, tenant, kid, publiek, prive from inrichtingen where code_hash = ?',
  );
  const prepareTenant = sql.prepare(
    `update inrichtingen set tenant = @tenant, kid = @kid, publiek = @publiek, prive = @prive
     where code_hash = @codeHash`,
  );

  function open(codeHash: string, nu: number): Uitkomst<Row, 'code-onjuist' | 'al-ingericht'> {
    const row = find.get(codeHash);
    if (row && (row.geldigTot === null || row.geldigTot > nu)) return gelukt(row);
    const anyCode = sql
      .prepare('select 1 from inrichtingen where geldig_tot is null or geldig_tot > ?')
      .get(nu);
    return geweigerd(ingericht() && !anyCode ? 'al-ingericht' : 'code-onjuist');
  }
  const sleutelOf = (row: Row): Ontvangstsleutel | undefined =>
    row.kid === null || row.publiek === null || row.prive === null
      ? undefined
      : { kid: row.kid, publiek: JSON.parse(row.publiek), prive: row.prive };

  return {
    isIngericht: async () => db.read(ingericht),

    open: async ({ hash, geldigTot }) =>
      db.write(() => {
        if (geldigTot === undefined) sql.prepare('delete from inrichtingen where geldig_tot is null').run();
        insert.run(hash, geldigTot ?? null);
      }),

    begin: async (codeHash, voorstel, nu) =>
      db.write(() => {
        const opened = open(codeHash, nu);
        if (!opened.ok) return opened;
        const sleutel = sleutelOf(opened.waarde);
        if (opened.waarde.tenant !== null && sleutel) {
          return gelukt({ tenant: opened.waarde.tenant, sleutel });
        }
        const { kid, publiek, prive } = voorstel.sleutel;
        prepareTenant.run({
          codeHash,
          tenant: voorstel.tenant,
          kid,
          publiek: JSON.stringify(publiek),
          prive,
        });
        return gelukt(voorstel);
      }),

    voltooi: async (codeHash, gemeente, spoor, nu) =>
      db.write(() => {
        const opened = open(codeHash, nu);
        if (!opened.ok) return opened;
        const sleutel = sleutelOf(opened.waarde);
        if (opened.waarde.tenant !== gemeente.tenant || !sleutel) return geweigerd('code-onjuist');
        const { tenant, wortel, sleutelbos, sleutelbosVersie, instellingen } = gemeente;
        sql
          .prepare(
            `insert into gemeenten (tenant, wortel, sleutelbos, sleutelbos_versie, instellingen, instellingen_versie)
             values (@tenant, @wortel, @sleutelbos, @sleutelbosVersie, @instellingen, 1)`,
          )
          .run({ tenant, wortel, sleutelbos, sleutelbosVersie, instellingen });
        sql
          .prepare('insert into ontvangstsleutels (tenant, kid, publiek, prive) values (?, ?, ?, ?)')
          .run(tenant, sleutel.kid, JSON.stringify(sleutel.publiek), sleutel.prive);
        if (!insertLid(db, tenant, gemeente, true)) {
          sql.prepare('delete from ontvangstsleutels where tenant = ?').run(tenant);
          sql.prepare('delete from gemeenten where tenant = ?').run(tenant);
          return geweigerd('loginnaam-bezet');
        }
        putOmslagen(db, tenant, gemeente.omslagen);
        sql.prepare('delete from inrichtingen where code_hash = ?').run(codeHash);
        db.note(tenant, spoor);
        return gelukt(undefined);
      }),
  };
}
