import * as z from 'zod/mini';
import { Gemeente } from '#domain/gemeente.ts';
import { Compact, Kenmerk, PubliekeSleutel, Tijdstip, Token } from './basis.ts';

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

/** The private part of a kring epoch (or of the root key), sealed to one member or to the noodsleutel. */
export const Omslag = z.strictObject({
  wat: z.string().check(z.regex(/^(wortel|kring\/[a-z0-9-]{1,40}\/\d+)$/)),
  voor: z.string().check(z.regex(/^(lid\/[A-Za-z0-9_-]{22}|noodsleutel)$/)),
  jwe: Compact,
});
export type Omslag = z.infer<typeof Omslag>;

/** Answer of GET /v1/gemeenten/{tenant}/sleutelbos. */
export const SleutelbosAntwoord = z.strictObject({ sleutelbos: Compact });
/**
 * Body of PUT /v1/sleutelbos: the next version, and wraps to add or replace. A member who is no longer in `leden`
 * leaves in the same act: wraps, vault and sessions go with her.
 */
export const SleutelbosSchrijven = z.strictObject({ sleutelbos: Compact, omslagen: z.array(Omslag) });
