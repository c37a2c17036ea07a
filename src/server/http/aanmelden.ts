import type { FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod';
import { Aanmelden, Sessie, ZoutAntwoord, ZoutVragen } from '#protocol/leden.ts';
import { hmac, isEqual, sha256 } from '../auth/hash.ts';
import { giveToken, takeToken, tokenHashOf } from '../auth/sessie.ts';
import { netOf } from '../auth/sporen.ts';
import { SERVERKETEN } from '../store/audit.ts';
import { inlogOf } from '../store/inlog.ts';
import type { Wie } from '../store/store.ts';
import { type App, type Kern, NO_CONTENT, REFUSALS, wieVan } from './kern.ts';
import { refuse } from './problem.ts';

/** Starts a session with a new token and gives what a desk needs to unlock. */
export async function beginSessie(
  { store, klok, sporen, origin }: Kern,
  wie: Wie,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<z.infer<typeof Sessie>> {
  const vorige = tokenHashOf(request, origin);
  const tokenHash = giveToken(reply, origin);
  await store.sessies.begin(
    { tokenHash, tenant: wie.tenant, lid: wie.lid, nu: klok(), ...(vorige !== undefined && { vorige }) },
    sporen.lid(wie, 'aanmelden', request),
  );
  return { tenant: wie.tenant, ...(await store.sessies.gegevens(wie)) };
}

/** Logging in: the passphrase stays in the browser, the server compares what was derived from it. */
export function aanmelden(app: App, kern: Kern): void {
  const { store, klok, sporen, remmen, zouten, origin } = kern;

  app.post(
    '/v1/aanmelden/zout',
    { schema: { body: ZoutVragen, response: { 200: ZoutAntwoord, ...REFUSALS } } },
    async (request) => {
      const { loginnaam } = request.body;
      // Made for everybody, so that a name that nobody has costs the same and gets an answer that stays the same.
      const zout = hmac(zouten, inlogOf(loginnaam)).subarray(0, 16).toString('base64url');
      const fake = { naam: 'argon2id' as const, zout, m: 65536, t: 3, p: 1 };
      const found = await store.sessies.zoekInlog(loginnaam);
      return { afleiding: found?.kluis.afleiding ?? fake };
    },
  );

  app.post(
    '/v1/aanmelden',
    { schema: { body: Aanmelden, response: { 200: Sessie, ...REFUSALS } } },
    async (request, reply) => {
      const { loginnaam, aanmeldgeheim } = request.body;
      const key = `${inlogOf(loginnaam)} ${netOf(request.ip)}`;
      const wacht = await remmen.aanmelden(key, klok());
      if (wacht > 0) return refuse(reply, 'te-veel', { wacht });
      const found = await store.sessies.zoekInlog(loginnaam);
      const right = isEqual(found?.geheimHash ?? sha256(''), sha256(aanmeldgeheim));
      if (!found || !right) {
        const tenant = found?.tenant ?? SERVERKETEN;
        const spoor = sporen.iemand(tenant, 'onbekend', 'aanmelden', request, [
          'lid',
          found?.lid ?? loginnaam,
        ]);
        await store.audit.note(tenant, spoor, 'aanmelden-mislukt');
        return refuse(reply, 'aanmelden-mislukt');
      }
      await remmen.aangemeld(key);
      return beginSessie(kern, found, request, reply);
    },
  );

  app.get('/v1/sessie', { schema: { response: { 200: Sessie, ...REFUSALS } } }, async (request) => {
    const wie = wieVan(request);
    return { tenant: wie.tenant, ...(await store.sessies.gegevens(wie)) };
  });

  app.delete(
    '/v1/sessie',
    { schema: { response: { 204: NO_CONTENT, ...REFUSALS } } },
    async (request, reply) => {
      const tokenHash = tokenHashOf(request, origin) ?? '';
      await store.sessies.end(tokenHash, sporen.lid(wieVan(request), 'afmelden', request));
      takeToken(reply, origin);
      return reply.code(204).send(null);
    },
  );
}
