import type {
  AnderFenomeen,
  Gebeurtenisnaam,
  Tafelkeuze,
  Zijspoor,
  Zijspoorstand,
} from '#domain/routegebeurtenis.ts';
import type { Bewaarklasse, RegionalePartner } from '#domain/routeconfiguratie.ts';
import type { Hoedanigheid } from '#domain/signaal.ts';
import type { LijstId, Prostitutiesoort, Uitbuitingsvorm } from '#domain/signalenlijst.ts';

/** The words of the route. Names follow paragraph 4.2 of the beleidsplan; steps are never numbered differently. */

export interface Haltenaam {
  kort: string;
  vol: string;
}

/** Takes what the municipality calls its table (empty: it has none); gives the seven stations in order. */
export const haltes = (overleg: string): readonly Haltenaam[] => [
  { kort: 'Opgepikt', vol: 'Signaal opgepikt' },
  { kort: 'Aandachtsfunctionaris', vol: 'Aandachtsfunctionaris op de hoogte' },
  { kort: 'Verrijken', vol: 'Verrijken met eigen informatie' },
  overleg ? { kort: 'Lokaal overleg', vol: overleg } : { kort: 'Politie', vol: 'Bespreken met de politie' },
  { kort: 'RIEC of regionale tafel', vol: 'RIEC of regionale ondermijningstafel' },
  { kort: 'Informatieplein', vol: 'Informatieplein RIEC' },
  { kort: 'Terugkoppeling', vol: 'Terugkoppeling' },
];

export interface Daad {
  /** on the button */
  naam: string;
  /** what happens when you press it */
  gevolg: string;
  /** in the log, after the name of who did it */
  log: string;
}

