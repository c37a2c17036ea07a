import { v } from '#i18n/nl/verder.ts';

/** Gives what this browser lacks and what that means here, in words: hidden, it would look like a fault. */
export function kanNiet(): readonly string[] {
  const { kanNiet: zeg } = v;
  return [
    !('serviceWorker' in navigator) && zeg.offline,
    !navigator.storage?.persist && zeg.blijvend,
    !('CompressionStream' in globalThis) && zeg.inpakken,
    !('geolocation' in navigator) && zeg.plek,
  ].filter((zin) => typeof zin === 'string');
}
