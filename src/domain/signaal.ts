import * as z from 'zod/mini';
import { LijstId, Prostitutiesoort } from './signalenlijst.ts';
import { type Uitkomst, geweigerd, gelukt } from './uitkomst.ts';

const Tijdstip = z.iso.datetime({ offset: true });
const aantal = () => z._default(z.int().check(z.gte(0), z.lte(999)), 0);
const tekst = (max: number) => z.string().check(z.maxLength(max));

/** Seen, heard, or looked for and not found. Not looked at is the absence of an answer: never merged. */
export const Antwoordwaarde = z.enum(['gezien', 'gehoord', 'niet-aangetroffen']);
export type Antwoordwaarde = z.infer<typeof Antwoordwaarde>;

export const Antwoord = z.strictObject({
  waarde: Antwoordwaarde,
  lijstVersie: tekst(20),
  notitie: z.optional(tekst(2_000)),
});
export type Antwoord = z.infer<typeof Antwoord>;

export const Gps = z.strictObject({
  lat: z.number().check(z.gte(-90), z.lte(90)),
  lon: z.number().check(z.gte(-180), z.lte(180)),
  /** metres, as the device reported it */
  nauwkeurigheid: z.number().check(z.gte(0)),
  gemetenOp: Tijdstip,
});
export type Gps = z.infer<typeof Gps>;

export const Waar = z.strictObject({
  gps: z.optional(Gps),
  postcode: z.optional(tekst(10)),
  huisnummer: z.optional(tekst(10)),
  toevoeging: z.optional(tekst(10)),
  plaats: z.optional(tekst(80)),
  omschrijving: z.optional(tekst(500)),
  onbekend: z.optional(z.boolean()),
});
export type Waar = z.infer<typeof Waar>;

export const Personen = z.strictObject({
  onder18: aantal(),
  van18tot23: aantal(),
  vanaf23: aantal(),
  leeftijdOnbekend: aantal(),
  talen: z._default(z.array(tekst(40)), []),
  /** in which role people were there (bewoner, beheerder): never who they are */
  rollen: z.optional(z.array(tekst(40)).check(z.maxLength(20))),
});
export type Personen = z.infer<typeof Personen>;

/** Why the melder may write down who someone is; without one of these the fields are not even shown (domein §3.2). */
export const Gegevensreden = z.enum(['wil-hulp', 'uit-controle']);
export type Gegevensreden = z.infer<typeof Gegevensreden>;

/** Who one person is. Off by default, and never a BSN: nobody in this route needs it. */
export const Persoonsgegevens = z.strictObject({
  reden: Gegevensreden,
  naam: z.optional(tekst(120)),
  geboortedatum: z.optional(tekst(20)),
  document: z.optional(tekst(40)),
  /** when, how and in which language contact is safe, and what is not */
  contact: z.optional(tekst(500)),
});
export type Persoonsgegevens = z.infer<typeof Persoonsgegevens>;

export const Voertuig = z.strictObject({
  kenteken: z.optional(tekst(15)),
  omschrijving: z.optional(tekst(200)),
});
export type Voertuig = z.infer<typeof Voertuig>;

/** Fact, statement and impression are three fields and never merge (domein §3.2, design §1.10). */
export const Notitie = z.strictObject({
  feit: z.optional(tekst(20_000)),
  gezegd: z.optional(tekst(20_000)),
  indruk: z.optional(tekst(20_000)),
});
export type Notitie = z.infer<typeof Notitie>;

/** Recording that danger was seen never depends on anything else in the signaal (domein §2.3 rule c). */
export const Acuut = z.strictObject({
  gemarkeerdOp: Tijdstip,
  gebeld112: z.optional(z.enum(['ja', 'nee', 'niet-mogelijk'])),
  gebeldOp: z.optional(Tijdstip),
});
export type Acuut = z.infer<typeof Acuut>;

/** Toezicht falls under the AVG, opsporing under the Wpg (domein §3.1); the label travels with the signaal. */
export const Hoedanigheid = z.enum(['toezicht', 'opsporing', 'anders']);
export type Hoedanigheid = z.infer<typeof Hoedanigheid>;

const ruw = (bytes: number) =>
  z.string().check(z.regex(new RegExp(`^[A-Za-z0-9_-]{${Math.ceil((bytes * 4) / 3)}}$`)));

