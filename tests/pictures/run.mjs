/** `npm run pictures`: makes docs/beelden from the demo and a phone that is really enrolled, in a real browser. */
import { fileURLToPath } from 'node:url';
import { installOnce } from '../../src/install.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
installOnce();
const { buildAll } = await import('../../src/build.mjs');
await buildAll();
// the times on screen are those of a Dutch working day, also in the browsers that are started from here
process.env.TZ = 'Europe/Amsterdam';
const { runnerImport } = await import('vite');
const { module } = await runnerImport(`${root}tests/pictures/make.ts`, { root, logLevel: 'warn' });
const made = await module.makePictures(process.argv.slice(2));
for (const { name, bytes } of made)
  console.log(`${String(Math.round(bytes / 1000)).padStart(4)} kB  ${name}`);
const heavy = made.filter(({ bytes }) => bytes > 120_000);
for (const { name } of heavy) console.log(`heavier than 120 kB: ${name}`);
process.exit(heavy.length === 0 ? 0 : 1);
