import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RealBrowser, removeProfile, startBrowser } from '../support/browser.ts';
import {
  antwoord,
  beginSignaal,
  legVast,
  meldAan,
  naarDetails,
  nodigUit,
  richtIn,
  schrijfIn,
  setupLink,
  typeBack,
  verstrekt,
  words,
} from '../support/journey.ts';
import { type RunningServer, startServer } from '../support/server.ts';

/*
 * The other way along the route: a municipality that is not in the list and has no local table, with two members. A
 * signal from a hotel goes past the PCT to the police, and turns out to be too little.
 */

let server: RunningServer;
let marit: RealBrowser;
let sanne: RealBrowser;
let phone: RealBrowser;
let zinVanSanne: readonly string[];

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first();
const h1 = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor();

beforeAll(async () => {
  server = await startServer();
  marit = await startBrowser({ width: 1440, height: 900 });
  sanne = await startBrowser({ width: 1024, height: 768 });
  phone = await startBrowser({ width: 360, height: 640 });
  for (const { page } of [marit, sanne, phone]) page.setDefaultTimeout(15_000);
});
afterAll(async () => {
  await Promise.all([marit.close(), sanne.close(), phone.close()]);
  await server.stop();
  await Promise.all([marit, sanne, phone].map(({ profile }) => removeProfile(profile)));
});

test('een andere gemeente wordt getypt, met haar CBS-code, en heeft geen lokaal overleg', async () => {
  await richtIn(marit.page, setupLink(server), {
    gemeente: 'Voorbeeldstad',
    cbsCode: '9998',
    loginnaam: 'marit',
    overleg: false,
  });
  await marit.page.getByText('Je bent nu de enige die signalen kan openen').waitFor();
});

test('een tweede lid komt erbij nadat beiden dezelfde zes woorden zien', async () => {
  const { link } = await nodigUit(marit.page, 'Sanne Kok', '', 'Lid');
  const { page } = sanne;
  await page.goto(link);
  await page.getByRole('textbox', { name: 'Loginnaam' }).fill('sanne');
  await button(page, 'Maak mijn wachtzin').click();
  zinVanSanne = await words(page, 'Je wachtzin');
  await button(page, /overtypen/).click();
  await typeBack(page, zinVanSanne);
  await button(page, 'Vraag toegang').click();
  const bijSanne = await words(page, 'Zes woorden om te vergelijken');
  expect(bijSanne).toHaveLength(6);

  await marit.page.evaluate(() => dispatchEvent(new Event('focus')));
  await marit.page.getByText('Sanne Kok wil erbij').waitFor({ timeout: 30_000 });
  const bijMarit = await marit.page.locator('main').innerText();
  for (const woord of bijSanne) expect(bijMarit).toContain(woord.trim());
  await button(marit.page, 'Laat toe: Sanne Kok').click();
  await marit.page.getByText('Sanne Kok kan nu signalen openen.').waitFor();
  await meldAan(page, server.origin, { loginnaam: 'sanne', wachtzin: zinVanSanne });
});

test('de lijst van een hotel toont alleen wat daar hoort; het signaal reist naar de kring', async () => {
  await schrijfIn(phone.page, await nodigUit(marit.page, 'B-03', 'Boa'));
  await beginSignaal(phone.page, /^Prostitutie/, /^Hotel/);
  expect(await phone.page.getByRole('group', { name: /Hotel of vakantiehuis/ }).count()).toBe(1);
  expect(await phone.page.getByText('Alleen massagesalon').count()).toBe(0);
  await antwoord(phone.page, /Hotel of vakantiehuis/, 'Gezien').click();
  await naarDetails(phone.page);
  await button(phone.page, /Controleren/).click();
  await button(phone.page, 'Klaar, verzegel').click();
  await h1(phone.page, 'Verzegeld');
});

test('een ander lid opent het: PCT ernaast, politie in plaats van het overleg, onvoldoende, terugkoppeling', async () => {
  const { page } = sanne;
  await page.evaluate(() => dispatchEvent(new Event('focus')));
  await button(page, /^Open MR-/).click({ timeout: 30_000 });
  await h1(page, /^Prostitutie/);
  await button(page, /^Begin met verrijken/).click();
  await page.getByRole('checkbox').first().check();
  await legVast(page);

  await button(page, /^Vraag het PCT/).click();
  await verstrekt(page, 'Het adres en wat is gezien', 'PCT Noord-Holland Noord');
  await legVast(page);
  await button(page, /^Leg antwoord vast: PCT/).click();
  await page.getByLabel('Wat was het antwoord?').fill('Niet bekend bij het PCT.');
  await legVast(page);

  expect(await button(page, /^Door naar stap 4: politie/).count()).toBe(1);
  await button(page, /^Door naar stap 4: politie/).click();
  await verstrekt(page, 'Feiten en verrijking, zonder wie het meldde', 'Politie Noord-Holland, AVIM');
  await legVast(page);
  await button(page, /^Nog te weinig: bewaar en volg/).click();
  await page.getByLabel('Waarom?').fill('Eén keer gezien, verder niets.');
  await page.getByLabel('Wanneer kijk je er weer naar?').fill('2027-03-01');
  await legVast(page);

  // also here nothing closes before the melder heard back
  expect(await button(page, /^Sluit af/).count()).toBe(0);
  await button(page, /^Schrijf de melder/).click();
  await h1(page, 'Terugkoppeling aan de melder');
  await page.getByLabel('Bericht').fill('Je signaal is bekeken. We houden het in de gaten.');
  await button(page, 'Verzegel en verstuur').click();
  await page.getByText('De terugkoppeling is verzegeld en verstuurd.').waitFor();
});
