/** `npm run torture [-- --kills N --seed S]`: the tests that kill real processes, as often as one likes, with a seed that is told. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { installOnce } from '../src/install.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '100' },
    seed: { type: 'string', default: String(Math.floor(Math.random() * 2 ** 32)) },
  },
});
installOnce();
const { buildAll } = await import('../src/build.mjs');
await buildAll();
console.log(`seed ${values.seed}`);
const done = spawnSync(
  process.execPath,
  [`${root}node_modules/vitest/vitest.mjs`, 'run', '--no-file-parallelism', 'kill.test.ts'],
  {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, TORTURE_KILLS: values.kills, TORTURE_SEED: values.seed },
  },
);
process.exit(done.status ?? 1);
