import type { FastifyRequest } from 'fastify';
import { Token } from '#protocol/basis.ts';
import { Envelopstatus } from '#protocol/envelop.ts';
import { TYP_VERKLARING } from '#protocol/zegels.ts';
import { sha256 } from '../auth/hash.ts';
import { headerText } from './enveloppen.ts';
import { type App, type Kern, NO_CONTENT, REFUSALS, envIdParams } from './kern.ts';
import { refuse } from './problem.ts';

/** Gives the hash of the token in `Authorization: Bearer`, when there is one of the right shape. */
export function bearerHash(request: FastifyRequest): string | undefined {
  const [, token] = /^Bearer ([A-Za-z0-9_-]+)$/.exec(headerText(request, 'authorization') ?? '') ?? [];
  return Token.safeParse(token).success ? sha256(token ?? '') : undefined;
}

/** What a phone may ask and do about one envelope with only the token that went along with it. */
export function envelopstand(app: App, kern: Kern): void {
  const { store, klok, sporen, receipts } = kern;

  app.get(
    '/v1/enveloppen/:envId/status',
    { schema: { params: envIdParams, response: { 200: Envelopstatus, ...REFUSALS } } },
    async (request, reply) => {
      const { envId } = request.params;
      const statusHash = bearerHash(request);
      if (statusHash === undefined) return refuse(reply, 'bewijs-ongeldig');
      const found = await store.enveloppen.stand(envId, statusHash);
      if (!found) return refuse(reply, 'niet-gevonden');
      const { tenant, reservekopieOp, bijlagen, ...rest } = found;
      const stand = { ...rest, ...(bijlagen.length > 0 && { bijlagen: [...bijlagen] }) };
      if (reservekopieOp === undefined) return stand;
      const verklaring = await receipts.sign(TYP_VERKLARING, {
        v: 1,
        tenant,
        envId,
        reservekopieOp,
        ...(bijlagen.length > 0 && { bijlagen: bijlagen.length }),
      });
      return { ...stand, verklaring };
    },
  );

  app.delete(
    '/v1/enveloppen/:envId',
    { schema: { params: envIdParams, response: { 204: NO_CONTENT, ...REFUSALS } } },
    async (request, reply) => {
      const { envId } = request.params;
      const intrekHash = bearerHash(request);
      if (intrekHash === undefined) return refuse(reply, 'bewijs-ongeldig');
      const tenant = await store.enveloppen.tenantVanIntrekking(envId, intrekHash);
      if (tenant === undefined) return refuse(reply, 'niet-gevonden');
      const done = await store.enveloppen.trekIn(
        { tenant, envId, intrekHash, nu: klok() },
        sporen.iemand(tenant, 'melder', 'envelop-intrekken', { id: request.id, ip: '' }, ['envelop', envId]),
      );
      return done.ok ? reply.code(204).send(null) : refuse(reply, done.reden);
    },
  );
}
