import { describe, expect, test } from 'vitest';
import * as fc from 'fast-check';
import {
  controleerKenteken,
  formatBuitenlands,
  formatKenteken,
  normaliseKenteken,
} from '#domain/kenteken.ts';
import { voorbeelden } from '#domain/voorbeelden.ts';

/** Of every series three plates that exist in form, the second with letters the series is known for. */
const perSidecode: Record<number, readonly string[]> = {
  1: ['DE-12-34', 'AL-00-01', 'ND-99-99'],
  2: ['12-34-DE', '00-01-AD', '99-99-UB'],
  3: ['12-DE-34', '00-YA-01', '99-ZZ-99'],
  4: ['DB-01-BB', 'YX-99-ZZ', 'OB-12-FG'],
  5: ['DB-BB-01', 'WH-TT-99', 'OJ-RD-12'],
  6: ['01-BB-DB', '12-GH-JK', '99-ZZ-ZZ'],
  7: ['01-BBB-1', '12-GHJ-3', '99-ZZZ-9'],
  8: ['1-BBB-01', '3-GHJ-12', '9-ZZZ-99'],
  9: ['BB-001-B', 'XX-000-X', 'ZZ-999-Z'],
  10: ['B-001-BB', 'G-123-HJ', 'Z-999-ZZ'],
  11: ['BBB-01-B', 'GHJ-12-K', 'ZZZ-99-Z'],
  12: ['B-01-BBB', 'G-12-HJK', 'Z-99-ZZZ'],
  13: ['1-BB-001', '3-GH-123', '9-ZZ-999'],
  14: ['001-BB-1', '123-GH-3', '999-ZZ-9'],
};
const kaalVan = (kenteken: string) => kenteken.replaceAll('-', '');

