/** `npm run bench`: measures in a real browser against a real server; `--json FILE` also writes the rows. */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { installOnce } from '../../src/install.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
installOnce();
const { buildAll } = await import('../../src/build.mjs');
await buildAll();
const { runnerImport } = await import('vite');
const { module } = await runnerImport(`${root}tests/bench/scenarios.ts`, { root, logLevel: 'warn' });

const rows = await module.measure();
const columns = [
  'scenario',
  'what',
  'unit',
  'ours',
  'p95',
  'floor',
  'limit',
  'atLeast',
  'ratioToFloor',
  'ratioLimit',
];
const cell = (value) => (typeof value === 'number' ? String(Math.round(value * 100) / 100) : (value ?? ''));
const widths = columns.map((name) => Math.max(name.length, ...rows.map((row) => cell(row[name]).length)));
const line = (cells) =>
  cells
    .map((text, n) => text.padEnd(widths[n]))
    .join('  ')
    .trimEnd();
console.log(line(columns));
for (const row of rows) console.log(line(columns.map((name) => cell(row[name]))));

const at = process.argv.indexOf('--json');
if (at > 0) writeFileSync(process.argv[at + 1], `${JSON.stringify(rows, null, 2)}\n`);
const over = rows.filter(
  (row) =>
    (row.p95 ?? row.ours) > (row.limit ?? Infinity) ||
    row.ours < (row.atLeast ?? -Infinity) ||
    (row.ratioToFloor ?? 0) > (row.ratioLimit ?? Infinity),
);
for (const row of over) console.log(`short of its promise: ${row.scenario}, ${row.what}`);
process.exit(over.length === 0 ? 0 : 1);
