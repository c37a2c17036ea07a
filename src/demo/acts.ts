import type { Logregelinhoud } from '#domain/logregel.ts';
import type { Routegebeurtenis, Verstrekking, Zijspoor, Zijspoorstand } from '#domain/routegebeurtenis.ts';
import { type Sjabloon, SJABLONEN } from '#domain/terugkoppeling.ts';
import type { Uitbuitingsvorm } from '#domain/signalenlijst.ts';
import { BRONNEN, type Bron, type Verrijkingsresultaat } from '#domain/verrijking.ts';

/* What the aandachtsfunctionaris of the demo does, one line each. Everything is made up. */

/** What an act may refer to: the day it is done, and the dossiers that are there by then. */
export interface Hier {
  dag: string;
  op: string;
  meldingVan(id: string): string;
}

/** Something done in a dossier: an entry of its log, or a message to the melder. */
export type Daad = (hier: Hier) => Logregelinhoud | { soort: 'schrijf'; sjabloon: Sjabloon; tekst: string };

const PUBLIEKE_TAAK = 'Publieke taak openbare orde en veiligheid (AVG art. 6 lid 1 onder e)';
const WGS = 'Wet gegevensverwerking door samenwerkingsverbanden';

const geeft = (ontvanger: string, grondslag = PUBLIEKE_TAAK): Verstrekking => ({
  grondslag,
  ontvanger,
  verstrekt: 'Feiten en verrijking, zonder wie het meldde',
  persoonsgegevens: false,
});

export const route =
  (gebeurtenis: Routegebeurtenis): Daad =>
  () => ({ soort: 'route', gebeurtenis });

/** One source was looked at, with the ground that belongs to it. */
export const bron =
  (welke: Bron, resultaat: Verrijkingsresultaat, regel = ''): Daad =>
  ({ dag }) => ({
    soort: 'verrijking',
    bron: welke,
    grondslag: BRONNEN.find((blad) => blad.bron === welke)?.grondslag ?? PUBLIEKE_TAAK,
    datum: dag,
    resultaat,
    regel,
  });

export const spoor =
  (welk: Zijspoor, stand: Zijspoorstand, organisatie: string, kenmerk?: string): Daad =>
  ({ dag }) => ({
    soort: 'zijspoor',
    spoor: welk,
    stand,
    datum: dag,
    ...(stand === 'uitgezet' && { verstrekking: geeft(organisatie) }),
    ...(kenmerk !== undefined && { kenmerk }),
  });

export const vorm =
  (...vormen: Uitbuitingsvorm[]): Daad =>
  () => ({ soort: 'vorm', vormen });

export const notitie =
  (tekst: string): Daad =>
  () => ({ soort: 'notitie', tekst });

/** A message to the melder; without a text of its own it is the one of the template, which then has no gap. */
export const schrijf =
  (sjabloon: Sjabloon, tekst = SJABLONEN[sjabloon].tekst): Daad =>
  () => ({ soort: 'schrijf', sjabloon, tekst });

export const politieWeetHet =
  (kenmerk: string): Daad =>
  ({ op }) => ({ soort: 'route', gebeurtenis: { type: 'politie-geinformeerd', tijdstip: op, kenmerk } });

export const naarOverleg = route({
  type: 'naar-lokaal-overleg',
  verstrekking: geeft('Lokaal ondermijningsoverleg, voorzitter'),
});
export const naarPolitie = (spoed: boolean): Daad =>
  route({ type: 'naar-politie', spoed, verstrekking: geeft('Politie, taakaccenthouder mensenhandel') });
export const vermoeden = (motivering: string): Daad =>
  route({
    type: 'vermoeden',
    advies: 'Het overleg en de taakaccenthouder politie delen de zorg.',
    motivering,
    partner: 'riec',
    verstrekking: geeft('RIEC, accountmanager', WGS),
  });
export const naarPlein = route({
  type: 'signaal-mensenhandel',
  akkoord: true,
  verstrekking: geeft('Informatieplein RIEC', WGS),
});
export const zvh = spoor('zvh-registratie', 'uitgezet', 'Zorg- en Veiligheidshuis, registratie');

/** The four fixed sources, with nothing in any of them. */
export const nietsGevonden: readonly Daad[] = [
  bron('brp', 'niets'),
  bron('kvk', 'niets'),
  bron('handhaving', 'niets'),
  bron('wijkteam', 'niets'),
];
export { geeft };
