import * as z from 'zod/mini';
import { Compact, Kenmerk, PubliekeSleutel, Tijdstip, Token } from './basis.ts';

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
