import { useRef, useState } from 'preact/hooks';

/** Gives whether an act is under way, and a way to begin one: a second press while it runs does nothing. */
export function useBusy(): [busy: boolean, run: (act: () => Promise<void>) => void] {
  const [busy, setBusy] = useState(false);
  const running = useRef(false);
  const run = (act: () => Promise<void>) => {
    if (running.current) return;
    running.current = true;
    setBusy(true);
    void act().finally(() => {
      running.current = false;
      setBusy(false);
    });
  };
  return [busy, run];
}
