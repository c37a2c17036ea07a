import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { overHttp, richtIn } from '../support/gemeente.ts';
import { Load, randomFrom } from '../support/load.ts';
import { usePostgres } from '../support/postgres.ts';
import { freePort, runServerProgram, startServer } from '../support/server.ts';

/*
 * The real server is killed while fifty phones and a desk are at work. A few times in every run of the tests; as often as
 * one likes by `npm run torture`.
 */

const KILLS = Number(process.env['TORTURE_KILLS'] ?? 5);
const SEED = Number(process.env['TORTURE_SEED'] ?? Math.floor(Math.random() * 2 ** 32));
const PHONES = 50;
const PATIENCE = 120_000 + KILLS * 10_000;

const engine = usePostgres();
const engines: [string, () => Promise<Record<string, string>>][] = [['SQLite', async () => ({})]];
if (engine) engines.push(['PostgreSQL', async () => ({ DATABASE_URL: await engine().newDatabase() })]);

test.each(engines)(
  `[C-31][C-82] %s: ${KILLS} times kill -9 under ${PHONES} phones: nothing acknowledged is lost (seed ${SEED})`,
  { timeout: PATIENCE },
  async (name, where) => {
    const random = randomFrom(SEED);
    const data = mkdtempSync(join(tmpdir(), 'meldroute-kill-'));
    onTestFinished(() => rmSync(data, { recursive: true, force: true }));
    const env = { LOG_LEVEL: 'warn', ...(await where()) };
    const port = await freePort();
    const start = async () => {
      const server = await startServer({ data, env, port });
      onTestFinished(() => server.kill());
      return server;
    };
    let server = await start();
    const hoorn = await richtIn(overHttp(server.origin), server.code ?? '');
    const load = await Load.make(hoorn, PHONES, random);

    for (let kill = 1; kill <= KILLS; kill += 1) {
      const enough = new AbortController();
      const enoughDone = load.after(20 + Math.floor(100 * random()));
      const working = load.run(server.origin, enough.signal);
      await enoughDone;
      await new Promise((resolve) => setTimeout(resolve, 20 * random()));
      await server.kill();
      enough.abort();
      await working;
      if (engine && name === 'PostgreSQL' && kill % 3 === 0) {
        await engine().halt();
        await engine().resume();
      }
      server = await start();
      expect((await overHttp(server.origin)('GET', '/readyz')).status).toBe(200);
      if (kill % 10 === 0) expect(await load.missing(server.origin)).toEqual([]);
    }

    // undisturbed, until every kind of thing was acknowledged at least once
    const enough = new AbortController();
    const working = load.run(server.origin, enough.signal);
    while (Math.min(...Object.values(load.acknowledged)) === 0) await load.after(10);
    enough.abort();
    await working;
    expect(load.strange).toEqual([]);
    expect(await load.missing(server.origin)).toEqual([]);
    expect(await load.finish(server.origin)).toEqual([]);
    expect(await load.missing(server.origin)).toEqual([]);
    console.log(
      `${name}, seed ${SEED}: ${KILLS} kills, nothing lost of ${JSON.stringify(load.acknowledged)}`,
    );
    // also looks whether the pages of the file are whole, and every reference leads somewhere
    const audit = await runServerProgram('operator', ['audit', 'verify', '--tot', load.bewijs], {
      MELDROUTE_DATA: data,
      ...env,
    });
    expect([audit.code, audit.output]).toEqual([0, expect.stringContaining('Het auditlog is heel.')]);
  },
);
