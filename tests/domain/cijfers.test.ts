import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { aandeelTeruggekoppeld, jaarcijfers } from '#domain/cijfers.ts';
import { Feitenrij, feitenrijVan, kwartaalVan } from '#domain/feitenrij.ts';
import type { Logregelinhoud } from '#domain/logregel.ts';
import { vouw } from '#domain/melding.ts';
import { leesOorsprong } from '#domain/oorsprong.ts';
import { westFrieslandRoute } from '#domain/routeconfiguratie.ts';
import { voorbeelden } from '#domain/voorbeelden.ts';
import { MELDING, binnenkomst, geopend, logboek, oorsprongVan, uur } from '../support/logboek.ts';

const verstrekking = {
  grondslag: 'publieke taak',
  ontvanger: 'Handhaving wonen',
  verstrekt: 'feiten, zonder namen',
  persoonsgegevens: false,
};
const anderFenomeen: Logregelinhoud = {
  soort: 'route',
  gebeurtenis: {
    type: 'ander-fenomeen',
    advies: 'Het overleg denkt aan overbewoning.',
    fenomeen: 'woonoverlast',
    verstrekking,
  },
};
const naarOverleg: Logregelinhoud = {
  soort: 'route',
  gebeurtenis: { type: 'naar-lokaal-overleg', verstrekking },
};
const verrijken: Logregelinhoud = {
  soort: 'verrijking',
  bron: 'brp',
  grondslag: 'BRP-verordening',
  datum: '2026-03-02',
  resultaat: 'niets',
  regel: '',
};
const verteld: Logregelinhoud = {
  soort: 'terugkoppeling',
  sjabloon: 'tk-ander',
  tekst: 'Dit is geen mensenhandel, maar wel overbewoning.',
  leerzin: 'De foto van de lijst hielp.',
};

const rijVan = (id: string, ...acts: Logregelinhoud[]) =>
  feitenrijVan(vouw(MELDING, oorsprongVan(id), logboek(geopend, ...acts), westFrieslandRoute));

test('een melding wordt een rij met woorden uit vaste lijsten, een kwartaal en hele dagen', () => {
  const rij = rijVan('T1', verrijken, naarOverleg, anderFenomeen, verteld);
  expect(Feitenrij.parse(rij)).toEqual(rij);
  expect(rij).toMatchObject({
    gemeente: '0420',
    kwartaal: '2026-K1',
    kanaal: 'app',
    locatietype: 'huisvesting',
    uitkomst: 'ander-fenomeen',
    bij: ['lokaal-overleg'],
    terugkoppeling: 'gegeven',
    leerzin: true,
    dagen: {
      onderweg: 0,
      ongeopend: 0,
      totBesluit: 0,
      totTerugkoppeling: 0,
      halte2: 0,
      halte3: 0,
      halte4: 0,
    },
    signalen: { 'hv-boetelijst-huisregels': 'gezien' },
  });
  expect(rij?.signalen).not.toHaveProperty('hv-van-buiten-op-slot');
});

test('in een rij staat geen plaats, tekst, taal, kenteken, naam, id of dag, van welk voorbeeld dan ook', () => {
  for (const voorbeeld of voorbeelden) {
    const signaal = voorbeeld.signaal(uur(-13));
    const melding = vouw(
      MELDING,
      leesOorsprong({ ...signaal, oefening: false }, binnenkomst),
      logboek(geopend, verrijken, naarOverleg, anderFenomeen, verteld),
      westFrieslandRoute,
    );
    const tekst = JSON.stringify(feitenrijVan(melding));
    const geheim = [
      ...Object.values(signaal.waar).filter((waarde) => typeof waarde === 'string'),
      ...signaal.voertuigen.flatMap(({ kenteken, omschrijving }) => [kenteken ?? '', omschrijving ?? '']),
      ...signaal.personen.talen,
      ...Object.values(signaal.notitie),
      ...Object.values(signaal.antwoorden).map(({ notitie }) => notitie ?? ''),
      binnenkomst.kenmerk,
      MELDING,
      'marit',
      '2026-03',
    ].filter((woord) => woord !== undefined && woord.length > 2);
    for (const woord of geheim) expect(tekst).not.toContain(woord);
  }
});

