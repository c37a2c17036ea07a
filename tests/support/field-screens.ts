import { type Browser, type Page, chromium } from 'playwright-core';
import { chromePath } from './browser.ts';
import { onward, press, toChecklist } from './field-hand.ts';
import { servePage } from './serve-page.ts';

export interface Look {
  thema?: 'licht' | 'donker' | 'zon';
  width?: number;
  height?: number;
  uitnodiging?: boolean;
  /** a tab of iOS, which is not on the home screen */
  ios?: boolean;
  /** there is a camera, unless it is refused, absent, or in use elsewhere */
  camera?: 'is-er' | 'geweigerd' | 'geen' | 'bezet';
}

interface Screen {
  staat: string;
  uitnodiging?: boolean;
  ios?: boolean;
  to?(page: Page): Promise<void>;
}

/** The field app over a phone in memory, in a real browser under the real content security policy. */
export interface FieldScreens {
  open(staat: string, look?: Look): Promise<Page>;
  /** Opens one of SCREENS and walks to it. */
  show(name: string, look?: Look): Promise<Page>;
  /** what the policy refused and what the page threw, of all pages so far */
  complaints: string[];
  stop(): Promise<void>;
}

export async function fieldScreens(): Promise<FieldScreens> {
  const launch = (...args: string[]) =>
    chromium.launch({ executablePath: chromePath, args: ['--no-sandbox', ...args] });
  const [server, browser]: [Awaited<ReturnType<typeof servePage>>, Browser] = await Promise.all([
    servePage('field-page.html'),
    launch('--use-fake-device-for-media-stream'),
  ]);
  let zonderCamera: Browser | undefined;
  const complaints: string[] = [];
  const made: FieldScreens = {
    complaints,
    async show(name, look) {
      const screen = SCREENS[name];
      if (!screen) throw new Error(`no screen is called ${name}`);
      const { staat, to, ...more } = screen;
      const page = await made.open(staat, { ...more, ...look });
      await to?.(page);
      // what is loaded with the first press is drawn a moment later
      await page.locator('main').first().waitFor();
      return page;
    },
    async open(
      staat,
      { thema = 'licht', width = 390, height = 844, uitnodiging, ios, camera = 'is-er' } = {},
    ) {
      const met = camera === 'geen' ? (zonderCamera ??= await launch()) : browser;
      const context = await met.newContext({
        viewport: { width, height },
        locale: 'nl-NL',
        timezoneId: 'Europe/Amsterdam',
        reducedMotion: 'reduce',
        permissions: ['geolocation', ...(camera === 'geweigerd' ? [] : ['camera'])],
        geolocation: { latitude: 52.73, longitude: 5.16, accuracy: 8 },
      });
      if (ios) {
        await context.addInitScript(() => Object.defineProperty(navigator, 'standalone', { value: false }));
      }
      if (camera === 'bezet') await context.addInitScript(cameraInUse);
      const page = await context.newPage();
      page.setDefaultTimeout(10_000);
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('console', (message) => {
        if (/Content Security Policy|TrustedScript/.test(message.text())) complaints.push(message.text());
      });
      const query = new URLSearchParams({ staat, thema, ...(uitnodiging && { uitnodiging: 'link' }) });
      await page.goto(`${server.url}?${query}`);
      await page.locator('h1').first().waitFor();
      return page;
    },
    async stop() {
      await Promise.all([browser.close(), zonderCamera?.close()]);
      await server.stop();
    },
  };
  return made;
}

/** No camera that Chromium makes can be taken by another app: only this answer is ours. */
function cameraInUse(): void {
  navigator.mediaDevices.getUserMedia = () =>
    Promise.reject(new DOMException('Could not start video source', 'NotReadableError'));
}

