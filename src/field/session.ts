import { type Cell, cell } from '#device/live.ts';
import type { Bewaarweigering, Concept, Phone } from '#device/phone.ts';
import type { Acuut, Gps, Signaal } from '#domain/signaal.ts';
import type { LijstId, Prostitutiesoort } from '#domain/signalenlijst.ts';
import type { Dekmantel } from '#domain/veldinstellingen.ts';
import { bedek, onthul } from './dekblad.ts';
import { type Plek, type Router, createRouter } from './route.ts';

export interface Toast {
  tekst: string;
  knop?: { tekst: string; doe(): void };
}

/** What all screens of one run of the field app share. Only in memory. */
export interface Session {
  readonly phone: Phone;
  readonly router: Router;
  now(): Date;
  /** the concept that is open now */
  readonly concept: Cell<Concept | undefined>;
  /** the lock screen lies over everything */
  readonly slot: Cell<boolean>;
  /** over the lock screen lies the plain list that the municipality chose; each number is a fresh one, 0 is none */
  readonly dekmantel: Cell<number>;
  /** the acute card, opened from the lock screen: without anything of a signaal */
  readonly noodkaart: Cell<boolean>;
  readonly toast: Cell<Toast | undefined>;
  readonly bewaarfout: Cell<Bewaarweigering | undefined>;
  /** danger that was marked, and a place that was measured, before there was a concept to write it in */
  readonly los: { acuut?: Acuut; gps?: Gps };
  /** indicatoren whose acute card was shown, and those that wait for „Gebeurt dit nu?” */
  readonly gewezen: Set<string>;
  readonly gevraagd: Cell<ReadonlySet<string>>;
  /** what was searched in the lists; of the open concept only */
  readonly zoekvraag: Cell<string>;
  /** what belongs to the visit of the signaal that was just sealed; gone as soon as its screen is left */
  readonly bezoek: Cell<Signaal | undefined>;
  /** The way to a new signaal. Locked, it is asked anew whose it is: of several, the last may have handed the phone over. */
  nieuw(open: boolean): void;
  /** Whose things are seen from now on: what was open of another is closed. */
  kies(persoon: string | undefined): Promise<void>;
  begin(soort: LijstId, hoe?: Begin): Promise<void>;
  /** Re-opens a concept and goes to where it was written; gives why not, when it cannot. */
  open(id: string): Promise<'kluis-gesloten' | 'onleesbaar' | undefined>;
  /** Applies a change to the open concept; a refused save becomes `bewaarfout`. */
  wijzig(change: (nu: Signaal) => Signaal, hoe?: { tekst?: boolean }): void;
  /** Writes that danger was seen; later marks do not move the moment. */
  markeerAcuut(change?: (nu: Acuut) => Acuut): void;
  /** Puts in the open concept what is not in it yet, when the screen goes before she pressed: a photo she looks at. */
  nogBewaren: ((open: Concept) => Promise<void>) | undefined;
  /** Closes the open concept; what is on disk stays. */
  laatLos(): void;
  /** The open concept is no longer a concept: it was sealed or thrown away. */
  voorbij(): void;
  /** The screen is gone in this frame, what was typed is sealed, the vault is locked; what she chose lies over it. */
  verberg(): void;
  /** The same by itself, or to unlock: the lock screen. `weg`: the page was out of sight. */
  vergrendel(weg?: boolean): void;
  /** Takes the lock screen away; re-opens the concept that was open when it came. */
  ontgrendeld(): Promise<void>;
  zonderCode(): void;
  /** The vault is gone and its concepten are on their way: a new one is made, and the screen says why. */
  kluisOpgeheven(): void;
}

/** How a concept begins: what is in it already, and where to go. */
export interface Begin {
  prostitutiesoort?: Prostitutiesoort | undefined;
  vul?: (nu: Signaal) => Signaal;
  naar?: Plek;
}

const CHECKLIST: Plek = { scherm: 'checklist', deel: 0 };

/** What adds to another, or one sentence and no list: that is where it goes on. */
function verderBij({ aanvullingOp, soort, notitie, antwoorden }: Signaal): Plek {
  if (aanvullingOp !== undefined) return { scherm: 'aanvulling' };
  return soort === 'algemeen' && notitie.feit && Object.keys(antwoorden).length === 0
    ? { scherm: 'vermoeden' }
    : CHECKLIST;
}

/** Nothing that must still be kept holds the vault open longer than this. */
const NOG_EVEN = 3_000;
const RECENT = 15 * 60_000;

/** What was marked or measured before is only meant for a signaal that follows at once: later you are elsewhere. */
function recent({ acuut, gps }: Session['los'], now: Date): Session['los'] {
  const fresh = (op: string) => now.getTime() - new Date(op).getTime() < RECENT;
  return {
    ...(acuut && fresh(acuut.gebeldOp ?? acuut.gemarkeerdOp) && { acuut }),
    ...(gps && fresh(gps.gemetenOp) && { gps }),
  };
}

