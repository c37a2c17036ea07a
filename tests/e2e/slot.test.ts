import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RealBrowser, removeProfile, startBrowser } from '../support/browser.ts';
import {
  beginSignaal,
  maakSlot,
  naarDetails,
  nodigUit,
  offlineKlaar,
  ontgrendel,
  richtIn,
  schrijfIn,
  setupLink,
} from '../support/journey.ts';
import { type RunningServer, startServer } from '../support/server.ts';

/* The two ends of a lock: ten wrong passphrases, and „Ik kan niet ontgrendelen”. What was written goes to the kring. */

const EERSTE = 'Acht matrassen op zolder, en een raam met planken ervoor.';
const TWEEDE = 'Drie mensen slapen in de schuur achter de kas.';

let server: RunningServer;
let desk: RealBrowser;
let phone: RealBrowser;
let wachtzin: readonly string[];

beforeAll(async () => {
  server = await startServer();
  desk = await startBrowser({ width: 1440, height: 900 });
  await richtIn(desk.page, setupLink(server), { gemeente: 'Drechterland', loginnaam: 'marit' });
  phone = await startBrowser({});
  ({ wachtzin } = await schrijfIn(phone.page, await nodigUit(desk.page, 'T-22', 'Toezicht')));
  await offlineKlaar(phone.page);
});
afterAll(async () => {
  await phone.close();
  await desk.close();
  await server.stop();
  await removeProfile(phone.profile);
  await removeProfile(desk.profile);
});

async function schrijfHalf(page: Page, feit: string): Promise<void> {
  await beginSignaal(page, /^Huisvesting/);
  await naarDetails(page);
  await page.getByLabel('Feit', { exact: true }).fill(feit);
  await page.getByRole('button', { name: 'Verberg' }).click();
}

/** Opens the newest concept that came in at the desk. */
async function leesAanHetBureau(feit: string): Promise<void> {
  await desk.page
    .getByRole('button', { name: /^Werkvoorraad/ })
    .first()
    .click();
  await desk.page
    .getByRole('button', { name: /^Open MR-/ })
    .first()
    .click({ timeout: 60_000 });
  await desk.page.getByText(feit).first().waitFor();
}

test('[C-45] wie niet kan ontgrendelen heft het slot op zonder bereik; wat ze schreef komt verzegeld aan, en een nieuwe wachtzin opent', async () => {
  const { page } = phone;
  await schrijfHalf(page, EERSTE);
  await phone.context.setOffline(true);
  await page.getByRole('button', { name: 'Code vergeten?' }).click();
  await page.getByRole('button', { name: 'Ik kan niet ontgrendelen' }).click();
  await page.getByRole('button', { name: 'Hef het slot op' }).click();
  await page.getByText('Het slot is opgeheven').waitFor();
  const vorige = wachtzin;
  ({ wachtzin } = await maakSlot(page, '135790'));
  expect(wachtzin).not.toEqual(vorige);
  expect(await page.getByText('Concept', { exact: true }).count()).toBe(0);

  await phone.context.setOffline(false);
  await page.reload();
  await leesAanHetBureau(EERSTE);
  await ontgrendel(page, wachtzin);
});

test('[C-45] de tiende verkeerde wachtzin doet hetzelfde, ook als de app tussendoor wordt gedood', async () => {
  const { page } = phone;
  await schrijfHalf(page, TWEEDE);
  await page.clock.install();
  await page.reload();
  const open = () => page.getByRole('button', { name: /^Ontgrendel/ }).click();
  const veld = page.getByLabel('Wachtzin', { exact: true });
  await open();
  for (let poging = 1; poging < 10; poging += 1) {
    await veld.fill('aap noot mies wim zus jet');
    await page.getByRole('button', { name: 'Open', exact: true }).click();
    await page.getByText('De wachtzin klopt niet').waitFor();
    await page.clock.fastForward(30_000 * 2 ** Math.max(0, poging - 5));
    if (poging !== 7) continue;
    await page.reload();
    await open();
  }
  await veld.fill('aap noot mies wim zus jet');
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await page.getByText('Het slot is opgeheven').waitFor();
  await leesAanHetBureau(TWEEDE);
});