/** Every event of the route: its name, its consequence, and how the log tells it afterwards. */
export const gebeurtenissen: Record<Gebeurtenisnaam, Daad> = {
  verzenden: {
    naam: 'Verzegel het signaal',
    gevolg: 'Daarna kan alleen de aandachtsfunctionaris het lezen.',
    log: 'verzegelde het signaal',
  },
  weggooien: { naam: 'Gooi het concept weg', gevolg: 'Er blijft niets over.', log: 'gooide het concept weg' },
  'synchronisatie-gelukt': {
    naam: 'Signaal ontvangen',
    gevolg: 'Het signaal staat op de server, verzegeld.',
    log: 'het signaal kwam binnen',
  },
  intrekken: {
    naam: 'Trek het signaal in',
    gevolg: 'De inhoud verdwijnt. Alleen het aantal blijft.',
    log: 'trok het signaal in',
  },
  'acuut-gemarkeerd': {
    naam: 'Alsnog acuut: 112 of politie',
    gevolg: 'Zet dit signaal bovenaan, voor iedereen.',
    log: 'merkte het signaal aan als acuut',
  },
  aanvulling: {
    naam: 'Voeg een aanvulling toe',
    gevolg: 'Het oorspronkelijke signaal verandert niet.',
    log: 'voegde een aanvulling toe',
  },
  'in-behandeling-nemen': {
    naam: 'Neem in behandeling',
    gevolg: 'De melder krijgt bericht dat je het hebt gelezen.',
    log: 'opende het signaal',
  },
  'termijn-verstreken': {
    naam: 'De termijn is voorbij',
    gevolg: 'De vervanger kan nu ook verder.',
    log: 'de termijn ging voorbij, de vervanger kan verder',
  },
  'vervanging-begonnen': {
    naam: 'Neem het waar',
    gevolg: 'Jij kunt verder met dit signaal.',
    log: 'nam de behandeling waar',
  },
  'vervanging-beeindigd': {
    naam: 'Neem het weer over',
    gevolg: 'De vervanger kan alleen nog meelezen.',
    log: 'nam de behandeling weer over',
  },
  'echt-maken': {
    naam: 'Dit is geen oefening',
    gevolg: 'Het oefensignaal telt vanaf nu als echt.',
    log: 'maakte van de oefening een echt signaal',
  },
  triage: {
    naam: 'Zet de politie aan',
    gevolg: 'Je belt zelf 112 of 0900-8844. Daarna leg je vast wat is afgesproken.',
    log: 'zette het signaal door als acuut',
  },
  'politie-geinformeerd': {
    naam: 'Leg vast: politie is op de hoogte',
    gevolg: 'Daarna gaat het signaal gewoon verder.',
    log: 'legde vast dat de politie op de hoogte is',
  },
  'buiten-gemeente': {
    naam: 'Draag over aan een andere gemeente',
    gevolg: 'Je geeft het signaal door. De melder hoort dat nog van je.',
    log: 'droeg het signaal over aan een andere gemeente',
  },
  'overdracht-teruggegeven': {
    naam: 'De gemeente gaf het terug',
    gevolg: 'Het signaal staat weer bij jou, bij stap 2.',
    log: 'kreeg het signaal terug',
  },
  dubbel: {
    naam: 'Voeg samen met een ander signaal',
    gevolg: 'Het gaat verder in dat dossier. De melder hoort nog van je.',
    log: 'voegde het signaal samen met een ander',
  },
  losmaken: {
    naam: 'Maak weer los',
    gevolg: 'Het signaal loopt weer apart, vanaf stap 2.',
    log: 'maakte het signaal weer los',
  },
  'vragen-aan-melder': {
    naam: 'Vraag iets aan de melder',
    gevolg: 'Je belt of mailt zelf. Het signaal wacht dan op antwoord.',
    log: 'stelde de melder een vraag',
  },
  'antwoord-melder': {
    naam: 'Leg het antwoord van de melder vast',
    gevolg: 'Het antwoord komt naast het signaal te staan.',
    log: 'legde het antwoord van de melder vast',
  },
  'antwoordtermijn-verstreken': {
    naam: 'De melder antwoordde niet',
    gevolg: 'Je gaat verder zonder antwoord.',
    log: 'de melder antwoordde niet op tijd',
  },
  verrijken: {
    naam: 'Begin met verrijken',
    gevolg: 'Door naar stap 3. Je kiest welke bronnen je mag bekijken.',
    log: 'begon met verrijken',
  },
  'terug-naar-ontvangen': {
    naam: 'Terug naar stap 2',
    gevolg: 'Wat je vond, blijft staan.',
    log: 'zette het signaal terug naar stap 2',
  },
  'duiding-bijstellen': {
    naam: 'Stel de duiding bij',
    gevolg: 'Dit is jouw inschatting. De tekst van de melder verandert niet.',
    log: 'stelde de duiding bij',
  },
  'geen-aanwijzing': {
    naam: 'Geen aanwijzing voor mensenhandel',
    gevolg: 'Je legt vast wie meekeek. Daarna koppel je terug.',
    log: 'vond geen aanwijzing voor mensenhandel',
  },
  'naar-lokaal-overleg': {
    naam: 'Door naar stap 4',
    gevolg: '{overleg}. Zij zien het verrijkte signaal, niet wie het meldde.',
    log: 'bracht het signaal in bij het overleg',
  },
  'naar-politie': {
    naam: 'Door naar stap 4: politie',
    gevolg: 'De politie kijkt mee. Zij zien het verrijkte signaal, niet wie het meldde.',
    log: 'legde het signaal voor aan de politie',
  },
  'pct-consulteren': {
    naam: 'Vraag het PCT',
    gevolg: 'Loopt ernaast. Deze stap blijft open.',
    log: 'vroeg het PCT om mee te kijken',
  },
  'arbeidsinspectie-melden': {
    naam: 'Meld bij de Arbeidsinspectie',
    gevolg: 'Loopt ernaast. Je belt of mailt zelf en legt hier vast.',
    log: 'meldde het bij de Arbeidsinspectie',
  },
  'ander-fenomeen': {
    naam: 'Geen mensenhandel, ander fenomeen',
    gevolg: 'Sluit de route. Je kiest wie het overneemt.',
    log: 'stelde vast: een ander fenomeen',
  },
  onvoldoende: {
    naam: 'Nog te weinig: bewaar en volg',
    gevolg: 'Je kiest wanneer je er weer naar kijkt.',
    log: 'besloot het signaal te volgen',
  },
  'nieuw-signaal': {
    naam: 'Er is iets nieuws',
    gevolg: 'Terug naar stap 3, met wat er al lag.',
    log: 'pakte het signaal weer op',
  },
  'volgtermijn-verstreken': {
    naam: 'De volgtermijn is voorbij',
    gevolg: 'Je koppelt terug en sluit af.',
    log: 'de volgtermijn ging voorbij',
  },
  vermoeden: {
    naam: 'Door naar stap 5: vermoeden van mensenhandel',
    gevolg: 'RIEC of de regionale tafel beoordeelt het. Jij legt vast waarom.',
    log: 'legde een vermoeden van mensenhandel vast',
  },
  'geen-mensenhandel': {
    naam: 'Geen mensenhandel, zegt de regio',
    gevolg: 'De route stopt hier. Daarna koppel je terug.',
    log: 'legde vast dat het geen mensenhandel is',
  },
  'signaal-mensenhandel': {
    naam: 'Door naar stap 6: informatieplein',
    gevolg: 'Vanaf hier is het RIEC verantwoordelijk voor wat het verwerkt.',
    log: 'gaf het signaal door aan het informatieplein',
  },
  'regionale-tafel-besluit': {
    naam: 'Leg vast wat de tafel koos',
    gevolg: 'Door naar stap 7. Je legt vast wat je mag vertellen.',
    log: 'legde vast wat de regionale tafel koos',
  },
  'rappeltermijn-verstreken': {
    naam: 'Geen antwoord op tijd',
    gevolg: 'Je kunt nu herinneren.',
    log: 'de partner antwoordde niet op tijd',
  },
  rappelleren: {
    naam: 'Herinner de partner',
    gevolg: 'Je belt zelf. Hier komt alleen de datum te staan.',
    log: 'herinnerde de partner',
  },
  'zonder-antwoord-verder': {
    naam: 'Ga verder zonder antwoord',
    gevolg: 'De route wacht niet langer. Daarna koppel je terug.',
    log: 'ging verder zonder antwoord',
  },
  'terugkoppeling-melder': {
    naam: 'Schrijf de melder',
    gevolg: 'De melder leest het op het toestel, of hoort het van jou.',
    log: 'koppelde terug aan de melder',
  },
  'melder-kan-niet-bereikt': {
    naam: 'De melder is niet te bereiken',
    gevolg: 'Je legt vast waarom. Dan kun je toch sluiten.',
    log: 'legde vast dat de melder niet te bereiken is',
  },
  sluiten: {
    naam: 'Sluit af',
    gevolg: 'Het dossier gaat dicht. Na de bewaartermijn wordt het vernietigd.',
    log: 'sloot het dossier af',
  },
  heropenen: {
    naam: 'Heropen',
    gevolg: 'Terug naar stap 3, met alles wat er lag.',
    log: 'heropende het dossier',
  },
  'bewaartermijn-verstreken': {
    naam: 'De bewaartermijn is voorbij',
    gevolg: 'De inhoud wordt vernietigd. De cijfers blijven.',
    log: 'de bewaartermijn ging voorbij',
  },
  'spoor-nodig': {
    naam: 'Zijspoor nodig',
    gevolg: 'Loopt ernaast. Deze stap blijft open.',
    log: 'zette een zijspoor klaar',
  },
  'spoor-uitzetten': {
    naam: 'Zet een zijspoor uit',
    gevolg: 'Je belt of mailt zelf en legt hier vast.',
    log: 'zette een zijspoor uit',
  },
  'spoor-bevestigen': {
    naam: 'Leg het antwoord vast',
    gevolg: 'Het zijspoor is dan klaar.',
    log: 'legde het antwoord van een zijspoor vast',
  },
  'spoor-vervallen': {
    naam: 'Zijspoor niet nodig',
    gevolg: 'Je legt vast waarom.',
    log: 'liet een zijspoor vervallen',
  },
};

