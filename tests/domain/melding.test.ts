import { describe, expect, test } from 'vitest';
import type { Logregelinhoud } from '#domain/logregel.ts';
import { nietToegepast, vouw } from '#domain/melding.ts';
import { leesOorsprong } from '#domain/oorsprong.ts';
import { westFrieslandRoute } from '#domain/routeconfiguratie.ts';
import { openBronnen } from '#domain/verrijking.ts';
import { geweigerd } from '#domain/uitkomst.ts';
import {
  type Boekstuk,
  MELDING,
  binnenkomst,
  geopend,
  logboek,
  marit,
  oorsprongVan,
  regelId,
  sanne,
  uur,
} from '../support/logboek.ts';

const verstrekking = {
  grondslag: 'publieke taak',
  ontvanger: 'Lokaal overleg',
  verstrekt: 'feiten en verrijking, zonder namen',
  persoonsgegevens: false,
};
const brp: Logregelinhoud = {
  soort: 'verrijking',
  bron: 'brp',
  grondslag: 'BRP-verordening',
  datum: '2026-03-02',
  resultaat: 'gevonden',
  regel: 'Elf mensen ingeschreven op een adres voor vier.',
};
const stap = (gebeurtenis: Extract<Logregelinhoud, { soort: 'route' }>['gebeurtenis']): Logregelinhoud => ({
  soort: 'route',
  gebeurtenis,
});
const naarOverleg = stap({ type: 'naar-lokaal-overleg', verstrekking });
const anderFenomeen = stap({
  type: 'ander-fenomeen',
  advies: 'Het overleg denkt aan overbewoning.',
  fenomeen: 'woonoverlast',
  verstrekking: { ...verstrekking, ontvanger: 'Handhaving wonen' },
});
const zvh: Logregelinhoud = {
  soort: 'zijspoor',
  spoor: 'zvh-registratie',
  stand: 'uitgezet',
  verstrekking: { ...verstrekking, ontvanger: 'ZVH Noord-Holland Noord' },
  datum: '2026-03-03',
};
const bericht = '11111111-1111-4111-8111-111111111111';
const terugkoppeling: Logregelinhoud = {
  soort: 'terugkoppeling',
  sjabloon: 'tk-ander',
  tekst: 'Dit is geen mensenhandel, maar wel overbewoning. Ik heb dat doorgegeven aan handhaving.',
  berichtId: bericht,
};
const bezorgd: Logregelinhoud = { soort: 'bezorgd', berichtId: bericht, stand: 'geplaatst' };
const sluiten = stap({ type: 'sluiten', vorm: 'geen', bewaarklasse: 'ander-fenomeen' });

const fold = (...inhouden: Boekstuk[]) =>
  vouw(MELDING, oorsprongVan('T1'), logboek(...inhouden), westFrieslandRoute);
const redenen = (...inhouden: Boekstuk[]) => nietToegepast(fold(...inhouden)).map(({ reden }) => reden);

describe('een melding van begin tot eind', () => {
  const melding = fold(geopend, brp, naarOverleg, anderFenomeen, zvh, terugkoppeling, bezorgd, sluiten);

  test('alles is toegepast, en de route is gesloten', () => {
    expect(nietToegepast(melding)).toEqual([]);
    expect(melding.stand.stap).toBe('afgesloten');
    expect(melding.geschiedenis).toEqual([
      'gemeld',
      'ontvangen',
      'verrijking',
      'duiding-lokaal',
      'ander-fenomeen',
      'teruggekoppeld-melder',
      'afgesloten',
    ]);
    expect(melding.sinds).toBe(uur(7));
  });

  test('wat ernaast ligt, staat er met wie, wanneer en aan wie', () => {
    expect(melding.behandelaar).toEqual({ lid: 'marit', naam: 'marit' });
    expect(melding.verrijkingen).toMatchObject([
      { bron: 'brp', regel: brp.soort === 'verrijking' && brp.regel, door: marit, op: uur(1) },
    ]);
    expect(openBronnen(melding.verrijkingen)).toEqual(['kvk', 'handhaving', 'wijkteam']);
    expect(melding.zijsporen['zvh-registratie']).toMatchObject([
      { stand: 'nodig' },
      { stand: 'uitgezet', datum: '2026-03-03', verstrekking: { ontvanger: 'ZVH Noord-Holland Noord' } },
    ]);
    expect(melding.verstrekkingen.map(({ bij, verstrekking }) => [bij, verstrekking.ontvanger])).toEqual([
      ['naar-lokaal-overleg', 'Lokaal overleg'],
      ['ander-fenomeen', 'Handhaving wonen'],
      ['spoor-uitzetten', 'ZVH Noord-Holland Noord'],
    ]);
    expect(melding.terugkoppelingen).toMatchObject([{ sjabloon: 'tk-ander', bezorging: 'geplaatst' }]);
  });
});

