import type { Signaal } from '#domain/signaal.ts';
import { voorbeelden } from '#domain/voorbeelden.ts';
import type { Daad } from './acts.ts';
import type { Demofoto } from './fotos.ts';

/** The phones of the demo, as the aandachtsfunctionaris knows them. */
export const TOESTELLEN = [
  { naam: 'Noor Bakker', team: 'Toezicht bouwen en wonen' },
  { naam: 'Daan Visser', team: 'Handhaving' },
  { naam: 'Lotte Smit', team: 'Vergunningen' },
  { naam: 'Reservetoestel 2', team: 'Toezicht bouwen en wonen' },
] as const;
export const VERLOREN_TOESTEL = 3;

/** A moment: so many working days ago at a time of day, or so many minutes ago. */
export type Moment = { werkdagen: number; tijd: string } | { minuten: number } | { laatst: string };
export const toen = (werkdagen: number, tijd: string): Moment => ({ werkdagen, tijd });

/** The days on which Marit is at her desk, in working days ago. */
export const BEZOEKEN = [20, 14, 9, 6, 3, 1, 0] as const;
export type Bezoek = (typeof BEZOEKEN)[number];

export interface Zaak {
  id: string;
  signaal(begonnenOp: string): Signaal;
  /** what was photographed, in this order */
  fotos?: readonly Demofoto[];
  /** place in TOESTELLEN; without one it was told at the desk */
  toestel?: number;
  melder?: string;
  gezien: Moment;
  /** when there was coverage again */
  bereik?: Moment;
  /** what is done at which visit; the first one opens it */
  bureau?: Partial<Record<Bezoek, readonly Daad[]>>;
  /** the deputy opens it, and why */
  waarneming?: { reden: string; daden: readonly Daad[] };
  ingetrokken?: true;
}

/** One of the fifteen, at another place and a little different. */
export function voorbeeld(id: string, anders?: (nu: Signaal) => Partial<Signaal>): Zaak['signaal'] {
  const found = voorbeelden.find((one) => one.id === id);
  if (!found) throw new Error(`there is no ${id}`);
  return (begonnenOp) => {
    const signaal = found.signaal(begonnenOp);
    return { ...signaal, ...anders?.(signaal) };
  };
}
export const elders = (plaats: string, omschrijving: string) => () => ({ waar: { plaats, omschrijving } });

export const MINUUT = 60_000;
/** The municipality was set up on the morning before the first signaal. */
export const BEGIN = toen(21, '09:00');

/** Takes a moment as it is written in the story; gives it on the clock, on a working day where it counts those. */
export function momentOf(moment: Moment, nu: number): number {
  if ('minuten' in moment) return nu - moment.minuten * MINUUT;
  const [uur = 0, minuut = 0] = ('tijd' in moment ? moment.tijd : moment.laatst).split(':').map(Number);
  const dag = new Date(nu);
  if ('laatst' in moment) {
    dag.setHours(uur, minuut, 0, 0);
    // long enough ago for the deputy to have seen it
    if (dag.getTime() > nu - 60 * MINUUT) dag.setDate(dag.getDate() - 1);
    return dag.getTime();
  }
  for (let over = moment.werkdagen; over > 0;) {
    dag.setDate(dag.getDate() - 1);
    if (dag.getDay() % 6 !== 0) over -= 1;
  }
  return dag.setHours(uur, minuut, 0, 0);
}
