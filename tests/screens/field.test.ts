import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Signaal } from '#domain/signaal.ts';
import { type FieldScreens, fieldScreens, onward, toChecklist } from '../support/field-screens.ts';
import { CODE, type MemoryPhone } from '../support/phone-in-memory.ts';

let screens: FieldScreens;
beforeAll(async () => {
  screens = await fieldScreens();
});
afterAll(() => screens.stop());

/** What the disk holds of the concept that was made or opened first. */
const inhoud = (page: Page, id = 'concept-1') =>
  page.evaluate(
    (key) => (globalThis as unknown as { phone: MemoryPhone }).phone.inhoud(key),
    id,
  ) as Promise<Signaal>;
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first();
const answer = (page: Page, statement: RegExp, name: string) =>
  page.getByRole('group', { name: statement }).getByRole('button', { name, exact: true });
const h1 = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor();

async function newSignaal(page: Page, soort = 'Huisvesting arbeidsmigranten'): Promise<void> {
  await button(page, 'Nieuw signaal').click();
  await button(page, soort).click();
  await page.locator('.signaal').first().waitFor();
}

test('van Nieuw signaal tot verzegeld, met een antwoord, een plek en een zin', async () => {
  const page = await screens.open('leeg');
  await newSignaal(page);
  await answer(page, /Er wordt geslapen/, 'Gezien').click();
  await answer(page, /duidelijk meer slaapplaatsen/, 'Gehoord').click();
  await answer(page, /^Matrassen/, 'Niet gezien').click();
  await onward(page, 0);
  await button(page, 'Bepaal mijn plek').click();
  await page.getByText('Op 8 meter nauwkeurig').waitFor();
  await page
    .getByRole('group', { name: /Volwassen/ })
    .getByRole('button', { name: 'Eén meer' })
    .click();
  await page.getByLabel('Feit').fill('Acht bedden in twee kamers.');
  const signaal = await inhoud(page);
  expect(Object.values(signaal.antwoorden).map(({ waarde }) => waarde)).toEqual([
    'gezien',
    'gehoord',
    'niet-aangetroffen',
  ]);
  expect(signaal.waar.gps).toMatchObject({ lat: 52.73, lon: 5.16 });
  expect(signaal.personen.vanaf23).toBe(1);
  expect(signaal.notitie).toEqual({ feit: 'Acht bedden in twee kamers.' });
  await button(page, 'Controleren').click();
  await button(page, 'Klaar, verzegel').click();
  await h1(page, 'Verzegeld');
  await page.getByText('MR-26-').waitFor();
  // The way back is start: what was sealed cannot be entered again.
  await page.goBack();
  await h1(page, 'Start');
  await page.context().close();
});

test('een leeg signaal zegt wat er ontbreekt, en gaat niet weg', async () => {
  const page = await screens.open('leeg');
  await newSignaal(page);
  await onward(page, 2);
  await page.getByText('Er staat nog niets in dit signaal.').waitFor();
  await page.context().close();
});

test('nog eens tikken wist een antwoord, en Zet terug brengt het met zijn notitie terug', async () => {
  const page = await screens.open('ingevuld');
  await toChecklist(page);
  const id = 'hv-slaapplaats-op-werkplek';
  const before = (await inhoud(page, 'c1')).antwoorden[id];
  await answer(page, /Er wordt geslapen/, 'Gezien').click();
  expect((await inhoud(page, 'c1')).antwoorden[id]).toBeUndefined();
  await button(page, 'Zet terug').click();
  expect((await inhoud(page, 'c1')).antwoorden[id]).toEqual(before);
  await page.context().close();
});

test('een acuut signaal opent de kaart één keer; het antwoord is dan al bewaard', async () => {
  const page = await screens.open('leeg');
  await newSignaal(page);
  await answer(page, /van buitenaf afgesloten/, 'Gezien').click();
  await h1(page, 'Eerst veiligheid');
  expect(await page.getByRole('link', { name: 'Bel 112' }).getAttribute('href')).toBe('tel:112');
  expect(await page.getByRole('link', { name: /0900-8844/ }).getAttribute('href')).toBe('tel:09008844');
  expect((await inhoud(page)).antwoorden['hv-van-buiten-op-slot']?.waarde).toBe('gezien');
  await page.getByRole('radio', { name: 'Lukt niet' }).check();
  await button(page, 'Terug naar je signaal').click();
  await h1(page, 'Checklist');
  expect((await inhoud(page)).acuut?.gebeld112).toBe('niet-mogelijk');
  await answer(page, /van buitenaf afgesloten/, 'Gehoord').click();
  await h1(page, 'Checklist');
  await page.context().close();
});

