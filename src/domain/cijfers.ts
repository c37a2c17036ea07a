import { Feitenrij, Uitkomst, Vorm } from './feitenrij.ts';
import { Kanaal } from './logregel.ts';
import { DREMPEL, type Publicatie, type Tabel, onderdruk } from './onderdrukking.ts';
import { Zijspoor } from './routegebeurtenis.ts';
import { Hoedanigheid } from './signaal.ts';
import { LijstId } from './signalenlijst.ts';

/** The yearly figures of one municipality, or of a region (domein §4.2), as they may be shown to anybody. */
export interface Jaarcijfers {
  readonly jaar: number;
  /** of signals: by what they are about, where they went, and whether the melder heard back */
  readonly signalen: Publicatie & { readonly onderwerpen: readonly Onderwerp[] };
  /** of possible victims as they were counted on site: ages only */
  readonly personen: Publicatie;
  /** median and 90th percentile in whole days; absent below the threshold */
  readonly doorlooptijden: Readonly<Partial<Record<keyof Feitenrij['dagen'], Doorlooptijd>>>;
  /** checklist items with how often each was seen or heard, those at or above the threshold, most first */
  readonly indicatoren: readonly {
    readonly id: string;
    readonly gezien: number | null;
    readonly gehoord: number | null;
  }[];
}

export interface Doorlooptijd {
  readonly aantal: number;
  readonly mediaan: number;
  readonly p90: number;
}

const kenmerken = {
  terugkoppeling: [(rij) => rij.terugkoppeling, ['gegeven', 'onmogelijk', 'nog-niet']],
  leerzin: [(rij) => (rij.leerzin ? 'met' : 'zonder'), ['met', 'zonder']],
  uitkomst: [(rij) => rij.uitkomst, Uitkomst.options],
  vorm: [(rij) => rij.vorm, Vorm.options],
  locatietype: [(rij) => rij.locatietype, LijstId.options],
  kanaal: [(rij) => rij.kanaal, Kanaal.options],
  hoedanigheid: [(rij) => rij.hoedanigheid, Hoedanigheid.options],
  acuut: [
    ({ zijsporen, gebeld112 }) =>
      zijsporen.acuut === 'niet-van-toepassing'
        ? 'niet'
        : zijsporen.acuut === 'bevestigd'
          ? 'politie-weet-het'
          : gebeld112 === 'ja'
            ? '112-gebeld'
            : 'gemarkeerd',
    ['niet', 'gemarkeerd', '112-gebeld', 'politie-weet-het'],
  ],
} satisfies Record<string, readonly [(rij: Feitenrij) => string, readonly string[]]>;

/** How far each side track came: one table each. */
const sporen = Zijspoor.options.filter((spoor) => spoor !== 'acuut');
const STANDEN = ['niet-van-toepassing', 'nodig', 'uitgezet', 'bevestigd'] as const;

export type Onderwerp = keyof typeof kenmerken | Exclude<Zijspoor, 'acuut'>;
const onderwerpen = [...(Object.keys(kenmerken) as (keyof typeof kenmerken)[]), ...sporen] as Onderwerp[];

const KWARTALEN = ['K1', 'K2', 'K3', 'K4'];
const LEEFTIJDEN = ['onder18', 'van18tot23', 'vanaf23', 'leeftijdOnbekend'] as const;

function tel(
  rijen: readonly Feitenrij[],
  waarden: readonly string[],
  van: (rij: Feitenrij, waarde: string) => number,
): Tabel {
  return {
    rijen: waarden,
    kolommen: KWARTALEN,
    aantallen: waarden.map((waarde) =>
      KWARTALEN.map((kwartaal) =>
        rijen.reduce((som, rij) => som + (rij.kwartaal.endsWith(kwartaal) ? van(rij, waarde) : 0), 0),
      ),
    ),
  };
}

function tabelVan(rijen: readonly Feitenrij[], onderwerp: Onderwerp): Tabel {
  if (onderwerp in kenmerken) {
    const [van, waarden] = kenmerken[onderwerp as keyof typeof kenmerken];
    return tel(rijen, waarden, (rij, waarde) => Number(van(rij) === waarde));
  }
  const spoor = onderwerp as Zijspoor;
  return tel(rijen, STANDEN, (rij, stand) =>
    Number((rij.zijsporen[spoor] ?? 'niet-van-toepassing') === stand),
  );
}

/** Takes numbers from low to high and a share; gives the value that this share does not exceed (nearest rank). */
const rang = (gesorteerd: readonly number[], deel: number): number =>
  gesorteerd[Math.max(0, Math.ceil(gesorteerd.length * deel) - 1)]!;

function doorlooptijd(waarden: readonly number[], drempel: number): Doorlooptijd | undefined {
  if (waarden.length < drempel) return undefined;
  const gesorteerd = waarden.toSorted((a, b) => a - b);
  return { aantal: waarden.length, mediaan: rang(gesorteerd, 0.5), p90: rang(gesorteerd, 0.9) };
}

/** Takes fact rows and a year; gives the figures of that year, small numbers hidden. */
export function jaarcijfers(alle: readonly Feitenrij[], jaar: number, drempel = DREMPEL): Jaarcijfers {
  const rijen = alle.filter(({ kwartaal }) => kwartaal.startsWith(`${jaar}-`));
  const signalen = onderdruk(
    onderwerpen.map((onderwerp) => tabelVan(rijen, onderwerp)),
    drempel,
  );
  const personen = onderdruk(
    [tel(rijen, LEEFTIJDEN, (rij, leeftijd) => rij.personen[leeftijd as (typeof LEEFTIJDEN)[number]])],
    drempel,
  );
  const stappen = Object.keys(Feitenrij.shape.dagen.shape) as (keyof Feitenrij['dagen'])[];
  return {
    jaar,
    signalen: { ...signalen, onderwerpen },
    personen,
    doorlooptijden: Object.fromEntries(
      stappen.flatMap((stap) => {
        const tijd = doorlooptijd(
          rijen.flatMap(({ dagen }) => dagen[stap] ?? []),
          drempel,
        );
        return tijd ? [[stap, tijd] as const] : [];
      }),
    ),
    indicatoren: indicatoren(rijen, drempel),
  };
}

function indicatoren(rijen: readonly Feitenrij[], drempel: number): Jaarcijfers['indicatoren'] {
  const per = new Map<string, { gezien: number; gehoord: number }>();
  for (const { signalen } of rijen) {
    for (const [id, waarde] of Object.entries(signalen)) {
      const nu = per.get(id) ?? { gezien: 0, gehoord: 0 };
      per.set(id, { ...nu, [waarde]: nu[waarde] + 1 });
    }
  }
  const toon = (aantal: number) => (aantal > 0 && aantal < drempel ? null : aantal);
  return [...per]
    .filter(([, { gezien, gehoord }]) => gezien + gehoord >= drempel)
    .toSorted(([, a], [, b]) => b.gezien + b.gehoord - a.gezien - a.gehoord)
    .map(([id, { gezien, gehoord }]) => ({ id, gezien: toon(gezien), gehoord: toon(gehoord) }));
}

/** The share of signals of that year whose melder heard what came of it, as a whole percentage; none when nothing came in. */
export function aandeelTeruggekoppeld(alle: readonly Feitenrij[], jaar: number): number | undefined {
  const rijen = alle.filter(({ kwartaal }) => kwartaal.startsWith(`${jaar}-`));
  if (rijen.length === 0) return undefined;
  return Math.round(
    (100 * rijen.filter(({ terugkoppeling }) => terugkoppeling === 'gegeven').length) / rijen.length,
  );
}
