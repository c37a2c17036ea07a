import { type Uitkomst, geweigerd, gelukt } from '#domain/uitkomst.ts';
import { Sleutelbos } from '#protocol/sleutelbos.ts';
import { Velddocument } from '#protocol/veld.ts';
import { TYP_VELDINSTELLINGEN } from '#protocol/zegels.ts';
import { claimsOf, isSignedBy, kidOf } from './compact.ts';

/**
 * Takes field settings as signed, and the keyset that is there; gives their version when phones will believe them: signed
 * by the root key of this municipality, and later than what they follow.
 */
export async function readVelddocument(
  jws: string,
  must: { tenant: string; na: number; sleutelbos: string; wortel: string },
): Promise<Uitkomst<number, 'onleesbaar' | 'andere-gemeente'>> {
  const parsed = Velddocument.safeParse(claimsOf(jws));
  if (!parsed.success) return geweigerd('onleesbaar');
  const { tenant, versie } = parsed.data;
  if (tenant !== must.tenant) return geweigerd('andere-gemeente');
  if (kidOf(jws, TYP_VELDINSTELLINGEN) !== must.wortel || versie <= must.na) return geweigerd('onleesbaar');
  const { wortel } = Sleutelbos.parse(claimsOf(must.sleutelbos));
  return (await isSignedBy(jws, wortel)) ? gelukt(versie) : geweigerd('onleesbaar');
}
