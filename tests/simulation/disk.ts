import { IDBFactory, IDBOpenDBRequest } from 'fake-indexeddb';
import type { Locks } from '#device/surroundings.ts';

/**
 * The disk of one phone. A transaction counts from the moment it is complete and, unless it was strict, only when the
 * next strict one is: that is what a browser promises. A page that is gone does nothing any more; what it had begun is
 * undone.
 */

/** One page of the app, from opening to closing or crashing. */
export interface Page {
  alive: boolean;
}

/* Of fake-indexeddb, as far as the simulator reaches into it. */
interface RawRecord {
  key: unknown;
  value: unknown;
}
interface RawIndex {
  name: string;
  keyPath: unknown;
  multiEntry: boolean;
  unique: boolean;
  initialized: boolean;
  storeRecord(record: RawRecord): void;
}
interface RawStore {
  name: string;
  keyPath: unknown;
  autoIncrement: boolean;
  records: { values(): Iterable<RawRecord>; put(record: RawRecord): void };
  rawIndexes: Map<string, RawIndex>;
  storeRecord(record: RawRecord, noOverwrite: boolean, rollbackLog?: (() => void)[]): unknown;
}
interface RawDatabase {
  name: string;
  version: number;
  transactions: RawTransaction[];
  rawObjectStores: Map<string, RawStore>;
  connections: IDBDatabase[];
  processTransactions(): void;
}
type RawTransaction = IDBTransaction & {
  db: IDBDatabase & { _rawDatabase: RawDatabase };
  _state: string;
  _scope: Set<string>;
  _requests: unknown[];
  _rollbackLog: (() => void)[];
};
type RawFactory = IDBFactory & {
  _databases: Map<string, RawDatabase>;
  _connectionQueues: Map<string, unknown>;
};
type Constructor = new (...args: unknown[]) => never;
const again = <T extends object>(like: T, ...args: unknown[]): T =>
  new (like.constructor as Constructor)(...args);

export type Rij = Record<string, unknown>;

export class PhoneDisk {
  readonly name: string;
  marker: string | undefined;
  /** no byte more fits */
  full = false;
  /** called when something was written */
  onCommit: () => void = () => {};
  #factory = new IDBFactory() as RawFactory;
  /** what was complete and not yet certainly on the disk, oldest first */
  #unsynced: (() => void)[][] = [];
  #connections = new Map<IDBDatabase, Page>();
  #tables = new Map<string, readonly Rij[]>();
  #queues = new Map<string, { page: Page; got(): void }[]>();

  constructor(name: string) {
    this.name = name;
  }

  /** The same disk under another name: a schedule begins where the base ended. */
  copy(name: string): PhoneDisk {
    const made = new PhoneDisk(name);
    made.marker = this.marker;
    for (const from of this.#factory._databases.values()) {
      const to = again(from, name, from.version);
      for (const store of from.rawObjectStores.values())
        to.rawObjectStores.set(store.name, copyOf(store, to));
      made.#factory._databases.set(name, to);
      made.#guard(to);
    }
    made.#readAll();
    return made;
  }

  /** Rows of a table as they certainly are: nothing of a transaction that is still going on. */
  rows(table: string): readonly Rij[] {
    return this.#tables.get(table) ?? [];
  }

