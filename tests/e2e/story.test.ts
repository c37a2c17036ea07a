import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RealBrowser, removeProfile, startBrowser } from '../support/browser.ts';
import {
  type Ingericht,
  type Ingeschreven,
  antwoord,
  beginSignaal,
  legVast,
  meldAan,
  naarDeel,
  naarDetails,
  nodigUit,
  offlineKlaar,
  ontgrendel,
  richtIn,
  schrijfIn,
  setupLink,
  verstrekt,
} from '../support/journey.ts';
import { type RunningServer, runServerProgram, startServer } from '../support/server.ts';

/*
 * The story of a signal, told in order: two browsers with profiles of their own, a real server process, a real service
 * worker, IndexedDB and SQLite. What one test leaves is where the next begins.
 */

let server: RunningServer;
let desk: RealBrowser;
let phone: RealBrowser;
let marit: Ingericht;
let melder: Ingeschreven;
let kenmerk = '';

beforeAll(async () => {
  server = await startServer();
  desk = await startBrowser({ width: 1440, height: 900 });
  phone = await startBrowser({});
});
afterAll(async () => {
  await Promise.all([desk.close(), phone.close()]);
  await server.stop();
  await Promise.all([removeProfile(desk.profile), removeProfile(phone.profile)]);
});

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first();
const h1 = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor();
const mijnSignalen = (page: Page) =>
  page.getByRole('navigation', { name: 'Hoofdmenu' }).getByText('Mijn signalen').click();

/** Starts the phone's browser again on the profile it left, as after a dead battery. */
async function startPhoneAgain({ offline }: { offline: boolean }): Promise<void> {
  phone = await startBrowser({ profile: phone.profile });
  await phone.context.setOffline(offline);
  await phone.page.goto(server.origin);
  await phone.page.getByText('Nieuw signaal').first().waitFor();
}

/** One frame after the last tap: what the bench holds the app to. */
async function batterijLeeg(): Promise<void> {
  await new Promise((next) => setTimeout(next, 16));
  await phone.kill();
}

test('[C-15] inrichten: de sleutels worden gemaakt, noodsleutel en wachtzin bewezen door overtypen', async () => {
  marit = await richtIn(desk.page, setupLink(server), { gemeente: 'Medemblik', loginnaam: 'marit' });
  await desk.page.getByText('Je bent nu de enige die signalen kan openen').waitFor();
  // the code of the console works once
  const again = await desk.context.newPage();
  await again.goto(setupLink(server));
  await again.getByRole('radio', { name: 'Hoorn' }).check();
  await again.getByRole('button', { name: 'Verder' }).click();
  await again.getByRole('button', { name: 'Verder' }).click();
  await again.getByRole('textbox', { name: 'Loginnaam' }).fill('iemand');
  await again.getByRole('button', { name: 'Maak de sleutels' }).click();
  await again.getByText(/Deze code klopt niet|Dit is al ingericht/).waitFor();
  await again.close();
});

test('uitnodigen: de telefoon legt de vingerafdruk vast, maakt haar sleutel en schrijft zich in', async () => {
  const link = await nodigUit(desk.page, 'T-14', 'Toezicht');
  melder = await schrijfIn(phone.page, link);
  expect(new URL(phone.page.url()).pathname).toBe('/');
  expect(new URL(phone.page.url()).hash).toBe('');
  await offlineKlaar(phone.page);
  const cdp = await phone.context.newCDPSession(phone.page);
  const { installabilityErrors } = await cdp.send('Page.getInstallabilityErrors');
  expect(installabilityErrors).toEqual([]);
});

