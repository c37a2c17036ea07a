import { describe, expect, test } from 'vitest';
import * as fc from 'fast-check';
import { controleerHuisnummer, controleerPostcode, controleerToevoeging } from '#domain/postcode.ts';
import { voorbeelden } from '#domain/voorbeelden.ts';

describe('een postcode', () => {
  test('krijgt één schrijfwijze, hoe je hem ook tikt', () => {
    for (const tekst of ['1999ZZ', '1999 zz', ' 1999  Zz ', '1999-zz', '1 9 9 9 z z', '1999\u00a0ZZ'])
      expect(controleerPostcode(tekst), tekst).toEqual({ ok: true, waarde: '1999 ZZ' });
  });

  test('begint niet met een nul en heeft vier cijfers en twee letters', () => {
    for (const tekst of [
      '0999 ZZ',
      '199 ZZ',
      '19990 ZZ',
      '1999 Z',
      '1999 ZZZ',
      '1999',
      'ZZ 1999',
      '1999 ÉZ',
      '1999 Z1',
    ])
      expect(controleerPostcode(tekst), tekst).toEqual({ ok: false, reden: 'geen-postcode' });
  });

  test('heeft nooit SA, SD of SS', () => {
    for (const letters of ['SA', 'sd', 'SS'])
      expect(controleerPostcode(`1620 ${letters}`)).toEqual({ ok: false, reden: 'geen-postcode' });
    for (const letters of ['SB', 'AS', 'DS']) expect(controleerPostcode(`1620 ${letters}`).ok).toBe(true);
  });

  test('mag leeg zijn, en zegt dat dan', () => {
    for (const tekst of ['', '  ', ' - '])
      expect(controleerPostcode(tekst)).toEqual({ ok: false, reden: 'leeg' });
  });

  test('blijft na schrijven hetzelfde', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[1-9]\d{3} ?[A-RT-Za-rt-z]{2}$/), (tekst) => {
        const eens = controleerPostcode(tekst);
        expect(eens.ok).toBe(true);
        if (eens.ok) expect(controleerPostcode(eens.waarde)).toEqual(eens);
      }),
    );
  });
});

describe('een huisnummer', () => {
  test('wordt van zijn toevoeging gescheiden', () => {
    const gevallen: Record<string, { huisnummer: string; toevoeging?: string }> = {
      '12': { huisnummer: '12' },
      ' 012 ': { huisnummer: '12' },
      '99999': { huisnummer: '99999' },
      '12a': { huisnummer: '12', toevoeging: 'A' },
      '12 A': { huisnummer: '12', toevoeging: 'A' },
      '12-2': { huisnummer: '12', toevoeging: '2' },
      '12/3': { huisnummer: '12', toevoeging: '3' },
      '12 bis': { huisnummer: '12', toevoeging: 'bis' },
      '12-hs': { huisnummer: '12', toevoeging: 'hs' },
      '12 a-2': { huisnummer: '12', toevoeging: 'a-2' },
      '12  III': { huisnummer: '12', toevoeging: 'III' },
    };
    for (const [tekst, waarde] of Object.entries(gevallen))
      expect(controleerHuisnummer(tekst), tekst).toEqual({ ok: true, waarde });
  });

  test('begint met een cijfer en is hooguit 99999', () => {
    for (const tekst of ['a', 'a12', '0', '000', '100000', '12 achter de schuur', '12 & 14', '12,14', '-12'])
      expect(controleerHuisnummer(tekst), tekst).toEqual({ ok: false, reden: 'geen-huisnummer' });
  });

  test('mag leeg zijn, en zegt dat dan', () => {
    expect(controleerHuisnummer('  ')).toEqual({ ok: false, reden: 'leeg' });
  });

  test('blijft na schrijven hetzelfde', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[1-9]\d{0,4}([- /][A-Za-z0-9]{1,4})?$/), (tekst) => {
        const eens = controleerHuisnummer(tekst);
        expect(eens.ok).toBe(true);
        if (!eens.ok) return;
        const { huisnummer, toevoeging } = eens.waarde;
        expect(controleerHuisnummer([huisnummer, toevoeging].filter(Boolean).join('-'))).toEqual(eens);
      }),
    );
  });
});

test('een toevoeging mag leeg zijn, en is kort', () => {
  expect(controleerToevoeging('  ')).toEqual({ ok: true, waarde: '' });
  expect(controleerToevoeging('b')).toEqual({ ok: true, waarde: 'B' });
  expect(controleerToevoeging('- bis')).toEqual({ ok: true, waarde: 'bis' });
  for (const tekst of ['achterhuis', 'a--2', 'a-', 'é', '2e verdieping', 'a b c d e f'])
    expect(controleerToevoeging(tekst), tekst).toEqual({ ok: false, reden: 'geen-toevoeging' });
});

test('de adressen van de voorbeelden zijn goed', () => {
  for (const { id, signaal } of voorbeelden) {
    const { postcode, huisnummer } = signaal('2026-03-01T06:50:00Z').waar;
    if (postcode) expect(controleerPostcode(postcode), id).toEqual({ ok: true, waarde: postcode });
    if (huisnummer)
      expect(controleerHuisnummer(huisnummer), id).toEqual({ ok: true, waarde: { huisnummer } });
  }
});
