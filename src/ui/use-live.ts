import { useLayoutEffect, useState } from 'preact/hooks';

/** The part of a changing value that a screen needs. */
interface Subscribable<T> {
  subscribe(next: (value: T) => void): () => void;
}

/** Takes a changing value and what to show until it is known; gives the newest. A value known at once is painted at once. */
export function useLive<T, F = T>(source: Subscribable<T>, first: F): T | F {
  const [value, setValue] = useState<T | F>(first);
  useLayoutEffect(() => source.subscribe((next) => setValue(() => next)), [source]);
  return value;
}
