import * as fc from 'fast-check';
import { assign, not, stateIn } from 'xstate';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { stappen } from '#domain/haltes.ts';
import { meldroute } from '#domain/meldroute.ts';
import { controleerConfiguratie, westFrieslandRoute } from '#domain/routeconfiguratie.ts';
import {
  type Gebeurtenisnaam,
  type Routegebeurtenis,
  Zijspoor,
  Zijspoorstand,
} from '#domain/routegebeurtenis.ts';
import {
  type Routestand,
  type ZetStap,
  mogelijkeGebeurtenissen,
  zetStap,
  zetStapOp,
} from '#domain/routestand.ts';
import { route } from '#domain/routetaal.ts';
import type { Rol } from '#domain/bevoegdheid.ts';
import type { Voorwaarde } from '#domain/routevoorwaarden.ts';
import { type Eis, doodlopend, eisen } from '../support/routebewijs.ts';
import { correcties, pijlen, sporen, tabel, toevoegingen } from '../support/routetabel.ts';
import {
  type Wandeling,
  alleConfiguraties,
  beginstanden,
  blindeSporen,
  gelezenSporen,
  kern,
  onvolledig,
  opSpoor,
  opSpoorOnvolledig,
  rollen,
  verzameling,
  volledig,
  wandel,
} from '../support/routewandeling.ts';

/**
 * The proof of the meldroute. Every place of the line that can be reached is walked, with every event in every way it
 * can be filled in, by every rol, under every configuration; then each demand is put to all of it. What the walk leaves
 * out (six side tracks that no step looks at, the deputy, the oefening) is proved apart, and so is that it may be left
 * out. At the end the same demands are put to spoiled charts, and each is seen to object.
 */

let wandeling: Wandeling;

beforeAll(() => {
  wandeling = wandel(zetStap, alleConfiguraties, [
    ...volledig,
    ...onvolledig,
    ...gelezenSporen.flatMap(opSpoor),
  ]);
  const { plekken, takken, geprobeerd, geweigerd } = wandeling;
  console.log(
    `meldroute: ${alleConfiguraties.length} configuraties, ${plekken.length} plekken, ${takken.length} takken; ` +
      `${geprobeerd} keer geprobeerd, ${geweigerd} keer geweigerd`,
  );
}, 60_000);

const houdtStand = (eis: Eis) => expect([...new Set(eis(wandeling))]).toEqual([]);

// generous: the whole takes some ten seconds, more on a machine that has other things to do
vi.setConfig({ testTimeout: 60_000 });

