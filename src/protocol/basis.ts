import * as z from 'zod/mini';

/** What client and server say to each other; the prose is in docs/protocol.md. */
export const PROTOCOL_VERSION = 2;

/** Limits shared by both sides (decisions: sizes). Bytes. */
export const MAX_ENVELOP = 512 * 1024;
export const MAX_GEVULD = 256 * 1024;
export const MAX_UITGEPAKT = 4 * 1024 * 1024;
/** A photo travels in chunks of exactly this, the last one a multiple of the step. */
export const DEEL = 64 * 1024;
export const DEELSTAP = 16 * 1024;

export const base64url = (bytes: number) =>
  z.string().check(z.regex(new RegExp(`^[A-Za-z0-9_-]{${Math.ceil((bytes * 4) / 3)}}$`)));
export const Id = z.uuid();
/** 128 bit, random, base64url: tenants, devices, mailboxes */
export const Kenmerk = base64url(16);
/** 256 bit, random or SHA-256, base64url */
export const Token = base64url(32);
export const Compact = z
  .string()
  .check(z.regex(/^[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]*){2,4}$/), z.maxLength(MAX_ENVELOP));
export const Tijdstip = z.iso.datetime();
export const Teller = z.int().check(z.gte(0));

/** Public P-256 key as JWK (RFC 7518 §6.2.1). */
export const PubliekeSleutel = z.strictObject({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: base64url(32),
  y: base64url(32),
});
export type PubliekeSleutel = z.infer<typeof PubliekeSleutel>;
