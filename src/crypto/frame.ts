import { plain, text, utf8, type Bytes } from './bytes.ts';

/*
 * [1 byte: version in the high nibble, bit 0 = deflated][4 bytes: length, big-endian][data][zeros up to the bucket]
 */
const VERSION = 0x10;
const DEFLATED = 0x01;
const HEAD = 5;
const PIECE = 4096;
const KIB = 1024;

/** The lengths an envelope's payload can have; what is inside differs, what is seen does not. */
export const ENVELOPE_BUCKETS = [1, 2, 4, 8, 16, 64, 256].map((n) => n * KIB);
/** Entries, wraps and labels are many and small, so their ladder starts lower. */
export const SMALL_BUCKETS = [256, 512, ...ENVELOPE_BUCKETS];
export const MAX_PADDED = 256 * KIB;
export const MAX_INFLATED = 4096 * KIB;

type Buckets = readonly number[];

/** Takes JSON, gives it framed and padded; undefined when it does not fit the largest bucket. */
export async function pack(
  data: unknown,
  buckets: Buckets,
  opts: { deflate: boolean },
): Promise<Bytes | undefined> {
  const json = JSON.stringify(data);
  if (json === undefined) throw new TypeError('not JSON');
  const raw = utf8(json);
  const deflated = opts.deflate ? await deflate(raw) : undefined;
  const smaller = deflated !== undefined && deflated.length < raw.length;
  const body = smaller ? deflated : raw;
  const bucket = buckets.find((size) => size >= HEAD + body.length);
  if (bucket === undefined) return undefined;
  const framed = new Uint8Array(bucket);
  framed[0] = VERSION | (smaller ? DEFLATED : 0);
  new DataView(framed.buffer).setUint32(1, body.length);
  framed.set(body, HEAD);
  return framed;
}

/** A browser that is too old for a desk: no envelope is to blame, so it is not taken for an unreadable one. */
export class CannotInflate extends Error {}

/** Takes a padded frame, gives the JSON in it; undefined when any byte is other than the format has. */
export async function unpack(framed: Uint8Array, buckets: Buckets): Promise<unknown> {
  try {
    return await read(framed, buckets);
  } catch (error) {
    if (error instanceof CannotInflate) throw error;
    return undefined;
  }
}

async function read(framed: Uint8Array, buckets: Buckets): Promise<unknown> {
  if (!buckets.includes(framed.length)) throw new TypeError('not a bucket');
  const flags = framed[0];
  if (flags !== VERSION && flags !== (VERSION | DEFLATED)) throw new TypeError('unknown frame');
  const length = new DataView(framed.buffer, framed.byteOffset).getUint32(1);
  if (length > framed.length - HEAD) throw new TypeError('longer than its frame');
  for (let i = HEAD + length; i < framed.length; i++) {
    if (framed[i] !== 0) throw new TypeError('padding is not zero');
  }
  const body = framed.subarray(HEAD, HEAD + length);
  return JSON.parse(text(flags === VERSION ? body : await inflate(body)));
}

/** Absent in WebKit before 16.4: the payload is then stored as it is. */
async function deflate(raw: Bytes): Promise<Bytes | undefined> {
  let stream: CompressionStream;
  try {
    stream = new CompressionStream('deflate-raw');
  } catch {
    return undefined;
  }
  return collect(stream, raw, Infinity);
}

async function inflate(deflated: Uint8Array): Promise<Bytes> {
  let stream: DecompressionStream;
  try {
    stream = new DecompressionStream('deflate-raw');
  } catch (cause) {
    throw new CannotInflate('no DecompressionStream for deflate-raw', { cause });
  }
  return collect(stream, plain(deflated), MAX_INFLATED);
}

/**
 * Pushes bytes through a stream and stops it as soon as more than `limit` has come out. The bytes go in by small pieces,
 * because a browser works off a whole piece before it listens to us.
 */
async function collect(stream: GenericTransformStream, input: Bytes, limit: number): Promise<Bytes> {
  // the reader sees the same error; here it would be one that nobody caught
  feed(stream.writable.getWriter(), input).catch(() => {});
  const reader = (stream.readable as ReadableStream<Bytes>).getReader();
  const chunks: Bytes[] = [];
  let total = 0;
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    total += next.value.length;
    if (total > limit) {
      await reader.cancel();
      throw new RangeError('inflates beyond the limit');
    }
    chunks.push(next.value);
  }
  const [only] = chunks;
  if (chunks.length === 1 && only) return only;
  const all = new Uint8Array(total);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}

async function feed(writer: WritableStreamDefaultWriter<Bytes>, input: Bytes): Promise<void> {
  for (let at = 0; at < input.length; at += PIECE) {
    await writer.ready;
    await writer.write(input.subarray(at, at + PIECE));
  }
  await writer.close();
}
