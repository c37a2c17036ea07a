import { type Gevoeligsoort, vindGevoelig } from './gevoelig.ts';
import { controleerKenteken } from './kenteken.ts';

/** What in a text could point to a person or an address: a melder must not get it back (domein §2.4). */
export type Herleidbaar = Gevoeligsoort | 'kenteken' | 'postcode' | 'huisadres' | 'e-mailadres';

/** Where it stands: `tekst.slice(van, tot)`. */
export interface Vondst {
  soort: Herleidbaar;
  van: number;
  tot: number;
}

const GROEP = '(?:[a-z]{1,3}|\\d{1,3})';
/** What comes before is taken along and given back: older Safari has no lookbehind. */
const PATRONEN: readonly (readonly [Exclude<Herleidbaar, Gevoeligsoort>, RegExp])[] = [
  ['e-mailadres', /()([\w.+-]+@[\w-]+(?:\.[\w-]+)+)/giu],
  ['postcode', /(^|[^\d])([1-9]\d{3} ?[A-Z]{2})(?![\p{L}\d])/gu],
  ['kenteken', new RegExp(`(^|[^\\p{L}\\d-])(${GROEP}[- ]?${GROEP}[- ]?${GROEP})(?![\\p{L}\\d-])`, 'giu')],
  [
    'huisadres',
    /(\p{L}(?:straat|weg|laan|kade|plein|dijk|pad|hof|singel|gracht) )(\d{1,5}[a-z]?)(?![\p{L}\d])/giu,
  ],
];

/**
 * Takes a text for a melder and the plates that were written down; gives the places that could point to a person or an
 * address, in order. It warns and never decides: a name it cannot see.
 */
export function vindHerleidbaar(tekst: string, kentekens: readonly string[] = []): readonly Vondst[] {
  const gevonden: Vondst[] = [...vindGevoelig(tekst)];
  const neem = (soort: Herleidbaar, van: number, lengte: number) => {
    const tot = van + lengte;
    if (gevonden.every((ander) => van >= ander.tot || ander.van >= tot)) gevonden.push({ soort, van, tot });
  };
  // as the melder wrote them: a foreign plate is in no series
  for (const kenteken of kentekens.map((genoteerd) => genoteerd.trim())) {
    if (kenteken.length < 4) continue;
    for (let van = tekst.indexOf(kenteken); van >= 0; van = tekst.indexOf(kenteken, van + 1)) {
      neem('kenteken', van, kenteken.length);
    }
  }
  for (const [soort, patroon] of PATRONEN) {
    for (const { 1: ervoor = '', 2: stuk = '', index } of tekst.matchAll(patroon)) {
      if (soort !== 'kenteken' || isKenteken(stuk)) neem(soort, index + ervoor.length, stuk.length);
    }
  }
  return gevonden.sort((a, b) => a.van - b.van);
}

/** A plate of one of the series; without dashes only in capitals, or every „12 bd 3” would be one. */
const isKenteken = (stuk: string): boolean =>
  controleerKenteken(stuk).ok && (stuk.includes('-') || stuk === stuk.toUpperCase());
