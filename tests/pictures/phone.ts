import type { Page } from 'playwright-core';
import { antwoord, beginSignaal, naarDeel, offlineKlaar, ontgrendel, toetsCode } from '../support/journey.ts';
import type { Camera } from './camera.ts';

/* The melder of the pictures: what she does, in the words on the screen. Everything is made up. */

const CODE = '482957';
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first();
const h1 = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor();

/** From the invitation to the first screen, a picture at each step; gives the six words. */
export async function enrol(page: Page, camera: Camera, link: string): Promise<readonly string[]> {
  await page.goto(link);
  await h1(page, 'Dit toestel inschrijven');
  await camera.shoot(page, 'melder-inschrijven');
  await button(page, 'Schrijf dit toestel in').click();
  await h1(page, 'Klopt de gemeente?');
  await camera.shoot(page, 'melder-drie-woorden');
  await button(page, 'Ja, dezelfde woorden').click();
  const list = page.getByRole('list', { name: 'Je wachtzin' }).getByRole('listitem');
  await list.first().waitFor();
  const words = (await list.allInnerTexts()).map((text) => text.replace(/^\s*\d+\s*/, '').trim());
  await camera.shoot(page, 'melder-wachtzin');
  await button(page, 'Ik heb ze opgeschreven').click();
  for (const control of await page.getByRole('textbox', { name: /^Woord \d$/ }).all()) {
    const label = await control.evaluate((element: HTMLInputElement) => element.labels?.[0]?.textContent);
    await control.fill(words[Number(/\d/.exec(label ?? '')?.[0]) - 1] ?? '');
  }
  await camera.shoot(page, 'melder-controle');
  await button(page, 'Controleer').click();
  await h1(page, 'Kies een toegangscode');
  await toetsCode(page, CODE.slice(0, 3));
  await camera.shoot(page, 'melder-toegangscode');
  await toetsCode(page, CODE.slice(3));
  await h1(page, 'Nog een keer dezelfde code');
  await toetsCode(page, CODE);
  await page.getByText('Nieuw signaal').first().waitFor();
  await offlineKlaar(page);
  return words;
}

/** A whole signaal, with a picture of each of its screens when a camera is given. */
export async function writeSignal(page: Page, camera?: Camera): Promise<void> {
  if (camera) {
    await page.getByText('Nieuw signaal').first().click();
    await h1(page, 'Waar ben je?');
    await camera.shoot(page, 'melder-soort');
    await page.getByRole('button', { name: /Terug naar/ }).click();
  }
  await beginSignaal(page, /^Huisvesting arbeidsmigranten/);
  await antwoord(page, /meer slaapplaatsen in gebruik/, 'Gezien').click();
  await page.getByRole('button', { name: 'Notitie', exact: true }).first().click();
  await page.getByLabel('Notitie bij dit signaal').fill('Twaalf bedden in vier caravans.');
  await page.getByRole('button', { name: 'Sluit notitie' }).click();
  await antwoord(page, /lijst met huisregels/, 'Gezien').click();
  if (camera) {
    await takePhoto(page, camera);
    await page.evaluate(() => scrollTo(0, 0));
    await camera.shoot(page, 'melder-checklist');
    await button(page, /^Zoek/).click();
    await page.getByLabel('Zoek in alle lijsten').fill('paspoort');
    await page.getByText(/signa(al|len) gevonden/).waitFor();
    await camera.shoot(page, 'melder-zoek');
    await button(page, 'Klaar met zoeken').click();
  }
  await naarDeel(page, /Documenten en geld/);
  await antwoord(page, /identiteitsbewijs ligt bij werkgever/, 'Gehoord').click();
  if (camera) {
    await button(page, 'Acuut').click();
    await h1(page, 'Eerst veiligheid');
    await camera.shoot(page, 'melder-acuut');
    await button(page, 'Niet acuut').click();
  }
  await toDetails(page);
  await fillDetails(page, camera);
  await button(page, 'Controleren').click();
  await h1(page, 'Controleren');
  if (!camera) return;
  await camera.shoot(page, 'melder-controleren');
  await button(page, 'Maak een rapport van bevindingen').click();
  await h1(page, 'Rapport van bevindingen');
  await page.getByLabel('Tekst').waitFor();
  await camera.shoot(page, 'melder-rapport');
  await page.getByRole('button', { name: /Terug naar/ }).click();
  await h1(page, 'Controleren');
}

