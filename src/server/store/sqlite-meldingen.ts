import { geweigerd, gelukt } from '#domain/uitkomst.ts';
import type { Logregel, Meldingen } from '#protocol/melding.ts';
import type * as z from 'zod/mini';
import type { Db } from './sqlite-db.ts';
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

/** Case logs: sealed entries in the order in which the server took them, and each case key beside its first entry. */
export function meldingen(db: Db): MeldingStore {
  const { sql } = db;
  const before = sql.prepare<
    [string, string, string],
    { seq: number; opgenomenOp: string; regel: string; herinnerVanaf: string | null }
  >(
    `select seq, opgenomen_op as opgenomenOp, regel, herinner_vanaf as herinnerVanaf
     from logregels where tenant = ? and melding = ? and regel_id = ?`,
  );
  const melding = sql.prepare<[string, string], KeyRow & { seq: number }>(
    'select melding, env_id as envId, sleutel, seq from meldingen where tenant = ? and melding = ?',
  );
  const envelop = sql.prepare('select 1 from enveloppen where tenant = ? and env_id = ?');
  const opened = sql.prepare('select 1 from meldingen where tenant = ? and env_id = ?');
  const added = sql
    .prepare<[string, string], string>('select melding from bijgevoegd where tenant = ? and env_id = ?')
    .pluck();
  const add = sql.prepare(
    `insert into bijgevoegd (tenant, env_id, melding) values (?, ?, ?) on conflict do nothing`,
  );
  const openMelding = sql.prepare(
    `insert into meldingen (tenant, melding, env_id, seq, sleutel)
     values (@tenant, @melding, @envId, @seq, @sleutel)`,
  );
  const insert = sql.prepare(
    `insert into logregels (tenant, melding, regel_id, seq, opgenomen_op, regel, herinner_vanaf)
     values (@tenant, @melding, @regelId, @seq, @opgenomenOp, @regel, @herinnerVanaf)`,
  );
  const page = sql.prepare<[string, number, number], Logregel>(
    `select regel_id as regelId, melding, seq, opgenomen_op as opgenomenOp, regel
     from logregels where tenant = ? and seq > ? order by seq limit ?`,
  );
  const keys = sql.prepare<[string, number, number], KeyRow>(
    `select melding, env_id as envId, sleutel from meldingen where tenant = ? and seq > ? and seq <= ? order by seq`,
  );

  return {
    schrijf: async ({ tenant, melding: id, regelId, regel, opening, bijgevoegd, herinnerVanaf, nu }, spoor) =>
      db.write(() => {
        const there = before.get(tenant, id, regelId);
        const known = melding.get(tenant, id);
        if (there) {
          const opens = known?.seq === there.seq;
          const sameOpening = opens
            ? opening?.sleutel === known.sleutel && (opening.envId ?? null) === known.envId
            : opening === undefined;
          const sameAddition = bijgevoegd === undefined || added.get(tenant, bijgevoegd) === id;
          const same =
            sameOpening &&
            sameAddition &&
            there.regel === regel &&
            there.herinnerVanaf === (herinnerVanaf ?? null);
          if (!same) return geweigerd('andere-inhoud');
          const { seq, opgenomenOp } = there;
          return gelukt({ nieuw: false, seq, opgenomenOp, hoofd: db.head(tenant) });
        }

        if (!known && !opening) return geweigerd('niet-gevonden');
        if (known && opening) return geweigerd('andere-inhoud');
        const envId = opening?.envId ?? null;
        if (envId !== null) {
          if (!envelop.get(tenant, envId)) return geweigerd('niet-gevonden');
          if (opened.get(tenant, envId) || added.get(tenant, envId)) return geweigerd('andere-inhoud');
        }
        if (bijgevoegd !== undefined) {
          if (opening) return geweigerd('andere-inhoud');
          if (!envelop.get(tenant, bijgevoegd)) return geweigerd('niet-gevonden');
          const there = added.get(tenant, bijgevoegd) ?? id;
          if (opened.get(tenant, bijgevoegd) || there !== id) return geweigerd('andere-inhoud');
          add.run(tenant, bijgevoegd, id);
        }
        const seq = db.next(tenant);
        if (opening) openMelding.run({ tenant, melding: id, envId, seq, sleutel: opening.sleutel });
        const opgenomenOp = hourOf(nu);
        insert.run({
          tenant,
          melding: id,
          regelId,
          seq,
          opgenomenOp,
          regel,
          herinnerVanaf: herinnerVanaf ?? null,
        });
        return gelukt({ nieuw: true, seq, opgenomenOp, hoofd: db.note(tenant, spoor) });
      }),

    async lees(tenant, na, spoor): Promise<z.infer<typeof Meldingen>> {
      if (!db.read(() => page.get(tenant, na, 1))) return { sleutels: [], regels: [], tot: na };
      return db.write(() => {
        const regels: Logregel[] = [];
        let bytes = 0;
        for (const regel of page.iterate(tenant, na, PAGE_ROWS)) {
          bytes += regel.regel.length;
          if (regels.length > 0 && bytes > PAGE_BYTES) break;
          regels.push(regel);
        }
        const tot = regels.at(-1)?.seq ?? na;
        const sleutels = keys
          .all(tenant, na, tot)
          .map(({ envId, ...rest }) => ({ ...rest, ...(envId !== null && { envId }) }));
        db.note(tenant, spoor);
        return { sleutels, regels, tot };
      });
    },
  };
}
