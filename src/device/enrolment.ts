import { makeSigningKey, sha256, splitCode } from '#crypto/keys.ts';
import { type Uitkomst, geweigerd, gelukt } from '#domain/uitkomst.ts';
import { type Database, type Inschrijvingrij, keep } from './db.ts';
import { bindDevice, invitationWords, readInvitation } from './invitation.ts';
import { readKeyset } from './keyset.ts';
import type { Inschrijfweigering, Inschrijving } from './phone.ts';
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
 * the server answers as it did before (peers 21).
 */
export async function enrol(
  { db, world }: Deps,
  link: string,
): Promise<Uitkomst<Inschrijving, Inschrijfweigering>> {
  if (!world.secure) return geweigerd('onveilige-verbinding');
  const invited = readInvitation(link);
  if (!invited.ok) return invited;
  const { tenant, wortel, code, soort } = invited.waarde;
  if (soort !== 'toestel') return geweigerd('uitnodiging-onleesbaar');

  const line = createLine(world);
  const shown = await line.sleutelbos(tenant);
  if (!shown.ok) return geweigerd(whyNot(shown));
  const { sleutelbos } = shown.waarde;
  const bos = await readKeyset(sleutelbos, { tenant, wortel });
  if (!bos.ok) return bos;
  const { versie, gemeente } = bos.waarde;

  const codeHash = await sha256(code);
  const begun = await begin(db, world, { codeHash, tenant, wortel, sleutelbos, versie });
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
  return gelukt({ gemeente: gemeente.naam, woorden: await invitationWords(invited.waarde) });
}

/** The key is on disk before the server hears of it. */
async function begin(
  db: Database,
  world: Surroundings,
  found: Pick<Inschrijvingrij, 'codeHash' | 'tenant' | 'wortel' | 'sleutelbos' | 'versie'>,
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
      if (before) return before;
      // an invitation that was never finished makes place for this one
      await db.inschrijving.where({ stand: 'bezig' }).delete();
      const rij: Inschrijvingrij = {
        id: world.uuid(),
        stand: 'bezig',
        ...found,
        teken: privateKey,
        tekenSleutel: jwk,
        teller: 0,
      };
      await db.inschrijving.add(rij);
      return rij;
    }),
  );
}

/** From one transaction to the next this enrolment is in force; the earlier one stays for what it sealed. */
const finish = (db: Database, id: string, toestel: string) =>
  db.transaction('rw', db.inschrijving, async () => {
    await db.inschrijving.where({ stand: 'actief' }).modify({ stand: 'vorig' });
    await db.inschrijving.update(id, { stand: 'actief', toestel });
  });

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
