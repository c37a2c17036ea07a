import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { button, h1, inhoud, newSignaal, onward, toChecklist } from '../support/field-hand.ts';
import { type FieldScreens, SCREENS, fieldScreens } from '../support/field-screens.ts';

let screens: FieldScreens;
beforeAll(async () => {
  screens = await fieldScreens();
});
afterAll(() => screens.stop());

/** Lets the next measurement of the place end as the browser would end it. */
const measure = (page: Page, code: 1 | 2 | 3) =>
  page.evaluate((refusal) => {
    navigator.geolocation.getCurrentPosition = (_found, refused) =>
      refused?.({ code: refusal } as GeolocationPositionError);
  }, code);

async function toDetails(page: Page): Promise<void> {
  await newSignaal(page, 'Hennep of drugs');
  await onward(page, 0);
  await h1(page, 'Details');
}

test('elk scherm heeft de acute kaart op één tik, of is haar', async () => {
  const zonder: string[] = [];
  for (const name of Object.keys(SCREENS)) {
    const page = await screens.show(name);
    const weg = page
      .getByRole('button', { name: /^(Acuut|Acuut gevaar\?|Nood(nummer)?)$/ })
      .or(page.getByRole('link', { name: 'Bel 112' }))
      // a question lies over its screen: to answer it safely is one tap as well
      .or(page.getByRole('dialog'));
    await weg
      .first()
      .waitFor()
      .catch(() => zonder.push(name));
    await page.context().close();
  }
  expect(zonder).toEqual([]);
});

test('de acute kaart zegt wat je zegt en wat je laat, zonder bereik, en houdt niets tegen', async () => {
  const page = await screens.open('ingevuld');
  await toChecklist(page);
  await page.context().setOffline(true);
  await button(page, /^Acuut$/).click();
  for (const vraag of ['Waar ben je?', 'Hoeveel mensen?', 'Wat gebeurt er?', 'Ben je zelf veilig?'])
    await page.getByRole('listitem').filter({ hasText: vraag }).first().waitFor();
  await page.getByText('Bevrijd niemand zelf.').waitFor();
  expect(await page.getByRole('link', { name: 'Bel 112' }).getAttribute('href')).toBe('tel:112');
  expect(await page.getByRole('link', { name: /^Politie/ }).getAttribute('href')).toBe('tel:09008844');
  await page.getByText('Lukt niet').click();
  expect((await inhoud(page, 'c1')).acuut).toMatchObject({ gebeld112: 'niet-mogelijk' });
  expect((await inhoud(page, 'c1')).acuut?.gebeldOp).toMatch(/^2026-03-01T/);
  await page.getByRole('status').filter({ hasText: 'Vastgelegd: om 21:5' }).waitFor();
  await button(page, 'Terug naar je signaal').click();
  await h1(page, 'Checklist');
  await page.context().close();
});

test('elke weigering van de plek heeft haar eigen zin, en een omschrijving kan altijd', async () => {
  const page = await screens.open('leeg');
  await toDetails(page);
  for (const [code, zin] of [
    [1, /mag je plek niet zien/],
    [2, /Geen plaats gevonden/],
    [3, /duurde te lang/],
  ] as const) {
    await measure(page, code);
    await button(page, 'Bepaal mijn plek').click();
    await page.getByRole('alert').getByText(zin).waitFor();
  }
  await page.evaluate(() => {
    // as a browser that has no such thing
    delete (Navigator.prototype as { geolocation?: unknown }).geolocation;
  });
  await button(page, 'Bepaal mijn plek').click();
  await page.getByRole('alert').getByText('kan geen plek bepalen').waitFor();
  await page.getByText('Omschrijving', { exact: true }).click();
  await page.getByLabel('Omschrijving', { exact: true }).last().fill('Derde caravan links');
  await expect.poll(async () => (await inhoud(page)).waar).toEqual({ omschrijving: 'Derde caravan links' });
  await page.context().close();
});

test('wie de browser geen plek laat zien, leest waar dat aan kan', async () => {
  const page = await screens.open('leeg');
  await page.context().clearPermissions();
  await toDetails(page);
  await button(page, 'Bepaal mijn plek').click();
  await page.getByRole('alert').getByText('mag je plek niet zien').waitFor();
  await page.context().close();
});

test('een grove plek vraagt om een omschrijving erbij', async () => {
  const page = await screens.open('leeg');
  await page.context().setGeolocation({ latitude: 52.7, longitude: 5.1, accuracy: 1_250 });
  await toDetails(page);
  await button(page, 'Bepaal mijn plek').click();
  await page.getByText('Op 1250 meter nauwkeurig. Omschrijf de plek erbij.').waitFor();
  expect((await inhoud(page)).waar.gps?.nauwkeurigheid).toBe(1_250);
  await page.context().close();
});
