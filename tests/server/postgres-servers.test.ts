import { createServer } from 'node:net';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import {
  type Brief,
  asMember,
  bewijs,
  brief,
  envelopesAt,
  leverAf,
  meldAan,
  overHttp,
  richtIn,
  schrijfIn,
  token,
  uitdaging,
} from '../support/gemeente.ts';
import { filesOf } from '#server/store/bestanden.ts';
import { type Postgres, usePostgres } from '../support/postgres.ts';
import { type RunningServer, freePort, runServerProgram, startServer } from '../support/server.ts';

const engine = usePostgres();

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'meldroute-pg-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
/** A folder for one more server beside this one: the audit key goes along. */
function folderBeside({ data }: RunningServer): string {
  const folder = newFolder();
  copyFileSync(filesOf(data).auditsleutel, filesOf(folder).auditsleutel);
  return folder;
}
async function start(url: string, data = newFolder()): Promise<RunningServer> {
  const server = await startServer({ data, env: { DATABASE_URL: url } });
  onTestFinished(() => server.kill());
  return server;
}

function serverTests(at: () => Postgres): void {
  test('two servers behind one address are one: challenges, sessions, brakes and receipts are shared', async () => {
    const url = await at().newDatabase();
    const one = await start(url);
    const two = await start(url, folderBeside(one));
    const [a, b] = [overHttp(one.origin), overHttp(two.origin)];
    // The code of the server that started last is the one that counts.
    const early = await a('POST', '/v1/inrichting/begin', { body: { code: one.code } });
    expect(early.status).toBe(401);
    const hoorn = await richtIn(a, two.code ?? '');
    expect((await b('GET', '/v1/inrichting')).json).toEqual({ ingericht: true });
    const phone = await schrijfIn({ ...hoorn, line: b, als: asMember(b, hoorn.cookie) });

    // A challenge of one is good at the other, once.
    const letter = brief(hoorn.tenant);
    const json = JSON.stringify(letter.body);
    const challenge = await uitdaging(a, hoorn.tenant);
    const headers = { toestelbewijs: await bewijs(phone, letter.envId, json, challenge) };
    const path = `/v1/enveloppen/${letter.envId}`;
    expect((await b('PUT', path, { raw: json, headers })).status).toBe(201);
    const again = await a('PUT', path, { raw: json, headers });
    expect([again.status, again.json['reden']]).toEqual([401, 'uitdaging-verlopen']);
    expect((await leverAf(a, phone, letter)).status).toBe(200);

    // A session of one is one at the other, and ends at both.
    const { als } = await meldAan(a, hoorn);
    const { cookie } = await meldAan(b, hoorn);
    expect((await asMember(a, cookie)('GET', '/v1/sessie')).status).toBe(200);
    expect((await asMember(a, cookie)('DELETE', '/v1/sessie')).status).toBe(204);
    expect((await asMember(b, cookie)('GET', '/v1/sessie')).status).toBe(401);
    expect((await als('GET', '/v1/enveloppen')).json['enveloppen']).toMatchObject([{ envId: letter.envId }]);

    // A guesser gains nothing by going from one to the other, nor by asking much at once.
    const { loginnaam } = hoorn;
    const guess = (line: typeof a) =>
      line('POST', '/v1/aanmelden', { body: { loginnaam, aanmeldgeheim: token() } });
    const tries = await Promise.all(Array.from({ length: 12 }, (_, n) => guess(n % 2 ? a : b)));
    expect(tries.filter(({ status }) => status === 401)).toHaveLength(3);
    expect(tries.filter(({ status }) => status === 429)).toHaveLength(9);
  });

  test('[C-31] kill -9 of one of two servers in the middle of deliveries: what got a receipt is there, once', async () => {
    const url = await at().newDatabase();
    const stays = await start(url);
    const data = folderBeside(stays);
    let falls = await start(url, data);
    const hoorn = await richtIn(overHttp(stays.origin), falls.code ?? '');
    const phones = await Promise.all(Array.from({ length: 4 }, () => schrijfIn(hoorn)));
    const acknowledged: string[] = [];
    const letters: Brief[] = [];
    for (let round = 0; round < 2; round += 1) {
      const dead = new AbortController();
      const deliveries = phones.map(async (phone, n) => {
        const line = overHttp(n % 2 ? stays.origin : falls.origin);
        while (!dead.signal.aborted) {
          const letter = brief(hoorn.tenant, { bytes: 3_000 });
          letters.push(letter);
          const done = await leverAf(line, phone, letter).catch(() => undefined);
          if (done?.status === 201) acknowledged.push(letter.envId);
          else if (done) throw new Error(done.text);
          else break;
        }
      });
      await new Promise((resolve) => setTimeout(resolve, 300));
      await falls.kill();
      dead.abort();
      await Promise.all(deliveries);
      falls = await start(url, data);
    }
    const there = await envelopesAt(falls.origin, hoorn);
    expect(acknowledged.length).toBeGreaterThan(20);
    expect(acknowledged.filter((envId) => !there.includes(envId))).toEqual([]);
    expect(new Set(there).size).toBe(there.length);
    for (const letter of letters.filter(({ envId }) => !acknowledged.includes(envId))) {
      expect([200, 201]).toContain((await leverAf(overHttp(stays.origin), phones[0]!, letter)).status);
    }
    expect((await envelopesAt(stays.origin, hoorn)).sort()).toEqual(letters.map(({ envId }) => envId).sort());
  });

  test('PostgreSQL goes away in the middle of deliveries and comes back: clear refusals, nothing lost, no restart', async () => {
    const url = await at().newDatabase();
    const server = await start(url);
    const line = overHttp(server.origin);
    const hoorn = await richtIn(line, server.code ?? '');
    const phones = await Promise.all(Array.from({ length: 3 }, () => schrijfIn(hoorn)));
    const acknowledged: string[] = [];
    const letters: Brief[] = [];
    const stop = new AbortController();
    const deliveries = phones.map(async (phone) => {
      while (!stop.signal.aborted) {
        const letter = brief(hoorn.tenant, { bytes: 2_000 });
        letters.push(letter);
        const done = await leverAf(line, phone, letter);
        if (done.status === 201) acknowledged.push(letter.envId);
        else {
          expect([done.status, done.json['reden'], done.headers['retry-after']]).toEqual([
            503,
            'buiten-dienst',
            '60',
          ]);
          await new Promise((resolve) => setTimeout(resolve, 20));
        }
      }
    });
    await new Promise((resolve) => setTimeout(resolve, 300));
    await at().halt();
    const away = await line('GET', `/v1/gemeenten/${hoorn.tenant}/sleutelbos`);
    expect([away.status, away.headers['content-type'], away.json['reden']]).toEqual([
      503,
      'application/problem+json; charset=utf-8',
      'buiten-dienst',
    ]);
    expect((await hoorn.als('GET', '/v1/enveloppen')).status).toBe(503);
    await expect.poll(async () => (await line('GET', '/readyz')).status, { timeout: 5_000 }).toBe(503);
    expect((await line('GET', '/healthz')).status).toBe(200);
    const before = acknowledged.length;
    await at().resume();
    await expect.poll(async () => (await line('GET', '/readyz')).status, { timeout: 5_000 }).toBe(200);
    await expect.poll(() => acknowledged.length, { timeout: 5_000 }).toBeGreaterThan(before + 5);
    stop.abort();
    await Promise.all(deliveries);

    const there = await envelopesAt(server.origin, hoorn);
    expect(acknowledged.filter((envId) => !there.includes(envId))).toEqual([]);
    // What was refused is offered again; what was kept without an answer is recognised.
    for (const letter of letters.filter(({ envId }) => !acknowledged.includes(envId))) {
      expect([200, 201]).toContain((await leverAf(line, phones[0]!, letter)).status);
    }
    expect((await envelopesAt(server.origin, hoorn)).sort()).toEqual(
      letters.map(({ envId }) => envId).sort(),
    );
    // The reason is in the log, and nothing of the address.
    expect(server.output()).toContain('opslag weigert');
    expect(server.output()).not.toContain(new URL(url).username);
  });

  test('a server stops with exit code 0, also while PostgreSQL is away', async () => {
    const url = await at().newDatabase();
    const server = await start(url);
    await at().halt();
    expect(await server.stop()).toBe(0);
    await at().resume();
    expect(await (await start(url, server.data)).stop()).toBe(0);
  });

  test('a server with another audit key than the others is refused with a sentence that says what to do', async () => {
    const url = await at().newDatabase();
    const first = await start(url);
    const data = newFolder();
    const env = { DATABASE_URL: url, MELDROUTE_DATA: data };
    const refused = await runServerProgram('main', [], env);
    expect([refused.code, refused.output]).toEqual([
      1,
      expect.stringContaining('Neem het bestand audit.sleutel van zo’n server over'),
    ]);
    const agreed = await runServerProgram('operator', ['auditsleutel'], env);
    expect([agreed.code, agreed.output]).toEqual([0, expect.stringContaining('geldt vanaf nu')]);
    await first.stop();
    await start(url, data);
  });

  test('a name, password or database that PostgreSQL does not know is told in one sentence, without the address', async () => {
    const url = new URL(await at().newDatabase());
    url.pathname = '/er-is-geen-huis';
    const done = await runServerProgram('main', [], { DATABASE_URL: url.href, MELDROUTE_DATA: newFolder() });
    expect([done.code, done.output]).toEqual([
      1,
      'De database in DATABASE_URL laat de server niet binnen (3D000): klopt de naam, het wachtwoord, de database?\n',
    ]);
    url.username = 'beheer';
    url.pathname = '/postgres';
    const admin = await runServerProgram('main', [], { DATABASE_URL: url.href, MELDROUTE_DATA: newFolder() });
    expect([admin.code, admin.output]).toEqual([1, expect.stringContaining('mag alles zien')]);
  });
}

