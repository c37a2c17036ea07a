import { expect, test } from 'vitest';
import { lazySync } from '#device/sync-loader.ts';
import type { Surroundings } from '#device/surroundings.ts';
import { pause, standingTimers } from './stage.ts';

function begin(failures: number) {
  const { timers, forward } = standingTimers({ nu: 0 });
  const listeners = new Map<string, () => void>();
  const acts: string[] = [];
  let left = failures;
  const world = {
    timers,
    page: {
      online: () => true,
      on: (event: string, then: () => void) => (listeners.set(event, then), () => {}),
    },
  } as unknown as Surroundings;
  const engine = {
    start: async () => void acts.push('start'),
    ga: (alles = false) => void acts.push(alles ? 'alles' : 'ga'),
    opnieuw: async () => void acts.push('opnieuw'),
    idle: async () => {},
    stop: () => void acts.push('stop'),
  };
  const sync = lazySync(world, async () => {
    acts.push('load');
    if (left-- > 0) throw new TypeError('Failed to fetch dynamically imported module');
    return engine;
  });
  return { sync, acts, forward, fire: (event: string) => listeners.get(event)?.() };
}

test('the engine is loaded once, however many ask for it at the same moment', async () => {
  const { sync, acts } = begin(0);
  sync.start();
  await Promise.all([sync.ga(), sync.ga(true), sync.opnieuw('x')]);
  expect(acts.slice(0, 2)).toEqual(['load', 'start']);
  expect(acts.slice(2).toSorted()).toEqual(['alles', 'ga', 'opnieuw']);
});

test('an engine that does not load is asked for again: by itself, when coverage returns and at the next signaal', async () => {
  const { sync, acts, forward, fire } = begin(3);
  sync.start();
  await pause(5);
  await sync.ga();
  fire('online');
  await pause(5);
  expect(acts).toEqual(['load', 'load', 'load']);
  await forward(30_000);
  await pause(5);
  // its start is a whole round, so what was asked meanwhile is in it
  expect(acts).toEqual(['load', 'load', 'load', 'load', 'start']);
  await sync.ga();
  expect(acts.at(-1)).toBe('ga');
});

test('a phone that was never started asks nothing, and one that stops stops its engine', async () => {
  const { sync, acts, fire } = begin(0);
  await sync.ga(true);
  fire('online');
  await pause(5);
  expect(acts).toEqual([]);
  sync.start();
  await pause(5);
  sync.stop();
  await pause(5);
  expect(acts).toEqual(['load', 'start', 'stop']);
});
