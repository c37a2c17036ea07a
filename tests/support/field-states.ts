import type { Cell } from '#device/live.ts';
import type { Verzendregel } from '#device/phone.ts';
import { beginSignaal } from '#domain/signaal.ts';
import { getekendeFoto } from './getekende-foto.ts';
import type { MemoryPhone } from './phone-in-memory.ts';

type Setup = (phone: MemoryPhone, now: () => Date, update: Cell<(() => void) | undefined>) => void;

const at = (month: number, day: number, hour = 21, minute = 40) =>
  new Date(2026, month - 1, day, hour, minute).toISOString();

const row = (
  over: Partial<Verzendregel> & Pick<Verzendregel, 'envId' | 'kenmerk' | 'stand'>,
): Verzendregel => ({
  verzegeldOp: at(3, 1, 22, 4),
  spoed: false,
  oefening: false,
  pogingen: 0,
  kopieOpToestel: true,
  nieuwBericht: false,
  ...over,
});

/** One row in each state the outbox knows. */
const zendingen: readonly Verzendregel[] = [
  row({
    envId: 'e1',
    kenmerk: 'MR-26-7K4P',
    stand: 'onderweg',
    verzegeldOp: at(3, 1, 21, 50),
    spoed: true,
    bijlagen: { totaal: 5, verstuurd: 3 },
  }),
  row({ envId: 'e2', kenmerk: 'MR-26-2F9D', stand: 'verstuurd', verzegeldOp: at(2, 26) }),
  row({ envId: 'e3', kenmerk: 'MR-26-9T3W', stand: 'geopend', verzegeldOp: at(2, 23) }),
  row({
    envId: 'e4',
    kenmerk: 'MR-26-5B8H',
    stand: 'terugkoppeling',
    verzegeldOp: at(2, 10),
    nieuwBericht: true,
  }),
  row({ envId: 'e5', kenmerk: 'MR-26-3C6N', stand: 'niet-verstuurd', verzegeldOp: at(2, 9), pogingen: 3 }),
  row({ envId: 'e6', kenmerk: 'MR-26-4D7M', stand: 'ingetrokken', verzegeldOp: at(2, 8), oefening: true }),
];

const vol: Setup = (phone) => {
  phone.syncstand.value = { verbinding: 'geen-bereik', verstuurd: 0, totaal: 0 };
  phone.verzonden.value = [
    row({ envId: 'w1', kenmerk: 'MR-26-8H2D', stand: 'wacht' }),
    row({ envId: 'w2', kenmerk: 'MR-26-6W3R', stand: 'wacht' }),
    zendingen[3]!,
  ];
  phone.berichtenlijst.value = [
    {
      berichtId: 'b1',
      envId: 'e4',
      kenmerk: 'MR-26-5B8H',
      soort: 'terugkoppeling',
      op: at(2, 27),
      tekst:
        'Ik heb je signaal aangevuld en besproken in het lokale ondermijningsoverleg. Daarna ging het door naar het RIEC.\n\nWat politie en partners nu doen, mag niet gedeeld worden. Ook niet met mij.',
      leerzin: 'Je schreef feit en indruk apart op. En je noteerde wie de sleutels had. Dat gaf de doorslag.',
      gelezen: false,
    },
  ];
  phone.zetConcept('c1', beginSignaal('huisvesting', at(3, 1)));
};