  /** Everything on the disk, for whoever looks for something readable. */
  everything(): unknown {
    return [this.marker, [...this.#tables]];
  }

  /** IndexedDB as one page sees it. */
  indexedDB(page: Page): IDBFactory {
    const open = (name: string, version?: number) => {
      // a page that is gone waits for ever
      const request = page.alive ? this.#factory.open(name, version) : new IDBOpenDBRequest();
      const adopt = () => this.#adopt(request.result, page);
      request.addEventListener('upgradeneeded', adopt);
      request.addEventListener('success', adopt);
      return request;
    };
    return { ...plainFactory(this.#factory), open } as IDBFactory;
  }

  #adopt(connection: IDBDatabase, page: Page): void {
    this.#guard((connection as unknown as RawTransaction['db'])._rawDatabase);
    if (this.#connections.has(connection)) return;
    this.#connections.set(connection, page);
    const begin = connection.transaction.bind(connection);
    connection.transaction = (stores, mode, options) => {
      if (!page.alive) return never(begin(stores, 'readonly') as RawTransaction);
      const tx = begin(stores, mode, options) as RawTransaction;
      if (mode !== 'readonly') tx.addEventListener('complete', () => this.#committed(tx));
      return tx;
    };
  }

  #committed(tx: RawTransaction): void {
    this.#unsynced.push(tx._rollbackLog);
    if (tx.durability === 'strict') this.#unsynced = [];
    for (const table of tx._scope) this.#read(tx.db._rawDatabase, table);
    this.onCommit();
  }

  #read(db: RawDatabase, table: string): void {
    const store = db.rawObjectStores.get(table);
    this.#tables.set(table, store ? [...store.records.values()].map(({ value }) => value as Rij) : []);
  }
  #readAll(): void {
    this.#tables.clear();
    for (const db of this.#factory._databases.values()) {
      for (const table of db.rawObjectStores.keys()) this.#read(db, table);
    }
  }

  /** Writes need room; taking away and undoing need none. */
  #guard(db: RawDatabase): void {
    for (const store of db.rawObjectStores.values()) {
      if (Object.hasOwn(store, 'storeRecord')) continue;
      const write = store.storeRecord.bind(store);
      store.storeRecord = (record, noOverwrite, rollbackLog) => {
        if (rollbackLog && this.full) throw new DOMException('the disk is full', 'QuotaExceededError');
        return write(record, noOverwrite, rollbackLog);
      };
    }
  }

  /** A page is gone: what it had not finished did not happen, and it holds nothing any more. */
  close(page: Page): void {
    page.alive = false;
    for (const db of this.#factory._databases.values()) {
      const begun = db.transactions.filter(
        (one) => one._state !== 'finished' && this.#connections.get(one.db) === page,
      );
      for (const tx of begun) {
        for (const undo of tx._rollbackLog.reverse()) undo();
        tx._requests = [];
        tx._state = 'finished';
      }
      db.transactions = db.transactions.filter((one) => one._state !== 'finished');
      db.connections = db.connections.filter((one) => this.#connections.get(one) !== page);
      for (const _ of begun) db.processTransactions();
    }
    for (const queue of this.#queues.values()) this.#leave(queue, page);
  }

  /** The power goes: every page is gone, and so is what had not reached the disk. */
  crash(): void {
    for (const page of new Set(this.#connections.values())) this.close(page);
    for (const log of this.#unsynced.reverse()) for (const undo of log.reverse()) undo();
    this.#unsynced = [];
    this.#connections.clear();
    this.#factory._connectionQueues.clear();
    this.#readAll();
  }

  /** The browser threw the storage of this site away; the marker may be spared. */
  evict(marker: boolean): void {
    this.crash();
    this.#factory = new IDBFactory() as RawFactory;
    if (marker) this.marker = undefined;
    this.#readAll();
  }

  /** Web Locks over all pages of this phone. */
  locks(page: Page): Locks {
    return {
      request: async (name, { signal }, whileHeld) => {
        if (!page.alive) return new Promise<void>(() => {});
        const queue = this.#queues.get(name) ?? [];
        this.#queues.set(name, queue);
        await new Promise<void>((resolve, reject) => {
          const place = { page, got: resolve };
          queue.push(place);
          if (queue.length === 1) resolve();
          signal.addEventListener('abort', () => {
            if (queue[0] === place || !queue.includes(place)) return;
            queue.splice(queue.indexOf(place), 1);
            reject(new DOMException('aborted', 'AbortError'));
          });
        });
        try {
          await whileHeld();
        } finally {
          if (queue[0]?.page === page) {
            queue.shift();
            queue[0]?.got();
          }
        }
      },
    };
  }

  #leave(queue: { page: Page; got(): void }[], page: Page): void {
    const first = queue[0];
    const left = queue.filter((place) => place.page !== page);
    queue.splice(0, queue.length, ...left);
    if (first !== queue[0]) queue[0]?.got();
  }
}

function copyOf(store: RawStore, db: RawDatabase): RawStore {
  const made = again(store, db, store.name, store.keyPath, store.autoIncrement);
  for (const index of store.rawIndexes.values()) {
    const copied = again(index, made, index.name, index.keyPath, index.multiEntry, index.unique);
    copied.initialized = true;
    made.rawIndexes.set(index.name, copied);
  }
  for (const { key, value } of store.records.values()) {
    made.records.put({ key, value });
    for (const index of made.rawIndexes.values()) index.storeRecord({ key, value });
  }
  return made;
}

/** A transaction that never begins: whoever waits for it is gone. */
function never(tx: RawTransaction): RawTransaction {
  const db = tx.db._rawDatabase;
  db.transactions = db.transactions.filter((one) => one !== tx);
  return tx;
}

const plainFactory = (factory: IDBFactory) => ({
  cmp: (a: unknown, b: unknown) => factory.cmp(a, b),
  deleteDatabase: (name: string) => factory.deleteDatabase(name),
  databases: () => factory.databases(),
});