describe('elke plek, elke gebeurtenis, elke rol, elke configuratie', () => {
  test('[MR-0] de wandeling komt overal', () => {
    expect(wandeling.plekken.length).toBeGreaterThan(1_000);
    expect(wandeling.takken.length).toBeGreaterThan(10_000);
    expect(wandeling.geweigerd).toBeGreaterThan(100_000);
    expect(new Set(wandeling.plekken.map(({ stand }) => stand.stap))).toEqual(new Set(stappen));
    expect(alleConfiguraties.length).toBe(3_072);
  });

  test('[MR-1] de kaart is de tabel, de correcties en de toevoegingen, en niets anders', () => {
    houdtStand(eisen.nietsBuitenDeWet);
    const gelopen = new Set(
      wandeling.takken.map(
        ({ van, gebeurtenis, na }) => `${van.stand.stap} ─${gebeurtenis.type}→ ${na.stap}`,
      ),
    );
    const wet = pijlen([...tabel, ...correcties, ...toevoegingen, ...sporen]);
    // row 18 is a track that the line does not look at; it has its own test below
    const lijn = wet.filter((pijl) => !pijl.includes('arbeidsinspectie-melden'));
    expect([...gelopen].sort()).toEqual([...new Set(lijn)].sort());
  });

  test('[MR-2] nergens loopt het dood: alleen ingetrokken en vernietigd hebben geen weg verder', () => {
    houdtStand(eisen.alleenTweeEinden);
  });

  test('[MR-3] van overal is een einde te bereiken, ook als niemand buiten het huis ooit antwoordt', () => {
    houdtStand(eisen.eindeBereikbaar);
  });

  test('[MR-4] geweigerd worden precies de configuraties waarin het dood kan lopen', () => {
    const geweigerd = verzameling(alleConfiguraties, (c) => !controleerConfiguratie(c).ok);
    expect(geweigerd).not.toBe(0n);
    expect(doodlopend(wandeling)).toBe(geweigerd);
  });

  test('[MR-5] niets gaat dicht zonder terugkoppeling of een vastgelegde reden, ook samengevoegd en overgedragen niet', () => {
    houdtStand(eisen.nooitDichtZonderTerugkoppeling);
  });

  test('[MR-6] niets gaat dicht zonder registratie bij het ZVH, en die is nooit niet van toepassing', () => {
    houdtStand(eisen.altijdBijHetZvh);
  });

  test('[MR-7] acuut kan overal voor het einde, en houdt niets tegen: alleen intrekken wordt aanvullen', () => {
    houdtStand(eisen.acuutHoudtNietsTegen);
  });

  test('[MR-8] het PCT komt er alleen bij prostitutie of seksuele uitbuiting bij', () => {
    houdtStand(eisen.pctAlleenWaarHetHoort);
  });

  test('[MR-9] zonder lokaal overleg is de weg naar de politie er altijd', () => {
    houdtStand(eisen.politieWaarGeenOverlegIs);
  });

  test('[MR-10] stilte in stap 4 tot en met 7 heeft altijd een termijn', () => {
    houdtStand(eisen.stilteHeeftEenTermijn);
  });

  test('[MR-11] geen rol doet wat §2.2 haar niet toestaat', () => {
    houdtStand(eisen.nietsBuitenDeRol);
  });

  test('[MR-12] een stap waarvan iets ontbreekt wordt nergens gezet', () => {
    houdtStand(eisen.nietsDatOntbreekt);
  });

  test('[MR-13] de tekst van de melder verandert nooit, er komt alleen iets bij', () => {
    houdtStand(eisen.tekstBlijft);
  });

  test('[MR-14] mogelijkeGebeurtenissen noemt precies wat gezet kan worden', () => {
    for (const { stand } of wandeling.plekken.filter((_, n) => n % 20 === 0)) {
      for (const rol of ['melder', 'aandachtsfunctionaris', 'systeem'] as const) {
        const gezet = volledig
          .concat(onvolledig, gelezenSporen.flatMap(opSpoor))
          .filter((gebeurtenis) => zetStap(stand, gebeurtenis, rol, westFrieslandRoute).ok);
        const genoemd = mogelijkeGebeurtenissen(stand, rol, westFrieslandRoute).filter(
          (type) => !type.startsWith('spoor-'),
        );
        expect(new Set(genoemd)).toEqual(
          new Set(gezet.map(({ type }) => type).filter((type) => !type.startsWith('spoor-'))),
        );
      }
    }
  });
});

/** For every stap one stand, in which every side track could be asked. */
const perStap = (): Routestand[] =>
  stappen.map((stap) => {
    const { stand } = wandeling.plekken.find(({ stand }) => stand.stap === stap)!;
    return {
      ...stand,
      feiten: { ...stand.feiten, vormen: ['arbeidsuitbuiting', 'seksuele-uitbuiting'] },
    };
  });

const standenVan = (spoor: Zijspoor): readonly Zijspoorstand[] =>
  spoor === 'zvh-registratie' ? ['nodig', 'uitgezet', 'bevestigd'] : Zijspoorstand.options;

const opgezet = (stand: Routestand, spoor: Zijspoor, waarde: Zijspoorstand): Routestand => ({
  ...stand,
  zijsporen: { ...stand.zijsporen, [spoor]: waarde },
});

