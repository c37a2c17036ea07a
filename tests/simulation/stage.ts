import { type Dice, dice } from './dice.ts';
import { Desk, type Lid } from './desk.ts';
import type { PhoneDisk } from './disk.ts';
import { type Cryptosoort, takeGlobals } from './globals.ts';
import { type Host, Loop } from './loop.ts';
import { Phone } from './phone.ts';
import { type Engine, Server } from './server.ts';
import { Wire } from './wire.ts';

/** A world with one clock and one seed: a server, the wire, and the phones and desks that are on it. */
export class Stage {
  readonly dice: Dice;
  readonly loop: Loop;
  readonly server: Server;
  readonly wire: Wire;
  readonly phones: Phone[] = [];
  readonly desks: Desk[] = [];
  readonly #seed: number;
  readonly #leave: () => void;

  constructor(seed: number, begin: number, soort: Cryptosoort, engine: Engine, folder: string) {
    this.#seed = seed;
    this.dice = dice(seed, 'stage');
    this.loop = new Loop(begin, dice(seed, 'order'));
    this.#leave = takeGlobals(this.loop, dice(seed, 'keys'), soort);
    this.server = new Server(this.loop, engine, folder);
    this.wire = new Wire(this.loop, dice(seed, 'wire'), this.server);
  }

  phone(disk: PhoneDisk): Phone {
    const name = `telefoon ${this.phones.length + 1}`;
    const made = new Phone(this.loop, dice(this.#seed, name), this.wire, name, disk);
    this.phones.push(made);
    return made;
  }

  desk(lid?: Lid): Desk {
    const made = new Desk(this.loop, this.wire, `bureau ${this.desks.length + 1}`, lid);
    this.desks.push(made);
    return made;
  }

  /** Lets a machine do something, and everybody else what they do, until it is done. */
  async do<T>(host: Host, act: () => Promise<T>, patience = 600_000): Promise<T> {
    let end: (() => T) | undefined;
    this.loop.soon(host, () => {
      act().then(
        (value) => (end = () => value),
        (error: unknown) => {
          end = () => {
            throw error;
          };
        },
      );
    });
    await this.loop.run(patience, () => end !== undefined);
    if (!end) throw new Error(`${host.name} never finished`);
    return end();
  }

  /** Takes everything down; the globals are as they were. */
  async end(): Promise<void> {
    for (const phone of this.phones) phone.crash();
    for (const desk of this.desks) desk.page.alive = false;
    this.#leave();
    await this.server.end();
  }
}
