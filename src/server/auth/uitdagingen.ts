import { randomBytes, timingSafeEqual } from 'node:crypto';
import { hmac } from './hash.ts';

/** A challenge is good for five minutes; the store sees to it that it is good once. */
const LIFE = 5 * 60_000;

/**
 * Challenges for device proofs: end (4 bytes, seconds), chance (12), authentication (16). The server remembers only those
 * that were used, so asking for a million of them costs it nothing.
 */
export class Uitdagingen {
  readonly #key: Buffer;
  constructor(key: Buffer) {
    this.#key = key;
  }

  #tag(body: Buffer): Buffer {
    return hmac(this.#key, body.toString('base64url')).subarray(0, 16);
  }

  make(nu: number): string {
    const body = Buffer.alloc(16);
    body.writeUInt32BE(Math.ceil((nu + LIFE) / 1000));
    randomBytes(12).copy(body, 4);
    return Buffer.concat([body, this.#tag(body)]).toString('base64url');
  }

  /** Gives the end of a challenge that this server made and that is not over; else nothing. */
  check(uitdaging: string, nu: number): number | undefined {
    const bytes = Buffer.from(uitdaging, 'base64url');
    if (bytes.length !== 32) return undefined;
    const body = bytes.subarray(0, 16);
    if (!timingSafeEqual(bytes.subarray(16), this.#tag(body))) return undefined;
    const end = body.readUInt32BE() * 1000;
    return end > nu ? end : undefined;
  }
}
