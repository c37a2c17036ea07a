import { type Uitkomst, geweigerd } from '#domain/uitkomst.ts';
import { connect } from './desk-rpc.ts';
// oxlint-disable-next-line import/default -- Vite makes this module: the address of the built worker
import fotoWorker from './foto.worker.ts?worker&url';
import { type Fotowerk, createFotowerk } from './fotowerk.ts';
import { startWorker } from './start-worker.ts';

export type RunningFotowerk = Fotowerk & {
  /** Ends the work, with every pixel it holds, as soon as what was asked of it is done. */
  stop(): void;
};

/** Gives the work on photos: in a worker, or on the page where workers have no canvas (WebKit before 16.4). */
export function startFotowerk(): RunningFotowerk {
  const { bereid, maak, stop } = typeof OffscreenCanvas === 'function' ? inWorker() : onPage();
  let asked: Promise<unknown> = Promise.resolve();
  /** A picture that is too much for the browser ends the work on it: that is a picture that cannot be opened. */
  const orRefused = <T, R extends string>(answer: Promise<Uitkomst<T, R>>) => {
    const answered = answer.catch(() => geweigerd('niet-te-openen'));
    asked = Promise.all([asked, answered]);
    return answered;
  };
  /** Who waits for one answer may ask the next: a photo that is being made ready is still to be kept. */
  const drained = async () => {
    for (let last; last !== asked;) {
      last = asked;
      await last;
    }
  };
  return {
    bereid: (bron) => orRefused(bereid(bron)),
    maak: (vakken) => orRefused(maak(vakken)),
    stop: () => void drained().then(stop),
  };
}

function inWorker(): RunningFotowerk {
  const worker = startWorker(fotoWorker, 'foto');
  const remote = connect<Fotowerk, object>(worker, (args) =>
    args.filter((arg): arg is ImageBitmap => arg instanceof ImageBitmap),
  );
  worker.addEventListener('error', () => remote.lose());
  return {
    bereid: (bron) => remote.call('bereid', bron),
    maak: (vakken) => remote.call('maak', vakken),
    stop: () => worker.terminate(),
  };
}

function onPage(): RunningFotowerk {
  const werk = createFotowerk((width, height) => {
    const canvas = Object.assign(document.createElement('canvas'), { width, height });
    return {
      pen: canvas.getContext('2d', { alpha: false, willReadFrequently: true })!,
      schrijf: (type, quality) => new Promise((done) => canvas.toBlob(done, type, quality)),
    };
  });
  return { ...werk, stop: () => undefined };
}
