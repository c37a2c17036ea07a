import { isIP } from 'node:net';
import type { Auditactie, Spoor } from '../store/audit.ts';
import type { Wie } from '../store/store.ts';
import { hmac } from './hash.ts';

/** What an audit entry needs to know of the request it is about. */
export interface Aanleiding {
  ip: string;
  id: string;
}

/** The network, not the machine: /24, or /48 of IPv6 (security T25). */
export function netOf(ip: string): string {
  const bare = ip.replace(/^::ffff:(?=\d+\.)/i, '');
  if (isIP(bare) === 4) return `${bare.split('.').slice(0, 3).join('.')}.0/24`;
  if (isIP(bare) !== 6) return 'onbekend';
  const [left = '', right] = bare.split('::');
  const head = left === '' ? [] : left.split(':');
  const zeros = right === undefined ? [] : ['0', '0', '0'];
  return `${[...head, ...zeros].slice(0, 3).join(':')}::/48`;
}

/**
 * Makes the trail of an act. Names are pseudonyms under a key that stands outside the database and its backups: without it
 * no entry can be tied to a person, a device or an envelope (security B8.3, C-13).
 */
export class Sporen {
  readonly #key: Buffer;
  readonly #klok: () => number;
  constructor(key: Buffer, klok: () => number) {
    this.#key = key;
    this.#klok = klok;
  }

  pseudoniem(tenant: string, soort: string, id: string): string {
    return hmac(hmac(this.#key, tenant), `${soort}/${id}`).toString('base64url');
  }

  /** An act of a member; `object` is what it was done to, as kind and id. */
  lid(wie: Wie, actie: Auditactie, van: Aanleiding, object?: readonly [string, string]): Spoor {
    return {
      op: new Date(this.#klok()).toISOString(),
      actor: this.pseudoniem(wie.tenant, 'lid', wie.lid),
      rol: wie.rol,
      actie,
      object: object ? this.pseudoniem(wie.tenant, ...object) : '-',
      herkomst: netOf(van.ip),
      operatie: van.id,
    };
  }

  /**
   * A deposit. The pseudonym is of the device with this envelope, so that two signals of one device look like two devices
   * (C-20); the time is the hour and the network is left out, for the same reason.
   */
  toestel(tenant: string, toestel: string, envId: string, van: Aanleiding): Spoor {
    const now = this.#klok();
    return {
      op: new Date(now - (now % 3_600_000)).toISOString(),
      actor: this.pseudoniem(tenant, 'toestel', `${toestel}/${envId}`),
      rol: 'toestel',
      actie: 'envelop-ontvangen',
      object: this.pseudoniem(tenant, 'envelop', envId),
      herkomst: '-',
      operatie: van.id,
    };
  }

  /** An act by somebody who is nobody yet: a holder of a code or token, or a login that failed. */
  iemand(
    tenant: string,
    rol: string,
    actie: Auditactie,
    van: Aanleiding,
    object?: readonly [string, string],
  ): Spoor {
    return {
      op: new Date(this.#klok()).toISOString(),
      actor: '-',
      rol,
      actie,
      object: object ? this.pseudoniem(tenant, ...object) : '-',
      herkomst: netOf(van.ip),
      operatie: van.id,
    };
  }
}
