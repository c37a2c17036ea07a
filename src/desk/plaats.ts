import type { Signaal, Waar } from '#domain/signaal.ts';
import { t } from '#i18n/nl/desk.ts';
import { locaties } from '#i18n/nl/meldroute.ts';

const graden = new Intl.NumberFormat('nl-NL', { minimumFractionDigits: 4, maximumFractionDigits: 4 });

/** `1999 ZZ 12 a`, as far as it is known */
export function adres({ postcode, huisnummer, toevoeging }: Waar): string {
  return [postcode, huisnummer, toevoeging].filter((deel) => deel?.trim()).join(' ');
}

/** `52,7300 N · 5,1600 O` */
export function coordinaten({ gps }: Waar): string {
  if (!gps) return '';
  const { lat, lon } = gps;
  return `${graden.format(Math.abs(lat))} ${lat < 0 ? 'Z' : 'N'} · ${graden.format(Math.abs(lon))} ${lon < 0 ? 'W' : 'O'}`;
}

/** `Huisvesting, Wervershoof`: what a signaal is called in a list. */
export function titelKort(signaal: Signaal | undefined): string {
  if (!signaal) return t.dossier.zonderSignaal;
  const { soort, waar } = signaal;
  return [locaties[soort].kort, waar.plaats].filter((deel) => deel?.trim()).join(', ');
}

/** `Huisvesting arbeidsmigranten, Wervershoof`: what it is called in its own dossier. */
export function titelVol(signaal: Signaal | undefined): string {
  if (!signaal) return t.dossier.zonderSignaal;
  const { soort, waar } = signaal;
  return [locaties[soort].vol, waar.plaats].filter((deel) => deel?.trim()).join(', ');
}

/** The first line of where it was, and what comes under it. */
export function waarRegels({ waar }: Signaal): readonly string[] {
  const gemeten = waar.gps && `${coordinaten(waar)}, ${t.dossier.nauwkeurig(waar.gps.nauwkeurigheid)}`;
  const regels = [waar.omschrijving, adres(waar), waar.plaats, gemeten].filter((regel) => regel?.trim());
  if (regels.length === 0) return [waar.onbekend ? t.dossier.waarOnbekend : t.dossier.onbekend];
  return regels.map((regel) => regel ?? '');
}
