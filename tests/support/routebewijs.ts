import type { Rol } from '#domain/bevoegdheid.ts';
import { stationVan } from '#domain/haltes.ts';
import { type Routeconfiguratie, controleerConfiguratie } from '#domain/routeconfiguratie.ts';
import type { Gebeurtenisnaam, Routegebeurtenis } from '#domain/routegebeurtenis.ts';
import { correcties, pijlen, sporen, tabel, toevoegingen } from './routetabel.ts';
import {
  type Plek,
  type Tak,
  type Verzameling,
  type Wandeling,
  eerste,
  hoortBijPct,
  onvolledig,
  verzameling,
} from './routewandeling.ts';

/** What is wrong with a chart, one sentence each. A chart that is sound has none. */
export type Bezwaren = readonly string[];
export type Eis = (wandeling: Wandeling) => Bezwaren;

const namen = (tak: Tak) => `${tak.rol}: ${tak.van.stand.stap} ─${tak.gebeurtenis.type}→ ${tak.na.stap}`;
const einde = new Set(['ingetrokken', 'vernietigd']);
const bij = (wandeling: Wandeling, hoort: (configuratie: Routeconfiguratie) => boolean) =>
  verzameling(wandeling.configuraties, hoort);
const goedgekeurd = (wandeling: Wandeling) => bij(wandeling, (c) => controleerConfiguratie(c).ok);

/** The configurations under which one of these branches can be taken from here. */
const samen = (takken: readonly Tak[]): Verzameling => takken.reduce((som, { mits }) => som | mits, 0n);

const ontbreekt = (plek: Plek, moet: Verzameling, takken: readonly Tak[]): boolean =>
  (plek.onder & moet & ~samen(takken)) !== 0n;

/* ── Ways out ───────────────────────────────────────────────────────────── */

export const alleenTweeEinden: Eis = (wandeling) => {
  const moet = goedgekeurd(wandeling);
  return [
    ...wandeling.plekken
      .filter(({ stand }) => !einde.has(stand.stap))
      .filter((plek) =>
        ontbreekt(
          plek,
          moet,
          plek.takken.filter(({ naar }) => naar !== plek),
        ),
      )
      .map(({ stand }) => `${stand.stap} heeft geen weg verder`),
    ...wandeling.takken
      .filter(({ van }) => einde.has(van.stand.stap))
      .map((tak) => `na het einde: ${namen(tak)}`),
  ];
};

/** What only happens when somebody outside the house answers, or a new signaal comes in. */
const antwoordVanBuiten = new Set<Gebeurtenisnaam>([
  'antwoord-melder',
  'nieuw-signaal',
  'geen-aanwijzing',
  'ander-fenomeen',
  'vermoeden',
  'geen-mensenhandel',
  'signaal-mensenhandel',
  'regionale-tafel-besluit',
  'overdracht-teruggegeven',
]);

/**
 * The configurations under which a melding can get to a place from where, as long as everybody outside keeps silent,
 * no end can be reached any more.
 */
export function doodlopend({ plekken, takken, alle }: Wandeling): Verzameling {
  const levend = new Map<Plek, Verzameling>(
    plekken.map((plek) => [plek, einde.has(plek.stand.stap) ? alle : 0n]),
  );
  const eigen = takken.filter(({ gebeurtenis }) => !antwoordVanBuiten.has(gebeurtenis.type)).reverse();
  for (let veranderd = true; veranderd;) {
    veranderd = false;
    for (const { van, naar, mits } of eigen) {
      const nu = levend.get(van)!;
      const meer = nu | (mits & levend.get(naar)!);
      if (meer !== nu) {
        levend.set(van, meer);
        veranderd = true;
      }
    }
  }
  return plekken.reduce((som, plek) => som | (plek.onder & ~levend.get(plek)!), 0n);
}

export const eindeBereikbaar: Eis = (wandeling) => {
  const dood = doodlopend(wandeling) & goedgekeurd(wandeling);
  return dood === 0n ? [] : [`geen einde bij ${JSON.stringify(wandeling.configuraties[eerste(dood)])}`];
};

/* ── Telling the melder ─────────────────────────────────────────────────── */

export const nooitDichtZonderTerugkoppeling: Eis = ({ plekken, takken }) => [
  ...plekken
    .filter(({ stand }) => stand.stap === 'afgesloten' || stand.stap === 'vernietigd')
    .filter(({ stand }) => stand.feiten.terugkoppeling.stand === 'nog-niet')
    .map(({ stand }) => `${stand.stap} (${stand.feiten.afdoening}), en de melder weet niets`),
  ...takken
    .filter(({ van, na }) => na.stap === 'afgesloten' && van.stand.stap !== 'afgesloten')
    .filter(
      ({ van, gebeurtenis }) =>
        gebeurtenis.type !== 'sluiten' || van.stand.feiten.terugkoppeling.stand === 'nog-niet',
    )
    .map((tak) => `dicht langs de terugkoppeling: ${namen(tak)}`),
  // a new weighing asks for a new terugkoppeling
  ...takken
    .filter(({ van, na }) => stationVan(van.stand.stap) < 7 && stationVan(na.stap) === 7)
    .filter(({ na }) => na.feiten.terugkoppeling.stand !== 'nog-niet')
    .map((tak) => `oude terugkoppeling telt mee: ${namen(tak)}`),
];

