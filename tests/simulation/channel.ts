import type { Port } from '#device/desk-rpc.ts';
import type { Page } from './disk.ts';
import { copy } from './globals.ts';
import type { Host, Loop } from './loop.ts';

/** A worker beside a page: the same code as in a browser, and each message arrives in a step of its own. */
export function startWorker(
  loop: Loop,
  host: Host,
  page: Page,
  work: (port: Port) => void,
): Port & { terminate(): void } {
  let ended = false;
  const end = () => {
    const listeners: ((event: { data: unknown }) => void)[] = [];
    return {
      listen: (_type: string, listener: (event: { data: unknown }) => void) => void listeners.push(listener),
      hear(message: unknown) {
        const data = copy(message);
        loop.soon(host, () => {
          if (page.alive && !ended) for (const listener of listeners) listener({ data });
        });
      },
    };
  };
  const inside = end();
  const outside = end();
  work({ postMessage: outside.hear, addEventListener: inside.listen });
  return {
    postMessage: inside.hear,
    addEventListener: outside.listen,
    terminate: () => (ended = true),
  };
}
