import { Dexie, type Table } from 'dexie';
import { type Uitkomst, geweigerd, gelukt } from '#domain/uitkomst.ts';
import type { Jwk } from '#crypto/keys.ts';
import type { Bewaarweigering } from './phone.ts';
import type { Surroundings } from './surroundings.ts';

/**
 * Everything that is on this phone's disk. Nothing in it can be read by who finds the phone: content is ciphertext,
 * ids are random, and there is no name of a person. What is in clear is listed here, field by field.
 */

/** The enrolment of a person on this phone. An earlier one stays until what was sealed under it is delivered. */
export interface Inschrijvingrij {
  id: string;
  stand: 'bezig' | 'actief' | 'vorig';
  /** whose it is: a random id that only this phone knows. Each person on it has one enrolment in force */
  persoon: string;
  /** the shape she is known by where several share the phone */
  merk: number;
  /** which invitation this answers, so that an interrupted enrolment goes on with the same key */
  codeHash: string;
  tenant: string;
  /** RFC 7638 thumbprint of the root key, pinned at enrolment */
  wortel: string;
  toestel?: string;
  /**
   * The device signing key, not extractable: the one documented key that is on disk unwrapped (security B4.1 DSK).
   * It can only deposit; it opens nothing.
   */
  teken: CryptoKey;
  tekenSleutel: Jwk;
  /** the newest keyset that was verified, as it was signed */
  sleutelbos: string;
  versie: number;
  /** the newest field settings that were verified, as they were signed; they name nobody who is written about */
  veldinstellingen?: string;
  veldVersie?: number;
  /** number of the last envelope, and its SHA-256 */
  teller: number;
  vorige?: string;
  /** furthest point of the server's audit trail that a receipt showed */
  auditSeq?: number;
  auditHead?: string;
  /** the last receipt showed a shorter or another history than an earlier one */
  korter?: boolean;
  /** the last receipt was for the quarantine: this device was revoked */
  ingetrokken?: boolean;
}

/** The vault of one person: its private key only wrapped, by a key derived from the passphrase. */
export interface Kluisrij {
  /** thumbprint of the public key */
  id: string;
  persoon: string;
  sleutel: Jwk;
  jwe: string;
  zout: string;
  m: number;
  t: number;
  p: number;
  /** a second way in, beside the passphrase: the same key under one that a passkey derives */
  passkey?: { id: string; zout: string; jwe: string };
  /** wrong passphrases in a row; counted before each try, so that killing the app gives no free one */
  pogingen: number;
  wachtTot?: number;
}

export interface Conceptrij {
  id: string;
  persoon: string;
  /** vault to which `sleutelKluis` is sealed; absent when there was none */
  kluis?: string;
  sleutelKluis?: string;
  /** the same key sealed to the kring: a locked phone can hand the concept over */
  sleutelKring: string;
  inhoud: Uint8Array;
  /** grows by one with each save; a writer that saw an older one merges first */
  seq: number;
  laatst: number;
}

/** A photo, without its bytes: lists and rounds read this and never megabytes. */
export interface Bijlagerij {
  id: string;
  /** the concept it is in, until that is sealed */
  concept?: string;
  /** the envelope it goes with, from then on */
  envId?: string;
  /** length once sealed */
  bytes: number;
  /** SHA-256 of each chunk, in order: what the envelope announces */
  delen: string[];
  /** chunks that the server has by its own word */
  verstuurd: number;
  /** chunks are under way, or were when the line broke: the server may have more than it said */
  onzeker?: boolean;
  /** receipt that all of it arrived */
  bewijs?: string;
  pogingen: number;
  /** when it wants the line again; absent until its envelope arrived, and when there is nothing left to send */
  volgende?: number;
  /** why the server will not have it */
  reden?: string;
}

export interface Outboxrij {
  envId: string;
  /** what it is, when it is no signaal (domain/bijbericht.ts): in no list that a person sees */
  soort?: 'reactie' | 'nummer';
  /** the signaal of this phone that it adds to, as people call that one, and the question that it answers */
  aanvulling?: { op: string; kenmerk: string; antwoordOp?: string };
  /** the enrolment that signed it and may deliver it */
  inschrijving: string;
  /** order of sealing on this phone */
  nummer: number;
  fase: 'wacht' | 'verstuurd' | 'geopend' | 'geweigerd' | 'ingetrokken' | 'vernietigd';
  spoed: boolean;
  oefening: boolean;
  verzegeldOp: string;
  /** SHA-256 of the envelope, which the receipt must name */
  sha256: string;
  /** SHA-256 of the secret inside: only who opened the envelope can show the secret */
  geheimHash: string;
  statusToken: string;
  /** absent for acute signals: they are supplemented, never withdrawn */
  intrekToken?: string;
  postvak: { id: string; token: string; /** private mailbox key, sealed to the vault */ sleutel?: string };
  /** it was on the line at least once: from then on only the server can say that it was never received */
  opDeLijn?: true;
  /** a file or codes were made of it: it may arrive without this phone, and nobody knows when */
  metDeHand?: true;
  /** since when its melder wants it back; `teLaat`: she asked, and it had been fetched */
  intrekGevraagdOp?: number;
  teLaat?: true;
  /** over, and its number was told: the count at the desk has no gap there */
  nummerGemeld?: true;
  /** the sealed copy is still in `enveloppen` (custody rule) */
  kopie: boolean;
  pogingen: number;
  /** when this row wants the line again; absent when there is nothing left to ask */
  volgende?: number;
  reden?: string;
  bewijs?: string;
  verstuurdOp?: number;
  geopendOp?: string;
  /** since when there is nothing more to ask: the row goes 30 days later */
  klaarOp?: number;
  /** those days are over; only its number is still to be told */
  uitDeLijst?: true;
  /** the photos that go with it, and how many of them arrived whole */
  bijlagen?: { totaal: number; verstuurd: number; reden?: string };
}

