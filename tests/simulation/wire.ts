import type { Dice } from './dice.ts';
import type { Page } from './disk.ts';
import type { Host, Loop } from './loop.ts';

/** The network between the machines: slow, out of order, and sometimes not there at all. */

export interface Vraag {
  method: string;
  /** path and search */
  path: string;
  headers: Record<string, string>;
  body?: string;
}
export interface Antwoord {
  status: number;
  headers: Record<string, string>;
  cookies: readonly string[];
  body: string;
}

/** What happens to one message. */
export type Storing =
  /** it never arrives, and the sender is told at once */
  | 'cut-before'
  /** half of it arrives */
  | 'cut-during'
  /** it arrives, and the answer does not */
  | 'cut-after'
  /** half of the answer comes back */
  | 'cut-answer'
  /** nobody hears anything any more */
  | 'hangs'
  /** it arrives twice */
  | 'double'
  /** it arrives when its sender has given up */
  | 'late'
  /** a captive portal answers in our place */
  | 'portal'
  /** a gateway says that the server is down */
  | 'gateway'
  /** the other end is of a later, or of an earlier version */
  | 'newer'
  | 'older';

/** What a message may be told to go through; undefined for one that just travels. */
export type Judge = (from: Host, vraag: Vraag) => Storing | undefined;

const SECOND = 1_000;

export interface Serving {
  readonly host: Host;
  /** answers, or rejects when it breaks down meanwhile */
  handle(vraag: Vraag): Promise<Antwoord>;
}

export class Wire {
  /** everything that crossed, both ways */
  messages = 0;
  judge: Judge = () => undefined;
  onCross: (text: string) => void = () => {};
  readonly #loop: Loop;
  readonly #dice: Dice;
  readonly #server: Serving;
  /** what is on its way outlives the machines at both ends */
  readonly #air: Host;

  constructor(loop: Loop, dice: Dice, server: Serving) {
    this.#loop = loop;
    this.#dice = dice;
    this.#server = server;
    this.#air = loop.host('air');
  }

  #latency(): number {
    return 5 + this.#dice.below(150);
  }

  /** Takes a message and where it comes from; gives the answer, or breaks as a line does. */
  send(from: Host, page: Page, vraag: Vraag, signal?: AbortSignal | null): Promise<Antwoord> {
    const storing = this.judge(from, vraag);
    return new Promise((resolve, reject) => {
      const home = (act: () => void, ms = this.#latency()) =>
        this.#loop.timer(from, () => page.alive && act(), ms);
      const broken = () => home(() => reject(new TypeError('Failed to fetch')));
      signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')));
      if (signal?.aborted) return reject(new DOMException('aborted', 'AbortError'));
      if (storing === 'cut-before') return void broken();
      if (storing === 'portal') return void home(() => resolve(PORTAL));
      if (storing === 'gateway') return void home(() => resolve(GATEWAY));

      const handled = (what: Vraag, answered: (antwoord: Antwoord) => void) => {
        this.#cross(what.path, ...Object.values(what.headers), what.body ?? '');
        this.#server.handle(what).then(
          (antwoord) => {
            this.#loop.note(`${what.method} ${routeOf(what.path)} ${antwoord.status}`);
            this.#cross(...Object.values(antwoord.headers), antwoord.body);
            answered(antwoord);
          },
          () => broken(),
        );
      };
      const arrive = (what: Vraag, answered: (antwoord: Antwoord) => void, ms = this.#latency()) =>
        this.#loop.timer(
          this.#air,
          () => this.#loop.soon(this.#server.host, () => handled(what, answered)),
          ms,
        );
      const back = (antwoord: Antwoord) => void home(() => resolve(antwoord));

      switch (storing) {
        case 'cut-during':
          return void arrive({ ...vraag, ...(vraag.body && { body: halfOf(vraag.body) }) }, back);
        case 'cut-after':
          return void arrive(vraag, () => broken());
        case 'cut-answer':
          return void arrive(vraag, (antwoord) => back({ ...antwoord, body: halfOf(antwoord.body) }));
        case 'hangs':
          return undefined;
        case 'double':
          arrive(vraag, () => {}, this.#latency() + this.#dice.below(5 * SECOND));
          return void arrive(vraag, back);
        case 'late':
          return void arrive(vraag, back, (20 + this.#dice.below(600)) * SECOND);
        case 'newer':
          return void arrive(inVersion(vraag, 999), back);
        case 'older':
          return void arrive(inVersion(vraag, 0), back);
        default:
          return void arrive(vraag, back);
      }
    });
  }

  #cross(...texts: string[]): void {
    this.messages += 1;
    for (const text of texts) this.onCross(text);
  }
}

/** A path without what is named in it. */
const routeOf = (path: string): string =>
  path
    .split('/')
    .map((part) => (/^[\w-]{22,}$/.test(part) ? '*' : part))
    .join('/');
const halfOf = (text: string): string => text.slice(0, Math.floor(text.length / 2));
const inVersion = (vraag: Vraag, version: number): Vraag => ({
  ...vraag,
  ...(vraag.body && { body: vraag.body.replace(/"protocol":\d+/, `"protocol":${version}`) }),
});
const html = (status: number): Antwoord => ({
  status,
  headers: { 'content-type': 'text/html' },
  cookies: [],
  body: '<!doctype html><title>Welkom</title>',
});
const PORTAL = html(200);
const GATEWAY = html(502);

/** An answer as the code of a page reads it. */
export const responseOf = ({ status, headers, body }: Antwoord): Response =>
  ({
    status,
    ok: status >= 200 && status < 300,
    headers: { get: (name: string) => headers[name] ?? null },
    text: async () => body,
  }) as unknown as Response;
