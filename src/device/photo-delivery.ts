import { sha256 } from '#crypto/keys.ts';
import { DEEL } from '#protocol/basis.ts';
import { Bijlagebewijs } from '#protocol/bijlage.ts';
import type { Weigering } from '#protocol/weigering.ts';
import { TYP_BIJLAGEBEWIJS } from '#protocol/zegels.ts';
import { type Bijlagerij, type Database, type Outboxrij, keep } from './db.ts';
import { type Courier, type Lijn, lijnNa } from './delivery.ts';
import { forgotten } from './following.ts';
import { LONGEST_WAIT, backoff, countPhotos } from './outbox.ts';
import { readReceipt } from './receipts.ts';
import type { Niet } from './server-line.ts';

/** Bringing the photos of envelopes that arrived. What the server has is never sent again. */

/** So many chunks go in one request: half a megabyte, which the thinnest line that works brings in two minutes. */
const PER_REQUEST = 8;
/** A line that broke so often without one chunk more has to wait for a better place. */
const IN_VAIN = 2;
const SPOILED = 3;
/** What no waiting changes: the photo is parked with the reason, and the rest goes on. */
const FINAL: readonly Weigering[] = [
  'andere-inhoud',
  'te-groot',
  'vernietigd',
  'onleesbaar',
  'bewijs-ongeldig',
];

export interface Due {
  rij: Bijlagerij;
  outbox: Outboxrij;
}
export interface Brought {
  lijn: Lijn;
  verstuurd: boolean;
  serverNu?: number;
  /** the server does not have its envelope any more, and that waits again */
  kwijt?: boolean;
}
const STAYS: Brought = { lijn: { stand: 'goed' }, verstuurd: false };

/** Photos that want the line now: those of acute signals first, then in the order of sealing. */
export async function duePhotos(db: Database, nu: number, alles: boolean): Promise<readonly Due[]> {
  const wanting = db.bijlagen.where('volgende').above(-1);
  const rows = await (
    alles ? wanting : wanting.and(({ volgende = 0 }) => volgende <= nu || volgende > nu + LONGEST_WAIT)
  ).toArray();
  const found = await db.outbox.bulkGet([...new Set(rows.map(({ envId = '' }) => envId))]);
  const byId = new Map(found.flatMap((outbox) => (outbox ? [[outbox.envId, outbox] as const] : [])));
  return rows
    .flatMap((rij) => {
      const outbox = byId.get(rij.envId ?? '');
      // what its melder wants back is brought no further
      return outbox && outbox.intrekGevraagdOp === undefined ? [{ rij, outbox }] : [];
    })
    .toSorted(
      (a, b) =>
        Number(b.outbox.spoed) - Number(a.outbox.spoed) ||
        a.outbox.nummer - b.outbox.nummer ||
        (a.rij.id < b.rij.id ? -1 : 1),
    );
}

