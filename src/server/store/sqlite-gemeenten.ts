import { geweigerd, gelukt } from '#domain/uitkomst.ts';
import type { Db } from './sqlite-db.ts';
import { putOmslagen, raiseSleutelbos } from './sqlite-leden.ts';
import type { GemeenteStore, Sleutelbosstand } from './store.ts';

/** The municipality itself: its keyset, its receipt key, its sealed settings. */
export function gemeenten(db: Db): GemeenteStore {
  const { sql } = db;
  const sleutelbos = sql.prepare<[string], Sleutelbosstand>(
    'select sleutelbos, sleutelbos_versie as versie, wortel from gemeenten where tenant = ?',
  );
  const sleutel = sql.prepare<[string], { kid: string; publiek: string; prive: string }>(
    'select kid, publiek, prive from ontvangstsleutels where tenant = ?',
  );
  const instellingen = sql.prepare<[string], { instellingen: string; versie: number }>(
    'select instellingen, instellingen_versie as versie from gemeenten where tenant = ?',
  );
  const veldinstellingen = sql.prepare<[string], { veldinstellingen: string }>(
    'select veldinstellingen from gemeenten where tenant = ? and veldinstellingen is not null',
  );
  const lidIds = sql
    .prepare<[string], string>('select lid from leden where tenant = ? and toegelaten = 1')
    .pluck();

  return {
    sleutelbos: async (tenant) => db.read(() => sleutelbos.get(tenant)),

    ontvangstsleutel: async (tenant) =>
      db.read(() => {
        const row = sleutel.get(tenant);
        if (!row) throw new Error('a municipality without a receipt key');
        return { kid: row.kid, publiek: JSON.parse(row.publiek), prive: row.prive };
      }),

    schrijfSleutelbos: async ({ tenant, sleutelbos: jws, versie, leden, omslagen }, spoor) =>
      db.write(() => {
        if (!raiseSleutelbos(db, tenant, jws, versie)) return geweigerd('versie-bestaat-al');
        putOmslagen(db, tenant, omslagen);
        db.note(tenant, spoor);
        for (const lid of lidIds.all(tenant)) {
          if (leden.includes(lid)) continue;
          sql.prepare('delete from omslagen where tenant = ? and voor = ?').run(tenant, `lid/${lid}`);
          sql.prepare('delete from leden where tenant = ? and lid = ?').run(tenant, lid);
          db.note(tenant, { ...spoor, actie: 'lid-verwijderen' });
        }
        return gelukt(undefined);
      }),

    instellingen: async (tenant) =>
      db.read(() => {
        const row = instellingen.get(tenant);
        if (!row) throw new Error('no such municipality');
        return row;
      }),

    schrijfInstellingen: async (tenant, nieuw, spoor) =>
      db.write(() => {
        const { changes } = sql
          .prepare(
            `update gemeenten set instellingen = @instellingen, instellingen_versie = @versie
             where tenant = @tenant and instellingen_versie = @versie - 1`,
          )
          .run({ tenant, ...nieuw });
        if (changes === 0) return geweigerd('versie-bestaat-al');
        db.note(tenant, spoor);
        return gelukt(undefined);
      }),

    veldinstellingen: async (tenant) => db.read(() => veldinstellingen.get(tenant)),

    schrijfVeldinstellingen: async (tenant, nieuw, spoor) =>
      db.write(() => {
        const { changes } = sql
          .prepare(
            `update gemeenten set veldinstellingen = @veldinstellingen, veldinstellingen_versie = @versie
             where tenant = @tenant and veldinstellingen_versie = @na`,
          )
          .run({ tenant, ...nieuw });
        if (changes === 0) return geweigerd('versie-bestaat-al');
        db.note(tenant, spoor);
        return gelukt(undefined);
      }),
  };
}
