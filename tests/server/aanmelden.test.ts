import { expect, test, vi } from 'vitest';
import { startApp } from '../support/app.ts';
import {
  asMember,
  meldAan,
  nextBos,
  richtIn,
  token,
  vraagAan,
  type Proefgemeente,
} from '../support/gemeente.ts';

const MINUTE = 60_000;

async function start(options: Parameters<typeof startApp>[0] = {}) {
  const house = await startApp(options);
  const hoorn = await richtIn(house.line, await house.code(), 'fatima@hoorn.example');
  return { ...house, hoorn };
}

test('logging in gives what a desk needs to unlock, and nothing for others', async () => {
  const { line, hoorn } = await start();
  const { sessie } = await meldAan(line, hoorn);
  expect(sessie).toMatchObject({ tenant: hoorn.tenant, ledental: 1, lid: { lid: hoorn.lid } });
  expect(sessie.omslagen.map(({ voor }) => voor)).toEqual([`lid/${hoorn.lid}`, `lid/${hoorn.lid}`]);
});

test('[C-63] a session is 256 bits, hashed at rest, HttpOnly and strict, and new at every login', async () => {
  const { line, hoorn, store } = await start();
  const { loginnaam, aanmeldgeheim } = hoorn;
  const done = await line('POST', '/v1/aanmelden', { body: { loginnaam, aanmeldgeheim } });
  expect(done.headers['set-cookie']).toMatch(/^mr=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
  const first = done.cookie ?? '';
  expect(await store.sessies.find(first.slice(3), Date.now())).toBeUndefined();
  const second = await line('POST', '/v1/aanmelden', {
    body: { loginnaam, aanmeldgeheim },
    headers: { cookie: first },
  });
  expect(second.cookie).not.toBe(first);
  expect((await asMember(line, first)('GET', '/v1/sessie')).json['reden']).toBe('niet-aangemeld');
  expect((await asMember(line, second.cookie ?? '')('GET', '/v1/sessie')).status).toBe(200);
});

test('[C-63] behind https the cookie is __Host- and Secure', async () => {
  const { hoorn } = await start({ origin: 'https://meldroute.hoorn.example' });
  expect(hoorn.cookie).toMatch(/^__Host-mr=/);
  const done = await hoorn.als('GET', '/v1/sessie');
  expect(done.status).toBe(200);
});

test('[C-63] a session ends after a quarter of silence, and after ten hours whatever happens', async () => {
  const { hoorn, line, clock } = await start();
  clock.nu += 14 * MINUTE;
  expect((await hoorn.als('GET', '/v1/sessie')).status).toBe(200);
  clock.nu += 14 * MINUTE;
  expect((await hoorn.als('GET', '/v1/sessie')).status).toBe(200);
  clock.nu += 15 * MINUTE;
  expect((await hoorn.als('GET', '/v1/sessie')).status).toBe(401);

  const { als } = await meldAan(line, hoorn);
  for (let n = 0; n < 59; n += 1) {
    clock.nu += 10 * MINUTE;
    expect((await als('GET', '/v1/sessie')).status).toBe(200);
  }
  clock.nu += 10 * MINUTE;
  expect((await als('GET', '/v1/sessie')).status).toBe(401);
});

test('logging out ends the session and clears the cache, never the storage of the page', async () => {
  const { hoorn } = await start();
  const done = await hoorn.als('DELETE', '/v1/sessie');
  expect(done.status).toBe(204);
  expect(done.headers['clear-site-data']).toBe('"cache", "cookies"');
  expect(done.headers['set-cookie']).toContain('Max-Age=0');
  expect((await hoorn.als('GET', '/v1/sessie')).status).toBe(401);
});

test('[C-62] a name that nobody has gets a salt that stays the same, and an answer like any other', async () => {
  const { line, hoorn } = await start();
  const salt = async (loginnaam: string) =>
    (await line('POST', '/v1/aanmelden/zout', { body: { loginnaam } })).json['afleiding'] as Record<
      string,
      unknown
    >;
  const known = await salt('Fatima@Hoorn.example');
  const unknown = await salt('niemand@hoorn.example');
  expect(await salt('Niemand@hoorn.example ')).toEqual(unknown);
  expect(await salt('iemand@hoorn.example')).not.toEqual(unknown);
  expect({ ...unknown, zout: '' }).toEqual({ ...known, zout: '' });
  expect(String(unknown['zout'])).toHaveLength(String(known['zout']).length);

  const wrong = (loginnaam: string) =>
    line('POST', '/v1/aanmelden', { body: { loginnaam, aanmeldgeheim: token() } });
  const [a, b] = [await wrong(hoorn.loginnaam), await wrong('niemand@hoorn.example')];
  expect([a.status, a.json['reden']]).toEqual([401, 'aanmelden-mislukt']);
  expect({ ...a.json, instance: '' }).toEqual({ ...b.json, instance: '' });
  expect(Object.keys(a.headers).sort()).toEqual(Object.keys(b.headers).sort());
});

test('[C-62] a known and an unknown name cost the same work', async () => {
  const { line, hoorn, store, clock } = await start({ level: 'silent' });
  const done: string[] = [];
  for (const [name, part] of Object.entries(store)) {
    if (typeof part !== 'object') continue;
    for (const [verb, act] of Object.entries(part)) {
      vi.spyOn(part as Record<string, () => unknown>, verb).mockImplementation((...args: never[]) => {
        done.push(`${name}.${verb}`);
        return (act as (...all: never[]) => unknown)(...args);
      });
    }
  }
  const work = async (loginnaam: string) => {
    clock.nu += MINUTE;
    done.length = 0;
    const tried = await line('POST', '/v1/aanmelden', { body: { loginnaam, aanmeldgeheim: token() } });
    expect(tried.status).toBe(401);
    return [...done];
  };
  const known = await work(hoorn.loginnaam);
  expect(known).toContain('audit.note');
  expect(await work('niemand@hoorn.example')).toEqual(known);
});

test('[C-62] each next wrong try of one name waits longer, at most 42 seconds; the right one starts anew', async () => {
  const { line, hoorn, clock } = await start();
  const attempt = (aanmeldgeheim: string) =>
    line('POST', '/v1/aanmelden', { body: { loginnaam: hoorn.loginnaam, aanmeldgeheim } });
  const pauses: number[] = [];
  for (let n = 0; n < 2; n += 1) expect((await attempt(token())).status).toBe(401);
  for (let n = 0; n < 8; n += 1) {
    expect((await attempt(token())).status).toBe(401);
    // Even the right one is not looked at before the pause is over.
    const blocked = await attempt(hoorn.aanmeldgeheim);
    expect([blocked.status, blocked.json['reden']]).toEqual([429, 'te-veel']);
    pauses.push(Number(blocked.headers['retry-after']));
    clock.nu += (pauses.at(-1) ?? 0) * 1000;
  }
  expect(pauses).toEqual([1, 2, 4, 8, 16, 32, 42, 42]);
  clock.nu += 42_000;
  expect((await attempt(hoorn.aanmeldgeheim)).status).toBe(200);
  await attempt(token());
  expect((await attempt(hoorn.aanmeldgeheim)).status).toBe(200);
});

test('[C-17] whoever asked to join can log in and sees that she waits: no keys, no other route', async () => {
  const { line, hoorn } = await start();
  const asked = await vraagAan(hoorn);
  expect(asked.asked.status).toBe(202);
  const { sessie, als } = await meldAan(line, asked);
  expect(sessie.omslagen).toEqual([]);
  for (const path of ['/v1/enveloppen', '/v1/meldingen', '/v1/toestellen', '/v1/instellingen']) {
    const refused = await als('GET', path);
    expect([path, refused.status, refused.json['reden']]).toEqual([path, 403, 'rol-niet-bevoegd']);
  }
});

async function letIn(hoorn: Proefgemeente, asked: Awaited<ReturnType<typeof vraagAan>>) {
  const { bos, sleutelbos } = await nextBos(hoorn, ({ leden }) => ({
    leden: [...leden, { lid: asked.lid, teken: asked.teken.jwk, ontsluit: asked.ontsluit.jwk }],
  }));
  const omslagen = [
    { wat: 'kring/meldpunt/1', voor: `lid/${asked.lid}`, jwe: hoorn.bos.tenant + '.a.b.c.d' },
  ];
  const body = { lid: asked.lid, sleutelbos, omslagen };
  return { bos, body, done: await hoorn.als('POST', '/v1/leden/toelatingen', { body }) };
}

test('a waiting member is shown with her keys, and let in with her wraps and the next keyset in one act', async () => {
  const { line, hoorn } = await start();
  const asked = await vraagAan(hoorn);
  const shown = (await hoorn.als('GET', '/v1/leden/aanvragen')).json['aanvragen'];
  expect(shown).toMatchObject([
    {
      lid: { lid: asked.lid },
      teken: asked.teken.jwk,
      ontsluit: asked.ontsluit.jwk,
      binding: asked.body.binding,
    },
  ]);
  const { body, done, bos } = await letIn(hoorn, asked);
  expect(done.status).toBe(204);
  const again = await hoorn.als('POST', '/v1/leden/toelatingen', { body });
  expect(again.json['reden']).toBe('niet-gevonden');
  const { sessie, als } = await meldAan(line, asked);
  expect(sessie).toMatchObject({ ledental: 2, omslagen: body.omslagen });
  expect((await als('GET', '/v1/enveloppen')).status).toBe(200);
  expect((await hoorn.als('GET', '/v1/leden/aanvragen')).json['aanvragen']).toEqual([]);
  expect(bos.versie).toBe(2);
});

test('[C-18] a leaver is gone in one act: keyset, wraps, vault and sessions', async () => {
  const { line, hoorn } = await start();
  const asked = await vraagAan(hoorn);
  const { bos } = await letIn(hoorn, asked);
  const leaver = await meldAan(line, asked);
  const next = await nextBos({ ...hoorn, bos }, () => ({ leden: hoorn.bos.leden }));
  const put = await hoorn.als('PUT', '/v1/sleutelbos', {
    body: { sleutelbos: next.sleutelbos, omslagen: [] },
  });
  expect(put.status).toBe(204);
  expect((await leaver.als('GET', '/v1/sessie')).status).toBe(401);
  const { loginnaam, aanmeldgeheim } = asked;
  expect((await line('POST', '/v1/aanmelden', { body: { loginnaam, aanmeldgeheim } })).status).toBe(401);
  expect((await hoorn.als('GET', '/v1/sessie')).json['ledental']).toBe(1);
});

test('asking to join: the same request again is the same, another person with that code is not', async () => {
  const { line, hoorn } = await start();
  const asked = await vraagAan(hoorn);
  expect((await line('POST', '/v1/leden/aanvragen', { body: asked.body })).status).toBe(202);
  const other = {
    ...asked.body,
    lid: { ...asked.body.lid, lid: token(16), loginnaam: 'ander@hoorn.example' },
  };
  expect((await line('POST', '/v1/leden/aanvragen', { body: other })).json['reden']).toBe(
    'uitnodiging-gebruikt',
  );
  const taken = await vraagAan(hoorn, hoorn.loginnaam);
  expect([taken.asked.status, taken.asked.json['reden']]).toEqual([409, 'loginnaam-bezet']);
  const unknown = { ...asked.body, toegang: token() };
  expect((await line('POST', '/v1/leden/aanvragen', { body: unknown })).status).toBe(404);
});
