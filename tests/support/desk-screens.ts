import { type Browser, type Page, chromium } from 'playwright-core';
import { chromePath } from './browser.ts';
import { servePage } from './serve-page.ts';

export interface Look {
  thema?: 'licht' | 'donker';
  width?: number;
  height?: number;
  begin?: 'desk' | 'inrichten' | 'toetreden';
  fragment?: string;
}

/** The desk over a Desk in memory, in a real browser under the real content security policy. */
export interface DeskScreens {
  open(staat: string, look?: Look): Promise<Page>;
  /** what the policy refused and what the page threw, of all pages so far */
  complaints: string[];
  stop(): Promise<void>;
}

export async function deskScreens(): Promise<DeskScreens> {
  const [server, browser]: [Awaited<ReturnType<typeof servePage>>, Browser] = await Promise.all([
    servePage('desk-page.html'),
    chromium.launch({ executablePath: chromePath, args: ['--no-sandbox'] }),
  ]);
  const complaints: string[] = [];
  return {
    complaints,
    async open(staat, { thema = 'licht', width = 1440, height = 900, begin = 'desk', fragment = '' } = {}) {
      const context = await browser.newContext({
        viewport: { width, height },
        locale: 'nl-NL',
        timezoneId: 'Europe/Amsterdam',
        reducedMotion: 'reduce',
        permissions: ['clipboard-read', 'clipboard-write'],
      });
      const page = await context.newPage();
      page.setDefaultTimeout(10_000);
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('console', (message) => {
        if (/Content Security Policy|TrustedScript/.test(message.text())) complaints.push(message.text());
      });
      await page.goto(`${server.url}?${new URLSearchParams({ staat, thema, begin })}#${fragment}`);
      await page.locator('h1').first().waitFor();
      return page;
    },
    async stop() {
      await browser.close();
      await server.stop();
    },
  };
}

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first();

/** Opens the dossier of the row with this name. */
export const toDossier = (name: RegExp) => async (page: Page) => {
  await button(page, name).click();
  await page.getByRole('heading', { name: 'Waar staat dit signaal' }).waitFor();
};

/** From the first question of the ceremony to the sheet with the 24 words. */
export async function toNoodsleutel(page: Page): Promise<void> {
  await page.getByRole('radio', { name: 'Medemblik' }).check();
  await button(page, 'Verder').click();
  await page.getByRole('heading', { name: 'Hoe loopt het bij jullie?' }).waitFor();
  await button(page, 'Verder').click();
  await page.getByRole('textbox', { name: 'Loginnaam' }).fill('Marit de Wit');
  await button(page, 'Maak de sleutels').click();
  await page.getByRole('heading', { name: 'Druk de noodsleutel af' }).waitFor();
}

/** Chooses a file with this text, as from the downloads. */
export const kiesBestand = (page: Page, tekst: string): Promise<void> =>
  page.locator('input[type=file]').setInputFiles({
    name: 'notities-2026-11-24.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from(tekst),
  });

/** Types back the words that a proof asks for. */
export async function typeBack(page: Page, words: readonly string[]): Promise<void> {
  const controls = page.getByRole('textbox', { name: /^Woord \d+$/ });
  await controls.first().waitFor();
  for (const control of await controls.all()) {
    const label = await control.evaluate(
      (element: HTMLInputElement) => element.labels?.[0]?.textContent ?? '',
    );
    await control.fill(words[Number(/\d+/.exec(label)?.[0]) - 1] ?? '');
  }
}

interface Screen {
  staat: string;
  look?: Look;
  to?(page: Page): Promise<void>;
}

const CODE: Look = { begin: 'inrichten', fragment: 'code' };

