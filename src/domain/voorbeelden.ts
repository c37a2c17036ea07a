import { type Antwoordwaarde, type Signaal, beginSignaal } from './signaal.ts';
import { LIJST_VERSIE, type LijstId, type Prostitutiesoort, type Uitbuitingsvorm } from './signalenlijst.ts';

/** One of the fifteen fictitious cases (domein §8.2): no real person, place or plate. Used by the demo and by tests. */
export interface Voorbeeld {
  id: `T${number}`;
  titel: string;
  signaal(begonnenOp: string): Signaal;
  /** how the aandachtsfunctionaris would read it */
  vorm?: Uitbuitingsvorm;
}

type Antwoorden = Record<string, Antwoordwaarde | [Antwoordwaarde, string]>;

function signaal(
  soort: LijstId,
  antwoorden: Antwoorden,
  rest: Partial<Omit<Signaal, 'soort' | 'antwoorden' | 'versie'>> = {},
  prostitutiesoort?: Prostitutiesoort,
): Voorbeeld['signaal'] {
  return (begonnenOp) => ({
    ...beginSignaal(soort, begonnenOp, prostitutiesoort),
    ...rest,
    antwoorden: Object.fromEntries(
      Object.entries(antwoorden).map(([id, antwoord]) => {
        const [waarde, notitie] = typeof antwoord === 'string' ? [antwoord, undefined] : antwoord;
        return [id, { waarde, lijstVersie: LIJST_VERSIE, ...(notitie !== undefined && { notitie }) }];
      }),
    ),
    ...(rest.acuut && { acuut: { gebeld112: 'ja' as const, ...rest.acuut, gemarkeerdOp: begonnenOp } }),
  });
}

const mensen = (vanaf23: number, van18tot23 = 0, onder18 = 0, talen: string[] = []) => ({
  personen: { onder18, van18tot23, vanaf23, leeftijdOnbekend: 0, talen },
});
const acuut = { acuut: { gemarkeerdOp: '' } };

const caravans: Antwoorden = {
  'hv-te-veel-slaapplaatsen': ['gezien', 'Twaalf bedden in vier caravans.'],
  'hv-boetelijst-huisregels': ['gezien', '€ 50 voor vuile afwas, € 100 voor bezoek.'],
  'hv-een-woordvoerder': ['gezien', 'Man met sleutelbos antwoordt voor iedereen.'],
};

