import { array, assert, constantFrom, property, string, stringMatching } from 'fast-check';
import { expect, test } from 'vitest';
import {
  Regionummer,
  STANDAARD_VELD,
  Veldinstellingen,
  belbaar,
  geldigeNummers,
} from '#domain/veldinstellingen.ts';

const nummer = (more: Partial<Regionummer> = {}): Regionummer => ({
  naam: 'Zorg',
  nummer: '0229-252200',
  ...more,
});

test('what counts without a decision is a decision that a phone would take', () => {
  expect(Veldinstellingen.parse(STANDAARD_VELD)).toEqual({
    slotMinuten: 2,
    dekmantel: 'geen',
    nummers: [],
    bevestigdeTalen: [],
  });
});

test('a number rings what is written, and only that', () => {
  const table: [string, string][] = [
    ['112', 'tel:112'],
    ['0229-25 22 00', 'tel:0229252200'],
    ['(0229) 25 22 00', 'tel:0229252200'],
    ['+31 6 12345678', 'tel:+31612345678'],
  ];
  for (const [written, address] of table) {
    expect(Regionummer.safeParse(nummer({ nummer: written })).success).toBe(true);
    expect(belbaar(written)).toBe(address);
  }
});

test('whatever stands in a number, what is rung is digits with at most a plus in front', () => {
  assert(property(string({ unit: 'binary' }), (text) => /^tel:\+?[0-9]*$/.test(belbaar(text))));
});

test('orders to a phone, letters and words that hide or turn are no number and no name', () => {
  for (const wrong of [
    '**21*0612345678#',
    '*#06#',
    '0229;ext=1',
    'tel:112',
    '0229 25p22',
    '１１２',
    '',
    '+',
  ]) {
    expect([wrong, Regionummer.safeParse(nummer({ nummer: wrong })).success]).toEqual([wrong, false]);
  }
  for (const wrong of ['', '   ', 'a\u0000b', 'a\nb', 'a\u202Eb', 'a\u200Bb', 'a\u2028b', 'x'.repeat(81)]) {
    expect([wrong, Regionummer.safeParse(nummer({ naam: wrong })).success]).toEqual([wrong, false]);
  }
  assert(
    property(
      constantFrom(...'\u0000\u0007\u001b\u007f\u0085\u200e\u202a\u2066\ufeff'),
      string(),
      (bad, text) => {
        expect(Regionummer.safeParse(nummer({ naam: `x${text}${bad}`.slice(-40) })).success).toBe(false);
      },
    ),
  );
});

test('a number is shown on the days it is right, first and last included', () => {
  const van = nummer({ geldigVan: '2026-03-01' });
  const tot = nummer({ geldigTot: '2026-02-28' });
  const altijd = nummer();
  const on = (dag: string) => geldigeNummers({ nummers: [van, tot, altijd] }, dag);
  expect(on('2026-02-28')).toEqual([tot, altijd]);
  expect(on('2026-03-01')).toEqual([van, altijd]);
  const day = stringMatching(/^202[0-9]-0[1-9]-(0[1-9]|1[0-9])$/);
  assert(
    property(array(day, { minLength: 3, maxLength: 3 }), ([a = '', b = '', dag = '']) => {
      const shown = geldigeNummers({ nummers: [nummer({ geldigVan: a, geldigTot: b })] }, dag);
      expect(shown.length === 1).toBe(a <= dag && dag <= b);
    }),
  );
});

test('outside two to ten minutes there is no lock, and no cover but the one that is there', () => {
  const with_ = (more: object) => Veldinstellingen.safeParse({ ...STANDAARD_VELD, ...more }).success;
  expect([1, 2, 10, 11, 2.5].map((slotMinuten) => with_({ slotMinuten }))).toEqual([
    false,
    true,
    true,
    false,
    false,
  ]);
  expect(with_({ dekmantel: 'brandveiligheid' })).toBe(true);
  expect(with_({ dekmantel: 'spelletje' })).toBe(false);
  expect(with_({ bevestigdeTalen: ['pl', 'ro'] })).toBe(true);
  expect(with_({ bevestigdeTalen: ['<b>'] })).toBe(false);
});
