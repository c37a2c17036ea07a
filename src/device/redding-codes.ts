import { sha256 } from '#crypto/keys.ts';

/*
 * A line of a rescue file as a series of codes: `MR1.<series>.<which>.<of>.<part>`. The series is the beginning of the
 * SHA-256 of the whole line, so that parts of two lines never mix and what was put together can be checked.
 */

/** What a camera reads from a screen without trying twice. */
const PART = 800;
/** More than this nobody holds a phone still for: then it is a file. */
const MOST = 16;
const SERIES = 12;

const seriesOf = async (line: string): Promise<string> => (await sha256(line)).slice(0, SERIES);

/** Takes a line; gives the texts of its codes, undefined when there would be too many. */
export async function makeCodes(line: string): Promise<readonly string[] | undefined> {
  const count = Math.ceil(line.length / PART);
  if (count > MOST) return undefined;
  const series = await seriesOf(line);
  return Array.from(
    { length: count },
    (_, n) => `MR1.${series}.${n + 1}.${count}.${line.slice(n * PART, (n + 1) * PART)}`,
  );
}

/** How far a series is. */
export interface Reeksstand {
  gelezen: readonly number[];
  van: number;
  /** the line, when all of it is there and fits */
  regel?: string;
}

/** Puts a series together from whatever a camera saw, in any order and as often as it likes. */
export class Reeks {
  #series = '';
  #parts = new Map<number, string>();

  /** Takes what a code said; undefined when it is no code of ours. Another series begins anew. */
  async lees(text: string): Promise<Reeksstand | undefined> {
    const [, series = '', which = '', of = '', part = ''] =
      /^MR1\.([A-Za-z0-9_-]{12})\.(\d{1,2})\.(\d{1,2})\.(.+)$/s.exec(text) ?? [];
    const [n, van] = [Number(which), Number(of)];
    if (part === '' || n < 1 || n > van || van > MOST) return undefined;
    if (series !== this.#series) this.#parts = new Map();
    this.#series = series;
    this.#parts.set(n, part);
    const gelezen = [...this.#parts.keys()].sort((a, b) => a - b);
    if (gelezen.length < van) return { gelezen, van };
    const regel = gelezen.map((place) => this.#parts.get(place)).join('');
    if ((await seriesOf(regel)) === series) return { gelezen, van, regel };
    this.#parts = new Map();
    return { gelezen: [], van };
  }
}
