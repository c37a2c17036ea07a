import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FieldScreens, SCREENS, fieldScreens } from '../support/field-screens.ts';

let screens: FieldScreens;
beforeAll(async () => {
  screens = await fieldScreens();
});
afterAll(() => screens.stop());

/** Runs axe in the page with every rule it has for WCAG 2.2 AA and good practice. */
async function findings(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => (globalThis as unknown as { axe: typeof axe }).axe.run());
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`));
}

/** Everything that can be pressed must be 48 px high and wide; a choice inside a label counts with its label. */
async function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [
      ...document.querySelectorAll<HTMLElement>(
        '#app :is(a, button, summary, input, textarea, label:has(input))',
      ),
    ]
      .filter((element) => element.checkVisibility() && !element.closest('dialog ~ *'))
      .filter((element) => !element.closest('label') || element.matches('label'))
      .flatMap((element) => {
        const { width, height } = element.getBoundingClientRect();
        const name = element.textContent?.trim() || element.id;
        return width < 47.5 || height < 47.5 ? [`${name} ${Math.round(width)}×${Math.round(height)}`] : [];
      }),
  );
}

/** How many pixels fall outside, once the letters of the app have come: those of the device are wider. */
const sideways = (page: Page) =>
  page.evaluate(async () => {
    await document.fonts.ready;
    return document.documentElement.scrollWidth - document.documentElement.clientWidth;
  });

test.for(Object.keys(SCREENS))('%s heeft in geen enkel uiterlijk een bevinding van axe', async (name) => {
  const page = await screens.show(name);
  const found: string[] = [];
  for (const thema of ['licht', 'donker', 'zon']) {
    await page.evaluate((look) => (document.documentElement.dataset.thema = look), thema);
    found.push(...(await findings(page)).map((finding) => `${thema} ${finding}`));
  }
  expect(found).toEqual([]);
  expect(await smallTargets(page)).toEqual([]);
  // In running text it may be said; a word that catches the eye or is read aloud by its name never says it.
  const opvallend = page.locator('h1, h2, h3, button, a, dt, label, [role=status]');
  expect((await opvallend.allInnerTexts()).join(' ')).not.toMatch(/mensenhandel/i);
  expect(await page.title()).toBe('Meldroute');
  await page.context().close();
});

test('de schermen van een foto hebben ook klein en liggend geen bevinding, en niets valt erbuiten', async () => {
  const found: string[] = [];
  const fotos = Object.keys(SCREENS).filter((name) => name.startsWith('foto'));
  expect(fotos.length).toBeGreaterThan(4);
  for (const name of fotos) {
    for (const [width, height] of [
      [360, 640],
      [844, 390],
    ] as const) {
      const page = await screens.show(name, { width, height });
      const complaints = [...(await findings(page)), ...(await smallTargets(page))];
      if ((await sideways(page)) > 0) complaints.push('wider than the screen');
      found.push(...complaints.map((complaint) => `${name}, ${width}×${height}: ${complaint}`));
      await page.context().close();
    }
  }
  expect(found).toEqual([]);
});

test('elk scherm past op 320 px breed en met letters van 200 %', { timeout: 300_000 }, async () => {
  const wide: string[] = [];
  for (const name of Object.keys(SCREENS)) {
    const page = await screens.show(name, { width: 320, height: 640 });
    if ((await sideways(page)) > 0) wide.push(`${name}, 320 px`);
    await page.setViewportSize({ width: 390, height: 844 });
    await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
    if ((await sideways(page)) > 0) wide.push(`${name}, 200 %`);
    await page.context().close();
  }
  expect(wide).toEqual([]);
});

test('wat je typt wordt niet nagekeken, onthouden of vertaald', async () => {
  for (const name of [
    'details, adres en fouten',
    'slot met wachtzin',
    'inschrijven, controle',
    'inschrijven met link',
  ]) {
    const page = await screens.show(name);
    const open = await page.evaluate(() =>
      [
        ...document.querySelectorAll<HTMLInputElement>(
          'input[type=text], input[type=password], input:not([type]), textarea',
        ),
      ]
        .filter((field) => field.spellcheck || field.autocomplete !== 'off' || field.translate)
        .map((field) => field.id),
    );
    expect(open).toEqual([]);
    await page.context().close();
  }
});

test('[C-72] geen scherm vroeg meer dan het strenge beleid van de server toestaat', () => {
  expect(screens.complaints).toEqual([]);
});
