import type { Schedule } from './schedule.ts';

/**
 * Takes a schedule that fails and the way to try one; gives the smallest that was found to fail as well: without the acts
 * that do not matter, and then without what does not have to break. Each act has a seed of its own, so what is left out
 * changes nothing of the others. Tries at most so many.
 */
export async function shrink(
  schedule: Schedule,
  fails: (smaller: Schedule) => Promise<boolean>,
  most = 200,
): Promise<Schedule> {
  let left = most;
  const try_ = async (daden: Schedule['daden']): Promise<boolean> => {
    if (left === 0) return false;
    left -= 1;
    return fails({ ...schedule, daden });
  };

  let { daden } = schedule;
  for (let size = Math.ceil(daden.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < daden.length;) {
      const without = [...daden.slice(0, at), ...daden.slice(at + size)];
      if (without.length < daden.length && (await try_(without))) daden = without;
      else at += size;
    }
  }
  for (const [nth, { breekt }] of [...daden].entries()) {
    for (const breuk of breekt) {
      const less = daden.map((daad, n) =>
        n === nth ? { ...daad, breekt: daad.breekt.filter((een) => een !== breuk) } : daad,
      );
      if (await try_(less)) daden = less;
    }
  }
  return { ...schedule, daden };
}
