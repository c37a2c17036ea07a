import * as z from 'zod/mini';
import { MEESTE_BIJLAGEN } from '#domain/signaal.ts';
import { Compact, Id, Kenmerk, PubliekeSleutel, Teller, Tijdstip, Token } from './basis.ts';
import { Bijlageaankondiging } from './bijlage.ts';

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
  /** photos that come after it, from protocol 2 on; absent when there are none */
  bijlagen: z.optional(
    z.array(Bijlageaankondiging).check(
      z.minLength(1),
      z.maxLength(MEESTE_BIJLAGEN),
      z.refine((alle) => new Set(alle.map(({ id }) => id)).size === alle.length),
    ),
  ),
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
  /** how many photos were announced and are in it, all of them whole; absent when there are none */
  bijlagen: z.optional(Teller),
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
  /** of each photo that was announced, how many chunks are kept from the first one on; absent when there are none */
  bijlagen: z.optional(z.array(z.strictObject({ id: Id, ontvangen: Teller }))),
});
export type Envelopstatus = z.infer<typeof Envelopstatus>;

export const Envelopregel = z.strictObject({
  envId: Id,
  /** position in the tenant's stream, the cursor of a desk */
  seq: Teller,
  ontvangenOp: Tijdstip,
  spoed: z.boolean(),
  quarantaine: z.optional(z.string()),
  /** somebody at a desk took it out of quarantine */
  aangenomen: z.optional(z.boolean()),
  stand: z.enum(['ontvangen', 'opgehaald', 'geopend']),
  envelop: Compact,
});
export type Envelopregel = z.infer<typeof Envelopregel>;
export const Enveloppen = z.strictObject({ enveloppen: z.array(Envelopregel), tot: Teller });

/** PUT /v1/enveloppen/{envId}/geopend, after the first log entry has its receipt. */
export const Openbaring = z.strictObject({ geheim: Token });
