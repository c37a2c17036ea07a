import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const src = join(import.meta.dirname, '../src');
const read = (path: string) => readFileSync(join(src, path), 'utf8');
const code = readdirSync(src, { recursive: true })
  .map(String)
  .filter((path) => /\.tsx?$/.test(path));
const words = code.filter((path) => path.startsWith('i18n/'));
const lists = ['huisvesting', 'prostitutie', 'hennep', 'algemeen'].map(
  (id) => `domain/signalenlijsten/${id}.json`,
);

/** Words our names never use, and what the glossary says instead. */
const refused: Record<string, string> = {
  victim: 'mogelijk slachtoffer',
  perpetrator: 'mogelijk uitbuiter / derde',
  tenant_: 'tenant is machinery, gemeente is the domain',
  besluit: 'afweging (a besluit is a word of the Awb)',
};

test('our names keep to the glossary', () => {
  const complaints = code.flatMap((path) =>
    Object.keys(refused)
      .filter(
        (word) =>
          new RegExp(`\\b${word}[A-Z_(:]`, 'i').test(read(path)) &&
          new RegExp(`\\b${word}\\w*\\s*[=(:]`, 'i').test(read(path)),
      )
      .map((word) => `${path}: ${word} → ${refused[word]}`),
  );
  expect(complaints).toEqual([]);
});

test('nobody is called slachtoffer, dader, illegaal or prostituee in what people read', () => {
  const texts = [...words, ...lists];
  const person =
    /(?<!mogelijk(?:e)? )\bslachtoffers?\b(?!schap|zorg|wijzer)|\bdaders?\b|\billegalen?\b|\bprostituees?\b/i;
  const complaints = texts.flatMap((path) =>
    read(path)
      .split('\n')
      .flatMap((line, n) =>
        person.test(line.replace(/^\s*(\/\/|\*|\/\*).*/, '')) ? [`${path}:${n + 1} ${line.trim()}`] : [],
      ),
  );
  expect(texts.length).toBeGreaterThan(5);
  expect(complaints).toEqual([]);
});

test('what people read says je, never u', () => {
  const formal = /\b(u|uw|uzelf)\b/;
  const spokenToOthers = /‘[^’]*’/g;
  // The cards are shown to someone else, in seven languages; tests/domain/praatkaarten.test.ts reads what is around them.
  const toTheOfficer = words.filter((path) => path !== 'i18n/nl/praatkaarten.ts');
  const complaints = [...toTheOfficer, ...lists].flatMap((path) =>
    read(path)
      .split('\n')
      .flatMap((line, n) =>
        formal.test(line.replace(spokenToOthers, '').replace(/^\s*(\/\/|\*|\/\*).*/, ''))
          ? [`${path}:${n + 1} ${line.trim()}`]
          : [],
      ),
  );
  expect(complaints).toEqual([]);
});
