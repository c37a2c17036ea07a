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

/** Measures where the phone is: only now, and only because the person pressed. */
export function useGps(now: () => Date, onGemeten: (gps: Gps) => void) {
  const [stand, setStand] = useState<'rust' | 'zoekt' | 'mislukt'>('rust');
  const zoek = () => {
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
      () => setStand('mislukt'),
      { enableHighAccuracy: true, timeout: 20_000, maximumAge: 0 },
    );
  };
  return { stand, zoek };
}