export interface Zijspoornaam {
  kort: string;
  vol: string;
  /** what choosing it means */
  gevolg: string;
}

export const zijsporen: Record<Zijspoor, Zijspoornaam> = {
  acuut: { kort: '112 / politie', vol: '112 of politie', gevolg: 'Zet dit signaal bovenaan, voor iedereen.' },
  pct: {
    kort: 'PCT',
    vol: 'Prostitutiecontroleteam (PCT)',
    gevolg: 'Loopt ernaast. Deze stap blijft open.',
  },
  nla: {
    kort: 'Arbeidsinspectie',
    vol: 'Nederlandse Arbeidsinspectie',
    gevolg: 'Bel 0800-5151. Loopt ernaast, deze stap blijft open.',
  },
  slachtofferzorg: {
    kort: 'Zorg en opvang',
    vol: 'Zorgcoördinator of opvang',
    gevolg: 'Loopt ernaast. Deze stap blijft open.',
  },
  'veilig-thuis': {
    kort: 'Veilig Thuis',
    vol: 'Veilig Thuis',
    gevolg: 'Alleen bij een minderjarige of thuissituatie. Je belt zelf, je legt hier vast.',
  },
  'zvh-registratie': {
    kort: 'ZVH',
    vol: 'Registratie bij het Zorg- en Veiligheidshuis',
    gevolg: 'Elk signaal wordt daar geteld.',
  },
  comensha: {
    kort: 'CoMensha',
    vol: 'CoMensha',
    gevolg: 'Voor aanmelden, opvang of advies: 033-448 11 86.',
  },
  bestuurlijk: {
    kort: 'Bestuurlijk',
    vol: 'Bestuurlijke aanpak',
    gevolg: 'Vergunning, Bibob, dwangsom of sluiting. Loopt ernaast.',
  },
  casusregie: {
    kort: 'Casusregie',
    vol: 'Casusregie',
    gevolg: 'Een casusregisseur houdt het plan bij. Loopt ernaast.',
  },
};

