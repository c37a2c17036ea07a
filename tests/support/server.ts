import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';

const root = join(import.meta.dirname, '../..');
/** Inside node_modules, so that what the built server imports is found. */
const cache = join(root, 'node_modules/.cache/meldroute-server');

function hashOfSources(): string {
  const hash = createHash('sha256').update(readFileSync(join(root, 'package-lock.json')));
  for (const room of ['server', 'protocol', 'domain']) {
    const files = readdirSync(join(root, 'src', room), { withFileTypes: true, recursive: true });
    for (const file of files.filter((entry) => entry.isFile()).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = join(file.parentPath, file.name);
      hash.update(path).update(readFileSync(path));
    }
  }
  return hash.digest('hex').slice(0, 16);
}

/** Builds the server from these sources, once for each state of them; gives the folder with main.js and operator.js. */
export async function buildServer(): Promise<string> {
  const done = join(cache, hashOfSources());
  if (existsSync(done)) return done;
  mkdirSync(cache, { recursive: true });
  const making = mkdtempSync(join(cache, 'making-'));
  const entries = ['main', 'operator'].filter((name) => existsSync(join(root, `src/server/${name}.ts`)));
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    build: {
      ssr: true,
      outDir: making,
      emptyOutDir: false,
      copyPublicDir: false,
      rolldownOptions: {
        input: Object.fromEntries(entries.map((name) => [name, join(root, `src/server/${name}.ts`)])),
      },
    },
  });
  try {
    renameSync(making, done);
  } catch {
    // Another test file was first.
    rmSync(making, { recursive: true, force: true });
  }
  return done;
}

/** Gives a port that nobody listens on now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}

export interface RunningServer {
  /** http://localhost:port: a secure context for a browser */
  origin: string;
  port: number;
  data: string;
  /** one-time code of the console, when this server was not set up */
  code: string | undefined;
  /** what it wrote so far */
  output(): string;
  pid: number;
  /** SIGTERM, and waits until it is gone; gives the exit code */
  stop(): Promise<number | null>;
  /** SIGKILL */
  kill(): Promise<void>;
}

const ended = (child: ChildProcess): Promise<number | null> =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve(child.exitCode)
    : new Promise((resolve) => child.once('exit', (code) => resolve(code)));

/** Runs a program of the built server to its end; gives what it said. */
export async function runServerProgram(
  name: 'main' | 'operator',
  args: readonly string[],
  env: Record<string, string>,
): Promise<{ code: number | null; output: string }> {
  const folder = await buildServer();
  const child = spawn(process.execPath, [join(folder, `${name}.js`), ...args], {
    env: { ...process.env, DATABASE_URL: undefined, NO_COLOR: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (output += String(part)));
  const code = await ended(child);
  return { code, output };
}

/**
 * Starts the real server as a process of its own on loopback and waits until it listens. Without `data` it gets a new
 * folder. Serves dist/client when that was built. `wrap` puts a command in front, such as a shell with a limit.
 */
export async function startServer(
  options: { data?: string; env?: Record<string, string>; port?: number; wrap?: readonly string[] } = {},
): Promise<RunningServer> {
  const folder = await buildServer();
  const port = options.port ?? (await freePort());
  const data = options.data ?? mkdtempSync(join(tmpdir(), 'meldroute-data-'));
  if (options.data === undefined) process.once('exit', () => rmSync(data, { recursive: true, force: true }));
  const client = join(root, 'dist/client');
  const [command = process.execPath, ...before] = [...(options.wrap ?? []), process.execPath];
  const child = spawn(command, [...before, join(folder, 'main.js')], {
    env: {
      ...process.env,
      DATABASE_URL: undefined,
      NO_COLOR: '1',
      PORT: String(port),
      MELDROUTE_DATA: data,
      ...(existsSync(client) && { MELDROUTE_CLIENT: client }),
      ...options.env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (output += String(part)));

  // Nothing outlives the tests, also when one of them is cut off.
  const end = () => void child.kill('SIGKILL');
  process.once('exit', end);
  child.once('exit', () => process.off('exit', end));

  const origin = options.env?.['ORIGIN'] ?? `http://localhost:${port}`;
  for (let tries = 0; ; tries += 1) {
    if (child.exitCode !== null || tries > 600) {
      throw new Error(`the server did not start (${child.exitCode}):\n${output}`);
    }
    if (/^Meldroute draait op .*\n/m.test(output)) break;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }

  return {
    origin,
    port,
    data,
    code: /inrichten#([A-Za-z0-9_-]+)/.exec(output)?.[1],
    output: () => output,
    pid: child.pid ?? 0,
    stop() {
      child.kill('SIGTERM');
      return ended(child);
    },
    async kill() {
      child.kill('SIGKILL');
      await ended(child);
    },
  };
}
