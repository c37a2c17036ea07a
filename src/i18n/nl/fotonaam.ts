export const deVan = (n: number, totaal: number): string => `Foto ${n} van ${totaal}`;

/** How a photo is called wherever it stands: „Foto 2 van 5, bij ‘Er slapen meer mensen dan er bedden zijn’, 14:32”. */
export const fotonaam = (n: number, totaal: number, bij: string | undefined, tijd: string): string =>
  [deVan(n, totaal), bij === undefined ? 'los van de checklist' : `bij ‘${bij}’`, tijd].join(', ');
