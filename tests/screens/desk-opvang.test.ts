import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DeskScreens, SCREENS, deskScreens } from '../support/desk-screens.ts';

let screens: DeskScreens;
beforeAll(async () => {
  screens = await deskScreens();
});
afterAll(() => screens.stop());

test('de opvangwijzer wijst een kind Nidos en Veilig Thuis, en wie wil blijven alleen de zorgcoördinator', async () => {
  const { staat, to } = SCREENS['opvangwijzer']!;
  const page = await screens.open(staat);
  await to!(page);
  const deuren = () => page.getByRole('list').filter({ has: page.getByRole('heading', { level: 3 }) });
  const namen = () => deuren().getByRole('heading', { level: 3 }).allTextContents();
  expect((await namen()).slice(0, 2)).toEqual(['Nidos, via de politie', 'Veilig Thuis']);
  expect(await page.getByRole('link', { name: 'Bel Veilig Thuis, 0800-2000' }).getAttribute('href')).toBe(
    'tel:08002000',
  );
  await page.getByRole('radio', { name: '18 of ouder' }).check();
  await page.getByRole('radio', { name: 'Nederlander of EU-burger' }).check();
  await page.getByRole('radio', { name: 'Nu niets' }).check();
  expect(await namen()).toEqual(['Zorgcoördinator bij het Zorg- en Veiligheidshuis']);
  expect(await page.getByText('De organisatie beslist zelf').count()).toBe(1);
  await page.getByRole('button', { name: /^Dossier / }).click();
  await page.getByRole('button', { name: 'Naar de opvangwijzer' }).click();
  expect(await page.getByRole('radio', { name: 'Nu niets' }).isChecked()).toBe(false);
  await page.context().close();
});
