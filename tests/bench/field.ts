import { startBrowser } from '../support/browser.ts';
import type { EnrolledPhone } from './enrolled-phone.ts';
import { type Row, percentile } from './row.ts';

const TAPS = 200;
const STARTS = 7;

/** Tells when every write of the app was durable; the app itself is not changed. */
function watchWrites(): void {
  const log: { stores: string; at: number }[] = [];
  const original = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function (stores, mode, options) {
    const transaction = original.call(this, stores, mode, options);
    if (mode === 'readwrite') {
      transaction.addEventListener('complete', () =>
        log.push({ stores: String(stores), at: performance.now() }),
      );
    }
    return transaction;
  };
  Object.assign(globalThis, { writes: log });
}

/** A tap until its transaction is complete, beside a bare strict put of the same bytes, in turns in one page. */
export async function taps(phone: EnrolledPhone): Promise<Row> {
  const browser = await startBrowser({ profile: phone.profile });
  try {
    const { page } = browser;
    await page.addInitScript(watchWrites);
    await page.goto(phone.server.origin);
    await page.getByText('Nieuw signaal').first().click();
    await page.getByText('Huisvesting arbeidsmigranten').first().click();
    await page.getByRole('button', { name: 'Gezien', exact: true }).first().waitFor();
    const { ours, floor } = await page.evaluate(async (count) => {
      const { writes } = globalThis as unknown as { writes: { stores: string; at: number }[] };
      const bytes = await new Promise<number>((done) => {
        const request = indexedDB.open('meldroute');
        request.addEventListener('success', () => {
          const all = request.result.transaction('concepten').objectStore('concepten').getAll();
          all.addEventListener('success', () => {
            const row = all.result[0] as Record<string, { byteLength?: number } | undefined>;
            request.result.close();
            done(Math.max(...Object.values(row).map((value) => value?.byteLength ?? 0)));
          });
        });
      });
      const bare = await new Promise<IDBDatabase>((done) => {
        const request = indexedDB.open('vloer');
        request.addEventListener('upgradeneeded', () =>
          request.result.createObjectStore('rij', { keyPath: 'id' }),
        );
        request.addEventListener('success', () => done(request.result));
      });
      const put = (n: number) =>
        new Promise<number>((done) => {
          const from = performance.now();
          const transaction = bare.transaction('rij', 'readwrite', { durability: 'strict' });
          transaction.objectStore('rij').put({ id: 'x', n, inhoud: new Uint8Array(bytes) });
          transaction.addEventListener('complete', () => done(performance.now() - from));
        });
      const buttons = [...document.querySelectorAll<HTMLButtonElement>('.antwoord button')];
      const tap = async (button: HTMLButtonElement) => {
        const from = performance.now();
        const before = writes.length;
        button.click();
        const done = () => writes.slice(before).find((write) => write.stores.includes('concepten'));
        while (!done()) await new Promise((next) => setTimeout(next, 1));
        return done()!.at - from;
      };
      const result = { ours: [] as number[], floor: [] as number[] };
      for (let n = 0; n < count; n += 1) {
        result.ours.push(await tap(buttons[n % buttons.length]!));
        document.querySelector<HTMLDialogElement>('dialog[open]')?.close();
        result.floor.push(await put(n));
      }
      return result;
    }, TAPS);
    if (ours.length !== TAPS) throw new Error(`only ${ours.length} taps were saved`);
    return {
      scenario: 'tap',
      what: 'one tap of a concept, sealed and durable on disk',
      unit: 'ms',
      ours: percentile(ours, 0.5),
      p95: percentile(ours, 0.95),
      floor: percentile(floor, 0.5),
      limit: 16,
      ratioToFloor: percentile(ours, 0.5) / percentile(floor, 0.5),
      ratioLimit: 2,
    };
  } finally {
    await browser.close();
  }
}

/** A browser that starts from nothing, with the server gone: navigation until a signal can be begun. */
export async function coldStarts(phone: EnrolledPhone): Promise<Row> {
  const times: number[] = [];
  for (let run = 0; run < STARTS; run += 1) {
    const browser = await startBrowser({ profile: phone.profile });
    await browser.context.setOffline(true);
    await browser.page.addInitScript(() => {
      const usable = () => document.body?.textContent?.includes('Nieuw signaal') ?? false;
      const look = () =>
        usable() ? Object.assign(globalThis, { usableAt: performance.now() }) : requestAnimationFrame(look);
      requestAnimationFrame(look);
    });
    await browser.page.goto(phone.server.origin);
    await browser.page.waitForFunction(() => 'usableAt' in globalThis);
    times.push(await browser.page.evaluate(() => (globalThis as unknown as { usableAt: number }).usableAt));
    await browser.close();
  }
  return {
    scenario: 'start',
    what: 'offline cold start of the field app until a signal can be begun',
    unit: 'ms',
    ours: percentile(times, 0.5),
    p95: percentile(times, 0.95),
    limit: 1000,
  };
}