export const zijspoorstanden: Record<Zijspoorstand, string> = {
  'niet-van-toepassing': 'Niet nodig',
  nodig: 'Nog te doen',
  uitgezet: 'Wacht op antwoord',
  bevestigd: 'Klaar',
};

export const tafelkeuzes: Record<Tafelkeuze, string> = {
  opsporing: 'Opsporing',
  'bestuurlijke-aanpak': 'Bestuurlijke aanpak',
  zorg: 'Zorg',
  combinatie: 'Een combinatie',
  'niet-opgepakt': 'Niet opgepakt',
};

export const fenomenen: Record<AnderFenomeen, string> = {
  woonoverlast: 'Woonoverlast',
  brandveiligheid: 'Brandveiligheid',
  'ernstige-benadeling': 'Ernstige benadeling',
  'prostitutie-zonder-vergunning': 'Prostitutie zonder vergunning, zonder dwang',
  'hennep-zonder-dwang': 'Hennep zonder dwang',
  'huiselijk-geweld': 'Huiselijk geweld',
  zorg: 'Zorg',
  overig: 'Iets anders',
};

export const partners: Record<RegionalePartner, string> = {
  riec: 'RIEC',
  zvh: 'Zorg- en Veiligheidshuis',
  'veilig-thuis': 'Veilig Thuis',
  ketenregisseur: 'Ketenregisseur',
};

export const bewaarklassen: Record<Bewaarklasse, string> = {
  'geen-mensenhandel': 'Geen mensenhandel',
  'ander-fenomeen': 'Ander fenomeen',
  onvoldoende: 'Te weinig om verder te gaan',
  doorgezet: 'Doorgezet naar de regio',
};

export const uitbuitingsvormen: Record<Uitbuitingsvorm | 'onbekend' | 'geen', string> = {
  arbeidsuitbuiting: 'Arbeidsuitbuiting',
  'seksuele-uitbuiting': 'Seksuele uitbuiting',
  'criminele-uitbuiting': 'Criminele uitbuiting',
  'gedwongen-orgaanverwijdering': 'Gedwongen orgaanverwijdering',
  onbekend: 'Nog niet bekend',
  geen: 'Geen mensenhandel',
};

export const locaties: Record<LijstId, { kort: string; vol: string }> = {
  huisvesting: { kort: 'Huisvesting', vol: 'Huisvesting arbeidsmigranten' },
  prostitutie: { kort: 'Prostitutie', vol: 'Prostitutie' },
  hennep: { kort: 'Hennep of drugs', vol: 'Hennep of drugs' },
  algemeen: { kort: 'Algemene controle', vol: 'Algemene controle' },
};

export const prostitutiesoorten: Record<Prostitutiesoort, string> = {
  vergund: 'Vergunde inrichting',
  thuis: 'Thuis',
  hotel: 'Hotel of vakantiewoning',
  massagesalon: 'Massagesalon',
  escort: 'Escort',
};

export const hoedanigheden: Record<Hoedanigheid, string> = {
  toezicht: 'toezicht (AVG)',
  opsporing: 'opsporing (Wpg)',
  anders: 'anders',
};
