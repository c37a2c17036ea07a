import type { Rol } from './bevoegdheid.ts';
import type { Kanaal } from './logregel.ts';
import { westFrieslandRoute } from './routeconfiguratie.ts';
import type { Routegebeurtenis } from './routegebeurtenis.ts';
import { type Begin, type Routestand, beginstand, zetStap } from './routestand.ts';
import { Signaal } from './signaal.ts';
import { LIJST_VERSIE, type LijstId } from './signalenlijst.ts';

/** Who sent it, as far as the desk could establish. */
export type Herkomst =
  /** signed by a phone that the kring itself invited */
  | 'bevestigd'
  /** nobody invited this phone, or its binding does not hold: kept and told, never thrown away */
  | 'niet-bevestigd'
  /** by a phone that was invited and has been revoked since */
  | 'ingetrokken'
  /** entered at the desk */
  | 'bureau';

/** How the signaal came in. */
export interface Binnenkomst {
  readonly kanaal: Kanaal;
  readonly herkomst: Herkomst;
  readonly kenmerk: string;
  readonly envId?: string;
  /** SHA-256 of the envelope: what the first entry of the log holds it to */
  readonly vingerafdruk?: string;
  /** by the server's clock, on the hour */
  readonly ontvangenOp?: string;
  readonly verzegeldOp?: string;
  readonly toestel?: { readonly id: string; readonly naam: string; readonly team: string };
  /** who told it at the desk, in a role */
  readonly melder?: string;
  /** handed over by a locked phone: the melder had not finished */
  readonly concept: boolean;
}

/** One line of something whose shape is not known, safe to show as text. */
export interface RuweRegel {
  readonly pad: string;
  readonly waarde: string;
}

/** What the melder sent. It is frozen: nobody changes it, whoever adds to the melding. */
export type Oorsprong = Binnenkomst &
  (
    | {
        readonly soort: 'signaal';
        readonly signaal: Signaal;
        /** versions of lists that this desk does not know; the answers are kept as they came */
        readonly onbekendeLijsten: readonly string[];
      }
    /** of a newer or broken app: kept as it came */
    | { readonly soort: 'onbekend'; readonly regels: readonly RuweRegel[] }
    /** the log is there and the envelope is not: it was destroyed, or a server lost it */
    | { readonly soort: 'ontbreekt' }
  );

const KNOWN = new Set([LIJST_VERSIE]);

/** Takes what was inside the envelope and how it came in; gives it in the best shape this desk knows, frozen. */
export function leesOorsprong(ruw: unknown, binnenkomst: Binnenkomst): Oorsprong {
  if (ruw === undefined) return bevries({ ...binnenkomst, soort: 'ontbreekt' });
  const signaal = Signaal.safeParse(ruw);
  if (!signaal.success) return bevries({ ...binnenkomst, soort: 'onbekend', regels: ruweRegels(ruw) });
  const versies = new Set(Object.values(signaal.data.antwoorden).map(({ lijstVersie }) => lijstVersie));
  return bevries({
    ...binnenkomst,
    soort: 'signaal',
    signaal: signaal.data,
    onbekendeLijsten: [...versies].filter((versie) => !KNOWN.has(versie)),
  });
}

/** A desk folds thousands of meldingen, and they begin in a handful of ways: each is walked once. */
const begonnen = new Map<string, Routestand>();

/**
 * Takes what came in; gives where it then stands: step 1, with danger marked if the melder marked it. The route of the
 * municipality plays no part yet.
 */
export function standBijBinnenkomst(oorsprong: Oorsprong, gemeente: string): Routestand {
  const signaal = oorsprong.soort === 'signaal' ? oorsprong.signaal : undefined;
  const { kanaal, vingerafdruk = 'onbekend' } = oorsprong;
  const wijze: Wijze = {
    kanaal,
    oefening: signaal?.oefening ?? false,
    locatietype: signaal?.soort ?? 'algemeen',
    gebeld112: signaal?.acuut && (signaal.acuut.gebeld112 ?? 'nee'),
  };
  const naam = JSON.stringify(wijze);
  const stand = begonnen.get(naam) ?? begin(wijze);
  begonnen.set(naam, stand);
  return { ...stand, feiten: { ...stand.feiten, gemeente, oorspronkelijk: vingerafdruk } };
}

interface Wijze {
  kanaal: Kanaal;
  oefening: boolean;
  locatietype: LijstId;
  gebeld112: 'ja' | 'nee' | 'niet-mogelijk' | undefined;
}

function begin({ kanaal, oefening, locatietype, gebeld112 }: Wijze): Routestand {
  const vingerafdruk = 'nog in te vullen';
  const gegevens = { gemeente: '0000', oefening, locatietype, vormen: [] };
  const wijze: Begin = kanaal === 'app' ? { ...gegevens, kanaal } : { ...gegevens, kanaal, vingerafdruk };
  const rol = kanaal === 'app' ? 'melder' : 'aandachtsfunctionaris';
  const eerste = beginstand(wijze, rol, westFrieslandRoute);
  if (!eerste.ok) throw new Error(`what came in could not begin: ${eerste.reden}`);
  let stand = eerste.waarde;
  if (gebeld112) stand = gezet(stand, { type: 'acuut-gemarkeerd', gebeld112 }, rol);
  if (kanaal !== 'app') return stand;
  stand = gezet(stand, { type: 'verzenden', vingerafdruk, vastgelegd: true, locatietype, vormen: [] }, rol);
  return gezet(stand, { type: 'synchronisatie-gelukt', vingerafdruk }, 'systeem');
}

/** A step that cannot be refused, because nothing happened yet that could stand in its way. */
function gezet(stand: Routestand, gebeurtenis: Routegebeurtenis, rol: Rol): Routestand {
  const uitkomst = zetStap(stand, gebeurtenis, rol, westFrieslandRoute);
  if (!uitkomst.ok) throw new Error(`${gebeurtenis.type} was refused: ${uitkomst.reden}`);
  return uitkomst.waarde;
}

const MOST_LINES = 500;
const MOST_TEXT = 2_000;
const MOST_DEPTH = 8;

/** Takes anything that came out of an envelope; gives bounded lines of plain text. */
export function ruweRegels(ruw: unknown): readonly RuweRegel[] {
  const regels: RuweRegel[] = [];
  const walk = (waarde: unknown, pad: string, depth: number): void => {
    if (regels.length >= MOST_LINES) return;
    if (typeof waarde !== 'object' || waarde === null || depth === MOST_DEPTH) {
      const tekst = typeof waarde === 'object' && waarde !== null ? '…' : String(waarde);
      regels.push({ pad: leesbaar(pad, 200), waarde: leesbaar(tekst, MOST_TEXT) });
      return;
    }
    for (const [naam, deel] of Object.entries(waarde)) walk(deel, pad ? `${pad} › ${naam}` : naam, depth + 1);
  };
  walk(ruw, '', 0);
  return regels;
}

/** Without control characters and without the marks that turn the reading direction around. */
const leesbaar = (tekst: string, most: number): string =>
  tekst
    .slice(0, most)
    .replaceAll(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu, (teken) =>
      teken === '\n' || teken === '\t' ? teken : '\uFFFD',
    );

/** Freezes a value and everything in it. */
export function bevries<T>(waarde: T): T {
  if (typeof waarde !== 'object' || waarde === null || Object.isFrozen(waarde)) return waarde;
  Object.freeze(waarde);
  for (const deel of Object.values(waarde)) bevries(deel);
  return waarde;
}