/** A photo of a signaal. Its bytes are sealed apart and travel apart; who can read the signaal holds the key to them. */
export const Bijlage = z.strictObject({
  id: z.uuid(),
  soort: z.literal('foto'),
  genomenOp: Tijdstip,
  /** the indicator of the checklist that it shows */
  bij: z.optional(tekst(60)),
  mime: z.enum(['image/webp', 'image/jpeg']),
  /** pixels */
  breedte: z.int().check(z.gte(1), z.lte(20_000)),
  hoogte: z.int().check(z.gte(1), z.lte(20_000)),
  /** of the photo itself; what travels is longer */
  bytes: z.int().check(z.gte(1)),
  /** SHA-256 of the photo itself, base64url */
  sha256: ruw(32),
  /** AES-256 key of this photo alone, base64url */
  sleutel: ruw(32),
  /** in how many chunks it travels */
  delen: z.int().check(z.gte(1)),
});
export type Bijlage = z.infer<typeof Bijlage>;

/** A visit needs no more, and each is a photo of somebody's home (domein §3.1: minimal). */
export const MEESTE_BIJLAGEN = 8;

const Signaal2 = z.strictObject({
  versie: z.literal(2),
  soort: LijstId,
  prostitutiesoort: z.optional(Prostitutiesoort),
  begonnenOp: Tijdstip,
  waargenomenOp: z.optional(Tijdstip),
  hoedanigheid: z._default(Hoedanigheid, 'toezicht'),
  /** who was along on the visit, if the melder wants to say so */
  collega: z.optional(tekst(80)),
  antwoorden: z.record(tekst(60), Antwoord),
  acuut: z.optional(Acuut),
  waar: Waar,
  personen: Personen,
  gegevens: z.optional(z.array(Persoonsgegevens).check(z.maxLength(5))),
  voertuigen: z.array(Voertuig).check(z.maxLength(20)),
  notitie: Notitie,
  oefening: z._default(z.boolean(), false),
  /** envId of the signaal this one adds to */
  aanvullingOp: z.optional(z.uuid()),
  /** berichtId of the question that this answers, in an aanvulling */
  antwoordOp: z.optional(z.uuid()),
  bijlagen: z._default(z.array(Bijlage).check(z.maxLength(MEESTE_BIJLAGEN)), []),
});

/** Version 1 knew no photos and no answers; the rest of it is the same. */
function alsVersie2(gelezen: unknown): unknown {
  const eerste =
    typeof gelezen === 'object' && gelezen !== null && 'versie' in gelezen && gelezen.versie === 1;
  const nieuwer = eerste && ('bijlagen' in gelezen || 'antwoordOp' in gelezen);
  return eerste && !nieuwer ? { ...gelezen, versie: 2 } : gelezen;
}

/**
 * What a melder writes down: the content of a concept, and after vrijgave of a signaal. What an earlier version of the app
 * wrote is read as the newest.
 */
export const Signaal = z.pipe(z.transform(alsVersie2), Signaal2);
export type Signaal = z.infer<typeof Signaal2>;

/** Takes the kind of location and the moment it began; gives an empty signaal. */
export function beginSignaal(
  soort: LijstId,
  begonnenOp: string,
  prostitutiesoort?: Prostitutiesoort,
): Signaal {
  return {
    versie: 2,
    soort,
    ...(prostitutiesoort && { prostitutiesoort }),
    begonnenOp,
    hoedanigheid: 'toezicht',
    antwoorden: {},
    waar: {},
    personen: { onder18: 0, van18tot23: 0, vanaf23: 0, leeftijdOnbekend: 0, talen: [] },
    voertuigen: [],
    notitie: {},
    oefening: false,
    bijlagen: [],
  };
}

export type Vrijgaveweigering = 'niets-vastgelegd';

/**
 * Takes a signaal; gives it back when it may be released.
 * Refuses only a signaal in which nothing at all was recorded: a missing place or form never blocks sealing
 * (domein §2.3 row 3, design §5 "an error never blocks sealing").
 */
export function controleerVrijgave(signaal: Signaal): Uitkomst<Signaal, Vrijgaveweigering> {
  const { notitie, waar, personen } = signaal;
  const iets =
    Object.keys(signaal.antwoorden).length > 0 ||
    [notitie.feit, notitie.gezegd, notitie.indruk, waar.omschrijving].some((regel) => regel?.trim()) ||
    personen.onder18 + personen.van18tot23 + personen.vanaf23 + personen.leeftijdOnbekend > 0 ||
    signaal.acuut !== undefined ||
    (signaal.gegevens?.length ?? 0) > 0 ||
    signaal.bijlagen.length > 0;
  return iets ? gelukt(signaal) : geweigerd('niets-vastgelegd');
}
