import { randomUUID } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { afterEach, expect, test, vi } from 'vitest';
import { open, type Kop } from '#crypto/envelope.ts';
import { importSealingPrivate, importSigningPublic, randomToken } from '#crypto/keys.ts';
import { frame, makeJws, sealEnvelope, sealToKey } from './by-hand.ts';
import { keys, textOf } from './golden.ts';

/** What another client, or whoever knows the public key of the kring, could put inside an envelope. */

afterEach(() => {
  vi.unstubAllGlobals();
});

const headerOf = (compact: string): Record<string, unknown> =>
  JSON.parse(Buffer.from(compact.split('.')[0] ?? '', 'base64url').toString()) as Record<string, unknown>;

const recipient = keys.kring;
const signer = keys.toestelsleutel;
const how = { deflate: true, bucket: 2048 };
const kop = (): Kop => ({
  tenant: keys.tenant,
  envId: randomUUID(),
  kring: 'aandacht',
  epoch: 3,
  keyset: 5,
});
const openGolden = async (jwe: string) => {
  const { x, y } = signer.jwk;
  const key = await importSigningPublic({ kty: 'EC', crv: 'P-256', x, y });
  return open(jwe, { recipient: await importSealingPrivate(recipient.jwk), signerOf: () => key });
};

test('[C-6] an envelope that another client made from the document opens', async () => {
  for (const deflate of [true, false]) {
    for (const bucket of [1, 2, 4, 8, 16, 64, 256].map((n) => n * 1024)) {
      const payload = { kop: kop(), signaal: 'van elders' };
      const read = await openGolden(await sealEnvelope(payload, { signer, recipient }, { deflate, bucket }));
      expect(read.ok && read.waarde.payload).toEqual(payload);
    }
  }
});

test.each(['tenant', 'envId', 'kring', 'epoch', 'keyset'] as const)(
  '[C-6] a payload signed for another %s does not fit its header',
  async (field) => {
    const inside = kop();
    const others = { tenant: randomToken(16), envId: randomUUID(), kring: 'b', epoch: 4, keyset: 6 };
    const jws = await makeJws(
      frame({ kop: inside }, how),
      { alg: 'ES256', typ: 'mr-sig+jws', kid: 'x' },
      signer.jwk,
    );
    const header = { ...headerOf(textOf('envelope-unicode')), ...inside, [field]: others[field] };
    const read = await openGolden(await sealToKey(Buffer.from(jws), header, recipient.jwk));
    expect(read).toEqual({ ok: false, reden: 'kop-klopt-niet' });
  },
);

const sealFrame = async (padded: Uint8Array, at: Kop): Promise<string> => {
  const jws = await makeJws(padded, { alg: 'ES256', typ: 'mr-sig+jws', kid: 'x' }, signer.jwk);
  const header = { ...headerOf(textOf('envelope-unicode')), ...at };
  return sealToKey(Buffer.from(jws), header, recipient.jwk);
};
const refusal = { ok: false, reden: 'onleesbaar' };

test('[C-6] a payload without a kop, with half a kop or with more than a kop is refused', async () => {
  const at = kop();
  const { keyset: _, ...half } = at;
  for (const payload of [{}, [], 'a', null, { kop: null }, { kop: half }, { kop: { ...at, meer: 1 } }]) {
    const read = await openGolden(await sealFrame(frame(payload, how), at));
    expect(read).toEqual({ ok: false, reden: 'kop-klopt-niet' });
  }
});

test('[C-6] padding that is not zero is refused, wherever it is', async () => {
  const at = kop();
  for (const position of [2047, 1500, 600]) {
    const padded = frame({ kop: at }, { deflate: false, bucket: 2048 });
    padded[position] = 1;
    expect(await openGolden(await sealFrame(padded, at))).toEqual(refusal);
  }
});

test('[C-6] a length beyond the frame, an unknown frame and a size that is no bucket are refused', async () => {
  const at = kop();
  const tooLong = frame({ kop: at }, { deflate: false, bucket: 1024 });
  tooLong.writeUInt32BE(1020, 1);
  const huge = frame({ kop: at }, { deflate: false, bucket: 1024 });
  huge.writeUInt32BE(0xffffffff, 1);
  const unknown = frame({ kop: at }, { deflate: false, bucket: 1024 });
  unknown[0] = 0x20;
  const flags = frame({ kop: at }, { deflate: false, bucket: 1024 });
  flags[0] = 0x12;
  const odd = frame({ kop: at }, { deflate: false, bucket: 1025 });
  const small = frame({ kop: at }, { deflate: false, bucket: 512 });
  for (const padded of [tooLong, huge, unknown, flags, odd, small, Buffer.alloc(0)]) {
    expect(await openGolden(await sealFrame(padded, at))).toEqual(refusal);
  }
});

test('[C-6] text that is not UTF-8, not JSON or not deflated is refused', async () => {
  const at = kop();
  for (const body of [Buffer.from([0x22, 0xff, 0x22]), Buffer.from('{"kop":'), Buffer.alloc(40, 7)]) {
    for (const flag of [0x10, 0x11]) {
      const padded = Buffer.alloc(1024);
      padded[0] = flag;
      padded.writeUInt32BE(body.length, 1);
      body.copy(padded, 5);
      expect(await openGolden(await sealFrame(padded, at))).toEqual(refusal);
    }
  }
});

test('[C-6] a payload that inflates beyond 4 MiB is given up early, and 4 MiB itself is read', async () => {
  const at = kop();
  const bomb = (bytes: number): Buffer => {
    const open_ = `{"kop":${JSON.stringify(at)},"v":"`;
    const body = deflateRawSync(Buffer.from(`${open_}${'a'.repeat(bytes - open_.length - 2)}"}`));
    const padded = Buffer.alloc(body.length < 16_000 ? 16_384 : 262_144);
    padded[0] = 0x11;
    padded.writeUInt32BE(body.length, 1);
    body.copy(padded, 5);
    return padded;
  };
  const limit = 4 * 1024 * 1024;
  expect((await openGolden(await sealFrame(bomb(limit), at))).ok).toBe(true);
  expect(await openGolden(await sealFrame(bomb(limit + 1), at))).toEqual(refusal);
  const large = await sealFrame(bomb(200 * 1024 * 1024), at);
  const { DecompressionStream: Real } = globalThis;
  let out = 0;
  class Counted {
    readable: ReadableStream<Uint8Array>;
    writable: WritableStream;
    constructor() {
      const inner = new Real('deflate-raw');
      const count = new TransformStream<Uint8Array, Uint8Array>({
        transform(chunk, controller) {
          out += chunk.length;
          controller.enqueue(chunk);
        },
      });
      this.writable = inner.writable;
      this.readable = inner.readable.pipeThrough(count);
    }
  }
  vi.stubGlobal('DecompressionStream', Counted);
  expect(await openGolden(large)).toEqual(refusal);
  expect(out).toBeGreaterThan(limit);
  expect(out).toBeLessThan(3 * limit);
});
