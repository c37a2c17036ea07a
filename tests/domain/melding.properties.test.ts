import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Auteur, Logregelinhoud } from '#domain/logregel.ts';
import { type Ingekomen, type Melding, beginMelding, voegToe, vouw } from '#domain/melding.ts';
import { westFrieslandRoute } from '#domain/routeconfiguratie.ts';
import type { Routegebeurtenis } from '#domain/routegebeurtenis.ts';
import { SJABLONEN, Sjabloon } from '#domain/terugkoppeling.ts';
import { geweigerd, gelukt } from '#domain/uitkomst.ts';
import { BRONNEN } from '#domain/verrijking.ts';
import { MELDING, geopend, logboek, marit, oorsprongVan, regelId, sanne, uur } from '../support/logboek.ts';
import { gemeente, verstrekking, volledig } from '../support/routewandeling.ts';

const bericht = (n: number) => `99999999-0000-4000-8000-${String(n).padStart(12, '0')}`;

/** Everything that can be written in a log, with everything filled in. */
const acts: readonly Logregelinhoud[] = [
  { ...geopend, gemeente } as Logregelinhoud,
  ...volledig.map((gebeurtenis) => ({ soort: 'route', gebeurtenis }) as const),
  ...volledig.map((gebeurtenis) => ({ soort: 'termijn', gebeurtenis }) as const),
  ...BRONNEN.slice(0, 3).map(({ bron, grondslag }) => ({
    soort: 'verrijking' as const,
    bron,
    grondslag,
    datum: '2026-03-02',
    resultaat: 'niets' as const,
    regel: '',
  })),
  ...(['nodig', 'uitgezet', 'bevestigd', 'niet-van-toepassing'] as const).flatMap((stand) =>
    (['zvh-registratie', 'pct', 'acuut'] as const).map((spoor) => ({
      soort: 'zijspoor' as const,
      spoor,
      stand,
      verstrekking,
      kenmerk: 'k-1',
      toelichting: 'omdat',
      datum: '2026-03-02',
    })),
  ),
  ...Sjabloon.options.flatMap((sjabloon, n) => [
    { soort: 'terugkoppeling' as const, sjabloon, tekst: 'Dank je wel.', berichtId: bericht(n) },
    { soort: 'bezorgd' as const, berichtId: bericht(n), stand: 'geplaatst' as const },
  ]),
  ...[0, 1, 2].map((n) => ({
    soort: 'aanvulling' as const,
    envId: bericht(100 + n),
    vingerafdruk: `v-${n}`,
    bij: bericht(99),
    ...(n === 1 && { acuut: { gebeld112: 'nee' as const } }),
    ...(n === 2 && { antwoordOp: regelId(n) }),
  })),
  { soort: 'blijft-gesloten', reden: 'dit wisten we al' },
  { soort: 'reactie', envId: bericht(200), vingerafdruk: 'v', berichtId: bericht(3), nuttig: true },
  { soort: 'notitie', tekst: 'gebeld' },
  { soort: 'vorm', vormen: ['arbeidsuitbuiting'] },
  { soort: 'overname', lid: 'sanne', naam: 'sanne' },
];

const authors: readonly Auteur[] = [marit, marit, sanne, { ...sanne, rol: 'plaatsvervanger' }];
const draw = fc.record({
  /** several are drawn, and the first that fits is taken: walks get far, and still step beside the path */
  acts: fc.array(fc.nat(acts.length - 1), { minLength: 1, maxLength: 12 }),
  author: fc.nat(authors.length - 1),
  na: fc.option(fc.nat(20)),
  broken: fc.integer({ min: 0, max: 30 }),
  hours: fc.nat(24 * 20),
});
type Draw = typeof draw extends fc.Arbitrary<infer T> ? T : never;

const begin = () => beginMelding(MELDING, oorsprongVan('T3'), westFrieslandRoute);

/** Takes draws; gives a log as a server could hold it, in its order. */
function walk(draws: readonly Draw[]): Ingekomen[] {
  const regels: Ingekomen[] = [];
  let melding = begin();
  let om = 0;
  draws.forEach(({ acts: drawn, author, na, broken, hours }, n) => {
    om += hours;
    const place = { regelId: regelId(n), seq: n + 1, opgenomenOp: uur(om) };
    const entries = drawn.map((which): Ingekomen => {
      const inhoud = acts[n === 0 ? 0 : which] ?? geopend;
      const door = authors[author] ?? marit;
      const seen = na === null ? n - 1 : na;
      const regel = { v: 1, regelId: regelId(n), melding: MELDING, door, op: uur(om), inhoud } as const;
      return { ...place, gelezen: gelukt(seen >= 0 ? { ...regel, na: regelId(seen) } : regel) };
    });
    const [first] = entries;
    if (!first) return;
    const fits = entries.find((entry) => voegToe(melding, entry).log.at(-1)?.toegepast) ?? first;
    const entry = broken === 0 ? { ...place, gelezen: geweigerd('onleesbaar') } : fits;
    regels.push(entry);
    melding = voegToe(melding, entry);
  });
  return regels;
}

const logs = fc.array(draw, { minLength: 1, maxLength: 40 }).map(walk);

const route = (type: Routegebeurtenis['type']): Logregelinhoud => {
  const gebeurtenis = volledig.find((een) => een.type === type);
  if (!gebeurtenis) throw new Error(`there is no ${type}`);
  return { soort: 'route', gebeurtenis };
};
const zvh = acts.find(
  (een) => een.soort === 'zijspoor' && een.spoor === 'zvh-registratie' && een.stand === 'uitgezet',
);
const brp = acts.find((een) => een.soort === 'verrijking');
const tekst = (sjabloon: Sjabloon) =>
  acts.find((een) => een.soort === 'terugkoppeling' && een.sjabloon === sjabloon);

