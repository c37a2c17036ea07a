import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chromePath } from '../support/browser.ts';
import { startServer } from '../support/server.ts';
import { type Row, percentile } from './row.ts';

const home = join(import.meta.dirname, 'lighthouse');
const cli = join(home, 'node_modules/lighthouse/cli/index.js');
const RUNS = 5;
const FLAGS = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const PROMISED = { performance: 98, accessibility: 100, 'best-practices': 100 } as const;
type Category = keyof typeof PROMISED;

interface Report {
  categories: Record<Category, { score: number | null }>;
  audits: Record<string, { score: number | null; title: string }>;
}

function run(origin: string): Report {
  const answer = execFileSync(
    process.execPath,
    [
      cli,
      origin,
      '--quiet',
      '--output=json',
      '--output-path=stdout',
      '--no-enable-error-reporting',
      `--only-categories=${Object.keys(PROMISED).join(',')}`,
      `--chrome-flags=${FLAGS.join(' ')}`,
    ],
    { env: { ...process.env, CHROME_PATH: chromePath }, maxBuffer: 64 * 1024 * 1024, encoding: 'utf8' },
  );
  return JSON.parse(answer) as Report;
}

/** The field app as a phone sees it for the first time, by Lighthouse; it is installed here, for the bench alone. */
export async function lighthouse(): Promise<Row[]> {
  if (!existsSync(cli))
    execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: home, stdio: 'ignore' });
  const server = await startServer();
  try {
    const reports = Array.from({ length: RUNS }, () => run(server.origin));
    return (Object.keys(PROMISED) as Category[]).map((category) => {
      const scores = reports.map(({ categories }) => (categories[category].score ?? 0) * 100);
      return {
        scenario: 'lighthouse',
        what: `${category}, mobile, median of ${RUNS}`,
        unit: 'points',
        ours: percentile(scores, 0.5),
        atLeast: PROMISED[category],
      };
    });
  } finally {
    await server.stop();
  }
}
