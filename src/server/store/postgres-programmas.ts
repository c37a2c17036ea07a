import { type ChildProcess, type StdioOptions, spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { Onbruikbaar } from './onbruikbaar.ts';

const DEBIAN = '/usr/lib/postgresql';

/** Gives where a program of PostgreSQL stands; the newest that Debian has, for it reads every older server. */
function find(name: string): string {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...versions.map((version) => join(DEBIAN, version, 'bin')),
    ...(process.env['PATH'] ?? '').split(delimiter),
  ];
  const found = folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
  if (found === undefined) {
    throw new Onbruikbaar(
      `${name} is hier niet. Installeer postgresql-client, van dezelfde versie als de database of nieuwer.`,
    );
  }
  return found;
}

/** The password goes by the environment: a command line can be read by everybody on the machine. */
function addressOf(url: string): { dbname: string; env: Record<string, string> } {
  const bare = new URL(url);
  const { password } = bare;
  bare.password = '';
  return { dbname: bare.href, env: password === '' ? {} : { PGPASSWORD: decodeURIComponent(password) } };
}

export interface Lopend {
  child: ChildProcess;
  /** gives the exit code and the last line that it said when something was wrong */
  done: Promise<{ code: number | null; zin: string }>;
}

/** Starts a program of PostgreSQL, on a database when one is given. */
export function startProgram(
  name: 'pg_dump' | 'pg_restore',
  args: readonly string[],
  options: { url?: string; settings?: string; stdio?: StdioOptions } = {},
): Lopend {
  const at = options.url === undefined ? undefined : addressOf(options.url);
  const child = spawn(find(name), [...(at ? [`--dbname=${at.dbname}`] : []), ...args], {
    env: {
      ...process.env,
      ...at?.env,
      ...(options.settings !== undefined && { PGOPTIONS: options.settings }),
      LC_ALL: 'C',
    },
    stdio: options.stdio ?? ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr?.on('data', (part) => (said = `${said}${String(part)}`.slice(-4000)));
  const done = new Promise<{ code: number | null; zin: string }>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, zin: said.trim().split('\n').at(-1) ?? '' }));
  });
  return { child, done };
}
