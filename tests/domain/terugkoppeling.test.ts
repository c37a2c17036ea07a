import { describe, expect, test } from 'vitest';
import { vindHerleidbaar } from '#domain/herleidbaar.ts';
import {
  SJABLONEN,
  Sjabloon,
  type Terugkoppelstand,
  heeftGat,
  sjablonenVoor,
} from '#domain/terugkoppeling.ts';

const stand = (rest: Partial<Terugkoppelstand> = {}): Terugkoppelstand => ({
  bereikt: 2,
  afdoening: null,
  gevraagd: false,
  ...rest,
});

describe('welke tekst wanneer mag', () => {
  test('in het begin alleen een tip, of dat er hulp is', () => {
    expect(sjablonenVoor(stand())).toEqual(['tk-hulp', 'tk-leer']);
  });

  test('na stap 4 dat het besproken is, na stap 5 dat het is opgepakt', () => {
    expect(sjablonenVoor(stand({ bereikt: 4 }))).toContain('tk-in-onderzoek');
    expect(sjablonenVoor(stand({ bereikt: 4 }))).not.toContain('tk-opgepakt');
    expect(sjablonenVoor(stand({ bereikt: 5 }))).toContain('tk-opgepakt');
  });

  test('elke uitkomst van de route heeft een tekst die de kring sluit', () => {
    const uitkomsten = [
      'geen-mensenhandel',
      'ander-fenomeen',
      'onvoldoende',
      'overgedragen',
      'samengevoegd',
      'zonder-antwoord',
    ] as const;
    for (const afdoening of uitkomsten) {
      const [eerste] = sjablonenVoor(stand({ afdoening, bereikt: 2 }));
      expect(eerste && SJABLONEN[eerste].sluitend, afdoening).toBe(true);
    }
    for (const afdoening of [
      'opsporing',
      'bestuurlijke-aanpak',
      'zorg',
      'combinatie',
      'niet-opgepakt',
    ] as const) {
      expect(sjablonenVoor(stand({ afdoening, bereikt: 6 }))).toContain('tk-opgepakt');
    }
  });

  test('dat het geen mensenhandel is, kan alleen gezegd worden als dat de uitkomst is', () => {
    expect(sjablonenVoor(stand({ bereikt: 6, afdoening: 'opsporing' }))).not.toContain('tk-geen');
    expect(sjablonenVoor(stand({ bereikt: 6, afdoening: 'opsporing' }))).not.toContain('tk-ander');
  });

  test('dat het ontvangen is, zegt het bureau vanzelf', () => {
    expect(sjablonenVoor(stand({ bereikt: 7, afdoening: 'geen-mensenhandel' }))).not.toContain(
      'tk-ontvangen',
    );
  });

  test('of een tekst over hulp naar iemand wijst, bevestigt een mens', () => {
    expect(SJABLONEN['tk-hulp'].nietHerleidbaar).toBe(true);
  });
});

describe('de teksten', () => {
  test.each(Sjabloon.options)('%s zegt je, nooit u, en noemt niemand slachtoffer of dader', (sjabloon) => {
    const { tekst } = SJABLONEN[sjabloon];
    expect(tekst).not.toMatch(/\b(u|uw)\b|slachtoffer|dader|illegaal/i);
    expect(vindHerleidbaar(tekst)).toEqual([]);
    for (const zin of tekst.split(/[.!?] /)) expect(zin.split(' ').length).toBeLessThanOrEqual(15);
  });

  test('wat nog ingevuld moet worden, is te zien', () => {
    expect(heeftGat(SJABLONEN['tk-ander'].tekst)).toBe(true);
    expect(heeftGat(SJABLONEN['tk-geen'].tekst)).toBe(false);
  });
});

describe('wat naar iemand kan wijzen', () => {
  const soorten = (tekst: string, kentekens?: string[]) =>
    vindHerleidbaar(tekst, kentekens).map(({ soort, van, tot }) => [soort, tekst.slice(van, tot)]);

  test.each([
    ['Je noteerde kenteken 12-BDF-3. Dat hielp.', 'kenteken', '12-BDF-3'],
    ['De bus met 12-bdf-3 stond er weer.', 'kenteken', '12-bdf-3'],
    ['Dat huis op 1687 AB is bekeken.', 'postcode', '1687 AB'],
    ['We zijn in de Voorbeeldstraat 12a geweest.', 'huisadres', '12a'],
    ['Bel me op 06-12345678.', 'telefoonnummer', '06-12345678'],
    ['Mail naar marit@voorbeeld.example.', 'e-mailadres', 'marit@voorbeeld.example'],
    ['Zijn nummer is 123456782.', 'bsn', '123456782'],
    ['Op NL91ABNA0417164300 kwam geld binnen.', 'iban', 'NL91ABNA0417164300'],
  ])('%s', (tekst, soort, stuk) => {
    expect(soorten(tekst)).toEqual([[soort, stuk]]);
  });

  test('een buitenlands kenteken zoals de melder het schreef', () => {
    expect(soorten('De bus WPR 12345 stond er.', ['WPR 12345'])).toEqual([['kenteken', 'WPR 12345']]);
  });

  test('gewone zinnen blijven met rust', () => {
    for (const tekst of [
      'Op 12 mei 3 bedden geteld, en op 14 mei 12.',
      'Je schreef feit en indruk apart op.',
      'Stap 4 van 7, op maandag om 12.30 uur.',
      'Bij gevaar bel je 112.',
    ]) {
      expect(soorten(tekst), tekst).toEqual([]);
    }
  });
});
