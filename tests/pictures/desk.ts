import type { Page } from 'playwright-core';
import type { Camera } from './camera.ts';

/* The aandachtsfunctionaris of the pictures, in the words on the screen. Everything is made up. */

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first();
const h1 = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor();

/** Types back the words that are asked. */
async function typeBack(page: Page, words: readonly string[]): Promise<void> {
  const controls = page.getByRole('textbox', { name: /^Woord \d+$/ });
  await controls.first().waitFor();
  for (const control of await controls.all()) {
    const label = await control.evaluate((element: HTMLInputElement) => element.labels?.[0]?.textContent);
    await control.fill(words[Number(/\d+/.exec(label ?? '')?.[0]) - 1] ?? '');
  }
}

/** The ceremony of a new municipality, a picture at each step. */
export async function setUp(page: Page, camera: Camera, link: string): Promise<void> {
  await page.goto(link);
  await h1(page, 'Voor welke gemeente richt je dit in?');
  await page.getByRole('radio', { name: 'Andere gemeente' }).check();
  await page.getByRole('textbox', { name: 'Naam van de gemeente' }).fill('Voorbeeldgemeente');
  await page.getByRole('textbox', { name: 'CBS-code' }).fill('9999');
  await camera.shoot(page, 'bureau-inrichten');
  await button(page, 'Verder').click();
  await h1(page, 'Hoe loopt het bij jullie?');
  await camera.shoot(page, 'bureau-inrichten-route');
  await button(page, 'Verder').click();
  await page.getByRole('textbox', { name: 'Loginnaam' }).fill('marit');
  await camera.shoot(page, 'bureau-inrichten-loginnaam');
  await button(page, 'Maak de sleutels').click();
  await h1(page, 'Druk de noodsleutel af');
  const sheet = await page.locator('.sleutelblad ol li').allInnerTexts();
  await camera.shoot(page, 'bureau-noodsleutel');
  await button(page, 'Ik heb het papier: overtypen').click();
  await typeBack(page, sheet);
  await camera.shoot(page, 'bureau-noodsleutel-overtypen');
  await button(page, 'Verder').click();
  const list = page.getByRole('list', { name: 'Je wachtzin' }).getByRole('listitem');
  await list.first().waitFor();
  const words = await list.allInnerTexts();
  await camera.shoot(page, 'bureau-wachtzin');
  await button(page, 'Ik heb ze opgeschreven: overtypen').click();
  await typeBack(page, words);
  await button(page, 'Rond af').click();
  await h1(page, 'Werkvoorraad');
  await camera.shoot(page, 'bureau-eerste-keer');
}

/** Opens the dossier that a search finds. */
async function openDossier(page: Page, zoek: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Hoofdmenu' }).getByText('Werkvoorraad').click();
  await h1(page, 'Werkvoorraad');
  await page.getByRole('searchbox', { name: 'Zoek in de werkvoorraad' }).fill(zoek);
  await page.locator('button.sig').first().click();
  await page.locator('main .dossier').waitFor();
}

