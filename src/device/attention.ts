/** Whether somebody is there: for asking the server again, and for locking when nobody is. */
export interface Attention {
  visible(): boolean;
  /** `weg`: the page is being left, and may be put in the browser's memory of pages. */
  on(event: 'aangeraakt' | 'teruggekomen' | 'weg', then: () => void): void;
  every(ms: number, then: () => void): void;
}

/** Gives the attention of the page this runs in. */
export function pageAttention(): Attention {
  return {
    visible: () => document.visibilityState === 'visible',
    on(event, then) {
      if (event === 'weg') addEventListener('pagehide', then);
      else if (event === 'aangeraakt') {
        addEventListener('keydown', then, { passive: true });
        addEventListener('pointerdown', then, { passive: true });
      } else {
        addEventListener('focus', then);
        addEventListener('online', then);
        document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && then());
      }
    },
    every: (ms, then) => void setInterval(then, ms),
  };
}
