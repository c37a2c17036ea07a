import { SERVERKETEN } from '../store/audit.ts';
import type { Stap, Tellers } from '../store/tellers.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
/** One network may be wrong this often in ten minutes. */
const FAILURES = 60;
/** One device may bring this much in an hour: far more than weeks of signals with photos. */
const DEVICE_BYTES = 256 * 1024 * 1024;
/** As long as GlobaLeaks makes a guesser wait, at most (security B7). */
const LONGEST = 42 * SECOND;
const FREE_TRIES = 3;

const secondsTo = (end: number, nu: number): number => Math.max(1, Math.ceil((end - nu) / SECOND));

/** Adds to what a key used until `end`; waits when that is more than the limit. */
export const meet =
  (limit: number, amount: number, nu: number, end: number): Stap =>
  (voor) => {
    const stand =
      voor && voor.tot > nu ? { ...voor, aantal: voor.aantal + amount } : { aantal: amount, tot: end };
    return { stand, wacht: stand.aantal > limit ? secondsTo(stand.tot, nu) : 0 };
  };

/**
 * Makes each next try of one name from one network wait longer: 1, 2, 4 … at most 42 seconds. A try counts before it is
 * looked at, so that many at the same moment do not all pass.
 */
export const vertraag =
  (nu: number): Stap =>
  (voor) => {
    if (voor && voor.tot > nu) return { stand: voor, wacht: secondsTo(voor.tot, nu) };
    const aantal = (voor && voor.tot + HOUR > nu ? voor.aantal : 0) + 1;
    const pause = aantal < FREE_TRIES ? 0 : Math.min(LONGEST, SECOND * 2 ** (aantal - FREE_TRIES));
    return { stand: { aantal, tot: nu + pause }, wacht: 0 };
  };

/** What holds up whoever guesses or floods, and nobody else. Each gives the seconds to wait, or 0. */
export class Remmen {
  readonly #tellers: Tellers;
  readonly #pseudoniem: (tenant: string, soort: string, id: string) => string;
  constructor(tellers: Tellers, pseudoniem: (tenant: string, soort: string, id: string) => string) {
    this.#tellers = tellers;
    this.#pseudoniem = pseudoniem;
  }

  #plek(tenant: string, rem: string, id: string) {
    return { tenant, rem, sleutel: this.#pseudoniem(tenant, `rem/${rem}`, id) };
  }

  /** Before a login is looked at; it counts as wrong until `aangemeld`. */
  aanmelden(who: string, nu: number): Promise<number> {
    return this.#tellers.step(this.#plek(SERVERKETEN, 'aanmelden', who), vertraag(nu), nu);
  }
  aangemeld(who: string): Promise<void> {
    return this.#tellers.forget(this.#plek(SERVERKETEN, 'aanmelden', who));
  }

  /** A wrong code or proof of one network; those that are right always pass. */
  mislukt(net: string, nu: number): Promise<number> {
    const stap = meet(FAILURES, 1, nu, nu + 10 * MINUTE);
    return this.#tellers.step(this.#plek(SERVERKETEN, 'mislukt', net), stap, nu);
  }

  /** Bytes of one device. The whole hour, not the minute: a finer time would tie the device to an envelope. */
  bytes(tenant: string, toestel: string, bytes: number, nu: number): Promise<number> {
    const stap = meet(DEVICE_BYTES, bytes, nu, nu - (nu % HOUR) + HOUR);
    return this.#tellers.step(this.#plek(tenant, 'bytes', toestel), stap, nu);
  }
}
