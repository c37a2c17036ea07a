import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

interface Lock {
  packages: Record<string, { license?: string; hasInstallScript?: boolean; dev?: boolean; version?: string }>;
}
const lock = JSON.parse(read('package-lock.json')) as Lock;
const { dependencies } = JSON.parse(read('package.json')) as { dependencies: Record<string, string> };

test('[C-92] what goes along is on the list, with its reason, licence and what would replace it', () => {
  const rows = [...read('docs/afhankelijkheden.md').matchAll(/^\| `([^`]+)` \| (.+) \| (.+) \| (.+) \|$/gm)];
  const listed = Object.fromEntries(rows.map(([, name = '', , licence]) => [name, licence]));
  const real = Object.fromEntries(
    Object.keys(dependencies).map((name) => [name, lock.packages[`node_modules/${name}`]?.license]),
  );
  expect(listed).toEqual(real);
});

test('[C-92] versions are exact, and one package runs something when it is installed', () => {
  for (const [name, version] of Object.entries(dependencies)) {
    expect([name, version]).toEqual([name, lock.packages[`node_modules/${name}`]?.version]);
  }
  const scripts = Object.entries(lock.packages).filter(
    ([, { hasInstallScript, dev }]) => hasInstallScript && !dev,
  );
  expect(scripts.map(([path]) => path)).toEqual(['node_modules/better-sqlite3']);
});
