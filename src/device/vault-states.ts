import type { Kluisstand } from './phone.ts';

/**
 * The vault as its screens see it. Order is law here: a code opens only what was open before, and whatever goes wrong
 * ends in `gesloten`, where only the passphrase helps. A table and not an XState machine, because it is all the first
 * screen needs of one, and the library weighs as much as that screen.
 */
export type Kluisgebeurtenis =
  | 'gemaakt'
  | 'gevonden'
  | 'ontgrendeld'
  | 'vergrendeld'
  | 'heropend'
  | 'verlopen'
  | 'vernietigd'
  | 'weggelegd'
  | 'teruggepakt';

export const OVERGANGEN: Readonly<
  Record<Kluisstand, Readonly<Partial<Record<Kluisgebeurtenis, Kluisstand>>>>
> = {
  geen: { gevonden: 'gesloten', gemaakt: 'open' },
  gesloten: { ontgrendeld: 'open', vernietigd: 'geen', teruggepakt: 'heropenbaar' },
  open: { vergrendeld: 'heropenbaar', verlopen: 'gesloten', vernietigd: 'geen' },
  heropenbaar: {
    heropend: 'open',
    ontgrendeld: 'open',
    verlopen: 'gesloten',
    vernietigd: 'geen',
    weggelegd: 'gesloten',
  },
};

/** Takes the state and what happened; gives the next state: the same one when that cannot happen there. */
export const next = (stand: Kluisstand, gebeurtenis: Kluisgebeurtenis): Kluisstand =>
  OVERGANGEN[stand][gebeurtenis] ?? stand;
