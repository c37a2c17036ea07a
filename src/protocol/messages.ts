import * as z from 'zod/mini';
import { Gemeente } from '#domain/gemeente.ts';

/** What client and server say to each other; the prose is in docs/protocol.md. */
export const PROTOCOL_VERSION = 1;

/** Limits shared by both sides (decisions: sizes). Bytes. */
export const MAX_ENVELOP = 512 * 1024;
export const MAX_GEVULD = 256 * 1024;
export const MAX_UITGEPAKT = 4 * 1024 * 1024;

const base64url = (bytes: number) =>
  z.string().check(z.regex(new RegExp(`^[A-Za-z0-9_-]{${Math.ceil((bytes * 4) / 3)}}$`)));
export const Id = z.uuid();
/** 128 bit, random, base64url: tenants, devices, mailboxes */
export const Kenmerk = base64url(16);
/** 256 bit, random or SHA-256, base64url */
export const Token = base64url(32);
export const Compact = z
  .string()
  .check(z.regex(/^[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]*){2,4}$/), z.maxLength(MAX_ENVELOP));
const Tijdstip = z.iso.datetime();
const Teller = z.int().check(z.gte(0));

/** Public P-256 key as JWK (RFC 7518 §6.2.1). */
export const PubliekeSleutel = z.strictObject({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: base64url(32),
  y: base64url(32),
});
export type PubliekeSleutel = z.infer<typeof PubliekeSleutel>;

/* ── Keyset ─────────────────────────────────────────────────────────────── */

export const Kringsleutel = z.strictObject({
  kring: z.string().check(z.regex(/^[a-z0-9-]{1,40}$/)),
  epoch: z.int().check(z.gte(1)),
  kid: Token,
  sleutel: PubliekeSleutel,
});
export type Kringsleutel = z.infer<typeof Kringsleutel>;

/** Payload of the keyset: a JWS by the tenant root key, pinned on phones by its RFC 7638 thumbprint. */
export const Sleutelbos = z.strictObject({
  v: z.literal(1),
  tenant: Kenmerk,
  gemeente: Gemeente,
  /** grows by one with each change; a phone refuses to go back */
  versie: z.int().check(z.gte(1)),
  wortel: PubliekeSleutel,
  kringen: z.array(Kringsleutel).check(z.minLength(1)),
  ontvangst: z.array(z.strictObject({ kid: Token, sleutel: PubliekeSleutel })).check(z.minLength(1)),
  leden: z.array(z.strictObject({ lid: Kenmerk, teken: PubliekeSleutel, ontsluit: PubliekeSleutel })),
  gemaaktOp: Tijdstip,
});
export type Sleutelbos = z.infer<typeof Sleutelbos>;

/* ── Envelope ───────────────────────────────────────────────────────────── */

/* `kid` of the outer JWE: thumbprint of the kring epoch. `kid` of the inner JWS: the id of the toestel. */
export const TYP_ENVELOP = 'mr-env+jwe';
export const TYP_SIGNAAL = 'mr-sig+jws';

/*
 * The other sealed and signed things on the line; `kid` says which key, as named before each. A text of one typ never
 * passes for another.
 */
/** keyset: thumbprint of the root key */
export const TYP_SLEUTELBOS = 'mr-sleutelbos+jws';
/** receipt and backup statement: `kid` in `ontvangst` of the keyset */
export const TYP_ONTVANGST = 'mr-ontvangst+jws';
export const TYP_VERKLARING = 'mr-verklaring+jws';
/** device proof: the id of the toestel */
export const TYP_TOESTELBEWIJS = 'mr-toestelbewijs+jws';
/** receipt of a case-log entry: `kid` in `ontvangst` of the keyset */
export const TYP_REGELBEWIJS = 'mr-regelbewijs+jws';
/** mailbox message: sealed to the thumbprint of the mailbox key, signed by the id of the lid */
export const TYP_BERICHT = 'mr-bericht+jwe';
/** key of a concept, sealed to the kring epoch */
export const TYP_CONCEPTSLEUTEL = 'mr-conceptsleutel+jwe';
/** private part of a kring epoch or of the root key, sealed to a lid or to the noodsleutel */
export const TYP_OMSLAG = 'mr-omslag+jwe';
/** a lid's private keys, sealed with the key derived from the passphrase */
export const TYP_KLUIS = 'mr-kluis+jwe';
/** sealed to the kring epoch and signed by a lid, so that a server can replace none of them by its own */
export const TYP_LABEL = 'mr-label+jwe';
export const TYP_INSTELLINGEN = 'mr-instellingen+jwe';
export const TYP_MELDINGSLEUTEL = 'mr-meldingsleutel+jwe';
/** entry of a case log: sealed with the case key, signed by the id of the lid */
export const TYP_LOGREGEL = 'mr-regel+jwe';

