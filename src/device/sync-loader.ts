import type { Surroundings } from './surroundings.ts';
import type { createSync } from './sync.ts';

type Sync = ReturnType<typeof createSync>;

const AGAIN = 30_000;

/**
 * Loads the engine of the rounds after the first screen: a third of the weight, and nothing a person waits for. A load
 * that fails (the first visit, and the line went) is done again by itself, for what is sealed must go.
 */
export function lazySync(world: Surroundings, load: () => Promise<Sync>) {
  let engine: Promise<Sync> | undefined;
  let loaded: Sync | undefined;
  let wanted = false;
  let timer: unknown;
  const stops: (() => void)[] = [];

  /** One engine; one that did not load is forgotten, and asked for again later. */
  function running(): Promise<Sync> {
    engine ??= load().then(async (sync) => {
      if (wanted) await sync.start();
      loaded = sync;
      return sync;
    });
    return engine;
  }
  async function attempt(): Promise<Sync | undefined> {
    world.timers.clearTimeout(timer);
    try {
      return await running();
    } catch {
      engine = undefined;
      if (wanted) timer = world.timers.setTimeout(() => void attempt(), AGAIN);
      return undefined;
    }
  }
  const tryNow = () => void (wanted && !loaded && attempt());

  return {
    start(): void {
      if (wanted) return void this.ga(true);
      wanted = true;
      stops.push(world.page.on('online', tryNow), world.page.on('zichtbaar', tryNow));
      tryNow();
    },
    async ga(alles = false): Promise<void> {
      if (!wanted) return;
      if (loaded) loaded.ga(alles);
      else (await attempt())?.ga(alles);
    },
    opnieuw: async (envId: string): Promise<void> => (await running()).opnieuw(envId),
    idle: async (): Promise<void> => (await attempt())?.idle(),
    stop(): void {
      wanted = false;
      world.timers.clearTimeout(timer);
      for (const stop of stops.splice(0)) stop();
      void engine?.then(
        (sync) => sync.stop(),
        () => {},
      );
    },
  };
}
