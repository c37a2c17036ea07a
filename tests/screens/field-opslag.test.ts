import { afterAll, beforeAll, expect, test } from 'vitest';
import { button, h1, newSignaal } from '../support/field-hand.ts';
import { type FieldScreens, fieldScreens } from '../support/field-screens.ts';
import type { MemoryPhone } from '../support/phone-in-memory.ts';

let screens: FieldScreens;
beforeAll(async () => {
  screens = await fieldScreens();
});
afterAll(() => screens.stop());

test('een gewiste opslag zegt wat er kwijt is, en dat bellen helpt', async () => {
  const page = await screens.open('opslag-verdwenen');
  await page.getByText('Kwijt: 1 concept en 2 signalen die nog niet verstuurd waren.').waitFor();
  await page.getByText('Het laatste signaal van dit toestel had nummer 12.').waitFor();
  await page.getByText(/^Bel je aandachtsfunctionaris/).waitFor();
  await button(page, 'Schrijf opnieuw in').waitFor();
  await page.context().close();
});

test('het toestel zegt of het blijvend bewaart, hoeveel er past, en wat browsegegevens wissen doet', async () => {
  const page = await screens.open('vol');
  await button(page, 'Kennisbank').click();
  await button(page, /^Weergave en toestel/).click();
  await page.getByText('Dit toestel bewaart je gegevens blijvend.').waitFor();
  await page.getByText('In gebruik: 12 MB. Nog vrij: 2,1 GB.').waitFor();
  const zetOpslag = (blijvend: boolean | undefined) =>
    page.evaluate((stand) => {
      (globalThis as unknown as { phone: MemoryPhone }).phone.opslag.value = { blijvend: stand };
    }, blijvend);
  await zetOpslag(false);
  await page.getByText('De browser mag gegevens wissen als het toestel vol raakt.').waitFor();
  await zetOpslag(undefined);
  await page.getByText('Deze browser zegt niet of hij gegevens blijvend bewaart.').waitFor();
  await button(page, 'Wat als ik browsegegevens wis?').click();
  await h1(page, 'Browsegegevens wissen');
  await page.getByText('Wis je de gegevens van je browser?').waitFor();
  // and where the sealed signals are listed, the refusal stands as well
  await zetOpslag(false);
  await button(page, 'Mijn signalen').click();
  await page.getByText('De browser mag gegevens wissen').waitFor();
  await page.context().close();
});

test('wat een browser niet kan, staat er met wat dat betekent', async () => {
  const page = await screens.open('leeg');
  await page.evaluate(() => {
    delete (StorageManager.prototype as { persist?: unknown }).persist;
    delete (globalThis as { CompressionStream?: unknown }).CompressionStream;
    delete (Navigator.prototype as { geolocation?: unknown }).geolocation;
  });
  await button(page, 'Kennisbank').click();
  await button(page, /^Weergave en toestel/).click();
  const lijst = page.locator('section').filter({ hasText: 'Wat deze browser niet kan' });
  await lijst.waitFor();
  expect(await lijst.getByRole('listitem').allInnerTexts()).toEqual([
    'Blijvend bewaren. Verstuur dus snel wat je verzegelt.',
    'Signalen kleiner maken. Versturen kost iets meer data.',
    'Je plek bepalen. Omschrijf de plek.',
  ]);
  await page.context().close();
});

test('een tab van iOS vraagt eerst om het beginscherm, met de link klaar om te plakken', async () => {
  const page = await screens.open('nieuw', { uitnodiging: true, ios: true });
  await h1(page, 'Zet Meldroute eerst op je beginscherm');
  expect(await button(page, 'Schrijf dit toestel in').count()).toBe(0);
  await page.evaluate(() =>
    addEventListener('copy', () => Object.assign(globalThis, { gekopieerd: getSelection()?.toString() })),
  );
  await button(page, 'Kopieer link').click();
  await page.getByRole('status').getByText('Link gekopieerd.').waitFor();
  expect(await page.evaluate(() => (globalThis as unknown as { gekopieerd: string }).gekopieerd)).toBe(
    'link',
  );
  // a phone that may not have it can still be enrolled
  await button(page, 'Dat lukt hier niet. Schrijf deze tab in').click();
  await button(page, 'Schrijf dit toestel in').waitFor();
  await page.context().close();
});

test('wie vanaf het beginscherm werkt, legt in de tab niets nieuws meer vast, en raakt er niets kwijt', async () => {
  const page = await screens.open('vol', { ios: true });
  await page.getByText('Je werkt in een tab').waitFor();
  await newSignaal(page);
  await page.goBack();
  await page.goBack();
  await button(page, 'Staat al op mijn beginscherm').click();
  await page.getByText('Deze tab begint geen nieuwe signalen meer.').waitFor();
  expect(await button(page, 'Nieuw signaal').count()).toBe(0);
  // practising would begin one as well
  await button(page, 'Kennisbank').click();
  await button(page, /^Oefenen/).click();
  await button(page, /^Hennep of drugs/).click();
  await h1(page, 'Start');
  // what was here is still here, and so is the way back
  await button(page, /^Concepten/).waitFor();
  await button(page, 'Toch hier verder').click();
  await button(page, 'Nieuw signaal').waitFor();
  await page.context().close();
});

test('op het beginscherm, en op Android, Mac en elders, staat hoe het daar gaat', async () => {
  for (const [userAgent, zin] of [
    [
      'Mozilla/5.0 (Android 14; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0',
      /kies ‘Toevoegen aan startscherm’/,
    ],
    [
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15',
      /‘Voeg toe aan Dock’/,
    ],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', /Gebruik dan Chrome of Edge/],
  ] as const) {
    const page = await screens.open('leeg');
    await page.evaluate(
      (agent) => Object.defineProperty(navigator, 'userAgent', { value: agent }),
      userAgent,
    );
    await button(page, 'Kennisbank').click();
    await button(page, /^Weergave en toestel/).click();
    await page.getByText(zin).waitFor();
    await page.context().close();
  }
  const page = await screens.open('leeg');
  await page.evaluate(() => Object.defineProperty(navigator, 'standalone', { value: true }));
  await button(page, 'Kennisbank').click();
  await button(page, /^Weergave en toestel/).click();
  await page.getByText('Met welke duim tik je?').waitFor();
  expect(await page.getByText('Zet Meldroute op je beginscherm').count()).toBe(0);
  await page.context().close();
});
