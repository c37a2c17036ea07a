import { BRONNEN, openBronnen } from '#domain/verrijking.ts';
import { volgende as v } from '#i18n/nl/volgende.ts';
import { partners, zijsporen } from '#i18n/nl/meldroute.ts';
import { type Dossierbeeld, herzienOp, spoorSinds } from './dossierbeeld.ts';
import { dag } from './tijd.ts';

export interface Volgende {
  kop: string;
  uitleg: string;
}

const naamVan = (bron: string): string => BRONNEN.find((blad) => blad.bron === bron)?.naam ?? bron;

function opsomming(namen: readonly string[]): string {
  if (namen.length < 2) return namen.join('');
  return `${namen.slice(0, -1).join(', ')} ${v.en} ${namen.at(-1)}`;
}

function verrijking({ inhoud: { verrijkingen } }: Dossierbeeld): Volgende {
  const vast = BRONNEN.filter((blad) => blad.vast).map(({ bron }) => bron);
  const open = openBronnen(verrijkingen);
  const bekeken = vast.filter((bron) => !open.includes(bron)).map(naamVan);
  if (open.length === 0) return { kop: v.doorStap4, uitleg: v.alleBekeken };
  const kop = v.bekijken(naamVan(open[0] ?? ''));
  if (bekeken.length === 0) return { kop, uitleg: v.nogGeenBron };
  return { kop, uitleg: v.bekeken(opsomming(bekeken), bekeken.length) };
}

/** Takes a melding; gives in a few words what is to be done next, and why or since when. */
export function volgendeStap(beeld: Dossierbeeld): Volgende {
  const { wachtOp } = beeld;
  const { stand, sinds, behandelaar, configuratie } = beeld.inhoud;
  const { stap, feiten, zijsporen: sporen } = stand;
  if (beeld.gesloten) return { kop: v.klaar, uitleg: v.klaarOp(dag(sinds)) };
  if (sporen.acuut === 'nodig')
    return { kop: v.belPolitie, uitleg: v.acuut(beeld.signaal?.acuut?.gebeld112) };
  if (sporen.acuut === 'uitgezet')
    return { kop: v.belTerug, uitleg: v.acuut(beeld.signaal?.acuut?.gebeld112) };
  if (feiten.rappel === 'nodig' || feiten.rappel === 'vergeefs')
    return { kop: v.herinner, uitleg: v.stil(dag(sinds)) };
  if (wachtOp)
    return {
      kop: v.spoorStil(zijsporen[wachtOp].kort),
      uitleg: v.gevraagd(dag(spoorSinds(beeld, wachtOp) ?? sinds)),
    };
  switch (stap) {
    case 'ontvangen':
      return { kop: v.verrijken, uitleg: v.geopend(dag(sinds), behandelaar?.naam) };
    case 'acuut-overdragen':
      return { kop: v.belTerug, uitleg: v.legVastPolitie };
    case 'wacht-op-melder':
      return { kop: v.wachtMelder, uitleg: v.gevraagd(dag(sinds)) };
    case 'verrijking':
      return verrijking(beeld);
    case 'duiding-lokaal':
      return { kop: v.wachtOverleg, uitleg: v.ingebracht(dag(sinds)) };
    case 'duiding-politie':
      return { kop: v.wachtPolitie, uitleg: v.gevraagd(dag(sinds)) };
    case 'bewaren-en-volgen': {
      const weer = herzienOp(beeld);
      return feiten.terugkoppeling.stand === 'nog-niet'
        ? { kop: v.schrijfMelder, uitleg: v.volgt }
        : { kop: v.volgen, uitleg: weer ? v.kijkOp(dag(weer)) : v.volgt };
    }
    case 'regionaal':
      return {
        kop: v.wachtRegio(partners[configuratie.eersteRegionalePartner]),
        uitleg: v.gevraagd(dag(sinds)),
      };
    case 'informatieplein':
      return { kop: v.wachtPlein, uitleg: v.gevraagd(dag(sinds)) };
    default:
      if (feiten.terugkoppeling.stand === 'nog-niet')
        return { kop: v.schrijfMelder, uitleg: v.uitkomst(dag(sinds)) };
      if (sporen['zvh-registratie'] === 'nodig') return { kop: v.registreer, uitleg: v.registreerUit };
      return { kop: v.sluit, uitleg: v.melderWeet };
  }
}