export const altijdBijHetZvh: Eis = ({ plekken }) => [
  ...plekken
    .filter(({ stand }) => stand.stap === 'afgesloten' || stand.stap === 'vernietigd')
    .filter(({ stand }) => stand.zijsporen['zvh-registratie'] === 'nodig')
    .map(({ stand }) => `${stand.stap} zonder registratie`),
  ...plekken
    .filter(({ stand }) => stand.zijsporen['zvh-registratie'] === 'niet-van-toepassing')
    .map(({ stand }) => `${stand.stap} met registratie niet van toepassing`),
];

/* ── Danger ─────────────────────────────────────────────────────────────── */

/** A signaal that is acuut is supplemented, never withdrawn (decision); the rest is the acute track itself. */
const overAcuut = (gebeurtenis: Routegebeurtenis): boolean =>
  ['intrekken', 'triage', 'politie-geinformeerd', 'acuut-gemarkeerd'].includes(gebeurtenis.type) ||
  ('spoor' in gebeurtenis && gebeurtenis.spoor === 'acuut');

export const acuutHoudtNietsTegen: Eis = ({ plekken }) =>
  plekken
    .filter(({ stand }) => !einde.has(stand.stap))
    .flatMap((plek) => {
      const gemarkeerd = plek.takken.filter(({ gebeurtenis }) => gebeurtenis.type === 'acuut-gemarkeerd');
      const bezwaren: string[] = [];
      for (const rol of ['melder', 'aandachtsfunctionaris', 'plaatsvervanger'] satisfies Rol[]) {
        for (const gebeld of ['ja', 'nee']) {
          const deze = gemarkeerd.filter(
            (tak) =>
              tak.rol === rol && 'gebeld112' in tak.gebeurtenis && tak.gebeurtenis.gebeld112 === gebeld,
          );
          if (ontbreekt(plek, plek.onder, deze))
            bezwaren.push(`${rol} kan ${plek.stand.stap} niet acuut maken`);
        }
      }
      for (const tak of gemarkeerd) {
        if (tak.na.stap !== plek.stand.stap) bezwaren.push(`acuut verzet de stap: ${namen(tak)}`);
        for (const ander of plek.takken.filter(({ gebeurtenis }) => !overAcuut(gebeurtenis))) {
          const straks = tak.naar.takken.filter(
            ({ gebeurtenis, rol }) => gebeurtenis === ander.gebeurtenis && rol === ander.rol,
          );
          if (ontbreekt(plek, ander.mits, straks)) bezwaren.push(`acuut houdt tegen: ${namen(ander)}`);
        }
      }
      return bezwaren;
    });

/* ── Who looks along ────────────────────────────────────────────────────── */

export const pctAlleenWaarHetHoort: Eis = (wandeling) => {
  const metPct = bij(wandeling, ({ pct }) => pct !== 'geen');
  return wandeling.takken
    .filter(({ van, na }) => na.zijsporen.pct !== van.stand.zijsporen.pct)
    .filter(({ na }) => na.zijsporen.pct === 'nodig' || na.zijsporen.pct === 'uitgezet')
    .filter(({ van, mits }) => !hoortBijPct(van.stand) || (mits & van.onder & ~metPct) !== 0n)
    .map((tak) => `het PCT hoort hier niet bij: ${namen(tak)}`);
};

export const politieWaarGeenOverlegIs: Eis = (wandeling) => {
  const zonderOverleg = bij(wandeling, ({ lokaalOverleg }) => !lokaalOverleg);
  const politie = (tak: Tak) =>
    tak.na.stap === 'duiding-politie' && 'spoed' in tak.gebeurtenis && !tak.gebeurtenis.spoed;
  const bereikt = wandeling.plekken.filter(({ stand }) => stand.stap === 'verrijking');
  return [
    ...(bereikt.length === 0 ? ['verrijking wordt niet bereikt'] : []),
    ...bereikt
      .filter((plek) => ontbreekt(plek, zonderOverleg, plek.takken.filter(politie)))
      .map(() => 'geen overleg, en geen weg naar de politie'),
    ...bereikt
      .filter((plek) =>
        ontbreekt(
          plek,
          plek.onder,
          plek.takken.filter((tak) => politie(tak) || tak.na.stap === 'duiding-lokaal'),
        ),
      )
      .map(() => 'niemand om het mee te duiden'),
  ];
};

