import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const manuals = readdirSync(join(root, 'docs')).filter((name) => /^handleiding-.*\.md$/.test(name));
const pictures = readdirSync(join(root, 'docs/beelden'));

/** Everything the screens say, as one text. */
const screens = readdirSync(join(root, 'src/i18n/nl'))
  .map((name) => read(`src/i18n/nl/${name}`))
  .join('\n')
  .replaceAll(/\s+/g, ' ');

test('what a manual quotes is what a screen says', () => {
  const complaints = manuals.flatMap((name) =>
    [...read(`docs/${name}`).matchAll(/\*\*([^*]+)\*\*/g)]
      .map(([, quoted = '']) => quoted.replaceAll(/\s+/g, ' ').replace(/[.?]$/, ''))
      .filter((quoted) => quoted !== 'vet' && !screens.includes(quoted))
      .map((quoted) => `${name}: ${quoted}`),
  );
  expect(manuals).toHaveLength(2);
  expect(complaints).toEqual([]);
});

test('every picture is in a manual, and every picture of a manual is there', () => {
  const shown = manuals.flatMap((name) =>
    [...read(`docs/${name}`).matchAll(/beelden\/([\w-]+\.png)/g)].map(([, picture = '']) => picture),
  );
  expect([...new Set(shown)].sort()).toEqual([...pictures].sort());
});

test('a picture weighs at most 120 kB', () => {
  const heavy = pictures.filter((name) => statSync(join(root, 'docs/beelden', name)).size > 120_000);
  expect(heavy).toEqual([]);
});

test('a manual says je, and calls nobody slachtoffer or dader', () => {
  const complaints = manuals.flatMap((name) =>
    read(`docs/${name}`)
      .split('\n')
      .filter((line) => /\b(u|uw)\b|(?<!mogelijk )slachtoffers?\b|\bdaders?\b|\billegalen?\b/i.test(line))
      .map((line) => `${name}: ${line}`),
  );
  expect(complaints).toEqual([]);
});
