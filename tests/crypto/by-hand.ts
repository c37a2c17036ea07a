import { createECDH, createHash, createHmac, hkdfSync, webcrypto } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';

/**
 * A second reader and writer of docs/protocol.md, for the tests only: Node's WebCrypto and zlib, and nothing of what
 * the product is made of. Where this file and src/crypto agree, the document is enough to write another client.
 */

const { subtle } = webcrypto;
const P256 = { namedCurve: 'P-256' };
const GCM = { name: 'AES-GCM', length: 256 };
const b64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');
const unb64 = (part: string | undefined): Buffer => Buffer.from(part ?? '', 'base64url');
const json = (bytes: Uint8Array): Record<string, unknown> => JSON.parse(Buffer.from(bytes).toString('utf8'));
export const sha256 = (data: string | Uint8Array): string =>
  createHash('sha256').update(data).digest('base64url');

type Ec = { kty?: string; crv?: string; x: string; y: string; d?: string };
const bare = ({ x, y, d }: Ec) => ({ kty: 'EC', crv: 'P-256', x, y, ...(d !== undefined && { d }) });

/* ── §1.4 keys ──────────────────────────────────────────────────────────── */

export const thumbprint = ({ x, y }: Ec): string =>
  sha256(`{"crv":"P-256","kty":"EC","x":"${x}","y":"${y}"}`);

export const hkdf = (secret: Uint8Array, label: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, new Uint8Array(), label, 32));

export const hmac = (key: string, data: string): string =>
  createHmac('sha256', unb64(key)).update(data).digest('base64url');

/* ── §2.2 frame ─────────────────────────────────────────────────────────── */

const KIB = 1024;
const BUCKETS = [256, 512, ...[1, 2, 4, 8, 16, 64, 256].map((n) => n * KIB)];

export function unframe(padded: Uint8Array, least: number): unknown {
  if (!BUCKETS.includes(padded.length) || padded.length < least) throw new Error('not a bucket');
  const length = Buffer.from(padded).readUInt32BE(1);
  const data = padded.subarray(5, 5 + length);
  if (data.length !== length || padded.subarray(5 + length).some((byte) => byte !== 0)) {
    throw new Error('length or padding');
  }
  switch (padded[0]) {
    case 0x10:
      return JSON.parse(Buffer.from(data).toString('utf8'));
    case 0x11:
      return JSON.parse(inflateRawSync(data, { maxOutputLength: 4 * KIB * KIB }).toString('utf8'));
    default:
      throw new Error('unknown frame');
  }
}

export function frame(data: unknown, opts: { deflate: boolean; bucket: number }): Buffer {
  const raw = Buffer.from(JSON.stringify(data));
  const body = opts.deflate ? deflateRawSync(raw) : raw;
  const padded = Buffer.alloc(opts.bucket);
  padded[0] = opts.deflate ? 0x11 : 0x10;
  padded.writeUInt32BE(body.length, 1);
  body.copy(padded, 5);
  return padded;
}

/* ── §2.3 signed ────────────────────────────────────────────────────────── */

export async function readJws(jws: string, typ: string, key: Ec): Promise<{ payload: Buffer; kid: string }> {
  const [head, payload, signature, more] = jws.split('.');
  const { alg, typ: is, kid, ...others } = json(unb64(head));
  const exact = alg === 'ES256' && is === typ && typeof kid === 'string' && Object.keys(others).length === 0;
  if (!exact || more !== undefined) throw new Error('header');
  const ecdsa = { name: 'ECDSA', hash: 'SHA-256' };
  const verifier = await subtle.importKey('jwk', bare({ x: key.x, y: key.y }), { ...ecdsa, ...P256 }, false, [
    'verify',
  ]);
  if (!(await subtle.verify(ecdsa, verifier, unb64(signature), Buffer.from(`${head}.${payload}`)))) {
    throw new Error('signature');
  }
  return { payload: unb64(payload), kid };
}

export async function makeJws(payload: Uint8Array, header: object, key: Ec): Promise<string> {
  const ecdsa = { name: 'ECDSA', hash: 'SHA-256' };
  const signer = await subtle.importKey('jwk', bare(key), { ...ecdsa, ...P256 }, false, ['sign']);
  const input = `${b64(Buffer.from(JSON.stringify(header)))}.${b64(payload)}`;
  return `${input}.${b64(new Uint8Array(await subtle.sign(ecdsa, signer, Buffer.from(input))))}`;
}

