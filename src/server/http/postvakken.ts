import * as z from 'zod';
import { Id, Kenmerk } from '#protocol/basis.ts';
import { BerichtAntwoord, BerichtSchrijven, Berichten } from '#protocol/bericht.ts';
import { bearerHash } from './envelopstand.ts';
import { type App, type Kern, REFUSALS, wieVan } from './kern.ts';
import { refuse } from './problem.ts';

const postvakParams = z.strictObject({ id: Kenmerk });
const berichtParams = z.strictObject({ id: Kenmerk, berichtId: Id });

/** Mailboxes: the desk puts sealed feedback in, a phone takes it out with the token of that one signal. */
export function postvakken(app: App, kern: Kern): void {
  const { store, klok, sporen } = kern;

  app.put(
    '/v1/postvakken/:id/berichten/:berichtId',
    {
      schema: {
        params: berichtParams,
        body: BerichtSchrijven,
        response: { 200: BerichtAntwoord, 201: BerichtAntwoord, ...REFUSALS },
      },
    },
    async (request, reply) => {
      const wie = wieVan(request);
      const { id: postvak, berichtId } = request.params;
      const done = await store.postvakken.plaats(
        { tenant: wie.tenant, postvak, berichtId, bericht: request.body.bericht, nu: klok() },
        sporen.lid(wie, 'bericht-plaatsen', request, ['postvak', postvak]),
      );
      if (!done.ok) return refuse(reply, done.reden);
      const { nieuw, geplaatstOp } = done.waarde;
      return reply.code(nieuw ? 201 : 200).send({ geplaatstOp });
    },
  );

  app.get(
    '/v1/postvakken/:id/berichten',
    { schema: { params: postvakParams, response: { 200: Berichten, ...REFUSALS } } },
    async (request, reply) => {
      const tokenHash = bearerHash(request);
      if (tokenHash === undefined) return refuse(reply, 'bewijs-ongeldig');
      const berichten = await store.postvakken.lees(request.params.id, tokenHash);
      return berichten ? { berichten } : refuse(reply, 'niet-gevonden');
    },
  );
}
