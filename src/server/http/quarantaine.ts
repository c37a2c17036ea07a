import { Aflevering } from '#protocol/envelop.ts';
import { InleesAntwoord } from '#protocol/redding.ts';
import { LARGE_BODY } from './body.ts';
import { checkFirst, kopPast } from './enveloppen.ts';
import { type App, type Kern, NO_CONTENT, REFUSALS, envIdParams, wieVan } from './kern.ts';
import { refuse } from './problem.ts';

/** What a member brings for a phone that could not deliver, and what she takes out of quarantine. */
export function quarantaine(app: App, { store, klok, sporen }: Kern): void {
  app.put(
    '/v1/enveloppen/:envId/inlezing',
    {
      bodyLimit: LARGE_BODY,
      preValidation: checkFirst,
      schema: {
        params: envIdParams,
        body: Aflevering,
        response: { 200: InleesAntwoord, 201: InleesAntwoord, ...REFUSALS },
      },
    },
    async (request, reply) => {
      const wie = wieVan(request);
      const { envId } = request.params;
      const { tenant, envelop, postvak, statusHash, intrekHash, spoed, bijlagen = [] } = request.body;
      const wrong = kopPast(envelop, tenant, envId);
      if (wrong !== undefined) return refuse(reply, wrong);
      if (tenant !== wie.tenant) return refuse(reply, 'andere-gemeente');
      const inlezing = { tenant, envId, envelop, postvak, statusHash, spoed, bijlagen, nu: klok() };
      const done = await store.quarantaine.leesIn(
        { ...inlezing, ...(intrekHash !== undefined && { intrekHash }) },
        sporen.lid(wie, 'envelop-inlezen', request, ['envelop', envId]),
      );
      return done.ok
        ? reply.code(done.waarde.nieuw ? 201 : 200).send(done.waarde)
        : refuse(reply, done.reden);
    },
  );

  app.delete(
    '/v1/enveloppen/:envId/quarantaine',
    { schema: { params: envIdParams, response: { 204: NO_CONTENT, ...REFUSALS } } },
    async (request, reply) => {
      const wie = wieVan(request);
      const { envId } = request.params;
      const done = await store.quarantaine.neemAan(
        { tenant: wie.tenant, envId, nu: klok() },
        sporen.lid(wie, 'envelop-aannemen', request, ['envelop', envId]),
      );
      return done.ok ? reply.code(204).send(null) : refuse(reply, done.reden);
    },
  );
}