/** Every screen and state worth looking at: the state to begin in, and the way to it. */
export const SCREENS: Record<string, Screen> = {
  start: { staat: 'vol' },
  'start leeg': { staat: 'alles-verstuurd' },
  'start gesloten': { staat: 'gesloten' },
  'start met waarschuwing': { staat: 'waarschuwing' },
  'start met nieuwe versie': { staat: 'update' },
  'soort locatie': { staat: 'leeg', to: (page) => press(page, 'Nieuw signaal') },
  'soort prostitutie': {
    staat: 'leeg',
    to: async (page) => {
      await press(page, 'Nieuw signaal');
      await press(page, /^Prostitutie/);
    },
  },
  checklist: { staat: 'ingevuld', to: toChecklist },
  'checklist met vraag, notitie en uitleg': {
    staat: 'ingevuld',
    to: async (page) => {
      await toChecklist(page);
      const row = page.getByRole('group', { name: /^Verwarming/ });
      await row.getByRole('button', { name: 'Gezien', exact: true }).click();
      await row.getByText('Uitleg').click();
      await row.getByRole('button', { name: 'Notitie' }).click();
    },
  },
  'alleen een vermoeden': {
    staat: 'leeg',
    to: async (page) => {
      await press(page, 'Nieuw signaal');
      await press(page, /^Alleen een vermoeden/);
      await page.getByLabel('Wat viel je op?').fill('Zes mannen, één schuur.');
    },
  },
  zoeken: {
    staat: 'ingevuld',
    to: async (page) => {
      await toChecklist(page);
      await press(page, /^Zoek$/);
      await press(page, /^Hennep of drugs/);
      await page.locator('.signaal').first().waitFor();
    },
  },
  'zoeken, gevonden': {
    staat: 'ingevuld',
    to: async (page) => {
      await toChecklist(page);
      await press(page, /^Zoek$/);
      await page.getByRole('textbox').fill('paspoort');
      await page.locator('.signaal').first().waitFor();
    },
  },
  'checklist, toestel vol': {
    staat: 'opslag-vol',
    to: async (page) => {
      await toChecklist(page);
      await press(page, 'Gehoord');
      await page.getByText('Dit toestel is vol').waitFor();
    },
  },
  acuut: {
    staat: 'ingevuld',
    to: async (page) => {
      await toChecklist(page);
      await press(page, /^Acuut$/);
    },
  },
  'acuut zonder signaal': { staat: 'leeg', to: (page) => press(page, 'Acuut gevaar?') },
  'acuut met je regio': { staat: 'regio', to: (page) => press(page, 'Acuut gevaar?') },
  'nummers met je regio': {
    staat: 'regio',
    to: async (page) => {
      await press(page, 'Kennisbank');
      await press(page, /^Telefoonnummers/);
    },
  },
  'foto, wat niet mag': { staat: 'ingevuld', to: (page) => toCamera(page, 0) },
  'foto, camera': { staat: 'ingevuld', to: (page) => toCamera(page, 1) },
  'foto, nakijken': {
    staat: 'ingevuld',
    to: async (page) => {
      await toCamera(page, 2);
      await page.keyboard.press('Enter');
    },
  },
  'foto, er zijn er acht': {
    staat: 'acht-fotos',
    to: async (page) => {
      await toChecklist(page);
      await press(page, /^Foto$/);
      await page.getByText('Er zijn al 8').waitFor();
    },
  },
  'foto bekijken': { staat: 'fotos', to: toPhoto },
  'foto weggooien': {
    staat: 'fotos',
    to: async (page) => {
      await toPhoto(page);
      await press(page, 'Gooi foto weg');
    },
  },
  'checklist met foto’s': {
    staat: 'fotos',
    to: async (page) => {
      await toChecklist(page);
      await page.locator('.fotoknop canvas').first().waitFor();
    },
  },
  'details met foto’s': {
    staat: 'fotos',
    to: async (page) => {
      await toChecklist(page);
      await onward(page, 0);
      await page.locator('.fotoknop canvas').nth(2).waitFor();
    },
  },
  details: {
    staat: 'ingevuld',
    to: async (page) => {
      await toChecklist(page);
      await onward(page, 0);
    },
  },
  'details, adres en fouten': {
    staat: 'ingevuld',
    to: async (page) => {
      await toChecklist(page);
      await onward(page, 0);
      await page.getByText('Adres', { exact: true }).click();
      await page.getByLabel('Postcode').fill('12AB');
      await page.getByLabel('Kenteken').fill('?');
      await press(page, 'Wijzig datum en tijd');
      await press(page, 'Andere taal');
    },
  },
  'details, gegevens van een persoon': {
    staat: 'ingevuld',
    to: async (page) => {
      await toChecklist(page);
      await onward(page, 0);
      await press(page, 'Naam of contact van een persoon');
      await page.getByText('Wil zelf hulp').click();
      await press(page, 'Nog een persoon');
      await press(page, 'Andere rol');
    },
  },
  controleren: {
    staat: 'ingevuld',
    to: async (page) => {
      await toChecklist(page);
      await onward(page, 1);
    },
  },
  'controleren met een telefoonnummer': {
    staat: 'ingevuld',
    to: async (page) => {
      await toChecklist(page);
      await onward(page, 0);
      await page.getByLabel('Feit').fill('Bel 06-12345678.');
      await press(page, 'Controleren');
      await page.getByText('Is dit nodig?').waitFor();
    },
  },
  'concept weggooien': {
    staat: 'ingevuld',
    to: async (page) => {
      await toChecklist(page);
      await onward(page, 1);
      await press(page, 'Gooi concept weg');
    },
  },
  verzegeld: {
    staat: 'ingevuld',
    to: async (page) => {
      await toChecklist(page);
      await onward(page, 2);
      await page.getByRole('heading', { name: 'Verzegeld' }).waitFor();
    },
  },
  'mijn signalen': { staat: 'zendingen', to: (page) => press(page, 'Mijn signalen') },
  'mijn signalen, wat nog kan': { staat: 'opvolging', to: (page) => press(page, 'Mijn signalen') },
  aanvulling: {
    staat: 'opvolging',
    to: async (page) => {
      await press(page, 'Mijn signalen');
      await press(page, 'Vul aan: MR-26-2F9D');
      await page.getByLabel('Wat viel je op?').fill('De bus stond er weer.');
    },
  },
  'antwoord op een vraag': {
    staat: 'opvolging',
    to: async (page) => {
      await press(page, 'Mijn signalen');
      await press(page, /^Lees terugkoppeling/);
      await press(page, 'Beantwoord');
      await page.getByLabel('Je antwoord').fill('Ook op zondag.');
    },
  },
  'terugkoppeling met vragen, beantwoord met één tik': {
    staat: 'opvolging',
    to: async (page) => {
      await press(page, 'Mijn signalen');
      await press(page, /^Lees terugkoppeling/);
      await page.getByRole('region', { name: 'Was dit nuttig?' }).getByRole('button', { name: 'Ja' }).click();
    },
  },
  intrekken: {
    staat: 'opvolging',
    to: async (page) => {
      await press(page, 'Mijn signalen');
      await press(page, 'Trek in: MR-26-2F9D');
      await page.getByRole('button', { name: 'Trek in', exact: true }).click();
      await page.getByLabel('Er klopt iets niet').check();
    },
  },
  'intrekken, te laat': {
    staat: 'te-laat',
    to: async (page) => {
      await press(page, 'Mijn signalen');
      await press(page, 'Trek in: MR-26-2F9D');
      await page.getByLabel('Ik stuurde het twee keer').check();
      await page.getByRole('button', { name: 'Trek in', exact: true }).click();
      await page.getByText('Intrekken kan niet meer').waitFor();
    },
  },
  'intrekken, zonder bereik': {
    staat: 'intrekken-gevraagd',
    to: async (page) => {
      await press(page, 'Mijn signalen');
      await press(page, 'Trek in: MR-26-2F9D');
      await page.getByLabel('Ik maak me zorgen').check();
      await page.getByRole('button', { name: 'Trek in', exact: true }).click();
      await page.getByText('Intrekken gevraagd').waitFor();
    },
  },
  'zelf afgeven': {
    staat: 'vol',
    to: async (page) => {
      await press(page, 'Mijn signalen');
      await press(page, /^Lukt versturen niet/);
      await press(page, 'Bewaar het bestand');
    },
  },
  'zelf afgeven, codes': {
    staat: 'vol',
    to: async (page) => {
      await press(page, 'Mijn signalen');
      await press(page, /^Lukt versturen niet/);
      await press(page, 'MR-26-8H2D');
      await page.getByRole('img', { name: 'Code 1 van 7' }).waitFor();
    },
  },
  'bijwerken mislukt': {
    staat: 'bijwerken-mislukt',
    to: async (page) => page.getByText('Als bestand').waitFor(),
  },
  'mijn signalen leeg': { staat: 'leeg', to: (page) => press(page, 'Mijn signalen') },
  'slot met code': { staat: 'heropenbaar', to: (page) => press(page, /^Ontgrendel/) },
  'slot, verkeerde code': {
    staat: 'heropenbaar',
    to: async (page) => {
      await press(page, /^Ontgrendel/);
      await page.keyboard.type('111111');
      await page.getByText('Nog 4').waitFor();
    },
  },
  'slot met wachtzin': {
    staat: 'gesloten',
    to: async (page) => {
      await press(page, /^Ontgrendel/);
      await page.getByLabel('Wachtzin').fill('zes woorden');
      await press(page, 'Open');
      await page.getByText('De wachtzin klopt niet').waitFor();
    },
  },
  'slot opheffen': {
    staat: 'gesloten',
    to: async (page) => {
      await press(page, /^Ontgrendel/);
      await press(page, 'Ik kan niet ontgrendelen');
      await page.getByRole('dialog').waitFor();
    },
  },
  'opnieuw een wachtzin': {
    staat: 'gesloten',
    to: async (page) => {
      await press(page, /^Ontgrendel/);
      await press(page, 'Ik kan niet ontgrendelen');
      await press(page, 'Hef het slot op');
      await page.getByText('Het slot is opgeheven').waitFor();
    },
  },
  'samen, welk teken': { staat: 'samen', to: (page) => press(page, 'Nieuw signaal') },
  'slot, welk teken': {
    staat: 'samen',
    to: async (page) => {
      await press(page, /^Ontgrendel/);
      await page.getByText('Welk teken is van jou?').waitFor();
    },
  },
  'slot van een van meer': {
    staat: 'samen',
    to: async (page) => {
      await press(page, /^Ontgrendel/);
      await press(page, 'driehoek');
      await page.getByRole('button', { name: /Ander teken/ }).waitFor();
    },
  },
  'samen, nieuwe uitnodiging': { staat: 'leeg', uitnodiging: true },
  'slot met het slot van het toestel': {
    staat: 'passkey',
    async to(page) {
      await press(page, /^Ontgrendel/);
      await page.getByRole('button', { name: 'Open met het slot van dit toestel' }).waitFor();
    },
  },
  'noodnummer op slot': {
    staat: 'gesloten',
    to: async (page) => {
      await press(page, /^Ontgrendel/);
      await press(page, 'Noodnummer');
    },
  },
  controlelijst: { staat: 'dekmantel', to: toCover },
  'slot achter de controlelijst': {
    staat: 'dekmantel',
    to: async (page) => {
      await toCover(page);
      await press(page, 'Ontgrendel');
      await page.getByRole('heading', { name: 'Toegangscode' }).waitFor();
    },
  },
  terugkoppeling: { staat: 'vol', to: (page) => press(page, /^Terugkoppeling/) },
  kennisbank: { staat: 'leeg', to: (page) => press(page, 'Kennisbank') },
  ...Object.fromEntries(
    [
      'Zo loopt een signaal',
      'Telefoonnummers',
      'Begrippen',
      'Weergave en toestel',
      'Vormen van uitbuiting',
      'Wat je mag vastleggen',
      'Praatkaarten',
      'Oefenen',
    ].map((name) => [
      name,
      {
        staat: 'leeg',
        to: async (page: Page) => {
          await press(page, 'Kennisbank');
          await press(page, new RegExp(`^${name}`));
        },
      },
    ]),
  ),
  'signalen uitgelegd': {
    staat: 'leeg',
    to: async (page) => {
      await press(page, 'Kennisbank');
      await press(page, /^Prostitutie/);
      await page.locator('.uitgelegd').first().waitFor();
    },
  },
  'kennisbank, gevonden': {
    staat: 'leeg',
    to: async (page) => {
      await press(page, 'Kennisbank');
      await page.getByRole('textbox').fill('paspoort');
      await page.getByText(/gevonden/).waitFor();
    },
  },
  'praatkaart in het Bulgaars': {
    staat: 'leeg',
    to: async (page) => {
      await press(page, 'Kennisbank');
      await press(page, /^Praatkaarten/);
      await page.getByRole('radio', { name: 'Bulgaars' }).check();
      await press(page, 'Volgende vraag');
    },
  },
  rapport: {
    staat: 'ingevuld',
    to: async (page) => {
      await toChecklist(page);
      await onward(page, 1);
      await press(page, 'Maak een rapport van bevindingen');
      await page.getByLabel('Tekst').waitFor();
    },
  },
  'oefenen, checklist': {
    staat: 'leeg',
    to: async (page) => {
      await practise(page);
    },
  },
  'inschrijven in een tab': { staat: 'nieuw', uitnodiging: true, ios: true },
  'tab, ingeschreven': { staat: 'vol', ios: true },
  'tab, elders verder': {
    staat: 'leeg',
    ios: true,
    to: (page) => press(page, 'Staat al op mijn beginscherm'),
  },
  inschrijven: { staat: 'nieuw', uitnodiging: true },
  'inschrijven met link': { staat: 'nieuw' },
  'inschrijven, drie woorden': { staat: 'nieuw', uitnodiging: true, to: (page) => enrol(page, 1) },
  'inschrijven, wachtzin': { staat: 'nieuw', uitnodiging: true, to: (page) => enrol(page, 2) },
  'inschrijven, controle': { staat: 'nieuw', uitnodiging: true, to: (page) => enrol(page, 3) },
  'inschrijven, code': { staat: 'nieuw', uitnodiging: true, to: (page) => enrol(page, 4) },
  'geen opslag': { staat: 'geen-opslag' },
  'opslag verdwenen': { staat: 'opslag-verdwenen' },
  'opslag nieuwer': { staat: 'opslag-nieuwer' },
};

