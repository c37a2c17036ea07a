import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answer, button, h1, inhoud, newSignaal, onward, toChecklist } from '../support/field-hand.ts';
import { type FieldScreens, fieldScreens } from '../support/field-screens.ts';
import { CODE } from '../support/phone-in-memory.ts';

let screens: FieldScreens;
beforeAll(async () => {
  screens = await fieldScreens();
});
afterAll(() => screens.stop());

/** From the filled-in concept to its details. */
async function toDetails(page: Page): Promise<void> {
  await toChecklist(page);
  await onward(page, 0);
  await h1(page, 'Details');
}

test('een kenteken krijgt zijn streepjes; wat er geen is, is een opmerking en blijft staan', async () => {
  const page = await screens.open('ingevuld');
  await toDetails(page);
  const kenteken = page.getByLabel('Kenteken', { exact: true });
  await kenteken.fill('g001bb');
  await kenteken.press('Tab');
  await expect.poll(() => kenteken.inputValue()).toBe('G-001-BB');
  expect((await inhoud(page, 'c1')).voertuigen[0]?.kenteken).toBe('G-001-BB');
  await kenteken.fill('ab 1');
  await kenteken.press('Tab');
  await page.getByText('Zo ziet een Nederlands kenteken er niet uit.').waitFor();
  await kenteken.fill('KKK-12-B');
  await kenteken.press('Tab');
  await page.getByText('Deze letters staan op geen Nederlands kenteken.').waitFor();
  await page.getByText('Buitenlandse plaat', { exact: true }).click();
  await page.getByText('Deze letters staan op').waitFor({ state: 'detached' });
  await kenteken.fill('WPR 4471K');
  await kenteken.press('Tab');
  expect((await inhoud(page, 'c1')).voertuigen[0]?.kenteken).toBe('WPR 4471K');
  expect(await page.locator('.fout').count()).toBe(0);
  // And it is still foreign when you come back.
  await button(page, 'Controleren').click();
  await page.goBack();
  await expect.poll(() => page.getByLabel('Buitenlandse plaat').isChecked()).toBe(true);
  await page.context().close();
});

test('een adres wordt netjes geschreven, een vreemd adres blijft staan, en de plek mag onbekend zijn', async () => {
  const page = await screens.open('ingevuld');
  await toDetails(page);
  await page.getByText('Adres', { exact: true }).click();
  await page.getByLabel('Postcode').fill('1671ab');
  await page.getByLabel('Huisnummer').fill('12a');
  await page.getByLabel('Plaats').fill('Medemblik');
  await expect.poll(() => page.getByLabel('Toevoeging').inputValue()).toBe('A');
  expect(await page.getByLabel('Postcode').inputValue()).toBe('1671 AB');
  expect(await page.getByLabel('Huisnummer').inputValue()).toBe('12');
  await page.getByLabel('Postcode').fill('1234 SS');
  await page.getByLabel('Huisnummer').fill('kavel');
  await page.getByText('Locatie onbekend').click();
  await page.getByText('Dit lijkt geen postcode.').waitFor();
  await page.getByText('Dit lijkt geen huisnummer.').waitFor();
  await page.getByLabel('Collega op hetzelfde bezoek').fill('de wijkagent');
  const { waar, collega } = await inhoud(page, 'c1');
  expect(waar).toMatchObject({ postcode: '1234 SS', huisnummer: 'kavel', toevoeging: 'A', onbekend: true });
  expect(collega).toBe('de wijkagent');
  await button(page, 'Controleren').click();
  await page.getByText('Samen met de wijkagent').waitFor();
  await page.context().close();
});

test('een BSN, rekeningnummer of telefoonnummer wordt genoemd met waar het staat, en houdt niets tegen', async () => {
  const page = await screens.open('ingevuld');
  await toDetails(page);
  await page.getByLabel('Feit').fill('Bel 06-12345678. Rekening NL91ABNA0417164300, nummer 111222333.');
  await button(page, 'Controleren').click();
  const melding = page.getByRole('status').filter({ hasText: 'Is dit nodig?' });
  await melding.getByText('Feit: een telefoonnummer, ‘06-12345678’').waitFor();
  await melding.getByText('Feit: een rekeningnummer, ‘NL91ABNA0417164300’').waitFor();
  await melding.getByText('Feit: een BSN, ‘111222333’').waitFor();
  await button(page, 'Kijk na').click();
  await h1(page, 'Details');
  await page.goBack();
  await button(page, 'Klaar, verzegel').click();
  await h1(page, 'Verzegeld');
  await page.context().close();
});

