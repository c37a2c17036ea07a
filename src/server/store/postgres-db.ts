import {
  type ClientBase,
  type CustomTypesConfig,
  Pool,
  type PoolClient,
  type QueryResult,
  type QueryResultRow,
  escapeLiteral,
  types as wire,
} from 'pg';
import { type Audithoofd, SERVERKETEN, type Spoor } from './audit.ts';
import type { Journaal } from './journaal.ts';
import { ANCHOR_EVERY, BEGIN, entryHash } from './keten.ts';
import { Botsing, isBroken, storeErrorOf } from './postgres-fouten.ts';
import { together } from './postgres-samen.ts';
import { type Statement, statement } from './postgres-statement.ts';
import { StoreError } from './store.ts';

/** What an operation does inside its transaction, of one municipality. */
export interface Tx {
  readonly tenant: string;
  all<R, P>(statement: Statement<R, P>, params: P): Promise<R[]>;
  one<R, P>(statement: Statement<R, P>, params: P): Promise<R | undefined>;
  /** Gives how many rows it changed. */
  run<R, P>(statement: Statement<R, P>, params: P): Promise<number>;
  /** Sends what needs no answer; when it fails, the commit fails. */
  send<R, P>(statement: Statement<R, P>, params: P): void;
  /** Next number of the municipality's stream; only inside `write`. */
  next(): Promise<number>;
  /** Appends to the municipality's chain; only inside `write`. */
  note(spoor: Spoor, resultaat?: string): Promise<Audithoofd>;
  head(): Promise<Audithoofd>;
  /** Goes on as another municipality, in the same transaction. */
  as<T>(tenant: string, act: (tx: Tx) => Promise<T>): Promise<T>;
  /** Runs when it was committed. */
  after(act: () => void): void;
}
export interface Db {
  readonly pool: Pool;
  /** the file beside each server: what was destroyed, and points of the chains */
  readonly journaal: Journaal;
  /** One transaction under the lock of this municipality. */
  write<T>(tenant: string, act: (tx: Tx) => Promise<T>): Promise<T>;
  /** One transaction beside the lock, of what nobody gets a promise about. */
  count<T>(tenant: string, act: (tx: Tx) => Promise<T>): Promise<T>;
  read<T>(tenant: string, act: (tx: Tx) => Promise<T>): Promise<T>;
  /** All of it as it is at one moment, which another program can look at by its name; begins in the house of the server. */
  still<T>(act: (tx: Tx, name: string) => Promise<T>): Promise<T>;
}

const MOST_TRIES = 3;

const append = statement<never, Record<string, string | number>>(
  `insert into audit (tenant, seq, op, actor, rol, actie, object, resultaat, herkomst, operatie, vorige, hash)
   values (@tenant, @seq, @op, @actor, @rol, @actie, @object, @resultaat, @herkomst, @operatie, @vorige, @hash)`,
);
const last = statement<Audithoofd>(
  'select seq, hash from audit where tenant = @tenant order by seq desc limit 1',
);
const step = statement<{ stroom: number }>(
  'update stromen set stroom = stroom + 1 where tenant = @tenant returning stroom',
);

/** Answers of one statement after the other. A number of 64 bits is a number: none of ours comes near 2^53. */
const types = {
  getTypeParser: (oid: number, format?: string) =>
    oid === wire.builtins.INT8
      ? Number
      : (wire.getTypeParser(oid, format as 'text') as (value: string) => unknown),
} as CustomTypesConfig;

/** Opens connections when they are needed, and again when they were lost. */
export function openPool(url: string, application = 'meldroute'): Pool {
  const pool = new Pool({
    connectionString: url,
    application_name: application,
    max: 10,
    min: 1,
    types,
    pipeline: true,
    keepAlive: true,
    connectionTimeoutMillis: 5_000,
    lock_timeout: 10_000,
    statement_timeout: 20_000,
    query_timeout: 30_000,
    // A process that is gone without a word must not keep the lock of a municipality.
    idle_in_transaction_session_timeout: 20_000,
    onConnect: prepare as (client: ClientBase) => void,
  });
  // Whoever asks next is told; a connection that is lost while nobody asks concerns nobody.
  pool.on('error', () => {});
  return pool;
}

/** Every statement here is a few look-ups by key. A plan from before the tables were counted must not think otherwise. */
const PLANS = ['seqscan', 'bitmapscan', 'hashjoin', 'mergejoin'].map((way) => `set enable_${way} = off;`);

/** A commit that returned is on the disk, also where the database was set otherwise; stricter settings stay. */
async function prepare(client: ClientBase): Promise<void> {
  client.on('error', () => {});
  await client.query(
    `set search_path = meldroute, pg_temp; set jit = off; ${PLANS.join(' ')}
     select set_config('synchronous_commit', 'on', false)
     where current_setting('synchronous_commit') = 'off'`,
  );
}

/** Takes the promise of a driver; throws what the store throws. */
export const ask = async <T>(asked: Promise<T>): Promise<T> => {
  try {
    return await asked;
  } catch (error) {
    throw storeErrorOf(error);
  }
};

const nameTenant = (tenant: string): string => `set local meldroute.tenant = ${escapeLiteral(tenant)}`;

