import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { ACCESS } from '#server/auth/access.ts';
import { startApp } from '../support/app.ts';
import {
  type Answer,
  type Line,
  brief,
  leverAf,
  meldAan,
  open,
  richtIn,
  schrijfIn,
  sealed,
  token,
  vraagAan,
} from '../support/gemeente.ts';

/** Fills a route pattern with ids that nobody has. */
const urlOf = (pattern: string, ids: Record<string, string> = {}): string =>
  pattern.replaceAll(/:(\w+)/g, (_all, name: string) => {
    if (ids[name] !== undefined) return ids[name];
    return ['tenant', 'toestel', 'id'].includes(name) ? token(16) : randomUUID();
  });
const routes = Object.entries(ACCESS).map(([key, toegang]) => {
  const [method = '', pattern = ''] = key.split(' ');
  return { key, method, pattern, toegang };
});
const memberRoutes = routes.filter(({ toegang }) => typeof toegang !== 'string');

async function start() {
  const house = await startApp();
  const hoorn = await richtIn(house.line, await house.code());
  const enkhuizen = await richtIn(house.line, await house.code());
  return { ...house, hoorn, enkhuizen };
}

test('[C-65] every route of the server is in the access table, and every line of the table is a route', async () => {
  const { app } = await startApp();
  for (const { method, pattern } of routes) {
    expect([pattern, app.hasRoute({ method: method as 'GET', url: pattern })]).toEqual([pattern, true]);
  }
  const described = Object.entries((await app.inject({ url: '/v1/openapi.json' })).json().paths).flatMap(
    ([path, methods]) =>
      Object.keys(methods as object).map(
        (method) => `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`,
      ),
  );
  expect(described.sort()).toEqual(
    routes
      .map(({ key }) => key)
      // pages and RFC 9116 are no part of the API
      .filter((key) => !/ \/(\*$|\.well-known\/)/.test(key))
      .sort(),
  );
});

test('[C-65] a route that is not in the table stops the server from starting', async () => {
  const { accessOf } = await import('#server/auth/access.ts');
  expect(() => accessOf('GET', '/v1/geheim')).toThrow('not in the access table');
});

test('[C-65][C-69] role by route: who may not, is refused before anything of the request is read', async () => {
  const { line, hoorn } = await start();
  const waiting = await vraagAan(hoorn);
  const asWaiting = (await meldAan(line, waiting)).als;
  const own = { cookie: hoorn.cookie };
  const bad = { raw: '{"geen": "json' };
  const matrix: [string, Line, Record<string, string>, number, string][] = [
    ['no session', line, { 'x-mr': '1' }, 401, 'niet-aangemeld'],
    ['a session nobody has', line, { 'x-mr': '1', cookie: `mr=${token()}` }, 401, 'niet-aangemeld'],
    ['a bearer token', line, { 'x-mr': '1', authorization: `Bearer ${token()}` }, 401, 'niet-aangemeld'],
    ['without X-MR', line, own, 403, 'verzoek-van-elders'],
    [
      'another site',
      line,
      { ...own, 'x-mr': '1', 'sec-fetch-site': 'cross-site' },
      403,
      'verzoek-van-elders',
    ],
    [
      'another subdomain',
      line,
      { ...own, 'x-mr': '1', 'sec-fetch-site': 'same-site' },
      403,
      'verzoek-van-elders',
    ],
    [
      'an older browser elsewhere',
      line,
      { ...own, 'x-mr': '1', origin: 'https://x.example' },
      403,
      'verzoek-van-elders',
    ],
    ['who waits', asWaiting, {}, 403, 'rol-niet-bevoegd'],
  ];
  for (const { key, method, pattern, toegang } of memberRoutes) {
    for (const [who, as, headers, status, reden] of matrix) {
      if (who === 'who waits' && toegang.includes('wachtend' as never)) continue;
      const more = method === 'GET' || method === 'DELETE' ? { headers } : { headers, ...bad };
      const refused = await as(method, urlOf(pattern), more);
      expect([key, who, refused.status, refused.json['reden']]).toEqual([key, who, status, reden]);
    }
    // The end of the story: with a session the same request gets past the guard.
    if (key === 'DELETE /v1/sessie') continue;
    const more = method === 'GET' || method === 'DELETE' ? {} : bad;
    const passed = await hoorn.als(method, urlOf(pattern), more);
    expect([key, [200, 204, 400, 404].includes(passed.status)]).toEqual([key, true]);
  }
});