/* ── §2.4 sealed ────────────────────────────────────────────────────────── */

/** RFC 7518 §4.6.2: one round of the Concat KDF, no party info. */
async function keyAgreement(mine: Ec, theirs: Ec, alg: string): Promise<webcrypto.CryptoKey> {
  const ecdh = { name: 'ECDH', ...P256 };
  const [secret, point] = await Promise.all([
    subtle.importKey('jwk', bare(mine), ecdh, false, ['deriveBits']),
    subtle.importKey('jwk', bare({ x: theirs.x, y: theirs.y }), ecdh, false, []),
  ]);
  const z = Buffer.from(await subtle.deriveBits({ name: 'ECDH', public: point }, secret, 256));
  const u32 = (n: number): Buffer => Buffer.from([n >>> 24, (n >> 16) & 255, (n >> 8) & 255, n & 255]);
  const info = [u32(alg.length), Buffer.from(alg), u32(0), u32(0), u32(256)];
  const derived = createHash('sha256')
    .update(Buffer.concat([u32(1), z, ...info]))
    .digest();
  return subtle.importKey('raw', derived, 'AES-KW', false, ['wrapKey', 'unwrapKey']);
}

export interface OpenedByHand {
  header: Record<string, unknown>;
  plaintext: Buffer;
  /** the content key and IV, to see that none is used twice */
  cek: string;
  iv: string;
}

async function decrypt(parts: string[], cek: webcrypto.CryptoKey): Promise<OpenedByHand> {
  const [head = '', , iv, ciphertext, tag] = parts;
  const how = { name: 'AES-GCM', iv: unb64(iv), additionalData: Buffer.from(head), tagLength: 128 };
  const plaintext = await subtle.decrypt(how, cek, Buffer.concat([unb64(ciphertext), unb64(tag)]));
  const raw = new Uint8Array(await subtle.exportKey('raw', cek));
  return { header: json(unb64(head)), plaintext: Buffer.from(plaintext), cek: b64(raw), iv: iv ?? '' };
}

export async function openToKey(jwe: string, key: Ec): Promise<OpenedByHand> {
  const parts = jwe.split('.');
  const { alg, enc, epk } = json(unb64(parts[0]));
  if (alg !== 'ECDH-ES+A256KW' || enc !== 'A256GCM') throw new Error('algorithm');
  const kek = await keyAgreement(key, epk as Ec, alg);
  const cek = await subtle.unwrapKey('raw', unb64(parts[1]), kek, 'AES-KW', GCM, true, ['decrypt']);
  return decrypt(parts, cek);
}

export async function openWithKey(jwe: string, key: Uint8Array): Promise<OpenedByHand> {
  const parts = jwe.split('.');
  const { alg, enc } = json(unb64(parts[0]));
  if (alg !== 'dir' || enc !== 'A256GCM' || parts[1] !== '') throw new Error('algorithm');
  return decrypt(parts, await subtle.importKey('raw', key, GCM, true, ['decrypt']));
}

export async function sealToKey(plaintext: Uint8Array, header: object, recipient: Ec): Promise<string> {
  const pair = await subtle.generateKey({ name: 'ECDH', ...P256 }, true, ['deriveBits']);
  const mine = (await subtle.exportKey('jwk', pair.privateKey)) as Ec;
  const full = { ...header, epk: { kty: 'EC', crv: 'P-256', x: mine.x, y: mine.y } };
  const head = b64(Buffer.from(JSON.stringify(full)));
  const kek = await keyAgreement(mine, recipient, 'ECDH-ES+A256KW');
  const cek = await subtle.generateKey(GCM, true, ['encrypt']);
  const wrapped = new Uint8Array(await subtle.wrapKey('raw', cek, kek, 'AES-KW'));
  const iv = webcrypto.getRandomValues(new Uint8Array(12));
  const how = { name: 'AES-GCM', iv, additionalData: Buffer.from(head), tagLength: 128 };
  const sealed = new Uint8Array(await subtle.encrypt(how, cek, plaintext));
  return [head, b64(wrapped), b64(iv), b64(sealed.subarray(0, -16)), b64(sealed.subarray(-16))].join('.');
}

