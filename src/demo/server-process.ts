import { type ChildProcess, spawn } from 'node:child_process';

/**
 * The clock of the server while the past is played: the program itself is not touched. Each message is how far the
 * clock is behind; the answer says that it is so now.
 */
const CLOCK = `data:text/javascript,${encodeURIComponent(`
  const real = Date.now;
  let behind = 0;
  Date.now = () => real() - behind;
  process.on('message', (ms) => {
    behind = ms;
    process.send(ms);
  });
  process.channel.unref();
`)}`;

export interface DemoServer {
  /** the one-time code of the console, when nothing was set up */
  code: string | undefined;
  /** Puts the clock of the server back; only where it was started to replay. */
  setBehind(ms: number): Promise<void>;
  /** Asks it to stop and waits until it has. */
  stop(): Promise<void>;
  /** Resolves when it is gone, whoever ended it. */
  gone: Promise<number | null>;
}

/** The server could not start; it said why itself, in one sentence. */
export class NotStarted extends Error {}

/** Starts the program of the real server on a data folder; resolves when it listens. */
export async function startServer(wish: {
  program: string;
  data: string;
  port: string;
  replay: boolean;
}): Promise<DemoServer> {
  const { program, data, port, replay } = wish;
  const child: ChildProcess = spawn(process.execPath, [...(replay ? ['--import', CLOCK] : []), program], {
    env: {
      ...process.env,
      LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'warn',
      PORT: port,
      MELDROUTE_DATA: data,
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const gone = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  let said = '';
  let complained = '';
  child.stderr?.on('data', (part) => (complained += String(part)));
  const listening = new Promise<'luistert'>((resolve) => {
    child.stdout?.on('data', (part) => {
      said += String(part);
      if (/^Meldroute draait op .*\n/m.test(said)) resolve('luistert');
    });
  });
  if ((await Promise.race([listening, gone])) !== 'luistert') {
    throw new NotStarted(complained.trim() || said.trim());
  }
  child.stderr?.on('data', (part) => process.stderr.write(part as Buffer));
  if (!replay) child.disconnect();

  return {
    code: /inrichten#([A-Za-z0-9_-]+)/.exec(said)?.[1],
    setBehind: (ms) =>
      new Promise((resolve) => {
        child.once('message', () => resolve());
        child.send(ms);
      }),
    async stop() {
      child.kill('SIGTERM');
      await gone;
    },
    gone,
  };
}
