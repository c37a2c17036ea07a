import { kenmerkVan } from '#domain/kenmerk.ts';
import { Berichtinhoud } from '#protocol/bericht.ts';
import { type Berichtrij, type Database, type Outboxrij, keep, unattended } from './db.ts';
import { readKeyset } from './keyset.ts';
import { combine, derive, live } from './live-query.ts';
import { isTeWijzigen } from './outbox.ts';
import { type Personen, enrolmentsOf } from './personen.ts';
import type { Live } from './live.ts';
import type { Leesbericht, Phone } from './phone.ts';
import type { OpenableVault } from './vault.ts';

type Berichten = Phone['berichten'] & {
  /** Forgets what was read: the vault locks. */
  vergeet(): void;
};

/** Messages are on disk as they came; they are read only while the vault is open, and only if a lid signed them. */
export function createBerichten(
  db: Database,
  vault: OpenableVault,
  { wie }: Personen,
  now: () => number,
  reageer: Phone['berichten']['reageer'],
): Berichten {
  const read = new Map<string, Berichtinhoud | undefined>();

  async function open(rij: Berichtrij, sent: Outboxrij): Promise<Berichtinhoud | undefined> {
    if (read.has(rij.berichtId)) return read.get(rij.berichtId);
    const { sleutel } = sent.postvak;
    if (sleutel === undefined || rij.bericht === undefined) return undefined;
    const ik = await db.inschrijving.get(sent.inschrijving);
    const bos = ik && (await readKeyset(ik.sleutelbos, ik));
    if (!bos?.ok) return undefined;
    const leden = bos.waarde.leden.map(({ lid, teken }) => ({ lid, teken }));
    const parsed = Berichtinhoud.safeParse(await vault.bericht(sleutel, rij.bericht, leden));
    const { data } = parsed;
    const inhoud = data?.envId === rij.envId ? data : undefined;
    // A signer who is not known yet may be in the next keyset, so a message that did not open is tried again.
    if (inhoud && vault.isOpen()) read.set(rij.berichtId, inhoud);
    return inhoud;
  }

  async function list(rijen: readonly Berichtrij[]): Promise<readonly Leesbericht[]> {
    if (!vault.isOpen()) return [];
    const ids = rijen.flatMap(({ envId, reactie }) => [envId, ...(reactie ? [reactie.envId] : [])]);
    const sent = new Map((await db.outbox.bulkGet(ids)).flatMap((row) => (row ? [[row.envId, row]] : [])));
    const opened: Leesbericht[] = [];
    for (const rij of rijen) {
      const row = sent.get(rij.envId);
      const inhoud = row && (await open(rij, row));
      if (!row || !inhoud) continue;
      const { soort, op } = inhoud;
      opened.push({
        berichtId: rij.berichtId,
        envId: rij.envId,
        kenmerk: kenmerkVan(rij.envId, row.verzegeldOp),
        soort,
        op,
        tekst: 'tekst' in inhoud ? inhoud.tekst : '',
        ...(soort === 'terugkoppeling' && inhoud.leerzin !== undefined && { leerzin: inhoud.leerzin }),
        gelezen: rij.gelezenOp !== undefined,
        ...(rij.reactie && {
          reactie: isTeWijzigen(rij.reactie, sent.get(rij.reactie.envId)) ? 'te-wijzigen' : 'vast',
        }),
      });
      if (soort === 'echt' && row.oefening) unattended(becomeReal(rij.envId));
    }
    return vault.isOpen() ? opened.toSorted((a, b) => (a.op < b.op ? 1 : -1)) : [];
  }

  /** The aandachtsfunctionaris handles as real what was sent as practice, and what was added to it. */
  const becomeReal = (envId: string) =>
    keep(db, () =>
      db.outbox
        .filter(({ envId: id, aanvulling }) => id === envId || aanvulling?.op === envId)
        .modify({ oefening: false }),
    );

  const rows = live(db, async () => {
    // an answer that leaves, or comes, changes what may still be done about it
    const rijen = await db.berichten.toArray();
    await db.outbox.bulkGet(rijen.flatMap(({ reactie }) => (reactie ? [reactie.envId] : [])));
    return rijen;
  });
  /** of whoever holds the phone; of all while nobody said who that is */
  const hers = combine(rows, wie, async (rijen, persoon) => {
    if (persoon === undefined) return rijen;
    const own = await enrolmentsOf(db, persoon);
    const sent = await db.outbox.bulkGet(rijen.map(({ envId }) => envId));
    return rijen.filter((_, nth) => own.has(sent[nth]?.inschrijving ?? ''));
  });
  const aantalNieuw: Live<number> = derive(hers, (rijen) => rijen.filter(isNew).length);
  return {
    live: combine(hers, vault.stand, list),
    aantalNieuw,
    async gelezen(berichtId) {
      await keep(db, () =>
        db.berichten.where({ berichtId }).modify((rij) => {
          rij.gelezenOp ??= now();
        }),
      );
    },
    reageer,
    vergeet: () => read.clear(),
  };
}

/** Not read yet, and still there to be read. */
export const isNew = ({ gelezenOp, bericht }: Berichtrij): boolean =>
  gelezenOp === undefined && bericht !== undefined;
