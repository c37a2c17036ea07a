import { type Uitkomst, geweigerd, gelukt } from '#domain/uitkomst.ts';
import { isNew } from './berichten.ts';
import { type Database, type Outboxrij, keep } from './db.ts';
import type { Live } from './live.ts';
import { combine, live } from './live-query.ts';
import { change, regelOf } from './outbox.ts';
import type { Leesbericht, Verzendregel } from './phone.ts';
import type { Surroundings } from './surroundings.ts';

/** The list of what was sealed on this phone, newest first: computed from rows, and from what is on the line now. */
export function sentSignals(
  db: Database,
  read: Live<readonly Leesbericht[]>,
  onderweg: Live<ReadonlySet<string>>,
): Live<readonly Verzendregel[]> {
  const rows = live(db, async () => ({
    sent: await db.outbox.toArray(),
    nieuw: new Set((await db.berichten.filter(isNew).toArray()).map(({ envId }) => envId)),
  }));
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

export type Intrekweigering = 'al-opgehaald' | 'niet-mogelijk' | 'geen-bereik';

/**
 * Withdraws a signaal before anybody fetched it. Refuses acute ones, and what may be on its way: only what was never on
 * the line, or what the server says it gave back, is withdrawn.
 */
export async function withdraw(
  { db, world }: { db: Database; world: Surroundings },
  envId: string,
): Promise<Uitkomst<void, Intrekweigering>> {
  const rij = await db.outbox.get(envId);
  if (rij?.intrekToken === undefined) return geweigerd('niet-mogelijk');
  const neverSent = rij.fase === 'wacht' && !rij.opDeLijn;
  if (!neverSent && rij.fase !== 'verstuurd') return geweigerd('niet-mogelijk');
  if (rij.fase === 'verstuurd') {
    const { createLine } = await import('./server-line.ts');
    const answer = await createLine(world).trekIn(envId, rij.intrekToken);
    if (!answer.ok) {
      if (answer.soort !== 'geweigerd') return geweigerd('geen-bereik');
      return geweigerd(answer.reden === 'al-opgehaald' ? 'al-opgehaald' : 'niet-mogelijk');
    }
  }
  const kept = await keep(db, () =>
    db.transaction('rw', db.outbox, db.enveloppen, async () => {
      const found = await db.outbox.get(envId);
      if (!found || found.fase !== rij.fase || found.opDeLijn !== rij.opDeLijn) return false;
      await db.enveloppen.delete(envId);
      await change(db, envId, (row) => {
        row.fase = 'ingetrokken';
        row.kopie = false;
        row.klaarOp = world.now();
        delete row.volgende;
      });
      return true;
    }),
  );
  return kept.ok && kept.waarde ? gelukt(undefined) : geweigerd('niet-mogelijk');
}
