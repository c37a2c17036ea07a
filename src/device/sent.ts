import { isNew } from './berichten.ts';
import type { Database, Outboxrij } from './db.ts';
import type { Live } from './live.ts';
import { combine, live } from './live-query.ts';
import { type Personen, enrolmentsOf } from './personen.ts';
import { isSignaal, regelOf } from './outbox.ts';
import type { Leesbericht, Verzendregel } from './phone.ts';

/** The list of what one person sealed on this phone, newest first: computed from rows, and from what is on the line now. */
export function sentSignals(
  db: Database,
  read: Live<readonly Leesbericht[]>,
  onderweg: Live<ReadonlySet<string>>,
  { wie }: Personen,
): Live<readonly Verzendregel[]> {
  const all = live(db, async () => ({
    sent: await db.outbox.filter(isSignaal).toArray(),
    nieuw: new Set((await db.berichten.filter(isNew).toArray()).map(({ envId }) => envId)),
  }));
  const rows = combine(all, wie, async ({ sent, nieuw }, persoon) => {
    const hers = await enrolmentsOf(db, persoon);
    return { sent: sent.filter(({ inschrijving }) => hers.has(inschrijving)), nieuw };
  });
  const beside = combine(read, onderweg, (berichten, sending) => ({ berichten, sending }));
  return combine(rows, beside, ({ sent, nieuw }, { berichten, sending }) => {
    const answered = new Set(
      berichten.filter(({ soort }) => soort === 'terugkoppeling').map(({ envId }) => envId),
    );
    const newestFirst = (a: Outboxrij, b: Outboxrij) =>
      a.verzegeldOp === b.verzegeldOp ? b.nummer - a.nummer : a.verzegeldOp < b.verzegeldOp ? 1 : -1;
    return sent.toSorted(newestFirst).map((rij) =>
      regelOf(rij, {
        onderweg: sending.has(rij.envId),
        teruggekoppeld: answered.has(rij.envId),
        nieuwBericht: nieuw.has(rij.envId),
      }),
    );
  });
}
