import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hoofdVan, telReacties } from '#domain/aanvulling.ts';
import { alsnog } from '#domain/alsnog.ts';
import { leesBijbericht } from '#domain/bijbericht.ts';
import type { Logregelinhoud } from '#domain/logregel.ts';
import { type Melding, hervouw, nietToegepast, voegToe, vouw } from '#domain/melding.ts';
import { leesOorsprong } from '#domain/oorsprong.ts';
import { westFrieslandRoute } from '#domain/routeconfiguratie.ts';
import { volgendeTermijn } from '#domain/termijnen.ts';
import { anderFenomeen, brp, naarOverleg, sluiten, tkAnder, zvh } from '../support/daden.ts';
import {
  type Boekstuk,
  ENVELOP,
  MELDING,
  binnenkomst,
  geopend,
  logboek,
  marit,
  oorsprongVan,
  regelId,
  sanne,
} from '../support/logboek.ts';

const envelop = (n: number) => `6f2d1c34-0000-4000-8000-0000000001${String(n).padStart(2, '0')}`;
const aanvulling = (n: number, meer: Partial<Extract<Logregelinhoud, { soort: 'aanvulling' }>> = {}) =>
  ({ soort: 'aanvulling', envId: envelop(n), vingerafdruk: `v-${n}`, bij: ENVELOP, ...meer }) as const;
const vraag: Logregelinhoud = {
  soort: 'route',
  gebeurtenis: { type: 'vragen-aan-melder', vraag: 'Welke schuur?' },
};
const BERICHT = '11111111-1111-4111-8111-111111111111';
const verteld = { soort: 'terugkoppeling', ...tkAnder, berichtId: BERICHT } as Logregelinhoud;
const dicht: Logregelinhoud[] = [geopend, brp, naarOverleg, anderFenomeen, zvh, verteld, sluiten];
const heropenen: Logregelinhoud = {
  soort: 'route',
  gebeurtenis: { type: 'heropenen', reden: 'De aanvulling zegt meer.' },
};
const blijft: Logregelinhoud = { soort: 'blijft-gesloten', reden: 'Dit wisten we al.' };
const reactie = (nuttig: boolean, berichtId = BERICHT): Logregelinhoud => ({
  soort: 'reactie',
  envId: envelop(50),
  vingerafdruk: 'v-50',
  berichtId,
  nuttig,
});

const fold = (...inhouden: Boekstuk[]) =>
  vouw(MELDING, oorsprongVan('T1'), logboek(...inhouden), westFrieslandRoute);

describe('een aanvulling', () => {
  test('komt erbij waar de melding ook staat, en verzet haar niet', () => {
    const melding = fold(geopend, brp, aanvulling(1), naarOverleg, aanvulling(2));
    expect(nietToegepast(melding)).toEqual([]);
    expect(melding.stand.stap).toBe('duiding-lokaal');
    expect(melding.stand.feiten.aanvullingen).toEqual(['v-1', 'v-2']);
    expect(melding.aanvullingen).toMatchObject([
      { envId: envelop(1), bij: ENVELOP, acuut: false, naSluiten: false, door: marit, regelId: regelId(2) },
      { envId: envelop(2) },
    ]);
  });

  test('komt er één keer bij, ook als twee bureaus haar tegelijk openen', () => {
    const melding = fold(geopend, aanvulling(1), [aanvulling(1), { door: sanne }]);
    expect(melding.aanvullingen).toHaveLength(1);
    expect(nietToegepast(melding)).toMatchObject([{ reden: 'al-aangevuld' }]);
  });

  test('met gevaar maakt de melding acuut, ook na het afsluiten, en opnieuw als de politie het al wist', () => {
    const acuut = { acuut: { gebeld112: 'nee' } } as const;
    expect(fold(geopend, brp, aanvulling(1, acuut)).stand.zijsporen.acuut).toBe('nodig');
    const gesloten = fold(...dicht, aanvulling(1, { acuut: { gebeld112: 'ja' } }));
    expect(gesloten.stand).toMatchObject({ stap: 'afgesloten', zijsporen: { acuut: 'uitgezet' } });
    expect(gesloten.zijsporen.acuut).toHaveLength(1);
    const politie: Logregelinhoud = {
      soort: 'route',
      gebeurtenis: { type: 'politie-geinformeerd', tijdstip: '2026-03-02T12:00:00Z', kenmerk: 'P-1' },
    };
    const weer = fold(geopend, brp, aanvulling(1, acuut), politie, aanvulling(2, acuut));
    expect(weer.zijsporen.acuut?.map(({ stand }) => stand)).toEqual(['nodig', 'bevestigd', 'nodig']);
  });

  test('wordt door een plaatsvervanger geopend met een reden', () => {
    const door = { ...sanne, rol: 'plaatsvervanger' as const };
    expect(nietToegepast(fold(geopend, [aanvulling(1), { door }]))).toMatchObject([
      { reden: 'rol-niet-bevoegd' },
    ]);
    const waargenomen = fold(geopend, [aanvulling(1, { vervanging: 'Marit is vrij' }), { door }]);
    expect(waargenomen.aanvullingen).toHaveLength(1);
    expect(waargenomen.stand.feiten.vervanging).toBe(true);
  });
});

