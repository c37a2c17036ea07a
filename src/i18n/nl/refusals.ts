/** What the phone says when it refuses: what is wrong, and what to do. The screens look the words up by their reason. */
export const refusals = {
  inschrijven: {
    'uitnodiging-onleesbaar': 'Deze link is niet compleet. Scan de code opnieuw, of kopieer de hele link.',
    'uitnodiging-onbekend': 'Deze uitnodiging is niet bekend. Vraag je aandachtsfunctionaris om een nieuwe.',
    'uitnodiging-verlopen': 'Deze uitnodiging is verlopen. Vraag je aandachtsfunctionaris om een nieuwe.',
    'uitnodiging-gebruikt': 'Deze uitnodiging is al gebruikt. Vraag je aandachtsfunctionaris om een nieuwe.',
    'vingerafdruk-anders':
      'De sleutel van de server past niet bij je uitnodiging. Ga niet verder en bel je aandachtsfunctionaris.',
    'andere-gemeente':
      'Dit toestel is van een andere gemeente. Gebruik een ander toestel, of vraag je aandachtsfunctionaris.',
    'te-veel-personen': 'Zes mensen gebruiken dit toestel al. Meer kan niet. Gebruik een ander toestel.',
    'kies-wie': 'Kies eerst welk teken van jou is.',
    'sleutelbos-ongeldig':
      'De sleutels van de gemeente kloppen niet. Ga niet verder en bel je aandachtsfunctionaris.',
    'onveilige-verbinding': 'Deze verbinding is niet beveiligd. Open de link precies zoals je hem kreeg.',
    'geen-bereik': 'Inschrijven kan alleen met bereik. Probeer het straks opnieuw.',
    'opslag-vol': 'Dit toestel is vol. Maak ruimte vrij en probeer opnieuw.',
    'geen-opslag': 'Deze browser bewaart niets. Open de link in een gewoon venster.',
  },
  ontgrendelen: {
    'wachtzin-onjuist': 'De wachtzin klopt niet. Kijk op je papier en probeer opnieuw.',
    'code-onjuist': 'Code klopt niet.',
    'even-wachten': 'Te vaak geprobeerd. Wacht even en probeer dan opnieuw.',
    'kluis-gesloten': 'De code werkt nu niet meer. Gebruik je wachtzin.',
    'kluis-vernietigd':
      'Het slot van dit toestel is opgeheven. Je concepten zijn verzegeld en gaan naar je aandachtsfunctionaris.',
    'opslag-vol': 'Dit toestel is vol. Maak ruimte vrij en probeer opnieuw.',
    'opslag-weg': 'De opslag reageert niet. Sluit Meldroute, open het opnieuw en probeer nog eens.',
  },
  kluis: {
    'code-te-kort': 'Een code heeft zes cijfers.',
    'opslag-vol': 'Dit toestel is vol. Maak ruimte vrij en probeer opnieuw.',
  },
  concept: {
    'kluis-gesloten': 'Ontgrendel eerst. Dan kun je dit concept openen.',
    onleesbaar: 'Dit concept is op dit toestel niet meer te openen.',
  },
  waarschuwing: {
    'sleutelbos-teruggezet':
      'De server toont oude sleutels. Verzegelen kan gewoon. Bel wel je aandachtsfunctionaris.',
    'sleutelbos-ongeldig':
      'De sleutels van de gemeente kloppen niet. Versturen wacht. Bel je aandachtsfunctionaris.',
    'geschiedenis-korter':
      'De server mist signalen die hij al had. Je kopieën blijven op dit toestel. Bel je aandachtsfunctionaris.',
    'toestel-ingetrokken':
      'Dit toestel is ingetrokken. Wat je verstuurt, bekijkt de aandachtsfunctionaris eerst apart.',
    'klok-wijkt-af': 'De klok van dit toestel loopt niet gelijk. Zet datum en tijd op automatisch.',
  },
  /** why the server would not take a sealed signaal */
  aflevering: {
    'andere-inhoud': 'De server heeft dit kenmerk al, met andere inhoud. Bel je aandachtsfunctionaris.',
    vernietigd: 'Dit signaal is aan de andere kant vernietigd.',
    'te-groot': 'Het signaal is te groot voor de server. Bel je aandachtsfunctionaris.',
    'toestel-onbekend':
      'De server kent dit toestel niet meer. Vraag je aandachtsfunctionaris om een nieuwe uitnodiging.',
    'client-te-oud': 'Deze app is te oud voor de server. Werk Meldroute bij en probeer opnieuw.',
    'client-te-nieuw': 'De server is ouder dan deze app. Je signaal wacht tot de server is bijgewerkt.',
    onleesbaar: 'De server kan dit signaal niet aannemen. Bel je aandachtsfunctionaris.',
    'andere-gemeente': 'De server hoort bij een andere gemeente. Bel je aandachtsfunctionaris.',
    ingetrokken: 'Dit signaal is ingetrokken.',
    'niet-gevonden': 'De server mist dit signaal. Probeer het opnieuw.',
  },
};
