import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DeskScreens, deskScreens, toDossier } from '../support/desk-screens.ts';

let screens: DeskScreens;
beforeAll(async () => {
  screens = await deskScreens();
});
afterAll(() => screens.stop());

test('wat een signaal met een ander gemeen heeft staat erbij, en wordt door een mens beoordeeld', async () => {
  const page = await screens.open('vol');
  await toDossier(/Nibbixwoud/)(page);
  const blok = page.getByRole('region', { name: 'Hoort hier meer bij?' });
  await blok.waitFor();
  const eerste = blok.getByRole('list').first().getByRole('listitem').first();
  expect(await eerste.innerText()).toMatch(/zelfde adres|zelfde kenteken/);
  const aantal = await blok.getByRole('listitem').count();
  await eerste.getByRole('button', { name: 'Hoort er niet bij' }).click();
  await blok.getByText('1 signaal dat er niet bij hoort').waitFor();
  expect(await page.getByText('zei dat een ander signaal hier niet bij hoort').count()).toBe(1);
  await blok.getByText('1 signaal dat er niet bij hoort').click();
  await blok.getByRole('button', { name: 'Toch wel' }).click();
  await blok.getByText('hoort bij elkaar').first().waitFor();
  expect(await blok.getByRole('listitem').count()).toBe(aantal);
  await blok
    .getByRole('button', { name: /^Open MR-/ })
    .first()
    .click();
  // said once, it is known on the other side too
  await page.getByRole('region', { name: 'Hoort hier meer bij?' }).getByText('hoort bij elkaar').waitFor();
  await page.context().close();
});

test('zijn het er meer dan één, dan is er een tekening bij', async () => {
  const page = await screens.open('jaar');
  await page
    .getByRole('button', { name: /^Huisvesting/ })
    .first()
    .click();
  const blok = page.getByRole('region', { name: 'Hoort hier meer bij?' });
  const getoond = 8;
  await blok.getByRole('img', { name: `Dit signaal en ${getoond} andere` }).waitFor();
  expect(await blok.getByRole('listitem').count()).toBe(getoond);
  await page.context().close();
});
