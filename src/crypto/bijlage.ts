import { plain, utf8, type Bytes } from './bytes.ts';
import { sha256 } from './keys.ts';
import { geweigerd, gelukt, type Uitkomst } from './outcome.ts';
import { exportContentKey, importContentKey, makeContentKey } from './sealed.ts';

/**
 * A photo in chunks (docs/protocol.md §3.5): STREAM over AES-256-GCM. Each photo has a key of its own, used for nothing
 * else, so a counter is nonce enough. The nonce says which chunk it is and whether it is the last; the additional data
 * says of which photo: a chunk that was left out, moved, repeated or taken from elsewhere does not open.
 */

/** What travels and is stored at once; each chunk but the last is exactly so long. */
export const DEEL = 64 * 1024;
/** The last chunk is filled up to a multiple of this, so that its length tells little of the photo. */
const STAP = 16 * 1024;
const TAG = 16;
const INHOUD = DEEL - TAG;
/** More than any photo that the app makes; far less than the counter can count. */
const MEESTE_DELEN = 1024;

/** What a photo is bound to: sealed before anybody knows in which envelope it goes. */
export interface Bijlageplaats {
  tenant: string;
  id: string;
}
/** What is sealed inside the signaal, and opens the photo. */
export interface Bijlagesleutel {
  /** AES-256, base64url */
  sleutel: string;
  /** SHA-256 of the photo, base64url */
  sha256: string;
  /** length of the photo */
  bytes: number;
  delen: number;
}

const aad = ({ tenant, id }: Bijlageplaats): Bytes => utf8(`mr-bijlage-v1.${tenant}.${id}`);

/** Seven zeros, the number of the chunk in four bytes, and 1 for the last. */
function nonce(nummer: number, laatste: boolean): Bytes {
  const iv = new Uint8Array(12);
  new DataView(iv.buffer).setUint32(7, nummer);
  iv[11] = laatste ? 1 : 0;
  return iv;
}

const how = (plaats: Bijlageplaats, nummer: number, delen: number) => ({
  name: 'AES-GCM',
  iv: nonce(nummer, nummer === delen - 1),
  additionalData: aad(plaats),
});

/** Gives how many chunks a photo of so many bytes has, and how long they are together once sealed. */
export function maatVan(bytes: number): { delen: number; verzegeld: number } {
  const delen = Math.max(1, Math.ceil(bytes / INHOUD));
  const rest = bytes - (delen - 1) * INHOUD + TAG;
  return { delen, verzegeld: (delen - 1) * DEEL + Math.ceil(rest / STAP) * STAP };
}

/** Gives where each chunk of something sealed begins and ends. */
export const delenVan = (verzegeld: number): (readonly [begin: number, einde: number])[] =>
  Array.from({ length: Math.ceil(verzegeld / DEEL) }, (_, nummer) => [
    nummer * DEEL,
    Math.min(verzegeld, (nummer + 1) * DEEL),
  ]);

/** Seals a photo under a new key; gives its chunks one after another, and what opens them. Refuses an empty one. */
export async function sealBijlage(
  foto: Uint8Array,
  plaats: Bijlageplaats,
): Promise<Bijlagesleutel & { verzegeld: Bytes }> {
  const { delen, verzegeld: lang } = maatVan(foto.length);
  if (foto.length === 0 || delen > MEESTE_DELEN) throw new RangeError('no photo, or far too large');
  const key = await makeContentKey(true);
  const bytes = plain(foto);
  const verzegeld = new Uint8Array(lang);
  await Promise.all(
    delenVan(lang).map(async ([begin, einde], nummer) => {
      const van = nummer * INHOUD;
      const vol = bytes.subarray(van, van + INHOUD);
      let helder = vol;
      if (vol.length < einde - begin - TAG) {
        helder = new Uint8Array(einde - begin - TAG);
        helder.set(vol);
      }
      verzegeld.set(
        new Uint8Array(await crypto.subtle.encrypt(how(plaats, nummer, delen), key, helder)),
        begin,
      );
    }),
  );
  return {
    sleutel: await exportContentKey(key),
    sha256: await sha256(bytes),
    bytes: bytes.length,
    delen,
    verzegeld,
  };
}

/**
 * Opens what `sealBijlage` made. Anything else is onleesbaar: a chunk that is not in its place, is missing or is of
 * another photo, padding that is not zero, and a photo that is not the one the signaal tells of.
 */
export async function openBijlage(
  verzegeld: Uint8Array,
  plaats: Bijlageplaats,
  { sleutel, sha256: afdruk, bytes, delen }: Bijlagesleutel,
): Promise<Uitkomst<Bytes, 'onleesbaar'>> {
  const maat = maatVan(bytes);
  const past = bytes > 0 && maat.delen === delen && maat.verzegeld === verzegeld.length;
  if (!past || delen > MEESTE_DELEN) return geweigerd('onleesbaar');
  const dicht = plain(verzegeld);
  const helder = new Uint8Array(verzegeld.length - delen * TAG);
  try {
    const key = await importContentKey(sleutel);
    await Promise.all(
      delenVan(dicht.length).map(async ([begin, einde], nummer) => {
        const deel = dicht.subarray(begin, einde);
        helder.set(
          new Uint8Array(await crypto.subtle.decrypt(how(plaats, nummer, delen), key, deel)),
          nummer * INHOUD,
        );
      }),
    );
  } catch (error) {
    const refused =
      error instanceof TypeError || (error instanceof DOMException && error.name === 'OperationError');
    if (refused) return geweigerd('onleesbaar');
    throw error;
  }
  if (helder.subarray(bytes).some((byte) => byte !== 0)) return geweigerd('onleesbaar');
  const foto = helder.slice(0, bytes);
  return (await sha256(foto)) === afdruk ? gelukt(foto) : geweigerd('onleesbaar');
}
