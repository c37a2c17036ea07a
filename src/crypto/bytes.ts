import { base64url } from 'jose';

export type Bytes = Uint8Array<ArrayBuffer>;

/** WebCrypto wants a view on a plain ArrayBuffer; a view on shared memory is copied. */
export const plain = (bytes: Uint8Array): Bytes =>
  bytes.buffer instanceof ArrayBuffer ? (bytes as Bytes) : new Uint8Array(bytes);

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export const utf8 = (text: string): Bytes => encoder.encode(text);

/** Takes UTF-8, gives the text; throws on anything that is not well-formed. */
export const text = (bytes: Uint8Array): string => decoder.decode(bytes);

export const toBase64url = (bytes: Uint8Array): string => base64url.encode(bytes);

/**
 * True for the one base64url spelling of some bytes: no padding, and zero in the bits the last character has to spare.
 * Without this a changed character could leave the bytes the same, and two texts would be one message (RFC 4648 §3.5).
 */
export function isCanonical(encoded: string): boolean {
  if (!/^[A-Za-z0-9_-]*$/.test(encoded)) return false;
  const last = encoded.at(-1) ?? '';
  switch (encoded.length % 4) {
    case 0:
      return true;
    case 2:
      return 'AQgw'.includes(last);
    case 3:
      return 'AEIMQUYcgkosw048'.includes(last);
    default:
      return false;
  }
}

/** Takes canonical base64url, optionally of a known length in bytes; throws a TypeError on anything else. */
export function fromBase64url(encoded: string, length?: number): Bytes {
  if (!isCanonical(encoded)) throw new TypeError('not canonical base64url');
  const bytes = plain(base64url.decode(encoded));
  if (length !== undefined && bytes.length !== length) throw new TypeError(`expected ${length} bytes`);
  return bytes;
}

export const randomBytes = (length: number): Bytes => crypto.getRandomValues(new Uint8Array(length));
