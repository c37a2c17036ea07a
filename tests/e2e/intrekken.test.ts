import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RealBrowser, removeProfile, startBrowser } from '../support/browser.ts';
import {
  type Ingericht,
  antwoord,
  beginSignaal,
  meldAan,
  naarControleren,
  nodigUit,
  offlineKlaar,
  richtIn,
  schrijfIn,
  setupLink,
} from '../support/journey.ts';
import { type RunningServer, startServer } from '../support/server.ts';

/* Taking back what was sealed: as long as nobody fetched it, with a reason, and never what is acute. */

let server: RunningServer;
let desk: RealBrowser;
let phone: RealBrowser;
let marit: Ingericht;

beforeAll(async () => {
  server = await startServer();
  desk = await startBrowser({ width: 1440, height: 900 });
  phone = await startBrowser({});
  marit = await richtIn(desk.page, setupLink(server), { gemeente: 'Koggenland', loginnaam: 'marit' });
  await schrijfIn(phone.page, await nodigUit(desk.page, 'T-5', 'Toezicht'));
  await offlineKlaar(phone.page);
  // nobody is at the desk: what arrives is not fetched
  await desk.close();
});
afterAll(async () => {
  await phone.close();
  await desk.close();
  await server.stop();
  await removeProfile(phone.profile);
  await removeProfile(desk.profile);
});

/** Seals one signaal with one answer; gives its kenmerk once it was delivered. */
async function verstuur(page: Page, statement: RegExp, acuut = false): Promise<string> {
  await page.goto(server.origin);
  await beginSignaal(page, /^Huisvesting/);
  await antwoord(page, statement, 'Gezien').click();
  if (acuut) {
    await page.getByRole('group', { name: 'Heb je 112 gebeld?' }).getByText('Ja', { exact: true }).click();
    await page.getByRole('button', { name: 'Terug naar je signaal' }).click();
  }
  await naarControleren(page);
  await page.getByRole('button', { name: 'Klaar, verzegel' }).click();
  await page.getByRole('heading', { level: 1, name: 'Verzegeld' }).waitFor();
  const kenmerk = (await page.locator('.kenmerk').innerText()).trim();
  await page.getByRole('button', { name: 'Klaar', exact: true }).click();
  await page.getByRole('button', { name: 'Mijn signalen' }).click();
  await page.locator('.zending').filter({ hasText: kenmerk }).getByText('Verstuurd').waitFor();
  return kenmerk;
}
const trekIn = (page: Page, kenmerk: string) => page.getByRole('button', { name: `Trek in: ${kenmerk}` });
const bevestig = (page: Page) => page.getByRole('button', { name: 'Trek in', exact: true }).click();

test('wat niemand ophaalde, trekt ze in met een reden; het bureau krijgt het nooit te zien', async () => {
  const { page } = phone;
  const kenmerk = await verstuur(page, /meer slaapplaatsen in gebruik/);
  await trekIn(page, kenmerk).click();
  await bevestig(page);
  await page.getByText('Kies waarom').or(page.getByRole('alert').getByText(/reden/i)).first().waitFor();
  await page.getByLabel('Ik stuurde het twee keer').check();
  await bevestig(page);
  await page.getByText(`${kenmerk} is ingetrokken. Niemand heeft het gezien.`).waitFor();
  await page
    .locator('.zending')
    .filter({ hasText: kenmerk })
    .getByText('Ingetrokken', { exact: true })
    .waitFor();

  desk = await startBrowser({ width: 1440, height: 900, profile: desk.profile });
  await meldAan(desk.page, server.origin, marit);
  await desk.page.getByRole('searchbox', { name: 'Zoek in de werkvoorraad' }).waitFor();
  expect(await desk.page.getByText(kenmerk).count()).toBe(0);
});

test('wat het bureau ophaalde, blijft: ze hoort dat, en vult aan wat er niet klopt', async () => {
  const { page } = phone;
  const kenmerk = await verstuur(page, /lijst met huisregels/);
  await desk.page.getByText(kenmerk).first().waitFor({ timeout: 60_000 });
  await trekIn(page, kenmerk).click();
  await page.getByLabel('Ik maak me zorgen').check();
  await bevestig(page);
  await page.getByText('Intrekken kan niet meer').waitFor();
  await page.getByRole('button', { name: 'Vul aan' }).first().click();
  await page.getByLabel('Wat viel je op?').waitFor();
  await desk.page.getByText(kenmerk).first().waitFor();
});

test('wat acuut is, trekt niemand in', async () => {
  const { page } = phone;
  const kenmerk = await verstuur(page, /van buitenaf afgesloten/, true);
  await page.locator('.zending').filter({ hasText: kenmerk }).waitFor();
  expect(await trekIn(page, kenmerk).count()).toBe(0);
});