test('de rol van mensen is een keuze of eigen woorden, en je eigen rol zegt welke wet geldt', async () => {
  const page = await screens.open('ingevuld');
  await toDetails(page);
  const rollen = page.getByRole('group', { name: 'In welke rol zag je mensen?' });
  await rollen.getByText('Beheerder').click();
  await button(page, 'Andere rol').click();
  await page.getByLabel('Andere rol').fill('Chauffeur van het busje');
  await button(page, 'Voeg toe').click();
  await expect
    .poll(async () => (await inhoud(page, 'c1')).personen.rollen)
    .toEqual(['Beheerder', 'Chauffeur van het busje']);
  await rollen.getByText('Beheerder').click();
  await rollen.getByText('Chauffeur van het busje').click();
  expect((await inhoud(page, 'c1')).personen).not.toHaveProperty('rollen');
  await page.getByText('Dan geldt de AVG.').waitFor();
  await page.getByText('Opsporing', { exact: true }).click();
  await page.getByText('Dan geldt de Wpg.').waitFor();
  expect((await inhoud(page, 'c1')).hoedanigheid).toBe('opsporing');
  await page.context().close();
});

test('naam en contact staan er pas als je zegt waarom, en gaan mee naar controleren', async () => {
  const page = await screens.open('ingevuld');
  await toDetails(page);
  expect(await page.getByLabel('Naam', { exact: true }).count()).toBe(0);
  await button(page, 'Naam of contact van een persoon').click();
  expect(await page.getByLabel('Naam', { exact: true }).count()).toBe(0);
  await page.getByText('Wil zelf hulp').click();
  const persoon = page.getByRole('group', { name: 'Gegevens van een persoon: Persoon 1' });
  await persoon.getByLabel('Naam', { exact: true }).fill('Verzonnen Naam');
  // a number is asked for here, so it is no surprise; a BSN is
  await persoon
    .getByLabel('Veilig contact')
    .fill('06-12345678, na zes uur, in het Pools. Niet bellen bij baas.');
  await persoon.getByLabel('Nummer van het document').fill('111222333');
  await expect
    .poll(async () => (await inhoud(page, 'c1')).gegevens?.[0])
    .toMatchObject({ reden: 'wil-hulp', naam: 'Verzonnen Naam', document: '111222333' });
  await button(page, 'Nog een persoon').click();
  await page.getByText('Uit mijn controle').last().click();
  await page.getByText('Alleen wat je al rechtmatig had').waitFor();
  await button(page, 'Controleren').click();
  await page.getByText('Verzonnen Naam · wil zelf hulp').waitFor();
  const melding = page.getByRole('status').filter({ hasText: 'Is dit nodig?' });
  await melding.getByText('Gegevens van een persoon: een BSN, ‘111222333’').waitFor();
  expect(await melding.getByText('telefoonnummer').count()).toBe(0);
  await page.goBack();
  await button(page, 'Haal deze gegevens weg').click();
  await expect.poll(async () => (await inhoud(page, 'c1')).gegevens).toEqual([{ reden: 'uit-controle' }]);
  await button(page, 'Haal deze gegevens weg').click();
  expect(await inhoud(page, 'c1')).not.toHaveProperty('gegevens');
  await page.context().close();
});

