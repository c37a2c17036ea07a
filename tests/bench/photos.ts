import type { Page } from 'playwright-core';
import { startBrowser } from '../support/browser.ts';
import { beginSignaal, ontgrendel } from '../support/journey.ts';
import type { EnrolledPhone } from './enrolled-phone.ts';
import { type Row, percentile } from './row.ts';

/** As many as a signaal can have; each is made, measured and kept. */
const FOTOS = 8;
const OPENINGS = 7;

/**
 * A photo of twelve million pixels with the grain and the detail of a real one: 4000 by 3000, some megabytes of JPEG.
 * Made in the page, so that the bench needs no file of its own.
 */
async function twelveMegapixels(page: Page): Promise<Buffer> {
  const base64 = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(4000, 3000);
    const pen = canvas.getContext('2d')!;
    const pixels = pen.createImageData(4000, 3000);
    let chance = 1;
    for (let at = 0; at < pixels.data.length; at += 4) {
      chance = (chance * 1_103_515_245 + 12_345) & 0x7fff_ffff;
      const grain = (chance >> 16) & 31;
      const x = (at / 4) % 4000;
      const y = at / 16_000;
      pixels.data[at] = 90 + 60 * Math.sin(x / 97) + grain;
      pixels.data[at + 1] = 90 + 60 * Math.sin(y / 61) + grain;
      pixels.data[at + 2] = 90 + 60 * Math.sin((x + y) / 143) + grain;
      pixels.data[at + 3] = 255;
    }
    pen.putImageData(pixels, 0, 0);
    const bytes = new Uint8Array(
      await (await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.92 })).arrayBuffer(),
    );
    let text = '';
    for (let at = 0; at < bytes.length; at += 0x8000)
      text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
    return btoa(text);
  });
  return Buffer.from(base64, 'base64');
}

/** Tells when a file was chosen, and when what a selector names was painted. */
function watchPhotos(): void {
  const moments: Record<string, number> = {};
  document.addEventListener('change', () => (moments['gekozen'] = performance.now()), { capture: true });
  Object.assign(globalThis, {
    moments,
    painted: (selector: string, count: number, name: string) =>
      new Promise<void>((done) => {
        const look = () => {
          if (document.querySelectorAll(selector).length < count) requestAnimationFrame(look);
          else {
            moments[name] = performance.now();
            done();
          }
        };
        look();
      }),
    press: (selector: string, name: string) => {
      moments[name] = performance.now();
      document.querySelector<HTMLElement>(selector)!.click();
    },
  });
}
interface Watched {
  moments: Record<string, number>;
  painted(selector: string, count: number, name: string): Promise<void>;
  press(selector: string, name: string): void;
}

/** From the file that was chosen until it can be looked at, and from „Bewaar foto” until it is sealed on disk. */
async function addPhoto(page: Page, file: Buffer, n: number): Promise<number> {
  await page.getByRole('button', { name: 'Foto', exact: true }).first().click();
  if (n === 0) await page.getByRole('button', { name: 'Naar de camera' }).click();
  const picker = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Kies een foto' }).click();
  const shown = page.evaluate(() => (globalThis as unknown as Watched).painted('.vervaagvlak', 1, 'getoond'));
  await (await picker).setFiles({ name: 'foto.jpg', mimeType: 'image/jpeg', buffer: file });
  await shown;
  await page.evaluate(async (count) => {
    const { press, painted } = globalThis as unknown as Watched;
    press('.duim .knop--hoofd', 'gedrukt');
    await painted('.fotoknop', count, 'bewaard');
    // the next photo is not measured beside the drawing of these
    await painted('.fotoknop canvas', count, 'getekend');
  }, n + 1);
  return page.evaluate(() => {
    const {
      gekozen = NaN,
      getoond = NaN,
      gedrukt = NaN,
      bewaard = NaN,
    } = (globalThis as unknown as Watched).moments;
    return getoond - gekozen + (bewaard - gedrukt);
  });
}

/** Takes an enrolled phone; makes eight photos of twelve megapixels, and opens the concept that has them. */
export async function photos(phone: EnrolledPhone): Promise<Row[]> {
  const browser = await startBrowser({ profile: phone.profile });
  try {
    const { page } = browser;
    await page.addInitScript(watchPhotos);
    await page.goto(phone.server.origin);
    const file = await twelveMegapixels(page);
    await beginSignaal(page, /^Huisvesting arbeidsmigranten/);
    await page.getByRole('button', { name: 'Gezien', exact: true }).first().click();
    const ready: number[] = [];
    for (let n = 0; n < FOTOS; n += 1) ready.push(await addPhoto(page, file, n));

    const opened: number[] = [];
    const drawn: number[] = [];
    for (let n = 0; n < OPENINGS; n += 1) {
      await page.goto(phone.server.origin);
      await ontgrendel(page, phone.wachtzin);
      await page.getByText('Concept', { exact: true }).first().waitFor();
      const { open, all } = await page.evaluate(async (count) => {
        const { press, painted, moments } = globalThis as unknown as Watched;
        const rows = [...document.querySelectorAll<HTMLElement>('.rij')];
        rows.find((row) => row.textContent?.includes('Concept'))!.dataset.concept = '';
        press('[data-concept]', 'gedrukt');
        await painted('.signaal', 1, 'open');
        await painted('.fotoknop canvas', count, 'getekend');
        const from = moments['gedrukt']!;
        return { open: moments['open']! - from, all: moments['getekend']! - from };
      }, FOTOS);
      opened.push(open);
      drawn.push(all);
    }
    return [
      {
        scenario: 'photo',
        what: 'a photo of 12 megapixels until it can be looked at, and until it is sealed on disk',
        unit: 'ms',
        ours: percentile(ready, 0.5),
        p95: percentile(ready, 0.95),
        limit: 1500,
      },
      {
        scenario: 'photo',
        what: 'a concept with 8 photos until its checklist can be answered',
        unit: 'ms',
        ours: percentile(opened, 0.5),
        p95: percentile(opened, 0.95),
        limit: 300,
      },
      {
        scenario: 'photo',
        what: 'and until all 8 are opened, decoded and drawn beside it',
        unit: 'ms',
        ours: percentile(drawn, 0.5),
        p95: percentile(drawn, 0.95),
      },
    ];
  } finally {
    await browser.close();
  }
}
