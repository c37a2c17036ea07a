/** The words of the plain list that can lie over the app. Ordinary points of a fire-safety visit, and nothing else. */
export const brandveiligheid = {
  titel: 'Controlelijst brandveiligheid',
  inleiding: 'Loop het pand langs en vink aan wat in orde is.',
  bewaartNiets: 'Deze lijst bewaart niets. Sluit je hem, of ga je even weg, dan is alles weer leeg.',
  stand: (n: number, van: number) => `${n} van ${van} in orde`,
  opmerkingen: 'Opmerkingen',
  opmerkingenUitleg: 'Wat is niet in orde, en waar?',
  opnieuw: 'Maak de lijst leeg',
  geleegd: 'De lijst is leeg.',
  gevaar: 'Brand of iemand gewond?',
  bel: 'Bel 112',
  ontgrendel: 'Ontgrendel',
  delen: [
    {
      kop: 'Vluchten',
      punten: [
        'Gangen en trappen zijn vrij',
        'Nooduitgangen gaan van binnen open zonder sleutel',
        'De vluchtweg is aangegeven',
        'De noodverlichting brandt',
        'De plek om te verzamelen is bekend',
      ],
    },
    {
      kop: 'Melden en blussen',
      punten: [
        'Op elke verdieping hangt een rookmelder',
        'De rookmelders werken (testknop)',
        'Een blusser of brandslang is te zien en te pakken',
        'De blusser is op tijd nagekeken',
        'Bij de geiser of kachel hangt een koolmonoxidemelder',
      ],
    },
    {
      kop: 'Stroom, gas en koken',
      punten: [
        'Stekkerdozen zitten niet in elkaar',
        'Snoeren en stopcontacten zijn heel',
        'De gasslang is heel en niet te oud',
        'Bij het fornuis ligt niets dat kan branden',
      ],
    },
    {
      kop: 'Het gebouw',
      punten: [
        'Branddeuren vallen vanzelf dicht',
        'Afval en voorraad staan niet in de gang',
        'De meterkast is vrij',
        'Het huisnummer is vanaf de straat te zien',
      ],
    },
  ],
};