test('zonder bereik: de app opent uit het niets, en elke tik overleeft een dode batterij', async () => {
  await phone.close();
  await startPhoneAgain({ offline: true });
  await beginSignaal(phone.page, /^Huisvesting arbeidsmigranten/);
  await antwoord(phone.page, /meer slaapplaatsen in gebruik/, 'Gezien').click();
  await batterijLeeg();

  await startPhoneAgain({ offline: true });
  await ontgrendel(phone.page, melder.wachtzin);
  await phone.page.getByText('Concept', { exact: true }).first().click();
  await expect
    .poll(() => antwoord(phone.page, /meer slaapplaatsen in gebruik/, 'Gezien').getAttribute('aria-pressed'))
    .toBe('true');
  await antwoord(phone.page, /lijst met huisregels/, 'Gezien').click();
  await naarDeel(phone.page, /Documenten en geld/);
  await antwoord(phone.page, /identiteitsbewijs ligt bij werkgever/, 'Gehoord').click();
  await antwoord(phone.page, /schuld afbetalen/, 'Gehoord').click();
  await batterijLeeg();

  await startPhoneAgain({ offline: true });
  await ontgrendel(phone.page, melder.wachtzin);
  await phone.page.getByText('Concept', { exact: true }).first().click();
  await naarDeel(phone.page, /Documenten en geld/);
  for (const statement of [/identiteitsbewijs ligt bij werkgever/, /schuld afbetalen/]) {
    await expect
      .poll(() => antwoord(phone.page, statement, 'Gehoord').getAttribute('aria-pressed'))
      .toBe('true');
  }
});

test('een acuut antwoord opent de acute kaart, en die houdt niets tegen', async () => {
  await naarDeel(phone.page, /De woning/);
  await antwoord(phone.page, /van buitenaf afgesloten/, 'Gezien').click();
  await h1(phone.page, 'Eerst veiligheid');
  expect(await phone.page.getByRole('link', { name: /Bel 112/ }).getAttribute('href')).toBe('tel:112');
  expect(await phone.page.getByRole('link', { name: /0900-8844/ }).getAttribute('href')).toBe('tel:09008844');
  await phone.page
    .getByRole('button', { name: /Niet acuut|Terug naar je signaal/ })
    .first()
    .click();
  await h1(phone.page, 'Checklist');
  // it turned out to be a padlock of the resident
  await antwoord(phone.page, /van buitenaf afgesloten/, 'Niet gezien').click();
});

test('waar, personen, voertuig en notitie; feit apart van indruk; klaar, verzegel', async () => {
  let { page } = phone;
  await naarDetails(page);
  await page.getByText('Omschrijving', { exact: true }).click();
  await page
    .getByLabel(/Omschrijving|Plek|Aanduiding/)
    .last()
    .fill('Derde caravan links, achter de schuur');
  await page.getByLabel('Feit', { exact: true }).fill('Man in grijze jas had alle sleutels aan zijn riem.');
  // of text at most the last 250 ms
  await page.waitForTimeout(300);
  await phone.kill();
  await startPhoneAgain({ offline: true });
  await ontgrendel(phone.page, melder.wachtzin);
  await phone.page.getByText('Concept', { exact: true }).first().click();
  page = phone.page;
  await naarDetails(page);
  await expect
    .poll(() => phone.page.getByLabel('Feit', { exact: true }).inputValue())
    .toBe('Man in grijze jas had alle sleutels aan zijn riem.');
  await page.getByLabel('Eigen indruk', { exact: true }).fill('Bewoners leken bang voor hem.');
  await page.getByRole('button', { name: /Controleren/ }).click();
  await h1(page, 'Controleren');
  await page.getByRole('button', { name: 'Klaar, verzegel' }).click();
  await h1(page, 'Verzegeld');
  kenmerk = /MR-\d\d-[0-9A-Z]{4}/.exec(await page.locator('main').innerText())![0];
  await page.getByText('Wacht op bereik').first().waitFor();
  // what was sealed, the phone cannot open any more
  expect(await page.getByText('Man in grijze jas').count()).toBe(0);
});

test('bereik terug: de outbox levert af zonder inloggen en toont verstuurd op een echt bewijs', async () => {
  expect(await phone.context.cookies()).toEqual([]);
  await phone.context.setOffline(false);
  await phone.page.evaluate(() => dispatchEvent(new Event('online')));
  await phone.page.getByText('Verstuurd').first().waitFor();
  expect(await phone.context.cookies()).toEqual([]);
});

