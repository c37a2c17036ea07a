import type { Jaarcijfers } from '#domain/cijfers.ts';
import type { Getoond, Onderdrukt } from '#domain/onderdrukking.ts';
import { cijfers as t, onderwerpen } from '#i18n/nl/cijfers.ts';

type Cel = string | number | null;

/** One block of the export: a heading, then lines. */
export interface Blad {
  titel: string;
  regels: readonly (readonly Cel[])[];
}

function bladVan(
  titel: string,
  namen: Record<string, string>,
  tabel: Onderdrukt,
  samengenomen: boolean,
): Blad {
  const kop = samengenomen ? [t.rij, t.heelJaar] : [t.rij, ...t.kwartalen, t.heelJaar];
  const regels = tabel.rijen.map((rij, n): Cel[] => [
    namen[rij] ?? rij,
    ...(samengenomen ? [] : tabel.cellen[n]!),
    tabel.perRij[n]!,
  ]);
  return { titel, regels: [kop, ...regels] };
}

/** Takes the figures of a year; gives them as blocks of lines, hidden counts as null. */
export function bladen(jaar: Jaarcijfers): readonly Blad[] {
  const { signalen, personen, doorlooptijden, indicatoren } = jaar;
  return [
    ...signalen.tabellen.map((tabel, n) => {
      const { titel, rijen } = onderwerpen[signalen.onderwerpen[n]!];
      return bladVan(titel, rijen, tabel, signalen.samengenomen);
    }),
    ...personen.tabellen.map((tabel) => bladVan(t.personen, t.leeftijden, tabel, personen.samengenomen)),
    {
      titel: t.duur,
      regels: Object.entries(doorlooptijden).map(([stap, { mediaan, p90, aantal }]) => [
        t.doorlooptijd[stap as keyof typeof t.doorlooptijd],
        mediaan,
        p90,
        aantal,
      ]),
    },
    {
      titel: t.indicatoren,
      regels: indicatoren.map(({ id, gezien, gehoord }) => [id, gezien, gehoord]),
    },
  ];
}

/** A line that begins like a formula is a text: spreadsheets would run it. */
const veilig = (cel: Cel): string => {
  const tekst = cel === null ? t.verborgenTeken : String(cel);
  const kaal = /^[=+\-@\t\r]/.test(tekst) ? `'${tekst}` : tekst;
  return /[";\n]/.test(kaal) ? `"${kaal.replaceAll('"', '""')}"` : kaal;
};

/** Takes the figures; gives them as CSV the way Dutch spreadsheets read it: semicolons, and a mark for UTF-8. */
export function alsCsv(jaar: Jaarcijfers): string {
  const blokken = bladen(jaar).map(({ titel, regels }) =>
    [[titel], ...regels].map((regel) => regel.map(veilig).join(';')).join('\r\n'),
  );
  return `\ufeff${blokken.join('\r\n\r\n')}\r\n`;
}

/** Takes the figures and which municipality they are of; gives the file that a region adds up. */
export const alsJson = (jaar: Jaarcijfers, gemeente: string): string =>
  `${JSON.stringify({ soort: 'meldroute-cijfers', v: 1, gemeente, ...jaar }, null, 1)}\n`;

export const toon = (aantal: Getoond): string => (aantal === null ? t.verborgenTeken : String(aantal));
