import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '#server/app.ts';
import { trailAt } from '#server/console.ts';
import type { App } from '#server/http/kern.ts';
import { filesOf } from '#server/store/bestanden.ts';
import { makeBackup, restore } from '#server/store/sqlite-reservekopie.ts';
import { openSqliteStore } from '#server/store/sqlite.ts';
import { type Store, StoreError } from '#server/store/store.ts';
import type { Host, Loop } from './loop.ts';
import type { Antwoord, Serving, Vraag } from './wire.ts';

/**
 * The real server on a real database: every operation of the store is one step, so that two requests mix as they would
 * with a database far away, and the power can go before and after each commit.
 */

export const ORIGIN = 'http://localhost:8080';

/** Memory where there is any, for nothing here is about the disk: that is what the torture is for. */
const ROOT = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
export const newFolder = (): string => mkdtempSync(join(ROOT, 'meldroute-simulation-'));

/** Operations that may write; a full disk refuses them. */
const WRITES =
  /^(begin|end|voltooi|schrijf|schrijfIn|vraagAan|laatToe|nodigUit|trekIn|legAf|haalOp|openbaar|plaats|lees|note)$/;

/** The part of the server that outlives its process: an app answers from whatever store is open now. */
export interface Engine {
  app: App;
  store: { now: Store };
  step: { around: (name: string, act: () => Promise<unknown>) => Promise<unknown> };
  klok: { nu: () => number };
  auditsleutel: Buffer;
}

/** Makes the app once; opening another store under it is starting it again. */
export async function makeEngine(store: Store, auditsleutel: Buffer): Promise<Engine> {
  const held = { now: store };
  const step: Engine['step'] = { around: (_name, act) => act() };
  const klok = { nu: () => 0 };
  const app = await createApp({
    store: indirect(
      store,
      () => held.now,
      (name, act) => step.around(name, act),
    ),
    klok: () => klok.nu(),
    origin: ORIGIN,
    auditsleutel,
    logger: { level: 'silent' },
    proxies: 0,
  });
  return { app, store: held, step, klok, auditsleutel };
}

type Act = (...args: unknown[]) => Promise<unknown>;

/** The operations of a store that are looked up at each call, with something around each. */
function indirect(like: Store, now: () => Store, around: Engine['step']['around']): Store {
  const through =
    (path: readonly string[]) =>
    (...args: unknown[]) =>
      around(path.at(-1) ?? '', async () => {
        const found = path.reduce<unknown>((at, name) => (at as Record<string, unknown>)[name], now());
        return (found as Act)(...args);
      });
  const entries = Object.entries(like).map(([name, value]) => [
    name,
    typeof value === 'function'
      ? through([name])
      : Object.fromEntries(Object.keys(value as object).map((method) => [method, through([name, method])])),
  ]);
  return Object.fromEntries(entries) as Store;
}

export class Server implements Serving {
  readonly host: Host;
  up = true;
  /** no byte more fits on its disk */
  full = false;
  /** called after each operation of the store, before its answer */
  onCommit: () => void = () => {};
  readonly folder: string;
  readonly #loop: Loop;
  readonly #engine: Engine;
  readonly #old: Store[] = [];
  readonly #asked = new Set<(reason: Error) => void>();
  #copies = 0;

  constructor(loop: Loop, engine: Engine, folder: string) {
    this.#loop = loop;
    this.#engine = engine;
    this.folder = folder;
    this.host = loop.host('server');
    engine.klok.nu = () => loop.now;
    engine.step.around = (name, act) => this.#step(name, act);
    this.#open();
  }

  #open(): void {
    this.#engine.store.now = openSqliteStore(this.folder, this.#loop.now);
    this.#old.push(this.#engine.store.now);
  }

  async #step(name: string, act: () => Promise<unknown>): Promise<unknown> {
    await this.#loop.turn(this.host);
    if (!WRITES.test(name)) return act();
    if (this.full) throw new StoreError('schijf-vol', undefined);
    const done = await act();
    this.onCommit();
    await this.#loop.turn(this.host);
    return done;
  }

  handle(vraag: Vraag): Promise<Antwoord> {
    if (!this.up) return Promise.reject(new Error('nobody listens'));
    return new Promise((resolve, reject) => {
      this.#asked.add(reject);
      void this.#answer(vraag)
        .then(resolve, reject)
        .finally(() => this.#asked.delete(reject));
    });
  }

  async #answer({ method, path, headers, body }: Vraag): Promise<Antwoord> {
    const response = await this.#engine.app.inject({
      method: method as 'GET',
      url: path,
      headers,
      ...(body !== undefined && { payload: body }),
    });
    const told: Record<string, string> = { date: new Date(this.#loop.now).toUTCString() };
    for (const name of ['content-type', 'volgende-uitdaging', 'retry-after']) {
      if (response.headers[name] !== undefined) told[name] = String(response.headers[name]);
    }
    const { statusCode: status } = response;
    return {
      status,
      headers: told,
      cookies: [response.headers['set-cookie'] ?? []].flat(),
      body: response.body,
    };
  }

  /** The power goes. What was committed stays; nobody gets an answer. */
  crash(): void {
    this.up = false;
    this.host.life += 1;
    this.#loop.drop(this.host);
    for (const lost of this.#asked) lost(new Error('the connection was reset'));
    this.#asked.clear();
  }

  start(): void {
    if (this.up) return;
    this.up = true;
    this.#open();
  }

  /** Makes a checked backup, as the operator does beside a running server; gives its file. */
  async backup(): Promise<string> {
    const to = join(this.folder, 'kopie', `${(this.#copies += 1)}.sqlite`);
    mkdirSync(join(this.folder, 'kopie'), { recursive: true });
    const nu = this.#loop.now;
    this.#loop.awaited = this.host;
    const made = await makeBackup(filesOf(this.folder), to, nu, trailAt(nu)).finally(
      () => (this.#loop.awaited = undefined),
    );
    if (!made.ok) throw new Error(`no backup: ${JSON.stringify(made)}`);
    this.onCommit();
    return to;
  }

  /** Puts a backup back while the server stands still. */
  restore(from: string): void {
    this.crash();
    const nu = this.#loop.now;
    const done = restore(filesOf(this.folder), from, { overwrite: true, nu, trail: trailAt(nu) });
    if (!done.ok) throw new Error(`no restore: ${JSON.stringify(done)}`);
    this.start();
  }

  /** Gives the store that is open now. */
  get store(): Store {
    return this.#engine.store.now;
  }

  async end(): Promise<void> {
    for (const store of this.#old) await store.close().catch(() => {});
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** The files of a server that was closed, in a folder of their own. */
export function copyFolder(from: string): string {
  const to = newFolder();
  cpSync(from, to, { recursive: true });
  return to;
}
