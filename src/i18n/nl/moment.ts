/** Dates and times as people say them. The clock of the device decides what is today. */
const uur = new Intl.DateTimeFormat('nl-NL', { hour: '2-digit', minute: '2-digit' });
const dagMaand = new Intl.DateTimeFormat('nl-NL', { day: 'numeric', month: 'long' });
const weekdag = new Intl.DateTimeFormat('nl-NL', { weekday: 'long', day: 'numeric', month: 'long' });
const voluit = new Intl.DateTimeFormat('nl-NL', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});

const hoofdletter = (zin: string): string => zin.charAt(0).toUpperCase() + zin.slice(1);
const middernacht = (moment: Date): number =>
  new Date(moment.getFullYear(), moment.getMonth(), moment.getDate()).getTime();

/** Takes a moment; gives „21:47”. */
export const tijd = (op: string): string => uur.format(new Date(op));

/** Takes a moment; gives „27 februari”. */
export const datum = (op: string): string => dagMaand.format(new Date(op));

const twee = (n: number): string => String(n).padStart(2, '0');
/** Takes a moment; gives the day of it here: „2026-03-01”. */
export const alsDag = (op: Date): string =>
  `${op.getFullYear()}-${twee(op.getMonth() + 1)}-${twee(op.getDate())}`;

/** Takes a moment; gives „Zondag 1 maart 2026”. */
export const volledigeDatum = (op: string): string => hoofdletter(voluit.format(new Date(op)));

/** Takes a moment and now; gives „vandaag 21:47”, „gisteren 21:47” or „donderdag 26 februari”. */
export function wanneer(op: string, nu: Date, tussen = ' '): string {
  const dagen = Math.round((middernacht(nu) - middernacht(new Date(op))) / 86_400_000);
  if (dagen === 0) return `vandaag${tussen}${tijd(op)}`;
  if (dagen === 1) return `gisteren${tussen}${tijd(op)}`;
  return weekdag.format(new Date(op));
}

/** As `wanneer`, and also of a day long past the hour: „donderdag 26 februari 21:47”. */
export function wanneerPrecies(op: string, nu: Date): string {
  const dag = wanneer(op, nu);
  return dag.endsWith(tijd(op)) ? dag : `${dag} ${tijd(op)}`;
}

/** As `wanneer`, at the start of a sentence: „Vandaag, 21:47”. */
export const Wanneer = (op: string, nu: Date): string => hoofdletter(wanneer(op, nu, ', '));