test('an address that is none, or at which nobody answers, is told in one sentence', async () => {
  for (const DATABASE_URL of ['mysql://x/y', 'postgres://x', 'meldroute']) {
    const done = await runServerProgram('main', [], { DATABASE_URL, MELDROUTE_DATA: newFolder() });
    expect([DATABASE_URL, done.code, done.output]).toEqual([
      DATABASE_URL,
      1,
      'DATABASE_URL moet het adres van een database in PostgreSQL zijn, zoals postgres://naam:wachtwoord@machine/meldroute.\n',
    ]);
  }
  const port = await freePort();
  const nobody = await runServerProgram('main', [], {
    DATABASE_URL: `postgres://wie:geheimpje@127.0.0.1:${port}/huis`,
    MELDROUTE_DATA: newFolder(),
  });
  expect([nobody.code, nobody.output]).toEqual([
    1,
    'De database in DATABASE_URL is niet bereikbaar (ECONNREFUSED).\n',
  ]);
});

test('a database that takes the connection and says nothing is given up on', async () => {
  const silent = createServer((socket) => socket.on('error', () => {}));
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void silent.close());
  const address = silent.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const done = await runServerProgram('main', [], {
    DATABASE_URL: `postgres://wie@127.0.0.1:${port}/huis`,
    MELDROUTE_DATA: newFolder(),
  });
  expect([done.code, done.output]).toEqual([
    1,
    'De database in DATABASE_URL is niet bereikbaar (geen antwoord).\n',
  ]);
});

test('data that are still in SQLite are not left behind by setting DATABASE_URL', async () => {
  const data = newFolder();
  const first = await startServer({ data });
  onTestFinished(() => first.kill());
  await first.stop();
  const done = await runServerProgram('main', [], {
    MELDROUTE_DATA: data,
    DATABASE_URL: 'postgres://wie@127.0.0.1:1/huis',
  });
  expect([done.code, done.output]).toEqual([
    1,
    `In ${data} staan nog gegevens. Verhuis ze eerst: npm run meldroute -- move --from sqlite --to postgres\n`,
  ]);
  const moved = newFolder();
  writeFileSync(join(moved, 'verhuisd.sqlite'), '');
  const back = await runServerProgram('main', [], { MELDROUTE_DATA: moved });
  expect([back.code, back.output]).toEqual([
    1,
    `De gegevens van ${moved} zijn verhuisd naar PostgreSQL. Start met DATABASE_URL.\n`,
  ]);
});

if (engine) serverTests(engine);
