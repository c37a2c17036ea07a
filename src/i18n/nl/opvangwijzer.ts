import type { Deur, Leeftijd, Uitbuiting, Verblijf, Wens } from '#domain/opvangwijzer.ts';

/** Words of the opvangwijzer: from what is known of one person to the doors that are open. */
export const opvangwijzer = {
  titel: 'Opvangwijzer',
  naar: 'Naar de opvangwijzer',
  inleiding: 'Voor één persoon. Wat je hier kiest, wordt niet bewaard.',
  advies: 'Advies, geen besluit',
  adviesUit:
    'De organisatie beslist zelf wie zij helpt. Beloof niemand een plek of verblijf. Zeg wel: de politie of de Arbeidsinspectie kan uitleggen welke rechten iemand heeft.',
  gevaar: 'Is er nu gevaar? Bel 112.',
  vragen: 'Wat weet je?',
  deuren: 'Waar kun je terecht?',
  opSpoor: (spoor: string) => `Leg de stap vast bij: ${spoor}`,
  bel: (naam: string, nummer: string) => `Bel ${naam}, ${nummer}`,
  leeftijd: {
    label: 'Leeftijd',
    opties: {
      minderjarig: 'Onder de 18',
      meerderjarig: '18 of ouder',
      onbekend: 'Weet ik niet',
    } satisfies Record<Leeftijd, string>,
  },
  verblijf: {
    label: 'Mag deze persoon in Nederland zijn?',
    opties: {
      'nederlands-of-eu': 'Nederlander of EU-burger',
      rechtmatig: 'Met een verblijfsvergunning',
      'zonder-verblijf': 'Zonder verblijfsrecht',
      onbekend: 'Weet ik niet',
    } satisfies Record<Verblijf, string>,
  },
  uitbuiting: {
    label: 'Waar lijkt het op?',
    opties: {
      arbeid: 'Werk',
      seksueel: 'Seks',
      crimineel: 'Gedwongen strafbare feiten',
      anders: 'Iets anders',
      onbekend: 'Weet ik niet',
    } satisfies Record<Uitbuiting, string>,
  },
  wens: {
    label: 'Wat wil deze persoon zelf?',
    opties: {
      hulp: 'Hulp of een plek',
      aangifte: 'Aangifte doen',
      'nu-niets': 'Nu niets',
      onbekend: 'Niet gevraagd',
    } satisfies Record<Wens, string>,
  },
  huiselijk: 'Het gebeurt thuis of in de familie, of er is een kind in huis',
  deur: {
    nidos: {
      naam: 'Nidos, via de politie',
      uitleg:
        'Voor kinderen zonder ouders en zonder verblijfsrecht. Nidos beslist over beschermde opvang, ook bij de kleinste aanwijzing. Je hoeft niets te bewijzen.',
    },
    'veilig-thuis': {
      naam: 'Veilig Thuis',
      uitleg: 'Bel vandaag, ook als je twijfelt over de leeftijd. Advies vragen kan zonder naam.',
    },
    jeugdhulp: {
      naam: 'Jeugdhulp',
      uitleg: 'Via Veilig Thuis of het wijkteam. Voor kinderen die hier mogen zijn.',
    },
    'politie-bedenktijd': {
      naam: 'Politie, over bedenktijd',
      uitleg:
        'Bedenktijd is rust om te beslissen over aangifte, ten hoogste drie maanden. Alleen de politie of de Arbeidsinspectie kan die laten beginnen, na een gesprek.',
    },
    'arbeidsinspectie-bedenktijd': {
      naam: 'Arbeidsinspectie, over bedenktijd',
      uitleg: 'Als het om werk gaat, kan ook de Arbeidsinspectie de bedenktijd laten beginnen.',
    },
    coa: {
      naam: 'COA',
      uitleg:
        'Pas als de bedenktijd loopt: de toelage gaat dan via het COA. De politie regelt de aanmelding.',
    },
    'politie-aangifte': {
      naam: 'Politie, voor aangifte',
      uitleg: 'Vraag naar de afdeling mensenhandel of de AVIM. Een gesprek vooraf verplicht tot niets.',
    },
    comensha: {
      naam: 'CoMensha',
      uitleg:
        'Zoekt een plek voor wie 18 of ouder is. Buiten kantooruren kan de politie een noodplek regelen.',
    },
    wmo: {
      naam: 'Opvang van de gemeente (Wmo)',
      uitleg: 'Voor wie hier mag zijn. Werken mag; een uitkering kan soms. Het wijkteam weet de weg.',
    },
    zorgcoordinator: {
      naam: 'Zorgcoördinator bij het Zorg- en Veiligheidshuis',
      uitleg:
        'Altijd, welke kant het signaal ook op gaat. Ook als deze persoon nu niets wil: hulp kan later alsnog.',
    },
  } satisfies Record<Deur, { naam: string; uitleg: string }>,
};
