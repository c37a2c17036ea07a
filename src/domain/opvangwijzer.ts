import * as z from 'zod/mini';
import type { Zijspoor } from './routegebeurtenis.ts';

/**
 * From what is known of one person to the doors that are open (domein §2.6). A table, so that it can be read and tested
 * row by row. It advises and decides nothing: who has a right to what is for the organisation behind the door.
 */

export const Leeftijd = z.enum(['minderjarig', 'meerderjarig', 'onbekend']);
export type Leeftijd = z.infer<typeof Leeftijd>;
export const Verblijf = z.enum(['nederlands-of-eu', 'rechtmatig', 'zonder-verblijf', 'onbekend']);
export type Verblijf = z.infer<typeof Verblijf>;
export const Uitbuiting = z.enum(['arbeid', 'seksueel', 'crimineel', 'anders', 'onbekend']);
export type Uitbuiting = z.infer<typeof Uitbuiting>;
export const Wens = z.enum(['hulp', 'aangifte', 'nu-niets', 'onbekend']);
export type Wens = z.infer<typeof Wens>;

/** What the aandachtsfunctionaris knows; what she does not know is `onbekend`, never left out. */
export interface Opvangvraag {
  leeftijd: Leeftijd;
  verblijf: Verblijf;
  uitbuiting: Uitbuiting;
  wens: Wens;
  /** it happens at home or among family, or there is a child in the household */
  huiselijk: boolean;
}

export const deuren = [
  'nidos',
  'veilig-thuis',
  'jeugdhulp',
  'politie-bedenktijd',
  'arbeidsinspectie-bedenktijd',
  'coa',
  'politie-aangifte',
  'comensha',
  'wmo',
  'zorgcoordinator',
] as const;
export type Deur = (typeof deuren)[number];

type Mits = { readonly [K in keyof Opvangvraag]?: readonly Opvangvraag[K][] };

interface Rij {
  readonly deur: Deur;
  /** every condition must hold; one that is absent always does */
  readonly mits: Mits;
  /** the side track on which the step is recorded */
  readonly spoor: Zijspoor;
  /** where it says so */
  readonly bron: string;
}

const KAN_MINDERJARIG: readonly Leeftijd[] = ['minderjarig', 'onbekend'];
const KAN_MEERDERJARIG: readonly Leeftijd[] = ['meerderjarig', 'onbekend'];
const KAN_ZONDER_VERBLIJF: readonly Verblijf[] = ['zonder-verblijf', 'onbekend'];
const WIL_NIET_WEG: readonly Wens[] = ['hulp', 'aangifte', 'onbekend'];

/** In the order of the page: protection of children first, and last the door that is always open. */
export const opvangtabel: readonly Rij[] = [
  {
    // at the slightest indication: not knowing the age or the status is reason enough
    deur: 'nidos',
    mits: { leeftijd: KAN_MINDERJARIG, verblijf: KAN_ZONDER_VERBLIJF },
    spoor: 'veilig-thuis',
    bron: 'Nidos, beschermde opvang bij de geringste aanwijzing (Wegwijzer mensenhandel, minderjarigen)',
  },
  {
    deur: 'veilig-thuis',
    mits: { leeftijd: KAN_MINDERJARIG },
    spoor: 'veilig-thuis',
    bron: 'Veilig Thuis, meldpunt bij minderjarigen (beleidsplan; meldcode)',
  },
  {
    deur: 'veilig-thuis',
    mits: { leeftijd: ['meerderjarig'], huiselijk: [true] },
    spoor: 'veilig-thuis',
    bron: 'Veilig Thuis, huiselijke kring of een kind in het huishouden (beleidsplan)',
  },
  {
    deur: 'jeugdhulp',
    mits: { leeftijd: KAN_MINDERJARIG, verblijf: ['nederlands-of-eu', 'rechtmatig'] },
    spoor: 'veilig-thuis',
    bron: 'Gewone jeugdbescherming en jeugdhulp (Wegwijzer mensenhandel, minderjarigen)',
  },
  {
    deur: 'politie-bedenktijd',
    mits: { verblijf: KAN_ZONDER_VERBLIJF },
    spoor: 'slachtofferzorg',
    bron: 'Alleen politie of Arbeidsinspectie begint de bedenktijd (Slachtofferwijzer; Rijksoverheid)',
  },
  {
    deur: 'arbeidsinspectie-bedenktijd',
    mits: { verblijf: KAN_ZONDER_VERBLIJF, uitbuiting: ['arbeid', 'onbekend'] },
    spoor: 'nla',
    bron: 'Alleen politie of Arbeidsinspectie begint de bedenktijd (Slachtofferwijzer; Rijksoverheid)',
  },
  {
    deur: 'coa',
    mits: { leeftijd: KAN_MEERDERJARIG, verblijf: ['zonder-verblijf'], wens: ['hulp', 'aangifte'] },
    spoor: 'slachtofferzorg',
    bron: 'Tijdens de bedenktijd loopt een toelage via het COA (Rijksoverheid)',
  },
  {
    deur: 'politie-aangifte',
    mits: { wens: ['aangifte'] },
    spoor: 'slachtofferzorg',
    bron: 'Politie, afdeling mensenhandel (beleidsplan)',
  },
  {
    deur: 'comensha',
    mits: { leeftijd: KAN_MEERDERJARIG, wens: WIL_NIET_WEG },
    spoor: 'comensha',
    bron: 'CoMensha zoekt een plek voor meerderjarigen (Wegwijzer mensenhandel)',
  },
  {
    deur: 'wmo',
    mits: {
      leeftijd: KAN_MEERDERJARIG,
      verblijf: ['nederlands-of-eu', 'rechtmatig'],
      wens: WIL_NIET_WEG,
    },
    spoor: 'slachtofferzorg',
    bron: 'Opvang vanuit de Wmo bij rechtmatig verblijf (beleidsplan)',
  },
  {
    deur: 'zorgcoordinator',
    mits: {},
    spoor: 'slachtofferzorg',
    bron: 'Zorgcoördinator bij het Zorg- en Veiligheidshuis, welke kant het ook op gaat (beleidsplan; AB VR NHN 3-7-2020)',
  },
];

export interface Opvangadvies {
  readonly deur: Deur;
  readonly spoor: Zijspoor;
  readonly bron: string;
}

const past = (mits: Mits, vraag: Opvangvraag): boolean =>
  (Object.keys(mits) as (keyof Opvangvraag)[]).every((veld) =>
    (mits[veld] as readonly unknown[]).includes(vraag[veld]),
  );

/** Takes what is known of one person; gives the doors in the order of the page, each once. Never none. */
export function wijsOpvang(vraag: Opvangvraag): readonly Opvangadvies[] {
  const gezien = new Set<Deur>();
  return opvangtabel.flatMap(({ mits, deur, spoor, bron }) => {
    if (gezien.has(deur) || !past(mits, vraag)) return [];
    gezien.add(deur);
    return [{ deur, spoor, bron }];
  });
}
