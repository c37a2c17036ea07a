import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RealBrowser, removeProfile, startBrowser } from '../support/browser.ts';
import {
  type Ingericht,
  type Ingeschreven,
  antwoord,
  beginSignaal,
  naarDetails,
  nodigUit,
  offlineKlaar,
  ontgrendel,
  richtIn,
  schrijfIn,
  setupLink,
} from '../support/journey.ts';
import { type RunningServer, runServerProgram, startServer } from '../support/server.ts';

/* What goes wrong gets a Dutch sentence, and nothing is lost by it. One phone, one desk, one server, in order. */

let server: RunningServer;
let desk: RealBrowser;
let phone: RealBrowser;
let marit: Ingericht;
let melder: Ingeschreven;
let link: { link: string; woorden: string };

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first();
const says = (page: Page, sentence: string | RegExp) => page.getByText(sentence).first().waitFor();
/** A desk that is looked at again asks the server at once. */
const lookAgain = (page: Page) => page.evaluate(() => dispatchEvent(new Event('focus')));
const wakeUp = (page: Page) => page.evaluate(() => dispatchEvent(new Event('online')));

/** An invitation with something else in it. */
function changed(text: string, change: (uitnodiging: Record<string, unknown>) => void): string {
  const [before, fragment] = text.split('#') as [string, string];
  const uitnodiging = JSON.parse(Buffer.from(fragment, 'base64url').toString()) as Record<string, unknown>;
  change(uitnodiging);
  return `${before}#${Buffer.from(JSON.stringify(uitnodiging)).toString('base64url')}`;
}
const random = (bytes: number) =>
  Buffer.from(crypto.getRandomValues(new Uint8Array(bytes))).toString('base64url');

async function refused(text: string, sentence: string): Promise<void> {
  const guest = await phone.context.newPage();
  await guest.goto(text);
  await button(guest, 'Schrijf dit toestel in').click();
  await says(guest, sentence);
  await guest.close();
}

/** Writes a signal of one answer and seals it; gives its kenmerk. */
async function verzegelEen(page: Page): Promise<string> {
  await beginSignaal(page, /^Algemene controle/);
  await antwoord(page, /mag of kan niet zelf praten/, 'Gezien')
    .or(antwoord(page, /vraagt om hulp/, 'Niet gezien'))
    .first()
    .click();
  await naarDetails(page);
  await button(page, /Controleren/).click();
  await button(page, 'Klaar, verzegel').click();
  await page.getByRole('heading', { level: 1, name: 'Verzegeld' }).waitFor();
  const kenmerk = /MR-\d\d-[0-9A-Z]{4}/.exec(await page.locator('main').innerText())![0];
  await page.getByRole('button', { name: 'Klaar', exact: true }).click();
  return kenmerk;
}

const zending = (page: Page, kenmerk: string) => page.locator('.zending', { hasText: kenmerk });
/** Wakes the phone until its row says that the server has it. */
async function wordtVerstuurd(page: Page, kenmerk: string): Promise<void> {
  await expect
    .poll(async () => (await wakeUp(page), zending(page, kenmerk).innerText()), {
      timeout: 30_000,
      interval: 1_000,
    })
    .toContain('Verstuurd');
}
async function naarMijn(page: Page): Promise<void> {
  await page.getByRole('navigation', { name: 'Hoofdmenu' }).getByText('Mijn signalen').click();
}
async function naarStart(page: Page): Promise<void> {
  await page.getByRole('navigation', { name: 'Hoofdmenu' }).getByText('Start').click();
}

beforeAll(async () => {
  server = await startServer();
  desk = await startBrowser({ width: 1440, height: 900 });
  phone = await startBrowser({});
  marit = await richtIn(desk.page, setupLink(server), { gemeente: 'Hoorn', loginnaam: 'marit' });
  link = await nodigUit(desk.page, 'T-14', 'Toezicht');
  for (const page of [desk.page, phone.page]) page.setDefaultTimeout(10_000);
});
afterAll(async () => {
  await Promise.all([desk.close(), phone.close()]);
  await server.stop();
  await Promise.all([removeProfile(desk.profile), removeProfile(phone.profile)]);
});

test('een uitnodiging die afgekapt, verzonnen of van een andere gemeente is, wordt geweigerd', async () => {
  await refused(link.link.slice(0, -30), 'Deze link is niet compleet.');
  await refused(
    changed(link.link, (it) => (it['code'] = random(32))),
    'Deze uitnodiging is niet bekend.',
  );
  await refused(
    changed(link.link, (it) => (it['tenant'] = random(16))),
    'Deze uitnodiging is niet bekend.',
  );
});

test('[C-14] een code met een andere vingerafdruk houdt de telefoon tegen', async () => {
  await refused(
    changed(link.link, (it) => (it['wortel'] = random(32))),
    'De sleutel van de server past niet bij je uitnodiging.',
  );
});

