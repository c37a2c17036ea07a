import { IDBKeyRange } from 'fake-indexeddb';
import { type RunningPhone, createPhone } from '#device/create-phone.ts';
import { serve } from '#device/desk-rpc.ts';
import type { Concept, Verzendregel } from '#device/phone.ts';
import type { PageEvents } from '#device/surroundings.ts';
import { type VaultCalls, type VaultNews, makeVaultKeeper } from '#device/vault-keeper.ts';
import { startWorker } from './channel.ts';
import type { Dice } from './dice.ts';
import type { Page, PhoneDisk } from './disk.ts';
import type { Host, Loop } from './loop.ts';
import { ORIGIN } from './server.ts';
import { type Wire, responseOf } from './wire.ts';

export interface Tab extends Page {
  phone: RunningPhone;
  /** the list on the screen of this page */
  verzonden: readonly Verzendregel[];
  /** concepts that are open in this page */
  concepten: Map<string, Concept>;
  fire(event: 'online' | 'zichtbaar' | 'verborgen'): void;
  /** Nobody looks any more. */
  leave(): void;
}

/** A phone: its disk, its clock, its coverage, and the pages of the app that are open on it. */
export class Phone {
  readonly host: Host;
  disk: PhoneDisk;
  online = true;
  /** how far its clock is off */
  skew = 0;
  tabs: Tab[] = [];
  /** an older browser has no Web Locks: then a row in the database is the lock */
  webLocks = true;
  wachtzin: string | undefined;
  /** the app was opened on it */
  used = false;
  onShown: (tab: Tab) => void = () => {};
  /** called when something of its disk was committed, or is gone */
  onWrite: () => void = () => {};
  readonly #loop: Loop;
  readonly #dice: Dice;
  readonly #wire: Wire;

  constructor(loop: Loop, dice: Dice, wire: Wire, name: string, disk: PhoneDisk) {
    this.#loop = loop;
    this.#dice = dice;
    this.#wire = wire;
    this.disk = disk;
    this.disk.onCommit = () => this.onWrite();
    this.host = loop.host(name);
  }

  now(): number {
    return this.#loop.now + this.skew;
  }

  /** Opens the app in one more page; the app itself still has to start. */
  open(): Tab {
    this.used = true;
    const page: Page = { alive: true };
    const listeners = new Map<string, Set<() => void>>();
    const events: PageEvents = {
      online: () => this.online,
      on(event, then) {
        const all = listeners.get(event) ?? new Set();
        listeners.set(event, all.add(then));
        return () => all.delete(then);
      },
    };
    const timers = {
      setTimeout: (then: () => void, ms: number) =>
        this.#loop.timer(this.host, () => page.alive && then(), ms),
      clearTimeout: (timer: unknown) => this.#loop.cancel(timer),
    };
    const { disk } = this;
    const phone = createPhone({
      now: () => this.now(),
      random: () => this.#dice.next(),
      uuid: () => this.#dice.uuid(),
      timers,
      origin: ORIGIN,
      fetch: async (url, init) => {
        if (!this.online) throw new TypeError('Failed to fetch');
        const vraag = {
          method: init.method ?? 'GET',
          path: url.slice(ORIGIN.length),
          headers: lower(init.headers as Record<string, string>),
          ...(typeof init.body === 'string' && { body: init.body }),
        };
        return responseOf(await this.#wire.send(this.host, page, vraag, init.signal));
      },
      secure: true,
      indexedDB: disk.indexedDB(page),
      IDBKeyRange,
      databaseName: disk.name,
      marker: {
        read: async () => disk.marker,
        write: async (value) => {
          if (page.alive) disk.marker = value;
        },
      },
      locks: this.webLocks ? disk.locks(page) : undefined,
      page: events,
      storage: undefined,
      makeVaultWorker: () =>
        startWorker(this.#loop, this.host, page, (port) =>
          serve<VaultCalls, VaultNews>(port, (tell) =>
            makeVaultKeeper({ now: () => this.now(), ...timers }, tell),
          ),
        ),
    });
    const tab: Tab = Object.assign(page, {
      phone,
      verzonden: [] as readonly Verzendregel[],
      leave: () => stop(),
      concepten: new Map<string, Concept>(),
      fire: (event: string) =>
        this.#loop.soon(this.host, () => {
          if (page.alive) for (const then of listeners.get(event) ?? []) then();
        }),
    });
    const stop = phone.verzonden.subscribe((verzonden) => {
      if (!page.alive) return;
      tab.verzonden = verzonden;
      this.onShown(tab);
    });
    this.tabs.push(tab);
    return tab;
  }

  /** A page goes away in the middle of whatever it did. */
  close(tab: Tab): void {
    this.host.life += 1;
    this.disk.close(tab);
    this.tabs = this.tabs.filter((one) => one !== tab);
    end(tab);
  }

  /** The phone loses its power. */
  crash(): void {
    const { tabs } = this;
    this.host.life += 1;
    this.disk.crash();
    this.tabs = [];
    this.#loop.drop(this.host);
    for (const tab of tabs) end(tab);
    this.onWrite();
  }

  /** The browser throws everything of this site away, perhaps with the marker beside it. */
  evict(marker: boolean): void {
    this.crash();
    this.disk.evict(marker);
    this.wachtzin = undefined;
    this.onWrite();
  }

  sleep(): void {
    this.host.asleep = true;
  }
  wake(): void {
    if (!this.host.asleep) return;
    this.host.asleep = false;
    for (const tab of this.tabs) tab.fire('zichtbaar');
  }

  coverage(there: boolean): void {
    const came = there && !this.online;
    this.online = there;
    if (came && !this.host.asleep) for (const tab of this.tabs) tab.fire('online');
  }
}

/** What is left of a page in this process goes; it can do nothing any more. */
function end(tab: Tab): void {
  tab.alive = false;
  tab.leave();
  tab.phone.stop();
}

export const lower = (headers: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
