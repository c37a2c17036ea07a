import { geweigerd, gelukt } from '#domain/uitkomst.ts';
import {
  type Depositorij,
  type Enveloprij,
  PAGE_BYTES,
  PAGE_ROWS,
  envelopregelOf,
  isSame,
} from './envelopregel.ts';
import { gewicht, isSameBijlagen } from './bijlageregel.ts';
import { keptBijlagen } from './postgres-bijlagen.ts';
import type { Db } from './postgres-db.ts';
import { DEPOSITO, place, release } from './postgres-deposito.ts';
import { destroy, redenVan } from './postgres-journaal.ts';
import { statement } from './postgres-statement.ts';
import { wegenNaar } from './postgres-wegwijzers.ts';
import { MAX_QUARANTAINE } from './quarantaine.ts';
import type { EnvelopStore, Envelopstand } from './store.ts';
import { hourOf, mondayOf } from './uren.ts';

/** Clocks of several servers differ; a used challenge is remembered until all agree that it is over. */
const SKEW = 5 * 60_000;

const spend = statement<never, { waarde: string; verlooptOp: number; voor: number }>(
  `with voorbij as (delete from gebruikte_uitdagingen where tenant = @tenant and verloopt_op < @voor)
   insert into gebruikte_uitdagingen (tenant, uitdaging, verloopt_op) values (@tenant, @waarde, @verlooptOp)
   on conflict do nothing`,
);
interface Bekend {
  standToestel: string;
  bytes: number;
  gezien: string | null;
  weg: string | null;
}
/** All that is known before a deposit: of the device, of the journal, and of what was already there. */
const known = statement<Bekend & (Depositorij | { envId: null }), { toestel: string; envId: string }>(
  `select t.stand as "standToestel", t.quarantaine_bytes as bytes, t.gezien_week as gezien, v.reden as weg,
     ${DEPOSITO}
   from toestellen t
     left join meldroute_buiten.vernietigd v on v.tenant = t.tenant and v.env_id = @envId
     left join enveloppen e on e.tenant = t.tenant and e.env_id = @envId
     left join postvakken p on p.tenant = e.tenant and p.postvak = e.postvak
   where t.tenant = @tenant and t.toestel = @toestel`,
);
const seen = statement<never, { week: string; toestel: string }>(
  'update toestellen set gezien_week = @week where tenant = @tenant and toestel = @toestel',
);
const fill = statement<never, { bytes: number; toestel: string }>(
  `update toestellen set quarantaine_bytes = quarantaine_bytes + @bytes
   where tenant = @tenant and toestel = @toestel`,
);
const any = statement<{ seq: number }, { na: number }>(
  'select seq from enveloppen where tenant = @tenant and seq > @na limit 1',
);
const page = statement<Enveloprij, { na: number; rows: number; bytes: number }>(
  `with rij as (
     select seq, octet_length(envelop) as lengte from enveloppen
     where tenant = @tenant and seq > @na order by seq limit @rows
   ), blad as (select seq, lengte, sum(lengte) over (order by seq) as tot from rij)
   select env_id as "envId", seq, ontvangen_op as "ontvangenOp", spoed, quarantaine, aangenomen_op as "aangenomenOp",
     stand, envelop
   from enveloppen join blad using (seq)
   where tenant = @tenant and (tot <= @bytes or tot = lengte) order by seq`,
);
const fetched = statement<never, { na: number; tot: number }>(
  `update enveloppen set stand = 'opgehaald'
   where tenant = @tenant and seq > @na and seq <= @tot and stand = 'ontvangen'`,
);
const opening = statement<{ geheim: string | null; melding: string | null }, { envId: string }>(
  `select e.geheim, coalesce(m.melding, b.melding) as melding from enveloppen e
     left join meldingen m on m.tenant = e.tenant and m.env_id = e.env_id
     left join bijgevoegd b on b.tenant = e.tenant and b.env_id = e.env_id
   where e.tenant = @tenant and e.env_id = @envId`,
);
const reveal = statement<never, { envId: string; geheim: string; op: string; seq: number }>(
  `update enveloppen set stand = 'geopend', geheim = @geheim, geopend_op = @op, geopend_seq = @seq
   where tenant = @tenant and env_id = @envId`,
);
const status = statement<
  {
    stand: Enveloprij['stand'];
    geheim: string | null;
    geopendOp: string | null;
    kopieOp: string | null;
    kopie: boolean;
  },
  { envId: string; statusHash: string }
>(
  `select stand, geheim, geopend_op as "geopendOp",
     (select max(gemaakt_op) from reservekopieen r where r.tenant = @tenant and r.tot_seq >= geopend_seq
        and not exists (select from bijlagen b where b.tenant = @tenant and b.env_id = @envId
          and (b.compleet_seq is null or b.compleet_seq > r.tot_seq))) as "kopieOp",
     exists (select from reservekopieen where tenant = @tenant) as kopie
   from enveloppen where tenant = @tenant and env_id = @envId and status_hash = @statusHash`,
);
const photos = statement<{ id: string; ontvangen: number }, { envId: string }>(
  'select bijlage as id, ontvangen from bijlagen where tenant = @tenant and env_id = @envId order by nummer',
);
const withdrawable = statement<{ stand: string; statusHash: string }, { envId: string; intrekHash: string }>(
  `select stand, status_hash as "statusHash" from enveloppen
   where tenant = @tenant and env_id = @envId and intrek_hash = @intrekHash`,
);

