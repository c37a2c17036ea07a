import { expect, test } from 'vitest';
import {
  type Deur,
  Leeftijd,
  type Opvangvraag,
  Uitbuiting,
  Verblijf,
  Wens,
  deuren,
  opvangtabel,
  wijsOpvang,
} from '#domain/opvangwijzer.ts';

const VRAAG: Opvangvraag = {
  leeftijd: 'meerderjarig',
  verblijf: 'rechtmatig',
  uitbuiting: 'seksueel',
  wens: 'nu-niets',
  huiselijk: false,
};
const naar = (anders: Partial<Opvangvraag>): readonly Deur[] =>
  wijsOpvang({ ...VRAAG, ...anders }).map(({ deur }) => deur);

const alles: Opvangvraag[] = Leeftijd.options.flatMap((leeftijd) =>
  Verblijf.options.flatMap((verblijf) =>
    Uitbuiting.options.flatMap((uitbuiting) =>
      Wens.options.flatMap((wens) =>
        [true, false].map((huiselijk) => ({ leeftijd, verblijf, uitbuiting, wens, huiselijk })),
      ),
    ),
  ),
);

/** One line of the table: the smallest question that opens the door by this line, and the nearest one that does not. */
const rijen: readonly [string, Deur, Partial<Opvangvraag>, Partial<Opvangvraag>][] = [
  [
    'misschien minderjarig, status onbekend',
    'nidos',
    { leeftijd: 'onbekend', verblijf: 'onbekend' },
    { leeftijd: 'onbekend' },
  ],
  ['misschien minderjarig', 'veilig-thuis', { leeftijd: 'onbekend' }, {}],
  ['meerderjarig in huiselijke kring', 'veilig-thuis', { huiselijk: true }, {}],
  [
    'minderjarig met verblijf',
    'jeugdhulp',
    { leeftijd: 'minderjarig' },
    { leeftijd: 'minderjarig', verblijf: 'zonder-verblijf' },
  ],
  [
    'zonder verblijf',
    'politie-bedenktijd',
    { verblijf: 'zonder-verblijf' },
    { verblijf: 'nederlands-of-eu' },
  ],
  [
    'zonder verblijf, arbeid',
    'arbeidsinspectie-bedenktijd',
    { verblijf: 'zonder-verblijf', uitbuiting: 'arbeid' },
    { verblijf: 'zonder-verblijf' },
  ],
  [
    'zonder verblijf, wil hulp',
    'coa',
    { verblijf: 'zonder-verblijf', wens: 'hulp' },
    { verblijf: 'zonder-verblijf' },
  ],
  ['wil aangifte', 'politie-aangifte', { wens: 'aangifte' }, { wens: 'hulp' }],
  ['meerderjarig, wil hulp', 'comensha', { wens: 'hulp' }, {}],
  [
    'meerderjarig met verblijf, wil hulp',
    'wmo',
    { wens: 'hulp' },
    { wens: 'hulp', verblijf: 'zonder-verblijf' },
  ],
];

test.for(rijen)('%s: naar %s, en anders niet', ([, deur, wel, niet]) => {
  expect(naar(wel)).toContain(deur);
  expect(naar(niet)).not.toContain(deur);
});

test('elke rij van de tabel is beproefd, en de laatste deur staat altijd open', () => {
  expect(rijen.map(([, deur]) => deur)).toEqual(opvangtabel.slice(0, -1).map(({ deur }) => deur));
  expect(alles).toHaveLength(3 * 4 * 5 * 4 * 2);
  for (const vraag of alles) expect(wijsOpvang(vraag).at(-1)?.deur).toBe('zorgcoordinator');
});

test('geen deur wordt twee keer genoemd, en elke deur gaat ergens open', () => {
  const open = new Set<Deur>();
  for (const vraag of alles) {
    const gewezen = wijsOpvang(vraag).map(({ deur }) => deur);
    expect(new Set(gewezen).size).toBe(gewezen.length);
    for (const deur of gewezen) open.add(deur);
  }
  expect([...open].toSorted()).toEqual([...deuren].toSorted());
});

test('wie misschien minderjarig is, komt altijd bij Veilig Thuis, wat die ook wil', () => {
  for (const vraag of alles.filter(({ leeftijd }) => leeftijd !== 'meerderjarig')) {
    expect(wijsOpvang(vraag).map(({ deur }) => deur)).toContain('veilig-thuis');
  }
});

test('bedenktijd loopt alleen via politie of Arbeidsinspectie, en nooit bij wie hier mag zijn', () => {
  for (const vraag of alles) {
    const gewezen = wijsOpvang(vraag).map(({ deur }) => deur);
    const mag = vraag.verblijf === 'rechtmatig' || vraag.verblijf === 'nederlands-of-eu';
    expect(gewezen.includes('politie-bedenktijd')).toBe(!mag);
    if (gewezen.includes('coa')) expect(gewezen).toContain('politie-bedenktijd');
  }
});

test('wie nu niets wil, wordt niet naar een bed verwezen', () => {
  for (const vraag of alles.filter(
    ({ wens, leeftijd }) => wens === 'nu-niets' && leeftijd === 'meerderjarig',
  )) {
    expect(wijsOpvang(vraag).map(({ deur }) => deur)).not.toContain('comensha');
    expect(wijsOpvang(vraag).map(({ deur }) => deur)).not.toContain('wmo');
  }
});

test('elke rij noemt waar het staat', () => {
  for (const { bron } of opvangtabel) expect(bron.length).toBeGreaterThan(20);
});
