import type { Signaal } from '#domain/signaal.ts';
import { type Herleidbaar, vindHerleidbaar } from '#domain/herleidbaar.ts';

/** What the melder may not get back: the shapes the domain knows, and the words of this very case. */
export interface Deelvondst {
  soort: Herleidbaar | 'adres' | 'naam';
  /** place in the text */
  van: number;
  tot: number;
}

/** A word with a capital that does not open a sentence: where Dutch puts a name. (No lookbehind: older Safari.) */
const NAAM = /[\p{Ll}\d,;:)’'"]\s(\p{Lu}[\p{L}’'-]{2,})/gu;

/** Words with a capital that everybody may know. */
const BEKEND = new Set(
  'RIEC PCT BRP KvK ZVH GGD Meldroute Nederland Nederlands Nederlandse Veilig Thuis Arbeidsinspectie Zorg Veiligheidshuis CoMensha'.split(
    ' ',
  ),
);

/** What was recorded beside the signaal in which a name may stand: the lines of the sources. */
export type Zaakteksten = readonly string[];

/** Every place where one of these words stands as a word of its own, whatever its case. */
function literally(
  tekst: string,
  words: readonly (string | undefined)[],
  soort: 'adres' | 'naam',
): Deelvondst[] {
  const laag = tekst.toLowerCase();
  return words.flatMap((word) => {
    const gezocht = word?.trim().toLowerCase() ?? '';
    const vondsten: Deelvondst[] = [];
    if (gezocht.length < 3) return vondsten;
    for (let van = laag.indexOf(gezocht); van >= 0; van = laag.indexOf(gezocht, van + 1)) {
      const tot = van + gezocht.length;
      const los = !/[\p{L}\d]/u.test(`${laag[van - 1] ?? ''}${laag[tot] ?? ''}`);
      if (los) vondsten.push({ soort, van, tot });
    }
    return vondsten;
  });
}

/**
 * Takes a text for the melder, the signaal, and what was recorded beside it; gives where something stands that may not
 * be shared (domein §2.4). It warns and never decides: it cannot understand a text.
 */
export function vindOndeelbaar(
  tekst: string,
  signaal: Signaal | undefined,
  teksten: Zaakteksten,
): readonly Deelvondst[] {
  const { waar = {}, notitie = {}, voertuigen = [], antwoorden = {} } = signaal ?? {};
  const vrij = [
    ...teksten,
    waar.omschrijving,
    notitie.feit,
    notitie.gezegd,
    notitie.indruk,
    ...Object.values(antwoorden).map((antwoord) => antwoord.notitie),
  ];
  const namen = new Set(
    vrij
      .flatMap((regel) => [...(regel ?? '').matchAll(NAAM)].flatMap(([, naam]) => naam ?? []))
      .filter((naam) => !BEKEND.has(naam)),
  );
  const all = [
    ...vindHerleidbaar(
      tekst,
      voertuigen.flatMap(({ kenteken }) => kenteken ?? []),
    ),
    ...literally(tekst, [waar.postcode, waar.plaats, waar.omschrijving], 'adres'),
    ...literally(tekst, [...namen], 'naam'),
  ].sort((a, b) => a.van - b.van || b.tot - a.tot);
  // one mark per stretch of text: the first and longest wins
  return all.filter((vondst, i) => !all.slice(0, i).some((eerder) => vondst.van < eerder.tot));
}
