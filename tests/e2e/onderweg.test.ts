import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RealBrowser, removeProfile, startBrowser } from '../support/browser.ts';
import {
  antwoord,
  beginSignaal,
  naarControleren,
  nodigUit,
  offlineKlaar,
  richtIn,
  schrijfIn,
  setupLink,
} from '../support/journey.ts';
import { type RunningServer, startServer } from '../support/server.ts';

/* What a melder reads, shows and tries where there is no coverage; and what becomes of a practice signal. */

let server: RunningServer;
let desk: RealBrowser;
let phone: RealBrowser;

beforeAll(async () => {
  server = await startServer();
  desk = await startBrowser({ width: 1440, height: 900 });
  await richtIn(desk.page, setupLink(server), { gemeente: 'Opmeer', loginnaam: 'marit' });
  phone = await startBrowser({});
  await schrijfIn(phone.page, await nodigUit(desk.page, 'T-31', 'Toezicht'));
  await offlineKlaar(phone.page);
  await phone.context.setOffline(true);
  await phone.page.reload();
});
afterAll(async () => {
  await phone.close();
  await desk.close();
  await server.stop();
  await removeProfile(phone.profile);
  await removeProfile(desk.profile);
});

const knop = (name: string | RegExp) => phone.page.getByRole('button', { name }).first();
const kop = (name: string | RegExp) => phone.page.getByRole('heading', { level: 1, name }).waitFor();

test('zonder bereik: de kennisbank zoekt en opent, met wat je mag vastleggen en de nummers', async () => {
  const { page } = phone;
  await knop('Kennisbank').click();
  const zoek = page.getByRole('textbox', { name: 'Zoek in de kennisbank' });
  await zoek.fill('boetes huisregls');
  await knop(/lijst met huisregels/).click();
  await kop('Huisvesting arbeidsmigranten');
  await page.goBack();
  await zoek.fill('veilig thuis');
  await knop(/^Veilig Thuis/).click();
  await kop('Telefoonnummers');
  expect(await page.getByRole('link', { name: /^Veilig Thuis/ }).getAttribute('href')).toBe('tel:08002000');
});

test('zonder bereik: een praatkaart staat groot in de taal van de ander', async () => {
  const { page } = phone;
  await page.goto(server.origin);
  await knop('Kennisbank').click();
  await knop(/^Praatkaarten/).click();
  await page.getByRole('radio', { name: 'Oekraïens' }).check();
  const zin = page.locator('.praatkaart .zin');
  expect(await zin.getAttribute('lang')).toBe('uk');
  expect(await zin.innerText()).toMatch(/[а-яіїє]/);
  await page.getByText('Nog niet door een vertaler gecontroleerd').waitFor();
});

test('zonder bereik: een rapport van bevindingen uit een concept, en niets ervan blijft', async () => {
  const { page } = phone;
  await page.goto(server.origin);
  await beginSignaal(page, /^Huisvesting/);
  await antwoord(page, /meer slaapplaatsen in gebruik/, 'Gezien').click();
  await naarControleren(page);
  await knop('Maak een rapport van bevindingen').click();
  const tekst = page.getByLabel('Tekst');
  await expect.poll(() => tekst.inputValue()).toMatch(/slaapplaatsen/);
  await tekst.fill('In mijn eigen woorden: acht bedden.');
  await page.reload();
  await page.getByText('Concept', { exact: true }).first().waitFor({ state: 'detached' });
  const stored = await page.evaluate(async () => {
    const texts = [JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage })];
    for (const name of await caches.keys()) {
      for (const request of await (await caches.open(name)).keys()) texts.push(request.url);
    }
    return texts.join('\n');
  });
  expect(stored).not.toMatch(/eigen woorden/);
});

test('een oefening komt binnen als oefening, telt niet mee, en wordt met één druk echt', async () => {
  const { page } = phone;
  await page.goto(server.origin);
  await knop('Kennisbank').click();
  await knop(/^Oefenen/).click();
  await page.getByText('Oefening – dit telt niet mee').waitFor();
  await page
    .getByText(/^Hennep of drugs/)
    .first()
    .click();
  await antwoord(page, /slaap-, kook- of toiletplek/, 'Gezien').click();
  await naarControleren(page);
  await knop('Klaar, verzegel').click();
  await kop('Verzegeld');
  await knop(/^Klaar$/).click();
  await phone.context.setOffline(false);
  await page.reload();

  const bureau = desk.page;
  const daar = (name: string | RegExp) => bureau.getByRole('button', { name }).first();
  await daar(/^Werkvoorraad/).click();
  await daar(/^Open MR-/).click({ timeout: 60_000 });
  await bureau.getByText('Dit is een oefensignaal.').first().waitFor();
  const telt = async () => {
    await daar('Monitoring').click();
    await bureau.getByRole('heading', { level: 1, name: 'Monitoring' }).waitFor();
    return bureau.getByRole('main').innerText();
  };
  const eerst = await telt();
  await daar(/^Werkvoorraad/).click();
  await bureau
    .getByText(/^MR-\d\d-/)
    .first()
    .click();
  await bureau.getByText('Meer mogelijkheden').click();
  await daar(/^Dit is geen oefening/).click();
  await daar('Leg vast').or(bureau.getByText('maakte van de oefening een echt signaal')).first().waitFor();
  if ((await daar('Leg vast').count()) > 0) await daar('Leg vast').click();
  await bureau.getByText('maakte van de oefening een echt signaal').first().waitFor();
  await expect.poll(telt, { timeout: 30_000 }).not.toBe(eerst);
  await knop('Mijn signalen').click();
  await page.getByText('Oefening', { exact: true }).first().waitFor({ state: 'detached', timeout: 60_000 });
});

test('van buiten is er niets aan te zien: titel, naam, icoon, adres en meldingen zijn neutraal', async () => {
  const { page } = phone;
  await page.goto(server.origin);
  await knop(/Nieuw signaal/).waitFor();
  const manifest = await page.evaluate(async () => {
    const link = document.querySelector<HTMLLinkElement>('link[rel=manifest]')!;
    return (await fetch(link.href)).json() as Promise<{
      name: string;
      short_name: string;
      description: string;
      icons: { src: string }[];
    }>;
  });
  expect([manifest.name, manifest.short_name]).toEqual(['Meldroute', 'Meldroute']);
  const gezegd = [
    manifest.description,
    await page.title(),
    page.url(),
    ...manifest.icons.map(({ src }) => src),
  ];
  expect(gezegd.join('\n')).not.toMatch(/mensenhandel|slachtoffer|signaal|uitbuiting|politie/i);
  for (const { src } of manifest.icons) {
    expect((await page.request.get(new URL(src, server.origin).href)).headers()['content-type']).toBe(
      'image/png',
    );
  }
  // nothing is ever shown on a locked phone: it is not asked, and nobody is subscribed
  const meldingen = await page.evaluate(async () => ({
    mag: Notification.permission,
    abonnement: await (await navigator.serviceWorker.ready).pushManager.getSubscription(),
    getoond: await (await navigator.serviceWorker.ready).getNotifications(),
  }));
  expect(meldingen).toEqual({ mag: expect.stringMatching(/default|denied/), abonnement: null, getoond: [] });
});
