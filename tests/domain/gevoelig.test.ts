import { describe, expect, test } from 'vitest';
import * as fc from 'fast-check';
import { type Gevoeligsoort, vindGevoelig } from '#domain/gevoelig.ts';
import { voorbeelden } from '#domain/voorbeelden.ts';

/** Every number here is made up, or the specimen of its kind. */
const stukken = (tekst: string): string[] => vindGevoelig(tekst).map(({ van, tot }) => tekst.slice(van, tot));
const soorten = (tekst: string): Gevoeligsoort[] => vindGevoelig(tekst).map(({ soort }) => soort);

const som11 = (cijfers: readonly number[]) =>
  cijfers.reduce((som, c, n) => som + c * (n < 8 ? 9 - n : -1), 0) % 11;
const bsn = fc
  .array(fc.integer({ min: 0, max: 9 }), { minLength: 8, maxLength: 8 })
  .map((acht) => [...acht, ((som11([...acht, 0]) % 11) + 11) % 11])
  .filter((negen) => negen[8]! < 10 && negen.some((cijfer) => cijfer > 0))
  .map((negen) => negen.join(''));

describe('[C-101] een BSN in vrije tekst', () => {
  test('wordt gezien, los en in groepjes', () => {
    for (const nummer of [
      '123456782',
      '1234.56.782',
      '123.456.782',
      '123 456 782',
      '123-456-782',
      '12345678-2',
    ]) {
      expect(stukken(`Bewoner liet ${nummer} zien.`), nummer).toEqual([nummer]);
      expect(soorten(`BSN:${nummer}`), nummer).toEqual(['bsn']);
    }
    expect(stukken('bsn 123\u00a0456\u00a0782 (kaart)')).toEqual(['123\u00a0456\u00a0782']);
    expect(stukken('111222333 en 123456782')).toEqual(['111222333', '123456782']);
  });

  test('wordt ook gezien zonder de nul vooraan', () => {
    expect(som11([...'010000008'].map(Number))).toBe(0);
    expect(stukken('nummer 10000008')).toEqual(['10000008']);
  });

  test('wordt altijd gezien als de 11-proef klopt, en nooit als één cijfer anders is', () => {
    fc.assert(
      fc.property(bsn, fc.nat(8), fc.integer({ min: 1, max: 9 }), (nummer, plek, erbij) => {
        expect(soorten(`zegt ${nummer} te zijn`)).toEqual(['bsn']);
        const ander = [...nummer].map((c, n) => (n === plek ? String((Number(c) + erbij) % 10) : c)).join('');
        expect(soorten(`zegt ${ander} te zijn`).filter((soort) => soort === 'bsn')).toEqual([]);
      }),
    );
  });

  test('is geen datum, ook niet als de 11-proef toevallig klopt', () => {
    for (let dag = Date.UTC(1950, 0, 1); dag < Date.UTC(2040, 0, 1); dag += 86_400_000) {
      const [jaar, maand, dagnr] = new Date(dag).toISOString().slice(0, 10).split('-') as [
        string,
        string,
        string,
      ];
      const tekst = `${jaar}${maand}${dagnr} ${dagnr}${maand}${jaar} ${dagnr}-${maand}-${jaar} ${jaar}-${maand}-${dagnr}`;
      const vondst = vindGevoelig(tekst);
      if (vondst.length > 0) expect.fail(`${tekst}: ${JSON.stringify(vondst)}`);
    }
  });
});

describe('[C-101] een IBAN in vrije tekst', () => {
  const ibans = [
    'NL91ABNA0417164300',
    'NL91 ABNA 0417 1643 00',
    'nl91abna0417164300',
    'NL91-ABNA-0417-1643-00',
    'PL61109010140000071219812874',
    'PL61 1090 1014 0000 0712 1981 2874',
    'RO49AAAA1B31007593840000',
    'BG80BNBG96611020345678',
    'UA213223130000026007233566001',
    'ES9121000418450200051332',
    'DE89370400440532013000',
    'BE68539007547034',
    'GB29NWBK60161331926819',
    'FR1420041010050500013M02606',
  ];
  test('wordt gezien, van elk land en in elke schrijfwijze', () => {
    for (const iban of ibans) {
      expect(stukken(`Loon gaat naar ${iban}, zegt hij.`), iban).toEqual([iban]);
      expect(soorten(`rekening ${iban} en niet meer`), iban).toEqual(['iban']);
    }
  });

  test('moet kloppen: één teken anders is geen IBAN', () => {
    for (const iban of [
      'NL92ABNA0417164300',
      'NL91ABNA0417164301',
      'NL91ABNA041716430',
      'NL91ABNA04171643001',
    ])
      expect(soorten(iban), iban).not.toContain('iban');
  });

  test('is nooit een stuk van een gewone zin', () => {
    const woord = fc.constantFrom(
      ...'de 12 14 mensen sliepen in be 16 bedden nl 91 es is no 15 man se 20 al 28 met om 07 uur en ad'.split(
        ' ',
      ),
    );
    fc.assert(
      fc.property(fc.array(woord, { maxLength: 14 }), (woorden) => {
        expect(soorten(woorden.join(' '))).not.toContain('iban');
      }),
    );
  });
});