describe('wat in de volgorde van de server niet meer past', () => {
  test('blijft staan met de reden, en verandert niets', () => {
    const melding = fold(
      geopend,
      brp,
      [naarOverleg, { door: marit, na: regelId(1) }],
      [stap({ type: 'naar-politie', spoed: true, verstrekking }), { door: sanne, na: regelId(1) }],
    );
    expect(melding.stand.stap).toBe('duiding-lokaal');
    expect(nietToegepast(melding)).toMatchObject([
      { regelId: regelId(3), toegepast: false, reden: 'stap-niet-toegestaan', regel: { door: sanne } },
    ]);
  });

  test('een tweede terugkoppeling van wie de eerste niet had gezien, telt niet', () => {
    const tweede: Logregelinhoud = { ...terugkoppeling, berichtId: '22222222-2222-4222-8222-222222222222' };
    const melding = fold(geopend, brp, naarOverleg, anderFenomeen, terugkoppeling, [
      tweede,
      { door: sanne, na: regelId(3) },
    ]);
    expect(nietToegepast(melding)).toMatchObject([{ reden: 'intussen-gewijzigd' }]);
    expect(melding.terugkoppelingen).toHaveLength(1);
  });

  test('een sjabloon mag alleen waar het klopt', () => {
    expect(redenen(geopend, brp, terugkoppeling)).toEqual(['sjabloon-mag-niet']);
    expect(redenen(geopend, { ...terugkoppeling, sjabloon: 'tk-in-onderzoek' })).toEqual([
      'sjabloon-mag-niet',
    ]);
    expect(redenen(geopend, brp, naarOverleg, { ...terugkoppeling, sjabloon: 'tk-in-onderzoek' })).toEqual(
      [],
    );
  });

  test('de stap terugkoppeling kan niet zonder tekst', () => {
    expect(
      redenen(
        geopend,
        brp,
        naarOverleg,
        anderFenomeen,
        stap({ type: 'terugkoppeling-melder', sjabloon: 'tk-ander' }),
      ),
    ).toEqual(['alleen-met-tekst']);
  });

  test('voor het openen telt niets, en een melding wordt één keer geopend', () => {
    expect(redenen(brp, geopend, geopend)).toEqual(['nog-niet-geopend', 'al-geopend']);
  });

  test('een andere envelop dan die geopend werd, opent niets', () => {
    expect(redenen({ ...geopend, vingerafdruk: 'een-andere' } as Logregelinhoud)).toEqual(['ander-signaal']);
  });

  test('een regel die niet te lezen is, houdt de volgende niet op', () => {
    const [eerste, tweede] = logboek(geopend, brp);
    const stuk = {
      regelId: regelId(9),
      seq: 2,
      opgenomenOp: uur(1),
      gelezen: geweigerd('handtekening-ongeldig'),
    };
    const melding = vouw(MELDING, oorsprongVan('T1'), [eerste!, stuk, tweede!], westFrieslandRoute);
    expect(melding.log.map(({ toegepast }) => toegepast)).toEqual([true, false, true]);
    expect(melding.stand.stap).toBe('verrijking');
  });

  test('een regel waarnaar verwezen wordt en die de server niet gaf, wordt gemist', () => {
    expect(fold(geopend, [brp, { na: regelId(77) }]).ontbrekend).toEqual([regelId(77)]);
  });
});

describe('termijnen', () => {
  const zwijgen: Logregelinhoud = { soort: 'termijn', gebeurtenis: { type: 'rappeltermijn-verstreken' } };
  test('lopen pas af als de klok van de server dat zegt', () => {
    const regels = logboek(geopend, brp, naarOverleg, zwijgen, zwijgen);
    const later = regels.map((regel, n) => (n === 4 ? { ...regel, opgenomenOp: uur(2 + 24 * 14) } : regel));
    const melding = vouw(MELDING, oorsprongVan('T1'), later, westFrieslandRoute);
    expect(nietToegepast(melding).map(({ regelId, reden }) => [regelId, reden])).toEqual([
      [regelId(3), 'termijn-loopt-nog'],
    ]);
    expect(melding.stand.feiten.rappel).toBe('nodig');
  });
});

