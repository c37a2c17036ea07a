import { type Stap, stationVan } from './haltes.ts';
import type { Auteur, Inhoud, Logboekregel, Logregelinhoud } from './logregel.ts';
import { type Oorsprong, standBijBinnenkomst } from './oorsprong.ts';
import type { Routeconfiguratie } from './routeconfiguratie.ts';
import type { Gebeurtenisnaam, Verstrekking, Zijspoor } from './routegebeurtenis.ts';
import type { Routestand } from './routestand.ts';
import type { Routeweigering } from './routevoorwaarden.ts';
import { pasToe } from './toepassing.ts';
import type { Uitkomst } from './uitkomst.ts';
import type { Verrijking } from './verrijking.ts';

export type { Logregelinhoud };

/** Why an entry of the log could not be read; it is kept and holds nothing up. */
export type Leesreden =
  'onbekend' | 'onleesbaar' | 'ondertekenaar-onbekend' | 'handtekening-ongeldig' | 'kop-klopt-niet';

/** Why an entry that was read does not count: in the order of the server it no longer fitted. */
export type Nietreden =
  | Routeweigering
  | Leesreden
  | 'nog-niet-geopend'
  | 'al-geopend'
  | 'ander-signaal'
  | 'intussen-gewijzigd'
  | 'sjabloon-mag-niet'
  | 'alleen-met-tekst'
  | 'termijn-loopt-nog'
  | 'onbekend-bericht'
  | 'afgesloten';

/** An entry as the server gave it, in its place. */
export interface Ingekomen {
  readonly regelId: string;
  /** the order that decides */
  readonly seq: number;
  /** by the server's clock, on the hour */
  readonly opgenomenOp: string;
  readonly gelezen: Uitkomst<Logboekregel, Leesreden>;
}

/** An act with who did it and when. */
export type Vastgelegd<T> = T & { readonly door: Auteur; readonly op: string; readonly regelId: string };

/** How one side track came to stand as it does. */
export type Spoorstap = Omit<Inhoud<'zijspoor'>, 'soort' | 'spoor' | 'datum'> & { readonly datum?: string };

/** `onderweg` until the message is in the mailbox; `zelf-verteld` when there is none, or it was said in person. */
export type Bezorging = 'onderweg' | Inhoud<'bezorgd'>['stand'] | 'zelf-verteld';
export type Gegeventerugkoppeling = Omit<Inhoud<'terugkoppeling'>, 'soort'> & {
  readonly bezorging: Bezorging;
};
/** A question to the melder; its message is called as its entry. What she answers comes as a new signaal. */
export type Gesteldevraag = { readonly vraag: string; readonly bezorging: Bezorging };

export interface Logstuk {
  readonly regelId: string;
  readonly seq: number;
  readonly opgenomenOp: string;
  /** absent when the entry could not be read */
  readonly regel?: Logboekregel;
  readonly toegepast: boolean;
  readonly reden?: Nietreden;
  /** where the melding stood after it */
  readonly stap: Stap;
}

/** A signaal in behandeling: the original, and everything that was done since, folded in the order of the server. */
export interface Melding {
  readonly id: string;
  readonly oorsprong: Oorsprong;
  /** the route this melding runs under: as it was when it was opened */
  readonly configuratie: Routeconfiguratie;
  readonly stand: Routestand;
  /** the states it has been in, oldest first, the present one last: for drawing the line */
  readonly geschiedenis: readonly [Stap, ...Stap[]];
  /** since when it is where it is: by its author, and by the server (on the hour) */
  readonly sinds: string;
  readonly sindsServer: string;
  /** the furthest of the seven stations it reached */
  readonly bereikt: number;
  readonly behandelaar?: Pick<Auteur, 'lid' | 'naam'>;
  readonly verrijkingen: readonly Vastgelegd<Omit<Verrijking, 'soort'>>[];
  readonly zijsporen: Readonly<Partial<Record<Zijspoor, readonly Vastgelegd<Spoorstap>[]>>>;
  /** everything that was given to another, with its grondslag (domein §2.3 rule d) */
  readonly verstrekkingen: readonly Vastgelegd<{
    readonly bij: Gebeurtenisnaam;
    readonly verstrekking: Verstrekking;
  }>[];
  readonly terugkoppelingen: readonly Vastgelegd<Gegeventerugkoppeling>[];
  readonly vragen: readonly Vastgelegd<Gesteldevraag>[];
  readonly notities: readonly Vastgelegd<{ readonly tekst: string }>[];
  readonly log: readonly Logstuk[];
  /** entries that later ones refer to and the server did not give */
  readonly ontbrekend: readonly string[];
}

