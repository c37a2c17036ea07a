import type { CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RealBrowser, removeProfile, startBrowser } from '../support/browser.ts';
import { nodigUit, offlineKlaar, richtIn, schrijfIn, setupLink } from '../support/journey.ts';
import { type RunningServer, startServer } from '../support/server.ts';

/* The lock of the device as a second way in, with the browser's own virtual authenticator. */

const OPEN = 'Open met het slot van dit toestel';

let server: RunningServer;
let phone: RealBrowser;
let wachtzin: readonly string[];
let cdp: CDPSession;
let authenticatorId: string;

/** An authenticator in the device, with or without `prf`. */
async function metToestelslot(hasPrf: boolean): Promise<string> {
  const made = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      ctap2Version: 'ctap2_1',
      transport: 'internal',
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
      hasPrf,
    },
  });
  return made.authenticatorId;
}

const slot = (page: Page) => page.getByLabel('Wachtzin', { exact: true }).waitFor();
const naarToestel = async (page: Page) => {
  await page.getByRole('navigation', { name: 'Hoofdmenu' }).getByText('Kennisbank').click();
  await page.getByText('Weergave en toestel').first().click();
  await page.getByRole('heading', { name: 'Openen met het slot van dit toestel' }).waitFor();
};

beforeAll(async () => {
  server = await startServer();
  const desk = await startBrowser({ width: 1440, height: 900 });
  await richtIn(desk.page, setupLink(server), { gemeente: 'Medemblik', loginnaam: 'marit' });
  const uitnodiging = await nodigUit(desk.page, 'T-14', 'Toezicht');
  await desk.close();
  await removeProfile(desk.profile);
  phone = await startBrowser({});
  ({ wachtzin } = await schrijfIn(phone.page, uitnodiging));
  await offlineKlaar(phone.page);
  cdp = await phone.context.newCDPSession(phone.page);
  await cdp.send('WebAuthn.enable');
});
afterAll(async () => {
  await phone.close();
  await server.stop();
  await removeProfile(phone.profile);
});

test('een toestel dat er geen sleutel uit kan afleiden zegt dat, en houdt de wachtzin', async () => {
  const zonder = await metToestelslot(false);
  const { page } = phone;
  await page.reload();
  await page.getByText('Nieuw signaal').first().waitFor();
  await naarToestel(page);
  await page.getByLabel('Je wachtzin, nog één keer').fill(wachtzin.join(' '));
  await page.getByRole('button', { name: 'Zet aan', exact: true }).click();
  await page.getByRole('alert').getByText('Dit toestel kan dit niet').waitFor();
  await cdp.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId: zonder });
});

test('[C-47] aangezet met de wachtzin, opent het slot van het toestel na een koude start, ook zonder bereik', async () => {
  const { page, context } = phone;
  authenticatorId = await metToestelslot(true);
  await page.getByLabel('Je wachtzin, nog één keer').fill(wachtzin.join(' '));
  await page.getByRole('button', { name: 'Zet aan', exact: true }).click();
  await page.getByText('Staat aan.').waitFor();
  const { credentials } = await cdp.send('WebAuthn.getCredentials', { authenticatorId });
  expect(credentials).toHaveLength(1);
  expect(JSON.stringify(credentials)).not.toMatch(/T-14|Toezicht|mensenhandel/i);

  await context.setOffline(true);
  await page.reload();
  await page.getByText('Ontgrendel').first().click();
  await slot(page);
  await page.getByRole('button', { name: OPEN }).click();
  await page.getByText('Mijn signalen').first().waitFor();
  expect(await page.getByLabel('Wachtzin', { exact: true }).count()).toBe(0);
  await context.setOffline(false);
});

test('[C-47] wie nee zegt, of wiens passkey weg is, hoort dat en gebruikt de wachtzin; er telt geen poging', async () => {
  const { page } = phone;
  await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false });
  await page.reload();
  await page.getByText('Ontgrendel').first().click();
  await slot(page);
  for (let n = 0; n < 2; n += 1) {
    await page.getByRole('button', { name: OPEN }).click();
    await page.getByRole('alert').getByText('Dat lukte niet').waitFor();
  }
  await cdp.send('WebAuthn.clearCredentials', { authenticatorId });
  await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: true });
  await page.getByRole('button', { name: OPEN }).click();
  await page.getByRole('alert').getByText('Dat lukte niet').waitFor();
  await page.getByLabel('Wachtzin', { exact: true }).fill(wachtzin.join(' '));
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await page.getByText('Mijn signalen').first().waitFor();
});

test('uitgezet opent alleen de wachtzin', async () => {
  const { page } = phone;
  await page.getByText('Nieuw signaal').first().waitFor();
  await naarToestel(page);
  await page.getByRole('button', { name: 'Zet uit' }).click();
  await page.getByText('Voortaan open je met je wachtzin.').waitFor();
  await page.reload();
  await page.getByText('Ontgrendel').first().click();
  await slot(page);
  expect(await page.getByRole('button', { name: OPEN }).count()).toBe(0);
});
