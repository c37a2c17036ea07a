import type { Uitkomst } from '#domain/uitkomst.ts';
import type { PubliekeSleutel } from '#protocol/basis.ts';
import type { Bericht } from '#protocol/bericht.ts';
import type { Enveloppen } from '#protocol/envelop.ts';
import type { Kluisblad, Lid, LidAanvragen } from '#protocol/leden.ts';
import type { LogregelSchrijven, Meldingen } from '#protocol/melding.ts';
import type { Omslag } from '#protocol/sleutelbos.ts';
import type { Toestelregel, UitnodigingMaken } from '#protocol/toestel.ts';
import type * as z from 'zod/mini';
import type { AuditStore, Audithoofd, Spoor } from './audit.ts';
import type { OverzichtStore } from './overzicht.ts';
import type { BijlageStore } from './bijlagestore.ts';
import type { Inlezing, QuarantaineStore } from './quarantaine.ts';
import type { Tellers } from './tellers.ts';

/**
 * What the server keeps. Every operation is one transaction; it has happened, on disk, when its promise resolves.
 * The municipality (tenant) comes first in every key. Times are milliseconds and handed in.
 */
export interface Store {
  readonly inrichting: InrichtingStore;
  readonly gemeenten: GemeenteStore;
  readonly sessies: SessieStore;
  readonly leden: LedenStore;
  readonly toestellen: ToestelStore;
  readonly enveloppen: EnvelopStore;
  readonly bijlagen: BijlageStore;
  readonly quarantaine: QuarantaineStore;
  readonly meldingen: MeldingStore;
  readonly postvakken: PostvakStore;
  readonly audit: AuditStore;
  readonly overzicht: OverzichtStore;
  readonly tellers: Tellers;
  /** Gives a secret of this server that concerns no person; makes it when it is not there. */
  geheim(naam: 'uitdagingen' | 'zouten'): Promise<Buffer>;
  /** Writes and takes back; throws a StoreError when the disk would refuse. */
  probe(): Promise<void>;
  close(): Promise<void>;
}

/** The disk or the engine refuses; nothing of the operation was kept. */
export class StoreError extends Error {
  readonly reden: 'schijf-vol' | 'buiten-dienst';
  constructor(reden: StoreError['reden'], cause: unknown) {
    super(reden, { cause });
    this.name = 'StoreError';
    this.reden = reden;
  }
}

/* ── Setting up ─────────────────────────────────────────────────────────── */

export interface Ontvangstsleutel {
  kid: string;
  publiek: PubliekeSleutel;
  /** private JWK as JSON: signs receipts, decrypts nothing */
  prive: string;
}
export interface NieuwLid {
  lid: Lid;
  kluis: Kluisblad;
  geheimHash: string;
}
export interface NieuweGemeente extends NieuwLid {
  tenant: string;
  wortel: string;
  sleutelbos: string;
  sleutelbosVersie: number;
  omslagen: readonly Omslag[];
  instellingen: string;
}

export interface InrichtingStore {
  isIngericht(): Promise<boolean>;
  /** Opens the door with a code. Without an end it replaces the earlier code without an end (the one of the console). */
  open(code: { hash: string; geldigTot?: number }): Promise<void>;
  /** Gives the same tenant and key each time for one code, so that a ceremony may start over. */
  begin(
    codeHash: string,
    voorstel: { tenant: string; sleutel: Ontvangstsleutel },
    nu: number,
  ): Promise<Uitkomst<{ tenant: string; sleutel: Ontvangstsleutel }, 'code-onjuist' | 'al-ingericht'>>;
  /** The municipality exists whole or not at all; the code is spent with it. */
  voltooi(
    codeHash: string,
    gemeente: NieuweGemeente,
    spoor: Spoor,
    nu: number,
  ): Promise<Uitkomst<void, 'code-onjuist' | 'al-ingericht' | 'loginnaam-bezet'>>;
}

