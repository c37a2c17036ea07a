import { afterAll, beforeAll, expect, test } from 'vitest';
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
import { type RunningServer, startServer } from '../support/server.ts';

/* The aandachtsfunctionaris asks, the melder answers; nobody has to know where the other is. */

const VRAAG = 'Welke deur was het?';
const ANTWOORD = 'De blauwe, aan de kant van de sloot.';

let server: RunningServer;
let desk: RealBrowser;
let phone: RealBrowser;
let wachtzin: readonly string[];

beforeAll(async () => {
  server = await startServer();
  desk = await startBrowser({ width: 1440, height: 900 });
  await richtIn(desk.page, setupLink(server), { gemeente: 'Stede Broec', loginnaam: 'marit' });
  phone = await startBrowser({});
  ({ wachtzin } = await schrijfIn(phone.page, await nodigUit(desk.page, 'T-41', 'Toezicht')));
  await offlineKlaar(phone.page);
});
afterAll(async () => {
  await phone.close();
  await desk.close();
  await server.stop();
  await removeProfile(phone.profile);
  await removeProfile(desk.profile);
});

test('een vraag van het bureau wordt op de telefoon gelezen en beantwoord, en het antwoord komt in hetzelfde dossier', async () => {
  const { page } = phone;
  const knop = (name: string | RegExp) => page.getByRole('button', { name }).first();
  await beginSignaal(page, /^Huisvesting/);
  await antwoord(page, /meer slaapplaatsen in gebruik/, 'Gezien').click();
  await naarControleren(page);
  await knop('Klaar, verzegel').click();
  await page.getByRole('heading', { level: 1, name: 'Verzegeld' }).waitFor();
  const kenmerk = (await page.locator('.kenmerk').innerText()).trim();

  const bureau = desk.page;
  const daar = (name: string | RegExp) => bureau.getByRole('button', { name }).first();
  await daar(/^Werkvoorraad/).click();
  await daar(`Open ${kenmerk}`).click({ timeout: 60_000 });
  await daar(/^Vraag iets aan de melder/).click();
  await bureau.getByRole('textbox').first().fill(VRAAG);
  await daar('Leg vast').click();

  await page.goto(server.origin);
  await ontgrendel(page, wachtzin);
  await page.getByText('Bericht', { exact: true }).first().click({ timeout: 60_000 });
  await page.getByText(VRAAG).first().waitFor();
  await knop('Beantwoord').click();
  await page.getByLabel('Je antwoord').fill(ANTWOORD);
  await knop('Klaar, verzegel').click();
  await page.getByRole('heading', { level: 1, name: 'Verzegeld' }).waitFor();

  await daar(/^Werkvoorraad/).click();
  await bureau.getByText(`Aanvulling op ${kenmerk}`).first().waitFor({ timeout: 60_000 });
  await daar(/^Open MR-/).click();
  await bureau.getByText(ANTWOORD).first().waitFor();
  expect(await bureau.getByText(kenmerk).count()).toBeGreaterThan(0);
  await bureau.getByText(VRAAG).first().waitFor();
});