test('het bureau opent het; de telefoon weet dat, ook vergrendeld', async () => {
  await meldAan(desk.page, server.origin, marit);
  await desk.page.getByText(kenmerk).first().waitFor();
  await button(desk.page, `Open ${kenmerk}`).click();
  await h1(desk.page, /^Huisvesting arbeidsmigranten/);
  expect(await desk.page.locator('.citaat').first().innerText()).toContain('Man in grijze jas');
  expect(await desk.page.locator('.citaat--indruk').innerText()).toContain('Bewoners leken bang');

  await phone.kill();
  await startPhoneAgain({ offline: false });
  await mijnSignalen(phone.page);
  await phone.page.getByText('geopend door de aandachtsfunctionaris').waitFor();
  await phone.page.getByText(kenmerk).waitFor();
});

test('[C-102] verrijken: BRP, KvK, handhaving en wijkteam, elk met grondslag, datum en resultaat', async () => {
  const { page } = desk;
  await button(page, 'Naar verrijken').click();
  await h1(page, 'Verrijken');
  for (const [bron, vondst] of [
    ['BRP', 'Elf mensen ingeschreven op een adres voor vier.'],
    ['KvK', 'Verhuurder en uitzendbureau hebben dezelfde bestuurder.'],
    ['Handhaving', undefined],
    ['Wijkteam', undefined],
  ] as const) {
    const open = page.getByRole('button', { name: `Leg resultaat vast: ${bron}` });
    if ((await open.count()) > 0) await open.click();
    const form = page.getByRole('form', { name: bron });
    await form.waitFor();
    await form
      .getByRole('radio')
      .nth(vondst === undefined ? 1 : 0)
      .check();
    if (vondst !== undefined) await form.getByLabel('Wat vond je?').fill(vondst);
    await form.getByLabel(/Ik mag deze bron/).check();
    await legVast(page);
    await page.getByText(`${bron} is vastgelegd.`).waitFor();
  }
  await button(page, /^Dossier MR-/).click();
});

test('langs de lijn: lokaal overleg, vermoeden, RIEC, informatieplein', async () => {
  const { page } = desk;
  await button(page, /^Door naar stap 4/).click();
  await verstrekt(page, 'Feiten en verrijking, zonder wie het meldde');
  await legVast(page);
  await button(page, /^Door naar stap 5/).click();
  await page.getByLabel('Wie keek mee, en wat was het advies?').fill('Het overleg van maandag: doorzetten.');
  await page.getByLabel('Waarom is dit een vermoeden van mensenhandel?').fill('Schuld, paspoort en boetes.');
  if ((await page.getByLabel('Aan wie').count()) > 0)
    await page.getByLabel('Aan wie').fill('RIEC Noord-Holland');
  await verstrekt(page, 'Het verrijkte signaal');
  await legVast(page);
  await button(page, /^Door naar stap 6/).click();
  await page.getByRole('group', { name: /eens/ }).getByLabel('Ja').check();
  if ((await page.getByLabel('Aan wie').count()) > 0)
    await page.getByLabel('Aan wie').fill('Informatieplein RIEC');
  await verstrekt(page, 'Het signaal in het formaat van het RIEC');
  await legVast(page);
  await button(page, /^Leg vast wat de tafel koos/).click();
  await page.getByLabel('Wat koos de tafel?').selectOption({ index: 1 });
  await page.getByLabel('Wat mag je de melder vertellen?').fill('Dat het is opgepakt.');
  await legVast(page);
  await button(page, /^Schrijf de melder/).waitFor();
  // without terugkoppeling there is no way to close it
  expect(await button(page, /^Sluit af/).count()).toBe(0);
});

test('de melder leest de terugkoppeling; daarna pas sluit het', async () => {
  const { page } = desk;
  await button(page, /^Schrijf de melder/).click();
  await h1(page, 'Terugkoppeling aan de melder');
  await page.getByLabel('Bericht').fill('Je signaal is verder opgepakt. Je waarneming was bruikbaar.');
  await page.getByLabel(/Wat hielp/).fill('Je schreef feit en indruk apart op.');
  await button(page, 'Verzegel en verstuur').click();
  await page.getByText('De terugkoppeling is verzegeld en verstuurd.').waitFor();

  await ontgrendel(phone.page, melder.wachtzin);
  await phone.page.evaluate(() => dispatchEvent(new Event('online')));
  await button(phone.page, 'Lees terugkoppeling').click();
  await phone.page.getByText('Je signaal is verder opgepakt.').waitFor();
  await phone.page.getByText('Je schreef feit en indruk apart op.').waitFor();
  await phone.page
    .getByRole('region', { name: 'Was dit nuttig?' })
    .getByRole('button', { name: 'Ja' })
    .click();
  await phone.page.getByText('Je antwoord is verzegeld.').waitFor();

  await button(page, /^Registratie bij het Zorg- en Veiligheidshuis/).click();
  await verstrekt(page, 'Dat er een signaal was en hoe het afliep', 'ZVH Noord-Holland Noord');
  await legVast(page);
  await button(page, /^Sluit af/).click();
  await page.getByLabel('Welke vorm was het?').selectOption('arbeidsuitbuiting');
  await page.getByRole('group', { name: 'Hoe liep het af?' }).getByRole('radio').first().check();
  await legVast(page);
  await page.getByText(/^Klaar\./).waitFor();
});

