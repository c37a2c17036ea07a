import { type Uitkomst, geweigerd, gelukt } from '#domain/uitkomst.ts';
import type { Envelopregel } from '#protocol/envelop.ts';
import { type Enveloprij, PAGE_BYTES, PAGE_ROWS, envelopregelOf } from './envelopregel.ts';
import { gewicht } from './bijlageregel.ts';
import { MAX_QUARANTAINE } from './quarantaine.ts';
import type { Db } from './sqlite-db.ts';
import { deposits } from './sqlite-deposito.ts';
import type { EnvelopStore, Envelopstand } from './store.ts';
import { hourOf, mondayOf } from './uren.ts';

/** Takes rows until a page is full; always at least one, or a reader would never get past a large one. */
function firstBytes(found: Iterable<Enveloprij>): Enveloprij[] {
  const rows: Enveloprij[] = [];
  let bytes = 0;
  for (const row of found) {
    bytes += row.envelop.length;
    if (rows.length > 0 && bytes > PAGE_BYTES) break;
    rows.push(row);
  }
  return rows;
}

/** Sealed envelopes: deposited once, fetched, opened, or withdrawn before anybody fetched them. */
export function enveloppen(db: Db): EnvelopStore {
  const { sql, journaal } = db;
  const { before, place, release } = deposits(db);
  const forget = sql.prepare('delete from gebruikte_uitdagingen where verloopt_op < ?');
  const spend = sql.prepare(
    `insert into gebruikte_uitdagingen (tenant, uitdaging, verloopt_op)
     values (@tenant, @waarde, @verlooptOp) on conflict do nothing`,
  );
  const device = sql.prepare<[string, string], { stand: string; bytes: number; gezien: string | null }>(
    `select stand, quarantaine_bytes as bytes, gezien_week as gezien
     from toestellen where tenant = ? and toestel = ?`,
  );
  const seen = sql.prepare('update toestellen set gezien_week = ? where tenant = ? and toestel = ?');
  const fill = sql.prepare(
    'update toestellen set quarantaine_bytes = quarantaine_bytes + ? where tenant = ? and toestel = ?',
  );
  const page = sql.prepare<[string, number, number], Enveloprij>(
    `select env_id as envId, seq, ontvangen_op as ontvangenOp, spoed, quarantaine, aangenomen_op as aangenomenOp,
       stand, envelop
     from enveloppen where tenant = ? and seq > ? order by seq limit ?`,
  );
  const fetched = sql.prepare(
    `update enveloppen set stand = 'opgehaald' where tenant = ? and seq > ? and seq <= ? and stand = 'ontvangen'`,
  );
  const opening = sql.prepare<[string, string], { geheim: string | null; melding: string | null }>(
    `select geheim, coalesce(m.melding, b.melding) as melding
     from enveloppen left join meldingen m using (tenant, env_id) left join bijgevoegd b using (tenant, env_id)
     where tenant = ? and env_id = ?`,
  );
  const reveal = sql.prepare(
    `update enveloppen set stand = 'geopend', geheim = @geheim, geopend_op = @op, geopend_seq = @seq
     where tenant = @tenant and env_id = @envId`,
  );
  const status = sql.prepare<
    [string, string],
    {
      tenant: string;
      stand: Envelopregel['stand'];
      geheim: string | null;
      geopendOp: string | null;
      kopieOp: string | null;
      kopie: number;
    }
  >(
    `select tenant, stand, geheim, geopend_op as geopendOp,
       (select max(gemaakt_op) from reservekopieen r where r.tenant = e.tenant and r.tot_seq >= e.geopend_seq
          and not exists (select 1 from bijlagen b where b.tenant = e.tenant and b.env_id = e.env_id
            and (b.compleet_seq is null or b.compleet_seq > r.tot_seq))) as kopieOp,
       exists (select 1 from reservekopieen r where r.tenant = e.tenant) as kopie
     from enveloppen e where status_hash = ? and env_id = ?`,
  );
  const photos = sql.prepare<[string, string], { id: string; ontvangen: number }>(
    'select bijlage as id, ontvangen from bijlagen where tenant = ? and env_id = ? order by nummer',
  );
  const withdrawable = sql.prepare<
    [string, string, string],
    { stand: string; statusHash: string; postvak: string }
  >(
    `select stand, status_hash as statusHash, postvak from enveloppen
     where tenant = ? and env_id = ? and intrek_hash = ?`,
  );

  return {
    legAf: async (deposito, spoor) =>
      db.write(() => {
        const { tenant, envId, toestel, nu } = deposito;
        forget.run(nu);
        if (spend.run({ tenant, ...deposito.uitdaging }).changes === 0)
          return geweigerd('uitdaging-verlopen');
        const from = device.get(tenant, toestel);
        if (!from) return geweigerd('toestel-onbekend');
        if (journaal.reden(tenant, envId)) return geweigerd('vernietigd');

        const quarantaine = from.stand === 'ingetrokken';
        const there = before(deposito);
        if (there) {
          if (!there.gelijk) return geweigerd('andere-inhoud');
          const { ontvangenOp } = there;
          const brought = there.quarantaine === 'reddingsbestand' && !quarantaine;
          if (brought) release(deposito);
          const hoofd = brought ? db.note(tenant, spoor) : db.head(tenant);
          return gelukt({
            nieuw: false,
            ontvangenOp,
            quarantaine: there.quarantaine !== null && !brought,
            hoofd,
          });
        }

        const bytes = gewicht(deposito);
        if (quarantaine && from.bytes + bytes > MAX_QUARANTAINE) return geweigerd('te-veel');
        const ontvangenOp = hourOf(nu);
        if (!place(deposito, ontvangenOp, quarantaine ? 'toestel-ingetrokken' : null))
          return geweigerd('andere-inhoud');
        if (quarantaine) fill.run(bytes, tenant, toestel);
        const week = mondayOf(nu);
        if (from.gezien !== week) seen.run(week, tenant, toestel);
        return gelukt({ nieuw: true, ontvangenOp, quarantaine, hoofd: db.note(tenant, spoor) });
      }),

    async haalOp(tenant, na, spoor) {
      if (!db.read(() => page.get(tenant, na, 1))) return { enveloppen: [], tot: na };
      return db.write(() => {
        const rows = firstBytes(page.iterate(tenant, na, PAGE_ROWS));
        const tot = rows.at(-1)?.seq ?? na;
        fetched.run(tenant, na, tot);
        db.note(tenant, spoor);
        return { enveloppen: rows.map(envelopregelOf), tot };
      });
    },

    openbaar: async ({ tenant, envId, geheim, nu }, spoor) =>
      db.write(() => {
        const row = opening.get(tenant, envId);
        if (!row) return geweigerd('niet-gevonden');
        if (row.melding === null) return geweigerd('niet-geopend');
        if (row.geheim !== null)
          return row.geheim === geheim ? gelukt(undefined) : geweigerd('andere-inhoud');
        reveal.run({ tenant, envId, geheim, op: hourOf(nu), seq: db.next(tenant) });
        db.note(tenant, spoor);
        return gelukt(undefined);
      }),

    stand: async (envId, statusHash) =>
      db.read((): Envelopstand | undefined => {
        const row = status.get(statusHash, envId);
        if (!row) {
          const gone = journaal.zoek(envId, statusHash);
          return gone && { tenant: gone.tenant, stand: gone.reden, reservekopie: false, bijlagen: [] };
        }
        const { tenant, stand, geheim, geopendOp, kopieOp, kopie } = row;
        return {
          tenant,
          stand,
          reservekopie: Boolean(kopie),
          bijlagen: photos.all(tenant, envId),
          ...(geheim !== null && { geheim }),
          ...(geopendOp !== null && { geopendOp }),
          ...(kopieOp !== null && { reservekopieOp: kopieOp }),
        };
      }),

    tenantVanIntrekking: async (envId, intrekHash) =>
      db.read(() =>
        sql
          .prepare<[string, string], string>(
            'select tenant from enveloppen where env_id = ? and intrek_hash = ?',
          )
          .pluck()
          .get(envId, intrekHash),
      ),

    async trekIn({ tenant, envId, intrekHash, nu }, spoor) {
      let journaled = false;
      const act = (): Uitkomst<void, 'niet-gevonden' | 'al-opgehaald'> => {
        const row = withdrawable.get(tenant, envId, intrekHash);
        if (!row) return geweigerd('niet-gevonden');
        if (row.stand !== 'ontvangen') return geweigerd('al-opgehaald');
        // The journal first: a crash in between is finished by the replay at the next start.
        journaal.add({ tenant, envId, reden: 'ingetrokken', statusHash: row.statusHash, op: hourOf(nu) });
        journaled = true;
        remove(db, tenant, envId);
        db.note(tenant, spoor);
        return gelukt(undefined);
      };
      try {
        const done = db.write(act);
        if (done.ok) db.scrub();
        return done;
      } catch (error) {
        // It did not come about, so nothing was withdrawn.
        if (journaled) journaal.remove(tenant, envId);
        throw error;
      }
    },
  };
}

