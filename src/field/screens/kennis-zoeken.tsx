import { useEffect, useState } from 'preact/hooks';
import type { Regionummer } from '#domain/veldinstellingen.ts';
import { type Zoekindex, buildZoekindex, indicatorstukken, zoek } from '#domain/zoeken.ts';
import { t } from '#i18n/nl/field.ts';
import {
  kennisartikelen,
  kennisbank,
  kennisstukken,
  landelijkePartners,
  regionalePartners,
} from '#i18n/nl/kennisbank.ts';
import { v } from '#i18n/nl/verder.ts';
import type { IconName } from '#ui/icon.tsx';
import { useRegionummers } from '../regionummers.tsx';
import { leesAlle } from '../lijsten.ts';
import { Rij } from '../rij.tsx';
import type { Plek } from '../route.ts';
import { ICONEN } from './soort-locatie.tsx';

const HOOGUIT = 20;

interface Vindbaar {
  icoon: IconName;
  naam: string;
  uitleg: string;
  naar: Plek;
}

const geschreven: readonly (readonly [string, Vindbaar])[] = [
  ...kennisartikelen.flatMap(({ id: artikel, titel, items }) =>
    items.map(({ id, kop, vorm, regels }) => {
      // „Niet” alone says nothing in a list of what was found.
      const kaal = vorm === 'wel' || vorm === 'niet';
      const naar: Plek = { scherm: 'artikel', artikel, item: id };
      const naam = kaal ? `${titel}: ${kop.toLowerCase()}` : kop;
      return [id, { icoon: 'book-open', naam, uitleg: kaal ? (regels[0] ?? '') : titel, naar }] as const;
    }),
  ),
  ...kennisbank.begrippen.lijst.map(
    ([naam, , id]) =>
      [id, { icoon: 'info', naam, uitleg: v.kennis.begrip, naar: { scherm: 'begrippen' } }] as const,
  ),
  ...[...landelijkePartners, ...regionalePartners].map(
    ({ id, naam }) =>
      [id, { icoon: 'phone', naam, uitleg: v.kennis.partner, naar: { scherm: 'nummers' } }] as const,
  ),
];

interface Kennisindex {
  index: Zoekindex;
  vindbaar: ReadonlyMap<string, Vindbaar>;
}

let gemaakt: (Kennisindex & { regio: string }) | undefined;

/** What the municipality wrote of its region is found beside what we wrote. */
const regiostukken = (nummers: readonly Regionummer[]) =>
  nummers.map(({ naam, uitleg = '' }, n) => ({
    id: `regio-${n}`,
    velden: [
      { tekst: naam, gewicht: 1 },
      { tekst: uitleg, gewicht: 0.5 },
    ],
    vindbaar: { icoon: 'phone', naam, uitleg: v.kennis.regio, naar: { scherm: 'nummers' } } as const,
  }));

async function maak(nummers: readonly Regionummer[]): Promise<typeof gemaakt> {
  const regio = regiostukken(nummers);
  const lijsten = await leesAlle();
  const signalen = lijsten.flatMap(({ id: lijst, secties }) =>
    secties.flatMap((sectie) =>
      sectie.signalen.map(({ id, tekst }): [string, Vindbaar] => [
        id,
        {
          icoon: ICONEN[lijst],
          naam: tekst,
          uitleg: v.kennis.signaal(t.soorten[lijst].kort),
          naar: { scherm: 'uitgelegd', lijst, item: id },
        },
      ]),
    ),
  );
  return (gemaakt = {
    index: buildZoekindex([...kennisstukken(), ...indicatorstukken(lijsten), ...regio]),
    vindbaar: new Map<string, Vindbaar>([
      ...geschreven,
      ...signalen,
      ...regio.map(({ id, vindbaar }) => [id, vindbaar] as const),
    ]),
    regio: JSON.stringify(nummers),
  });
}

/** Gives the index of everything in the kennisbank; made before the first letter is typed, and again for another region. */
export function useKennisindex(): Kennisindex | undefined {
  const nummers = useRegionummers();
  const regio = JSON.stringify(nummers);
  const [kennis, setKennis] = useState(gemaakt);
  useEffect(() => {
    if (nummers && gemaakt?.regio !== regio) void maak(nummers).then(setKennis);
  }, [regio]);
  return kennis;
}

interface Props extends Kennisindex {
  vraag: string;
  onKies(naar: Plek): void;
}

/** What of the kennisbank fits what was typed; typing errors are forgiven. */
export function Kennistreffers({ index, vindbaar, vraag, onKies }: Props) {
  const treffers = zoek(index, vraag);
  return (
    <>
      <p class="zoekstand" role="status">
        {treffers.length === 0 ? v.kennis.niets : v.kennis.gevonden(treffers.length)}
      </p>
      {treffers.length > 0 && (
        <ul class="vel rijen">
          {treffers.slice(0, HOOGUIT).map(({ id }) => {
            const { naar, ...rij } = vindbaar.get(id)!;
            return <Rij key={id} {...rij} onKies={() => onKies(naar)} />;
          })}
        </ul>
      )}
    </>
  );
}
