import {
  exportPrivate,
  importSealingPublic,
  makeSealingKey,
  randomToken,
  sha256,
  type Jwk,
} from '#crypto/keys.ts';
import { seal } from '#crypto/envelope.ts';
import { sealTo } from '#crypto/sealed.ts';
import { kenmerkVan } from '#domain/kenmerk.ts';
import { type Uitkomst, gelukt } from '#domain/uitkomst.ts';
import type { Envelopinhoud } from '#protocol/envelop.ts';
import type { Bijlagerij, Database, Inschrijvingrij, Outboxrij } from './db.ts';
import { readKeyset, recipientOf } from './keyset.ts';
import type { Surroundings } from './surroundings.ts';
import { TYP_KLUISPOSTVAK } from './own-seals.ts';

export interface Zegelopdracht {
  /** who seals it */
  persoon: string;
  signaal: unknown;
  /** sealed because the vault went, or because it was left too long: not released by the melder */
  concept: boolean;
  spoed: boolean;
  oefening: boolean;
  /** the signaal it adds to, and the question it answers */
  aanvulling?: { op: string; antwoordOp?: string | undefined };
  /** no signaal: nothing is said back about it, and it is never withdrawn */
  soort?: Outboxrij['soort'];
  /** in the place of a number that was given before */
  plaats?: Pick<Outboxrij, 'inschrijving' | 'nummer'>;
}

/** An envelope that is not posted yet, with the place in this phone's count that it was made for. */
export interface Verzegeld {
  rij: Outboxrij;
  envelop: string;
  na: number;
}

export interface Sealer {
  db: Database;
  world: Surroundings;
  /** the public half of the vault of one person */
  kluis(persoon: string): Promise<{ id: string; sleutel: Jwk } | undefined>;
  /** Her enrolment in force; the one that was read last where the disk does not answer any more. */
  inschrijving(persoon: string): Promise<Inschrijvingrij>;
  /** Remembers in memory what was posted, with what was announced of its photos: a disk may be gone a moment later. */
  onthoud(verzegeld: Verzegeld, fotos: readonly Bijlagerij[]): void;
}

/**
 * Signs and seals to the kring. Needs no unlock, no session and no network [C-3]: only public keys and the device key.
 * After this nobody on this phone can read it [C-4]; what stays is the right to ask what became of it. Refuses more than
 * 256 KiB after deflating: several times everything a form can hold.
 */
export async function sealSignaal(
  { db, world, kluis, inschrijving }: Sealer,
  opdracht: Zegelopdracht,
): Promise<Uitkomst<Verzegeld, 'te-groot'>> {
  const { persoon, soort, plaats } = opdracht;
  const ik = (plaats && (await db.inschrijving.get(plaats.inschrijving))) ?? (await inschrijving(persoon));
  const read = await readKeyset(ik.sleutelbos, ik);
  if (!read.ok) throw new Error('the stored keyset is not the one that was verified');
  const { kring, epoch, kid, publiek } = await recipientOf(read.waarde);
  const toestel = ik.toestel ?? '';
  const envId = world.uuid();
  const kop = { tenant: ik.tenant, envId, kring, epoch, keyset: ik.versie };
  const nummer = plaats?.nummer ?? ik.teller + 1;
  const verzegeldOp = new Date(world.now()).toISOString();
  const geheim = randomToken(32);
  const postvak = await makeMailbox(soort ? undefined : await kluis(persoon));
  const payload: Envelopinhoud = {
    v: 1,
    kop,
    toestel,
    teller: nummer,
    ...(ik.vorige !== undefined && !plaats && { vorige: ik.vorige }),
    verzegeldOp,
    concept: opdracht.concept,
    geheim,
    postvak: { id: postvak.id, sleutel: postvak.publiek },
    signaal: opdracht.signaal,
  };
  const sealed = await seal({
    kop,
    kid,
    recipient: publiek,
    payload,
    signer: { key: ik.teken, kid: toestel },
  });
  if (!sealed.ok) return sealed;
  const envelop = sealed.waarde;
  return gelukt({
    na: ik.teller,
    envelop,
    rij: {
      envId,
      inschrijving: ik.id,
      nummer,
      fase: 'wacht',
      spoed: opdracht.spoed,
      oefening: opdracht.oefening,
      verzegeldOp,
      sha256: await sha256(envelop),
      geheimHash: await sha256(geheim),
      statusToken: randomToken(32),
      ...(!opdracht.spoed && !soort && { intrekToken: randomToken(32) }),
      ...(soort && { soort }),
      ...(opdracht.aanvulling && { aanvulling: await additionOf(db, opdracht.aanvulling, verzegeldOp) }),
      postvak: {
        id: postvak.id,
        token: randomToken(32),
        ...(postvak.sleutel !== undefined && { sleutel: postvak.sleutel }),
      },
      kopie: true,
      pogingen: 0,
      volgende: 0,
    },
  });
}

