import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import {
  type Proefgemeente,
  brief,
  leverAf,
  open,
  overHttp,
  richtIn,
  schrijfIn,
} from '../support/gemeente.ts';
import { usePostgres } from '../support/postgres.ts';
import { freePort, runServerProgram, startServer } from '../support/server.ts';

/* What whoever runs the server sees of it: metrics, and the backups that it makes by itself. */

const engine = usePostgres();
const engines: [string, () => Promise<Record<string, string>>][] = [['SQLite', async () => ({})]];
if (engine) engines.push(['PostgreSQL', async () => ({ DATABASE_URL: await engine().newDatabase() })]);

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'meldroute-toezicht-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
async function start(options: Parameters<typeof startServer>[0]) {
  const server = await startServer(options);
  onTestFinished(() => server.kill());
  return server;
}
/** Waits for what another process does. */
async function until<T>(
  holds: () => T | undefined | false | Promise<T | undefined | false>,
  what: string,
): Promise<T> {
  for (let tries = 0; tries < 1_200; tries += 1) {
    const found = await holds();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${what} did not come about`);
}
const desk = async ({ als }: Proefgemeente) => (await als('GET', '/v1/reservekopie')).json;
const backups = (map: string) =>
  readdirSync(map)
    .filter((name) => /\.(sqlite|dump)$/.test(name))
    .sort();

/** Takes the text of Prometheus; gives the value of each line. Refuses a line that is no sample and no comment. */
function samplesOf(text: string): Map<string, number> {
  const samples = new Map<string, number>();
  for (const line of text.trim().split('\n')) {
    if (/^# (HELP|TYPE) [a-z_]+ ./.test(line)) continue;
    const [, name, value] = /^([a-z_]+(?:\{(?:[a-z]+="[^"\n]*",?)+\})?) (\S+)$/.exec(line) ?? [];
    if (name === undefined || Number.isNaN(Number(value))) throw new Error(`no sample: ${line}`);
    samples.set(name, Number(value));
  }
  return samples;
}

test.each(engines)(
  '%s: metrics tell how it goes, on an address of their own, and nothing of anybody',
  async (_name, where) => {
    const at = `127.0.0.1:${await freePort()}`;
    const server = await start({ data: newFolder(), env: { METRICS: at, ...(await where()) } });
    const line = overHttp(server.origin);
    const hoorn = await richtIn(line, server.code ?? '');
    const phone = await schrijfIn(hoorn);
    const letters = [brief(hoorn.tenant), brief(hoorn.tenant)];
    for (const letter of letters) await leverAf(line, phone, letter);
    await hoorn.als('GET', '/v1/enveloppen');
    await open(hoorn, letters[0]!.envId);
    await line('GET', '/bestaat-niet');

    const response = await fetch(`http://${at}/metrics`);
    expect(response.headers.get('content-type')).toContain('text/plain; version=0.0.4');
    const text = await response.text();
    const samples = samplesOf(text);
    const counted = (method: string, route: string, status: number) =>
      samples.get(`meldroute_http_requests_total{method="${method}",route="${route}",status="${status}"}`);
    expect(counted('PUT', '/v1/enveloppen/:envId', 201)).toBe(2);
    expect(counted('GET', '-', 404) ?? counted('GET', '/*', 404)).toBe(1);
    expect(samples.get('meldroute_store_seconds_count{operation="enveloppen.legAf"}')).toBe(2);
    expect(samples.get('meldroute_store_seconds_bucket{operation="enveloppen.legAf",le="+Inf"}')).toBe(2);
    expect(samples.get('meldroute_enveloppen{stand="opgehaald"}')).toBe(2);
    expect(samples.get('meldroute_enveloppen_oldest_seconds{stand="opgehaald"}')).toBeLessThan(3_601);
    expect(samples.get('meldroute_store_up')).toBe(1);
    expect(samples.get('meldroute_backup_scheduled')).toBe(0);
    expect(samples.has('meldroute_backup_age_seconds')).toBe(false);
    const canaries = [
      hoorn.tenant,
      hoorn.lid,
      hoorn.loginnaam,
      phone.toestel,
      ...letters.map(({ envId }) => envId),
    ];
    expect([...canaries, '127.0.0.1'].filter((canary) => text.includes(canary))).toEqual([]);

    // not on the address that the proxy passes on
    expect((await line('GET', '/metrics')).status).toBe(404);
    expect((await fetch(`http://${at}/v1/enveloppen`)).status).toBe(404);
    expect(await server.stop()).toBe(0);
  },
);