/** An envelope as another client would make it, its header in another order. */
export async function sealEnvelope(
  payload: { kop: object },
  who: { signer: { kid: string; jwk: Ec }; recipient: { kid: string; jwk: Ec } },
  how: { deflate: boolean; bucket: number },
): Promise<string> {
  const inner = { typ: 'mr-sig+jws', kid: who.signer.kid, alg: 'ES256' };
  const jws = await makeJws(frame(payload, how), inner, who.signer.jwk);
  const outer = { cty: 'mr-sig+jws', typ: 'mr-env+jwe', enc: 'A256GCM', alg: 'ECDH-ES+A256KW' };
  const header = { ...payload.kop, suite: 1, kid: who.recipient.kid, ...outer };
  return sealToKey(Buffer.from(jws), header, who.recipient.jwk);
}

/** §4.5 the save of a concept: nonce, ciphertext, tag. */
export async function openBytes(bytes: Uint8Array, key: Uint8Array, aad: string): Promise<string> {
  const how = { name: 'AES-GCM', iv: bytes.subarray(0, 12), additionalData: Buffer.from(aad) };
  const secret = await subtle.importKey('raw', key, GCM, false, ['decrypt']);
  return Buffer.from(await subtle.decrypt(how, secret, bytes.subarray(12))).toString('utf8');
}

/* ── §3.5 photos ────────────────────────────────────────────────────────── */

export async function openPhoto(
  sealed: Buffer,
  place: { tenant: string; id: string },
  told: { sleutel: string; sha256: string; bytes: number; delen: number },
): Promise<Buffer> {
  const additionalData = Buffer.from(`mr-bijlage-v1.${place.tenant}.${place.id}`);
  const key = await subtle.importKey('raw', unb64(told.sleutel), GCM, false, ['decrypt']);
  const pieces: Buffer[] = [];
  for (let at = 0; at < sealed.length; at += 64 * KIB) {
    const iv = Buffer.alloc(12);
    iv.writeUInt32BE(pieces.length, 7);
    iv[11] = at + 64 * KIB >= sealed.length ? 1 : 0;
    const how = { name: 'AES-GCM', iv, additionalData };
    pieces.push(Buffer.from(await subtle.decrypt(how, key, sealed.subarray(at, at + 64 * KIB))));
  }
  const all = Buffer.concat(pieces);
  const photo = all.subarray(0, told.bytes);
  const filling = all.subarray(told.bytes);
  const whole = pieces.length === told.delen && pieces.length === Math.ceil(told.bytes / (64 * KIB - 16));
  if (!whole || sealed.length % (16 * KIB) !== 0 || filling.some((byte) => byte !== 0))
    throw new Error('length');
  if (filling.length >= 16 * KIB || sha256(photo) !== told.sha256) throw new Error('another photo');
  return photo;
}

/* ── §1.5 words ─────────────────────────────────────────────────────────── */

const bitsOf = (bytes: Uint8Array): string =>
  [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');

export function wordsOf(list: readonly string[], hash: string, n: number): string[] {
  const bits = bitsOf(unb64(hash));
  return Array.from({ length: n }, (_, i) => list[Number.parseInt(bits.slice(11 * i, 11 * i + 11), 2)] ?? '');
}

/** 24 words: 256 bits of scalar, 8 bits of checksum. Node computes the point. */
export function noodsleutel(list: readonly string[], words: readonly string[]): Ec {
  const bits = words.map((word) => list.indexOf(word).toString(2).padStart(11, '0')).join('');
  const bytes = Buffer.from((bits.match(/.{8}/g) ?? []).map((octet) => Number.parseInt(octet, 2)));
  const scalar = bytes.subarray(0, 32);
  if (bytes[32] !== createHash('sha256').update(scalar).digest()[0]) throw new Error('checksum');
  const ecdh = createECDH('prime256v1');
  ecdh.setPrivateKey(scalar);
  const point = ecdh.getPublicKey();
  return { kty: 'EC', crv: 'P-256', x: b64(point.subarray(1, 33)), y: b64(point.subarray(33)) };
}
