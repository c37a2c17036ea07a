import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Bijlage } from '#domain/signaal.ts';
import { voorbeelden } from '#domain/voorbeelden.ts';
import type { DeskInMemory } from '../support/desk-in-memory.ts';
import { type DeskScreens, deskScreens, toDossier } from '../support/desk-screens.ts';
import { metGeheim } from '../support/foto-met-geheim.ts';

/* Photos at the desk. What a phone sends may be anything: whoever holds a stolen phone seals what he likes (T21). */

let screens: DeskScreens;
beforeAll(async () => {
  screens = await deskScreens();
});
afterAll(async () => {
  await screens.stop();
  expect(screens.complaints).toEqual([]);
});

type WithDesk = { desk: DeskInMemory };

/** Takes what a phone sealed as photos; opens the dossier in which they are. */
async function dossierMet(page: Page, bestanden: readonly Buffer[]): Promise<void> {
  const nu = new Date().toISOString();
  const signaal = voorbeelden.find(({ id }) => id === 'T2')!.signaal(nu);
  const bijlagen = bestanden.map((bestand): Bijlage => ({
    id: randomUUID(),
    soort: 'foto',
    genomenOp: nu,
    mime: 'image/webp',
    breedte: 800,
    hoogte: 600,
    bytes: Math.max(1, bestand.length),
    sha256: 'A'.repeat(43),
    sleutel: 'A'.repeat(43),
    delen: 1,
  }));
  await page.evaluate(
    ({ op, van, base64 }) => {
      const { desk } = globalThis as unknown as WithDesk;
      van.bijlagen.forEach(({ id }, n) => {
        const bytes = Uint8Array.from(atob(base64[n]!), (letter) => letter.charCodeAt(0));
        desk.fotos.set(id, { inhoud: bytes, mime: 'image/webp' });
      });
      desk.openOp(desk.bezorg(van, 1), op);
    },
    {
      op: nu,
      van: { ...signaal, bijlagen, waar: { ...signaal.waar, plaats: 'Hoogkarspel' } },
      base64: bestanden.map((bestand) => bestand.toString('base64')),
    },
  );
  await toDossier(/Hoogkarspel/)(page);
  await page.getByRole('heading', { name: 'Foto’s' }).waitFor();
}

const kijker = (page: Page) => page.getByRole('dialog');
const maat = (page: Page) =>
  page
    .getByRole('dialog')
    .locator('canvas')
    .evaluate((canvas) => Math.round(canvas.getBoundingClientRect().width));

test('foto’s in het dossier: elk met zijn antwoord en tijd, en wat onderweg is staat er ook', async () => {
  const page = await screens.open('vol');
  await toDossier(/Wervershoof/)(page);
  await page.getByRole('heading', { name: 'Foto’s 2 van 3 binnen' }).waitFor();
  await page
    .getByRole('button', { name: /^Open foto 1 van 3, bij ‘Er wordt geslapen .*’, \d\d:\d\d$/ })
    .locator('canvas')
    .waitFor();
  await page
    .getByRole('img', { name: /^Foto 3 van 3, los van de checklist, \d\d:\d\d: Nog niet binnen\./ })
    .waitFor();
  // it comes in with a later round, without anybody pressing anything
  await page.evaluate(() => {
    const { desk } = globalThis as unknown as WithDesk;
    const [eerste] = desk.fotos.values();
    const laatste = desk.meldingen.value
      .flatMap(({ inhoud }) =>
        inhoud.oorsprong.soort === 'signaal' ? inhoud.oorsprong.signaal.bijlagen : [],
      )
      .at(-1)!;
    desk.fotos.set(laatste.id, eerste!);
    desk.verbinding.value = { verbonden: true, standVan: '2026-03-01T22:00:00Z' };
  });
  await page.getByRole('button', { name: /^Open foto 3 van 3/ }).waitFor();
  await page.context().close();
});

