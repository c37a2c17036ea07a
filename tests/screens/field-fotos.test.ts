import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { button, h1, inhoud, newSignaal, onward, toChecklist } from '../support/field-hand.ts';
import { type FieldScreens, fieldScreens } from '../support/field-screens.ts';
import { CODE, type MemoryPhone } from '../support/phone-in-memory.ts';

/* Photos on the phone: a real camera that Chromium makes, real pixels, and a phone in memory. */

let screens: FieldScreens;
beforeAll(async () => {
  screens = await fieldScreens();
});
afterAll(async () => {
  await screens.stop();
  expect(screens.complaints).toEqual([]);
});

const SLAAPPLEK = 'hv-slaapplaats-op-werkplek';
const rij = (page: Page) => page.getByRole('group', { name: /^Er wordt geslapen in of direct naast/ });
const vlak = (page: Page) => page.getByRole('application', { name: 'Foto in vakken' });

/** From the answer to the camera; the first time, past what may not be on a photo. */
async function naarCamera(page: Page, eerste = true): Promise<void> {
  await rij(page).getByRole('button', { name: 'Foto', exact: true }).click();
  if (!eerste) return;
  await h1(page, 'Wat mag op de foto?');
  await page.getByText('Paspoorten en andere papieren met een naam').waitFor();
  await button(page, 'Naar de camera').click();
}

/** Takes the picture once there is one; gives a handle on the track of the camera. */
async function maakFoto(page: Page) {
  const knop = page.getByRole('button', { name: 'Maak foto' });
  await expect.poll(() => knop.isEnabled()).toBe(true);
  const spoor = await page.evaluateHandle(
    () => (document.querySelector('video')!.srcObject as MediaStream).getVideoTracks()[0]!,
  );
  await knop.click();
  await vlak(page).waitFor();
  return spoor;
}

/** How much the pixels differ around a point of the canvas, given as a share of its width and height. */
const spreiding = (page: Page, selector: string, x: number, y: number) =>
  page.evaluate(
    ({ where, left, top }) => {
      const canvas = document.querySelector<HTMLCanvasElement>(where)!;
      const { width, height } = canvas;
      const { data } = canvas
        .getContext('2d')!
        .getImageData(Math.round(left * width) - 20, Math.round(top * height) - 20, 40, 40);
      const groen = [...data].filter((_, n) => n % 4 === 1);
      return Math.max(...groen) - Math.min(...groen);
    },
    { where: selector, left: x, top: y },
  );

