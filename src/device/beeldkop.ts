/** What a picture says of itself before anybody decodes it. */
export interface Beeldkop {
  mime: 'image/jpeg' | 'image/png' | 'image/webp' | 'image/heic';
  /** as stored: turning by the camera's note not counted */
  breedte: number;
  hoogte: number;
  /** the camera was held upright: width and height change places when it is shown */
  kwartslag: boolean;
}

/**
 * Takes the bytes of a file; gives what kind of picture it is and how large it will be once decoded, so that a small file
 * that blows up to gigabytes is refused unopened. Undefined for everything that is not on the list: the name and the
 * type that came with the file are not believed (security C-55, C-74).
 */
export function leesBeeldkop(bytes: Uint8Array): Beeldkop | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const kop = jpeg(view) ?? png(view) ?? webp(view) ?? heic(view);
    return kop && kop.breedte > 0 && kop.hoogte > 0 ? kop : undefined;
  } catch {
    return undefined; // it ends before its own header does
  }
}

/** Takes four bytes as letters: most formats name their parts so. */
export const letters = (view: DataView, at: number): string =>
  String.fromCharCode(...[0, 1, 2, 3].map((n) => view.getUint8(at + n)));

/** A part of a JPEG file. */
export interface Segment {
  soort: number;
  /** of its 0xFF, and just behind its last byte */
  van: number;
  tot: number;
}

export const SOI = 0xffd8;
export const EOI = 0xd9;
export const SOS = 0xda;
const APP1 = 0xe1;
/** SOF0–SOF15 without the three that mean something else. */
const isFrame = (soort: number) => soort >= 0xc0 && soort <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(soort);

/** Takes a JPEG file and where a marker stands; gives the segments up to and including the next SOS or EOI. */
export function segmenten(view: DataView, from = 2): Segment[] {
  const found: Segment[] = [];
  for (let at = from; ;) {
    if (view.getUint8(at) !== 0xff) throw new RangeError('no marker where one must stand');
    const soort = view.getUint8(at + 1);
    if (soort === 0xff) {
      at += 1; // any number of fill bytes may stand before a marker
      continue;
    }
    const tot = soort === EOI ? at + 2 : at + 2 + Math.max(2, view.getUint16(at + 2));
    if (tot > view.byteLength) throw new RangeError('a segment is cut off');
    found.push({ soort, van: at, tot });
    if (soort === EOI || soort === SOS) return found;
    at = tot;
  }
}

function jpeg(view: DataView): Beeldkop | undefined {
  if (view.getUint16(0) !== SOI) return undefined;
  const found = segmenten(view);
  const frame = found.find(({ soort }) => isFrame(soort));
  if (!frame) return undefined;
  return {
    mime: 'image/jpeg',
    hoogte: view.getUint16(frame.van + 5),
    breedte: view.getUint16(frame.van + 7),
    kwartslag: found.some((segment) => segment.soort === APP1 && turned(view, segment.van + 4)),
  };
}

const ORIENTATION = 0x0112;

/** Takes where the content of APP1 begins; tells whether its Exif says that the camera was held upright. */
function turned(view: DataView, at: number): boolean {
  try {
    return quarter(view, at);
  } catch {
    return false; // a broken note is no reason to refuse the picture
  }
}

function quarter(view: DataView, at: number): boolean {
  if (letters(view, at) !== 'Exif') return false;
  const tiff = at + 6;
  const little = view.getUint16(tiff) === 0x4949;
  const directory = tiff + view.getUint32(tiff + 4, little);
  const entries = view.getUint16(directory, little);
  for (let n = 0; n < entries; n += 1) {
    const entry = directory + 2 + n * 12;
    if (view.getUint16(entry, little) === ORIENTATION) return view.getUint16(entry + 8, little) >= 5;
  }
  return false;
}

function png(view: DataView): Beeldkop | undefined {
  const signature = view.getUint32(0) === 0x8950_4e47 && view.getUint32(4) === 0x0d0a_1a0a;
  if (!signature || letters(view, 12) !== 'IHDR') return undefined;
  return { mime: 'image/png', breedte: view.getUint32(16), hoogte: view.getUint32(20), kwartslag: false };
}

/** Takes the bytes of a RIFF file and where three of them stand; gives them as one number, the first the smallest. */
const threeBytes = (view: DataView, at: number) => view.getUint16(at, true) | (view.getUint8(at + 2) << 16);

function webp(view: DataView): Beeldkop | undefined {
  if (letters(view, 0) !== 'RIFF' || letters(view, 8) !== 'WEBP') return undefined;
  const kop = { mime: 'image/webp', kwartslag: false } as const;
  switch (letters(view, 12)) {
    case 'VP8X':
      return { ...kop, breedte: threeBytes(view, 24) + 1, hoogte: threeBytes(view, 27) + 1 };
    case 'VP8 ':
      return {
        ...kop,
        breedte: view.getUint16(26, true) & 0x3fff,
        hoogte: view.getUint16(28, true) & 0x3fff,
      };
    case 'VP8L': {
      const bits = view.getUint32(21, true);
      return { ...kop, breedte: (bits & 0x3fff) + 1, hoogte: ((bits >>> 14) & 0x3fff) + 1 };
    }
    default:
      return undefined;
  }
}

const HEIC = new Set(['heic', 'heix', 'heim', 'heis', 'mif1']);
/** A picture of a phone is stored as tiles; the largest size that is named is that of the whole. */
const METADATA = 256 * 1024;

function heic(view: DataView): Beeldkop | undefined {
  if (letters(view, 4) !== 'ftyp' || !HEIC.has(letters(view, 8))) return undefined;
  let breedte = 0;
  let hoogte = 0;
  const end = Math.min(view.byteLength, METADATA) - 16;
  for (let at = 8; at < end; at += 1) {
    if (view.getUint32(at) !== 0x6973_7065 /* ispe */) continue;
    breedte = Math.max(breedte, view.getUint32(at + 8));
    hoogte = Math.max(hoogte, view.getUint32(at + 12));
  }
  return { mime: 'image/heic', breedte, hoogte, kwartslag: false };
}
