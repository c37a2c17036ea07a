import { not, or, stateIn } from 'xstate';
import type { Bewaarklasse, Routeconfiguratie } from './routeconfiguratie.ts';
import type { Routegebeurtenis, Tafelkeuze, Verstrekking, Zijspoor } from './routegebeurtenis.ts';
import type { LijstId, Uitbuitingsvorm } from './signalenlijst.ts';

/** How a melding left the route; what figures and bewaartermijn start from. */
export type Afdoening =
  | 'geen-mensenhandel'
  | 'ander-fenomeen'
  | 'onvoldoende'
  | 'overgedragen'
  | 'samengevoegd'
  | 'zonder-antwoord'
  | Tafelkeuze;

export type Terugkoppeling =
  | { readonly stand: 'nog-niet' }
  | { readonly stand: 'gegeven'; readonly sjabloon: string }
  | { readonly stand: 'onmogelijk'; readonly reden: string };

/** The silence of a ketenpartner: none, to be chased, chased, chased in vain. */
export type Rappel = 'geen' | 'nodig' | 'gedaan' | 'vergeefs';

/** What the route must know of a melding. Whether it is acuut, and all else beside the line, is in its zijsporen. */
export type Feiten = {
  readonly gemeente: string;
  /** by the app, or entered at the desk */
  readonly kanaal: 'app' | 'telefoon' | 'mail' | 'balie';
  readonly oefening: boolean;
  readonly locatietype: LijstId;
  readonly vormen: readonly Uitbuitingsvorm[];
  /** fingerprint of what the melder wrote: none while it is a concept, then the same for ever */
  readonly oorspronkelijk: string | null;
  /** fingerprints of what was added later, in order */
  readonly aanvullingen: readonly string[];
  /** the deputy is active for this melding */
  readonly vervanging: boolean;
  readonly rappel: Rappel;
  readonly afdoening: Afdoening | null;
  readonly terugkoppeling: Terugkoppeling;
  readonly bewaarklasse: Bewaarklasse | null;
};

/** What a condition may look at: the facts, and the municipality's configuration. */
export type Routegegevens = Feiten & { readonly configuratie: Routeconfiguratie };
type Vraag = { context: Routegegevens; event: Routegebeurtenis };

const ingevuld = (regel: string) => regel.trim() !== '';
const volledig = ({ grondslag, ontvanger, verstrekt }: Verstrekking) =>
  ingevuld(grondslag) && ingevuld(ontvanger) && ingevuld(verstrekt);

const hoortBijPct = ({ locatietype, vormen }: Feiten) =>
  locatietype === 'prostitutie' || vormen.includes('seksuele-uitbuiting');

/** The table interprets, unless there is none or the PCT takes its place for this melding. */
const heeftOverleg = (gegevens: Routegegevens) =>
  gegevens.configuratie.lokaalOverleg &&
  !(gegevens.configuratie.pct === 'in-plaats-van' && hoortBijPct(gegevens));

const inBehandeling = stateIn({ lijn: { bureau: 'in-behandeling' } });
const bij = (stap: 'verrijking' | 'duiding') => stateIn({ lijn: { bureau: { 'in-behandeling': stap } } });

