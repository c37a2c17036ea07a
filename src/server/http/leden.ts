import * as z from 'zod';
import { LidAanvraag, LidAanvragen, LidToelaten } from '#protocol/leden.ts';
import { sha256 } from '../auth/hash.ts';
import { type App, type Kern, NO_CONTENT, REFUSALS, wieVan } from './kern.ts';
import { refuse } from './problem.ts';
import { nextSleutelbos } from './sleutelbos.ts';
import { refuseInvitation } from './toestellen.ts';

/** A second member asks to join; somebody who has the keys compares words, wraps them, and lets her in. */
export function leden(app: App, kern: Kern): void {
  const { store, klok, sporen } = kern;

  app.post(
    '/v1/leden/aanvragen',
    {
      schema: { body: LidAanvraag, response: { 202: z.null().describe('Wacht op toelating.'), ...REFUSALS } },
    },
    async (request, reply) => {
      const { toegang, aanmeldgeheim, ...rest } = request.body;
      const { tenant, lid } = rest;
      const done = await store.leden.vraagAan(
        { ...rest, toegangHash: sha256(toegang), geheimHash: sha256(aanmeldgeheim) },
        sporen.lid({ tenant, lid: lid.lid, rol: 'wachtend' }, 'lid-aanvragen', request),
        klok(),
      );
      if (done.ok) return reply.code(202).send(null);
      if (done.reden === 'loginnaam-bezet') return refuse(reply, done.reden);
      return refuseInvitation(kern, request, reply, done.reden);
    },
  );

  app.get(
    '/v1/leden/aanvragen',
    { schema: { response: { 200: LidAanvragen, ...REFUSALS } } },
    async (request) => store.leden.aanvragen(wieVan(request).tenant),
  );

  app.post(
    '/v1/leden/toelatingen',
    { schema: { body: LidToelaten, response: { 204: NO_CONTENT, ...REFUSALS } } },
    async (request, reply) => {
      const wie = wieVan(request);
      const { tenant } = wie;
      const { lid, sleutelbos, omslagen } = request.body;
      const read = await nextSleutelbos(kern, tenant, sleutelbos);
      if (!read.ok) return refuse(reply, read.reden);
      const { versie, leden: named } = read.waarde.bos;
      if (!named.some((other) => other.lid === lid)) return refuse(reply, 'onleesbaar');
      const done = await store.leden.laatToe(
        { tenant, lid, sleutelbos, versie, omslagen },
        sporen.lid(wie, 'lid-toelaten', request, ['lid', lid]),
      );
      return done.ok ? reply.code(204).send(null) : refuse(reply, done.reden);
    },
  );
}
