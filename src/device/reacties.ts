import type { Reactie } from '#domain/bijbericht.ts';
import { geweigerd, gelukt } from '#domain/uitkomst.ts';
import { type Berichtrij, type Database, keep } from './db.ts';
import { isTeWijzigen } from './outbox.ts';
import type { Phone } from './phone.ts';
import { type Sealer, type Verzegeld, sealSignaal } from './sealing.ts';

const RACES = 8;
/** One tap may be a slip: so long it can be put right before it leaves. */
const BEDENKTIJD = 10_000;

/**
 * Takes a message and whether it was useful; seals that and puts it in the outbox. A second answer takes the place of the
 * first, number and all. Refuses a third, and one after the first has left.
 */
export async function reageer(
  deps: Sealer,
  berichtId: string,
  nuttig: boolean,
): ReturnType<Phone['berichten']['reageer']> {
  const { db, world } = deps;
  for (let race = 0; race < RACES; race++) {
    const bericht = await db.berichten.get(berichtId);
    const over = bericht && (await db.outbox.get(bericht.envId));
    if (!bericht || !over) return geweigerd('niet-mogelijk');
    const eerder = bericht.reactie && (await db.outbox.get(bericht.reactie.envId));
    if (bericht.reactie && !isTeWijzigen(bericht.reactie, eerder)) return geweigerd('al-verstuurd');
    const signaal: Reactie = { versie: 1, soort: 'reactie', op: bericht.envId, berichtId, nuttig };
    const ik = await db.inschrijving.get(over.inschrijving);
    if (!ik) return geweigerd('niet-mogelijk');
    const made = await sealSignaal(deps, {
      persoon: ik.persoon,
      signaal,
      concept: false,
      spoed: false,
      oefening: over.oefening,
      soort: 'reactie',
      ...(eerder && { plaats: { inschrijving: eerder.inschrijving, nummer: eerder.nummer } }),
    });
    if (!made.ok) throw new Error('an answer that does not fit an envelope');
    // put right already: nothing to wait for
    if (!eerder) made.waarde.rij.volgende = world.now() + BEDENKTIJD;
    const posted = await keep(db, () => post(db, made.waarde, bericht));
    if (!posted.ok) return posted;
    if (posted.waarde) return gelukt(undefined);
  }
  throw new Error('a count that never stands still');
}

/** Answer, number and message in one transaction; false when something of it changed meanwhile. */
function post(db: Database, { rij, envelop, na }: Verzegeld, seen: Berichtrij): PromiseLike<boolean> {
  const tables = [db.inschrijving, db.outbox, db.enveloppen, db.berichten];
  return db.transaction('rw', tables, async () => {
    const bericht = await db.berichten.get(seen.berichtId);
    if (bericht?.reactie?.envId === rij.envId) return true;
    if (!bericht || bericht.reactie?.envId !== seen.reactie?.envId) return false;
    if (seen.reactie) {
      const eerder = await db.outbox.get(seen.reactie.envId);
      if (!isTeWijzigen(bericht.reactie, eerder)) return false;
      await db.outbox.delete(seen.reactie.envId);
      await db.enveloppen.delete(seen.reactie.envId);
    } else {
      const ik = await db.inschrijving.get(rij.inschrijving);
      if (ik?.stand !== 'actief' || ik.teller !== na) return false;
      await db.inschrijving.update(ik.id, { teller: rij.nummer, vorige: rij.sha256 });
    }
    await db.enveloppen.add({ envId: rij.envId, envelop });
    await db.outbox.add(rij);
    await db.berichten.update(bericht.berichtId, {
      reactie: { envId: rij.envId, ...(seen.reactie && { gewijzigd: true as const }) },
    });
    return true;
  });
}
