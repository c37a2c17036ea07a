import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, type Page, chromium } from 'playwright-core';

export const chromePath = process.env.CHROME_PATH ?? '/usr/bin/chromium';

const quiet = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  '--remote-debugging-port=0',
];

/** A real browser with a profile on disk that outlives it: it can be killed and started again. */
export interface RealBrowser {
  readonly profile: string;
  readonly context: BrowserContext;
  readonly page: Page;
  /** SIGKILL to the whole process group, as a phone that loses its battery. */
  kill(): Promise<void>;
  /** Closes as a person would. */
  close(): Promise<void>;
}

/** Takes a profile folder (made when absent) and a size; gives the running browser with one page. */
export async function startBrowser(options: {
  profile?: string;
  width?: number;
  height?: number;
  colorScheme?: 'light' | 'dark';
  /** a camera that plays this film (Y4M), or one that Chromium makes: a green picture with something that turns */
  camera?: string | true;
}): Promise<RealBrowser> {
  const profile = options.profile ?? (await mkdtemp(join(tmpdir(), 'meldroute-browser-')));
  await rm(join(profile, 'DevToolsActivePort'), { force: true });
  const size = `--window-size=${options.width ?? 390},${options.height ?? 844}`;
  const { camera: film } = options;
  const camera = [
    ...(film === undefined ? [] : ['--use-fake-device-for-media-stream']),
    ...(typeof film === 'string' ? [`--use-file-for-fake-video-capture=${film}`] : []),
  ];
  const child = spawn(chromePath, [...quiet, ...camera, size, `--user-data-dir=${profile}`, 'about:blank'], {
    detached: true,
    stdio: 'ignore',
  });
  const port = await portOf(profile, child);
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  const context = browser.contexts()[0]!;
  const page = context.pages()[0] ?? (await context.newPage());
  await page.setViewportSize({ width: options.width ?? 390, height: options.height ?? 844 });
  if (options.colorScheme) await page.emulateMedia({ colorScheme: options.colorScheme });
  return {
    profile,
    context,
    page,
    kill: () => endGroup(child, 'SIGKILL'),
    close: async () => {
      const session = await browser.newBrowserCDPSession();
      await session.send('Browser.close').catch(() => undefined);
      await exited(child);
    },
  };
}

async function portOf(profile: string, child: ChildProcess): Promise<string> {
  const file = join(profile, 'DevToolsActivePort');
  for (let tries = 0; tries < 600; tries += 1) {
    if (child.exitCode !== null) throw new Error(`Chromium ended with ${child.exitCode}`);
    if (existsSync(file)) {
      const [port] = (await readFile(file, 'utf8')).split('\n');
      if (port) return port;
    }
    await new Promise((next) => setTimeout(next, 50));
  }
  throw new Error('Chromium did not open its port');
}

function exited(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((done) => child.once('exit', () => done()));
}

async function endGroup(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const gone = exited(child);
  process.kill(-child.pid!, signal);
  await gone;
}

/** Removes a profile and everything in it. */
export const removeProfile = (profile: string): Promise<void> =>
  rm(profile, { recursive: true, force: true, maxRetries: 5 });
