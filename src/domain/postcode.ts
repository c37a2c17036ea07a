import { type Uitkomst, geweigerd, gelukt } from './uitkomst.ts';

export type Postcodeweigering = 'leeg' | 'geen-postcode';
export type Huisnummerweigering = 'leeg' | 'geen-huisnummer';
export type Toevoegingweigering = 'geen-toevoeging';

/** A house number as an address has it: figures, and what comes behind them. */
export interface Huisnummer {
  huisnummer: string;
  toevoeging?: string;
}

/**
 * Takes what was typed; gives „1234 AB”.
 * Refuses an empty field and another form: four figures not beginning with 0, two letters, never SA, SD or SS
 * (PostNL). It says nothing about whether the postcode exists: a look-up would tell someone where you are.
 */
export function controleerPostcode(tekst: string): Uitkomst<string, Postcodeweigering> {
  const kaal = tekst.replaceAll(/[\s.-]/gu, '').toUpperCase();
  if (kaal === '') return geweigerd('leeg');
  if (!/^[1-9]\d{3}(?!SA|SD|SS)[A-Z]{2}$/.test(kaal)) return geweigerd('geen-postcode');
  return gelukt(`${kaal.slice(0, 4)} ${kaal.slice(4)}`);
}

/**
 * Takes what was typed, a toevoeging behind it too: „12”, „12a”, „12-2”, „12 bis”; gives the two apart.
 * Refuses an empty field and what is not 1–99999 with at most six letters and figures behind it (BAG: a huisletter
 * and four characters).
 */
export function controleerHuisnummer(tekst: string): Uitkomst<Huisnummer, Huisnummerweigering> {
  const schoon = tekst.trim();
  if (schoon === '') return geweigerd('leeg');
  const delen = /^0*([1-9]\d{0,4})(?!\d)(.*)$/su.exec(schoon);
  const toevoeging = delen && controleerToevoeging(delen[2]!);
  if (!toevoeging?.ok) return geweigerd('geen-huisnummer');
  return gelukt({ huisnummer: delen![1]!, ...(toevoeging.waarde && { toevoeging: toevoeging.waarde }) });
}

/**
 * Takes what was typed behind the number; gives it without the separator before it, a single letter in capitals.
 * Empty is fine: most addresses have none. Refuses more than six letters and figures, and other characters.
 */
export function controleerToevoeging(tekst: string): Uitkomst<string, Toevoegingweigering> {
  const schoon = tekst
    .trim()
    .replace(/^[-/.\s]+/u, '')
    .replaceAll(/\s+/gu, ' ');
  if (schoon === '') return gelukt('');
  const tekens = schoon.replaceAll(/[- /.]/g, '');
  if (
    schoon.length > 10 ||
    !/^[A-Za-z0-9]{1,6}$/.test(tekens) ||
    !/^[A-Za-z0-9](?:[- /.]?[A-Za-z0-9])*$/.test(schoon)
  ) {
    return geweigerd('geen-toevoeging');
  }
  return gelukt(schoon.length === 1 ? schoon.toUpperCase() : schoon);
}
