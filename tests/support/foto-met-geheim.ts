/** A photo as a phone makes it, with all that goes along unasked. Every one of these words may not come out again. */
export const GEHEIM = 'GEHEIM';

const ascii = (text: string) => Buffer.from(text, 'latin1');

function segment(marker: number, content: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
}

/** Takes entries of an image file directory; gives it as TIFF lays it down, big-endian, with what did not fit behind it. */
function directory(entries: [tag: number, type: number, count: number, value: Buffer][], at: number): Buffer {
  const head = Buffer.alloc(2 + entries.length * 12 + 4);
  head.writeUInt16BE(entries.length, 0);
  const rest: Buffer[] = [];
  let behind = at + head.length;
  entries.forEach(([tag, type, count, value], n) => {
    const entry = 2 + n * 12;
    head.writeUInt16BE(tag, entry);
    head.writeUInt16BE(type, entry + 2);
    head.writeUInt32BE(count, entry + 4);
    if (value.length <= 4) value.copy(head, entry + 8);
    else {
      head.writeUInt32BE(behind, entry + 8);
      rest.push(value);
      behind += value.length;
    }
  });
  return Buffer.concat([head, ...rest]);
}

const short = (value: number) => Buffer.from([value >> 8, value & 255, 0, 0]);
const long = (value: number) => Buffer.from([0, 0, value >> 8, value & 255]);
const rationals = (...values: number[]) =>
  Buffer.concat(
    values.map((value) => {
      const pair = Buffer.alloc(8);
      pair.writeUInt32BE(Math.round(value * 1000), 0);
      pair.writeUInt32BE(1000, 4);
      return pair;
    }),
  );

const GPS_AT = 400;
const THUMB_AT = 600;

/** Exif with the maker, the way the camera was held, where it was (52°43′48″ N, 5°9′36″ E) and a thumbnail. */
function exif(orientation: number): Buffer {
  const tiff = Buffer.alloc(THUMB_AT + 64);
  ascii('MM').copy(tiff, 0);
  tiff.writeUInt16BE(42, 2);
  tiff.writeUInt32BE(8, 4);
  const maker = ascii(`${GEHEIM}-MAKER\0`);
  const moment = ascii(`2026:03:01 21:47:00 ${GEHEIM}\0`);
  const first = directory(
    [
      [0x010f, 2, maker.length, maker],
      [0x0112, 3, 1, short(orientation)],
      [0x0132, 2, moment.length, moment],
      [0x8825, 4, 1, long(GPS_AT)],
    ],
    8,
  );
  first.copy(tiff, 8);
  // the second directory, of the thumbnail, stands right behind the entries of the first
  const second = 8 + first.length;
  tiff.writeUInt32BE(second, 8 + 2 + 4 * 12);
  const thumbnail = Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    ascii(`${GEHEIM}-DUIMNAGEL`),
    Buffer.from([0xff, 0xd9]),
  ]);
  directory(
    [
      [0x0201, 4, 1, long(THUMB_AT)],
      [0x0202, 4, 1, long(thumbnail.length)],
    ],
    second,
  ).copy(tiff, second);
  directory(
    [
      [1, 2, 2, ascii('N\0')],
      [2, 5, 3, rationals(52, 43, 48)],
      [3, 2, 2, ascii('E\0')],
      [4, 5, 3, rationals(5, 9, 36)],
    ],
    GPS_AT,
  ).copy(tiff, GPS_AT);
  thumbnail.copy(tiff, THUMB_AT);
  return segment(0xe1, Buffer.concat([ascii('Exif\0\0'), tiff]));
}

/** Takes the bytes of a plain JPEG; gives it as a phone would have written it. */
export function metGeheim(jpeg: Uint8Array, orientation = 1): Buffer {
  const xmp = `http://ns.adobe.com/xap/1.0/\0<x:xmpmeta><rdf:li>${GEHEIM}-XMP</rdf:li></x:xmpmeta>`;
  return Buffer.concat([
    jpeg.subarray(0, 2),
    exif(orientation),
    segment(0xe1, ascii(xmp)),
    segment(0xed, ascii(`Photoshop 3.0\0 ${GEHEIM}-IPTC`)),
    segment(0xfe, ascii(`${GEHEIM}-COMMENTAAR`)),
    jpeg.subarray(2),
    ascii(`${GEHEIM}-STAART`),
  ]);
}

/** Takes the bytes of a JPEG or WebP; gives the names of its parts, and how many bytes stand behind its end. */
export function delen(bytes: Uint8Array): { namen: string[]; over: number } {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const namen: string[] = [];
  if (file.toString('latin1', 0, 4) === 'RIFF') {
    let at = 12;
    while (at < file.length) {
      namen.push(file.toString('latin1', at, at + 4));
      const size = file.readUInt32LE(at + 4);
      at += 8 + size + (size % 2);
    }
    return { namen, over: file.length - 8 - file.readUInt32LE(4) };
  }
  let at = 2;
  for (;;) {
    const marker = file[at + 1]!;
    namen.push(marker.toString(16));
    if (marker === 0xd9) return { namen, over: file.length - at - 2 };
    at += 2 + file.readUInt16BE(at + 2);
    if (marker !== 0xda) continue;
    while (file[at] !== 0xff || file[at + 1] === 0 || (file[at + 1]! & 0xf8) === 0xd0) at += 1;
  }
}
