import type { Lijn } from './delivery.ts';
import { type Due, type createPhotoCourier, duePhotos } from './photo-delivery.ts';
import type { Database } from './db.ts';
import type { Surroundings } from './surroundings.ts';

/** From this speed on a second photo fills the time in which the first waits for its answer; bytes a millisecond. */
const FAST = 50;
/** After two failures in a row the line is down; one may be a single photo that is too heavy for it. */
const LINE_DOWN = 2;

interface Deps {
  db: Database;
  world: Surroundings;
  courier: ReturnType<typeof createPhotoCourier>;
  /** milliseconds that the server asked to be left alone */
  rest(): number;
  /** Takes what came of one photo, and how many there are in this round. */
  note(news: Awaited<ReturnType<Deps['courier']['bring']>>): void;
  tell(news: { verstuurd: number; totaal: number }): void;
}

/**
 * Brings the photos that are due, one after the other; a second one at once where the line is fast, never on one that a
 * second would choke. Ends when something newer comes: text goes first.
 */
export function createPhotoRound({ db, world, courier, rest, note, tell }: Deps) {
  return async (alles: boolean, signal: AbortSignal): Promise<{ lijn: Lijn; kwijt: boolean }> => {
    const tried = new Set<string>();
    let sent = 0;
    let failures = 0;
    let kwijt = false;
    let lijn: Lijn = { stand: 'goed' };
    let alone = true;

    async function next(): Promise<Due | undefined> {
      const due = (await duePhotos(db, world.now(), alles)).filter(({ rij }) => !tried.has(rij.id));
      const [first] = due;
      if (!first || signal.aborted) return undefined;
      tried.add(first.rij.id);
      tell({ verstuurd: sent, totaal: sent + due.length });
      return first;
    }
    async function work(): Promise<void> {
      while (failures < LINE_DOWN) {
        if (rest() > 0) lijn = { stand: 'server-onbereikbaar', pauze: true };
        const due = rest() > 0 ? undefined : await next();
        if (!due) return;
        const begun = world.now();
        const brought = await courier.bring(due, signal);
        note(brought);
        kwijt ||= brought.kwijt === true;
        sent += Number(brought.verstuurd);
        failures = brought.lijn.stand === 'goed' ? 0 : failures + 1;
        if (failures > 0) ({ lijn } = brought);
        if (!alone || !brought.verstuurd || due.rij.bytes < FAST * (world.now() - begun)) continue;
        alone = false;
        await Promise.all([work(), work()]);
      }
    }
    try {
      await work();
    } finally {
      tell({ verstuurd: 0, totaal: 0 });
    }
    return { lijn, kwijt };
  };
}
