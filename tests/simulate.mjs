/** `npm run simulate -- --runs N --seed S`: so many schedules of what can break, from that seed on; a failing one is made smaller. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { installOnce } from '../src/install.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '1000' },
    seed: { type: 'string', default: String(Math.floor(Math.random() * 2 ** 31)) },
  },
});
installOnce();
console.log(`${values.runs} schedules from seed ${values.seed}`);
const done = spawnSync(
  process.execPath,
  [`${root}node_modules/vitest/vitest.mjs`, 'run', '--project', 'simulation', 'schedules.test.ts'],
  {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, SIMULATE_RUNS: values.runs, SIMULATE_SEED: values.seed },
  },
);
process.exit(done.status ?? 1);