/** From the checklist to the plain list that lies over it. */
async function toCover(page: Page): Promise<void> {
  await toChecklist(page);
  await press(page, 'Verberg');
  await page.getByRole('heading', { name: 'Controlelijst brandveiligheid' }).waitFor();
}

/** From start to the checklist of a practice signaal. */
async function practise(page: Page): Promise<void> {
  await press(page, 'Kennisbank');
  await press(page, /^Oefenen/);
  await press(page, /^Hennep of drugs/);
  await page.locator('.signaal').first().waitFor();
}

/** Takes how many steps of enrolling to do. */
async function enrol(page: Page, steps: number): Promise<void> {
  await press(page, 'Schrijf dit toestel in');
  await page.getByText('Klopt de gemeente?').waitFor();
  if (steps > 1) await press(page, 'Ja, dezelfde woorden');
  if (steps > 2) await press(page, 'Ik heb ze opgeschreven');
  if (steps > 3) {
    await page.getByLabel('Woord 2').fill('dijkweg');
    await page.getByLabel('Woord 4').fill('Molen ');
    await page.getByLabel('Woord 6').fill('fietspad');
    await press(page, 'Controleer');
    await page.getByText('Kies een toegangscode').waitFor();
  }
}

/** From start to the first answer's photo: what may not be on it, the camera, the picture that was taken. */
async function toCamera(page: Page, steps: number): Promise<void> {
  await toChecklist(page);
  await press(page, /^Foto$/);
  await page.getByText('Wat mag op de foto?').waitFor();
  if (steps > 0) {
    await press(page, 'Naar de camera');
    await page.getByRole('button', { name: 'Maak foto', disabled: false }).waitFor();
  }
  if (steps > 1) {
    await press(page, 'Maak foto');
    await page.getByRole('application', { name: 'Foto in vakken' }).focus();
  }
}

async function toPhoto(page: Page): Promise<void> {
  await toChecklist(page);
  await page.locator('.fotoknop').first().click();
  await page.locator('.fotobeeld canvas').waitFor();
}
