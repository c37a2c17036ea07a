import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto';

/**
 * WebCrypto for a simulation: answers within the step, and two runs of one seed give the same bytes. Hashes, HMAC, HKDF,
 * AES-GCM and AES-KW are the real ones; only the curve is not. What must hold of it does: without the private key
 * nothing is opened or signed, a changed byte is noticed, and a point that is no public key is refused. The lock on the
 * curve is a secret of this process instead of a discrete logarithm.
 */

const SECRET = randomBytes(32);

type Bytes = Uint8Array<ArrayBuffer>;
type Algorithm = { name: string; namedCurve?: string; length?: number; hash?: { name: string } };
type Named = AlgorithmIdentifier & Partial<Algorithm & { public: StandInKey }>;

class StandInKey {
  readonly type: KeyType;
  readonly algorithm: Algorithm;
  readonly extractable: boolean;
  readonly usages: readonly KeyUsage[];
  readonly bytes: Bytes;
  constructor(
    type: KeyType,
    algorithm: Algorithm,
    extractable: boolean,
    usages: readonly KeyUsage[],
    bytes: Bytes,
  ) {
    this.type = type;
    this.algorithm = algorithm;
    this.extractable = extractable;
    this.usages = usages;
    this.bytes = bytes;
  }
  get [Symbol.toStringTag]() {
    return 'CryptoKey';
  }
}

const bytesOf = (data: BufferSource): Bytes =>
  ArrayBuffer.isView(data)
    ? new Uint8Array(data.buffer as ArrayBuffer, data.byteOffset, data.byteLength)
    : new Uint8Array(data);
const own = (buffer: Uint8Array): ArrayBuffer => Uint8Array.from(buffer).buffer;
const hash = (...parts: (string | Uint8Array)[]): Bytes => {
  const made = createHash('sha256');
  for (const part of parts) made.update(part);
  return new Uint8Array(made.digest());
};
const secretly = (what: string, ...parts: Uint8Array[]): Bytes => hash(SECRET, what, ...parts);
const hmac = (key: Uint8Array, ...parts: Uint8Array[]): Buffer => {
  const made = createHmac('sha256', key);
  for (const part of parts) made.update(part);
  return made.digest();
};
const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');
const fromBase64url = (text = ''): Bytes => new Uint8Array(Buffer.from(text, 'base64url'));
const refuse = (name: string): never => {
  throw new DOMException('refused', name);
};
const must = (key: StandInKey, usage: KeyUsage): void => {
  if (!key.usages.includes(usage)) refuse('InvalidAccessError');
};

/* ── The curve that is none ─────────────────────────────────────────────── */

const xOf = (d: Uint8Array): Bytes => hash('x', d);
const yOf = (x: Uint8Array): Bytes => hash('y', x);

function pair(algorithm: Algorithm, d: Bytes, extractable: boolean, usages: readonly KeyUsage[]) {
  const [forPublic, forPrivate] =
    algorithm.name === 'ECDSA'
      ? [['verify'] as const, usages.filter((usage) => usage === 'sign')]
      : [[], usages.filter((usage) => usage !== 'verify' && usage !== 'sign')];
  return {
    publicKey: new StandInKey('public', algorithm, true, forPublic, xOf(d)),
    privateKey: new StandInKey('private', algorithm, extractable, forPrivate, d),
  };
}

const signatureOf = (x: Uint8Array, data: Uint8Array): Bytes => {
  const r = secretly('r', x, data);
  return new Uint8Array(Buffer.concat([r, secretly('s', r)]));
};

/** Both ends find the same: the two public halves in order, under the secret. */
function agreed(mine: StandInKey, theirs: StandInKey): Bytes {
  const both = [xOf(mine.bytes), theirs.bytes].sort(Buffer.compare);
  return secretly('z', ...both);
}

/* ── The interface ──────────────────────────────────────────────────────── */

