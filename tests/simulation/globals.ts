import type { Dice } from './dice.ts';
import type { Loop } from './loop.ts';
import { standInSubtle } from './stand-in-crypto.ts';

/**
 * The globals that a phone, a desk and a server share in one process: timers, chance, keys and copies. While a schedule
 * runs they are the simulator's; afterwards they are what they were.
 */

export type Cryptosoort = 'stand-in' | 'real';

const NAMES = [
  'setTimeout',
  'clearTimeout',
  'setImmediate',
  'clearImmediate',
  'structuredClone',
  'crypto',
  'CompressionStream',
] as const;

/** Puts the simulator's globals in place; gives the way back. */
export function takeGlobals(loop: Loop, dice: Dice, soort: Cryptosoort): () => void {
  const before = NAMES.map((name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)] as const);
  const timeout = AbortSignal.timeout;
  const platform = globalThis.crypto;
  const real = inOrder(platform.subtle);
  if (soort === 'real') loop.pending = real.pending;

  const given: Record<(typeof NAMES)[number], unknown> = {
    setTimeout: (run: () => void, ms?: number) => loop.timer(loop.current, run, ms),
    clearTimeout: (timer: unknown) => loop.cancel(timer),
    setImmediate: (run: (...args: unknown[]) => void, ...args: unknown[]) =>
      loop.timer(loop.current, () => run(...args)),
    clearImmediate: (timer: unknown) => loop.cancel(timer),
    structuredClone: copy,
    crypto: {
      subtle: soort === 'real' ? real.subtle : standInSubtle((into) => dice.fill(into)),
      getRandomValues: <T extends ArrayBufferView>(into: T) => dice.fill(into),
      randomUUID: () => dice.uuid(),
    },
    // as in WebKit before 16.4: what is sealed or sent is then not compressed, and nothing waits for a thread
    CompressionStream: undefined,
  };
  for (const name of NAMES) {
    Object.defineProperty(globalThis, name, { value: given[name], configurable: true, writable: true });
  }
  AbortSignal.timeout = (ms) => {
    const stop = new AbortController();
    loop.timer(loop.current, () => stop.abort(TOO_LATE), ms);
    return stop.signal;
  };
  // every abort makes an error, and where it came from is asked for only when a schedule is looked into
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;

  return () => {
    for (const [name, descriptor] of before) {
      if (descriptor) Object.defineProperty(globalThis, name, descriptor);
    }
    AbortSignal.timeout = timeout;
    Error.stackTraceLimit = stackTraceLimit;
  };
}

const TOO_LATE = new DOMException('too late', 'TimeoutError');

/** The real WebCrypto works in threads: its answers are given in the order of the questions, so that a seed repeats. */
function inOrder(subtle: SubtleCrypto) {
  let tail: Promise<unknown> = Promise.resolve();
  let pending = 0;
  const ask =
    (method: (...args: never[]) => Promise<unknown>) =>
    (...args: never[]) => {
      pending += 1;
      const work = method.apply(subtle, args);
      work.catch(() => {});
      const mine = tail.then(() => work);
      tail = mine.then(
        () => (pending -= 1),
        () => (pending -= 1),
      );
      return mine;
    };
  const ordered = new Proxy(subtle, {
    get: (_, name) => ask(subtle[name as 'digest'] as (...args: never[]) => Promise<unknown>),
  });
  return { subtle: ordered, pending: () => pending };
}

/** What the structured clone does with what this house stores and posts; a key is the same key wherever it goes. */
export function copy<T>(value: T): T {
  if (typeof value === 'function') throw new DOMException('a function cannot be cloned', 'DataCloneError');
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(copy) as T;
  if (value instanceof Uint8Array) return Uint8Array.from(value) as T;
  if (value instanceof Date) return new Date(value) as T;
  if ((value as { [Symbol.toStringTag]?: string })[Symbol.toStringTag] === 'CryptoKey') return value;
  const made: Record<string, unknown> = {};
  for (const name of Object.keys(value)) made[name] = copy((value as Record<string, unknown>)[name]);
  return made as T;
}
