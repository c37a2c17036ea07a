import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { button, h1, inhoud, newSignaal, toChecklist } from '../support/field-hand.ts';
import { type FieldScreens, fieldScreens } from '../support/field-screens.ts';
import { CODE } from '../support/phone-in-memory.ts';

let screens: FieldScreens;
beforeAll(async () => {
  screens = await fieldScreens();
});
afterAll(() => screens.stop());

const LIJST = 'Controlelijst brandveiligheid';
const vakje = (page: Page, naam: string) => page.getByRole('checkbox', { name: naam });
const opmerkingen = (page: Page) => page.getByLabel('Opmerkingen');

async function vulIn(page: Page): Promise<void> {
  await page.getByText('Gangen en trappen zijn vrij').click();
  await page.getByText('De meterkast is vrij').click();
  await opmerkingen(page).fill('Deur op twee hoog klemt.');
  await page.getByRole('status').getByText('2 van 18 in orde').waitFor();
}

async function isLeeg(page: Page): Promise<void> {
  await page
    .getByRole('status')
    .getByText(/^(0 van 18 in orde|De lijst is leeg\.)$/)
    .waitFor();
  expect(await page.getByRole('checkbox', { checked: true }).count()).toBe(0);
  expect(await opmerkingen(page).inputValue()).toBe('');
}

test('[C-56] Verberg legt de controlelijst over alles, en van buiten is er niets aan te zien', async () => {
  const page = await screens.open('dekmantel');
  await toChecklist(page);
  const outside = () =>
    page.evaluate(() => [
      document.title,
      location.href,
      history.length,
      // parts of the app that are loaded when there is nothing better to do put their sheets here
      [...document.head.children]
        .filter((one) => !one.matches('link[rel=stylesheet], link[rel=modulepreload], style'))
        .map(({ outerHTML }) => outerHTML)
        .join('\n'),
    ]);
  // the sheet of the list is there before it is needed, like every other
  await page.waitForFunction(() => document.head.innerHTML.includes('dekmantel'));
  const before = await outside();
  const shown = await page.evaluate(async () => {
    document.querySelector<HTMLElement>('.kop-verberg')!.click();
    // Nothing at all may be seen for a moment, and then the list; never anything else.
    do await new Promise(requestAnimationFrame);
    while (document.body.innerText === '');
    return document.body.innerText;
  });
  expect(shown).toContain(LIJST);
  expect(shown).not.toMatch(/Meldroute|signaal|checklist|huisvesting|acuut/i);
  expect(await outside()).toEqual(before);
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe(LIJST);
  for (let step = 0; step < 3; step += 1) {
    await page.goBack();
    await h1(page, LIJST);
  }
  await page.context().close();
});

test('de lijst werkt echt, en zegt zelf dat er niets van bewaard wordt', async () => {
  const page = await screens.show('controlelijst');
  await page.getByText('Deze lijst bewaart niets.').waitFor();
  await vulIn(page);
  await vakje(page, 'De meterkast is vrij').uncheck();
  await page.getByRole('status').getByText('1 van 18 in orde').waitFor();
  await button(page, 'Maak de lijst leeg').click();
  await isLeeg(page);
  expect(await page.getByRole('link', { name: 'Bel 112' }).getAttribute('href')).toBe('tel:112');
  await page.context().close();
});

test('terug is ontgrendelen: de lijst is dan leeg, en je staat waar je was', async () => {
  const page = await screens.show('controlelijst');
  const before = await inhoud(page, 'c1');
  await vulIn(page);
  await page.keyboard.press('Escape');
  await h1(page, LIJST);
  await page.getByRole('button', { name: 'Ontgrendel', exact: true }).press('Enter');
  await h1(page, 'Toegangscode');
  expect(await page.locator('body').innerText()).not.toMatch(/klemt|brand/i);
  await button(page, 'Verberg').click();
  await h1(page, LIJST);
  await isLeeg(page);
  await button(page, 'Ontgrendel').click();
  await page.keyboard.type(CODE);
  await h1(page, 'Checklist');
  expect(await inhoud(page, 'c1')).toEqual(before);
  await page.context().close();
});

test('op de lijst ga je ook zonder code verder met een nieuw signaal', async () => {
  const page = await screens.show('slot achter de controlelijst');
  await button(page, 'Verder zonder code').click();
  await newSignaal(page, 'Hennep of drugs');
  await page.context().close();
});

test('wie even weg is vindt de lijst leeg terug; wie er alleen naast staat niet', async () => {
  const page = await screens.open('dekmantel');
  await page.clock.install();
  await page.reload();
  await toChecklist(page);
  await button(page, 'Verberg').click();
  await h1(page, LIJST);
  await vulIn(page);
  await page.clock.fastForward(10 * 60_000);
  await h1(page, LIJST);
  expect(await opmerkingen(page).inputValue()).toBe('Deur op twee hoog klemt.');
  for (const value of ['hidden', 'visible'] as const) {
    await page.evaluate((stand) => {
      Object.defineProperty(document, 'visibilityState', { value: stand, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    }, value);
    await page.clock.fastForward(31_000);
  }
  await page.clock.runFor(50);
  await h1(page, LIJST);
  await isLeeg(page);
  await page.context().close();
});

test('opnieuw laden brengt de lijst terug en niet de app; vanzelf op slot is het slot', async () => {
  const page = await screens.show('controlelijst');
  await vulIn(page);
  await page.reload();
  await h1(page, LIJST);
  await isLeeg(page);
  await button(page, 'Ontgrendel').click();
  await button(page, 'Verder zonder code').click();
  await h1(page, 'Start');
  await page.clock.install();
  await page.reload();
  await h1(page, 'Start');
  await page.clock.fastForward(130_000);
  await h1(page, 'Toegangscode');
  await page.context().close();
});

test('kan de lijst niet geladen worden, dan verbergt het slot', async () => {
  const page = await screens.open('leeg');
  await page.route('**/dekmantel-*.js', (route) => route.abort());
  const anders = new URL(page.url());
  anders.searchParams.set('staat', 'dekmantel');
  await page.goto(anders.href);
  await toChecklist(page);
  await button(page, 'Verberg').click();
  await h1(page, 'Toegangscode');
  await page.context().close();
});

test('geen scherm vroeg meer dan het strenge beleid van de server toestaat', () => {
  expect(screens.complaints).toEqual([]);
});
