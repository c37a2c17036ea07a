import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { sneltoetsen } from '#ui/theme.ts';

/** Whether a key that is pressed there is a letter that somebody types. */
export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.matches('input, textarea, select');

/** The keyboard of a list: j and k walk over the rows, / goes to the search control, Escape leaves it. */
export function useLooptoetsen(zoekveld: RefObject<HTMLInputElement | null>): void {
  useLayoutEffect(() => {
    function press(event: KeyboardEvent) {
      if (event.ctrlKey || event.metaKey || event.altKey || !sneltoetsen()) return;
      if (isTyping(event.target)) {
        if (event.key === 'Escape' && event.target === zoekveld.current) zoekveld.current?.blur();
        return;
      }
      if (event.key === '/') {
        event.preventDefault();
        zoekveld.current?.focus();
        return;
      }
      const way = event.key === 'j' ? 1 : event.key === 'k' ? -1 : 0;
      if (way === 0) return;
      const rows = [...document.querySelectorAll<HTMLElement>('[data-rij]')];
      const here = rows.findIndex((row) => row === document.activeElement);
      const next = here === -1 ? (way === 1 ? 0 : rows.length - 1) : here + way;
      rows[next]?.focus();
    }
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [zoekveld]);
}

/** The arrow keys walk from station to station, also from a side track that hangs under one. */
export function usePijltoetsen(list: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const line = list.current;
    if (!line) return undefined;
    function press(event: KeyboardEvent) {
      const way = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
      if (way === 0) return;
      const stops = [...(line?.querySelectorAll<HTMLElement>('.halte') ?? [])];
      const here = stops.findIndex((stop) => stop.parentElement?.contains(document.activeElement));
      stops[here + way]?.focus();
      event.preventDefault();
    }
    line.addEventListener('keydown', press);
    return () => line.removeEventListener('keydown', press);
  }, [list]);
}
