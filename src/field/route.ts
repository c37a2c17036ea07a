import { type Cell, cell } from '#device/live.ts';
import type { LijstId } from '#domain/signalenlijst.ts';

/** Where in the field app you are. */
export type Plek =
  | {
      scherm: 'start' | 'vermoeden' | 'aanvulling' | 'zoek' | 'details' | 'controleren' | 'rapport' | 'acuut';
    }
  | { scherm: 'soort'; oefening?: boolean }
  | { scherm: 'checklist'; deel: number }
  /** a new photo, of an indicator or of the whole; or once more over one that is kept already */
  | { scherm: 'foto'; bij?: string; over?: string }
  | { scherm: 'foto-bekijk'; id: string }
  | { scherm: 'verzegeld'; envId: string; kenmerk: string }
  /** with what was searched there, when you come back from what was found */
  | { scherm: 'kennisbank'; vraag?: string }
  | { scherm: 'artikel'; artikel: string; item?: string }
  | { scherm: 'uitgelegd'; lijst: LijstId; item?: string }
  | {
      scherm: 'mijn-signalen' | 'praatkaarten' | 'zo-loopt-een-signaal' | 'nummers' | 'begrippen' | 'toestel';
    }
  | { scherm: 'terugkoppeling' | 'intrekken'; envId: string }
  /** carrying by hand what could not be sent */
  | { scherm: 'redding' };

const START: Plek = { scherm: 'start' };

interface Entry {
  plek: Plek;
  scroll: number;
}

export interface Router {
  readonly plek: Cell<Plek>;
  /** how far down the page you were when you left it; zero for a new place */
  scroll(): number;
  /** where going back leads */
  vorige(): Plek['scherm'];
  /** true once you went somewhere: then a new screen takes the focus */
  moved(): boolean;
  /** this page was covered when it was loaded again */
  readonly wasCovered: boolean;
  /** Writes anew what the history says of this place. */
  note(): void;
  ga(plek: Plek): void;
  /** to another part of the same screen: going back does not stop here */
  vervang(plek: Plek): void;
  terug(): void;
  /** forgets the way you came: back from here is start, and after that out of the app */
  begin(plek?: Plek): void;
}

interface Watched {
  /** going back goes nowhere */
  held(): boolean;
  /** loading again comes back to the cover */
  covered(): boolean;
}

const COVERED = -1;

/**
 * The way back lives in memory; the browser's history holds only how deep you are. So the URL never changes, nothing of
 * a signaal is written in the history on disk, and a closed app leaves no trail.
 */
export function createRouter({ held, covered }: Watched): Router {
  const life = performance.timeOrigin;
  const before = history.state as { depth?: number } | null;
  let trail: Entry[] = [{ plek: START, scroll: 0 }];
  let depth = 0;
  let hasMoved = false;
  let rewinding = false;
  const plek = cell<Plek>(START);

  const state = () => ({ life, depth: covered() ? COVERED : depth });
  const here = () => trail[depth] ?? { plek: START, scroll: 0 };
  const show = () => {
    hasMoved = true;
    plek.value = here().plek;
  };

  history.scrollRestoration = 'manual';
  history.replaceState(state(), '');

  addEventListener('popstate', (event) => {
    const found = event.state as { life?: number; depth?: number } | null;
    if (rewinding) {
      rewinding = false;
      history.replaceState({ life, depth: 0 }, '');
      for (let step = 1; step <= depth; step += 1) history.pushState({ life, depth: step }, '');
      history.replaceState(state(), '');
      return;
    }
    if (held() && found?.life === life) {
      history.pushState(state(), '');
      return;
    }
    if (found?.life !== life || trail[found.depth ?? -1] === undefined) {
      trail = [{ plek: START, scroll: 0 }];
      depth = 0;
      history.replaceState(state(), '');
    } else {
      here().scroll = scrollY;
      depth = found.depth ?? 0;
    }
    show();
  });

  return {
    plek,
    scroll: () => here().scroll,
    vorige: () => (trail[depth - 1]?.plek ?? START).scherm,
    moved: () => hasMoved,
    wasCovered: before?.depth === COVERED,
    note: () => history.replaceState(state(), ''),
    ga(next) {
      here().scroll = scrollY;
      depth += 1;
      trail = [...trail.slice(0, depth), { plek: next, scroll: 0 }];
      if (!rewinding) history.pushState(state(), '');
      show();
    },
    vervang(next) {
      trail[depth] = { plek: next, scroll: 0 };
      show();
    },
    terug() {
      if (depth > 0) history.back();
      else this.begin();
    },
    begin(next = START) {
      const back = depth;
      const alone = next.scherm === 'start';
      trail = [{ plek: START, scroll: 0 }];
      if (!alone) trail.push({ plek: next, scroll: 0 });
      depth = alone ? 0 : 1;
      show();
      if (rewinding) return;
      if (back > 0) {
        rewinding = true;
        history.go(-back);
      } else if (!alone) history.pushState(state(), '');
    },
  };
}
