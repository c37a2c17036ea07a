import * as z from 'zod/mini';
import type { Routeconfiguratie } from './routeconfiguratie.ts';
import { type Routestand, mogelijkeGebeurtenissen } from './routestand.ts';
import type { Afdoening } from './routevoorwaarden.ts';

/** What a melder can be told (domein §2.4); the last three follow from exits that also pass through terugkoppeling. */
export const Sjabloon = z.enum([
  'tk-ontvangen',
  'tk-in-onderzoek',
  'tk-opgepakt',
  'tk-ander',
  'tk-geen',
  'tk-hulp',
  'tk-leer',
  'tk-volgen',
  'tk-doorgegeven',
  'tk-samengevoegd',
]);
export type Sjabloon = z.infer<typeof Sjabloon>;

/** What of a melding decides which text may be used. */
export interface Terugkoppelstand {
  /** the furthest of the seven stations it reached */
  bereikt: number;
  afdoening: Afdoening | null;
  /** the route now asks for terugkoppeling: without it the melding cannot be closed */
  gevraagd: boolean;
}

interface Sjabloonblad {
  /** `…` is a gap that the aandachtsfunctionaris fills in */
  tekst: string;
  /** with this text the melder has heard back, and the route may go on to closing */
  sluitend: boolean;
  /** the aandachtsfunctionaris says so herself: a machine cannot see whether a text points to a person */
  nietHerleidbaar?: boolean;
  mag(stand: Terugkoppelstand): boolean;
}

const afgedaan =
  (...soorten: Afdoening[]) =>
  ({ afdoening }: Terugkoppelstand) =>
    afdoening !== null && soorten.includes(afdoening);

/** The texts in the je-form, and when each may be used. */
export const SJABLONEN: Record<Sjabloon, Sjabloonblad> = {
  'tk-ontvangen': {
    tekst: 'Je signaal is ontvangen en wordt bekeken. Bedankt dat je het meldde.',
    sluitend: false,
    mag: () => true,
  },
  'tk-in-onderzoek': {
    tekst:
      'Ik heb je signaal aangevuld en besproken met partners. Meer kan ik nu niet vertellen. Blijf letten op …',
    sluitend: true,
    mag: ({ bereikt }) => bereikt >= 4,
  },
  'tk-opgepakt': {
    tekst:
      'Je signaal wordt verder opgepakt. Wat er precies gebeurt, mag ik niet delen. Wat je zag was bruikbaar, omdat …',
    sluitend: true,
    mag: ({ bereikt }) => bereikt >= 5,
  },
  'tk-ander': {
    tekst: 'Dit is geen mensenhandel, maar wel iets anders: … Ik heb dat doorgegeven aan …',
    sluitend: true,
    mag: afgedaan('ander-fenomeen'),
  },
  'tk-geen': {
    tekst:
      'Met wat we nu weten, is er geen aanwijzing voor mensenhandel. Het was goed dat je het meldde. Bedankt daarvoor.',
    sluitend: true,
    mag: afgedaan('geen-mensenhandel'),
  },
  'tk-hulp': {
    tekst: 'Er is hulp aangeboden.',
    sluitend: false,
    nietHerleidbaar: true,
    mag: () => true,
  },
  'tk-leer': {
    tekst: 'Een tip voor de volgende keer: …',
    sluitend: false,
    mag: () => true,
  },
  'tk-volgen': {
    tekst:
      'Er is nu nog te weinig om mee verder te gaan. Ik bewaar je signaal en let op nieuwe signalen. Zie je weer iets, meld het dan opnieuw.',
    sluitend: true,
    mag: afgedaan('onvoldoende', 'zonder-antwoord'),
  },
  'tk-doorgegeven': {
    tekst: 'Dit speelt in een andere gemeente. Ik heb je signaal doorgegeven aan mijn collega daar.',
    sluitend: true,
    mag: afgedaan('overgedragen'),
  },
  'tk-samengevoegd': {
    tekst: 'Over deze plek was al een signaal. Ik heb jouw signaal daarbij gevoegd. Samen zegt het meer.',
    sluitend: true,
    mag: afgedaan('samengevoegd'),
  },
};

/** Takes where a melding is; gives the texts that may be used now, those that let it close first. */
export function sjablonenVoor(stand: Terugkoppelstand): readonly Sjabloon[] {
  return Sjabloon.options
    .filter((sjabloon) => sjabloon !== 'tk-ontvangen' && SJABLONEN[sjabloon].mag(stand))
    .sort((a, b) => Number(SJABLONEN[b].sluitend) - Number(SJABLONEN[a].sluitend));
}

/** Takes a melding; gives what decides which text its melder may get. */
export function terugkoppelstandVan(melding: {
  stand: Routestand;
  bereikt: number;
  configuratie: Routeconfiguratie;
}): Terugkoppelstand {
  const { stand, bereikt, configuratie } = melding;
  const { afdoening, terugkoppeling } = stand.feiten;
  const kan = mogelijkeGebeurtenissen(stand, 'aandachtsfunctionaris', configuratie);
  const gevraagd = terugkoppeling.stand === 'nog-niet' && kan.includes('terugkoppeling-melder');
  return { bereikt, afdoening, gevraagd };
}

/** True while a text still has a gap of its template. */
export const heeftGat = (tekst: string): boolean => tekst.includes('…');
