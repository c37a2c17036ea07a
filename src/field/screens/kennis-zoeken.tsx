import { type Zoekindex, buildZoekindex, zoek } from '#domain/zoeken.ts';
import {
  kennisartikelen,
  kennisbank,
  kennisstukken,
  landelijkePartners,
  regionalePartners,
} from '#i18n/nl/kennisbank.ts';
import { v } from '#i18n/nl/verder.ts';
import type { IconName } from '#ui/icon.tsx';
import { Rij } from '../rij.tsx';
import type { Plek } from '../route.ts';

const HOOGUIT = 20;

interface Vindbaar {
  icoon: IconName;
  naam: string;
  uitleg: string;
  naar: Plek;
}

const vindbaar = new Map<string, Vindbaar>([
  ...kennisartikelen.flatMap(({ id: artikel, titel, items }) =>
    items.map(({ id, kop, vorm, regels }): [string, Vindbaar] => {
      // „Niet” alone says nothing in a list of what was found.
      const kaal = vorm === 'wel' || vorm === 'niet';
      return [
        id,
        {
          icoon: 'book-open',
          naam: kaal ? `${titel}: ${kop.toLowerCase()}` : kop,
          uitleg: kaal ? (regels[0] ?? '') : titel,
          naar: { scherm: 'artikel', artikel, item: id },
        },
      ];
    }),
  ),
  ...kennisbank.begrippen.lijst.map(([naam, , id]): [string, Vindbaar] => [
    id,
    { icoon: 'info', naam, uitleg: v.kennis.begrip, naar: { scherm: 'begrippen' } },
  ]),
  ...[...landelijkePartners, ...regionalePartners].map(({ id, naam }): [string, Vindbaar] => [
    id,
    { icoon: 'phone', naam, uitleg: v.kennis.partner, naar: { scherm: 'nummers' } },
  ]),
]);

let index: Zoekindex | undefined;

/** Everything of the kennisbank that fits what was typed; typing errors are forgiven. */
export function Kennistreffers({ vraag, onKies }: { vraag: string; onKies(naar: Plek): void }) {
  index ??= buildZoekindex(kennisstukken());
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
