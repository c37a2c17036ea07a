import { and } from 'xstate';
import { als, hier, met, naar, over, route } from './routetaal.ts';
import { zijsporen } from './zijsporen.ts';

/**
 * The meldroute: seven steps, and what runs beside them.
 * Source: Beleidsplan Aanpak mensenhandel West-Friesland §4.2 and §5.1. The steps are the plan's; what stands between
 * them (waiting, following, going back, telling) is there so that no melding gets lost.
 *
 * How to read it. The line runs from top to bottom. A step names the events that lead on: `naar` a next step, or
 * `hier` with an effect, followed by the conditions, in words. What stands on a whole chapter holds everywhere in it.
 * Beside the line run nine side tracks, acuut among them: so danger never stops anything. Nothing here does I/O or
 * knows the time: a termijn is an event that the caller's clock sends.
 */

const reden = 'er staat een reden bij';
const advies = 'een ander heeft meegekeken';
const verstrekking = 'grondslag, ontvanger en wat is verstrekt staan erbij';
const tekst = 'er is een tekst voor de melder';
const oefening = 'het is een oefening';
const nietMeer = 'er wordt niet meer gewacht';

/** What the melder wrote stays as it is; what comes later is added to it. */
const aanvullen = { aanvulling: hier('de aanvulling komt erbij', 'de aanvulling ligt vast') };

// ── Stap 1. Signaal opgepikt ──

const magIntrekken = ['intrekken mag hier', 'het is niet acuut', 'het is nog niet opgehaald', reden] as const;

const telefoon = route.createStateConfig({
  initial: 'concept',
  states: {
    concept: {
      on: {
        // a missing place never blocks: an empty one is „locatie onbekend”
        verzenden: [
          met('het signaal ligt vast', naar('klaar-voor-verzending', 'er is iets vastgelegd')),
          met('het signaal ligt vast', naar('klaar-voor-verzending', 'het is acuut')),
        ],
        weggooien: naar('#ingetrokken'),
      },
    },
    'klaar-voor-verzending': {
      on: {
        ...aanvullen,
        'synchronisatie-gelukt': naar('#gemeld', 'de server bevestigt precies deze inhoud'),
        intrekken: naar('#ingetrokken', ...magIntrekken),
      },
    },
  },
});

const gemeld = route.createStateConfig({
  id: 'gemeld',
  on: {
    'in-behandeling-nemen': naar('in-behandeling', 'het is dezelfde gemeente'),
    intrekken: naar('#ingetrokken', ...magIntrekken),
    'termijn-verstreken': hier('de plaatsvervanger kan verder'),
    'echt-maken': hier('het is geen oefening meer', oefening),
  },
});

// ── Stap 2. Aandachtsfunctionaris op de hoogte ──

const ontvangen = route.createStateConfig({
  id: 'ontvangen',
  entry: 'de weging is open',
  on: {
    triage: naar('acuut-overdragen', 'het is acuut en de politie weet het nog niet'),
    'buiten-gemeente': naar(
      'afgewogen.overgedragen-andere-gemeente',
      'de locatie ligt in een andere gemeente',
      verstrekking,
    ),
    dubbel: naar('afgewogen.samengevoegd', 'er staat bij met welke melding'),
    'vragen-aan-melder': naar('wacht-op-melder', 'er staat een vraag'),
    verrijken: naar('verrijking', 'elke bron heeft een grondslag'),
  },
});

const acuutOverdragen = route.createStateConfig({
  on: {
    'politie-geinformeerd': naar('ontvangen', 'er staat bij welke politie het weet en sinds wanneer'),
    'spoor-vervallen': {
      guard: and([over('acuut'), 'het is acuut en de politie weet het nog niet', reden]),
      target: 'ontvangen',
    },
  },
});

const wachtOpMelder = route.createStateConfig({
  on: {
    'antwoord-melder': met('de aanvulling komt erbij', naar('ontvangen', 'de aanvulling ligt vast')),
    'antwoordtermijn-verstreken': naar('ontvangen', 'de antwoordtermijn is gesteld'),
  },
});

