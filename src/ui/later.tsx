import { type ComponentType, h } from 'preact';
import { useEffect, useState } from 'preact/hooks';

const beforehand: (() => Promise<unknown>)[] = [];

/**
 * Takes how to load a screen; gives a screen that loads itself when it is needed, so that the first one opens sooner.
 * Offline it comes from the service worker's store, like everything else.
 */
export function later<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  let loaded: ComponentType<P> | undefined;
  const fetched = async () => {
    loaded ??= await load();
    return loaded;
  };
  beforehand.push(fetched);
  return function Later(props: P) {
    const [screen, setScreen] = useState(() => loaded);
    const [error, setError] = useState<unknown>();
    useEffect(() => {
      if (!screen) fetched().then((found) => setScreen(() => found), setError);
    }, [screen]);
    if (error !== undefined) throw error;
    return screen ? h(screen, props) : null;
  };
}

/** Loads all of them, one after another: on a thin line what is asked for now never waits for what may be asked later. */
export async function loadBeforehand(): Promise<void> {
  for (const load of beforehand) await load().catch(() => undefined);
}
