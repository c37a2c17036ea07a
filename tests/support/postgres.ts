import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll } from 'vitest';
import { freePort } from './server.ts';

const OLDEST = 15;
const DEBIAN = '/usr/lib/postgresql';

/** Gives the folder with the programs of the newest PostgreSQL that is here, if there is one that will do. */
function findPostgres(): string | undefined {
  const debian = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...debian.map((version) => join(DEBIAN, version, 'bin')),
    ...(process.env['PATH'] ?? '').split(delimiter),
  ];
  return folders.find((folder) => {
    if (!['initdb', 'postgres', 'pg_dump', 'pg_restore'].every((name) => existsSync(join(folder, name)))) {
      return false;
    }
    const { stdout } = spawnSync(join(folder, 'postgres'), ['--version'], { encoding: 'utf8' });
    return Number(/(\d+)/.exec(stdout)?.[1] ?? 0) >= OLDEST;
  });
}

/** PostgreSQL refuses to run as root: then it runs as its own user, or as nobody. */
function otherUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const found =
    users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody') ?? [];
  return { uid: Number(found[2] ?? 65534), gid: Number(found[3] ?? 65534) };
}

export interface Postgres {
  port: number;
  /** Makes an empty database that belongs to a role of its own, which is no superuser; gives its address. */
  newDatabase(): Promise<string>;
  /** A connection that sees and may everything, to tamper with. */
  asAdmin<T>(url: string, act: (client: Client) => Promise<T>): Promise<T>;
  /** Gone at once, as with a power cut. */
  halt(): Promise<void>;
  resume(): Promise<void>;
  stop(): Promise<void>;
}

const ended = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve();
    else child.once('exit', () => resolve());
  });

/** Starts a real PostgreSQL in a folder of its own on a free port of loopback. It really writes: fsync is on. */
async function startPostgres(bin: string): Promise<Postgres> {
  const user = otherUser();
  const folder = mkdtempSync(join(tmpdir(), 'meldroute-postgres-'));
  if (user) chownSync(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  const port = await freePort();
  const made = spawnSync(
    join(bin, 'initdb'),
    ['-D', data, '-U', 'beheer', '--auth=trust', '--encoding=UTF8', '--locale=C.UTF-8', '--no-sync'],
    { ...user, cwd: folder, encoding: 'utf8' },
  );
  if (made.status !== 0) throw new Error(`initdb: ${made.stderr}${made.error?.message ?? ''}`);

  let child: ChildProcess | undefined;
  let said = '';
  const end = () => void child?.kill('SIGQUIT');
  process.once('exit', end);

  const admin = async <T>(database: string, act: (client: Client) => Promise<T>): Promise<T> => {
    const client = new Client({ host: '127.0.0.1', port, user: 'beheer', database });
    await client.connect();
    try {
      return await act(client);
    } finally {
      await client.end();
    }
  };
  async function resume(): Promise<void> {
    const settings = {
      listen_addresses: '127.0.0.1',
      unix_socket_directories: folder,
      max_connections: '90',
      // After a power cut it would sync a thousand files of its own one by one.
      ...(process.platform === 'linux' && { recovery_init_sync_method: 'syncfs' }),
    };
    const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    child = spawn(join(bin, 'postgres'), ['-D', data, '-p', String(port), ...args], {
      ...user,
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    child.stderr?.on('data', (part) => (said += String(part)));
    for (let tries = 0; ; tries += 1) {
      const up = await admin('postgres', async () => true).catch(() => false);
      if (up) return;
      if (child.exitCode !== null || tries > 500) throw new Error(`PostgreSQL did not start:\n${said}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
  async function halt(signal: NodeJS.Signals = 'SIGQUIT'): Promise<void> {
    child?.kill(signal);
    if (child) await ended(child);
  }
  await resume();

  let count = 0;
  return {
    port,
    async newDatabase() {
      count += 1;
      const name = `huis${count}`;
      await admin('postgres', async (client) => {
        await client.query(`create role ${name} login nosuperuser nobypassrls`);
        await client.query(`create database ${name} owner ${name}`);
      });
      return `postgres://${name}@127.0.0.1:${port}/${name}`;
    },
    asAdmin: (url, act) => admin(new URL(url).pathname.slice(1), act),
    halt: () => halt(),
    resume,
    async stop() {
      await halt('SIGINT');
      process.off('exit', end);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Starts a PostgreSQL for the tests of this file. Gives nothing when there is none here; the run then says so. */
export function usePostgres(): (() => Postgres) | undefined {
  const bin = findPostgres();
  if (bin === undefined) return undefined;
  let engine: Postgres | undefined;
  beforeAll(async () => {
    engine = await startPostgres(bin);
  });
  afterAll(() => engine?.stop());
  return () => {
    if (!engine) throw new Error('PostgreSQL was not started');
    return engine;
  };
}
