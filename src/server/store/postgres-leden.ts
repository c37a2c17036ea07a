import { geweigerd, gelukt } from '#domain/uitkomst.ts';
import type { LidAanvragen } from '#protocol/leden.ts';
import type { Omslag } from '#protocol/sleutelbos.ts';
import type * as z from 'zod/mini';
import { inlogOf } from './inlog.ts';
import type { Db, Tx } from './postgres-db.ts';
import { statement } from './postgres-statement.ts';
import { spend } from './postgres-toestellen.ts';
import { putWegwijzer } from './postgres-wegwijzers.ts';
import type { LedenStore, Lidaanvraag, NieuwLid } from './store.ts';

const insert = statement<never, Record<string, string | boolean | null>>(
  `insert into leden (tenant, lid, loginnaam, inlog, rol, toegelaten, kluis, geheim_hash, uitnodiging, teken, ontsluit,
     binding)
   values (@tenant, @lid, @loginnaam, @inlog, @rol, @toegelaten, @kluis, @geheimHash, @uitnodiging, @teken, @ontsluit,
     @binding)`,
);
const putOmslag = statement<never, Omslag>(
  `insert into omslagen (tenant, wat, voor, jwe) values (@tenant, @wat, @voor, @jwe)
   on conflict (tenant, wat, voor) do update set jwe = excluded.jwe`,
);
const dropOmslagen = statement<never, { voor: string }>(
  'delete from omslagen where tenant = @tenant and voor = @voor',
);
const dropSessies = statement<never, { lid: string }>(
  `with weg as (delete from sessies where tenant = @tenant and lid = @lid returning token_hash)
   delete from wegwijzers where tenant = 'server' and soort = 'sessie' and naar = @tenant
     and sleutel in (select token_hash from weg)`,
);
const dropInlog = statement<never, { lid: string }>(
  `delete from wegwijzers where tenant = 'server' and soort = 'inlog' and naar = @tenant
     and sleutel = (select inlog from leden where tenant = @tenant and lid = @lid)`,
);
const drop = statement<never, { lid: string }>('delete from leden where tenant = @tenant and lid = @lid');
const waiting = statement<{
  uitnodiging: string;
  label: string;
  lid: string;
  loginnaam: string;
  rol: 'aandachtsfunctionaris' | 'plaatsvervanger';
  teken: string;
  ontsluit: string;
  binding: string;
}>(
  `select uitnodiging, label, lid, loginnaam, rol, teken, ontsluit, binding
   from leden join uitnodigingen using (tenant, uitnodiging)
   where tenant = @tenant and not toegelaten order by lid`,
);
const same = statement<{ lid: string }, { lid: string; uitnodiging: string; geheimHash: string }>(
  `select lid from leden
   where tenant = @tenant and lid = @lid and uitnodiging = @uitnodiging and geheim_hash = @geheimHash`,
);
const find = statement<{ toegelaten: boolean }, { lid: string }>(
  'select toegelaten from leden where tenant = @tenant and lid = @lid',
);
const admit = statement<never, { lid: string }>(
  'update leden set toegelaten = true where tenant = @tenant and lid = @lid',
);
const raise = statement<never, { sleutelbos: string; versie: number }>(
  `update gemeenten set sleutelbos = @sleutelbos, sleutelbos_versie = @versie
   where tenant = @tenant and sleutelbos_versie = @versie - 1`,
);

/** Puts a member in, whose login name was found free. */
export function insertLid(
  tx: Tx,
  nieuw: NieuwLid & Partial<Lidaanvraag>,
  toegelaten: boolean,
  uitnodiging?: string,
): void {
  const { lid, kluis, geheimHash, teken, ontsluit, binding } = nieuw;
  tx.send(insert, {
    ...lid,
    inlog: inlogOf(lid.loginnaam),
    toegelaten,
    kluis: JSON.stringify(kluis),
    geheimHash,
    uitnodiging: uitnodiging ?? null,
    teken: teken ? JSON.stringify(teken) : null,
    ontsluit: ontsluit ? JSON.stringify(ontsluit) : null,
    binding: binding ?? null,
  });
}

/** Adds wraps or replaces them. */
export function putOmslagen(tx: Tx, omslagen: readonly Omslag[]): void {
  for (const omslag of omslagen) tx.send(putOmslag, omslag);
}

/** A member leaves: wraps, vault and sessions go, and what pointed to them. */
export function dropLid(tx: Tx, lid: string): void {
  tx.send(dropOmslagen, { voor: `lid/${lid}` });
  tx.send(dropSessies, { lid });
  tx.send(dropInlog, { lid });
  tx.send(drop, { lid });
}

/** Replaces the keyset by the next version; gives false when it is not exactly the next. */
export async function raiseSleutelbos(tx: Tx, sleutelbos: string, versie: number): Promise<boolean> {
  return (await tx.run(raise, { sleutelbos, versie })) === 1;
}

/** Members: asking to join, and being let in by somebody who wraps the keys. */
export function leden(db: Db): LedenStore {
  return {
    vraagAan: (aanvraag, spoor, nu) =>
      db.write(aanvraag.tenant, async (tx) => {
        const { toegangHash, lid, geheimHash } = aanvraag;
        const spent = await spend(tx, { toegangHash, soort: 'lid', nu }, async (uitnodiging) =>
          (await tx.one(same, { lid: lid.lid, uitnodiging, geheimHash })) ? null : undefined,
        );
        if (!spent.ok) return spent;
        if (spent.waarde.again !== undefined) return gelukt(undefined);
        if (await tx.one(find, { lid: lid.lid })) return geweigerd('loginnaam-bezet');
        const inlog = inlogOf(lid.loginnaam);
        // One name on the whole server: who puts the signpost has it.
        if ((await tx.run(putWegwijzer, { soort: 'inlog', sleutel: inlog })) === 0)
          return geweigerd('loginnaam-bezet');
        insertLid(tx, aanvraag, false, spent.waarde.uitnodiging);
        spent.waarde.spend();
        await tx.note(spoor);
        return gelukt(undefined);
      }),

    aanvragen: (tenant) =>
      db.read(tenant, async (tx): Promise<z.infer<typeof LidAanvragen>> => {
        const rows = await tx.all(waiting, {});
        return {
          aanvragen: rows.map(({ lid, loginnaam, rol, teken, ontsluit, ...rest }) => ({
            ...rest,
            lid: { lid, loginnaam, rol },
            teken: JSON.parse(teken),
            ontsluit: JSON.parse(ontsluit),
          })),
        };
      }),

    laatToe: ({ tenant, lid, sleutelbos, versie, omslagen }, spoor) =>
      db.write(tenant, async (tx) => {
        const there = await tx.one(find, { lid });
        if (!there || there.toegelaten) return geweigerd('niet-gevonden');
        if (!(await raiseSleutelbos(tx, sleutelbos, versie))) return geweigerd('versie-bestaat-al');
        tx.send(admit, { lid });
        putOmslagen(tx, omslagen);
        await tx.note(spoor);
        return gelukt(undefined);
      }),
  };
}
