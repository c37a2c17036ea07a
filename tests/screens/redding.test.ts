import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DeskScreens, deskScreens, kiesBestand } from '../support/desk-screens.ts';
import { button, h1, onward } from '../support/field-hand.ts';
import { type FieldScreens, fieldScreens } from '../support/field-screens.ts';

/* What cannot be sent is carried by hand: made on the phone, brought in at the desk. */

let field: FieldScreens;
let desk: DeskScreens;
beforeAll(async () => {
  [field, desk] = await Promise.all([fieldScreens(), deskScreens()]);
});
afterAll(() => Promise.all([field.stop(), desk.stop()]));

async function naarAfgeven(page: Page): Promise<void> {
  await button(page, 'Mijn signalen').click();
  await button(page, /^Lukt versturen niet/).click();
  await h1(page, 'Lukt versturen niet?');
}
async function naarInlezen(page: Page): Promise<void> {
  await button(page, 'Signaal opnemen').click();
  await button(page, 'Lees bestand of codes in').click();
  await h1(page, 'Signalen inlezen');
}

test('wat wacht gaat als bestand mee, met een naam die niets zegt en de waarschuwing waar het terechtkomt', async () => {
  const page = await field.open('vol');
  await naarAfgeven(page);
  await page.getByText('Kijk waar het terechtkomt').waitFor();
  const download = page.waitForEvent('download');
  await button(page, 'Bewaar het bestand').click();
  const saved = await download;
  expect(saved.suggestedFilename()).toMatch(/^notities-\d{4}-\d\d-\d\d\.txt$/);
  expect(await readFile(await saved.path(), 'utf8')).toBe('{"redding":1}\n{"aflevering":""}\n');
  await page.getByRole('status').getByText('Bewaard als notities-2026-03-01.txt.').waitFor();
  expect(await page.title()).not.toMatch(/mensenhandel|MR-/);
  await page.context().close();
});

test('een deelmenu krijgt hetzelfde bestand; wie het wegdrukt, ziet geen fout', async () => {
  const page = await field.open('vol');
  await page.evaluate(() => {
    const shared: unknown[] = [];
    Object.assign(globalThis, { shared, uitkomst: undefined });
    Object.assign(navigator, {
      canShare: () => true,
      async share({ files }: { files: File[] }) {
        const fout = (globalThis as { uitkomst?: string }).uitkomst;
        if (fout) throw new DOMException('no', fout);
        shared.push(
          ...(await Promise.all(files.map(async (file) => [file.name, file.type, await file.text()]))),
        );
      },
    });
  });
  await naarAfgeven(page);
  await button(page, 'Deel het bestand').click();
  await page.getByText('Het bestand is gedeeld.').waitFor();
  expect(await page.evaluate(() => (globalThis as unknown as { shared: unknown }).shared)).toEqual([
    ['notities-2026-03-01.txt', 'text/plain', '{"redding":1}\n{"aflevering":""}\n'],
  ]);
  await page.evaluate(() => Object.assign(globalThis, { uitkomst: 'AbortError' }));
  await button(page, 'Deel het bestand').click();
  await page.getByText('Het bestand is gedeeld.').waitFor();
  await page.evaluate(() => Object.assign(globalThis, { uitkomst: 'DataError' }));
  await button(page, 'Deel het bestand').click();
  await page.getByText('Delen lukte niet. Bewaar het bestand.').waitFor();
  await page.context().close();
});

test('één signaal gaat als codes, met de hand van de ene naar de volgende', async () => {
  const page = await field.open('vol');
  await naarAfgeven(page);
  await button(page, 'MR-26-8H2D').click();
  await page.getByRole('img', { name: 'Code 1 van 7' }).waitFor();
  await button(page, 'Volgende code').click();
  await page.getByRole('img', { name: 'Code 2 van 7' }).waitFor();
  await button(page, 'Vorige code').click();
  await button(page, 'Vorige code').click();
  await page.getByRole('img', { name: 'Code 7 van 7' }).waitFor();
  // large enough on a small phone for a camera to tell the squares apart
  const box = await page.locator('.qr svg').boundingBox();
  expect(box?.width).toBeGreaterThan(250);
  await button(page, 'Klaar').click();
  await page.getByText('Als bestand').waitFor();
  await page.context().close();
});

