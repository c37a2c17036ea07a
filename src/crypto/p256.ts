import { toBase64url, type Bytes } from './bytes.ts';
import type { Jwk } from './keys.ts';

/**
 * The public point of a private scalar. WebCrypto has no way to ask for it that must work everywhere: Chromium and Node
 * compute it when they import PKCS #8 without a public key, which RFC 5915 leaves optional, and nobody promises that
 * for another engine. So it is computed here, only for the noodsleutel, on the machine of the person who holds the
 * sheet. The number of steps is fixed and BigInt's time is not: this is no code for keys that an attacker can time.
 * (SEC 1 §2.2.1; SP 800-186 §3.2.1.3.)
 */

const P = 0xffffffff00000001000000000000000000000000ffffffffffffffffffffffffn;
export const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
const G = {
  x: 0x6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296n,
  y: 0x4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5n,
};
const BITS = 256n;

/** Affine; undefined is the point at infinity. */
type Point = { x: bigint; y: bigint } | undefined;

const mod = (n: bigint): bigint => ((n % P) + P) % P;

function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  for (let square = mod(base), e = exponent; e > 0n; e >>= 1n, square = mod(square * square)) {
    if (e & 1n) result = mod(result * square);
  }
  return result;
}

/** Fermat: a^(p-2) is the inverse of a. */
const inverse = (n: bigint): bigint => power(n, P - 2n);

function add(a: Point, b: Point): Point {
  if (!a) return b;
  if (!b) return a;
  if (a.x === b.x && a.y !== b.y) return undefined;
  const slope =
    a.x === b.x ? mod((3n * a.x * a.x - 3n) * inverse(2n * a.y)) : mod((b.y - a.y) * inverse(b.x - a.x));
  const x = mod(slope * slope - a.x - b.x);
  return { x, y: mod(slope * (a.x - x) - a.y) };
}

const encode = (n: bigint): string => toBase64url(bytesOf(n));

function bytesOf(n: bigint): Bytes {
  const hex = n.toString(16).padStart(64, '0');
  return Uint8Array.from({ length: 32 }, (_, i) => Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16));
}

export const scalarOf = (bytes: Uint8Array): bigint =>
  bytes.reduce((n, byte) => (n << 8n) | BigInt(byte), 0n);

/** Takes a scalar from 1 to the order of the group, gives its public key; throws outside that range. */
export function publicOf(scalar: bigint): Jwk {
  if (scalar < 1n || scalar >= ORDER) throw new RangeError('not a private key of P-256');
  let low: Point;
  let high: Point = G;
  for (let bit = BITS - 1n; bit >= 0n; bit--) {
    const sum = add(low, high);
    if ((scalar >> bit) & 1n) [low, high] = [sum, add(high, high)];
    else [low, high] = [add(low, low), sum];
  }
  if (!low) throw new RangeError('not a private key of P-256');
  return { kty: 'EC', crv: 'P-256', x: encode(low.x), y: encode(low.y) };
}
