import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';

/** What people do, in the words on the screen: used by every end-to-end test. */

export const words = async (page: Page, list: string): Promise<string[]> => {
  const items = page.getByRole('list', { name: list }).getByRole('listitem');
  await items.first().waitFor();
  return items.allInnerTexts();
};

/** Types back the words that the proof asks for, wherever they stand. */
export async function typeBack(page: Page, all: readonly string[]): Promise<void> {
  const controls = page.getByRole('textbox', { name: /^Woord \d+$/ });
  await controls.first().waitFor();
  for (const control of await controls.all()) {
    const name =
      (await control.evaluate((element: HTMLInputElement) => element.labels?.[0]?.textContent)) ?? '';
    await control.fill(all[Number(/\d+/.exec(name)![0]) - 1]!);
  }
}

/** The one-time link that the console of a server shows. */
export const setupLink = (server: { origin: string; code: string | undefined }): string =>
  `${server.origin}/inrichten#${server.code}`;

export interface Ingericht {
  loginnaam: string;
  wachtzin: readonly string[];
  noodsleutel: readonly string[];
}

/** Opens the one-time link of the console and holds the whole ceremony. */
export async function richtIn(
  page: Page,
  setupLink: string,
  keuze: { gemeente: string; cbsCode?: string; loginnaam: string; overleg?: boolean },
): Promise<Ingericht> {
  await page.goto(setupLink);
  if (keuze.cbsCode === undefined) await page.getByRole('radio', { name: keuze.gemeente }).check();
  else {
    await page.getByRole('radio', { name: 'Andere gemeente' }).check();
    await page.getByRole('textbox', { name: 'Naam van de gemeente' }).fill(keuze.gemeente);
    await page.getByRole('textbox', { name: 'CBS-code' }).fill('12');
    await page.getByRole('button', { name: 'Verder' }).click();
    await page.getByText('Een CBS-code heeft vier cijfers.').waitFor();
    await page.getByRole('textbox', { name: 'CBS-code' }).fill(keuze.cbsCode);
  }
  await page.getByRole('button', { name: 'Verder' }).click();
  await page.getByRole('heading', { name: 'Hoe loopt het bij jullie?' }).waitFor();
  if (keuze.overleg === false) await page.getByRole('radio', { name: 'Nee' }).first().check();
  await page.getByRole('button', { name: 'Verder' }).click();
  await page.getByRole('textbox', { name: 'Loginnaam' }).fill(keuze.loginnaam);
  await page.getByRole('button', { name: 'Maak de sleutels' }).click();
  await page.getByRole('heading', { name: 'Druk de noodsleutel af' }).waitFor();
  const noodsleutel = await page.locator('.sleutelblad ol li').allInnerTexts();
  assert.equal(noodsleutel.length, 24);
  await page.getByRole('button', { name: 'Ik heb het papier: overtypen' }).click();
  await typeBack(page, noodsleutel);
  await page.getByRole('button', { name: 'Verder' }).click();
  const wachtzin = await words(page, 'Je wachtzin');
  assert.equal(wachtzin.length, 6);
  await page.getByRole('button', { name: 'Ik heb ze opgeschreven: overtypen' }).click();
  await typeBack(page, wachtzin);
  await page.getByRole('button', { name: 'Rond af' }).click();
  await page.getByRole('heading', { name: 'Werkvoorraad' }).waitFor();
  return { loginnaam: keuze.loginnaam, wachtzin, noodsleutel };
}

/** Logs in at the desk with the passphrase. */
export async function meldAan(
  page: Page,
  origin: string,
  wie: Pick<Ingericht, 'loginnaam' | 'wachtzin'>,
): Promise<void> {
  await page.goto(`${origin}/desk`);
  await page.getByRole('textbox', { name: 'Loginnaam' }).fill(wie.loginnaam);
  await page.getByLabel('Wachtzin', { exact: true }).fill(wie.wachtzin.join(' '));
  await page.getByRole('button', { name: 'Meld aan' }).click();
  await page.getByRole('heading', { name: 'Werkvoorraad' }).waitFor();
}

/** Makes an invitation at the desk; gives the link and the words to compare. */
export async function nodigUit(
  page: Page,
  naam: string,
  team: string,
  soort: 'Toestel' | 'Lid' = 'Toestel',
): Promise<{ link: string; woorden: string }> {
  await page
    .getByRole('link', { name: 'Beheer' })
    .or(page.getByRole('button', { name: 'Beheer' }))
    .click();
  const panel = page.getByRole('complementary', { name: 'Collega uitnodigen' });
  const more = panel.getByRole('button', { name: 'Nog iemand uitnodigen' });
  if ((await more.count()) > 0) await more.click();
  await panel
    .getByRole('radio')
    .nth(soort === 'Lid' ? 1 : 0)
    .check();
  await panel.getByRole('textbox').nth(0).fill(naam);
  await panel.getByRole('textbox').nth(1).fill(team);
  await panel.getByRole('button').last().click();
  await panel.getByRole('heading', { name: new RegExp(naam) }).waitFor();
  const link = await panel.locator('input[readonly]').inputValue();
  const woorden = soort === 'Lid' ? '' : await panel.locator('strong').innerText();
  return { link, woorden };
}

