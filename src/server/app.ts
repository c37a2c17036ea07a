import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import fastify, { LogController } from 'fastify';
import { type ZodTypeProvider, serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { guardRoutes } from './auth/guard.ts';
import { Remmen } from './auth/remmen.ts';
import { Sporen } from './auth/sporen.ts';
import { Uitdagingen } from './auth/uitdagingen.ts';
import { aanmelden } from './http/aanmelden.ts';
import { bijlagen } from './http/bijlagen.ts';
import { BODY, readBodies } from './http/body.ts';
import { cspMeldingen } from './http/csp.ts';
import { enveloppen } from './http/enveloppen.ts';
import { envelopstand } from './http/envelopstand.ts';
import { CACHE, HEADERS } from './http/headers.ts';
import { health } from './http/health.ts';
import { inrichting } from './http/inrichting.ts';
import type { App, Kern } from './http/kern.ts';
import { leden } from './http/leden.ts';
import { meldingen } from './http/meldingen.ts';
import { openapi } from './http/openapi.ts';
import { postvakken } from './http/postvakken.ts';
import { answerError, problemOf, refuse } from './http/problem.ts';
import { securityTxt } from './http/security-txt.ts';
import { quarantaine } from './http/quarantaine.ts';
import { sleutelbos } from './http/sleutelbos.ts';
import { staticFiles } from './http/static.ts';
import { toestellen } from './http/toestellen.ts';
import { veldinstellingen } from './http/veldinstellingen.ts';
import { Receipts } from './receipts.ts';
import type { Reservekopiestand } from './backups.ts';
import type { Metrics } from './metrics.ts';
import type { Store } from './store/store.ts';

export interface Deps {
  store: Store;
  klok: () => number;
  origin: string;
  /** names in the audit are pseudonyms under this key */
  auditsleutel: Buffer;
  /** level, and where lines go: the console when nothing is said */
  logger: { level: string; stream?: { write(line: string): void } };
  /** how many proxies stand in front; what they say of the address is believed, and no more */
  proxies: number;
  /** who is told of a weakness, as security.txt says it */
  contact?: string;
  /** counts every answer, by route and status */
  metrics?: Metrics;
  /** how it stands with the backups this server makes by itself; it makes none when nothing is said */
  reservekopie?: () => Reservekopiestand;
  /** dist/client; without it this server has no pages */
  client?: string;
}

const MINUTE = 60_000;

/** Takes everything it works with, gives the app; never listens. */
export async function createApp(deps: Deps): Promise<App> {
  const { store, klok, origin } = deps;
  const app: App = fastify({
    logger: { base: null, ...deps.logger },
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    trustProxy: (_address, hop) => hop < deps.proxies,
    bodyLimit: BODY,
    exposeHeadRoutes: false,
    // A phone on a thin line needs about 100 s for the largest envelope; a line that says nothing is closed long before.
    requestTimeout: 2 * MINUTE,
    http: { headersTimeout: 15_000, connectionsCheckingInterval: 5_000, maxHeaderSize: 16 * 1024 },
    clientErrorHandler: refuseBeforeRequest,
    frameworkErrors: (error, request, reply) => {
      void reply.headers(HEADERS).header('cache-control', CACHE.nothing);
      return answerError(error, request, reply);
    },
  }).withTypeProvider<ZodTypeProvider>();

  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler(answerError);
  app.setNotFoundHandler((_request, reply) => refuse(reply, 'niet-gevonden'));
  app.addHook('onRequest', async (_request, reply) => {
    void reply.headers(HEADERS).header('cache-control', CACHE.nothing);
  });
  // The route's pattern, not the address: no id, token or search word of anybody ends up in a log.
  app.addHook('onResponse', async (request, reply) => {
    const pad = request.routeOptions.url ?? '-';
    deps.metrics?.answered(request.method, pad, reply.statusCode);
    request.log.info(
      { methode: request.method, pad, status: reply.statusCode, ms: Math.round(reply.elapsedTime) },
      'verzoek',
    );
  });

  const sporen = new Sporen(deps.auditsleutel, klok);
  const kern: Kern = {
    store,
    klok,
    origin,
    ...(deps.contact !== undefined && { contact: deps.contact }),
    sporen,
    receipts: new Receipts((tenant) => store.gemeenten.ontvangstsleutel(tenant)),
    uitdagingen: new Uitdagingen(await store.geheim('uitdagingen')),
    zouten: await store.geheim('zouten'),
    remmen: new Remmen(store.tellers, (tenant, soort, id) => sporen.pseudoniem(tenant, soort, id)),
    reservekopie: deps.reservekopie ?? (() => ({ ingericht: false, mislukt: false })),
  };

  readBodies(app);
  guardRoutes(app, kern);
  await openapi(app);
  const subjects = [
    health,
    securityTxt,
    inrichting,
    aanmelden,
    sleutelbos,
    veldinstellingen,
    toestellen,
    leden,
    enveloppen,
    envelopstand,
    bijlagen,
    quarantaine,
    meldingen,
    postvakken,
    cspMeldingen,
  ];
  for (const subject of subjects) subject(app, kern);
  const files = staticFiles(app, deps.client);
  if (files === 0) app.log.warn('geen pagina’s: de client is niet gebouwd');
  await app.ready();
  return app;
}

/** What is not even a request still gets an answer with all headers. */
function refuseBeforeRequest(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return;
  const status =
    error.code === 'HPE_HEADER_OVERFLOW' ? 431 : error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400;
  const reden = status === 431 ? 'te-groot' : 'onleesbaar';
  const body = JSON.stringify(problemOf(reden, randomUUID(), { status }));
  const lines = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    ...Object.entries({
      ...HEADERS,
      'cache-control': CACHE.nothing,
      'content-type': 'application/problem+json; charset=utf-8',
      'content-length': String(Buffer.byteLength(body)),
      connection: 'close',
    }).map(([name, value]) => `${name}: ${value}`),
  ];
  socket.end(`${lines.join('\r\n')}\r\n\r\n${body}`);
}
