import { geweigerd, gelukt } from '#domain/uitkomst.ts';
import type { Db } from './postgres-db.ts';
import { dropLid, putOmslagen, raiseSleutelbos } from './postgres-leden.ts';
import { statement } from './postgres-statement.ts';
import type { GemeenteStore, Sleutelbosstand } from './store.ts';

const sleutelbos = statement<Sleutelbosstand>(
  'select sleutelbos, sleutelbos_versie as versie, wortel from gemeenten where tenant = @tenant',
);
const sleutel = statement<{ kid: string; publiek: string; prive: string }>(
  'select kid, publiek, prive from ontvangstsleutels where tenant = @tenant',
);
const instellingen = statement<{ instellingen: string; versie: number }>(
  'select instellingen, instellingen_versie as versie from gemeenten where tenant = @tenant',
);
const putInstellingen = statement<never, { instellingen: string; versie: number }>(
  `update gemeenten set instellingen = @instellingen, instellingen_versie = @versie
   where tenant = @tenant and instellingen_versie = @versie - 1`,
);
const veldinstellingen = statement<{ veldinstellingen: string }>(
  'select veldinstellingen from gemeenten where tenant = @tenant and veldinstellingen is not null',
);
const putVeldinstellingen = statement<never, { veldinstellingen: string; versie: number; na: number }>(
  `update gemeenten set veldinstellingen = @veldinstellingen, veldinstellingen_versie = @versie
   where tenant = @tenant and veldinstellingen_versie = @na`,
);
const lidIds = statement<{ lid: string }>('select lid from leden where tenant = @tenant and toegelaten');

/** The municipality itself: its keyset, its receipt key, its sealed settings. */
export function gemeenten(db: Db): GemeenteStore {
  return {
    sleutelbos: (tenant) => db.read(tenant, (tx) => tx.one(sleutelbos, {})),

    ontvangstsleutel: (tenant) =>
      db.read(tenant, async (tx) => {
        const row = await tx.one(sleutel, {});
        if (!row) throw new Error('a municipality without a receipt key');
        return { kid: row.kid, publiek: JSON.parse(row.publiek), prive: row.prive };
      }),

    schrijfSleutelbos: ({ tenant, sleutelbos: jws, versie, leden, omslagen }, spoor) =>
      db.write(tenant, async (tx) => {
        if (!(await raiseSleutelbos(tx, jws, versie))) return geweigerd('versie-bestaat-al');
        putOmslagen(tx, omslagen);
        await tx.note(spoor);
        for (const { lid } of await tx.all(lidIds, {})) {
          if (leden.includes(lid)) continue;
          dropLid(tx, lid);
          await tx.note({ ...spoor, actie: 'lid-verwijderen' });
        }
        return gelukt(undefined);
      }),

    instellingen: (tenant) =>
      db.read(tenant, async (tx) => {
        const row = await tx.one(instellingen, {});
        if (!row) throw new Error('no such municipality');
        return row;
      }),

    schrijfInstellingen: (tenant, nieuw, spoor) =>
      db.write(tenant, async (tx) => {
        if ((await tx.run(putInstellingen, nieuw)) === 0) return geweigerd('versie-bestaat-al');
        await tx.note(spoor);
        return gelukt(undefined);
      }),

    veldinstellingen: (tenant) => db.read(tenant, (tx) => tx.one(veldinstellingen, {})),

    schrijfVeldinstellingen: (tenant, nieuw, spoor) =>
      db.write(tenant, async (tx) => {
        if ((await tx.run(putVeldinstellingen, nieuw)) === 0) return geweigerd('versie-bestaat-al');
        await tx.note(spoor);
        return gelukt(undefined);
      }),
  };
}