/** Conditions on the melding and its municipality: these decide which steps exist now. */
export const voorwaarden = {
  'het komt binnen bij het bureau': ({ context }: Vraag) => context.kanaal !== 'app',
  'de melding is niet ten einde': or([stateIn({ lijn: 'telefoon' }), stateIn({ lijn: 'bureau' })]),
  'de melding ligt bij het bureau': stateIn({ lijn: 'bureau' }),
  'de melding is in behandeling': inBehandeling,
  'de melding is in behandeling of afgesloten': or([
    inBehandeling,
    stateIn({ lijn: { bureau: 'afgesloten' } }),
  ]),
  'de melding wordt verrijkt of geduid': or([bij('verrijking'), bij('duiding')]),
  'het is een oefening': ({ context }: Vraag) => context.oefening,
  'er is vervanging': ({ context }: Vraag) => context.vervanging,
  'er is nog geen vervanging': ({ context }: Vraag) => !context.vervanging,
  'het gaat om dit spoor': ({ event }: Vraag, { spoor }: { spoor: Zijspoor }) =>
    'spoor' in event && event.spoor === spoor,

  'het is acuut': not(stateIn({ acuut: 'niet-van-toepassing' })),
  'het is niet acuut': stateIn({ acuut: 'niet-van-toepassing' }),
  'het is acuut en de politie weet het nog niet': stateIn({ acuut: 'nodig' }),
  'intrekken mag hier': ({ context }: Vraag) => context.configuratie.melderMagIntrekken,

  'er is lokaal overleg voor deze melding': ({ context }: Vraag) => heeftOverleg(context),
  'er is geen lokaal overleg voor deze melding': ({ context }: Vraag) => !heeftOverleg(context),
  'de gemeente werkt met een PCT': ({ context }: Vraag) => context.configuratie.pct !== 'geen',
  'het gaat om prostitutie of seksuele uitbuiting': ({ context }: Vraag) => hoortBijPct(context),
  'het PCT duidt in plaats van het overleg': ({ context }: Vraag) =>
    context.configuratie.pct === 'in-plaats-van' && hoortBijPct(context),
  'het PCT heeft geantwoord': stateIn({ pct: 'bevestigd' }),
  'de gemeente meldt zelf bij de Arbeidsinspectie': ({ context }: Vraag) => context.configuratie.nlaDirect,
  'het gaat om arbeidsuitbuiting': ({ context }: Vraag) => context.vormen.includes('arbeidsuitbuiting'),
  'de regio heeft een informatieplein': ({ context }: Vraag) => context.configuratie.informatieplein,
  'de regio heeft geen informatieplein': ({ context }: Vraag) => !context.configuratie.informatieplein,

  'een rappel is nodig': ({ context }: Vraag) => context.rappel === 'nodig' || context.rappel === 'vergeefs',
  'er is vergeefs gerappelleerd': ({ context }: Vraag) => context.rappel === 'vergeefs',
  'de antwoordtermijn is gesteld': ({ context }: Vraag) =>
    context.configuratie.termijnen.antwoordMelder !== null,
  'de volgtermijn is gesteld': ({ context }: Vraag) => context.configuratie.termijnen.volgen !== null,
  'de bewaartermijn is gesteld': ({ context }: Vraag) => context.configuratie.termijnen.bewaren !== null,

  'de melding was overgedragen': ({ context }: Vraag) => context.afdoening === 'overgedragen',
  'de melding was samengevoegd': ({ context }: Vraag) => context.afdoening === 'samengevoegd',
  'de melder weet het nog niet': ({ context }: Vraag) => context.terugkoppeling.stand === 'nog-niet',
  'de melder weet het, of er staat waarom dat niet kan': ({ context }: Vraag) =>
    context.terugkoppeling.stand !== 'nog-niet',
  'de melding is geregistreerd bij het ZVH': not(stateIn({ 'zvh-registratie': 'nodig' })),
};

/** Conditions on what the event brings: a form that is not filled in refuses the event, never hides it. */
export const gegevens = {
  'er is iets vastgelegd': ({ event }: Vraag) => 'vastgelegd' in event && event.vastgelegd,
  'de server bevestigt precies deze inhoud': ({ context, event }: Vraag) =>
    'vingerafdruk' in event && event.vingerafdruk === context.oorspronkelijk,
  'de aanvulling ligt vast': ({ event }: Vraag) => 'vingerafdruk' in event && ingevuld(event.vingerafdruk),
  'het is nog niet opgehaald': ({ event }: Vraag) => 'opgehaald' in event && !event.opgehaald,
  '112 is gebeld': ({ event }: Vraag) => 'gebeld112' in event && event.gebeld112 === 'ja',
  'het is dezelfde gemeente': ({ context, event }: Vraag) =>
    'gemeente' in event && event.gemeente === context.gemeente,
  'de locatie ligt in een andere gemeente': ({ context, event }: Vraag) =>
    'gemeente' in event && event.gemeente !== context.gemeente,
  'er staat bij welke politie het weet en sinds wanneer': ({ event }: Vraag) =>
    event.type === 'politie-geinformeerd' && ingevuld(event.kenmerk) && ingevuld(event.tijdstip),
  'er staat een kenmerk bij': ({ event }: Vraag) => 'kenmerk' in event && ingevuld(event.kenmerk),
  'er staat een reden bij': ({ event }: Vraag) => 'reden' in event && ingevuld(event.reden),
  'er staat bij met welke melding': ({ event }: Vraag) =>
    'hoofdmelding' in event && ingevuld(event.hoofdmelding),
  'er staat een vraag': ({ event }: Vraag) => 'vraag' in event && ingevuld(event.vraag),
  'elke bron heeft een grondslag': ({ event }: Vraag) =>
    'bronnen' in event &&
    event.bronnen.length > 0 &&
    event.bronnen.every(({ bron, grondslag }) => ingevuld(bron) && ingevuld(grondslag)),
  'grondslag, ontvanger en wat is verstrekt staan erbij': ({ event }: Vraag) =>
    'verstrekking' in event && volledig(event.verstrekking),
  'persoonsgegevens gaan alleen mee waar dat is geregeld': ({ context, event }: Vraag) =>
    'verstrekking' in event &&
    (!event.verstrekking.persoonsgegevens || context.configuratie.zvhRegistratie === 'met-persoonsgegevens'),
  'het kan niet wachten op het overleg': ({ event }: Vraag) => 'spoed' in event && event.spoed,
  'een ander heeft meegekeken': ({ event }: Vraag) => 'advies' in event && ingevuld(event.advies),
  'er staat een motivering bij': ({ event }: Vraag) => 'motivering' in event && ingevuld(event.motivering),
  'het gaat naar de eerste regionale partner': ({ context, event }: Vraag) =>
    'partner' in event && event.partner === context.configuratie.eersteRegionalePartner,
  'het RIEC en de aandachtsfunctionaris zijn het eens': ({ event }: Vraag) =>
    'akkoord' in event && event.akkoord,
  'er staat bij wie is herinnerd': ({ event }: Vraag) => 'aan' in event && ingevuld(event.aan),
  'er is een tekst voor de melder': ({ event }: Vraag) => 'sjabloon' in event && ingevuld(event.sjabloon),
};