describe('wat de wandeling weglaat, en waarom dat mag', () => {
  test('[MR-15] twee standen met dezelfde kern hebben op de lijn dezelfde toekomst', () => {
    const blind = fc.record(
      Object.fromEntries(blindeSporen.map((spoor) => [spoor, fc.constantFrom(...standenVan(spoor))])),
    );
    const anders = fc.record({
      n: fc.nat(),
      blind,
      wissel: fc.boolean(),
      vervanging: fc.boolean(),
      oefening: fc.boolean(),
      aanvullingen: fc.array(fc.string(), { maxLength: 2 }),
      kanaal: fc.constantFrom('app', 'balie'),
      afdoening: fc.constantFrom('zorg', 'onvoldoende', null),
      bewaarklasse: fc.constantFrom('doorgezet', null),
      arbeid: fc.boolean(),
    });
    const gebeurtenissen = [...volledig, ...Zijspoor.options.flatMap(opSpoor)].filter(
      ({ type }) => type !== 'echt-maken',
    );
    const toekomst = (stand: Routestand) =>
      new Set(
        gebeurtenissen.flatMap((gebeurtenis) =>
          (['melder', 'aandachtsfunctionaris', 'systeem'] as const).flatMap((rol) => {
            const na = zetStap(stand, gebeurtenis, rol, westFrieslandRoute);
            return na.ok && kern(na.waarde) !== kern(stand)
              ? [`${rol} ${gebeurtenis.type} ${kern(na.waarde)}`]
              : [];
          }),
        ),
      );
    const ander: Partial<Record<Zijspoorstand, Zijspoorstand>> = {
      uitgezet: 'bevestigd',
      bevestigd: 'uitgezet',
    };
    fc.assert(
      fc.property(anders, ({ n, blind, wissel, arbeid, afdoening, kanaal, bewaarklasse, ...rest }) => {
        const { stand } = wandeling.plekken[n % wandeling.plekken.length]!;
        const { zijsporen, feiten } = stand;
        const tweeling = {
          ...stand,
          zijsporen: {
            ...zijsporen,
            ...blind,
            acuut: (wissel && ander[zijsporen.acuut]) || zijsporen.acuut,
            'zvh-registratie':
              (wissel && ander[zijsporen['zvh-registratie']]) || zijsporen['zvh-registratie'],
          },
          feiten: {
            ...feiten,
            ...rest,
            kanaal,
            bewaarklasse,
            vormen: arbeid ? [...feiten.vormen, 'arbeidsuitbuiting'] : feiten.vormen,
            afdoening: ['overgedragen', 'samengevoegd'].includes(feiten.afdoening ?? '')
              ? feiten.afdoening
              : afdoening,
          },
        } as Routestand;
        expect(kern(tweeling)).toBe(kern(stand));
        expect(toekomst(tweeling)).toEqual(toekomst(stand));
      }),
      { numRuns: 100, seed: 273 },
    );
  });

  test('[MR-16] elk zijspoor, in elke stap en op elke stand, verzet alleen zichzelf', () => {
    let verzet = 0;
    for (const begin of perStap()) {
      for (const spoor of Zijspoor.options) {
        for (const waarde of standenVan(spoor)) {
          const stand = opgezet(begin, spoor, waarde);
          for (const gebeurtenis of [...opSpoor(spoor), ...opSpoorOnvolledig(spoor)]) {
            for (const rol of rollen) {
              const na = zetStap(stand, gebeurtenis, rol, westFrieslandRoute);
              if (!na.ok) continue;
              verzet += 1;
              const { [spoor]: nieuw, ...anders } = na.waarde.zijsporen;
              const { [spoor]: _, ...eerst } = stand.zijsporen;
              expect(anders).toEqual(eerst);
              expect(rol).toBe('aandachtsfunctionaris');
              expect(na.waarde.feiten).toEqual(
                na.waarde.stap === stand.stap
                  ? stand.feiten
                  : {
                      ...stand.feiten,
                      afdoening: null,
                      bewaarklasse: null,
                      terugkoppeling: { stand: 'nog-niet' },
                    },
              );
              if (na.waarde.stap !== stand.stap)
                expect([stand.stap, spoor, nieuw]).toEqual([
                  'acuut-overdragen',
                  'acuut',
                  'niet-van-toepassing',
                ]);
            }
          }
        }
      }
    }
    expect(verzet).toBeGreaterThan(500);
  });

  test('[MR-17] elk zijspoor kan van nodig naar bevestigd zolang de melding in behandeling is, en niet daarbuiten', () => {
    const zelf = { pct: 'pct-consulteren', nla: 'arbeidsinspectie-melden' } as Partial<
      Record<Zijspoor, string>
    >;
    const buiten = new Set(['concept', 'klaar-voor-verzending', 'gemeld', 'ingetrokken', 'vernietigd']);
    const duidt = new Set(['verrijking', 'duiding-lokaal', 'duiding-politie']);
    const zet = (stand: Routestand, gebeurtenis: Routegebeurtenis) => {
      const na = zetStap(stand, gebeurtenis, 'aandachtsfunctionaris', westFrieslandRoute);
      return na.ok ? na.waarde : undefined;
    };
    for (const begin of perStap()) {
      for (const spoor of Zijspoor.options) {
        const nodig = opgezet(begin, spoor, 'nodig');
        const [, uitzetten, bevestigen, vervallen] = opSpoor(spoor);
        const vraag = volledig.find(({ type }) => type === zelf[spoor]) ?? uitzetten!;
        const uit = zet(nodig, vraag)?.zijsporen[spoor];
        const mag =
          spoor in zelf ? duidt.has(begin.stap) : !buiten.has(begin.stap) && begin.stap !== 'afgesloten';
        expect([begin.stap, spoor, uit]).toEqual([begin.stap, spoor, mag ? 'uitgezet' : undefined]);
        const antwoord =
          spoor === 'acuut' ? volledig.find(({ type }) => type === 'politie-geinformeerd')! : bevestigen!;
        expect(zet(opgezet(begin, spoor, 'uitgezet'), antwoord)?.zijsporen[spoor]).toBe(
          buiten.has(begin.stap) ? undefined : 'bevestigd',
        );
        expect(zet(nodig, vervallen!)?.zijsporen[spoor]).toBe(
          buiten.has(begin.stap) || spoor === 'zvh-registratie' ? undefined : 'niet-van-toepassing',
        );
      }
    }
  });

  test('[MR-18] de actieve plaatsvervanger mag wat de aandachtsfunctionaris mag, en verder niemand meer', () => {
    for (const begin of perStap()) {
      const stand = { ...begin, feiten: { ...begin.feiten, vervanging: true } };
      for (const gebeurtenis of [...volledig, ...Zijspoor.options.flatMap(opSpoor)]) {
        const als = (rol: (typeof rollen)[number], bij = stand) =>
          zetStap(bij, gebeurtenis, rol, westFrieslandRoute);
        if (gebeurtenis.type === 'vervanging-beeindigd' || gebeurtenis.type === 'vervanging-begonnen')
          continue;
        expect(als('plaatsvervanger')).toEqual(als('aandachtsfunctionaris'));
        for (const rol of rollen.filter((rol) => rol !== 'plaatsvervanger')) {
          expect(als(rol).ok).toBe(als(rol, begin).ok);
        }
      }
    }
  });

  test('[MR-19] de hele kaart met een los spoor, de oefening en de vervanging erbij vindt op de lijn niets nieuws', () => {
    const zonder = new Set<Gebeurtenisnaam>([
      'acuut-gemarkeerd',
      'triage',
      'politie-geinformeerd',
      'duiding-bijstellen',
      'pct-consulteren',
      'rappeltermijn-verstreken',
      'verzenden',
    ]);
    const gebeurtenissen = [
      ...volledig.filter(({ type }) => !zonder.has(type)),
      ...opSpoor('zvh-registratie'),
      ...opSpoor('veilig-thuis'),
    ];
    const geheel = wandel(
      zetStap,
      [westFrieslandRoute],
      gebeurtenissen,
      {
        sleutel: (stand) =>
          [
            kern(stand),
            stand.zijsporen['veilig-thuis'],
            stand.feiten.oefening,
            stand.feiten.vervanging,
          ].join(),
        vertegenwoordiger: (stand) => ({ ...stand, feiten: { ...stand.feiten, aanvullingen: [] } }),
      },
      [...beginstanden(true), ...beginstanden(false)],
    );
    const los = wandel(zetStap, [westFrieslandRoute], gebeurtenissen);
    const kernen = (van: Wandeling) => new Set(van.plekken.map(({ stand }) => kern(stand)));
    expect(kernen(geheel)).toEqual(kernen(los));
    expect(geheel.plekken.length).toBeGreaterThan(8 * los.plekken.length);
    for (const eis of [
      eisen.alleenTweeEinden,
      eisen.nooitDichtZonderTerugkoppeling,
      eisen.altijdBijHetZvh,
      eisen.tekstBlijft,
    ]) {
      expect(eis(geheel)).toEqual([]);
    }
  });

  test('[MR-20] een oefening die echt wordt begint weer bij ontvangen, met alle sporen die liepen nog te doen', () => {
    for (const { stand } of wandeling.plekken) {
      const oefening = { ...stand, feiten: { ...stand.feiten, oefening: true } };
      const na = zetStap(oefening, { type: 'echt-maken' }, 'aandachtsfunctionaris', westFrieslandRoute);
      const bijHetBureau = !['concept', 'klaar-voor-verzending', 'ingetrokken', 'vernietigd'].includes(
        stand.stap,
      );
      expect(na.ok).toBe(bijHetBureau);
      if (!na.ok) continue;
      expect(na.waarde.stap).toBe(stand.stap === 'gemeld' ? 'gemeld' : 'ontvangen');
      expect(na.waarde.feiten.oefening).toBe(false);
      for (const spoor of Zijspoor.options) {
        const liep = ['uitgezet', 'bevestigd'].includes(stand.zijsporen[spoor]);
        expect(na.waarde.zijsporen[spoor]).toBe(liep ? 'nodig' : stand.zijsporen[spoor]);
      }
    }
  });
});

