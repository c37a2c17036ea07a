import type { CDPSession, Page } from 'playwright-core';
import { startBrowser } from '../support/browser.ts';
import type { EnrolledPhone } from './enrolled-phone.ts';
import { type Row, percentile } from './row.ts';

/* How the field app feels: in a real browser, on the real app of a phone that is enrolled. */

/** As slow as a phone of some years ago (DevTools „mid-tier mobile”). */
const SLOWER = 4;
const TAPS = 120;
const SIGNALS = 50;

const slow = (session: CDPSession, rate: number) => session.send('Emulation.setCPUThrottlingRate', { rate });
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first();

async function toChecklist(page: Page): Promise<void> {
  await button(page, 'Nieuw signaal').click();
  await button(page, /^Huisvesting arbeidsmigranten/).click();
  await page.locator('.signaal').first().waitFor();
}

/** A finger on an answer, until the frame that shows it was handed to the screen. */
async function painted(page: Page, session: CDPSession): Promise<Row> {
  await toChecklist(page);
  await page.evaluate(() => {
    const times: number[] = [];
    Object.assign(globalThis, { painted: times });
    addEventListener(
      'click',
      (event) => {
        const pressed = (event.target as Element).closest('.antwoord button');
        if (!pressed) return;
        const before = pressed.getAttribute('aria-pressed');
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.addEventListener('message', () => {
            if (pressed.getAttribute('aria-pressed') === before) throw new Error('nothing was painted');
            times.push(performance.now() - event.timeStamp);
            port1.close();
          });
          port1.start();
          port2.postMessage(undefined);
        });
      },
      true,
    );
  });
  await slow(session, SLOWER);
  const answers = page.locator('.signaal:not(.is-acuut) .antwoord button');
  const count = await answers.count();
  for (let n = 0; n < TAPS; n += 1) {
    await answers.nth(n % count).click();
    await page.waitForFunction(
      (made) => (globalThis as unknown as { painted: number[] }).painted.length > made,
      n,
    );
  }
  await slow(session, 1);
  const times = await page.evaluate(() => (globalThis as unknown as { painted: number[] }).painted);
  return {
    scenario: 'feel',
    what: `a tap on an answer until it is painted, processor ${SLOWER} times slower`,
    unit: 'ms',
    ours: percentile(times, 0.5),
    p95: percentile(times, 0.95),
    limit: 50,
  };
}

interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  dur?: number;
  args?: { name?: string; data?: { type?: string } };
}

