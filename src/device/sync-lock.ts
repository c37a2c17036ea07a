import { type Database, keep } from './db.ts';
import type { Surroundings } from './surroundings.ts';

/** One round at a time on this phone, over all its tabs (peers 14). */

const NAME = 'meldroute-sync';

export interface Holder {
  /** the lock is held */
  gekregen(): void;
  /** somebody else has it now: stop */
  kwijt(): void;
}

/** Asks for the lock and waits for it; gives the way to let go. */
export function holdLock(world: Surroundings, db: Database, holder: Holder): () => void {
  return world.locks ? holdByBrowser(world.locks, holder) : holdByRow(world, db, holder);
}

function holdByBrowser(locks: NonNullable<Surroundings['locks']>, holder: Holder): () => void {
  const waiting = new AbortController();
  let letGo = () => waiting.abort();
  const whileHeld = () =>
    new Promise<void>((release) => {
      letGo = release;
      if (waiting.signal.aborted) release();
      else holder.gekregen();
    });
  locks.request(NAME, { signal: waiting.signal }, whileHeld).catch(() => {
    if (!waiting.signal.aborted) holder.kwijt();
  });
  return () => letGo();
}

/** How long a lease lasts without renewal: a tab that was killed keeps the others waiting this long. */
const LEASE = 45_000;
const RENEW = 15_000;
const RETRY = 2_000;

interface Lease {
  houder: string;
  tot: number;
}

/** Without Web Locks a row in the database is the lock: taken, renewed and given back in transactions. */
function holdByRow(world: Surroundings, db: Database, holder: Holder): () => void {
  const houder = world.uuid();
  let stopped = false;
  let held = false;
  let timer: unknown;

  const take = () =>
    db.transaction('rw', db.instellingen, async () => {
      const found = (await db.instellingen.get(NAME))?.waarde as Lease | undefined;
      const rest = (found?.tot ?? 0) - world.now();
      // a lease that lasts longer than a lease can last was given by a clock that was set back
      const taken = found !== undefined && found.houder !== houder && rest > 0 && rest <= LEASE;
      if (taken || stopped) return false;
      await db.instellingen.put({ id: NAME, waarde: { houder, tot: world.now() + LEASE } satisfies Lease });
      return true;
    });

  const giveBack = () =>
    keep(db, () =>
      db.transaction('rw', db.instellingen, async () => {
        const found = (await db.instellingen.get(NAME))?.waarde as Lease | undefined;
        if (found?.houder === houder) await db.instellingen.delete(NAME);
      }),
    );

  async function round(): Promise<void> {
    const kept = await keep(db, take);
    if (stopped) return void (await giveBack());
    const got = kept.ok && kept.waarde;
    if (got && !held) {
      held = true;
      holder.gekregen();
    }
    if (!got && held) {
      held = false;
      holder.kwijt();
      return;
    }
    timer = world.timers.setTimeout(() => void round(), held ? RENEW : RETRY);
  }
  void round();

  return () => {
    stopped = true;
    world.timers.clearTimeout(timer);
    if (held) void giveBack();
  };
}