/** A photo at the first answer: what may not be on it, the camera, a piece that is blurred, and where it then stands. */
async function takePhoto(page: Page, camera: Camera): Promise<void> {
  await page.getByRole('button', { name: 'Foto', exact: true }).first().click();
  await h1(page, 'Wat mag op de foto?');
  await camera.shoot(page, 'melder-foto-wat-mag');
  await button(page, 'Naar de camera').click();
  await page.getByRole('button', { name: 'Maak foto', disabled: false }).waitFor();
  await camera.shoot(page, 'melder-foto-camera');
  await button(page, 'Maak foto').click();
  const vlak = page.getByRole('application', { name: 'Foto in vakken' });
  await vlak.focus();
  for (const toets of ['ArrowLeft', 'ArrowLeft', 'ArrowUp', 'ArrowUp', 'ArrowUp', 'ArrowUp']) {
    await page.keyboard.press(toets);
  }
  for (let n = 0; n < 6; n += 1) {
    await page.keyboard.press(' ');
    await page.keyboard.press('ArrowRight');
  }
  await camera.shoot(page, 'melder-foto-nakijken');
  await button(page, 'Bewaar foto').click();
  await page.locator('.fotoknop canvas').waitFor();
  await page.getByText('Foto bewaard').waitFor({ state: 'detached' });
  await page.locator('.fotoknop').scrollIntoViewIfNeeded();
  await camera.shoot(page, 'melder-foto-bij-antwoord');
}

export async function seal(page: Page): Promise<string> {
  await button(page, 'Klaar, verzegel').click();
  await h1(page, 'Verzegeld');
  return /MR-\d\d-[0-9A-Z]{4}/.exec(await page.locator('main').innerText())?.[0] ?? '';
}

/** The shortest way: one sentence, one place. */
export async function writeSuspicion(page: Page, camera?: Camera): Promise<void> {
  await page.getByText('Nieuw signaal').first().click();
  await page.getByText('Alleen een vermoeden').first().click();
  await h1(page, 'Alleen een vermoeden');
  await page
    .getByLabel('Wat viel je op?')
    .fill('Elke ochtend om vijf uur een bus vol mensen, steeds anderen.');
  await page.getByText('Omschrijving', { exact: true }).click();
  await page.getByLabel('Omschrijving').last().fill('Hoek Voorbeeldweg en Voorbeeldkade');
  await camera?.shoot(page, 'melder-vermoeden');
}

async function toDetails(page: Page): Promise<void> {
  const details = page.getByRole('button', { name: 'Details' });
  for (let deel = 0; deel < 10 && (await details.count()) === 0; deel += 1) {
    await page.locator('.duim .knop--hoofd').click();
  }
  await details.click();
  await h1(page, 'Details');
}

async function fillDetails(page: Page, camera?: Camera): Promise<void> {
  await button(page, 'Bepaal mijn plek').click();
  await page
    .getByText(/meter nauwkeurig/)
    .first()
    .waitFor();
  await camera?.shoot(page, 'melder-details');
  const adults = page
    .getByRole('group', { name: /Volwassen/ })
    .or(page.locator('.teller', { hasText: 'Volwassen' }));
  for (let n = 0; n < 9; n += 1)
    await adults
      .getByRole('button', { name: /Eén meer/ })
      .last()
      .click();
  await page.getByText('Pools', { exact: true }).click();
  if (camera) {
    await page.getByRole('heading', { name: 'Personen' }).evaluate((element) => {
      element.scrollIntoView();
      scrollBy(0, -76);
    });
    await camera.shoot(page, 'melder-personen');
  }
  await page
    .getByLabel('Feit', { exact: true })
    .fill('Twaalf bedden in vier caravans. Op de deur hangt een lijst met boetes.');
  await page.getByLabel('Gezegd', { exact: true }).fill('Bewoner: mijn paspoort ligt bij de baas.');
  await page.getByLabel('Eigen indruk', { exact: true }).fill('Rommelig, geen gevaar.');
  if (camera) {
    await page.getByRole('heading', { name: 'Notitie' }).evaluate((element) => {
      element.scrollIntoView();
      scrollBy(0, -76);
    });
    await camera.shoot(page, 'melder-notitie');
  }
}

/** The kennisbank and what is in it. */
export async function readAbout(page: Page, camera: Camera): Promise<void> {
  const tab = () => page.getByRole('navigation', { name: 'Hoofdmenu' }).getByText('Kennisbank').click();
  await tab();
  await h1(page, 'Kennisbank');
  await camera.shoot(page, 'melder-kennisbank');
  for (const [row, name] of [
    ['Zo loopt een signaal', 'melder-zo-loopt-een-signaal'],
    ['Telefoonnummers', 'melder-telefoonnummers'],
    ['Weergave en toestel', 'melder-weergave'],
    [/zeven talen/, 'melder-praatkaarten'],
  ] as const) {
    await page.getByRole('button', { name: row }).last().click();
    await page.getByRole('button', { name: 'Terug naar kennisbank' }).waitFor();
    if (name === 'melder-praatkaarten') await page.getByRole('radio').nth(1).check();
    await camera.shoot(page, name);
    await page.getByRole('button', { name: 'Terug naar kennisbank' }).click();
    await h1(page, 'Kennisbank');
  }
  await page.getByRole('button', { name: /^Oefenen/ }).click();
  await h1(page, 'Waar ben je?');
  await page
    .getByText(/^Hennep/)
    .first()
    .click();
  await h1(page, 'Checklist');
  await camera.shoot(page, 'melder-oefenen');
  await page.getByRole('button', { name: 'Verberg' }).click();
  await h1(page, 'Toegangscode');
  await camera.shoot(page, 'melder-slot');
  await button(page, 'Code vergeten?').click();
  await page.getByLabel('Wachtzin', { exact: true }).waitFor();
  await camera.shoot(page, 'melder-slot-wachtzin');
  await button(page, 'Toch met code').click();
  await toetsCode(page, CODE);
  await h1(page, 'Checklist');
}

