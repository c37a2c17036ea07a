/** `npm run teeth [-- name…]`: plants known faults one at a time in a copy of the code; each must make a test fail. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installOnce } from '../src/install.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
installOnce();
const FAULTS = JSON.parse(readFileSync(join(root, 'tests/teeth-faults.json'), 'utf8'));
const only = process.argv.slice(2);
const faults = FAULTS.filter(({ name }) => only.length === 0 || only.some((word) => name.includes(word)));

const copy = mkdtempSync(join(tmpdir(), 'meldroute-teeth-'));
for (const part of [
  'src',
  'tests',
  'docs',
  'public',
  'package.json',
  'vite.config.ts',
  'tsconfig.json',
  'index.html',
]) {
  cpSync(join(root, part), join(copy, part), { recursive: true });
}
symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));

/** Says which test fell first; undefined when none did. */
function firstFall({ project, tests }) {
  const args = [
    'run',
    '--project',
    project,
    '--bail',
    '1',
    '--no-file-parallelism',
    '--reporter',
    'json',
    ...tests,
  ];
  const run = spawnSync(process.execPath, [join(root, 'node_modules/vitest/vitest.mjs'), ...args], {
    cwd: copy,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { ...process.env, SIMULATE_RUNS: '60' },
  });
  if (run.status === 0) return undefined;
  const start = run.stdout.indexOf('{"numTotal');
  const report = start < 0 ? undefined : JSON.parse(run.stdout.slice(start));
  const fallen = report?.testResults
    .flatMap(({ name, assertionResults }) => assertionResults.map((one) => ({ ...one, file: name })))
    .find(({ status }) => status === 'failed');
  if (!fallen) throw new Error(`no test ran:\n${run.stdout.slice(-2000)}${run.stderr.slice(-2000)}`);
  return `${fallen.file.slice(copy.length + 1)}: ${fallen.title}`;
}

let killed = 0;
try {
  for (const fault of faults) {
    const path = join(copy, fault.file);
    const whole = readFileSync(path, 'utf8');
    writeFileSync(
      path,
      whole.replace(fault.from, () => fault.to),
    );
    const fallen = firstFall(fault);
    writeFileSync(path, whole);
    if (fallen) killed += 1;
    console.log(`${fallen ? '✓' : '✗ LIVES'} ${fault.name}${fallen ? ` — ${fallen}` : ''}`);
  }
} finally {
  rmSync(copy, { recursive: true, force: true });
}
console.log(`${killed} killed, ${faults.length - killed} alive`);
process.exit(killed === faults.length && killed > 0 ? 0 : 1);
