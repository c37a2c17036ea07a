import { join } from 'node:path';
import { readFileSync, readdirSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { removeProfile } from '../support/browser.ts';
import { coldStarts, taps } from './field.ts';
import { feel } from './feel.ts';
import { lighthouse } from './lighthouse.ts';
import { pure } from './pure.ts';
import { photos } from './photos.ts';
import type { Row } from './row.ts';
import { freshStart } from './fresh-start.ts';
import { enrolledPhone } from './enrolled-phone.ts';
// @ts-expect-error -- the budgets are plain JavaScript, so that `npm run check` needs nothing built
import { firstLoad } from '../budgets.mjs';

function sizes(): Row[] {
  const folder = join(import.meta.dirname, '../../dist/client');
  const { scripts, styles } = firstLoad(folder) as { scripts: string[]; styles: string[] };
  const weigh = (paths: string[]) =>
    paths.reduce((sum, path) => sum + gzipSync(readFileSync(join(folder, path)), { level: 9 }).length, 0) /
    1000;
  const later = (pattern: RegExp) =>
    readdirSync(folder, { recursive: true })
      .map(String)
      .filter((path) => pattern.test(path));
  return [
    {
      scenario: 'weight',
      what: 'first load of the field app, script',
      unit: 'kB gz',
      ours: weigh(scripts),
      limit: 95,
    },
    {
      scenario: 'weight',
      what: 'first load of the field app, style',
      unit: 'kB gz',
      ours: weigh(styles),
      limit: 20,
    },
    {
      scenario: 'weight',
      what: 'first load of the field app in all: page, script, style, font and lists',
      unit: 'kB gz',
      ours: weigh([
        'index.html',
        ...scripts,
        ...styles,
        ...later(/^fonts\/.*latin-wght-normal\.woff2$/),
        ...later(/^assets\/app-field.*\.css$/),
        ...later(/^assets\/(huisvesting|prostitutie|hennep|algemeen)-.*\.js$/),
      ]),
      limit: 250,
    },
  ];
}

/** Measures everything the project promises; every row is of work that was really done. */
export async function measure(): Promise<Row[]> {
  const rows = [...sizes(), ...(await pure())];
  const phone = await enrolledPhone();
  try {
    rows.push(await taps(phone));
    rows.push(...(await feel(phone)));
    rows.push(...(await photos(phone)));
    await phone.server.stop();
    rows.push(await coldStarts(phone));
  } finally {
    await phone.server.stop();
    await removeProfile(phone.profile);
  }
  rows.push(...(await lighthouse()));
  if (!process.argv.includes('--zonder-verse-kloon')) rows.push(await freshStart());
  return rows;
}