test('de kijker gaat met het toetsenbord: pijlen, groter en kleiner, Esc, en terug naar de foto', async () => {
  const page = await screens.open('vol');
  await toDossier(/Wervershoof/)(page);
  await page.getByRole('button', { name: /^Open foto 1 van 3/ }).press('Enter');
  await kijker(page).locator('canvas').waitFor();
  expect(await kijker(page).getAttribute('aria-label')).toMatch(/^Foto 1 van 3, bij ‘/);
  const passend = await maat(page);
  await page.keyboard.press('ArrowRight');
  await page
    .getByRole('dialog', { name: /^Foto 2 van 3/ })
    .locator('canvas')
    .waitFor();
  await page.keyboard.press('ArrowRight');
  await page
    .getByRole('dialog', { name: /^Foto 3 van 3/ })
    .getByText('Nog niet binnen.')
    .waitFor();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await page
    .getByRole('dialog', { name: /^Foto 1 van 3/ })
    .locator('canvas')
    .waitFor();
  await page.keyboard.press('+');
  await expect.poll(() => maat(page)).toBeGreaterThan(passend);
  // larger than the window, the arrows move it
  await page.keyboard.press('+');
  await page.getByRole('group', { name: /te verschuiven/ }).focus();
  await page.keyboard.press('ArrowRight');
  expect(await kijker(page).getAttribute('aria-label')).toMatch(/^Foto 1 van 3/);
  await page.keyboard.press('0');
  await expect.poll(() => maat(page)).toBe(passend);
  await page.keyboard.press('Escape');
  await expect.poll(() => kijker(page).count()).toBe(0);
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toMatch(
    /^Open foto 1 van 3/,
  );
  await page.context().close();
});

const PDF = '%PDF-1.7\n1 0 obj<</Type/Catalog/OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj';
const SCRIPT = '<script>document.title="kwaad";fetch("/kwaad")</script>';

test('[C-74] SVG, HTML, PDF en wat twee dingen tegelijk is: niets wordt uitgevoerd, niets gaat ergens heen', async () => {
  const page = await screens.open('vol');
  const vragen: string[] = [];
  const jpeg = await page.evaluate(
    () => document.createElement('canvas').toDataURL('image/jpeg').split(',')[1]!,
  );
  // what any dossier needs is loaded first
  await toDossier(/Wervershoof/)(page);
  await page.getByRole('button', { name: /^Open foto 1/ }).waitFor();
  await page.goBack();
  // parts of the app itself may still come, when there is nothing better to do
  const eigen = (url: string) =>
    new URL(url).origin === new URL(page.url()).origin && /\.(js|css|woff2)$/.test(new URL(url).pathname);
  page.on('request', (request) => eigen(request.url()) || vragen.push(request.url()));
  page.on('framenavigated', (frame) => frame.url() !== page.url() && vragen.push(frame.url()));
  page.on('download', (download) => vragen.push(download.url()));
  const echt = Buffer.from(jpeg, 'base64');
  await dossierMet(page, [
    Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" onload='document.title="kwaad"'>${SCRIPT}</svg>`),
    Buffer.from(`<!doctype html>${SCRIPT}`),
    Buffer.from(PDF),
    Buffer.from('GIF89a/*\x01\x00\x01\x00*/=1;document.title="kwaad"//', 'latin1'),
    // a JPEG that is a page as well, and a PDF behind its end: it is a photo, and no more than a photo
    Buffer.concat([metGeheim(echt), Buffer.from(SCRIPT), Buffer.from(PDF)]),
    Buffer.concat([Buffer.from(SCRIPT), echt]),
    Buffer.from('89504e470d0a1a0a0000000d4948445200010000000100000806000000', 'hex'),
  ]);
  await expect.poll(() => page.getByRole('img', { name: /: Geen foto\. / }).count()).toBe(6);
  await page.getByRole('button', { name: /^Open foto 5 van 7/ }).click();
  await kijker(page).locator('canvas').waitFor();
  for (let n = 0; n < 4; n += 1) await page.keyboard.press('ArrowLeft');
  await page
    .getByRole('dialog', { name: /^Foto 1 van 7/ })
    .getByText('Geen foto. Dit bestand wordt niet geopend.')
    .waitFor();
  expect(await page.title()).not.toBe('kwaad');
  expect(vragen).toEqual([]);
  expect(await page.locator('img, iframe, embed, object, svg script').count()).toBe(0);
  await page.context().close();
});

test('een foto die kapot aankwam of veranderd is, wordt als zodanig genoemd; de rest staat er gewoon', async () => {
  const page = await screens.open('vol');
  const jpeg = await page.evaluate(
    () => document.createElement('canvas').toDataURL('image/jpeg').split(',')[1]!,
  );
  const echt = Buffer.from(jpeg, 'base64');
  const half = Buffer.from(echt);
  half.fill(0, Math.floor(echt.length / 3));
  await dossierMet(page, [echt, Buffer.alloc(0), half]);
  await page.getByRole('button', { name: /^Open foto 1 van 3/ }).waitFor();
  await page.getByRole('img', { name: /^Foto 2 van 3.*Geen foto\. / }).waitFor();
  await page.getByRole('img', { name: /^Foto 3 van 3.*(kapot|Geen foto)/ }).waitFor();
  await page.context().close();
});
