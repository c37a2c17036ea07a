import { DatabaseError } from 'pg';
import { StoreError } from './store.ts';

/** Two transactions were in each other's way; the engine took one back and asks to do it again. */
export class Botsing extends StoreError {
  constructor(cause: unknown) {
    super('buiten-dienst', cause);
  }
}

/** SQLSTATE classes that say the database cannot do anything now, rather than that a statement is wrong. */
const DOWN = /^(08|25|28|3D|53|55|57|58|F0|XX)/;

/** Takes what the driver threw; gives what the store throws. What is no answer of PostgreSQL is a lost connection. */
export function storeErrorOf(error: unknown): unknown {
  if (error instanceof StoreError) return error;
  if (!(error instanceof DatabaseError)) return new StoreError('buiten-dienst', error);
  const { code = '' } = error;
  if (code === '53100') return new StoreError('schijf-vol', error);
  if (code === '40001' || code === '40P01') return new Botsing(error);
  return DOWN.test(code) ? new StoreError('buiten-dienst', error) : error;
}

/** Says whether the connection may be used again: after anything else than an answer of PostgreSQL it may not. */
export function isBroken(error: unknown): boolean {
  const cause = error instanceof StoreError ? error.cause : error;
  return cause instanceof Error && (!(cause instanceof DatabaseError) || cause.severity === 'FATAL');
}