export interface Ingeschreven {
  wachtzin: readonly string[];
  code: string;
}

/** Opens the invitation on a phone and makes its vault. */
export async function schrijfIn(
  page: Page,
  uitnodiging: { link: string; woorden: string },
  code = '482957',
): Promise<Ingeschreven> {
  await page.goto(uitnodiging.link);
  await page.getByRole('button', { name: 'Schrijf dit toestel in' }).click();
  const gezien = await words(page, 'Drie woorden');
  assert.equal(gezien.join(', '), uitnodiging.woorden);
  await page.getByRole('button', { name: 'Ja, dezelfde woorden' }).click();
  return maakSlot(page, code);
}

/** Writes six words on paper, types three back and chooses a code; the phone then stands at its start. */
export async function maakSlot(page: Page, code: string): Promise<Ingeschreven> {
  const regels = await words(page, 'Je wachtzin');
  const wachtzin = regels.map((regel) => regel.replace(/^\s*\d+\s*/, '').trim());
  assert.equal(wachtzin.length, 6);
  await page.getByRole('button', { name: 'Ik heb ze opgeschreven' }).click();
  await typeBack(page, wachtzin);
  await page.getByRole('button', { name: 'Controleer' }).click();
  await page.getByRole('heading', { name: 'Kies een toegangscode' }).waitFor();
  await toetsCode(page, code);
  await page.getByRole('heading', { name: 'Nog een keer dezelfde code' }).waitFor();
  await toetsCode(page, code);
  await page
    .getByRole('link', { name: /Nieuw signaal/ })
    .or(page.getByRole('button', { name: /Nieuw signaal/ }))
    .waitFor();
  return { wachtzin, code };
}

/** Presses the digits of the pad. */
export async function toetsCode(page: Page, code: string): Promise<void> {
  for (const digit of code)
    await page
      .getByRole('group', { name: 'Cijfers' })
      .getByRole('button', { name: digit, exact: true })
      .click();
}

/** Waits until the installed service worker controls the page: from then on the app starts without a network. */
export async function offlineKlaar(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (!navigator.serviceWorker.controller) {
      await new Promise((done) =>
        navigator.serviceWorker.addEventListener('controllerchange', done, { once: true }),
      );
    }
  });
}

/** Unlocks the phone with the six words. */
export async function ontgrendel(page: Page, wachtzin: readonly string[]): Promise<void> {
  await page
    .getByRole('button', { name: /^Ontgrendel/ })
    .first()
    .click();
  await page.getByLabel('Wachtzin', { exact: true }).fill(wachtzin.join(' '));
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await page
    .getByRole('link', { name: 'Mijn signalen' })
    .or(page.getByRole('button', { name: 'Mijn signalen' }))
    .first()
    .waitFor();
}

/** On a phone: from the first screen to the checklist of a kind of location. */
export async function beginSignaal(page: Page, soort: RegExp, kind?: RegExp): Promise<void> {
  await page.getByText('Nieuw signaal').first().click();
  await page.getByRole('heading', { name: 'Waar ben je?' }).waitFor();
  await page.getByText(soort).first().click();
  if (kind) await page.getByText(kind).first().click();
  await page.getByRole('heading', { name: 'Checklist' }).waitFor();
}

/** The answers of one statement. */
export const antwoord = (page: Page, statement: RegExp, waarde: 'Gezien' | 'Gehoord' | 'Niet gezien') =>
  page.getByRole('group', { name: statement }).getByRole('button', { name: waarde, exact: true });

/** Goes to a part of the checklist by its tab. */
export const naarDeel = (page: Page, titel: RegExp) =>
  page.getByRole('navigation', { name: 'Onderdelen van de checklist' }).getByText(titel).click();

/** From the checklist past its parts to the details. */
export async function naarDetails(page: Page): Promise<void> {
  for (let deel = 0; deel < 8; deel += 1) {
    if ((await page.getByRole('button', { name: /Details/ }).count()) > 0) break;
    await page.locator('.duim .knop--hoofd').click();
  }
  await page.getByRole('button', { name: /Details/ }).click();
  await page.getByRole('heading', { level: 1, name: 'Details' }).waitFor();
}

/** From the checklist past the details to what stands there before it is sealed. */
export async function naarControleren(page: Page): Promise<void> {
  await naarDetails(page);
  await page.getByRole('button', { name: 'Controleren' }).click();
  await page.getByRole('button', { name: 'Klaar, verzegel' }).waitFor();
}

/** At the desk: what is given away, to whom and on which ground. */
export async function verstrekt(page: Page, wat: string, aan?: string): Promise<void> {
  if (aan !== undefined) await page.getByLabel('Aan wie').fill(aan);
  await page.getByLabel('Wat', { exact: true }).fill(wat);
  await page.getByLabel('Grondslag').selectOption({ index: 1 });
  const persoonsgegevens = page.getByRole('group', { name: 'Zitten er persoonsgegevens bij?' });
  if ((await persoonsgegevens.count()) > 0) await persoonsgegevens.getByLabel('Nee').check();
}

/** At the desk: records the open form. */
export const legVast = (page: Page) => page.getByRole('button', { name: 'Leg vast', exact: true }).click();
