import { describe, expect, test } from 'vitest';
import { dadenVoor } from '#desk/daden.ts';
import { routevragen } from '#desk/routevragen.ts';
import { vindOndeelbaar } from '#desk/deelcheck.ts';
import { werkdagen } from '#desk/tijd.ts';
import { westFrieslandRoute } from '#domain/routeconfiguratie.ts';
import { Zijspoor } from '#domain/routegebeurtenis.ts';
import { type Routestand, mogelijkeGebeurtenissen, mogelijkeSporen, zetStap } from '#domain/routestand.ts';
import { voorbeelden } from '#domain/voorbeelden.ts';
import { daadTekst } from '#i18n/nl/spoordaden.ts';
import { opSpoor, volledig, wandel } from '../support/routewandeling.ts';

const rol = 'aandachtsfunctionaris';
const SPOORDADEN = ['spoor-nodig', 'spoor-uitzetten', 'spoor-bevestigen', 'spoor-vervallen'];
const gebeurtenissen = [...volledig, ...Zijspoor.options.flatMap((spoor) => opSpoor(spoor))];
const standen = wandel(zetStap, [westFrieslandRoute], gebeurtenissen).plekken.map(({ stand }) => stand);

/** Every act on the screen, also the second one inside a form. */
function getoond(stand: Routestand): string[] {
  const { lopend, daden } = dadenVoor(stand, rol, westFrieslandRoute);
  return [...lopend.flatMap((track) => track.daden), ...daden].flatMap(({ gebeurtenis, spoor, ook }) => [
    spoor ? `${gebeurtenis}/${spoor}` : gebeurtenis,
    ...(ook ? [`${ook}/${spoor}`] : []),
  ]);
}

/** Everything the route allows. */
function mogelijk(stand: Routestand): string[] {
  const sporen = mogelijkeSporen(stand, rol, westFrieslandRoute);
  return [
    ...mogelijkeGebeurtenissen(stand, rol, westFrieslandRoute).filter((naam) => !SPOORDADEN.includes(naam)),
    ...Zijspoor.options.flatMap((spoor) => sporen[spoor].map((naam) => `${naam}/${spoor}`)),
  ];
}

describe('de wissels van het dossier', () => {
  test('zijn in elke bereikbare stand precies wat de route toestaat', () => {
    const anders = standen.filter(
      (stand) => getoond(stand).toSorted().join() !== mogelijk(stand).toSorted().join(),
    );
    expect(standen.length).toBeGreaterThan(100);
    expect(anders.map(({ stap, zijsporen }) => ({ stap, zijsporen }))).toEqual([]);
  });

  test('hebben hoogstens één gevulde, en acuut staat nooit ertussen', () => {
    for (const stand of standen) {
      const { lopend, daden } = dadenVoor(stand, rol, westFrieslandRoute);
      const alle = [...lopend.flatMap((track) => track.daden), ...daden];
      expect(alle.filter(({ soort }) => soort === 'door').length).toBeLessThan(2);
      expect(lopend.flatMap((track) => track.daden).some(({ soort }) => soort === 'acuut')).toBe(false);
    }
  });

  test('zeggen elk hoe ze heten en wat er dan gebeurt', () => {
    for (const stand of standen) {
      const { lopend, daden } = dadenVoor(stand, rol, westFrieslandRoute);
      for (const daad of [...lopend.flatMap((track) => track.daden), ...daden]) {
        const { naam, gevolg } = daadTekst(daad, stand, 'Lokaal overleg');
        expect(naam).not.toBe('');
        expect(gevolg).toMatch(/^[^{}]+[.!?]$/);
      }
    }
  });

  test('vragen alles wat een stap nodig heeft', () => {
    const vast: Record<string, readonly string[]> = {
      'in-behandeling-nemen': ['gemeente'],
      'naar-politie': ['spoed'],
      vermoeden: ['partner'],
    };
    const elders = ['terugkoppeling-melder'];
    const gevraagd = new Set(
      standen.flatMap((stand) => mogelijkeGebeurtenissen(stand, rol, westFrieslandRoute)),
    );
    for (const gebeurtenis of gebeurtenissen.filter(
      ({ type }) => gevraagd.has(type) && !elders.includes(type),
    )) {
      const { type, ...gegevens } = gebeurtenis;
      const bekend = [...(routevragen[type]?.map(({ veld }) => veld) ?? []), ...(vast[type] ?? []), 'spoor'];
      expect(
        Object.keys(gegevens).filter((veld) => !bekend.includes(veld)),
        type,
      ).toEqual([]);
    }
  });
});

describe('het nakijken van een terugkoppeling', () => {
  const signaal = voorbeelden.find(({ id }) => id === 'T2')?.signaal('2026-03-01T21:47:00+01:00');
  const vind = (tekst: string, teksten: readonly string[] = []) =>
    vindOndeelbaar(tekst, signaal, teksten).map(({ soort, van, tot }) => [soort, tekst.slice(van, tot)]);

  test('ziet kentekens, postcodes, de plek van het signaal en telefoonnummers', () => {
    expect(vind('De bus XX-000-X stond op 1999 ZZ in Voorbeelddorp.')).toEqual([
      ['kenteken', 'XX-000-X'],
      ['postcode', '1999 ZZ'],
      ['adres', 'Voorbeelddorp'],
    ]);
    expect(vind('Bel 06-12345678.').map(([soort]) => soort)).toEqual(['telefoonnummer']);
  });

  test('ziet een naam die in het dossier staat, maar niet elk woord met een hoofdletter', () => {
    const regels = ['Ingeschreven: de heer Voorbeeldman en het RIEC weet dit.'];
    expect(vind('Je had gelijk over Voorbeeldman. Het RIEC kijkt mee.', regels)).toEqual([
      ['naam', 'Voorbeeldman'],
    ]);
    expect(vind('Dank je wel. Je signaal deed ertoe.', regels)).toEqual([]);
  });
});

test('werkdagen tellen het weekend niet mee', () => {
  expect(werkdagen('2026-03-06T10:00:00Z', new Date('2026-03-09T10:00:00Z'))).toBe(1);
  expect(werkdagen('2026-03-02T10:00:00Z', new Date('2026-03-10T10:00:00Z'))).toBe(6);
});
