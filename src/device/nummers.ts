import type { Nummerbericht } from '#domain/bijbericht.ts';
import { type Outboxrij, keep } from './db.ts';
import { type Sealer, sealSignaal } from './sealing.ts';

/**
 * Says of what is over for good that it is, each in an envelope with its own number: at the desk the count of this phone
 * then has no gap there. What was destroyed is told only when something else goes along, so that no request of its own
 * points back at it.
 */
export async function tellNumbers(deps: Sealer): Promise<void> {
  const { db } = deps;
  const untold = (fase: Outboxrij['fase']) =>
    db.outbox
      .where({ fase })
      .filter(({ nummerGemeld }) => !nummerGemeld)
      .toArray();
  const goesAlong = () =>
    db.outbox
      .where({ fase: 'wacht' })
      .filter(({ soort }) => soort !== 'nummer')
      .first();
  const over = await untold('ingetrokken');
  if (await goesAlong()) over.push(...(await untold('vernietigd')));
  for (const rij of over) {
    const { inschrijving, nummer, oefening } = rij;
    const waarom = rij.fase === 'ingetrokken' ? 'ingetrokken' : 'vernietigd';
    const signaal: Nummerbericht = { versie: 1, soort: 'nummer', waarom };
    const ik = await db.inschrijving.get(inschrijving);
    if (!ik) throw new Error('a number of nobody');
    const made = await sealSignaal(deps, {
      persoon: ik.persoon,
      signaal,
      concept: false,
      spoed: false,
      oefening,
      soort: 'nummer',
      plaats: { inschrijving, nummer },
    });
    if (!made.ok) throw new Error('a number that does not fit an envelope');
    const { rij: note, envelop } = made.waarde;
    await keep(db, () =>
      db.transaction('rw', db.outbox, db.enveloppen, async () => {
        const found: Outboxrij | undefined = await db.outbox.get(rij.envId);
        // another tab, or this work a second time
        if (!found || found.nummerGemeld) return;
        await db.enveloppen.add({ envId: note.envId, envelop });
        await db.outbox.add(note);
        await db.outbox.update(rij.envId, { nummerGemeld: true });
      }),
    );
  }
}
