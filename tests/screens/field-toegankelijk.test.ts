import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FieldScreens, SCREENS, fieldScreens } from '../support/field-screens.ts';
import { cutOff, findings, keyboardFaults, sideways, smallTargets } from '../support/toegankelijk.ts';

let screens: FieldScreens;
beforeAll(async () => {
  screens = await fieldScreens();
});
afterAll(() => screens.stop());

/** A small phone, one lying down, a tablet both ways. */
const MATEN = [
  [360, 640],
  [844, 390],
  [820, 1180],
  [1180, 820],
] as const;

/** What falls outside or is cut off, in every size a screen may have. */
async function misfits(page: Page): Promise<string[]> {
  const found: string[] = [];
  const look = async (where: string) => {
    if ((await sideways(page)) > 0) found.push(`${where}: wider than the screen`);
    found.push(...(await cutOff(page)).map((text) => `${where}: cut off, ${text}`));
  };
  for (const [width, height] of MATEN) {
    await page.setViewportSize({ width, height });
    await look(`${width}×${height}`);
    found.push(...(await smallTargets(page)).map((small) => `${width}×${height}: small, ${small}`));
  }
  // 320 by 256 is what is left of 1280 by 1024 at 400 %.
  await page.setViewportSize({ width: 320, height: 256 });
  await look('400 %');
  await page.setViewportSize({ width: 390, height: 844 });
  await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
  await look('200 %');
  await page.evaluate(() => document.documentElement.style.removeProperty('font-size'));
  return found;
}

test.for(Object.keys(SCREENS))(
  '%s: geen bevinding van axe in licht, donker en zon; past klein, liggend, op een tablet en met grote letters; en gaat met het toetsenbord',
  async (name) => {
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
    expect(await misfits(page)).toEqual([]);
    await page.setViewportSize({ width: 360, height: 640 });
    expect(await keyboardFaults(page)).toEqual([]);
    await page.context().close();
  },
);

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

test('wie geen beweging wil, ziet niets bewegen; wie dat niet zegt, ziet wat bezig is draaien', async () => {
  const page = await screens.show('checklist');
  const moving = () =>
    page.evaluate(() => {
      const turning = document.createElement('span');
      turning.className = 'fotobezig';
      const icon = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
      icon.setAttribute('class', 'icoon');
      turning.append(icon);
      document.querySelector('#app')!.append(turning);
      const all = [...document.querySelectorAll('#app *')].filter((element) => {
        const { animationName, transitionDuration, scrollBehavior } = getComputedStyle(element);
        return (
          animationName !== 'none' ||
          Math.max(...transitionDuration.split(',').map(parseFloat)) > 0 ||
          scrollBehavior === 'smooth'
        );
      });
      turning.remove();
      return all.length;
    });
  expect(await moving()).toBe(0);
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  expect(await moving()).toBeGreaterThan(0);
  await page.context().close();
});
