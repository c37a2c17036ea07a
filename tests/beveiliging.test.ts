import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { eisen } from './support/eisen.ts';

const root = join(import.meta.dirname, '..');

/** Titles of tests, by the requirement they name. `npx vitest run --project house -u` writes the page anew. */
function proofs(): Map<number, string[]> {
  const found = new Map<number, string[]>();
  const files = readdirSync(join(root, 'tests'), { recursive: true })
    .map(String)
    .filter((path) => /\.test\.tsx?$|\.contract\.ts$/.test(path))
    .toSorted();
  for (const path of files) {
    const text = readFileSync(join(root, 'tests', path), 'utf8');
    for (const [, title = ''] of text.matchAll(
      /\b(?:test|describe)(?:\.(?:for|each)\([^]*?\))?\(\s*['`]([^'`]+)['`]/g,
    )) {
      for (const [, nr] of title.matchAll(/\[C-(\d+)\]/g)) {
        const zin = title
          .replaceAll(/\[C-\d+\]\s*|\$\{\w+\}:?\s*/g, '')
          .replaceAll('|', '\\|')
          .trim();
        const list = found.get(Number(nr)) ?? [];
        found.set(Number(nr), [...list, `\`${path}\`: ${zin}`]);
      }
    }
  }
  return found;
}

test('every requirement has a test, another proof, or a reason why not yet; and the page says so', async () => {
  const tests = proofs();
  expect(eisen).toHaveLength(110);
  const without = eisen
    .filter(({ nr, anders }) => !tests.has(nr) && anders === undefined)
    .map(({ nr }) => nr);
  const strangers = [...tests.keys()].filter((nr) => nr < 1 || nr > eisen.length);
  expect({ without, strangers }).toEqual({ without: [], strangers: [] });
  // a reason why not yet is out of date once a test shows that it is
  const stale = eisen
    .filter(({ nr, anders = '' }) => tests.has(nr) && anders.startsWith('Nog niet'))
    .map(({ nr }) => nr);
  expect(stale).toEqual([]);

  const shown = eisen.filter(({ nr }) => tests.has(nr)).length;
  const later = eisen.filter(({ anders = '' }) => anders.startsWith('Nog niet')).length;
  const page = [
    '# Beveiliging',
    '',
    'De 110 eisen, en wat laat zien dat eraan is voldaan. Deze bladzijde wordt gemaakt uit de titels van de tests',
    '(`npx vitest run --project house -u`); een test let op dat zij klopt. Fase 1 hoort in de eerste uitgave.',
    '',
    `Met een test: ${shown}. Anders aangetoond: ${eisen.length - shown - later}. Nog niet: ${later}.`,
    '',
    '| nr | fase | eis | wat het laat zien |',
    '| --- | --- | --- | --- |',
    ...eisen.map(({ nr, fase, eis, anders }) => {
      const wat = [...(tests.get(nr) ?? []), ...(anders === undefined ? [] : [anders])].join('<br>');
      return `| ${nr} | ${fase} | ${eis} | ${wat} |`;
    }),
    '',
  ].join('\n');
  await expect(page).toMatchFileSnapshot(join(root, 'docs/beveiliging.md'));
});
