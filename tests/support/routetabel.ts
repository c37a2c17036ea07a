import type { Stap } from '#domain/haltes.ts';
import type { Gebeurtenisnaam } from '#domain/routegebeurtenis.ts';

/** One line of the law: a row of the table of domein §2.3, a correction from the decisions, or an addition of ours. */
export interface Regel {
  bron: number | 'correctie' | 'toevoeging';
  van: readonly Stap[];
  gebeurtenis: Gebeurtenisnaam;
  /** absent: the melding stays where it is */
  naar?: Stap;
  waarom?: string;
}

const duiding = ['duiding-lokaal', 'duiding-politie'] as const;
const weging = [
  'geen-mensenhandel',
  'ander-fenomeen',
  'overgedragen-andere-gemeente',
  'samengevoegd',
  'teruggekoppeld-af',
] as const;
const afgewogen = [...weging, 'teruggekoppeld-melder'] as const;
const inBehandeling = [
  'ontvangen',
  'acuut-overdragen',
  'wacht-op-melder',
  'verrijking',
  ...duiding,
  'bewaren-en-volgen',
  'regionaal',
  'informatieplein',
  ...afgewogen,
] as const;
const bureau = ['gemeld', ...inBehandeling, 'afgesloten'] as const;
const gegevenAan = ['ander-fenomeen', 'overgedragen-andere-gemeente'] as const;

const rij = (
  bron: Regel['bron'],
  van: readonly Stap[],
  gebeurtenis: Gebeurtenisnaam,
  naar?: Stap,
  waarom?: string,
): Regel => ({ bron, van, gebeurtenis, ...(naar && { naar }), ...(waarom && { waarom }) });

/** Rows 2 to 28; row 1, `start`, is how a melding begins. */
export const tabel: readonly Regel[] = [
  rij(2, ['concept'], 'acuut-gemarkeerd'),
  rij(3, ['concept'], 'verzenden', 'klaar-voor-verzending'),
  rij(4, ['klaar-voor-verzending'], 'synchronisatie-gelukt', 'gemeld'),
  rij(5, ['gemeld'], 'intrekken', 'ingetrokken'),
  rij(6, ['gemeld'], 'in-behandeling-nemen', 'ontvangen'),
  rij(7, ['gemeld'], 'termijn-verstreken'),
  rij(8, ['ontvangen'], 'triage', 'acuut-overdragen'),
  rij(9, ['acuut-overdragen'], 'politie-geinformeerd', 'ontvangen'),
  rij(10, ['ontvangen'], 'buiten-gemeente', 'overgedragen-andere-gemeente'),
  rij(11, ['ontvangen'], 'dubbel', 'samengevoegd'),
  rij(12, ['ontvangen'], 'vragen-aan-melder', 'wacht-op-melder'),
  rij(12, ['wacht-op-melder'], 'antwoord-melder', 'ontvangen'),
  rij(12, ['wacht-op-melder'], 'antwoordtermijn-verstreken', 'ontvangen'),
  rij(13, ['ontvangen'], 'verrijken', 'verrijking'),
  rij(14, ['verrijking'], 'geen-aanwijzing', 'geen-mensenhandel'),
  rij(15, ['verrijking'], 'naar-lokaal-overleg', 'duiding-lokaal'),
  rij(16, ['verrijking'], 'naar-politie', 'duiding-politie'),
  rij(17, ['verrijking', ...duiding], 'pct-consulteren'),
  rij(18, ['verrijking', ...duiding], 'arbeidsinspectie-melden'),
  rij(19, duiding, 'ander-fenomeen', 'ander-fenomeen'),
  rij(20, duiding, 'onvoldoende', 'bewaren-en-volgen'),
  rij(20, ['bewaren-en-volgen'], 'nieuw-signaal', 'verrijking'),
  rij(21, duiding, 'vermoeden', 'regionaal'),
  rij(22, ['regionaal'], 'geen-mensenhandel', 'geen-mensenhandel'),
  rij(22, ['regionaal'], 'ander-fenomeen', 'ander-fenomeen'),
  rij(23, ['regionaal'], 'signaal-mensenhandel', 'informatieplein'),
  rij(24, ['informatieplein'], 'regionale-tafel-besluit', 'teruggekoppeld-af'),
  rij(25, afgewogen, 'terugkoppeling-melder', 'teruggekoppeld-melder'),
  rij(26, ['teruggekoppeld-melder'], 'sluiten', 'afgesloten'),
  rij(27, ['afgesloten'], 'heropenen', 'verrijking'),
  rij(28, ['afgesloten'], 'bewaartermijn-verstreken', 'vernietigd'),
];

