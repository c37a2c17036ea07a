import { type Database, type Outboxrij, dropPhotos, keep } from './db.ts';

const DAY = 24 * 60 * 60_000;
/** A message that was read stays this long (security C-21). */
const LEESBAAR = 14 * DAY;
/** What is over stays in the list this long (security C-49). */
const KLAAR = 30 * DAY;

/** Takes away what nobody needs any more: read messages after 14 days, ended signals after 30. */
export async function tidy(db: Database, nu: number): Promise<void> {
  await keep(db, () =>
    db.transaction('rw', [db.outbox, db.enveloppen, db.berichten, db.bijlagen, db.bijlagebytes], async () => {
      await db.berichten
        .filter(
          ({ gelezenOp, bericht }) =>
            bericht !== undefined && gelezenOp !== undefined && nu - gelezenOp >= LEESBAAR,
        )
        .modify((rij) => {
          // the row stays, or the mailbox would bring the message again
          delete rij.bericht;
        });
      const over = await db.outbox
        .where('fase')
        .anyOf('vernietigd', 'ingetrokken')
        .filter(({ klaarOp = nu }) => nu - klaarOp >= KLAAR)
        .toArray();
      const told = over.filter(({ nummerGemeld }) => nummerGemeld);
      const ids = (rows: readonly Outboxrij[]) => rows.map(({ envId }) => envId);
      await db.outbox.bulkDelete(ids(told));
      for (const envId of ids(over)) await dropPhotos(db, { envId });
      await db.outbox.where('envId').anyOf(ids(over)).modify({ uitDeLijst: true });
      await db.berichten.where('envId').anyOf(ids(over)).delete();
    }),
  );
}
