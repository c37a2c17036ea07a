import type { LijstId, Prostitutiesoort } from '#domain/signalenlijst.ts';

/** The words of the field app's first screens; the rest stands in `verder.ts`, which is loaded while she looks at these. */

/** Takes how many, and the word for one and for more; gives „3 signalen” on one line. */
export const aantal = (n: number, een: string, meer: string): string => `${n}\u00a0${n === 1 ? een : meer}`;
const graden = (waarde: number): string => Math.abs(waarde).toFixed(4).replace('.', ',');

export const t = {
  naam: 'Meldroute',
  verberg: 'Verberg',

  menu: { naam: 'Hoofdmenu', start: 'Start', mijnSignalen: 'Mijn signalen', kennisbank: 'Kennisbank' },
  terugNaar: (waar: string) => `Terug naar ${waar}`,
  plaatsen: {
    start: 'start',
    soort: 'soort locatie',
    vermoeden: 'alleen een vermoeden',
    aanvulling: 'aanvulling',
    intrekken: 'intrekken',
    zoek: 'zoeken',
    rapport: 'rapport',
    artikel: 'uitleg',
    uitgelegd: 'signalen',
    praatkaarten: 'praatkaarten',
    checklist: 'checklist',
    details: 'details',
    foto: 'foto',
    'foto-bekijk': 'foto',
    controleren: 'controleren',
    acuut: 'acuut',
    verzegeld: 'verzegeld',
    'mijn-signalen': 'mijn signalen',
    terugkoppeling: 'terugkoppeling',
    redding: 'zelf afgeven',
    kennisbank: 'kennisbank',
    'zo-loopt-een-signaal': 'zo loopt een signaal',
    nummers: 'telefoonnummers',
    begrippen: 'begrippen',
    toestel: 'weergave en toestel',
  },

  acuutKnop: { lang: 'Acuut gevaar?', kort: 'Acuut' },

  bereik: {
    geen: 'Geen bereik – alles staat veilig op dit toestel',
    bezig: (n: number, totaal: number) => `Bereik terug – bezig met versturen: ${n} van ${totaal}`,
    alles: 'Alles is verstuurd',
    server: 'De server antwoordt niet – alles staat veilig op dit toestel',
  },

  start: {
    titel: 'Start',
    nieuw: 'Nieuw signaal',
    nieuwUitleg: 'Werkt ook zonder bereik',
    terugkoppeling: 'Terugkoppeling',
    bericht: 'Bericht',
    berichtVan: (datum: string) => `Bericht van ${datum}`,
    nieuwe: (n: number) => `${n} nieuw`,
    wacht: 'Wacht op bereik',
    wachtUitleg: 'Verzegeld. Vertrekt vanzelf.',
    nietVerstuurd: 'Niet verstuurd',
    nietVerstuurdUitleg: 'Staat veilig op dit toestel.',
    concept: 'Concept',
    oefenconcept: 'Oefening, concept',
    concepten: 'Concepten',
    conceptUitleg: (plek: string | undefined, soort: string, wanneer: string) =>
      [plek, `${soort}, ${wanneer}`].filter(Boolean).join(' · '),
    conceptenUitleg: 'Nog niet verzegeld.',
    leeg: 'Niets open',
    leegUitleg: 'Geen concepten en niets dat wacht. Terugkoppeling zie je hier vanzelf.',
    ontgrendel: 'Ontgrendel',
    ontgrendelUitleg: 'Voor je concepten, signalen en berichten.',
  },

  soort: {
    kop: 'Nieuw signaal',
    titel: 'Waar ben je?',
    stap: 'Soort locatie',
    welkeProstitutie: 'Wat voor plek is het?',
    anders: 'Weet ik nog niet',
  },
  soorten: {
    huisvesting: {
      naam: 'Huisvesting arbeidsmigranten',
      kort: 'Huisvesting',
      uitleg: 'Woning, logies, camping, bedrijf',
    },
    prostitutie: {
      naam: 'Prostitutie',
      kort: 'Prostitutie',
      uitleg: 'Vergund of onvergund, ook hotel of woning',
    },
    hennep: { naam: 'Hennep of drugs', kort: 'Hennep of drugs', uitleg: 'Kwekerij, knippers, opslag' },
    algemeen: {
      naam: 'Algemene controle',
      kort: 'Algemene controle',
      uitleg: 'Horeca, bouw, schoonmaak, straat, balie',
    },
  } satisfies Record<LijstId, { naam: string; kort: string; uitleg: string }>,
  prostitutiesoorten: {
    vergund: { naam: 'Vergund bedrijf', uitleg: 'Club, raam, privéhuis met vergunning' },
    thuis: { naam: 'Thuis', uitleg: 'Woning of kamer' },
    hotel: { naam: 'Hotel', uitleg: 'Hotel, pension, vakantiehuis' },
    massagesalon: { naam: 'Massagesalon', uitleg: 'Ook nagelstudio of zonnestudio' },
    escort: { naam: 'Escort', uitleg: 'Op wisselende plekken' },
  } satisfies Record<Prostitutiesoort, { naam: string; uitleg: string }>,

  stap: (n: number) => `Stap ${n} van 4`,
  voortgang: 'Voortgang',
  oefening: 'Oefening',
  oefeningTelt: 'Oefening – dit telt niet mee',

  vermoeden: {
    keuze: { naam: 'Alleen een vermoeden', uitleg: 'Een plek en één zin, zonder lijst' },
  },

  zoek: {
    tab: 'Zoek',
    andere: 'Ook iets van een andere lijst gezien?',
    andereUitleg: 'Zoek in alle lijsten',
  },

  checklist: {
    titel: 'Checklist',
    delen: 'Onderdelen van de checklist',
    deelStand: (titel: string, n: number, m: number) => `${titel}: ${n} van ${m} beantwoord`,
    tip: 'Nog eens tikken op een antwoord wist het.',
    gezien: 'Gezien',
    gehoord: 'Gehoord',
    nietGezien: 'Niet gezien',
    acuutSignaal: 'Acuut signaal',
    notitie: 'Notitie',
    foto: 'Foto',
    notitieLabel: 'Notitie bij dit signaal',
    notitieUitleg: 'Wat zag of hoorde je precies?',
    notitieKlaar: 'Sluit notitie',
    notitieWijzigen: 'Notitie wijzigen',
    uitleg: 'Uitleg',
    kanOok: 'Kan ook:',
    gewist: 'Antwoord gewist',
    zetTerug: 'Zet terug',
    bewaard: 'Je antwoorden worden vanzelf bewaard.',
    gebeurtNu: 'Gebeurt dit nu?',
    acuutAls: (voorwaarde: string) => `Het is acuut ${voorwaarde}.`,
    jaNu: 'Ja, nu',
    neeNu: 'Nee, niet nu',
    naarDetails: 'Details',
  },

  acuut: {
    etiket: 'Acuut',
    titel: 'Eerst veiligheid',
    stappen: [
      { kop: 'Ga zelf naar een veilige plek', uitleg: 'Naar buiten, naar je collega of je auto.' },
      {
        kop: 'Bel 112',
        uitleg: 'Zeg: ‘Toezichthouder gemeente. Mensen in gevaar.’ En daarna:',
        zeg: ['Waar ben je?', 'Hoeveel mensen?', 'Wat gebeurt er?', 'Ben je zelf veilig?'],
      },
      {
        kop: 'Spreek niemand aan op je vermoeden',
        uitleg: 'Bevrijd niemand zelf. Wacht op de politie.',
      },
    ] as readonly { kop: string; uitleg: string; zeg?: readonly string[] }[],
    waarBenJe: 'Zeg waar je bent',
    zoekPlek: 'Zoek mijn plek',
    zoekt: 'Plek zoeken',
    geenPlek: 'Nog geen plek bekend. Kijk naar een straatnaam of huisnummer.',
    gpsVan: (tijd: string, meter: number) => `GPS van ${tijd}, op ${meter} meter nauwkeurig`,
    bewaard: 'Je notities zijn bewaard. 112 werkt vaak ook zonder internet.',
    zonderInternet: '112 werkt vaak ook zonder internet.',
    bel112: 'Bel 112',
    belPolitie: 'Politie 0900-8844',
    haast: 'Haast, maar geen direct gevaar? Bel 0900-8844.',
    regio: 'Dag en nacht in je regio',
    nietAcuut: 'Niet acuut',
    verder: 'Terug naar je signaal',
    sluit: 'Sluit',
    gebeld: 'Heb je 112 gebeld?',
    gebeldKeuzes: { ja: 'Ja', nee: 'Nee', 'niet-mogelijk': 'Lukt niet' },
    gebeldOp: (tijd: string) => `Vastgelegd: om ${tijd}.`,
  },

  gps: {
    kort: (lat: number, lon: number) =>
      `${graden(lat)} ${lat < 0 ? 'Z' : 'N'} · ${graden(lon)} ${lon < 0 ? 'W' : 'O'}`,
    lang: (lat: number, lon: number) =>
      `${graden(lat)} ${lat < 0 ? 'zuid' : 'noord'} · ${graden(lon)} ${lon < 0 ? 'west' : 'oost'}`,
    nauwkeurig: (meter: number) => `Op ${meter} meter nauwkeurig`,
    onnauwkeurig: (meter: number) => `Op ${meter} meter nauwkeurig. Omschrijf de plek erbij.`,
    bepaal: 'Bepaal mijn plek',
    opnieuw: 'Opnieuw',
    zoekt: 'Plek zoeken',
    nogNiet: 'Nog geen plek bepaald',
    alleenNu: 'Alleen nu, en alleen als jij drukt.',
    mislukt: {
      onvindbaar: 'Geen plaats gevonden. Ga naar buiten of omschrijf de plek.',
      geweigerd:
        'Meldroute mag je plek niet zien. Zet locatie aan in de instellingen van je toestel, of omschrijf de plek.',
      'te-lang': 'Zoeken duurde te lang. Probeer het buiten nog eens, of omschrijf de plek.',
      'kan-niet': 'Dit toestel kan geen plek bepalen. Omschrijf de plek.',
    },
  },

  slot: {
    code: 'Toegangscode',
    ingevuld: (n: number) => `${n} van 6 cijfers ingevuld`,
    cijfers: 'Cijfers',
    wis: 'Wis',
    noodnummers: 'Noodnummer',
    nood: 'Nood',
    vergeten: 'Code vergeten?',
    wachtzin: 'Wachtzin',
    wachtzinUitleg: 'De zes woorden die je bij het inschrijven opschreef.',
    toon: 'Toon woorden',
    verbergWoorden: 'Verberg woorden',
    open: 'Open',
    bezig: 'Bezig met openen',
    zonder: 'Verder zonder code',
    metCode: 'Toch met code',
    kanNiet: 'Ik kan niet ontgrendelen',
    kanNietVraag: 'Het slot opheffen?',
    kanNietGevolg:
      'Je concepten gaan verzegeld naar je aandachtsfunctionaris. Op dit toestel kan niemand ze nog lezen, ook jij niet. Antwoorden op wat je eerder verzegelde krijg je van haar zelf. Daarna maak je een nieuwe wachtzin.',
    kanNietToch: 'Laat het slot',
    kanNietZeker: 'Hef het slot op',
    kanNietBezig: 'Bezig met verzegelen',
    opgeheven: 'Het slot is opgeheven',
    opgehevenZin:
      'Je concepten zijn verzegeld en gaan naar je aandachtsfunctionaris. Maak nu een nieuwe wachtzin.',
    verder: 'Ga verder',
    nog: (n: number) => `Code klopt niet. Nog ${aantal(n, 'poging', 'pogingen')}.`,
  },

  bewaren: {
    'opslag-vol': {
      kop: 'Dit toestel is vol',
      zin: 'Je laatste wijziging is niet bewaard. Alles daarvoor wel. Maak ruimte vrij en wijzig dan nog iets.',
    },
    'opslag-weg': {
      kop: 'De opslag reageert niet',
      zin: 'Je laatste wijziging is niet bewaard. Schrijf het nu op papier en open Meldroute opnieuw.',
    },
  },

  update: {
    kop: 'Er is een nieuwe versie',
    zin: 'Bijwerken duurt een paar seconden. Alles blijft staan.',
    knop: 'Werk nu bij',
  },

  stuk: {
    kop: 'Er ging iets mis in dit scherm',
    zin: 'Wat je vastlegde staat nog veilig op dit toestel.',
    knop: 'Terug naar start',
    toast: 'Dat lukte niet. Wat je vastlegde is bewaard.',
  },
};