/** Chooses a file as a person does: by the button and the picker of the browser. */
async function kies(page: Page, bestand: { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
  const picker = page.waitForEvent('filechooser');
  await button(page, 'Kies een foto').click();
  await (await picker).setFiles(bestand);
}

/** A picture as a file: stripes, so that it is seen whether they are still there. */
async function strepen(page: Page, width = 1600, height = 1200): Promise<Buffer> {
  const base64 = await page.evaluate(
    ([w, h]) => {
      const canvas = Object.assign(document.createElement('canvas'), { width: w, height: h });
      const pen = canvas.getContext('2d')!;
      for (let x = 0; x < w!; x += 16) {
        pen.fillStyle = x % 32 ? '#fff' : '#000';
        pen.fillRect(x, 0, 16, h!);
      }
      return canvas.toDataURL('image/jpeg', 0.9).split(',')[1]!;
    },
    [width, height],
  );
  return Buffer.from(base64, 'base64');
}

test('een foto bij een antwoord: eerst wat niet mag, dan de camera, dan bewaren', async () => {
  const page = await screens.open('ingevuld');
  await toChecklist(page);
  await naarCamera(page);
  await page.getByText('Deze foto komt niet in je fotogalerij.').waitFor();
  const spoor = await maakFoto(page);
  expect(await spoor.evaluate((track) => track.readyState)).toBe('ended');
  await button(page, 'Bewaar foto').click();
  await h1(page, 'Checklist');
  const naam = /^Foto 1 van 1, bij ‘Er wordt geslapen .*’, 21:5\d$/;
  await rij(page).getByRole('button', { name: naam }).locator('canvas').waitFor();
  const { bijlagen } = await inhoud(page, 'c1');
  expect(bijlagen).toMatchObject([
    { soort: 'foto', mime: 'image/webp', bij: SLAAPPLEK, breedte: expect.any(Number) },
  ]);
  expect(Math.max(bijlagen[0]!.breedte, bijlagen[0]!.hoogte)).toBeLessThanOrEqual(2048);
  // the second time nobody is told again what she knows
  await naarCamera(page, false);
  await maakFoto(page);
  await page.context().close();
});

test('vervagen met de muis en met de toetsen, terugzetten, en na bewaren is het weg', async () => {
  const page = await screens.open('ingevuld');
  await toChecklist(page);
  await naarCamera(page);
  await kies(page, { name: 'IMG_1.jpg', mimeType: 'image/jpeg', buffer: await strepen(page) });
  await vlak(page).waitFor();
  const doos = (await vlak(page).boundingBox())!;
  const op = (x: number, y: number) => [doos.x + doos.width * x, doos.y + doos.height * y] as const;
  await page.mouse.move(...op(0.2, 0.25));
  await page.mouse.down();
  await page.mouse.move(...op(0.4, 0.25));
  await page.mouse.up();
  await expect.poll(() => spreiding(page, '.vervaagvlak', 0.3, 0.25)).toBeLessThan(30);

  // by keys: to the right of the middle, once; then taken back, and done again with the large brush
  await vlak(page).focus();
  for (let n = 0; n < 8; n += 1) await page.keyboard.press('ArrowRight');
  await page.keyboard.press(' ');
  await page.getByText('Rij 13, kolom 25, vervaagd').waitFor({ state: 'attached' });
  await page.keyboard.press('Backspace');
  await page.getByText('Rij 13, kolom 25', { exact: true }).waitFor({ state: 'attached' });
  await page.getByText('Groot', { exact: true }).click();
  await vlak(page).focus();
  for (let n = 0; n < 8; n += 1) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await button(page, 'Bewaar foto').click();

  await rij(page)
    .getByRole('button', { name: /^Foto 1 van 1/ })
    .click();
  await page.locator('.fotobeeld canvas').waitFor();
  await expect.poll(() => spreiding(page, '.fotobeeld canvas', 0.3, 0.25)).toBeLessThan(30);
  expect(await spreiding(page, '.fotobeeld canvas', 0.77, 0.52)).toBeLessThan(30);
  expect(await spreiding(page, '.fotobeeld canvas', 0.3, 0.8)).toBeGreaterThan(150);
  await page.context().close();
});

test('meer vervagen kan ook later: de foto houdt zijn plaats, zijn antwoord en zijn tijd', async () => {
  const page = await screens.open('fotos');
  await toChecklist(page);
  const voor = (await inhoud(page, 'c1')).bijlagen;
  await rij(page)
    .getByRole('button', { name: /^Foto 1 van 3/ })
    .click();
  await button(page, 'Vervaag').click();
  await vlak(page).focus();
  await page.keyboard.press('Enter');
  await button(page, 'Bewaar foto').click();
  await h1(page, 'Foto 1 van 3');
  const na = (await inhoud(page, 'c1')).bijlagen;
  expect(na.map(({ bij, genomenOp }) => [bij, genomenOp])).toEqual(
    voor.map(({ bij, genomenOp }) => [bij, genomenOp]),
  );
  expect(na[0]?.bytes).not.toBe(voor[0]?.bytes);
  await page.context().close();
});

test('verberg, slot en een andere app: in hetzelfde ogenblik is het beeld weg en de camera uit', async () => {
  const page = await screens.open('ingevuld');
  await toChecklist(page);
  await naarCamera(page);
  await expect.poll(() => page.getByRole('button', { name: 'Maak foto' }).isEnabled()).toBe(true);
  const opslag = await page.evaluate(() => {
    const video = document.querySelector('video')!;
    const [spoor] = (video.srcObject as MediaStream).getVideoTracks();
    document.querySelector<HTMLButtonElement>('.kop-verberg')!.click();
    // nothing was awaited: this is the same task
    return [spoor!.readyState, document.getElementById('app')!.checkVisibility({ visibilityProperty: true })];
  });
  expect(opslag).toEqual(['ended', false]);
  await h1(page, 'Toegangscode');
  await page.keyboard.type(CODE);
  await h1(page, 'Wat mag op de foto?');
  await button(page, 'Naar de camera').click();
  await expect.poll(() => page.getByRole('button', { name: 'Maak foto' }).isEnabled()).toBe(true);

  const uit = await page.evaluate(() => {
    const [spoor] = (document.querySelector('video')!.srcObject as MediaStream).getVideoTracks();
    Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
    const toen = spoor!.readyState;
    Object.defineProperty(document, 'visibilityState', { value: 'visible', configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
    return toen;
  });
  expect(uit).toBe('ended');
  await button(page, 'Zet de camera aan').click();
  await expect.poll(() => page.getByRole('button', { name: 'Maak foto' }).isEnabled()).toBe(true);

  const spoor = await page.evaluateHandle(
    () => (document.querySelector('video')!.srcObject as MediaStream).getVideoTracks()[0]!,
  );
  await page.goBack();
  await h1(page, 'Checklist');
  expect(await spoor.evaluate((track) => track.readyState)).toBe('ended');
  await page.context().close();
});

test('verberg terwijl je naar de foto kijkt: hij is bewaard, met wat vervaagd was, en je vindt hem terug', async () => {
  const page = await screens.open('ingevuld');
  await toChecklist(page);
  await naarCamera(page);
  await kies(page, { name: 'a.jpg', mimeType: 'image/jpeg', buffer: await strepen(page) });
  await vlak(page).focus();
  await page.keyboard.press('Enter');
  await button(page, 'Verberg').click();
  await h1(page, 'Toegangscode');
  await expect.poll(async () => (await inhoud(page, 'c1')).bijlagen.length).toBe(1);
  // and then the vault is locked as always
  await expect
    .poll(() => page.evaluate(() => (globalThis as unknown as { phone: MemoryPhone }).phone.kluisstand.value))
    .toBe('heropenbaar');
  await page.keyboard.type(CODE);
  await h1(page, 'Foto 1 van 1');
  await page.locator('.fotobeeld canvas').waitFor();
  await expect.poll(() => spreiding(page, '.fotobeeld canvas', 0.515, 0.52)).toBeLessThan(30);
  await page.context().close();
});

test('verberg in hetzelfde ogenblik als de foto: ook die is bewaard, één keer', async () => {
  const page = await screens.open('ingevuld');
  await toChecklist(page);
  await naarCamera(page);
  await expect.poll(() => page.getByRole('button', { name: 'Maak foto' }).isEnabled()).toBe(true);
  // as soon as the shutter was heard of, long before the picture can be looked at
  await page.evaluate(
    () =>
      new Promise<void>((done) => {
        const app = document.getElementById('app')!;
        const watch = new MutationObserver(() => {
          if (!app.textContent?.includes('Foto klaarmaken')) return;
          watch.disconnect();
          document.querySelector<HTMLButtonElement>('.kop-verberg')!.click();
          done();
        });
        watch.observe(app, { childList: true, subtree: true, characterData: true });
        document.querySelector<HTMLButtonElement>('.duim .knop--hoofd')!.click();
      }),
  );
  await h1(page, 'Toegangscode');
  await expect.poll(async () => (await inhoud(page, 'c1')).bijlagen.length).toBe(1);
  await page.keyboard.type(CODE);
  await h1(page, 'Foto 1 van 1');
  expect((await inhoud(page, 'c1')).bijlagen).toHaveLength(1);
  await page.context().close();
});

test('een andere app terwijl je naar de foto kijkt: hij is bewaard, ook als de telefoon de app nu weggooit', async () => {
  const page = await screens.open('ingevuld');
  await toChecklist(page);
  await naarCamera(page);
  await maakFoto(page);
  const zetZichtbaar = (stand: 'hidden' | 'visible') =>
    page.evaluate((value) => {
      Object.defineProperty(document, 'visibilityState', { value, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    }, stand);
  await zetZichtbaar('hidden');
  await expect.poll(async () => (await inhoud(page, 'c1')).bijlagen.length).toBe(1);
  await zetZichtbaar('visible');
  await h1(page, 'Foto 1 van 1');
  await page.context().close();
});

test('zonder toestemming, zonder camera of met een bezette camera: een zin, en de weg met een bestand', async () => {
  const waarom = [
    ['geweigerd', 'Meldroute mag de camera niet gebruiken'],
    ['geen', 'Geen camera gevonden'],
    ['bezet', 'De camera is bezet'],
  ] as const;
  for (const [camera, zin] of waarom) {
    const page = await screens.open('ingevuld', { camera });
    await toChecklist(page);
    await naarCamera(page);
    await page.getByText(zin).waitFor();
    await button(page, 'Maak met de camera-app').waitFor();
    await page.getByText('Het origineel blijft in je fotogalerij.').waitFor();
    await kies(page, { name: 'a.jpg', mimeType: 'image/jpeg', buffer: await strepen(page, 400, 300) });
    await vlak(page).waitFor();
    await button(page, 'Bewaar foto').click();
    await h1(page, 'Checklist');
    await page.context().close();
  }
});

test('de camera-app van het toestel krijgt de vraag om de achterste camera', async () => {
  const page = await screens.open('ingevuld', { camera: 'geen' });
  await toChecklist(page);
  await naarCamera(page);
  const picker = page.waitForEvent('filechooser');
  await button(page, 'Maak met de camera-app').click();
  const { accept, capture } = await (await picker).element().evaluate((input: HTMLInputElement) => ({
    accept: input.accept,
    capture: input.getAttribute('capture'),
  }));
  expect({ accept, capture }).toEqual({ accept: 'image/*', capture: 'environment' });
  await page.context().close();
});

test('wat op slot ging terwijl je een foto koos, gaat verder waar je was', async () => {
  const page = await screens.open('ingevuld');
  await toChecklist(page);
  await naarCamera(page);
  const buffer = await strepen(page, 400, 300);
  const picker = page.waitForEvent('filechooser');
  await button(page, 'Kies een foto').click();
  const open = await picker;
  await button(page, 'Verberg').click();
  await h1(page, 'Toegangscode');
  await open.setFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer });
  await page.keyboard.type(CODE);
  await vlak(page).waitFor();
  await page.context().close();
});

test('een gekozen foto komt nooit in een ander signaal', async () => {
  const page = await screens.open('ingevuld');
  await toChecklist(page);
  await naarCamera(page);
  const buffer = await strepen(page, 400, 300);
  const picker = page.waitForEvent('filechooser');
  await button(page, 'Kies een foto').click();
  const open = await picker;
  await button(page, 'Verberg').click();
  await h1(page, 'Toegangscode');
  await open.setFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer });
  await button(page, 'Verder zonder code').click();
  await newSignaal(page);
  await page.getByRole('button', { name: 'Gezien', exact: true }).first().click();
  await page.getByRole('button', { name: 'Foto', exact: true }).first().click();
  await button(page, 'Naar de camera').click();
  await expect.poll(() => page.getByRole('button', { name: 'Maak foto' }).isEnabled()).toBe(true);
  expect(await vlak(page).count()).toBe(0);
  await page.context().close();
});

test('wat geen foto is, krijgt een zin; je tekst en je plaats blijven', async () => {
  const page = await screens.open('ingevuld');
  await toChecklist(page);
  await naarCamera(page);
  await kies(page, {
    name: 'foto.jpg',
    mimeType: 'image/jpeg',
    buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="document.title=1"/>'),
  });
  await page.getByText('Dit bestand is geen foto.').waitFor();
  expect(await page.title()).toBe('Meldroute');
  await expect.poll(() => page.getByRole('button', { name: 'Maak foto' }).isEnabled()).toBe(true);
  await page.context().close();
});

test('acht foto’s passen; voor een negende staat er wat je kunt doen', async () => {
  const page = await screens.open('acht-fotos');
  await toChecklist(page);
  await naarCamera(page, false);
  await page.getByText('Er passen 8 foto’s bij een signaal.').waitFor();
  await button(page, 'Terug').last().click();
  await h1(page, 'Checklist');
  await onward(page, 0);
  await page.getByText('Er passen 8 foto’s bij een signaal.').waitFor();
  expect(await page.locator('.foto-nieuw').count()).toBe(0);
  // one away, and another fits
  await page.getByRole('button', { name: /^Foto 8 van 8/ }).click();
  await button(page, 'Gooi foto weg').click();
  await page.getByRole('dialog').getByText('Dit kan niet terug.').waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Gooi weg' }).click();
  await h1(page, 'Details');
  await page.locator('.foto-nieuw').click();
  await expect.poll(() => page.getByRole('button', { name: 'Maak foto' }).isEnabled()).toBe(true);
  expect((await inhoud(page, 'c1')).bijlagen).toHaveLength(7);
  await page.context().close();
});

test('opslag bijna vol: foto’s stoppen, tekst niet', async () => {
  const page = await screens.open('ingevuld');
  await page.evaluate(() => {
    const { phone } = globalThis as unknown as { phone: MemoryPhone };
    Object.assign(phone.opslag, { value: { blijvend: true, gebruikt: 995e6, ruimte: 1000e6 } });
  });
  await toChecklist(page);
  await naarCamera(page, false);
  await page.getByText('Opslag bijna vol: eerst tekst').waitFor();
  await button(page, 'Terug').last().click();
  await rij(page).getByRole('button', { name: 'Gehoord', exact: true }).click();
  expect((await inhoud(page, 'c1')).antwoorden[SLAAPPLEK]?.waarde).toBe('gehoord');
  await page.context().close();
});

test('een geweigerde foto blijft op het scherm, met de reden; de volgende poging lukt', async () => {
  const page = await screens.open('ingevuld');
  await toChecklist(page);
  await naarCamera(page);
  await maakFoto(page);
  const weiger = (reden: 'opslag-vol' | undefined) =>
    page.evaluate((waarom) => {
      (globalThis as unknown as { phone: MemoryPhone }).phone.bewaarfout = waarom;
    }, reden);
  await weiger('opslag-vol');
  await button(page, 'Bewaar foto').click();
  await page.getByText('Deze foto is niet bewaard.').waitFor();
  await vlak(page).waitFor();
  await weiger(undefined);
  await button(page, 'Bewaar foto').click();
  await h1(page, 'Checklist');
  await page.context().close();
});

test('een foto hoort bij een antwoord, bij een ander, of bij geen; en staat ook bij Controleren', async () => {
  const page = await screens.open('fotos');
  await toChecklist(page);
  await rij(page)
    .getByRole('button', { name: /^Foto 1 van 3/ })
    .click();
  await page.getByLabel('Hoort bij').selectOption({ label: 'Los van de checklist' });
  await expect.poll(async () => (await inhoud(page, 'c1')).bijlagen[0]?.bij).toBeUndefined();
  await page.getByLabel('Hoort bij').selectOption('hv-te-veel-slaapplaatsen');
  await expect.poll(async () => (await inhoud(page, 'c1')).bijlagen[0]?.bij).toBe('hv-te-veel-slaapplaatsen');
  await button(page, 'Volgende').click();
  await h1(page, 'Foto 2 van 3');
  await button(page, 'Klaar').click();
  await h1(page, 'Checklist');
  expect(await rij(page).locator('.fotoknop').count()).toBe(0);
  await onward(page, 1);
  await h1(page, 'Controleren');
  await page
    .getByRole('button', { name: /^Foto 3 van 3, los van de checklist/ })
    .locator('canvas')
    .waitFor();
  await page.context().close();
});

test('mijn signalen telt de foto’s die er zijn', async () => {
  const page = await screens.open('zendingen');
  await button(page, 'Mijn signalen').click();
  await page.getByText('3 van 5 foto’s verstuurd').waitFor();
  await page.context().close();
});

test('de lamp is er waar de camera hem heeft', async () => {
  const page = await screens.open('ingevuld');
  // no camera that Chromium makes has a light: only the answer of the track is ours
  await page.evaluate(() => {
    const { getCapabilities, applyConstraints } = MediaStreamTrack.prototype;
    MediaStreamTrack.prototype.getCapabilities = function () {
      return { ...getCapabilities.call(this), torch: true };
    };
    MediaStreamTrack.prototype.applyConstraints = function (wens) {
      document.documentElement.dataset.wens = JSON.stringify(wens);
      return applyConstraints.call(this, {});
    };
  });
  await toChecklist(page);
  await naarCamera(page);
  const lamp = page.getByRole('button', { name: 'Lamp' });
  await lamp.click();
  expect(await lamp.getAttribute('aria-pressed')).toBe('true');
  expect(await page.evaluate(() => document.documentElement.dataset.wens)).toBe(
    '{"advanced":[{"torch":true}]}',
  );
  await page.context().close();
});