test('een browser die niets bewaart zegt dat, en de noodnummers werken', async () => {
  const guest = await phone.context.newPage();
  await guest.addInitScript(() => Object.defineProperty(globalThis, 'indexedDB', { value: undefined }));
  await guest.goto(server.origin);
  await says(guest, 'Deze browser bewaart niets op dit toestel');
  await button(guest, /Acuut/).click();
  expect(await guest.getByRole('link', { name: /Bel 112/ }).getAttribute('href')).toBe('tel:112');
  await guest.close();
});

test('de goede uitnodiging werkt daarna gewoon, en maar één keer', async () => {
  melder = await schrijfIn(phone.page, link);
  await offlineKlaar(phone.page);
  const other = await startBrowser({});
  await other.page.goto(link.link);
  await button(other.page, 'Schrijf dit toestel in').click();
  await says(other.page, 'Deze uitnodiging is al gebruikt.');
  await other.close();
  await removeProfile(other.profile);
});

test('een verkeerde wachtzin op de telefoon en aan het bureau krijgt een zin, en de goede werkt daarna', async () => {
  const { page } = phone;
  await button(page, 'Verberg').click();
  await button(page, 'Code vergeten?').click();
  await page.getByLabel('Wachtzin', { exact: true }).fill('een twee drie vier vijf zes');
  await button(page, 'Open').click();
  await says(page, 'De wachtzin klopt niet.');
  await page.getByLabel('Wachtzin', { exact: true }).fill(melder.wachtzin.join('  ').toUpperCase());
  await button(page, 'Open').click();
  await says(page, 'Nieuw signaal');

  await desk.page.getByRole('button', { name: 'Vergrendel' }).click();
  await desk.page.getByRole('textbox', { name: 'Loginnaam' }).fill(marit.loginnaam);
  await desk.page.getByLabel('Wachtzin', { exact: true }).fill('een twee drie vier vijf zes');
  await button(desk.page, 'Meld aan').click();
  await says(desk.page, 'Loginnaam en wachtzin horen niet bij elkaar');
  await desk.page.getByLabel('Wachtzin', { exact: true }).fill(marit.wachtzin.join(' '));
  await button(desk.page, 'Meld aan').click();
  await desk.page.getByRole('heading', { name: 'Werkvoorraad' }).waitFor();
});

test('[C-40] een volle telefoon zegt dat bij de eerste tik, en er gaat niets verloren', async () => {
  const { page } = phone;
  await beginSignaal(page, /^Huisvesting/);
  await antwoord(page, /meer slaapplaatsen in gebruik/, 'Gezien').click();
  await page.waitForTimeout(100);
  // the error a full disk gives, in every store, until there is room again
  await page.evaluate(() => {
    const { put } = IDBObjectStore.prototype;
    const full = () => {
      throw new DOMException('no room', 'QuotaExceededError');
    };
    IDBObjectStore.prototype.put = full;
    Object.assign(globalThis, { makeRoom: () => (IDBObjectStore.prototype.put = put) });
  });
  await antwoord(page, /lijst met huisregels/, 'Gezien').click();
  await says(page, 'Dit toestel is vol');
  await page.evaluate(() => (globalThis as unknown as { makeRoom(): void }).makeRoom());
  await antwoord(page, /Matrassen of beddengoed/, 'Gezien').click();
  await page.waitForTimeout(200);
  await page.reload();
  await ontgrendel(page, melder.wachtzin);
  await page.getByText('Concept', { exact: true }).first().click();
  for (const statement of [
    /meer slaapplaatsen in gebruik/,
    /lijst met huisregels/,
    /Matrassen of beddengoed/,
  ]) {
    await expect.poll(() => antwoord(page, statement, 'Gezien').getAttribute('aria-pressed')).toBe('true');
  }
  await page
    .getByRole('button', { name: /Terug naar/ })
    .first()
    .click();
  await page.goto(server.origin);
});

test('[C-30] een server die weg is, HTML antwoordt of een vals bewijs geeft: het blijft verzegeld wachten', async () => {
  const { page, context } = phone;
  let valse = 0;
  await context.route('**/v1/enveloppen/*', async (route) => {
    valse += 1;
    if (valse === 1) return route.abort('connectionreset');
    if (valse === 2)
      return route.fulfill({
        status: 200,
        contentType: 'text/html',
        body: '<h1>Welkom op het hotelnetwerk</h1>',
      });
    return route.fulfill({
      status: 201,
      contentType: 'application/json',
      body: JSON.stringify({
        bewijs: `${Buffer.from('{"alg":"ES256","typ":"mr-ontvangst+jws","kid":"x"}').toString('base64url')}.e30.AAAA`,
      }),
    });
  });
  await page.goto(server.origin);
  const kenmerk = await verzegelEen(page);
  await naarMijn(page);
  for (let tries = 0; tries < 3; tries += 1) {
    await wakeUp(page);
    await page.waitForTimeout(700);
  }
  expect(valse).toBeGreaterThanOrEqual(3);
  expect(await zending(page, kenmerk).innerText()).not.toContain('Verstuurd');
  await says(page, /alles staat veilig op dit toestel|wacht op bereik/);
  await context.unroute('**/v1/enveloppen/*');
  await wakeUp(page);
  await wordtVerstuurd(page, kenmerk);
});

