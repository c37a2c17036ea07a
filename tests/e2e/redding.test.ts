import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RealBrowser, removeProfile, startBrowser } from '../support/browser.ts';
import { kiesBestand } from '../support/desk-screens.ts';
import {
  beginSignaal,
  naarDetails,
  nodigUit,
  offlineKlaar,
  richtIn,
  schrijfIn,
  setupLink,
} from '../support/journey.ts';
import { type RunningServer, startServer } from '../support/server.ts';

/* A phone that never gets a line: what it sealed is carried by hand, and comes once. */

const FEIT = 'Acht matrassen op zolder, en een raam met planken ervoor.';

let server: RunningServer;
let desk: RealBrowser;
let phone: RealBrowser;

beforeAll(async () => {
  server = await startServer();
  desk = await startBrowser({ width: 1440, height: 900 });
  await richtIn(desk.page, setupLink(server), { gemeente: 'Drechterland', loginnaam: 'marit' });
  phone = await startBrowser({});
  await schrijfIn(phone.page, await nodigUit(desk.page, 'T-22', 'Toezicht'));
  await offlineKlaar(phone.page);
});
afterAll(async () => {
  await phone.close();
  await desk.close();
  await server.stop();
  await removeProfile(phone.profile);
  await removeProfile(desk.profile);
});

test('zonder bereik: een bestand met een naam die niets zegt, ingelezen, aangenomen, geopend, en later niet nog eens', async () => {
  const { page, context } = phone;
  const knop = (name: string | RegExp) => page.getByRole('button', { name }).first();
  await context.setOffline(true);
  await beginSignaal(page, /^Huisvesting/);
  await naarDetails(page);
  await page.getByLabel('Feit', { exact: true }).fill(FEIT);
  await knop('Controleren').click();
  await knop('Klaar, verzegel').click();
  await page.getByRole('heading', { name: 'Verzegeld' }).waitFor();
  await knop(/^Klaar$/).click();
  await knop('Mijn signalen').click();
  await knop(/^Lukt versturen niet/).click();
  const download = page.waitForEvent('download');
  await knop('Bewaar het bestand').click();
  const saved = await download;
  expect(saved.suggestedFilename()).toMatch(/^notities-\d{4}-\d\d-\d\d\.txt$/);
  const text = await readFile(await saved.path(), 'utf8');
  expect(text).not.toMatch(/matras|zolder|huisvesting|T-22/i);

  const bureau = desk.page;
  const daar = (name: string | RegExp) => bureau.getByRole('button', { name }).first();
  await daar(/^Werkvoorraad/).click();
  await daar(/Signaal opnemen/).click();
  await daar('Lees bestand of codes in').click();
  await kiesBestand(bureau, text);
  await bureau.getByText('1 signaal staat nu bij Apart gezet.').waitFor();
  await daar('Naar de werkvoorraad').click();
  await daar(/^Neem aan: MR-/).click();
  await daar(/^Open MR-/).click();
  await bureau.getByText(FEIT).first().waitFor();

  await context.setOffline(false);
  await page.reload();
  await knop('Mijn signalen').click();
  await page.getByText('Geopend', { exact: true }).first().waitFor({ timeout: 60_000 });
  await daar(/^Werkvoorraad/).click();
  await bureau.getByRole('heading', { name: 'Werkvoorraad' }).waitFor();
  expect(await bureau.getByRole('button', { name: /^Open MR-|^Neem aan: MR-/ }).count()).toBe(0);
});
