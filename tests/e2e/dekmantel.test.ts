import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RealBrowser, removeProfile, startBrowser } from '../support/browser.ts';
import {
  antwoord,
  beginSignaal,
  nodigUit,
  offlineKlaar,
  richtIn,
  schrijfIn,
  setupLink,
} from '../support/journey.ts';
import { type RunningServer, startServer } from '../support/server.ts';

/* What the desk decides about phones reaches a phone: here the plain list that Verberg lays over the app. */

let server: RunningServer;
let desk: RealBrowser;
let phone: RealBrowser;
let wachtzin: readonly string[];

const h1 = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor();
const LIJST = 'Controlelijst brandveiligheid';

beforeAll(async () => {
  server = await startServer();
  desk = await startBrowser({ width: 1440, height: 900 });
  phone = await startBrowser({});
  await richtIn(desk.page, setupLink(server), { gemeente: 'Enkhuizen', loginnaam: 'marit' });
  wachtzin = (await schrijfIn(phone.page, await nodigUit(desk.page, 'T-14', 'Toezicht'))).wachtzin;
  await offlineKlaar(phone.page);
});
afterAll(async () => {
  await Promise.all([desk.close(), phone.close()]);
  await server.stop();
  await Promise.all([removeProfile(desk.profile), removeProfile(phone.profile)]);
});

test('het bureau kiest de controlelijst en bewaart dat, ondertekend, voor alle telefoons', async () => {
  const { page } = desk;
  await page.getByRole('button', { name: 'Beheer' }).first().click();
  const telefoons = page.getByRole('region', { name: 'Op de telefoons' });
  await telefoons.getByRole('radio', { name: LIJST }).check();
  await telefoons.getByRole('button', { name: 'Bewaar voor de telefoons' }).click();
  await page.getByText('Bewaard. Telefoons nemen het over zodra er bereik is.').waitFor();
});

test('zonder bereik legt Verberg hem over een half signaal; terug komt wie ontgrendelt, en niets is weg', async () => {
  const { page } = phone;
  await page.evaluate(() => dispatchEvent(new Event('online')));
  // the list is fetched with what the desk decided: a phone without coverage must have it already
  await page.waitForFunction(() => document.head.innerHTML.includes('dekmantel'));
  await beginSignaal(page, /^Huisvesting/);
  await antwoord(page, /meer slaapplaatsen in gebruik/, 'Gezien').click();
  await phone.context.setOffline(true);
  await page.locator('.kop-verberg').first().click();
  await h1(page, LIJST);
  await page.getByLabel('Opmerkingen').fill('Rookmelder op de gang ontbreekt.');
  expect(await page.locator('body').innerText()).not.toMatch(/Meldroute|signaal|slaapplaatsen/i);

  await page.reload();
  await h1(page, LIJST);
  expect(await page.getByLabel('Opmerkingen').inputValue()).toBe('');
  expect(await page.getByRole('link', { name: 'Bel 112' }).getAttribute('href')).toBe('tel:112');

  await page.getByRole('button', { name: 'Ontgrendel' }).click();
  await page.getByLabel('Wachtzin', { exact: true }).fill(wachtzin.join(' '));
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await page.getByText('Concept', { exact: true }).first().click();
  await expect
    .poll(() => antwoord(page, /meer slaapplaatsen in gebruik/, 'Gezien').getAttribute('aria-pressed'))
    .toBe('true');
});
