import { kenmerkVan } from '#domain/kenmerk.ts';
import { type Signaal, beginSignaal, controleerVrijgave } from '#domain/signaal.ts';
import { type Uitkomst, geweigerd, gelukt } from '#domain/uitkomst.ts';
import { openContent, sealContent } from './concept-content.ts';
import type { Fotostap } from './concept-bijlagen.ts';
import { writeContent } from './concept-row.ts';
import { type Conceptrij, dropPhotos, keep } from './db.ts';
import { cell } from './live.ts';
import type { Bewaarweigering, Bijlagen, Concept } from './phone.ts';
import type { Posted, Sealer, Zegelopdracht } from './sealing.ts';

/** At most this much typing may be lost (decisions: concept key). A tap is not text: none is lost. */
const TEKSTVENSTER = 250;
/** Others can be first a few times; an endless race would be a fault of ours. */
const RACES = 8;

type Change = (nu: Signaal) => Signaal;
type Saved = Uitkomst<void, Bewaarweigering>;

export interface OpenConcept extends Concept {
  /** Seals what was typed so far, now: the page may be gone in a moment. */
  spoel(): Promise<Saved>;
  nu(): Signaal;
  /** Waits for a `sluit` that is under way; tells whether the key is forgotten. */
  gesloten(): Promise<boolean>;
}

interface Input {
  rij: Pick<Conceptrij, 'id' | 'persoon' | 'seq'>;
  sleutel: CryptoKey;
  signaal: Signaal;
  onGesloten(id: string): void;
  /** a new envelope waits for the line */
  onVerzegeld(): void;
}

const opdrachtVan = (persoon: string, signaal: Signaal): Zegelopdracht => {
  const { aanvullingOp: op, antwoordOp, acuut, oefening } = signaal;
  return {
    persoon,
    signaal,
    concept: false,
    spoed: acuut !== undefined,
    oefening,
    ...(op !== undefined && { aanvulling: { op, antwoordOp } }),
  };
};

