/** What each entry may weigh, gzip -9, in kB of 1,000 bytes; a breach names the figure and the heaviest files. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const weigh = (path) => gzipSync(readFileSync(path), { level: 9 }).length;

/** Takes an entry; gives every script it imports statically, itself included. */
function closure(folder, entry, seen = new Set()) {
  if (seen.has(entry)) return seen;
  seen.add(entry);
  const code = readFileSync(join(folder, entry), 'utf8');
  for (const [, path] of code.matchAll(/(?:\bfrom|\bimport)\s*["']\.\/([\w.-]+\.js)["']/g)) {
    closure(folder, `assets/${path}`, seen);
  }
  return seen;
}

/** Takes dist/client; gives the first load of the field app: what index.html needs before a person can begin. */
export function firstLoad(folder) {
  const html = readFileSync(join(folder, 'index.html'), 'utf8');
  const roots = [...html.matchAll(/(?:src|href)="\/(assets\/[\w.-]+\.js)"/g)].map((match) => match[1]);
  // The door to the field app is a dynamic import, so that the desk never pays for it and the other way round.
  const field = readdirSync(join(folder, 'assets'))
    .filter((name) => /^(app-field|create-phone|field)[-.].*\.js$/.test(name))
    .map((name) => `assets/${name}`);
  const scripts = new Set();
  for (const entry of [...roots, ...field]) for (const path of closure(folder, entry)) scripts.add(path);
  const styles = [...html.matchAll(/href="\/(assets\/[\w.-]+\.css)"/g)].map((match) => match[1]);
  return { scripts: [...scripts], styles };
}

/** Takes dist/client; gives what the desk loads beyond the field app: its pages, its worker, and what they import. */
export function deskLoad(folder) {
  const { scripts } = firstLoad(folder);
  const roots = readdirSync(join(folder, 'assets')).filter((name) =>
    /^(app|create-desk|desk\.worker)-.*\.js$/.test(name),
  );
  const all = new Set();
  for (const name of roots.filter((root) => !root.startsWith('app-field'))) {
    for (const path of closure(folder, `assets/${name}`)) all.add(path);
  }
  return [...all].filter((path) => !scripts.includes(path));
}

/** Takes dist/client; gives a complaint for each budget that is exceeded. */
export function budgets(folder) {
  const { scripts, styles } = firstLoad(folder);
  const all = (pattern) =>
    readdirSync(folder, { recursive: true })
      .map(String)
      .filter((path) => pattern.test(path));
  const limits = [
    ['script of the first load', scripts, 95],
    ['style of the first load', styles, 20],
    ['service worker', ['sw.js'], 12],
    ['fonts', all(/latin-wght-normal\.woff2$/), 40],
    ['script of the desk beyond the field app', deskLoad(folder), 150],
  ];
  const complaints = [];
  for (const [what, paths, kB] of limits) {
    const sizes = paths.map((path) => [path, weigh(join(folder, path))]).sort((a, b) => b[1] - a[1]);
    const total = sizes.reduce((sum, [, size]) => sum + size, 0) / 1000;
    if (paths.length === 0) complaints.push(`${what}: nothing found to weigh`);
    if (total <= kB) continue;
    const heaviest = sizes.slice(0, 4).map(([path, size]) => `${path} ${(size / 1000).toFixed(1)}`);
    complaints.push(`${what}: ${total.toFixed(1)} kB gz, budget ${kB}; heaviest: ${heaviest.join(', ')}`);
  }
  return complaints;
}