/* ── Municipality, members, sessions ────────────────────────────────────── */

export interface Sleutelbosstand {
  sleutelbos: string;
  versie: number;
  wortel: string;
}
export interface GemeenteStore {
  sleutelbos(tenant: string): Promise<Sleutelbosstand | undefined>;
  ontvangstsleutel(tenant: string): Promise<Ontvangstsleutel>;
  /** Members who are not in `leden` leave: vault, wraps and sessions go in the same act. */
  schrijfSleutelbos(
    bos: {
      tenant: string;
      sleutelbos: string;
      versie: number;
      leden: readonly string[];
      omslagen: readonly Omslag[];
    },
    spoor: Spoor,
  ): Promise<Uitkomst<void, 'versie-bestaat-al'>>;
  instellingen(tenant: string): Promise<{ instellingen: string; versie: number }>;
  schrijfInstellingen(
    tenant: string,
    nieuw: { instellingen: string; versie: number },
    spoor: Spoor,
  ): Promise<Uitkomst<void, 'versie-bestaat-al'>>;
  /** What phones get; undefined for no such municipality, and for one that never decided anything. */
  veldinstellingen(tenant: string): Promise<{ veldinstellingen: string } | undefined>;
  /** Refuses when what is there is not of version `na`. */
  schrijfVeldinstellingen(
    tenant: string,
    nieuw: { veldinstellingen: string; versie: number; na: number },
    spoor: Spoor,
  ): Promise<Uitkomst<void, 'versie-bestaat-al'>>;
}

export type Rol = Lid['rol'] | 'wachtend';
export interface Wie {
  tenant: string;
  lid: string;
  /** `wachtend` until an existing member lets her in */
  rol: Rol;
}
export interface SessieStore {
  zoekInlog(inlog: string): Promise<(Wie & { geheimHash: string; kluis: Kluisblad }) | undefined>;
  /** A new token at every login; the one the browser still held ends. */
  begin(
    sessie: { tokenHash: string; tenant: string; lid: string; nu: number; vorige?: string },
    spoor: Spoor,
  ): Promise<void>;
  /** Gives who it is, and remembers that she was seen; ends what was idle or open too long. */
  find(tokenHash: string, nu: number): Promise<Wie | undefined>;
  end(tokenHash: string, spoor: Spoor): Promise<void>;
  gegevens(wie: Wie): Promise<{
    lid: Lid;
    kluis: Kluisblad;
    omslagen: Omslag[];
    sleutelbos: string;
    ledental: number;
  }>;
}

export interface Lidaanvraag extends NieuwLid {
  tenant: string;
  toegangHash: string;
  teken: PubliekeSleutel;
  ontsluit: PubliekeSleutel;
  binding: string;
}
export type Uitnodigingsweigering = 'uitnodiging-onbekend' | 'uitnodiging-verlopen' | 'uitnodiging-gebruikt';
export interface LedenStore {
  vraagAan(
    aanvraag: Lidaanvraag,
    spoor: Spoor,
    nu: number,
  ): Promise<Uitkomst<void, Uitnodigingsweigering | 'loginnaam-bezet'>>;
  aanvragen(tenant: string): Promise<z.infer<typeof LidAanvragen>>;
  laatToe(
    toelating: {
      tenant: string;
      lid: string;
      sleutelbos: string;
      versie: number;
      omslagen: readonly Omslag[];
    },
    spoor: Spoor,
  ): Promise<Uitkomst<void, 'niet-gevonden' | 'versie-bestaat-al'>>;
}

/* ── Devices ────────────────────────────────────────────────────────────── */

