import type { Ketenbreuk } from './keten.ts';

/** What somebody found who looked through a database or a backup. */
export interface Telling {
  tenant: string;
  enveloppen: number;
  meldingen: number;
  regels: number;
  /** photos that are whole */
  bijlagen: number;
  /** last number of its stream */
  stroom: number;
}
export interface Bevinding {
  tellingen: Telling[];
  /** chains whose order and hashes hold */
  ketens: { tenant: string; seq: number }[];
}
export type Gebrek =
  'onleesbaar' | 'nieuwer' | 'beschadigd' | ({ soort: 'keten'; tenant: string } & { breuk: Ketenbreuk });
export type Onderzoek = { ok: true; waarde: Bevinding } | { ok: false; gebrek: Gebrek };
