/**
 * The line between the page and the worker that holds the keys: requests and answers, and events from the worker.
 * What crosses is what a screen shows or a person typed; a CryptoKey never does.
 */

/** What both ends of a channel have in common: a Worker, its own scope, or a MessagePort. */
export interface Port {
  postMessage(message: unknown, moved?: Transferable[]): void;
  addEventListener(type: 'message', listener: (event: { data: unknown }) => void): void;
}

type Calls<C> = { [K in keyof C]: (...args: never[]) => Promise<unknown> };
type Requested = { vraag: number; naam: string; args: unknown[] };
type Answered = { antwoord: number; waarde?: unknown; fout?: string };
type Told = { nieuws: string; waarde: unknown };

/** The worker could not be started, or broke down: what was asked of it will never be answered. */
export class WorkerLost extends Error {
  override readonly name = 'WorkerLost';
}

/** The caller's end. A call whose worker was stopped on purpose never resolves: nobody is left to hear it. */
export interface Remote<C extends Calls<C>, E> {
  call<K extends keyof C & string>(naam: K, ...args: Parameters<C[K]>): ReturnType<C[K]>;
  on<K extends keyof E & string>(naam: K, listener: (waarde: E[K]) => void): void;
  /** Refuses every call that waits, with `WorkerLost`. */
  lose(): void;
}

const copyAll = (): Transferable[] => [];

/** Takes the port to a worker, and which of the arguments change owner instead of being copied; gives typed calls and events. A call that breaks there throws here. */
export function connect<C extends Calls<C>, E>(
  port: Port,
  moved: (args: unknown[]) => Transferable[] = copyAll,
): Remote<C, E> {
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  const listeners = new Map<string, ((waarde: never) => void)[]>();
  let counter = 0;

  port.addEventListener('message', ({ data }) => {
    const message = data as Answered | Told;
    if ('nieuws' in message) {
      for (const listener of listeners.get(message.nieuws) ?? []) listener(message.waarde as never);
      return;
    }
    const asked = waiting.get(message.antwoord);
    waiting.delete(message.antwoord);
    if (message.fout === undefined) asked?.resolve(message.waarde);
    else asked?.reject(new Error(message.fout));
  });

  return {
    call(naam, ...args) {
      const vraag = (counter += 1);
      const asked = deferred<unknown>();
      waiting.set(vraag, asked);
      port.postMessage({ vraag, naam, args } satisfies Requested, moved(args));
      return asked.promise as ReturnType<C[typeof naam]>;
    },
    on(naam, listener) {
      listeners.set(naam, [...(listeners.get(naam) ?? []), listener]);
    },
    lose() {
      for (const asked of waiting.values()) asked.reject(new WorkerLost());
      waiting.clear();
    },
  };
}

/** Takes the port to the page and what can be asked; answers until the worker ends. Gives the way to tell news. */
export function serve<C extends Calls<C>, E>(
  port: Port,
  make: (tell: <K extends keyof E & string>(naam: K, waarde: E[K]) => void) => C,
  moved: (waarde: unknown) => Transferable[] = copyAll,
): void {
  const calls = make((nieuws, waarde) => port.postMessage({ nieuws, waarde } satisfies Told));
  port.addEventListener('message', ({ data }) => {
    const { vraag, naam, args } = data as Requested;
    const answer = async () => calls[naam as keyof C](...(args as never[]));
    answer().then(
      (waarde) => port.postMessage({ antwoord: vraag, waarde } satisfies Answered, moved(waarde)),
      (error: unknown) =>
        // the name of the call and the kind of error: a message could carry what somebody typed
        port.postMessage({
          antwoord: vraag,
          fout: `${naam}: ${error instanceof Error ? error.name : 'Error'}`,
        } satisfies Answered),
    );
  });
}

interface PromiseWithResolvers<T> {
  promise: Promise<T>;
  resolve(value: T): void;
  reject(reason: Error): void;
}

/** `Promise.withResolvers`, which Safari has from 17.4 and Node from 22. */
function deferred<T>(): PromiseWithResolvers<T> {
  let resolve!: (value: T) => void;
  let reject!: (reason: Error) => void;
  const promise = new Promise<T>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}