// ── Stap 3. Verrijken met eigen informatie ──

const anderFenomeen = [advies, verstrekking] as const;
const vermoeden = [
  advies,
  'er staat een motivering bij',
  'het gaat naar de eerste regionale partner',
  verstrekking,
] as const;
const pctDuidt = ['het PCT duidt in plaats van het overleg', 'het PCT heeft geantwoord'] as const;

const verrijking = route.createStateConfig({
  id: 'verrijking',
  entry: 'de weging is open',
  on: {
    verrijken: naar('verrijking', 'elke bron heeft een grondslag'),
    'terug-naar-ontvangen': naar('ontvangen', reden),
    'geen-aanwijzing': naar('afgewogen.geen-mensenhandel', advies, reden),
    'naar-lokaal-overleg': naar(
      'duiding.duiding-lokaal',
      'er is lokaal overleg voor deze melding',
      verstrekking,
    ),
    'naar-politie': [
      naar('duiding.duiding-politie', 'er is geen lokaal overleg voor deze melding', verstrekking),
      naar('duiding.duiding-politie', 'het kan niet wachten op het overleg', verstrekking),
    ],
    'ander-fenomeen': naar('afgewogen.ander-fenomeen', ...pctDuidt, ...anderFenomeen),
    onvoldoende: naar('bewaren-en-volgen', ...pctDuidt, reden),
    vermoeden: naar('keten.regionaal', ...pctDuidt, ...vermoeden),
  },
});

// ── Stap 4. Lokaal ondermijningsoverleg; is dat er niet, dan de politie ──

/** A ketenpartner was asked something. Silence has a termijn, then a reminder, and after that a way on. */
const opAntwoordWachten = {
  'rappeltermijn-verstreken': hier('de partner zwijgt'),
  rappelleren: hier('de partner is herinnerd', 'een rappel is nodig', 'er staat bij wie is herinnerd'),
};

/** Why the melder cannot be told is written down, and then counts as telling. */
const onbereikbaar = {
  'melder-kan-niet-bereikt': hier('de melder kan het niet horen', 'de melder weet het nog niet', reden),
};

const duiding = route.createStateConfig({
  initial: 'duiding-lokaal',
  exit: nietMeer,
  on: {
    ...opAntwoordWachten,
    'ander-fenomeen': naar('afgewogen.ander-fenomeen', ...anderFenomeen),
    onvoldoende: naar('bewaren-en-volgen', reden),
    vermoeden: naar('keten.regionaal', ...vermoeden),
  },
  states: { 'duiding-lokaal': {}, 'duiding-politie': {} },
});

const bewarenEnVolgen = route.createStateConfig({
  id: 'bewaren-en-volgen',
  entry: ['de melder moet het nog horen', als('onvoldoende')],
  on: {
    'terugkoppeling-melder': hier('de melder weet het', tekst),
    ...onbereikbaar,
    'nieuw-signaal': naar('verrijking', reden),
    'volgtermijn-verstreken': naar('afgewogen.teruggekoppeld-af', 'de volgtermijn is gesteld'),
  },
});

// ── Stap 5. RIEC of regionale tafel, en stap 6. Informatieplein ──

const keten = route.createStateConfig({
  initial: 'regionaal',
  on: {
    ...opAntwoordWachten,
    'zonder-antwoord-verder': met(
      als('zonder-antwoord'),
      naar('afgewogen.teruggekoppeld-af', 'er is vergeefs gerappelleerd', reden),
    ),
  },
  states: {
    regionaal: {
      exit: nietMeer,
      on: {
        'geen-mensenhandel': naar('#afgewogen.geen-mensenhandel', advies),
        'ander-fenomeen': naar('#afgewogen.ander-fenomeen', ...anderFenomeen),
        onvoldoende: naar('#bewaren-en-volgen', reden),
        'signaal-mensenhandel': naar(
          'informatieplein',
          'de regio heeft een informatieplein',
          'het RIEC en de aandachtsfunctionaris zijn het eens',
          verstrekking,
        ),
        'regionale-tafel-besluit': met(
          'afgedaan zoals de tafel koos',
          naar('#afgewogen.teruggekoppeld-af', 'de regio heeft geen informatieplein'),
        ),
      },
    },
    informatieplein: {
      exit: nietMeer,
      on: {
        'regionale-tafel-besluit': met('afgedaan zoals de tafel koos', naar('#afgewogen.teruggekoppeld-af')),
      },
    },
  },
});

