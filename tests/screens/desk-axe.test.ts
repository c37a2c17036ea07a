import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DeskScreens, SCREENS, deskScreens } from '../support/desk-screens.ts';
import { findings, sideways } from '../support/toegankelijk.ts';

let screens: DeskScreens;
beforeAll(async () => {
  screens = await deskScreens();
});
afterAll(() => screens.stop());

test.for(Object.entries(SCREENS))(
  '[C-106] %s heeft licht noch donker een bevinding van axe, en past op 1024 px',
  async ([, { staat, look = {}, to }]) => {
    const page = await screens.open(staat, look);
    await to?.(page);
    const found: string[] = [];
    for (const thema of ['licht', 'donker']) {
      await page.evaluate((theme) => (document.documentElement.dataset.thema = theme), thema);
      found.push(...(await findings(page)).map((finding) => `${thema} ${finding}`));
    }
    expect(found).toEqual([]);
    await page.setViewportSize({ width: 1024, height: 768 });
    expect(await sideways(page)).toBe(0);
    expect(await page.title()).not.toMatch(/mensenhandel|MR-\d\d-/);
    await page.context().close();
  },
);

test('[C-72] geen scherm vroeg meer dan het strenge beleid van de server toestaat', () => {
  expect(screens.complaints).toEqual([]);
});
