import Database from 'better-sqlite3';
import type { IJkpunt } from './keten.ts';
import { Onbruikbaar } from './onbruikbaar.ts';
import { harden } from './pragmas.ts';

/** An envelope that is gone for ever. */
export interface Vernietigd {
  tenant: string;
  envId: string;
  reden: 'ingetrokken' | 'vernietigd';
  statusHash: string;
  op: string;
}

/**
 * The deletion journal: a small database beside the large one that is never in a backup. It knows every envelope that was
 * withdrawn or destroyed, so that a restored backup, a late phone or an import cannot bring it back. It also holds points
 * of the audit chains, so that a shortened or rewritten chain does not match a file that was not rewritten with it.
 */
export interface Journaal {
  reden(tenant: string, envId: string): 'ingetrokken' | 'vernietigd' | undefined;
  zoek(
    envId: string,
    statusHash: string,
  ): { tenant: string; reden: 'ingetrokken' | 'vernietigd' } | undefined;
  add(regel: Vernietigd): void;
  /** Takes back what was added a moment ago, when the deletion itself did not come about. */
  remove(tenant: string, envId: string): void;
  all(): Vernietigd[];
  anchor(tenant: string, punt: IJkpunt): void;
  anchors(tenant: string): IJkpunt[];
  /** After a restore the chain goes on from an earlier point: later points no longer bind. */
  forgetAnchorsAfter(tenant: string, seq: number): void;
  tenants(): string[];
  close(): void;
}

/** The first version did not say so of itself: it has 0. */
const VERSION = 1;
const SCHEMA = `
create table if not exists vernietigd (
  tenant text not null,
  env_id text not null,
  reden text not null check (reden in ('ingetrokken', 'vernietigd')),
  status_hash text not null,
  op text not null,
  primary key (tenant, env_id)
) strict;
create table if not exists ijkpunten (
  tenant text not null,
  seq integer not null,
  hash text not null,
  primary key (tenant, seq)
) strict;`;

/** Opens the journal, or makes it; refuses one that a newer program wrote. */
export function openJournaal(file: string): Journaal {
  const sql = new Database(file);
  const version = sql.pragma('user_version', { simple: true }) as number;
  if (version > VERSION) {
    sql.close();
    throw new Onbruikbaar(
      `${file} is van een nieuwere versie van Meldroute (${version}; dit programma kent ${VERSION}). ` +
        'Er is niets veranderd. Start de nieuwere versie.',
    );
  }
  harden(sql, file);
  sql.exec(SCHEMA);
  if (version < VERSION) sql.pragma(`user_version = ${VERSION}`);
  type Reden = 'ingetrokken' | 'vernietigd';
  const reden = sql
    .prepare<[string, string], Reden>('select reden from vernietigd where tenant = ? and env_id = ?')
    .pluck();
  const zoek = sql.prepare<[string, string], { tenant: string; reden: Reden }>(
    'select tenant, reden from vernietigd where env_id = ? and status_hash = ?',
  );
  const add = sql.prepare(
    `insert into vernietigd (tenant, env_id, reden, status_hash, op)
     values (@tenant, @envId, @reden, @statusHash, @op) on conflict do nothing`,
  );
  const remove = sql.prepare('delete from vernietigd where tenant = ? and env_id = ?');
  const anchor = sql.prepare('insert or replace into ijkpunten (tenant, seq, hash) values (?, ?, ?)');
  return {
    reden: (tenant, envId) => reden.get(tenant, envId),
    zoek: (envId, statusHash) => zoek.get(envId, statusHash),
    add: (regel) => void add.run(regel),
    remove: (tenant, envId) => void remove.run(tenant, envId),
    all: () =>
      sql
        .prepare<[], Vernietigd>(
          'select tenant, env_id as envId, reden, status_hash as statusHash, op from vernietigd',
        )
        .all(),
    anchor: (tenant, { seq, hash }) => void anchor.run(tenant, seq, hash),
    anchors: (tenant) =>
      sql
        .prepare<[string], IJkpunt>('select seq, hash from ijkpunten where tenant = ? order by seq')
        .all(tenant),
    forgetAnchorsAfter: (tenant, seq) =>
      void sql.prepare('delete from ijkpunten where tenant = ? and seq > ?').run(tenant, seq),
    tenants: () => sql.prepare<[], string>('select distinct tenant from ijkpunten').pluck().all(),
    close: () => void sql.close(),
  };
}
