import { and, assign, setup } from 'xstate';
import type { Routegebeurtenis, Zijspoor } from './routegebeurtenis.ts';
import {
  gegevens,
  voorwaarden,
  type Afdoening,
  type Routegegevens,
  type Voorwaarde,
} from './routevoorwaarden.ts';

/** The sentences of which the meldroute is written: its conditions, and what each step changes in the facts. */
export const route = setup({
  types: {
    context: {} as Routegegevens,
    events: {} as Routegebeurtenis,
    input: {} as Routegegevens,
  },
  guards: { ...voorwaarden, ...gegevens },
  actions: {
    'het signaal ligt vast': assign(({ event }) =>
      event.type === 'verzenden'
        ? { oorspronkelijk: event.vingerafdruk, locatietype: event.locatietype, vormen: event.vormen }
        : {},
    ),
    'de aanvulling komt erbij': assign(({ context, event }) =>
      'vingerafdruk' in event ? { aanvullingen: [...context.aanvullingen, event.vingerafdruk] } : {},
    ),
    'de duiding verandert': assign(({ event }) =>
      event.type === 'duiding-bijstellen' ? { locatietype: event.locatietype, vormen: event.vormen } : {},
    ),
    'de plaatsvervanger kan verder': assign({ vervanging: true }),
    'de vervanging is voorbij': assign({ vervanging: false }),
    'het is geen oefening meer': assign({ oefening: false }),

    'de partner zwijgt': assign(({ context }) => ({
      rappel:
        context.rappel === 'geen' || context.rappel === 'nodig' ? ('nodig' as const) : ('vergeefs' as const),
    })),
    'de partner is herinnerd': assign({ rappel: 'gedaan' }),
    'er wordt niet meer gewacht': assign({ rappel: 'geen' }),

    'de weging is open': assign({
      afdoening: null,
      bewaarklasse: null,
      terugkoppeling: { stand: 'nog-niet' },
    }),
    'afgedaan als': assign({ afdoening: (_, afdoening: Afdoening) => afdoening }),
    'afgedaan zoals de tafel koos': assign(({ event }) =>
      event.type === 'regionale-tafel-besluit' ? { afdoening: event.keuze } : {},
    ),
    'de melder moet het nog horen': assign({ terugkoppeling: { stand: 'nog-niet' } }),
    'de melder weet het': assign(({ event }) =>
      event.type === 'terugkoppeling-melder'
        ? { terugkoppeling: { stand: 'gegeven' as const, sjabloon: event.sjabloon } }
        : {},
    ),
    'de melder kan het niet horen': assign(({ event }) =>
      event.type === 'melder-kan-niet-bereikt'
        ? { terugkoppeling: { stand: 'onmogelijk' as const, reden: event.reden } }
        : {},
    ),
    'de bewaartermijn loopt': assign(({ event }) =>
      event.type === 'sluiten' ? { bewaarklasse: event.bewaarklasse } : {},
    ),
  },
});

type Zin = Exclude<Voorwaarde, 'het gaat om dit spoor'>;

/** A step of the chart: where it leads, and what must be so. */
export const naar = <const T extends string>(target: T, ...mits: readonly Zin[]) =>
  ({ target, guard: and([...mits]) }) as const;

/** A step with an effect on the facts. */
export const met = <const A, S extends object>(actions: A, stap: S) => ({ ...stap, actions }) as const;

/** A step that leads nowhere else: what it changes, and what must be so. */
export const hier = <const A extends string>(actions: A, ...mits: readonly Zin[]) =>
  ({ actions, guard: and([...mits]) }) as const;

/** Effect of a state: the route is left this way. */
export const als = (afdoening: Afdoening) => ({ type: 'afgedaan als', params: afdoening }) as const;

/** The condition that an event of the side tracks is about this one. */
export const over = (spoor: Zijspoor) => ({ type: 'het gaat om dit spoor', params: { spoor } }) as const;
