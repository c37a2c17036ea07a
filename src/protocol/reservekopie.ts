import * as z from 'zod/mini';
import { Tijdstip } from './basis.ts';

/** Answer of GET /v1/reservekopie: what a desk may know of the backups. */
export const ReservekopieAntwoord = z.strictObject({
  /** the server makes them by itself */
  ingericht: z.boolean(),
  /** the last time it tried, it could not */
  mislukt: z.boolean(),
  /** when the newest was made that was verified */
  laatste: z.optional(Tijdstip),
});
export type ReservekopieAntwoord = z.infer<typeof ReservekopieAntwoord>;
