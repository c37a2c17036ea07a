import { type Uitkomst, geweigerd, gelukt } from '#domain/uitkomst.ts';
import { type Beeldkop, leesBeeldkop } from './beeldkop.ts';
import { kaleFoto } from './kale-foto.ts';
import { type Raster, maakRaster, vervaag } from './raster.ts';

export type Fotoweigering =
  /** not a JPEG, PNG, WebP or HEIC, whatever its name says */
  | 'geen-foto'
  /** the file, or the picture in it once decoded */
  | 'te-groot'
  /** broken, or of a kind that this browser cannot decode */
  | 'niet-te-openen';

const LANGSTE_ZIJDE = 2048;
/** what is shown while squares are painted over; twice the widest column */
const VOORBEELD = 1120;
export const MEESTE_BYTES = 40 * 1024 * 1024;
/** 256 MB once decoded: what a phone of today can make, and no file that only wants to fill the memory */
export const MEESTE_PIXELS = 64_000_000;
/** A photo that is still larger is written with less detail. */
const HOOGSTENS = 1024 * 1024;
const KWALITEITEN = [0.82, 0.7, 0.55, 0.4] as const;

export interface Voorbereid {
  voorbeeld: ImageBitmap;
  raster: Raster;
}

/** A photo as it is sealed: decoded, scaled, written anew, and nothing in it but its pixels. */
export interface Foto {
  inhoud: Uint8Array;
  mime: 'image/webp' | 'image/jpeg';
  breedte: number;
  hoogte: number;
}

/** Holds one photo at a time. The same work runs in a worker, and on the page where a worker has no canvas. */
export type Fotowerk = {
  /** Takes a file, or one frame of the camera (which it closes); gives what is needed to look at it and paint over it. */
  bereid(bron: Blob | ImageBitmap): Promise<Uitkomst<Voorbereid, Fotoweigering>>;
  /** Takes the squares that were painted over; gives the photo without what they covered. */
  maak(vakken: readonly number[]): Promise<Uitkomst<Foto, 'niet-te-openen'>>;
};

type Pen = Pick<
  OffscreenCanvasRenderingContext2D,
  'drawImage' | 'fillRect' | 'fillStyle' | 'getImageData' | 'imageSmoothingQuality'
>;

export interface Doek {
  pen: Pen;
  /** Where the browser does not know the type it writes another, and says so in the type of what it gives. */
  schrijf(mime: Foto['mime'], kwaliteit: number): Promise<Blob | null>;
}

/** Takes how to make a canvas without alpha; gives the work that is done on photos. */
export function createFotowerk(maakDoek: (breedte: number, hoogte: number) => Doek): Fotowerk {
  let open: { beeld: ImageBitmap; raster: Raster } | undefined;

  function teken(beeld: ImageBitmap): Doek {
    const doek = maakDoek(beeld.width, beeld.height);
    doek.pen.fillStyle = '#fff'; // under what was transparent
    doek.pen.fillRect(0, 0, beeld.width, beeld.height);
    doek.pen.drawImage(beeld, 0, 0);
    return doek;
  }

  return {
    async bereid(bron) {
      open?.beeld.close();
      open = undefined;
      const geopend = bron instanceof Blob ? await decode(bron) : gelukt(bron);
      if (!geopend.ok) return geopend;
      const beeld = await shrink(geopend.waarde, LANGSTE_ZIJDE);
      const { data } = teken(beeld).pen.getImageData(0, 0, beeld.width, beeld.height);
      const raster = maakRaster(data, beeld.width, beeld.height);
      open = { beeld, raster };
      return gelukt({ voorbeeld: await createImageBitmap(beeld, resized(beeld, VOORBEELD)), raster });
    },

    async maak(vakken) {
      if (!open) return geweigerd('niet-te-openen');
      const { beeld, raster } = open;
      const doek = teken(beeld);
      vervaag(doek.pen, raster, vakken, beeld.width, beeld.height);
      const geschreven = await write(doek);
      return geschreven
        ? gelukt({ ...geschreven, breedte: beeld.width, hoogte: beeld.height })
        : geweigerd('niet-te-openen');
    },
  };
}

