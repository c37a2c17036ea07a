import * as z from 'zod/mini';
import { Compact, Id, Tijdstip } from './basis.ts';

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
  /** what was sent as practice is handled as real from now on */
  z.strictObject({ v: z.literal(1), soort: z.literal('echt'), envId: Id, op: Tijdstip }),
  z.strictObject({
    v: z.literal(1),
    soort: z.literal('vraag'),
    envId: Id,
    op: Tijdstip,
    tekst: z.string().check(z.maxLength(2_000)),
  }),
]);
export type Berichtinhoud = z.infer<typeof Berichtinhoud>;