describe('de eisen hebben tanden', () => {
  const klein = (...zonder: Gebeurtenisnaam[]) =>
    [...volledig, ...opSpoor('zvh-registratie')].filter(
      (gebeurtenis) =>
        !zonder.includes(gebeurtenis.type) &&
        !(
          'locatietype' in gebeurtenis &&
          (gebeurtenis.type !== 'verzenden' || gebeurtenis.locatietype === 'prostitutie')
        ) &&
        !('partner' in gebeurtenis && gebeurtenis.partner !== 'riec'),
    );
  const rustig = klein('acuut-gemarkeerd');
  const metAcuut = klein('rappeltermijn-verstreken', 'pct-consulteren');
  const zonderOverleg = { ...westFrieslandRoute, lokaalOverleg: false };
  const loop = (zet: ZetStap, gebeurtenissen: readonly Routegebeurtenis[] = rustig) =>
    wandel(zet, [westFrieslandRoute, zonderOverleg], gebeurtenissen);

  /** The meldroute with other conditions or effects behind the same words. */
  const anders = (guards: Partial<Record<Voorwaarde, unknown>>, actions: Record<string, unknown> = {}) =>
    zetStapOp(meldroute.provide({ guards, actions } as Parameters<typeof meldroute.provide>[0]));
  const altijd = () => true;
  const nooit = () => false;

  type Tak = { on: Record<string, unknown>; states: Record<string, Tak> };
  /** The meldroute with something else on the line. */
  const omgebouwd = (verbouw: (bureau: Tak) => void) => {
    const kopie = (deel: unknown): unknown =>
      Array.isArray(deel)
        ? deel.map(kopie)
        : deel !== null && typeof deel === 'object'
          ? Object.fromEntries(Object.entries(deel).map(([sleutel, waarde]) => [sleutel, kopie(waarde)]))
          : deel;
    const kaart = kopie(meldroute.config) as typeof meldroute.config;
    verbouw((kaart as unknown as Tak).states.lijn!.states.bureau!);
    return zetStapOp(route.createMachine(kaart as never) as unknown as typeof meldroute);
  };

  test('[MR-21] tegen de meldroute zelf heeft geen enkele eis bezwaar, ook niet op de kleine wandelingen', () => {
    for (const gebeurtenissen of [rustig, metAcuut]) {
      const gaaf = loop(zetStap, gebeurtenissen);
      expect(gaaf.plekken.length).toBeGreaterThan(50);
      // a walk without a mark, or without the clock of a silent partner, cannot be asked about it
      const ongevraagd =
        gebeurtenissen === rustig ? ['acuutHoudtNietsTegen'] : ['stilteHeeftEenTermijn', 'eindeBereikbaar'];
      for (const [naam, eis] of Object.entries(eisen)) {
        if (!ongevraagd.includes(naam)) expect([naam, ...eis(gaaf)]).toEqual([naam]);
      }
    }
  });

  const bederf: [string, keyof typeof eisen, () => ZetStap, (readonly Routegebeurtenis[])?][] = [
    [
      'sluiten vraagt niet om terugkoppeling',
      'nooitDichtZonderTerugkoppeling',
      () => anders({ 'de melder weet het, of er staat waarom dat niet kan': altijd }),
    ],
    [
      'geen aanwijzing gaat meteen dicht',
      'nooitDichtZonderTerugkoppeling',
      () =>
        omgebouwd((bureau) => {
          bureau.states['in-behandeling']!.states.verrijking!.on['geen-aanwijzing'] = {
            target: '#afgesloten',
          };
        }),
    ],
    [
      'na heropenen telt de oude terugkoppeling',
      'nooitDichtZonderTerugkoppeling',
      () => anders({}, { 'de weging is open': assign({}), 'de melder moet het nog horen': assign({}) }),
    ],
    [
      'zonder overleg is er geen weg naar de politie',
      'politieWaarGeenOverlegIs',
      () => anders({ 'er is geen lokaal overleg voor deze melding': nooit }),
    ],
    [
      'het PCT kijkt overal mee',
      'pctAlleenWaarHetHoort',
      () => anders({ 'het gaat om prostitutie of seksuele uitbuiting': altijd }),
    ],
    [
      'sluiten vraagt niet om registratie',
      'altijdBijHetZvh',
      () => anders({ 'de melding is geregistreerd bij het ZVH': altijd }),
    ],
    ['volgen houdt nooit op', 'eindeBereikbaar', () => anders({ 'de volgtermijn is gesteld': nooit })],
    [
      'een zwijgend informatieplein heeft geen termijn',
      'stilteHeeftEenTermijn',
      () =>
        omgebouwd((bureau) => {
          delete bureau.states['in-behandeling']!.states.keten!.on['rappeltermijn-verstreken'];
        }),
    ],
    [
      'een zwijgend informatieplein houdt een melding voor altijd vast',
      'eindeBereikbaar',
      () => anders({ 'er is vergeefs gerappelleerd': nooit }),
    ],
    [
      'wie sluit hoeft niets te hebben gewogen',
      'nietsBuitenDeWet',
      () =>
        omgebouwd((bureau) => {
          bureau.states['in-behandeling']!.on['sluiten'] = { target: '#afgesloten' };
        }),
    ],
    [
      'een aanvulling overschrijft de tekst',
      'tekstBlijft',
      () => anders({}, { 'de aanvulling komt erbij': assign({ oorspronkelijk: 'iets anders' }) }),
    ],
    [
      'wie er werkt mag alles',
      'nietsBuitenDeRol',
      () => (stand, gebeurtenis, _rol, configuratie) =>
        zetStap(stand, gebeurtenis, 'aandachtsfunctionaris', configuratie),
    ],
    [
      'een verstrekking heeft geen grondslag nodig',
      'nietsDatOntbreekt',
      () => anders({ 'grondslag, ontvanger en wat is verstrekt staan erbij': altijd }),
      [...rustig, ...onvolledig.filter((gebeurtenis) => 'verstrekking' in gebeurtenis)],
    ],
    [
      'acuut kan niet meer als de melding is afgewogen',
      'acuutHoudtNietsTegen',
      () =>
        anders({
          'de melding is niet ten einde': not(
            stateIn({ lijn: { bureau: { 'in-behandeling': 'afgewogen' } } }),
          ),
        }),
      metAcuut,
    ],
    [
      'acuut houdt verrijken tegen',
      'acuutHoudtNietsTegen',
      () => anders({ 'elke bron heeft een grondslag': stateIn({ acuut: 'niet-van-toepassing' }) }),
      metAcuut,
    ],
    [
      'na het einde kan nog acuut worden gemarkeerd',
      'alleenTweeEinden',
      () => anders({ 'de melding is niet ten einde': altijd }),
      metAcuut,
    ],
  ];
  test.each(bederf)('[MR-22] bezwaar als %s', (_, naam, maak, gebeurtenissen) => {
    expect(eisen[naam](loop(maak(), gebeurtenissen))).not.toEqual([]);
  });
});

