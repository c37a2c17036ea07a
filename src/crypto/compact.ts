import { compactDecrypt, CompactEncrypt, CompactSign, compactVerify, errors } from 'jose';
import { fromBase64url, isCanonical, text, utf8 } from './bytes.ts';
import { geweigerd, gelukt, type Uitkomst } from './outcome.ts';

/** RFC 7516 and 7515 compact forms, read more strictly than the RFCs ask: one spelling, no header but those named. */

export const SUITE = 1;
export const MAX_COMPACT = 512 * 1024;
const MAX_HEADER = 2 * 1024;

export const TO_KEY = { alg: 'ECDH-ES+A256KW', enc: 'A256GCM' } as const;
export const WITH_KEY = { alg: 'dir', enc: 'A256GCM' } as const;

export type Header = Readonly<Record<string, unknown>>;
export interface Signer {
  key: CryptoKey;
  kid: string;
}
/** Finds the verifying key of a signer; undefined for one that is not (or no longer) known. */
export type SignerOf = (kid: string) => Promise<CryptoKey | undefined> | CryptoKey | undefined;
export type Herkomst = 'bevestigd' | 'onbekend';
export type Leesweigering = 'onleesbaar' | 'onbekende-suite' | 'te-groot';

const KID = /^[A-Za-z0-9_-]{1,64}$/;
const TYP = /^mr-[a-z]+(-[a-z]+)*\+(jwe|jws)$/;

/** Takes what a caller would write in a header; throws when it is not a name this format has. */
export function checkTyp(typ: string, kind: 'jwe' | 'jws'): void {
  if (!TYP.test(typ) || !typ.endsWith(kind)) throw new TypeError(`typ must look like mr-…+${kind}: ${typ}`);
}

export const isKid = (kid: unknown): kid is string => typeof kid === 'string' && KID.test(kid);

export function checkKid(kid: string): void {
  if (!isKid(kid)) throw new TypeError('kid must be 1 to 64 characters of base64url');
}

/** The typ of the signed text inside a sealed one. */
export const innerTyp = (typ: string): string => typ.replace(/jwe$/, 'jws');

/** True when `value` is an object with these members and no other. */
export function hasExactly(value: unknown, names: readonly string[]): value is Header {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const own = Object.keys(value);
  return own.length === names.length && names.every((name) => own.includes(name));
}

/** Gives the protected header of a compact text of 3 or 5 canonical parts; undefined for anything else. */
export function readHeader(compact: string, parts: 3 | 5): Header | undefined {
  const split = compact.split('.', parts + 1);
  const [head] = split;
  if (split.length !== parts || !head || head.length > MAX_HEADER || !split.every(isCanonical))
    return undefined;
  try {
    const header: unknown = JSON.parse(text(fromBase64url(head)));
    return typeof header === 'object' && header !== null && !Array.isArray(header)
      ? (header as Header)
      : undefined;
  } catch {
    return undefined;
  }
}

/** Reads size, form and suite of a sealed text, before any key is touched. */
export function readSealedHeader(jwe: string): Uitkomst<Header, Leesweigering> {
  if (jwe.length > MAX_COMPACT) return geweigerd('te-groot');
  const header = readHeader(jwe, 5);
  if (!header || !Number.isSafeInteger(header['suite'])) return geweigerd('onleesbaar');
  return header['suite'] === SUITE ? gelukt(header) : geweigerd('onbekende-suite');
}

/** True for the ephemeral public key of ECDH-ES: its four members, of their exact size. */
export function isEpk(value: unknown): boolean {
  return (
    hasExactly(value, ['kty', 'crv', 'x', 'y']) &&
    value['kty'] === 'EC' &&
    value['crv'] === 'P-256' &&
    [value['x'], value['y']].every((c) => typeof c === 'string' && c.length === 43 && isCanonical(c))
  );
}

/** Seals bytes under a header; a fresh content key, IV and (to a public key) ephemeral key every time. */
export async function encrypt(
  plaintext: Uint8Array,
  header: typeof TO_KEY & Header,
  key: CryptoKey,
): Promise<string>;
export async function encrypt(
  plaintext: Uint8Array,
  header: typeof WITH_KEY & Header,
  key: CryptoKey,
): Promise<string>;
export async function encrypt(
  plaintext: Uint8Array,
  header: (typeof TO_KEY | typeof WITH_KEY) & Header,
  key: CryptoKey,
): Promise<string> {
  return new CompactEncrypt(plaintext).setProtectedHeader(header).encrypt(key);
}