describe('een Nederlands kenteken', () => {
  for (const [sidecode, kentekens] of Object.entries(perSidecode)) {
    test(`van sidecode ${sidecode} wordt herkend, hoe je het ook tikt`, () => {
      for (const kenteken of kentekens) {
        const goed = { ok: true, waarde: { kenteken, sidecode: Number(sidecode) } };
        const kaal = kaalVan(kenteken);
        const schrijfwijzen = [
          kenteken,
          kaal,
          kenteken.toLowerCase(),
          kenteken.replaceAll('-', ' '),
          kenteken.replaceAll('-', '–'),
          kenteken.replaceAll('-', '.'),
          `  ${kaal.slice(0, 1)}-${kaal.slice(1)} `,
        ];
        for (const tekst of schrijfwijzen) expect(controleerKenteken(tekst), tekst).toEqual(goed);
      }
    });
  }

  test('past in precies één sidecode: de vormen zijn zonder streepjes allemaal anders', () => {
    const vormen = Object.values(perSidecode).map(([kenteken]) =>
      kaalVan(kenteken!).replaceAll(/[A-Z]/g, 'X').replaceAll(/\d/g, '9'),
    );
    expect(new Set(vormen).size).toBe(14);
  });

  test('bestaat niet in een andere verdeling van letters en cijfers', () => {
    const vormen = Array.from({ length: 64 }, (_, n) =>
      n.toString(2).padStart(6, '0').replaceAll('0', '9').replaceAll('1', 'B'),
    );
    const herkend = vormen.filter((vorm) => controleerKenteken(vorm).ok);
    expect(herkend).toHaveLength(14);
    for (const tekst of ['12-34-56', 'BB-BB-BB', 'BBB-BBB', 'BB-12', 'BB-123-BB', '1234567', 'ÄB-12-34'])
      expect(controleerKenteken(tekst), tekst).toEqual({ ok: false, reden: 'geen-sidecode' });
  });

  test('heeft nooit de lettercombinaties die de RDW niet uitgeeft', () => {
    const nooit = [
      'SS-12-34',
      '12-34-SD',
      '12-SS-34',
      'SD-12-BB',
      'BB-SS-12',
      '12-SD-BB',
      'SS-123-B',
      '1-SD-123',
    ];
    const drie = ['GVD', 'KKK', 'NSB', 'PKK', 'PSV', 'TBS', 'SSB', 'BSS', 'SDB', 'BSD'].flatMap((letters) => [
      `12-${letters}-3`,
      `1-${letters}-23`,
      `${letters}-12-B`,
      `B-12-${letters}`,
    ]);
    for (const tekst of [...nooit, ...drie])
      expect(controleerKenteken(tekst), tekst).toEqual({ ok: false, reden: 'lettercombinatie' });
  });

  test('heeft partijnamen alleen nog in de oudere series', () => {
    for (const letters of ['PVV', 'SGP', 'VVD']) {
      expect(controleerKenteken(`12-${letters}-3`).ok, letters).toBe(true);
      for (const tekst of [`1-${letters}-23`, `${letters}-12-B`, `B-12-${letters}`])
        expect(controleerKenteken(tekst), tekst).toEqual({ ok: false, reden: 'lettercombinatie' });
    }
  });

  test('telt een combinatie die over een streepje heen loopt niet mee', () => {
    for (const tekst of ['BS-SB-12', '12-BS-DB', 'S-123-SB', 'BS-123-S'])
      expect(controleerKenteken(tekst).ok, tekst).toBe(true);
  });

  test('heeft vanaf serie 4 geen klinkers en geen C of Q, behalve de O van een oplegger vooraan', () => {
    for (const letter of 'AEIUCQ') {
      expect(controleerKenteken(`${letter}B-12-34`).ok).toBe(true);
      for (const tekst of [`${letter}B-12-BB`, `BB-12-B${letter}`, `12-B${letter}B-3`, `B-123-${letter}B`])
        expect(controleerKenteken(tekst), tekst).toEqual({ ok: false, reden: 'lettercombinatie' });
    }
    expect(controleerKenteken('OB-12-FG').ok).toBe(true);
    expect(controleerKenteken('BO-12-FG')).toEqual({ ok: false, reden: 'lettercombinatie' });
    expect(controleerKenteken('OO-12-FG')).toEqual({ ok: false, reden: 'lettercombinatie' });
  });

  test('mag leeg zijn, en zegt dat dan', () => {
    for (const tekst of ['', '   ', '--', ' – '])
      expect(controleerKenteken(tekst)).toEqual({ ok: false, reden: 'leeg' });
  });

  test('krijgt streepjes, en blijft daarna hetzelfde', () => {
    const teken = fc.constantFrom(...'ABCDEFGHJKLMNOPQRSTVXZ0123456789'.split(''), ' ', '-', '.');
    fc.assert(
      fc.property(fc.array(teken, { maxLength: 9 }), (tekens) => {
        const eens = formatKenteken(tekens.join(''));
        expect(formatKenteken(eens)).toBe(eens);
        expect(normaliseKenteken(eens)).toBe(normaliseKenteken(tekens.join('')));
      }),
    );
  });

  test('van de voorbeelden is goed', () => {
    const kentekens = voorbeelden.flatMap(({ signaal }) =>
      signaal('2026-03-01T06:50:00Z').voertuigen.flatMap(({ kenteken }) => kenteken ?? []),
    );
    expect(kentekens.length).toBeGreaterThan(0);
    for (const kenteken of kentekens) expect(controleerKenteken(kenteken).ok, kenteken).toBe(true);
  });
});

test('een buitenlands kenteken is vrij: alleen hoofdletters en enkele spaties', () => {
  expect(formatBuitenlands('  wgm   12345 ')).toBe('WGM 12345');
  expect(formatBuitenlands('b-ab 1234')).toBe('B-AB 1234');
  expect(formatBuitenlands('св 1234 ав')).toBe('СВ 1234 АВ');
  expect(formatKenteken('wgm 12345')).toBe('WGM 12345');
});
