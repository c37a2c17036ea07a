import { refusals } from './refusals.ts';

/** Words of the second way in: the lock of the device itself. */
export const passkey = {
  kop: 'Openen met het slot van dit toestel',
  uitleg: 'Je vinger, je gezicht of de pincode van dit toestel. Je wachtzin blijft altijd werken.',
  open: 'Open met het slot van dit toestel',
  bezig: 'Wachten op het toestel',
  aan: 'Staat aan.',
  zetAan: 'Zet aan',
  zetUit: 'Zet uit',
  uitgezet: 'Voortaan open je met je wachtzin.',
  wachtzin: 'Je wachtzin, nog één keer',
  aanbod: 'Sneller openen?',
  aanbodUitleg:
    'Dit toestel kan je vinger, je gezicht of zijn pincode gebruiken. Ook zonder bereik. Anderen die het slot van dit toestel kennen, kunnen dan ook openen.',
  ja: 'Ja, zet aan',
  nee: 'Nu niet',
  gedeeld: 'Delen jullie dit toestel? Kies dan Nu niet.',
  kanNiet: 'Dit toestel kan dit niet. Je opent met je wachtzin.',
  fout: {
    ...refusals.ontgrendelen,
    'kan-niet': 'Dit toestel kan dit niet. Je opent met je wachtzin.',
    afgebroken: 'Dat lukte niet. Probeer het nog eens, of gebruik je wachtzin.',
    'passkey-onjuist': 'Dit slot past niet meer. Gebruik je wachtzin, en zet het daarna opnieuw aan.',
  },
};
