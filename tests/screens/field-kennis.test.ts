import { afterAll, beforeAll, expect, test } from 'vitest';
import { answer, button, h1, inhoud, onward, toChecklist } from '../support/field-hand.ts';
import { type FieldScreens, fieldScreens } from '../support/field-screens.ts';

let screens: FieldScreens;
beforeAll(async () => {
  screens = await fieldScreens();
});
afterAll(() => screens.stop());

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

test('alle 119 signalen staan uitgelegd in de kennisbank, en zijn van daaruit te vinden', async () => {
  const page = await screens.open('leeg');
  await button(page, 'Kennisbank').click();
  let n = 0;
  for (const lijst of [
    'Huisvesting arbeidsmigranten',
    'Prostitutie',
    'Hennep of drugs',
    'Algemene controle',
  ]) {
    await button(page, new RegExp(`^${lijst}`)).click();
    await h1(page, lijst);
    await page.locator('.uitgelegd').first().waitFor();
    n += await page.locator('.uitgelegd').count();
    await page.goBack();
    await h1(page, 'Kennisbank');
  }
  expect(n).toBe(119);
  const zoek = page.getByRole('textbox', { name: 'Zoek in de kennisbank' });
  await zoek.fill('boetes huisregls');
  await button(page, /lijst met huisregels/).click();
  await h1(page, 'Huisvesting arbeidsmigranten');
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.textContent))
    .toMatch(/lijst met huisregels waarop geldboetes staan/);
  const stuk = page.getByRole('article').filter({ hasText: 'lijst met huisregels' });
  await stuk.getByText('Kan ook:').waitFor();
  // it is read here, and answered nowhere
  expect(await page.getByRole('button', { name: 'Gezien' }).count()).toBe(0);
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

test('de nummers van je regio staan erbij zolang ze gelden, en zijn te vinden; wat er staat is alleen tekst', async () => {
  const page = await screens.show('nummers met je regio');
  const zorg = page.getByRole('link', { name: /^Zorgcoördinator West-Friesland/ });
  expect(await zorg.getAttribute('href')).toBe('tel:0229123456');
  expect(await page.getByRole('link', { name: /Marit/ }).getAttribute('href')).toBe('tel:+31612345678');
  expect(await page.getByText('RIEC van vorig jaar').count()).toBe(0);
  expect(await page.getByText('Te bevestigen door de gemeente').count()).toBe(0);
  const vet = page.getByRole('link', { name: '<b>Vet</b>' });
  expect(await vet.getAttribute('href')).toBe('tel:0229000000');
  expect(await page.locator('main b b').count()).toBe(0);
  await page.goBack();
  await page.getByRole('textbox', { name: 'Zoek in de kennisbank' }).fill('zorgcordinator west-friesland');
  await button(page, /^Zorgcoördinator West-Friesland/).click();
  await h1(page, 'Telefoonnummers');
  await page.context().close();
});

test('op de acute kaart staat wie dag en nacht opneemt, en op een vergrendelde telefoon niet', async () => {
  const page = await screens.show('acuut met je regio');
  const regio = page.getByRole('heading', { name: 'Dag en nacht in je regio' });
  await regio.waitFor();
  expect(await page.getByRole('link', { name: /^Zorgcoördinator/ }).getAttribute('href')).toBe(
    'tel:0229123456',
  );
  expect(await page.getByText('Marit').count()).toBe(0);
  await button(page, 'Niet acuut').click();
  await button(page, 'Verberg').click();
  await page.evaluate(
    () =>
      ((globalThis as unknown as { phone: { kluisstand: { value: string } } }).phone.kluisstand.value =
        'gesloten'),
  );
  await button(page, 'Noodnummer').click();
  await page.getByRole('link', { name: 'Bel 112' }).waitFor();
  expect(await regio.count()).toBe(0);
  await page.context().close();
});

test('een taal die de gemeente liet nakijken, draagt het voorbehoud niet meer; een andere wel', async () => {
  const page = await screens.open('regio');
  await button(page, 'Kennisbank').click();
  await button(page, /^Praatkaarten/).click();
  await page.getByRole('radio', { name: 'Pools' }).check();
  expect(await page.locator('.praatkaart .zin').getAttribute('lang')).toBe('pl');
  expect(await page.getByText('Nog niet door een vertaler').count()).toBe(0);
  await page.getByRole('radio', { name: 'Roemeens' }).check();
  await page.getByText('Nog niet door een vertaler gecontroleerd').waitFor();
  await page.context().close();
});
