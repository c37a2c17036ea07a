import * as z from 'zod/mini';
import { Compact, Id, Kenmerk, Tijdstip, Token } from './basis.ts';

/*
 * The rescue file: what a phone holds and could not deliver, carried by hand. Text, one JSON value on each line: first a
 * `Reddingskop`, then `aantal` times a `Reddingsregel`. A file that was cut still gives its whole lines.
 */
export const Reddingskop = z.strictObject({
  redding: z.literal(1),
  tenant: Kenmerk,
  gemaaktOp: Tijdstip,
  aantal: z.int().check(z.gte(1)),
});
export const Reddingsregel = z.strictObject({
  /** the JSON text of an `Aflevering`, exactly as the phone would send it */
  aflevering: z.string(),
  /** JWS by the device key (TYP_REDDING) over `Reddingsbewijs`: this phone, and nobody else, wrote this line */
  bewijs: Compact,
});
export type Reddingsregel = z.infer<typeof Reddingsregel>;

/** Payload of the signature on a line. No challenge: the same line may be brought twice, and is kept once. */
export const Reddingsbewijs = z.strictObject({
  v: z.literal(1),
  tenant: Kenmerk,
  envId: Id,
  /** SHA-256 of the text of `aflevering` */
  sha256: Token,
});
export type Reddingsbewijs = z.infer<typeof Reddingsbewijs>;

/** Answer of PUT /v1/enveloppen/{envId}/inlezing. */
export const InleesAntwoord = z.strictObject({
  /** false: it was there already, by whatever way */
  nieuw: z.boolean(),
});
