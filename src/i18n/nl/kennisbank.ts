import type { Zoekstuk } from '#domain/zoeken.ts';

/** One thing to know. The id stays when the words change, so that a link or a question about it keeps its place. */
export interface Kennisitem {
  id: `kb-${string}`;
  kop: string;
  /** running text, one sentence or a few per line; or a list; or a list of what to do or not to do */
  vorm: 'tekst' | 'lijst' | 'wel' | 'niet';
  regels: readonly string[];
  /** shown with `teBevestigen`: no source was read for it, so the municipality's own lawyer says whether it holds */
  teBevestigen?: true;
}

export interface Kennisartikel {
  id: `kb-${string}`;
  titel: string;
  uitleg: string;
  items: readonly Kennisitem[];
}

/** A national organisation: its number is public and the same everywhere. */
export interface Partner {
  id: `partner-${string}`;
  naam: string;
  wanneer: string;
  nummer?: string;
  /** what `tel:` needs */
  bel?: string;
  /** shown as words, never opened by the app */
  web?: string;
}

/** Someone in the own region: who and which number is the municipality's to fill in, by this id. */
export type RegionalePartner = Pick<Partner, 'id' | 'naam' | 'wanneer'>;

export const teBevestigen = 'Te bevestigen door de gemeente';

export const landelijkePartners: readonly Partner[] = [
  { id: 'partner-112', naam: '112', nummer: '112', bel: '112', wanneer: 'Direct gevaar' },
  {
    id: 'partner-politie',
    naam: 'Politie',
    nummer: '0900-8844',
    bel: '09008844',
    web: 'politie.nl',
    wanneer: 'Haast, maar geen direct gevaar',
  },
  {
    id: 'partner-veilig-thuis',
    naam: 'Veilig Thuis',
    nummer: '0800-2000',
    bel: '08002000',
    web: 'veiligthuis.nl',
    wanneer: 'Minderjarigen en huiselijk geweld. Dag en nacht, gratis',
  },
  {
    id: 'partner-arbeidsinspectie',
    naam: 'Nederlandse Arbeidsinspectie',
    nummer: '0800-5151',
    bel: '08005151',
    web: 'nlarbeidsinspectie.nl',
    wanneer: 'Misstanden op het werk',
  },
  {
    id: 'partner-comensha',
    naam: 'CoMensha',
    nummer: '033-448 11 86',
    bel: '0334481186',
    web: 'comensha.nl',
    wanneer: 'Advies en opvang. Werkdagen van 9 tot 17 uur',
  },
  {
    id: 'partner-meld-misdaad-anoniem',
    naam: 'Meld Misdaad Anoniem',
    nummer: '0800-7000',
    bel: '08007000',
    web: 'meldmisdaadanoniem.nl',
    wanneer: 'Voor anderen die anoniem willen blijven. Niet je eigen route',
  },
  {
    id: 'partner-fairwork',
    naam: 'FairWork',
    web: 'fairwork.nu',
    wanneer: 'Advies aan werkenden, in hun eigen taal',
  },
  {
    id: 'partner-work-in-nl',
    naam: 'Work in NL',
    web: 'workinnl.nl',
    wanneer: 'Informatie voor arbeidsmigranten',
  },
  {
    id: 'partner-nidos',
    naam: 'Nidos',
    web: 'nidos.nl',
    wanneer: 'Voogd van kinderen die zonder ouders naar Nederland kwamen. De politie schakelt Nidos in',
  },
  {
    id: 'partner-slachtofferwijzer',
    naam: 'Slachtofferwijzer',
    web: 'slachtofferwijzer.nl',
    wanneer: 'Welke rechten iemand heeft',
  },
  {
    id: 'partner-wegwijzer',
    naam: 'Wegwijzer',
    web: 'wegwijzermensenhandel.nl',
    wanneer: 'Wie wat doet, met alle organisaties op een rij',
  },
  { id: 'partner-ccv', naam: 'CCV', web: 'hetccv.nl', wanneer: 'Achtergrond voor je vak' },
  { id: 'partner-vng', naam: 'VNG', web: 'vng.nl', wanneer: 'Achtergrond voor gemeenten' },
];

