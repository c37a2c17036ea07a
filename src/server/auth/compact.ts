import { compactVerify, errors, importJWK } from 'jose';
import type { PubliekeSleutel } from '#protocol/basis.ts';

/** Gives the protected header of a compact JWS or JWE, when it is a JSON object. Verifies nothing. */
export function headerOf(compact: string): Readonly<Record<string, unknown>> | undefined {
  return objectOf(Buffer.from(compact.slice(0, compact.indexOf('.')), 'base64url'));
}

/** Gives the payload of a compact JWS, when it is a JSON object. Verifies nothing. */
export function claimsOf(jws: string): Readonly<Record<string, unknown>> | undefined {
  return objectOf(Buffer.from(jws.split('.', 2)[1] ?? '', 'base64url'));
}

function objectOf(bytes: Buffer): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

/** Says which key a JWS names, when its header is exactly {alg: ES256, typ, kid} (docs/protocol.md §4). */
export function kidOf(jws: string, typ: string): string | undefined {
  const header = headerOf(jws);
  if (!header || Object.keys(header).length !== 3) return undefined;
  const { alg, typ: is, kid } = header;
  return alg === 'ES256' && is === typ && typeof kid === 'string' ? kid : undefined;
}

/** Says whether the JWS was signed with ES256 by the owner of this key. */
export async function isSignedBy(jws: string, sleutel: PubliekeSleutel): Promise<boolean> {
  try {
    const key = await importJWK({ ...sleutel, alg: 'ES256' }, 'ES256');
    await compactVerify(jws, key, { algorithms: ['ES256'] });
    return true;
  } catch (error) {
    // A point that is not on the curve is refused by WebCrypto with a DataError.
    if (error instanceof errors.JOSEError || error instanceof DOMException) {
      return false;
    }
    throw error;
  }
}
