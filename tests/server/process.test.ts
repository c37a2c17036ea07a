import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import {
  type Brief,
  type Proefgemeente,
  brief,
  envelopesAt,
  leverAf,
  overHttp,
  richtIn,
  schrijfIn,
} from '../support/gemeente.ts';
import { type RunningServer, freePort, runServerProgram, startServer } from '../support/server.ts';

/** Starts a real server that is certainly gone after the test. */
async function start(options: Parameters<typeof startServer>[0] = {}): Promise<RunningServer> {
  const server = await startServer(options);
  onTestFinished(() => server.kill());
  return server;
}
function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'meldroute-proc-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
async function setUp(server: RunningServer): Promise<Proefgemeente> {
  return richtIn(overHttp(server.origin), server.code ?? '');
}

test('a second server on the same folder is refused with a sentence, and the first does not notice', async () => {
  const first = await start({ data: newFolder() });
  const second = await runServerProgram('main', [], {
    MELDROUTE_DATA: first.data,
    PORT: String(await freePort()),
  });
  expect(second.code).toBe(1);
  expect(second.output).toBe(
    `Er draait al een server op ${first.data}. Stop die eerst, of kies met MELDROUTE_DATA een andere map.\n`,
  );
  expect((await overHttp(first.origin)('GET', '/readyz')).status).toBe(200);
});

test('after kill -9 the folder is free again at once', async () => {
  const data = newFolder();
  await (await start({ data })).kill();
  const next = await start({ data });
  expect((await overHttp(next.origin)('GET', '/readyz')).json).toEqual({ status: 'ok' });
});

test('a setting that is wrong is told in one sentence', async () => {
  const cases: [Record<string, string>, string][] = [
    [{ PORT: 'abc' }, 'PORT moet een poort zijn van 1 tot en met 65535.\n'],
    [{ PORT: '70000' }, 'PORT moet een poort zijn van 1 tot en met 65535.\n'],
    [
      { ORIGIN: 'meldroute.hoorn.nl' },
      'ORIGIN moet het adres in de browser zijn zonder pad, zoals https://meldroute.voorbeeld.nl.\n',
    ],
    [
      { ORIGIN: 'https://hoorn.nl/meldroute' },
      'ORIGIN moet het adres in de browser zijn zonder pad, zoals https://meldroute.voorbeeld.nl.\n',
    ],
    [{ LOG_LEVEL: 'hard' }, 'LOG_LEVEL moet fatal, error, warn, info, debug of silent zijn.\n'],
  ];
  for (const [env, zin] of cases) {
    const done = await runServerProgram('main', [], { MELDROUTE_DATA: newFolder(), ...env });
    expect([env, done.code, done.output]).toEqual([env, 1, zin]);
  }
});

test('a port that is taken is told in one sentence', async () => {
  const first = await start({ data: newFolder() });
  const done = await runServerProgram('main', [], {
    MELDROUTE_DATA: newFolder(),
    PORT: String(first.port),
    LOG_LEVEL: 'silent',
  });
  expect([done.code, done.output]).toEqual([
    1,
    `Poort ${first.port} is al in gebruik. Kies met PORT een andere.\n`,
  ]);
});

test('SIGTERM: what is under way is finished and answered, then the server is gone with exit code 0', async () => {
  const server = await start({ data: newFolder() });
  const hoorn = await setUp(server);
  const phone = await schrijfIn(hoorn);
  const letter = brief(hoorn.tenant);
  const body = JSON.stringify(letter.body);
  const { uitdaging, bewijs } = await import('../support/gemeente.ts');
  const proof = await bewijs(
    phone,
    letter.envId,
    body,
    await uitdaging(overHttp(server.origin), hoorn.tenant),
  );

  let answer = '';
  const socket = connect(server.port, '127.0.0.1');
  socket.on('data', (part) => (answer += String(part)));
  const closed = new Promise((resolve) => socket.on('close', resolve));
  socket.write(
    `PUT /v1/enveloppen/${letter.envId} HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n` +
      `toestelbewijs: ${proof}\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n`,
  );
  socket.write(body.slice(0, 200));
  await new Promise((resolve) => setTimeout(resolve, 100));
  const stopped = server.stop();
  await new Promise((resolve) => setTimeout(resolve, 100));
  socket.write(body.slice(200));
  await closed;
  expect(answer).toMatch(/^HTTP\/1\.1 201 /);
  expect(await stopped).toBe(0);
  const next = await start({ data: server.data });
  expect(await envelopesAt(next.origin, hoorn)).toEqual([letter.envId]);
});

test('the console shows the link to set up until that is done, each start with a new code', async () => {
  const data = newFolder();
  const first = await start({ data });
  expect(first.output()).toContain(
    `Nog niet ingericht. Open één keer: ${first.origin}/inrichten#${first.code}`,
  );
  await first.stop();
  const second = await start({ data });
  expect(second.code).not.toBe(first.code);
  const old = await overHttp(second.origin)('POST', '/v1/inrichting/begin', { body: { code: first.code } });
  expect(old.status).toBe(401);
  await setUp(second);
  await second.stop();
  const third = await start({ data });
  expect(third.code).toBeUndefined();
  expect(third.output()).not.toContain('inrichten');
});

/* ── A disk that is full ────────────────────────────────────────────────── */