/** Everything the main thread does while `act` goes on, as the browser itself writes it down. */
async function longestTask(session: CDPSession, act: () => Promise<unknown>): Promise<number> {
  const events: TraceEvent[] = [];
  const collect = ({ value }: { value: unknown[] }) => events.push(...(value as TraceEvent[]));
  session.on('Tracing.dataCollected', collect);
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    categories: 'toplevel,devtools.timeline',
  });
  await act();
  const done = new Promise((complete) => session.once('Tracing.tracingComplete', complete));
  await session.send('Tracing.end');
  await done;
  session.off('Tracing.dataCollected', collect);
  const main = new Set(
    events
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid}/${tid}`),
  );
  const tasks = events.filter(
    ({ name, dur, pid, tid }) => name.endsWith('RunTask') && dur !== undefined && main.has(`${pid}/${tid}`),
  );
  if (tasks.length === 0) throw new Error('the browser wrote nothing down');
  return Math.max(...tasks.map(({ dur = 0 }) => dur)) / 1000;
}

/** All four lists open under each other, scrolled to the end and back by a finger. */
async function scrolling(page: Page, session: CDPSession): Promise<Row> {
  await button(page, /^Zoek$/).click();
  for (const lijst of await page.locator('.zoeklijst h2 button').all()) await lijst.click();
  const rows = await page.locator('.signaal').count();
  if (rows !== 119) throw new Error(`${rows} signals in the list, not 119`);
  await slow(session, SLOWER);
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  const swipe = (distance: number) =>
    session.send('Input.synthesizeScrollGesture', {
      x: 195,
      y: 420,
      yDistance: distance,
      speed: 6_000,
      gestureSourceType: 'touch',
    });
  const longest = await longestTask(session, async () => {
    await swipe(-height);
    await swipe(height);
  });
  await slow(session, 1);
  return {
    scenario: 'feel',
    what: `the longest task while the list of 119 signals scrolls, processor ${SLOWER} times slower`,
    unit: 'ms',
    ours: longest,
    limit: 50,
  };
}

const TYPED = ['vreemdelingenpolitie', 'xdentiteitsbewijz', 'slaaplaatsen gebruk', 'minderjarrige werkt'];

/** Every keystroke of some hard questions: the search, and the list that is drawn of it. */
async function typing(page: Page, where: string): Promise<Row> {
  const times = await page.evaluate(async (questions) => {
    const input = document.querySelector<HTMLInputElement>('.zoek input')!;
    const task = () =>
      new Promise<void>((done) => {
        const { port1, port2 } = new MessageChannel();
        port1.addEventListener('message', () => {
          port1.close();
          done();
        });
        port1.start();
        port2.postMessage(undefined);
      });
    const found: number[] = [];
    for (const question of questions) {
      for (let n = 1; n <= question.length; n += 1) {
        input.value = question.slice(0, n);
        const from = performance.now();
        input.dispatchEvent(new InputEvent('input', { bubbles: true }));
        // what follows from a keystroke is drawn in the microtasks of the same task
        await Promise.resolve();
        await task();
        found.push(performance.now() - from);
        await new Promise(requestAnimationFrame);
      }
    }
    return found;
  }, TYPED);
  if ((await page.locator('.zoekstand').innerText()) === '') throw new Error('nothing was searched');
  return {
    scenario: 'feel',
    what: `one keystroke in the search of ${where}, list drawn`,
    unit: 'ms',
    ours: percentile(times, 0.5),
    p95: percentile(times, 0.95),
    limit: 16,
  };
}

const HIDINGS = 15;
const UNLOCKS = 5;

/** Presses something and waits, frame by frame, until what should then be there is on the screen; gives milliseconds. */
const pressUntil = (page: Page, pressed: string, shown: string): Promise<number> =>
  page.evaluate(
    async ([press, see]) => {
      const from = performance.now();
      document.querySelector<HTMLElement>(press!)!.click();
      for (;;) {
        await new Promise(requestAnimationFrame);
        if (document.querySelector(see!)?.checkVisibility({ visibilityProperty: true })) break;
      }
      return performance.now() - from;
    },
    [pressed, shown],
  );

/** Verberg on a checklist in use, until the lock is what the screen shows. */
async function hiding(page: Page, session: CDPSession): Promise<Row> {
  const times: number[] = [];
  for (let n = 0; n < HIDINGS; n += 1) {
    await toChecklist(page);
    await button(page, 'Gezien').click();
    await slow(session, SLOWER);
    times.push(await pressUntil(page, '.kop-verberg', '.slot h1'));
    await slow(session, 1);
    await button(page, 'Verder zonder code').click();
    await button(page, 'Nieuw signaal').waitFor();
  }
  return {
    scenario: 'feel',
    what: `Verberg until the lock is on the screen, processor ${SLOWER} times slower`,
    unit: 'ms',
    ours: percentile(times, 0.5),
    p95: percentile(times, 0.95),
    limit: 200,
  };
}

/** Six words at the lock, until the app is open. */
async function unlocking(page: Page, wachtzin: readonly string[]): Promise<Row> {
  const times: number[] = [];
  for (let n = 0; n < UNLOCKS; n += 1) {
    await page.reload();
    await button(page, /^Ontgrendel/).click();
    await page.getByLabel('Wachtzin', { exact: true }).fill(wachtzin.join(' '));
    times.push(await pressUntil(page, '.wachtzin .knop--hoofd', '.nieuw'));
  }
  return {
    scenario: 'feel',
    what: 'the passphrase until the app is open',
    unit: 'ms',
    ours: percentile(times, 0.5),
    p95: percentile(times, 0.95),
    limit: 1_500,
  };
}

/** Fifty signals written and sealed in one sitting, and what of it stays in memory. */
async function memory(page: Page, session: CDPSession): Promise<Row> {
  for (let n = 1; n <= SIGNALS; n += 1) {
    await button(page, 'Nieuw signaal').click();
    await button(page, /^Alleen een vermoeden/).click();
    await page.getByLabel('Wat viel je op?').fill(`Zes mannen komen elke avond uit schuur ${n}. `.repeat(40));
    await button(page, 'Klaar, verzegel').click();
    await page.getByRole('heading', { level: 1, name: 'Verzegeld' }).waitFor();
    await button(page, 'Klaar').click();
  }
  await button(page, 'Mijn signalen').click();
  await page
    .locator('.zending')
    .nth(SIGNALS - 1)
    .waitFor();
  await session.send('HeapProfiler.enable');
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  const { metrics } = await session.send('Performance.getMetrics');
  const documents = metrics.find(({ name }) => name === 'Documents')?.value ?? 0;
  if (documents > 3) throw new Error(`${documents} documents are kept alive`);
  return {
    scenario: 'feel',
    what: `memory of the page after ${SIGNALS} signals in one sitting`,
    unit: 'MB',
    ours: usedSize / 1e6,
    limit: 80,
  };
}

/** Measures all of it in one page, as one person would use it. */
export async function feel(phone: EnrolledPhone): Promise<Row[]> {
  const browser = await startBrowser({ profile: phone.profile });
  try {
    const { page, context } = browser;
    await page.goto(phone.server.origin);
    await button(page, 'Nieuw signaal').waitFor();
    const session = await context.newCDPSession(page);
    await session.send('Performance.enable');
    const rows = [await painted(page, session), await scrolling(page, session)];
    rows.push(await typing(page, 'all lists'));
    await page.reload();
    await button(page, 'Kennisbank').click();
    await page.locator('.zoek input').waitFor();
    rows.push(await typing(page, 'the kennisbank'));
    await page.reload();
    await button(page, 'Nieuw signaal').waitFor();
    rows.push(await hiding(page, session), await unlocking(page, phone.wachtzin));
    await page.reload();
    rows.push(await memory(page, session));
    return rows;
  } finally {
    await browser.close();
  }
}
