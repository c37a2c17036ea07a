import { type Dossierstukken, signalenVan } from '#domain/dossierstukken.ts';
import { BRONNEN } from '#domain/verrijking.ts';
import { adres } from './plaats.ts';
import { locaties, uitbuitingsvormen } from '#i18n/nl/meldroute.ts';

const plat = (tekst: string): string => tekst.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

/**
 * Takes a melding; gives everything that was written of it, by the melder and at the desk, in one line to search in. It
 * lives in memory only.
 */
export function zoektekst(stukken: Dossierstukken): string {
  const { oorsprong, verrijkingen, notities, behandelaar, stand, vragen } = stukken.inhoud;
  return plat(
    [
      oorsprong.kenmerk,
      ...stukken.bij.map(({ oorsprong: later }) => later.kenmerk),
      ...signalenVan(stukken).flatMap(({ soort, waar, voertuigen, notitie, antwoorden, collega }) => [
        locaties[soort].vol,
        adres(waar),
        waar.plaats,
        waar.omschrijving,
        ...voertuigen.flatMap(({ kenteken = '', omschrijving }) => [
          kenteken,
          kenteken.replaceAll(/[^a-z0-9]/gi, ''),
          omschrijving,
        ]),
        ...Object.values(notitie),
        ...Object.values(antwoorden).map(({ notitie: bij }) => bij),
        collega,
      ]),
      ...stand.feiten.vormen.map((vorm) => uitbuitingsvormen[vorm]),
      ...verrijkingen.flatMap(({ bron, regel }) => [BRONNEN.find((blad) => blad.bron === bron)?.naam, regel]),
      ...notities.map(({ tekst }) => tekst),
      ...vragen.map(({ vraag }) => vraag),
      oorsprong.melder,
      oorsprong.toestel?.naam,
      oorsprong.toestel?.team,
      behandelaar?.naam,
    ]
      .filter((deel) => deel !== undefined && deel !== '')
      .join(' \u0000 '),
  );
}

/** Takes what was typed; gives whether every word of it is somewhere in the text. */
export function pastBij(tekst: string, gezocht: readonly string[]): boolean {
  return gezocht.every((woord) => tekst.includes(woord));
}

/** Takes what was typed; gives its words as they are compared. */
export const zoekwoorden = (getypt: string): readonly string[] => plat(getypt).split(/\s+/).filter(Boolean);
