/** Counts per key in a window that moves; forgets the oldest keys first, so that strangers cannot fill the memory. */
export class Meter {
  readonly #windows = new Map<string, { sum: number; ends: number }>();
  readonly #limit: number;
  readonly #span: number;
  readonly #keys: number;
  constructor(limit: number, span: number, keys = 10_000) {
    this.#limit = limit;
    this.#span = span;
    this.#keys = keys;
  }

  /** Adds to what the key used; gives the seconds to wait when that is too much, else 0. */
  add(key: string, amount: number, nu: number): number {
    let window = this.#windows.get(key);
    if (!window || window.ends <= nu) {
      this.#windows.delete(key);
      window = { sum: 0, ends: nu + this.#span };
      this.#windows.set(key, window);
      if (this.#windows.size > this.#keys) {
        const [oldest] = this.#windows.keys();
        if (oldest !== undefined) this.#windows.delete(oldest);
      }
    }
    window.sum += amount;
    return window.sum > this.#limit ? Math.max(1, Math.ceil((window.ends - nu) / 1000)) : 0;
  }
}

/** As long as GlobaLeaks makes a guesser wait, at most (security B7). */
const LONGEST = 42_000;
const FREE_TRIES = 3;
const FORGET = 60 * 60_000;

/** Makes each next wrong login of one name from one network wait longer: 1, 2, 4 … at most 42 seconds. */
export class Vertraging {
  readonly #tries = new Map<string, { wrong: number; until: number }>();

  /** Gives the seconds to wait before the next try is looked at; 0 when it may. */
  wait(key: string, nu: number): number {
    const found = this.#tries.get(key);
    return found && found.until > nu ? Math.ceil((found.until - nu) / 1000) : 0;
  }

  wrong(key: string, nu: number): void {
    const before = this.#tries.get(key);
    const wrong = (before && before.until + FORGET > nu ? before.wrong : 0) + 1;
    const pause = wrong < FREE_TRIES ? 0 : Math.min(LONGEST, 1000 * 2 ** (wrong - FREE_TRIES));
    this.#tries.delete(key);
    this.#tries.set(key, { wrong, until: nu + pause });
    if (this.#tries.size > 10_000) {
      const [oldest] = this.#tries.keys();
      if (oldest !== undefined) this.#tries.delete(oldest);
    }
  }

  right(key: string): void {
    this.#tries.delete(key);
  }
}
