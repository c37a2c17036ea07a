import { sha256 } from '#crypto/keys.ts';
import { Bewaarverklaring, type Envelopstatus } from '#protocol/envelop.ts';
import { TYP_VERKLARING } from '#protocol/zegels.ts';
import type * as z from 'zod/mini';
import { magWeg } from './custody.ts';
import {
  type Bijlagerij,
  type Database,
  type Inschrijvingrij,
  type Outboxrij,
  dropPhotos,
  keep,
} from './db.ts';
import { type Lijn, lijnNa } from './delivery.ts';
import { readByReceiptKey, readKeyset } from './keyset.ts';
import { change, countPhotos, nextPoll } from './outbox.ts';
import type { Gekregen, Line } from './server-line.ts';
import type { Surroundings } from './surroundings.ts';

/** What became of an envelope: asked with its own token, without cookie, also by a locked phone. */

export interface Follower {
  db: Database;
  world: Surroundings;
  line: Line;
}

type Status = z.infer<typeof Envelopstatus>;

export interface Followed {
  lijn: Lijn;
  /** the server does not have it any more, and it waits again */
  kwijt: boolean;
}

const GOED: Followed = { lijn: { stand: 'goed' }, kwijt: false };

/** Asks what became of one envelope and what is in its mailbox; whatever comes back, its row tells it. */
export async function follow(deps: Follower, rij: Outboxrij, signal: AbortSignal): Promise<Followed> {
  const { db, world, line } = deps;
  const answer = await line.status(rij.envId, rij.statusToken, signal);
  if (signal.aborted) return GOED;
  if (answer.ok) await learn(deps, rij, answer);
  else if (answer.soort === 'geweigerd' && answer.reden === 'niet-gevonden') {
    if (await forgotten(db, rij)) return { lijn: { stand: 'goed' }, kwijt: true };
  } else if (lijnNa(answer).stand !== 'goed') return { lijn: lijnNa(answer), kwijt: false };

  // without its key (the vault went) a message could never be read
  const mail =
    rij.postvak.sleutel === undefined
      ? undefined
      : await line.berichten(rij.postvak.id, rij.postvak.token, signal);
  if (signal.aborted) return GOED;
  if (mail?.ok) {
    await keep(db, () =>
      db.transaction('rw', db.berichten, async () => {
        for (const { berichtId, geplaatstOp, bericht } of mail.waarde.berichten) {
          const known = await db.berichten.get(berichtId);
          if (!known) await db.berichten.add({ berichtId, envId: rij.envId, geplaatstOp, bericht });
        }
      }),
    );
  }
  const nu = world.now();
  await keep(db, () =>
    change(db, rij.envId, (row) => {
      if (row.fase === 'wacht' || row.volgende === undefined) return;
      row.volgende = nu + nextPoll(Math.max(0, nu - (row.verstuurdOp ?? nu)));
    }),
  );
  return mail && !mail.ok ? { lijn: lijnNa(mail), kwijt: false } : GOED;
}

/** The server was restored from before this envelope: while the copy is held it is delivered again (peers 20). */
export async function forgotten(db: Database, rij: Outboxrij): Promise<boolean> {
  const kept = await keep(db, () =>
    db.transaction('rw', db.outbox, db.inschrijving, db.bijlagen, async () => {
      await db.inschrijving.update(rij.inschrijving, { korter: true });
      const found = await db.outbox.get(rij.envId);
      if (!found?.kopie || found.fase === 'wacht') return false;
      await change(db, rij.envId, (row) => {
        row.fase = 'wacht';
        row.pogingen = 0;
        row.volgende = 0;
        delete row.bewijs;
      });
      await db.bijlagen.where({ envId: rij.envId }).modify((row) => {
        fewer(row, 0);
        delete row.volgende;
      });
      await countPhotos(db, rij.envId);
      return true;
    }),
  );
  return kept.ok && kept.waarde;
}