export const regionalePartners: readonly RegionalePartner[] = [
  {
    id: 'partner-aandachtsfunctionaris',
    naam: 'Aandachtsfunctionaris',
    wanneer: 'Vragen over je signaal, of overleg voordat je iets doet',
  },
  {
    id: 'partner-zorgcoordinator',
    naam: 'Zorgcoördinator',
    wanneer: 'Zorg en opvang. Loopt via je aandachtsfunctionaris',
  },
  { id: 'partner-pct', naam: 'PCT', wanneer: 'Controle van sekswerkplekken' },
  { id: 'partner-riec', naam: 'RIEC', wanneer: 'Neemt een signaal verder als er een vermoeden is' },
  { id: 'partner-zvh', naam: 'Zorg- en Veiligheidshuis', wanneer: 'Registratie, zorg en samenwerking' },
  {
    id: 'partner-work-in-nl-punt',
    naam: 'Work in NL-punt',
    wanneer: 'Informatie voor arbeidsmigranten in de buurt',
  },
];

const heeftNummer = (partner: Partner): partner is Partner & { nummer: string; bel: string } =>
  partner.nummer !== undefined && partner.bel !== undefined;

const welRegels: readonly string[] = [
  'Sta eerst zelf veilig',
  'Spreek iemand alleen, als dat veilig kan',
  'Stel gewone, open vragen die bij je controle passen',
  'Heb geduld. De ander bepaalt het tempo',
  'Laat terugvertellen of je elkaar begrijpt',
  'Schrijf op wat je ziet en hoort, ook stilte of trillen',
  'Geef informatie alleen als niemand meekijkt',
];

const nietRegels: readonly string[] = [
  'Je vermoeden uitspreken tegen werkgever of uitbater',
  'Hulp, verblijf, geld of geheimhouding beloven',
  'Doorvragen over geweld of seks',
  'Zelf zoeken in telefoons, kasten of advertenties',
  'Dreigen met een boete om antwoord te krijgen',
  'Zeggen dat je meldt, zonder overleg',
];