/** Opens a sealed text with exactly this algorithm; undefined when it was not sealed for this key or was changed. */
export async function decrypt(
  jwe: string,
  key: CryptoKey,
  how: typeof TO_KEY | typeof WITH_KEY,
): Promise<Uint8Array | undefined> {
  checkOpener(key, how);
  try {
    const pinned = { keyManagementAlgorithms: [how.alg], contentEncryptionAlgorithms: [how.enc] };
    return (await compactDecrypt(jwe, key, pinned)).plaintext;
  } catch {
    return undefined;
  }
}

/** A wrong kind of key is our mistake and may not pass for a damaged text. */
function checkOpener(key: CryptoKey, how: typeof TO_KEY | typeof WITH_KEY): void {
  const fits =
    how.alg === 'dir'
      ? key.algorithm.name === 'AES-GCM' && key.usages.includes('decrypt')
      : key.algorithm.name === 'ECDH' && key.type === 'private' && key.usages.includes('deriveBits');
  if (!fits) throw new TypeError(`this key cannot open ${how.alg}`);
}

/** Signs bytes as compact JWS ES256 with the header {alg, typ, kid}. */
export async function signBytes(payload: Uint8Array, typ: string, signer: Signer): Promise<string> {
  checkTyp(typ, 'jws');
  checkKid(signer.kid);
  const header = { alg: 'ES256', typ, kid: signer.kid };
  return new CompactSign(payload).setProtectedHeader(header).sign(signer.key);
}

/** Gives the signer that a signed text names, when its header is exactly {alg: ES256, typ, kid}. */
export function readSignerKid(jws: string, typ: string): string | undefined {
  if (jws.length > MAX_COMPACT) return undefined;
  const header = readHeader(jws, 3);
  if (!hasExactly(header, ['alg', 'typ', 'kid']) || header['alg'] !== 'ES256' || header['typ'] !== typ) {
    return undefined;
  }
  const kid = header['kid'];
  return isKid(kid) ? kid : undefined;
}

/** Gives the payload of a signed text without looking at its signature. */
export const unverifiedPayload = (jws: string): Uint8Array => fromBase64url(jws.split('.', 2)[1] ?? '');

/** Gives the payload if the signature is by this key; undefined if it is not. */
export async function verifyBytes(jws: string, key: CryptoKey): Promise<Uint8Array | undefined> {
  try {
    return (await compactVerify(jws, key, { algorithms: ['ES256'] })).payload;
  } catch (error) {
    if (error instanceof errors.JOSEError) return undefined;
    throw error;
  }
}

/** Takes the plaintext of a nested seal; gives its payload and who signed. A signer nobody knows is no refusal. */
export async function openSigned(
  plaintext: Uint8Array,
  typ: string,
  signerOf: SignerOf,
): Promise<
  Uitkomst<
    { payload: Uint8Array; signer: string; herkomst: Herkomst },
    'onleesbaar' | 'handtekening-ongeldig'
  >
> {
  const jws = ascii(plaintext);
  const signer = jws === undefined ? undefined : readSignerKid(jws, typ);
  if (jws === undefined || signer === undefined) return geweigerd('onleesbaar');
  const key = await signerOf(signer);
  if (!key) return gelukt({ payload: unverifiedPayload(jws), signer, herkomst: 'onbekend' });
  const payload = await verifyBytes(jws, key);
  return payload ? gelukt({ payload, signer, herkomst: 'bevestigd' }) : geweigerd('handtekening-ongeldig');
}

function ascii(bytes: Uint8Array): string | undefined {
  try {
    return text(bytes);
  } catch {
    return undefined;
  }
}

/** Signs bytes and gives the text as bytes, ready to be sealed. */
export const signedBytes = async (payload: Uint8Array, typ: string, signer: Signer): Promise<Uint8Array> =>
  utf8(await signBytes(payload, typ, signer));
