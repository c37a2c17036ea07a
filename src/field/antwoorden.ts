import type { Antwoord, Antwoordwaarde, Signaal } from '#domain/signaal.ts';
import { LIJST_VERSIE, type Signalenlijst } from '#domain/signalenlijst.ts';

export type Antwoorden = Signaal['antwoorden'];
export type Secties = Signalenlijst['secties'];

/** Takes a signaal; gives it with this answer to this indicator. */
export const metAntwoord = (signaal: Signaal, id: string, antwoord: Antwoord): Signaal => ({
  ...signaal,
  antwoorden: { ...signaal.antwoorden, [id]: antwoord },
});

/** Takes a signaal; gives it with another value for this indicator. Its note stays. */
export const metWaarde = (signaal: Signaal, id: string, waarde: Antwoordwaarde): Signaal =>
  metAntwoord(signaal, id, { ...signaal.antwoorden[id], waarde, lijstVersie: LIJST_VERSIE });

export function zonderAntwoord(signaal: Signaal, id: string): Signaal {
  return { ...signaal, antwoorden: zonder(signaal.antwoorden, id) };
}

/** An empty note leaves nothing behind. */
export function metNotitie(signaal: Signaal, id: string, notitie: string): Signaal {
  const nu = signaal.antwoorden[id];
  if (!nu) return signaal;
  return metAntwoord(signaal, id, metTekst(nu, 'notitie', notitie));
}

/** Takes one section; gives how many of its indicatoren have an answer. */
export const beantwoord = (sectie: Secties[number], antwoorden: Antwoorden): number =>
  sectie.signalen.filter(({ id }) => antwoorden[id] !== undefined).length;

/** Takes a record; gives it without that key. */
export function zonder<T extends object, K extends keyof T>(record: T, sleutel: K): Omit<T, K> {
  const { [sleutel]: _, ...rest } = record;
  return rest;
}

/** Takes a record and a text; gives it with that text, or without the key when nothing is left of it. */
export function metTekst<T extends object, K extends keyof T>(record: T, sleutel: K, tekst: string): T {
  const rest = zonder(record, sleutel);
  return (tekst.trim() ? { ...rest, [sleutel]: tekst } : rest) as T;
}