describe('willekeurige wegen', () => {
  const goed = alleConfiguraties.filter((c) => controleerConfiguratie(c).ok);
  // the one act on a side track that closing asks for comes by more often, or few walks would get that far
  const probeer = [
    ...volledig,
    ...onvolledig,
    ...Zijspoor.options.flatMap(opSpoor),
    ...Zijspoor.options.flatMap(opSpoorOnvolledig),
    ...Array.from({ length: 12 }, () => opSpoor('zvh-registratie')).flat(),
  ];
  const wie = fc.constantFrom<Rol>(
    ...rollen,
    ...Array.from({ length: 12 }, () => 'aandachtsfunctionaris' as const),
  );
  const daad = fc.noBias(fc.tuple(wie, fc.nat(), fc.nat()));

  test('[MR-23] wat er ook gebeurt en wie het ook doet: niets sluit zonder terugkoppeling', () => {
    let gesloten = 0;
    fc.assert(
      fc.property(
        fc.nat(goed.length - 1),
        fc.boolean(),
        fc.array(daad, { minLength: 60, maxLength: 160, size: 'max' }),
        (welke, oefening, daden) => {
          const configuratie = goed[welke]!;
          let [stand] = beginstanden(oefening).slice(welke % 2) as [Routestand];
          for (const [rol, soortkeuze, keuze] of daden) {
            const mogelijk = mogelijkeGebeurtenissen(stand, rol, configuratie);
            const soort = mogelijk[soortkeuze % (mogelijk.length || 1)];
            const open = soort ? probeer.filter(({ type }) => type === soort) : probeer;
            const gebeurtenis = open[keuze % open.length]!;
            const na = zetStap(stand, gebeurtenis, rol, configuratie);
            if (!na.ok) continue;
            const { feiten, stap, zijsporen } = na.waarde;
            if (stap === 'afgesloten') {
              gesloten += 1;
              expect(feiten.terugkoppeling.stand).not.toBe('nog-niet');
              expect(feiten.afdoening).not.toBe(null);
              expect(feiten.bewaarklasse).not.toBe(null);
              expect(zijsporen['zvh-registratie']).not.toBe('nodig');
            }
            if (stand.feiten.oorspronkelijk !== null)
              expect(feiten.oorspronkelijk).toBe(stand.feiten.oorspronkelijk);
            stand = na.waarde;
          }
        },
      ),
      { numRuns: 60 },
    );
    expect(gesloten).toBeGreaterThan(10);
  });
});