/** Deletes an envelope with its mailbox, inside a transaction. */
function remove({ sql }: Db, tenant: string, envId: string): void {
  const postvak = sql
    .prepare<[string, string], string>(
      'delete from enveloppen where tenant = ? and env_id = ? returning postvak',
    )
    .pluck()
    .get(tenant, envId);
  sql.prepare('delete from postvakken where tenant = ? and postvak = ?').run(tenant, postvak);
  sql.prepare('delete from bijgevoegd where tenant = ? and env_id = ?').run(tenant, envId);
}

/** Deletes the case that an envelope was opened into, with its log, inside a transaction. */
function removeMelding({ sql }: Db, tenant: string, envId: string): void {
  const melding = sql
    .prepare<[string, string], string>('select melding from meldingen where tenant = ? and env_id = ?')
    .pluck()
    .get(tenant, envId);
  if (melding === undefined) return;
  sql.prepare('delete from logregels where tenant = ? and melding = ?').run(tenant, melding);
  sql.prepare('delete from meldingen where tenant = ? and melding = ?').run(tenant, melding);
}

/** Deletes again what the journal says is gone: at every start, and after a restore. Gives how many were there. */
export function replayJournaal(db: Db): number {
  const there = db.sql.prepare('select 1 from enveloppen where tenant = ? and env_id = ?');
  const back = () => db.journaal.all().filter(({ tenant, envId }) => there.get(tenant, envId));
  if (db.read(back).length === 0) return 0;
  const removed = db.write(() => {
    const rows = back();
    for (const { tenant, envId } of rows) {
      removeMelding(db, tenant, envId);
      remove(db, tenant, envId);
    }
    return rows.length;
  });
  db.scrub();
  return removed;
}
