import { assign, fromCallback, fromPromise, setup } from 'xstate';
import type { Lijn } from './delivery.ts';

/**
 * One round with the server, again and again: keyset, deliver, ask, photos. Only the order is here; what is done in each state
 * is handed in. One round at a time on this phone, over all tabs: everything inside `bezig` holds the lock.
 */

export interface Syncfeiten {
  /** rounds in a row that ended for want of a line */
  mislukt: number;
  lijn: Lijn['stand'];
  /** somebody asked for everything, whatever the back-off says; and this round does so */
  alles: boolean;
  rondeAlles: boolean;
  /** milliseconds until the next round */
  wacht: number;
}

/** The part of an actor's answer that the machine looks at. */
export interface Ronde {
  lijn: Lijn;
}

export interface Syncopdracht {
  alles: boolean;
}

const onthoud = {
  type: 'onthoud de vraag',
  params: ({ event }: { event: { alles?: boolean } }) => ({ alles: event.alles }),
} as const;
const verder = [onthoud, 'breid de ronde uit'] as const;
const nieuwer = {
  ga: [
    { guard: 'alles is gevraagd', actions: [...verder], target: 'sleutelbos' },
    { actions: [...verder], target: 'versturen' },
  ],
} as const;
const gaan = { actions: onthoud, target: 'bezig' } as const;
const uitkomst = ({ event }: { event: { output: Ronde } }) => event.output;
const lijnIsEr = { type: 'de lijn is er', params: uitkomst } as const;
const onthoudLijn = { type: 'onthoud de lijn', params: uitkomst } as const;
const zonderLijn = {
  actions: [onthoudLijn, { type: 'tel de mislukking', params: uitkomst }],
  target: '#plannen',
} as const;
const misgegaan = {
  actions: { type: 'tel de mislukking', params: { lijn: { stand: 'goed' } } },
  target: '#plannen',
} as const;

export const syncMachine = setup({
  types: {
    context: {} as Syncfeiten,
    events: {} as
      /** something may have changed: a new envelope, coverage, the app on screen, or a person who asks */
      { type: 'ga'; alles?: boolean } | { type: 'slot.gekregen' } | { type: 'slot.kwijt' } | { type: 'stop' },
  },
  actors: {
    /** Sends `slot.gekregen` once the lock is held and `slot.kwijt` when it is lost; lets go when it is stopped. */
    slot: fromCallback(() => {}),
    sleutelbos: fromPromise<void, Syncopdracht>(() => Promise.resolve()),
    versturen: fromPromise<Ronde, Syncopdracht>(() => Promise.reject(new Error('not provided'))),
    ophalen: fromPromise<Ronde, Syncopdracht>(() => Promise.reject(new Error('not provided'))),
    fotos: fromPromise<Ronde, Syncopdracht>(() => Promise.reject(new Error('not provided'))),
    /** Gives how long to wait for the next round. */
    plannen: fromPromise<number, Pick<Syncfeiten, 'mislukt' | 'lijn'>>(() => Promise.resolve(0)),
  },
  actions: {
    'onthoud de lijn': assign((_, { lijn }: Ronde) => ({ lijn: lijn.stand })),
    'tel de mislukking': assign(({ context }, { lijn }: Ronde) => ({
      mislukt: context.mislukt + (lijn.stand !== 'goed' && lijn.pauze ? 0 : 1),
    })),
    'begin opnieuw te tellen': assign({ mislukt: 0 }),
    'begin de ronde': assign(({ context }) => ({ rondeAlles: context.alles, alles: false })),
    'breid de ronde uit': assign(({ context }) => ({
      rondeAlles: context.rondeAlles || context.alles,
      alles: false,
    })),
    'onthoud de vraag': assign(({ context }, { alles }: { alles: boolean | undefined }) => ({
      alles: context.alles || alles === true,
    })),
  },
  guards: {
    'er is meer gevraagd': ({ context }) => context.alles,
    'alles is gevraagd': ({ event }) => event.type === 'ga' && event.alles === true,
    'de lijn is er': (_, { lijn }: Ronde) => lijn.stand === 'goed',
  },
  delays: { totVolgende: ({ context }) => context.wacht },
}).createMachine({
  context: { mislukt: 0, lijn: 'goed', alles: false, rondeAlles: false, wacht: 0 },
  initial: 'rust',
  on: {
    stop: '.gestopt',
    ga: { actions: onthoud },
  },
  states: {
    rust: { on: { ga: gaan } },

    bezig: {
      entry: 'begin de ronde',
      invoke: { src: 'slot' },
      on: { 'slot.kwijt': 'plannen' },
      initial: 'wachtOpSlot',
      states: {
        wachtOpSlot: { on: { 'slot.gekregen': 'sleutelbos' } },

        // A server without a keyset still takes envelopes: nothing here keeps a signaal waiting.
        sleutelbos: {
          invoke: {
            src: 'sleutelbos',
            input: ({ context }) => ({ alles: context.rondeAlles }),
            onDone: 'versturen',
            onError: 'versturen',
          },
        },

        versturen: {
          invoke: {
            src: 'versturen',
            input: ({ context }) => ({ alles: context.rondeAlles }),
            onDone: [
              {
                guard: lijnIsEr,
                actions: onthoudLijn,
                target: 'ophalen',
              },
              zonderLijn,
            ],
            onError: misgegaan,
          },
        },

        ophalen: {
          // a new envelope goes before questions about old ones
          on: nieuwer,
          invoke: {
            src: 'ophalen',
            input: ({ context }) => ({ alles: context.rondeAlles }),
            onDone: [{ guard: lijnIsEr, actions: onthoudLijn, target: 'fotos' }, zonderLijn],
            onError: misgegaan,
          },
        },

        // Last: text and questions are small, and somebody waits for them.
        fotos: {
          on: nieuwer,
          invoke: {
            src: 'fotos',
            input: ({ context }) => ({ alles: context.rondeAlles }),
            onDone: [
              {
                guard: lijnIsEr,
                actions: 'begin opnieuw te tellen',
                target: '#plannen',
              },
              zonderLijn,
            ],
            onError: misgegaan,
          },
        },
      },
    },

    plannen: {
      id: 'plannen',
      on: { ga: gaan },
      invoke: {
        src: 'plannen',
        input: ({ context }) => ({ mislukt: context.mislukt, lijn: context.lijn }),
        onDone: [
          // asked while the round was already under way
          { guard: 'er is meer gevraagd', target: 'bezig' },
          { actions: assign({ wacht: ({ event }) => event.output }), target: 'wachten' },
        ],
        onError: { actions: assign({ wacht: 60_000 }), target: 'wachten' },
      },
    },

    wachten: {
      on: { ga: gaan },
      after: { totVolgende: 'bezig' },
    },

    gestopt: { type: 'final' },
  },
});
