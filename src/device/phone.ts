import type { LijstId, Prostitutiesoort } from '#domain/signalenlijst.ts';
import type { Signaal } from '#domain/signaal.ts';
import type { Uitkomst } from '#domain/uitkomst.ts';
import type { Veldinstellingen } from '#domain/veldinstellingen.ts';
import type { Live } from './live.ts';

/** What the app finds when it starts; everything but `gereed` is told to the person in words. */
export type Startstand =
  | 'gereed'
  | 'niet-ingeschreven'
  /** private window, or a browser without IndexedDB or WebCrypto */
  | 'geen-opslag'
  /** this phone was enrolled, and its database is gone */
  | 'opslag-verdwenen'
  /** the database was written by a newer version of the app */
  | 'opslag-nieuwer'
  /** this version of the app could not take the database over: it is as the earlier one left it */
  | 'bijwerken-mislukt';

/** What was on this phone when its database went, as far as was known: to be told to the AF. */
export interface Verdwenen {
  /** number of the last signaal that was sealed here */
  nummer: number;
  /** sealed, and not taken by the server */
  wacht?: number;
  concepten?: number;
}

/** One of those who use this phone. */
export interface Persoonregel {
  persoon: string;
  /** which shape is hers, from 0 */
  merk: number;
  /** hers is what may be seen now */
  nu: boolean;
}

/** geen: no vault yet · heropenbaar: locked, the short code re-opens it for at most ten minutes. */
export type Kluisstand = 'geen' | 'gesloten' | 'heropenbaar' | 'open';

export type Inschrijfweigering =
  | 'uitnodiging-onleesbaar'
  | 'uitnodiging-onbekend'
  | 'uitnodiging-verlopen'
  | 'uitnodiging-gebruikt'
  /** the root key the server shows is not the one in the invitation */
  | 'vingerafdruk-anders'
  /** who shares a phone works for one municipality */
  | 'andere-gemeente'
  | 'te-veel-personen'
  | 'kies-wie'
  | 'sleutelbos-ongeldig'
  /** not https and not localhost */
  | 'onveilige-verbinding'
  | 'geen-bereik'
  | 'opslag-vol'
  | 'geen-opslag';

export interface Inschrijving {
  gemeente: string;
  /** three words that the AF sees as well */
  woorden: readonly [string, string, string];
}

export type Ontgrendelweigering =
  | 'wachtzin-onjuist'
  | 'code-onjuist'
  | 'even-wachten'
  | 'kluis-gesloten'
  | 'kluis-vernietigd'
  | Bewaarweigering;

/** kan-niet: this device has none, or it was not found out yet · kan: there could be one · aan: there is one. */
export type Passkeystand = 'kan-niet' | 'kan' | 'aan';
export type Passkeyfout = 'kan-niet' | 'afgebroken' | 'passkey-onjuist' | Ontgrendelweigering;

export interface Vault {
  readonly stand: Live<Kluisstand>;
  /** her vault came to its end in this run of the app: that is why a new one is asked for */
  readonly opgeheven: Live<boolean>;
  /** Gives a new generated passphrase of six words; nothing is kept of it until `maak`. */
  nieuweWachtzin(): Promise<readonly string[]>;
  /** Takes the passphrase just shown and a six-digit code for quick re-entry; makes the vault and leaves it open. */
  maak(wachtzin: readonly string[], code: string): Promise<Uitkomst<void, 'code-te-kort' | 'opslag-vol'>>;
  /** Takes the passphrase as typed (case, accents and spacing do not matter). */
  ontgrendel(wachtzin: string): Promise<Uitkomst<void, Ontgrendelweigering>>;
  /** Takes the code; works only while the worker still holds the key. Tells how many tries are left. */
  heropen(code: string): Promise<Uitkomst<void, Ontgrendelweigering> & { pogingenOver: number }>;
  readonly passkey: Live<Passkeystand>;
  /** Makes a passkey and puts the vault's key under it as well; takes the passphrase once more. */
  voegPasskeyToe(wachtzin: string): Promise<Uitkomst<void, Passkeyfout>>;
  /** Opens by the passkey. Whatever goes wrong is no wrong passphrase. */
  ontgrendelPasskey(): Promise<Uitkomst<void, Passkeyfout>>;
  /** From now on only the passphrase opens. */
  verwijderPasskey(): Promise<void>;
  /** Blanks at once: content leaves the page, the worker may keep the key for ten minutes. */
  vergrendel(): void;
  /** Seals all concepts to the kring, destroys the vault; nothing is lost and nothing stays readable. From here nothing opens it. */
  vergeet(): Promise<Uitkomst<void, Bewaarweigering>>;
}

