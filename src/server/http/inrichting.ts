import type { FastifyRequest } from 'fastify';
import {
  Inrichting,
  InrichtingBegonnen,
  InrichtingBeginnen,
  Inrichtingstand,
  Sessie,
} from '#protocol/leden.ts';
import { randomToken, sha256 } from '../auth/hash.ts';
import { readSleutelbos } from '../auth/sleutelbos.ts';
import { netOf } from '../auth/sporen.ts';
import { makeReceiptKey } from '../receipts.ts';
import { SERVERKETEN } from '../store/audit.ts';
import { type App, type Kern, REFUSALS } from './kern.ts';
import { beginSessie } from './aanmelden.ts';
import { Refusal, refuse } from './problem.ts';

/** Setting up a municipality with the one-time code of the console. */
export function inrichting(app: App, kern: Kern): void {
  const { store, klok, sporen, remmen } = kern;

  /** Opens the door with a code; a wrong one is noted, and after too many of one network no longer looked at. */
  async function begin(code: string, request: FastifyRequest) {
    const voorstel = { tenant: randomToken(16), sleutel: await makeReceiptKey() };
    const begun = await store.inrichting.begin(sha256(code), voorstel, klok());
    if (begun.ok) return begun.waarde;
    if (begun.reden === 'code-onjuist') {
      const wacht = await remmen.mislukt(netOf(request.ip), klok());
      if (wacht > 0) throw new Refusal('te-veel', { wacht });
      await store.audit.note(
        SERVERKETEN,
        sporen.iemand(SERVERKETEN, 'code', 'inrichten', request),
        begun.reden,
      );
    }
    throw new Refusal(begun.reden);
  }

  app.get('/v1/inrichting', { schema: { response: { 200: Inrichtingstand } } }, async () => ({
    ingericht: await store.inrichting.isIngericht(),
  }));

  app.post(
    '/v1/inrichting/begin',
    { schema: { body: InrichtingBeginnen, response: { 200: InrichtingBegonnen, ...REFUSALS } } },
    async (request) => {
      const { tenant, sleutel } = await begin(request.body.code, request);
      return { tenant, ontvangst: { kid: sleutel.kid, sleutel: sleutel.publiek } };
    },
  );

  app.post(
    '/v1/inrichting',
    { schema: { body: Inrichting, response: { 201: Sessie, ...REFUSALS } } },
    async (request, reply) => {
      const { code, tenant, sleutelbos, lid, kluis, aanmeldgeheim, omslagen, instellingen } = request.body;
      const begun = await begin(code, request);
      const must = { tenant: begun.tenant, ontvangstKid: begun.sleutel.kid };
      const read = await readSleutelbos(sleutelbos, must);
      if (!read.ok) return refuse(reply, read.reden);
      const { bos, wortel } = read.waarde;
      if (tenant !== bos.tenant || !bos.leden.some((other) => other.lid === lid.lid)) {
        return refuse(reply, 'onleesbaar');
      }
      const wie = { tenant, lid: lid.lid, rol: lid.rol };
      const done = await store.inrichting.voltooi(
        sha256(code),
        {
          tenant,
          wortel,
          sleutelbos,
          sleutelbosVersie: bos.versie,
          lid,
          kluis,
          geheimHash: sha256(aanmeldgeheim),
          omslagen,
          instellingen,
        },
        sporen.lid(wie, 'inrichten', request),
        klok(),
      );
      if (!done.ok) return refuse(reply, done.reden);
      return reply.code(201).send(await beginSessie(kern, wie, request, reply));
    },
  );
}
