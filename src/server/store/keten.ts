import { createHash } from 'node:crypto';
import type { Auditregel } from './audit.ts';

/** A point of each chain is told outside the database this often (security B8.3). */
export const ANCHOR_EVERY = 100;
/** What the first entry of a chain points back to. */
export const BEGIN = '';

/**
 * Hash of one audit entry: SHA-256 over the JSON of its members in alphabetical order (RFC 8785 for values that are only
 * strings and integers), `vorige` being the hash of the entry before it.
 */
export function entryHash(regel: Omit<Auditregel, 'hash'>): string {
  const { actie, actor, herkomst, object, op, operatie, resultaat, rol, seq, tenant, vorige } = regel;
  const text = JSON.stringify({
    actie,
    actor,
    herkomst,
    object,
    op,
    operatie,
    resultaat,
    rol,
    seq,
    tenant,
    vorige,
  });
  return createHash('sha256').update(text).digest('base64url');
}

/** A point of the chain that was told to somebody else: a receipt, or the anchors outside the database. */
export interface IJkpunt {
  seq: number;
  hash: string;
}
export type Ketenbreuk =
  /** an entry does not hash to what it says */
  | { soort: 'gewijzigd'; seq: number }
  /** a number is missing, or entries do not point at each other */
  | { soort: 'ontbreekt'; seq: number }
  /** the chain ends before a point that somebody was told */
  | { soort: 'ingekort'; seq: number }
  /** the chain is whole, and is not the one that somebody was told */
  | { soort: 'herschreven'; seq: number };

/** Takes one chain in order and the points it must pass; gives the first break, or nothing. */
export function firstBreak(
  regels: Iterable<Auditregel>,
  ijkpunten: readonly IJkpunt[],
): Ketenbreuk | undefined {
  const told = new Map(ijkpunten.map((punt) => [punt.seq, punt.hash]));
  let seq = 0;
  let vorige = BEGIN;
  for (const regel of regels) {
    seq += 1;
    if (regel.seq !== seq || regel.vorige !== vorige) return { soort: 'ontbreekt', seq };
    if (entryHash(regel) !== regel.hash) return { soort: 'gewijzigd', seq };
    const expected = told.get(seq);
    if (expected !== undefined && expected !== regel.hash) return { soort: 'herschreven', seq };
    vorige = regel.hash;
  }
  const last = Math.max(0, ...told.keys());
  return last > seq ? { soort: 'ingekort', seq: last } : undefined;
}
