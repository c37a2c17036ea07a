import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** Gives what the heading of a piece needs, so that it takes the focus when it is the piece that was searched. */
export function useGevonden(hier: boolean): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!hier) return undefined;
    // After the page itself went to its top.
    const frame = requestAnimationFrame(() => heading.current?.focus());
    return () => cancelAnimationFrame(frame);
  }, [hier]);
  return heading;
}