/** What the field app explains; kept on the device, read without coverage. */
export const kennisbank = {
  titel: 'Kennisbank',
  opToestel: 'Staat op dit toestel. Werkt zonder bereik.',
  terPlekke: 'Ter plekke',
  wel: 'Wel',
  niet: 'Niet',
  welRegels,
  nietRegels,
  vragen: 'Gewone vragen',
  meer: 'Meer',

  zoLoopt: {
    titel: 'Zo loopt een signaal',
    uitleg: 'De zeven stappen van de meldroute',
    intro: 'Zeven stappen. Jij doet de eerste, en hoort de laatste.',
    stappen: [
      {
        naam: 'Opgepikt',
        uitleg: 'Jij ziet of hoort iets en verzegelt het.',
        zijsporen: [{ soort: 'acuut', icoon: 'siren', naam: '112 of politie', uitleg: 'bij acuut gevaar' }],
      },
      {
        naam: 'Aandachtsfunctionaris',
        uitleg: 'Opent je signaal. Jij ziet ‘geopend’.',
        zijsporen: [{ soort: '', icoon: 'baby', naam: 'Veilig Thuis', uitleg: 'bij minderjarigen' }],
      },
      {
        naam: 'Verrijken',
        uitleg: 'Met BRP, KvK, handhaving en wijkteam.',
        zijsporen: [
          {
            soort: '',
            icoon: 'heart-handshake',
            naam: 'Zorgcoördinator',
            uitleg: 'zorg en opvang, als dat nodig is',
          },
        ],
      },
      {
        naam: 'Lokaal ondermijningsoverleg',
        uitleg: 'Is er geen overleg? Dan met de politie.',
        zijsporen: [
          { soort: '', icoon: 'door-open', naam: 'PCT', uitleg: 'bij prostitutie' },
          {
            soort: 'uit',
            icoon: 'corner-down-right',
            naam: 'Ander fenomeen',
            uitleg: 'dan neemt een andere afdeling het over',
          },
        ],
      },
      { naam: 'RIEC of regionale tafel', uitleg: 'Bij een vermoeden.', zijsporen: [] },
      { naam: 'Informatieplein RIEC', uitleg: 'Voor de regionale tafel.', zijsporen: [] },
      {
        naam: 'Terugkoppeling',
        uitleg: 'Aan de aandachtsfunctionaris, en daarna aan jou.',
        zijsporen: [],
      },
    ],
  },

  nummers: {
    titel: 'Telefoonnummers',
    uitleg: 'Politie, Veilig Thuis, Arbeidsinspectie',
    intro: 'Landelijke nummers. Het nummer van je aandachtsfunctionaris staat in je telefoon.',
    bel: 'Bel',
    lijst: landelijkePartners.filter(heeftNummer),
  },

  begrippen: {
    titel: 'Begrippen',
    uitleg: 'Woorden die je tegenkomt',
    lijst: [
      [
        'Signaal',
        'Wat je zag of hoorde en doorgeeft. Na verzegelen verandert het niet meer.',
        'begrip-signaal',
      ],
      [
        'Concept',
        'Een signaal dat je nog niet verzegelde. Het staat alleen op dit toestel.',
        'begrip-concept',
      ],
      [
        'Verzegelen',
        'Op slot doen, zodat alleen de aandachtsfunctionaris het kan lezen.',
        'begrip-verzegelen',
      ],
      [
        'Kenmerk',
        'De korte code van je signaal. Handig om over te bellen, zonder de inhoud te noemen.',
        'begrip-kenmerk',
      ],
      [
        'Aandachtsfunctionaris',
        'De collega in je gemeente die signalen opent, aanvult en verder brengt.',
        'begrip-aandachtsfunctionaris',
      ],
      [
        'Meldroute',
        'De zeven vaste stappen van een signaal, van opgepikt tot terugkoppeling.',
        'begrip-meldroute',
      ],
      ['Terugkoppeling', 'Wat je terug hoort over je signaal. Dat komt altijd.', 'begrip-terugkoppeling'],
      ['Feit', 'Wat je zag, hoorde of rook. Zonder uitleg.', 'begrip-feit'],
      ['Eigen indruk', 'Wat je erbij denkt. Die blijft altijd apart van de feiten.', 'begrip-eigen-indruk'],
      [
        'Acuut',
        'Er is nu gevaar, geweld of opsluiting, of iemand vraagt om hulp. Bel eerst.',
        'begrip-acuut',
      ],
      ['Betrokkene', 'Iemand over wie het signaal gaat.', 'begrip-betrokkene'],
      [
        'Mogelijk slachtoffer',
        'Iemand die misschien uitgebuit wordt. Vaststellen is niet aan jou.',
        'begrip-mogelijk-uitgebuit',
      ],
      [
        'Arbeidsuitbuiting',
        'Werken onder dwang of misleiding, of in een situatie waar je niet uit kunt.',
        'begrip-arbeidsuitbuiting',
      ],
      [
        'Seksuele uitbuiting',
        'Gedwongen of misleid worden tot seksueel werk. Bij minderjarigen altijd.',
        'begrip-seksuele-uitbuiting',
      ],
      [
        'Criminele uitbuiting',
        'Gedwongen worden tot strafbare dingen, zoals knippen, stelen of vervoeren.',
        'begrip-criminele-uitbuiting',
      ],
      [
        'Gedwongen orgaanverwijdering',
        'Onder druk of misleiding een orgaan afstaan. Zelden gezien, wel melden.',
        'begrip-gedwongen-orgaanverwijdering',
      ],
      [
        'PCT',
        'Prostitutie Controle Team. Toezichthouders van gemeenten die op sekswerkplekken controleren.',
        'begrip-pct',
      ],
      [
        'RIEC',
        'Regionaal Informatie- en Expertise Centrum. Brengt overheden bij elkaar tegen ondermijning.',
        'begrip-riec',
      ],
      ['AVIM', 'De afdeling van de politie die zulke signalen onderzoekt.', 'begrip-avim'],
      ['ZVH', 'Zorg- en Veiligheidshuis. Daar werkt de zorgcoördinator.', 'begrip-zvh'],
    ],
  },
} as const;

