import { createHash } from 'node:crypto';

/** One statement of plain SQL with named parameters. It is prepared once on each connection. */
export interface Statement<R, P> {
  readonly name: string;
  readonly text: string;
  /** names of $1, $2 … */
  readonly names: readonly string[];
  /** only for the compiler: what goes in and what comes out */
  readonly shape?: (params: P) => R;
}

/** Every statement of the PostgreSQL store, so that a test can see that each keeps to one municipality. */
export const STATEMENTS: Statement<unknown, never>[] = [];

/** Takes SQL in which `@tenant` is the municipality of the transaction and `@naam` a parameter. */
export function statement<R = never, P = object>(sql: string): Statement<R, P> {
  const names: string[] = [];
  const text = sql.replace(/@(\w+)/g, (_, name: string) => {
    if (!names.includes(name)) names.push(name);
    return `$${names.indexOf(name) + 1}`;
  });
  const name = `mr_${createHash('sha256').update(text).digest('hex').slice(0, 16)}`;
  const made = { name, text, names };
  STATEMENTS.push(made);
  return made;
}
