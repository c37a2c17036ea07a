import { and } from 'xstate';
import type { Gebeurtenisnaam, Zijspoor } from './routegebeurtenis.ts';
import { over, route } from './routetaal.ts';
import type { voorwaarden } from './routevoorwaarden.ts';

/**
 * What runs beside the line (domein §2.3, §2.6). A side track stands on niet-van-toepassing, nodig, uitgezet or
 * bevestigd; of the line it knows only whether the melding is in behandeling, and it never moves the line.
 */

const verstrekking = 'grondslag, ontvanger en wat is verstrekt staan erbij';
const kenmerk = 'er staat een kenmerk bij';
const reden = 'er staat een reden bij';
const open = 'de melding is in behandeling';
const openOfGesloten = 'de melding is in behandeling of afgesloten';

/** What was practised has not been done: when an oefening turns out to be real, its tracks start again. */
const echt = {
  'echt-maken': { guard: and(['het is een oefening', 'de melding ligt bij het bureau']), target: 'nodig' },
} as const;

const vervalt = (spoor: Zijspoor) =>
  ({
    'spoor-vervallen': {
      guard: and([over(spoor), openOfGesloten, reden]),
      target: 'niet-van-toepassing',
    },
  }) as const;

const bevestigd = (spoor: Zijspoor) =>
  ({
    'spoor-bevestigen': { guard: and([over(spoor), openOfGesloten, kenmerk]), target: 'bevestigd' },
  }) as const;

/** Takes the track, and for a partner with an event of its own that event and when it may be asked. */
function zijspoor(
  spoor: Zijspoor,
  vragen?: {
    gebeurtenis: Gebeurtenisnaam;
    mits: readonly (keyof Omit<typeof voorwaarden, 'het gaat om dit spoor'>)[];
  },
) {
  const mits = vragen?.mits ?? [open];
  const nodig = { 'spoor-nodig': { guard: and([over(spoor), ...mits]), target: 'nodig' } } as const;
  const uitzetten = vragen
    ? { [vragen.gebeurtenis]: { guard: and([...mits, verstrekking]), target: 'uitgezet' } }
    : { 'spoor-uitzetten': { guard: and([over(spoor), ...mits, verstrekking]), target: 'uitgezet' } };
  return route.createStateConfig({
    initial: 'niet-van-toepassing',
    states: {
      'niet-van-toepassing': { on: { ...nodig, ...uitzetten } },
      nodig: { on: { ...uitzetten, ...vervalt(spoor) } },
      uitgezet: { on: { ...nodig, ...bevestigd(spoor), ...echt } },
      bevestigd: { on: { ...nodig, ...echt } },
    },
  });
}

const politie = {
  'politie-geinformeerd': {
    guard: and([openOfGesloten, 'er staat bij welke politie het weet en sinds wanneer']),
    target: 'bevestigd',
  },
} as const;

/** Danger. It can be marked until the end, by anyone who has the melding, whatever else is so (domein §2.3 rule c). */
const acuut = route.createStateConfig({
  initial: 'niet-van-toepassing',
  on: {
    'acuut-gemarkeerd': [
      { guard: and(['de melding is niet ten einde', '112 is gebeld']), target: '.uitgezet' },
      { guard: 'de melding is niet ten einde', target: '.nodig' },
    ],
  },
  states: {
    'niet-van-toepassing': {},
    nodig: {
      on: {
        'spoor-uitzetten': { guard: and([over('acuut'), open, verstrekking]), target: 'uitgezet' },
        ...politie,
        ...vervalt('acuut'),
      },
    },
    uitgezet: { on: { ...politie, ...echt } },
    bevestigd: { on: echt },
  },
});

/** Every melding is registered, so this track begins at nodig and niet-van-toepassing does not exist (§5.1). */
const zvhRegistratie = route.createStateConfig({
  initial: 'nodig',
  states: {
    nodig: {
      on: {
        'spoor-uitzetten': {
          guard: and([
            over('zvh-registratie'),
            open,
            verstrekking,
            'persoonsgegevens gaan alleen mee waar dat is geregeld',
          ]),
          target: 'uitgezet',
        },
      },
    },
    uitgezet: { on: { ...bevestigd('zvh-registratie'), ...echt } },
    bevestigd: { on: echt },
  },
});

export const zijsporen = {
  acuut,
  pct: zijspoor('pct', {
    gebeurtenis: 'pct-consulteren',
    mits: [
      'de melding wordt verrijkt of geduid',
      'de gemeente werkt met een PCT',
      'het gaat om prostitutie of seksuele uitbuiting',
    ],
  }),
  nla: zijspoor('nla', {
    gebeurtenis: 'arbeidsinspectie-melden',
    mits: [
      'de melding wordt verrijkt of geduid',
      'de gemeente meldt zelf bij de Arbeidsinspectie',
      'het gaat om arbeidsuitbuiting',
    ],
  }),
  slachtofferzorg: zijspoor('slachtofferzorg'),
  'veilig-thuis': zijspoor('veilig-thuis'),
  'zvh-registratie': zvhRegistratie,
  comensha: zijspoor('comensha'),
  bestuurlijk: zijspoor('bestuurlijk'),
  casusregie: zijspoor('casusregie'),
} satisfies Record<Zijspoor, object>;
