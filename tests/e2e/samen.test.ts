import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RealBrowser, removeProfile, startBrowser } from '../support/browser.ts';
import {
  beginSignaal,
  maakSlot,
  naarDetails,
  nodigUit,
  offlineKlaar,
  richtIn,
  schrijfIn,
  setupLink,
  words,
} from '../support/journey.ts';
import { type RunningServer, startServer } from '../support/server.ts';

/* Two officers on one phone: a second invitation, two shapes, two locks, one line. */

const VAN_T22 = 'Acht matrassen op zolder, en een raam met planken ervoor.';
const VAN_T23 = 'Drie mensen slapen in de schuur achter de kas.';

let server: RunningServer;
let desk: RealBrowser;
let phone: RealBrowser;
let eerste: readonly string[];
let tweede: readonly string[];

beforeAll(async () => {
  server = await startServer();
  desk = await startBrowser({ width: 1440, height: 900 });
  await richtIn(desk.page, setupLink(server), { gemeente: 'Drechterland', loginnaam: 'marit' });
  phone = await startBrowser({});
  ({ wachtzin: eerste } = await schrijfIn(phone.page, await nodigUit(desk.page, 'T-22', 'Toezicht')));
  await offlineKlaar(phone.page);
});
afterAll(async () => {
  await phone.close();
  await desk.close();
  await server.stop();
  await removeProfile(phone.profile);
  await removeProfile(desk.profile);
});

const knop = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first();

async function verzegel(page: Page, feit: string): Promise<void> {
  await naarDetails(page);
  await page.getByLabel('Feit', { exact: true }).fill(feit);
  await knop(page, 'Controleren').click();
  await knop(page, 'Klaar, verzegel').click();
  await page.getByRole('heading', { name: 'Verzegeld' }).waitFor();
  await knop(page, /^Klaar$/).click();
}

test('een collega krijgt op hetzelfde toestel een eigen teken en een eigen slot', async () => {
  const { page } = phone;
  const uitnodiging = await nodigUit(desk.page, 'T-23', 'Toezicht');
  await page.goto(uitnodiging.link);
  await page.getByRole('heading', { name: 'Voor wie is deze uitnodiging?' }).waitFor();
  await knop(page, /^Voor een collega/).click();
  await knop(page, 'Schrijf dit toestel in').click();
  expect((await words(page, 'Drie woorden')).join(', ')).toBe(uitnodiging.woorden);
  await page.getByText('Jouw teken op dit toestel: driehoek').waitFor();
  await knop(page, 'Ja, dezelfde woorden').click();
  ({ wachtzin: tweede } = await maakSlot(page, '135790'));
  expect(new URL(page.url()).hash).toBe('');
});

test('zonder ontgrendelen: ieder kiest haar teken, en beide signalen komen aan van wie ze schreef', async () => {
  const { page } = phone;
  await phone.context.setOffline(true);
  await page.reload();
  for (const [teken, feit] of [
    ['cirkel', VAN_T22],
    ['driehoek', VAN_T23],
  ] as const) {
    await page.getByText('Nieuw signaal').first().click();
    await page.getByRole('heading', { name: 'Welk teken is van jou?' }).waitFor();
    await knop(page, teken).click();
    await page
      .getByText(/^Huisvesting/)
      .first()
      .click();
    await verzegel(page, feit);
  }
  await phone.context.setOffline(false);
  await page.reload();
  const gelezen = new Set<string>();
  for (let n = 0; n < 2; n += 1) {
    await desk.page
      .getByRole('button', { name: /^Werkvoorraad/ })
      .first()
      .click();
    await desk.page
      .getByRole('button', { name: /^Open MR-/ })
      .first()
      .click({ timeout: 60_000 });
    const gelezenHier = desk.page.getByText(new RegExp(`${VAN_T22}|${VAN_T23}`)).first();
    await gelezenHier.waitFor();
    const feit = (await gelezenHier.innerText()).includes(VAN_T22) ? VAN_T22 : VAN_T23;
    const [van, nietVan] = feit === VAN_T22 ? ['T-22', 'T-23'] : ['T-23', 'T-22'];
    await desk.page.getByRole('main').getByText(van).first().waitFor();
    expect(await desk.page.getByRole('main').getByText(nietVan).count()).toBe(0);
    gelezen.add(feit);
  }
  expect(gelezen.size).toBe(2);
});

test('ieder ziet alleen het eigene, en de wachtzin van de een opent het slot van de ander niet', async () => {
  const { page } = phone;
  await knop(page, /^Ontgrendel/).click();
  await knop(page, 'cirkel').click();
  await page.getByLabel('Wachtzin', { exact: true }).fill(tweede.join(' '));
  await knop(page, /^Open$/).click();
  await page.getByText('De wachtzin klopt niet').waitFor();
  await page.getByLabel('Wachtzin', { exact: true }).fill(eerste.join(' '));
  await knop(page, /^Open$/).click();
  await knop(page, 'Mijn signalen').click();
  await page.locator('.lijstje > li').first().waitFor();
  expect(await page.locator('.lijstje > li').count()).toBe(1);
  const mijne = await page.locator('.lijstje .kenmerk').first().innerText();
  await knop(page, /^Start$/).click();
  await beginSignaal(page, /^Huisvesting/);
  await knop(page, 'Verberg').click();
  await page.getByRole('heading', { name: 'Toegangscode' }).waitFor();
  await knop(page, /^Ander teken/).click();
  await knop(page, 'driehoek').click();
  await page.getByLabel('Wachtzin', { exact: true }).fill(tweede.join(' '));
  await knop(page, /^Open$/).click();
  await knop(page, /Nieuw signaal/).waitFor();
  expect(await page.getByText('Concept', { exact: true }).count()).toBe(0);
  await knop(page, 'Mijn signalen').click();
  await page.locator('.lijstje > li').first().waitFor();
  expect(await page.locator('.lijstje > li').count()).toBe(1);
  expect(await page.locator('.lijstje .kenmerk').first().innerText()).not.toBe(mijne);
});
