import { afterAll, beforeAll, expect, test } from 'vitest';
import { answer, button, h1, inhoud, newSignaal, onward, toChecklist } from '../support/field-hand.ts';
import { type FieldScreens, fieldScreens } from '../support/field-screens.ts';
import { CODE, type MemoryPhone } from '../support/phone-in-memory.ts';

let screens: FieldScreens;
beforeAll(async () => {
  screens = await fieldScreens();
});
afterAll(() => screens.stop());

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
    return document.getElementById('app')!.checkVisibility({ visibilityProperty: true });
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

test('wie niet kan ontgrendelen hoort wat er met haar concepten gebeurt, en houdt het slot tot ze ja zegt', async () => {
  const page = await screens.open('gesloten');
  await button(page, /^Ontgrendel/).click();
  await button(page, 'Ik kan niet ontgrendelen').click();
  const vraag = page.getByRole('dialog', { name: 'Het slot opheffen?' });
  expect(await vraag.innerText()).toMatch(/verzegeld naar je aandachtsfunctionaris/);
  await page.keyboard.press('Escape');
  await h1(page, 'Wachtzin');
  await button(page, 'Ik kan niet ontgrendelen').click();
  await vraag.getByRole('button', { name: 'Laat het slot' }).click();
  await h1(page, 'Wachtzin');
  await button(page, 'Ik kan niet ontgrendelen').click();
  await vraag.getByRole('button', { name: 'Hef het slot op' }).click();
  await page.getByText('Het slot is opgeheven').waitFor();
  await page.getByRole('list', { name: 'Je wachtzin' }).waitFor();
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
  await page.clock.fastForward(90_000);
  await h1(page, 'Checklist');
  await page.clock.fastForward(40_000);
  await h1(page, 'Toegangscode');
  await page.keyboard.type(CODE);
  await h1(page, 'Checklist');
  const zetZichtbaar = (stand: 'hidden' | 'visible') =>
    page.evaluate((value) => {
      Object.defineProperty(document, 'visibilityState', { value, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
      return document.getElementById('app')!.checkVisibility({ visibilityProperty: true });
    }, stand);
  expect(await zetZichtbaar('hidden')).toBe(false);
  await page.clock.fastForward(15_000);
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

test('terugkoppeling lezen haalt het bolletje weg', async () => {
  const page = await screens.open('vol');
  await button(page, /^Terugkoppeling.*1 nieuw/).click();
  await page.getByText('Je schreef feit en indruk apart op.').waitFor();
  await button(page, 'Gelezen').click();
  await h1(page, 'Start');
  expect(await page.getByText('1 nieuw').count()).toBe(0);
  await page.context().close();
});