const ingevuld: Setup = (phone) => {
  phone.syncstand.value = { verbinding: 'geen-bereik', verstuurd: 0, totaal: 0 };
  const leeg = beginSignaal('huisvesting', at(3, 1, 21, 47));
  const antwoord = (waarde: 'gezien' | 'gehoord' | 'niet-aangetroffen', notitie?: string) => ({
    waarde,
    lijstVersie: '2026.1',
    ...(notitie && { notitie }),
  });
  phone.zetConcept('c1', {
    ...leeg,
    antwoorden: {
      'hv-slaapplaats-op-werkplek': antwoord('gezien', 'Vier matrassen achter de koelcel.'),
      'hv-te-veel-slaapplaatsen': antwoord('gehoord'),
      'hv-matras-op-grond': antwoord('niet-aangetroffen'),
    },
    waar: {
      gps: { lat: 52.73, lon: 5.16, nauwkeurigheid: 8, gemetenOp: at(3, 1, 21, 50) },
      omschrijving: 'Chalet 14, achterste rij',
    },
    personen: { onder18: 1, van18tot23: 2, vanaf23: 5, leeftijdOnbekend: 0, talen: ['Pools', 'Fries'] },
    voertuigen: [{ kenteken: 'XX-000-X', omschrijving: 'Witte bestelbus, deuk rechtsachter' }],
    notitie: {
      feit: 'Acht bedden in twee kamers. Man in grijze jas had alle sleutels aan zijn riem.',
      indruk: 'Bewoners leken bang voor hem.',
    },
  });
};

const KLEUREN = ['#6f8f95', '#7c8a70', '#8a7a96'];
const metFotos =
  (aantal: number): Setup =>
  (phone, now, update) => {
    ingevuld(phone, now, update);
    const bij = ['hv-slaapplaats-op-werkplek', 'hv-te-veel-slaapplaatsen', undefined];
    for (let n = 0; n < aantal; n += 1) {
      phone.zetFoto('c1', getekendeFoto(KLEUREN[n % 3]!), {
        genomenOp: at(3, 1, 21, 50 + n),
        bij: bij[n % 3],
      });
    }
  };

/** Signals of which everything may still be done: asked about, answered, added to, asked back. */
const opvolging: Setup = (phone, now, update) => {
  vol(phone, now, update);
  phone.syncstand.value = { verbinding: 'rust', verstuurd: 0, totaal: 0 };
  const eerste = { op: 'e4', kenmerk: 'MR-26-5B8H' };
  phone.verzonden.value = [
    row({ envId: 'a3', kenmerk: 'MR-26-2M5T', stand: 'wacht', aanvulling: eerste, intrekken: 'kan' }),
    row({
      envId: 'a2',
      kenmerk: 'MR-26-9D2W',
      stand: 'geopend',
      verzegeldOp: at(2, 20),
      aanvulling: { ...eerste, antwoordOp: 'b2' },
    }),
    row({ envId: 'e2', kenmerk: 'MR-26-2F9D', stand: 'verstuurd', verzegeldOp: at(2, 26), intrekken: 'kan' }),
    row({
      envId: 'e7',
      kenmerk: 'MR-26-7T4C',
      stand: 'verstuurd',
      verzegeldOp: at(2, 25),
      intrekken: 'gevraagd',
    }),
    row({
      envId: 'e8',
      kenmerk: 'MR-26-6H8B',
      stand: 'verstuurd',
      verzegeldOp: at(2, 24),
      intrekken: 'te-laat',
    }),
    row({ envId: 'e9', kenmerk: 'MR-26-3R9F', stand: 'verstuurd', verzegeldOp: at(2, 24), spoed: true }),
    { ...zendingen[3]!, nieuwBericht: true },
    row({
      envId: 'a1',
      kenmerk: 'MR-26-4W3N',
      stand: 'geopend',
      verzegeldOp: at(2, 3),
      aanvulling: { op: 'weg', kenmerk: 'MR-25-8C2P' },
      oefening: true,
    }),
  ];
  const bericht = { envId: 'e4', kenmerk: 'MR-26-5B8H', gelezen: false };
  phone.berichtenlijst.value = [
    ...phone.berichtenlijst.value,
    {
      ...bericht,
      berichtId: 'b3',
      soort: 'vraag',
      op: at(2, 22),
      tekst: 'Stond de bus er ook in het weekend?',
    },
    {
      ...bericht,
      berichtId: 'b2',
      soort: 'vraag',
      op: at(2, 18),
      tekst: 'Welke schuur was het?',
      gelezen: true,
    },
  ];
};

