import type { Gebeurtenisnaam } from '#domain/routegebeurtenis.ts';

/** The kinds of question a step can ask; each becomes one control. */
export type Vraagsoort =
  | 'regel'
  | 'tekst'
  | 'datum'
  | 'tijdstip'
  | 'ja-nee'
  | 'antwoord'
  | 'gebeld112'
  | 'gemeente'
  | 'hoofdmelding'
  | 'bronnen'
  | 'locatietype'
  | 'vormen'
  | 'vorm'
  | 'fenomeen'
  | 'partner'
  | 'tafelkeuze'
  | 'bewaarklasse'
  | 'verstrekking';

export interface Routevraag {
  /** the name of the value in the event */
  veld: string;
  soort: Vraagsoort;
}

const vraag = (veld: string, soort: Vraagsoort): Routevraag => ({ veld, soort });
const verstrekking = vraag('verstrekking', 'verstrekking');
const reden = vraag('reden', 'tekst');
const advies = vraag('advies', 'regel');

/** What each event asks before it can be recorded (domein §2.3, last column). An event that is not here asks nothing. */
export const routevragen: Partial<Record<Gebeurtenisnaam, readonly Routevraag[]>> = {
  'acuut-gemarkeerd': [vraag('gebeld112', 'gebeld112')],
  'vervanging-begonnen': [reden],
  'politie-geinformeerd': [vraag('tijdstip', 'tijdstip'), vraag('kenmerk', 'regel')],
  'buiten-gemeente': [vraag('gemeente', 'gemeente'), verstrekking],
  'overdracht-teruggegeven': [reden],
  dubbel: [vraag('hoofdmelding', 'hoofdmelding')],
  losmaken: [reden],
  aanvulling: [vraag('vingerafdruk', 'antwoord')],
  'antwoord-melder': [vraag('vingerafdruk', 'antwoord')],
  'vragen-aan-melder': [vraag('vraag', 'tekst')],
  verrijken: [vraag('bronnen', 'bronnen')],
  'terug-naar-ontvangen': [reden],
  'duiding-bijstellen': [vraag('locatietype', 'locatietype'), vraag('vormen', 'vormen')],
  'geen-aanwijzing': [advies, reden],
  'naar-lokaal-overleg': [verstrekking],
  'naar-politie': [verstrekking],
  'pct-consulteren': [verstrekking],
  'arbeidsinspectie-melden': [verstrekking],
  'ander-fenomeen': [vraag('fenomeen', 'fenomeen'), advies, verstrekking],
  onvoldoende: [reden, vraag('herzienOp', 'datum')],
  'nieuw-signaal': [reden],
  vermoeden: [advies, vraag('motivering', 'tekst'), verstrekking],
  'geen-mensenhandel': [advies],
  'signaal-mensenhandel': [vraag('akkoord', 'ja-nee'), verstrekking],
  'regionale-tafel-besluit': [vraag('keuze', 'tafelkeuze'), vraag('magVerteld', 'tekst')],
  rappelleren: [vraag('aan', 'regel')],
  'zonder-antwoord-verder': [reden],
  'melder-kan-niet-bereikt': [reden],
  sluiten: [vraag('vorm', 'vorm'), vraag('bewaarklasse', 'bewaarklasse')],
  heropenen: [reden],
  'spoor-uitzetten': [verstrekking],
  'spoor-bevestigen': [vraag('kenmerk', 'regel')],
  'spoor-vervallen': [reden],
};