/* ── Silence ────────────────────────────────────────────────────────────── */

const termijnVan = (stap: string): Gebeurtenisnaam =>
  [
    'duiding-lokaal',
    'duiding-politie',
    'regionaal',
    'informatieplein',
    'ander-fenomeen',
    'overgedragen-andere-gemeente',
  ].includes(stap)
    ? 'rappeltermijn-verstreken'
    : stap === 'bewaren-en-volgen'
      ? 'volgtermijn-verstreken'
      : 'termijn-verstreken';

export const stilteHeeftEenTermijn: Eis = (wandeling) => {
  const moet = goedgekeurd(wandeling);
  return wandeling.plekken
    .filter(({ stand: { stap } }) => stationVan(stap) >= 4 && stap !== 'afgesloten' && stap !== 'vernietigd')
    .filter((plek) =>
      ontbreekt(
        plek,
        moet,
        plek.takken.filter(
          ({ rol, gebeurtenis }) => rol === 'systeem' && gebeurtenis.type === termijnVan(plek.stand.stap),
        ),
      ),
    )
    .map(({ stand }) => `in ${stand.stap} mag voor altijd worden gezwegen`);
};

/* ── Who may, and with what ─────────────────────────────────────────────── */

/** The table of §2.2, written a second time and from the other side: who may not. */
export function magVolgensTabel(rol: Rol, type: Gebeurtenisnaam): boolean {
  const vanDeKlok = type.endsWith('termijn-verstreken') || type === 'termijn-verstreken';
  const vanHetToestel = ['verzenden', 'weggooien', 'intrekken'].includes(type);
  if (rol === 'systeem') return vanDeKlok || type === 'synchronisatie-gelukt';
  if (vanDeKlok || type === 'synchronisatie-gelukt') return false;
  if (rol === 'melder')
    return vanHetToestel || ['acuut-gemarkeerd', 'aanvulling', 'antwoord-melder'].includes(type);
  if (rol === 'aandachtsfunctionaris') return !vanHetToestel && type !== 'vervanging-begonnen';
  // in the walk the deputy is not active
  if (rol === 'plaatsvervanger') return type === 'vervanging-begonnen' || type === 'acuut-gemarkeerd';
  return false;
}

/** Those who read or manage, and never move a melding. */
export const rollenZonderStap: readonly Rol[] = ['overlegdeelnemer', 'monitor', 'beheerder', 'auditor'];

export const nietsBuitenDeRol: Eis = ({ takken }) =>
  takken.filter(({ rol, gebeurtenis }) => !magVolgensTabel(rol, gebeurtenis.type)).map(namen);

export const nietsDatOntbreekt: Eis = ({ takken }) => {
  const gebrekkig = new Set(onvolledig);
  return (
    takken
      .filter(({ gebeurtenis }) => gebrekkig.has(gebeurtenis))
      // danger may be sent with nothing else in it
      .filter(
        ({ gebeurtenis, van }) =>
          !(gebeurtenis.type === 'verzenden' && van.stand.zijsporen.acuut !== 'niet-van-toepassing'),
      )
      .map((tak) => `${namen(tak)} met ${JSON.stringify(tak.gebeurtenis)}`)
  );
};

export const tekstBlijft: Eis = ({ takken }) =>
  takken
    .filter(({ van: { stand }, na, gebeurtenis }) => {
      const { oorspronkelijk, aanvullingen } = stand.feiten;
      const geschreven = oorspronkelijk === null && gebeurtenis.type === 'verzenden';
      const gelijk = na.feiten.oorspronkelijk === oorspronkelijk;
      const alleenErbij = aanvullingen.every((tekst, n) => na.feiten.aanvullingen[n] === tekst);
      return !(geschreven || gelijk) || !alleenErbij;
    })
    .map((tak) => `de tekst verandert: ${namen(tak)}`);

/** Every step that was taken is a line of the law. The other way round is asked of the whole walk only. */
export const nietsBuitenDeWet: Eis = ({ takken }) => {
  const wet = new Set(pijlen([...tabel, ...correcties, ...toevoegingen, ...sporen]));
  return takken
    .filter(({ van, gebeurtenis, na }) => !wet.has(`${van.stand.stap} ─${gebeurtenis.type}→ ${na.stap}`))
    .map(namen);
};

export const eisen = {
  nietsBuitenDeWet,
  alleenTweeEinden,
  eindeBereikbaar,
  nooitDichtZonderTerugkoppeling,
  altijdBijHetZvh,
  acuutHoudtNietsTegen,
  pctAlleenWaarHetHoort,
  politieWaarGeenOverlegIs,
  stilteHeeftEenTermijn,
  nietsBuitenDeRol,
  nietsDatOntbreekt,
  tekstBlijft,
} satisfies Record<string, Eis>;
