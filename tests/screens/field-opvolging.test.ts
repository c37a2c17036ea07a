import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Signaal } from '#domain/signaal.ts';
import { button, h1 } from '../support/field-hand.ts';
import { type FieldScreens, fieldScreens } from '../support/field-screens.ts';
import type { MemoryPhone } from '../support/phone-in-memory.ts';

/* What may still be done about a sealed signaal: add to it, answer, say whether it was useful, ask it back. */

let screens: FieldScreens;
beforeAll(async () => {
  screens = await fieldScreens();
});
afterAll(() => screens.stop());

async function mijnSignalen(staat = 'opvolging'): Promise<Page> {
  const page = await screens.open(staat);
  await button(page, 'Mijn signalen').click();
  await h1(page, 'Mijn signalen');
  return page;
}
const zending = (page: Page, kenmerk: string) =>
  page.locator('main .lijstje > li', { has: page.getByText(kenmerk, { exact: true }) });
/** The content of the concept that adds to a signaal, as the disk would hold it. */
const inhoudVan = (page: Page, aanvullingOp: string): Promise<Signaal | undefined> =>
  page.evaluate((op) => {
    const { phone } = globalThis as unknown as { phone: MemoryPhone };
    const all = Array.from({ length: 20 }, (_, n) => phone.inhoud(`concept-${n}`));
    return all.find((signaal) => signaal?.aanvullingOp === op);
  }, aanvullingOp);

test('wat wacht, wordt gezegd; wat acuut is en niet geopend, ook', async () => {
  const page = await mijnSignalen();
  await page.getByText('1 signaal wacht op dit toestel').waitFor();
  await page.getByText('Nog niemand heeft het gezien.').waitFor();
  await page.getByText('Was het acuut? Bel dan ook').waitFor();
  await page.context().close();
});

test('wat erbij kwam staat onder het eerste, met zijn eigen stand', async () => {
  const page = await mijnSignalen();
  const eerste = zending(page, 'MR-26-5B8H');
  expect(await eerste.locator('.bijgekomen > li').allInnerTexts()).toEqual([
    expect.stringMatching(/MR-26-9D2W[^]*Geopend[^]*Antwoord/),
    expect.stringMatching(/MR-26-2M5T[^]*Verzegeld[^]*Aanvulling/),
  ]);
  // its first is gone from this phone: then it says what that was called
  await zending(page, 'MR-26-4W3N').getByText('Aanvulling op MR-25-8C2P').waitFor();
  await page.context().close();
});

test('een aanvulling neemt niets mee van het eerste, en gaat zelf mee in de lijst', async () => {
  const page = await mijnSignalen();
  await button(page, 'Vul aan: MR-26-2F9D').click();
  await h1(page, 'Aanvulling');
  await page.getByText('MR-26-2F9D').waitFor();
  await page.getByLabel('Wat viel je op?').fill('De bus stond er weer.');
  expect(await inhoudVan(page, 'e2')).toMatchObject({
    aanvullingOp: 'e2',
    antwoorden: {},
    waar: {},
    personen: { onder18: 0, van18tot23: 0, vanaf23: 0, leeftijdOnbekend: 0, talen: [] },
    voertuigen: [],
    notitie: { feit: 'De bus stond er weer.' },
    oefening: false,
  });
  // the checklist and the details are one press away, and lead back
  await button(page, /^Checklist/).click();
  await h1(page, 'Waar ben je?');
  await page.goBack();
  await button(page, /^Plek, personen en meer/).click();
  await h1(page, 'Details');
  await page.goBack();
  // left, and found again with the signaal
  await page.goBack();
  await button(page, 'Ga verder met je aanvulling op MR-26-2F9D').click();
  expect(await page.getByLabel('Wat viel je op?').inputValue()).toBe('De bus stond er weer.');
  await button(page, 'Klaar, verzegel').click();
  await h1(page, 'Verzegeld');
  // it is no visit of its own: no next caravan
  expect(await page.getByText('Nog een caravan, kamer of persoon').count()).toBe(0);
  await page.context().close();
});

test('wat aan een oefening wordt toegevoegd, is een oefening en zegt dat', async () => {
  const page = await mijnSignalen();
  await button(page, 'Vul aan: MR-26-4W3N').click();
  await page.getByText('Oefening – dit telt niet mee').waitFor();
  await page.getByLabel('Wat viel je op?').fill('Nog eens geoefend.');
  // what adds to an aanvulling adds to the first
  expect(await inhoudVan(page, 'weg')).toMatchObject({ oefening: true, aanvullingOp: 'weg' });
  await page.context().close();
});

