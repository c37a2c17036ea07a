/** `npm test`: on a machine with only Node and npm it installs, finds or installs two browsers and PostgreSQL, builds, and runs every test. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installOnce } from '../src/install.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

function findBrowser() {
  const paths = [
    process.env.CHROME_PATH,
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
  ];
  paths.push('/Applications/Google Chrome.app/Contents/MacOS/Google Chrome');
  return paths.find((path) => path && existsSync(path));
}

/** Debian keeps its programs out of the path. Which version will do is for the tests to say. */
const hasPostgres = () =>
  existsSync('/usr/lib/postgresql') ||
  (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, 'initdb')));

/** The second engine. */
const findFirefox = () =>
  [process.env.FIREFOX_PATH, '/usr/bin/firefox-esr', '/usr/bin/firefox'].find(
    (path) => path && existsSync(path),
  );

/** Debian and root only; anywhere else the person decides what is installed. */
function install(what, name) {
  const may = process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0;
  if (!may) return;
  console.log(`Geen ${what} gevonden: installeren met apt-get…`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['update', '-qq'], { env, stdio: 'ignore' });
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name], { env, stdio: 'ignore' });
}

installOnce();
if (!findBrowser()) install('Chromium', 'chromium');
if (!hasPostgres()) install('PostgreSQL', 'postgresql');
if (!findFirefox()) install('Firefox', 'firefox-esr');
const browser = findBrowser();
if (!browser) {
  console.error('De tests hebben Chromium nodig: installeer het, of zet CHROME_PATH op het programma.');
  console.log('0 passed, 1 failed');
  process.exit(1);
}

const firefox = findFirefox();

const { buildAll } = await import('../src/build.mjs');
await buildAll();

const folder = mkdtempSync(join(tmpdir(), 'meldroute-test-'));
const report = join(folder, 'report.json');
const vitest = spawnSync(
  process.execPath,
  [
    join(root, 'node_modules/vitest/vitest.mjs'),
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...(firefox ? [] : ['--exclude', 'tests/e2e/tweede-motor.test.ts']),
    ...process.argv.slice(2),
  ],
  {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, CHROME_PATH: browser, ...(firefox && { FIREFOX_PATH: firefox }) },
  },
);

let passed = 0;
let failed = 1;
if (existsSync(report)) {
  const result = JSON.parse(readFileSync(report, 'utf8'));
  passed = result.numPassedTests;
  // A file that does not load has no tests to fail; a skipped test is not a passed one.
  const broken = result.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  );
  failed = result.numFailedTests + result.numPendingTests + result.numTodoTests + broken.length;
  if (vitest.status !== 0 && failed === 0) failed = 1;
}
rmSync(folder, { recursive: true, force: true });
if (!hasPostgres())
  console.log('PostgreSQL is hier niet en kon niet worden geïnstalleerd: daarop is niets beproefd.');
if (!firefox) console.log('Firefox is hier niet en kon niet worden geïnstalleerd: daarin is niets beproefd.');
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