/** What the decisions change: "the chart is honest", desk intake, the acute mark, silence, the ZVH. */
export const correcties: readonly Regel[] = [
  rij(
    'correctie',
    ['bewaren-en-volgen'],
    'volgtermijn-verstreken',
    'teruggekoppeld-af',
    'ook via terugkoppeling',
  ),
  rij(
    'correctie',
    ['overgedragen-andere-gemeente', 'teruggekoppeld-melder', 'afgesloten'],
    'overdracht-teruggegeven',
    'ontvangen',
    'teruggegeven',
  ),
  rij('correctie', ['regionaal'], 'onvoldoende', 'bewaren-en-volgen', 'ook uit regionaal'),
  rij('correctie', ['regionaal'], 'regionale-tafel-besluit', 'teruggekoppeld-af', 'zonder informatieplein'),
  rij(
    'correctie',
    ['regionaal', 'informatieplein'],
    'zonder-antwoord-verder',
    'teruggekoppeld-af',
    'een partner zwijgt',
  ),
  rij(
    'correctie',
    [...duiding, 'regionaal', 'informatieplein', ...gegevenAan],
    'rappeltermijn-verstreken',
    undefined,
    'een partner zwijgt',
  ),
  rij(
    'correctie',
    [...duiding, 'regionaal', 'informatieplein', ...gegevenAan],
    'rappelleren',
    undefined,
    'een partner zwijgt',
  ),
  rij('correctie', weging, 'sluiten', 'afgesloten', 'of er staat waarom terugkoppelen niet kan'),
  rij(
    'correctie',
    [...weging, 'bewaren-en-volgen'],
    'melder-kan-niet-bereikt',
    undefined,
    'vastgelegde reden',
  ),
  rij(
    'correctie',
    ['klaar-voor-verzending', ...bureau],
    'acuut-gemarkeerd',
    undefined,
    'acuut kan overal voor het einde',
  ),
  rij(
    'correctie',
    [...inBehandeling.filter((stap) => stap !== 'acuut-overdragen'), 'afgesloten'],
    'politie-geinformeerd',
    undefined,
    'acuut loopt ernaast',
  ),
  rij('correctie', ['verrijking'], 'ander-fenomeen', 'ander-fenomeen', 'PCT in plaats van het overleg'),
  rij('correctie', ['verrijking'], 'onvoldoende', 'bewaren-en-volgen', 'PCT in plaats van het overleg'),
  rij('correctie', ['verrijking'], 'vermoeden', 'regionaal', 'PCT in plaats van het overleg'),
];

/** What neither has, and the reason for each. */
export const toevoegingen: readonly Regel[] = [
  rij('toevoeging', ['concept'], 'weggooien', 'ingetrokken', 'een concept is van de melder'),
  rij(
    'toevoeging',
    ['klaar-voor-verzending'],
    'intrekken',
    'ingetrokken',
    'intrekken kan tot ontvangst (§2.2)',
  ),
  rij(
    'toevoeging',
    ['klaar-voor-verzending', ...bureau],
    'aanvulling',
    undefined,
    'toevoegen mag altijd (§2.2)',
  ),
  rij(
    'toevoeging',
    bureau,
    'vervanging-begonnen',
    undefined,
    'plaatsvervanger: zelfde, indien actief (§2.2)',
  ),
  rij('toevoeging', inBehandeling, 'termijn-verstreken', undefined, 'afwezigheid verliest niets (regel e)'),
  rij('toevoeging', inBehandeling, 'duiding-bijstellen', undefined, 'de vorm blijkt later; de tekst blijft'),
  rij('toevoeging', ['verrijking'], 'verrijken', undefined, 'een bron erbij'),
  rij(
    'toevoeging',
    ['verrijking'],
    'terug-naar-ontvangen',
    'ontvangen',
    'dubbel of buiten de gemeente blijkt bij verrijken',
  ),
  rij('toevoeging', ['acuut-overdragen'], 'spoor-vervallen', 'ontvangen', 'het was niet acuut'),
  rij(
    'toevoeging',
    ['samengevoegd', 'teruggekoppeld-melder', 'afgesloten'],
    'losmaken',
    'ontvangen',
    'het was toch een ander signaal',
  ),
  rij(
    'toevoeging',
    ['bewaren-en-volgen'],
    'terugkoppeling-melder',
    undefined,
    'ook wie volgt laat van zich horen',
  ),
];

/** The acts on the side tracks that the line looks at; the table of the tracks themselves is proved apart. */
export const sporen: readonly Regel[] = [
  rij('toevoeging', inBehandeling, 'spoor-uitzetten'),
  rij('toevoeging', ['verrijking', ...duiding], 'spoor-nodig'),
  rij('toevoeging', [...inBehandeling, 'afgesloten'], 'spoor-bevestigen'),
  rij(
    'toevoeging',
    [...inBehandeling.filter((stap) => stap !== 'acuut-overdragen'), 'afgesloten'],
    'spoor-vervallen',
  ),
];

export const pijlen = (regels: readonly Regel[]): string[] =>
  regels.flatMap(({ van, gebeurtenis, naar }) =>
    van.map((stap) => `${stap} ─${gebeurtenis}→ ${naar ?? stap}`),
  );
