import type { Gebeurtenisnaam, Zijspoor } from '#domain/routegebeurtenis.ts';
import type { Routestand } from '#domain/routestand.ts';
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

/** Takes an act, where the melding stands, and what the table is called; gives its name and its consequence. */
export function daadTekst(
  { gebeurtenis, spoor }: { gebeurtenis: Gebeurtenisnaam; spoor?: Zijspoor },
  { stap, zijsporen: standen }: Routestand,
  overleg: string,
): Tekst {
  if (gebeurtenis === 'verrijken' && stap !== 'ontvangen')
    return { naam: 'Kies nog meer bronnen', gevolg: 'Je legt vast welke bronnen je nog mag bekijken.' };
  if (gebeurtenis === 'spoor-nodig' && spoor && standen[spoor] !== 'niet-van-toepassing')
    return { naam: `Opnieuw nodig: ${zijsporen[spoor].kort}`, gevolg: 'Het zijspoor gaat weer open.' };
  if (gebeurtenis === 'naar-politie' && overleg)
    return {
      naam: 'Niet wachten: naar de politie',
      gevolg: 'Alleen als het niet kan wachten op het overleg. Zij zien niet wie het meldde.',
    };
  const eigen = spoor && perSpoor[gebeurtenis]?.(spoor);
  const { naam, gevolg } = eigen ?? gebeurtenissen[gebeurtenis];
  return { naam, gevolg: gevolg.replace('{overleg}', overleg) };
}
