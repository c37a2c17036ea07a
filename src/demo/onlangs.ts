import { bron, geeft, naarOverleg, notitie, politieWeetHet, route, spoor, vorm } from './acts.ts';
import { type Zaak, VERLOREN_TOESTEL, elders, toen, voorbeeld } from './zaak.ts';

/** What came in during the last days, up to a few minutes ago. */
export const onlangs: readonly Zaak[] = [
  {
    id: 'ander-fenomeen',
    signaal: voorbeeld('T15', elders('Oostvoorbeeld', 'Salon boven de winkel')),
    toestel: 1,
    gezien: toen(8, '17:50'),
    bureau: {
      6: [bron('vergunningen', 'gevonden', 'Er is geen vergunning aangevraagd.'), naarOverleg],
      1: [
        route({
          type: 'ander-fenomeen',
          advies: 'Het overleg en het PCT zien geen dwang.',
          fenomeen: 'prostitutie-zonder-vergunning',
          verstrekking: geeft('Team Vergunningen'),
        }),
      ],
    },
  },
  {
    id: 'wacht-op-melder',
    signaal: voorbeeld('T7', elders('Voorbeeldwoude', 'Rijwoning met dichte gordijnen')),
    toestel: 0,
    gezien: toen(6, '14:45'),
    bureau: {
      3: [route({ type: 'vragen-aan-melder', vraag: 'Op welke dagen zag je de bus voor de deur?' })],
    },
  },
  {
    id: 'T4',
    signaal: voorbeeld('T4'),
    toestel: 0,
    gezien: toen(5, '19:30'),
    bureau: {
      3: [
        politieWeetHet('VB-0471'),
        vorm('seksuele-uitbuiting'),
        bron('vergunningen', 'niets'),
        bron('eerdere-meldingen', 'gevonden', 'Twee klachten over bezoek in de nacht.'),
        spoor('veilig-thuis', 'uitgezet', 'Veilig Thuis'),
        spoor('veilig-thuis', 'bevestigd', '', 'Veilig Thuis pakt het op'),
        spoor('pct', 'uitgezet', 'Prostitutiecontroleteam'),
        naarOverleg,
      ],
    },
  },
  {
    id: 'T5',
    signaal: voorbeeld('T5'),
    toestel: 0,
    gezien: toen(4, '21:00'),
    bureau: {
      3: [
        bron('vergunningen', 'gevonden', 'Vergunning geldig, intakes gezien.'),
        route({
          type: 'geen-aanwijzing',
          advies: 'Een collega-aandachtsfunctionaris keek mee.',
          reden: 'Alle papieren kloppen, en zij zegt dat zij dit zelf kiest.',
        }),
      ],
    },
  },
  {
    id: 'overgedragen',
    signaal: voorbeeld('T12', elders('Buurgemeente', 'Chalet net over de grens')),
    toestel: 1,
    gezien: toen(4, '10:10'),
    bureau: {
      3: [
        route({
          type: 'buiten-gemeente',
          gemeente: '9998',
          verstrekking: geeft('Aandachtsfunctionaris Buurgemeente'),
        }),
      ],
    },
  },
  {
    id: 'T15',
    signaal: voorbeeld('T15'),
    toestel: 0,
    gezien: toen(3, '15:15'),
    bureau: {
      1: [
        vorm('seksuele-uitbuiting'),
        bron('kvk', 'gevonden', 'Salon staat ingeschreven sinds vorige maand.'),
        spoor('pct', 'uitgezet', 'Prostitutiecontroleteam'),
      ],
    },
  },
  {
    id: 'T7',
    signaal: voorbeeld('T7'),
    toestel: 0,
    gezien: toen(2, '11:35'),
    bureau: {
      1: [
        bron('brp', 'gevonden', 'Eén bewoner ingeschreven.'),
        bron('kvk', 'niets'),
        notitie('Wijkteam morgen bellen: alleen vragen of iemand bekend is.'),
      ],
    },
  },
  { id: 'kwijt', signaal: voorbeeld('T13'), toestel: VERLOREN_TOESTEL, gezien: toen(2, '18:20') },
  {
    id: 'oefening',
    signaal: voorbeeld('T4', () => ({ oefening: true, waar: { plaats: 'Oefendorp' } })),
    toestel: 1,
    gezien: toen(2, '09:45'),
    bureau: { 1: [] },
  },
  {
    id: 'telefoon',
    signaal: voorbeeld('T7', elders('Voorbeelddorp', 'Bij een leerling thuis')),
    melder: 'Conciërge van een school',
    gezien: toen(1, '10:20'),
    bureau: { 1: [] },
  },
  {
    id: 'ontvangen',
    signaal: voorbeeld('T12', elders('Oostvoorbeeld', 'Chalet 3 op het park')),
    toestel: 1,
    gezien: toen(1, '16:30'),
    bureau: { 0: [] },
  },
  {
    id: 'T10',
    signaal: voorbeeld('T10', ({ acuut }) => ({
      ...(acuut && { acuut: { ...acuut, gebeld112: 'niet-mogelijk' as const } }),
    })),
    toestel: 1,
    gezien: { laatst: '06:50' },
    waarneming: { reden: 'Marit is vanmorgen vrij.', daden: [route({ type: 'triage' })] },
  },
  {
    id: 'nieuw',
    signaal: voorbeeld('T1', elders('Voorbeeldwoude', 'Bovenwoning naast de garage')),
    toestel: 0,
    gezien: { minuten: 190 },
  },
  {
    id: 'T8',
    signaal: voorbeeld('T8'),
    toestel: 1,
    gezien: { minuten: 100 },
    bureau: { 0: [spoor('veilig-thuis', 'nodig', '')] },
  },
  { id: 'T14', signaal: voorbeeld('T14'), toestel: 2, gezien: { minuten: 80 }, ingetrokken: true },
  {
    id: 'T3',
    signaal: voorbeeld('T3'),
    fotos: [{ beeld: 'schuifslot', bij: 'hv-van-buiten-op-slot' }],
    toestel: 0,
    gezien: { minuten: 12 },
  },
];
