import { CompactSign, calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK } from 'jose';
import { PubliekeSleutel } from '#protocol/basis.ts';
import { type Ontvangstbewijs, type Bewaarverklaring } from '#protocol/envelop.ts';
import { type Bijlagebewijs } from '#protocol/bijlage.ts';
import { type Regelbewijs } from '#protocol/melding.ts';
import { TYP_BIJLAGEBEWIJS, TYP_ONTVANGST, TYP_REGELBEWIJS, TYP_VERKLARING } from '#protocol/zegels.ts';
import type * as z from 'zod/mini';
import type { Ontvangstsleutel } from './store/store.ts';

/** Makes the key with which one municipality's receipts are signed. */
export async function makeReceiptKey(): Promise<Ontvangstsleutel> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const prive = await exportJWK(privateKey);
  const publiek = PubliekeSleutel.parse({ kty: prive.kty, crv: prive.crv, x: prive.x, y: prive.y });
  return { kid: await calculateJwkThumbprint(publiek, 'sha256'), publiek, prive: JSON.stringify(prive) };
}

interface Payloads {
  [TYP_ONTVANGST]: Ontvangstbewijs;
  [TYP_REGELBEWIJS]: Regelbewijs;
  [TYP_BIJLAGEBEWIJS]: Bijlagebewijs;
  [TYP_VERKLARING]: z.infer<typeof Bewaarverklaring>;
}

/** Signs what this server says it holds. Only ever called after the commit. */
export class Receipts {
  readonly #keys = new Map<string, { kid: string; key: Awaited<ReturnType<typeof importJWK>> }>();
  readonly #keyOf: (tenant: string) => Promise<Ontvangstsleutel>;
  constructor(keyOf: (tenant: string) => Promise<Ontvangstsleutel>) {
    this.#keyOf = keyOf;
  }

  async #key(tenant: string) {
    const known = this.#keys.get(tenant);
    if (known) return known;
    const { kid, prive } = await this.#keyOf(tenant);
    const made = { kid, key: await importJWK(JSON.parse(prive), 'ES256') };
    this.#keys.set(tenant, made);
    return made;
  }

  async sign<T extends keyof Payloads>(typ: T, payload: Payloads[T]): Promise<string> {
    const { kid, key } = await this.#key(payload.tenant);
    return new CompactSign(Buffer.from(JSON.stringify(payload)))
      .setProtectedHeader({ alg: 'ES256', typ, kid })
      .sign(key);
  }
}
