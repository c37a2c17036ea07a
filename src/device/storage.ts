import { cell } from './live.ts';
import type { Phone } from './phone.ts';
import type { Live } from './live.ts';
import type { StorageStatus } from './surroundings.ts';

/** Whether the browser may throw the database away, and how much room there is [C-42]. */
export interface Storage {
  opslag: Phone['opslag'];
  /** Asks for storage that stays: each session anew, for a browser may change its mind (peers 2). */
  ask(): Promise<void>;
}

export function createStorage(status: StorageStatus | undefined): Storage {
  const opslag = cell<Value<Phone['opslag']>>({ blijvend: undefined });
  return {
    opslag,
    async ask() {
      if (!status) return;
      const asked = status.persist().catch(() => undefined);
      const { usage, quota } = await status.estimate().catch(() => ({ usage: undefined, quota: undefined }));
      const ruimte = {
        ...(usage !== undefined && { gebruikt: usage }),
        ...(quota !== undefined && { ruimte: quota }),
      };
      // Firefox asks the person, who may never answer: how much room there is does not wait for that.
      opslag.value = { blijvend: undefined, ...ruimte };
      opslag.value = { blijvend: await asked, ...ruimte };
    },
  };
}

type Value<L> = L extends Live<infer T> ? T : never;
