import { useLayoutEffect, useRef } from 'preact/hooks';

/**
 * Gives what to hang on a heading that takes the focus as it is drawn, and again when `what` changes. Not before the
 * frame: what is still covered takes none.
 */
export function useHeading(what?: unknown) {
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    const frame = requestAnimationFrame(() => heading.current?.focus({ preventScroll: true }));
    return () => cancelAnimationFrame(frame);
  }, [what]);
  return heading;
}