/** Until it is opened a melding has no gemeente of its own: the first entry says which. */
const NERGENS = '0000';

/** Takes the id, what the melder sent and the route of the municipality; gives the melding before its first entry. */
export function beginMelding(id: string, oorsprong: Oorsprong, configuratie: Routeconfiguratie): Melding {
  const stand = standBijBinnenkomst(oorsprong, NERGENS);
  const op = oorsprong.verzegeldOp ?? oorsprong.ontvangenOp ?? '';
  return {
    id,
    oorsprong,
    configuratie,
    stand,
    geschiedenis: [stand.stap],
    sinds: op,
    sindsServer: oorsprong.ontvangenOp ?? op,
    bereikt: 1,
    verrijkingen: [],
    zijsporen: {},
    verstrekkingen: [],
    terugkoppelingen: [],
    vragen: [],
    notities: [],
    log: [],
    ontbrekend: [],
  };
}

/**
 * Takes a melding and its next entry; gives the melding with that entry in its log. What does not fit any more is kept
 * there as not applied, with the reason: the order of the server decides, and nothing that was written disappears.
 */
export function voegToe(melding: Melding, ingekomen: Ingekomen): Melding {
  const { regelId, seq, opgenomenOp, gelezen } = ingekomen;
  if (melding.log.some((stuk) => stuk.regelId === regelId)) return melding;
  const plaats = { regelId, seq, opgenomenOp };
  if (!gelezen.ok) {
    const stuk = { ...plaats, toegepast: false, reden: gelezen.reden, stap: melding.stand.stap };
    return { ...melding, log: [...melding.log, stuk] };
  }

  const regel = gelezen.waarde;
  const { na } = regel;
  const mist = na !== undefined && !melding.log.some((stuk) => stuk.regelId === na);
  const ontbrekend = mist ? [...melding.ontbrekend, na] : melding.ontbrekend;
  const uitkomst = pasToe(melding, regel, opgenomenOp);
  if (!uitkomst.ok) {
    const { stap } = melding.stand;
    const stuk = { ...plaats, regel, toegepast: false, reden: uitkomst.reden, stap };
    return { ...melding, ontbrekend, log: [...melding.log, stuk] };
  }

  const straks = uitkomst.waarde;
  const { stap } = straks.stand;
  const log = [...melding.log, { ...plaats, regel, toegepast: true, stap }];
  if (stap === melding.stand.stap) return { ...straks, ontbrekend, log };
  return {
    ...straks,
    ontbrekend,
    log,
    geschiedenis: [...melding.geschiedenis, stap],
    sinds: regel.op,
    sindsServer: opgenomenOp,
    bereikt: Math.max(straks.bereikt, stationVan(stap)),
  };
}

/** Takes the original and its entries in the order of the server; gives the melding as it stands. */
export function vouw(
  id: string,
  oorsprong: Oorsprong,
  regels: readonly Ingekomen[],
  configuratie: Routeconfiguratie,
): Melding {
  return regels.reduce(voegToe, beginMelding(id, oorsprong, configuratie));
}

/** The entries that are kept and do not count. */
export const nietToegepast = ({ log }: Melding): readonly Logstuk[] =>
  log.filter(({ toegepast }) => !toegepast);