/** What the first message of a transaction says, and what it gives. */
const OPENINGS = {
  read: (tenant: string) => `begin read only; ${nameTenant(tenant)}`,
  still: (tenant: string) =>
    `begin isolation level repeatable read read only; ${nameTenant(tenant)};
     set local idle_in_transaction_session_timeout = 0; select pg_export_snapshot() as naam`,
  count: (tenant: string) => `begin; ${nameTenant(tenant)}; set local synchronous_commit = off`,
  // The head is read after the lock was got: until the commit nobody else moves it.
  write: (tenant: string) =>
    `begin; ${nameTenant(tenant)};
     select 1 from stromen where tenant = ${escapeLiteral(tenant)} for update;
     select seq, hash from audit where tenant = ${escapeLiteral(tenant)} order by seq desc limit 1`,
};

/** Takes a pool and the journal of this server; gives transactions. */
export function openDb(pool: Pool, journaal: Journaal): Db {
  async function once<T>(
    kind: keyof typeof OPENINGS,
    tenant: string,
    act: (tx: Tx, opened: Promise<QueryResult[]>) => Promise<T>,
  ): Promise<T> {
    const client = await ask(pool.connect());
    let broken = false;
    try {
      const opened = ask(client.query(OPENINGS[kind](tenant)) as unknown as Promise<QueryResult[]>);
      const work = new Work(client, journaal);
      const tx =
        kind === 'write'
          ? work.of(
              tenant,
              opened.then((results) => results[3]?.rows[0] as Audithoofd | undefined),
            )
          : work.of(tenant);
      // What the act asks first is on its way together with the opening; both have ended before anything else is done.
      const [open, done] = await Promise.allSettled([opened, act(tx, opened)]);
      if (open.status === 'rejected') throw open.reason;
      if (done.status === 'rejected') throw done.reason;
      await work.commit();
      return done.value;
    } catch (error) {
      broken = isBroken(error);
      if (!broken)
        broken = await client.query('rollback').then(
          () => false,
          () => true,
        );
      throw error;
    } finally {
      client.release(broken);
    }
  }
  async function transact<T>(kind: keyof typeof OPENINGS, tenant: string, act: (tx: Tx) => Promise<T>) {
    for (let tries = 1; ; tries += 1) {
      try {
        return await once(kind, tenant, act);
      } catch (error) {
        if (!(error instanceof Botsing) || tries === MOST_TRIES) throw error;
      }
    }
  }
  return {
    pool,
    journaal,
    write: together((tenant, act) => transact('write', tenant, act)),
    count: (tenant, act) => transact('count', tenant, act),
    read: (tenant, act) => transact('read', tenant, act),
    still: (act) =>
      once('still', SERVERKETEN, async (tx, opened) => {
        const [, , , exported] = await opened;
        return act(tx, String(exported?.rows[0]?.naam));
      }),
  };
}

/** The statements of one transaction on one connection. */
class Work {
  readonly #client: PoolClient;
  readonly #journaal: Journaal;
  readonly #sent: Promise<unknown>[] = [];
  readonly #afterwards: (() => void)[] = [];
  constructor(client: PoolClient, journaal: Journaal) {
    this.#client = client;
    this.#journaal = journaal;
  }

  of(tenant: string, known?: Promise<Audithoofd | undefined>): Tx {
    let heading = known?.then((found) => found ?? { seq: 0, hash: BEGIN });
    heading?.catch(() => {});
    const query = <R, P>(of: Statement<R, P>, params: P) => this.#query(tenant, of, params);
    const tx: Tx = {
      tenant,
      all: async (of, params) => (await query(of, params)).rows,
      one: async (of, params) => (await query(of, params)).rows[0],
      run: async (of, params) => (await query(of, params)).rowCount ?? 0,
      send: (of, params) => {
        const sent = query(of, params);
        sent.catch(() => {});
        this.#sent.push(sent);
      },
      next: async () => {
        const row = await tx.one(step, {});
        if (!row) throw new Error('no such municipality');
        return row.stroom;
      },
      head: () => {
        heading ??= tx.one(last, {}).then((found) => found ?? { seq: 0, hash: BEGIN });
        return heading;
      },
      note: async (spoor, resultaat = 'gelukt') => {
        const { seq, hash: vorige } = await tx.head();
        const regel = { ...spoor, tenant, seq: seq + 1, resultaat, vorige };
        const punt = { seq: regel.seq, hash: entryHash(regel) };
        tx.send(append, { ...regel, hash: punt.hash });
        heading = Promise.resolve(punt);
        if (punt.seq % ANCHOR_EVERY === 0) tx.after(() => this.#journaal.anchor(tenant, punt));
        return punt;
      },
      as: async (other, act) => {
        await ask(this.#client.query(nameTenant(other)));
        const done = await act(this.of(other));
        await ask(this.#client.query(nameTenant(tenant)));
        return done;
      },
      after: (act) => void this.#afterwards.push(act),
    };
    return tx;
  }

  async #query<R, P>(tenant: string, { name, text, names }: Statement<R, P>, params: P) {
    const given = { ...params, tenant } as Record<string, unknown>;
    const values = names.map((param) => {
      if (!(param in given)) throw new Error(`@${param} was not given`);
      return given[param];
    });
    return ask(this.#client.query<R & QueryResultRow>({ name, text, values }));
  }

  /** Only what the engine calls a commit is one. */
  async commit(): Promise<void> {
    const committed = ask(this.#client.query('commit'));
    await Promise.all([...this.#sent, committed]);
    if ((await committed).command !== 'COMMIT')
      throw new StoreError('buiten-dienst', new Error('not committed'));
    // It is certainly there. What cannot be written beside it now waits for the next, or for the next start.
    for (const act of this.#afterwards) {
      try {
        act();
      } catch {
        return;
      }
    }
  }
}
