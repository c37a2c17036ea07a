import * as z from 'zod';
import { Kenmerk } from '#protocol/basis.ts';
import {
  Inschrijven,
  InschrijvenAntwoord,
  Toestellen,
  UitnodigingAntwoord,
  UitnodigingMaken,
} from '#protocol/toestel.ts';
import { randomToken, sha256 } from '../auth/hash.ts';
import { netOf } from '../auth/sporen.ts';
import { SERVERKETEN } from '../store/audit.ts';
import { type App, type Kern, NO_CONTENT, REFUSALS, wieVan } from './kern.ts';
import { refuse } from './problem.ts';

const INVITATION_LIFE = 24 * 60 * 60_000;
const toestelParams = z.strictObject({ toestel: Kenmerk });

/** A phone needs a secure context: without one it could enrol and then do nothing. */
const isSecure = (origin: string): boolean => {
  const { protocol, hostname } = new URL(origin);
  return (
    protocol === 'https:' || hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]'
  );
};

/** Devices: inviting, enrolling, listing, revoking. */
export function toestellen(app: App, kern: Kern): void {
  const { store, klok, sporen, origin } = kern;

  app.post(
    '/v1/uitnodigingen',
    { schema: { body: UitnodigingMaken, response: { 201: UitnodigingAntwoord, ...REFUSALS } } },
    async (request, reply) => {
      if (!isSecure(origin)) return refuse(reply, 'onveilige-verbinding');
      const wie = wieVan(request);
      const uitnodiging = randomToken(16);
      const geldigTot = klok() + INVITATION_LIFE;
      await store.toestellen.nodigUit(
        { tenant: wie.tenant, uitnodiging, geldigTot, ...request.body },
        sporen.lid(wie, 'uitnodigen', request, ['uitnodiging', uitnodiging]),
      );
      return reply.code(201).send({ uitnodiging, geldigTot: new Date(geldigTot).toISOString() });
    },
  );

  app.post(
    '/v1/inschrijvingen',
    { schema: { body: Inschrijven, response: { 201: InschrijvenAntwoord, ...REFUSALS } } },
    async (request, reply) => {
      const { toegang, ...rest } = request.body;
      const toestel = randomToken(16);
      const spoor = sporen.iemand(rest.tenant, 'uitnodiging', 'toestel-inschrijven', request, [
        'toestel',
        toestel,
      ]);
      const done = await store.toestellen.schrijfIn(
        { ...rest, toestel, toegangHash: sha256(toegang) },
        spoor,
        klok(),
      );
      if (!done.ok) return refuseInvitation(kern, request, reply, done.reden);
      return reply.code(201).send(done.waarde);
    },
  );

  app.get('/v1/toestellen', { schema: { response: { 200: Toestellen, ...REFUSALS } } }, async (request) => ({
    toestellen: await store.toestellen.list(wieVan(request).tenant, klok()),
  }));

  app.delete(
    '/v1/toestellen/:toestel',
    { schema: { params: toestelParams, response: { 204: NO_CONTENT, ...REFUSALS } } },
    async (request, reply) => {
      const wie = wieVan(request);
      const { toestel } = request.params;
      const spoor = sporen.lid(wie, 'toestel-intrekken', request, ['toestel', toestel]);
      const done = await store.toestellen.trekIn(wie.tenant, toestel, spoor);
      return done.ok ? reply.code(204).send(null) : refuse(reply, done.reden);
    },
  );
}

/** Refuses an access code; an unknown one is noted, and after too many of one network no longer looked at. */
export async function refuseInvitation(
  { store, klok, sporen, remmen }: Kern,
  request: Parameters<typeof refuse>[0]['request'],
  reply: Parameters<typeof refuse>[0],
  reden: 'uitnodiging-onbekend' | 'uitnodiging-verlopen' | 'uitnodiging-gebruikt',
) {
  if (reden !== 'uitnodiging-onbekend') return refuse(reply, reden);
  const wacht = await remmen.mislukt(netOf(request.ip), klok());
  if (wacht > 0) return refuse(reply, 'te-veel', { wacht });
  const spoor = sporen.iemand(SERVERKETEN, 'uitnodiging', 'bewijs-weigeren', request);
  await store.audit.note(SERVERKETEN, spoor, reden);
  return refuse(reply, reden);
}
