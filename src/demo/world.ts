import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { MessageChannel } from 'node:worker_threads';
import { createDesk } from '#device/create-desk.ts';
import { type RunningPhone, createPhone } from '#device/create-phone.ts';
import type { DeskCalls, DeskNews } from '#device/desk-calls.ts';
import { hostDesk } from '#device/desk-host.ts';
import { type Port, serve } from '#device/desk-rpc.ts';
import type { Desk } from '#device/desk.ts';
import type { Live } from '#device/live.ts';
import type { Verzendregel, Verzendstand } from '#device/phone.ts';
import type { Surroundings } from '#device/surroundings.ts';
import { type VaultCalls, type VaultNews, makeVaultKeeper } from '#device/vault-keeper.ts';
import type { Uitkomst } from '#domain/uitkomst.ts';

/** What a phone and a desk need of a world when there is no browser: everything in the memory of this process. */

/** How the players reach the server, and what time it is for them. */
export interface World {
  /** what a browser calls the server: it is in the invitations */
  origin: string;
  /** where it listens for this process */
  address: string;
  now(): number;
}

/** Takes what a worker does with its end of the line; gives the page's end. The same code as in a Worker, no thread. */
export function inProcessWorker(work: (port: Port) => void): Port & { terminate(): void } {
  const { port1, port2 } = new MessageChannel();
  for (const port of [port1, port2]) {
    port.start();
    port.unref();
  }
  work({
    postMessage: (message) => port2.postMessage(message),
    addEventListener: (type, listener) => port2.on(type, (data: unknown) => listener({ data })),
  });
  return {
    postMessage: (message) => port1.postMessage(message),
    addEventListener: (type, listener) => port1.on(type, (data: unknown) => listener({ data })),
    terminate: () => port1.close(),
  };
}

export interface WorldPhone {
  phone: RunningPhone;
  /** Resolves when the server has these envelopes of it, with all their photos. */
  arrived(envIds: readonly string[]): Promise<void>;
  /** Takes the coverage away, or gives it back. */
  coverage(there: boolean): void;
}

/** What a phone keeps when its app is closed: the database, and the number beside it. */
export interface Disk {
  indexedDB: IDBFactory;
  marker: string | undefined;
}

const WAITS: ReadonlySet<Verzendstand> = new Set(['wacht', 'onderweg', 'niet-verstuurd']);

function isThere(rows: readonly Verzendregel[], envId: string): boolean {
  const row = rows.find((sent) => sent.envId === envId);
  if (!row || WAITS.has(row.stand)) return false;
  return (row.bijlagen?.verstuurd ?? 0) >= (row.bijlagen?.totaal ?? 0);
}

/** A phone with its real code, on a disk that is gone when this process ends. */
export function makePhone(
  { origin, address, now }: World,
  disk: Disk = { indexedDB: new IDBFactory(), marker: undefined },
): WorldPhone {
  let online = true;
  const waiting = new Set<() => void>();
  const timers: Surroundings['timers'] = {
    setTimeout: (then, ms) => setTimeout(then, ms).unref(),
    clearTimeout: (timer) => clearTimeout(timer as NodeJS.Timeout),
  };
  const phone = createPhone({
    now,
    random: () => Math.random(),
    uuid: () => crypto.randomUUID(),
    timers,
    origin,
    async fetch(url, init) {
      if (!online) throw new TypeError('no coverage');
      return fetch(url.replace(origin, address), init);
    },
    secure: true,
    indexedDB: disk.indexedDB,
    IDBKeyRange,
    databaseName: 'meldroute',
    marker: {
      read: async () => disk.marker,
      write: async (value) => {
        disk.marker = value;
      },
    },
    // one page, so the lock is always free
    locks: { request: (_name, _options, whileHeld) => whileHeld() },
    page: {
      online: () => online,
      on(event, then) {
        if (event === 'online') waiting.add(then);
        return () => waiting.delete(then);
      },
    },
    storage: undefined,
    makeVaultWorker: () =>
      inProcessWorker((port) =>
        serve<VaultCalls, VaultNews>(port, (tell) => makeVaultKeeper({ now, ...timers }, tell)),
      ),
  });
  return {
    phone,
    arrived: (envIds) =>
      seen(phone.verzonden, (rows) => envIds.every((envId) => isThere(rows, envId)), 'delivery'),
    coverage(there) {
      online = there;
      if (there) for (const then of waiting) then();
    },
  };
}

/** A desk with its real code and the cookie of its own browser. Nobody looks at it, so it never locks by itself. */
export function makeDesk({ origin, address, now }: World): Desk {
  const cookies = new Map<string, string>();
  const line: typeof fetch = async (input, init) => {
    const headers = new Headers(init?.headers);
    if (cookies.size > 0) headers.set('cookie', [...cookies].map((pair) => pair.join('=')).join('; '));
    const answer = await fetch(String(input).replace(origin, address), { ...init, headers });
    for (const given of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(given) ?? [];
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    return answer;
  };
  return createDesk({
    now,
    origin,
    fetch: line,
    secure: true,
    attention: { visible: () => false, on: () => {}, every: () => {} },
    makeWorker: () =>
      inProcessWorker((port) =>
        serve<DeskCalls, DeskNews>(port, (tell) => hostDesk({ fetch: line, origin, now }, tell)),
      ),
  });
}

/** Takes an outcome that must be good; gives what is in it. A refusal means that the demo itself is wrong. */
export function must<T>(uitkomst: Uitkomst<T, string>, what: string): T {
  if (uitkomst.ok) return uitkomst.waarde;
  const waarom = 'waarom' in uitkomst ? ` (${String(uitkomst.waarom)})` : '';
  throw new Error(`${what}: ${uitkomst.reden}${waarom}`);
}

/** The newest value of what a desk shows. */
export function shown<T>(live: Live<T>): T {
  let newest: { value: T } | undefined;
  live.subscribe((value) => (newest = { value }))();
  if (!newest) throw new Error('nothing is shown yet');
  return newest.value;
}

const PATIENCE = 60_000;

/** Resolves when a Live has a value that fits; a minute without one means that the demo itself is wrong. */
export function seen<T>(live: Live<T>, fits: (value: T) => boolean, what: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`${what} did not come about`)), PATIENCE);
    const stop = live.subscribe((value) => {
      if (!fits(value)) return;
      clearTimeout(late);
      resolve();
      // after the call that gives the way to stop
      queueMicrotask(() => stop());
    });
  });
}