/** Every screen of an open desk. */
export async function showDesk(page: Page, camera: Camera): Promise<void> {
  await h1(page, 'Werkvoorraad');
  await page.locator('.groepkop').nth(2).waitFor();
  await camera.shoot(page, 'bureau-werkvoorraad');

  await openDossier(page, 'XX-000-X');
  await camera.shoot(page, 'bureau-dossier');
  await page.evaluate(() => scrollTo(0, 620));
  await camera.shoot(page, 'bureau-dossier-verder');

  await openDossier(page, 'Loods B');
  await camera.shoot(page, 'bureau-acuut');

  await openDossier(page, 'Bovenwoning');
  await button(page, 'Naar verrijken').click();
  await h1(page, 'Verrijken');
  const open = page.getByRole('button', { name: 'Leg resultaat vast: Handhaving' });
  if ((await open.count()) > 0) await open.click();
  const form = page.getByRole('form', { name: 'Handhaving' });
  await form.getByRole('radio').first().check();
  await form.getByLabel('Wat vond je?').fill('Vorig jaar een waarschuwing voor overlast.');
  await camera.shoot(page, 'bureau-verrijken');
  await button(page, /^Dossier MR-/).click();
  await page.locator('main .dossier').waitFor();
  await button(page, /^Door naar stap 4/).click();
  await page.getByLabel('Aan wie').fill('Lokaal ondermijningsoverleg, voorzitter');
  await page.getByLabel('Wat', { exact: true }).fill('Feiten en verrijking, zonder wie het meldde');
  await page.getByRole('heading', { name: 'Waar staat dit signaal' }).evaluate((element) => {
    element.scrollIntoView();
    scrollBy(0, -80);
  });
  await camera.shoot(page, 'bureau-stap');

  await openDossier(page, 'Salon boven de winkel');
  await button(page, /^Schrijf de melder/).click();
  await h1(page, 'Terugkoppeling aan de melder');
  await page.getByRole('radio', { name: /Ander fenomeen/ }).check();
  await page
    .getByLabel('Bericht', { exact: true })
    .fill(
      'Dit is geen mensenhandel, maar wel iets anders. Ik heb dat doorgegeven aan het team Vergunningen.',
    );
  await page.getByLabel(/^Wat hielp/).fill('Je schreef op hoe laat de mensen kwamen.');
  await camera.shoot(page, 'bureau-terugkoppeling');

  await page.getByRole('navigation', { name: 'Hoofdmenu' }).getByText('De route').click();
  await h1(page, 'Zo loopt een signaal');
  await camera.shoot(page, 'bureau-route');
  await page.getByRole('navigation', { name: 'Hoofdmenu' }).getByText('Werkvoorraad').click();
  await button(page, 'Signaal opnemen').click();
  await h1(page, 'Signaal opnemen');
  await camera.shoot(page, 'bureau-opnemen');
}

const beheer = async (page: Page): Promise<void> => {
  await page.getByRole('navigation', { name: 'Hoofdmenu' }).getByText('Beheer').click();
  await h1(page, 'Toestellen en collega’s');
};

/** Phones and colleagues: inviting, revoking, letting a third member in. */
export async function showManagement(desk: Page, joiner: Page, camera: Camera): Promise<void> {
  await beheer(desk);
  await camera.shoot(desk, 'bureau-beheer');
  const panel = desk.getByRole('complementary', { name: 'Collega uitnodigen' });
  await panel.getByRole('textbox').nth(0).fill('Sam de Groot');
  await panel.getByRole('textbox').nth(1).fill('Handhaving');
  await panel.getByRole('button', { name: 'Maak een uitnodiging' }).click();
  await panel.getByRole('heading', { name: /Sam de Groot/ }).waitFor();
  await camera.shoot(desk, 'bureau-uitnodigen');
  await panel.getByRole('button', { name: 'Nog iemand uitnodigen' }).click();

  await panel.getByRole('radio').nth(1).check();
  await panel.getByRole('textbox').nth(0).fill('Eva Prins');
  await panel.getByRole('button', { name: 'Maak een uitnodiging' }).click();
  await panel.getByRole('heading', { name: /Eva Prins/ }).waitFor();
  const link = await panel.locator('input[readonly]').inputValue();
  await joiner.goto(link);
  await joiner.getByRole('textbox', { name: 'Loginnaam' }).fill('eva');
  await camera.shoot(joiner, 'bureau-toetreden');
  await button(joiner, 'Maak mijn wachtzin').click();
  const list = joiner.getByRole('list', { name: 'Je wachtzin' }).getByRole('listitem');
  await list.first().waitFor();
  const words = await list.allInnerTexts();
  await button(joiner, 'Ik heb ze opgeschreven: overtypen').click();
  await typeBack(joiner, words);
  await button(joiner, 'Vraag toegang').click();
  await h1(joiner, 'Lees samen zes woorden');
  await camera.shoot(joiner, 'bureau-zes-woorden');

  await desk.getByRole('navigation', { name: 'Hoofdmenu' }).getByText('Werkvoorraad').click();
  await beheer(desk);
  await desk.getByRole('heading', { name: 'Eva Prins wil erbij' }).waitFor();
  await desk.getByRole('heading', { name: 'Aandachtsfunctionarissen' }).evaluate((element) => {
    element.scrollIntoView();
    scrollBy(0, -80);
  });
  await camera.shoot(desk, 'bureau-toelaten');
}

/** The deputy: she says why before she opens. */
export async function showDeputy(page: Page, camera: Camera): Promise<void> {
  await h1(page, 'Werkvoorraad');
  await button(page, /^Open MR-/).click();
  await page.getByLabel('Waarom neem je waar?').fill('Marit is vanmorgen vrij.');
  await camera.shoot(page, 'bureau-waarnemen');
}
