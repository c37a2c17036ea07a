import { kenmerkVan } from '#domain/kenmerk.ts';
import type { Berichtrij, Database, Outboxrij } from './db.ts';
import type { Verzendregel, Verzendstand } from './phone.ts';

/** What is sealed and waits, and what became of it. States are read from rows, never from the last call (peers 15). */

const FIRST_BACKOFF = 2_000;
const LAST_BACKOFF = 15 * 60_000;
/** Danger does not wait a quarter of an hour. */
const LAST_BACKOFF_SPOED = 60_000;

/** When to try again after so many failures: doubling, with jitter, and never giving up (peers 18). */
export function backoff(pogingen: number, spoed: boolean, random: number): number {
  const most = spoed ? LAST_BACKOFF_SPOED : LAST_BACKOFF;
  return Math.min(most, FIRST_BACKOFF * 2 ** Math.min(pogingen - 1, 20)) * (0.5 + random / 2);
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** When to ask again what became of it: often at first, daily in the end. */
export function nextPoll(sinds: number): number {
  if (sinds < HOUR) return 5 * MINUTE;
  if (sinds < 24 * HOUR) return 30 * MINUTE;
  if (sinds < 30 * 24 * HOUR) return 4 * HOUR;
  return 24 * HOUR;
}

/** No row may wait longer than this from now: a longer wait means that the clock was set back [C-37]. */
export const LONGEST_WAIT = 25 * HOUR;

/** Rows that want the line now, danger first, then in the order of sealing. */
export async function dueRows(db: Database, nu: number, alles: boolean): Promise<readonly Outboxrij[]> {
  const wanting = db.outbox.where('volgende').above(-1);
  const rows = await (
    alles ? wanting : wanting.and(({ volgende = 0 }) => volgende <= nu || volgende > nu + LONGEST_WAIT)
  ).toArray();
  return rows.toSorted((a, b) => Number(b.spoed) - Number(a.spoed) || a.nummer - b.nummer);
}

/** Milliseconds until the first row or photo wants the line; undefined when none does. */
export async function untilNext(db: Database, nu: number): Promise<number | undefined> {
  const firsts = await Promise.all([
    db.outbox.orderBy('volgende').first(),
    db.bijlagen.orderBy('volgende').first(),
  ]);
  const moments = firsts.flatMap((row) => row?.volgende ?? []);
  return moments.length === 0 ? undefined : Math.max(0, Math.min(...moments) - nu);
}

/** Changes a row if it is still there. */
export const change = (db: Database, envId: string, how: (rij: Outboxrij) => void): PromiseLike<number> =>
  db.outbox.where({ envId }).modify(how);

/** Counts in the row of an envelope what became of its photos, in the transaction of whoever asks. */
export async function countPhotos(db: Database, envId: string): Promise<void> {
  const rows = await db.bijlagen.where({ envId }).toArray();
  const reden = rows.find((rij) => rij.volgende === undefined && rij.reden !== undefined)?.reden;
  await change(db, envId, (row) => {
    if (!row.bijlagen) return;
    const verstuurd = rows.filter(({ bewijs }) => bewijs !== undefined).length;
    row.bijlagen = { totaal: row.bijlagen.totaal, verstuurd, ...(reden !== undefined && { reden }) };
  });
}

/** Puts photos that were parked in the queue again, in the transaction of whoever asks. */
export async function requeuePhotos(db: Database, envId: string): Promise<void> {
  await db.bijlagen.where({ envId }).modify((row) => {
    if (row.bewijs !== undefined) return;
    row.pogingen = 0;
    row.volgende = 0;
    delete row.reden;
  });
  await countPhotos(db, envId);
}

const STANDEN: Record<Outboxrij['fase'], Verzendstand> = {
  wacht: 'wacht',
  verstuurd: 'verstuurd',
  geopend: 'geopend',
  geweigerd: 'niet-verstuurd',
  ingetrokken: 'ingetrokken',
  vernietigd: 'geopend',
};

/** What a person sealed, and may look for; the rest goes by itself. */
export const isSignaal = ({ soort, uitDeLijst }: Outboxrij): boolean => soort === undefined && !uitDeLijst;

/** Tells whether the answer that was sealed before may still be replaced: once, and only while it never left. */
export const isTeWijzigen = (
  reactie: Berichtrij['reactie'],
  eerder: Pick<Outboxrij, 'fase' | 'opDeLijn'> | undefined,
): boolean => eerder?.fase === 'wacht' && !eerder.opDeLijn && !reactie?.gewijzigd;

/**
 * Whether its melder may ask it back: never of what is acute, opened, over, or no signaal; nor of what was given out by
 * hand, until the server has it and can promise that it does not come back.
 */
export const magIntrekken = ({ intrekToken, fase, reden, teLaat, metDeHand }: Outboxrij): boolean =>
  intrekToken !== undefined &&
  !teLaat &&
  (fase === 'verstuurd' ||
    (!metDeHand &&
      (fase === 'wacht' || (fase === 'geweigerd' && reden !== 'vernietigd' && reden !== 'ingetrokken'))));

/** Takes a row and what is known beside it; gives the line of the list. */
export function regelOf(
  rij: Outboxrij,
  beside: { onderweg: boolean; teruggekoppeld: boolean; nieuwBericht: boolean },
): Verzendregel {
  const { envId, verzegeldOp, fase, spoed, oefening, pogingen, reden, kopie, bijlagen } = rij;
  const stand = fase === 'wacht' && beside.onderweg ? 'onderweg' : STANDEN[fase];
  const intrekken = rij.teLaat
    ? 'te-laat'
    : rij.intrekGevraagdOp !== undefined
      ? 'gevraagd'
      : magIntrekken(rij) && 'kan';
  return {
    envId,
    kenmerk: kenmerkVan(envId, verzegeldOp),
    verzegeldOp,
    stand: beside.teruggekoppeld ? 'terugkoppeling' : stand,
    spoed,
    oefening,
    pogingen,
    ...(fase === 'geweigerd' && reden !== undefined && { reden }),
    ...(rij.aanvulling && { aanvulling: rij.aanvulling }),
    ...(intrekken && { intrekken }),
    kopieOpToestel: kopie,
    ...(bijlagen && { bijlagen }),
    nieuwBericht: beside.nieuwBericht,
  };
}
