import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DeskScreens, SCREENS, deskScreens } from '../support/desk-screens.ts';

let screens: DeskScreens;
beforeAll(async () => {
  screens = await deskScreens();
});
afterAll(() => screens.stop());

const telefoons = (page: Page) => page.getByRole('region', { name: 'Op de telefoons' });
const bewaar = (page: Page) => telefoons(page).getByRole('button', { name: 'Bewaar voor de telefoons' });
async function open(): Promise<Page> {
  const page = await screens.open('vol');
  await page.getByRole('button', { name: 'Beheer' }).first().click();
  await telefoons(page).waitFor();
  return page;
}

test('wat de gemeente kiest blijft staan, en zonder wijziging valt er niets te bewaren', async () => {
  const page = await open();
  expect(await bewaar(page).isDisabled()).toBe(true);
  await telefoons(page).getByRole('radio', { name: '5', exact: true }).check();
  await telefoons(page).getByRole('radio', { name: 'Controlelijst brandveiligheid' }).check();
  await telefoons(page).getByRole('checkbox', { name: 'Pools' }).check();
  await bewaar(page).click();
  await page.getByText('Bewaard. Telefoons nemen het over zodra er bereik is.').waitFor();
  expect(await bewaar(page).isDisabled()).toBe(true);
  expect(await telefoons(page).getByRole('radio', { name: '5', exact: true }).isChecked()).toBe(true);
  expect(
    await telefoons(page).getByRole('radio', { name: 'Controlelijst brandveiligheid' }).isChecked(),
  ).toBe(true);
  expect(await telefoons(page).getByRole('checkbox', { name: 'Pools' }).isChecked()).toBe(true);
  expect(await telefoons(page).getByRole('checkbox', { name: 'Roemeens' }).isChecked()).toBe(false);
});

test('bij de keuze staat dat de lijst een scherm verbergt, en nooit het doel van een bezoek', async () => {
  const page = await open();
  await telefoons(page).getByText('nooit het doel van een bezoek').waitFor();
});

test('een nummer dat een telefoon niet aanneemt wordt niet bewaard, en elk veld zegt waarom', async () => {
  const page = await screens.open('vol');
  await SCREENS['beheer, op de telefoons']!.to!(page);
  const nummer = telefoons(page).getByRole('group', { name: 'Nummer 1' });
  await nummer.getByLabel('Van wie is het nummer?').fill('Zorg- en Veiligheidshuis');
  await nummer.getByLabel('Telefoonnummer').fill('*21*0612345678#');
  await bewaar(page).click();
  await nummer.getByText('Schrijf alleen cijfers').waitFor();
  expect(await nummer.getByText('Vul in wie er opneemt.').count()).toBe(0);
  await nummer.getByLabel('Telefoonnummer').fill('0229 123 456');
  await nummer.getByRole('checkbox').check();
  await bewaar(page).click();
  await page.getByText('Bewaard. Telefoons nemen het over zodra er bereik is.').waitFor();
  await telefoons(page).getByRole('button', { name: 'Haal weg: Zorg- en Veiligheidshuis' }).click();
  await telefoons(page).getByText('Nog geen nummers.').waitFor();
  await bewaar(page).click();
  await expect.poll(() => bewaar(page).isDisabled()).toBe(true);
});
