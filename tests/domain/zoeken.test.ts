import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Signalenlijst } from '#domain/signalenlijst.ts';
import { STOPWOORDEN } from '#domain/zoekwoorden.ts';
import { type Zoekstuk, buildZoekindex, indicatorstukken, markeer, zoek } from '#domain/zoeken.ts';

const folder = join(import.meta.dirname, '../../src/domain/signalenlijsten');
const lijsten = ['huisvesting', 'prostitutie', 'hennep', 'algemeen'].map((id) =>
  Signalenlijst.parse(JSON.parse(readFileSync(join(folder, `${id}.json`), 'utf8'))),
);
const stukken = indicatorstukken(lijsten);
const index = buildZoekindex(stukken);
const ids = (vraag: string, eerst?: (id: string) => boolean) => zoek(index, vraag, eerst).map(({ id }) => id);

const effen = (tekst: string) => tekst.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
const woordenVan = (stuk: Zoekstuk) =>
  stuk.velden.flatMap(({ tekst }) => effen(tekst).match(/[a-z0-9]+/g) ?? []);
const woordenlijst = new Set(stukken.flatMap(woordenVan));
/** Each word of five letters or more, with an indicator it stands in. */
const paren = stukken.flatMap((stuk) =>
  [...new Set(woordenVan(stuk))]
    .filter((woord) => /^[a-z]{5,}$/.test(woord) && !STOPWOORDEN.has(woord))
    .map((woord) => ({ woord, id: stuk.id })),
);

type Fout = (woord: string, plek: number, letter: string) => string;
const fouten: Record<string, Fout> = {
  'een letter te weinig': (woord, n) => woord.slice(0, n) + woord.slice(n + 1),
  'een letter te veel': (woord, n, letter) => woord.slice(0, n) + letter + woord.slice(n),
  'een andere letter': (woord, n, letter) => woord.slice(0, n) + letter + woord.slice(n + 1),
  'twee letters verwisseld': (woord, n) =>
    woord.slice(0, n) + (woord[n + 1] ?? '') + woord[n]! + woord.slice(n + 2),
};
const letter = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz');