describe('de plaatsvervanger', () => {
  const door = { ...sanne, rol: 'plaatsvervanger' as const };
  test('opent alleen met een reden', () => {
    expect(redenen([geopend, { door }])).toEqual(['rol-niet-bevoegd']);
    expect(
      redenen(
        [{ ...geopend, vervanging: 'Marit is met verlof' } as Logregelinhoud, { door }],
        [brp, { door }],
      ),
    ).toEqual([]);
  });
});

describe('wat de melder stuurde', () => {
  test('gevaar dat op het toestel gemarkeerd werd, staat meteen op het spoor acuut', () => {
    const melding = vouw(MELDING, oorsprongVan('T3'), logboek(geopend), westFrieslandRoute);
    expect(melding.stand.zijsporen.acuut).not.toBe('niet-van-toepassing');
    expect(melding.zijsporen.acuut).toHaveLength(1);
  });

  test('[C-8] een onbekende vorm opent toch, en wordt veilig getoond', () => {
    const oorsprong = leesOorsprong({ versie: 9, wat: ['<script>\u202Ealert', { diep: 1 }] }, binnenkomst);
    expect(oorsprong).toMatchObject({
      soort: 'onbekend',
      regels: [
        { pad: 'versie', waarde: '9' },
        { pad: 'wat › 0', waarde: '<script>\uFFFDalert' },
        { pad: 'wat › 1 › diep', waarde: '1' },
      ],
    });
    const melding = vouw(MELDING, oorsprong, logboek(geopend, brp), westFrieslandRoute);
    expect(melding.stand.stap).toBe('verrijking');
  });

  test('hoe diep of hoe groot het ook is, het blijft te tonen', () => {
    let diep: unknown = 'bodem';
    for (let n = 0; n < 50_000; n += 1) diep = [diep];
    const veel = Object.fromEntries(
      Array.from({ length: 5_000 }, (_, n) => [`veld-${n}`, 'x'.repeat(5_000)]),
    );
    const oorsprong = leesOorsprong({ diep, veel }, binnenkomst);
    if (oorsprong.soort !== 'onbekend') throw new Error('this is no signaal');
    expect(oorsprong.regels).toHaveLength(500);
    expect(oorsprong.regels[0]).toMatchObject({ waarde: '…' });
    expect(Math.max(...oorsprong.regels.map(({ waarde }) => waarde.length))).toBe(2_000);
  });

  test('een onbekende versie van de lijst blijft staan zoals hij kwam', () => {
    const bekend = oorsprongVan('T1');
    if (bekend.soort !== 'signaal') throw new Error('T1 is a signaal');
    const antwoorden = { 'hv-nieuw': { waarde: 'gezien', lijstVersie: '2031.2' } };
    const oorsprong = leesOorsprong({ ...bekend.signaal, antwoorden }, binnenkomst);
    expect(oorsprong).toMatchObject({
      soort: 'signaal',
      onbekendeLijsten: ['2031.2'],
      signaal: { antwoorden },
    });
  });

  test('wat aan de balie werd verteld, loopt dezelfde route', () => {
    const signaal = oorsprongVan('T7');
    if (signaal.soort !== 'signaal') throw new Error('T7 is a signaal');
    const opgenomen: Logregelinhoud = {
      soort: 'opgenomen',
      kanaal: 'telefoon',
      melder: 'conciërge basisschool',
      signaal: signaal.signaal,
      configuratie: westFrieslandRoute,
      gemeente: '0420',
    };
    const leeg = leesOorsprong(undefined, {
      kanaal: 'telefoon',
      herkomst: 'bureau',
      kenmerk: 'MR-26-0000',
      concept: false,
    });
    const melding = vouw(MELDING, leeg, logboek(opgenomen, brp), westFrieslandRoute);
    expect(nietToegepast(melding)).toEqual([]);
    expect(melding.oorsprong).toMatchObject({
      soort: 'signaal',
      kanaal: 'telefoon',
      melder: 'conciërge basisschool',
    });
  });
});

test('dat een andere melding erbij hoort, of niet, is wat het bureau het laatst zei', () => {
  const ander = '6f2d1c34-0000-4000-8000-000000000002';
  const zeg = (hoort: boolean): Logregelinhoud => ({ soort: 'samenhang', melding: ander, hoort });
  expect(fold(geopend).samenhang).toEqual({});
  expect(fold(geopend, zeg(true)).samenhang).toEqual({ [ander]: true });
  expect(fold(geopend, zeg(true), zeg(false)).samenhang).toEqual({ [ander]: false });
  expect(nietToegepast(fold(geopend, zeg(true)))).toEqual([]);
});