/** Protected header of an envelope; repeated inside as `kop` so that no reader can re-wrap it for others. */
export const Envelopkop = z.strictObject({
  tenant: Kenmerk,
  envId: Id,
  kring: z.string(),
  epoch: z.int(),
  keyset: z.int(),
});
export type Envelopkop = z.infer<typeof Envelopkop>;

/** What the desk finds inside an envelope. `signaal` is parsed by the domain, whatever its version. */
export const Envelopinhoud = z.strictObject({
  v: z.literal(1),
  kop: Envelopkop,
  toestel: Kenmerk,
  /** counts every envelope of this device; gaps are visible at the desk */
  teller: Teller,
  /** SHA-256 of this device's previous envelope */
  vorige: z.optional(Token),
  verzegeldOp: Tijdstip,
  /** a concept that was sealed because the vault was destroyed or left too long */
  concept: z.boolean(),
  /** revealed by the desk when opened; the phone kept only its SHA-256 */
  geheim: Token,
  postvak: z.strictObject({ id: Kenmerk, sleutel: PubliekeSleutel }),
  signaal: z.unknown(),
});
export type Envelopinhoud = z.infer<typeof Envelopinhoud>;

/**
 * What `signaal` is when `concept` is true. A locked phone cannot read its own concept, but it can hand it over: each
 * concept key was sealed to the kring when the concept began. The desk opens `conceptSleutel` (TYP_CONCEPTSLEUTEL,
 * data `{ k: base64url of 32 bytes }`) and with it `inhoud`: AES-256-GCM, 12 bytes nonce first, with the text
 * `mr-concept-v1.<conceptId>` as additional data; inside is the Signaal as JSON, UTF-8.
 */
export const Dichtconcept = z.strictObject({
  v: z.literal(1),
  conceptId: Id,
  conceptSleutel: Compact,
  inhoud: z.string().check(z.regex(/^[A-Za-z0-9_-]+$/)),
});
export type Dichtconcept = z.infer<typeof Dichtconcept>;

/** Body of PUT /v1/enveloppen/{envId}. */
export const Aflevering = z.strictObject({
  protocol: z.int(),
  tenant: Kenmerk,
  envelop: Compact,
  postvak: z.strictObject({ id: Kenmerk, tokenHash: Token }),
  /** right to ask what became of this envelope, without login: SHA-256 of the token */
  statusHash: Token,
  /** right to withdraw before it is fetched; absent for acute signals */
  intrekHash: z.optional(Token),
  spoed: z.boolean(),
});
export type Aflevering = z.infer<typeof Aflevering>;

/** Payload of the receipt, a JWS by the server's receipt key of the keyset. */
export const Ontvangstbewijs = z.strictObject({
  v: z.literal(1),
  tenant: Kenmerk,
  envId: Id,
  /** SHA-256 of the envelope text */
  sha256: Token,
  /** the hour, not the minute */
  ontvangenOp: Tijdstip,
  quarantaine: z.boolean(),
  auditSeq: Teller,
  auditHead: Token,
});
export type Ontvangstbewijs = z.infer<typeof Ontvangstbewijs>;

export const AfleveringAntwoord = z.strictObject({ bewijs: Compact });

/** Payload of the statement, by the receipt key, that a verified backup holds the envelope's opening. */
export const Bewaarverklaring = z.strictObject({
  v: z.literal(1),
  tenant: Kenmerk,
  envId: Id,
  /** when the backup that was verified was made */
  reservekopieOp: Tijdstip,
});
export type Bewaarverklaring = z.infer<typeof Bewaarverklaring>;

