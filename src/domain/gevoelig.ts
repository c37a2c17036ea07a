/** What a free text may hold of a person that a signaal does not need. */
export type Gevoeligsoort = 'bsn' | 'iban' | 'telefoonnummer';

/** Where it stands: `tekst.slice(van, tot)`. */
export interface Gevoelig {
  soort: Gevoeligsoort;
  van: number;
  tot: number;
}

/**
 * Takes a free text; gives the places that look like a BSN, an IBAN or a phone number, in order.
 * A warning before sealing and never a reason to stop it (AVG art. 5(1)(c)). Service numbers (112, 0800, 0900,
 * 14 + netnummer) belong to nobody and are left alone.
 */
export function vindGevoelig(tekst: string): readonly Gevoelig[] {
  // One character for one, so that the places stay the same.
  const effen = tekst.replaceAll(/[\u00a0\u202f]/g, ' ').replaceAll(/[\u2010-\u2015]/g, '-');
  const gevonden: Gevoelig[] = [];
  for (const vind of [vindIban, vindTelefoon, vindBsn]) {
    for (const stuk of vind(effen)) {
      if (gevonden.every((ander) => stuk.van >= ander.tot || ander.van >= stuk.tot)) gevonden.push(stuk);
    }
  }
  return gevonden.sort((a, b) => a.van - b.van);
}

const digitsOf = (tekst: string): string => tekst.replaceAll(/\D/g, '');

/* ---- IBAN ---- */

/** Length of an IBAN per country (SWIFT IBAN registry); other lengths are no IBAN. */
const IBAN_LENGTE = new Map(
  (
    'AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DK18 DO28 EE20 EG29 ES24 FI18 ' +
    'FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 ' +
    'LU20 LV21 LY25 MC27 MD24 ME22 MK19 MR27 MT31 MU30 NL18 NO15 PK24 PL28 PS29 PT25 QA29 RO24 RS22 SA24 SC31 SE24 ' +
    'SI19 SK24 SM27 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20'
  )
    .split(' ')
    .map((land) => [land.slice(0, 2), Number(land.slice(2))]),
);

function* vindIban(tekst: string): Generator<Gevoelig> {
  for (const { index: van } of tekst.matchAll(/[A-Z]{2}[ .-]?\d{2}/giu)) {
    if (/[\p{L}\d]$/u.test(tekst.slice(Math.max(0, van - 2), van))) continue;
    const lengte = IBAN_LENGTE.get(tekst.slice(van, van + 2).toUpperCase());
    const stuk = lengte && new RegExp(`^(?:[A-Z0-9][ .-]?){${lengte - 1}}[A-Z0-9](?![\\p{L}\\d])`, 'iu');
    const [gevonden] = (stuk && stuk.exec(tekst.slice(van, van + 80))) || [];
    if (gevonden && isIban(gevonden)) yield { soort: 'iban', van, tot: van + gevonden.length };
  }
}

/** ISO 13616: mod 97 is 1. Words of a sentence may come out at 1 by chance, so figures must be the larger part. */
function isIban(tekst: string): boolean {
  const kaal = tekst.replaceAll(/[^A-Za-z0-9]/g, '').toUpperCase();
  if (digitsOf(kaal).length * 2 < kaal.length) return false;
  let rest = 0;
  for (const teken of kaal.slice(4) + kaal.slice(0, 4)) {
    const waarde = Number.parseInt(teken, 36);
    rest = (rest * (waarde > 9 ? 100 : 10) + waarde) % 97;
  }
  return rest === 1;
}

/* ---- Phone number ---- */

const ERNA = String.raw`(?![\p{L}\d_]|[.,:/-]\d)`;
const cijfers = (aantal: string): string => String.raw`(?:[ .-]?\d){${aantal}}`;
const nationaal = (netnummer: string, aantal: string): string =>
  String.raw`\(?${netnummer}\)?(?: ?[-/] ?)?${cijfers(aantal)}`;

