import type { Signalenlijst } from './signalenlijst.ts';
import { STOPWOORDEN, VERWANTEN } from './zoekwoorden.ts';

/** Something that can be found: an indicator, or a piece of the kennisbank. */
export interface Zoekstuk {
  id: string;
  velden: readonly { tekst: string; gewicht: number }[];
}

/** What was found, and the words of it that did it: for `markeer`. */
export interface Treffer {
  id: string;
  woorden: readonly string[];
}

interface Woord {
  woord: string;
  stam: string;
  /** words of the index that this compound begins or ends with */
  delen: readonly string[];
  /** the weight of the heaviest field it stands in, per piece */
  stukken: ReadonlyMap<number, number>;
}

export interface Zoekindex {
  ids: readonly string[];
  woorden: readonly Woord[];
}

const WOORD = /[\p{L}\p{M}\p{N}]+/gu;

/** Takes a word; gives it in small letters without accents. */
const fold = (woord: string): string => woord.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
const wordsOf = (tekst: string): string[] => (tekst.match(WOORD) ?? []).map(fold);
/** „non-punishment” is also looked for as one word. */
const joinedOf = (tekst: string): string[] =>
  (tekst.match(/[\p{L}\p{M}\p{N}]+(?:-[\p{L}\p{M}\p{N}]+)+/gu) ?? []).map((woord) =>
    fold(woord).replaceAll('-', ''),
  );

/** Singular and plural, and most forms of a verb, come out the same: „matrassen” and „matras”, „slapen” and „slaapt”. */
function stem(woord: string): string {
  const kaal = woord
    .replace(/^(.{3,}?)(?:eren|tjes|jes|tje|je|en|s|e)$/, '$1')
    .replaceAll(/(.)\1/g, '$1')
    .replace(/z$/, 's')
    .replace(/v$/, 'f');
  return kaal.replace(/(.{3,})s$/, '$1').replace(/(.{2,}[^aeiou])t$/, '$1');
}

/** Takes the lists; gives every indicator as a piece to find, retired ones left out. */
export const indicatorstukken = (lijsten: readonly Signalenlijst[]): readonly Zoekstuk[] =>
  lijsten.flatMap((lijst) =>
    lijst.secties.flatMap((sectie) =>
      sectie.signalen
        .filter(({ vervallenPer }) => vervallenPer === undefined)
        .map(({ id, tekst, hulp = '', kanOok = '', acuutAls = '' }) => ({
          id,
          velden: [
            { tekst, gewicht: 1 },
            { tekst: `${hulp} ${acuutAls}`, gewicht: 0.6 },
            { tekst: kanOok, gewicht: 0.4 },
            { tekst: `${sectie.titel} ${lijst.titel}`, gewicht: 0.25 },
          ],
        })),
    ),
  );

/** Takes everything that can be found; gives the index. Built once, then `zoek` is a walk along its words. */
export function buildZoekindex(stukken: readonly Zoekstuk[]): Zoekindex {
  const woorden = new Map<string, Map<number, number>>();
  stukken.forEach(({ velden }, n) => {
    for (const { tekst, gewicht } of velden) {
      for (const woord of [...wordsOf(tekst), ...joinedOf(tekst)]) {
        const bij = woorden.get(woord) ?? new Map<number, number>();
        woorden.set(woord, bij.set(n, Math.max(gewicht, bij.get(n) ?? 0)));
      }
    }
  });
  const stammen = new Map([...woorden.keys()].map((woord) => [stem(woord), woord]));
  return {
    ids: stukken.map(({ id }) => id),
    woorden: [...woorden].map(([woord, bij]) => ({
      woord,
      stam: stem(woord),
      delen: delenVan(woord, stammen),
      stukken: bij,
    })),
  };
}

/** „vreemdelingenpolitie” ends with „politie”; an s or en may stand between the two. */
function delenVan(woord: string, stammen: ReadonlyMap<string, string>): readonly string[] {
  const delen = new Set<string>();
  for (let n = 4; n <= woord.length - 4; n += 1) {
    if (stammen.has(stem(woord.slice(n)))) delen.add(woord.slice(n));
    if (stammen.has(stem(woord.slice(0, n)))) delen.add(woord.slice(0, n));
  }
  return [...delen];
}

/**
 * Takes the index and what was typed so far; gives what fits, the best first.
 * Every word counts, unless nothing has them all. One typing error is forgiven in four to six letters, two in more.
 * `eerst` names the pieces that win among equals: the list of the location someone stands at.
 */
export function zoek(index: Zoekindex, vraag: string, eerst?: (id: string) => boolean): readonly Treffer[] {
  const getikt = [...new Set(wordsOf(vraag))].filter((woord) => woord.length > 1);
  const inhoud = getikt.filter((woord) => !STOPWOORDEN.has(woord));
  const gevonden = new Map<number, { aantal: number; score: number; woorden: Set<string> }>();
  for (const woord of inhoud.length > 0 ? inhoud : getikt) {
    for (const [n, { score, woord: treffer }] of besteStukken(index, woord)) {
      const stuk = gevonden.get(n) ?? { aantal: 0, score: 0, woorden: new Set() };
      stuk.aantal += 1;
      stuk.score += score * (eerst?.(index.ids[n]!) ? 1.1 : 1);
      stuk.woorden.add(treffer);
      gevonden.set(n, stuk);
    }
  }
  const meeste = Math.max(0, ...[...gevonden.values()].map(({ aantal }) => aantal));
  const volledig = [...gevonden].filter(([, { aantal }]) => aantal === meeste);
  const hoogste = Math.max(0, ...volledig.map(([, { score }]) => score));
  // Beside a piece that has the very word, a distant relative in the title of a section is only noise.
  const ondergrens = hoogste >= meeste ? 0.15 * meeste : 0;
  return volledig
    .filter(([, { score }]) => score >= ondergrens)
    .sort(([n, a], [m, b]) => b.score - a.score || n - m)
    .map(([n, { woorden }]) => ({ id: index.ids[n]!, woorden: [...woorden] }));
}