test('een nummer in de notitie bij een signaal wijst de weg naar dat onderdeel', async () => {
  const page = await screens.open('ingevuld');
  await toChecklist(page);
  await page.getByRole('navigation', { name: 'Onderdelen' }).getByText('De personen').click();
  await answer(page, /minderjarig lijkt/, 'Gehoord').click();
  if (await page.getByRole('heading', { name: 'Eerst veiligheid' }).count()) {
    await button(page, 'Niet acuut').click();
  }
  await page
    .getByRole('group', { name: /minderjarig lijkt/ })
    .getByRole('button', { name: 'Notitie' })
    .click();
  await page.getByLabel('Notitie bij dit signaal').fill('Bel 06-12345678.');
  // one section on, so one press further than the details
  await onward(page, 0);
  await h1(page, 'Controleren');
  await button(page, 'Kijk na').click();
  await h1(page, 'Checklist');
  await page.getByRole('heading', { level: 2, name: /^De personen/ }).waitFor();
  await page.context().close();
});

/** Counts every press of a finger from now on. */
const countTaps = (page: Page) =>
  page.evaluate(() => {
    Object.assign(globalThis, { taps: 0 });
    addEventListener('pointerdown', () => ((globalThis as unknown as { taps: number }).taps += 1), true);
  });
const taps = (page: Page) => page.evaluate(() => (globalThis as unknown as { taps: number }).taps);

test('van start tot verzegeld in hooguit twaalf tikken en één zin: met een vermoeden, en met de lijst', async () => {
  const page = await screens.open('leeg');
  await countTaps(page);
  await button(page, 'Nieuw signaal').click();
  await button(page, /^Alleen een vermoeden/).click();
  await h1(page, 'Alleen een vermoeden');
  await page.getByLabel('Wat viel je op?').click();
  await page.keyboard.type('Zes mannen komen elke avond uit één schuur.');
  await button(page, 'Bepaal mijn plek').click();
  await page.getByText('Op 8 meter nauwkeurig').waitFor();
  const { notitie, waar } = await inhoud(page);
  await button(page, 'Klaar, verzegel').click();
  await h1(page, 'Verzegeld');
  expect(await taps(page)).toBe(5);
  expect(notitie).toEqual({ feit: 'Zes mannen komen elke avond uit één schuur.' });
  expect(waar.gps).toBeDefined();
  await button(page, 'Klaar').click();

  const eerder = await taps(page);
  await newSignaal(page);
  await answer(page, /Er wordt geslapen/, 'Gezien').click();
  await onward(page, 0);
  await page.getByLabel('Feit').click();
  await page.keyboard.type('Vier matrassen achter de koelcel.');
  await button(page, 'Controleren').click();
  await button(page, 'Klaar, verzegel').click();
  await h1(page, 'Verzegeld');
  expect((await taps(page)) - eerder).toBeLessThanOrEqual(12);
  await page.context().close();
});

test('een vermoeden wordt alsnog een heel signaal, met wat je al schreef', async () => {
  const page = await screens.open('leeg');
  await button(page, 'Nieuw signaal').click();
  await button(page, /^Alleen een vermoeden/).click();
  await page.getByLabel('Wat viel je op?').fill('Iedere week een ander gezicht.');
  await button(page, 'Toch meer invullen').click();
  await h1(page, 'Checklist');
  await page.goBack();
  await expect.poll(() => page.getByLabel('Wat viel je op?').inputValue()).toMatch(/^Iedere week/);
  await page.context().close();
});

test('ook een vermoeden noemt een telefoonnummer, en blijft te verzegelen', async () => {
  const page = await screens.open('leeg');
  await button(page, 'Nieuw signaal').click();
  await button(page, /^Alleen een vermoeden/).click();
  await page.getByLabel('Wat viel je op?').fill('Op het raam staat 06-12345678.');
  await page.getByText('Feit: een telefoonnummer, ‘06-12345678’').waitFor();
  await button(page, 'Klaar, verzegel').click();
  await h1(page, 'Verzegeld');
  await page.context().close();
});

