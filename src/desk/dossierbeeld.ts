import { useLive } from '#ui/use-live.ts';
import { WACHTEND } from './daden.ts';
import { werkdagen } from './tijd.ts';
import type { Bijgekomen, Desk, Werkregel } from '#device/desk.ts';
import { stationVan } from '#domain/haltes.ts';
import { type Logstuk, type Melding } from '#domain/melding.ts';
import type { Zijspoor } from '#domain/routegebeurtenis.ts';
import type { Signaal } from '#domain/signaal.ts';

/** A melding as the screens draw it: what the domain says, plus what follows from it. */
export interface Dossierbeeld {
  melding: string;
  kenmerk: string;
  inhoud: Melding;
  /** what the melder added, in the order of the log */
  bij: readonly Bijgekomen[];
  /** absent when this desk cannot read what the melder sent, or the envelope is gone */
  signaal: Signaal | undefined;
  /** 1–7; 8 when the whole line was travelled */
  halte: number;
  /** the route was left at `halte`, before the end of the line */
  gestopt: boolean;
  gesloten: boolean;
  acuut: boolean;
  oefening: boolean;
  /** side tracks that were asked or are still to be asked */
  lopend: readonly Zijspoor[];
  /** the side track whose answer the station waits for */
  wachtOp: Zijspoor | undefined;
  kanVerrijken: boolean;
  /** since when it waits: on its step, and for danger since it was marked */
  wachtSinds: string;
}

/** Takes a row of the desk; gives it as the screens draw it. */
export function beeldVan({ melding, kenmerk, inhoud, bij }: Werkregel): Dossierbeeld {
  const { stand, oorsprong, geschiedenis } = inhoud;
  const { stap, zijsporen, feiten } = stand;
  const gesloten = stap === 'afgesloten' || stap === 'vernietigd' || stap === 'ingetrokken';
  const gestopt =
    gesloten &&
    feiten.afdoening !== null &&
    !['opsporing', 'bestuurlijke-aanpak', 'zorg', 'combinatie', 'niet-opgepakt'].includes(feiten.afdoening);
  const verst = Math.max(1, ...geschiedenis.map(stationVan).filter((halte) => halte < 7));
  const signaal = oorsprong.soort === 'signaal' ? oorsprong.signaal : undefined;
  const acuut = !gesloten && (zijsporen.acuut === 'nodig' || zijsporen.acuut === 'uitgezet');
  const sporen = Object.keys(zijsporen) as Zijspoor[];
  return {
    melding,
    kenmerk,
    inhoud,
    bij,
    signaal,
    halte: gestopt ? verst : gesloten ? 8 : stationVan(stap),
    gestopt,
    gesloten,
    acuut,
    oefening: feiten.oefening,
    lopend: sporen.filter(
      (spoor) =>
        spoor !== 'zvh-registratie' && (zijsporen[spoor] === 'nodig' || zijsporen[spoor] === 'uitgezet'),
    ),
    wachtOp: stationVan(stap) < 7 ? WACHTEND.find((spoor) => zijsporen[spoor] === 'uitgezet') : undefined,
    kanVerrijken: !gesloten,
    wachtSinds: (acuut && signaal?.acuut?.gemarkeerdOp) || inhoud.sinds,
  };
}

/** Takes the id of a melding; gives how it looks now, and again at each change; undefined while it is not here. */
export function useDossier(desk: Desk, melding: string): Dossierbeeld | undefined {
  const regel = useLive(desk.meldingen, []).find((ander) => ander.melding === melding);
  return regel && beeldVan(regel);
}

/** More working days than this on one step asks for attention (design §4). */
export const AANDACHT_NA = 5;

/** Whether it stands too long where it is; danger has its own place. */
export const vraagtAandacht = ({ inhoud, acuut, gesloten }: Dossierbeeld, nu: Date): boolean =>
  !gesloten && !acuut && werkdagen(inhoud.sinds, nu) > AANDACHT_NA;

/** When a side track came to stand as it does. */
export const spoorSinds = ({ inhoud }: Dossierbeeld, spoor: Zijspoor): string | undefined =>
  inhoud.zijsporen[spoor]?.at(-1)?.op;

/** The entry with which a station was reached for the first time. */
export const bereiktMet = ({ inhoud }: Dossierbeeld, halte: number): Logstuk | undefined =>
  inhoud.log.find(({ toegepast, stap }) => toegepast && stationVan(stap) === halte);

/** The newest entry that set the form, with who made the estimate. */
export const vormRegel = ({ inhoud }: Dossierbeeld): Logstuk | undefined =>
  [...inhoud.log]
    .reverse()
    .find(
      ({ toegepast, regel }) =>
        toegepast &&
        (regel?.inhoud.soort === 'vorm' ||
          (regel?.inhoud.soort === 'route' && regel.inhoud.gebeurtenis.type === 'duiding-bijstellen')),
    );

/** The day on which a followed melding is looked at again. */
export function herzienOp({ inhoud }: Dossierbeeld): string | undefined {
  for (const { toegepast, regel } of [...inhoud.log].reverse()) {
    if (toegepast && regel?.inhoud.soort === 'route' && regel.inhoud.gebeurtenis.type === 'onvoldoende')
      return regel.inhoud.gebeurtenis.herzienOp;
  }
  return undefined;
}

/** Whether a message can reach the melder's phone; otherwise she is told in person. */
export const heeftPostvak = ({ inhoud }: Dossierbeeld): boolean =>
  inhoud.oorsprong.kanaal === 'app' && inhoud.oorsprong.herkomst !== 'ingetrokken';
