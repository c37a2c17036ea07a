import { IDBIndex, IDBObjectStore } from 'fake-indexeddb';
import { onTestFinished } from 'vitest';
import type { Disk } from './stage.ts';

/* What is on a phone's disk, and disks that fail. */

type Rows = Record<string, Record<string, unknown>[]>;

/** Gives every row of every table, read past the app. */
export async function dump({ indexedDB }: Disk): Promise<Rows> {
  const db = await request(indexedDB.open('meldroute'));
  const names = [...db.objectStoreNames];
  const rows: Rows = {};
  if (names.length > 0) {
    const tx = db.transaction(names, 'readonly');
    for (const name of names) rows[name] = await request(tx.objectStore(name).getAll());
  }
  db.close();
  return rows;
}

/** Rewrites every row of a table past the app, as a kill or another hand leaves it. */
export async function alter(
  { indexedDB }: Disk,
  table: string,
  change: (row: Record<string, unknown>) => Record<string, unknown>,
): Promise<void> {
  const db = await request(indexedDB.open('meldroute'));
  const store = db.transaction(table, 'readwrite').objectStore(table);
  for (const row of await request<Record<string, unknown>[]>(store.getAll())) {
    await request(store.put(change(row)));
  }
  db.close();
}

/** Writes a database as another version of the app would leave it. */
export async function leave({ indexedDB }: Disk, version: number): Promise<void> {
  const opening = indexedDB.open('meldroute', version);
  opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore('later'));
  (await request(opening)).close();
}

export function request<T>(asked: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    asked.addEventListener('success', () => resolve(asked.result));
    asked.addEventListener('error', () => reject(asked.error ?? new Error('refused')));
  });
}

/** Everything in a value that could be read, as one text: strings, and bytes as text. */
export function readable(value: unknown): string {
  if (typeof value === 'string') return `${value}\n${decoded(value)}\n`;
  if (value instanceof Uint8Array)
    return `${Buffer.from(value).toString('latin1')}\n${Buffer.from(value).toString('utf8')}\n`;
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value)
      .map(([name, inside]) => `${name}\n${readable(inside)}`)
      .join('');
  }
  return `${String(value)}\n`;
}
/** Compact texts have base64url parts, and some of those are JSON. */
const decoded = (text: string): string =>
  text
    .split('.')
    .map((part) => Buffer.from(part, 'base64url').toString('latin1'))
    .join('\n');

/**
 * Makes every write on every disk of this test ask first; a name of an error is thrown instead of writing. Gives what
 * was asked so far.
 */
export function guardWrites(
  judge: (op: { kind: 'add' | 'put' | 'delete'; table: string; n: number }) => string | undefined,
) {
  const asked: string[] = [];
  const before = {
    add: IDBObjectStore.prototype.add,
    put: IDBObjectStore.prototype.put,
    delete: IDBObjectStore.prototype.delete,
  };
  const guarded = (kind: 'add' | 'put' | 'delete') =>
    function (this: IDBObjectStore, ...args: never[]) {
      asked.push(`${kind} ${this.name}`);
      const fault = judge({ kind, table: this.name, n: asked.length });
      if (fault !== undefined) {
        this.transaction.abort();
        throw new DOMException('the disk refuses', fault);
      }
      return (before[kind] as (...all: never[]) => never).apply(this, args);
    };
  IDBObjectStore.prototype.add = guarded('add');
  IDBObjectStore.prototype.put = guarded('put');
  IDBObjectStore.prototype.delete = guarded('delete');
  const restore = (): void => void Object.assign(IDBObjectStore.prototype, before);
  onTestFinished(restore);
  return { asked, restore };
}

interface RawStore {
  storeRecord(record: unknown, noOverwrite: boolean, rollbackLog?: unknown): unknown;
}

/** Makes each write fail when the disk comes to it, and not when it is asked; gives the way to make room. */
export function fillUp({ indexedDB }: Disk): () => void {
  const raw = indexedDB as unknown as {
    _databases: Map<string, { rawObjectStores: Map<string, RawStore> }>;
  };
  const stores = [...raw._databases.values()].flatMap(({ rawObjectStores }) => [...rawObjectStores.values()]);
  for (const store of stores) {
    const write = store.storeRecord.bind(store);
    store.storeRecord = (record, noOverwrite, rollbackLog) => {
      if (rollbackLog) throw new DOMException('the disk is full', 'QuotaExceededError');
      return write(record, noOverwrite);
    };
  }
  return () => {
    for (const store of stores) Reflect.deleteProperty(store, 'storeRecord');
  };
}

/** Counts what is read from now on, rows by table; only answers with more than a handful of rows. */
export function countReads(): () => Record<string, number> {
  const rows: Record<string, number> = {};
  const before = [IDBObjectStore.prototype, IDBIndex.prototype].map((prototype) => ({
    prototype,
    getAll: prototype.getAll,
  }));
  for (const { prototype, getAll } of before) {
    prototype.getAll = function (this: IDBObjectStore | IDBIndex, ...args: never[]) {
      const request = (getAll as (...all: never[]) => IDBRequest<unknown[]>).apply(this, args);
      const table = 'objectStore' in this ? this.objectStore.name : this.name;
      request.addEventListener('success', () => {
        if (request.result.length > 5) rows[table] = (rows[table] ?? 0) + request.result.length;
      });
      return request;
    } as typeof getAll;
  }
  onTestFinished(() => before.forEach(({ prototype, getAll }) => void (prototype.getAll = getAll)));
  return () => ({ ...rows });
}
