import { useEffect, useState } from 'preact/hooks';
import type { Desk } from '#device/desk.ts';

const MINUUT = 60_000;
/** The server ends an idle session after 15 minutes; the desk closes with it (security B6). */
const STIL = 15 * MINUUT;

/** Locks the desk when nobody touched it for 15 minutes; true during the last minute before that. */
export function useAutoSlot(desk: Desk): boolean {
  const [bijna, setBijna] = useState(false);

  useEffect(() => {
    let laatst = Date.now();
    const touch = () => {
      laatst = Date.now();
      setBijna(false);
    };
    const timer = setInterval(() => {
      const stil = Date.now() - laatst;
      if (stil >= STIL) void desk.vergrendel();
      else setBijna(stil >= STIL - MINUUT);
    }, 5_000);
    addEventListener('keydown', touch);
    addEventListener('pointerdown', touch);
    return () => {
      clearInterval(timer);
      removeEventListener('keydown', touch);
      removeEventListener('pointerdown', touch);
    };
  }, [desk]);

  return bijna;
}
