import { useState } from 'preact/hooks';
import type { Gps, Waar } from '#domain/signaal.ts';
import { t } from '#i18n/nl/field.ts';

/** Takes what was written of the place; gives the lines that can be read aloud, the best first. */
export function plaatsregels({
  postcode,
  huisnummer,
  toevoeging,
  plaats,
  omschrijving,
  gps,
}: Waar): string[] {
  const nummer = [huisnummer, toevoeging].filter(Boolean).join(' ');
  const adres = [[postcode, nummer].filter(Boolean).join(' '), plaats].filter(Boolean).join(', ');
  return [omschrijving, adres, gps && t.gps.lang(gps.lat, gps.lon)].filter((regel) => !!regel) as string[];
}

/** Why there is no measured place: refused by the person or her device, not found, too slow, or no such thing here. */
export type Gpsweigering = 'geweigerd' | 'onvindbaar' | 'te-lang' | 'kan-niet';

/** By the codes of GeolocationPositionError (W3C Geolocation §6). */
const WEIGERINGEN: Record<number, Gpsweigering> = { 1: 'geweigerd', 2: 'onvindbaar', 3: 'te-lang' };

/** Wider than this it no longer says which building. */
export const ONNAUWKEURIG = 100;

/** Measures where the phone is: only now, and only because the person pressed. */
export function useGps(now: () => Date, onGemeten: (gps: Gps) => void) {
  const [stand, setStand] = useState<'rust' | 'zoekt' | Gpsweigering>('rust');
  const zoek = () => {
    if (!('geolocation' in navigator)) return setStand('kan-niet');
    setStand('zoekt');
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setStand('rust');
        onGemeten({
          lat: coords.latitude,
          lon: coords.longitude,
          nauwkeurigheid: Math.max(0, coords.accuracy),
          gemetenOp: now().toISOString(),
        });
      },
      ({ code }) => setStand(WEIGERINGEN[code] ?? 'onvindbaar'),
      { enableHighAccuracy: true, timeout: 20_000, maximumAge: 0 },
    );
  };
  const zoekt = stand === 'zoekt';
  return { zoekt, fout: stand === 'rust' || zoekt ? undefined : t.gps.mislukt[stand], zoek };
}
