import * as z from 'zod';
import { Id } from '#protocol/basis.ts';
import { LogregelAntwoord, LogregelSchrijven, Meldingen } from '#protocol/melding.ts';
import { TYP_REGELBEWIJS } from '#protocol/zegels.ts';
import { sha256 } from '../auth/hash.ts';
import { LARGE_BODY } from './body.ts';
import { type App, type Kern, REFUSALS, naQuery, wieVan } from './kern.ts';
import { refuse } from './problem.ts';

const regelParams = z.strictObject({ melding: Id, regelId: Id });

/** Case logs: the server gives each sealed entry its place, and its receipt. */
export function meldingen(app: App, kern: Kern): void {
  const { store, klok, sporen, receipts } = kern;

  app.get(
    '/v1/meldingen',
    { schema: { querystring: naQuery, response: { 200: Meldingen, ...REFUSALS } } },
    async (request) => {
      const wie = wieVan(request);
      return store.meldingen.lees(wie.tenant, request.query.na, sporen.lid(wie, 'meldingen-lezen', request));
    },
  );

  app.put(
    '/v1/meldingen/:melding/regels/:regelId',
    {
      bodyLimit: LARGE_BODY,
      schema: {
        params: regelParams,
        body: LogregelSchrijven,
        response: { 200: LogregelAntwoord, 201: LogregelAntwoord, ...REFUSALS },
      },
    },
    async (request, reply) => {
      const wie = wieVan(request);
      const { tenant } = wie;
      const { melding, regelId } = request.params;
      const done = await store.meldingen.schrijf(
        { ...request.body, tenant, melding, regelId, nu: klok() },
        sporen.lid(wie, 'regel-schrijven', request, ['melding', melding]),
      );
      if (!done.ok) return refuse(reply, done.reden);
      const { nieuw, seq, opgenomenOp, hoofd } = done.waarde;
      const bewijs = await receipts.sign(TYP_REGELBEWIJS, {
        v: 1,
        tenant,
        melding,
        regelId,
        sha256: sha256(request.body.regel),
        seq,
        opgenomenOp,
        auditSeq: hoofd.seq,
        auditHead: hoofd.hash,
      });
      return reply.code(nieuw ? 201 : 200).send({ seq, opgenomenOp, bewijs });
    },
  );
}