test('een vraag wordt beantwoord in één formulier, met de vraag erboven', async () => {
  const page = await mijnSignalen();
  await button(page, /^Lees terugkoppeling/).click();
  await h1(page, 'Terugkoppeling');
  await page.getByText('Je antwoordde vrijdag 20 februari.').waitFor();
  await button(page, 'Beantwoord').click();
  await h1(page, 'Antwoord');
  await page.getByText('Stond de bus er ook in het weekend?').waitFor();
  await page.getByLabel('Je antwoord').fill('Ja, ook op zondag.');
  expect(await inhoudVan(page, 'e4')).toMatchObject({ antwoordOp: 'b3' });
  await button(page, 'Klaar, verzegel').click();
  await h1(page, 'Verzegeld');
  await page.context().close();
});

test('was dit nuttig is één tik, en nog één om hem recht te zetten', async () => {
  const page = await mijnSignalen();
  await button(page, /^Lees terugkoppeling/).click();
  const vraag = page.getByRole('region', { name: 'Was dit nuttig?' });
  await vraag.getByRole('button', { name: 'Nee' }).click();
  await vraag.getByText('Dank je. Je antwoord is verzegeld.').waitFor();
  await vraag.getByRole('button', { name: 'Wijzig mijn antwoord' }).click();
  await vraag.getByRole('button', { name: 'Ja' }).click();
  await vraag.getByText('Dank je. Je antwoord is verzegeld.').waitFor();
  expect(await vraag.getByRole('button').count()).toBe(0);
  await page.context().close();
});

test('intrekken vraagt een reden, wijst een betere weg, en zegt dat het gelukt is', async () => {
  const page = await mijnSignalen();
  // acute, opened, asked already, or too late: not offered
  for (const kenmerk of ['MR-26-3R9F', 'MR-26-5B8H', 'MR-26-7T4C', 'MR-26-6H8B']) {
    expect(await page.getByRole('button', { name: `Trek in: ${kenmerk}` }).count()).toBe(0);
  }
  await zending(page, 'MR-26-7T4C').getByText('intrekken gevraagd; nog niet zeker').waitFor();
  await button(page, 'Trek in: MR-26-2F9D').click();
  await h1(page, 'Signaal intrekken');
  await button(page, /^Trek in$/).click();
  await page.getByText('Kies eerst een reden.').waitFor();
  await page.getByLabel('Er klopt iets niet').check();
  await page.getByText('Vul het liever aan').waitFor();
  await page.getByLabel('Ik verzegelde het per ongeluk').check();
  expect(await page.getByText('Vul het liever aan').count()).toBe(0);
  await button(page, /^Trek in$/).click();
  await h1(page, 'Mijn signalen');
  await page.getByText('MR-26-2F9D is ingetrokken. Niemand heeft het gezien.').waitFor();
  expect(await zending(page, 'MR-26-2F9D').innerText()).toContain('Ingetrokken');
  // what was withdrawn is not added to
  expect(await page.getByRole('button', { name: 'Vul aan: MR-26-2F9D' }).count()).toBe(0);
  await page.context().close();
});

test('wie te laat is, hoort dat en kan aanvullen', async () => {
  const page = await mijnSignalen('te-laat');
  await button(page, 'Trek in: MR-26-2F9D').click();
  await page.getByLabel('Ik stuurde het twee keer').check();
  await button(page, /^Trek in$/).click();
  await page.getByText('Intrekken kan niet meer').waitFor();
  await button(page, 'Vul aan').click();
  await h1(page, 'Aanvulling');
  await page.context().close();
});

test('zonder bereik is het gevraagd en niet zeker', async () => {
  const page = await mijnSignalen('intrekken-gevraagd');
  await button(page, 'Trek in: MR-26-2F9D').click();
  await page.getByLabel('Ik maak me zorgen').check();
  await page.getByText('Praat met je aandachtsfunctionaris').waitFor();
  await button(page, /^Trek in$/).click();
  await page.getByText('Intrekken gevraagd; nog niet zeker').waitFor();
  await button(page, 'Klaar').click();
  await zending(page, 'MR-26-2F9D').getByText('intrekken gevraagd; nog niet zeker').waitFor();
  await page.context().close();
});

test('op slot kan er worden aangevuld zonder iets te lezen', async () => {
  const page = await screens.open('opvolging-gesloten');
  await button(page, 'Mijn signalen').click();
  expect(await page.getByText('Lees terugkoppeling').count()).toBe(0);
  await button(page, 'Vul aan: MR-26-5B8H').click();
  await h1(page, 'Aanvulling');
  await page.context().close();
});

test('geen scherm vroeg meer dan het strenge beleid van de server toestaat', () => {
  expect(screens.complaints).toEqual([]);
});
