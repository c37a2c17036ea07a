const HIDDEN = 30_000;
const IDLE = 120_000;

interface Watch {
  now(): number;
  /** nothing of the page may be seen, from this instant */
  cover(covered: boolean): void;
  lock(): void;
}

/** Covers the page as soon as it is hidden; locks after 30 s hidden or 2 min untouched, and when the page goes away. */
export function watchAbsence({ now, cover, lock }: Watch): void {
  let hiddenAt: number | undefined;
  let touchedAt = now();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const plan = (wait: number) => {
    clearTimeout(timer);
    timer = setTimeout(lock, wait);
  };
  const touched = () => {
    touchedAt = now();
    if (hiddenAt === undefined) plan(IDLE);
  };

  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') {
      hiddenAt = now();
      cover(true);
      plan(HIDDEN);
      return;
    }
    // A sleeping phone stops timers, so the clock decides.
    const away = hiddenAt !== undefined && now() - hiddenAt >= HIDDEN;
    hiddenAt = undefined;
    if (away || now() - touchedAt >= IDLE) lock();
    // After the lock screen is drawn, so that nothing of before is seen in between.
    requestAnimationFrame(() => cover(document.visibilityState === 'hidden'));
    touched();
  });
  addEventListener('pagehide', lock);
  document.addEventListener('freeze', lock);
  for (const sign of ['pointerdown', 'keydown', 'input', 'scroll']) {
    addEventListener(sign, touched, { capture: true, passive: true });
  }
  touched();
}