/** People call the first signaal by its kenmerk, also when its row is gone from this phone. */
async function additionOf(
  db: Database,
  { op, antwoordOp }: NonNullable<Zegelopdracht['aanvulling']>,
  nu: string,
): Promise<NonNullable<Outboxrij['aanvulling']>> {
  const first = await db.outbox.get(op);
  const kenmerk = kenmerkVan(op, first?.verzegeldOp ?? nu);
  return { op, kenmerk, ...(antwoordOp !== undefined && { antwoordOp }) };
}

/** A mailbox of its own for every signaal, so that no two can be tied to one melder [C-20]. */
async function makeMailbox(kluis: { id: string; sleutel: Jwk } | undefined) {
  const pair = await makeSealingKey({ extractable: true });
  const sleutel =
    kluis &&
    (await sealTo(
      await importSealingPublic(kluis.sleutel),
      kluis.id,
      TYP_KLUISPOSTVAK,
      await exportPrivate(pair.privateKey),
    ));
  return { id: randomToken(16), publiek: pair.jwk, sleutel };
}

export type Posted = 'gepost' | 'teller-verder' | 'concept-verder' | 'concept-weg';

/**
 * Moves a concept to the outbox: envelope, row, photos, counter and concept in one transaction, so that a crash leaves
 * the signaal in exactly one place. Sealing was done before, outside the transaction; it counts only if nobody else sealed
 * or saved meanwhile. May be done twice: the second time it finds itself done.
 */
export function post(
  db: Database,
  sealed: Verzegeld,
  concept: { id: string; seq: number },
): PromiseLike<Posted> {
  const { rij, envelop, na } = sealed;
  const tables = [db.inschrijving, db.concepten, db.outbox, db.enveloppen, db.bijlagen];
  return db.transaction('rw', tables, async () => {
    if (await db.outbox.get(rij.envId)) return 'gepost';
    const found = await db.concepten.get(concept.id);
    if (!found) return 'concept-weg';
    if (found.seq !== concept.seq) return 'concept-verder';
    const ik = await db.inschrijving.get(rij.inschrijving);
    if (ik?.stand !== 'actief' || ik.teller !== na) return 'teller-verder';
    await db.inschrijving.update(ik.id, { teller: rij.nummer, vorige: rij.sha256 });
    await db.enveloppen.add({ envId: rij.envId, envelop });
    const totaal = await movePhotos(db, concept.id, rij.envId);
    await db.outbox.add({ ...rij, ...(totaal > 0 && { bijlagen: { totaal, verstuurd: 0 } }) });
    await db.concepten.delete(concept.id);
    return 'gepost';
  });
}

/** The photos of a concept go with its envelope. Only their rows change: each was sealed when it was taken. */
const movePhotos = (db: Database, concept: string, envId: string): PromiseLike<number> =>
  db.bijlagen.where({ concept }).modify((rij) => {
    delete rij.concept;
    rij.envId = envId;
  });
