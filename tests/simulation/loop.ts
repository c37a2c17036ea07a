import { createHash } from 'node:crypto';
import type { Dice } from './dice.ts';

/**
 * The event loop of a simulated world. Every device, desk and server has its own queue of tasks; which of them runs
 * next is chosen by dice. After each task everything it promised at once has happened; that is one step, and between
 * two steps anything may break. Time stands still until nobody has anything to do, and then goes to the next timer.
 */

/** One machine: a phone, the browser of a desk, or the server. */
export interface Host {
  readonly name: string;
  /** what it does next, in its own order */
  readonly tasks: (() => void)[];
  /** a phone in a pocket does nothing, and its timers wait */
  asleep: boolean;
  /** how often something on it was cut off: what was begun before has no end to wait for */
  life: number;
}

export interface Timer {
  readonly host: Host;
  readonly at: number;
  readonly order: number;
  readonly run: () => void;
}

const later = globalThis.setImmediate;

export class Loop {
  now: number;
  steps = 0;
  /** the machine whose task is being done: what is asked of the globals is asked by it */
  current: Host;
  readonly hosts: Host[] = [];
  /** Work outside this process that a step waits for: only the real WebCrypto has any. */
  pending: () => number = () => 0;
  /** A machine whose disk has to answer before anything else happens; over as soon as it goes on. */
  awaited: Host | undefined;
  /** called for everything that is noted, but for bare steps */
  onNote: (what: string) => void = () => {};
  /** called after each step */
  afterStep: (host: Host) => void = () => {};
  readonly #history = createHash('sha256');
  readonly #dice: Dice;
  readonly #timers = new Map<number, Timer>();
  #order = 0;

  constructor(now: number, dice: Dice) {
    this.now = now;
    this.#dice = dice;
    this.current = this.host('stage');
  }

  host(name: string): Host {
    const made: Host = { name, tasks: [], asleep: false, life: 0 };
    this.hosts.push(made);
    return made;
  }

  soon(host: Host, run: () => void): void {
    if (this.awaited === host) this.awaited = undefined;
    host.tasks.push(run);
  }

  /** Adds to what happened; nothing of a key or an id, which differ each time. */
  note(what: string): void {
    if (what !== '') this.onNote(what);
    this.#history.update(`${this.now} ${this.current.name} ${what}\n`);
  }

  /** Everything that was noted, as one text to compare. */
  get history(): string {
    return this.#history.copy().digest('base64url');
  }

  /** Resolves in a later step of this machine: others may get their turn first. */
  turn(host: Host): Promise<void> {
    return new Promise((resolve) => this.soon(host, resolve));
  }

  timer(host: Host, run: () => void, ms = 0): number {
    this.#order += 1;
    const wait = Number.isFinite(ms) ? Math.max(0, ms) : 0;
    if (wait === 0) this.soon(host, () => this.#timers.has(order) && this.#fire(order));
    const order = this.#order;
    this.#timers.set(order, { host, at: this.now + wait, order, run });
    return order;
  }

  cancel(timer: unknown): void {
    this.#timers.delete(timer as number);
  }

  /** Forgets everything a machine had to do: it lost its power. */
  drop(host: Host): void {
    host.tasks.length = 0;
    for (const [order, timer] of this.#timers) if (timer.host === host) this.#timers.delete(order);
  }

  #fire(order: number): void {
    const timer = this.#timers.get(order);
    this.#timers.delete(order);
    timer?.run();
  }

  #next(until: number): Timer | undefined {
    let first: Timer | undefined;
    for (const timer of this.#timers.values()) {
      if (timer.host.asleep || timer.at > until) continue;
      if (!first || timer.at < first.at || (timer.at === first.at && timer.order < first.order))
        first = timer;
    }
    return first;
  }

  /** Does one step, or moves time to the next timer; tells whether there was anything before `until`. */
  async step(until: number): Promise<boolean> {
    const ready = this.hosts.filter(({ tasks, asleep }) => tasks.length > 0 && !asleep);
    if (ready.length === 0) {
      const timer = this.#next(until);
      if (!timer) return false;
      this.now = Math.max(this.now, timer.at);
      timer.host.tasks.push(() => this.#timers.has(timer.order) && this.#fire(timer.order));
      return true;
    }
    const host = ready.length === 1 ? ready[0]! : this.#dice.pick(ready);
    this.current = host;
    this.steps += 1;
    this.note('');
    host.tasks.shift()!();
    do await new Promise((resolve) => later(resolve));
    while (this.pending() > 0 || this.awaited);
    this.afterStep(host);
    return true;
  }

  /** Runs for so long; stops early when `enough` says so. Time ends there, also when nothing happened. */
  async run(ms: number, enough: () => boolean = () => false): Promise<void> {
    const until = this.now + ms;
    while (!enough() && (await this.step(until)));
    if (!enough()) this.now = Math.max(this.now, until);
  }
}