test('een oefening, en wat niet te lezen is, telt nooit', () => {
  const oefening = leesOorsprong({ ...voorbeelden[0]!.signaal(uur(-13)), oefening: true }, binnenkomst);
  const onbekend = leesOorsprong({ versie: 99 }, binnenkomst);
  for (const oorsprong of [oefening, onbekend]) {
    expect(feitenrijVan(vouw(MELDING, oorsprong, logboek(geopend), westFrieslandRoute))).toBeUndefined();
  }
});

test('het kwartaal is dat van Amsterdam: oudejaarsavond om elf uur UTC is al januari', () => {
  expect(kwartaalVan('2026-12-31T23:00:00Z')).toBe('2027-K1');
  expect(kwartaalVan('2026-06-30T21:59:00Z')).toBe('2026-K2');
});

const rij = rijVan('T2', verrijken, naarOverleg)!;
const maak = (anders: Partial<Feitenrij>, n = 1): Feitenrij[] =>
  Array.from({ length: n }, () => ({ ...rij, ...anders }));

test('[C-104] T15: een jaarverslag met drie signalen van seksuele uitbuiting in één gemeente laat dat getal niet zien', () => {
  const { signalen } = jaarcijfers(
    [
      ...maak({ vorm: 'arbeidsuitbuiting' }, 14),
      ...maak({ vorm: 'seksuele-uitbuiting' }, 3),
      ...maak({ vorm: 'criminele-uitbuiting' }, 9),
    ],
    2026,
  );
  const vorm = signalen.tabellen[signalen.onderwerpen.indexOf('vorm')]!;
  const toon = (naam: string) => vorm.perRij[vorm.rijen.indexOf(naam)];
  expect(toon('arbeidsuitbuiting')).toBe(14);
  expect(toon('seksuele-uitbuiting')).toBeNull();
  expect(toon('criminele-uitbuiting')).toBeNull();
  expect(signalen.totaal).toBe(26);
});

test('elke tabel over signalen telt op tot hetzelfde totaal, en andere jaren tellen niet mee', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          kwartaal: fc.constantFrom('2025-K4', '2026-K1', '2026-K2', '2026-K3', '2026-K4'),
          uitkomst: fc.constantFrom('open', 'doorgezet', 'onvoldoende'),
          leerzin: fc.boolean(),
        }),
        { maxLength: 60 },
      ),
      (gevallen) => {
        const alle = gevallen.map((geval) => ({ ...rij, ...geval }) as Feitenrij);
        const dit = alle.filter(({ kwartaal }) => kwartaal.startsWith('2026'));
        const { signalen } = jaarcijfers(alle, 2026, 1);
        expect(signalen.totaal).toBe(dit.length);
        for (const { perRij } of signalen.tabellen) {
          expect(perRij.reduce<number>((som, n) => som + n!, 0)).toBe(dit.length);
        }
      },
    ),
  );
});

test('doorlooptijd: mediaan en negende deciel, en niets onder de drempel', () => {
  const dagen = [1, 2, 3, 4, 5, 6, 7, 8, 9, 40].flatMap((n) => maak({ dagen: { totTerugkoppeling: n } }));
  expect(jaarcijfers(dagen, 2026).doorlooptijden).toEqual({
    totTerugkoppeling: { aantal: 10, mediaan: 5, p90: 9 },
  });
  expect(jaarcijfers(dagen.slice(0, 4), 2026).doorlooptijden).toEqual({});
});

test('het aandeel dat terug hoorde is het eerste cijfer', () => {
  expect(aandeelTeruggekoppeld([...maak({ terugkoppeling: 'gegeven' }, 2), ...maak({})], 2026)).toBe(67);
  expect(aandeelTeruggekoppeld([], 2026)).toBeUndefined();
});
