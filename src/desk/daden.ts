import { stationVan } from '#domain/haltes.ts';
import { type Gebeurtenisnaam, Zijspoor } from '#domain/routegebeurtenis.ts';
import {
  type Routestand,
  type Spoorgebeurtenis,
  mogelijkeGebeurtenissen,
  mogelijkeSporen,
} from '#domain/routestand.ts';
import type { Rol } from '#domain/bevoegdheid.ts';
import type { Routeconfiguratie } from '#domain/routeconfiguratie.ts';
import type { IconName } from '#ui/icon.tsx';

/** How an act is drawn: along the main line, beside it, out of it, danger, or among what is seldom done. */
export type Daadsoort = 'door' | 'zij' | 'uit' | 'acuut' | 'meer';

export interface Daad {
  gebeurtenis: Gebeurtenisnaam;
  spoor?: Zijspoor;
  soort: Daadsoort;
  icon: IconName;
  /** a second act of the same track, offered inside the form of this one */
  ook?: 'spoor-nodig';
}

export interface Daden {
  /** tracks that run now, each with what can be done about it */
  lopend: readonly { spoor: Zijspoor; daden: readonly Daad[] }[];
  daden: readonly Daad[];
}

/** The one act that goes on along the line; the first of these that exists now is the filled one. */
const DOOR: readonly Gebeurtenisnaam[] = [
  'in-behandeling-nemen',
  'triage',
  'politie-geinformeerd',
  'antwoord-melder',
  'naar-lokaal-overleg',
  'signaal-mensenhandel',
  'regionale-tafel-besluit',
  'vermoeden',
  'naar-politie',
  'verrijken',
  'terugkoppeling-melder',
  'sluiten',
  'nieuw-signaal',
];

const DRAWN: Partial<Record<Gebeurtenisnaam, { soort: Daadsoort; icon: IconName }>> = {
  'acuut-gemarkeerd': { soort: 'acuut', icon: 'siren' },
  triage: { soort: 'acuut', icon: 'siren' },
  'politie-geinformeerd': { soort: 'zij', icon: 'phone' },
  'vragen-aan-melder': { soort: 'zij', icon: 'message-circle-question-mark' },
  'antwoord-melder': { soort: 'zij', icon: 'message-square-text' },
  verrijken: { soort: 'zij', icon: 'search' },
  'naar-politie': { soort: 'zij', icon: 'arrow-down' },
  'pct-consulteren': { soort: 'zij', icon: 'door-open' },
  'arbeidsinspectie-melden': { soort: 'zij', icon: 'hard-hat' },
  rappelleren: { soort: 'zij', icon: 'phone' },
  'nieuw-signaal': { soort: 'zij', icon: 'plus' },
  heropenen: { soort: 'zij', icon: 'corner-down-left' },
  'terugkoppeling-melder': { soort: 'zij', icon: 'message-square-text' },
  'geen-aanwijzing': { soort: 'uit', icon: 'corner-down-right' },
  'ander-fenomeen': { soort: 'uit', icon: 'corner-down-right' },
  'geen-mensenhandel': { soort: 'uit', icon: 'corner-down-right' },
  onvoldoende: { soort: 'uit', icon: 'clock' },
  'zonder-antwoord-verder': { soort: 'uit', icon: 'corner-down-right' },
  'melder-kan-niet-bereikt': { soort: 'uit', icon: 'ban' },
  'terug-naar-ontvangen': { soort: 'meer', icon: 'corner-down-left' },
  'buiten-gemeente': { soort: 'meer', icon: 'corner-down-right' },
  'overdracht-teruggegeven': { soort: 'meer', icon: 'corner-down-left' },
  dubbel: { soort: 'meer', icon: 'copy' },
  losmaken: { soort: 'meer', icon: 'corner-down-left' },
  'duiding-bijstellen': { soort: 'meer', icon: 'pencil' },
  aanvulling: { soort: 'meer', icon: 'plus' },
  'vervanging-begonnen': { soort: 'meer', icon: 'user-round' },
  'vervanging-beeindigd': { soort: 'meer', icon: 'user-round' },
  'echt-maken': { soort: 'meer', icon: 'circle-check' },
};

const SPOOR_ICONS: Record<Zijspoor, IconName> = {
  acuut: 'siren',
  pct: 'door-open',
  nla: 'hard-hat',
  slachtofferzorg: 'heart-handshake',
  'veilig-thuis': 'baby',
  'zvh-registratie': 'clipboard-list',
  comensha: 'heart-handshake',
  bestuurlijk: 'building-2',
  casusregie: 'users',
};

/** Tracks that are offered at every open station; the others stand among what is seldom done (design §2). */
const ALTIJD: readonly Zijspoor[] = ['slachtofferzorg', 'veilig-thuis'];

