import { beginSignaal, type Signaal } from '#domain/signaal.ts';
import { type Uitkomst, geweigerd, gelukt } from '#domain/uitkomst.ts';
import { closedConcept, makeConceptKey, openContent, sealContent } from './concept-content.ts';
import { type OpenConcept, openConcept } from './concept.ts';
import { type Conceptrij, keep } from './db.ts';
import { readKeyset } from './keyset.ts';
import { combine, live } from './live-query.ts';
import { type Personen, enrolmentOf } from './personen.ts';
import type { Conceptregel, Phone } from './phone.ts';
import type { Sealer } from './sealing.ts';
import type { OpenableVault } from './vault.ts';

/** A concept that nobody touched so long goes to the kring as it is (security C-48). */
const BLIJFT = 72 * 60 * 60_000;
/** A concept without a vault can be opened only by the page that began it; when that is gone, nobody can. */
const VERWEESD = 60 * 60_000;
const RACES = 8;

interface Deps extends Sealer {
  vault: OpenableVault;
  personen: Personen;
  onBegonnen(): void;
  onVerzegeld(): void;
}

/** The concepts of this phone: those on disk, and those that are open in this page. */
export function createConcepten(deps: Deps) {
  const { db, world, vault, personen } = deps;
  const openNow = new Map<string, OpenConcept>();
  /** what was read while the vault was open; emptied when it locks */
  const read = new Map<string, { seq: number; signaal: Signaal | undefined }>();

  function hold(
    rij: Pick<Conceptrij, 'id' | 'persoon' | 'seq'>,
    sleutel: CryptoKey,
    signaal: Signaal,
  ): OpenConcept {
    const { onVerzegeld } = deps;
    const held = openConcept(deps, {
      rij,
      sleutel,
      signaal,
      onVerzegeld,
      onGesloten: (id) => openNow.delete(id),
    });
    openNow.set(rij.id, held);
    return held;
  }

  async function readRow(rij: Conceptrij): Promise<Signaal | undefined> {
    const held = openNow.get(rij.id);
    if (held) return held.nu();
    const known = read.get(rij.id);
    if (known?.seq === rij.seq) return known.signaal;
    const sleutel = rij.sleutelKluis === undefined ? undefined : await vault.conceptsleutel(rij.sleutelKluis);
    const opened = sleutel && (await openContent(sleutel, rij));
    const signaal = opened?.ok ? opened.waarde : undefined;
    if (vault.isOpen()) read.set(rij.id, { seq: rij.seq, signaal });
    return signaal;
  }

  async function list(rijen: readonly Conceptrij[]): Promise<readonly Conceptregel[]> {
    const regels: Conceptregel[] = [];
    for (const rij of rijen) {
      const signaal = vault.isOpen() ? await readRow(rij) : undefined;
      regels.push({ id: rij.id, ...(signaal && { signaal }) });
    }
    // locked again while reading: nothing of it may come out
    if (!vault.isOpen()) return rijen.map(({ id }) => ({ id }));
    const begun = ({ signaal }: Conceptregel) => signaal?.begonnenOp ?? '';
    return regels.toSorted((a, b) => (begun(a) < begun(b) ? 1 : -1));
  }

  /** Hands a concept to the kring without reading it; stays where it is when that is not possible now. */
  async function geefOver(id: string): Promise<void> {
    const { post, sealSignaal } = await import('./sealing.ts');
    for (let race = 0; race < RACES; race++) {
      const rij = await db.concepten.get(id);
      if (!rij) return;
      const { persoon } = rij;
      const opdracht = { persoon, signaal: closedConcept(rij), concept: true, spoed: false, oefening: false };
      const made = await sealSignaal(deps, opdracht);
      if (!made.ok) return;
      const posted = await keep(db, () => post(db, made.waarde, rij));
      if (!posted.ok) return;
      if (posted.waarde === 'gepost') return deps.onVerzegeld();
    }
  }

  const concepten: Phone['concepten'] = {
    live: combine(
      combine(
        live(db, () => db.concepten.toArray()),
        personen.wie,
        (rijen, wie) => rijen.filter(({ persoon }) => persoon === wie),
      ),
      vault.stand,
      list,
    ),

    async begin(soort, prostitutiesoort) {
      const persoon = await personen.nu();
      if (persoon === undefined) return geweigerd('kies-wie');
      const ik = await enrolmentOf(db, persoon);
      const bos = await readKeyset(ik.sleutelbos, ik);
      if (!bos.ok) throw new Error('the stored keyset is not the one that was verified');
      const { sleutel, ...sleutels } = await makeConceptKey(bos.waarde, await vault.publiek(persoon));
      const laatst = world.now();
      const signaal = beginSignaal(soort, new Date(laatst).toISOString(), prostitutiesoort);
      const id = world.uuid();
      const inhoud = await sealContent(sleutel, id, signaal);
      const rij = { id, persoon, ...sleutels, inhoud, seq: 1, laatst };
      const kept = await keep(db, () => db.concepten.put(rij));
      if (!kept.ok) return kept;
      deps.onBegonnen();
      return gelukt(hold(rij, sleutel, signaal));
    },

    async open(id): Promise<Uitkomst<OpenConcept, 'kluis-gesloten' | 'onleesbaar'>> {
      await openNow.get(id)?.gesloten();
      if (!vault.isOpen()) return geweigerd('kluis-gesloten');
      const held = openNow.get(id);
      if (held) return gelukt(held);
      const rij = await db.concepten.get(id);
      if (rij?.sleutelKluis === undefined) return geweigerd('onleesbaar');
      const sleutel = await vault.conceptsleutel(rij.sleutelKluis);
      if (!sleutel) return geweigerd(vault.isOpen() ? 'onleesbaar' : 'kluis-gesloten');
      const opened = await openContent(sleutel, rij);
      return opened.ok ? gelukt(openNow.get(id) ?? hold(rij, sleutel, opened.waarde)) : opened;
    },
  };

  return {
    concepten,

    /** Seals everything that was typed, now. */
    async spoel(): Promise<void> {
      await Promise.allSettled([...openNow.values()].map((held) => held.spoel()));
    },

    /** Content leaves the page: what is open is sealed and closed. */
    sluitAlles(): void {
      read.clear();
      for (const held of openNow.values()) held.sluit();
    },

    /** Hands everything of one person over: her vault goes. */
    async geefAllesOver(persoon: string): Promise<void> {
      await Promise.all([...openNow.values()].map((held) => held.gesloten()));
      for (const id of await db.concepten.where({ persoon }).primaryKeys()) await geefOver(id);
    },

    /** Hands over what was left too long, and what nobody can open any more. */
    async veeg(): Promise<void> {
      const kluizen = new Set<string>(await db.kluizen.toCollection().primaryKeys());
      const nu = world.now();
      for (const { id, laatst, kluis: voor } of await db.concepten.toArray()) {
        const verweesd = voor === undefined || !kluizen.has(voor);
        if (!openNow.has(id) && nu - laatst >= (verweesd ? VERWEESD : BLIJFT)) await geefOver(id);
      }
    },
  };
}
