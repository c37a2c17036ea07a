import { useLayoutEffect } from 'preact/hooks';

/** Escape means the safe choice, for as long as there is one to go back to. */
export function useEscape(onEscape: (() => void) | undefined): void {
  useLayoutEffect(() => {
    if (!onEscape) return undefined;
    const press = (event: KeyboardEvent) => event.key === 'Escape' && onEscape();
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [onEscape]);
}
