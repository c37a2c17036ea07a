/** A value that changes: what a screen asks of the device. */
export interface Live<T> {
  /** Calls `next` with the current value as soon as it is known and at each change; gives the way to stop. */
  subscribe(next: (value: T) => void): () => void;
}

/** A Live that code sets by hand; `value` is the newest. */
export interface Cell<T> extends Live<T> {
  value: T;
}

/** Takes a first value; gives a Live that tells its subscribers each time `value` is set to something else. */
export function cell<T>(first: T): Cell<T> {
  const listeners = new Set<(value: T) => void>();
  let current = first;
  return {
    get value() {
      return current;
    },
    set value(next: T) {
      if (Object.is(next, current)) return;
      current = next;
      for (const listener of listeners) listener(next);
    },
    subscribe(next) {
      listeners.add(next);
      next(current);
      return () => listeners.delete(next);
    },
  };
}
