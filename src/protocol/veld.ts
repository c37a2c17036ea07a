import * as z from 'zod/mini';
import { Veldinstellingen } from '#domain/veldinstellingen.ts';
import { Compact, Kenmerk, Tijdstip } from './basis.ts';

const Versie = z.int().check(z.gte(0));

/** Payload of the field settings: a JWS by the tenant root key, which every phone has pinned. */
export const Velddocument = z.strictObject({
  v: z.literal(1),
  tenant: Kenmerk,
  /**
   * Grows with each change, and is at least the moment of signing in seconds: a server that was put back to last week
   * must not make a phone deaf to what follows. A phone refuses to go back.
   */
  versie: Versie,
  ...Veldinstellingen.shape,
  gemaaktOp: Tijdstip,
});
export type Velddocument = z.infer<typeof Velddocument>;

/** Answer of GET /v1/gemeenten/{tenant}/veldinstellingen. */
export const VeldAntwoord = z.strictObject({ veldinstellingen: Compact });
/** Body of PUT /v1/veldinstellingen; `na` is the version it was made from, 0 for the first. */
export const VeldSchrijven = z.strictObject({ veldinstellingen: Compact, na: Versie });
