import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFailed, test } from 'vitest';
import { type RealBrowser, removeProfile, startBrowser } from '../support/browser.ts';
import {
  antwoord,
  beginSignaal,
  naarControleren,
  nodigUit,
  offlineKlaar,
  ontgrendel,
  richtIn,
  schrijfIn,
  setupLink,
} from '../support/journey.ts';
import { randomFrom } from '../support/load.ts';
import { type RunningServer, startServer } from '../support/server.ts';

/*
 * SIGKILL to the whole browser of a phone, at any moment between the press on „verzegel” and the receipt. What she wrote is
 * then a concept or a sealed signaal, never neither and never both, and it arrives once.
 */

const KEREN = Number(process.env['TORTURE_KILLS'] ?? 4);
const SEED = Number(process.env['TORTURE_SEED'] ?? Math.floor(Math.random() * 2 ** 32));
/** ms; long enough for sealing and delivery on a quiet machine: a kill falls before, within and after them */
const HOOGUIT = 300;

let server: RunningServer;
let desk: RealBrowser;
let phone: RealBrowser;
let wachtzin: readonly string[];

beforeAll(async () => {
  server = await startServer();
  desk = await startBrowser({ width: 1440, height: 900 });
  await richtIn(desk.page, setupLink(server), { gemeente: 'Stede Broec', loginnaam: 'marit' });
  phone = await startBrowser({});
  ({ wachtzin } = await schrijfIn(phone.page, await nodigUit(desk.page, 'T-9', 'Toezicht')));
  await offlineKlaar(phone.page);
});
afterAll(async () => {
  await phone.close();
  await desk.close();
  await server.stop();
  await removeProfile(phone.profile);
  await removeProfile(desk.profile);
});

/** After a cold start: whether it is still a concept. What is one, is sealed now, and left alone. */
async function maakAf(page: Page): Promise<boolean> {
  await ontgrendel(page, wachtzin);
  const concept = page.getByText('Concept', { exact: true });
  await page.getByRole('button', { name: 'Mijn signalen' }).click();
  await page.getByRole('heading', { level: 1, name: 'Mijn signalen' }).waitFor();
  await page.goBack();
  await page.getByText('Nieuw signaal').first().waitFor();
  if ((await concept.count()) === 0) return false;
  await concept.first().click();
  await page.locator('.duim .knop--hoofd').waitFor();
  await naarControleren(page);
  await page.getByRole('button', { name: 'Klaar, verzegel' }).click();
  await page.getByRole('heading', { level: 1, name: 'Verzegeld' }).waitFor();
  return true;
}

test(
  `[C-31] ${KEREN} keer gedood tussen verzegelen en verstuurd: elk signaal is er daarna één keer (seed ${SEED})`,
  { timeout: 60_000 + KEREN * 30_000 },
  async () => {
    const random = randomFrom(SEED);
    let afgemaakt = 0;
    onTestFailed(async () => console.log(await phone.page.locator('main').innerText()));
    for (let keer = 1; keer <= KEREN; keer += 1) {
      await beginSignaal(phone.page, /^Huisvesting/);
      await antwoord(phone.page, /meer slaapplaatsen in gebruik/, 'Gezien').click();
      await naarControleren(phone.page);
      const verzegel = phone.page.getByRole('button', { name: 'Klaar, verzegel' });
      await verzegel.evaluate((knop: HTMLElement) => knop.click());
      await new Promise((later) => setTimeout(later, random() ** 2 * HOOGUIT));
      await phone.kill();
      phone = await startBrowser({ profile: phone.profile });
      await phone.page.goto(server.origin);
      if (await maakAf(phone.page)) afgemaakt += 1;
      await phone.page.goto(server.origin);
      await phone.page.getByText('Nieuw signaal').first().waitFor();
    }
    await phone.page.getByRole('button', { name: 'Mijn signalen' }).click();
    const verstuurd = phone.page.locator('.zending').filter({ hasText: 'Verstuurd' });
    await expect.poll(() => verstuurd.count(), { timeout: 60_000 }).toBe(KEREN);
    expect(await phone.page.locator('.zending').count()).toBe(KEREN);

    await desk.page
      .getByRole('button', { name: /^Werkvoorraad/ })
      .first()
      .click();
    const rijen = desk.page.getByRole('button', { name: /^Open MR-/ });
    await expect.poll(() => rijen.count(), { timeout: 60_000 }).toBe(KEREN);
    console.log(`${afgemaakt} van ${KEREN} waren na de val nog een concept`);
  },
);
