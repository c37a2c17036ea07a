// oxlint-disable-next-line import/default -- Vite makes this module: the address of the built worker
import address from './desk.worker.ts?worker&url';
import { pageAttention } from './attention.ts';
import type { Deskdeps } from './create-desk.ts';
import { startWorker } from './start-worker.ts';

/** Gives what a desk in a page has around it. */
export function browserDesk(): Deskdeps {
  return {
    now: () => Date.now(),
    origin: location.origin,
    fetch: (input, init) => fetch(input, init),
    secure: isSecureContext && globalThis.crypto?.subtle !== undefined && typeof Worker === 'function',
    attention: pageAttention(),
    makeWorker(broken) {
      const worker = startWorker(address, 'desk');
      worker.addEventListener('error', broken);
      return worker;
    },
  };
}
