import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DeskScreens, SCREENS, deskScreens } from '../support/desk-screens.ts';

let screens: DeskScreens;
beforeAll(async () => {
  screens = await deskScreens();
});
afterAll(() => screens.stop());

async function monitoring() {
  const { staat, to } = SCREENS['monitoring']!;
  const page = await screens.open(staat);
  await to!(page);
  return page;
}

test('de monitoring begint met één zin en met de terugkoppeling', async () => {
  const page = await monitoring();
  expect(await page.locator('.verhaal').innerText()).toMatch(
    /^In \d{4} kwamen 60 signalen binnen in Medemblik\./,
  );
  expect(await page.getByRole('img', { name: /^33 van de 100 melders/ }).count()).toBe(1);
  await page.context().close();
});

test('wat te klein is staat er niet, in beeld noch in het bestand', async () => {
  const page = await monitoring();
  const jaar = new Date().getFullYear();
  const bewaar = async (naam: string) => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: naam }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(new RegExp(`^cijfers-${jaar}\\.`));
    return readFile(await download.path(), 'utf8');
  };
  const csv = await bewaar('Rekenblad (CSV)');
  expect(csv.startsWith('\ufeff')).toBe(true);
  expect(csv).toContain('Per vorm');
  const json = JSON.parse(await bewaar('Gegevens (JSON)')) as {
    gemeente: string;
    signalen: { tabellen: { rijen: string[]; perRij: (number | null)[] }[] };
  };
  expect(json.gemeente).toBe('Medemblik');
  const getoond = json.signalen.tabellen.flatMap(({ perRij }) => perRij);
  expect(getoond.some((aantal) => aantal === null)).toBe(true);
  expect(getoond.every((aantal) => aantal === null || aantal === 0 || aantal >= 5)).toBe(true);
  expect(await page.locator('.staven .klein-getal').count()).toBeGreaterThan(0);
  await page.context().close();
});

test('elk beeld is er ook als tabel, met koppen voor wie niet ziet', async () => {
  const page = await monitoring();
  const tabel = page.getByRole('table', { name: 'Hoorde de melder het?' });
  expect(await tabel.getByRole('rowheader').allTextContents()).toEqual([
    'Gegeven',
    'Kon niet, met reden',
    'Nog te doen',
  ]);
  expect(await tabel.getByRole('columnheader').last().textContent()).toBe('Heel het jaar');
  await page.context().close();
});
