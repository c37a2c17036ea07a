import { useEffect, useState } from 'preact/hooks';

const AMSTERDAM = { timeZone: 'Europe/Amsterdam' } as const;
const format = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('nl-NL', { ...AMSTERDAM, ...options });

const dagMaand = format({ day: 'numeric', month: 'long' });
const dagMaandJaar = format({ day: 'numeric', month: 'long', year: 'numeric' });
const kortMaand = format({ day: 'numeric', month: 'short' });
const weekdagMaand = format({ weekday: 'long', day: 'numeric', month: 'long' });
const uurMinuut = format({ hour: '2-digit', minute: '2-digit' });
const isoDag = new Intl.DateTimeFormat('sv-SE', { ...AMSTERDAM, dateStyle: 'short' });

const MINUUT = 60_000;
const DAG = 24 * 60 * MINUUT;

/** `10 maart 2026` */
export const datum = (op: Date): string => dagMaandJaar.format(op);
/** `1 maart`, with the year once it is another year */
export const dag = (iso: string, nu = new Date()): string => {
  const op = new Date(iso);
  return (op.getFullYear() === nu.getFullYear() ? dagMaand : dagMaandJaar).format(op);
};
/** `21:47` */
export const tijd = (iso: string): string => uurMinuut.format(new Date(iso));
/** `1 maart, 22:41` */
export const dagEnTijd = (iso: string): string => `${dag(iso)}, ${tijd(iso)}`;
/** `Zondag 1 maart, 21:47` */
export const weekdagEnTijd = (iso: string): string => {
  const tekst = `${weekdagMaand.format(new Date(iso))}, ${tijd(iso)}`;
  return tekst.charAt(0).toUpperCase() + tekst.slice(1);
};
/** `6 mrt, 10:12` */
export const kort = (iso: string): string =>
  `${kortMaand.format(new Date(iso)).replace('.', '')}, ${tijd(iso)}`;
/** `2026-03-01` in Dutch time, as a date control wants it */
export const alsDatum = (op: Date): string => isoDag.format(op);

export interface Duur {
  aantal: number;
  eenheid: 'minuut' | 'uur' | 'dag';
}

/** Takes since when something waits; gives how long in the unit a person would use. */
export function duur(sinds: string, nu: Date): Duur {
  const ms = Math.max(0, nu.getTime() - Date.parse(sinds));
  if (ms < 60 * MINUUT) return { aantal: Math.floor(ms / MINUUT), eenheid: 'minuut' };
  if (ms < DAG) return { aantal: Math.floor(ms / (60 * MINUUT)), eenheid: 'uur' };
  return { aantal: Math.floor(ms / DAG), eenheid: 'dag' };
}

/** Working days between two moments; holidays are not known here, so they count as working days. */
export function werkdagen(sinds: string, nu: Date): number {
  let aantal = 0;
  const op = new Date(sinds);
  while (op.getTime() + DAG <= nu.getTime()) {
    op.setTime(op.getTime() + DAG);
    if (op.getDay() !== 0 && op.getDay() !== 6) aantal += 1;
  }
  return aantal;
}

/** The time of day, renewed each minute: what a screen needs to say how long something waits. */
export function useNu(): Date {
  const [nu, setNu] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNu(new Date()), MINUUT);
    return () => clearInterval(timer);
  }, []);
  return nu;
}