/** How many sealed envelopes the phone still holds. */
const copies = () =>
  phone.page.evaluate(
    () =>
      new Promise<number>((done) => {
        const request = indexedDB.open('meldroute');
        request.addEventListener('success', () => {
          const count = request.result.transaction('enveloppen').objectStore('enveloppen').count();
          count.addEventListener('success', () => (request.result.close(), done(count.result)));
        });
      }),
  );
/** A verified backup, after which the phone asks until it holds no more than this. */
async function naReservekopie(over: number): Promise<void> {
  const made = await runServerProgram('operator', ['backup'], { MELDROUTE_DATA: server.data });
  expect(made.code, made.output).toBe(0);
  await expect
    .poll(async () => (await phone.page.evaluate(() => dispatchEvent(new Event('online'))), copies()), {
      timeout: 30_000,
      interval: 1_000,
    })
    .toBe(over);
}

test('de telefoon laat haar kopie pas los als een gecontroleerde reservekopie het openen bevat', async () => {
  // the signaal, and what its melder thought of the terugkoppeling
  expect(await copies()).toBe(2);
  // the desk did not look yet at her answer: that copy stays
  await naReservekopie(1);
});

test('na het sluiten vult de melder aan: het bureau leest het, met haar oordeel, en legt vast dat het gesloten blijft', async () => {
  const { page } = phone;
  await page.getByRole('link', { name: 'Mijn signalen' }).or(button(page, 'Mijn signalen')).first().click();
  await button(page, /^Vul aan/).click();
  await h1(page, 'Aanvulling');
  await page.getByRole('textbox').first().fill('De tweede caravan is nu leeg.');
  await button(page, 'Klaar, verzegel').click();
  await h1(page, 'Verzegeld');
  await page.evaluate(() => dispatchEvent(new Event('online')));

  await button(desk.page, /^Werkvoorraad/).click();
  await expect
    .poll(
      async () => {
        await desk.page.evaluate(() => dispatchEvent(new Event('focus')));
        return desk.page.getByText(/^Aanvulling op MR-/).count();
      },
      { timeout: 30_000, interval: 500 },
    )
    .toBe(1);
  const rij = desk.page.getByRole('row', { name: /Aanvulling op MR-/ });
  await rij.getByRole('button').first().click();
  await h1(desk.page, /./);
  const aanvulling = desk.page.getByRole('region', { name: /^Aanvulling MR-/ });
  await aanvulling.getByText('De tweede caravan is nu leeg.').waitFor();
  await desk.page.getByText('De melder vond dit nuttig.').waitFor();
  await desk.page.getByLabel('Waarom blijft het gesloten?').fill('Past bij wat we al wisten.');
  await button(desk.page, 'Het blijft gesloten').click();
  await desk.page.getByText('Er kwam iets bij na het afsluiten').waitFor({ state: 'detached' });
  await aanvulling.getByText('De tweede caravan is nu leeg.').waitFor();
  // what was added is found like what was there first
  await button(desk.page, /^Werkvoorraad/).click();
  const zoek = desk.page.getByRole('searchbox', { name: 'Zoek in de werkvoorraad' });
  const gevonden = desk.page.locator('[data-rij]');
  await zoek.fill('caravan leeg');
  await expect.poll(() => gevonden.count()).toBe(1);
  await zoek.fill('caravan sneeuw');
  await expect.poll(() => gevonden.count()).toBe(0);
  await zoek.fill('');
  await naReservekopie(0);
});
