import * as z from 'zod/mini';

/** What an envelope may hold besides a signaal: small things that a phone tells, which become no melding. */

/** Whether a terugkoppeling was useful: one tap. */
const Reactie = z.strictObject({
  versie: z.literal(1),
  soort: z.literal('reactie'),
  /** envId of the signaal in whose mailbox the terugkoppeling was */
  op: z.uuid(),
  berichtId: z.uuid(),
  nuttig: z.boolean(),
});
export type Reactie = z.infer<typeof Reactie>;

/**
 * Takes the place of an envelope that will never come: the number of a signaal that its melder withdrew, or of which
 * the phone heard that it was destroyed. Its envelope has that same number, so the count has no gap. Says nothing else.
 */
const Nummerbericht = z.strictObject({
  versie: z.literal(1),
  soort: z.literal('nummer'),
  waarom: z.enum(['ingetrokken', 'vernietigd']),
});
export type Nummerbericht = z.infer<typeof Nummerbericht>;

const Bijbericht = z.discriminatedUnion('soort', [Reactie, Nummerbericht]);

/** Takes what was inside an envelope; gives it when it is one of these, undefined for a signaal and all else. */
export function leesBijbericht(ruw: unknown): z.infer<typeof Bijbericht> | undefined {
  return Bijbericht.safeParse(ruw).data;
}