/** The states in which the screens are looked at and checked. */
export const fieldStates: Record<string, Setup> = {
  leeg: () => undefined,
  'alles-verstuurd': (phone) => {
    phone.verzonden.value = [zendingen[2]!];
    phone.syncstand.value = { verbinding: 'alles-verstuurd', verstuurd: 1, totaal: 1 };
  },
  vol,
  ingevuld,
  dekmantel: (phone, now, update) => {
    ingevuld(phone, now, update);
    phone.veld.value = { ...phone.veld.value, dekmantel: 'brandveiligheid' };
  },
  fotos: metFotos(3),
  'acht-fotos': metFotos(8),
  opvolging,
  'opvolging-gesloten': (phone, now, update) => {
    opvolging(phone, now, update);
    phone.kluisstand.value = 'gesloten';
  },
  'te-laat': (phone, now, update) => {
    opvolging(phone, now, update);
    phone.intrekking = 'al-opgehaald';
  },
  'intrekken-gevraagd': (phone, now, update) => {
    opvolging(phone, now, update);
    phone.intrekking = 'gevraagd';
  },
  zendingen: (phone, now, update) => {
    vol(phone, now, update);
    phone.verzonden.value = zendingen;
    phone.syncstand.value = { verbinding: 'bezig', verstuurd: 0, totaal: 2 };
  },
  gesloten: (phone, now, update) => {
    vol(phone, now, update);
    phone.kluisstand.value = 'gesloten';
  },
  passkey: (phone) => {
    phone.kluisstand.value = 'gesloten';
    phone.passkeystand.value = 'aan';
  },
  heropenbaar: (phone, now, update) => {
    vol(phone, now, update);
    phone.kluisstand.value = 'heropenbaar';
  },
  nieuw: (phone) => {
    phone.startstand.value = 'niet-ingeschreven';
    phone.kluisstand.value = 'geen';
    phone.gemeente.value = undefined;
  },
  /** the municipality filled in its region and had two languages read */
  regio: (phone) => {
    phone.veld.value = {
      slotMinuten: 5,
      dekmantel: 'geen',
      nummers: [
        {
          naam: 'Zorgcoördinator West-Friesland',
          nummer: '0229-12 34 56',
          uitleg: 'Opvang en zorg, dag en nacht',
          acuut: true,
        },
        { naam: 'Aandachtsfunctionaris Marit', nummer: '+31 6 12345678' },
        { naam: 'RIEC van vorig jaar', nummer: '0229-65 43 21', geldigTot: '2025-12-31' },
        { naam: '<b>Vet</b>', nummer: '0229-00 00 00', uitleg: 'javascript:alert(1)' },
      ],
      bevestigdeTalen: ['pl'],
    };
  },
  /** three people use this phone; nobody said yet who holds it */
  samen: (phone) => {
    phone.personen.value = [0, 1, 2].map((merk) => ({ persoon: `p${merk}`, merk, nu: false }));
    phone.kluisstand.value = 'gesloten';
  },
  'geen-opslag': (phone) => (phone.startstand.value = 'geen-opslag'),
  'opslag-verdwenen': (phone) => (phone.startstand.value = 'opslag-verdwenen'),
  'opslag-nieuwer': (phone) => (phone.startstand.value = 'opslag-nieuwer'),
  'bijwerken-mislukt': (phone, now, update) => {
    vol(phone, now, update);
    phone.startstand.value = 'bijwerken-mislukt';
  },
  'opslag-vol': (phone, now, update) => {
    ingevuld(phone, now, update);
    phone.bewaarfout = 'opslag-vol';
  },
  waarschuwing: (phone) => {
    phone.syncstand.value = {
      verbinding: 'server-onbereikbaar',
      verstuurd: 0,
      totaal: 0,
      waarschuwing: 'geschiedenis-korter',
    };
  },
  update: (_phone, _now, update) => (update.value = () => location.reload()),
};
