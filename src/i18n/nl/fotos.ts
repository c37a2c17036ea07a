import { MEESTE_BIJLAGEN } from '#domain/signaal.ts';

/** The words around photos on the phone; loaded when somebody makes or looks at one. */

const HOOGSTENS = MEESTE_BIJLAGEN;

export const t = {
  titel: 'Foto',
  strook: 'Foto’s',
  alleenHier: 'Alleen in Meldroute. Niet in je fotogalerij.',
  nieuw: 'Foto',
  nieuwBij: 'Nog een foto',
  onleesbaar: 'Deze foto is op dit toestel niet meer te openen.',

  herinnering: {
    titel: 'Wat mag op de foto?',
    uitleg: 'Alleen dingen en ruimtes, nooit mensen.',
    verder: 'Naar de camera',
  },

  camera: {
    maak: 'Maak foto',
    beeld: 'Beeld van de camera',
    start: 'Camera aanzetten',
    regel: 'Geen gezichten, papieren of schermen.',
    nietInGalerij: 'Deze foto komt niet in je fotogalerij.',
    lamp: 'Lamp',
    uit: 'De camera staat uit.',
    zetAan: 'Zet de camera aan',
    bezig: 'Foto klaarmaken',
    kies: 'Kies een foto',
    toestel: 'Maak met de camera-app',
    bestandUitleg: 'Het origineel blijft in je fotogalerij. Haal het daar zelf weg.',
    weigering: {
      geweigerd: {
        kop: 'Meldroute mag de camera niet gebruiken',
        zin: 'Sta de camera toe bij de instellingen van je browser. Of neem de foto op een andere manier.',
      },
      'geen-camera': {
        kop: 'Geen camera gevonden',
        zin: 'Kies een foto die al op dit toestel staat.',
      },
      bezet: {
        kop: 'De camera is bezet',
        zin: 'Sluit de andere app die de camera gebruikt. Probeer het dan opnieuw.',
      },
    },
  },

  weigering: {
    'geen-foto': 'Dit bestand is geen foto. Kies een JPEG, PNG, WebP of HEIC.',
    'te-groot': 'Deze foto is te groot. Kies een kleinere, of maak een nieuwe.',
    'niet-te-openen': 'Deze foto is niet te openen. Maak een nieuwe.',
    'te-veel': `Er passen ${HOOGSTENS} foto’s bij een signaal. Gooi er een weg voor een nieuwe.`,
    'opslag-vol': 'Opslag bijna vol: eerst tekst. Deze foto is niet bewaard.',
    onleesbaar: 'Deze foto is intussen weggegooid. Maak een nieuwe.',
    'opslag-weg': 'Bewaren lukte niet. Ga terug en open het concept opnieuw.',
  },
  belet: {
    vol: {
      kop: `Er zijn al ${HOOGSTENS} foto’s`,
      zin: `Er passen ${HOOGSTENS} foto’s bij een signaal. Gooi er een weg voor een nieuwe.`,
    },
    ruimte: {
      kop: 'Opslag bijna vol: eerst tekst',
      zin: 'Er is nog ruimte voor tekst, niet voor foto’s. Beschrijf wat je ziet.',
    },
    terug: 'Terug',
  },

  nakijken: {
    titel: 'Kijk de foto na',
    uitleg: 'Veeg over gezichten en papieren. Na bewaren is dat stuk echt weg.',
    vlak: 'Foto in vakken',
    toetsen: 'Pijltjes: andere plek. Spatie: vervaag. Backspace: zet terug.',
    plek: (rij: number, kolom: number, vaag: boolean) =>
      `Rij ${rij}, kolom ${kolom}${vaag ? ', vervaagd' : ''}`,
    kwast: 'Kwast',
    kwasten: { klein: 'Klein', middel: 'Middel', groot: 'Groot' },
    zetTerug: 'Zet terug',
    bewaar: 'Bewaar foto',
    bezig: 'Bezig met bewaren',
    opnieuw: 'Opnieuw',
    bewaard: 'Foto bewaard',
  },

  bekijk: {
    om: (tijd: string) => `Gemaakt om ${tijd}`,
    hoortBij: 'Hoort bij',
    los: 'Los van de checklist',
    vervaag: 'Vervaag',
    vorige: 'Vorige',
    volgende: 'Volgende',
    klaar: 'Klaar',
    gooiWeg: 'Gooi foto weg',
    gooiWegVraag: 'Foto weggooien?',
    gooiWegGevolg: 'Deze foto is dan weg. Dit kan niet terug.',
    bewaar: 'Bewaar foto',
    gooiWegZeker: 'Gooi weg',
    weg: 'Foto weggegooid',
  },
};
