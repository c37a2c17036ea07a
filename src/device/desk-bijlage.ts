import { maatVan, openBijlage } from '#crypto/bijlage.ts';
import { type Bijlage, Signaal } from '#domain/signaal.ts';
import { type Uitkomst, geweigerd, gelukt } from '#domain/uitkomst.ts';
import { toDesk } from './desk-refusals.ts';
import type { Office } from './desk-office.ts';
import type { Desk } from './desk.ts';

/** Takes a melding and a photo of it; fetches what is sealed, checks it against the signaal, and opens it. */
export async function openPhoto(office: Office, melding: string, id: string): ReturnType<Desk['bijlage']> {
  const found = findPhoto(office, melding, id);
  if (!found) return geweigerd('niet-gevonden');
  const { envId, bijlage } = found;
  const { verzegeld } = maatVan(bijlage.bytes);
  const sealed = await office.lijn.fetchBytes(`/enveloppen/${envId}/bijlagen/${id}`, verzegeld);
  if (!sealed.ok) {
    // announced by nobody, or of another length: it will not come
    if (sealed.reden === 'niet-gevonden' || sealed.reden === 'antwoord-onleesbaar')
      return geweigerd('onleesbaar');
    return geweigerd(sealed.reden === 'nog-niet-binnen' ? sealed.reden : toDesk(sealed.reden));
  }
  const { tenant } = office.keyring;
  const opened: Uitkomst<Uint8Array, 'onleesbaar'> = await openBijlage(
    sealed.waarde,
    { tenant, id },
    bijlage,
  );
  return opened.ok ? gelukt({ inhoud: opened.waarde, mime: bijlage.mime }) : opened;
}

/** A photo came with the signaal itself, or with what its melder added later. */
function findPhoto(
  office: Office,
  melding: string,
  id: string,
): { envId: string; bijlage: Bijlage } | undefined {
  const folded = office.melding(melding);
  if (!folded) return undefined;
  for (const { envId } of [folded.oorsprong, ...folded.aanvullingen]) {
    const stuk = envId === undefined ? undefined : office.stukken.get(envId);
    const signaal = stuk?.gelezen.ok ? Signaal.safeParse(stuk.gelezen.waarde.signaal).data : undefined;
    const bijlage = signaal?.bijlagen.find((een) => een.id === id);
    if (envId !== undefined && bijlage) return { envId, bijlage };
  }
  return undefined;
}