/** Takes one typed word; gives per piece how well its best word fits. */
function besteStukken(
  index: Zoekindex,
  getikt: string,
): ReadonlyMap<number, { score: number; woord: string }> {
  const beste = new Map<number, { score: number; woord: string }>();
  const neem = ({ woord, stukken }: Woord, past: number) => {
    for (const [n, gewicht] of stukken) {
      if (past * gewicht > (beste.get(n)?.score ?? 0)) beste.set(n, { score: past * gewicht, woord });
    }
  };
  const stam = stem(getikt);
  const verwant = new Set(
    VERWANTEN.filter((groep) => groep.some((woord) => woord === getikt || stem(woord) === stam)).flatMap(
      (groep) => groep.map(stem),
    ),
  );
  let heel = false;
  for (const woord of index.woorden) {
    const past = pastPrecies(woord, getikt, stam, verwant);
    if (past > 0) neem(woord, past);
    if (past === 1) heel = true;
  }
  // A whole word that exists was not mistyped; three letters are too few to guess from while anything fits.
  const fouten =
    getikt.length > 6 ? 2 : getikt.length > 3 ? 1 : getikt.length === 3 && beste.size === 0 ? 1 : 0;
  if (!heel && fouten > 0) {
    for (const woord of index.woorden) {
      const past = pastBijna(woord, getikt, fouten);
      if (past > 0) neem(woord, past);
    }
  }
  return beste;
}

function pastPrecies(
  { woord, stam, delen }: Woord,
  getikt: string,
  getikteStam: string,
  verwant: Set<string>,
) {
  if (woord === getikt) return 1;
  if (stam === getikteStam) return 0.9;
  if (woord.startsWith(getikt)) return 0.8;
  if (delen.some((deel) => deel === getikt)) return 0.7;
  if (getikt.length > 3 && woord.includes(getikt)) return 0.6;
  if (verwant.has(stam)) return 0.5;
  // Typed as one word, written as two: „deurslot”.
  if (
    woord.length > 3 &&
    getikt.length - woord.length > 2 &&
    (getikt.startsWith(woord) || getikt.endsWith(woord))
  ) {
    return 0.2;
  }
  return 0;
}

function pastBijna({ woord, delen }: Woord, getikt: string, fouten: number): number {
  if (woord.length < 3 || STOPWOORDEN.has(woord)) return 0;
  const { heel, begin } = typefouten(getikt, woord, fouten);
  if (heel <= fouten) return heel === 1 ? 0.45 : 0.35;
  if (begin < fouten || (begin === 1 && getikt.length > 4)) return 0.3;
  if (delen.some((deel) => typefouten(getikt, deel, fouten).heel <= fouten)) return 0.25;
  return 0;
}

/** Three rows of the table below, for words of at most 60 letters; made once, since a key is pressed often. */
const LANGST = 60;
let daarvoor = new Uint8Array(LANGST + 4);
let vorige = new Uint8Array(LANGST + 4);
let rij = new Uint8Array(LANGST + 4);

/**
 * Damerau–Levenshtein (a letter too many, too few, another one, or two swapped): from the typed word to the whole
 * word, and to the nearest beginning of it. Above `hooguit` the answer is `hooguit + 1`. Only the band of the table
 * where the answer can still be small enough is filled in.
 */
export function typefouten(getikt: string, woord: string, hooguit: number): { heel: number; begin: number } {
  const teVeel = hooguit + 1;
  const hoog = getikt.length;
  const breed = Math.min(woord.length, hoog + hooguit);
  if (hoog - woord.length > hooguit || hoog > LANGST) return { heel: teVeel, begin: teVeel };
  for (let j = 0; j <= breed; j += 1) vorige[j] = Math.min(j, teVeel);
  let begin = teVeel;
  for (let i = 1; i <= hoog; i += 1) {
    const van = Math.max(1, i - hooguit);
    const tot = Math.min(breed, i + hooguit);
    rij[van - 1] = van === 1 ? Math.min(i, teVeel) : teVeel;
    let laagste = rij[van - 1]!;
    for (let j = van; j <= tot; j += 1) {
      const zelfde = getikt.charCodeAt(i - 1) === woord.charCodeAt(j - 1);
      let kosten = Math.min(vorige[j]! + 1, rij[j - 1]! + 1, vorige[j - 1]! + (zelfde ? 0 : 1), teVeel);
      const verwisseld =
        i > 1 &&
        j > 1 &&
        getikt.charCodeAt(i - 1) === woord.charCodeAt(j - 2) &&
        getikt.charCodeAt(i - 2) === woord.charCodeAt(j - 1);
      if (verwisseld) kosten = Math.min(kosten, daarvoor[j - 2]! + 1);
      rij[j] = kosten;
      laagste = Math.min(laagste, kosten);
    }
    if (laagste > hooguit) return { heel: teVeel, begin: teVeel };
    rij[tot + 1] = teVeel;
    begin = laagste;
    [daarvoor, vorige, rij] = [vorige, rij, daarvoor];
  }
  return { heel: breed === woord.length ? vorige[breed]! : teVeel, begin };
}

/** Takes a text and the words of a treffer; gives the places to mark in it. */
export function markeer(tekst: string, woorden: readonly string[]): readonly { van: number; tot: number }[] {
  return [...tekst.matchAll(WOORD)]
    .filter(([woord]) => woorden.includes(fold(woord)))
    .map(({ 0: woord, index }) => ({ van: index, tot: index + woord.length }));
}
