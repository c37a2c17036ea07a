/** Words for a phone that several people use. Nobody is named: each has a shape. */
export const samen = {
  merken: ['cirkel', 'driehoek', 'vierkant', 'ruit', 'ster', 'zeshoek'],
  kies: 'Welk teken is van jou?',
  kiesUitleg: 'Op dit toestel heeft ieder een eigen teken en een eigen slot.',
  ander: (merk: string) => `Ander teken kiezen. Jouw teken: ${merk}`,
  kort: 'Ander teken',
  jouwTeken: 'Jouw teken op dit toestel',
  jouwTekenUitleg: 'Onthoud het. Je kiest het steeds als je dit toestel pakt.',
  erbij: {
    titel: 'Voor wie is deze uitnodiging?',
    uitleg: 'Dit toestel is al ingeschreven. Wat er op staat, blijft staan en wordt verstuurd.',
    mij: 'Voor mij, opnieuw',
    mijUitleg: 'Je houdt je slot, je wachtzin en je concepten.',
    collega: 'Voor een collega',
    collegaUitleg: 'Je collega krijgt een eigen teken en een eigen slot. Jullie zien niets van elkaar.',
    toch: 'Toch niet',
  },
} as const;