export function createSession(phone: Phone, now: () => Date): Session {
  const concept = cell<Concept | undefined>(undefined);
  const slot = cell(false);
  const dekmantel = cell(0);
  const router = createRouter({ held: () => slot.value, covered: () => dekmantel.value > 0 });
  const noodkaart = cell(false);
  const toast = cell<Toast | undefined>(undefined);
  const bewaarfout = cell<Bewaarweigering | undefined>(undefined);
  const gevraagd = cell<ReadonlySet<string>>(new Set());
  const gewezen = new Set<string>();
  const zoekvraag = cell('');
  const bezoek = cell<Signaal | undefined>(undefined);
  const los: Session['los'] = {};
  let wasOpen: string | undefined;
  let elders = false;
  phone.elders.subscribe((waar) => (elders = waar));
  let kiest: Dekmantel = 'geen';
  phone.veld.subscribe((veld) => (kiest = veld.dekmantel));
  if (router.wasCovered) {
    slot.value = true;
    dekmantel.value = 1;
  }
  // the entry in the history says that a reload comes back here
  dekmantel.subscribe(() => router.note());

  const show = (next: Concept | undefined) => {
    if (next?.id !== wasOpen) {
      gewezen.clear();
      zoekvraag.value = '';
      gevraagd.value = new Set();
    }
    wasOpen = next?.id;
    concept.value = next;
  };

  const close = (open: Concept) => {
    void open.bewaard().then(
      () => open.sluit(),
      () => open.sluit(),
    );
  };

  const session: Session = {
    phone,
    router,
    now,
    concept,
    slot,
    dekmantel,
    noodkaart,
    toast,
    bewaarfout,
    los,
    gewezen,
    gevraagd,
    zoekvraag,
    bezoek,
    nogBewaren: undefined,

    nieuw(open) {
      session.laatLos();
      if (!open) void phone.kies(undefined);
      router.ga({ scherm: 'soort' });
    },

    async kies(persoon) {
      session.laatLos();
      delete los.acuut;
      delete los.gps;
      bezoek.value = undefined;
      if (persoon === undefined) router.begin();
      await phone.kies(persoon);
    },

    async begin(soort, { prostitutiesoort, vul, naar = CHECKLIST } = {}) {
      if (elders) return router.begin();
      session.laatLos();
      const begun = await phone.concepten.begin(soort, prostitutiesoort);
      if (!begun.ok) {
        if (begun.reden === 'kies-wie') router.begin();
        else bewaarfout.value = begun.reden;
        return;
      }
      show(begun.waarde);
      if (vul) session.wijzig(vul);
      const { acuut, gps } = recent(los, now());
      delete los.acuut;
      delete los.gps;
      if (acuut) session.wijzig((nu) => ({ ...nu, acuut }));
      if (gps) session.wijzig((nu) => ({ ...nu, waar: { ...nu.waar, gps } }));
      router.ga(naar);
    },

    async open(id) {
      if (concept.value?.id !== id) {
        session.laatLos();
        const opened = await phone.concepten.open(id);
        if (!opened.ok) return opened.reden;
        show(opened.waarde);
      }
      let verder = CHECKLIST;
      // A Live calls at once: this reads it, and lets go.
      concept.value?.signaal.subscribe((nu) => (verder = verderBij(nu)))();
      router.ga(verder);
      return undefined;
    },

    wijzig(change, hoe) {
      void concept.value?.wijzig(change, hoe).then((done) => {
        bewaarfout.value = done.ok ? undefined : done.reden;
      });
    },

    markeerAcuut(change = (nu) => nu) {
      const fresh = { gemarkeerdOp: now().toISOString() };
      if (concept.value) session.wijzig((nu) => ({ ...nu, acuut: change(nu.acuut ?? fresh) }));
      else los.acuut = change(los.acuut ?? fresh);
    },

    laatLos() {
      if (concept.value) close(concept.value);
      show(undefined);
    },

    voorbij() {
      show(undefined);
      bewaarfout.value = undefined;
    },

    verberg() {
      if (kiest !== 'geen') dekmantel.value += 1;
      session.vergrendel();
    },

    vergrendel(weg = false) {
      // what stands on the list goes with whoever left it alone
      if (weg && dekmantel.value > 0) dekmantel.value += 1;
      bedek();
      // By then the lock screen is drawn, and nothing was painted in between.
      requestAnimationFrame(onthul);
      noodkaart.value = false;
      if (slot.value) return;
      toast.value = undefined;
      zoekvraag.value = '';
      bezoek.value = undefined;
      slot.value = true;
      const open = concept.value;
      concept.value = undefined;
      const sluit = () => {
        // she was back sooner than the photo was kept
        if (open && open.id === concept.value?.id) return;
        if (open) close(open);
        phone.kluis.vergrendel();
      };
      const eerst = open && session.nogBewaren?.(open);
      if (!eerst) return sluit();
      void Promise.race([eerst, new Promise((late) => setTimeout(late, NOG_EVEN))]).then(sluit, sluit);
    },

    async ontgrendeld() {
      const id = wasOpen;
      const opened = id === undefined ? undefined : await phone.concepten.open(id);
      if (opened?.ok) show(opened.waarde);
      else {
        show(undefined);
        if (id !== undefined) router.begin();
      }
      slot.value = false;
    },

    zonderCode() {
      show(undefined);
      router.begin();
      slot.value = false;
    },

    kluisOpgeheven() {
      session.zonderCode();
    },
  };

  // The device may lock by itself: the screen follows.
  let was: string | undefined;
  phone.kluis.stand.subscribe((stand) => {
    if (was === 'open' && stand !== 'open' && !slot.value) session.vergrendel();
    was = stand;
  });
  return session;
}
