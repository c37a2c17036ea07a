import { afterAll, beforeAll, expect, test } from 'vitest';
import { button, h1, inhoud, newSignaal, onward, toChecklist } from '../support/field-hand.ts';
import { type FieldScreens, fieldScreens } from '../support/field-screens.ts';

let screens: FieldScreens;
beforeAll(async () => {
  screens = await fieldScreens();
});
afterAll(() => screens.stop());

test('meer concepten naast elkaar, elk met plek en begin, elk verder waar je was', async () => {
  const page = await screens.open('ingevuld');
  await toChecklist(page);
  await onward(page, 1);
  await h1(page, 'Controleren');
  const eerst = await inhoud(page, 'c1');
  await button(page, 'Nog een caravan, kamer of persoon').click();
  await h1(page, 'Checklist');
  await page.getByText('Het vorige staat bij je concepten.').waitFor();
  const tweede = await inhoud(page, 'concept-1');
  expect(tweede.waar).toEqual(eerst.waar);
  expect([tweede.antwoorden, tweede.notitie, tweede.voertuigen]).toEqual([{}, {}, []]);
  expect(tweede.personen).toMatchObject({ onder18: 0, van18tot23: 0, vanaf23: 0, talen: [] });
  expect(await inhoud(page, 'c1')).toEqual(eerst);

  await page.goBack();
  await button(page, /^Terug naar/).click();
  for (let n = 0; n < 3 && (await page.locator('h1').innerText()) !== 'Start'; n += 1) await page.goBack();
  await button(page, 'Nieuw signaal').click();
  await button(page, /^Alleen een vermoeden/).click();
  await page.getByLabel('Wat viel je op?').fill('Iedere week een ander gezicht.');
  await page.getByText('Omschrijving', { exact: true }).click();
  await page.getByLabel('Omschrijving', { exact: true }).last().fill('Loods achter de kerk');
  await expect.poll(async () => (await inhoud(page, 'concept-2')).waar.omschrijving).toMatch(/kerk$/);
  await page.goBack();
  await page.goBack();
  await h1(page, 'Start');
  await button(page, 'Mijn signalen').click();
  const rijen = page.getByRole('list', { name: 'Concepten' }).getByRole('button');
  await expect.poll(() => rijen.count()).toBe(3);
  const uitleg = await rijen.locator('.onder').allInnerTexts();
  expect(
    uitleg.filter((regel) => /^Chalet 14, achterste rij · Huisvesting, vandaag 21:\d\d$/.test(regel)),
  ).toHaveLength(2);
  expect(
    uitleg.filter((regel) => /^Loods achter de kerk · Algemene controle, vandaag 21:\d\d$/.test(regel)),
  ).toHaveLength(1);

  await rijen.filter({ hasText: 'Loods' }).click();
  await h1(page, 'Alleen een vermoeden');
  expect(await page.getByLabel('Wat viel je op?').inputValue()).toBe('Iedere week een ander gezicht.');
  await page.context().close();
});

test('een concept van eerder zegt ook het uur', async () => {
  const page = await screens.open('leeg');
  await page.clock.install({ time: new Date(2026, 2, 1, 21, 52) });
  await newSignaal(page);
  await page.evaluate(() => {
    const { phone } = globalThis as unknown as {
      phone: { zetConcept(id: string, nu: object): void; inhoud(id: string): object };
    };
    phone.zetConcept('concept-1', {
      ...phone.inhoud('concept-1'),
      begonnenOp: new Date(2026, 1, 26, 7, 5).toISOString(),
    });
  });
  await page.goBack();
  await page.goBack();
  await button(page, 'Mijn signalen').click();
  await page.getByText('Huisvesting, donderdag 26 februari 07:05').waitFor();
  await page.context().close();
});
