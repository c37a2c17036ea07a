import { type RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/**
 * How high a bar is that stays at an edge of the screen, told to the style as `--<naam>`: what gets the focus scrolls
 * clear of it, whatever the bar holds and however large the letters are (WCAG 2.2, 2.4.11).
 */
export function useRand<Balk extends HTMLElement>(naam: 'kop' | 'voet'): RefObject<Balk | null> {
  const bar = useRef<Balk>(null);
  useLayoutEffect(() => {
    const { style } = document.documentElement;
    const sees = new ResizeObserver(() =>
      style.setProperty(`--${naam}`, `${bar.current?.offsetHeight ?? 0}px`),
    );
    if (bar.current) sees.observe(bar.current);
    return () => {
      sees.disconnect();
      style.removeProperty(`--${naam}`);
    };
  }, [naam]);
  return bar;
}