describe('zoeken in de 119 signalen', () => {
  test('vindt elk signaal aan elk woord dat erin staat', () => {
    expect(stukken).toHaveLength(119);
    for (const { woord, id } of paren) expect(ids(woord), woord).toContain(id);
  });

  test('begint met het signaal waar het woord zelf in staat', () => {
    expect(ids('matras')[0]).toBe('hv-matras-op-grond');
    expect(ids('boetes').slice(0, 4)).toContain('hv-boetelijst-huisregels');
    expect(ids('chantage')).toEqual(expect.arrayContaining(['al-dreiging', 'pr-chantage']));
    expect(ids('merkteken')[0]).toBe('pr-merkteken');
    expect(ids('orgaan')[0]).toBe('al-orgaan-verteld');
    expect(ids('woordvoerder')).toContain('hv-een-woordvoerder');
  });

  for (const [naam, maak] of Object.entries(fouten)) {
    test(`vindt het signaal ook met ${naam}`, () => {
      fc.assert(
        fc.property(fc.constantFrom(...paren), fc.nat(40), letter, ({ woord, id }, plek, teken) => {
          const getikt = maak(woord, plek % woord.length, teken);
          fc.pre(getikt === woord || !woordenlijst.has(getikt));
          expect(ids(getikt), `${woord} → ${getikt}`).toContain(id);
        }),
        { numRuns: 1_000 },
      );
    });
  }

  test('vindt een lang woord ook met twee fouten, één vooraan en één achteraan', () => {
    const fout = fc.constantFrom(...Object.values(fouten));
    const lang = paren.filter(({ woord }) => woord.length > 8);
    fc.assert(
      fc.property(
        fc.constantFrom(...lang),
        fout,
        fout,
        fc.nat(40),
        letter,
        ({ woord, id }, voor, achter, plek, teken) => {
          const half = Math.floor(woord.length / 2);
          const n = plek % (half - 1);
          const getikt = voor(achter(woord, half + 1 + (plek % (woord.length - half - 1)), teken), n, teken);
          fc.pre(!woordenlijst.has(getikt));
          expect(ids(getikt), `${woord} → ${getikt}`).toContain(id);
        },
      ),
      { numRuns: 500 },
    );
  });

  test('vindt ook met fouten die mensen echt maken', () => {
    const gevallen: Record<string, string> = {
      paspoprt: 'hv-paspoort-bij-werkgever',
      mattras: 'hv-matras-op-grond',
      matrasen: 'hv-matras-op-grond',
      minderjarrig: 'hv-minderjarige-werkt',
      hangslt: 'hv-van-buiten-op-slot',
      carvan: 'hv-van-buiten-op-slot',
      bedrijgd: 'al-dreiging',
      tatoage: 'pr-merkteken',
      henep: 'he-teeltkenmerken',
      orgaam: 'al-orgaan-verteld',
    };
    for (const [getikt, id] of Object.entries(gevallen))
      expect(ids(getikt).slice(0, 12), getikt).toContain(id);
  });

  test('vindt al tijdens het tikken, en houdt het vast tot het hele woord', () => {
    for (const n of [3, 4, 5, 6, 7, 8])
      expect(ids('paspoort'.slice(0, n))).toContain('hv-paspoort-bij-werkgever');
    for (const n of [5, 6, 7, 8]) expect(ids('pasport').length, `${n}`).toBeGreaterThan(0);
    expect(ids('paspro')).toContain('hv-paspoort-bij-werkgever');
  });

  test('let niet op accenten en hoofdletters', () => {
    expect(ids('COORDINATOR')).toEqual(ids('coördinator'));
    expect(ids('coo\u0308rdinator')).toEqual(ids('coördinator'));
    expect(ids('geinstrueerd')).toContain('he-jongere-met-oudere');
    expect(ids('Eén persoon')).toContain('hv-een-woordvoerder');
  });

  test('vindt delen van een samengesteld woord, ook met een fout erin', () => {
    expect(ids('politie')).toContain('hv-dreiging-bij-klagen');
    expect(ids('polite')).toContain('hv-dreiging-bij-klagen');
    expect(ids('gevaar')).toContain('hv-vluchtweg-geblokkeerd');
    expect(ids('plaatsen')).toContain('hv-te-veel-slaapplaatsen');
    expect(ids('minimumloonbrief')).toContain('hv-inhoudingen-op-loon');
  });

  test('ziet enkelvoud en meervoud als hetzelfde woord', () => {
    const gelijk = [
      'bed bedden',
      'matras matrassen',
      'raam ramen',
      'deur deuren',
      'telefoon telefoons',
      'busje busjes',
    ];
    for (const paar of [
      ...gelijk,
      'klant klanten',
      'schuld schulden',
      'boete boetes',
      'slaapplaats slaapplaatsen',
    ]) {
      const [een, meer] = paar.split(' ') as [string, string];
      const [a, b] = [new Set(ids(een)), new Set(ids(meer))];
      expect(a.size, paar).toBeGreaterThan(0);
      expect(
        [...b].some((id) => a.has(id)),
        paar,
      ).toBe(true);
    }
  });

  test('kent het woord dat een collega gebruikt', () => {
    expect(ids('identiteitskaart')).toContain('hv-paspoort-bij-werkgever');
    expect(ids('salaris')).toContain('hv-onderbetaald-of-contant');
    expect(ids('dokter')).toContain('al-geen-arts');
    expect(ids('wiet')).toContain('he-teeltkenmerken');
    expect(ids('tolk')).toContain('pr-derde-luistert-mee');
  });

  test('neemt alle woorden samen, in elke volgorde, en laat stopwoorden niet meetellen', () => {
    expect(ids('paspoort werkgever')[0]).toBe('hv-paspoort-bij-werkgever');
    expect(ids('werkgever paspoort')).toEqual(ids('paspoort werkgever'));
    expect(ids('het paspoort is bij de werkgever')).toEqual(ids('paspoort werkgever'));
    expect(ids('kind klanten')[0]).toBe('pr-kind-aanwezig');
    expect(ids('paspoort zeppelin').length).toBeGreaterThan(0);
  });

  test('zet de lijst van de locatie bij gelijke stand vooraan', () => {
    const schuld = (begin: string) => ids('schuld', (id) => id.startsWith(begin))[0];
    expect(schuld('hv-')).toBe('hv-schuld-aan-werkgever');
    expect(schuld('pr-')).toBe('pr-schuld-afwerken');
    expect(schuld('al-')).toBe('al-schuld-afwerken');
    expect(new Set(ids('schuld', (id) => id.startsWith('hv-')))).toEqual(new Set(ids('schuld')));
  });

  test('geeft niets bij niets, bij één letter en bij onzin', () => {
    for (const vraag of ['', '   ', 'p', '…', 'xqzxqzxqz', 'qqqq']) expect(ids(vraag), vraag).toEqual([]);
  });

  test('geeft bij een heel kort woord geen lange staart: ‘bed’ blijft bij bedden', () => {
    expect(ids('camera')[0]).toBe('hv-camera-op-bewoners');
    expect(ids('hangslot').length).toBeLessThan(20);
    expect(ids('advertentie').length).toBeLessThan(10);
    expect(ids('paspoort').length).toBeLessThan(10);
    expect(ids('nier').length).toBeLessThan(10);
  });

  test('gooit nooit, wat er ook getikt wordt, en geeft elk signaal hooguit één keer', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (vraag) => {
        const gevonden = ids(vraag);
        expect(new Set(gevonden).size).toBe(gevonden.length);
      }),
    );
  });

  test('laat een vervallen signaal weg', () => {
    const lijst = lijsten[0]!;
    const sectie = lijst.secties[0]!;
    const vervallen = sectie.signalen.map((signaal) => ({ ...signaal, vervallenPer: '2026-01-01' }));
    expect(indicatorstukken([{ ...lijst, secties: [{ ...sectie, signalen: vervallen }] }])).toEqual([]);
  });
});

test('de gevonden woorden worden in de tekst aangewezen', () => {
  const [treffer] = zoek(index, 'mattras');
  const tekst = 'Matrassen of beddengoed liggen op de vloer; een matras.';
  const plekken = markeer(tekst, ['matrassen', 'matras']).map(({ van, tot }) => tekst.slice(van, tot));
  expect(plekken).toEqual(['Matrassen', 'matras']);
  expect(treffer?.id).toBe('hv-matras-op-grond');
  expect(treffer?.woorden).toContain('matrassen');
  expect(markeer('de coördinator', ['coordinator'])).toEqual([{ van: 3, tot: 14 }]);
});
