import type { Gebeurtenisnaam } from './routegebeurtenis.ts';

/**
 * Who has an account, and the clock. An external partner (police, PCT, RIEC, ZVH, Arbeidsinspectie, Veilig Thuis)
 * and the regierollen have none: they are handed a document, and the aandachtsfunctionaris records their answer.
 */
export type Rol =
  | 'melder'
  | 'aandachtsfunctionaris'
  | 'plaatsvervanger'
  | 'overlegdeelnemer'
  | 'monitor'
  | 'beheerder'
  | 'auditor'
  | 'systeem';

/** What somebody may do besides moving a melding along the route. */
export type Handeling =
  | 'start'
  | 'bureau-invoer'
  | 'eigen-signaal-lezen'
  | 'terugkoppeling-lezen'
  | 'dossier-lezen'
  | 'agendapunt-lezen'
  | 'advies-vastleggen'
  | 'cijfers-lezen'
  | 'inrichting-beheren'
  | 'auditlog-lezen';

type Recht = Gebeurtenisnaam | Handeling;

const dossier = [
  'dossier-lezen',
  'bureau-invoer',
  'cijfers-lezen',
  'in-behandeling-nemen',
  'echt-maken',
  'acuut-gemarkeerd',
  'triage',
  'politie-geinformeerd',
  'buiten-gemeente',
  'overdracht-teruggegeven',
  'dubbel',
  'losmaken',
  'aanvulling',
  'vragen-aan-melder',
  'antwoord-melder',
  'verrijken',
  'terug-naar-ontvangen',
  'duiding-bijstellen',
  'geen-aanwijzing',
  'naar-lokaal-overleg',
  'naar-politie',
  'pct-consulteren',
  'arbeidsinspectie-melden',
  'ander-fenomeen',
  'onvoldoende',
  'nieuw-signaal',
  'vermoeden',
  'geen-mensenhandel',
  'signaal-mensenhandel',
  'regionale-tafel-besluit',
  'rappelleren',
  'zonder-antwoord-verder',
  'terugkoppeling-melder',
  'melder-kan-niet-bereikt',
  'sluiten',
  'heropenen',
  'spoor-nodig',
  'spoor-uitzetten',
  'spoor-bevestigen',
  'spoor-vervallen',
] as const satisfies readonly Recht[];

/** The table of domein §2.2. What is not written here is not allowed. */
export const bevoegdheden: Record<Rol, readonly Recht[]> = {
  melder: [
    'start',
    'eigen-signaal-lezen',
    'terugkoppeling-lezen',
    'verzenden',
    'weggooien',
    'intrekken',
    'acuut-gemarkeerd',
    'aanvulling',
    'antwoord-melder',
  ],
  aandachtsfunctionaris: [...dossier, 'vervanging-beeindigd'],
  // always, so that nothing waits for a rota; the rest only while the deputy is active: `bevoegdhedenBijVervanging`
  plaatsvervanger: ['dossier-lezen', 'bureau-invoer', 'vervanging-begonnen', 'acuut-gemarkeerd'],
  overlegdeelnemer: ['agendapunt-lezen', 'advies-vastleggen'],
  monitor: ['cijfers-lezen'],
  beheerder: ['inrichting-beheren'],
  auditor: ['auditlog-lezen'],
  systeem: [
    'synchronisatie-gelukt',
    'termijn-verstreken',
    'antwoordtermijn-verstreken',
    'rappeltermijn-verstreken',
    'volgtermijn-verstreken',
    'bewaartermijn-verstreken',
  ],
};

/** What an active deputy may besides: everything of the aandachtsfunctionaris, except ending her own turn. */
export const bevoegdhedenBijVervanging: readonly Recht[] = dossier;

/**
 * Takes a rol and an act or event; says whether the rol may do it at all, wherever the melding is.
 * `vervanging`: the deputy is active for this melding (escalation of row 7, or the aandachtsfunctionaris is away).
 */
export function magHandelen(rol: Rol, wat: Recht, vervanging = false): boolean {
  if (rol === 'plaatsvervanger' && vervanging && bevoegdhedenBijVervanging.includes(wat)) return true;
  return Object.hasOwn(bevoegdheden, rol) && bevoegdheden[rol].includes(wat);
}
