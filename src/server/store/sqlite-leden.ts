import { geweigerd, gelukt } from '#domain/uitkomst.ts';
import type { LidAanvragen } from '#protocol/leden.ts';
import type { Omslag } from '#protocol/sleutelbos.ts';
import type * as z from 'zod/mini';
import { inlogOf } from './inlog.ts';
import type { Db } from './sqlite-db.ts';
import type { Lidaanvraag, LedenStore, NieuwLid } from './store.ts';
import { spend } from './sqlite-toestellen.ts';

/** Puts a member in, inside a transaction; gives false when somebody on this server has the login name. */
export function insertLid(
  { sql }: Db,
  tenant: string,
  nieuw: NieuwLid & Partial<Lidaanvraag>,
  toegelaten: boolean,
  uitnodiging?: string,
): boolean {
  const { lid, kluis, geheimHash, teken, ontsluit, binding } = nieuw;
  const inlog = inlogOf(lid.loginnaam);
  if (sql.prepare('select 1 from leden where inlog = ?').get(inlog)) return false;
  sql
    .prepare(
      `insert into leden (tenant, lid, loginnaam, inlog, rol, toegelaten, kluis, geheim_hash, uitnodiging, teken,
         ontsluit, binding)
       values (@tenant, @lid, @loginnaam, @inlog, @rol, @toegelaten, @kluis, @geheimHash, @uitnodiging, @teken,
         @ontsluit, @binding)`,
    )
    .run({
      tenant,
      ...lid,
      inlog,
      toegelaten: Number(toegelaten),
      kluis: JSON.stringify(kluis),
      geheimHash,
      uitnodiging: uitnodiging ?? null,
      teken: teken ? JSON.stringify(teken) : null,
      ontsluit: ontsluit ? JSON.stringify(ontsluit) : null,
      binding: binding ?? null,
    });
  return true;
}

/** Adds wraps or replaces them, inside a transaction. */
export function putOmslagen({ sql }: Db, tenant: string, omslagen: readonly Omslag[]): void {
  const put = sql.prepare(
    'insert or replace into omslagen (tenant, wat, voor, jwe) values (@tenant, @wat, @voor, @jwe)',
  );
  for (const omslag of omslagen) put.run({ tenant, ...omslag });
}

/** Members: asking to join, and being let in by somebody who wraps the keys. */
export function leden(db: Db): LedenStore {
  const { sql } = db;
  const waiting = sql.prepare<
    [string],
    {
      uitnodiging: string;
      label: string;
      lid: string;
      loginnaam: string;
      rol: 'aandachtsfunctionaris' | 'plaatsvervanger';
      teken: string;
      ontsluit: string;
      binding: string;
    }
  >(
    `select uitnodiging, label, lid, loginnaam, rol, teken, ontsluit, binding
     from leden join uitnodigingen using (tenant, uitnodiging)
     where tenant = ? and toegelaten = 0 order by lid`,
  );
  const same = sql
    .prepare<{ tenant: string; lid: string; uitnodiging: string; geheimHash: string }, 1>(
      `select 1 from leden
       where tenant = @tenant and lid = @lid and uitnodiging = @uitnodiging and geheim_hash = @geheimHash`,
    )
    .pluck();

  return {
    vraagAan: async (aanvraag, spoor, nu) =>
      db.write(() => {
        const { tenant, toegangHash, lid, geheimHash } = aanvraag;
        const spent = spend(db, { tenant, toegangHash, soort: 'lid', nu }, (uitnodiging) =>
          same.get({ tenant, lid: lid.lid, uitnodiging, geheimHash }) ? null : undefined,
        );
        if (!spent.ok) return spent;
        if (spent.waarde.again !== undefined) return gelukt(undefined);
        const { uitnodiging } = spent.waarde;
        const taken = sql.prepare('select 1 from leden where tenant = ? and lid = ?').get(tenant, lid.lid);
        if (taken || !insertLid(db, tenant, aanvraag, false, uitnodiging))
          return geweigerd('loginnaam-bezet');
        spent.waarde.spend();
        db.note(tenant, spoor);
        return gelukt(undefined);
      }),

    aanvragen: async (tenant) =>
      db.read((): z.infer<typeof LidAanvragen> => ({
        aanvragen: waiting.all(tenant).map(({ lid, loginnaam, rol, teken, ontsluit, ...rest }) => ({
          ...rest,
          lid: { lid, loginnaam, rol },
          teken: JSON.parse(teken),
          ontsluit: JSON.parse(ontsluit),
        })),
      })),

    laatToe: async ({ tenant, lid, sleutelbos, versie, omslagen }, spoor) =>
      db.write(() => {
        const there = sql
          .prepare('select 1 from leden where tenant = ? and lid = ? and toegelaten = 0')
          .get(tenant, lid);
        if (!there) return geweigerd('niet-gevonden');
        if (!raiseSleutelbos(db, tenant, sleutelbos, versie)) return geweigerd('versie-bestaat-al');
        sql.prepare('update leden set toegelaten = 1 where tenant = ? and lid = ?').run(tenant, lid);
        putOmslagen(db, tenant, omslagen);
        db.note(tenant, spoor);
        return gelukt(undefined);
      }),
  };
}

/** Replaces the keyset by the next version, inside a transaction; gives false when it is not exactly the next. */
export function raiseSleutelbos({ sql }: Db, tenant: string, sleutelbos: string, versie: number): boolean {
  return (
    sql
      .prepare(
        'update gemeenten set sleutelbos = ?, sleutelbos_versie = ? where tenant = ? and sleutelbos_versie = ?',
      )
      .run(sleutelbos, versie, tenant, versie - 1).changes === 1
  );
}
