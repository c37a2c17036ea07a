import { Instellingen } from '#protocol/leden.ts';
import { SleutelbosAntwoord, SleutelbosSchrijven } from '#protocol/sleutelbos.ts';
import { readSleutelbos } from '../auth/sleutelbos.ts';
import { type App, type Kern, NO_CONTENT, REFUSALS, tenantParams, wieVan } from './kern.ts';
import { refuse } from './problem.ts';

/** The keyset that phones pin, and the sealed settings. */
export function sleutelbos(app: App, kern: Kern): void {
  const { store, sporen } = kern;

  app.get(
    '/v1/gemeenten/:tenant/sleutelbos',
    { schema: { params: tenantParams, response: { 200: SleutelbosAntwoord, ...REFUSALS } } },
    async (request, reply) => {
      const found = await store.gemeenten.sleutelbos(request.params.tenant);
      return found ? { sleutelbos: found.sleutelbos } : refuse(reply, 'niet-gevonden');
    },
  );

  app.put(
    '/v1/sleutelbos',
    { schema: { body: SleutelbosSchrijven, response: { 204: NO_CONTENT, ...REFUSALS } } },
    async (request, reply) => {
      const wie = wieVan(request);
      const { tenant } = wie;
      const read = await nextSleutelbos(kern, tenant, request.body.sleutelbos);
      if (!read.ok) return refuse(reply, read.reden);
      const { versie, leden } = read.waarde.bos;
      const done = await store.gemeenten.schrijfSleutelbos(
        { tenant, versie, leden: leden.map(({ lid }) => lid), ...request.body },
        sporen.lid(wie, 'sleutelbos-schrijven', request),
      );
      return done.ok ? reply.code(204).send(null) : refuse(reply, done.reden);
    },
  );

  app.get('/v1/instellingen', { schema: { response: { 200: Instellingen, ...REFUSALS } } }, async (request) =>
    store.gemeenten.instellingen(wieVan(request).tenant),
  );

  app.put(
    '/v1/instellingen',
    { schema: { body: Instellingen, response: { 204: NO_CONTENT, ...REFUSALS } } },
    async (request, reply) => {
      const wie = wieVan(request);
      const spoor = sporen.lid(wie, 'instellingen-schrijven', request);
      const done = await store.gemeenten.schrijfInstellingen(wie.tenant, request.body, spoor);
      return done.ok ? reply.code(204).send(null) : refuse(reply, done.reden);
    },
  );
}

/** Reads a keyset that is to follow the one that is there. */
export async function nextSleutelbos({ store }: Kern, tenant: string, jws: string) {
  const [now, { kid }] = await Promise.all([
    store.gemeenten.sleutelbos(tenant),
    store.gemeenten.ontvangstsleutel(tenant),
  ]);
  return readSleutelbos(jws, { tenant, ontvangstKid: kid, ...(now && { wortel: now.wortel }) });
}
