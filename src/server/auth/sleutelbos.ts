import { calculateJwkThumbprint } from 'jose';
import { type Uitkomst, geweigerd, gelukt } from '#domain/uitkomst.ts';
import { Sleutelbos } from '#protocol/sleutelbos.ts';
import { TYP_SLEUTELBOS } from '#protocol/zegels.ts';
import { claimsOf, isSignedBy, kidOf } from './compact.ts';

export interface Gelezen {
  bos: Sleutelbos;
  /** RFC 7638 thumbprint of the root key */
  wortel: string;
}

/**
 * Takes a keyset as signed; gives what it says when phones will believe it: signed by its own root key, which is the one
 * that was there (if any), of this municipality, and naming the receipt key with which this server signs.
 */
export async function readSleutelbos(
  jws: string,
  must: { tenant: string; ontvangstKid: string; wortel?: string },
): Promise<Uitkomst<Gelezen, 'onleesbaar' | 'andere-gemeente'>> {
  const parsed = Sleutelbos.safeParse(claimsOf(jws));
  if (!parsed.success) return geweigerd('onleesbaar');
  const bos = parsed.data;
  if (bos.tenant !== must.tenant) return geweigerd('andere-gemeente');
  const wortel = await calculateJwkThumbprint(bos.wortel, 'sha256');
  const named = kidOf(jws, TYP_SLEUTELBOS) === wortel;
  const same = must.wortel === undefined || must.wortel === wortel;
  const receipts = bos.ontvangst.some(({ kid }) => kid === must.ontvangstKid);
  const people = new Set(bos.leden.map(({ lid }) => lid));
  const whole = people.size > 0 && people.size === bos.leden.length;
  if (!named || !same || !receipts || !whole) return geweigerd('onleesbaar');
  return (await isSignedBy(jws, bos.wortel)) ? gelukt({ bos, wortel }) : geweigerd('onleesbaar');
}