/** Makes the deliverer of photos. */
export function createPhotoCourier(deps: Courier) {
  const { db, world, line } = deps;

  const note = (rij: Bijlagerij, what: Partial<Bijlagerij>) =>
    keep(db, () => db.bijlagen.update(rij.id, what));

  /** Brings one photo, or as much of it as the line bears; whatever happens, its row tells it. */
  async function bring({ rij, outbox }: Due, signal: AbortSignal): Promise<Brought> {
    const held = await db.bijlagebytes.get(rij.id);
    if (!held) {
      await park(rij, 'kwijt');
      return STAYS;
    }
    let vanaf = rij.verstuurd;
    let { onzeker = false } = rij;
    for (let inVain = 0; ;) {
      if (onzeker) {
        const known = await ask(outbox, rij, signal);
        if ('lijn' in known) return known;
        if (known.ontvangen > vanaf) inVain = 0;
        vanaf = known.ontvangen;
      }
      // On disk before the first byte leaves: after a crash the server is asked first what came of it.
      await note(rij, { verstuurd: vanaf, onzeker: true });
      const body = held.bytes.subarray(vanaf * DEEL, (vanaf + PER_REQUEST) * DEEL);
      const answer = await line.brengDelen(outbox, rij.id, { vanaf, body }, signal);
      if (signal.aborted) return STAYS;
      if (answer.ok) {
        const { bewijs, ontvangen } = answer.waarde;
        if (bewijs !== undefined) return judge({ rij, outbox }, bewijs);
        onzeker = ontvangen <= vanaf;
        inVain = onzeker ? inVain + 1 : 0;
        vanaf = ontvangen;
        if (inVain >= IN_VAIN) return fail({ rij, outbox }, { ok: false, soort: 'onzin' });
        continue;
      }
      onzeker = true;
      inVain += 1;
      const cut = answer.soort !== 'geweigerd' || answer.reden === 'sluit-niet-aan';
      if (!cut || answer.wacht !== undefined || inVain >= IN_VAIN) return fail({ rij, outbox }, answer);
    }
  }

  /** How many chunks the server has. */
  async function ask(
    outbox: Outboxrij,
    rij: Bijlagerij,
    signal: AbortSignal,
  ): Promise<{ ontvangen: number } | Brought> {
    const asked = await line.status(outbox.envId, outbox.statusToken, signal);
    if (signal.aborted) return STAYS;
    if (!asked.ok) return fail({ rij, outbox }, asked);
    const { stand, bijlagen = [] } = asked.waarde;
    if (stand === 'vernietigd' || stand === 'ingetrokken')
      return fail({ rij, outbox }, { ok: false, soort: 'geweigerd', reden: 'vernietigd' });
    return { ontvangen: bijlagen.find(({ id }) => id === rij.id)?.ontvangen ?? 0 };
  }

  /** Whole only on a receipt that is signed, ours, and about these very chunks [C-30]. */
  async function judge({ rij, outbox }: Due, bewijs: string): Promise<Brought> {
    const ik = await db.inschrijving.get(outbox.inschrijving);
    const asked = { bewijs, typ: TYP_BIJLAGEBEWIJS, vorm: Bijlagebewijs };
    const said = ik && (await readReceipt(deps, ik, asked));
    const ours =
      said?.tenant === ik?.tenant &&
      said?.envId === outbox.envId &&
      said.bijlage === rij.id &&
      said.bytes === rij.bytes &&
      said.sha256 === (await sha256(rij.delen.join('.')));
    if (!ours) {
      await wait({ rij, outbox }, 'bewijs-ongeldig');
      return STAYS;
    }
    await keep(db, () =>
      db.transaction('rw', db.outbox, db.bijlagen, async () => {
        await db.bijlagen.where({ id: rij.id }).modify((row) => {
          row.verstuurd = row.delen.length;
          row.bewijs = bewijs;
          row.pogingen = 0;
          delete row.volgende;
          delete row.onzeker;
          delete row.reden;
        });
        await countPhotos(db, outbox.envId);
      }),
    );
    return { lijn: { stand: 'goed' }, verstuurd: true };
  }

  async function fail(due: Due, answer: Niet): Promise<Brought> {
    const serverNu = answer.serverNu !== undefined && { serverNu: answer.serverNu };
    const reden = answer.soort === 'geweigerd' ? answer.reden : undefined;
    if (reden === 'niet-gevonden' && (await forgotten(db, due.outbox))) {
      return { ...STAYS, ...serverNu, kwijt: true };
    }
    // what was spoiled on the way is another chunk too; three times in a row it is ours that is
    const perhaps = reden === 'andere-inhoud' && due.rij.pogingen + 1 < SPOILED;
    if (reden !== undefined && FINAL.includes(reden) && !perhaps) await park(due.rij, reden);
    else await wait(due, reden, answer.wacht);
    return { lijn: lijnNa(answer), verstuurd: false, ...serverNu };
  }

  const park = ({ id, envId = '' }: Bijlagerij, reden: string) =>
    keep(db, () =>
      db.transaction('rw', db.outbox, db.bijlagen, async () => {
        await db.bijlagen.where({ id }).modify((row) => {
          row.reden = reden;
          delete row.volgende;
        });
        await countPhotos(db, envId);
      }),
    );

  const wait = ({ rij, outbox }: Due, reden: string | undefined, atLeast = 0) =>
    keep(db, () =>
      db.bijlagen.where({ id: rij.id }).modify((row) => {
        // one chunk more is no failure: the next break is the first again
        row.pogingen = row.verstuurd > rij.verstuurd ? 1 : row.pogingen + 1;
        row.volgende = world.now() + Math.max(atLeast, backoff(row.pogingen, outbox.spoed, world.random()));
        if (reden === undefined) delete row.reden;
        else row.reden = reden;
      }),
    );

  return { bring };
}