export type Voorwaarde = keyof typeof voorwaarden | keyof typeof gegevens;

/** The word with which each condition refuses; conditions that only say where the melding is share one. */
export const redenen = {
  'het komt binnen bij het bureau': 'stap-niet-toegestaan',
  'de melding is niet ten einde': 'stap-niet-toegestaan',
  'de melding ligt bij het bureau': 'stap-niet-toegestaan',
  'de melding is in behandeling': 'stap-niet-toegestaan',
  'de melding is in behandeling of afgesloten': 'stap-niet-toegestaan',
  'de melding wordt verrijkt of geduid': 'alleen-bij-verrijken-of-duiden',
  'het is een oefening': 'geen-oefening',
  'er is vervanging': 'geen-vervanging',
  'er is nog geen vervanging': 'al-vervanging',
  'het gaat om dit spoor': 'stap-niet-toegestaan',
  'het is acuut': 'niet-acuut',
  'het is niet acuut': 'acuut-wordt-niet-ingetrokken',
  'het is acuut en de politie weet het nog niet': 'politie-niet-nodig',
  'intrekken mag hier': 'intrekken-niet-ingericht',
  'er is lokaal overleg voor deze melding': 'geen-lokaal-overleg',
  'er is geen lokaal overleg voor deze melding': 'eerst-lokaal-overleg',
  'de gemeente werkt met een PCT': 'geen-pct',
  'het gaat om prostitutie of seksuele uitbuiting': 'alleen-bij-prostitutie-of-seksuele-uitbuiting',
  'het PCT duidt in plaats van het overleg': 'eerst-duiden',
  'het PCT heeft geantwoord': 'pct-antwoordde-nog-niet',
  'de gemeente meldt zelf bij de Arbeidsinspectie': 'arbeidsinspectie-niet-rechtstreeks',
  'het gaat om arbeidsuitbuiting': 'alleen-bij-arbeidsuitbuiting',
  'de regio heeft een informatieplein': 'geen-informatieplein',
  'de regio heeft geen informatieplein': 'eerst-informatieplein',
  'een rappel is nodig': 'rappel-niet-nodig',
  'er is vergeefs gerappelleerd': 'eerst-rappelleren',
  'de antwoordtermijn is gesteld': 'geen-termijn-gesteld',
  'de volgtermijn is gesteld': 'geen-termijn-gesteld',
  'de bewaartermijn is gesteld': 'geen-termijn-gesteld',
  'de melding was overgedragen': 'niet-overgedragen',
  'de melding was samengevoegd': 'niet-samengevoegd',
  'de melder weet het nog niet': 'melder-weet-het-al',
  'de melder weet het, of er staat waarom dat niet kan': 'eerst-terugkoppelen',
  'de melding is geregistreerd bij het ZVH': 'eerst-zvh-registratie',

  'er is iets vastgelegd': 'niets-vastgelegd',
  'de server bevestigt precies deze inhoud': 'andere-inhoud',
  'de aanvulling ligt vast': 'niets-vastgelegd',
  'het is nog niet opgehaald': 'al-opgehaald',
  '112 is gebeld': 'stap-niet-toegestaan',
  'het is dezelfde gemeente': 'andere-gemeente',
  'de locatie ligt in een andere gemeente': 'eigen-gemeente',
  'er staat bij welke politie het weet en sinds wanneer': 'kenmerk-ontbreekt',
  'er staat een kenmerk bij': 'kenmerk-ontbreekt',
  'er staat een reden bij': 'reden-ontbreekt',
  'er staat bij met welke melding': 'hoofdmelding-ontbreekt',
  'er staat een vraag': 'vraag-ontbreekt',
  'elke bron heeft een grondslag': 'grondslag-ontbreekt',
  'grondslag, ontvanger en wat is verstrekt staan erbij': 'verstrekking-onvolledig',
  'persoonsgegevens gaan alleen mee waar dat is geregeld': 'zonder-persoonsgegevens',
  'het kan niet wachten op het overleg': 'geen-spoed',
  'een ander heeft meegekeken': 'advies-ontbreekt',
  'er staat een motivering bij': 'motivering-ontbreekt',
  'het gaat naar de eerste regionale partner': 'andere-partner',
  'het RIEC en de aandachtsfunctionaris zijn het eens': 'niet-eens',
  'er staat bij wie is herinnerd': 'ontvanger-ontbreekt',
  'er is een tekst voor de melder': 'tekst-ontbreekt',
} as const satisfies Record<Voorwaarde, string>;

/** Why the route refuses an event; the sentence for people is in i18n. */
export type Routeweigering = 'rol-niet-bevoegd' | (typeof redenen)[Voorwaarde];
