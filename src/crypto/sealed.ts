import { fromBase64url, plain, randomBytes, text, toBase64url, utf8 } from './bytes.ts';
import {
  checkKid,
  checkTyp,
  decrypt,
  encrypt,
  hasExactly,
  innerTyp,
  isEpk,
  isKid,
  openSigned,
  readSealedHeader,
  readSignerKid,
  signBytes,
  signedBytes,
  SUITE,
  TO_KEY,
  unverifiedPayload,
  verifyBytes,
  WITH_KEY,
  type Header,
  type Herkomst,
  type Leesweigering,
  type Signer,
  type SignerOf,
} from './compact.ts';
import { ENVELOPE_BUCKETS, pack, SMALL_BUCKETS, unpack } from './frame.ts';
import { geweigerd, gelukt, type Uitkomst } from './outcome.ts';

/**
 * The smaller seals (docs/protocol.md §4): framed and padded like an envelope, never deflated, `typ` pinned on every
 * layer. All of them throw a RangeError on more than 256 KiB: their callers bound what they write.
 */

export type { Herkomst, Leesweigering, Signer, SignerOf };
export type Kopvelden = Readonly<Record<string, string | number>>;
export type Zegelweigering = Leesweigering | 'handtekening-ongeldig';

async function packed(data: unknown, buckets: readonly number[]): Promise<Uint8Array> {
  const framed = await pack(data, buckets, { deflate: false });
  if (!framed) throw new RangeError('more than 256 KiB to seal');
  return framed;
}

/* ── To a public key ────────────────────────────────────────────────────── */

function sealHeader(typ: string, kid: string, cty?: string): typeof TO_KEY & Header {
  checkTyp(typ, 'jwe');
  checkKid(kid);
  return { ...TO_KEY, typ, ...(cty !== undefined && { cty }), suite: SUITE, kid };
}

/** Checks the header of something sealed to a public key; `cty` tells whether it holds a signed text. */
function readSealHeader(jwe: string, typ: string, cty?: string): Uitkomst<Header, Leesweigering> {
  checkTyp(typ, 'jwe');
  const read = readSealedHeader(jwe);
  if (!read.ok) return read;
  const header = read.waarde;
  const names = ['alg', 'enc', 'typ', 'suite', 'kid', 'epk', ...(cty === undefined ? [] : ['cty'])];
  const exact =
    hasExactly(header, names) &&
    header['alg'] === TO_KEY.alg &&
    header['enc'] === TO_KEY.enc &&
    header['typ'] === typ &&
    header['cty'] === cty &&
    isKid(header['kid']) &&
    isEpk(header['epk']);
  return exact ? read : geweigerd('onleesbaar');
}

/** Seals data to a public key (its thumbprint as `kid`), unsigned: wraps, and what a phone keeps for its own vault. */
export async function sealTo(recipient: CryptoKey, kid: string, typ: string, data: unknown): Promise<string> {
  const header = sealHeader(typ, kid);
  return encrypt(await packed(data, SMALL_BUCKETS), header, recipient);
}

/** Opens what `sealTo` made. Anyone who knows the public key could have sealed it: the caller judges what it says. */
export async function openFrom(
  jwe: string,
  privateKey: CryptoKey,
  typ: string,
): Promise<Uitkomst<unknown, Leesweigering>> {
  const read = readSealHeader(jwe, typ);
  if (!read.ok) return read;
  const framed = await decrypt(jwe, privateKey, TO_KEY);
  const data = framed && (await unpack(framed, SMALL_BUCKETS));
  return data === undefined ? geweigerd('onleesbaar') : gelukt(data);
}

/** Signs data and seals it to a public key: mailbox messages, labels, case keys, settings. */
export async function sealSignedTo(
  recipient: CryptoKey,
  kid: string,
  typ: string,
  data: unknown,
  signer: Signer,
): Promise<string> {
  const inner = innerTyp(typ);
  const header = sealHeader(typ, kid, inner);
  return encrypt(await signedBytes(await packed(data, ENVELOPE_BUCKETS), inner, signer), header, recipient);
}

