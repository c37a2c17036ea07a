import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createApp } from '#server/app.ts';
import { trailAt } from '#server/console.ts';
import { filesOf } from '#server/store/bestanden.ts';
import { makeBackup } from '#server/store/sqlite-reservekopie.ts';
import { openSqliteStore } from '#server/store/sqlite.ts';
import { type Line, answer, sha256, token } from './gemeente.ts';

export const BEGIN = Date.parse('2026-11-24T10:20:30.400Z');

/** An app on a real database in a folder of its own, with a clock that stands until it is moved; gone after the test. */
export async function startApp(
  options: { origin?: string; client?: string; level?: string; contact?: string } = {},
) {
  const folder = mkdtempSync(join(tmpdir(), 'meldroute-app-'));
  const clock = { nu: BEGIN };
  const lines: string[] = [];
  let copies = 0;
  const store = openSqliteStore(folder, clock.nu);
  const app = await createApp({
    store,
    klok: () => clock.nu,
    origin: options.origin ?? 'http://localhost:8080',
    auditsleutel: randomBytes(32),
    logger: { level: options.level ?? 'info', stream: { write: (line) => lines.push(line) } },
    proxies: 0,
    ...(options.client !== undefined && { client: options.client }),
    ...(options.contact !== undefined && { contact: options.contact }),
  });
  onTestFinished(async () => {
    await app.close();
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const line: Line = async (method, path, { body, raw, headers = {} } = {}) => {
    const payload = raw ?? (body === undefined ? undefined : JSON.stringify(body));
    const response = await app.inject({
      method: method as 'GET',
      url: path,
      headers: { ...(payload !== undefined && { 'content-type': 'application/json' }), ...headers },
      ...(payload !== undefined && { payload: typeof payload === 'string' ? payload : Buffer.from(payload) }),
    });
    const flat = Object.fromEntries(
      Object.entries(response.headers).map(([name, value]) => [name, String(value)]),
    );
    return answer(response.statusCode, flat, response.body);
  };
  return {
    app,
    store,
    line,
    folder,
    lines,
    clock,
    /** A code that sets up one municipality, as the console or the operator gives it. */
    async code() {
      const code = token();
      await store.inrichting.open({ hash: sha256(code), geldigTot: clock.nu + 24 * 60 * 60_000 });
      return code;
    },
    /** Makes a checked backup beside the database, as the operator does. */
    async backup() {
      const to = join(folder, `kopie-${(copies += 1)}.sqlite`);
      const made = await makeBackup(filesOf(folder), to, clock.nu, trailAt(clock.nu));
      if (!made.ok) throw new Error('no backup');
    },
  };
}
