import { type Dice, dice } from './dice.ts';
import type { Storing } from './wire.ts';

/**
 * What happens in one world: acts, how long the world goes on after each before the next begins, and what breaks in
 * that time. All of it follows from the seed, and all of it is plain data: so a failing one can be made smaller.
 */

/** What a melder, a phone, or its owner does. */
const OP_TELEFOON = {
  verzegel: 22,
  schrijf: 6,
  'verzegel-concept': 5,
  open: 5,
  sluit: 4,
  stroom: 4,
  slaap: 4,
  wek: 6,
  'geen-bereik': 4,
  bereik: 6,
  'vraag-nu': 6,
  'trek-in': 5,
  opnieuw: 2,
  ontgrendel: 3,
  vergrendel: 2,
  lees: 3,
  'klok-scheef': 3,
  'klok-goed': 2,
  'schijf-vol': 3,
  'schijf-ruim': 4,
  gewist: 1,
  'schrijf-in': 2,
  'vergeet-kluis': 1,
  // never drawn with the others: it would change every schedule that was made before it was there
  'geef-af': 0,
} as const;
/** What a member does at a desk, and what happens to her browser. */
const AAN_BUREAU = {
  'open-een': 12,
  'open-alles': 8,
  ververs: 6,
  kijk: 3,
  noteer: 8,
  stap: 8,
  'koppel-terug': 7,
  vergrendel: 2,
  stroom: 3,
  'klok-scheef': 1,
  'trek-toestel-in': 1,
  'lees-in': 0,
} as const;
/** What the operator does, and what happens to the server. */
const BIJ_SERVER = {
  stroom: 5,
  'schijf-vol': 2,
  'schijf-ruim': 3,
  reservekopie: 8,
  'herstel-laatste': 3,
  'herstel-oudere': 1,
} as const;
/** Time that goes by while everything lies in a pocket. */
const TIJD = { uren: 3, dagen: 3, weken: 2 } as const;

const DADEN = { telefoon: OP_TELEFOON, bureau: AAN_BUREAU, server: BIJ_SERVER, tijd: TIJD } as const;
const VAAK = { telefoon: 50, bureau: 34, server: 11, tijd: 5 } as const;

export type Waar = keyof typeof DADEN;
export type Daad = {
  [W in Waar]: {
    waar: W;
    wat: keyof (typeof DADEN)[W];
    /** which phone or desk */
    wie: number;
    /** a seed of its own: what is left out does not change what the others do */
    hoe: number;
    /** how long the world goes on before the next act; 0 is at the same moment */
    ms: number;
    breekt: readonly Breuk[];
  };
}[Waar];

/** Something that breaks a while after an act began. */
export type Breuk =
  /** the n-th message from then on */
  | { soort: 'bericht'; na: number; storing: Storing }
  /** a machine loses its power after so many steps */
  | { soort: 'stroom'; waar: 'telefoon' | 'bureau' | 'server'; wie: number; na: number };

export interface Schedule {
  seed: number;
  crypto: 'stand-in' | 'real';
  /** an operator who makes no backups at all: phones then keep their copies for 35 days after the opening */
  kopieen: boolean;
  webLocks: boolean;
  daden: readonly Daad[];
}

const STORINGEN: readonly Storing[] = [
  'cut-before',
  'cut-during',
  'cut-after',
  'cut-after',
  'cut-answer',
  'hangs',
  'double',
  'double',
  'late',
  'portal',
  'gateway',
  'newer',
  'older',
];

function weighted<K extends string>(weights: Readonly<Record<K, number>>, d: Dice): K {
  const entries = Object.entries<number>(weights) as [K, number][];
  let left = d.below(entries.reduce((sum, [, weight]) => sum + weight, 0));
  for (const [name, weight] of entries) {
    left -= weight;
    if (left < 0) return name;
  }
  throw new RangeError('no weights');
}

const SECOND = 1_000;
/** Half of the time the next act comes while this one is still going on. */
const wachten = (d: Dice): number =>
  d.chance(0.3)
    ? 0
    : d.chance(0.4)
      ? d.below(400)
      : d.chance(0.8)
        ? d.below(20) * SECOND
        : d.below(120) * SECOND;

function breuk(d: Dice): Breuk {
  if (d.chance(0.75)) return { soort: 'bericht', na: d.below(10), storing: d.pick(STORINGEN) };
  const waar = d.pick(['telefoon', 'telefoon', 'bureau', 'server'] as const);
  return { soort: 'stroom', waar, wie: d.below(3), na: d.below(120) };
}

/** From this seed on something is carried by hand as well; those before it stay what they were. */
const MET_DE_HAND = 1_000;

/** Puts some acts of carrying among the others: a file that is made, and, at any time later, read. */
function carried(seed: number, daden: readonly Daad[]): readonly Daad[] {
  if (seed < MET_DE_HAND) return daden;
  const d = dice(seed, 'by hand');
  let all = [...daden];
  for (let n = 1 + d.below(3); n > 0; n -= 1) {
    const at = d.below(all.length);
    const daad = (waar: Waar, wat: string, wie: number) =>
      ({
        waar,
        wat,
        wie,
        hoe: d.below(2 ** 31),
        ms: wachten(d),
        breekt: d.chance(0.2) ? [breuk(d)] : [],
      }) as Daad;
    const later = at + d.below(all.length - at + 1);
    const wie = d.below(3);
    all = [
      ...all.slice(0, at),
      // mostly of what could not be sent
      ...(d.chance(0.8) ? [daad('telefoon', 'geen-bereik', wie), daad('telefoon', 'verzegel', wie)] : []),
      daad('telefoon', 'geef-af', wie),
      ...all.slice(at, later),
      daad('bureau', 'lees-in', d.below(2)),
      ...all.slice(later),
    ];
  }
  return all;
}

/** Every fiftieth schedule has the real crypto. */
const REAL = 50;

/** Takes a seed; gives its schedule. */
export function scheduleOf(seed: number): Schedule {
  const d = dice(seed, 'schedule');
  const count = 12 + d.below(16);
  const kopieen = d.chance(0.8);
  const daden = Array.from({ length: count }, (): Daad => {
    const waar = weighted(VAAK, d);
    const wat = weighted(DADEN[waar] as Readonly<Record<string, number>>, d);
    return {
      waar,
      wat,
      wie: d.below(waar === 'telefoon' ? 3 : 2),
      hoe: d.below(2 ** 31),
      ms: wachten(d),
      breekt: d.chance(0.35) ? Array.from({ length: 1 + d.below(2) }, () => breuk(d)) : [],
    } as Daad;
  });
  const crypto = seed % REAL === 0 ? 'real' : 'stand-in';
  return { seed, crypto, kopieen, webLocks: d.chance(0.85), daden: carried(seed, daden) };
}
