import { type Uitkomst, geweigerd, gelukt } from '#domain/uitkomst.ts';
import { Kenmerk } from '#protocol/basis.ts';
import { Toestelbewijs } from '#protocol/toestel.ts';
import { TYP_TOESTELBEWIJS } from '#protocol/zegels.ts';
import type { Toestel } from '../store/store.ts';
import { claimsOf, isSignedBy, kidOf } from './compact.ts';
import { sha256 } from './hash.ts';
import type { Uitdagingen } from './uitdagingen.ts';

/**
 * Takes the header of a deposit; gives which device made it and the challenge it spends, once the signature, the method,
 * the path and the body are what was signed. The body is its JSON text: what came out of gzip, if it was in gzip.
 * The proof is judged and forgotten (security C-13).
 */
export async function judgeProof(
  proof: string | undefined,
  request: { methode: string; pad: string; body: Buffer; nu: number },
  deps: { find(toestel: string): Promise<Toestel | undefined>; uitdagingen: Uitdagingen },
): Promise<
  Uitkomst<
    { toestel: string; uitdaging: { waarde: string; verlooptOp: number } },
    'bewijs-ongeldig' | 'toestel-onbekend' | 'uitdaging-verlopen'
  >
> {
  if (proof === undefined || proof.length > 2_000) return geweigerd('bewijs-ongeldig');
  const kid = Kenmerk.safeParse(kidOf(proof, TYP_TOESTELBEWIJS));
  const claims = Toestelbewijs.safeParse(claimsOf(proof));
  if (!kid.success || !claims.success) return geweigerd('bewijs-ongeldig');
  const { uitdaging, methode, pad, sha256: digest } = claims.data;
  if (methode !== request.methode || pad !== request.pad || digest !== sha256(request.body)) {
    return geweigerd('bewijs-ongeldig');
  }
  const toestel = await deps.find(kid.data);
  if (!toestel) return geweigerd('toestel-onbekend');
  if (!(await isSignedBy(proof, toestel.sleutel))) return geweigerd('bewijs-ongeldig');
  const verlooptOp = deps.uitdagingen.check(uitdaging, request.nu);
  if (verlooptOp === undefined) return geweigerd('uitdaging-verlopen');
  return gelukt({ toestel: kid.data, uitdaging: { waarde: uitdaging, verlooptOp } });
}
