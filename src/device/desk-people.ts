import * as z from 'zod/mini';
import { randomToken, sha256, splitCode } from '#crypto/keys.ts';
import { sealSignedTo } from '#crypto/sealed.ts';
import { type Uitkomst, geweigerd, gelukt } from '#domain/uitkomst.ts';
import { type LidAanvragen } from '#protocol/leden.ts';
import { type Sleutelbos } from '#protocol/sleutelbos.ts';
import { UitnodigingAntwoord } from '#protocol/toestel.ts';
import { TYP_LABEL } from '#protocol/zegels.ts';
import { toDesk } from './desk-refusals.ts';
import { Label } from './desk-devices.ts';
import { type Keyring, signKeyset } from './desk-keyring.ts';
import type { Office } from './desk-office.ts';
import { openForKring, sealSettings } from './desk-settings.ts';
import type { Desk, Deskweigering, LidAanvraagKaart, NieuweUitnodiging } from './desk.ts';
import { bindMember, invitationLink, invitationWords, memberWords } from './invitation.ts';

type Aanvraag = z.infer<typeof LidAanvragen>['aanvragen'][number];

/** A phone needs a secure context, or it can make no key. */
export function isSecureOrigin(origin: string): boolean {
  const { protocol, hostname } = new URL(origin);
  return (
    protocol === 'https:' || hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]'
  );
}

/** Makes an invitation. The code leaves this desk only in the link; the server gets the hash of its access half. */
export async function invite(
  office: Office,
  wie: Parameters<Desk['nodigUit']>[0],
  origin: string,
): Promise<Uitkomst<NieuweUitnodiging, Deskweigering>> {
  if (!isSecureOrigin(origin)) return geweigerd('onveilige-verbinding');
  const { keyring } = office;
  const { soort, naam, team } = wie;
  const code = randomToken(32);
  const { toegang } = await splitCode(code);
  const label = Label.parse({ v: 1, soort, naam, team, code });
  const { publicKey, kid } = keyring.nu;
  const made = await office.lijn.send(
    'POST',
    '/uitnodigingen',
    {
      soort,
      toegangHash: await sha256(toegang),
      label: await sealSignedTo(publicKey, kid, TYP_LABEL, label, keyring.teken),
    },
    UitnodigingAntwoord,
  );
  if (!made.ok) return geweigerd(toDesk(made.reden));
  const { wortel, tenant } = keyring;
  const uitnodiging = { v: 1, tenant, soort, code, wortel } as const;
  return gelukt({
    ...made.waarde,
    link: invitationLink(origin, uitnodiging),
    woorden: await invitationWords(uitnodiging),
  });
}

/** Opens the label of a request to join, and checks that these keys answer that invitation. */
async function judge({ label, binding, teken, ontsluit }: Aanvraag, keyring: Keyring) {
  const found = await openForKring(label, TYP_LABEL, Label, keyring);
  if (found?.soort !== 'lid') return { naam: '', bevestigd: false };
  const halves = await splitCode(found.code);
  return { naam: found.naam, bevestigd: binding === (await bindMember(halves.binding, teken, ontsluit)) };
}

/** Who waits to be let in, with the six words to read aloud. */
export function waiting(office: Office): Promise<readonly LidAanvraagKaart[]> {
  return Promise.all(
    office.aanvragen.map(async (aanvraag) => {
      const { uitnodiging, lid, teken, ontsluit } = aanvraag;
      const { loginnaam, rol } = lid;
      const woorden = await memberWords(teken, ontsluit);
      return { uitnodiging, loginnaam, rol, woorden, ...(await judge(aanvraag, office.keyring)) };
    }),
  );
}

/**
 * Lets a member in: everything this member can open is wrapped for her, and the next keyset names her. Refuses keys that
 * do not answer the invitation, and a member without a wrap of the root key.
 */
export async function admit(office: Office, uitnodiging: string): Promise<Uitkomst<void, Deskweigering>> {
  const aanvraag = office.aanvragen.find((one) => one.uitnodiging === uitnodiging);
  if (!aanvraag) return geweigerd('niet-gevonden');
  const { lid, teken, ontsluit } = aanvraag;
  for (let tries = 0; ; tries += 1) {
    const { keyring } = office;
    if (!(await judge(aanvraag, keyring)).bevestigd) return geweigerd('woorden-kloppen-niet');
    const wortel = await keyring.openWortel();
    if (!wortel) return geweigerd('rol-niet-bevoegd');
    const { bos } = keyring;
    const others = bos.leden.filter((other) => other.lid !== lid.lid);
    const next: Sleutelbos = {
      ...bos,
      versie: bos.versie + 1,
      leden: [...others, { lid: lid.lid, teken, ontsluit }],
      gemaaktOp: office.op,
    };
    const omslagen = await keyring.wrapAllFor({ naam: `lid/${lid.lid}`, jwk: ontsluit });
    const sleutelbos = await signKeyset(next, wortel);
    const body = { lid: lid.lid, sleutelbos, omslagen };
    const done = await office.lijn.send('POST', '/leden/toelatingen', body, z.unknown());
    const renewed = await office.renew();
    if (done.ok) return renewed.ok ? gelukt(undefined) : geweigerd(toDesk(renewed.reden));
    // another member was first with this number: once more, on top of hers
    if (done.reden !== 'versie-bestaat-al' || tries === 2) return geweigerd(toDesk(done.reden));
  }
}

/** Seals how the municipality runs its route, as the next version. */
export async function saveSettings(
  office: Office,
  nieuw: Parameters<Desk['bewaarInstellingen']>[0],
): Promise<Uitkomst<void, Deskweigering>> {
  const { keyring } = office;
  const versie = (office.instellingen?.versie ?? 0) + 1;
  const instellingen = await sealSettings(
    { tenant: keyring.tenant, versie, ...nieuw },
    keyring.nu,
    keyring.teken,
  );
  const done = await office.lijn.send('PUT', '/instellingen', { instellingen, versie }, z.unknown());
  if (!done.ok) return geweigerd(toDesk(done.reden));
  const fetched = await office.fetchSettings();
  return fetched.ok ? gelukt(undefined) : geweigerd(toDesk(fetched.reden));
}

/** Takes away a phone's right to deposit. What it sent stays, what it sends from now on is in quarantine. */
export async function revoke(office: Office, toestel: string): Promise<Uitkomst<void, Deskweigering>> {
  const done = await office.lijn.send('DELETE', `/toestellen/${toestel}`, undefined, z.unknown());
  return done.ok ? gelukt(undefined) : geweigerd(toDesk(done.reden));
}
