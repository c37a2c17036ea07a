/** What a step asks, in words. The key is the name of the value, or `gebeurtenis.waarde` where one step says it better. */

export interface Vraagtekst {
  label: string;
  uitleg?: string;
  fout: string;
}

export const vraagteksten: Record<string, Vraagtekst> = {
  reden: { label: 'Waarom?', uitleg: 'Eén of twee zinnen. Dit komt in het logboek.', fout: 'Vul in waarom.' },
  advies: {
    label: 'Wie keek mee, en wat was het advies?',
    uitleg: 'Noem de rol of de organisatie, geen naam van een betrokkene.',
    fout: 'Vul in wie meekeek.',
  },
  gebeld112: { label: 'Is 112 gebeld?', fout: 'Kies of 112 gebeld is.' },
  tijdstip: { label: 'Wanneer sprak je de politie?', fout: 'Vul datum en tijd in.' },
  kenmerk: { label: 'Kenmerk', uitleg: 'Van de politie of partner.', fout: 'Vul het kenmerk in.' },
  'spoor-bevestigen.kenmerk': {
    label: 'Wat was het antwoord?',
    uitleg: 'Een kenmerk of één zin. Geen namen van betrokkenen.',
    fout: 'Vul het antwoord in.',
  },
  gemeente: { label: 'Welke gemeente neemt het over?', fout: 'Kies een gemeente, of vul de CBS-code in.' },
  hoofdmelding: { label: 'Met welk signaal voeg je het samen?', fout: 'Kies een signaal.' },
  vraag: {
    label: 'Wat wil je vragen?',
    uitleg: 'Je belt of mailt de melder zelf. Hier staat wat je vroeg.',
    fout: 'Vul je vraag in.',
  },
  bronnen: {
    label: 'Welke bronnen ga je bekijken?',
    uitleg: 'Vink alleen aan wat je voor dit signaal nodig hebt. Met het vinkje leg je de grondslag vast.',
    fout: 'Vink minstens één bron aan.',
  },
  locatietype: { label: 'Soort locatie', fout: 'Kies een soort locatie.' },
  vormen: {
    label: 'Vermoedelijke vorm',
    uitleg: 'Jouw inschatting. Niets kiezen mag ook.',
    fout: 'Kies een vorm.',
  },
  vingerafdruk: {
    label: 'Wat kwam erbij?',
    uitleg: 'In de woorden van de melder. De eerste tekst verandert niet.',
    fout: 'Vul in wat erbij kwam.',
  },
  'antwoord-melder.vingerafdruk': {
    label: 'Wat antwoordde de melder?',
    uitleg: 'In de woorden van de melder. De eerste tekst verandert niet.',
    fout: 'Vul het antwoord in.',
  },
  fenomeen: { label: 'Wat is het dan wel?', fout: 'Kies wat het is.' },
  herzienOp: { label: 'Wanneer kijk je er weer naar?', fout: 'Kies een datum na vandaag.' },
  motivering: {
    label: 'Waarom is dit een vermoeden van mensenhandel?',
    uitleg: 'Eén of twee zinnen, op de feiten.',
    fout: 'Vul in waarom.',
  },
  partner: { label: 'Wie in de regio beoordeelt het?', fout: 'Kies wie het beoordeelt.' },
  'geen-mensenhandel.advies': {
    label: 'Wat antwoordde de regio, en wanneer?',
    fout: 'Vul het antwoord in.',
  },
  akkoord: {
    label: 'Zijn jij en de regio het eens: dit is een signaal van mensenhandel?',
    fout: 'Zonder overeenstemming gaat het niet naar het informatieplein.',
  },
  keuze: { label: 'Wat koos de tafel?', fout: 'Kies wat de tafel koos.' },
  magVerteld: {
    label: 'Wat mag je de melder vertellen?',
    uitleg: 'Niets mag ook. Schrijf dat dan op.',
    fout: 'Vul in wat je mag vertellen.',
  },
  aan: { label: 'Wie herinner je?', fout: 'Vul in wie je herinnert.' },
  'zonder-antwoord-verder.reden': {
    label: 'Waarom ga je verder zonder antwoord?',
    fout: 'Vul in waarom.',
  },
  'melder-kan-niet-bereikt.reden': {
    label: 'Waarom kan de melder geen bericht krijgen?',
    fout: 'Vul in waarom.',
  },
  vorm: { label: 'Welke vorm was het?', fout: 'Kies een vorm.' },
  bewaarklasse: {
    label: 'Hoe liep het af?',
    uitleg: 'Dit bepaalt hoe lang we het bewaren.',
    fout: 'Kies hoe het afliep.',
  },
};

export const verstrekkingTeksten = {
  kop: 'Wat geef je door?',
  uitleg: 'Elke keer dat je iets doorgeeft, leg je vast aan wie, wat en waarom dat mag.',
  ontvanger: { label: 'Aan wie', uitleg: 'Organisatie en functie.', fout: 'Vul in aan wie.' },
  verstrekt: {
    label: 'Wat',
    uitleg: 'Bijvoorbeeld: feiten en verrijking, zonder wie het meldde.',
    fout: 'Vul in wat je doorgeeft.',
  },
  grondslag: { label: 'Grondslag', kies: 'Kies een grondslag', fout: 'Kies waarom dit mag.' },
  andereGrondslag: { label: 'Welke grondslag?', fout: 'Vul de grondslag in.' },
  zonderPersoonsgegevens: 'Hier gaan geen persoonsgegevens mee. Zo is het bij jullie ingericht.',
  persoonsgegevens: { label: 'Zitten er persoonsgegevens bij?', fout: 'Kies ja of nee.' },
};

/** The grounds that can be chosen; the FG of the municipality checks them. The last one asks for its own words. */
export const grondslagen = [
  'Publieke taak openbare orde en veiligheid (AVG art. 6 lid 1 onder e)',
  'Wet gegevensverwerking door samenwerkingsverbanden',
  'Vitaal belang van een persoon (AVG art. 6 lid 1 onder d)',
  'Meldrecht bij Veilig Thuis (Wmo 2015)',
  'Toestemming van de betrokkene',
  'Zonder persoonsgegevens',
] as const;

export const formulierTeksten = {
  ja: 'Ja',
  nee: 'Nee',
  gebeld112: { ja: 'Ja', nee: 'Nee', 'niet-mogelijk': 'Kon niet' },
  kies: 'Kies',
  andere: 'Anders',
  cbs: 'CBS-code',
  datum: 'Datum',
  tijd: 'Tijd',
  legVast: 'Leg vast',
  bezig: 'Bezig met vastleggen',
  laat: 'Toch niet',
  klaarzetten: 'Alleen klaarzetten',
  geenAnder: 'Er is geen ander open signaal om mee samen te voegen.',
};
