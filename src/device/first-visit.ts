/** Under this name a phone that was enrolled is remembered beside its database. */
export const MARKER = 'meldroute';

/** Tells whether this browser was never enrolled here, as far as its smallest store knows. */
export function firstVisit(): boolean {
  try {
    return localStorage.getItem(MARKER) === null;
  } catch {
    return true;
  }
}