/** Decodes to the size that is kept in one go, so that the full picture is never held beside another. */
async function decode(bron: Blob): Promise<Uitkomst<ImageBitmap, Fotoweigering>> {
  if (bron.size > MEESTE_BYTES) return geweigerd('te-groot');
  const kop = leesBeeldkop(new Uint8Array(await bron.arrayBuffer()));
  if (!kop) return geweigerd('geen-foto');
  if (kop.breedte * kop.hoogte > MEESTE_PIXELS) return geweigerd('te-groot');
  return toBitmap(bron.slice(0, bron.size, kop.mime), kop, LANGSTE_ZIJDE);
}

/**
 * Takes a picture of which the head was read; gives its pixels, upright, at most so long. Only one side is named: a
 * browser that turns the picture otherwise than we thought then still keeps its shape.
 */
async function toBitmap(
  bron: Blob,
  { breedte, hoogte, kwartslag }: Beeldkop,
  langste: number,
): Promise<Uitkomst<ImageBitmap, 'niet-te-openen'>> {
  const liggend = breedte > hoogte !== kwartslag;
  const klein: ImageBitmapOptions =
    Math.max(breedte, hoogte) <= langste
      ? {}
      : { [liggend ? 'resizeWidth' : 'resizeHeight']: langste, resizeQuality: 'high' };
  try {
    return gelukt(
      await createImageBitmap(bron, { ...klein, imageOrientation: 'from-image' }).catch((error: unknown) => {
        // older browsers do not know the word, and turn the picture by themselves
        if (error instanceof TypeError) return createImageBitmap(bron, klein);
        throw error;
      }),
    );
  } catch {
    return geweigerd('niet-te-openen');
  }
}

/** Takes a picture and its longest side at most; gives the options with which it becomes so small, or none. */
function resized({ width, height }: ImageBitmap, langste: number): ImageBitmapOptions {
  const factor = Math.min(1, langste / Math.max(width, height));
  if (factor === 1) return {};
  return {
    resizeWidth: Math.max(1, Math.round(width * factor)),
    resizeHeight: Math.max(1, Math.round(height * factor)),
    resizeQuality: 'high',
  };
}

async function shrink(beeld: ImageBitmap, langste: number): Promise<ImageBitmap> {
  if (Math.max(beeld.width, beeld.height) <= langste) return beeld;
  const klein = await createImageBitmap(beeld, resized(beeld, langste));
  beeld.close();
  return klein;
}

/** WebP where the browser can write it, else JPEG; with less detail as long as it is too large. */
async function write(doek: Doek): Promise<Pick<Foto, 'inhoud' | 'mime'> | undefined> {
  let mime: Foto['mime'] = 'image/webp';
  let inhoud: Uint8Array | undefined;
  for (const kwaliteit of KWALITEITEN) {
    let blob = await doek.schrijf(mime, kwaliteit);
    if (blob && blob.type !== mime) {
      mime = 'image/jpeg';
      blob = await doek.schrijf(mime, kwaliteit);
    }
    if (blob?.type !== mime) return undefined;
    inhoud = kaleFoto(new Uint8Array(await blob.arrayBuffer()));
    if (!inhoud || inhoud.length <= HOOGSTENS) break;
  }
  return inhoud && { inhoud, mime };
}

/**
 * Takes the bytes of a sealed photo and how long it may be shown; gives its pixels. Only what is drawn: nothing else of
 * the file is looked at, so what hides in it stays where it is (security C-74, T21).
 */
export async function leesFoto(
  inhoud: Uint8Array<ArrayBuffer>,
  langste: number,
): Promise<Uitkomst<ImageBitmap, Fotoweigering>> {
  const kop = leesBeeldkop(inhoud);
  if (kop?.mime !== 'image/webp' && kop?.mime !== 'image/jpeg') return geweigerd('geen-foto');
  if (kop.breedte * kop.hoogte > MEESTE_PIXELS) return geweigerd('te-groot');
  return toBitmap(new Blob([inhoud], { type: kop.mime }), kop, langste);
}