describe('[C-101] een telefoonnummer in vrije tekst', () => {
  test('wordt gezien, Nederlands en van buiten', () => {
    const nummers = [
      '0612345678',
      '06-12345678',
      '06 12345678',
      '06 12 34 56 78',
      '06.12.34.56.78',
      '06 - 12345678',
      '+31612345678',
      '+31 6 12345678',
      '+31 (0)6 12345678',
      '0031612345678',
      '0031 6 12 34 56 78',
      '0229123456',
      '0229-123456',
      '(0229) 123456',
      '0229 12 34 56',
      '010-1234567',
      '(010) 123 45 67',
      '088 123 45 67',
      '085-1234567',
      '+31 229 123456',
      '+48 601 234 567',
      '+48601234567',
      '0048 601 234 567',
      '+40 721 234 567',
      '+359 88 123 4567',

      '+380 50 123 45 67',
      '+34 612 34 56 78',
      '+84 912 345 678',
      '+49 (0)151 12345678',
      '+44 7911 123456',
    ];
    for (const nummer of nummers) {
      expect(stukken(`Hij belt ${nummer}.`), nummer).toEqual([nummer]);
      expect(soorten(`tel:${nummer}`), nummer).toEqual(['telefoonnummer']);
    }
  });

  test('dat van iedereen is, zoals 112 of 0900-8844, is geen vondst', () => {
    for (const tekst of [
      '112 gebeld om 06:52',
      'Politie 0900-8844',
      'Veilig Thuis 0800-2000',
      '0800-5151',
      '14 0229',
    ])
      expect(vindGevoelig(tekst), tekst).toEqual([]);
  });
});

test('[C-101] meer vondsten staan op volgorde en over elkaar heen bestaat niet', () => {
  const tekst = 'Bel 06-12345678 over NL91 ABNA 0417 1643 00, bsn 123456782, of +48 601 234 567.';
  expect(soorten(tekst)).toEqual(['telefoonnummer', 'iban', 'bsn', 'telefoonnummer']);
  fc.assert(
    fc.property(fc.stringMatching(/^[0-9A-Z+ .,:€()/-]{0,60}$/), (willekeurig) => {
      const vondsten = vindGevoelig(willekeurig);
      vondsten.forEach(({ van, tot }, n) => {
        expect(van).toBeLessThan(tot);
        expect(van).toBeGreaterThanOrEqual(vondsten[n - 1]?.tot ?? 0);
      });
    }),
  );
});

describe('[C-101] geen loos alarm', () => {
  const gewoon = [
    'Twaalf bedden in vier caravans, 1999 ZZ 12, Voorbeelddorp.',
    '1999ZZ 12-14, tweede schuur links, 1621 AB 1234.',
    'Huisnummers 112 114 116 118 en 120, 122 t/m 130.',
    'Nrs 123 456 782 aan de overkant.',
    'Kavels 12, 14, 16, 18, 20, 22 en 24.',
    'Op 01-03-2026 om 06:50 uur, en weer op 02-03-2026 om 21.47 uur.',
    'Tussen 1-3-2026 06:50 en 1-3-2026 07:15; op 2026-03-01T06:50:00Z.',
    '01032026 en 20260301, week 09, van 0650 tot 0715.',
    'Kenteken XX-000-X, 12-ABC-3, 1-ABC-23 en AB-12-34.',
    'Aanhanger WB-01-CD, busje V-123-BB, WGM 12345, B-AB 1234.',
    'Boete € 50, € 1.250,00, € 12.345.678 en EUR 123456782.',
    'Borg van 1.500 euro, huur 123.456.782 euro, € 123456782,-.',
    'Elf personen, 3,5 m² per persoon, 16 uur per dag, 6 of 7 dagen.',
    'GPS 52,6426 noord, 5,0597 oost. 52.642631, 5.059712. +52.642631 +5.059712.',
    'Kamer 101, 102 en 103; 2 x 8 bedden; 12 + 14 = 26.',
    'KvK 12345678, kvk-nummer: 10000008.',
    'BAG 0405200000123456, vestiging 000012345678.',
    'Meterstand 012345, container MSKU 123456-7.',
    'Zaaknummer Z-2026-00123, kenmerk K7QX-2M.',
    'Foto IMG_20260301_065012.jpg en 123456782_foto.jpg.',
    'Werkt van 05.00 tot 21.00, soms 22.30 23.30 00.30.',
    '1 2 3 4 5 6 7 8 9, hoedje van papier.',
    'Art. 5:11 Awb, artikel 273f, lid 1 t/m 9.',
    'Hij is 19, zij 17, de anderen 23-29.',
    'Loon 4,50 per uur, 500 per maand, al 3 maanden niets.',
    '100 km gereden, 123456782 km op de teller.',
  ];
  test('bij adressen, datums, kentekens, bedragen en tellingen', () => {
    for (const tekst of gewoon) expect(stukken(tekst), tekst).toEqual([]);
  });

  test('bij de voorbeelden T1–T15', () => {
    for (const { id, signaal } of voorbeelden) {
      const { notitie, antwoorden, waar, voertuigen } = signaal('2026-03-01T06:50:00Z');
      const teksten = [
        notitie.feit,
        notitie.gezegd,
        notitie.indruk,
        waar.omschrijving,
        ...Object.values(antwoorden).map((antwoord) => antwoord.notitie),
        ...voertuigen.flatMap(({ kenteken, omschrijving }) => [kenteken, omschrijving]),
      ];
      for (const tekst of teksten) expect(stukken(tekst ?? ''), `${id}: ${tekst}`).toEqual([]);
    }
  });
});

test('[C-101] ook in een heel lange lastige tekst staat een gevonden stuk waar het staat', () => {
  const lastig = ['06 1 2 3 4 5 6 7 ', '+1 2 3 4 5 6 7 ', 'NL91 ABNA 0417 1643 ', '123 456 78', '0 0 0 0 '];
  for (const stuk of lastig) {
    const tekst = stuk.repeat(Math.ceil(20_000 / stuk.length));
    const laatste = vindGevoelig(`${tekst}; 111222333`).at(-1);
    expect(laatste, stuk).toMatchObject({ van: tekst.length + 2, tot: tekst.length + 11 });
  }
});