describe('een antwoord', () => {
  test('op de vraag waarop gewacht wordt, beëindigt het wachten, en staat bij de vraag', () => {
    const melding = fold(geopend, vraag, aanvulling(1, { antwoordOp: regelId(1) }));
    expect(melding.stand.stap).toBe('ontvangen');
    expect(melding.vragen).toMatchObject([{ vraag: 'Welke schuur?', antwoorden: [envelop(1)] }]);
    expect(melding.stand.feiten.aanvullingen).toEqual(['v-1']);
  });

  test('op een eerdere vraag, of zonder vraag, laat het wachten staan', () => {
    const verlopen: Logregelinhoud = {
      soort: 'route',
      gebeurtenis: { type: 'antwoord-melder', vingerafdruk: 'gebeld' },
    };
    const melding = fold(
      geopend,
      vraag,
      verlopen,
      vraag,
      aanvulling(1, { antwoordOp: regelId(1) }),
      aanvulling(2),
    );
    expect(melding.stand.stap).toBe('wacht-op-melder');
    expect(melding.vragen.map(({ antwoorden }) => antwoorden)).toEqual([[envelop(1)], []]);
    expect(melding.aanvullingen).toHaveLength(2);
  });
});

describe('na het afsluiten', () => {
  test('wacht een aanvulling op een besluit, en zolang loopt er geen bewaartermijn', () => {
    const configuratie = {
      ...westFrieslandRoute,
      termijnen: {
        ...westFrieslandRoute.termijnen,
        bewaren: Object.fromEntries(
          ['geen-mensenhandel', 'ander-fenomeen', 'vermoeden', 'overgedragen'].map((klasse) => [klasse, 12]),
        ),
      },
    } as typeof westFrieslandRoute;
    const begin = { ...geopend, configuratie } as Logregelinhoud;
    const met = (...meer: Logregelinhoud[]) => fold(begin, ...dicht.slice(1), ...meer);
    expect(volgendeTermijn(met())).toBeDefined();
    const wacht = met(aanvulling(1), aanvulling(2));
    expect(wacht.teBeoordelen).toEqual([envelop(1), envelop(2)]);
    expect(wacht.aanvullingen).toMatchObject([{ naSluiten: true }, { naSluiten: true }]);
    expect(volgendeTermijn(wacht)).toBeUndefined();
    const besloten = met(aanvulling(1), aanvulling(2), blijft);
    expect(besloten).toMatchObject({ teBeoordelen: [], stand: { stap: 'afgesloten' } });
    expect(volgendeTermijn(besloten)).toEqual(volgendeTermijn(met()));
  });

  test('opent de aandachtsfunctionaris de melding weer, of laat zij haar gesloten', () => {
    expect(fold(...dicht, aanvulling(1), heropenen)).toMatchObject({
      teBeoordelen: [],
      stand: { stap: 'verrijking' },
    });
    expect(nietToegepast(fold(...dicht, blijft))).toMatchObject([{ reden: 'niets-te-beoordelen' }]);
    const door = { ...sanne, rol: 'plaatsvervanger' as const };
    expect(nietToegepast(fold(...dicht, aanvulling(1), [blijft, { door }]))).toMatchObject([
      { reden: 'rol-niet-bevoegd' },
    ]);
    expect(fold(...dicht, aanvulling(1), blijft, aanvulling(2)).teBeoordelen).toEqual([envelop(2)]);
  });
});

