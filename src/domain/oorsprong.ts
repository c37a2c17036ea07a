import type { Kanaal } from './logregel.ts';
import type { Routeconfiguratie } from './routeconfiguratie.ts';
import type { Routegebeurtenis } from './routegebeurtenis.ts';
import { type Begin, type Routestand, beginstand, zetStap } from './routestand.ts';
import { Signaal } from './signaal.ts';
import { LIJST_VERSIE } from './signalenlijst.ts';

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

/** Takes what came in; gives where it then stands: step 1, with danger marked if the melder marked it. */
export function standBijBinnenkomst(
  oorsprong: Oorsprong,
  gemeente: string,
  configuratie: Routeconfiguratie,
): Routestand {
  const signaal = oorsprong.soort === 'signaal' ? oorsprong.signaal : undefined;
  const { kanaal, vingerafdruk = 'onbekend' } = oorsprong;
  const locatietype = signaal?.soort ?? 'algemeen';
  const gegevens = { gemeente, oefening: signaal?.oefening ?? false, locatietype, vormen: [] };
  const begin: Begin = kanaal === 'app' ? { ...gegevens, kanaal } : { ...gegevens, kanaal, vingerafdruk };
  const rol = kanaal === 'app' ? 'melder' : 'aandachtsfunctionaris';
  const begonnen = beginstand(begin, rol, configuratie);
  if (!begonnen.ok) throw new Error(`what came in could not begin: ${begonnen.reden}`);

  const acuut: Routegebeurtenis[] = signaal?.acuut
    ? [{ type: 'acuut-gemarkeerd', gebeld112: signaal.acuut.gebeld112 ?? 'nee' }]
    : [];
  const stand = acuut.reduce((stand, wat) => gezet(stand, wat, rol, configuratie), begonnen.waarde);
  if (kanaal !== 'app') return stand;
  const verzenden = { type: 'verzenden', vingerafdruk, vastgelegd: true, locatietype, vormen: [] } as const;
  const verzonden = gezet(stand, { ...verzenden, vormen: [] }, rol, configuratie);
  return gezet(verzonden, { type: 'synchronisatie-gelukt', vingerafdruk }, 'systeem', configuratie);
}

/** A step that cannot be refused, because nothing happened yet that could stand in its way. */
function gezet(
  stand: Routestand,
  gebeurtenis: Routegebeurtenis,
  rol: Parameters<typeof zetStap>[2],
  configuratie: Routeconfiguratie,
): Routestand {
  const uitkomst = zetStap(stand, gebeurtenis, rol, configuratie);
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
      regels.push({ pad: leesbaar(pad, 200), waarde: leesbaar(tekstVan(waarde), MOST_TEXT) });
      return;
    }
    for (const [naam, deel] of Object.entries(waarde)) walk(deel, pad ? `${pad} › ${naam}` : naam, depth + 1);
  };
  walk(ruw, '', 0);
  return regels;
}

const tekstVan = (waarde: unknown): string =>
  typeof waarde === 'string' ? waarde : (JSON.stringify(waarde) ?? '');

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
