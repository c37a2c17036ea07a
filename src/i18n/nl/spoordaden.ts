import type { Gebeurtenisnaam, Zijspoor } from '#domain/routegebeurtenis.ts';
import { type Daad, gebeurtenissen, zijsporen } from './meldroute.ts';

type Tekst = Pick<Daad, 'naam' | 'gevolg'>;

/** What an act on a side track is called, with the name of the track in it. */
const perSpoor: Partial<Record<Gebeurtenisnaam, (spoor: Zijspoor) => Tekst>> = {
  'spoor-nodig': (spoor) => ({
    naam: `Zet klaar: ${zijsporen[spoor].kort}`,
    gevolg: 'Het staat dan op je lijst. Er gaat nog niets naar buiten.',
  }),
  'spoor-uitzetten': (spoor) => ({ naam: zijsporen[spoor].vol, gevolg: zijsporen[spoor].gevolg }),
  'spoor-bevestigen': (spoor) => ({
    naam: `Leg antwoord vast: ${zijsporen[spoor].kort}`,
    gevolg: 'Dit zijspoor is dan klaar.',
  }),
  'spoor-vervallen': (spoor) => ({
    naam: `Niet nodig: ${zijsporen[spoor].kort}`,
    gevolg: 'Je legt vast waarom.',
  }),
};

/** Takes an act, its side track if it has one, and what the table is called; gives its name and its consequence. */
export function daadTekst(gebeurtenis: Gebeurtenisnaam, spoor: Zijspoor | undefined, overleg: string): Tekst {
  const eigen = spoor && perSpoor[gebeurtenis]?.(spoor);
  const { naam, gevolg } = eigen ?? gebeurtenissen[gebeurtenis];
  return { naam, gevolg: gevolg.replace('{overleg}', overleg) };
}
