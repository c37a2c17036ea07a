import { useEffect, useState } from 'preact/hooks';

const MINUUT = 60_000;
/** The device locks after 15 minutes in which nobody touched anything (security B6). */
const STIL = 15 * MINUUT;

/** True in the last minute before the desk locks itself. */
export function useSlotBijna(): boolean {
  const [bijna, setBijna] = useState(false);

  useEffect(() => {
    let laatst = Date.now();
    const touch = () => {
      laatst = Date.now();
      setBijna(false);
    };
    const timer = setInterval(() => setBijna(Date.now() - laatst >= STIL - MINUUT), 5_000);
    addEventListener('keydown', touch);
    addEventListener('pointerdown', touch);
    return () => {
      clearInterval(timer);
      removeEventListener('keydown', touch);
      removeEventListener('pointerdown', touch);
    };
  }, []);

  return bijna;
}
