import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RealBrowser, removeProfile, startBrowser } from '../support/browser.ts';
import { type RunningDemo, demoFolder, runDemo, startDemo } from '../support/demo.ts';
import { antwoord, beginSignaal, meldAan, schrijfIn } from '../support/journey.ts';
import { freePort } from '../support/server.ts';

let demo: RunningDemo;
let desk: RealBrowser;
const folder = demoFolder();

/** Past every part of the checklist. */
async function naarDetails(page: Page): Promise<void> {
  const details = page.getByRole('button', { name: 'Details' });
  for (let deel = 0; deel < 10 && (await details.count()) === 0; deel += 1) {
    await page.locator('.duim .knop--hoofd').click();
  }
  await details.click();
}

beforeAll(async () => {
  demo = await startDemo(await freePort(), folder);
  desk = await startBrowser({ width: 1440, height: 900 });
});
afterAll(async () => {
  await desk?.close();
  await demo?.stop();
  if (desk) await removeProfile(desk.profile);
});

test('wie aanmeldt met de woorden van de console, ziet op elke halte minstens één signaal', async () => {
  const { page } = desk;
  expect(demo.leden.map(({ loginnaam }) => loginnaam)).toEqual(['marit', 'sanne']);
  await meldAan(page, demo.origin, demo.leden[0]!);
  const counts = page.getByRole('region', { name: 'Waar staan de signalen' }).locator('.halte .aantal');
  await expect.poll(() => counts.count()).toBe(7);
  for (const count of await counts.allInnerTexts()) expect(Number(count)).toBeGreaterThan(0);

  const groups = (await page.locator('.groepkop').allInnerTexts()).map((text) => text.split('\n')[0]?.trim());
  for (const name of ['Nieuw', 'Acuut', 'Vraagt aandacht', 'Loopt', 'Apart gezet']) {
    expect(groups.some((group) => group?.startsWith(name))).toBe(true);
  }
  const next = (await page.locator('.rijtje .volg b').allInnerTexts()).join('\n');
  for (const wat of [
    'Open het signaal',
    'Bel de politie',
    'Begin met verrijken',
    'Handhaving bekijken',
    'PCT heeft nog niet geantwoord',
    'Wacht op antwoord van de melder',
    'Wacht op de politie',
    'Wacht op RIEC',
    'Wacht op het informatieplein',
    'Bewaren en volgen',
    'Schrijf de melder',
    'Sluit af',
  ]) {
    expect(next).toContain(wat);
  }
  await page.getByRole('searchbox', { name: 'Zoek in de werkvoorraad' }).fill('MR-');
  await page.getByRole('rowheader').or(page.locator('.groepkop')).getByText('Afgesloten').waitFor();
});

test('de link van de console maakt van een browser een telefoon, en wat die verzegelt komt binnen', async () => {
  const phone = await startBrowser({});
  try {
    await schrijfIn(phone.page, demo.uitnodiging);
    await beginSignaal(phone.page, /^Huisvesting arbeidsmigranten/);
    await antwoord(phone.page, /meer slaapplaatsen in gebruik/, 'Gezien').click();
    await naarDetails(phone.page);
    await phone.page.getByRole('button', { name: 'Controleren' }).click();
    await phone.page.getByRole('button', { name: 'Klaar, verzegel' }).click();
    await phone.page.getByText('Verstuurd').first().waitFor();
    const [kenmerk = ''] = /MR-\d\d-[A-Z0-9]{4}/.exec(await phone.page.locator('main').innerText()) ?? [];
    await desk.page.getByText(kenmerk).waitFor({ timeout: 60_000 });
  } finally {
    await phone.close();
    await removeProfile(phone.profile);
  }
});

test('een tweede demo in dezelfde map raakt de eerste niet aan', async () => {
  const { code, output } = await runDemo(await freePort(), folder);
  expect([code, output.trim()]).toEqual([1, 'Er draait al een demo in deze map. Stop die eerst.']);
  await desk.page.reload();
  await desk.page.getByRole('heading', { name: 'Aanmelden' }).waitFor();
});

test('Ctrl-C stopt netjes, en met --bewaar ga je verder met dezelfde woorden', async () => {
  expect(await demo.stop()).toBe(0);
  expect(demo.output()).toMatch(/Gestopt\.\n$/);
  const again = await startDemo(await freePort(), folder, ['--bewaar']);
  expect(again.leden).toEqual(demo.leden);
  expect(again.uitnodiging.link).not.toBe(demo.uitnodiging.link);
  expect(await again.stop()).toBe(0);
});

test('is de poort bezet, dan zegt de demo dat in één zin', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => taken.once('listening', resolve));
  const address = taken.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const { code, output } = await runDemo(port, demoFolder());
  taken.close();
  expect(code).toBe(1);
  expect(output.trim().split('\n').at(-1)).toBe(`Poort ${port} is al in gebruik. Kies met PORT een andere.`);
});

test('een map met iets anders dan een demo wordt niet geleegd', async () => {
  const other = demoFolder();
  mkdirSync(join(other, 'data-demo'));
  writeFileSync(join(other, 'data-demo', 'eigen.txt'), 'van mij');
  const { code, output } = await runDemo(await freePort(), other);
  expect(code).toBe(1);
  expect(output).toContain('staat iets anders dan een demo');
  expect(readFileSync(join(other, 'data-demo', 'eigen.txt'), 'utf8')).toBe('van mij');
});