export const voorbeelden: readonly Voorbeeld[] = [
  {
    id: 'T1',
    titel: 'Rij caravans, boetelijst, één woordvoerder',
    vorm: 'arbeidsuitbuiting',
    signaal: signaal(
      'huisvesting',
      { ...caravans, 'hv-van-buiten-op-slot': 'niet-aangetroffen' },
      {
        ...mensen(9, 3, 0, ['Pools']),
        waar: {
          postcode: '1999 ZZ',
          huisnummer: '12',
          plaats: 'Voorbeelddorp',
          omschrijving: 'Caravans achter de schuur',
        },
        notitie: {
          feit: 'Twaalf bedden in vier caravans. Op de deur hangt een lijst met boetes.',
          indruk: 'Rommelig, geen gevaar.',
        },
      },
    ),
  },
  {
    id: 'T2',
    titel: 'Caravans, paspoort bij de baas, schuld voor de reis',
    vorm: 'arbeidsuitbuiting',
    signaal: signaal(
      'huisvesting',
      {
        ...caravans,
        'hv-paspoort-bij-werkgever': ['gehoord', '‘Mijn paspoort ligt bij de baas.’'],
        'hv-extreem-lange-dagen': ['gehoord', 'Veertien uur per dag, zes dagen.'],
        'hv-schuld-aan-werkgever': ['gehoord', 'Schuld voor de reis, bedrag weet hij niet.'],
      },
      {
        ...mensen(7, 2, 0, ['Roemeens']),
        waar: {
          postcode: '1999 ZZ',
          huisnummer: '14',
          plaats: 'Voorbeelddorp',
          omschrijving: 'Derde caravan links',
        },
        voertuigen: [{ kenteken: 'XX-000-X', omschrijving: 'Witte bestelbus, deuk rechtsachter' }],
        notitie: {
          feit: 'Man in grijze jas had alle sleutels aan zijn riem.',
          gezegd: 'Bewoner: ik mag pas weg als ik heb betaald.',
          indruk: 'Bewoners leken bang voor hem.',
        },
      },
    ),
  },
  {
    id: 'T3',
    titel: 'Container van buiten op slot, geluid binnen',
    vorm: 'arbeidsuitbuiting',
    signaal: signaal(
      'huisvesting',
      { 'hv-van-buiten-op-slot': ['gezien', 'Hangslot aan de buitenkant, binnen hoor ik iemand.'] },
      {
        ...acuut,
        waar: { omschrijving: 'Zeecontainer achter de loods, einde Voorbeeldweg' },
        notitie: { feit: 'Hangslot aan de buitenkant van de container. Binnen geklop.' },
      },
    ),
  },
  {
    id: 'T4',
    titel: 'Vakantiewoning, veel bezoek, jonge vrouw, man antwoordt',
    vorm: 'seksuele-uitbuiting',
    signaal: signaal(
      'prostitutie',
      {
        'pr-mogelijk-minderjarig': ['gezien', 'Zegt 19, lijkt jonger.'],
        'pr-derde-luistert-mee': ['gezien', 'Man antwoordt voor haar.'],
        'pr-hotelpatroon': 'gehoord',
      },
      {
        ...acuut,
        ...mensen(1, 0, 1, ['Bulgaars']),
        waar: { plaats: 'Voorbeelddorp', omschrijving: 'Vakantiewoning 7 op het park' },
        notitie: { feit: 'Zes bezoekers in twee uur volgens de receptie.' },
      },
      'hotel',
    ),
  },
  {
    id: 'T5',
    titel: 'Vergunde club, alles op orde',
    signaal: signaal(
      'prostitutie',
      {
        'pr-exploitant-bepaalt': 'niet-aangetroffen',
        'pr-geen-eigen-paspoort': 'niet-aangetroffen',
        'pr-kan-niet-weigeren': 'niet-aangetroffen',
      },
      {
        waar: { plaats: 'Voorbeelddorp', omschrijving: 'Vergunde inrichting aan de Voorbeeldkade' },
        notitie: { feit: 'Vergunning en intakes gezien, alles klopt.', gezegd: 'Ik kies dit zelf.' },
      },
      'vergund',
    ),
  },
  {
    id: 'T6',
    titel: 'Hennep in de schuur, man in een caravan zonder papieren',
    vorm: 'criminele-uitbuiting',
    signaal: signaal(
      'hennep',
      {
        'he-woonplek-in-kwekerij': ['gezien', 'Bed en kookplaat naast de planten.'],
        'he-geen-taal-geen-papieren': 'gezien',
        'he-weet-niet-waar': ['gehoord', 'Weet niet in welk land hij is.'],
        'he-geweld-of-dreiging': ['gehoord', 'Bang dat zijn familie iets overkomt.'],
      },
      {
        ...acuut,
        ...mensen(1, 0, 0, ['Vietnamees']),
        hoedanigheid: 'opsporing',
        waar: { plaats: 'Voorbeelddorp', omschrijving: 'Schuur achter de boerderij' },
        notitie: { feit: 'Politie is ter plaatse. Man slaapt in een caravan naast de schuur.' },
      },
    ),
  },
  {
    id: 'T7',
    titel: 'Verwarde huurder, zolder in gebruik bij ‘vrienden’',
    vorm: 'criminele-uitbuiting',
    signaal: signaal(
      'hennep',
      {
        'he-kwetsbare-bewoner': 'gezien',
        'he-bewoner-kon-niet-weigeren': ['gehoord', '‘Ze vroegen het niet, ze deden het.’'],
        'he-op-naam-van-kwetsbare': 'gehoord',
      },
      {
        ...mensen(1),
        waar: { plaats: 'Voorbeelddorp', omschrijving: 'Bovenwoning' },
        notitie: { feit: 'Zolder vol teeltspullen, bewoner heeft geen sleutel.' },
      },
    ),
  },
  {
    id: 'T8',
    titel: 'Jongen van 15 aan het knippen',
    vorm: 'criminele-uitbuiting',
    signaal: signaal(
      'hennep',
      {
        'he-minderjarige': ['gehoord', 'Zegt zelf 15 te zijn.'],
        'he-knipplek': 'gezien',
        'he-jongere-met-oudere': 'gezien',
      },
      {
        ...acuut,
        ...mensen(1, 0, 1),
        waar: { plaats: 'Voorbeelddorp', omschrijving: 'Loods B' },
        notitie: { feit: 'Jongen zat met een schaar aan tafel.' },
      },
    ),
  },
  {
    id: 'T9',
    titel: 'Een nier als betaling voor de reis',
    vorm: 'gedwongen-orgaanverwijdering',
    signaal: signaal(
      'algemeen',
      { 'al-orgaan-reis-en-schuld': ['gehoord', 'De operatie was de betaling voor de reis.'] },
      {
        ...mensen(1),
        waar: { plaats: 'Voorbeelddorp', onbekend: true },
        notitie: { gezegd: 'De operatie was om de reis te betalen.' },
      },
    ),
  },
  {
    id: 'T10',
    titel: 'Acuut om 06:50, aandachtsfunctionaris met vakantie',
    vorm: 'arbeidsuitbuiting',
    signaal: signaal(
      'algemeen',
      { 'al-vraagt-om-hulp': ['gehoord', '‘Help mij.’'] },
      {
        ...acuut,
        ...mensen(1),
        waar: { plaats: 'Voorbeelddorp', omschrijving: 'Parkeerplaats bij de veiling' },
        notitie: { gezegd: 'Help mij.' },
      },
    ),
  },
  {
    id: 'T11',
    titel: 'Twee collega’s melden hetzelfde erf',
    vorm: 'arbeidsuitbuiting',
    signaal: signaal(
      'huisvesting',
      {
        'hv-slaapplaats-op-werkplek': ['gezien', 'Vier matrassen in de sorteerruimte.'],
        'hv-matras-op-grond': 'gezien',
      },
      {
        ...mensen(4),
        waar: { postcode: '1999 ZZ', huisnummer: '14', plaats: 'Voorbeelddorp' },
        notitie: { feit: 'Matrassen tussen de kratten.' },
      },
    ),
  },
  {
    id: 'T12',
    titel: 'Geen lokaal overleg: naar de politie',
    vorm: 'arbeidsuitbuiting',
    signaal: signaal(
      'huisvesting',
      {
        'hv-onderbetaald-of-contant': 'gehoord',
        'hv-dreiging-bij-klagen': ['gehoord', 'Wie klaagt moet de woning uit.'],
      },
      {
        ...mensen(3),
        waar: { plaats: 'Voorbeelddorp', omschrijving: 'Chalet 14' },
        notitie: { gezegd: 'Wie klaagt, moet eruit.' },
      },
    ),
  },
  {
    id: 'T13',
    titel: 'Signaal met een oudere lijst',
    vorm: 'arbeidsuitbuiting',
    signaal: (begonnenOp) => ({
      ...beginSignaal('huisvesting', begonnenOp),
      antwoorden: {
        'hv-camera-op-bewoners': { waarde: 'gezien', lijstVersie: '2025.9', notitie: 'Camera in de gang.' },
      },
      waar: { plaats: 'Voorbeelddorp', omschrijving: 'Logiesgebouw' },
    }),
  },
  {
    id: 'T14',
    titel: 'Ingetrokken voor ontvangst',
    signaal: signaal(
      'algemeen',
      { 'al-niet-pluis': ['gezien', 'Bleek een verhuizing.'] },
      { waar: { plaats: 'Voorbeelddorp' }, notitie: { feit: 'Veel dozen en mensen, klopt niet.' } },
    ),
  },
  {
    id: 'T15',
    titel: 'Massagesalon zonder contracten',
    vorm: 'seksuele-uitbuiting',
    signaal: signaal(
      'prostitutie',
      {
        'pr-salon-zonder-contract': 'gezien',
        'pr-dag-en-nacht-beschikbaar': 'gehoord',
        'pr-verdiensten-afgeven': 'gehoord',
      },
      {
        ...mensen(3, 1),
        waar: { plaats: 'Voorbeelddorp', omschrijving: 'Salon in de winkelstraat' },
        notitie: { feit: 'Vier mensen slapen in de achterkamer.' },
      },
      'massagesalon',
    ),
  },
];
