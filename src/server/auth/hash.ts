import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** SHA-256 in base64url. Of a token it is taken over its text, as it stands in the header. */
export const sha256 = (data: string | Buffer): string =>
  createHash('sha256').update(data).digest('base64url');

export const hmac = (key: Buffer, data: string): Buffer => createHmac('sha256', key).update(data).digest();

/** A new secret or id in base64url: 16 bytes make a Kenmerk, 32 a Token. */
export const randomToken = (bytes: 16 | 32): string => randomBytes(bytes).toString('base64url');

/** Compares two texts of one length in one time. */
export const isEqual = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
