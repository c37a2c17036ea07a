import { sha256 } from '#crypto/keys.ts';
import { sign } from '#crypto/sealed.ts';
import { Ontvangstbewijs } from '#protocol/envelop.ts';
import { type Weigering } from '#protocol/weigering.ts';
import { TYP_ONTVANGST, TYP_TOESTELBEWIJS } from '#protocol/zegels.ts';
import { bodyOf } from './aflevering.ts';
import { type Inschrijvingrij, type Outboxrij, keep } from './db.ts';
import { backoff, change, nextPoll } from './outbox.ts';
import { successorOf } from './personen.ts';
import { type Receiptdeps, readReceipt } from './receipts.ts';
import { type Antwoord, type Line, type Niet, aflevering } from './server-line.ts';
import type { Surroundings } from './surroundings.ts';

/** Bringing one envelope to the server: the proof, the receipt, and what each refusal means. */

/** Refusals that no waiting changes: the row is parked with its reason, and the rest goes on (peers 16, 17). */
export const FINAL: readonly Weigering[] = [
  'onleesbaar',
  'te-groot',
  'andere-inhoud',
  'andere-gemeente',
  'vernietigd',
  'client-te-oud',
  'client-te-nieuw',
  'toestel-onbekend',
];
/** Of those, the ones that a new version of the app or a new enrolment may change: tried again at each start. */
export const RETRIED_AT_START: readonly string[] = [
  'onleesbaar',
  'client-te-oud',
  'client-te-nieuw',
  'toestel-onbekend',
];
/** A body that was cut on the way is unreadable too; three times in a row it is ours that is. */
const CUT_SHORT = 3;

/** How the line was, for whoever decides whether to go on. */
export type Lijn =
  | { stand: 'goed' }
  | {
      stand: 'geen-bereik' | 'server-onbereikbaar';
      wacht?: number;
      /** nothing was tried: the server asked to be left alone for a while */
      pauze?: true;
    };

export interface Delivered {
  lijn: Lijn;
  verstuurd: boolean;
  serverNu?: number;
}

export interface Courier extends Receiptdeps {
  world: Surroundings;
  line: Line;
}

/** Takes what the answer was not; tells how the line is. A refusal by our own server means that the line is good. */
export function lijnNa(answer: Niet): Lijn {
  const wacht = answer.wacht !== undefined && { wacht: answer.wacht };
  if (answer.soort === 'geen-bereik') return { stand: 'geen-bereik', ...wacht };
  if (answer.soort === 'onzin' || answer.wacht !== undefined)
    return { stand: 'server-onbereikbaar', ...wacht };
  const down =
    answer.reden === 'buiten-dienst' || answer.reden === 'schijf-vol' || answer.reden === 'te-veel';
  return down ? { stand: 'server-onbereikbaar' } : { stand: 'goed' };
}