/** In the order in which they are offered. */
const SPOORDADEN: readonly string[] = [
  'spoor-bevestigen',
  'spoor-uitzetten',
  'spoor-nodig',
  'spoor-vervallen',
] satisfies Spoorgebeurtenis[];

/** Tracks whose silence holds up the weighing; the others run along. */
export const WACHTEND: readonly Zijspoor[] = ['pct', 'nla', 'veilig-thuis', 'slachtofferzorg'];

/**
 * Takes where a melding stands, the rol and the configuration; gives every act that exists now, as it is drawn.
 * Nothing is added to what the route allows and nothing is left out.
 */
export function dadenVoor(stand: Routestand, rol: Rol, configuratie: Routeconfiguratie): Daden {
  const namen = mogelijkeGebeurtenissen(stand, rol, configuratie).filter(
    (naam) => !SPOORDADEN.includes(naam),
  );
  const sporen = mogelijkeSporen(stand, rol, configuratie);
  const gewogen = stationVan(stand.stap) === 7 && stand.feiten.terugkoppeling.stand !== 'nog-niet';
  const zvhNodig = gewogen && stand.zijsporen['zvh-registratie'] === 'nodig';
  const wacht = WACHTEND.find((spoor) => stand.zijsporen[spoor] === 'uitgezet' && stationVan(stand.stap) < 7);
  const door = zvhNodig || wacht ? undefined : DOOR.find((naam) => namen.includes(naam) && mag(naam, stand));

  const lijn = namen.map((gebeurtenis): Daad => {
    const drawn = DRAWN[gebeurtenis] ?? { soort: 'zij' as const, icon: 'arrow-right' as const };
    if (gebeurtenis === 'verrijken' && gebeurtenis !== door)
      return { gebeurtenis, soort: 'meer', icon: 'search' };
    if (gebeurtenis !== door) return { gebeurtenis, ...drawn };
    return { gebeurtenis, soort: 'door', icon: drawn.soort === 'acuut' ? 'siren' : 'arrow-down' };
  });

  const beside = Zijspoor.options.map((spoor) => ({
    spoor,
    stand: stand.zijsporen[spoor],
    daden: sporen[spoor].map((gebeurtenis): Daad => ({
      gebeurtenis,
      spoor,
      soort: 'zij',
      icon: SPOOR_ICONS[spoor],
    })),
  }));
  const loopt = ({ spoor, stand: nu }: (typeof beside)[number]) =>
    (nu === 'uitgezet' || nu === 'nodig') && (spoor !== 'zvh-registratie' || gewogen || nu === 'uitgezet');

  const stil = beside
    .filter((track) => !loopt(track))
    .flatMap(({ spoor, daden }) => {
      const soort: Daadsoort = ALTIJD.includes(spoor) ? 'zij' : 'meer';
      const uitzetten = daden.find(({ gebeurtenis }) => gebeurtenis === 'spoor-uitzetten');
      const klaarzetten = daden.some(({ gebeurtenis }) => gebeurtenis === 'spoor-nodig');
      if (!uitzetten || !klaarzetten) return daden.map((daad) => ({ ...daad, soort }));
      // one button per track: setting it ready without asking yet is the second choice in its form
      const rest = daden.filter(
        ({ gebeurtenis }) => gebeurtenis !== 'spoor-uitzetten' && gebeurtenis !== 'spoor-nodig',
      );
      return [
        { ...uitzetten, soort, ook: 'spoor-nodig' as const },
        ...rest.map((daad) => ({ ...daad, soort })),
      ];
    });

  return {
    lopend: beside.filter(loopt).map(({ spoor, daden }) => ({
      spoor,
      daden: [...daden]
        .sort((a, b) => SPOORDADEN.indexOf(a.gebeurtenis) - SPOORDADEN.indexOf(b.gebeurtenis))
        .map((daad, i) => ({
          ...daad,
          soort: i === 0 && (spoor === wacht || (zvhNodig && spoor === 'zvh-registratie')) ? 'door' : 'zij',
        })),
    })),
    daden: [...lijn, ...stil],
  };
}

/** Some acts exist at a station without being the way on from it. */
function mag(naam: Gebeurtenisnaam, { stap, feiten, zijsporen }: Routestand): boolean {
  if (naam === 'verrijken') return stap === 'ontvangen';
  if (naam === 'terugkoppeling-melder') return feiten.terugkoppeling.stand === 'nog-niet';
  if (naam === 'naar-politie') return stap === 'verrijking';
  // danger first: as long as the police have not answered, that is the way on
  if (naam === 'politie-geinformeerd') return zijsporen.acuut === 'uitgezet' || stap === 'acuut-overdragen';
  return true;
}