interface Disk {
  data: string;
  fill(): void;
  free(): void;
  /** stands in front of the command of the server */
  wrap?: string[];
}
/** Files of this process may not grow: the limit goes with the process. */
function limitedFiles(): Disk {
  return {
    data: newFolder(),
    fill() {},
    free() {},
    wrap: ['bash', '-c', 'ulimit -f 800; exec "$@"', 'bash'],
  };
}
/** A real disk of a few megabytes where this user may mount one. */
function smallDisk(): Disk {
  const data = newFolder();
  if (spawnSync('/bin/mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', data]).status !== 0)
    return limitedFiles();
  onTestFinished(() => void spawnSync('/bin/umount', ['-l', data]));
  const filler = join(data, 'vulling');
  return {
    data,
    fill() {
      const { bavail, bsize } = statfsSync(data);
      writeFileSync(filler, Buffer.alloc(Math.max(0, (bavail - 3) * bsize)));
    },
    free: () => rmSync(filler, { force: true }),
  };
}

test.each([
  ['a full disk', smallDisk],
  ['files that may not grow', limitedFiles],
])(
  '[C-91] %s: a clear refusal, no receipt for what is not kept, and on it goes when there is room',
  async (_name, make) => {
    const disk = make();
    let server = await start({ data: disk.data, ...(disk.wrap && { wrap: disk.wrap }) });
    const line = overHttp(server.origin);
    const hoorn = await setUp(server);
    const phone = await schrijfIn(hoorn);
    const acknowledged: string[] = [];
    const first = brief(hoorn.tenant, { bytes: 2_000 });
    expect((await leverAf(line, phone, first)).status).toBe(201);
    acknowledged.push(first.envId);

    disk.fill();
    const refused: Brief[] = [];
    for (let n = 0; n < 60 && refused.length < 5; n += 1) {
      const letter = brief(hoorn.tenant, { bytes: 60_000 });
      const done = await leverAf(line, phone, letter);
      if (done.status === 201) acknowledged.push(letter.envId);
      else {
        expect([done.status, done.json['reden'], done.headers['retry-after']]).toEqual([
          507,
          'schijf-vol',
          '60',
        ]);
        refused.push(letter);
      }
    }
    expect(refused).toHaveLength(5);
    expect((await line('GET', '/healthz')).status).toBe(200);
    if (!disk.wrap) expect((await line('GET', '/readyz')).json['reden']).toBe('schijf-vol');

    if (disk.wrap) {
      // A limit on a process goes with the process.
      await server.stop();
      server = await start({ data: disk.data });
    } else {
      disk.free();
    }
    const again = overHttp(server.origin);
    expect((await again('GET', '/readyz')).status).toBe(200);
    expect((await envelopesAt(server.origin, hoorn)).sort()).toEqual([...acknowledged].sort());
    for (const letter of refused) {
      expect((await leverAf(again, phone, letter)).status).toBe(201);
      acknowledged.push(letter.envId);
    }
    await server.kill();
    const last = await start({ data: disk.data });
    expect((await envelopesAt(last.origin, hoorn)).sort()).toEqual([...acknowledged].sort());
  },
);

test('[C-75] slow senders hold up nobody', async () => {
  const server = await start({ data: newFolder() });
  const line = overHttp(server.origin);
  const slow = Array.from({ length: 60 }, () => {
    const socket = connect(server.port, '127.0.0.1', () =>
      socket.write('POST /v1/aanmelden HTTP/1.1\r\nhost: x\r\n'),
    );
    socket.on('error', () => {});
    return socket;
  });
  await Promise.all(slow.map((socket) => once(socket, 'connect')));
  const drip = setInterval(() => slow.forEach((socket) => socket.write('x-a: b\r\n')), 100);
  for (let n = 0; n < 50; n += 1) {
    expect((await line('GET', '/v1/inrichting')).status).toBe(200);
  }
  // all were answered while every slow sender was still at its first line
  expect(slow.filter((socket) => socket.destroyed || socket.bytesRead > 0)).toEqual([]);
  clearInterval(drip);
  for (const socket of slow) socket.destroy();
});

/** Makes a folder in which nothing can be changed: a mount that is read-only, or else one of another user. */
function makeReadOnly(data: string): { wrap?: string[]; undo(): void } {
  const mount = (...args: string[]) => spawnSync('/bin/mount', [...args, data]).status === 0;
  if (mount('--bind', data) && mount('-o', 'remount,bind,ro')) {
    const undo = () => void spawnSync('/bin/umount', ['-l', data]);
    onTestFinished(undo);
    return { undo };
  }
  chmodSync(data, 0o555);
  const undo = () => chmodSync(data, 0o700);
  return process.getuid?.() === 0 ? { wrap: ['setpriv', '--reuid=65534', '--clear-groups'], undo } : { undo };
}

test('a disk that is read-only is told in one sentence, and the server goes on when it can be written again', async () => {
  const data = newFolder();
  const first = await start({ data });
  const hoorn = await setUp(first);
  const phone = await schrijfIn(hoorn);
  const letter = brief(hoorn.tenant);
  await leverAf(overHttp(first.origin), phone, letter);
  await first.stop();
  const { wrap, undo } = makeReadOnly(data);
  await expect(start({ data, ...(wrap && { wrap }) })).rejects.toThrow(
    `In de map ${data} kan de server niet schrijven. Kies met MELDROUTE_DATA een andere.\n`,
  );
  undo();
  const next = await start({ data });
  expect(await envelopesAt(next.origin, hoorn)).toEqual([letter.envId]);
});

test('a folder in which nothing can be written is told in one sentence', async () => {
  const folder = newFolder();
  const file = join(folder, 'bestand');
  writeFileSync(file, '');
  const done = await runServerProgram('main', [], { MELDROUTE_DATA: join(file, 'map') });
  expect([done.code, done.output]).toEqual([
    1,
    `In de map ${join(file, 'map')} kan de server niet schrijven. Kies met MELDROUTE_DATA een andere.\n`,
  ]);
});