test.each(engines)(
  '%s: backups are made, verified and rotated by the server itself, and what fails is seen',
  async (_name, where) => {
    const map = join(newFolder(), 'kopieën');
    const at = `127.0.0.1:${await freePort()}`;
    const data = newFolder();
    const env = { METRICS: at, RESERVEKOPIE: map, RESERVEKOPIE_BEWAAR: '2', ...(await where()) };
    const first = await start({ data, env });
    const hoorn = await richtIn(overHttp(first.origin), first.code ?? '');
    const phone = await schrijfIn(hoorn);
    await leverAf(overHttp(first.origin), phone, brief(hoorn.tenant));
    await until(() => backups(map).length === 1, 'the first backup');
    expect(await first.stop()).toBe(0);

    // A day later, with older ones and a stranger's file beside them: those of before the last two go, the stranger stays.
    for (const name of backups(map)) rmSync(join(map, name));
    const old = ['01', '02', '03'].map((day) => `meldroute-2026-01-${day}T03-00-00-000Z.sqlite`);
    for (const name of [
      ...old,
      'van-de-beheerder.sqlite',
      'meldroute-2026-01-04T03-00-00-000Z.sqlite.deel',
    ]) {
      writeFileSync(join(map, name), '');
    }
    const second = await start({ data, env, port: first.port });
    const made = await until(
      () =>
        backups(map).length === 3 &&
        backups(map).find((name) => !old.includes(name) && name.startsWith('meldroute')),
      'the next backup, and rotation',
    );
    expect(readdirSync(map).sort()).toEqual([old[2], made, 'van-de-beheerder.sqlite'].sort());
    const verified = await runServerProgram('operator', ['verify', join(map, made)], {});
    expect([verified.code, verified.output]).toEqual([0, expect.stringContaining('1 enveloppen')]);
    expect((await overHttp(second.origin)('GET', '/readyz')).json).toEqual({
      status: 'ok',
      reservekopie: 'ok',
    });
    const told = await until(async () => {
      const found = await desk(hoorn);
      return found['laatste'] !== undefined && found;
    }, 'the record');
    expect(told).toEqual({ ingericht: true, mislukt: false, laatste: expect.stringMatching(/Z$/) });
    await second.stop();

    // It is not time for another one. Then the folder is gone, and no other can be made.
    const third = await start({ data, env, port: first.port });
    expect((await overHttp(third.origin)('GET', '/readyz')).json).toEqual({
      status: 'ok',
      reservekopie: 'ok',
    });
    expect(backups(map)).toHaveLength(3);
    await third.stop();
    rmSync(map, { recursive: true });
    writeFileSync(map, 'geen map');
    const fourth = await start({ data, env, port: first.port });
    const line = overHttp(fourth.origin);
    await until(async () => (await line('GET', '/readyz')).json['reservekopie'] === 'mislukt', 'the failure');
    expect((await line('GET', '/readyz')).status).toBe(200);
    expect(await desk(hoorn)).toMatchObject({ ingericht: true, mislukt: true });
    const samples = samplesOf(await (await fetch(`http://${at}/metrics`)).text());
    expect(samples.get('meldroute_backup_failed')).toBe(1);
    expect(samples.get('meldroute_backup_age_seconds')).toBeLessThan(600);
    expect(fourth.output()).toContain('reservekopie mislukt');
    // Phones are served all the same.
    expect((await leverAf(line, phone, brief(hoorn.tenant))).status).toBe(201);
    expect(await fourth.stop()).toBe(0);
  },
);
