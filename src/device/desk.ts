import type { Logregelinhoud, Melding, Nietreden } from '#domain/melding.ts';
import type { Oorsprong } from '#domain/oorsprong.ts';
import type { Signaal } from '#domain/signaal.ts';
import type { LijstId } from '#domain/signalenlijst.ts';
import type { Routeconfiguratie } from '#domain/routeconfiguratie.ts';
import type { Veldinstellingen } from '#domain/veldinstellingen.ts';
import type { Gemeente } from '#domain/gemeente.ts';
import type { Uitkomst } from '#domain/uitkomst.ts';
import type { Live } from './live.ts';

export type Deskstand =
  /** nothing is set up on this server */
  | 'niet-ingericht'
  | 'afgemeld'
  /** a second member who waits until an existing member lets her in */
  | 'wacht-op-toelating'
  | 'open'
  | 'geen-opslag'
  | 'geen-verbinding';

export type Deskweigering =
  | 'geen-verbinding'
  | 'afgemeld'
  | 'aanmelden-mislukt'
  | 'even-wachten'
  | 'wachtzin-onjuist'
  | 'code-onjuist'
  | 'al-ingericht'
  | 'uitnodiging-onleesbaar'
  | 'uitnodiging-onbekend'
  | 'uitnodiging-verlopen'
  | 'uitnodiging-gebruikt'
  | 'loginnaam-bezet'
  | 'woorden-kloppen-niet'
  | 'vingerafdruk-anders'
  | 'sleutelbos-ongeldig'
  | 'rol-niet-bevoegd'
  | 'stap-niet-toegestaan'
  | 'al-geopend'
  /** it stands apart until somebody takes it out */
  | 'apart-gezet'
  | 'onleesbaar'
  | 'niet-gevonden'
  /** somebody else changed it since you looked */
  | 'intussen-gewijzigd'
  | 'onveilige-verbinding'
  | 'schijf-vol'
  | 'buiten-dienst';

/** The route or the rol does not allow it now; `waarom` is the route's own word. */
export interface Regelweigering {
  readonly ok: false;
  readonly reden: 'rol-niet-bevoegd' | 'stap-niet-toegestaan';
  readonly waarom: Nietreden;
}

/** The ceremony, held in the worker until both proofs are given; nothing of it touches a disk before `voltooi`. */
export interface Ceremonie {
  /** 24 words in the order of the sheet; also as text for the QR */
  readonly noodsleutel: readonly string[];
  readonly wachtzin: readonly string[];
  /** which three words (1-based) must be typed back, chosen at random */
  readonly vraagNoodsleutel: readonly [number, number, number];
  readonly vraagWachtzin: readonly [number, number, number];
  bewijs(noodsleutel: readonly string[], wachtzin: readonly string[]): Uitkomst<void, 'woorden-kloppen-niet'>;
  /** Sends everything in one request; leaves the desk open. Refuses without both proofs. */
  voltooi(): Promise<Uitkomst<void, Deskweigering>>;
}

export interface Werkregel {
  melding: string;
  kenmerk: string;
  inhoud: Melding;
  /** what was added to it, in the order of the log */
  bij: readonly Bijgekomen[];
}

/** What the melder added: what it says, and what people call it. */
export interface Bijgekomen {
  envId: string;
  kenmerk: string;
  oorsprong: Oorsprong;
}

/** What an envelope adds to: a melding, a signaal that nobody opened yet, or one that is not here. */
export type Aanvullingregel =
  | { stand: 'in-melding'; kenmerk: string; gesloten: boolean; oefening: boolean }
  | { stand: 'nog-dicht'; kenmerk: string }
  | { stand: 'niet-hier' };

/** An envelope that has no case yet: not opened, or not openable. */
export interface Nieuwregel {
  envId: string;
  kenmerk: string;
  ontvangenOp: string;
  spoed: boolean;
  /** `reactie`: an answer to a terugkoppeling of a melding that is not here */
  stand: 'nieuw' | 'onleesbaar' | 'quarantaine' | 'reactie';
  /** what is seen of it before anybody opened it; absent when it is not readable, or of an unknown shape */
  soort?: LijstId;
  plaats?: string;
  oefening?: boolean;
  /** handed over by a locked phone: its melder had not finished */
  concept?: boolean;
  aanvulling?: Aanvullingregel;
  /** why it could not be read, or why it is in quarantine */
  reden?: string;
}

/** Why a line of a rescue file was not taken in. */
export type Inleesweigering =
  /** cut off, or damaged */
  | 'onvolledig'
  /** not as a phone of this municipality wrote it */
  | 'klopt-niet'
  | 'andere-gemeente'
  /** withdrawn or destroyed: it never comes back */
  | 'vernietigd'
  /** something else is here under this name */
  | 'andere-inhoud';
export interface Inleesregel {
  kenmerk?: string;
  stand: 'ingelezen' | 'al-hier' | Inleesweigering;
}
/** What came of a rescue file, line by line. */
export interface Inleesverslag {
  regels: readonly Inleesregel[];
}

export interface Toestelkaart {
  toestel?: string;
  uitnodiging: string;
  naam: string;
  team: string;
  stand: 'uitgenodigd' | 'verlopen' | 'actief' | 'ingetrokken';
  /** the binding was checked: this key belongs to the invited phone */
  bevestigd: boolean;
  laatstGezien?: string;
  geldigTot?: string;
}

export interface NieuweUitnodiging {
  uitnodiging: string;
  link: string;
  woorden: readonly [string, string, string];
  geldigTot: string;
}

export interface LidAanvraagKaart {
  uitnodiging: string;
  naam: string;
  loginnaam: string;
  rol?: string;
  /** six words that both people read aloud */
  woorden: readonly string[];
  bevestigd: boolean;
}

