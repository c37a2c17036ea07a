/** All chance of a schedule comes from one seed: the same seed throws the same dice. */
export interface Dice {
  /** from 0 up to 1 */
  next(): number;
  /** a whole number from 0 up to `n` */
  below(n: number): number;
  /** true this often */
  chance(p: number): boolean;
  pick<T>(from: readonly T[]): T;
  fill<T extends ArrayBufferView>(into: T): T;
  uuid(): string;
}

/** Takes a seed and what the dice are for; two purposes of one seed have nothing in common. */
export function dice(seed: number, purpose = ''): Dice {
  let a = 0x9e3779b9;
  let b = 0x243f6a88;
  let c = 0xb7e15162;
  let d = seed | 0;
  // sfc32: small, fast, and good enough for a simulation; no key of a person comes from it
  const word = (): number => {
    const t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return t >>> 0;
  };
  for (const letter of purpose) c = (Math.imul(c, 31) + letter.charCodeAt(0)) | 0;
  for (let n = 0; n < 12; n += 1) word();

  const next = () => word() / 2 ** 32;
  const below = (n: number) => Math.floor(next() * n);
  return {
    next,
    below,
    chance: (p) => next() < p,
    pick(from) {
      const found = from[below(from.length)];
      if (found === undefined) throw new RangeError('nothing to pick from');
      return found;
    },
    fill(into) {
      const bytes = new Uint8Array(into.buffer, into.byteOffset, into.byteLength);
      for (let at = 0; at < bytes.length; at += 4) {
        const drawn = word();
        for (let n = 0; n < 4 && at + n < bytes.length; n += 1) bytes[at + n] = drawn >>> (8 * n);
      }
      return into;
    },
    uuid() {
      const hex = Array.from({ length: 4 }, () => word().toString(16).padStart(8, '0')).join('');
      const variant = '89ab'[Number.parseInt(hex[16] ?? '0', 16) & 3];
      const parts = [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`];
      return [...parts, `${variant}${hex.slice(17, 20)}`, hex.slice(20)].join('-');
    },
  };
}