export interface Toestel {
  sleutel: PubliekeSleutel;
  stand: 'actief' | 'ingetrokken';
}
export interface ToestelStore {
  nodigUit(
    uitnodiging: z.infer<typeof UitnodigingMaken> & {
      tenant: string;
      uitnodiging: string;
      geldigTot: number;
    },
    spoor: Spoor,
  ): Promise<void>;
  /** Offered again with the same key, the same device comes back: the first answer may have been lost. */
  schrijfIn(
    inschrijving: {
      tenant: string;
      toegangHash: string;
      toestel: string;
      sleutel: PubliekeSleutel;
      binding: string;
    },
    spoor: Spoor,
    nu: number,
  ): Promise<Uitkomst<{ toestel: string }, Uitnodigingsweigering>>;
  list(tenant: string, nu: number): Promise<Toestelregel[]>;
  find(tenant: string, toestel: string): Promise<Toestel | undefined>;
  trekIn(tenant: string, toestel: string, spoor: Spoor): Promise<Uitkomst<void, 'niet-gevonden'>>;
}

/* ── Envelopes ──────────────────────────────────────────────────────────── */

export interface Deposito extends Inlezing {
  /** used to judge, never kept beside the envelope */
  toestel: string;
  /** spent in the same transaction */
  uitdaging: { waarde: string; verlooptOp: number };
}
export interface Afgelegd {
  nieuw: boolean;
  ontvangenOp: string;
  quarantaine: boolean;
  hoofd: Audithoofd;
}
export interface Envelopstand {
  tenant: string;
  stand: 'ontvangen' | 'opgehaald' | 'geopend' | 'ingetrokken' | 'vernietigd';
  geheim?: string;
  geopendOp?: string;
  /** when the newest verified backup was made that holds the opening and every photo, whole */
  reservekopieOp?: string;
  /** whether any verified backup was ever made */
  reservekopie: boolean;
  bijlagen: readonly { id: string; ontvangen: number }[];
}
export interface EnvelopStore {
  legAf(
    deposito: Deposito,
    spoor: Spoor,
  ): Promise<
    Uitkomst<Afgelegd, 'uitdaging-verlopen' | 'toestel-onbekend' | 'andere-inhoud' | 'vernietigd' | 'te-veel'>
  >;
  /** A page after `na`, at most some megabytes; what was never fetched is fetched from now on. */
  haalOp(tenant: string, na: number, spoor: Spoor): Promise<z.infer<typeof Enveloppen>>;
  openbaar(
    openbaring: { tenant: string; envId: string; geheim: string; nu: number },
    spoor: Spoor,
  ): Promise<Uitkomst<void, 'niet-gevonden' | 'niet-geopend' | 'andere-inhoud'>>;
  stand(envId: string, statusHash: string): Promise<Envelopstand | undefined>;
  /** Tells which municipality the right to withdraw is of, so that the act leaves its trail there. */
  tenantVanIntrekking(envId: string, intrekHash: string): Promise<string | undefined>;
  trekIn(
    intrekking: { tenant: string; envId: string; intrekHash: string; nu: number },
    spoor: Spoor,
  ): Promise<Uitkomst<void, 'niet-gevonden' | 'al-opgehaald'>>;
}

/* ── Cases and mailboxes ────────────────────────────────────────────────── */

export interface Regelplaats {
  nieuw: boolean;
  seq: number;
  opgenomenOp: string;
  hoofd: Audithoofd;
}
export interface MeldingStore {
  schrijf(
    regel: z.infer<typeof LogregelSchrijven> & {
      tenant: string;
      melding: string;
      regelId: string;
      nu: number;
    },
    spoor: Spoor,
  ): Promise<Uitkomst<Regelplaats, 'niet-gevonden' | 'andere-inhoud'>>;
  lees(tenant: string, na: number, spoor: Spoor): Promise<z.infer<typeof Meldingen>>;
}
export interface PostvakStore {
  plaats(
    bericht: { tenant: string; postvak: string; berichtId: string; bericht: string; nu: number },
    spoor: Spoor,
  ): Promise<Uitkomst<{ nieuw: boolean; geplaatstOp: string }, 'niet-gevonden' | 'andere-inhoud'>>;
  lees(postvak: string, tokenHash: string): Promise<Bericht[] | undefined>;
}
