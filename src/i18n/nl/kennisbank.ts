/** What the field app explains; kept on the device, read without coverage. */
export const kennisbank = {
  titel: 'Kennisbank',
  opToestel: 'Staat op dit toestel. Werkt zonder bereik.',
  terPlekke: 'Ter plekke',
  wel: 'Wel',
  niet: 'Niet',
  welRegels: [
    'Sta eerst zelf veilig',
    'Spreek iemand alleen, als dat veilig kan',
    'Stel gewone, open vragen die bij je controle passen',
    'Heb geduld. De ander bepaalt het tempo',
    'Laat terugvertellen of je elkaar begrijpt',
    'Schrijf op wat je ziet en hoort, ook stilte of trillen',
    'Geef informatie alleen als niemand meekijkt',
  ],
  nietRegels: [
    'Je vermoeden uitspreken tegen werkgever of uitbater',
    'Hulp, verblijf, geld of geheimhouding beloven',
    'Doorvragen over geweld of seks',
    'Zelf zoeken in telefoons, kasten of advertenties',
    'Dreigen met een boete om antwoord te krijgen',
    'Zeggen dat je meldt, zonder overleg',
  ],
  vragen: 'Gewone vragen',
  vraagRegels: [
    '‘Hoe laat begon u gisteren?’',
    '‘Wie heeft uw paspoort?’',
    '‘Wie betaalt u?’',
    '‘Wat gebeurt er als u ziek bent of wilt stoppen?’',
    '‘Weet u het adres hier?’',
    '‘Kunt u bellen met wie u wilt?’',
  ],
  waaromNiet: 'Waarom iemand niets zegt',
  waaromNietUitleg:
    'Angst om werk en slaapplek te verliezen. Angst voor de baas, of om het land uit te moeten. Weinig vertrouwen dat het helpt. Een ‘nee’ is niet het einde van een signaal.',
  sekswerk: 'Over sekswerk',
  sekswerkUitleg:
    'Sekswerk is een legaal beroep. Zie je niets van dwang? Dan is het iets voor vergunning en toezicht, niet voor deze route.',
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
    lijst: [
      { naam: '112', nummer: '112', bel: '112', wanneer: 'Direct gevaar' },
      {
        naam: 'Politie',
        nummer: '0900-8844',
        bel: '09008844',
        wanneer: 'Haast, maar geen direct gevaar',
      },
      {
        naam: 'Veilig Thuis',
        nummer: '0800-2000',
        bel: '08002000',
        wanneer: 'Minderjarigen en huiselijk geweld. Dag en nacht, gratis',
      },
      {
        naam: 'Nederlandse Arbeidsinspectie',
        nummer: '0800-5151',
        bel: '08005151',
        wanneer: 'Misstanden op het werk',
      },
      {
        naam: 'CoMensha',
        nummer: '033-448 11 86',
        bel: '0334481186',
        wanneer: 'Advies en opvang. Werkdagen van 9 tot 17 uur',
      },
      {
        naam: 'Meld Misdaad Anoniem',
        nummer: '0800-7000',
        bel: '08007000',
        wanneer: 'Voor anderen die anoniem willen blijven. Niet je eigen route',
      },
    ],
  },

  begrippen: {
    titel: 'Begrippen',
    uitleg: 'Woorden die je tegenkomt',
    lijst: [
      ['Signaal', 'Wat je zag of hoorde en doorgeeft. Na verzegelen verandert het niet meer.'],
      ['Concept', 'Een signaal dat je nog niet verzegelde. Het staat alleen op dit toestel.'],
      ['Verzegelen', 'Op slot doen, zodat alleen de aandachtsfunctionaris het kan lezen.'],
      ['Kenmerk', 'De korte code van je signaal. Handig om over te bellen, zonder de inhoud te noemen.'],
      ['Aandachtsfunctionaris', 'De collega in je gemeente die signalen opent, aanvult en verder brengt.'],
      ['Meldroute', 'De zeven vaste stappen van een signaal, van opgepikt tot terugkoppeling.'],
      ['Terugkoppeling', 'Wat je terug hoort over je signaal. Dat komt altijd.'],
      ['Feit', 'Wat je zag, hoorde of rook. Zonder uitleg.'],
      ['Eigen indruk', 'Wat je erbij denkt. Die blijft altijd apart van de feiten.'],
      ['Acuut', 'Er is nu gevaar, geweld of opsluiting, of iemand vraagt om hulp. Bel eerst.'],
      ['Betrokkene', 'Iemand over wie het signaal gaat.'],
      ['Mogelijk slachtoffer', 'Iemand die misschien uitgebuit wordt. Vaststellen is niet aan jou.'],
      ['Arbeidsuitbuiting', 'Werken onder dwang of misleiding, of in een situatie waar je niet uit kunt.'],
      ['Seksuele uitbuiting', 'Gedwongen of misleid worden tot seksueel werk. Bij minderjarigen altijd.'],
      ['Criminele uitbuiting', 'Gedwongen worden tot strafbare dingen, zoals knippen, stelen of vervoeren.'],
      [
        'Gedwongen orgaanverwijdering',
        'Onder druk of misleiding een orgaan afstaan. Zelden gezien, wel melden.',
      ],
      ['PCT', 'Prostitutie Controle Team van de politie.'],
      ['RIEC', 'Regionaal Informatie- en Expertise Centrum. Brengt overheden bij elkaar tegen ondermijning.'],
      ['AVIM', 'De afdeling van de politie die zulke signalen onderzoekt.'],
      ['ZVH', 'Zorg- en Veiligheidshuis. Daar werkt de zorgcoördinator.'],
    ],
  },
} as const;
