import type { Inhoud, Logboekregel } from './logregel.ts';
import type { Melding, Nietreden, Spoorstap, Vastgelegd } from './melding.ts';
import type { Routeconfiguratie } from './routeconfiguratie.ts';
import { type Routegebeurtenis, type Verstrekking, Zijspoor } from './routegebeurtenis.ts';
import { type Routestand, zetStap } from './routestand.ts';
import { type Uitkomst, gelukt } from './uitkomst.ts';

export type Toegepast = Uitkomst<Melding, Nietreden>;

/** Takes an entry and what it records; gives that with who did it and when. */
export const vastgelegd = <T>({ door, op, regelId }: Logboekregel, wat: T): Vastgelegd<T> => ({
  ...wat,
  door,
  op,
  regelId,
});

/** Takes one step of the route, and writes beside it what it did to the side tracks and what was given to whom. */
export function zet(
  melding: Melding,
  regel: Logboekregel,
  gebeurtenis: Routegebeurtenis,
  rol: Parameters<typeof zetStap>[2] = regel.door.rol,
  spoor?: Inhoud<'zijspoor'>,
): Toegepast {
  const gezet = zetStap(melding.stand, gebeurtenis, rol, melding.configuratie);
  if (!gezet.ok) return gezet;
  const stand = gezet.waarde;
  const verstrekking = 'verstrekking' in gebeurtenis ? gebeurtenis.verstrekking : undefined;
  const zijsporen = spoorverschil(
    melding.zijsporen,
    melding.stand,
    stand,
    regel,
    bijzonderheden(gebeurtenis, spoor),
  );
  const verstrekkingen = verstrekking
    ? [...melding.verstrekkingen, vastgelegd(regel, { bij: gebeurtenis.type, verstrekking })]
    : melding.verstrekkingen;
  return gelukt({ ...melding, stand, zijsporen, verstrekkingen });
}

/** Takes an act of a deputy who says why she does it; gives the stand in which she may. Anybody else's stays as it is. */
export function neemWaar(
  stand: Routestand,
  { door: { rol } }: Logboekregel,
  vervanging: string | undefined,
  configuratie: Routeconfiguratie,
): Uitkomst<Routestand, Nietreden> {
  if (rol !== 'plaatsvervanger' || vervanging === undefined || stand.feiten.vervanging) return gelukt(stand);
  return zetStap(stand, { type: 'vervanging-begonnen', reden: vervanging }, rol, configuratie);
}

/** What is known of a change of a side track: from the event that made it, or from its own entry. */
function bijzonderheden(
  gebeurtenis: Routegebeurtenis,
  spoor: Inhoud<'zijspoor'> | undefined,
): Omit<Spoorstap, 'stand'> {
  if (spoor) {
    const { soort: _, spoor: __, stand: ___, ...rest } = spoor;
    return rest;
  }
  const verstrekking: Verstrekking | undefined =
    'verstrekking' in gebeurtenis ? gebeurtenis.verstrekking : undefined;
  return {
    ...(verstrekking && { verstrekking, organisatie: verstrekking.ontvanger }),
    ...('kenmerk' in gebeurtenis && { kenmerk: gebeurtenis.kenmerk }),
    ...('reden' in gebeurtenis && { toelichting: gebeurtenis.reden }),
  };
}

/** Takes the side tracks before and after an entry; gives their histories with what it changed. */
export function spoorverschil(
  sporen: Melding['zijsporen'],
  voor: Routestand | undefined,
  na: Routestand,
  regel: Logboekregel,
  wat: Omit<Spoorstap, 'stand'>,
): Melding['zijsporen'] {
  const anders = Zijspoor.options.filter((spoor) =>
    voor ? voor.zijsporen[spoor] !== na.zijsporen[spoor] : na.zijsporen[spoor] !== 'niet-van-toepassing',
  );
  if (anders.length === 0) return sporen;
  const nieuw = anders.map((spoor) => {
    const stap = vastgelegd(regel, { ...wat, stand: na.zijsporen[spoor] });
    return [spoor, [...(sporen[spoor] ?? []), stap]] as const;
  });
  return { ...sporen, ...Object.fromEntries(nieuw) };
}
