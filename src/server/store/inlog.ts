/** Folds a login name for comparing: Fatima, fatima and full-width fatima are one person. */
export const inlogOf = (loginnaam: string): string => loginnaam.normalize('NFKC').trim().toLowerCase();