test('een mogelijk acuut signaal vraagt eerst of het nu gebeurt', async () => {
  const page = await screens.open('leeg');
  await newSignaal(page);
  await answer(page, /^Verwarming/, 'Gezien').click();
  const vraag = page.getByRole('group', { name: 'Gebeurt dit nu?' });
  await vraag.getByRole('button', { name: 'Nee, niet nu' }).click();
  expect(await vraag.count()).toBe(0);
  expect((await inhoud(page)).acuut).toBeUndefined();
  await answer(page, /^Verwarming/, 'Gezien').click();
  await answer(page, /^Verwarming/, 'Gehoord').click();
  await vraag.getByRole('button', { name: 'Ja, nu' }).click();
  await h1(page, 'Eerst veiligheid');
  expect((await inhoud(page)).acuut).toBeDefined();
  await button(page, 'Niet acuut').click();
  expect((await inhoud(page)).acuut).toBeUndefined();
  await page.context().close();
});

test('zonder signaal gebeld: het volgende signaal draagt dat mee', async () => {
  const page = await screens.open('leeg');
  await button(page, 'Acuut gevaar?').click();
  await page.getByRole('radio', { name: 'Ja' }).check();
  await button(page, 'Sluit').click();
  await newSignaal(page, 'Algemene controle');
  await expect.poll(async () => (await inhoud(page)).acuut?.gebeld112).toBe('ja');
  await page.context().close();
});

test('Verberg haalt alles in hetzelfde beeld weg; de code brengt je terug waar je was', async () => {
  const page = await screens.open('ingevuld');
  await toChecklist(page);
  await onward(page, 0);
  const left = await page.evaluate(() => {
    document.querySelector<HTMLElement>('.kop-verberg')!.click();
    return document.getElementById('app')!.checkVisibility();
  });
  expect(left).toBe(false);
  await h1(page, 'Toegangscode');
  expect(await page.locator('body').innerText()).not.toMatch(/Details|Chalet|Medemblik|Huisvesting/);
  await page.goBack();
  await h1(page, 'Toegangscode');
  await page.keyboard.type('999999');
  await page.getByText('Code klopt niet. Nog 4 pogingen.').waitFor();
  await page.keyboard.type(CODE);
  await h1(page, 'Details');
  await page.getByText('Voertuigen').waitFor();
  await page.context().close();
});

test('na vijf verkeerde codes blijft de wachtzin over', async () => {
  const page = await screens.open('heropenbaar');
  await button(page, /^Ontgrendel/).click();
  for (const code of ['111111', '222222', '333333', '444444', '555555']) {
    await page.keyboard.type(code);
    await page.waitForTimeout(30);
  }
  await page.getByLabel('Wachtzin').waitFor();
  await page.context().close();
});

test('op slot kun je toch een nieuw signaal opschrijven en verzegelen, en zie je niets van eerder', async () => {
  const page = await screens.open('gesloten');
  expect(await page.locator('main').innerText()).not.toMatch(/Concept|Terugkoppeling|Wacht op bereik/);
  await newSignaal(page);
  await answer(page, /Er wordt geslapen/, 'Gezien').click();
  await onward(page, 2);
  await h1(page, 'Verzegeld');
  await button(page, 'Klaar').click();
  await button(page, 'Mijn signalen').click();
  await h1(page, 'Mijn signalen');
  expect(await page.locator('main').innerText()).not.toMatch(/Concept|Huisvesting/);
  await page.context().close();
});

test('het noodnummer is vanaf het slot één tik, zonder iets van een signaal', async () => {
  const page = await screens.open('ingevuld');
  await toChecklist(page);
  await button(page, 'Verberg').click();
  await button(page, /^Nood/).click();
  await h1(page, 'Eerst veiligheid');
  expect(await page.locator('body').innerText()).not.toMatch(/Chalet/);
  await button(page, 'Verberg').click();
  await h1(page, 'Toegangscode');
  await page.context().close();
});