export interface Conceptregel {
  id: string;
  /** absent while the vault is locked */
  signaal?: Signaal;
}

export type Bewaarweigering = 'opslag-vol' | 'opslag-weg';

/** A photo as it was made anew from its pixels: nothing of the camera or the place is in it. */
export interface Nieuwefoto {
  inhoud: Uint8Array;
  mime: 'image/webp' | 'image/jpeg';
  breedte: number;
  hoogte: number;
  genomenOp: string;
  /** the indicator that it shows */
  bij?: string;
}

/** What goes with an open concept. Each photo has a key of its own, which is in the concept. */
export interface Bijlagen {
  /** Seals the photo and puts it in the concept, both in one transaction. A full disk refuses it, and text goes on. */
  voegToe(foto: Nieuwefoto): Promise<Uitkomst<{ id: string }, 'te-veel' | 'te-groot' | Bewaarweigering>>;
  /** The same photo with other pixels, under a new key: it keeps its place, its moment and its indicator. */
  vervang(
    id: string,
    foto: Omit<Nieuwefoto, 'genomenOp' | 'bij'>,
  ): Promise<Uitkomst<{ id: string }, 'te-groot' | 'onleesbaar' | Bewaarweigering>>;
  lees(id: string): Promise<Uitkomst<Uint8Array, 'onleesbaar' | Bewaarweigering>>;
  verwijder(id: string): Promise<Uitkomst<void, Bewaarweigering>>;
}

/** Sealed text to be carried by hand to the desk, which alone can open it. */
export interface Reddingsbestand {
  /** says nothing of what it is */
  naam: string;
  /** to be written one after the other */
  regels: readonly string[];
  /** signals in it */
  aantal: number;
}

/** An open concept. Its AES key lives in memory only while it is open. */
export interface Concept {
  readonly id: string;
  readonly signaal: Live<Signaal>;
  /**
   * Applies `change` to the newest content and resolves when it is sealed on disk (strict). Calls queue in order.
   * `tekst: true` coalesces keystrokes: at most 250 ms may be lost.
   */
  wijzig(
    change: (nu: Signaal) => Signaal,
    hoe?: { tekst?: boolean },
  ): Promise<Uitkomst<void, Bewaarweigering>>;
  readonly bijlagen: Bijlagen;
  /** Resolves when everything typed is on disk. */
  bewaard(): Promise<void>;
  /** Signs and seals to the kring, moves it to the outbox and removes the concept in one transaction. */
  verzegel(): Promise<Uitkomst<{ envId: string; kenmerk: string }, 'niets-vastgelegd' | Bewaarweigering>>;
  /**
   * Seals what is in memory into a rescue file, for when the disk refuses it. Nothing on the phone changes: the concept
   * stays, and no answer about the file will come to this phone.
   */
  redding(): Promise<Uitkomst<Reddingsbestand, 'niets-vastgelegd'>>;
  verwijder(): Promise<void>;
  /** Forgets the key; what is on disk stays. */
  sluit(): void;
}

/** verzegeld → verstuurd → geopend → terugkoppeling, computed from rows, never ahead of the truth. */
export type Verzendstand =
  'wacht' | 'onderweg' | 'verstuurd' | 'geopend' | 'terugkoppeling' | 'niet-verstuurd' | 'ingetrokken';

export interface Verzendregel {
  envId: string;
  kenmerk: string;
  verzegeldOp: string;
  stand: Verzendstand;
  spoed: boolean;
  oefening: boolean;
  pogingen: number;
  /** why the server would not take it, when stand is niet-verstuurd */
  reden?: string;
  /** what it adds to, and the question it answers */
  aanvulling?: { op: string; kenmerk: string; antwoordOp?: string };
  /** kan: nobody fetched it yet, as far as this phone knows · gevraagd: asked, not certain yet · te-laat: it was fetched */
  intrekken?: 'kan' | 'gevraagd' | 'te-laat';
  /** the phone still holds its sealed copy (custody rule) */
  kopieOpToestel: boolean;
  /** text goes first; complete only when all photos arrived. `reden`: why the server would not take one */
  bijlagen?: { totaal: number; verstuurd: number; reden?: string };
  nieuwBericht: boolean;
}

