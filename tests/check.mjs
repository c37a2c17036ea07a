/** `npm run check`: everything that must stay true and is not a test. Each step passes or fails; none stops the next. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installOnce } from '../src/install.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
installOnce();
const { buildAll } = await import('../src/build.mjs');
const { budgets } = await import('./budgets.mjs');

const tool =
  (path, ...args) =>
  () => {
    const run = spawnSync(process.execPath, [join(root, 'node_modules', path), ...args], {
      cwd: root,
      encoding: 'utf8',
    });
    return run.status === 0 ? [] : `${run.stdout}${run.stderr}`.trim().split('\n');
  };
const tsc = (project) => tool('typescript/bin/tsc', '-p', project);

/** Every package that ends up in the product or in its making, under a licence that EUPL-1.2 can live with. */
function licences() {
  const allowed = new Set(
    'MIT ISC BSD-2-Clause BSD-3-Clause Apache-2.0 0BSD CC0-1.0 CC-BY-3.0 CC-BY-4.0 BlueOak-1.0.0 Python-2.0 MPL-2.0 Unlicense WTFPL EUPL-1.2'.split(
      ' ',
    ),
  );
  // Says so in a file and not in its package.json.
  const said = { 'node_modules/parse-cache-control': 'BSD-3-Clause' };
  const locks = ['package-lock.json', 'tests/bench/lighthouse/package-lock.json'];
  const packages = locks.flatMap((lock) =>
    Object.entries(JSON.parse(readFileSync(join(root, lock), 'utf8')).packages),
  );
  const complaints = [];
  for (const [name, entry] of packages) {
    if (name === '') continue;
    if (entry.resolved) complaints.push(`${name}: the lock names a host`);
    const words = (entry.license ?? said[name] ?? 'none').replace(/[()]/g, '').split(/ (?:OR|AND) /);
    if (!words.some((word) => allowed.has(word))) complaints.push(`${name}: licence ${entry.license}`);
  }
  return complaints;
}

const steps = {
  'types: pure ground (domain, protocol)': tsc('src/tsconfig.pure.json'),
  'types: browser ground': tsc('src/tsconfig.browser.json'),
  'types: worker ground': tsc('src/tsconfig.worker.json'),
  'types: server ground': tsc('src/tsconfig.server.json'),
  'types: demo': tsc('src/tsconfig.demo.json'),
  'types: tests': tsc('tests/tsconfig.json'),
  'lint (cycles, floating promises, accessibility)': tool(
    'oxlint/bin/oxlint',
    '-c',
    '.oxlintrc.json',
    '--deny-warnings',
    'src',
    'tests',
  ),
  format: tool('prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.'),
  'dead code': tool('knip/bin/knip.js', '--no-progress'),
  'architecture, names and glossary': tool(
    'vitest/vitest.mjs',
    'run',
    '--project',
    'house',
    '--reporter=dot',
  ),
  'licences and lock': licences,
  budgets: async () => {
    await buildAll();
    return budgets(join(root, 'dist/client'));
  },
};

let failed = 0;
for (const [name, step] of Object.entries(steps)) {
  const complaints = await step();
  console.log(`${complaints.length === 0 ? '✓' : '✗'} ${name}`);
  for (const line of complaints.slice(0, 40)) console.log(`    ${line}`);
  if (complaints.length > 0) failed += 1;
}
console.log(`${Object.keys(steps).length - failed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
