import {
  bron,
  geeft,
  naarOverleg,
  naarPlein,
  naarPolitie,
  nietsGevonden,
  notitie,
  politieWeetHet,
  route,
  schrijf,
  spoor,
  vermoeden,
  vorm,
  zvh,
} from './acts.ts';
import { type Zaak, elders, toen, voorbeeld } from './zaak.ts';

/** What came in two or more weeks ago, and how far it came since. */
export const eerder: readonly Zaak[] = [
  {
    id: 'T12',
    signaal: voorbeeld('T12'),
    toestel: 0,
    gezien: toen(20, '09:20'),
    bureau: {
      // opened while there was no table: this dossier keeps that route
      20: [bron('brp', 'gevonden', 'Drie inschrijvingen, wisselen elke drie maanden.')],
      9: [bron('kvk', 'gevonden', 'Uitzendbureau op hetzelfde adres.'), naarPolitie(false)],
    },
  },
  {
    id: 'T1',
    signaal: voorbeeld('T1'),
    toestel: 0,
    gezien: toen(19, '07:05'),
    bureau: {
      14: [
        bron('brp', 'gevonden', 'Niemand ingeschreven, wel twaalf slaapplaatsen.'),
        bron('kvk', 'gevonden', 'Agrarisch bedrijf, geen logies.'),
        bron('handhaving', 'gevonden', 'Eerdere waarschuwing over brandveiligheid.'),
        bron('wijkteam', 'niets'),
        naarOverleg,
      ],
      6: [
        route({
          type: 'ander-fenomeen',
          advies: 'Het overleg ziet overbewoning en geen dwang.',
          fenomeen: 'woonoverlast',
          verstrekking: geeft('Team Wonen'),
        }),
        zvh,
        schrijf(
          'tk-ander',
          'Dit is geen mensenhandel, maar wel iets anders: te veel bewoners op één plek. Ik heb dat doorgegeven aan het team Wonen.',
        ),
        route({ type: 'sluiten', vorm: 'geen', bewaarklasse: 'ander-fenomeen' }),
      ],
    },
  },
  {
    id: 'opgepakt',
    signaal: voorbeeld('T8', elders('Oostvoorbeeld', 'Loods aan de Voorbeeldvaart')),
    toestel: 1,
    gezien: toen(18, '15:40'),
    bureau: {
      14: [politieWeetHet('VB-0417'), ...nietsGevonden, naarOverleg],
      9: [vermoeden('Een jongen van 15 knipt ’s nachts in een loods en mag niet weg.')],
      6: [naarPlein, zvh],
      3: [
        route({ type: 'regionale-tafel-besluit', keuze: 'combinatie', magVerteld: 'Dat het is opgepakt.' }),
        schrijf(
          'tk-opgepakt',
          'Je signaal wordt verder opgepakt. Wat er precies gebeurt, mag ik niet delen. Wat je zag was bruikbaar, omdat je opschreef wat hij zelf zei.',
        ),
      ],
    },
  },
  {
    id: 'doorgezet',
    signaal: voorbeeld('T6', elders('Voorbeeldwoude', 'Kas achter het erf')),
    toestel: 1,
    gezien: toen(20, '11:10'),
    bureau: {
      14: [politieWeetHet('VB-0398'), ...nietsGevonden, naarOverleg, vermoeden('Man zonder papieren, bang.')],
      9: [naarPlein],
      6: [
        route({ type: 'regionale-tafel-besluit', keuze: 'opsporing', magVerteld: 'Dat het is opgepakt.' }),
        zvh,
        schrijf(
          'tk-opgepakt',
          'Je signaal wordt verder opgepakt. Wat er precies gebeurt, mag ik niet delen. Wat je zag was bruikbaar, omdat je precies was over plek en tijd.',
        ),
      ],
      3: [route({ type: 'sluiten', vorm: 'criminele-uitbuiting', bewaarklasse: 'doorgezet' })],
    },
  },
  {
    id: 'T9',
    signaal: voorbeeld('T9'),
    toestel: 2,
    gezien: toen(17, '16:25'),
    bureau: {
      14: [...nietsGevonden, naarOverleg],
      9: [vermoeden('Een operatie als betaling voor de reis.')],
      6: [naarPlein, spoor('slachtofferzorg', 'uitgezet', 'Zorgcoördinator mensenhandel')],
      3: [
        route({ type: 'regionale-tafel-besluit', keuze: 'zorg', magVerteld: 'Dat er hulp is aangeboden.' }),
        spoor('slachtofferzorg', 'bevestigd', '', 'Zorgcoördinator neemt contact op'),
        zvh,
      ],
    },
  },
  {
    id: 'T2',
    signaal: voorbeeld('T2'),
    fotos: [{ beeld: 'stapelbedden', bij: 'hv-te-veel-slaapplaatsen' }, { beeld: 'bestelbus' }],
    toestel: 0,
    gezien: toen(13, '07:15'),
    bureau: {
      9: [
        vorm('arbeidsuitbuiting'),
        bron('brp', 'gevonden', 'Elf mensen ingeschreven op een adres voor vier.'),
        bron('kvk', 'gevonden', 'Uitzendbureau met dezelfde bestuurder als de verhuurder.'),
        bron('handhaving', 'gevonden', 'Dwangsom vorig jaar, andere naam.'),
        bron('wijkteam', 'niets'),
        spoor('nla', 'uitgezet', 'Nederlandse Arbeidsinspectie, meldpunt'),
        naarOverleg,
      ],
      6: [
        notitie('Overleg was eensgezind. RIEC vraagt om de data van de drie bezoeken.'),
        spoor('nla', 'bevestigd', '', 'NLA-0026-VB'),
        vermoeden('Paspoort bij de baas, schuld voor de reis en dagen van veertien uur.'),
        schrijf(
          'tk-in-onderzoek',
          'Ik heb je signaal aangevuld en besproken met partners. Meer kan ik nu niet vertellen. Blijf letten op wie namens anderen praat.',
        ),
      ],
      3: [naarPlein, zvh],
    },
  },
  {
    id: 'T11',
    signaal: voorbeeld('T11'),
    toestel: 2,
    // seen on the same day, on a phone without coverage
    gezien: toen(13, '07:40'),
    bereik: toen(2, '16:10'),
    bureau: {
      1: [
        ({ meldingVan }) => ({
          soort: 'route',
          gebeurtenis: { type: 'dubbel', hoofdmelding: meldingVan('T2') },
        }),
      ],
    },
  },
  {
    id: 'geen-aanwijzing',
    signaal: voorbeeld('T5', elders('Voorbeelddorp', 'Privéhuis aan de Voorbeeldsingel')),
    toestel: 1,
    gezien: toen(12, '20:15'),
    bureau: {
      9: [
        bron('vergunningen', 'gevonden', 'Vergunning geldig, intakes op orde.'),
        route({
          type: 'geen-aanwijzing',
          advies: 'Het PCT keek mee: geen bijzonderheden.',
          reden: 'Alles klopt en niemand vertelde iets anders.',
        }),
      ],
      6: [
        zvh,
        schrijf('tk-geen'),
        route({ type: 'sluiten', vorm: 'geen', bewaarklasse: 'geen-mensenhandel' }),
      ],
    },
  },
  {
    id: 'T13',
    signaal: voorbeeld('T13'),
    toestel: 1,
    gezien: toen(11, '13:30'),
    bureau: {
      9: [...nietsGevonden, naarOverleg],
      6: [
        ({ op }) => ({
          soort: 'route',
          gebeurtenis: {
            type: 'onvoldoende',
            reden: 'Alleen een camera in de gang. De beheerder heeft er een uitleg voor.',
            herzienOp: new Date(Date.parse(op) + 60 * 86_400_000).toISOString().slice(0, 10),
          },
        }),
        schrijf('tk-volgen'),
      ],
    },
  },
  {
    id: 'T6',
    signaal: voorbeeld('T6'),
    toestel: 0,
    gezien: toen(10, '22:05'),
    bureau: {
      9: [politieWeetHet('VB-0452'), vorm('criminele-uitbuiting'), bron('kvk', 'niets'), naarPolitie(true)],
      6: [vermoeden('Man woont naast de kwekerij, weet niet in welk land hij is en is bang.')],
    },
  },
];