export interface Leesbericht {
  berichtId: string;
  envId: string;
  kenmerk: string;
  /** `echt`: what was sent as practice is handled as real */
  soort: 'ontvangen' | 'terugkoppeling' | 'vraag' | 'echt';
  op: string;
  tekst: string;
  leerzin?: string;
  gelezen: boolean;
  /** whether it was useful: sealed and still to be changed once, or sealed for good */
  reactie?: 'te-wijzigen' | 'vast';
}

/** gevraagd: it waits for the server to say what became of it */
export type Intrekking = 'ingetrokken' | 'gevraagd';
export type Intrekweigering = 'al-opgehaald' | 'niet-mogelijk';

export type Verbinding = 'geen-bereik' | 'bezig' | 'alles-verstuurd' | 'server-onbereikbaar' | 'rust';

export interface Syncstand {
  verbinding: Verbinding;
  /** of the run that is going on */
  verstuurd: number;
  totaal: number;
  /** something the person must know: the keyset went back, the server shows a shorter history, the device was revoked */
  waarschuwing?:
    | 'sleutelbos-teruggezet'
    | 'sleutelbos-ongeldig'
    | 'geschiedenis-korter'
    | 'toestel-ingetrokken'
    | 'klok-wijkt-af';
}

/** The phone, as the field app sees it: the only way to storage, keys and the line. */
export interface Phone {
  start(): Promise<Startstand>;
  /** known when `start` found the database gone */
  readonly verdwenen: Live<Verdwenen | undefined>;
  /**
   * Takes the invitation (fragment of the link, or the whole link); enrols whoever uses this phone now, or somebody who
   * comes beside them: she gets a shape and makes a vault of her own.
   */
  schrijfIn(
    uitnodiging: string,
    voor?: 'mij' | 'collega',
  ): Promise<Uitkomst<Inschrijving, Inschrijfweigering>>;
  /** who uses this phone; one of them, or nobody yet, is the one whose things are seen */
  readonly personen: Live<readonly Persoonregel[]>;
  /** Locks, and shows from now on what is of this person; of nobody when undefined. */
  kies(persoon: string | undefined): Promise<void>;
  readonly gemeente: Live<string | undefined>;
  /** what the municipality decided about its phones, and what counts without that */
  readonly veld: Live<Veldinstellingen>;
  /** the person works from another place (the home screen): here nothing new is begun */
  readonly elders: Live<boolean>;
  zetElders(elders: boolean): Promise<void>;
  readonly kluis: Vault;
  readonly concepten: {
    readonly live: Live<readonly Conceptregel[]>;
    begin(
      soort: LijstId,
      prostitutiesoort?: Prostitutiesoort,
    ): Promise<Uitkomst<Concept, Bewaarweigering | 'kies-wie'>>;
    /** Re-opens a concept; needs an open vault. */
    open(id: string): Promise<Uitkomst<Concept, 'kluis-gesloten' | 'onleesbaar'>>;
  };
  readonly verzonden: Live<readonly Verzendregel[]>;
  /** Withdraws a signaal before anybody fetched it, never an acute one. Without a line it is asked, and not certain yet. */
  trekIn(envId: string): Promise<Uitkomst<Intrekking, Intrekweigering | Bewaarweigering>>;
  readonly berichten: {
    /** empty while the vault is locked */
    readonly live: Live<readonly Leesbericht[]>;
    /** known also while locked */
    readonly aantalNieuw: Live<number>;
    gelezen(berichtId: string): Promise<void>;
    /** Seals whether a terugkoppeling was useful; once more, as long as the first answer has not left. */
    reageer(
      berichtId: string,
      nuttig: boolean,
    ): Promise<Uitkomst<void, 'al-verstuurd' | 'niet-mogelijk' | Bewaarweigering>>;
  };
  readonly sync: {
    readonly stand: Live<Syncstand>;
    /** Tries now, whatever the back-off says. */
    nu(): void;
    /** Puts a refused item back in the queue. */
    opnieuw(envId: string): Promise<void>;
  };
  /** For when sending does not succeed. What is carried by hand stays on the phone as well, until the desk opened it. */
  readonly redding: {
    bestand(): Promise<Uitkomst<Reddingsbestand, 'niets-te-redden'>>;
    /** Gives the texts of a series of codes for one signaal; a large one is `te-groot` and goes as a file. */
    codes(envId: string): Promise<Uitkomst<readonly string[], 'niets-te-redden' | 'te-groot'>>;
  };
  readonly opslag: Live<{ blijvend: boolean | undefined; gebruikt?: number; ruimte?: number }>;
}
