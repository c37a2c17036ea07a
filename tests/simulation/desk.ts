import { createDesk } from '#device/create-desk.ts';
import type { DeskCalls, DeskNews } from '#device/desk-calls.ts';
import { hostDesk } from '#device/desk-host.ts';
import { serve } from '#device/desk-rpc.ts';
import type { Desk as Bureau } from '#device/desk.ts';
import type { Cell, Live } from '#device/live.ts';
import { startWorker } from './channel.ts';
import type { Page } from './disk.ts';
import type { Host, Loop } from './loop.ts';
import { lower } from './phone.ts';
import { ORIGIN } from './server.ts';
import { type Wire, responseOf } from './wire.ts';

/** The newest value of what a desk shows. */
export const shown = <T>(live: Live<T>): T => (live as Cell<T>).value;

export interface Lid {
  loginnaam: string;
  wachtzin: string;
}

/** A browser at a desk: one session cookie, one page, one worker that has the keys. */
export class Desk {
  readonly host: Host;
  skew = 0;
  /** somebody looks at it */
  visible = true;
  lid: Lid | undefined;
  page: Page = { alive: true };
  bureau: Bureau;
  /** what the page does every few seconds */
  tick: () => void = () => {};
  readonly #jar = new Map<string, string>();
  readonly #loop: Loop;
  readonly #wire: Wire;

  constructor(loop: Loop, wire: Wire, name: string, lid?: Lid) {
    this.#loop = loop;
    this.#wire = wire;
    this.lid = lid;
    this.host = loop.host(name);
    this.bureau = this.#open();
  }

  now(): number {
    return this.#loop.now + this.skew;
  }

  #open(): Bureau {
    const page: Page = { alive: true };
    this.page = page;
    const line = ((url: string, init: RequestInit = {}) => this.#fetch(page, url, init)) as typeof fetch;
    return createDesk({
      now: () => this.now(),
      origin: ORIGIN,
      fetch: line,
      secure: true,
      attention: {
        visible: () => this.visible,
        on: () => {},
        every: (_ms, then) => (this.tick = () => this.#loop.soon(this.host, () => page.alive && then())),
      },
      makeWorker: () =>
        startWorker(this.#loop, this.host, page, (port) =>
          serve<DeskCalls, DeskNews>(port, (tell) =>
            hostDesk({ fetch: line, origin: ORIGIN, now: () => this.now() }, tell),
          ),
        ),
    });
  }

  async #fetch(page: Page, url: string, init: RequestInit): Promise<Response> {
    const cookie = [...this.#jar].map((pair) => pair.join('=')).join('; ');
    const vraag = {
      method: init.method ?? 'GET',
      path: url.slice(ORIGIN.length),
      headers: { ...lower(init.headers as Record<string, string>), ...(cookie && { cookie }) },
      ...(typeof init.body === 'string' && { body: init.body }),
    };
    const antwoord = await this.#wire.send(this.host, page, vraag, init.signal);
    for (const given of antwoord.cookies) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(given) ?? [];
      if (value === '') this.#jar.delete(name);
      else this.#jar.set(name, value);
    }
    return responseOf(antwoord);
  }

  /** The browser goes away in the middle of whatever it did; another page is opened, and nobody is logged in there. */
  crash(): void {
    this.host.life += 1;
    this.page.alive = false;
    this.#loop.drop(this.host);
    this.bureau = this.#open();
  }
}
