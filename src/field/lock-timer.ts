import { bedek, onthul } from './dekblad.ts';

const HIDDEN = 30_000;

interface Watch {
  now(): number;
  /** how long the page may lie untouched, in ms */
  idle(): number;
  /** `weg`: the page was out of sight, and not just untouched */
  lock(weg: boolean): void;
}

/** Covers the page as soon as it is hidden; locks after 30 s hidden or when untouched, and when the page goes away. */
export function watchAbsence({ now, idle, lock }: Watch): void {
  let hiddenAt: number | undefined;
  let focused: Element | null = null;
  let touchedAt = now();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const away = () => {
    bedek();
    lock(true);
  };
  const touched = () => {
    touchedAt = now();
    if (hiddenAt !== undefined) return;
    clearTimeout(timer);
    timer = setTimeout(() => lock(false), idle());
  };

  document.addEventListener('visibilitychange', () => {
    clearTimeout(timer);
    if (document.visibilityState === 'hidden') {
      hiddenAt = now();
      focused = document.activeElement;
      bedek();
      timer = setTimeout(() => lock(true), HIDDEN);
      return;
    }
    // A sleeping phone stops timers, so the clock decides.
    const weg = hiddenAt !== undefined && now() - hiddenAt >= HIDDEN;
    hiddenAt = undefined;
    if (weg || now() - touchedAt >= idle()) lock(weg);
    // After the lock screen is drawn, so that nothing of before is seen in between.
    requestAnimationFrame(() => {
      onthul();
      // what is covered cannot keep the focus
      if (focused instanceof HTMLElement && document.activeElement === document.body) {
        focused.focus({ preventScroll: true });
      }
    });
    touched();
  });
  addEventListener('pagehide', away);
  document.addEventListener('freeze', away);
  // out of the browser's back-forward store, where no visibility changes
  addEventListener('pageshow', () => requestAnimationFrame(onthul));
  for (const sign of ['pointerdown', 'keydown', 'input', 'scroll']) {
    addEventListener(sign, touched, { capture: true, passive: true });
  }
  touched();
}