/** Takes a concept with its key; gives it open. It is written by saves in order, each the newest content as a whole. */
export function openConcept(deps: Sealer, input: Input): OpenConcept {
  const { db, world } = deps;
  const { id, persoon } = input.rij;
  const signaal = cell(input.signaal);
  let sleutel: CryptoKey | undefined = input.sleutel;
  let { seq } = input.rij;
  /** changes that are not on disk yet, to be made again if another tab saved in between */
  let unsaved: Change[] = [];
  /** photos that come or go, each with a transaction of its own; they show only once they are on disk */
  const stappen: Fotostap[] = [];
  let running: Promise<Saved> | undefined;
  let next: Promise<Saved> | undefined;
  let sealing: ReturnType<Concept['verzegel']> | undefined;
  let closing: Promise<void> | undefined;

  /** One AES-GCM and one strict write, and one for each photo. */
  async function save(): Promise<Saved> {
    for (let race = 0; race < RACES;) {
      const key = sleutel;
      const changes = unsaved.length;
      const [stap] = stappen;
      if (!key) return refuse('opslag-weg');
      if (changes === 0 && !stap) return gelukt(undefined);
      if (stap && !stap.past(signaal.value)) {
        stappen.shift();
        stap.uitkomst = geweigerd('te-veel');
        continue;
      }
      const inhoud = await sealContent(key, id, stap ? stap.change(signaal.value) : signaal.value);
      const row = { id, inhoud, seq: seq + 1, laatst: world.now() };
      const kept = await keep(db, () => writeContent(db, row, stap?.wissel));
      if (!kept.ok && kept.reden === 'opslag-vol' && stap) {
        // a photo that does not fit stops nothing else
        stappen.shift();
        stap.uitkomst = kept;
        continue;
      }
      if (!kept.ok) return refuse(kept.reden);
      if (kept.waarde === 'weg') return refuse('opslag-weg');
      if (kept.waarde === 'bewaard') {
        seq += 1;
        unsaved = unsaved.slice(changes);
        if (stap) {
          stappen.shift();
          stap.uitkomst = gelukt(undefined);
          signaal.value = stap.change(signaal.value);
        }
        race = 0;
        continue;
      }
      await merge(key, kept.waarde);
      race += 1;
    }
    throw new Error('a concept that never stands still');
  }

  function refuse(reden: Bewaarweigering): Saved {
    for (const stap of stappen.splice(0)) stap.uitkomst = geweigerd(reden);
    return geweigerd(reden);
  }

  /** Another tab saved: its content is the newest, and what was done here is done again on top. */
  async function merge(key: CryptoKey, found: Conceptrij): Promise<void> {
    const theirs = await openContent(key, found);
    if (!theirs.ok) throw new Error('a concept that another key sealed');
    seq = found.seq;
    signaal.value = unsaved.reduce((nu, change) => change(nu), theirs.waarde);
  }

  /** Starts a save, or shares the one after the save that is under way. */
  function flush(): Promise<Saved> {
    const typed = window;
    window = undefined;
    world.timers.clearTimeout(typed?.timer);
    const saved = running ? (next ??= running.then(start, start)) : start();
    typed?.end(saved);
    return saved;
  }
  function start(): Promise<Saved> {
    next = undefined;
    const mine = save().finally(() => {
      if (running === mine) running = undefined;
    });
    running = mine;
    return mine;
  }

  /** Everybody who typed in this window hears of the one save that ends it. */
  let window: { saved: Promise<Saved>; end(saved: Promise<Saved>): void; timer: unknown } | undefined;
  function flushSoon(): Promise<Saved> {
    if (!window) {
      let end!: (saved: Promise<Saved>) => void;
      const saved = new Promise<Saved>((resolve) => (end = resolve));
      window = { saved, end, timer: world.timers.setTimeout(() => void flush(), TEKSTVENSTER) };
    }
    return window.saved;
  }

  /** Most visits have no photo, and the first screen waits for none. */
  async function photos(): Promise<Bijlagen> {
    const { conceptBijlagen } = await import('./concept-bijlagen.ts');
    const write = async (stap: Fotostap) => {
      stappen.push(stap);
      const saved = await flush();
      return stap.uitkomst ?? saved;
    };
    return conceptBijlagen(deps, { id, persoon, signaal, stap: write });
  }

  // with it in memory, sealing waits for no file; when it cannot come now, it is asked again then
  import('./sealing.ts').catch(() => {});

  async function verzegel(): ReturnType<Concept['verzegel']> {
    const [{ post, sealSignaal }] = await Promise.all([import('./sealing.ts'), flush()]);
    for (let race = 0; race < RACES; race++) {
      const key = sleutel;
      const vrij = controleerVrijgave(signaal.value);
      if (!vrij.ok) return vrij;
      if (!key) return geweigerd('opslag-weg');
      const nu = vrij.waarde;
      const made = await sealSignaal(deps, opdrachtVan(persoon, nu));
      if (!made.ok) throw new Error('a signaal that does not fit an envelope');
      // something was typed while sealing: it belongs to the signaal
      if (signaal.value !== nu) continue;
      const posted = await keep(db, () => post(db, made.waarde, { id, seq }));
      if (!posted.ok) return posted;
      const done = await judge(posted.waarde, key);
      if (done === 'weg') return geweigerd('opslag-weg');
      if (done === 'opnieuw') continue;
      const { envId, verzegeldOp } = made.waarde.rij;
      const fotos = await keep(db, () => db.bijlagen.where({ envId }).toArray());
      deps.onthoud(made.waarde, fotos.ok ? fotos.waarde : []);
      unsaved = [];
      forget();
      input.onVerzegeld();
      return gelukt({ envId, kenmerk: kenmerkVan(envId, verzegeldOp) });
    }
    throw new Error('a count that never stands still');
  }

  async function judge(posted: Posted, key: CryptoKey): Promise<'klaar' | 'opnieuw' | 'weg'> {
    if (posted === 'gepost') return 'klaar';
    if (posted === 'concept-weg') return 'weg';
    const found = posted === 'concept-verder' ? await db.concepten.get(id) : undefined;
    if (found) await merge(key, found);
    return 'opnieuw';
  }

  function forget(): void {
    if (!sleutel) return;
    sleutel = undefined;
    world.timers.clearTimeout(window?.timer);
    // who still holds this concept holds nothing of it
    signaal.value = beginSignaal(signaal.value.soort, '1970-01-01T00:00:00Z');
    input.onGesloten(id);
  }

  return {
    id,
    signaal,
    nu: () => signaal.value,
    bijlagen: {
      voegToe: async (foto) => (await photos()).voegToe(foto),
      vervang: async (id, foto) => (await photos()).vervang(id, foto),
      lees: async (foto) => (await photos()).lees(foto),
      verwijder: async (foto) => (await photos()).verwijder(foto),
    },

    async wijzig(change, hoe) {
      if (!sleutel) return geweigerd('opslag-weg');
      signaal.value = change(signaal.value);
      unsaved.push(change);
      return hoe?.tekst ? flushSoon() : flush();
    },

    async bewaard() {
      const saved = await flush();
      if (!saved.ok && unsaved.length > 0) throw new Error(saved.reden);
    },

    verzegel: () => (sealing ??= verzegel().finally(() => (sealing = undefined))),

    async redding() {
      const [{ sealSignaal }, { fileOfOne }] = await Promise.all([
        import('./sealing.ts'),
        import('./redding.ts'),
      ]);
      const vrij = controleerVrijgave(signaal.value);
      if (!vrij.ok) return vrij;
      // no mailbox key: nothing of it will be on this phone to read an answer with
      const made = await sealSignaal(
        { ...deps, kluis: async () => undefined },
        opdrachtVan(persoon, vrij.waarde),
      );
      if (!made.ok) throw new Error('a signaal that does not fit an envelope');
      return gelukt(await fileOfOne(world, await deps.inschrijving(persoon), made.waarde));
    },

    async verwijder() {
      await running;
      await keep(db, () =>
        db.transaction('rw', db.concepten, db.bijlagen, db.bijlagebytes, async () => {
          await db.concepten.delete(id);
          await dropPhotos(db, { concept: id });
        }),
      );
      unsaved = [];
      forget();
    },

    spoel: flush,

    sluit() {
      closing ??= Promise.allSettled([sealing, flush()]).then(() => {
        closing = undefined;
        // A full disk refused the last words: they stay here, and who opens the concept again finds them.
        if (unsaved.length === 0) forget();
      });
    },

    async gesloten() {
      await closing;
      return sleutel === undefined;
    },
  };
}