/** What can be read and searched on the device: own words, from sources that were read (domein §1–§6). */
export const kennisartikelen: readonly Kennisartikel[] = [
  {
    id: 'kb-acuut',
    titel: 'Acuut',
    uitleg: 'Eerst bellen, dan schrijven',
    items: [
      {
        id: 'kb-acuut-wanneer',
        kop: 'Wanneer bel je?',
        vorm: 'lijst',
        regels: [
          'Er is nu gevaar, geweld of opsluiting: bel 112',
          'Iemand vraagt om hulp: bel 112',
          'Een minderjarige wordt uitgebuit: bel 112',
          'Er is haast, maar geen direct gevaar: bel 0900-8844',
          'Een kind is aanwezig, maar werkt niet en loopt geen gevaar: bel vandaag Veilig Thuis, 0800-2000',
        ],
      },
      {
        id: 'kb-acuut-zeggen',
        kop: 'Wat zeg je?',
        vorm: 'lijst',
        regels: [
          'Waar je bent',
          'Hoeveel mensen er zijn',
          'Wat er nu gebeurt',
          'Of je zelf veilig staat',
          'Bij 0900-8844: vraag naar de afdeling mensenhandel of de AVIM',
        ],
      },
      {
        id: 'kb-acuut-zelf',
        kop: 'Je eigen veiligheid',
        vorm: 'tekst',
        regels: [
          'Ga eerst zelf naar een veilige plek.',
          'Confronteer niemand en bevrijd niemand zelf.',
          'Vastleggen komt daarna. Je telefoon houdt alles vast.',
        ],
      },
      {
        id: 'kb-acuut-geen-bereik',
        kop: 'Geen bereik?',
        vorm: 'tekst',
        regels: ['Ga naar een plek met bereik en bel dan.'],
      },
      {
        id: 'kb-acuut-ander-netwerk',
        kop: '112 zonder eigen netwerk',
        vorm: 'tekst',
        regels: ['112 werkt vaak nog via het netwerk van een andere aanbieder. Probeer het dus altijd.'],
        teBevestigen: true,
      },
    ],
  },
  {
    id: 'kb-vormen',
    titel: 'Vormen van uitbuiting',
    uitleg: 'Wat het is en wat jij kunt zien',
    items: [
      {
        id: 'kb-vormen-wat',
        kop: 'Wat is het?',
        vorm: 'tekst',
        regels: [
          'Bij mensenhandel haalt, vervoert of huisvest iemand een ander om die uit te buiten.',
          'Dat gaat met dwang, misleiding of misbruik van een kwetsbare positie.',
          'Zei iemand eerst ja? Dat maakt niet uit als er dwang of misleiding is.',
          'Mensenhandel is iets anders dan mensensmokkel.',
        ],
      },
      {
        id: 'kb-vormen-minderjarig',
        kop: 'Minderjarigen',
        vorm: 'tekst',
        regels: ['Bij een minderjarige hoeft niemand dwang aan te tonen. Uitbuiting is genoeg.'],
      },
      {
        id: 'kb-vormen-arbeid',
        kop: 'Arbeidsuitbuiting',
        vorm: 'tekst',
        regels: [
          'Iemand werkt onder dwang of misleiding, of kan niet weg uit het werk.',
          'Denk aan schulden bij de baas, ingehouden loon of een paspoort bij een ander.',
          'Vaak komen werk, woning en vervoer van dezelfde partij. Dat komt ook bij goede bedrijven voor.',
          'Het kan overal: land- en tuinbouw, horeca, bouw, schoonmaak, of bij mensen thuis.',
        ],
      },
      {
        id: 'kb-vormen-seksueel',
        kop: 'Seksuele uitbuiting',
        vorm: 'tekst',
        regels: [
          'Iemand wordt gedwongen of misleid tot seksueel werk, of moet de opbrengst afgeven.',
          'Bij een minderjarige is het altijd uitbuiting.',
        ],
      },
      {
        id: 'kb-vormen-crimineel',
        kop: 'Criminele uitbuiting',
        vorm: 'tekst',
        regels: [
          'Iemand wordt gedwongen tot iets strafbaars: kweken, knippen, stelen, bedelen of drugs vervoeren.',
          'Ook jongeren en mensen met schulden worden hiervoor gevraagd of gestuurd.',
        ],
      },
      {
        id: 'kb-vormen-orgaan',
        kop: 'Gedwongen orgaanverwijdering',
        vorm: 'tekst',
        regels: [
          'Iemand staat onder druk of misleiding een orgaan af, soms als betaling voor een reis.',
          'Je ziet dit zelden. Vraag er niet naar door en kijk niet naar littekens.',
        ],
      },
      {
        id: 'kb-vormen-nieuw',
        kop: 'De wet verandert',
        vorm: 'tekst',
        regels: [
          'Er komen mogelijk vormen bij, zoals uitbuiting bij draagmoederschap, adoptie of een gedwongen huwelijk.',
          'Weet je de vorm niet? Je hoeft niets te kiezen.',
        ],
        teBevestigen: true,
      },
      {
        id: 'kb-vormen-geen-toets',
        kop: 'Een lijst is geen toets',
        vorm: 'tekst',
        regels: [
          'De lijsten helpen je kijken. Ze bewijzen niets.',
          'Een signaal kan ook iets anders betekenen. Daarom staat er ‘kan ook’ bij.',
          'Twijfel is genoeg om iets door te geven. Beoordelen doen anderen.',
          'Afkomst, nationaliteit of uiterlijk is nooit een signaal.',
        ],
      },
      {
        id: 'kb-vormen-sekswerk',
        kop: 'Over sekswerk',
        vorm: 'tekst',
        regels: [
          'Sekswerk is een legaal beroep.',
          'Zie je niets van dwang? Dan is het iets voor vergunning en toezicht, niet voor deze route.',
        ],
      },
    ],
  },
  {
    id: 'kb-ter-plekke',
    titel: 'Ter plekke',
    uitleg: 'Wat wel en wat niet',
    items: [
      { id: 'kb-ter-plekke-wel', kop: 'Wel', vorm: 'wel', regels: welRegels },
      { id: 'kb-ter-plekke-niet', kop: 'Niet', vorm: 'niet', regels: nietRegels },
      {
        id: 'kb-ter-plekke-tolk',
        kop: 'Een tolk',
        vorm: 'tekst',
        regels: [
          'Gebruik geen tolk uit de groep, en nooit de werkgever of de partner.',
          'Bel liever een tolk van buiten, of laat een praatkaart zien.',
        ],
      },
      {
        id: 'kb-ter-plekke-binnen',
        kop: 'Een woning binnengaan',
        vorm: 'tekst',
        regels: [
          'Als toezichthouder ga je een woning alleen in met toestemming van de bewoner.',
          'Woont er iemand in een caravan? Dan is die caravan een woning.',
          'Binnen kijk je rond. Je opent geen laden of kasten.',
          'Je gebruikt je bevoegdheden alleen voor je eigen taak.',
          'Wat je daarbij ziet en hoort, mag je doorgeven.',
        ],
      },
      {
        id: 'kb-ter-plekke-eigen-controle',
        kop: 'Je eigen controle',
        vorm: 'tekst',
        regels: [
          'Een gewone overtreding gaat naar je eigen systeem, zoals altijd.',
          'Een signaal is iets aparts. Het komt niet in je controlerapport.',
        ],
      },
    ],
  },
  {
    id: 'kb-ander',
    titel: 'Waarom iemand niets zegt',
    uitleg: 'Waar de ander bang voor kan zijn',
    items: [
      {
        id: 'kb-ander-angst',
        kop: 'Waar iemand bang voor kan zijn',
        vorm: 'lijst',
        regels: [
          'Werk en slaapplek kwijt te raken',
          'De baas, of mensen die voor hem werken',
          'Het land uit te moeten',
          'Dat familie iets overkomt',
          'Jou: een uniform of een pasje kan ook angst geven',
        ],
      },
      {
        id: 'kb-ander-vertrouwen',
        kop: 'Weinig vertrouwen',
        vorm: 'tekst',
        regels: [
          'Veel mensen geloven niet dat praten helpt. Procedures duren lang.',
          'Sommige mensen zien zichzelf niet als iemand die uitgebuit wordt.',
          'Een ‘nee’ is niet het einde van een signaal.',
        ],
      },
      {
        id: 'kb-ander-tempo',
        kop: 'Wat jij kunt doen',
        vorm: 'tekst',
        regels: [
          'Heb geduld en leg niets op. De ander bepaalt het tempo.',
          'Geef informatie alleen als niemand meekijkt. Druk geen folder in iemands hand.',
          'Zeg niet dat je meldt, zonder overleg. Soms is zwijgen veiliger voor de ander.',
        ],
      },
    ],
  },
  {
    id: 'kb-gedwongen',
    titel: 'Gedwongen tot iets strafbaars',
    uitleg: 'Waarom je beide kanten opschrijft',
    items: [
      {
        id: 'kb-gedwongen-beginsel',
        kop: 'Het non-punishmentbeginsel',
        vorm: 'tekst',
        regels: [
          'Wie uitgebuit wordt, hoort geen straf te krijgen voor iets strafbaars dat daar direct uit volgt.',
          'Of dat zo is, beslist het Openbaar Ministerie. Jij niet, en je aandachtsfunctionaris ook niet.',
        ],
      },
      {
        id: 'kb-gedwongen-schrijven',
        kop: 'Wat betekent dat voor jou?',
        vorm: 'tekst',
        regels: [
          'Schrijf op wat je ziet van het strafbare, én wat je ziet van dwang.',
          'Bijvoorbeeld bij hennep: wie heeft de sleutel, wie slaapt er, wie brengt het eten?',
          'Geef niemand een etiket. Schrijf ‘betrokkene’ of ‘mogelijk slachtoffer’.',
          'Raak op een kweekplek niets aan. De politie doet de rest.',
        ],
      },
    ],
  },
  {
    id: 'kb-signaal',
    titel: 'Wat er met je signaal gebeurt',
    uitleg: 'Van verzegelen tot terugkoppeling',
    items: [
      {
        id: 'kb-signaal-slot',
        kop: 'Op slot',
        vorm: 'tekst',
        regels: [
          'Na verzegelen kan alleen de aandachtsfunctionaris van je gemeente het lezen.',
          'Jij niet meer, en ook niet wie je telefoon vindt.',
          'Zonder bereik wacht het veilig op je telefoon. Het vertrekt vanzelf.',
          'Tot het geopend is, heeft nog niemand het gezien. Was het acuut? Bel dan.',
        ],
      },
      {
        id: 'kb-signaal-route',
        kop: 'De zeven stappen',
        vorm: 'lijst',
        regels: [
          'Jij pikt het signaal op en verzegelt het',
          'De aandachtsfunctionaris opent het',
          'Daarna wordt opgezocht wat de gemeente al weet',
          'Het lokaal ondermijningsoverleg weegt mee. Is dat er niet, dan de politie',
          'Bij een vermoeden gaat het naar het RIEC of de regionale tafel',
          'Het informatieplein van het RIEC bereidt de regionale tafel voor',
          'Je hoort terug wat je mag weten',
        ],
      },
      {
        id: 'kb-signaal-terug',
        kop: 'Wat je terug hoort',
        vorm: 'tekst',
        regels: [
          'Je krijgt altijd een bericht. Vaak kan daar niet veel in staan.',
          'Meestal wordt het geen strafzaak. Dat betekent niet dat je signaal nutteloos was.',
          'Samen met andere signalen kan het later wel iets zeggen.',
        ],
      },
      {
        id: 'kb-signaal-meer',
        kop: 'Weet je later meer?',
        vorm: 'tekst',
        regels: [
          'Maak een aanvulling. Die komt bij je eerste signaal.',
          'Klopt je signaal toch niet? Zolang niemand het ophaalde, kun je het intrekken.',
        ],
      },
      {
        id: 'kb-signaal-hulp',
        kop: 'Hulp voor de ander',
        vorm: 'tekst',
        regels: [
          'Hulp staat los van de zeven stappen. Die kan meteen, wat er verder ook uitkomt.',
          'De aandachtsfunctionaris regelt dat met de zorgcoördinator of CoMensha.',
          'Beloof zelf niets over hulp, verblijf, geld of geheimhouding.',
          'De politie of Arbeidsinspectie kan uitleggen welke rechten iemand heeft.',
        ],
      },
    ],
  },
  {
    id: 'kb-vastleggen',
    titel: 'Wat je mag vastleggen',
    uitleg: 'Feiten, en niet meer dan nodig',
    items: [
      {
        id: 'kb-vastleggen-wel',
        kop: 'Wel',
        vorm: 'wel',
        regels: [
          'Wat je zag, hoorde of rook',
          'Wat er is gezegd, en in welke rol iemand dat zei',
          'De plek, de tijd en je eigen rol',
          'Aantal mensen, geschatte leeftijd en taal',
          'Gedrag dat je ziet, zoals trillen, huilen of stil worden',
          'Wat je denkt: alleen bij ‘eigen indruk’',
        ],
      },
      {
        id: 'kb-vastleggen-niet',
        kop: 'Niet',
        vorm: 'niet',
        regels: [
          'Geluid of video opnemen',
          'Een paspoort of kaart overnemen of fotograferen',
          'In een telefoon kijken',
          'Zoeken in advertenties of op sociale media',
          'Kentekens die je voor je controle niet nodig hebt',
          'Een ziekte of verslaving noemen. Schrijf gedrag op',
          'Afkomst als reden voor verdenking',
          'Een oordeel over de vraag of iemand liegt',
        ],
      },
      {
        id: 'kb-vastleggen-namen',
        kop: 'Namen en nummers',
        vorm: 'tekst',
        regels: [
          'Namen, geboortedata en nummers van papieren zijn meestal niet nodig.',
          'Alleen als iemand hulp wil, of als je ze al had door je controle.',
          'De app waarschuwt bij een BSN, een rekeningnummer of een telefoonnummer. Jij beslist.',
        ],
      },
      {
        id: 'kb-vastleggen-bereiken',
        kop: 'Iemand veilig bereiken',
        vorm: 'tekst',
        regels: [
          'Wil iemand contact? Schrijf op wanneer, hoe en in welke taal dat veilig kan.',
          'Schrijf ook op wat niet kan, zoals ‘niet bellen’.',
        ],
      },
      {
        id: 'kb-vastleggen-rol',
        kop: 'Toezicht of opsporing',
        vorm: 'tekst',
        regels: [
          'Ben je er als toezichthouder? Dan geldt de AVG.',
          'Ben je er als boa om strafbare feiten op te sporen? Dan geldt de Wpg.',
          'Kies in het signaal in welke rol je er was. Het krijgt dan het goede etiket.',
        ],
      },
      {
        id: 'kb-vastleggen-toestemming',
        kop: 'Toestemming',
        vorm: 'tekst',
        regels: [
          'Voor je signaal heb je geen toestemming van de ander nodig.',
          'Je gemeente doet dit als publieke taak.',
        ],
      },
      {
        id: 'kb-vastleggen-bijzonder',
        kop: 'Gevoelige gegevens',
        vorm: 'tekst',
        regels: [
          'Gezondheid, seksleven, afkomst en geloof zijn extra beschermd. Schrijf ze alleen op als het niet anders kan.',
        ],
        teBevestigen: true,
      },
    ],
  },
  {
    id: 'kb-fotos',
    titel: 'Foto’s',
    uitleg: 'Van dingen en ruimtes, niet van mensen',
    items: [
      {
        id: 'kb-fotos-wel',
        kop: 'Wel',
        vorm: 'wel',
        regels: [
          'Een slaapplek of een kookplek',
          'Een slot of een dichte deur',
          'Een lijst met boetes of huisregels',
          'Een gevaarlijke installatie, van een veilige afstand',
        ],
      },
      {
        id: 'kb-fotos-niet',
        kop: 'Niet',
        vorm: 'niet',
        regels: [
          'Gezichten',
          'Paspoorten en andere papieren met een naam',
          'Het scherm van een telefoon',
          'Blote of intieme situaties',
          'Kinderen',
        ],
      },
      {
        id: 'kb-fotos-hoe',
        kop: 'Zo doe je het',
        vorm: 'tekst',
        regels: [
          'Maak de foto in Meldroute. Dan komt hij niet in je fotogalerij.',
          'Kies je een foto die er al is? Het origineel blijft in je galerij. Haal het daar zelf weg.',
          'Veeg over gezichten en papieren voordat je bewaart. Dat stuk is dan echt weg.',
          'De plaats en andere gegevens van de camera gaan niet mee.',
          'Er passen acht foto’s bij een signaal. Volg de afspraken van je gemeente.',
          'Maakt een foto de situatie gevaarlijker? Maak hem dan niet.',
        ],
      },
    ],
  },
  {
    id: 'kb-dicteren',
    titel: 'Dicteren en typen',
    uitleg: 'Wat je toetsenbord onthoudt',
    items: [
      {
        id: 'kb-dicteren-stem',
        kop: 'Dicteren',
        vorm: 'tekst',
        regels: [
          'Dicteren doet je telefoon, niet Meldroute.',
          'Je stem kan daarbij naar de maker van je telefoon of toetsenbord gaan.',
          'Noem daarom geen namen, adressen of nummers. Typen is veiliger.',
          'Let op wie er meeluistert.',
        ],
      },
      {
        id: 'kb-dicteren-toetsenbord',
        kop: 'Je toetsenbord',
        vorm: 'tekst',
        regels: [
          'Sommige toetsenborden onthouden woorden die je typt, en stellen ze later voor.',
          'Gebruik het toetsenbord dat je werk je gaf. Zet het leren van woorden uit.',
        ],
      },
    ],
  },
  {
    id: 'kb-wissen',
    titel: 'Browsegegevens wissen',
    uitleg: 'Wat er dan met je notities gebeurt',
    items: [
      {
        id: 'kb-wissen-gevolg',
        kop: 'Wat ben je kwijt?',
        vorm: 'tekst',
        regels: [
          'Wis je de gegevens van je browser? Dan is alles weg wat alleen op je telefoon stond.',
          'Dat zijn je concepten, en signalen die nog wachten op bereik.',
          'Signalen die al verstuurd zijn, zijn veilig.',
          'Daarna moet je dit toestel opnieuw inschrijven.',
        ],
      },
      {
        id: 'kb-wissen-voorkomen',
        kop: 'Zo voorkom je het',
        vorm: 'lijst',
        regels: [
          'Zet Meldroute op je beginscherm',
          'Verzegel je concepten voordat je opruimt',
          'Kijk bij ‘Mijn signalen’ of alles verstuurd is',
          'Wil je opruimen? Wis alleen de geschiedenis, niet de sitegegevens',
          'Gebruik geen privévenster',
        ],
      },
      {
        id: 'kb-wissen-toch',
        kop: 'Toch gewist?',
        vorm: 'tekst',
        regels: [
          'Bel je aandachtsfunctionaris. Vertel wat er nog niet verstuurd was.',
          'Schrijf op wat je nog weet, en maak later een nieuw signaal.',
        ],
      },
    ],
  },
];

/** Takes nothing; gives everything of the kennisbank as pieces to find, for the same index as the indicators. */
export const kennisstukken = (): readonly Zoekstuk[] => [
  ...kennisartikelen.flatMap(({ titel, items }) =>
    items.map(({ id, kop, regels }) => ({
      id,
      velden: [
        { tekst: kop, gewicht: 1 },
        { tekst: regels.join(' '), gewicht: 0.7 },
        { tekst: titel, gewicht: 0.5 },
      ],
    })),
  ),
  ...kennisbank.begrippen.lijst.map(([woord, betekenis, id]) => ({
    id,
    velden: [
      { tekst: woord, gewicht: 1 },
      { tekst: betekenis, gewicht: 0.5 },
    ],
  })),
  ...[...landelijkePartners, ...regionalePartners].map(({ id, naam, wanneer }) => ({
    id,
    velden: [
      { tekst: naam, gewicht: 1 },
      { tekst: wanneer, gewicht: 0.5 },
    ],
  })),
];
