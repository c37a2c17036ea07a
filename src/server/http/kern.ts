import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyBaseLogger, FastifyInstance, RawServerDefault } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import * as z from 'zod';
import { Id, Kenmerk } from '#protocol/basis.ts';
import { Probleem } from '#protocol/weigering.ts';
import type { Remmen } from '../auth/remmen.ts';
import type { Sporen } from '../auth/sporen.ts';
import type { Uitdagingen } from '../auth/uitdagingen.ts';
import type { Reservekopiestand } from '../backups.ts';
import type { Receipts } from '../receipts.ts';
import type { Store, Wie } from '../store/store.ts';

export type App = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  ZodTypeProvider
>;

/** What every subject works with. Nothing in `http` makes a store, a clock or a key. */
export interface Kern {
  readonly store: Store;
  readonly klok: () => number;
  readonly origin: string;
  readonly sporen: Sporen;
  readonly receipts: Receipts;
  readonly uitdagingen: Uitdagingen;
  /** for salts of names that nobody has */
  readonly zouten: Buffer;
  readonly remmen: Remmen;
  /** who is told of a weakness */
  readonly contact?: string;
  /** of the backups this server makes by itself */
  readonly reservekopie: () => Reservekopiestand;
}

declare module 'fastify' {
  interface FastifyRequest {
    wie: Wie | undefined;
  }
}

/** Gives the member that the guard let through. */
export function wieVan(request: { wie: Wie | undefined }): Wie {
  if (!request.wie) throw new Error('a member route without its guard');
  return request.wie;
}

const probleem = {
  description: 'Geweigerd; `reden` zegt waarom.',
  content: { 'application/problem+json': { schema: Probleem } },
};
/** What any route may answer besides. */
export const REFUSALS = { '4xx': probleem, '5xx': probleem };
export const NO_CONTENT = z.null().describe('Gedaan.');

export const envIdParams = z.strictObject({ envId: Id });
export const tenantParams = z.strictObject({ tenant: Kenmerk });
/** The cursor of a desk: everything after this place in the stream. */
export const naQuery = z.strictObject({ na: z.coerce.number().int().min(0).default(0) });