export interface Berichtrij {
  berichtId: string;
  envId: string;
  geplaatstOp: string;
  /** gone 14 days after it was read; the row stays, so that it is not fetched again */
  bericht?: string;
  gelezenOp?: number;
  /** the envelope that says whether it was useful; changed once at most */
  reactie?: { envId: string; gewijzigd?: true };
}

export type Database = Dexie & {
  inschrijving: Table<Inschrijvingrij, string>;
  kluizen: Table<Kluisrij, string>;
  concepten: Table<Conceptrij, string>;
  outbox: Table<Outboxrij, string>;
  /** the sealed texts, apart from the small rows: a list of 10,000 rows must not read 80 MB */
  enveloppen: Table<{ envId: string; envelop: string }, string>;
  berichten: Table<Berichtrij, string>;
  bijlagen: Table<Bijlagerij, string>;
  /** the sealed photos; bytes and never a Blob, which a private window of WebKit refuses */
  bijlagebytes: Table<{ id: string; bytes: Uint8Array }, string>;
  instellingen: Table<{ id: string; waarde: unknown }, string>;
  /** resolves when the database was looked at and opened: nothing may open it before */
  geopend: Promise<void>;
  /** a newer app or the person took the database: it may not be opened, or even made, again */
  weg: boolean;
};

const VERSION = 3;
/** Dexie writes its version times ten. */
export const NATIVE = VERSION * 10;

/** Opens nothing yet; gives the database as this version of the app knows it. */
export function makeDatabase(world: Surroundings): Database {
  const { indexedDB, IDBKeyRange } = world;
  // Live queries look only whether Dexie knows an IndexedDB at all.
  if (indexedDB) Dexie.dependencies.indexedDB ??= indexedDB;
  const db = new Dexie(world.databaseName, {
    ...(indexedDB && { indexedDB }),
    ...(IDBKeyRange && { IDBKeyRange }),
    // A save counts only when the disk has it (perf §2: it costs nothing a person can feel).
    chromeTransactionDurability: 'strict',
    // One truth, on disk: Dexie's cache goes by the name of a database, and a simulation has many phones.
    cache: 'disabled',
  }) as Database;
  db.weg = false;
  db.geopend = new Promise((resolve) => db.on('ready', () => resolve(), true));
  db.version(1).stores({
    // stand: which enrolment is in force, without reading the keysets of the others
    inschrijving: 'id, stand',
    kluizen: 'id',
    concepten: 'id',
    // volgende: which rows are due, and when to wake; rows that are done have none and are not in it
    // fase: how many wait or were refused, without reading the rows
    outbox: 'envId, volgende, fase',
    enveloppen: 'envId',
    // envId: the messages that go when their signaal goes
    berichten: 'berichtId, envId',
    instellingen: 'id',
  });
  db.version(2).stores({
    // volgende: which photos are due; those that are done, or in a concept, are not in it
    bijlagen: 'id, concept, envId, volgende',
    bijlagebytes: 'id',
  });
  db.version(VERSION)
    .stores({ kluizen: 'id, persoon', concepten: 'id, persoon' })
    .upgrade(async (tx) => {
      // until then a phone was of one person, however often she was enrolled
      const persoon = world.uuid();
      await tx.table('inschrijving').toCollection().modify({ persoon, merk: 0 });
      await tx.table('kluizen').toCollection().modify({ persoon });
      await tx.table('concepten').toCollection().modify({ persoon });
    });
  return db;
}

/** Takes away all photos of one concept or one envelope, in the transaction of whoever asks. */
export async function dropPhotos(db: Database, of: { concept: string } | { envId: string }): Promise<void> {
  const ids = await db.bijlagen.where(of).primaryKeys();
  await db.bijlagen.bulkDelete(ids);
  await db.bijlagebytes.bulkDelete(ids);
}

/** Dexie wraps what the disk says: in `inner`, and what one of many rows met in `failures`. */
const names = (error: unknown): string[] => {
  if (typeof error !== 'object' || error === null) return [];
  const { name, inner, failures } = error as { name?: unknown; inner?: unknown; failures?: unknown };
  const beneath = [inner, ...(Array.isArray(failures) ? failures : [])];
  return [String(name), ...beneath.flatMap(names)];
};

const CLOSED_NAMES = ['DatabaseClosedError', 'InvalidStateError', 'UnknownError', 'AbortError'];
const REOPENINGS = 3;

/**
 * Does a piece of storage work and tells whether it is on disk. A browser may close the connection while the page
 * lives (iOS, under memory pressure): it is opened again and the work is done again, so the work must bear that.
 */
export async function keep<T>(
  db: Database,
  work: () => PromiseLike<T>,
): Promise<Uitkomst<T, Bewaarweigering>> {
  for (let attempt = 0; ; attempt++) {
    try {
      return gelukt(await work());
    } catch (error) {
      const found = names(error);
      if (found.includes('QuotaExceededError')) return geweigerd('opslag-vol');
      if (!CLOSED_NAMES.some((name) => found.includes(name))) throw error;
      if (db.weg || attempt === REOPENINGS) return geweigerd('opslag-weg');
      db.close({ disableAutoOpen: false });
      await db.open().catch(() => {});
    }
  }
}

/** Lets work go on that nobody waits for. That the database was closed meanwhile is no news; anything else is thrown. */
export function unattended(work: Promise<unknown>): void {
  work.catch((error: unknown) => {
    if (!names(error).includes('DatabaseClosedError')) throw error;
  });
}
