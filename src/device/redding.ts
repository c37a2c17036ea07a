import { sha256 } from '#crypto/keys.ts';
import { sign } from '#crypto/sealed.ts';
import { type Uitkomst, geweigerd, gelukt } from '#domain/uitkomst.ts';
import type { Reddingsbewijs, Reddingskop, Reddingsregel } from '#protocol/redding.ts';
import { TYP_REDDING } from '#protocol/zegels.ts';
import type * as z from 'zod/mini';
import { bodyOf } from './aflevering.ts';
import type { Bijlagerij, Inschrijvingrij, Outboxrij } from './db.ts';
import type { Reddingsbestand } from './phone.ts';
import { makeCodes } from './redding-codes.ts';
import type { Verzegeld } from './sealing.ts';
import type { Surroundings } from './surroundings.ts';

/*
 * The rescue file: everything sealed that may be on this phone only, to be carried by hand. Comes to the phone when it is
 * asked for. Needs no network, no login and no server, and reads the disk past the app's own database: that may be of
 * another version, or closed. On the phone nothing changes but that it knows of each that it was given out.
 */

/** A line of the file, before it is signed. */
interface Stuk {
  ik: Inschrijvingrij;
  rij: Outboxrij;
  envelop: string;
  /** announced with it; they come later, by the phone itself */
  fotos: readonly Bijlagerij[];
}
/** What this page knows without its disk. */
export interface Geheugen {
  inschrijvingen: readonly Inschrijvingrij[];
  gemaakt: ReadonlyMap<string, Verzegeld & { fotos: readonly Bijlagerij[] }>;
}

/** Not yet opened as far as the phone knows, not withdrawn or destroyed, and not asked back. */
const isHeld = ({ kopie, fase, reden, intrekGevraagdOp }: Outboxrij): boolean =>
  kopie &&
  intrekGevraagdOp === undefined &&
  (fase === 'wacht' || fase === 'verstuurd' || fase === 'geweigerd') &&
  reden !== 'vernietigd' &&
  reden !== 'ingetrokken';

const settled = <T>(asked: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    asked.addEventListener('success', () => resolve(asked.result));
    asked.addEventListener('error', (event) => {
      event.preventDefault();
      reject(asked.error ?? new Error('the disk refuses'));
    });
  });

/** Reads what is sealed on the disk, whichever version wrote it; makes nothing where there is nothing. */
async function fromDisk({ indexedDB, databaseName }: Surroundings): Promise<Stuk[]> {
  if (!indexedDB) return [];
  const opening = indexedDB.open(databaseName);
  opening.addEventListener('upgradeneeded', () => opening.transaction?.abort());
  const db = await settled(opening);
  try {
    // a phone of before there were photos has none
    const metFotos = db.objectStoreNames.contains('bijlagen') ? ['bijlagen'] : [];
    const tx = db.transaction(['outbox', 'enveloppen', 'inschrijving', ...metFotos], 'readonly');
    const all = <T>(name: string) => settled(tx.objectStore(name).getAll() as IDBRequest<T[]>);
    const [rijen, inschrijvingen, fotos] = await Promise.all([
      all<Outboxrij>('outbox'),
      all<Inschrijvingrij>('inschrijving'),
      metFotos.length > 0 ? all<Bijlagerij>('bijlagen') : [],
    ]);
    const stukken = rijen.filter(isHeld).map(async (rij): Promise<Stuk | undefined> => {
      const asked = tx.objectStore('enveloppen').get(rij.envId) as IDBRequest<
        { envelop: string } | undefined
      >;
      const held = await settled(asked);
      const ik = inschrijvingen.find(({ id }) => id === rij.inschrijving);
      const bij = fotos.filter(({ envId }) => envId === rij.envId);
      return held && ik && { ik, rij, envelop: held.envelop, fotos: bij };
    });
    return (await Promise.all(stukken)).filter((stuk) => stuk !== undefined);
  } finally {
    db.close();
  }
}

/** What is held, in the order of sealing; where the disk does not answer, what this page still remembers. */
async function held(world: Surroundings, { inschrijvingen, gemaakt }: Geheugen): Promise<Stuk[]> {
  const remembered = () =>
    [...gemaakt.values()].flatMap(({ rij, envelop, fotos }): Stuk[] => {
      const ik = inschrijvingen.find(({ id }) => id === rij.inschrijving);
      return ik ? [{ ik, rij, envelop, fotos }] : [];
    });
  const stukken = await fromDisk(world).catch(remembered);
  return stukken.sort((a, b) => a.rij.nummer - b.rij.nummer);
}

async function lineOf({ ik, rij, envelop, fotos }: Stuk): Promise<string> {
  const aflevering = await bodyOf(ik, rij, envelop, fotos);
  const { tenant, teken, toestel = '' } = ik;
  const claims: Reddingsbewijs = { v: 1, tenant, envId: rij.envId, sha256: await sha256(aflevering) };
  const bewijs = await sign(TYP_REDDING, claims, { key: teken, kid: toestel });
  const regel: Reddingsregel = { aflevering, bewijs };
  return JSON.stringify(regel);
}

/** A name that says nothing but the day. */
const nameOf = (nu: number): string => `notities-${new Date(nu).toISOString().slice(0, 10)}.txt`;

async function fileOf(world: Surroundings, stukken: readonly Stuk[]): Promise<Reddingsbestand> {
  const nu = world.now();
  const tenant = stukken.at(-1)?.ik.tenant ?? '';
  const ours = stukken.filter(({ ik }) => ik.tenant === tenant);
  const kop: z.infer<typeof Reddingskop> = {
    redding: 1,
    tenant,
    gemaaktOp: new Date(nu).toISOString(),
    aantal: ours.length,
  };
  const regels = [JSON.stringify(kop), ...(await Promise.all(ours.map(lineOf)))];
  return { naam: nameOf(nu), regels: regels.map((regel) => `${regel}\n`), aantal: ours.length };
}

/** Notes of what is given out that it may arrive without this phone; before it is given. */
export type Uitgegeven = (envIds: readonly string[]) => Promise<unknown>;

/** Gives everything that is held as one file. */
export async function makeFile(
  world: Surroundings,
  geheugen: Geheugen,
  note: Uitgegeven,
): Promise<Uitkomst<Reddingsbestand, 'niets-te-redden'>> {
  const stukken = await held(world, geheugen);
  if (stukken.length === 0) return geweigerd('niets-te-redden');
  await note(stukken.map(({ rij }) => rij.envId));
  return gelukt(await fileOf(world, stukken));
}

/** Gives one that is sealed and was never on the disk, as a file. */
export const fileOfOne = (world: Surroundings, ik: Inschrijvingrij, { rij, envelop }: Verzegeld) =>
  fileOf(world, [{ ik, rij, envelop, fotos: [] }]);

/** Gives one signaal as the texts of a series of codes. More codes than a person will scan is `te-groot`. */
export async function makeSeries(
  world: Surroundings,
  geheugen: Geheugen,
  envId: string,
  note: Uitgegeven,
): Promise<Uitkomst<readonly string[], 'niets-te-redden' | 'te-groot'>> {
  const stuk = (await held(world, geheugen)).find(({ rij }) => rij.envId === envId);
  if (!stuk) return geweigerd('niets-te-redden');
  const codes = await makeCodes(await lineOf(stuk));
  if (!codes) return geweigerd('te-groot');
  await note([envId]);
  return gelukt(codes);
}
