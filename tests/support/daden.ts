import type { Logregelinhoud } from '#domain/logregel.ts';

/** Acts at a desk, filled in. */

export const verstrekking = {
  grondslag: 'publieke taak',
  ontvanger: 'Lokaal overleg',
  verstrekt: 'feiten en verrijking, zonder namen',
  persoonsgegevens: false,
};
export const brp: Logregelinhoud = {
  soort: 'verrijking',
  bron: 'brp',
  grondslag: 'BRP-verordening',
  datum: '2026-11-24',
  resultaat: 'gevonden',
  regel: 'Elf mensen ingeschreven op een adres voor vier.',
};
export const naarOverleg: Logregelinhoud = {
  soort: 'route',
  gebeurtenis: { type: 'naar-lokaal-overleg', verstrekking },
};
export const naarPolitie: Logregelinhoud = {
  soort: 'route',
  gebeurtenis: { type: 'naar-politie', spoed: true, verstrekking },
};
export const anderFenomeen: Logregelinhoud = {
  soort: 'route',
  gebeurtenis: {
    type: 'ander-fenomeen',
    advies: 'Het overleg denkt aan overbewoning.',
    fenomeen: 'woonoverlast',
    verstrekking,
  },
};
export const zvh: Logregelinhoud = {
  soort: 'zijspoor',
  spoor: 'zvh-registratie',
  stand: 'uitgezet',
  verstrekking,
  datum: '2026-11-24',
};
export const sluiten: Logregelinhoud = {
  soort: 'route',
  gebeurtenis: { type: 'sluiten', vorm: 'geen', bewaarklasse: 'ander-fenomeen' },
};
export const tkAnder = { sjabloon: 'tk-ander', tekst: 'Dit is geen mensenhandel, maar wel overbewoning.' };
