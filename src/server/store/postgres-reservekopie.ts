import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { dirname } from 'node:path';
import type { Pool } from 'pg';
import { type Uitkomst, geweigerd, gelukt } from '#domain/uitkomst.ts';
import { SERVERKETEN, type Spoor } from './audit.ts';
import type { Bevinding, Gebrek } from './bevinding.ts';
import { Onbruikbaar } from './onbruikbaar.ts';
import { type Db, type Tx, ask } from './postgres-db.ts';
import { inspectDump } from './postgres-dump.ts';
import { replayJournaal } from './postgres-journaal.ts';
import { inspectHouses } from './postgres-onderzoek.ts';
import { startProgram } from './postgres-programmas.ts';
import { VORIGE } from './postgres-schema.ts';
import { statement } from './postgres-statement.ts';
import { gemeentenVan } from './postgres-wegwijzers.ts';

type Trail = (actie: 'reservekopie-maken' | 'reservekopie-terugzetten') => Spoor;
type Mislukt = { ok: false; gebrek: Gebrek };

const record = statement<never, { gemaaktOp: string; nu: string; totSeq: number }>(
  `insert into reservekopieen (tenant, gemaakt_op, gecontroleerd_op, tot_seq) values (@tenant, @gemaaktOp, @nu, @totSeq)
   on conflict (tenant, gemaakt_op) do update
   set gecontroleerd_op = excluded.gecontroleerd_op, tot_seq = greatest(reservekopieen.tot_seq, excluded.tot_seq)`,
);
const newest = statement<{ op: string | null }>('select max(op) as op from audit where tenant = @tenant');
const endSessions = statement(
  `with weg as (delete from sessies where tenant = @tenant returning token_hash)
   delete from wegwijzers where tenant = 'server' and soort = 'sessie' and naar = @tenant
     and sleutel in (select token_hash from weg)`,
);
const hash = statement<{ hash: string }, { seq: number }>(
  'select hash from audit where tenant = @tenant and seq = @seq',
);
/** A page of everything sealed, each with a hash of what it is. */
const contents = statement<{ seq: number; afdruk: string }, { na: number; tot: number }>(
  `select seq, afdruk from (
     select seq, encode(sha256(convert_to(env_id || ' ' || envelop, 'UTF8')), 'base64') as afdruk
     from enveloppen where tenant = @tenant and seq > @na and seq <= @tot order by seq limit 500) een
   union all
   select seq, afdruk from (
     select seq, encode(sha256(convert_to(regel_id || ' ' || regel, 'UTF8')), 'base64') as afdruk
     from logregels where tenant = @tenant and seq > @na and seq <= @tot order by seq limit 500) ander
   order by seq limit 500`,
);

