import { geweigerd, gelukt } from '#domain/uitkomst.ts';
import type { Logregel } from '#protocol/melding.ts';
import type { Db } from './postgres-db.ts';
import { statement } from './postgres-statement.ts';
import type { MeldingStore } from './store.ts';
import { hourOf } from './uren.ts';

/** Entries are small: a page holds about as many bytes as a page of envelopes. */
const PAGE_ROWS = 1000;
const PAGE_BYTES = 4 * 1024 * 1024;

interface KeyRow {
  melding: string;
  envId: string | null;
  sleutel: string;
}
const before = statement<
  { seq: number; opgenomenOp: string; regel: string; herinnerVanaf: string | null },
  { melding: string; regelId: string }
>(
  `select seq, opgenomen_op as "opgenomenOp", regel, herinner_vanaf as "herinnerVanaf"
   from logregels where tenant = @tenant and melding = @melding and regel_id = @regelId`,
);
const find = statement<KeyRow & { seq: number }, { melding: string }>(
  `select melding, env_id as "envId", sleutel, seq from meldingen where tenant = @tenant and melding = @melding`,
);
const envelop = statement<{ geopend: string | null; bij: string | null }, { envId: string }>(
  `select m.melding as geopend, b.melding as bij from enveloppen e
     left join meldingen m on m.tenant = e.tenant and m.env_id = e.env_id
     left join bijgevoegd b on b.tenant = e.tenant and b.env_id = e.env_id
   where e.tenant = @tenant and e.env_id = @envId`,
);
const add = statement<never, { envId: string; melding: string }>(
  `insert into bijgevoegd (tenant, env_id, melding) values (@tenant, @envId, @melding) on conflict do nothing`,
);
const openMelding = statement<never, KeyRow & { seq: number }>(
  `insert into meldingen (tenant, melding, env_id, seq, sleutel) values (@tenant, @melding, @envId, @seq, @sleutel)`,
);
const insert = statement<
  never,
  {
    melding: string;
    regelId: string;
    seq: number;
    opgenomenOp: string;
    regel: string;
    herinnerVanaf: string | null;
  }
>(
  `insert into logregels (tenant, melding, regel_id, seq, opgenomen_op, regel, herinner_vanaf)
   values (@tenant, @melding, @regelId, @seq, @opgenomenOp, @regel, @herinnerVanaf)`,
);
const any = statement<{ seq: number }, { na: number }>(
  'select seq from logregels where tenant = @tenant and seq > @na limit 1',
);
const page = statement<Logregel, { na: number; rows: number; bytes: number }>(
  `with rij as (
     select seq, octet_length(regel) as lengte from logregels
     where tenant = @tenant and seq > @na order by seq limit @rows
   ), blad as (select seq, lengte, sum(lengte) over (order by seq) as tot from rij)
   select regel_id as "regelId", melding, seq, opgenomen_op as "opgenomenOp", regel
   from logregels join blad using (seq)
   where tenant = @tenant and (tot <= @bytes or tot = lengte) order by seq`,
);
const keys = statement<KeyRow, { na: number; tot: number }>(
  `select melding, env_id as "envId", sleutel from meldingen
   where tenant = @tenant and seq > @na and seq <= @tot order by seq`,
);

/** Case logs: sealed entries in the order in which the server took them, and each case key beside its first entry. */
export function meldingen(db: Db): MeldingStore {
  return {
    schrijf: ({ tenant, melding, regelId, regel, opening, bijgevoegd, herinnerVanaf = null, nu }, spoor) =>
      db.write(tenant, async (tx) => {
        const [there, known, added] = await Promise.all([
          tx.one(before, { melding, regelId }),
          tx.one(find, { melding }),
          bijgevoegd === undefined ? undefined : tx.one(envelop, { envId: bijgevoegd }),
        ]);
        if (there) {
          const opens = known?.seq === there.seq;
          const sameOpening = opens
            ? opening?.sleutel === known.sleutel && (opening.envId ?? null) === known.envId
            : opening === undefined;
          const sameAddition = bijgevoegd === undefined || added?.bij === melding;
          const same =
            sameOpening && sameAddition && there.regel === regel && there.herinnerVanaf === herinnerVanaf;
          if (!same) return geweigerd('andere-inhoud');
          const { seq, opgenomenOp } = there;
          return gelukt({ nieuw: false, seq, opgenomenOp, hoofd: await tx.head() });
        }

        if (!known && !opening) return geweigerd('niet-gevonden');
        if (known && opening) return geweigerd('andere-inhoud');
        const envId = opening?.envId ?? null;
        if (envId !== null) {
          const found = await tx.one(envelop, { envId });
          if (!found) return geweigerd('niet-gevonden');
          if (found.geopend !== null || found.bij !== null) return geweigerd('andere-inhoud');
        }
        if (bijgevoegd !== undefined) {
          if (opening) return geweigerd('andere-inhoud');
          if (!added) return geweigerd('niet-gevonden');
          if (added.geopend !== null || (added.bij ?? melding) !== melding) return geweigerd('andere-inhoud');
          tx.send(add, { envId: bijgevoegd, melding });
        }
        const seq = await tx.next();
        if (opening) tx.send(openMelding, { melding, envId, seq, sleutel: opening.sleutel });
        const opgenomenOp = hourOf(nu);
        tx.send(insert, { melding, regelId, seq, opgenomenOp, regel, herinnerVanaf });
        return gelukt({ nieuw: true, seq, opgenomenOp, hoofd: await tx.note(spoor) });
      }),

    async lees(tenant, na, spoor) {
      const some = await db.read(tenant, (tx) => tx.one(any, { na }));
      if (!some) return { sleutels: [], regels: [], tot: na };
      return db.write(tenant, async (tx) => {
        const regels = await tx.all(page, { na, rows: PAGE_ROWS, bytes: PAGE_BYTES });
        const tot = regels.at(-1)?.seq ?? na;
        const sleutels = await tx.all(keys, { na, tot });
        await tx.note(spoor);
        return {
          sleutels: sleutels.map(({ envId, ...rest }) => ({ ...rest, ...(envId !== null && { envId }) })),
          regels,
          tot,
        };
      });
    },
  };
}