/** Answer of GET /v1/enveloppen/{envId}/status (token in the Authorization header). */
export const Envelopstatus = z.strictObject({
  stand: z.enum(['ontvangen', 'opgehaald', 'geopend', 'ingetrokken', 'vernietigd']),
  /** the secret from inside the envelope: proof that somebody opened it */
  geheim: z.optional(Token),
  geopendOp: z.optional(Tijdstip),
  verklaring: z.optional(Compact),
  /** whether backups are set up at all */
  reservekopie: z.boolean(),
});
export type Envelopstatus = z.infer<typeof Envelopstatus>;

/* ── Device ─────────────────────────────────────────────────────────────── */

/** The invitation, in the fragment of the link and in the QR; never sent to the server as a whole. */
export const Uitnodiging = z.strictObject({
  v: z.literal(1),
  tenant: Kenmerk,
  soort: z.enum(['toestel', 'lid']),
  code: Token,
  /** RFC 7638 thumbprint of the tenant root key, pinned by the phone */
  wortel: Token,
});
export type Uitnodiging = z.infer<typeof Uitnodiging>;

export const UitnodigingMaken = z.strictObject({
  soort: z.enum(['toestel', 'lid']),
  /** SHA-256 of the access half of the code */
  toegangHash: Token,
  /** name and team of the invited person and the code, sealed to the kring: the server never reads it */
  label: Compact,
});
export const UitnodigingAntwoord = z.strictObject({ uitnodiging: Kenmerk, geldigTot: Tijdstip });

/**
 * The code of the invitation is split by HKDF in an access half, which the server checks, and a binding half, which
 * only the desk knows: `binding` is its HMAC over the device key, so a server cannot put another key in its place.
 */
export const Inschrijven = z.strictObject({
  tenant: Kenmerk,
  toegang: Token,
  sleutel: PubliekeSleutel,
  binding: Token,
});
export const InschrijvenAntwoord = z.strictObject({ toestel: Kenmerk });

/** Claims of the device proof: a JWS by the device key in the header `Toestelbewijs`, verified and not stored. */
export const Toestelbewijs = z.strictObject({
  uitdaging: Token,
  methode: z.string(),
  pad: z.string(),
  /** SHA-256 of the JSON text of the body, before any compression on the line */
  sha256: Token,
});
export const UitdagingVragen = z.strictObject({ tenant: Kenmerk });
export const UitdagingAntwoord = z.strictObject({ uitdaging: Token });

/* ── Desk ───────────────────────────────────────────────────────────────── */

/** A member's private keys, wrapped in the browser (security B5: KEK from Argon2id and HKDF). */
export const Kluisblad = z.strictObject({
  v: z.literal(1),
  afleiding: z.strictObject({
    naam: z.literal('argon2id'),
    zout: Kenmerk,
    m: z.int(),
    t: z.int(),
    p: z.int(),
  }),
  jwe: Compact,
});
export type Kluisblad = z.infer<typeof Kluisblad>;

/** The private part of a kring epoch (or of the root key), sealed to one member or to the noodsleutel. */
export const Omslag = z.strictObject({
  wat: z.string().check(z.regex(/^(wortel|kring\/[a-z0-9-]{1,40}\/\d+)$/)),
  voor: z.string().check(z.regex(/^(lid\/[A-Za-z0-9_-]{22}|noodsleutel)$/)),
  jwe: Compact,
});
export type Omslag = z.infer<typeof Omslag>;

/** What somebody types to log in: of any alphabet, without control characters (a database may refuse those). */
const Loginnaam = z.string().check(z.maxLength(80), z.regex(/^\P{Cc}*$/u));

export const Lid = z.strictObject({
  lid: Kenmerk,
  loginnaam: Loginnaam.check(z.minLength(2)),
  rol: z.enum(['aandachtsfunctionaris', 'plaatsvervanger']),
});
export type Lid = z.infer<typeof Lid>;

export const InrichtingBeginnen = z.strictObject({ code: z.string().check(z.maxLength(100)) });
export const InrichtingBegonnen = z.strictObject({
  tenant: Kenmerk,
  ontvangst: z.strictObject({ kid: Token, sleutel: PubliekeSleutel }),
});

