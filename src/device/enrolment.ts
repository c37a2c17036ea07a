import { makeSigningKey, sha256, splitCode } from '#crypto/keys.ts';
import { type Uitkomst, geweigerd, gelukt } from '#domain/uitkomst.ts';
import { type Database, type Inschrijvingrij, keep } from './db.ts';
import { bindDevice, invitationWords, readInvitation } from './invitation.ts';
import { readKeyset } from './keyset.ts';
import type { Inschrijfweigering, Inschrijving } from './phone.ts';
import { MEESTE_PERSONEN } from './personen.ts';
import { type Niet, createLine } from './server-line.ts';
import type { Surroundings } from './surroundings.ts';

/** Enrolling is done once and rarely, so this file comes to the phone only then. */

interface Deps {
  db: Database;
  world: Surroundings;
}

/**
 * Takes an invitation; makes the device key and enrols it. Trusts a server only if its keyset is signed by the root key
 * whose fingerprint is in the invitation. May be cut off anywhere: the same invitation goes on with the same key, which
 * the server answers as it did before (peers 21). Takes whose it is: of who is enrolled here already, or, without, of
 * somebody who comes beside them. Refuses who works for another municipality than the others on this phone.
 */
export async function enrol(
  { db, world }: Deps,
  link: string,
  voor: string | undefined,
): Promise<Uitkomst<Inschrijving & { persoon: string }, Inschrijfweigering>> {
  if (!world.secure) return geweigerd('onveilige-verbinding');
  const invited = readInvitation(link);
  if (!invited.ok) return invited;
  const { tenant, wortel, code, soort } = invited.waarde;
  if (soort !== 'toestel') return geweigerd('uitnodiging-onleesbaar');

  const refused = await mayShare(db, { tenant, wortel }, voor);
  if (refused) return geweigerd(refused);

  const line = createLine(world);
  const shown = await line.sleutelbos(tenant);
  if (!shown.ok) return geweigerd(whyNot(shown));
  const { sleutelbos } = shown.waarde;
  const bos = await readKeyset(sleutelbos, { tenant, wortel });
  if (!bos.ok) return bos;
  const { versie, gemeente } = bos.waarde;

  const codeHash = await sha256(code);
  const begun = await begin(db, world, {
    persoon: voor ?? world.uuid(),
    codeHash,
    tenant,
    wortel,
    sleutelbos,
    versie,
  });
  if (!begun.ok) return geweigerd(begun.reden === 'opslag-vol' ? 'opslag-vol' : 'geen-opslag');
  const rij = begun.waarde;

  if (rij.stand === 'bezig') {
    const { toegang, binding } = await splitCode(code);
    const sleutel = rij.tekenSleutel;
    const answer = await line.schrijfIn({
      tenant,
      toegang,
      sleutel,
      binding: await bindDevice(binding, sleutel),
    });
    if (!answer.ok) return geweigerd(whyNot(answer));
    const kept = await keep(db, () => finish(db, rij.id, answer.waarde.toestel));
    if (!kept.ok) return geweigerd(kept.reden === 'opslag-vol' ? 'opslag-vol' : 'geen-opslag');
    await world.marker.write('0');
  }
  return gelukt({
    persoon: rij.persoon,
    gemeente: gemeente.naam,
    woorden: await invitationWords(invited.waarde),
  });
}

/** The key is on disk before the server hears of it. */
async function begin(
  db: Database,
  world: Surroundings,
  found: Pick<Inschrijvingrij, 'persoon' | 'codeHash' | 'tenant' | 'wortel' | 'sleutelbos' | 'versie'>,
) {
  const { privateKey, jwk } = await makeSigningKey();
  return keep(db, () =>
    db.transaction('rw', db.inschrijving, async () => {
      const before = await db.inschrijving
        .filter(
          ({ codeHash, tenant, wortel, stand }) =>
            codeHash === found.codeHash &&
            tenant === found.tenant &&
            wortel === found.wortel &&
            stand !== 'vorig',
        )
        .first();
      if (before?.stand === 'actief') return before;
      if (before) {
        // whose it is may have been answered otherwise this time
        const again = { ...before, persoon: found.persoon };
        await db.inschrijving.put(again);
        return again;
      }
      // an invitation that was never finished makes place for this one
      await db.inschrijving.where({ stand: 'bezig' }).delete();
      const rij: Inschrijvingrij = {
        id: world.uuid(),
        stand: 'bezig',
        ...found,
        merk: 0,
        teken: privateKey,
        tekenSleutel: jwk,
        teller: 0,
      };
      await db.inschrijving.add(rij);
      return rij;
    }),
  );
}

/**
 * From one transaction to the next this enrolment is in force; the earlier one of the same person stays for what it
 * sealed. She keeps her shape, or gets the first that nobody has.
 */
const finish = (db: Database, id: string, toestel: string) =>
  db.transaction('rw', db.inschrijving, async () => {
    const rij = await db.inschrijving.get(id);
    const actief = await db.inschrijving.where({ stand: 'actief' }).toArray();
    const eerder = actief.find(({ persoon }) => persoon === rij?.persoon);
    if (eerder) await db.inschrijving.update(eerder.id, { stand: 'vorig' });
    const over = new Set(actief.map(({ merk }) => merk));
    const vrij = Array.from({ length: MEESTE_PERSONEN }, (_, merk) => merk).find((merk) => !over.has(merk));
    await db.inschrijving.update(id, { stand: 'actief', toestel, merk: eerder?.merk ?? vrij ?? 0 });
  });

/** Who shares a phone works for one municipality, under one root key; and there is a shape for each. */
async function mayShare(
  db: Database,
  { tenant, wortel }: Pick<Inschrijvingrij, 'tenant' | 'wortel'>,
  voor: string | undefined,
): Promise<'andere-gemeente' | 'te-veel-personen' | undefined> {
  const others = await db.inschrijving
    .where({ stand: 'actief' })
    .filter(({ persoon }) => persoon !== voor)
    .toArray();
  if (others.some((rij) => rij.tenant !== tenant || rij.wortel !== wortel)) return 'andere-gemeente';
  return others.length >= MEESTE_PERSONEN ? 'te-veel-personen' : undefined;
}

function whyNot(answer: Niet): Inschrijfweigering {
  if (answer.soort !== 'geweigerd') return 'geen-bereik';
  switch (answer.reden) {
    case 'uitnodiging-onbekend':
    case 'uitnodiging-verlopen':
    case 'uitnodiging-gebruikt':
      return answer.reden;
    // a server that does not have this municipality
    case 'niet-gevonden':
      return 'uitnodiging-onbekend';
    case 'onveilige-verbinding':
      return 'onveilige-verbinding';
    default:
      return 'geen-bereik';
  }
}
