/** What is to be done next with a melding, as the list and the dossier say it. */
export const volgende = {
  en: 'en',
  klaar: 'Klaar',
  klaarOp: (datum: string) => `Afgesloten op ${datum}`,
  belPolitie: 'Bel de politie',
  belTerug: 'Bel de politie terug',
  acuut: (gebeld: 'ja' | 'nee' | 'niet-mogelijk' | undefined) =>
    gebeld === 'ja'
      ? 'De melder belde 112'
      : gebeld === 'nee' || gebeld === 'niet-mogelijk'
        ? 'De melder belde 112 niet'
        : 'Niet bekend of 112 is gebeld',
  legVastPolitie: 'Leg daarna vast wat is afgesproken',
  herinner: 'Herinner de partner',
  stil: (datum: string) => `Geen antwoord sinds ${datum}`,
  spoorStil: (naam: string) => `${naam} heeft nog niet geantwoord`,
  gevraagd: (datum: string) => `Gevraagd op ${datum}`,
  verrijken: 'Begin met verrijken',
  geopend: (datum: string, wie: string | undefined) =>
    wie ? `Geopend op ${datum} door ${wie}` : `Geopend op ${datum}`,
  wachtMelder: 'Wacht op antwoord van de melder',
  bekijken: (bron: string) => `${bron} bekijken`,
  nogGeenBron: 'Nog geen bron bekeken',
  bekeken: (namen: string, n: number) => `${namen} ${n === 1 ? 'is' : 'zijn'} bekeken`,
  doorStap4: 'Door naar stap 4',
  alleBekeken: 'Alle bronnen zijn bekeken',
  wachtOverleg: 'Wacht op het overleg',
  ingebracht: (datum: string) => `Ingebracht op ${datum}`,
  wachtPolitie: 'Wacht op de politie',
  wachtRegio: (partner: string) => `Wacht op ${partner}`,
  wachtPlein: 'Wacht op het informatieplein',
  volgen: 'Bewaren en volgen',
  volgt: 'Nog te weinig om verder te gaan',
  kijkOp: (datum: string) => `Kijk weer op ${datum}`,
  schrijfMelder: 'Schrijf de melder',
  uitkomst: (datum: string) => `De uitkomst is bekend sinds ${datum}`,
  registreer: 'Registreer bij het ZVH',
  registreerUit: 'Daarna kun je afsluiten',
  sluit: 'Sluit af',
  melderWeet: 'De melder heeft bericht',
};