/** Every screen of the desk and its states, and how to get there. */
export const SCREENS: Record<string, Screen> = {
  'aanmelden, geweigerd': {
    staat: 'afgemeld',
    async to(page) {
      await page.getByLabel('Loginnaam').fill('marit');
      await page.getByLabel('Wachtzin', { exact: true }).fill('een twee');
      await button(page, 'Meld aan').click();
      await page.getByRole('alert').waitFor();
    },
  },
  'nog niets ingericht': { staat: 'niet-ingericht' },
  'geen verbinding bij het begin': { staat: 'geen-verbinding' },
  'inrichten, andere gemeente': {
    staat: 'niet-ingericht',
    look: CODE,
    async to(page) {
      await page.getByRole('radio', { name: 'Andere gemeente' }).check();
      await button(page, 'Verder').click();
    },
  },
  'inrichten, wie doet wat': {
    staat: 'niet-ingericht',
    look: CODE,
    async to(page) {
      await page.getByRole('radio', { name: 'Medemblik' }).check();
      await button(page, 'Verder').click();
    },
  },
  'inrichten, zonder code': {
    staat: 'niet-ingericht',
    look: { begin: 'inrichten' },
    async to(page) {
      await page.getByRole('radio', { name: 'Medemblik' }).check();
      await button(page, 'Verder').click();
      await button(page, 'Verder').click();
      await button(page, 'Maak de sleutels').click();
    },
  },
  noodsleutel: { staat: 'niet-ingericht', look: CODE, to: toNoodsleutel },
  'noodsleutel, overtypen': {
    staat: 'niet-ingericht',
    look: CODE,
    async to(page) {
      await toNoodsleutel(page);
      await button(page, /overtypen/).click();
      await page.getByRole('textbox').first().fill('fout');
      await page.getByRole('textbox').nth(1).fill('tafel');
    },
  },
  toetreden: { staat: 'afgemeld', look: { begin: 'toetreden', fragment: 'uitnodiging' } },
  'werkvoorraad, alles tegelijk': { staat: 'alleen' },
  'werkvoorraad, leeg': { staat: 'leeg' },
  'werkvoorraad, gezocht': {
    staat: 'vol',
    async to(page) {
      await page.getByLabel('Zoek in de werkvoorraad').fill('bestaat niet');
    },
  },
  'werkvoorraad, de toetsen': {
    staat: 'vol',
    async to(page) {
      await page.keyboard.press('?');
      await page.getByRole('dialog', { name: 'Toetsen' }).waitFor();
    },
  },
  'werkvoorraad, een vervanger opent': {
    staat: 'vervanger',
    async to(page) {
      await button(page, /^Open MR-/).click();
      await button(page, 'Neem waar en open').click();
    },
  },
  'signaal opnemen, met gevaar en fouten': {
    staat: 'vol',
    async to(page) {
      await button(page, 'Signaal opnemen').click();
      await page.getByLabel('Er is nu gevaar').check();
      await button(page, 'Verzegel en neem op').click();
    },
  },
  'dossier, verrijken': { staat: 'vol', to: toDossier(/Wervershoof/) },
  'dossier, een foto in de kijker': {
    staat: 'vol',
    async to(page) {
      await toDossier(/Wervershoof/)(page);
      await button(page, /^Open foto 1 van 3/).click();
      await page.getByRole('dialog').locator('canvas').waitFor();
      await button(page, 'Groter').click();
    },
  },
  'dossier, formulier met fouten': {
    staat: 'vol',
    async to(page) {
      await toDossier(/Wervershoof/)(page);
      await button(page, /^Door naar stap 4/).click();
      await page.getByRole('button', { name: 'Leg vast', exact: true }).click();
    },
  },
  'dossier, meer mogelijkheden': {
    staat: 'vol',
    async to(page) {
      await toDossier(/Wervershoof/)(page);
      await page.getByText('Meer mogelijkheden').click();
      await button(page, /Kies nog meer bronnen/).click();
    },
  },
  'dossier, wacht op PCT': { staat: 'vol', to: toDossier(/^Prostitutie, Medemblik/) },
  'dossier, acuut': { staat: 'vol', to: toDossier(/Wognum/) },
  'dossier, oefening': { staat: 'vol', to: toDossier(/Opmeer/) },
  'dossier, geen verbinding': { staat: 'offline', to: toDossier(/Wervershoof/) },
  verrijken: {
    staat: 'vol',
    async to(page) {
      await toDossier(/Wervershoof/)(page);
      await button(page, 'Naar verrijken').click();
      await button(page, 'Andere bron').click();
      await button(page, 'Leg vast').click();
    },
  },
  monitoring: {
    staat: 'jaar',
    async to(page) {
      await button(page, 'Monitoring').click();
      await page.getByRole('heading', { name: 'Hoe lang duurt een stap' }).waitFor();
      await page.getByText('Bekijk als tabel').first().click();
    },
  },
  'monitoring, een jaar zonder signalen': {
    staat: 'leeg',
    async to(page) {
      await button(page, 'Monitoring').click();
      await page.getByText('kwamen geen signalen binnen').waitFor();
    },
  },
  opvangwijzer: {
    staat: 'vol',
    async to(page) {
      await toDossier(/Wervershoof/)(page);
      await button(page, 'Naar de opvangwijzer').click();
      await page.getByRole('radio', { name: 'Onder de 18' }).check();
    },
  },
  'terugkoppeling met een kenteken': {
    staat: 'vol',
    async to(page) {
      await toDossier(/Andijk/)(page);
      await button(page, /Schrijf de melder/).click();
      await page.getByLabel(/Wat hielp/).fill('Je noteerde kenteken XX-000-1.');
    },
  },
  'beheer, intrekken': {
    staat: 'alleen',
    async to(page) {
      await button(page, 'Beheer').click();
      await button(page, 'Trek in: B-03').click();
    },
  },
  'beheer, op de telefoons': {
    staat: 'vol',
    async to(page) {
      await button(page, 'Beheer').click();
      const telefoons = page.getByRole('region', { name: 'Op de telefoons' });
      await telefoons.getByText('Controlelijst brandveiligheid', { exact: true }).click();
      await telefoons.getByRole('button', { name: 'Voeg een nummer toe' }).click();
      await telefoons.getByRole('button', { name: 'Bewaar voor de telefoons' }).click();
      await telefoons.getByText('Vul in wie er opneemt.').waitFor();
    },
  },
  'beheer, uitnodiging': {
    staat: 'vol',
    async to(page) {
      await button(page, 'Beheer').click();
      await page.getByLabel('Naam of nummer').fill('T-20');
      await button(page, 'Maak een uitnodiging').click();
      await page.getByRole('heading', { name: 'Uitnodiging voor T-20' }).waitFor();
    },
  },
  inlezen: {
    staat: 'vol',
    async to(page) {
      await button(page, 'Signaal opnemen').click();
      await button(page, 'Lees bestand of codes in').click();
    },
  },
  'inlezen, uitslag': {
    staat: 'vol',
    async to(page) {
      await button(page, 'Signaal opnemen').click();
      await button(page, 'Lees bestand of codes in').click();
      await kiesBestand(page, '{"redding":1}');
      await page.getByRole('heading', { name: 'Uitslag' }).waitFor();
    },
  },
  'inlezen, geweigerd': {
    staat: 'vol',
    async to(page) {
      await button(page, 'Signaal opnemen').click();
      await button(page, 'Lees bestand of codes in').click();
      await kiesBestand(page, 'Beste Marit,');
      await page.getByRole('alert').waitFor();
    },
  },
  'de route': {
    staat: 'vol',
    async to(page) {
      await button(page, 'De route').click();
    },
  },
};
