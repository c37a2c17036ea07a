import type { FastifyReply, FastifyRequest } from 'fastify';
import { MAX_ENVELOP, PROTOCOL_VERSION } from '#protocol/basis.ts';
import { Aflevering, AfleveringAntwoord, Enveloppen, Openbaring } from '#protocol/envelop.ts';
import { UitdagingAntwoord, UitdagingVragen } from '#protocol/toestel.ts';
import { type Weigering } from '#protocol/weigering.ts';
import { TYP_ONTVANGST } from '#protocol/zegels.ts';
import { headerOf } from '../auth/compact.ts';
import { sha256 } from '../auth/hash.ts';
import { netOf } from '../auth/sporen.ts';
import { judgeProof } from '../auth/toestelbewijs.ts';
import { LARGE_BODY } from './body.ts';
import { type App, type Kern, NO_CONTENT, REFUSALS, envIdParams, naQuery, wieVan } from './kern.ts';
import { Refusal, refuse } from './problem.ts';

/** Refuses another version of the protocol before anything else, for its body may have another shape; then what is too long. */
export async function checkFirst({ body }: FastifyRequest): Promise<void> {
  if (typeof body !== 'object' || body === null) return;
  if ('protocol' in body && typeof body.protocol === 'number') {
    if (body.protocol < 1) throw new Refusal('client-te-oud');
    if (body.protocol > PROTOCOL_VERSION) throw new Refusal('client-te-nieuw');
  }
  const tooLong = 'envelop' in body && typeof body.envelop === 'string' && body.envelop.length > MAX_ENVELOP;
  if (tooLong) throw new Refusal('te-groot');
}

/** Says what of the header in clear is not what the request is about. */
export function kopPast(
  envelop: string,
  tenant: string,
  envId: string,
): Extract<Weigering, 'onleesbaar' | 'andere-gemeente'> | undefined {
  const kop = headerOf(envelop);
  if (!kop || kop['envId'] !== envId || typeof kop['tenant'] !== 'string') return 'onleesbaar';
  return kop['tenant'] === tenant ? undefined : 'andere-gemeente';
}

/** Deposits by devices, and the desk that fetches and opens. */
export function enveloppen(app: App, kern: Kern): void {
  const { store, klok, sporen, receipts, uitdagingen, remmen } = kern;

  async function giveNext(_request: FastifyRequest, reply: FastifyReply): Promise<void> {
    void reply.header('volgende-uitdaging', uitdagingen.make(klok()));
  }

  app.post(
    '/v1/uitdagingen',
    { schema: { body: UitdagingVragen, response: { 200: UitdagingAntwoord, ...REFUSALS } } },
    async () => ({ uitdaging: uitdagingen.make(klok()) }),
  );

  app.put(
    '/v1/enveloppen/:envId',
    {
      bodyLimit: LARGE_BODY,
      onRequest: giveNext,
      preValidation: checkFirst,
      schema: {
        params: envIdParams,
        body: Aflevering,
        response: { 200: AfleveringAntwoord, 201: AfleveringAntwoord, ...REFUSALS },
      },
    },
    async (request, reply) => {
      const { envId } = request.params;
      const { tenant, envelop, postvak, statusHash, intrekHash, spoed, bijlagen = [] } = request.body;
      const nu = klok();

      const wrong = kopPast(envelop, tenant, envId);
      if (wrong !== undefined) return refuse(reply, wrong);

      const proof = await judgeProof(
        headerText(request, 'toestelbewijs'),
        { methode: 'PUT', pad: `/v1/enveloppen/${envId}`, body: request.lichaam, nu },
        { find: (toestel) => store.toestellen.find(tenant, toestel), uitdagingen },
      );
      if (!proof.ok) return refuseProof(kern, request, reply, tenant, proof.reden);
      const { toestel, uitdaging } = proof.waarde;
      // what is announced counts here, once: what comes after it is no more than that
      const bytes = bijlagen.reduce((som, bijlage) => som + bijlage.bytes, request.lichaam.length);
      const wacht = await remmen.bytes(tenant, toestel, bytes, nu);
      if (wacht > 0) return refuse(reply, 'te-veel', { wacht });

      const done = await store.enveloppen.legAf(
        {
          tenant,
          envId,
          envelop,
          postvak,
          statusHash,
          spoed,
          bijlagen,
          toestel,
          uitdaging,
          nu,
          ...(intrekHash !== undefined && { intrekHash }),
        },
        sporen.toestel(tenant, toestel, envId, request),
      );
      if (!done.ok) return refuse(reply, done.reden);
      const { nieuw, ontvangenOp, quarantaine, hoofd } = done.waarde;
      const bewijs = await receipts.sign(TYP_ONTVANGST, {
        v: 1,
        tenant,
        envId,
        sha256: sha256(envelop),
        ontvangenOp,
        quarantaine,
        auditSeq: hoofd.seq,
        auditHead: hoofd.hash,
      });
      return reply.code(nieuw ? 201 : 200).send({ bewijs });
    },
  );

  app.get(
    '/v1/enveloppen',
    { schema: { querystring: naQuery, response: { 200: Enveloppen, ...REFUSALS } } },
    async (request) => {
      const wie = wieVan(request);
      return store.enveloppen.haalOp(
        wie.tenant,
        request.query.na,
        sporen.lid(wie, 'enveloppen-ophalen', request),
      );
    },
  );

  app.put(
    '/v1/enveloppen/:envId/geopend',
    { schema: { params: envIdParams, body: Openbaring, response: { 204: NO_CONTENT, ...REFUSALS } } },
    async (request, reply) => {
      const wie = wieVan(request);
      const { envId } = request.params;
      const done = await store.enveloppen.openbaar(
        { tenant: wie.tenant, envId, geheim: request.body.geheim, nu: klok() },
        sporen.lid(wie, 'envelop-openbaren', request, ['envelop', envId]),
      );
      return done.ok ? reply.code(204).send(null) : refuse(reply, done.reden);
    },
  );
}

/** Gives a header that may be there once. */
export function headerText(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name];
  return typeof value === 'string' ? value : undefined;
}

/** An outdated challenge is no failure; the rest is noted, until one network fails so often that noting it would be the attack. */
async function refuseProof(
  { store, klok, sporen, remmen }: Kern,
  request: FastifyRequest,
  reply: FastifyReply,
  tenant: string,
  reden: Extract<Weigering, 'bewijs-ongeldig' | 'toestel-onbekend' | 'uitdaging-verlopen'>,
) {
  if (reden === 'uitdaging-verlopen') return refuse(reply, reden);
  const wacht = await remmen.mislukt(netOf(request.ip), klok());
  if (wacht > 0) return refuse(reply, 'te-veel', { wacht });
  if (await store.gemeenten.sleutelbos(tenant)) {
    await store.audit.note(tenant, sporen.iemand(tenant, 'toestel', 'bewijs-weigeren', request), reden);
  }
  return refuse(reply, reden);
}
