/** Installs the packages of the lock when they are not there yet, or when the lock changed since. Needs only Node and npm. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Takes a lock file; gives only what decides whether node_modules fits it. */
function packagesOf(path) {
  const { packages } = JSON.parse(readFileSync(path, 'utf8'));
  const rows = Object.entries(packages)
    .filter(([name, entry]) => name !== '' && !entry.optional)
    .map(([name, entry]) => `${name}@${entry.version}`);
  return rows.sort().join('\n');
}

/** Does nothing when node_modules fits the lock; else says so and runs `npm ci`. */
export function installOnce() {
  const installed = `${root}node_modules/.package-lock.json`;
  if (existsSync(installed) && packagesOf(installed) === packagesOf(`${root}package-lock.json`)) return;
  console.log('Eerste keer: onderdelen installeren (ongeveer een minuut)…');
  execFileSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
}