/** Sealed envelopes: deposited once, fetched, opened, or withdrawn before anybody fetched them. */
export function enveloppen(db: Db): EnvelopStore {
  return {
    legAf: (deposito, spoor) =>
      db.write(deposito.tenant, async (tx) => {
        const { envId, toestel, uitdaging, nu } = deposito;
        const [spent, found] = await Promise.all([
          tx.run(spend, { ...uitdaging, voor: nu - SKEW }),
          tx.one(known, { toestel, envId }),
        ]);
        if (spent === 0) return geweigerd('uitdaging-verlopen');
        if (!found) return geweigerd('toestel-onbekend');
        if (found.weg !== null) return geweigerd('vernietigd');
        const quarantaine = found.standToestel === 'ingetrokken';
        if (found.envId !== null) {
          const same = isSame(found, deposito) && isSameBijlagen(await keptBijlagen(tx, envId), deposito);
          if (!same) return geweigerd('andere-inhoud');
          const brought = found.quarantaine === 'reddingsbestand' && !quarantaine;
          if (brought) await release(tx, envId);
          const hoofd = brought ? await tx.note(spoor) : await tx.head();
          const apart = found.quarantaine !== null && !brought;
          return gelukt({ nieuw: false, ontvangenOp: found.ontvangenOp, quarantaine: apart, hoofd });
        }

        const bytes = gewicht(deposito);
        if (quarantaine && found.bytes + bytes > MAX_QUARANTAINE) return geweigerd('te-veel');
        const ontvangenOp = hourOf(nu);
        if (!(await place(tx, deposito, ontvangenOp, quarantaine ? 'toestel-ingetrokken' : null)))
          return geweigerd('andere-inhoud');
        if (quarantaine) tx.send(fill, { bytes, toestel });
        const week = mondayOf(nu);
        if (found.gezien !== week) tx.send(seen, { week, toestel });
        return gelukt({ nieuw: true, ontvangenOp, quarantaine, hoofd: await tx.note(spoor) });
      }),

    async haalOp(tenant, na, spoor) {
      const some = await db.read(tenant, (tx) => tx.one(any, { na }));
      if (!some) return { enveloppen: [], tot: na };
      return db.write(tenant, async (tx) => {
        const rows = await tx.all(page, { na, rows: PAGE_ROWS, bytes: PAGE_BYTES });
        const tot = rows.at(-1)?.seq ?? na;
        tx.send(fetched, { na, tot });
        await tx.note(spoor);
        return { enveloppen: rows.map(envelopregelOf), tot };
      });
    },

    openbaar: ({ tenant, envId, geheim, nu }, spoor) =>
      db.write(tenant, async (tx) => {
        const row = await tx.one(opening, { envId });
        if (!row) return geweigerd('niet-gevonden');
        if (row.melding === null) return geweigerd('niet-geopend');
        if (row.geheim !== null)
          return row.geheim === geheim ? gelukt(undefined) : geweigerd('andere-inhoud');
        tx.send(reveal, { envId, geheim, op: hourOf(nu), seq: await tx.next() });
        await tx.note(spoor);
        return gelukt(undefined);
      }),

    async stand(envId, statusHash) {
      for (const tenant of await wegenNaar(db, 'envelop', envId)) {
        const found = await db.read(tenant, async (tx): Promise<Envelopstand | undefined> => {
          const row = await tx.one(status, { envId, statusHash });
          if (!row) {
            const reden = await redenVan(tx, envId, statusHash);
            return reden && { tenant, stand: reden, reservekopie: false, bijlagen: [] };
          }
          const { stand, geheim, geopendOp, kopieOp, kopie } = row;
          return {
            tenant,
            stand,
            reservekopie: kopie,
            bijlagen: await tx.all(photos, { envId }),
            ...(geheim !== null && { geheim }),
            ...(geopendOp !== null && { geopendOp }),
            ...(kopieOp !== null && { reservekopieOp: kopieOp }),
          };
        });
        if (found) return found;
      }
      return undefined;
    },

    async tenantVanIntrekking(envId, intrekHash) {
      for (const tenant of await wegenNaar(db, 'envelop', envId)) {
        if (await db.read(tenant, (tx) => tx.one(withdrawable, { envId, intrekHash }))) return tenant;
      }
      return undefined;
    },

    trekIn: ({ tenant, envId, intrekHash, nu }, spoor) =>
      db.write(tenant, async (tx) => {
        const row = await tx.one(withdrawable, { envId, intrekHash });
        if (!row) return geweigerd('niet-gevonden');
        if (row.stand !== 'ontvangen') return geweigerd('al-opgehaald');
        await destroy(db, tx, { envId, reden: 'ingetrokken', statusHash: row.statusHash, op: hourOf(nu) });
        await tx.note(spoor);
        return gelukt(undefined);
      }),
  };
}
