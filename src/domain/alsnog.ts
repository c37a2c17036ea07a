import type { Auteur, Logregelinhoud } from './logregel.ts';
import { type Logstuk, type Melding, type Nietreden, probeer } from './melding.ts';

/** Acts of a person. What follows from other acts, or from an envelope, is done again where that is done. */
const DADEN: readonly Logregelinhoud['soort'][] = [
  'route',
  'verrijking',
  'zijspoor',
  'vorm',
  'notitie',
  'terugkoppeling',
  'blijft-gesloten',
  'samenhang',
];

const NOG_GEEN = 'ffffffff-ffff-4fff-8fff-ffffffffffff';

/** The same act, whoever did it and however often it was tried; a message gets a new id each time. */
const watVan = (inhoud: Logregelinhoud): string =>
  JSON.stringify(inhoud, (veld, waarde: unknown) => (veld === 'berichtId' ? undefined : waarde));

/**
 * Takes a melding, an entry of it that does not count, and who would do the same act now; says whether that is possible:
 * `kan`, `gedaan` when somebody did so already, or the word of why not.
 */
export function alsnog(
  melding: Melding,
  { regel, regelId, reden, toegepast }: Logstuk,
  door: Auteur,
  op: string,
): 'kan' | 'gedaan' | Nietreden {
  if (toegepast) return 'gedaan';
  if (!regel || !DADEN.includes(regel.inhoud.soort)) return reden ?? 'onbekend';
  const { inhoud } = regel;
  const sindsdien = melding.log.slice(melding.log.findIndex((stuk) => stuk.regelId === regelId) + 1);
  const wat = watVan(inhoud);
  if (sindsdien.some((stuk) => stuk.toegepast && stuk.regel && watVan(stuk.regel.inhoud) === wat)) {
    return 'gedaan';
  }
  const na = melding.log.at(-1)?.regelId;
  const opnieuw = { v: 1, regelId: NOG_GEEN, melding: melding.id, door, op, inhoud } as const;
  const geprobeerd = probeer(melding, na === undefined ? opnieuw : { ...opnieuw, na });
  return geprobeerd.ok ? 'kan' : geprobeerd.reden;
}
