import type { Onderwerp } from '#domain/cijfers.ts';
import type { Uitkomst, Vorm } from '#domain/feitenrij.ts';
import { hoedanigheden, locaties, uitbuitingsvormen, zijsporen, zijspoorstanden } from './meldroute.ts';

const vormen: Record<Vorm, string> = { ...uitbuitingsvormen, 'meer-dan-een': 'Meer dan één vorm' };

const uitkomsten: Record<Uitkomst, string> = {
  open: 'Nog bezig',
  'geen-mensenhandel': 'Geen mensenhandel',
  'ander-fenomeen': 'Ander fenomeen',
  onvoldoende: 'Te weinig om verder te gaan',
  doorgezet: 'Naar de regio',
  overgedragen: 'Andere gemeente',
  samengevoegd: 'Bij een ander signaal gevoegd',
  'zonder-antwoord': 'Partner gaf geen antwoord',
};

/** What each table is about, and the names of its rows. */
export const onderwerpen: Record<Onderwerp, { titel: string; rijen: Record<string, string> }> = {
  terugkoppeling: {
    titel: 'Hoorde de melder het?',
    rijen: { gegeven: 'Gegeven', onmogelijk: 'Kon niet, met reden', 'nog-niet': 'Nog te doen' },
  },
  leerzin: { titel: 'Zin om van te leren', rijen: { met: 'Met', zonder: 'Zonder' } },
  uitkomst: { titel: 'Uitkomst', rijen: uitkomsten },
  vorm: { titel: 'Per vorm', rijen: vormen },
  locatietype: {
    titel: 'Soort locatie',
    rijen: Object.fromEntries(Object.entries(locaties).map(([id, { vol }]) => [id, vol])),
  },
  kanaal: {
    titel: 'Hoe het binnenkwam',
    rijen: { app: 'Met de app', telefoon: 'Per telefoon', mail: 'Per mail', balie: 'Aan de balie' },
  },
  hoedanigheid: {
    titel: 'In welke rol',
    rijen: Object.fromEntries(
      Object.entries(hoedanigheden).map(([id, naam]) => [id, naam.charAt(0).toUpperCase() + naam.slice(1)]),
    ),
  },
  acuut: {
    titel: 'Acuut',
    rijen: {
      niet: 'Niet acuut',
      gemarkeerd: 'Gemarkeerd als acuut',
      '112-gebeld': '112 gebeld',
      'politie-weet-het': 'Politie op de hoogte',
    },
  },
  ...(Object.fromEntries(
    Object.entries(zijsporen)
      .filter(([spoor]) => spoor !== 'acuut')
      .map(([spoor, { kort }]) => [spoor, { titel: kort, rijen: zijspoorstanden }]),
  ) as Omit<Record<keyof typeof zijsporen, { titel: string; rijen: Record<string, string> }>, 'acuut'>),
};

/** Words of the monitoring: numbers and never persons. */
export const cijfers = {
  titel: 'Monitoring',
  inleiding: (drempel: number) =>
    `Alleen aantallen, geen personen. Minder dan ${drempel} laten we niet precies zien.`,
  jaar: 'Jaar',
  bewaarAls: 'Bewaar als',
  rekenblad: 'Rekenblad (CSV)',
  gegevens: 'Gegevens (JSON)',
  druk: 'Druk af',
  leeg: (jaar: number) => `In ${jaar} kwamen geen signalen binnen.`,
  verhaal: {
    begin: (jaar: number) => `In ${jaar} kwamen `,
    signalen: (n: number | null, drempel: number) =>
      n === null ? `minder dan ${drempel} signalen` : n === 1 ? '1 signaal' : `${n} signalen`,
    binnen: (gemeente: string) => ` binnen in ${gemeente}.`,
    meer: (n: number) => ` Dat zijn er ${n} meer dan het jaar ervoor.`,
    minder: (n: number) => ` Dat zijn er ${n} minder dan het jaar ervoor.`,
    evenveel: ' Dat zijn er evenveel als het jaar ervoor.',
    personen: (n: number) => ` Ter plekke werden ${n} mensen geteld.`,
  },
  terug: 'Terugkoppeling gegeven',
  terugAandeel: (procent: number) => `${procent} van de 100 melders hoorden wat er met hun signaal gebeurde`,
  procent: (procent: number) => `${procent}%`,
  nogTeDoen: (n: number) => `${n} nog te doen`,
  duur: 'Hoe lang duurt een stap',
  duurUit: 'Midden van alle signalen, in dagen. Hoe langer de lijn, hoe langer het duurt.',
  dagen: (n: number) => (n === 1 ? '1 dag' : `${n} dagen`),
  duurWeinig: 'Te weinig signalen om tijden te laten zien.',
  p90: (n: number) => `negen van de tien binnen ${n === 1 ? '1 dag' : `${n} dagen`}`,
  doorlooptijd: {
    onderweg: 'Van verzegelen tot ontvangen',
    ongeopend: 'Van ontvangen tot geopend',
    totBesluit: 'Van geopend tot besluit',
    totTerugkoppeling: 'Van besluit tot terugkoppeling',
    halte2: 'Bij de aandachtsfunctionaris',
    halte3: 'Bij verrijken',
    halte4: 'Bij duiden',
    halte5: 'Bij de regionale tafel',
    halte6: 'Bij het informatieplein',
  },
  personen: 'Leeftijd, zoals geteld ter plekke',
  leeftijden: {
    onder18: 'Onder de 18',
    van18tot23: '18 tot en met 22',
    vanaf23: '23 of ouder',
    leeftijdOnbekend: 'Onbekend',
  } as Record<string, string>,
  indicatoren: 'Wat het vaakst werd gezien of gehoord',
  indicator: 'Wat',
  gezien: 'Gezien',
  gehoord: 'Gehoord',
  tabel: 'Bekijk als tabel',
  rij: 'Soort',
  kwartalen: ['Eerste kwartaal', 'Tweede kwartaal', 'Derde kwartaal', 'Vierde kwartaal'],
  heelJaar: 'Heel het jaar',
  totaal: 'Totaal',
  /** a hidden count: small itself, or hidden so that a small one cannot be computed */
  verborgen: 'niet getoond',
  verborgenTeken: '·',
  verborgenUit:
    'Waar een · staat, is het aantal te klein om te tonen, of staat het naast iets dat te klein is.',
  bestand: (jaar: number) => `cijfers-${jaar}`,
};
