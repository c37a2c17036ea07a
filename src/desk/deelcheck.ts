import type { Signaal } from '#domain/signaal.ts';
import { type Herleidbaar, vindHerleidbaar } from '#domain/herleidbaar.ts';

/** What the melder may not get back: the shapes the domain knows, and the words of this very case. */
export interface Deelvondst {
  soort: Herleidbaar | 'adres' | 'naam';
  /** place in the text */
  van: number;
  tot: number;
}

/** A word with a capital that does not open a sentence: where Dutch puts a name. */
const NAAM = /(?<=[\p{Ll}\d,;:)’'"]\s)\p{Lu}[\p{L}’'-]{2,}/gu;

/** Words with a capital that everybody may know. */
const BEKEND = new Set(
  'RIEC PCT BRP KvK ZVH GGD Meldroute Nederland Nederlands Nederlandse Veilig Thuis Arbeidsinspectie Zorg Veiligheidshuis CoMensha'.split(
    ' ',
  ),
);

/** What was recorded beside the signaal in which a name may stand: the lines of the sources. */
export type Zaakteksten = readonly string[];

const escape = (word: string) => word.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

function literally(
  tekst: string,
  words: readonly (string | undefined)[],
  soort: 'adres' | 'naam',
): Deelvondst[] {
  return words.flatMap((word) => {
    const gezocht = word?.trim() ?? '';
    if (gezocht.length < 3) return [];
    const pattern = new RegExp(`(?<![\\p{L}\\d])${escape(gezocht)}(?![\\p{L}\\d])`, 'giu');
    return [...tekst.matchAll(pattern)].map((hit) => ({
      soort,
      van: hit.index,
      tot: hit.index + hit[0].length,
    }));
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
    vrij.flatMap((regel) => regel?.match(NAAM) ?? []).filter((naam) => !BEKEND.has(naam)),
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
