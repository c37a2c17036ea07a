import type { Lid } from '#protocol/leden.ts';
import type { Wie } from './store.ts';

/** A desk that is not touched ends after this; every desk ends after that (security B6). */
export const SESSIE_STIL = 15 * 60_000;
export const SESSIE_LANG = 10 * 60 * 60_000;
/** Being seen is written at most this often: a disk write for each poll would buy nothing. */
export const SESSIE_SCHRIJF = 60_000;

/** A member as she stands in a table. */
export interface Lidrij {
  tenant: string;
  lid: string;
  rol: Lid['rol'];
  toegelaten: number | boolean;
}
export const wieOf = ({ tenant, lid, rol, toegelaten }: Lidrij): Wie => ({
  tenant,
  lid,
  rol: toegelaten ? rol : 'wachtend',
});
