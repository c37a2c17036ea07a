import { type Signaal, beginSignaal } from './signaal.ts';

/**
 * Takes a signaal and the moment now; gives an empty one for the next caravan, kamer or persoon of the same visit.
 * What belongs to the visit goes along: soort, plek, tijd, rol, collega, and that it is practice. What belongs to a
 * person or was seen there never does: personen, gegevens, antwoorden, notities, voertuigen, acuut
 * (domein §5.2, point 9).
 */
export function nogEen(signaal: Signaal, begonnenOp: string): Signaal {
  const { soort, prostitutiesoort, hoedanigheid, collega, waar, oefening } = signaal;
  return {
    ...beginSignaal(soort, begonnenOp, prostitutiesoort),
    waargenomenOp: signaal.waargenomenOp ?? signaal.begonnenOp,
    hoedanigheid,
    ...(collega !== undefined && { collega }),
    waar,
    oefening,
  };
}