/** Everything of the ceremony in one transaction: a municipality exists whole or not at all. */
export const Inrichting = z.strictObject({
  code: z.string().check(z.maxLength(100)),
  tenant: Kenmerk,
  sleutelbos: Compact,
  lid: Lid,
  kluis: Kluisblad,
  /** login secret derived from the passphrase; the server keeps its SHA-256 */
  aanmeldgeheim: Token,
  omslagen: z.array(Omslag),
  /** route configuration and contacts, sealed to the kring */
  instellingen: Compact,
});

/** Answer of GET /v1/inrichting: whether this server has at least one municipality. */
export const Inrichtingstand = z.strictObject({ ingericht: z.boolean() });

/** Answer of GET /v1/gemeenten/{tenant}/sleutelbos. */
export const SleutelbosAntwoord = z.strictObject({ sleutelbos: Compact });
/**
 * Body of PUT /v1/sleutelbos: the next version, and wraps to add or replace. A member who is no longer in `leden`
 * leaves in the same act: wraps, vault and sessions go with her.
 */
export const SleutelbosSchrijven = z.strictObject({ sleutelbos: Compact, omslagen: z.array(Omslag) });

/** Body and answer of /v1/instellingen; `versie` grows by one with each change. */
export const Instellingen = z.strictObject({ instellingen: Compact, versie: z.int().check(z.gte(1)) });

export const ZoutVragen = z.strictObject({ loginnaam: Loginnaam });
export const ZoutAntwoord = z.strictObject({ afleiding: Kluisblad.shape.afleiding });
export const Aanmelden = z.strictObject({
  loginnaam: Loginnaam,
  aanmeldgeheim: Token,
});

/** Everything a desk needs to unlock: still useless without the passphrase. */
export const Sessie = z.strictObject({
  tenant: Kenmerk,
  lid: Lid,
  kluis: Kluisblad,
  omslagen: z.array(Omslag),
  sleutelbos: Compact,
  /** how many members the kring has; below two the desk warns */
  ledental: z.int(),
});
export type Sessie = z.infer<typeof Sessie>;

/** Joining: an invitation link for a second member; waits until an existing member compares words and wraps. */
export const LidAanvraag = z.strictObject({
  tenant: Kenmerk,
  toegang: Token,
  lid: Lid,
  kluis: Kluisblad,
  aanmeldgeheim: Token,
  teken: PubliekeSleutel,
  ontsluit: PubliekeSleutel,
  binding: Token,
});
export const LidAanvragen = z.strictObject({
  aanvragen: z.array(
    z.strictObject({
      uitnodiging: Kenmerk,
      label: Compact,
      lid: Lid,
      teken: PubliekeSleutel,
      ontsluit: PubliekeSleutel,
      binding: Token,
    }),
  ),
});
export const LidToelaten = z.strictObject({ lid: Kenmerk, sleutelbos: Compact, omslagen: z.array(Omslag) });

export const Envelopregel = z.strictObject({
  envId: Id,
  /** position in the tenant's stream, the cursor of a desk */
  seq: Teller,
  ontvangenOp: Tijdstip,
  spoed: z.boolean(),
  quarantaine: z.optional(z.string()),
  stand: z.enum(['ontvangen', 'opgehaald', 'geopend']),
  envelop: Compact,
});
export type Envelopregel = z.infer<typeof Envelopregel>;

/** One sealed entry of a case log, and the few clear fields beside it (security B4.4 plus herinnerVanaf). */
export const Logregel = z.strictObject({
  regelId: Id,
  melding: Id,
  /** position in the tenant's stream; the order that decides */
  seq: Teller,
  opgenomenOp: Tijdstip,
  regel: Compact,
});
export type Logregel = z.infer<typeof Logregel>;

/** Body of PUT /v1/meldingen/{melding}/regels/{regelId}. The first entry brings the case key and the envelope. */
export const LogregelSchrijven = z.strictObject({
  regel: Compact,
  opening: z.optional(
    z.strictObject({
      /** absent when the melding was entered at the desk */
      envId: z.optional(Id),
      /** the case key, sealed to the kring epoch */
      sleutel: Compact,
    }),
  ),
  herinnerVanaf: z.optional(Tijdstip),
});
/** Payload of the receipt of a case-log entry, a JWS by the server's receipt key. */
export const Regelbewijs = z.strictObject({
  v: z.literal(1),
  tenant: Kenmerk,
  melding: Id,
  regelId: Id,
  /** SHA-256 of the entry's text */
  sha256: Token,
  seq: Teller,
  /** the hour, not the minute */
  opgenomenOp: Tijdstip,
  auditSeq: Teller,
  auditHead: Token,
});
export type Regelbewijs = z.infer<typeof Regelbewijs>;
export const LogregelAntwoord = z.strictObject({
  seq: Teller,
  opgenomenOp: Tijdstip,
  /** receipt by the server's receipt key over regelId and SHA-256 of the entry */
  bewijs: Compact,
});

