import type { FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../http/problem.ts';
import type { App, Kern } from '../http/kern.ts';
import { type Toegang, accessOf } from './access.ts';
import { tokenHashOf } from './sessie.ts';

/** Says whether the browser tells that our own page asks this (security B6; ASVS 3.5.1). */
function isFromHere({ headers }: FastifyRequest, origin: string): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  return headers.origin === undefined || headers.origin === origin;
}

/** Puts the access table before every route; a route that is not in it stops the server from starting. */
export function guardRoutes(app: App, kern: Kern): void {
  app.decorateRequest('wie', undefined);
  app.addHook('onRoute', (route) => {
    const methods = Array.isArray(route.method) ? route.method : [route.method];
    for (const method of methods) {
      const toegang = accessOf(method, route.url);
      const own = route.onRequest === undefined ? [] : [route.onRequest].flat();
      route.onRequest = [...own, hookFor(toegang, method, kern)];
    }
  });
}

function hookFor(toegang: Toegang, method: string, kern: Kern) {
  return async (request: FastifyRequest, _reply: FastifyReply): Promise<void> => {
    if (typeof toegang === 'string') {
      const acts = method !== 'GET' && method !== 'HEAD';
      const reports = request.routeOptions.url === '/v1/csp-meldingen';
      if (acts && !reports && !isFromHere(request, kern.origin)) throw new Refusal('verzoek-van-elders');
      return;
    }
    if (!isFromHere(request, kern.origin) || request.headers['x-mr'] !== '1') {
      throw new Refusal('verzoek-van-elders');
    }
    const tokenHash = tokenHashOf(request, kern.origin);
    const wie = tokenHash === undefined ? undefined : await kern.store.sessies.find(tokenHash, kern.klok());
    if (!wie) throw new Refusal('niet-aangemeld');
    if (!toegang.includes(wie.rol)) {
      await kern.store.audit.note(
        wie.tenant,
        kern.sporen.lid(wie, 'toegang-weigeren', request),
        'rol-niet-bevoegd',
      );
      throw new Refusal('rol-niet-bevoegd');
    }
    request.wie = wie;
  };
}
