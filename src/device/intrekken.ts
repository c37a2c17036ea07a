import { type Uitkomst, geweigerd, gelukt } from '#domain/uitkomst.ts';
import { type Database, type Outboxrij, dropPhotos, keep } from './db.ts';
import { type Lijn, lijnNa } from './delivery.ts';
import { backoff, change, magIntrekken } from './outbox.ts';
import type { Bewaarweigering, Intrekking, Intrekweigering } from './phone.ts';
import type { Line } from './server-line.ts';
import type { Surroundings } from './surroundings.ts';

/**
 * Withdrawing (decisions: intrekken): before anybody fetched it, with the token of that one signaal. What never left is
 * withdrawn here and now; of what was on the line once, only the server can say it.
 */

export interface Intrekker {
  db: Database;
  world: Surroundings;
  line: Line;
}

/** What was on its way when she asked may still arrive; its challenge is good for five minutes (protocol §7). */
const KAN_NOG_AANKOMEN = 10 * 60_000;

/**
 * Takes a signaal of this phone; withdraws it, or remembers that its melder wants it back until the server says what became
 * of it. Refuses what may not be withdrawn, and what was fetched.
 */
export async function withdraw(
  deps: Intrekker,
  envId: string,
): Promise<Uitkomst<Intrekking, Intrekweigering | Bewaarweigering>> {
  const { db, world } = deps;
  const kept = await keep(db, () =>
    db.transaction('rw', db.outbox, async () => {
      const rij = await db.outbox.get(envId);
      if (!rij || !magIntrekken(rij)) return undefined;
      // on disk before anything else: a crash does not forget what she asked
      const gevraagdOp = rij.intrekGevraagdOp ?? world.now();
      await db.outbox.update(envId, { intrekGevraagdOp: gevraagdOp, volgende: 0 });
      return { ...rij, intrekGevraagdOp: gevraagdOp };
    }),
  );
  if (!kept.ok) return kept;
  if (!kept.waarde) return geweigerd('niet-mogelijk');
  await settle(deps, kept.waarde);
  const rij = await db.outbox.get(envId);
  if (rij?.fase === 'ingetrokken') return gelukt('ingetrokken');
  if (rij?.teLaat) return geweigerd('al-opgehaald');
  return rij?.intrekGevraagdOp === undefined ? geweigerd('niet-mogelijk') : gelukt('gevraagd');
}

/** Asks the server to give it back, or finds that it never left. Whatever comes back, the row tells it. */
export async function settle(deps: Intrekker, rij: Outboxrij): Promise<Lijn> {
  const { db, line } = deps;
  const { envId, intrekToken, intrekGevraagdOp: gevraagd = 0 } = rij;
  if (rij.fase === 'wacht' && !rij.opDeLijn) {
    await finish(deps, envId, (row) => !row.opDeLijn);
    return { stand: 'goed' };
  }
  const answer = await line.trekIn(envId, intrekToken ?? '');
  if (answer.ok) {
    await finish(deps, envId);
    return { stand: 'goed' };
  }
  if (answer.soort === 'geweigerd' && answer.reden === 'al-opgehaald') {
    await letGo(db, envId, true);
    return { stand: 'goed' };
  }
  if (answer.soort === 'geweigerd' && answer.reden === 'niet-gevonden') return absent(deps, rij, gevraagd);
  await later(deps, rij);
  return lijnNa(answer);
}

/** Not there: withdrawn a moment ago by this phone, destroyed, or never arrived. */
async function absent(deps: Intrekker, rij: Outboxrij, gevraagd: number): Promise<Lijn> {
  const { db, world, line } = deps;
  const status = await line.status(rij.envId, rij.statusToken);
  if (status.ok && status.waarde.stand === 'ingetrokken') await finish(deps, rij.envId);
  // of what was given out by hand nobody can say that it will not come
  else if (status.ok || rij.metDeHand) await letGo(db, rij.envId, false);
  else if (status.soort !== 'geweigerd' || status.reden !== 'niet-gevonden') {
    await later(deps, rij);
    return lijnNa(status);
  } else {
    const nu = world.now();
    // a clock that was set back neither ends the wait at once nor makes it last for ever: it begins again
    const sinds = Math.min(gevraagd, nu);
    const zeker = sinds + KAN_NOG_AANKOMEN;
    if (nu >= zeker) await finish(deps, rij.envId);
    else
      await keep(db, () =>
        change(db, rij.envId, (row) => {
          row.volgende = zeker;
          if (row.intrekGevraagdOp !== undefined) row.intrekGevraagdOp = sinds;
        }),
      );
  }
  return { stand: 'goed' };
}

/** It is withdrawn: the sealed copy and its photos go, and the row says so. */
const finish = ({ db, world }: Intrekker, envId: string, stillSo?: (rij: Outboxrij) => boolean) =>
  keep(db, () =>
    db.transaction('rw', [db.outbox, db.enveloppen, db.bijlagen, db.bijlagebytes], async () => {
      const found = await db.outbox.get(envId);
      if (!found || found.intrekGevraagdOp === undefined || stillSo?.(found) === false) return;
      await db.enveloppen.delete(envId);
      await dropPhotos(db, { envId });
      await change(db, envId, (row) => {
        row.fase = 'ingetrokken';
        row.kopie = false;
        row.klaarOp = world.now();
        delete row.intrekGevraagdOp;
        delete row.volgende;
        delete row.reden;
      });
    }),
  );

/** It cannot be withdrawn: it goes on as before. */
const letGo = (db: Database, envId: string, teLaat: boolean) =>
  keep(db, () =>
    change(db, envId, (row) => {
      delete row.intrekGevraagdOp;
      if (teLaat) row.teLaat = true;
      if (row.fase === 'wacht' || row.fase === 'verstuurd') row.volgende = 0;
    }),
  );

const later = ({ db, world }: Intrekker, { envId }: Outboxrij) =>
  keep(db, () =>
    change(db, envId, (row) => {
      row.pogingen += 1;
      row.volgende = world.now() + backoff(row.pogingen, false, world.random());
    }),
  );