export interface Ondertekend {
  data: unknown;
  signer: string;
  herkomst: Herkomst;
}

/** Opens what `sealSignedTo` made; an unknown signer is told, a wrong signature by a known one refused. */
export async function openSignedFrom(
  jwe: string,
  privateKey: CryptoKey,
  typ: string,
  signerOf: SignerOf,
): Promise<Uitkomst<Ondertekend, Zegelweigering>> {
  const inner = innerTyp(typ);
  const head = readSealHeader(jwe, typ, inner);
  if (!head.ok) return head;
  const signed = await decrypt(jwe, privateKey, TO_KEY);
  if (!signed) return geweigerd('onleesbaar');
  const read = await openSigned(signed, inner, signerOf);
  if (!read.ok) return read;
  const { payload, signer, herkomst } = read.waarde;
  const data = await unpack(payload, ENVELOPE_BUCKETS);
  return data === undefined ? geweigerd('onleesbaar') : gelukt({ data, signer, herkomst });
}

/* ── With a shared key ──────────────────────────────────────────────────── */

/**
 * Seals data with an AES-256-GCM key, its place (`header`, as member `kop`) in clear and authenticated. When signed,
 * the place is under the signature as well, so that nobody who holds the key can move another's entry.
 */
export async function sealWith(
  key: CryptoKey,
  typ: string,
  header: Kopvelden,
  data: unknown,
  signer?: Signer,
): Promise<string> {
  checkTyp(typ, 'jwe');
  const kop = { ...header };
  const inner = innerTyp(typ);
  const framed = await packed({ kop, data }, SMALL_BUCKETS);
  const plaintext = signer ? await signedBytes(framed, inner, signer) : framed;
  return encrypt(plaintext, { ...WITH_KEY, typ, ...(signer && { cty: inner }), suite: SUITE, kop }, key);
}

export type Openweigering = Zegelweigering | 'kop-klopt-niet';

/** Opens what `sealWith` made. With `signerOf` it must be signed, without it must not be. */
export async function openWith(
  jwe: string,
  key: CryptoKey,
  typ: string,
): Promise<Uitkomst<{ header: Kopvelden; data: unknown }, Openweigering>>;
export async function openWith(
  jwe: string,
  key: CryptoKey,
  typ: string,
  signerOf: SignerOf,
): Promise<Uitkomst<Ondertekend & { header: Kopvelden }, Openweigering>>;
export async function openWith(
  jwe: string,
  key: CryptoKey,
  typ: string,
  signerOf?: SignerOf,
): Promise<Uitkomst<{ header: Kopvelden; data: unknown } & Partial<Ondertekend>, Openweigering>> {
  checkTyp(typ, 'jwe');
  const read = readSealedHeader(jwe);
  if (!read.ok) return read;
  const inner = signerOf ? innerTyp(typ) : undefined;
  const kop = placeIn(read.waarde, typ, inner);
  const plaintext = kop && (await decrypt(jwe, key, WITH_KEY));
  if (!plaintext) return geweigerd('onleesbaar');
  const signed = signerOf && (await openSigned(plaintext, innerTyp(typ), signerOf));
  if (signed && !signed.ok) return signed;
  const framed = signed ? signed.waarde.payload : plaintext;
  const body = await unpack(framed, SMALL_BUCKETS);
  if (!hasExactly(body, ['kop', 'data'])) return geweigerd('onleesbaar');
  if (!samePlace(kop, body['kop'])) return geweigerd('kop-klopt-niet');
  const opened = { header: kop, data: body['data'] };
  return gelukt(
    signed ? { ...opened, signer: signed.waarde.signer, herkomst: signed.waarde.herkomst } : opened,
  );
}

/** Gives the place named by a header that has exactly what `sealWith` writes. */
function placeIn(header: Header, typ: string, cty?: string): Kopvelden | undefined {
  const names = ['alg', 'enc', 'typ', 'suite', 'kop', ...(cty === undefined ? [] : ['cty'])];
  const exact =
    hasExactly(header, names) &&
    header['alg'] === WITH_KEY.alg &&
    header['enc'] === WITH_KEY.enc &&
    header['typ'] === typ &&
    header['cty'] === cty;
  const kop = header['kop'];
  return exact && isPlace(kop) ? kop : undefined;
}

