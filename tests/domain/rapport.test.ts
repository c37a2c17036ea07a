import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rapportVanBevindingen } from '#domain/rapport.ts';
import { Signaal, beginSignaal } from '#domain/signaal.ts';
import { LIJST_VERSIE, Signalenlijst } from '#domain/signalenlijst.ts';
import { voorbeelden } from '#domain/voorbeelden.ts';

const folder = join(import.meta.dirname, '../../src/domain/signalenlijsten');
const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'));
const lijsten = ['huisvesting', 'prostitutie', 'hennep', 'algemeen'].map((id) =>
  Signalenlijst.parse(read(id)),
);
const alle = lijsten.flatMap(({ secties }) => secties.flatMap(({ signalen }) => signalen));

const BEGIN = '2026-03-01T06:50:00Z';
const voorbeeld = (id: string) => voorbeelden.find((een) => een.id === id)!.signaal(BEGIN);
const rapport = (signaal: Signaal) => rapportVanBevindingen(signaal, lijsten);
const alineas = (signaal: Signaal) => rapport(signaal).tekst.split('\n\n');
const leeg = (rest: Partial<Signaal> = {}) => ({ ...beginSignaal('huisvesting', BEGIN), ...rest });
const antwoord = (waarde: 'gezien' | 'gehoord' | 'niet-aangetroffen', notitie?: string) => ({
  waarde,
  lijstVersie: LIJST_VERSIE,
  ...(notitie !== undefined && { notitie }),
});

describe('het rapport van bevindingen van T2', () => {
  const { tekst, ...rest } = rapport(voorbeeld('T2'));

  test('is een doorlopende tekst in de ik-vorm, in de woorden van de toezichthouder', () => {
    expect(tekst).toBe(
      [
        'Op zondag 1 maart 2026 om 07:50 uur was ik ter plaatse, als toezichthouder. Dat was op 1999 ZZ 14, in Voorbeelddorp. De plek: derde caravan links.',
        'Ik nam zelf het volgende waar. Man in grijze jas had alle sleutels aan zijn riem. Twaalf bedden in vier caravans. € 50 voor vuile afwas, € 100 voor bezoek. Man met sleutelbos antwoordt voor iedereen.',
        'Ik trof 9 personen aan. Mijn schatting van de leeftijd: 7 van 23 jaar of ouder en 2 van 18 tot 23 jaar. Ik hoorde Roemeens spreken. Ik zag een voertuig met kenteken XX-000-X: witte bestelbus, deuk rechtsachter.',
        'Dit is mij gezegd, met daarvoor wie het zei. Bewoner: ik mag pas weg als ik heb betaald.',
        'Van het volgende noteerde ik niet wie het zei. ‘Mijn paspoort ligt bij de baas.’ Schuld voor de reis, bedrag weet hij niet. Veertien uur per dag, zes dagen.',
      ].join('\n\n'),
    );
  });

  test('zegt de schermen dat de eigen indruk weg is, en dat van iets de spreker ontbreekt', () => {
    expect(rest).toEqual({ weggelaten: [{ reden: 'eigen-indruk' }], uitDeLijst: [], sprekerOntbreekt: true });
    expect(tekst).not.toContain('bang voor hem');
  });
});

describe('van elk voorbeeld T1–T15', () => {
  for (const { id, signaal } of voorbeelden) {
    test(`${id}: houdt het rapport gezien en gezegd uit elkaar en trekt het geen conclusie`, () => {
      const deze = Signaal.parse(signaal(BEGIN));
      const { tekst, weggelaten } = rapport(deze);
      const stukken = tekst.split('\n\n');
      const gezegd = stukken
        .filter((stuk) => /^(Dit is mij gezegd|Van het volgende noteerde ik niet)/.test(stuk))
        .join();
      const overig = stukken.filter((stuk) => !gezegd.includes(stuk)).join();

      expect(stukken[0]).toMatch(
        /^Op zondag 1 maart 2026 om 07:50 uur was ik ter plaatse, als (toezicht|opsporing)/,
      );
      for (const { waarde, notitie } of Object.values(deze.antwoorden)) {
        if (!notitie) continue;
        const kern = notitie.replaceAll(/[‘’.]/g, '');
        if (waarde === 'gehoord') {
          expect(gezegd).toContain(kern);
          expect(overig).not.toContain(kern);
        } else expect(overig).toContain(kern);
      }
      if (deze.notitie.feit) expect(overig).toContain(deze.notitie.feit);
      if (deze.notitie.gezegd) expect(gezegd).toContain(deze.notitie.gezegd.replace(/\.$/, ''));
      if (deze.notitie.indruk) {
        expect(tekst).not.toContain(deze.notitie.indruk);
        expect(weggelaten).toContainEqual({ reden: 'eigen-indruk' });
      }
      expect(tekst).not.toMatch(
        /mensenhandel|uitbuiting|slachtoffer|dader|verdacht|illegaal|prostitu|sterk\b|acuut|signaal/i,
      );
      expect(tekst).not.toMatch(/\b(u|uw)\b|undefined|null|NaN| {2}|\.\.(?!\.)/);
    });
  }
});