export const Meldingsleutel = z.strictObject({ melding: Id, envId: z.optional(Id), sleutel: Compact });
export type Meldingsleutel = z.infer<typeof Meldingsleutel>;
export const Meldingen = z.strictObject({
  sleutels: z.array(Meldingsleutel),
  regels: z.array(Logregel),
  tot: Teller,
});
export const Enveloppen = z.strictObject({ enveloppen: z.array(Envelopregel), tot: Teller });

/** PUT /v1/enveloppen/{envId}/geopend, after the first log entry has its receipt. */
export const Openbaring = z.strictObject({ geheim: Token });

export const BerichtSchrijven = z.strictObject({ bericht: Compact });
export const Bericht = z.strictObject({ berichtId: Id, geplaatstOp: Tijdstip, bericht: Compact });
export type Bericht = z.infer<typeof Bericht>;
export const BerichtAntwoord = z.strictObject({ geplaatstOp: Tijdstip });
export const Berichten = z.strictObject({ berichten: z.array(Bericht) });

/** What is inside a mailbox message: sealed to the signal's own mailbox key, signed by a member of the keyset. */
export const Berichtinhoud = z.discriminatedUnion('soort', [
  z.strictObject({ v: z.literal(1), soort: z.literal('ontvangen'), envId: Id, op: Tijdstip }),
  z.strictObject({
    v: z.literal(1),
    soort: z.literal('terugkoppeling'),
    envId: Id,
    op: Tijdstip,
    sjabloon: z.string(),
    tekst: z.string().check(z.maxLength(4_000)),
    leerzin: z.optional(z.string().check(z.maxLength(1_000))),
  }),
  z.strictObject({
    v: z.literal(1),
    soort: z.literal('vraag'),
    envId: Id,
    op: Tijdstip,
    tekst: z.string().check(z.maxLength(2_000)),
  }),
]);
export type Berichtinhoud = z.infer<typeof Berichtinhoud>;

export const Toestelregel = z.strictObject({
  toestel: z.optional(Kenmerk),
  uitnodiging: Kenmerk,
  label: Compact,
  stand: z.enum(['uitgenodigd', 'verlopen', 'actief', 'ingetrokken']),
  sleutel: z.optional(PubliekeSleutel),
  binding: z.optional(Token),
  laatstGezien: z.optional(Tijdstip),
  geldigTot: z.optional(Tijdstip),
});
export type Toestelregel = z.infer<typeof Toestelregel>;
export const Toestellen = z.strictObject({ toestellen: z.array(Toestelregel) });

/* ── Refusals ───────────────────────────────────────────────────────────── */

/** Every word with which a server refuses; the sentence for people is in i18n. */
export const Weigering = z.enum([
  'onleesbaar',
  'te-groot',
  'te-veel',
  'client-te-oud',
  'client-te-nieuw',
  'bewijs-ongeldig',
  'uitdaging-verlopen',
  'toestel-onbekend',
  'andere-gemeente',
  'andere-inhoud',
  'vernietigd',
  'al-opgehaald',
  /** no case-log entry has opened this envelope yet */
  'niet-geopend',
  'uitnodiging-onbekend',
  'uitnodiging-verlopen',
  'uitnodiging-gebruikt',
  'code-onjuist',
  'al-ingericht',
  'aanmelden-mislukt',
  'niet-aangemeld',
  'rol-niet-bevoegd',
  'verzoek-van-elders',
  'niet-gevonden',
  'versie-bestaat-al',
  'loginnaam-bezet',
  'onveilige-verbinding',
  'schijf-vol',
  'buiten-dienst',
]);
export type Weigering = z.infer<typeof Weigering>;

/** application/problem+json (RFC 9457), with the word as extension member. */
export const Probleem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  reden: Weigering,
});
export type Probleem = z.infer<typeof Probleem>;