// ── Stap 7. Terugkoppeling: de weging is gemaakt, en de melder hoort het ──

/** What was given away can come back, also after closing. */
const teruggave = {
  'overdracht-teruggegeven': naar('#ontvangen', 'de melding was overgedragen', reden),
  losmaken: naar('#ontvangen', 'de melding was samengevoegd', reden),
};

const afgewogen = route.createStateConfig({
  id: 'afgewogen',
  initial: 'teruggekoppeld-af',
  entry: 'de melder moet het nog horen',
  on: {
    'terugkoppeling-melder': met('de melder weet het', naar('.teruggekoppeld-melder', tekst)),
    ...onbereikbaar,
    sluiten: met(
      'de bewaartermijn loopt',
      naar(
        '#afgesloten',
        'de melder weet het, of er staat waarom dat niet kan',
        'de melding is geregistreerd bij het ZVH',
      ),
    ),
    ...teruggave,
  },
  states: {
    'geen-mensenhandel': { entry: als('geen-mensenhandel') },
    'ander-fenomeen': { entry: als('ander-fenomeen'), exit: nietMeer, on: opAntwoordWachten },
    'overgedragen-andere-gemeente': { entry: als('overgedragen'), exit: nietMeer, on: opAntwoordWachten },
    samengevoegd: { entry: als('samengevoegd') },
    'teruggekoppeld-af': {},
    'teruggekoppeld-melder': {},
  },
});

const afgesloten = route.createStateConfig({
  id: 'afgesloten',
  on: {
    heropenen: naar('#verrijking', reden),
    ...teruggave,
    'bewaartermijn-verstreken': naar('#vernietigd', 'de bewaartermijn is gesteld'),
  },
});

// ── De lijn, en wat ernaast loopt ──

const inBehandeling = route.createStateConfig({
  initial: 'ontvangen',
  on: {
    'termijn-verstreken': hier('de plaatsvervanger kan verder'),
    'duiding-bijstellen': hier('de duiding verandert'),
  },
  states: {
    ontvangen,
    'acuut-overdragen': acuutOverdragen,
    'wacht-op-melder': wachtOpMelder,
    verrijking,
    duiding,
    'bewaren-en-volgen': bewarenEnVolgen,
    keten,
    afgewogen,
  },
});

const bureau = route.createStateConfig({
  initial: 'gemeld',
  on: {
    ...aanvullen,
    'vervanging-begonnen': hier('de plaatsvervanger kan verder', 'er is nog geen vervanging', reden),
    'vervanging-beeindigd': hier('de vervanging is voorbij', 'er is vervanging'),
    'echt-maken': met('het is geen oefening meer', naar('#ontvangen', oefening)),
  },
  states: { gemeld, 'in-behandeling': inBehandeling, afgesloten },
});

export const meldroute = route.createMachine({
  id: 'meldroute',
  type: 'parallel',
  context: ({ input }) => input,
  states: {
    lijn: {
      initial: 'begin',
      states: {
        begin: { always: [naar('bureau', 'het komt binnen bij het bureau'), naar('telefoon')] },
        telefoon,
        bureau,
        ingetrokken: { id: 'ingetrokken', type: 'final' },
        vernietigd: { id: 'vernietigd', type: 'final' },
      },
    },
    ...zijsporen,
  },
});
