import { calculateJwkThumbprint } from 'jose';
import { fromBase64url, plain, randomBytes, toBase64url, utf8 } from './bytes.ts';

/** Public P-256 key (RFC 7518 §6.2.1); never carries `d`. */
export type Jwk = { kty: 'EC'; crv: 'P-256'; x: string; y: string };

export interface KeyPair {
  privateKey: CryptoKey;
  publicKey: CryptoKey;
  jwk: Jwk;
}

interface Extractability {
  /** only for a key that is about to be wrapped */
  extractable?: boolean;
}

const SIGNING = { name: 'ECDSA', namedCurve: 'P-256' };
const SEALING = { name: 'ECDH', namedCurve: 'P-256' };

async function makeKey(algorithm: EcKeyGenParams, usages: KeyUsage[], extractable = false): Promise<KeyPair> {
  const pair = (await crypto.subtle.generateKey(algorithm, extractable, usages)) as CryptoKeyPair;
  return { ...pair, jwk: await exportPublic(pair.publicKey) };
}

/** Makes an ECDSA P-256 pair: root key, device key, member's signing key. */
export const makeSigningKey = (opts: Extractability = {}): Promise<KeyPair> =>
  makeKey(SIGNING, ['sign', 'verify'], opts.extractable);

/** Makes an ECDH P-256 pair: kring epoch, member, vault, mailbox. */
export const makeSealingKey = (opts: Extractability = {}): Promise<KeyPair> =>
  makeKey(SEALING, ['deriveBits'], opts.extractable);

/** Takes a public P-256 key, gives its JWK without anything but the point. */
export async function exportPublic(key: CryptoKey): Promise<Jwk> {
  const { x, y } = await crypto.subtle.exportKey('jwk', key);
  if (key.type !== 'public' || x === undefined || y === undefined) throw new TypeError('not a public EC key');
  return { kty: 'EC', crv: 'P-256', x, y };
}

/** Gives the RFC 7638 thumbprint: base64url of the SHA-256 of the key's four members in order. */
export const thumbprint = (jwk: Jwk): Promise<string> => calculateJwkThumbprint(jwk, 'sha256');

const importJwk = (
  jwk: JsonWebKey,
  algorithm: EcKeyImportParams,
  extractable: boolean,
  usages: KeyUsage[],
): Promise<CryptoKey> => {
  const { kty, crv, x, y, d } = jwk;
  const bare = { kty, crv, x, y, ...(d !== undefined && { d }) };
  return crypto.subtle.importKey('jwk', bare as JsonWebKey, algorithm, extractable, usages);
};

export const importSigningPublic = ({ kty, crv, x, y }: Jwk): Promise<CryptoKey> =>
  importJwk({ kty, crv, x, y }, SIGNING, true, ['verify']);

export const importSealingPublic = ({ kty, crv, x, y }: Jwk): Promise<CryptoKey> =>
  importJwk({ kty, crv, x, y }, SEALING, true, []);

export const importSigningPrivate = (jwk: JsonWebKey, extractable = false): Promise<CryptoKey> =>
  importJwk(jwk, SIGNING, extractable, ['sign']);

export const importSealingPrivate = (jwk: JsonWebKey, extractable = false): Promise<CryptoKey> =>
  importJwk(jwk, SEALING, extractable, ['deriveBits']);

/** Takes an extractable private key, gives kty, crv, x, y and d, to be sealed at once. */
export async function exportPrivate(key: CryptoKey): Promise<JsonWebKey> {
  const { x, y, d } = await crypto.subtle.exportKey('jwk', key);
  if (x === undefined || y === undefined || d === undefined) throw new TypeError('not a private EC key');
  return { kty: 'EC', crv: 'P-256', x, y, d };
}

/** Gives the SHA-256 of bytes, or of a text in UTF-8, in base64url. */
export async function sha256(data: Uint8Array | string): Promise<string> {
  const bytes = typeof data === 'string' ? utf8(data) : plain(data);
  return toBase64url(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
}

/** 16 bytes for an identity (Kenmerk), 32 for a secret (Token). */
export const randomToken = (bytes: 16 | 32): string => toBase64url(randomBytes(bytes));

/** HMAC-SHA-256 of a text under a base64url key, in base64url. */
export async function hmac(key: string, data: string): Promise<string> {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const secret = await crypto.subtle.importKey('raw', fromBase64url(key), algorithm, false, ['sign']);
  return toBase64url(new Uint8Array(await crypto.subtle.sign('HMAC', secret, utf8(data))));
}

/** HKDF-SHA-256 with an empty salt (RFC 5869): 32 bytes for one purpose, named by its label. */
export async function hkdf(secret: Uint8Array, label: string): Promise<Uint8Array<ArrayBuffer>> {
  const key = await crypto.subtle.importKey('raw', plain(secret), 'HKDF', false, ['deriveBits']);
  const how = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: utf8(label) };
  return new Uint8Array(await crypto.subtle.deriveBits(how, key, 256));
}

/**
 * Takes the 256-bit code of an invitation; gives the half the server checks and the half it never sees. Neither half
 * tells anything about the other.
 */
export async function splitCode(code: string): Promise<{ toegang: string; binding: string }> {
  const secret = fromBase64url(code, 32);
  return {
    toegang: toBase64url(await hkdf(secret, 'mr-toegang-v1')),
    binding: toBase64url(await hkdf(secret, 'mr-binding-v1')),
  };
}
