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

/** Walks along one chain, past the points it must pass. */
export class Ketenloper {
  readonly #told: ReadonlyMap<number, string>;
  #seq = 0;
  #vorige = BEGIN;
  constructor(ijkpunten: readonly IJkpunt[]) {
    this.#told = new Map(ijkpunten.map((punt) => [punt.seq, punt.hash]));
  }

  /** Takes the next entry; gives where the chain breaks, if it does there. */
  step(regel: Auditregel): Ketenbreuk | undefined {
    this.#seq += 1;
    const seq = this.#seq;
    if (regel.seq !== seq || regel.vorige !== this.#vorige) return { soort: 'ontbreekt', seq };
    if (entryHash(regel) !== regel.hash) return { soort: 'gewijzigd', seq };
    const expected = this.#told.get(seq);
    if (expected !== undefined && expected !== regel.hash) return { soort: 'herschreven', seq };
    this.#vorige = regel.hash;
    return undefined;
  }

  /** After the last entry: a point that was never reached was cut off. */
  end(): Ketenbreuk | undefined {
    const last = Math.max(0, ...this.#told.keys());
    return last > this.#seq ? { soort: 'ingekort', seq: last } : undefined;
  }

  get head(): IJkpunt {
    return { seq: this.#seq, hash: this.#vorige };
  }
}

/** Takes one chain in order and the points it must pass; gives the first break, or nothing. */
export function firstBreak(
  regels: Iterable<Auditregel>,
  ijkpunten: readonly IJkpunt[],
): Ketenbreuk | undefined {
  const loper = new Ketenloper(ijkpunten);
  for (const regel of regels) {
    const breuk = loper.step(regel);
    if (breuk) return breuk;
  }
  return loper.end();
}