test('[C-37] een klok die twee dagen voorloopt houdt niets tegen', async () => {
  const { context } = phone;
  const page = await context.newPage();
  await page.clock.install({ time: new Date(Date.now() + 2 * 24 * 3_600_000) });
  await page.clock.resume();
  await page.goto(server.origin);
  const kenmerk = await verzegelEen(page);
  await naarMijn(page);
  await wordtVerstuurd(page, kenmerk);
  await naarStart(page);
  await says(page, 'De klok van dit toestel loopt niet gelijk.');
  await page.close();
  await expect
    .poll(async () => (await lookAgain(desk.page), desk.page.getByText(kenmerk).count()), {
      timeout: 30_000,
      interval: 1_000,
    })
    .toBeGreaterThan(0);
});

test('een server die uit een oudere reservekopie komt, krijgt terug wat hij kwijt was', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'meldroute-kopie-'));
  const kopie = join(folder, 'oud.sqlite');
  const made = await runServerProgram('operator', ['backup', kopie], { MELDROUTE_DATA: server.data });
  expect(made.code, made.output).toBe(0);
  const { page } = phone;
  await page.goto(server.origin);
  const kenmerk = await verzegelEen(page);
  await naarMijn(page);
  await wordtVerstuurd(page, kenmerk);

  await server.stop();
  const restored = await runServerProgram('operator', ['restore', kopie, '--overschrijf'], {
    MELDROUTE_DATA: server.data,
  });
  expect(restored.code, restored.output).toBe(0);
  server = await startServer({ data: server.data, port: server.port });
  await desk.page.goto(`${server.origin}/desk`);
  await desk.page.getByRole('textbox', { name: 'Loginnaam' }).fill(marit.loginnaam);
  await desk.page.getByLabel('Wachtzin', { exact: true }).fill(marit.wachtzin.join(' '));
  await button(desk.page, 'Meld aan').click();
  await desk.page.getByRole('heading', { name: 'Werkvoorraad' }).waitFor();
  expect(await desk.page.getByText(kenmerk).count()).toBe(0);

  await expect
    .poll(
      async () => (
        await wakeUp(page),
        desk.page.evaluate(() => dispatchEvent(new Event('focus'))),
        desk.page.getByText(kenmerk).count()
      ),
      {
        timeout: 60_000,
        interval: 1_500,
      },
    )
    .toBeGreaterThan(0);
  // while something is missing the phone says so; once it delivered again there is nothing left to say
  await naarStart(page);
  rmSync(folder, { recursive: true, force: true });
});

test('[C-50] een ingetrokken toestel levert nog af, in quarantaine, en zegt dat', async () => {
  await desk.page
    .getByRole('button', { name: 'Beheer' })
    .or(desk.page.getByRole('link', { name: 'Beheer' }))
    .first()
    .click();
  await button(desk.page, 'Trek in: T-14').click();
  await button(desk.page, 'Trek toegang in').click();
  await says(desk.page, 'De toegang van T-14 is ingetrokken.');
  const { page } = phone;
  const kenmerk = await verzegelEen(page);
  await naarMijn(page);
  await wordtVerstuurd(page, kenmerk);
  await naarStart(page);
  await says(page, 'Dit toestel is ingetrokken.');
  await desk.page
    .getByRole('button', { name: 'Werkvoorraad' })
    .or(desk.page.getByRole('link', { name: 'Werkvoorraad' }))
    .first()
    .click();
  await expect
    .poll(
      async () => (
        await desk.page.evaluate(() => dispatchEvent(new Event('focus'))),
        desk.page.getByText(kenmerk).count()
      ),
      { timeout: 30_000, interval: 1_000 },
    )
    .toBeGreaterThan(0);
  await says(desk.page, /ingetrokken/);
});

test('[C-41] een telefoon waarvan de opslag gewist is, merkt dat en vraagt om een nieuwe uitnodiging', async () => {
  const { page } = phone;
  await page.goto('about:blank');
  await page.goto(`${server.origin}/manifest.webmanifest`);
  await page.evaluate(
    () =>
      new Promise((done) => {
        const request = indexedDB.deleteDatabase('meldroute');
        request.addEventListener('success', done);
        request.addEventListener('blocked', done);
      }),
  );
  await page.goto(server.origin);
  await says(page, 'De opslag van dit toestel is leeg');
});