test('zoeken vindt ook met typefouten en in andere lijsten, en antwoorden kan meteen', async () => {
  const page = await screens.open('ingevuld');
  await toChecklist(page);
  await button(page, /^Zoek$/).click();
  await page.getByRole('textbox', { name: 'Zoek in alle lijsten' }).fill('matrasen');
  await expect.poll(() => page.locator('.signaal').first().innerText()).toMatch(/^Matrassen/);
  await page.getByRole('textbox', { name: 'Zoek in alle lijsten' }).fill('hennep');
  await page.getByText(/signalen gevonden/).waitFor();
  const rij = page.locator('.vanlijst + .signaal').first();
  await rij.getByRole('button', { name: 'Niet gezien', exact: true }).click();
  await expect
    .poll(async () => Object.keys((await inhoud(page, 'c1')).antwoorden).filter((id) => !id.startsWith('hv')))
    .toHaveLength(1);
  await page.getByRole('textbox', { name: 'Zoek in alle lijsten' }).fill('xqzwvk');
  await page.getByText('Niets gevonden.').waitFor();
  await button(page, 'Klaar met zoeken').click();
  await h1(page, 'Checklist');
  await page.context().close();
});

test('een andere lijst ligt open op twee tikken, de eigen lijst staat voorop', async () => {
  const page = await screens.open('ingevuld');
  await toChecklist(page);
  await button(page, /^Ook iets van een andere lijst/).click();
  await h1(page, 'Zoek een signaal');
  expect(await page.locator('.zoeklijst b').allInnerTexts()).toEqual([
    'Huisvesting arbeidsmigranten',
    'Prostitutie',
    'Hennep of drugs',
    'Algemene controle',
  ]);
  await button(page, /^Hennep of drugs/).click();
  await page.locator('.signaal').first().waitFor();
  await page.context().close();
});

test('nog een caravan: plek, tijd en rol gaan mee, personen en wat je zag niet', async () => {
  const page = await screens.open('ingevuld');
  await toChecklist(page);
  const eerst = await inhoud(page, 'c1');
  await onward(page, 2);
  await h1(page, 'Verzegeld');
  await button(page, 'Nog een caravan, kamer of persoon').click();
  await h1(page, 'Checklist');
  await expect.poll(async () => (await inhoud(page, 'concept-2')).waar).toEqual(eerst.waar);
  const kopie = await inhoud(page, 'concept-2');
  expect(kopie.soort).toBe('huisvesting');
  expect(kopie.waargenomenOp).toBe(eerst.begonnenOp);
  expect(kopie.personen).toEqual({ onder18: 0, van18tot23: 0, vanaf23: 0, leeftijdOnbekend: 0, talen: [] });
  expect([kopie.antwoorden, kopie.voertuigen, kopie.notitie]).toEqual([{}, [], {}]);
  await page.context().close();
});

test('wie van het zegel wegkijkt, laat ook de plek los', async () => {
  const page = await screens.open('ingevuld');
  await toChecklist(page);
  await onward(page, 2);
  await h1(page, 'Verzegeld');
  await button(page, 'Verberg').click();
  await page.keyboard.type(CODE);
  await h1(page, 'Verzegeld');
  expect(await button(page, 'Nog een caravan, kamer of persoon').count()).toBe(0);
  await page.context().close();
});

test('elk onderdeel zegt hoeveel ervan beantwoord is, ook wie niet kijkt, en een vol onderdeel is af', async () => {
  const page = await screens.open('leeg');
  await newSignaal(page);
  const deel = page
    .getByRole('navigation', { name: 'Onderdelen van de checklist' })
    .getByRole('button')
    .nth(1);
  const aantal = await page.locator('.signaal').count();
  expect(await deel.innerText()).toMatch(new RegExp(`0/${aantal}$`));
  const gewoon = page.locator('.signaal:not(.is-acuut)');
  for (let n = 0; n < (await gewoon.count()); n += 1) {
    await gewoon.nth(n).getByRole('button', { name: 'Niet gezien', exact: true }).click();
  }
  const acuut = page.locator('.signaal.is-acuut');
  for (let n = 0; n < (await acuut.count()); n += 1) {
    await acuut.nth(n).getByRole('button', { name: 'Niet gezien', exact: true }).click();
  }
  expect(await deel.innerText()).toMatch(new RegExp(`${aantal}/${aantal}$`));
  await page.getByRole('heading', { level: 2, name: new RegExp(`${aantal} van ${aantal}`) }).waitFor();
  expect(await deel.locator('svg').count()).toBe(1);
  await page.context().close();
});
