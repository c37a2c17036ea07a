import type { Melding } from './melding.ts';
import type { Oorsprong } from './oorsprong.ts';
import type { Signaal } from './signaal.ts';

/** A melding, and what its melder added to it later. */
export interface Dossierstukken {
  readonly inhoud: Melding;
  readonly bij: readonly { readonly oorsprong: Oorsprong }[];
}

/** Takes a dossier; gives what its melder sealed, the first signaal and what was added, as far as it can be read. */
export const signalenVan = ({ inhoud, bij }: Dossierstukken): readonly Signaal[] =>
  [inhoud, ...bij].flatMap(({ oorsprong }) => (oorsprong.soort === 'signaal' ? [oorsprong.signaal] : []));