function sync(path: string): void {
  const fd = openSync(path, 'r');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

const sameCounts = (a: Bevinding, b: Bevinding): boolean =>
  JSON.stringify(a.tellingen) === JSON.stringify(b.tellingen);

/**
 * Makes one file of pg_dump that is all of it at one moment, also while servers write; reads that file from beginning to end;
 * and only then records it, so that servers may tell phones that their signal is in a backup.
 */
export async function makeDump(
  db: Db,
  url: string,
  to: string,
  nu: number,
  trail: Trail,
): Promise<Uitkomst<Bevinding, 'bestaat-al'> | Mislukt> {
  if (existsSync(to)) return geweigerd('bestaat-al');
  mkdirSync(dirname(to), { recursive: true, mode: 0o700 });
  const part = `${to}.deel`;
  rmSync(part, { force: true });
  try {
    const gemeenten = await gemeentenVan(db);
    // The points of before the copy: a server goes on telling them while it is made.
    const points = new Map(
      [SERVERKETEN, ...gemeenten].map((tenant) => [tenant, db.journaal.anchors(tenant)]),
    );
    const told = (tenant: string) => points.get(tenant) ?? [];
    const there = await db.still(async (tx, name) => {
      const look = <T>(tenant: string, act: (own: Tx) => Promise<T>) => tx.as(tenant, act);
      const found = await inspectHouses(gemeenten, look, told);
      if (found.ok) await dump(url, part, name);
      return found;
    });
    if (!there.ok) return there;
    chmodSync(part, 0o600);
    sync(part);
    const found = await inspectDump(part, told);
    if (!found.ok) return found;
    if (!sameCounts(found.waarde, there.waarde)) return { ok: false, gebrek: 'beschadigd' };
    renameSync(part, to);
    sync(dirname(to));
    const at = new Date(nu).toISOString();
    for (const { tenant, stroom } of found.waarde.tellingen) {
      await db.write(tenant, (tx) => tx.run(record, { gemaaktOp: at, nu: at, totSeq: stroom }));
    }
    await db.write(SERVERKETEN, (tx) => tx.note(trail('reservekopie-maken')));
    return gelukt(found.waarde);
  } finally {
    rmSync(part, { force: true });
  }
}

async function dump(url: string, to: string, snapshot: string): Promise<void> {
  const args = ['--format=custom', '--schema=meldroute', '--enable-row-security', `--snapshot=${snapshot}`];
  const { done } = startProgram('pg_dump', [...args, '--lock-wait-timeout=10s', `--file=${to}`], {
    url,
    settings: '-c meldroute.reservekopie=ja',
  });
  const { code, zin } = await done;
  if (code !== 0) throw new Onbruikbaar(`De reservekopie is niet gemaakt. ${zin}`);
}

/**
 * Takes a copy that another tool made and put back somewhere; looks whether it is whole and of this database, and holds
 * everything sealed that is here up to where it reaches; and records that. The proof is the copy, not somebody's word.
 */
export async function declareCopy(
  db: Db,
  copy: Db,
  nu: number,
  trail: Trail,
): Promise<Uitkomst<Bevinding, 'andere-database' | 'onvolledig'> | Mislukt> {
  const gemeenten = await gemeentenVan(copy);
  const found = await inspectHouses(gemeenten, (tenant, act) => copy.read(tenant, act));
  if (!found.ok) return found;
  const reach: { tenant: string; totSeq: number; gemaaktOp: string }[] = [];
  for (const { tenant, stroom } of found.waarde.tellingen) {
    const head = await copy.read(tenant, (tx) => tx.head());
    const same = await db.read(tenant, (tx) => tx.one(hash, { seq: head.seq }));
    if (same?.hash !== head.hash) return geweigerd('andere-database');
    if (!(await holdsAll(db, copy, tenant, stroom))) return geweigerd('onvolledig');
    // When it was made nobody here knows; certainly not before the last thing that stands in it.
    const last = await copy.read(tenant, (tx) => tx.one(newest, {}));
    reach.push({ tenant, totSeq: stroom, gemaaktOp: last?.op ?? '' });
  }
  if (reach.length === 0) return geweigerd('andere-database');
  const at = new Date(nu).toISOString();
  for (const { tenant, ...rest } of reach)
    await db.write(tenant, (tx) => tx.run(record, { ...rest, nu: at }));
  await db.write(SERVERKETEN, (tx) => tx.note(trail('reservekopie-maken')));
  return gelukt(found.waarde);
}

/** What was destroyed here since may still be in the copy; what is here must be. */
async function holdsAll(db: Db, copy: Db, tenant: string, tot: number): Promise<boolean> {
  for (let na = 0; ;) {
    const here = await db.read(tenant, (tx) => tx.all(contents, { na, tot }));
    const last = here.at(-1)?.seq;
    if (last === undefined) return true;
    const there = new Map<number, string>();
    for (let from = na; from < last;) {
      const page = await copy.read(tenant, (tx) => tx.all(contents, { na: from, tot: last }));
      for (const { seq, afdruk } of page) there.set(seq, afdruk);
      from = page.at(-1)?.seq ?? last;
    }
    if (here.some(({ seq, afdruk }) => there.get(seq) !== afdruk)) return false;
    na = last;
  }
}

/** Says whether a server works on this database now. */
export async function isServed(pool: Pool): Promise<boolean> {
  const { rows } = await ask(
    pool.query<{ er: boolean }>(
      `select exists (select from pg_stat_activity
       where datname = current_database() and application_name = 'meldroute') as er`,
    ),
  );
  return rows[0]?.er ?? false;
}

/** Puts back what a restore had set aside when it was cut off. */
export async function undoHalf(pool: Pool): Promise<void> {
  await ask(
    pool.query(
      `do $$ begin
         if to_regnamespace('meldroute') is null and to_regnamespace('${VORIGE}') is not null then
           alter schema ${VORIGE} rename to meldroute;
         end if;
       end $$`,
    ),
  );
}

/**
 * Puts a file of pg_dump in the place of what is there; no server runs. What was there waits aside until the file is in its
 * place. Then sessions end, the deletion journal is replayed, and every chain gets an entry that says it went on from here.
 */
export async function restoreDump(
  db: Db,
  url: string,
  from: string,
  options: { overwrite: boolean; nu: number; trail: Trail },
): Promise<Uitkomst<Bevinding & { vernietigd: number }, 'niet-leeg'> | Mislukt> {
  if (!options.overwrite && (await gemeentenVan(db)).length > 0) return geweigerd('niet-leeg');
  const found = await inspectDump(from);
  if (!found.ok) return found;
  await ask(db.pool.query(`drop schema if exists ${VORIGE} cascade`));
  await ask(db.pool.query(`alter schema meldroute rename to ${VORIGE}`));
  const args = ['--single-transaction', '--exit-on-error', '--no-owner', '--no-privileges', from];
  const { code, zin } = await startProgram('pg_restore', args, { url }).done;
  if (code !== 0) {
    await ask(db.pool.query(`alter schema ${VORIGE} rename to meldroute`));
    throw new Onbruikbaar(`De reservekopie is niet teruggezet; er is niets veranderd. ${zin}`);
  }
  const vernietigd = await continueFrom(db, found.waarde, options);
  await ask(db.pool.query(`drop schema ${VORIGE} cascade`));
  return gelukt({ ...found.waarde, vernietigd });
}

async function continueFrom(
  db: Db,
  { ketens, tellingen }: Bevinding,
  { nu, trail }: { nu: number; trail: Trail },
): Promise<number> {
  const file = db.journaal.all();
  let vernietigd = 0;
  for (const { tenant, stroom } of tellingen) {
    vernietigd += await replayJournaal(db, tenant, file);
    await db.write(tenant, async (tx) => {
      const last = await tx.one(newest, {});
      // The file knows of itself that it is a backup, and that it was looked through.
      tx.send(record, { gemaaktOp: last?.op ?? '', nu: new Date(nu).toISOString(), totSeq: stroom });
      tx.send(endSessions, {});
    });
  }
  for (const { tenant, seq } of ketens) {
    db.journaal.forgetAnchorsAfter(tenant, seq);
    await db.write(tenant, (tx) => tx.note(trail('reservekopie-terugzetten')));
  }
  return vernietigd;
}
