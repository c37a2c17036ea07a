/** Words about what is carried by hand: a file or codes of a phone that could not send. Comes with those screens. */

const signalen = (n: number): string => `${n} ${n === 1 ? 'signaal' : 'signalen'}`;

/** On the phone. */
export const redding = {
  titel: 'Lukt versturen niet?',
  uitleg:
    'Je kunt verzegelde signalen ook zelf afgeven. Wat hier staat, blijft op dit toestel en vertrekt gewoon als er bereik is.',
  bestand: 'Als bestand',
  bestandUit: (n: number) => `${signalen(n)}. Alleen je aandachtsfunctionaris kan ze openen.`,
  fotos: 'Foto’s gaan niet mee. Die vertrekken van dit toestel zodra er bereik is.',
  deel: 'Deel het bestand',
  bewaar: 'Bewaar het bestand',
  bezig: 'Even geduld',
  letop: 'Kijk waar het terechtkomt',
  letopUit: [
    'Bewaarde bestanden staan bij je downloads. Deel je het, dan staat het ook in die app of in de cloud.',
    'De naam zegt niets en de inhoud is dicht. Wis het bestand als het is ingelezen.',
    'Geef het aan je aandachtsfunctionaris, en aan niemand anders.',
  ],
  gedeeld: 'Het bestand is gedeeld.',
  bewaard: (naam: string) => `Bewaard als ${naam}.`,
  deelmis: 'Delen lukte niet. Bewaar het bestand.',
  niets: 'Er is niets om af te geven. Alles op dit toestel is verstuurd of nog niet verzegeld.',
  codes: 'Als codes op je scherm',
  codesUit: 'Je aandachtsfunctionaris scant ze met de camera van de computer. Kies een signaal.',
  codesVan: (kenmerk: string) => `Codes van ${kenmerk}`,
  code: (n: number, van: number) => `Code ${n} van ${van}`,
  volgende: 'Volgende code',
  vorige: 'Vorige code',
  vanzelf: 'De codes wisselen vanzelf. Houd je scherm helder en recht voor de camera.',
  pauze: 'Stop met wisselen',
  verder: 'Wissel weer vanzelf',
  teGroot: 'Dit signaal is te groot voor codes. Neem het bestand.',
  terug: 'Klaar',
  /** at a place where sealing or sending did not succeed */
  uitweg: 'Geef het zelf af',
  concept: 'Verzegel in een bestand',
  conceptUit:
    'Dit toestel kan het signaal niet bewaren. Je kunt het nu verzegelen in een bestand en afgeven. Over dat signaal krijg je hier geen bericht terug.',
};

/** At the desk. */
export const inlezen = {
  titel: 'Signalen inlezen',
  inleiding: 'Van een telefoon die niet kan versturen: een bestand dat je kreeg, of codes op het scherm.',
  link: 'Lees een bestand of codes in',
  linkUit: 'Van een telefoon die niet kan versturen',
  bestand: 'Bestand',
  bestandUit: 'De melder gaf je een bestand, zoals notities-2026-11-24.txt.',
  kies: 'Kies het bestand',
  bezig: 'Bezig met inlezen',
  codes: 'Codes',
  codesUit: 'Laat de melder de codes tonen en houd het scherm voor je camera.',
  begin: 'Zet de camera aan',
  stop: 'Zet de camera uit',
  beeld: 'Beeld van de camera',
  zoekt: 'Nog geen code gezien.',
  gelezen: (n: number, van: number) => `${n} van ${van} codes gelezen.`,
  geenCamera: {
    geweigerd: 'Meldroute mag de camera niet gebruiken. Sta het toe in je browser, of vraag om het bestand.',
    'geen-camera': 'Deze computer heeft geen camera. Vraag om het bestand.',
    bezet: 'De camera is bezet. Sluit het andere programma, of vraag om het bestand.',
  },
  nietHier: 'Deze browser kan geen codes lezen. Vraag om het bestand.',
  uitslag: 'Uitslag',
  gedaan: (nieuw: number) =>
    nieuw === 0
      ? 'Er kwam niets nieuws binnen.'
      : `${signalen(nieuw)} ${nieuw === 1 ? 'staat' : 'staan'} nu bij Apart gezet.`,
  daarna: 'Weet je van wie het komt? Neem het daar aan. Dan open je het als elk ander signaal.',
  naarLijst: 'Naar de werkvoorraad',
  regel: {
    ingelezen: 'Ingelezen en apart gezet',
    'al-hier': 'Was al binnen',
    onvolledig: 'Afgebroken of beschadigd. Vraag de melder om het bestand opnieuw te maken.',
    'klopt-niet': 'Veranderd, of niet van een telefoon van jullie. Niet ingelezen. Vertrouw dit niet.',
    'andere-gemeente': 'Van een andere gemeente. Niet ingelezen.',
    vernietigd: 'Ingetrokken of vernietigd. Dat komt niet terug.',
    'andere-inhoud': 'Onder dit kenmerk staat al iets anders. Niet ingelezen. Bel je beheerder.',
  },
  zonderKenmerk: (n: number) => `Regel ${n}`,
  weigering: {
    'geen-reddingsbestand': {
      kop: 'Dit is geen bestand van Meldroute',
      zin: 'Kies het bestand dat de melder in Meldroute maakte. Er is niets ingelezen.',
    },
    'andere-gemeente': {
      kop: 'Dit bestand is van een andere gemeente',
      zin: 'Alleen die gemeente kan het openen. Er is niets ingelezen.',
    },
    'te-groot': { kop: 'Dit bestand is te groot', zin: 'Vraag de melder om het opnieuw te maken.' },
  },
};
