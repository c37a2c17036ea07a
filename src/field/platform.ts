/** Where the app runs, as far as a place on the home screen goes: each has its own way there, or none. */
export type Platform = 'beginscherm' | 'ios' | 'android' | 'mac' | 'anders';

/** Gives where the app runs now. Only WebKit on a phone or tablet knows `standalone`. */
export function platform(): Platform {
  const { standalone, userAgent } = navigator as Navigator & { standalone?: boolean };
  if (standalone === true || matchMedia('(display-mode: standalone)').matches) return 'beginscherm';
  if (standalone === false) return 'ios';
  if (/Android/.test(userAgent)) return 'android';
  return /Macintosh.*Version\/.*Safari/.test(userAgent) ? 'mac' : 'anders';
}
