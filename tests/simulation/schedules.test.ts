import { expect, test } from 'vitest';
import { makeBase } from './base.ts';
import { play } from './play.ts';
import { scheduleOf } from './schedule.ts';
import { shrink } from './shrink.ts';

const RUNS = Number(process.env['SIMULATE_RUNS'] ?? 100);
const SEED = Number(process.env['SIMULATE_SEED'] ?? 1_000);
/** Each of these failed once. */
const EVER_FAILED = [8, 25, 26, 69, 70, 74, 76, 113, 150, 183];

test(
  `nothing is lost in ${RUNS} schedules of what can break, from seed ${SEED}`,
  { timeout: 60_000 + RUNS * 2_000 },
  async () => {
    const bases = { 'stand-in': await makeBase('stand-in'), real: await makeBase('real') };
    const seeds = new Set([...EVER_FAILED, ...Array.from({ length: RUNS }, (_, n) => SEED + n)]);
    let messages = 0;
    for (const seed of seeds) {
      const schedule = scheduleOf(seed);
      const { fout, trace, messages: sent } = await play(bases[schedule.crypto], schedule);
      messages += sent;
      if (fout === undefined) continue;
      // what is left of it is what a person reads
      const again = (smaller: typeof schedule) => play(bases[schedule.crypto], smaller);
      const least = await shrink(schedule, async (smaller) => (await again(smaller)).fout !== undefined, 100);
      const told = await again(least);
      const acts = least.daden.map((daad) => JSON.stringify(daad)).join('\n');
      expect.fail(
        `seed ${seed}: ${Object.values(told.fout ?? fout).join(': ')}\n${acts}\n${(told.fout ? told.trace : trace).join('\n')}`,
      );
    }
    expect(messages).toBeGreaterThan(seeds.size);
  },
);
