import { type Uitkomst, geweigerd, gelukt } from './uitkomst.ts';

export type Sidecode = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 | 13 | 14;

/** A Dutch plate as it stands on the vehicle, dashes included. */
export interface Kenteken {
  kenteken: string;
  sidecode: Sidecode;
}

export type Kentekenweigering = 'leeg' | 'geen-sidecode' | 'lettercombinatie';

/**
 * The series of the RDW in order (11–14: Regeling kentekens en kentekenplaten, Stcrt. 2014, 9002).
 * Without dashes no two of them can be read as each other. Diplomatic (CD, CDJ), royal (AA), border, export and
 * dealer plates have rules of their own: one that happens to fit a series is taken, the others are written as foreign.
 */
const SERIES = [
  'XX-99-99',
  '99-99-XX',
  '99-XX-99',
  'XX-99-XX',
  'XX-XX-99',
  '99-XX-XX',
  '99-XXX-9',
  '9-XXX-99',
  'XX-999-X',
  'X-999-XX',
  'XXX-99-X',
  'X-99-XXX',
  '9-XX-999',
  '999-XX-9',
] as const;

const VORMEN = SERIES.map((serie, n) => ({
  sidecode: (n + 1) as Sidecode,
  patroon: new RegExp(
    `^${serie
      .split('-')
      .map((groep) => `(${groep.replaceAll('X', '[A-Z]').replaceAll('9', '\\d')})`)
      .join('')}$`,
  ),
}));

/** Never issued in any series (RDW). */
const NOOIT = /SS|SD|GVD|KKK|NSB|PKK|PSV|TBS/;
/** Left out of the newest series after questions in the Tweede Kamer; older plates do carry them. */
const NIET_IN_NIEUWE = /PVV|SGP|VVD/;
/** From series 4 on no vowels and no C or Q; only a trailer may begin with an O (RDW). */
const LETTERS_VANAF_4 = /^O?[BDF-HJ-NPR-TV-Z]+$/;

/** Takes a plate in any writing; gives its capitals and figures only. */
export const normaliseKenteken = (tekst: string): string =>
  tekst.toUpperCase().replaceAll(/[\s.·_\-\u2010-\u2015]/gu, '');

/**
 * Takes what was typed; gives the Dutch plate with its dashes and series.
 * Refuses an empty field, a form that is in none of the fourteen series, and letters that the RDW does not issue.
 * A refusal is a hint to look again: the text may always stay as it is.
 */
export function controleerKenteken(tekst: string): Uitkomst<Kenteken, Kentekenweigering> {
  const kaal = normaliseKenteken(tekst);
  if (kaal === '') return geweigerd('leeg');
  for (const { sidecode, patroon } of VORMEN) {
    const groepen = patroon.exec(kaal)?.slice(1);
    if (!groepen) continue;
    return magLetters(groepen, sidecode)
      ? gelukt({ kenteken: groepen.join('-'), sidecode })
      : geweigerd('lettercombinatie');
  }
  return geweigerd('geen-sidecode');
}

function magLetters(groepen: readonly string[], sidecode: Sidecode): boolean {
  const letters = groepen.filter((groep) => /[A-Z]/.test(groep));
  if (letters.some((groep) => NOOIT.test(groep))) return false;
  if (sidecode >= 8 && letters.some((groep) => NIET_IN_NIEUWE.test(groep))) return false;
  return sidecode < 4 || LETTERS_VANAF_4.test(letters.join(''));
}

/** Takes what was typed; gives it with dashes when it is a Dutch plate, else in capitals as it was written. */
export function formatKenteken(tekst: string): string {
  const uitkomst = controleerKenteken(tekst);
  return uitkomst.ok ? uitkomst.waarde.kenteken : formatBuitenlands(tekst);
}

/** Takes a foreign plate, which has no form that could be wrong; gives it in capitals with single spaces. */
export const formatBuitenlands = (tekst: string): string =>
  tekst.trim().replaceAll(/\s+/gu, ' ').toUpperCase();