async function learn(deps: Follower, rij: Outboxrij, { waarde, serverNu }: Gekregen<Status>): Promise<void> {
  const { db, world } = deps;
  const ik = await db.inschrijving.get(rij.inschrijving);
  const gone = waarde.stand === 'vernietigd' || waarde.stand === 'ingetrokken';
  // Who shows the secret has opened the envelope: its hash was all this phone kept.
  const shown = waarde.geheim !== undefined && (await sha256(waarde.geheim)) === rij.geheimHash;
  const opened = shown || rij.fase === 'geopend';
  const geopendOp = latest(rij.geopendOp, shown ? waarde.geopendOp : undefined);
  const reservekopieOp = ik && (await backupOf(ik, rij, waarde.verklaring));
  const photos = await db.bijlagen.where({ envId: rij.envId }).toArray();
  // what has a receipt and is not there any more goes again, and until then nothing is let go
  const has = new Map((waarde.bijlagen ?? []).map(({ id, ontvangen }) => [id, ontvangen]));
  const short = gone ? [] : photos.filter(({ id, verstuurd }) => (has.get(id) ?? 0) < verstuurd);
  const whole = photos.length === (rij.bijlagen?.totaal ?? 0) && photos.every(({ bewijs }) => bewijs);
  const { reservekopie } = waarde;
  const free =
    whole &&
    short.length === 0 &&
    magWeg({
      reservekopie,
      ...(geopendOp !== undefined && { geopendOp }),
      ...(reservekopieOp !== undefined && { reservekopieOp }),
      ...(serverNu !== undefined && { serverNu }),
    });
  await keep(db, () =>
    db.transaction('rw', db.outbox, db.enveloppen, db.bijlagen, db.bijlagebytes, async () => {
      // Destroyed after it was opened reaches this copy too; without the proof of opening it may be a lie.
      const drop = rij.kopie && (free || (gone && opened));
      await change(db, rij.envId, (row) => {
        if (row.fase === 'wacht') return;
        if (geopendOp !== undefined) row.geopendOp = geopendOp;
        if (opened) row.fase = 'geopend';
        if (gone) end(row, waarde.stand, world.now());
        if (drop) row.kopie = false;
      });
      if (drop) await db.enveloppen.delete(rij.envId);
      if (drop) return dropPhotos(db, { envId: rij.envId });
      for (const { id } of short) {
        await db.bijlagen.where({ id }).modify((row) => fewer(row, has.get(id) ?? 0));
      }
      if (gone) {
        await db.bijlagen.where({ envId: rij.envId }).modify((row) => {
          delete row.volgende;
        });
      }
      if (short.length > 0) await countPhotos(db, rij.envId);
    }),
  );
}

/** The server has fewer chunks of a photo than it had. */
function fewer(row: Bijlagerij, ontvangen: number): void {
  row.verstuurd = ontvangen;
  row.volgende = 0;
  delete row.bewijs;
  delete row.onzeker;
}

/** Destroyed or withdrawn: there is nothing more to ask. */
function end(row: Outboxrij, stand: Status['stand'], nu: number): void {
  delete row.volgende;
  row.klaarOp = nu;
  if (row.fase === 'geopend') row.fase = 'vernietigd';
  else {
    row.fase = 'geweigerd';
    row.reden = stand;
  }
}

const latest = (a: string | undefined, b: string | undefined): string | undefined =>
  a !== undefined && b !== undefined ? (Date.parse(a) >= Date.parse(b) ? a : b) : (a ?? b);

/** Gives when the backup was made that holds the opening, if the receipt key says so of this very envelope. */
async function backupOf(
  ik: Inschrijvingrij,
  rij: Outboxrij,
  verklaring?: string,
): Promise<string | undefined> {
  if (verklaring === undefined) return undefined;
  const bos = await readKeyset(ik.sleutelbos, ik);
  const signed =
    bos.ok && (await readByReceiptKey(bos.waarde, verklaring, TYP_VERKLARING).catch(() => undefined));
  const parsed = Bewaarverklaring.safeParse(signed);
  const { data } = parsed;
  const ours = data?.tenant === ik.tenant && data.envId === rij.envId;
  return ours && data.bijlagen === rij.bijlagen?.totaal ? data.reservekopieOp : undefined;
}
