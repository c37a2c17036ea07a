import * as z from 'zod/mini';
import { type Signer, openSignedFrom, sealSignedTo } from '#crypto/sealed.ts';
import { Routeconfiguratie } from '#domain/routeconfiguratie.ts';
import { type Uitkomst, geweigerd, gelukt } from '#domain/uitkomst.ts';
import { Kenmerk } from '#protocol/basis.ts';
import { TYP_INSTELLINGEN } from '#protocol/zegels.ts';
import type { Epoch, Keyring } from './desk-keyring.ts';

/** How the municipality runs its route. Sealed and signed: the server neither reads nor changes it. */
const Instellingen = z.strictObject({
  v: z.literal(1),
  tenant: Kenmerk,
  /** the number under which the server keeps it: an older one cannot be put back */
  versie: z.int().check(z.gte(1)),
  route: Routeconfiguratie,
  overlegNaam: z.string().check(z.maxLength(80)),
});
export type Instellingen = Omit<z.infer<typeof Instellingen>, 'v'>;

export const sealSettings = (
  instellingen: Instellingen,
  kring: Pick<Epoch, 'kid' | 'publicKey'>,
  signer: Signer,
): Promise<string> =>
  sealSignedTo(kring.publicKey, kring.kid, TYP_INSTELLINGEN, { v: 1, ...instellingen }, signer);

/** Opens what `sealSettings` made; refuses what no member signed, and another version than the server says. */
export async function openSettings(
  jwe: string,
  versie: number,
  keyring: Keyring,
): Promise<Uitkomst<Instellingen, 'onleesbaar'>> {
  const found = await openForKring(jwe, TYP_INSTELLINGEN, Instellingen, keyring);
  const right = found !== undefined && found.tenant === keyring.tenant && found.versie === versie;
  return right ? gelukt(found) : geweigerd('onleesbaar');
}

/** Opens something that a member sealed to the kring; undefined when no epoch opens it or no member signed it. */
export async function openForKring<S extends z.ZodMiniType>(
  jwe: string,
  typ: string,
  shape: S,
  keyring: Keyring,
): Promise<z.infer<S> | undefined> {
  for (const epoch of keyring.epochs) {
    const opened = await openSignedFrom(jwe, epoch.privateKey, typ, keyring.lidOf);
    if (!opened.ok) continue;
    if (opened.waarde.herkomst !== 'bevestigd') return undefined;
    const parsed = shape.safeParse(opened.waarde.data);
    return parsed.success ? parsed.data : undefined;
  }
  return undefined;
}
