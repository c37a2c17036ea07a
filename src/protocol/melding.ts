import * as z from 'zod/mini';
import { Compact, Id, Kenmerk, Teller, Tijdstip, Token } from './basis.ts';

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

/**
 * Body of PUT /v1/meldingen/{melding}/regels/{regelId}. The first entry brings the case key and the envelope; a later one
 * may bring an envelope that was added to it.
 */
export const LogregelSchrijven = z.strictObject({
  regel: Compact,
  /** what the melder added or answered, in an envelope of its own: from now on it is of this melding and of no other */
  bijgevoegd: z.optional(Id),
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
