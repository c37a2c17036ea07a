import type { Ingekomen } from '#domain/melding.ts';
import type { Auteur, Logboekregel, Logregelinhoud } from '#domain/logregel.ts';
import { type Binnenkomst, type Oorsprong, leesOorsprong } from '#domain/oorsprong.ts';
import { westFrieslandRoute } from '#domain/routeconfiguratie.ts';
import { gelukt } from '#domain/uitkomst.ts';
import { voorbeelden } from '#domain/voorbeelden.ts';

/** A melding and its log, as a desk would have read them. */

export const MELDING = '6f2d1c34-0000-4000-8000-000000000001';
export const ENVELOP = '6f2d1c34-0000-4000-8000-00000000000e';
export const marit: Auteur = { lid: 'marit', naam: 'marit', rol: 'aandachtsfunctionaris' };
export const sanne: Auteur = { lid: 'sanne', naam: 'sanne', rol: 'aandachtsfunctionaris' };

const BEGIN = Date.parse('2026-03-02T08:00:00Z');
const UUR = 3_600_000;

export const regelId = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
export const uur = (n: number) => new Date(BEGIN + n * UUR).toISOString();

export const binnenkomst: Binnenkomst = {
  kanaal: 'app',
  herkomst: 'bevestigd',
  kenmerk: 'MR-26-7K4P',
  envId: ENVELOP,
  vingerafdruk: 'vingerafdruk',
  verzegeldOp: uur(-12),
  ontvangenOp: uur(-11),
  concept: false,
};

export function oorsprongVan(id: string): Oorsprong {
  const voorbeeld = voorbeelden.find((een) => een.id === id);
  if (!voorbeeld) throw new Error(`there is no ${id}`);
  return leesOorsprong(voorbeeld.signaal(uur(-13)), binnenkomst);
}

export const geopend: Logregelinhoud = {
  soort: 'geopend',
  envId: ENVELOP,
  vingerafdruk: 'vingerafdruk',
  configuratie: westFrieslandRoute,
  gemeente: '0420',
};

/** An act, or an act with what of its entry is not as usual. */
export type Boekstuk = Logregelinhoud | [Logregelinhoud, Partial<Logboekregel>];

/** Takes acts in order; gives them as entries of a server that took one each hour. */
export function logboek(...inhouden: Boekstuk[]): Ingekomen[] {
  return inhouden.map((een, n) => {
    const [inhoud, rest] = Array.isArray(een) ? een : [een, {}];
    const regel: Logboekregel = {
      v: 1,
      regelId: regelId(n),
      melding: MELDING,
      door: marit,
      op: uur(n),
      ...(n > 0 && { na: regelId(n - 1) }),
      inhoud,
      ...rest,
    };
    return { regelId: regel.regelId, seq: n + 1, opgenomenOp: uur(n), gelezen: gelukt(regel) };
  });
}
