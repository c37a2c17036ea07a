import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RealBrowser, removeProfile, startBrowser } from '../support/browser.ts';
import {
  antwoord,
  beginSignaal,
  nodigUit,
  offlineKlaar,
  ontgrendel,
  richtIn,
  schrijfIn,
  setupLink,
} from '../support/journey.ts';
import { type RunningServer, startServer } from '../support/server.ts';

/* A new version on the server, as an installed phone meets it: a second build that differs in one file. */

let client: string;
let server: RunningServer;
let phone: RealBrowser;
let wachtzin: readonly string[];

beforeAll(async () => {
  client = mkdtempSync(join(tmpdir(), 'meldroute-client-'));
  cpSync(join(import.meta.dirname, '../../dist/client'), client, { recursive: true });
  server = await startServer({ env: { MELDROUTE_CLIENT: client } });
  const desk = await startBrowser({ width: 1440, height: 900 });
  phone = await startBrowser({});
  await richtIn(desk.page, setupLink(server), { gemeente: 'Enkhuizen', loginnaam: 'marit' });
  wachtzin = (await schrijfIn(phone.page, await nodigUit(desk.page, 'T-14', 'Toezicht'))).wachtzin;
  await offlineKlaar(phone.page);
  await desk.close();
  await removeProfile(desk.profile);
});
afterAll(async () => {
  await phone.close();
  await server.stop();
  await removeProfile(phone.profile);
  rmSync(client, { recursive: true, force: true });
});

/** The next version: the same app, with one more line in its worker, so that its bytes differ. */
async function nextVersion(): Promise<void> {
  const path = join(client, 'sw.js');
  writeFileSync(path, `${readFileSync(path, 'utf8')}\n/* volgende uitgave */\n`);
  for (const copy of ['sw.js.gz', 'sw.js.br']) rmSync(join(client, copy), { force: true });
  await server.stop();
  server = await startServer({ data: server.data, port: server.port, env: { MELDROUTE_CLIENT: client } });
}
const worker = () =>
  phone.page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    return { wacht: registration?.waiting !== null, bijwerkt: registration?.installing !== null };
  });
const lookForUpdate = () =>
  phone.page.evaluate(async () => void (await (await navigator.serviceWorker.getRegistration())?.update()));

test('[C-43] een nieuwe versie wacht tijdens een signaal, en komt pas als de melder dat wil', async () => {
  const { page } = phone;
  await beginSignaal(page, /^Huisvesting/);
  await antwoord(page, /meer slaapplaatsen in gebruik/, 'Gezien').click();
  await nextVersion();
  await lookForUpdate();
  await expect.poll(async () => (await worker()).wacht, { timeout: 20_000 }).toBe(true);
  // nothing is offered while she writes, and what she writes goes on being saved
  expect(await page.getByRole('button', { name: 'Werk nu bij' }).count()).toBe(0);
  await antwoord(page, /lijst met huisregels/, 'Gezien').click();
  await page.waitForTimeout(300);
  expect((await worker()).wacht).toBe(true);

  // the old version still opens without a network, and delivers what it seals
  await phone.context.setOffline(true);
  await page.reload();
  await page.getByText('Nieuw signaal').first().waitFor();
  await phone.context.setOffline(false);
  await page.reload();

  await page.evaluate(() => Object.assign(globalThis, { oud: true }));
  await page.getByRole('button', { name: 'Werk nu bij' }).click();
  // a page of the new version; while one makes way for the other there is nothing to ask
  const nieuw = () => page.evaluate(() => !('oud' in globalThis)).catch(() => false);
  const wacht = () =>
    worker().then(
      ({ wacht }) => wacht,
      () => true,
    );
  await expect.poll(async () => (await nieuw()) && !(await wacht()), { timeout: 20_000 }).toBe(true);
  await page.getByText('Nieuw signaal').first().waitFor();
  await ontgrendel(page, wachtzin);
  await page.getByText('Concept', { exact: true }).first().click();
  for (const statement of [/meer slaapplaatsen in gebruik/, /lijst met huisregels/]) {
    await expect.poll(() => antwoord(page, statement, 'Gezien').getAttribute('aria-pressed')).toBe('true');
  }
});