describe('was dit nuttig', () => {
  test('staat bij de terugkoppeling, en opent niets', () => {
    const melding = fold(...dicht, reactie(true));
    expect(melding.terugkoppelingen).toMatchObject([{ berichtId: BERICHT, nuttig: true }]);
    expect(melding).toMatchObject({ teBeoordelen: [], stand: { stap: 'afgesloten' } });
    expect(nietToegepast(fold(...dicht, reactie(true, regelId(90))))).toMatchObject([
      { reden: 'onbekend-bericht' },
    ]);
  });

  test('is een cijfer: hoe vaak gegeven, beantwoord en nuttig; een oefening telt niet', () => {
    const oefening = { ...fold(...dicht, reactie(true)) };
    const oefenstand = {
      ...oefening.stand,
      feiten: { ...oefening.stand.feiten, oefening: true },
    };
    expect(
      telReacties([
        fold(...dicht, reactie(true)),
        fold(...dicht, reactie(false)),
        fold(...dicht),
        fold(geopend),
        { ...oefening, stand: oefenstand },
      ]),
    ).toEqual({ gegeven: 3, gereageerd: 2, nuttig: 1 });
  });
});

describe('samengevoegd', () => {
  const dubbel = (hoofdmelding: string): Logregelinhoud => ({
    soort: 'route',
    gebeurtenis: { type: 'dubbel', hoofdmelding },
  });
  const losmaken: Logregelinhoud = { soort: 'route', gebeurtenis: { type: 'losmaken', reden: 'Toch niet.' } };
  const met = (id: string, ...inhouden: Logregelinhoud[]): Melding => ({ ...fold(...inhouden), id });

  test('gaat het werk verder in de melding waarmee is samengevoegd', () => {
    const all = new Map(
      [
        met('a', geopend, dubbel('b')),
        met('b', geopend, dubbel('c')),
        met('c', geopend),
        met('los', geopend, dubbel('c'), losmaken),
        met('weg', geopend, dubbel('nergens')),
        met('rond', geopend, dubbel('rond')),
      ].map((melding) => [melding.id, melding]),
    );
    const hoofd = (id: string) => hoofdVan(all.get(id)!, (ander) => all.get(ander)).id;
    expect(['a', 'b', 'c', 'los', 'weg', 'rond'].map(hoofd)).toEqual(['c', 'c', 'c', 'los', 'weg', 'rond']);
  });
});

describe('wat niet is toegepast', () => {
  const NU = '2026-03-03T08:00:00Z';
  const laatste = (melding: Melding) => nietToegepast(melding).at(-1)!;

  test('kan alsnog zodra het past, en maar één keer', () => {
    const teVroeg = fold(geopend, brp, anderFenomeen);
    expect(alsnog(teVroeg, laatste(teVroeg), sanne, NU)).toBe('eerst-duiden');
    const nuWel = fold(geopend, brp, anderFenomeen, naarOverleg);
    expect(alsnog(nuWel, laatste(nuWel), sanne, NU)).toBe('kan');
    const gedaan = fold(geopend, brp, anderFenomeen, naarOverleg, [anderFenomeen, { door: sanne }]);
    expect(alsnog(gedaan, laatste(gedaan), sanne, NU)).toBe('gedaan');
  });

  test('is een tekst aan de melder dezelfde tekst, ook onder een ander nummer', () => {
    const tweede = { ...verteld, tekst: 'Het was iets anders.' } as Logregelinhoud;
    const melding = fold(geopend, brp, naarOverleg, anderFenomeen, verteld, [
      { ...tweede, berichtId: regelId(80) } as Logregelinhoud,
      { na: regelId(3) },
    ]);
    expect(alsnog(melding, laatste(melding), marit, NU)).toBe('kan');
    const herhaald = fold(
      geopend,
      brp,
      naarOverleg,
      anderFenomeen,
      verteld,
      [{ ...tweede, berichtId: regelId(80) } as Logregelinhoud, { na: regelId(3) }],
      { ...tweede, berichtId: regelId(81) } as Logregelinhoud,
    );
    expect(alsnog(herhaald, laatste(herhaald), marit, NU)).toBe('gedaan');
  });

  test('kan niet zomaar als het uit een envelop volgt of niet te lezen is', () => {
    const melding = fold(geopend, aanvulling(1), aanvulling(1));
    expect(alsnog(melding, laatste(melding), marit, NU)).toBe('al-aangevuld');
    const stuk = { ...laatste(melding), reden: 'handtekening-ongeldig' as const };
    const { regel: _, ...onleesbaar } = stuk;
    expect(alsnog(melding, onleesbaar, marit, NU)).toBe('handtekening-ongeldig');
  });
});

