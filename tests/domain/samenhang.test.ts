import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Dossierstukken } from '#domain/dossierstukken.ts';
import { vouw } from '#domain/melding.ts';
import { leesOorsprong } from '#domain/oorsprong.ts';
import { westFrieslandRoute } from '#domain/routeconfiguratie.ts';
import { bouwSamenhang, dradenVan } from '#domain/samenhang.ts';
import { type Signaal, beginSignaal } from '#domain/signaal.ts';
import { binnenkomst, geopend, logboek, uur } from '../support/logboek.ts';

const gemeld = (anders: Partial<Signaal>) =>
  leesOorsprong({ ...beginSignaal('algemeen', uur(-13)), ...anders }, binnenkomst);

function melding(id: string, anders: Partial<Signaal>, notitie?: string): Dossierstukken {
  const acts = notitie === undefined ? [geopend] : [geopend, { soort: 'notitie' as const, tekst: notitie }];
  return { inhoud: vouw(id, gemeld(anders), logboek(...acts), westFrieslandRoute), bij: [] };
}
const feit = (tekst: string): Partial<Signaal> => ({ notitie: { feit: tekst } });
const plaat = (kenteken: string): Partial<Signaal> => ({ voertuigen: [{ kenteken }] });

function verwant(een: Partial<Signaal>, ander: Partial<Signaal>) {
  const samen = bouwSamenhang([melding('a', een), melding('b', ander)]);
  return samen
    .verwanten('a')
    .flatMap(({ draden }) => draden.map(({ soort, precies }) => ({ soort, precies })));
}

test.for([
  [
    'postcode en nummer, met en zonder toevoeging',
    { waar: { postcode: '1999 ZZ', huisnummer: '12' } },
    { waar: { postcode: '1999zz', huisnummer: '12', toevoeging: 'B' } },
    'adres',
  ],
  [
    'postcode en nummer in een tekst',
    { waar: { postcode: '1999 ZZ', huisnummer: '12' } },
    feit('Ook gezien op 1999 ZZ 12.'),
    'adres',
  ],
  [
    'straat en nummer in twee teksten',
    feit('Bestelbus bij Voorbeeldkade 4'),
    feit('In de schuur aan de voorbeeldkade 4 staan bedden.'),
    'adres',
  ],
  ['kenteken, met en zonder streepjes', plaat('XX-000-1'), plaat('xx0001'), 'kenteken'],
  ['kenteken in een tekst', plaat('GB-001-B'), feit('Busje met GB-001-B reed weg.'), 'kenteken'],
  [
    'telefoonnummer, nationaal en internationaal',
    feit('Bel 06-12345678'),
    feit('Nummer +31 6 12 34 56 78 op de deur'),
    'telefoonnummer',
  ],
  ['KvK-nummer', feit('KvK 12345678'), feit('kvk-nummer: 12345678'), 'kvk-nummer'],
  [
    'bedrijf, met en zonder punten',
    feit('Loon van Zon en Zee B.V.'),
    feit('Brief van Zon en Zee BV aan de muur'),
    'bedrijf',
  ],
] as const)('%s hoort bij elkaar', ([, een, ander, soort]) => {
  expect(verwant(een, ander)).toContainEqual({ soort, precies: true });
});

test('een typefout in een kenteken of een bedrijfsnaam wordt vergeven, en gezegd', () => {
  expect(verwant(plaat('GB-001-B'), plaat('GB-001-D'))).toEqual([{ soort: 'kenteken', precies: false }]);
  expect(verwant(feit('Uitzendbureau Zonneveld BV'), feit('Uitzendbureau Zonnevelt BV'))).toEqual([
    { soort: 'bedrijf', precies: false },
  ]);
});

test('een ander nummer, een andere straat, een ander bedrijf is een ander', () => {
  expect(
    verwant(
      { waar: { postcode: '1999 ZZ', huisnummer: '12' } },
      { waar: { postcode: '1999 ZZ', huisnummer: '14' } },
    ),
  ).toEqual([]);
  expect(verwant(feit('Bel 06-12345678'), feit('Bel 06-12345679'))).toEqual([]);
  expect(verwant(plaat('GB-001-B'), plaat('ZZ-999-Z'))).toEqual([]);
  expect(verwant(feit('Zon BV'), feit('Maan BV'))).toEqual([]);
});

test('wat het bureau opschreef telt mee, en de meeste draden staan vooraan', () => {
  const samen = bouwSamenhang([
    melding('a', { ...plaat('GB-001-B'), waar: { postcode: '1999 ZZ', huisnummer: '12' } }),
    melding('b', plaat('GB-001-B')),
    melding('c', { waar: { postcode: '1999 ZZ', huisnummer: '12' } }, 'Zelfde busje, GB-001-B.'),
  ]);
  expect(samen.verwanten('a').map(({ melding: id }) => id)).toEqual(['c', 'b']);
  expect(samen.verwanten('onbekend')).toEqual([]);
});

test('wat de melder later toevoegde telt mee, met wat er in een veld staat', () => {
  const later = (anders: Partial<Signaal>) => [{ oorsprong: gemeld(anders) }];
  const een = { ...melding('a', {}), bij: later(feit('Er staat nu Zon en Zee BV op de bus.')) };
  const ander = { ...melding('b', feit('Bus van Zon en Zee B.V.')), bij: later(plaat('XX-000-1')) };
  const derde = melding('c', plaat('XX-000-1'));
  const samen = bouwSamenhang([een, ander, derde]);
  expect(samen.verwanten('a').map((zij) => zij.melding)).toEqual(['b']);
  expect(samen.verwanten('b').map((zij) => zij.melding)).toEqual(['a', 'c']);
});

test('een tekst zonder nummers en namen van bedrijven levert geen draad op', () => {
  expect(dradenVan(melding('a', feit('Twaalf bedden in vier caravans. € 50 voor vuile afwas.')))).toEqual([]);
});

test('wie bij jou hoort, daar hoor jij bij', () => {
  const kenteken = fc.constantFrom('GB-001-B', 'GB-001-D', 'GB-002-D', 'ZZ-999-Z', 'GB-00-LB');
  fc.assert(
    fc.property(fc.array(fc.array(kenteken, { maxLength: 3 }), { minLength: 2, maxLength: 6 }), (platen) => {
      const samen = bouwSamenhang(
        platen.map((elk, n) => melding(`m${n}`, { voertuigen: elk.map((een) => ({ kenteken: een })) })),
      );
      const paren = platen.flatMap((_, n) =>
        samen.verwanten(`m${n}`).map(({ melding: ander }) => `m${n} ${ander}`),
      );
      for (const paar of paren) expect(paren).toContain(paar.split(' ').toReversed().join(' '));
      for (const paar of paren) expect(new Set(paar.split(' ')).size).toBe(2);
    }),
  );
});
