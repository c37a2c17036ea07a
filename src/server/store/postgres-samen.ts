import { StoreError } from './store.ts';

interface Wachtende<Tx> {
  act: (tx: Tx) => Promise<unknown>;
  resolve: (done: never) => void;
  reject: (error: unknown) => void;
}

/** So many share one commit, at most. */
const MOST = 64;

/**
 * Gives a way to write that lets whoever waits for the same municipality share a transaction: they would only have waited for
 * each other's lock and disk. Nobody gets an answer before the commit, and an act that throws takes nobody with it. So one
 * busy municipality also holds one connection, and leaves the others to the rest.
 */
export function together<Tx>(
  transact: (tenant: string, act: (tx: Tx) => Promise<unknown[]>) => Promise<unknown[]>,
): <T>(tenant: string, act: (tx: Tx) => Promise<T>) => Promise<T> {
  const lines = new Map<string, Wachtende<Tx>[]>();

  async function attempt(tenant: string, group: readonly Wachtende<Tx>[]): Promise<void> {
    try {
      const done = await transact(tenant, async (tx) => {
        const all: unknown[] = [];
        for (const { act } of group) all.push(await act(tx));
        return all;
      });
      group.forEach(({ resolve }, place) => resolve(done[place] as never));
    } catch (error) {
      if (group.length === 1 || error instanceof StoreError) {
        for (const { reject } of group) reject(error);
        return;
      }
      for (const one of group) await attempt(tenant, [one]);
    }
  }

  async function serve(tenant: string, line: Wachtende<Tx>[]): Promise<void> {
    while (line.length > 0) await attempt(tenant, line.splice(0, MOST));
    lines.delete(tenant);
  }

  return <T>(tenant: string, act: (tx: Tx) => Promise<T>) =>
    new Promise<T>((resolve, reject) => {
      const line = lines.get(tenant);
      if (line) {
        line.push({ act, resolve, reject });
        return;
      }
      const fresh = [{ act, resolve, reject }];
      lines.set(tenant, fresh);
      void serve(tenant, fresh);
    });
}
