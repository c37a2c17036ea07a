import { MARKER } from './first-visit.ts';
import { startWorker } from './start-worker.ts';
import type { Marker, PageEvents, Passkeys, StorageStatus, Surroundings } from './surroundings.ts';
// oxlint-disable-next-line import/default -- Vite makes this module: the address of the built worker
import vaultWorker from './vault.worker.ts?worker&url';

/** The one place where the phone touches the globals of a browser. */

/** Local storage and the Cache API: where one of the two was cleared, the other still tells. */
const marker: Marker = {
  async read() {
    const fromStorage = attempt(() => localStorage.getItem(MARKER) ?? undefined);
    if (fromStorage !== undefined) return fromStorage;
    const answer = await caches.match(`/${MARKER}`, { cacheName: MARKER }).catch(() => undefined);
    return answer?.text();
  },
  async write(value) {
    attempt(() => localStorage.setItem(MARKER, value));
    const cache = await caches.open(MARKER).catch(() => undefined);
    await cache?.put(`/${MARKER}`, new Response(value)).catch(() => {});
  },
};

/** Storage that is switched off throws on the first touch; the marker then simply is not there. */
function attempt<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}

const page: PageEvents = {
  online: () => navigator.onLine,
  on(event, then) {
    const stop = new AbortController();
    const { signal } = stop;
    if (event === 'online') addEventListener('online', then, { signal });
    else {
      const wanted = event === 'zichtbaar' ? 'visible' : 'hidden';
      const changed = () => document.visibilityState === wanted && then();
      document.addEventListener('visibilitychange', changed, { signal });
      // iOS fires no visibilitychange when the app is swiped away
      addEventListener(event === 'zichtbaar' ? 'pageshow' : 'pagehide', then, { signal });
    }
    return () => stop.abort();
  },
};

/** What asks is loaded when it is asked: a phone without passkeys never needs it. */
const passkeys: Passkeys = {
  kan: () => PublicKeyCredential.isUserVerifyingPlatformAuthenticatorAvailable().catch(() => false),
  maak: async (zout) => (await import('./passkeys.ts')).makePasskey(zout),
  vraag: async (id, zout) => (await import('./passkeys.ts')).askPasskey(id, zout),
};

const storage: StorageStatus = {
  persist: async () => navigator.storage.persist?.(),
  estimate: () => navigator.storage.estimate(),
};

/** Gives the surroundings of a phone in a page. */
export function browserSurroundings(): Surroundings {
  return {
    now: () => Date.now(),
    random: () => Math.random(),
    uuid: () => crypto.randomUUID(),
    timers: {
      setTimeout: (then, ms) => setTimeout(then, ms),
      clearTimeout: (timer) => clearTimeout(timer as number),
    },
    origin: globalThis.location?.origin ?? '',
    fetch: (url, init) => fetch(url, init),
    secure: globalThis.isSecureContext && globalThis.crypto?.subtle !== undefined,
    indexedDB: globalThis.indexedDB,
    IDBKeyRange: globalThis.IDBKeyRange,
    databaseName: 'meldroute',
    marker,
    locks: globalThis.navigator?.locks,
    page,
    storage: globalThis.navigator?.storage && storage,
    makeVaultWorker: () => startWorker(vaultWorker, 'kluis'),
    passkeys: globalThis.PublicKeyCredential && passkeys,
  };
}
