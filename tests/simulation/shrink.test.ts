import { expect, test } from 'vitest';
import { scheduleOf } from './schedule.ts';
import { shrink } from './shrink.ts';

test('of a schedule that fails, only what makes it fail is left', async () => {
  const whole = scheduleOf(3);
  const [one, other] = [whole.daden[2], whole.daden.at(-2)];
  let tries = 0;
  const least = await shrink(
    whole,
    async ({ daden }) => {
      tries += 1;
      return daden.some(({ hoe }) => hoe === one?.hoe) && daden.some(({ hoe }) => hoe === other?.hoe);
    },
    1_000,
  );
  expect(least.daden.map(({ hoe }) => hoe)).toEqual([one?.hoe, other?.hoe]);
  expect(least.daden.flatMap(({ breekt }) => breekt)).toEqual([]);
  expect(tries).toBeLessThan(1_000);
  expect({ ...least, daden: whole.daden }).toEqual(whole);
});

test('what needs a break keeps that break, and nothing is tried more often than was asked', async () => {
  const whole = Array.from({ length: 50 }, (_, seed) => scheduleOf(seed)).find(({ daden }) =>
    daden.some(({ breekt }) => breekt.length > 0),
  )!;
  const needed = whole.daden.flatMap(({ breekt }) => breekt)[0];
  let tries = 0;
  const fails = async ({ daden }: typeof whole) => {
    tries += 1;
    return daden.some(({ breekt }) => breekt.includes(needed!));
  };
  const least = await shrink(whole, fails, 1_000);
  expect(least.daden.flatMap(({ breekt }) => breekt)).toEqual([needed]);
  expect(least.daden).toHaveLength(1);
  tries = 0;
  await shrink(whole, fails, 3);
  expect(tries).toBe(3);
});
