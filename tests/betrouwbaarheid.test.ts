import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import FAULTS from './teeth-faults.json' with { type: 'json' };

const root = join(import.meta.dirname, '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const page = read('docs/betrouwbaarheid.md');

test('each of the 49 lessons has its row, and every test that a row names is there under that title', () => {
  const rows = [...page.matchAll(/^\| (\d+) \|[^|]*\|(.*)\|$/gm)];
  expect(rows.map(([, nr]) => Number(nr))).toEqual(Array.from({ length: 49 }, (_, n) => n + 1));
  const missing = rows.flatMap(([, nr, cell = '']) =>
    [...cell.matchAll(/`([\w/.-]+\.ts)`: (.*?)(?=<br>|\s*$)/g)]
      .filter(([, path, title = '']) => !read(`tests/${path}`).replaceAll("\\'", "'").includes(title.trim()))
      .map(([, path, title]) => `${nr}: ${path}: ${title}`),
  );
  expect(missing).toEqual([]);
});

test('every planted fault still finds the text it spoils, once; the page says which test falls over it', () => {
  expect(FAULTS.length).toBeGreaterThanOrEqual(25);
  expect(new Set(FAULTS.map(({ name }) => name)).size).toBe(FAULTS.length);
  for (const { name, file, from, to, tests } of FAULTS) {
    expect([name, read(file).split(from).length - 1]).toEqual([name, 1]);
    expect(to).not.toBe(from);
    expect(page).toContain(`| ${name} |`);
    for (const path of tests) expect(read(path)).toContain('test');
  }
});