/** Logs that end in afgesloten, each by another way out. */
const good = [
  [brp, route('naar-lokaal-overleg'), route('ander-fenomeen'), zvh, tekst('tk-ander'), route('sluiten')],
  [brp, zvh, route('geen-aanwijzing'), tekst('tk-leer'), tekst('tk-geen'), route('sluiten')],
  [
    brp,
    route('naar-lokaal-overleg'),
    route('vermoeden'),
    zvh,
    route('geen-mensenhandel'),
    route('melder-kan-niet-bereikt'),
    route('sluiten'),
  ],
  [zvh, route('dubbel'), tekst('tk-samengevoegd'), route('sluiten'), route('losmaken'), brp],
  [zvh, route('buiten-gemeente'), tekst('tk-doorgegeven'), route('sluiten')],
].map((inhouden) => [{ ...geopend, gemeente } as Logregelinhoud, ...inhouden.flatMap((een) => een ?? [])]);

/** A good log of which entries got lost, changed places, or were joined by any others. */
const spoiled = fc
  .record({
    which: fc.nat(good.length - 1),
    lost: fc.array(fc.nat(7), { maxLength: 2 }),
    moved: fc.array(fc.tuple(fc.nat(9), fc.nat(9)), { maxLength: 3 }),
    joined: fc.array(fc.tuple(fc.nat(9), fc.nat(acts.length - 1)), { maxLength: 4 }),
  })
  .map(({ which, lost, moved, joined }) => {
    const log = (good[which] ?? []).filter((_, n) => !lost.includes(n));
    for (const [from, to] of moved) log.splice(to, 0, ...log.splice(from, 1));
    for (const [at, act] of joined) log.splice(at, 0, ...acts.slice(act, act + 1));
    return logboek(...log);
  });
const fold = (regels: readonly Ingekomen[]) => vouw(MELDING, oorsprongVan('T3'), regels, westFrieslandRoute);

/** The melder has heard it, in a text that closes the circle, or it is written down why she cannot. */
function isVerteld({ log, stand }: Melding): boolean {
  const toegepast = log.filter((stuk) => stuk.toegepast).map((stuk) => stuk.regel?.inhoud);
  if (stand.feiten.terugkoppeling.stand === 'onmogelijk') {
    return toegepast.some(
      (een) => een?.soort === 'route' && een.gebeurtenis.type === 'melder-kan-niet-bereikt',
    );
  }
  return (
    stand.feiten.terugkoppeling.stand === 'gegeven' &&
    toegepast.some((een) => een?.soort === 'terugkoppeling' && SJABLONEN[een.sjabloon].sluitend)
  );
}

test('wat in stukken binnenkomt, vouwt tot hetzelfde', () => {
  fc.assert(
    fc.property(logs, fc.array(fc.nat(40), { maxLength: 4 }), (regels, cuts) => {
      const whole = fold(regels);
      const edges = [
        0,
        ...cuts.map((cut) => Math.min(cut, regels.length)).sort((a, b) => a - b),
        regels.length,
      ];
      const pages = edges.slice(1).map((end, i) => regels.slice(edges[i], end));
      expect(pages.reduce((melding, page) => page.reduce(voegToe, melding), begin())).toEqual(whole);
      // a page that overlaps the one before it changes nothing
      expect(regels.reduce(voegToe, whole)).toEqual(whole);
    }),
    { numRuns: 150 },
  );
});

test('elk goed logboek sluit', () => {
  for (const log of good) {
    const stappen = fold(logboek(...log)).log.map(({ stap }) => stap);
    expect(stappen).toContain('afgesloten');
  }
});

test('in geen enkele volgorde sluit een melding zonder terugkoppeling', () => {
  let closed = 0;
  fc.assert(
    fc.property(fc.oneof(logs, { arbitrary: spoiled, weight: 4 }), (regels) => {
      let melding = begin();
      for (const regel of regels) {
        melding = voegToe(melding, regel);
        if (melding.stand.stap !== 'afgesloten') continue;
        closed += 1;
        expect(isVerteld(melding)).toBe(true);
      }
    }),
    { numRuns: 1_000 },
  );
  // the logs do get there, or this shows nothing
  expect(closed).toBeGreaterThan(100);
});

test('niets dat geschreven werd verdwijnt, en alles houdt zijn plaats', () => {
  fc.assert(
    fc.property(logs, (regels) => {
      const melding = fold(regels);
      expect(melding.log.map((stuk) => stuk.regelId)).toEqual(regels.map((regel) => regel.regelId));
      for (const stuk of melding.log) expect(stuk.toegepast).toBe(stuk.reden === undefined);
      expect(melding.geschiedenis.at(-1)).toBe(melding.stand.stap);
    }),
    { numRuns: 150 },
  );
});

test('wat de melder schreef is bevroren en verandert nooit', () => {
  const before = JSON.stringify(oorsprongVan('T3'));
  const oorsprong = oorsprongVan('T3');
  if (oorsprong.soort !== 'signaal') throw new Error('T3 is a signaal');
  expect(() => Object.assign(oorsprong.signaal.notitie, { feit: 'anders' })).toThrow(TypeError);
  expect(() =>
    Object.assign(Object.values(oorsprong.signaal.antwoorden)[0] ?? {}, { waarde: 'gehoord' }),
  ).toThrow(TypeError);
  fc.assert(
    fc.property(logs, (regels) => {
      const melding = vouw(MELDING, oorsprong, regels, westFrieslandRoute);
      expect(melding.oorsprong).toBe(oorsprong);
      expect(JSON.stringify(melding.oorsprong)).toBe(before);
    }),
    { numRuns: 100 },
  );
});
