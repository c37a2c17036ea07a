import { setup } from 'xstate';

/**
 * The vault as its screens see it. Order is law here: a code opens only what was open before, and whatever goes wrong
 * ends in `gesloten`, where only the passphrase helps.
 */
export const vaultMachine = setup({
  types: {
    events: {} as {
      type: 'gemaakt' | 'gevonden' | 'ontgrendeld' | 'vergrendeld' | 'heropend' | 'verlopen' | 'vernietigd';
    },
  },
}).createMachine({
  initial: 'geen',
  on: { vernietigd: '.geen' },
  states: {
    geen: { on: { gevonden: 'gesloten', gemaakt: 'open' } },
    gesloten: { on: { ontgrendeld: 'open' } },
    open: { on: { vergrendeld: 'heropenbaar', verlopen: 'gesloten' } },
    heropenbaar: { on: { heropend: 'open', ontgrendeld: 'open', verlopen: 'gesloten' } },
  },
});