/** Netnummers of two and three figures; all others that begin with 01–05 have four (Nummerplan, ten figures in all). */
const NETNUMMER_3 = String.raw`0(?:1[035]|2[0346]|3[03568]|4[0356]|5[0358]|7\d|8[4578]|91)`;
const NATIONAAL = new RegExp(
  `(?:${nationaal('06', '8')}|${nationaal(NETNUMMER_3, '7')}|${nationaal(String.raw`0[1-5]\d\d`, '6')})${ERNA}`,
  'gu',
);
const INTERNATIONAAL = new RegExp(
  String.raw`(?:\+ ?|00)[1-9]\d{0,2}(?:[ .-]?\(0\))?${cijfers('6,14')}${ERNA}`,
  'gu',
);

/** Not inside a word, a longer number, an amount, a date or a time. (No lookbehind: Safari before 16.4 has none.) */
const staatLos = (tekst: string, van: number): boolean =>
  !/(?:[\p{L}\d_+]|\d[.,:/-]|[€$£] ?)$/u.test(tekst.slice(Math.max(0, van - 2), van));

function* vindTelefoon(tekst: string): Generator<Gevoelig> {
  for (const { 0: stuk, index: van } of tekst.matchAll(INTERNATIONAAL)) {
    const lengte = digitsOf(stuk.replace(/^00/, '').replace('(0)', '')).length;
    const isCoordinaat = /^\+ ?\d{1,3}\.\d{4}/.test(stuk);
    // E.164: at most fifteen figures, the country among them.
    if (lengte >= 9 && lengte <= 15 && !isCoordinaat && staatLos(tekst, van))
      yield { soort: 'telefoonnummer', van, tot: van + stuk.length };
  }
  for (const { 0: stuk, index: van } of tekst.matchAll(NATIONAAL)) {
    if (staatLos(tekst, van)) yield { soort: 'telefoonnummer', van, tot: van + stuk.length };
  }
}

/* ---- BSN ---- */

/** Nine figures, or eight where the leading zero was left out; in the groups people write, with one separator. */
const GEGROEPEERD = [
  [3, 3, 3],
  [4, 2, 3],
  [3, 2, 4],
  [2, 3, 3],
  [3, 2, 3],
].flatMap(([een, twee, drie]) =>
  [' ', '\\.', '-'].map((teken) => `\\d{${een}}${teken}\\d{${twee}}${teken}\\d{${drie}}(?!${teken}\\d)`),
);
const BSN = new RegExp(String.raw`(?:\d{8,9}|\d{7,8}-\d|${GEGROEPEERD.join('|')})${ERNA}`, 'gu');
/** What makes of eight or nine figures something else: an amount, the Handelsregister, a row of house numbers. */
const ANDERS_ERVOOR = /(?:[€$£]|\b(?:eur|euro|kvk|kvk-?nummer|kvk-?nr|nummers|nrs|huisnummers))[ :.]*$/iu;
const ANDERS_ERNA = /^ ?(?:€|eur\b|euro|,-|kg\b|km\b|m[²2]|m\b|liter)/iu;

function* vindBsn(tekst: string): Generator<Gevoelig> {
  for (const { 0: stuk, index: van } of tekst.matchAll(BSN)) {
    const tot = van + stuk.length;
    const ervoor = tekst.slice(Math.max(0, van - 20), van);
    if (!staatLos(tekst, van) || (stuk.includes(' ') && /\d $/.test(ervoor))) continue;
    if (ANDERS_ERVOOR.test(ervoor) || ANDERS_ERNA.test(tekst.slice(tot, tot + 10))) continue;
    if (isBsn(digitsOf(stuk)) && !isDatum(stuk)) yield { soort: 'bsn', van, tot };
  }
}

/** The 11-proef of the BSN: weights 9 to 2, and −1 for the last figure. */
function isBsn(nummer: string): boolean {
  if (/^0+$/.test(nummer)) return false;
  const som = [...nummer.padStart(9, '0')].reduce(
    (tot, cijfer, n) => tot + Number(cijfer) * (n < 8 ? 9 - n : -1),
    0,
  );
  return som % 11 === 0;
}

/** 01032026 or 20260301: one date in eleven passes the 11-proef. */
const isDatum = (tekst: string): boolean =>
  /^(?:(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)\d\d|(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))$/.test(
    tekst,
  );