test('[C-69] what changes something is refused from another site, and in any form but JSON', async () => {
  const { line, hoorn } = await start();
  const acts = routes.filter(
    ({ method, pattern }) => !['GET', 'HEAD'].includes(method) && !/csp/.test(pattern),
  );
  expect(acts.length).toBeGreaterThan(15);
  for (const { key, method, pattern, toegang } of acts) {
    const as = typeof toegang === 'string' ? line : hoorn.als;
    const elsewhere = await as(method, urlOf(pattern), { headers: { 'sec-fetch-site': 'cross-site' } });
    expect([key, elsewhere.json['reden']]).toEqual([key, 'verzoek-van-elders']);
    if (method === 'DELETE') continue;
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
    ]) {
      const form = await as(method, urlOf(pattern), { raw: '{}', headers: { 'content-type': type } });
      expect([key, type, form.status]).toEqual([key, type, 415]);
    }
  }
});

test('[C-36] a proof of a device or a token of an envelope reads nothing else', async () => {
  const { line, hoorn } = await start();
  const phone = await schrijfIn(hoorn);
  const letter = brief(hoorn.tenant);
  await leverAf(line, phone, letter);
  for (const { key, method, pattern } of memberRoutes) {
    for (const held of [letter.statusToken, letter.intrekToken, letter.postvakToken]) {
      const refused = await line(
        method,
        urlOf(pattern, { envId: letter.envId, id: letter.body.postvak.id }),
        {
          headers: { 'x-mr': '1', authorization: `Bearer ${held}`, cookie: `mr=${held}` },
          ...(method === 'PUT' || method === 'POST' ? { raw: '{}' } : {}),
        },
      );
      expect([key, refused.status]).toEqual([key, 401]);
    }
  }
});

test('[C-66] two municipalities never cross: another one’s ids are as unknown as those of nobody', async () => {
  const { line, hoorn, enkhuizen } = await start();
  const phone = await schrijfIn(hoorn);
  const letter = brief(hoorn.tenant);
  await leverAf(line, phone, letter);
  const { melding, regelId } = await open(hoorn, letter.envId);
  const box = letter.body.postvak.id;

  const asks: [string, string, unknown][] = [
    ['DELETE', `/v1/toestellen/${phone.toestel}`, undefined],
    ['PUT', `/v1/enveloppen/${letter.envId}/geopend`, { geheim: token() }],
    ['PUT', `/v1/meldingen/${melding}/regels/${randomUUID()}`, { regel: sealed() }],
    ['PUT', `/v1/meldingen/${melding}/regels/${regelId}`, { regel: sealed() }],
    [
      'PUT',
      `/v1/meldingen/${randomUUID()}/regels/${randomUUID()}`,
      { regel: sealed(), opening: { envId: letter.envId, sleutel: sealed() } },
    ],
    ['PUT', `/v1/postvakken/${box}/berichten/${randomUUID()}`, { bericht: sealed() }],
  ];
  for (const [method, path, body] of asks) {
    const refused = await enkhuizen.als(method, path, body === undefined ? {} : { body });
    expect([path, refused.status, refused.json['reden']]).toEqual([path, 404, 'niet-gevonden']);
  }
  const empty = async (path: string, key: string) =>
    expect((await enkhuizen.als('GET', path)).json[key]).toEqual([]);
  await empty('/v1/enveloppen', 'enveloppen');
  await empty('/v1/meldingen', 'regels');
  await empty('/v1/meldingen', 'sleutels');
  await empty('/v1/toestellen', 'toestellen');
  await empty('/v1/leden/aanvragen', 'aanvragen');

  // A phone of Hoorn cannot deliver at Enkhuizen, not even what names Enkhuizen throughout.
  const strayed = brief(enkhuizen.tenant);
  const refused: Answer = await leverAf(line, { ...phone, tenant: enkhuizen.tenant }, strayed);
  expect([refused.status, refused.json['reden']]).toEqual([401, 'toestel-onbekend']);

  // The same id in two municipalities is two envelopes.
  const other = await schrijfIn(enkhuizen);
  const twin = brief(enkhuizen.tenant);
  twin.envId = letter.envId;
  twin.body.envelop = brief(enkhuizen.tenant, { kop: { envId: letter.envId } }).body.envelop;
  expect((await leverAf(line, other, twin)).status).toBe(201);
  expect((await hoorn.als('GET', '/v1/enveloppen')).json['enveloppen']).toHaveLength(1);
  const status = (held: string) =>
    line('GET', `/v1/enveloppen/${letter.envId}/status`, { headers: { authorization: `Bearer ${held}` } });
  expect((await status(letter.statusToken)).json['stand']).toBe('opgehaald');
  expect((await status(twin.statusToken)).json['stand']).toBe('ontvangen');
});