/** Makes the deliverer. Challenges are used once; each answer brings the next, so the first costs one request. */
export function createCourier(deps: Courier) {
  const { db, world, line } = deps;
  const challenges = new Map<string, string>();

  const noteNext = (tenant: string, { uitdaging }: { uitdaging?: string }) => {
    if (uitdaging === undefined) challenges.delete(tenant);
    else challenges.set(tenant, uitdaging);
  };

  async function put(
    ik: Inschrijvingrij,
    rij: Outboxrij,
    body: string,
  ): Promise<Antwoord<{ bewijs: string }> | 'blijft-hier'> {
    for (let again = true; ; again = false) {
      let uitdaging = challenges.get(ik.tenant);
      challenges.delete(ik.tenant);
      if (uitdaging === undefined) {
        const asked = await line.uitdaging(ik.tenant);
        if (!asked.ok) return asked;
        uitdaging = asked.waarde.uitdaging;
      }
      const claims = { uitdaging, methode: 'PUT', pad: aflevering(rij.envId), sha256: await sha256(body) };
      const bewijs = await sign(TYP_TOESTELBEWIJS, claims, { key: ik.teken, kid: ik.toestel ?? '' });
      if (!(await setsOut(rij))) {
        challenges.set(ik.tenant, uitdaging);
        return 'blijft-hier';
      }
      const answer = await line.lever(rij.envId, body, bewijs);
      noteNext(ik.tenant, answer);
      // a challenge of five minutes that waited in memory: once more with a fresh one
      const outdated = !answer.ok && answer.soort === 'geweigerd' && answer.reden === 'uitdaging-verlopen';
      if (outdated && again) {
        challenges.delete(ik.tenant);
        continue;
      }
      return answer;
    }
  }

  /** Brings one envelope; whatever happens, its row tells it. */
  async function deliver(rij: Outboxrij): Promise<Delivered> {
    const ik = await db.inschrijving.get(rij.inschrijving);
    const held = await db.enveloppen.get(rij.envId);
    if (!ik || !held) {
      // cannot be, and if it is, it may not hold up the rest
      await park(rij, 'niet-gevonden');
      return { lijn: { stand: 'goed' }, verstuurd: false };
    }
    const fotos = await db.bijlagen.where({ envId: rij.envId }).toArray();
    const body = await bodyOf(ik, rij, held.envelop, fotos);
    let answer = await put(ik, rij, body);
    const stays: Delivered = { lijn: { stand: 'goed' }, verstuurd: false };
    if (answer === 'blijft-hier') return stays;
    const unknown = !answer.ok && answer.soort === 'geweigerd' && answer.reden === 'toestel-onbekend';
    const later = unknown && (await successorOf(db, ik));
    if (later) answer = await put(later, rij, body);
    if (answer === 'blijft-hier') return stays;
    const serverNu = answer.serverNu !== undefined && { serverNu: answer.serverNu };
    if (!answer.ok) return { lijn: await fail(rij, answer), verstuurd: false, ...serverNu };
    const { bewijs } = answer.waarde;
    const receipt = await readReceipt(deps, ik, { bewijs, typ: TYP_ONTVANGST, vorm: Ontvangstbewijs });
    const ours =
      receipt?.tenant === ik.tenant && receipt.envId === rij.envId && receipt.sha256 === rij.sha256;
    if (!receipt || !ours) {
      // „Afgeleverd” only on a receipt that is signed, ours, and about this very text [C-30]
      await wait(rij, 'bewijs-ongeldig');
      return { lijn: { stand: 'goed' }, verstuurd: false, ...serverNu };
    }
    await record(ik, rij, bewijs, receipt);
    return { lijn: { stand: 'goed' }, verstuurd: true, ...serverNu };
  }

  /** On disk before the first byte leaves: neither a race nor a crash may let a withdrawal think that it never did. */
  async function setsOut({ envId }: Outboxrij): Promise<boolean> {
    const kept = await keep(db, () =>
      db.transaction('rw', db.outbox, async () => {
        const found = await db.outbox.get(envId);
        if (found?.fase !== 'wacht' || found.intrekGevraagdOp !== undefined) return false;
        if (!found.opDeLijn) await db.outbox.update(envId, { opDeLijn: true });
        return true;
      }),
    );
    return kept.ok && kept.waarde;
  }

  /** The receipt and what it says of the server's history, in one transaction. */
  const record = (ik: Inschrijvingrij, rij: Outboxrij, bewijs: string, receipt: Ontvangstbewijs) =>
    keep(db, () =>
      db.transaction('rw', [db.outbox, db.enveloppen, db.inschrijving, db.bijlagen], async () => {
        const nu = world.now();
        await db.bijlagen.where({ envId: rij.envId }).modify((row) => {
          if (row.bewijs === undefined && row.reden === undefined) row.volgende = nu;
        });
        // a number holds nothing that anybody opens: that it is there is all
        if (rij.soort === 'nummer') {
          await db.outbox.delete(rij.envId);
          await db.enveloppen.delete(rij.envId);
        }
        await change(db, rij.envId, (row) => {
          row.fase = 'verstuurd';
          row.bewijs = bewijs;
          row.verstuurdOp = nu;
          row.pogingen = 0;
          row.volgende = row.intrekGevraagdOp === undefined ? nu + nextPoll(0) : 0;
          delete row.reden;
        });
        await db.inschrijving.where({ id: ik.id }).modify((row) => {
          noteHistory(row, receipt);
          row.ingetrokken = receipt.quarantaine;
        });
      }),
    );

  async function fail(rij: Outboxrij, answer: Niet): Promise<Lijn> {
    const reden = answer.soort === 'geweigerd' ? answer.reden : undefined;
    const perhapsCut = reden === 'onleesbaar' && rij.pogingen + 1 < CUT_SHORT;
    if (reden !== undefined && FINAL.includes(reden) && !perhapsCut) await park(rij, reden);
    else await wait(rij, reden, answer.wacht);
    return lijnNa(answer);
  }

  const park = (rij: Outboxrij, reden: Weigering) =>
    keep(db, () =>
      change(db, rij.envId, (row) => {
        row.fase = 'geweigerd';
        row.reden = reden;
        row.pogingen += 1;
        // what its melder wants back is still asked back
        if (row.intrekGevraagdOp === undefined) delete row.volgende;
      }),
    );

  const wait = (rij: Outboxrij, reden: string | undefined, atLeast = 0) =>
    keep(db, () =>
      change(db, rij.envId, (row) => {
        row.pogingen += 1;
        row.volgende = world.now() + Math.max(atLeast, backoff(row.pogingen, row.spoed, world.random()));
        if (reden === undefined) delete row.reden;
        else row.reden = reden;
      }),
    );

  return { deliver };
}

/**
 * Each receipt shows the head of the server's audit trail. It only grows; a shorter one, or another head at the same
 * place, means that the server lost or changed its history. The furthest is kept, so the warning stays until the trail
 * is longer again.
 */
function noteHistory(row: Inschrijvingrij, { auditSeq, auditHead }: Ontvangstbewijs): void {
  const { auditSeq: furthest = -1, auditHead: head } = row;
  row.korter = auditSeq < furthest || (auditSeq === furthest && auditHead !== head);
  if (auditSeq <= furthest) return;
  row.auditSeq = auditSeq;
  row.auditHead = auditHead;
}