test('een melding die geopend werd voor haar envelop er was, wordt met die envelop wat zij is', () => {
  const inhouden = [geopend, brp, aanvulling(1)];
  const zonder = vouw(
    MELDING,
    leesOorsprong(undefined, binnenkomst),
    logboek(...inhouden),
    westFrieslandRoute,
  );
  expect(zonder.oorsprong.soort).toBe('ontbreekt');
  const acuut = oorsprongVan('T3');
  expect(hervouw(zonder, acuut)).toEqual(vouw(MELDING, acuut, logboek(...inhouden), westFrieslandRoute));
  expect(hervouw(zonder, acuut).stand.zijsporen.acuut).not.toBe('niet-van-toepassing');
});

test('een bijbericht is geen signaal, en een signaal geen bijbericht', () => {
  const signaal = oorsprongVan('T1');
  expect(leesBijbericht(signaal.soort === 'signaal' && signaal.signaal)).toBeUndefined();
  expect(leesBijbericht({ versie: 1, soort: 'nummer', waarom: 'ingetrokken' })).toBeDefined();
  expect(leesBijbericht({ versie: 1, soort: 'nummer', waarom: 'ingetrokken', tekst: 'x' })).toBeUndefined();
  expect(
    leesBijbericht({ versie: 1, soort: 'reactie', op: ENVELOP, berichtId: BERICHT, nuttig: true }),
  ).toMatchObject({ nuttig: true });
  expect(leesOorsprong({ versie: 1, soort: 'nummer', waarom: 'ingetrokken' }, binnenkomst).soort).toBe(
    'onbekend',
  );
});

/* Two desks write at once; the server puts their entries in some order, and both read that order. */
test('in welke volgorde twee bureaus ook schrijven: niets raakt kwijt, en beide zien hetzelfde', () => {
  const hers: readonly Logregelinhoud[] = [aanvulling(1), brp, vraag, aanvulling(2), blijft, heropenen];
  const his: readonly Logregelinhoud[] = [
    aanvulling(1),
    aanvulling(3, { acuut: { gebeld112: 'nee' } }),
    aanvulling(2),
    ...dicht.slice(1),
    aanvulling(4),
    reactie(true),
  ];
  const turns = fc.array(fc.boolean(), { minLength: hers.length + his.length, maxLength: 20 });
  let naSluiten = 0;
  fc.assert(
    fc.property(turns, fc.nat(20), (order, cut) => {
      const queues = [[...hers], [...his]];
      const log: Boekstuk[] = [geopend];
      for (const turn of order) {
        const next = queues[Number(turn)]?.shift();
        if (next) log.push([next, { door: turn ? sanne : marit }]);
      }
      const regels = logboek(...log);
      const one = vouw(MELDING, oorsprongVan('T1'), regels, westFrieslandRoute);
      // the other desk fetched it in two parts
      const half = vouw(MELDING, oorsprongVan('T1'), regels.slice(0, cut), westFrieslandRoute);
      expect(regels.slice(cut).reduce(voegToe, half)).toEqual(one);
      const brought = new Set(
        regels.flatMap(({ gelezen }) =>
          gelezen.ok && gelezen.waarde.inhoud.soort === 'aanvulling' ? [gelezen.waarde.inhoud.envId] : [],
        ),
      );
      expect(new Set(one.aanvullingen.map(({ envId }) => envId))).toEqual(brought);
      expect(one.aanvullingen).toHaveLength(brought.size);
      if (one.aanvullingen.some((een) => een.acuut)) {
        expect(one.stand.zijsporen.acuut).not.toBe('niet-van-toepassing');
      }
      // what came after closing waits for a decision, and only while the melding is closed
      if (one.stand.stap !== 'afgesloten') expect(one.teBeoordelen).toEqual([]);
      if (one.aanvullingen.some((een) => een.naSluiten)) naSluiten += 1;
    }),
    { numRuns: 400 },
  );
  expect(naSluiten).toBeGreaterThan(20);
});
