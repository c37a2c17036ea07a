/** How a person wants the app to look; on this device only, and never anything of what she writes. */
export type Theme = 'licht' | 'donker' | 'zon';
export type ThemeChoice = Theme | 'toestel';
export type Hand = 'rechts' | 'links';

const PAPER: Record<Theme, string> = { licht: '#FAF6EE', donker: '#0B1114', zon: '#FFFFFF' };

/** A private window may refuse storage: then the choice lasts until the app closes. */
function remembered(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}
function remember(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    /* the look changes all the same */
  }
}

export function themeChoice(): ThemeChoice {
  const found = remembered('thema');
  return found === 'licht' || found === 'donker' || found === 'zon' ? found : 'toestel';
}

export const hand = (): Hand => (remembered('linkshandig') === 'ja' ? 'links' : 'rechts');

/** Whether single letters do something; on unless she switched them off on this device. */
export const sneltoetsen = (): boolean => remembered('sneltoetsen') !== 'uit';

export function zetSneltoetsen(aan: boolean): void {
  remember('sneltoetsen', aan ? 'aan' : 'uit');
}

function resolved(choice: ThemeChoice): Theme {
  if (choice !== 'toestel') return choice;
  if (matchMedia('(prefers-contrast: more)').matches) return 'zon';
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'donker' : 'licht';
}

/** Puts the look on the page. The first thing the app does, before anything is painted. */
export function applyLook(): void {
  const theme = resolved(themeChoice());
  const root = document.documentElement;
  root.dataset.thema = theme;
  root.dataset.hand = hand();
  document.querySelector('meta[name="theme-color"]')?.setAttribute('content', PAPER[theme]);
}

/** Takes a choice; remembers it and shows it at once. */
export function chooseTheme(choice: ThemeChoice): void {
  remember('thema', choice);
  applyLook();
}

export function chooseHand(choice: Hand): void {
  remember('linkshandig', choice === 'links' ? 'ja' : 'nee');
  applyLook();
}

/** Follows the device for as long as the person left the choice to it. */
export function followDevice(): void {
  for (const query of ['(prefers-color-scheme: dark)', '(prefers-contrast: more)']) {
    matchMedia(query).addEventListener('change', applyLook);
  }
}
