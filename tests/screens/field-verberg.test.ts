import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answer, button, h1, inhoud, onward, toChecklist } from '../support/field-hand.ts';
import { type FieldScreens, SCREENS, fieldScreens } from '../support/field-screens.ts';
import { CODE, type MemoryPhone } from '../support/phone-in-memory.ts';

let screens: FieldScreens;
beforeAll(async () => {
  screens = await fieldScreens();
});
afterAll(() => screens.stop());

/** The lock itself is neutral, so there is nothing to hide; nor is there on the list that lies over it. */
const isSlot = (name: string) => /^slot|^controlelijst$/.test(name);
/** Every word that a locked screen may show. */
const NEUTRAAL =
  /^(Meldroute|Toegangscode|Code vergeten\?|Verder zonder code|Toch met code|\d|Nood|Noodnummer|Wis|Ga verder|Wachtzin|De zes woorden die je bij het inschrijven opschreef\.|Toon woorden|Open|Ik kan niet ontgrendelen|Welk teken is van jou\?|Op dit toestel heeft ieder een eigen teken en een eigen slot\.|cirkel|driehoek|vierkant)$/;

/** What someone who looks at the browser can tell about the page without looking at the page. */
const outside = (page: Page) =>
  page.evaluate(() => ({
    title: document.title,
    url: location.href,
    entries: history.length,
    icons: [...document.querySelectorAll<HTMLLinkElement>('link[rel~=icon]')].map(({ href }) => href),
    colour: document.querySelector<HTMLMetaElement>('meta[name=theme-color]')?.content,
  }));

/** Presses what lies on top; tells in the same turn what can still be seen of the app, and what the next frame will show. */
const verberg = (page: Page) =>
  page.evaluate(async () => {
    const on = document.querySelector('dialog[open]') ?? document;
    const seen = () =>
      [...document.querySelectorAll<HTMLElement>('#app, #app *')].filter((element) =>
        element.checkVisibility({ visibilityProperty: true }),
      ).length;
    const before = seen();
    on.querySelector<HTMLElement>('.kop-verberg')!.click();
    const after = seen();
    await new Promise(requestAnimationFrame);
    return { before: before > 0, after, shown: document.body.innerText };
  });

const words = (page: Page) => page.locator('body').innerText();
/** The lines of a text that a locked screen may not show. */
const vreemd = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !NEUTRAAL.test(line));

test.for(Object.keys(SCREENS).filter((name) => !isSlot(name)))(
  '[C-56] %s: één tik, en in hetzelfde beeld is er niets meer van over',
  async (name) => {
    const page = await screens.show(name);
    await page.locator('.kop-verberg').first().waitFor();
    const before = await outside(page);
    const { shown, ...seen } = await verberg(page);
    expect(seen).toEqual({ before: true, after: 0 });
    expect(vreemd(shown)).toEqual([]);
    await page.locator('.slot h1:visible').waitFor();
    expect(vreemd(await words(page))).toEqual([]);
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
    expect(await outside(page)).toEqual(before);
    expect(before.title).toBe('Meldroute');
    // nothing of it is left to scroll to, to tab to or to have read aloud
    const rest = page.locator(':is(input, textarea, select, canvas, video, dialog):visible');
    expect(await rest.evaluateAll((all) => all.filter((one) => !one.closest('.slot')).length)).toBe(0);
    await page.context().close();
  },
);

test('[C-56] de knop is op elk scherm met duim en toetsenbord te vinden, ook op een vraag', async () => {
  for (const name of [
    'checklist',
    'concept weggooien',
    'Praatkaarten',
    'foto, camera',
    'Weergave en toestel',
  ]) {
    const page = await screens.show(name);
    const on = (await page.getByRole('dialog').count()) > 0 ? page.getByRole('dialog') : page;
    const knop = on.getByRole('button', { name: 'Verberg', exact: true });
    const box = await knop.boundingBox();
    expect([name, box!.width >= 48 && box!.height >= 48]).toEqual([name, true]);
    await knop.press('Enter');
    await h1(page, 'Toegangscode');
    await page.context().close();
  }
});

test('terug en vooruit in de browser brengen na Verberg nooit iets terug', async () => {
  const page = await screens.open('ingevuld');
  await toChecklist(page);
  await button(page, 'De personen').click();
  await button(page, /^Acuut$/).click();
  await button(page, 'Niet acuut').click();
  await onward(page, 0);
  await button(page, 'Verberg').click();
  await h1(page, 'Toegangscode');
  for (let step = 0; step < 6; step += 1) {
    await page.evaluate(
      (back) =>
        new Promise<void>((done) => {
          addEventListener('popstate', () => done(), { once: true });
          // a step that leads nowhere tells nothing
          setTimeout(done, 200);
          if (back) history.back();
          else history.forward();
        }),
      step !== 3,
    );
    expect(vreemd(await words(page))).toEqual([]);
  }
  await page.keyboard.type(CODE);
  await h1(page, 'Controleren');
  await page.context().close();
});