const isPlace = (value: unknown): value is Kopvelden =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.values(value).every((field) => typeof field === 'string' || Number.isSafeInteger(field));

const samePlace = (kop: Kopvelden, inside: unknown): boolean =>
  hasExactly(inside, Object.keys(kop)) && Object.keys(kop).every((field) => inside[field] === kop[field]);

const AES = { name: 'AES-GCM', length: 256 };

/** Makes an AES-256-GCM key: one per case, one per concept. */
export const makeContentKey = (extractable = false): Promise<CryptoKey> =>
  crypto.subtle.generateKey(AES, extractable, ['encrypt', 'decrypt']);

/** Gives the 32 bytes of an extractable content key in base64url, to be sealed at once. */
export const exportContentKey = async (key: CryptoKey): Promise<string> =>
  toBase64url(new Uint8Array(await crypto.subtle.exportKey('raw', key)));

export const importContentKey = async (key: string, extractable = false): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', fromBase64url(key, 32), AES, extractable, ['encrypt', 'decrypt']);

const NONCE = 12;
const TAG = 16;

/** One AES-GCM write: a random 12-byte nonce, then ciphertext and tag. `aad` is bound and not stored. */
export async function encryptBytes(
  key: CryptoKey,
  bytes: Uint8Array,
  aad: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const iv = randomBytes(NONCE);
  const how = { name: 'AES-GCM', iv, additionalData: utf8(aad) };
  const sealed = new Uint8Array(await crypto.subtle.encrypt(how, key, plain(bytes)));
  const all = new Uint8Array(NONCE + sealed.length);
  all.set(iv);
  all.set(sealed, NONCE);
  return all;
}

/** Opens what `encryptBytes` made with the same key and `aad`; anything else is onleesbaar. */
export async function decryptBytes(
  key: CryptoKey,
  bytes: Uint8Array,
  aad: string,
): Promise<Uitkomst<Uint8Array<ArrayBuffer>, 'onleesbaar'>> {
  if (bytes.length < NONCE + TAG) return geweigerd('onleesbaar');
  const all = plain(bytes);
  const how = { name: 'AES-GCM', iv: all.subarray(0, NONCE), additionalData: utf8(aad) };
  try {
    return gelukt(new Uint8Array(await crypto.subtle.decrypt(how, key, all.subarray(NONCE))));
  } catch (error) {
    if (error instanceof DOMException && error.name === 'OperationError') return geweigerd('onleesbaar');
    throw error;
  }
}

/* ── Signed and readable ────────────────────────────────────────────────── */

export interface Verklaring {
  kid: string;
  data: unknown;
}

/** Signs data as JWS ES256, header {alg, typ, kid}, payload the JSON as it is: keyset, receipts, device proof. */
export const sign = (typ: string, data: unknown, signer: Signer): Promise<string> =>
  signBytes(utf8(JSON.stringify(data)), typ, signer);

/** Verifies what `sign` made, by this key and with this typ. */
export async function verify(
  jws: string,
  typ: string,
  key: CryptoKey,
): Promise<Uitkomst<Verklaring, 'onleesbaar' | 'handtekening-ongeldig'>> {
  const claimed = peek(jws, typ);
  if (!claimed.ok) return claimed;
  return (await verifyBytes(jws, key)) ? claimed : geweigerd('handtekening-ongeldig');
}

/** Reads a signed text without verifying it: only to learn which key to verify it with. */
export function peek(jws: string, typ: string): Uitkomst<Verklaring, 'onleesbaar'> {
  checkTyp(typ, 'jws');
  const kid = readSignerKid(jws, typ);
  if (kid === undefined) return geweigerd('onleesbaar');
  try {
    return gelukt({ kid, data: JSON.parse(text(unverifiedPayload(jws))) as unknown });
  } catch {
    return geweigerd('onleesbaar');
  }
}