/** What came back, on a phone that was opened again; the last ones in the dark. */
export async function showAnswers(page: Page, camera: Camera, words: readonly string[]): Promise<void> {
  await page.goto(new URL('/', page.url()).href);
  await page.getByText(/nieuw/).first().waitFor();
  await camera.shoot(page, 'melder-start-op-slot');
  await ontgrendel(page, words);
  await page
    .getByText(/Terugkoppeling|Bericht/)
    .first()
    .waitFor();
  await camera.shoot(page, 'melder-start-bericht');
  await page.getByRole('navigation', { name: 'Hoofdmenu' }).getByText('Mijn signalen').click();
  await page.getByText('geopend door de aandachtsfunctionaris').first().waitFor();
  await page.evaluate(() => scrollTo(0, 340));
  await camera.shoot(page, 'melder-mijn-signalen');
  await page.getByText('Lees terugkoppeling').click();
  await h1(page, 'Terugkoppeling');
  await camera.shoot(page, 'melder-terugkoppeling');
  const nuttig = page.getByRole('region', { name: 'Was dit nuttig?' });
  await nuttig.getByRole('button', { name: 'Ja' }).click();
  await nuttig.scrollIntoViewIfNeeded();
  await camera.shoot(page, 'melder-nuttig');
  await button(page, 'Gelezen').click();
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  await page.getByRole('navigation', { name: 'Hoofdmenu' }).getByText('Start').click();
  await page.getByText('Nieuw signaal').first().waitFor();
  await camera.shoot(page, 'melder-start-donker');
  await page.getByText('Oefening, concept').first().click();
  await h1(page, 'Checklist');
  await camera.shoot(page, 'melder-checklist-donker');
}

/** What may still be done about a sealed signaal, and the two ends of the lock; the last picture is the cover. */
export async function showAfterwards(page: Page, camera: Camera): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await page.goto(new URL('/', page.url()).href);
  await page.getByRole('navigation', { name: 'Hoofdmenu' }).getByText('Mijn signalen').click();
  await button(page, /^Trek in: /).click();
  await h1(page, 'Intrekken');
  await page.getByLabel('Er klopt iets niet').check();
  await camera.shoot(page, 'melder-intrekken');
  await page.goBack();
  await button(page, /^Vul aan: /).click();
  await page.getByLabel('Wat viel je op?').fill('Vanochtend stond de bus er weer, nu met acht mensen.');
  await camera.shoot(page, 'melder-aanvulling');
  await page.getByRole('button', { name: 'Verberg' }).click();
  await h1(page, 'Controlelijst brandveiligheid');
  await page.getByText('Gangen en trappen zijn vrij').click();
  await camera.shoot(page, 'melder-controlelijst');
  await button(page, 'Ontgrendel').click();
  await page.getByLabel('Wachtzin', { exact: true }).waitFor();
  await button(page, 'Ik kan niet ontgrendelen').click();
  await page.getByRole('dialog').waitFor();
  await camera.shoot(page, 'melder-slot-opheffen');
}

/** A colleague comes beside her on the same phone. */
export async function showTogether(page: Page, camera: Camera, link: string): Promise<void> {
  await page.goto(new URL('/', page.url()).href);
  await page.goto(link);
  await h1(page, 'Voor wie is deze uitnodiging?');
  await camera.shoot(page, 'melder-samen-erbij');
  await button(page, /^Voor een collega/).click();
  await button(page, 'Schrijf dit toestel in').click();
  await button(page, 'Ja, dezelfde woorden').click();
  await page.getByRole('list', { name: 'Je wachtzin' }).getByRole('listitem').first().waitFor();
  await page.goto(new URL('/', page.url()).href);
  await button(page, 'Nieuw signaal').click();
  await h1(page, 'Welk teken is van jou?');
  await camera.shoot(page, 'melder-samen-teken');
}

/** What could not be sent goes by hand: as a file, or as codes on the screen. */
export async function showByHand(page: Page, camera: Camera): Promise<void> {
  await button(page, 'Mijn signalen').click();
  await button(page, /^Lukt versturen niet/).click();
  await page.getByText('Als codes op je scherm').waitFor();
  await camera.shoot(page, 'melder-afgeven');
  await page.locator('.afgeven .knop .kenmerk').first().click();
  await page.getByRole('img', { name: /^Code 1 van/ }).waitFor();
  await camera.shoot(page, 'melder-afgeven-codes');
  await button(page, 'Klaar').click();
  await page.getByRole('button', { name: /Terug naar/ }).click();
  await page.getByRole('navigation', { name: 'Hoofdmenu' }).getByText('Start').click();
}
