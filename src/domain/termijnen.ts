import type { Melding } from './melding.ts';
import type { Routegebeurtenis } from './routegebeurtenis.ts';

export interface Termijn {
  readonly gebeurtenis: Routegebeurtenis;
  /** when it runs out */
  readonly op: string;
}

const DAG = 86_400_000;

const naDagen = (vanaf: string, dagen: number) => new Date(Date.parse(vanaf) + dagen * DAG).toISOString();

function naMaanden(vanaf: string, maanden: number): string {
  const op = new Date(vanaf);
  const dag = op.getUTCDate();
  op.setUTCMonth(op.getUTCMonth() + maanden, 1);
  const laatste = new Date(Date.UTC(op.getUTCFullYear(), op.getUTCMonth() + 1, 0)).getUTCDate();
  op.setUTCDate(Math.min(dag, laatste));
  return op.toISOString();
}

/**
 * Takes a melding; gives the term that runs now, by the server's clock, and the event it ends in. None while nobody is
 * waited for, while a silent partner must first be reminded, or while something that came after closing waits.
 */
export function volgendeTermijn(
  melding: Pick<Melding, 'stand' | 'sindsServer' | 'configuratie' | 'log' | 'teBeoordelen'>,
): Termijn | undefined {
  const { stand, sindsServer: sinds, configuratie } = melding;
  const { rappel, antwoordMelder, volgen, bewaren } = configuratie.termijnen;
  switch (stand.stap) {
    case 'wacht-op-melder':
      return antwoordMelder === null
        ? undefined
        : { gebeurtenis: { type: 'antwoordtermijn-verstreken' }, op: naDagen(sinds, antwoordMelder) };
    case 'bewaren-en-volgen':
      return volgen === null
        ? undefined
        : { gebeurtenis: { type: 'volgtermijn-verstreken' }, op: naMaanden(sinds, volgen) };
    case 'afgesloten': {
      // what came after closing is not destroyed before somebody looked at it
      if (melding.teBeoordelen.length > 0) return undefined;
      const klasse = stand.feiten.bewaarklasse;
      const maanden = klasse === null ? undefined : bewaren?.[klasse];
      return maanden === undefined
        ? undefined
        : { gebeurtenis: { type: 'bewaartermijn-verstreken' }, op: naMaanden(sinds, maanden) };
    }
    case 'duiding-lokaal':
    case 'duiding-politie':
    case 'regionaal':
    case 'informatieplein':
    case 'ander-fenomeen':
    case 'overgedragen-andere-gemeente': {
      const gezwegen = stand.feiten.rappel;
      if (gezwegen === 'nodig' || gezwegen === 'vergeefs') return undefined;
      const vanaf = gezwegen === 'gedaan' ? laatsteRappel(melding.log) : sinds;
      return { gebeurtenis: { type: 'rappeltermijn-verstreken' }, op: naDagen(vanaf ?? sinds, rappel) };
    }
    default:
      return undefined;
  }
}

function laatsteRappel(log: Melding['log']): string | undefined {
  return log.findLast(
    ({ toegepast, regel }) =>
      toegepast && regel?.inhoud.soort === 'route' && regel.inhoud.gebeurtenis.type === 'rappelleren',
  )?.opgenomenOp;
}