test('wat getypt was, is verzegeld voordat het slot dichtgaat, en staat er daarna weer', async () => {
  const page = await screens.open('ingevuld');
  await toChecklist(page);
  await onward(page, 0);
  await page.getByLabel('Feit').fill('Tot hier en niet verder.');
  await verberg(page);
  await h1(page, 'Toegangscode');
  expect((await inhoud(page, 'c1')).notitie.feit).toBe('Tot hier en niet verder.');
  await page.keyboard.type(CODE);
  await h1(page, 'Details');
  expect(await page.getByLabel('Feit').inputValue()).toBe('Tot hier en niet verder.');
  await page.context().close();
});

const zetZichtbaar = (page: Page, stand: 'hidden' | 'visible') =>
  page.evaluate((value) => {
    Object.defineProperty(document, 'visibilityState', { value, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
    return [...document.querySelectorAll<HTMLElement>('#app, #app *')].filter((element) =>
      element.checkVisibility({ visibilityProperty: true }),
    ).length;
  }, stand);

test('[C-44] uit beeld is meteen leeg beeld; wie terugkomt staat op dezelfde plek, met de cursor waar hij was', async () => {
  for (const name of ['details', 'concept weggooien', 'slot met wachtzin', 'verzegeld']) {
    const page = await screens.show(name);
    expect([name, await zetZichtbaar(page, 'hidden')]).toEqual([name, 0]);
    await page.context().close();
  }
  const page = await screens.show('details');
  await page.getByLabel('Feit').click();
  const y = await page.evaluate(() => scrollY);
  expect(y).toBeGreaterThan(100);
  await zetZichtbaar(page, 'hidden');
  await zetZichtbaar(page, 'visible');
  await expect
    .poll(() => page.locator('#app').evaluate((app) => app.checkVisibility({ visibilityProperty: true })))
    .toBe(true);
  expect(await page.evaluate(() => [scrollY, document.activeElement?.tagName])).toEqual([y, 'TEXTAREA']);
  await page.context().close();
});

test('de gemeente bepaalt na hoeveel minuten stilte het slot dichtgaat: twee tot tien', async () => {
  const page = await screens.open('ingevuld');
  await page.clock.install();
  await page.reload();
  await page.evaluate(() => {
    const { phone } = globalThis as unknown as { phone: MemoryPhone };
    phone.veld.value = { ...phone.veld.value, slotMinuten: 7 };
  });
  await toChecklist(page);
  await page.clock.fastForward(6.5 * 60_000);
  await h1(page, 'Checklist');
  await answer(page, /^Matrassen/, 'Gezien').click();
  await page.clock.fastForward(6.5 * 60_000);
  await h1(page, 'Checklist');
  await page.clock.fastForward(60_000);
  await h1(page, 'Toegangscode');
  await page.context().close();
});

test('staat het slot er al omdat een scherm open moet zijn, dan blijft het niet leeg als het ook vanzelf dichtgaat', async () => {
  const page = await screens.open('vol');
  await page.clock.install();
  await page.reload();
  await button(page, /^Terugkoppeling/).click();
  await page.getByText('Je schreef feit en indruk apart op.').waitFor();
  await page.evaluate(() => {
    (globalThis as unknown as { phone: MemoryPhone }).phone.kluisstand.value = 'gesloten';
  });
  await page.getByLabel('Wachtzin').waitFor();
  await page.clock.fastForward(121_000);
  await page.clock.runFor(50);
  expect(await page.getByLabel('Wachtzin').isVisible()).toBe(true);
  await page.context().close();
});

test('waar een scherm stukging, werkt Verberg ook', async () => {
  const page = await screens.open('ingevuld');
  await toChecklist(page);
  await page.evaluate(() => {
    // as a value that no screen can draw
    const { phone } = globalThis as unknown as { phone: MemoryPhone };
    phone.verzonden.subscribe = () => {
      throw new Error('broken on purpose');
    };
  });
  await page.goBack();
  await page.getByText('Er ging iets mis in dit scherm').waitFor();
  await verberg(page);
  await h1(page, 'Toegangscode');
  await page.context().close();
});

test('geen scherm vroeg meer dan het strenge beleid van de server toestaat', () => {
  expect(screens.complaints).toEqual([]);
});
