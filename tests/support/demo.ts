import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const program = join(import.meta.dirname, '../../dist/server/demo.js');

export interface RunningDemo {
  origin: string;
  leden: readonly { loginnaam: string; wachtzin: readonly string[] }[];
  /** invitation for a phone, and the three words of it */
  uitnodiging: { link: string; woorden: string };
  seconds: number;
  output(): string;
  /** Ctrl-C, and waits; gives the exit code */
  stop(): Promise<number | null>;
}

const ended = (child: ChildProcess): Promise<number | null> =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve(child.exitCode)
    : new Promise((resolve) => child.once('exit', (code) => resolve(code)));

function run(port: number, folder: string, args: readonly string[]) {
  if (!existsSync(program)) throw new Error('build first: npm run build');
  const child = spawn(process.execPath, [program, ...args], {
    cwd: folder,
    env: { ...process.env, NO_COLOR: '1', PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (output += String(part)));
  // Nothing outlives the tests, also when one of them is cut off.
  const end = () => void child.kill('SIGTERM');
  process.once('exit', end);
  child.once('exit', () => process.off('exit', end));
  return { child, output: () => output };
}

/** A folder for a demo; gone when the tests are. */
export function demoFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'meldroute-demo-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Runs the built demo until it says that everything is there. */
export async function startDemo(
  port: number,
  folder = demoFolder(),
  args: readonly string[] = [],
): Promise<RunningDemo> {
  const began = performance.now();
  const { child, output } = run(port, folder, args);
  while (!output().includes('Stoppen: Ctrl-C')) {
    if (child.exitCode !== null) throw new Error(`the demo ended (${child.exitCode}):\n${output()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const found = (pattern: RegExp) => pattern.exec(output())?.[1] ?? '';
  return {
    origin: found(/^Bureau +(http\S+)\/desk$/m),
    leden: [...output().matchAll(/^ +loginnaam +(\S+).*\n +wachtzin +(.*)$/gm)].map(
      ([, loginnaam = '', wachtzin = '']) => ({ loginnaam, wachtzin: wachtzin.trim().split(' ') }),
    ),
    uitnodiging: { link: found(/^Telefoon +(\S+)$/m), woorden: found(/drie woorden zijn: (.*)$/m) },
    seconds: (performance.now() - began) / 1_000,
    output,
    stop() {
      child.kill('SIGINT');
      return ended(child);
    },
  };
}

/** Runs the demo where it cannot start; gives what it said. */
export async function runDemo(
  port: number,
  folder: string,
  args: readonly string[] = [],
): Promise<{ code: number | null; output: string }> {
  const { child, output } = run(port, folder, args);
  const code = await ended(child);
  return { code, output: output() };
}
