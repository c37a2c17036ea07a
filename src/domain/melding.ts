import { type Stap, stationVan } from './haltes.ts';
import type { Auteur, Inhoud, Logboekregel, Logregelinhoud } from './logregel.ts';
import { type Oorsprong, standBijBinnenkomst } from './oorsprong.ts';
import type { Routeconfiguratie } from './routeconfiguratie.ts';
import type { Gebeurtenisnaam, Verstrekking, Zijspoor } from './routegebeurtenis.ts';
import type { Routestand } from './routestand.ts';
import type { Routeweigering } from './routevoorwaarden.ts';
import { pasToe } from './toepassing.ts';
import { type Uitkomst, geweigerd, gelukt } from './uitkomst.ts';
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
  | 'al-aangevuld'
  | 'niets-te-beoordelen'
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
  /** what the melder answered when she was asked whether it was useful */
  readonly nuttig?: boolean;
};
/** A question to the melder; its message is called as its entry. What she answers comes as an aanvulling. */
export type Gesteldevraag = {
  readonly vraag: string;
  readonly bezorging: Bezorging;
  /** the envelopes of the answers, oldest first */
  readonly antwoorden: readonly string[];
};
/** What the melder added later. The text is in the envelope. */
export type Aanvulling = Pick<Inhoud<'aanvulling'>, 'envId' | 'vingerafdruk' | 'bij' | 'antwoordOp'> & {
  readonly acuut: boolean;
  readonly naSluiten: boolean;
};

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
  readonly aanvullingen: readonly Vastgelegd<Aanvulling>[];
  /** what was added after closing, and nobody decided yet whether it opens the melding again: their envelopes */
  readonly teBeoordelen: readonly string[];
  /** the melding it was joined to, for as long as its afdoening is `samengevoegd` */
  readonly samengevoegdMet?: string;
  /** it began as practice; its melder is told that it is real now */
  readonly echtGemaakt?: Vastgelegd<{ readonly bezorging: Bezorging }>;
  /** other meldingen of which the desk said whether they belong to this one */
  readonly samenhang: Readonly<Record<string, boolean>>;
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
    aanvullingen: [],
    teBeoordelen: [],
    samenhang: {},
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

  const { stap } = uitkomst.waarde.stand;
  const isOpen = stap !== 'afgesloten' && uitkomst.waarde.teBeoordelen.length > 0;
  const straks: Melding = isOpen ? { ...uitkomst.waarde, teBeoordelen: [] } : uitkomst.waarde;
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

/** Takes a melding and an entry that nobody wrote yet; gives the melding as it would be, or why it would not count. */
export function probeer(melding: Melding, regel: Logboekregel): Uitkomst<Melding, Nietreden> {
  const seq = (melding.log.at(-1)?.seq ?? 0) + 1;
  const { regelId, op: opgenomenOp } = regel;
  const straks = voegToe(melding, { regelId, seq, opgenomenOp, gelezen: gelukt(regel) });
  const reden = straks.log.find((stuk) => stuk.regelId === regelId)?.reden;
  return reden === undefined ? gelukt(straks) : geweigerd(reden);
}

/** Takes a melding and its original as it is known now; gives it folded again. */
export const hervouw = ({ id, log, configuratie }: Melding, oorsprong: Oorsprong): Melding =>
  vouw(id, oorsprong, log.map(alsIngekomen), configuratie);

function alsIngekomen({ regelId, seq, opgenomenOp, regel, reden }: Logstuk): Ingekomen {
  const gelezen = regel ? gelukt(regel) : geweigerd(reden as Leesreden);
  return { regelId, seq, opgenomenOp, gelezen };
}

/** The entries that are kept and do not count. */
export const nietToegepast = ({ log }: Melding): readonly Logstuk[] =>
  log.filter(({ toegepast }) => !toegepast);
