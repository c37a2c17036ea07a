import { type Melding } from '#domain/melding.ts';
import { BRONNEN } from '#domain/verrijking.ts';
import { adres } from './plaats.ts';
import { locaties, uitbuitingsvormen } from '#i18n/nl/meldroute.ts';

const plat = (tekst: string): string => tekst.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

/**
 * Takes a melding; gives everything that was written of it, by the melder and at the desk, in one line to search in. It
 * lives in memory only.
 */
export function zoektekst({
  oorsprong,
  verrijkingen,
  notities,
  behandelaar,
  stand,
  vragen,
}: Melding): string {
  const signaal = oorsprong.soort === 'signaal' ? oorsprong.signaal : undefined;
  const { waar = {}, voertuigen = [], notitie = {}, antwoorden = {}, collega } = signaal ?? {};
  return plat(
    [
      oorsprong.kenmerk,
      signaal && locaties[signaal.soort].vol,
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
      ...stand.feiten.vormen.map((vorm) => uitbuitingsvormen[vorm]),
      ...verrijkingen.flatMap(({ bron, regel }) => [BRONNEN.find((blad) => blad.bron === bron)?.naam, regel]),
      ...notities.map(({ tekst }) => tekst),
      ...vragen.map(({ vraag }) => vraag),
      oorsprong.melder,
      oorsprong.toestel?.naam,
      oorsprong.toestel?.team,
      collega,
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
