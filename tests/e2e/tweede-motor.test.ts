import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RealBrowser, removeProfile, startBrowser } from '../support/browser.ts';
import { startFirefox } from '../support/firefox.ts';
import {
  antwoord,
  beginSignaal,
  naarDetails,
  nodigUit,
  offlineKlaar,
  richtIn,
  schrijfIn,
  setupLink,
} from '../support/journey.ts';
import { type RunningServer, startServer } from '../support/server.ts';

/* The phone in another engine than the rest of the tests: another WebCrypto, IndexedDB, service worker and layout. */

const FEIT = 'Twaalf bedden in vier caravans, en één man met alle sleutels.';

let server: RunningServer;
let desk: RealBrowser;
let motor: Browser;
let context: BrowserContext;
let phone: Page;

beforeAll(async () => {
  motor = await startFirefox();
  server = await startServer();
  desk = await startBrowser({ width: 1440, height: 900 });
  await richtIn(desk.page, setupLink(server), { gemeente: 'Opmeer', loginnaam: 'marit' });
  context = await motor.newContext({ viewport: { width: 390, height: 844 }, locale: 'nl-NL' });
  phone = await context.newPage();
});
afterAll(async () => {
  await Promise.all([motor?.close(), desk?.close()]);
  await server?.stop();
  if (desk) await removeProfile(desk.profile);
});

test('een telefoon in Firefox schrijft zich in, en start daarna zonder bereik', async () => {
  await schrijfIn(phone, await nodigUit(desk.page, 'T-31', 'Toezicht'));
  await offlineKlaar(phone);
  await context.setOffline(true);
  await phone.reload();
  await phone.getByText('Nieuw signaal').first().waitFor();
});

test('wat ze zonder bereik verzegelt, komt aan zodra het er is, en het bureau kan het openen', async () => {
  await beginSignaal(phone, /^Huisvesting/);
  await antwoord(phone, /meer slaapplaatsen in gebruik/, 'Gezien').click();
  await naarDetails(phone);
  await phone.getByLabel('Feit', { exact: true }).fill(FEIT);
  await phone.getByRole('button', { name: 'Controleren' }).click();
  await phone.getByRole('button', { name: 'Klaar, verzegel' }).click();
  await phone.getByRole('heading', { level: 1, name: 'Verzegeld' }).waitFor();
  const kenmerk = await phone.locator('.kenmerk').innerText();
  expect(kenmerk).toMatch(/^MR-\d\d-[0-9A-Z]{4}/);
  await phone.getByRole('button', { name: 'Klaar' }).click();
  await context.setOffline(false);
  await phone.reload();
  await phone.getByRole('button', { name: 'Mijn signalen' }).click();
  const regel = phone.locator('.zending').filter({ hasText: kenmerk });
  await regel.getByText('Verstuurd').waitFor();

  await desk.page
    .getByRole('button', { name: /^Werkvoorraad/ })
    .first()
    .click();
  await desk.page
    .getByRole('button', { name: `Open ${kenmerk}` })
    .first()
    .click();
  await desk.page.getByText(FEIT).first().waitFor();
});

test('wat deze motor mist, staat in de app, en meer niet', async () => {
  const mist = await phone.evaluate(() =>
    [
      'serviceWorker' in navigator,
      navigator.storage?.persist !== undefined,
      'CompressionStream' in globalThis,
      'geolocation' in navigator,
    ].filter((heeft) => !heeft),
  );
  await phone.getByRole('button', { name: 'Kennisbank' }).click();
  await phone.getByRole('button', { name: /^Weergave en toestel/ }).click();
  await phone.getByText('Met welke duim tik je?').waitFor();
  const lijst = phone.locator('section').filter({ hasText: 'Wat deze browser niet kan' });
  expect(await lijst.getByRole('listitem').count()).toBe(mist.length);
  // this engine asks the person and may never answer: how much room there is, is told all the same
  await phone.getByText(/^In gebruik: .* Nog vrij: /).waitFor();
  await phone.getByText('Gebruik dan Chrome of Edge.').waitFor();
});
