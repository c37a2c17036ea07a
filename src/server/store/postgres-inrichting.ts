import { type Uitkomst, geweigerd, gelukt } from '#domain/uitkomst.ts';
import { SERVERKETEN } from './audit.ts';
import { inlogOf } from './inlog.ts';
import type { Db, Tx } from './postgres-db.ts';
import { insertLid, putOmslagen } from './postgres-leden.ts';
import { statement } from './postgres-statement.ts';
import { putWegwijzer } from './postgres-wegwijzers.ts';
import type { InrichtingStore, Ontvangstsleutel } from './store.ts';

interface Row {
  voor: string | null;
  kid: string | null;
  publiek: string | null;
  prive: string | null;
}
const dropConsole = statement('delete from inrichtingen where tenant = @tenant and geldig_tot is null');
const insertCode = statement<never, { hash: string; geldigTot: number | null }>(
  `insert into inrichtingen (tenant, code_hash, geldig_tot) values (@tenant, @hash, @geldigTot)
   on conflict (tenant, code_hash) do update
   set geldig_tot = excluded.geldig_tot, voor = null, kid = null, publiek = null, prive = null`,
);
const find = statement<Row, { codeHash: string; nu: number }>(
  `select voor, kid, publiek, prive from inrichtingen
   where tenant = @tenant and code_hash = @codeHash and (geldig_tot is null or geldig_tot > @nu)`,
);
const state = statement<{ ingericht: boolean; code: boolean }, { nu: number }>(
  `select exists (select from wegwijzers where tenant = @tenant and soort = 'gemeente') as ingericht,
     exists (select from inrichtingen where tenant = @tenant and (geldig_tot is null or geldig_tot > @nu)) as code`,
);
const prepare = statement<
  never,
  { codeHash: string; voor: string; kid: string; publiek: string; prive: string }
>(
  `update inrichtingen set voor = @voor, kid = @kid, publiek = @publiek, prive = @prive
   where tenant = @tenant and code_hash = @codeHash`,
);
const spend = statement<never, { codeHash: string }>(
  'delete from inrichtingen where tenant = @tenant and code_hash = @codeHash',
);
const takeInlog = statement<never, { inlog: string; voor: string }>(
  `insert into wegwijzers (tenant, soort, sleutel, naar) values (@tenant, 'inlog', @inlog, @voor)
   on conflict do nothing`,
);
const insertStroom = statement('insert into stromen (tenant) values (@tenant)');
const insertGemeente = statement<
  never,
  { wortel: string; sleutelbos: string; sleutelbosVersie: number; instellingen: string }
>(
  `insert into gemeenten (tenant, wortel, sleutelbos, sleutelbos_versie, instellingen, instellingen_versie)
   values (@tenant, @wortel, @sleutelbos, @sleutelbosVersie, @instellingen, 1)`,
);
const insertSleutel = statement<never, { kid: string; publiek: string; prive: string }>(
  'insert into ontvangstsleutels (tenant, kid, publiek, prive) values (@tenant, @kid, @publiek, @prive)',
);

async function open(
  tx: Tx,
  codeHash: string,
  nu: number,
): Promise<Uitkomst<Row, 'code-onjuist' | 'al-ingericht'>> {
  const row = await tx.one(find, { codeHash, nu });
  if (row) return gelukt(row);
  const now = await tx.one(state, { nu });
  return geweigerd(now?.ingericht && !now.code ? 'al-ingericht' : 'code-onjuist');
}
const sleutelOf = ({ kid, publiek, prive }: Row): Ontvangstsleutel | undefined =>
  kid === null || publiek === null || prive === null
    ? undefined
    : { kid, publiek: JSON.parse(publiek), prive };
const texts = ({ kid, publiek, prive }: Ontvangstsleutel) => ({
  kid,
  publiek: JSON.stringify(publiek),
  prive,
});

/** Setting up: the code that opens the door once, and the municipality that comes through it whole. */
export function inrichting(db: Db): InrichtingStore {
  return {
    isIngericht: () =>
      db.read(SERVERKETEN, async (tx) => (await tx.one(state, { nu: 0 }))?.ingericht ?? false),

    open: ({ hash, geldigTot }) =>
      db.write(SERVERKETEN, async (tx) => {
        if (geldigTot === undefined) tx.send(dropConsole, {});
        tx.send(insertCode, { hash, geldigTot: geldigTot ?? null });
      }),

    begin: (codeHash, voorstel, nu) =>
      db.write(SERVERKETEN, async (tx) => {
        const opened = await open(tx, codeHash, nu);
        if (!opened.ok) return opened;
        const sleutel = sleutelOf(opened.waarde);
        if (opened.waarde.voor !== null && sleutel) return gelukt({ tenant: opened.waarde.voor, sleutel });
        tx.send(prepare, { codeHash, voor: voorstel.tenant, ...texts(voorstel.sleutel) });
        return gelukt(voorstel);
      }),

    voltooi: (codeHash, gemeente, spoor, nu) =>
      db.write(SERVERKETEN, async (tx) => {
        const opened = await open(tx, codeHash, nu);
        if (!opened.ok) return opened;
        const { tenant, wortel, sleutelbos, sleutelbosVersie, instellingen } = gemeente;
        const sleutel = sleutelOf(opened.waarde);
        if (opened.waarde.voor !== tenant || !sleutel) return geweigerd('code-onjuist');
        const inlog = inlogOf(gemeente.lid.loginnaam);
        if ((await tx.run(takeInlog, { inlog, voor: tenant })) === 0) return geweigerd('loginnaam-bezet');
        tx.send(spend, { codeHash });
        await tx.as(tenant, async (own) => {
          own.send(putWegwijzer, { soort: 'gemeente', sleutel: tenant });
          own.send(insertStroom, {});
          own.send(insertGemeente, { wortel, sleutelbos, sleutelbosVersie, instellingen });
          own.send(insertSleutel, texts(sleutel));
          insertLid(own, gemeente, true);
          putOmslagen(own, gemeente.omslagen);
          await own.note(spoor);
        });
        return gelukt(undefined);
      }),
  };
}
