import {
  decrypt,
  encrypt,
  hasExactly,
  isEpk,
  openSigned,
  readSealedHeader,
  signedBytes,
  SUITE,
  TO_KEY,
  type Herkomst,
  type Leesweigering,
  type Signer,
  type SignerOf,
} from './compact.ts';
import { ENVELOPE_BUCKETS, pack, unpack } from './frame.ts';
import { geweigerd, gelukt, type Uitkomst } from './outcome.ts';

/** Suite 1 (docs/protocol.md §3): signed by the phone, then sealed to the kring, its context bound on both layers. */

const TYP_OUTER = 'mr-env+jwe';
const TYP_INNER = 'mr-sig+jws';
/** What is sealed here starts at 2 KiB: a signal of one letter and one of a page then have the same length. */
const BUCKETS_SEALED = ENVELOPE_BUCKETS.slice(1);
const HEADER = [
  'alg',
  'enc',
  'typ',
  'cty',
  'suite',
  'tenant',
  'envId',
  'kring',
  'epoch',
  'keyset',
  'kid',
  'epk',
];
const KOP = ['tenant', 'envId', 'kring', 'epoch', 'keyset'] as const;

/** Where an envelope belongs; in clear, authenticated, and repeated inside by the one who seals. */
export type Kop = { tenant: string; envId: string; kring: string; epoch: number; keyset: number };

const TENANT = /^[A-Za-z0-9_-]{22}$/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const KRING = /^[a-z0-9-]{1,40}$/;
const KID = /^[A-Za-z0-9_-]{43}$/;

const matches = (form: RegExp, value: unknown): value is string =>
  typeof value === 'string' && form.test(value);
const counts = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 1;

function kopOf(from: Readonly<Record<string, unknown>>): Kop | undefined {
  const { tenant, envId, kring, epoch, keyset } = from;
  return matches(TENANT, tenant) &&
    matches(UUID, envId) &&
    matches(KRING, kring) &&
    counts(epoch) &&
    counts(keyset)
    ? { tenant, envId, kring, epoch, keyset }
    : undefined;
}

/**
 * Signs and seals a payload to a kring epoch. Takes the recipient's thumbprint as `kid` and the device id as the
 * signer's; the payload carries the same `kop` inside. Refuses a payload beyond 256 KiB; throws on a malformed kop.
 */
export async function seal(input: {
  kop: Kop;
  kid: string;
  recipient: CryptoKey;
  payload: unknown;
  signer: Signer;
}): Promise<Uitkomst<string, 'te-groot'>> {
  const kop = kopOf(input.kop);
  if (!kop || !KID.test(input.kid)) throw new TypeError('malformed kop or kid');
  if (!sameKop(kop, input.payload)) throw new TypeError('the payload does not repeat its kop');
  const padded = await pack(input.payload, BUCKETS_SEALED, { deflate: true });
  if (!padded) return geweigerd('te-groot');
  const signed = await signedBytes(padded, TYP_INNER, input.signer);
  const header = { ...TO_KEY, typ: TYP_OUTER, cty: TYP_INNER, suite: SUITE, ...kop, kid: input.kid };
  return gelukt(await encrypt(signed, header, input.recipient));
}

/**
 * Reads the clear fields of an envelope. Needs no key and proves nothing: only `open` does. An envelope of a suite
 * this version does not know is refused as such, to be kept for a newer one.
 */
export function readKop(jwe: string): Uitkomst<Kop & { kid: string; suite: number }, Leesweigering> {
  const read = readSealedHeader(jwe);
  if (!read.ok) return read;
  const header = read.waarde;
  const kop = kopOf(header);
  const kid = header['kid'];
  const exact =
    hasExactly(header, HEADER) &&
    header['alg'] === TO_KEY.alg &&
    header['enc'] === TO_KEY.enc &&
    header['typ'] === TYP_OUTER &&
    header['cty'] === TYP_INNER &&
    isEpk(header['epk']);
  if (!exact || !kop || !matches(KID, kid)) return geweigerd('onleesbaar');
  return gelukt({ ...kop, kid, suite: SUITE });
}

export interface GeopendeEnvelop {
  kop: Kop;
  payload: unknown;
  /** the device that says it signed; to be believed only when `herkomst` is bevestigd */
  signer: string;
  herkomst: Herkomst;
}

export type Openweigering = Leesweigering | 'kop-klopt-niet' | 'handtekening-ongeldig';

/**
 * Opens an envelope with the private key of its kring epoch. An unknown signer is told as `herkomst: onbekend`; a
 * known one whose signature is wrong is refused, as is a payload that names another kop than its header. Throws
 * CannotInflate in a browser without DecompressionStream.
 */
export async function open(
  jwe: string,
  deps: { recipient: CryptoKey; signerOf: SignerOf },
): Promise<Uitkomst<GeopendeEnvelop, Openweigering>> {
  const head = readKop(jwe);
  if (!head.ok) return head;
  const signed = await decrypt(jwe, deps.recipient, TO_KEY);
  if (!signed) return geweigerd('onleesbaar');
  const read = await openSigned(signed, TYP_INNER, deps.signerOf);
  if (!read.ok) return read;
  const { payload: padded, signer, herkomst } = read.waarde;
  const payload = await unpack(padded, ENVELOPE_BUCKETS);
  if (payload === undefined) return geweigerd('onleesbaar');
  const { kid: _kid, suite: _suite, ...kop } = head.waarde;
  if (!sameKop(kop, payload)) return geweigerd('kop-klopt-niet');
  return gelukt({ kop, payload, signer, herkomst });
}

function sameKop(kop: Kop, payload: unknown): boolean {
  if (typeof payload !== 'object' || payload === null || !('kop' in payload)) return false;
  const inside = payload.kop;
  return hasExactly(inside, KOP) && KOP.every((field) => inside[field] === kop[field]);
}
