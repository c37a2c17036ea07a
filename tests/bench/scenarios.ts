import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { removeProfile } from '../support/browser.ts';
import { coldStarts, taps } from './field.ts';
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
  ];
}

/** Measures everything the project promises; every row is of work that was really done. */
export async function measure(): Promise<Row[]> {
  const rows = sizes();
  const phone = await enrolledPhone();
  try {
    rows.push(await taps(phone));
    await phone.server.stop();
    rows.push(await coldStarts(phone));
  } finally {
    await phone.server.stop();
    await removeProfile(phone.profile);
  }
  if (!process.argv.includes('--zonder-verse-kloon')) rows.push(await freshStart());
  return rows;
}