/** Takes where chance comes from; gives what `crypto.subtle` gives, as far as this house uses it. */
export function standInSubtle(random: (into: Bytes) => Bytes) {
  const fresh = (length: number) => random(new Uint8Array(length));

  async function importKey(
    format: string,
    data: JsonWebKey | BufferSource,
    algorithm: Named | string,
    extractable: boolean,
    usages: readonly KeyUsage[],
  ): Promise<StandInKey> {
    const how: Algorithm = typeof algorithm === 'string' ? { name: algorithm } : (algorithm as Algorithm);
    if (format === 'raw') {
      const bytes = Uint8Array.from(bytesOf(data as BufferSource));
      const told = { ...how, length: bytes.length * 8, ...(how.hash && { hash: hashOf(how.hash) }) };
      return new StandInKey('secret', told, extractable, usages, bytes);
    }
    const { x, y, d } = data as JsonWebKey;
    const point = fromBase64url(x);
    if (base64url(yOf(point)) !== y) return refuse('DataError');
    if (d === undefined) return new StandInKey('public', how, extractable, usages, point);
    const scalar = fromBase64url(d);
    if (base64url(xOf(scalar)) !== x) return refuse('DataError');
    return new StandInKey('private', how, extractable, usages, scalar);
  }

  async function exportKey(format: string, key: StandInKey): Promise<JsonWebKey | ArrayBuffer> {
    if (!key.extractable) return refuse('InvalidAccessError');
    if (format === 'raw') return own(key.bytes);
    const x = key.type === 'private' ? xOf(key.bytes) : key.bytes;
    const jwk = { kty: 'EC', crv: 'P-256', x: base64url(x), y: base64url(yOf(x)) };
    return key.type === 'private' ? { ...jwk, d: base64url(key.bytes) } : jwk;
  }

  return {
    digest: async (_algorithm: string, data: BufferSource) => own(hash(bytesOf(data))),

    async generateKey(algorithm: Algorithm, extractable: boolean, usages: readonly KeyUsage[]) {
      if (algorithm.name === 'ECDSA' || algorithm.name === 'ECDH') {
        return pair(algorithm, fresh(32), extractable, usages);
      }
      return new StandInKey('secret', algorithm, extractable, usages, fresh((algorithm.length ?? 256) / 8));
    },
    importKey,
    exportKey,

    async sign(_algorithm: unknown, key: StandInKey, data: BufferSource) {
      must(key, 'sign');
      const signature =
        key.algorithm.name === 'HMAC'
          ? hmac(key.bytes, bytesOf(data))
          : signatureOf(xOf(key.bytes), bytesOf(data));
      return own(signature);
    },
    async verify(_algorithm: unknown, key: StandInKey, signature: BufferSource, data: BufferSource) {
      must(key, 'verify');
      const right =
        key.algorithm.name === 'HMAC'
          ? hmac(key.bytes, bytesOf(data))
          : signatureOf(key.bytes, bytesOf(data));
      return Buffer.compare(right, bytesOf(signature)) === 0;
    },

    async deriveBits(
      algorithm: { name: string; public?: StandInKey; info?: BufferSource },
      key: StandInKey,
      length?: number | null,
    ) {
      must(key, 'deriveBits');
      if (algorithm.name === 'ECDH') return own(agreed(key, algorithm.public!));
      if (length !== 256) return refuse('NotSupportedError');
      // RFC 5869 with an empty salt and one block
      const extracted = hmac(new Uint8Array(32), key.bytes);
      return own(hmac(extracted, bytesOf(algorithm.info ?? new Uint8Array()), Uint8Array.of(1)));
    },

    async encrypt({ iv, additionalData }: AesGcmParams, key: StandInKey, data: BufferSource) {
      must(key, 'encrypt');
      const cipher = createCipheriv('aes-256-gcm', key.bytes, bytesOf(iv));
      if (additionalData) cipher.setAAD(bytesOf(additionalData));
      const sealed = [cipher.update(bytesOf(data)), cipher.final()];
      return own(Buffer.concat([...sealed, cipher.getAuthTag()]));
    },
    async decrypt({ iv, additionalData }: AesGcmParams, key: StandInKey, data: BufferSource) {
      must(key, 'decrypt');
      const all = bytesOf(data);
      const cipher = createDecipheriv('aes-256-gcm', key.bytes, bytesOf(iv));
      if (additionalData) cipher.setAAD(bytesOf(additionalData));
      cipher.setAuthTag(all.subarray(-16));
      try {
        return own(Buffer.concat([cipher.update(all.subarray(0, -16)), cipher.final()]));
      } catch {
        return refuse('OperationError');
      }
    },

    async wrapKey(_format: string, key: StandInKey, wrapping: StandInKey) {
      must(wrapping, 'wrapKey');
      const cipher = createCipheriv('id-aes256-wrap', wrapping.bytes, WRAP_IV);
      return own(Buffer.concat([cipher.update(key.bytes), cipher.final()]));
    },
    async unwrapKey(
      format: string,
      wrapped: BufferSource,
      wrapping: StandInKey,
      _how: unknown,
      algorithm: Named,
      extractable: boolean,
      usages: readonly KeyUsage[],
    ) {
      must(wrapping, 'unwrapKey');
      const cipher = createDecipheriv('id-aes256-wrap', wrapping.bytes, WRAP_IV);
      try {
        const opened = Buffer.concat([cipher.update(bytesOf(wrapped)), cipher.final()]);
        return await importKey(format, Uint8Array.from(opened), algorithm, extractable, usages);
      } catch {
        return refuse('OperationError');
      }
    },
  };
}

/** RFC 3394 §2.2.3.1 */
const WRAP_IV = Buffer.alloc(8, 0xa6);
const hashOf = (told: unknown): { name: string } =>
  typeof told === 'string' ? { name: told } : (told as { name: string });
