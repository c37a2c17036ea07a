import { VeldAntwoord, VeldSchrijven } from '#protocol/veld.ts';
import { readVelddocument } from '../auth/velddocument.ts';
import { type App, type Kern, NO_CONTENT, REFUSALS, tenantParams, wieVan } from './kern.ts';
import { refuse } from './problem.ts';

/** What a municipality decides about its phones. Anybody may read it; only who holds the root key can sign the next. */
export function veldinstellingen(app: App, { store, sporen }: Kern): void {
  app.get(
    '/v1/gemeenten/:tenant/veldinstellingen',
    { schema: { params: tenantParams, response: { 200: VeldAntwoord, ...REFUSALS } } },
    async (request, reply) =>
      (await store.gemeenten.veldinstellingen(request.params.tenant)) ?? refuse(reply, 'niet-gevonden'),
  );

  app.put(
    '/v1/veldinstellingen',
    { schema: { body: VeldSchrijven, response: { 204: NO_CONTENT, ...REFUSALS } } },
    async (request, reply) => {
      const wie = wieVan(request);
      const { tenant } = wie;
      const bos = await store.gemeenten.sleutelbos(tenant);
      if (!bos) return refuse(reply, 'niet-gevonden');
      const { sleutelbos, wortel } = bos;
      const { veldinstellingen: jws, na } = request.body;
      const read = await readVelddocument(jws, { tenant, na, sleutelbos, wortel });
      if (!read.ok) return refuse(reply, read.reden);
      const nieuw = { veldinstellingen: jws, versie: read.waarde, na };
      const spoor = sporen.lid(wie, 'veldinstellingen-schrijven', request);
      const done = await store.gemeenten.schrijfVeldinstellingen(tenant, nieuw, spoor);
      return done.ok ? reply.code(204).send(null) : refuse(reply, done.reden);
    },
  );
}
