import { EOI, SOI, SOS, letters, segmenten } from './beeldkop.ts';

/**
 * Takes a picture that the browser just wrote; gives it with nothing in it but the picture: no Exif, XMP, colour profile,
 * comment, thumbnail or bytes behind the end. A canvas knows none of what stood in the original, but browsers add things
 * of their own, and what is not there cannot tell anything. Undefined when it is no JPEG or WebP.
 */
export function kaleFoto(bytes: Uint8Array): Uint8Array | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return bareJpeg(bytes, view) ?? bareWebp(bytes, view);
  } catch {
    return undefined;
  }
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Quantisation, Huffman tables, frame, restart interval, scan and end: what a decoder needs, and nothing else. */
const isPicture = (soort: number) =>
  (soort >= 0xc0 && soort <= 0xcf) || [0xdb, 0xdd, SOS, EOI].includes(soort);

/** A canvas writes YCbCr, which is what a decoder takes a JPEG without APP segments for. */
function bareJpeg(bytes: Uint8Array, view: DataView): Uint8Array | undefined {
  if (view.getUint16(0) !== SOI) return undefined;
  const parts = [bytes.subarray(0, 2)];
  for (let at = 2; ;) {
    const found = segmenten(view, at);
    const last = found.at(-1)!;
    parts.push(
      ...found.filter(({ soort }) => isPicture(soort)).map(({ van, tot }) => bytes.subarray(van, tot)),
    );
    if (last.soort === EOI) return joined(parts);
    at = endOfScan(bytes, last.tot);
    parts.push(bytes.subarray(last.tot, at));
  }
}

/** Takes where coded pixels begin; gives where the next marker stands that is not of the pixels themselves. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = from; at < bytes.length - 1; at += 1) {
    const next = bytes[at + 1]!;
    const ofPixels = next === 0 || (next >= 0xd0 && next <= 0xd7);
    if (bytes[at] === 0xff && !ofPixels) return at;
  }
  throw new RangeError('the picture has no end');
}

/** Only the chunk of the picture itself: a WebP of one frame without alpha needs no other. */
function bareWebp(bytes: Uint8Array, view: DataView): Uint8Array | undefined {
  if (letters(view, 0) !== 'RIFF' || letters(view, 8) !== 'WEBP') return undefined;
  let at = 12;
  while (at + 8 <= bytes.length) {
    const size = view.getUint32(at + 4, true);
    const next = at + 8 + size + (size % 2);
    if (/^VP8[ L]$/.test(letters(view, at))) {
      const picture = bytes.subarray(at, next);
      const head = new DataView(new ArrayBuffer(12));
      head.setUint32(0, 0x5249_4646 /* RIFF */);
      head.setUint32(4, picture.length + 4, true);
      head.setUint32(8, 0x5745_4250 /* WEBP */);
      return joined([new Uint8Array(head.buffer), picture]);
    }
    at = next;
  }
  return undefined;
}