/** The desk, as its screens see it. Keys and decrypted cases live in a worker's memory and are never persisted. */
export interface Desk {
  start(): Promise<Deskstand>;
  readonly stand: Live<Deskstand>;
  readonly ik: Live<
    { lid: string; naam: string; rol: string; gemeente: string; ledental: number } | undefined
  >;
  readonly instellingen: Live<{ route: Routeconfiguratie; overlegNaam: string } | undefined>;
  /** what the phones of this municipality go by; undefined until it is known */
  readonly veld: Live<Veldinstellingen | undefined>;

  /** Takes the one-time code of the console, the municipality and who you are; makes all keys in the worker. */
  beginInrichting(opdracht: {
    code: string;
    gemeente: Gemeente;
    loginnaam: string;
    route: Routeconfiguratie;
    overlegNaam: string;
  }): Promise<Uitkomst<Ceremonie, Deskweigering>>;
  /** Takes the invitation link of a second member; gives her passphrase ceremony and the six words to compare. */
  beginToetreding(opdracht: {
    uitnodiging: string;
    loginnaam: string;
    /** a second aandachtsfunctionaris when nothing is said */
    rol?: 'aandachtsfunctionaris' | 'plaatsvervanger';
  }): Promise<
    Uitkomst<
      Pick<Ceremonie, 'wachtzin' | 'vraagWachtzin' | 'voltooi'> & {
        woorden: readonly string[];
        bewijs(wachtzin: readonly string[]): Uitkomst<void, 'woorden-kloppen-niet'>;
      },
      Deskweigering
    >
  >;

  /** Logs in and unlocks with one passphrase (the server only ever gets a secret derived from it). */
  aanmelden(loginnaam: string, wachtzin: string): Promise<Uitkomst<void, Deskweigering>>;
  /** Ends the worker with everything in it; the session ends too. */
  vergrendel(): Promise<void>;

  readonly nieuw: Live<readonly Nieuwregel[]>;
  readonly meldingen: Live<readonly Werkregel[]>;
  /** device counters with a hole: „toestel 12: nummer 4 is nooit aangekomen” */
  readonly gaten: Live<readonly { toestel: string; naam: string; nummers: readonly number[] }[]>;
  /** the moment the shown state is of, and whether the line is there */
  readonly verbinding: Live<{ verbonden: boolean; standVan: string }>;
  ververs(): Promise<void>;
  /** how far the first reading of a large werkvoorraad is; undefined when it is done */
  readonly voortgang: Live<{ gelezen: number; totaal: number } | undefined>;

  /**
   * Opens an envelope: makes the case, writes its first entry, and only then reveals the secret to the phone. What adds to
   * a melding that is here comes into that melding, which it gives. A deputy says why she does. Opened by somebody else in
   * the meantime, it gives the case that is there.
   */
  open(
    envId: string,
    vervanging?: string,
  ): Promise<Uitkomst<{ melding: string }, Deskweigering> | Regelweigering>;
  /** Gives the sealed text of an envelope that could not be opened, as it came: for who can find out why. */
  verzegeld(envId: string): Promise<Uitkomst<string, Deskweigering>>;
  /** Takes an envelope out of quarantine: from then on it is opened as any other. */
  neemAan(envId: string): Promise<Uitkomst<void, Deskweigering>>;
  /** Takes the text of a rescue file, or of a series of codes; what fits comes in, apart from the rest. */
  leesIn(
    tekst: string,
  ): Promise<Uitkomst<Inleesverslag, 'geen-reddingsbestand' | 'andere-gemeente' | Deskweigering>>;
  /** Begins a melding for what came by phone, mail or counter. */
  neemOp(opdracht: {
    kanaal: 'telefoon' | 'mail' | 'balie';
    /** who told it, in a role */
    melder: string;
    signaal: Signaal;
  }): Promise<Uitkomst<{ melding: string }, Deskweigering> | Regelweigering>;
  /** Fetches, checks and opens a photo of a melding. It stays in memory: never on a disk, never in a cache. */
  bijlage(
    melding: string,
    id: string,
  ): Promise<Uitkomst<{ inhoud: Uint8Array; mime: string }, 'nog-niet-binnen' | Deskweigering>>;
  /** Seals an act into the log of the case; refuses what the route or the rol does not allow now. */
  leg(melding: string, inhoud: Logregelinhoud): Promise<Uitkomst<void, Deskweigering> | Regelweigering>;
  /** Puts the text in the mailbox of the signal and records it in the log. */
  terugkoppel(
    melding: string,
    tekst: { sjabloon: string; tekst: string; leerzin?: string },
  ): Promise<Uitkomst<void, Deskweigering> | Regelweigering>;

  readonly toestellen: Live<readonly Toestelkaart[]>;
  nodigUit(wie: {
    naam: string;
    team: string;
    soort: 'toestel' | 'lid';
  }): Promise<Uitkomst<NieuweUitnodiging, Deskweigering>>;
  trekIn(toestel: string): Promise<Uitkomst<void, Deskweigering>>;
  /** Seals how the municipality runs its route; counts for what is opened from now on. */
  bewaarInstellingen(nieuw: {
    route: Routeconfiguratie;
    overlegNaam: string;
  }): Promise<Uitkomst<void, Deskweigering>>;
  /** Signs what the phones go by; each takes it over when it has coverage. Refuses when a colleague was first. */
  bewaarVeld(nieuw: Veldinstellingen): Promise<Uitkomst<void, Deskweigering>>;
  readonly aanvragen: Live<readonly LidAanvraagKaart[]>;
  laatToe(uitnodiging: string): Promise<Uitkomst<void, Deskweigering>>;
}