test('dertig seconden uit beeld of twee minuten niets doen zet de app op slot', async () => {
  const page = await screens.open('ingevuld');
  await page.clock.install();
  await page.reload();
  await toChecklist(page);
  await page.clock.fastForward(119_000);
  await h1(page, 'Checklist');
  await page.clock.fastForward(2_000);
  await h1(page, 'Toegangscode');
  await page.keyboard.type(CODE);
  await h1(page, 'Checklist');
  const zetZichtbaar = (stand: 'hidden' | 'visible') =>
    page.evaluate((value) => {
      Object.defineProperty(document, 'visibilityState', { value, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
      return document.getElementById('app')!.checkVisibility();
    }, stand);
  expect(await zetZichtbaar('hidden')).toBe(false);
  await page.clock.fastForward(29_000);
  await zetZichtbaar('visible');
  await page.clock.runFor(50);
  await h1(page, 'Checklist');
  await zetZichtbaar('hidden');
  await page.clock.fastForward(31_000);
  await zetZichtbaar('visible');
  await page.clock.runFor(50);
  await h1(page, 'Toegangscode');
  await page.context().close();
});

test('terug in de browser is terug in de app, en het adres verandert nooit', async () => {
  const page = await screens.open('ingevuld');
  const address = page.url();
  await toChecklist(page);
  await button(page, 'De personen').click();
  await button(page, /^Acuut$/).click();
  expect(page.url()).toBe(address);
  await page.goBack();
  await h1(page, 'Checklist');
  await page.goBack();
  await h1(page, 'Start');
  await page.context().close();
});

test('een scherm neemt de focus op zijn titel, en alles gaat met het toetsenbord', async () => {
  const page = await screens.open('leeg');
  await button(page, 'Nieuw signaal').press('Enter');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Waar ben je?');
  await button(page, 'Hennep of drugs').press('Enter');
  await page.locator('.signaal').first().waitFor();
  await page.getByRole('button', { name: 'Niet gezien', exact: true }).first().press('Space');
  expect(Object.keys((await inhoud(page)).antwoorden)).toHaveLength(1);
  await page.locator('.duim .knop--hoofd').press('Enter');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toMatch(/^De personen: 0 van/);
  await page.context().close();
});

test('een vol toestel zegt wat veilig is, en verdwijnt zodra bewaren weer lukt', async () => {
  const page = await screens.open('opslag-vol');
  await toChecklist(page);
  await answer(page, /^Matrassen/, 'Gezien').click();
  await page.getByRole('alert').getByText('Alles daarvoor wel.').waitFor();
  await page.evaluate(() => {
    (globalThis as unknown as { phone: MemoryPhone }).phone.bewaarfout = undefined;
  });
  await answer(page, /^Matrassen/, 'Gehoord').click();
  await page.getByText('Dit toestel is vol').waitFor({ state: 'detached' });
  await page.context().close();
});

test('inschrijven: drie woorden, zes woorden, drie overgetypt, een code', async () => {
  const page = await screens.open('nieuw', { uitnodiging: true });
  await button(page, 'Schrijf dit toestel in').click();
  await page.getByText('Medemblik').waitFor();
  await button(page, 'Ja, dezelfde woorden').click();
  const eerst = await page.getByRole('list', { name: 'Je wachtzin' }).innerText();
  // Hiding or looking at the acute card must not change the words that are on paper already.
  await button(page, 'Verberg').click();
  await button(page, 'Ga verder').click();
  expect(await page.getByRole('list', { name: 'Je wachtzin' }).innerText()).toBe(eerst);
  await button(page, 'Ik heb ze opgeschreven').click();
  await page.getByLabel('Woord 2').fill('Dijkweg');
  await button(page, 'Controleer').click();
  expect(await page.getByText('Dit woord is anders').count()).toBe(2);
  await page.getByLabel('Woord 4').fill('molen');
  await page.getByLabel('Woord 6').fill(' fietspad');
  await button(page, 'Controleer').click();
  await h1(page, 'Kies een toegangscode');
  await page.keyboard.type('123456');
  await page.getByText('te makkelijk').waitFor();
  await page.keyboard.type(CODE);
  await h1(page, 'Nog een keer dezelfde code');
  await page.keyboard.type(CODE);
  await h1(page, 'Start');
  await page.context().close();
});

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

test('de kennisbank vindt met typefouten, opent bij wat je zocht, en terug staat je vraag er nog', async () => {
  const page = await screens.open('leeg');
  await button(page, 'Kennisbank').click();
  const zoek = page.getByRole('textbox', { name: 'Zoek in de kennisbank' });
  await zoek.fill('dictern');
  await button(page, /Dicteren en typen$/).click();
  await h1(page, 'Dicteren en typen');
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('H2');
  await page.goBack();
  await expect.poll(() => zoek.inputValue()).toBe('dictern');
  await zoek.fill('veilig thuis');
  await button(page, /^Veilig Thuis/).click();
  await h1(page, 'Telefoonnummers');
  expect(await page.getByRole('link', { name: /^Veilig Thuis/ }).getAttribute('href')).toBe('tel:08002000');
  await page.getByText('Te bevestigen door de gemeente').waitFor();
  await page.context().close();
});

test('wat niet zeker is, zegt dat de gemeente het bevestigt', async () => {
  const page = await screens.open('leeg');
  await button(page, 'Kennisbank').click();
  await button(page, /^Wat je mag vastleggen/).click();
  await h1(page, 'Wat je mag vastleggen');
  expect(await page.getByText('Te bevestigen door de gemeente').count()).toBe(1);
  await page.context().close();
});

test('een praatkaart staat groot in de taal van de ander, en zegt of een vertaler haar zag', async () => {
  const page = await screens.open('leeg');
  await button(page, 'Kennisbank').click();
  await button(page, /^Praatkaarten/).click();
  const zin = page.locator('.praatkaart .zin');
  expect(await zin.getAttribute('lang')).toBe('nl');
  expect(await page.getByText('Nog niet door een vertaler').count()).toBe(0);
  await page.getByRole('radio', { name: 'Pools' }).check();
  expect(await zin.getAttribute('lang')).toBe('pl');
  expect(await zin.innerText()).toMatch(/^Pracuję/);
  await page.getByText('Nog niet door een vertaler gecontroleerd').waitFor();
  expect(await zin.evaluate((een) => parseFloat(getComputedStyle(een).fontSize))).toBeGreaterThanOrEqual(26);
  await button(page, 'Volgende vraag').click();
  await expect.poll(() => zin.innerText()).not.toMatch(/^Pracuję/);
  await button(page, 'Vorige vraag').click();
  await expect.poll(() => zin.innerText()).toMatch(/^Pracuję/);
  await page.context().close();
});

test('een rapport van bevindingen is van jou: te verbeteren, te kopiëren, te drukken, en niets blijft', async () => {
  const page = await screens.open('ingevuld');
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await toChecklist(page);
  const eerst = await inhoud(page, 'c1');
  await onward(page, 1);
  await button(page, 'Maak een rapport van bevindingen').click();
  const tekst = page.getByLabel('Tekst');
  await expect.poll(() => tekst.inputValue()).toMatch(/Vier matrassen achter de koelcel\./);
  expect(await tekst.inputValue()).not.toMatch(/bang/);
  await page.getByText('Je eigen indruk staat er niet in.').waitFor();
  await tekst.fill('In mijn eigen woorden.');
  await page.evaluate(() =>
    addEventListener('copy', () => Object.assign(globalThis, { gekopieerd: getSelection()?.toString() })),
  );
  await button(page, 'Kopieer').click();
  await page.getByText('Gekopieerd.').waitFor();
  expect(await page.evaluate(() => (globalThis as unknown as { gekopieerd: string }).gekopieerd)).toBe(
    'In mijn eigen woorden.',
  );
  await page.emulateMedia({ media: 'print' });
  expect((await page.locator('body').innerText()).trim()).toBe('In mijn eigen woorden.');
  await page.emulateMedia({ media: 'screen' });
  expect(await inhoud(page, 'c1')).toEqual(eerst);
  await page.goBack();
  await h1(page, 'Controleren');
  await button(page, 'Maak een rapport van bevindingen').click();
  await expect.poll(() => tekst.inputValue()).toMatch(/Vier matrassen/);
  await page.context().close();
});

test('een oefening zegt op elk scherm dat ze een oefening is, ook na verzegelen', async () => {
  const page = await screens.open('leeg');
  const oefening = page.getByText('Oefening – dit telt niet mee');
  await button(page, 'Kennisbank').click();
  expect(await oefening.count()).toBe(0);
  await button(page, /^Oefenen/).click();
  await h1(page, 'Waar ben je?');
  await oefening.waitFor();
  await button(page, /^Hennep of drugs/).click();
  await h1(page, 'Checklist');
  await oefening.waitFor();
  expect((await inhoud(page)).oefening).toBe(true);
  await answer(page, /slaap-, kook- of toiletplek/, 'Gezien').click();
  await button(page, /^Zoek$/).click();
  await h1(page, 'Zoek een signaal');
  await oefening.waitFor();
  await page.goBack();
  await button(page, /^Acuut$/).click();
  await h1(page, 'Eerst veiligheid');
  await oefening.waitFor();
  await page.goBack();
  await h1(page, 'Checklist');
  for (let n = 0; n < 12 && (await page.locator('h1').innerText()) !== 'Controleren'; n += 1) {
    await page.locator('.duim .knop--hoofd').click();
    await oefening.waitFor();
  }
  await button(page, 'Klaar, verzegel').click();
  await h1(page, 'Verzegeld');
  await oefening.waitFor();
  await button(page, 'Nog een caravan, kamer of persoon').click();
  await expect.poll(async () => (await inhoud(page, 'concept-3'))?.oefening).toBe(true);
  await page.goBack();
  await page.context().close();
});

test('terugkoppeling lezen haalt het bolletje weg', async () => {
  const page = await screens.open('vol');
  await button(page, /^Terugkoppeling.*1 nieuw/).click();
  await page.getByText('Je schreef feit en indruk apart op.').waitFor();
  await button(page, 'Gelezen').click();
  await h1(page, 'Start');
  expect(await page.getByText('1 nieuw').count()).toBe(0);
  await page.context().close();
});