test('weigert het toestel te bewaren, dan kan wat op het scherm staat verzegeld in een bestand mee', async () => {
  const page = await field.open('opslag-vol');
  await button(page, /^Concept/).click();
  await onward(page, 1);
  await h1(page, 'Controleren');
  await button(page, 'Klaar, verzegel').click();
  await page.getByText('Dit toestel is vol').first().waitFor();
  await button(page, 'Verzegel in een bestand').click();
  await button(page, 'Bewaar het bestand').waitFor();
  await h1(page, 'Controleren');
  await page.context().close();
});

test('aan het bureau zegt de uitslag per signaal wat ervan kwam, en waar het nu staat', async () => {
  const page = await desk.open('vol');
  await naarInlezen(page);
  await kiesBestand(page, '{"redding":1}');
  await page.getByText('1 signaal staat nu bij Apart gezet.').waitFor();
  const regels = await page.locator('.uitslag li').allInnerTexts();
  expect(regels).toEqual([
    expect.stringContaining('Ingelezen en apart gezet'),
    expect.stringContaining('Was al binnen'),
    expect.stringContaining('Vertrouw dit niet.'),
    expect.stringContaining('Afgebroken of beschadigd.'),
  ]);
  await kiesBestand(page, 'Beste Marit,');
  await page.getByRole('alert').getByText('Dit is geen bestand van Meldroute').waitFor();
  expect(await page.locator('.uitslag li').count()).toBe(0);
  await kiesBestand(page, '{"andere gemeente":1}');
  await page.getByRole('alert').getByText('Dit bestand is van een andere gemeente').waitFor();
  await page.context().close();
});

test('een camera leest de codes van het scherm, in elke volgorde, en leest dan in', async () => {
  const page = await desk.open('vol');
  // no browser here has the real one: this is what its specification says it gives
  await page.evaluate(() => {
    const line = JSON.stringify({ aflevering: 'x'.repeat(1_500), bewijs: 'a.b.c' });
    Object.assign(globalThis, { line, seen: [] as string[] });
    Object.assign(globalThis, {
      BarcodeDetector: class {
        async detect() {
          const { seen } = globalThis as unknown as { seen: string[] };
          return seen.splice(0, 1).map((rawValue) => ({ rawValue }));
        }
      },
    });
    navigator.mediaDevices.getUserMedia = async () => document.createElement('canvas').captureStream();
  });
  await naarInlezen(page);
  await button(page, 'Zet de camera aan').click();
  await page.getByText('Nog geen code gezien.').waitFor();
  await page.evaluate(async () => {
    const { line, seen } = globalThis as unknown as { line: string; seen: string[] };
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(line));
    const hash = btoa(String.fromCodePoint(...new Uint8Array(digest)))
      .replaceAll('+', '-')
      .replaceAll('/', '_');
    const parts = [line.slice(0, 800), line.slice(800)];
    seen.push('https://example.org', ...[2, 1].map((n) => `MR1.${hash.slice(0, 12)}.${n}.2.${parts[n - 1]}`));
  });
  await page.getByRole('heading', { name: 'Uitslag' }).waitFor();
  await button(page, 'Zet de camera aan').waitFor();
  await page.context().close();

  const without = await desk.open('vol');
  await naarInlezen(without);
  await without.getByText('Deze browser kan geen codes lezen. Vraag om het bestand.').waitFor();
  await without.context().close();
});

test('wat apart staat, wordt met één knop aangenomen en staat dan bij Nieuw', async () => {
  const page = await desk.open('vol');
  const row = page.locator('.rijtje', { hasText: 'MR-26-9QQ1' });
  expect(await row.innerText()).toContain('Van een toestel dat is ingetrokken.');
  await button(page, 'Neem aan: MR-26-9QQ1').click();
  await page.getByRole('status').getByText('MR-26-9QQ1 staat nu bij Nieuw.').waitFor();
  await button(page, 'Open MR-26-9QQ1').waitFor();
  await page.context().close();
});
