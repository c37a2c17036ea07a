import { naarOverleg, nietsGevonden, route, schrijf } from '#demo/acts.ts';
import { doe, logIn } from '#demo/players.ts';
import { must, shown } from '#demo/world.ts';
import type { Desk } from '#device/desk.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RealBrowser, removeProfile, startBrowser } from '../support/browser.ts';
import { type RunningDemo, startDemo } from '../support/demo.ts';
import { filmSlaapplek } from '../support/camerafilm.ts';
import { meldAan, setupLink } from '../support/journey.ts';
import { freePort, startServer } from '../support/server.ts';
import { type Camera, type Picture, makeCamera } from './camera.ts';
import { setUp, showDeputy, showDesk, showManagement } from './desk.ts';
import {
  enrol,
  readAbout,
  seal,
  showAfterwards,
  showAnswers,
  showByHand,
  showTogether,
  writeSignal,
  writeSuspicion,
} from './phone.ts';

const PHONE = { width: 390, height: 844 };
const DESK = { width: 1440, height: 900 };
/** Open water: nobody lives there. */
const PLACE = { latitude: 52.731, longitude: 5.297, accuracy: 8 };

async function withBrowser<T>(
  camera: Camera,
  size: typeof PHONE & { camera?: string },
  act: (browser: RealBrowser) => Promise<T>,
): Promise<T> {
  const browser = await startBrowser(size);
  await browser.page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await camera.prepare(browser.page);
  try {
    return await act(browser);
  } finally {
    await browser.close();
    await removeProfile(browser.profile);
  }
}

async function ceremony(camera: Camera): Promise<void> {
  const server = await startServer();
  try {
    await withBrowser(camera, DESK, ({ page }) => setUp(page, camera, setupLink(server)));
  } finally {
    await server.stop();
  }
}

async function desks(demo: RunningDemo, camera: Camera): Promise<void> {
  const [marit, sanne] = demo.leden;
  if (!marit || !sanne) throw new Error('the demo has two members');
  await withBrowser(camera, DESK, async ({ page }) => {
    await page.goto(`${demo.origin}/desk`);
    await page.getByRole('heading', { name: 'Aanmelden' }).waitFor();
    await camera.shoot(page, 'bureau-aanmelden');
    await meldAan(page, demo.origin, sanne);
    await showDeputy(page, camera);
  });
  await withBrowser(camera, DESK, async ({ page, context }) => {
    await meldAan(page, demo.origin, marit);
    await showDesk(page, camera);
    const joiner = await context.newPage();
    await joiner.setViewportSize(DESK);
    await showManagement(page, joiner, camera);
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.getByRole('navigation', { name: 'Hoofdmenu' }).getByText('Werkvoorraad').click();
    await page.getByRole('searchbox', { name: 'Zoek in de werkvoorraad' }).fill('');
    await page.locator('.groepkop').nth(2).waitFor();
    await camera.shoot(page, 'bureau-werkvoorraad-donker');
  });
}

/** What the aandachtsfunctionaris does with the signals of this phone: opens two, and answers the first. */
async function answer(desk: Desk, [first, second]: readonly [string, string]): Promise<void> {
  await desk.ververs();
  const envelope = (kenmerk: string) =>
    shown(desk.nieuw).find((one) => one.kenmerk === kenmerk)?.envId ?? kenmerk;
  const op = new Date().toISOString();
  const hier = { op, dag: op.slice(0, 10), meldingVan: () => '' };
  const { melding } = must(await desk.open(envelope(first)), 'opening');
  for (const daad of [
    ...nietsGevonden,
    naarOverleg,
    route({
      type: 'onvoldoende',
      reden: 'Er is nog te weinig.',
      herzienOp: new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10),
    }),
  ]) {
    await doe(desk, melding, daad, hier);
  }
  await doe(desk, melding, schrijf('tk-volgen'), hier);
  must(await desk.open(envelope(second)), 'opening');
}

/** What the phone's own camera sees: a room that does not exist. */
async function phone(demo: RunningDemo, camera: Camera): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'meldroute-film-'));
  const film = join(folder, 'slaapplek.y4m');
  filmSlaapplek(film);
  try {
    await phoneWith(film, demo, camera);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function phoneWith(film: string, demo: RunningDemo, camera: Camera): Promise<void> {
  const [marit] = demo.leden;
  const world = { origin: demo.origin, address: demo.origin, now: () => Date.now() };
  await withBrowser(camera, { ...PHONE, camera: film }, async ({ page, context }) => {
    await context.grantPermissions(['geolocation', 'camera'], { origin: demo.origin });
    await context.setGeolocation(PLACE);
    const words = await enrol(page, camera, demo.uitnodiging.link);
    await camera.shoot(page, 'melder-start');
    const klaar = () => page.getByRole('button', { name: 'Klaar', exact: true }).click();
    const verstuurd = () => page.getByText('Verstuurd', { exact: true }).first().waitFor();

    await writeSignal(page, camera);
    const first = await seal(page);
    await verstuurd();
    await klaar();
    await writeSuspicion(page, camera);
    const second = await seal(page);
    await verstuurd();
    await klaar();
    const desk = await logIn(world, {
      loginnaam: marit?.loginnaam ?? '',
      rol: 'aandachtsfunctionaris',
      wachtzin: marit?.wachtzin.join(' ') ?? '',
    });
    await answer(desk, [first, second]);
    await desk.vergrendel();
    await writeSuspicion(page);
    await seal(page);
    await verstuurd();
    await camera.shoot(page, 'melder-verstuurd');
    await klaar();

    await context.setOffline(true);
    await writeSignal(page);
    await seal(page);
    await page.getByText('Wacht op bereik').first().waitFor();
    await camera.shoot(page, 'melder-verzegeld');
    await klaar();
    await page.getByText('Geen bereik').first().waitFor();
    await camera.shoot(page, 'melder-geen-bereik');
    await showByHand(page, camera);
    await readAbout(page, camera);
    await context.setOffline(false);
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await showAnswers(page, camera, words);

    must(await desk.aanmelden(marit?.loginnaam ?? '', marit?.wachtzin.join(' ') ?? ''), 'logging in again');
    await desk.ververs();
    must(
      await desk.bewaarVeld({ ...shown(desk.veld)!, dekmantel: 'brandveiligheid' }),
      'what the phones go by',
    );
    const collega = { naam: 'T-15', team: 'Toezicht', soort: 'toestel' } as const;
    const { link } = must(await desk.nodigUit(collega), 'a colleague');
    await desk.vergrendel();
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await page.waitForFunction(() => document.head.innerHTML.includes('dekmantel'));
    await showAfterwards(page, camera);
    await showTogether(page, camera, link);
  });
}

/** Makes every picture of the manuals; `only` takes part of them: bureau, inrichten, melder. */
export async function makePictures(only: readonly string[]): Promise<readonly Picture[]> {
  const camera = makeCamera();
  const wanted = (part: string) => only.length === 0 || only.includes(part);
  if (wanted('inrichten')) await ceremony(camera);
  if (wanted('bureau') || wanted('melder')) {
    const demo = await startDemo(await freePort());
    try {
      if (wanted('melder')) await phone(demo, camera);
      if (wanted('bureau')) await desks(demo, camera);
    } finally {
      await demo.stop();
    }
  }
  return camera.made;
}