describe('het rapport van bevindingen', () => {
  test('van elk signaal zonder notitie gebruikt de zin van de lijst, en meldt dat, of laat hem weg en meldt dat', () => {
    for (const { id, tekst: zin } of alle) {
      for (const waarde of ['gezien', 'gehoord', 'niet-aangetroffen'] as const) {
        const { tekst, uitDeLijst, weggelaten } = rapport(leeg({ antwoorden: { [id]: antwoord(waarde) } }));
        const indruk = /\b(lijkt|lijken|oogt|klopt niet)\b/.test(zin);
        expect(tekst.includes(zin.slice(1, -1)), id).toBe(!indruk);
        expect(uitDeLijst, id).toEqual(indruk ? [] : [id]);
        expect(weggelaten, id).toEqual(indruk ? [{ reden: 'indruk-van-de-lijst', id }] : []);
        expect(tekst).not.toMatch(/mensenhandel|uitbuiting/i);
      }
    }
  });

  test('zegt nooit hoe zwaar een signaal weegt, wat het ook kan zijn of welke uitleg erbij hoort', () => {
    for (const { id, hulp, kanOok } of alle) {
      const { tekst } = rapport(leeg({ antwoorden: { [id]: antwoord('gezien') } }));
      for (const uitleg of [hulp, kanOok]) if (uitleg) expect(tekst, id).not.toContain(uitleg);
    }
  });

  test('laat een antwoord op een oudere lijst weg als er geen eigen woorden bij staan', () => {
    const oud = { waarde: 'gezien' as const, lijstVersie: '2025.9' };
    const { tekst, weggelaten } = rapport(
      leeg({ antwoorden: { 'hv-matras-op-grond': oud, 'hv-bestaat-niet': oud } }),
    );
    expect(tekst).not.toContain('atras');
    expect(weggelaten).toEqual([
      { reden: 'oudere-lijst', id: 'hv-matras-op-grond' },
      { reden: 'oudere-lijst', id: 'hv-bestaat-niet' },
    ]);
    expect(alineas(voorbeeld('T13'))[1]).toBe('Ik nam zelf het volgende waar. Camera in de gang.');
  });

  test('zet bij gezegde wie het zei, en raadt nooit een spreker', () => {
    const notitie = {
      gezegd: 'Beheerder: hier woont niemand.\n\nBewoner (man, 30): ik slaap hier.\nNiemand mag weg.',
    };
    expect(alineas(leeg({ notitie })).slice(1)).toEqual([
      'Dit is mij gezegd, met daarvoor wie het zei. Beheerder: hier woont niemand. Bewoner (man, 30): ik slaap hier.',
      'Van het volgende noteerde ik niet wie het zei. Niemand mag weg.',
    ]);
    const tijd = { gezegd: '07:15 begonnen we, altijd.' };
    expect(rapport(leeg({ notitie: tijd })).sprekerOntbreekt).toBe(true);
  });

  test('noemt wat niet is aangetroffen apart van wat niet is bekeken', () => {
    const tekst = rapport(
      leeg({ antwoorden: { 'hv-matras-op-grond': antwoord('niet-aangetroffen') } }),
    ).tekst;
    expect(tekst).toContain(
      'Ik keek ook naar het volgende en trof het niet aan: matrassen of beddengoed liggen',
    );
    expect(tekst).not.toContain('camera');
  });

  test('noemt rol, collega en plek zoals ze zijn vastgelegd', () => {
    const gps = { lat: 52.64263, lon: -5.05971, nauwkeurigheid: 11.6, gemetenOp: '2026-07-01T05:01:00Z' };
    const waar = { postcode: '1999 ZZ', huisnummer: '12', toevoeging: 'A', plaats: 'Voorbeelddorp', gps };
    expect(
      alineas(
        leeg({
          waar,
          hoedanigheid: 'anders',
          collega: 'collega van bouwtoezicht',
          waargenomenOp: '2026-07-01T05:00:00Z',
        }),
      ),
    ).toEqual([
      'Op woensdag 1 juli 2026 om 07:00 uur was ik ter plaatse, in een andere rol dan toezicht of opsporing. ' +
        'Ik was daar met collega van bouwtoezicht. Dat was op 1999 ZZ 12 A, in Voorbeelddorp. ' +
        'Mijn telefoon gaf als positie 52,6426 graden noord en 5,0597 graden west, op 12 meter nauwkeurig, gemeten om 07:01 uur.',
    ]);
    expect(rapport(leeg()).tekst).toContain('De plek legde ik niet vast.');
    expect(rapport(voorbeeld('T9')).tekst).toContain('Het precieze adres is mij niet bekend.');
  });

  test('noemt mensen in aantallen, geschatte leeftijd en taal', () => {
    const personen = {
      onder18: 1,
      van18tot23: 0,
      vanaf23: 2,
      leeftijdOnbekend: 3,
      talen: ['Pools', 'Engels'],
    };
    expect(alineas(leeg({ personen }))[1]).toBe(
      'Ik trof 6 personen aan. Mijn schatting van de leeftijd: 2 van 23 jaar of ouder en 1 jonger dan 18 jaar. ' +
        'Van 3 kon ik de leeftijd niet schatten. Ik hoorde Pools en Engels spreken.',
    );
    expect(
      alineas(leeg({ personen: { ...personen, onder18: 0, vanaf23: 0, leeftijdOnbekend: 1, talen: [] } }))[1],
    ).toBe('Ik trof 1 persoon aan. Van 1 kon ik de leeftijd niet schatten.');
  });

  test('noemt de rol van mensen, en laat weg wie iemand is', () => {
    const signaal = leeg({
      personen: {
        onder18: 0,
        van18tot23: 0,
        vanaf23: 1,
        leeftijdOnbekend: 0,
        talen: [],
        rollen: ['Bewoner', 'Beheerder'],
      },
      gegevens: [{ reden: 'uit-controle', naam: 'Verzonnen Naam', contact: 'Niet bellen.' }],
    });
    const { tekst, weggelaten } = rapport(signaal);
    expect(tekst).toContain('Hun rol ter plaatse: bewoner en beheerder.');
    expect(tekst).not.toMatch(/Verzonnen|bellen/);
    expect(weggelaten).toEqual([{ reden: 'persoonsgegevens' }]);
  });

  test('noemt een telefoontje naar 112 als daad, met de tijd, en een gemarkeerd gevaar niet', () => {
    const acuut = { gemarkeerdOp: BEGIN, gebeld112: 'ja' as const, gebeldOp: '2026-03-01T06:52:00Z' };
    expect(alineas(leeg({ acuut })).at(-1)).toBe('Ik belde 112 om 07:52 uur.');
    expect(alineas(leeg({ acuut: { ...acuut, gebeld112: 'niet-mogelijk' } })).at(-1)).toBe(
      'Ik wilde 112 bellen. Dat lukte niet.',
    );
    expect(alineas(leeg({ acuut: { gemarkeerdOp: BEGIN } }))).toHaveLength(1);
  });

  test('zegt bovenaan dat het een oefening is', () => {
    expect(alineas(leeg({ oefening: true }))[0]).toBe('Dit is een oefening.');
  });

  test('schrijft hetzelfde niet twee keer op', () => {
    expect(rapport(voorbeeld('T10')).tekst.match(/Help mij/g)).toHaveLength(1);
    expect(rapport(voorbeeld('T1')).tekst.match(/Twaalf bedden in vier caravans/g)).toHaveLength(1);
  });

  test('is hetzelfde, in welke volgorde er ook getikt is', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...voorbeelden).chain(({ signaal }) => {
          const deze = signaal(BEGIN);
          const paren = Object.entries(deze.antwoorden);
          return fc.tuple(fc.constant(deze), fc.shuffledSubarray(paren, { minLength: paren.length }));
        }),
        ([deze, geschud]) => {
          expect(rapport({ ...deze, antwoorden: Object.fromEntries(geschud) })).toEqual(rapport(deze));
        },
      ),
    );
  });

  test('verandert aan eigen woorden niets dan een punt aan het eind', () => {
    const regel = fc.stringMatching(/^[A-Za-z€0-9’,:;()?! -]{1,60}$/).filter((tekst) => tekst.trim() !== '');
    fc.assert(
      fc.property(regel, (feit) => {
        expect(rapport(leeg({ notitie: { feit } })).tekst).toContain(feit.trim());
      }),
    );
  });
});
