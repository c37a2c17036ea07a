export const ZONDER_KOPIE = 35 * 24 * 60 * 60_000;

export interface Bewaarfeiten {
  /** when the desk opened it, by the server; known only when the secret was shown that proves it */
  geopendOp?: string;
  /** whether the server says it has backups at all */
  reservekopie: boolean;
  /** when the backup was made that the receipt key declares to hold it */
  reservekopieOp?: string;
  /** the server's own time */
  serverNu?: number;
}

/**
 * Tells whether a phone may drop its sealed copy (decisions: custody, one rule). Only when the desk has opened the
 * signaal, and a verified backup that was made after the opening holds it; where there are no backups, 35 days after
 * the opening. In doubt: no.
 */
export function magWeg({ geopendOp, reservekopie, reservekopieOp, serverNu }: Bewaarfeiten): boolean {
  if (geopendOp === undefined) return false;
  const opened = Date.parse(geopendOp);
  if (reservekopie) return reservekopieOp !== undefined && Date.parse(reservekopieOp) >= opened;
  return serverNu !== undefined && serverNu - opened >= ZONDER_KOPIE;
}
