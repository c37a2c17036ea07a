import * as z from 'zod/mini';
import { Compact, DEEL, DEELSTAP, Id, Kenmerk, Teller, Token } from './basis.ts';

/** The largest photo has so many chunks. */
const MEESTE_DELEN = 40;

/** What an envelope announces of a photo that comes after it; what is inside the envelope opens the photo. */
export const Bijlageaankondiging = z
  .strictObject({
    id: Id,
    /** length of all chunks together, as they are sealed */
    bytes: z.int().check(z.gte(DEELSTAP), z.lte(MEESTE_DELEN * DEEL), z.multipleOf(DEELSTAP)),
    /** SHA-256 of each chunk, in order */
    delen: z.array(Token).check(z.minLength(1), z.maxLength(MEESTE_DELEN)),
  })
  .check(z.refine(({ bytes, delen }) => Math.ceil(bytes / DEEL) === delen.length));
export type Bijlageaankondiging = z.infer<typeof Bijlageaankondiging>;

/** Answer of PUT /v1/enveloppen/{envId}/bijlagen/{bijlage}: how many chunks are kept, from the first one on. */
export const BijlageAntwoord = z.strictObject({
  ontvangen: Teller,
  /** receipt, once all of them are */
  bewijs: z.optional(Compact),
});
export type BijlageAntwoord = z.infer<typeof BijlageAntwoord>;

/** Payload of that receipt, a JWS by the server's receipt key of the keyset. */
export const Bijlagebewijs = z.strictObject({
  v: z.literal(1),
  tenant: Kenmerk,
  envId: Id,
  bijlage: Id,
  bytes: Teller,
  /** SHA-256 of the announced hashes, joined by full stops */
  sha256: Token,
});
export type Bijlagebewijs = z.infer<typeof Bijlagebewijs>;
