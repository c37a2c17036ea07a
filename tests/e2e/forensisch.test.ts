import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RealBrowser, removeProfile, startBrowser } from '../support/browser.ts';
import {
  antwoord,
  beginSignaal,
  naarDetails,
  nodigUit,
  offlineKlaar,
  richtIn,
  schrijfIn,
  setupLink,
} from '../support/journey.ts';
import { type RunningServer, startServer } from '../support/server.ts';

/* What a finder of the phone, or of the server's disk, can read: every file is searched for words that were typed. */

const CANARIES = {
  feit: 'KanariefeitQxzvw',
  indruk: 'KanarieindrukJkpyt',
  plek: 'KanarieplekWqnrb',
  concept: 'KanarieconceptZmhgd',
  notitie: 'KanarienotitieLcxrf',
  melder: 'KanariemelderTbvqk',
} as const;

let server: RunningServer;
let phone: RealBrowser;
let desk: RealBrowser;
let wachtzin: readonly string[];
let bureauzin: readonly string[];

/** Every way in which a word can stand in a file: as bytes, as UTF-16, and in base64 at each of three offsets. */
function spellings(word: string): { name: string; bytes: Buffer }[] {
  const base64 = [0, 1, 2].map((shift) => {
    const text = Buffer.concat([Buffer.alloc(shift), Buffer.from(word)]).toString('base64');
    return text.slice(Math.ceil((shift * 4) / 3), Math.floor(((shift + word.length) * 4) / 3) - 1);
  });
  return [
    { name: 'UTF-8', bytes: Buffer.from(word, 'utf8') },
    { name: 'UTF-16LE', bytes: Buffer.from(word, 'utf16le') },
    { name: 'UTF-16BE', bytes: Buffer.from(word, 'utf16le').swap16() },
    ...base64.map((text, n) => ({ name: `base64 at ${n}`, bytes: Buffer.from(text) })),
  ];
}

/** Takes a folder and words; gives each place where one of them stands, and how much was read. */
async function search(folder: string, words: readonly string[]): Promise<{ found: string[]; bytes: number }> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const found: string[] = [];
  let bytes = 0;
  for (const entry of entries.filter((file) => file.isFile())) {
    const path = join(entry.parentPath, entry.name);
    const body = await readFile(path);
    bytes += body.length;
    for (const word of words) {
      for (const spelling of spellings(word)) {
        if (body.includes(spelling.bytes)) found.push(`${path}: ${word} (${spelling.name})`);
      }
    }
  }
  return { found, bytes };
}

beforeAll(async () => {
  server = await startServer();
  desk = await startBrowser({ width: 1440, height: 900 });
  phone = await startBrowser({});
  bureauzin = (await richtIn(desk.page, setupLink(server), { gemeente: 'Opmeer', loginnaam: 'marit' }))
    .wachtzin;
  const link = await nodigUit(desk.page, CANARIES.melder, 'Toezicht');
  wachtzin = (await schrijfIn(phone.page, link)).wachtzin;
  await offlineKlaar(phone.page);
});
afterAll(async () => {
  await server.stop();
  await Promise.all([removeProfile(desk.profile), removeProfile(phone.profile)]);
});

test('het zoeken zelf vindt wat er wel staat, in elke schrijfwijze', async () => {
  const text = `xx${CANARIES.feit}yy`;
  for (const encoded of [
    Buffer.from(text),
    Buffer.from(text, 'utf16le'),
    Buffer.from(Buffer.from(text).toString('base64')),
  ]) {
    expect(spellings(CANARIES.feit).some(({ bytes }) => encoded.includes(bytes))).toBe(true);
  }
});

test('[C-2] niets van wat getypt, verzegeld of als concept bewaard is, staat leesbaar op de schijf van de telefoon', async () => {
  const { page } = phone;
  await phone.context.setOffline(true);
  // one that is sealed
  await beginSignaal(page, /^Algemene controle/);
  await antwoord(page, /vraagt om hulp/, 'Niet gezien').click();
  await naarDetails(page);
  await page.getByText('Omschrijving', { exact: true }).click();
  await page
    .getByLabel(/Omschrijving|Plek|Aanduiding/)
    .last()
    .fill(CANARIES.plek);
  await page.getByLabel('Feit', { exact: true }).fill(CANARIES.feit);
  await page.getByLabel('Eigen indruk', { exact: true }).fill(CANARIES.indruk);
  await page.getByRole('button', { name: /Controleren/ }).click();
  await page.getByRole('button', { name: 'Klaar, verzegel' }).click();
  await page.getByRole('heading', { level: 1, name: 'Verzegeld' }).waitFor();
  await page.getByRole('button', { name: 'Klaar', exact: true }).click();
  // and one that stays a concept, with a note at a statement
  await beginSignaal(page, /^Huisvesting arbeidsmigranten/);
  await antwoord(page, /meer slaapplaatsen in gebruik/, 'Gezien').click();
  await page.getByRole('button', { name: 'Notitie' }).first().click();
  await page.getByLabel('Notitie bij dit signaal').fill(`${CANARIES.notitie} ${CANARIES.concept}`);
  await page.waitForTimeout(500);
  await phone.kill();

  const words = [...Object.values(CANARIES), wachtzin.join(' ')];
  const { found, bytes } = await search(phone.profile, words);
  expect(bytes).toBeGreaterThan(1_000_000);
  expect(found).toEqual([]);
});

test('[C-1] niets daarvan, en niet wie het schreef, staat leesbaar bij de server, in haar log of op de schijf van het bureau', async () => {
  phone = await startBrowser({ profile: phone.profile });
  await phone.page.goto(server.origin);
  await phone.page.getByText('Nieuw signaal').first().waitFor();
  await desk.page
    .getByRole('button', { name: 'Werkvoorraad' })
    .or(desk.page.getByRole('link', { name: 'Werkvoorraad' }))
    .first()
    .click();
  await desk.page.getByRole('button', { name: /^Open MR-/ }).click({ timeout: 60_000 });
  // the desk has it in clear on its screen, so the words did arrive
  await desk.page.getByText(CANARIES.feit).first().waitFor();
  await Promise.all([phone.kill(), desk.kill()]);
  const words = [...Object.values(CANARIES), bureauzin.join(' ')];
  for (const folder of [server.data, desk.profile]) {
    const { found, bytes } = await search(folder, words);
    expect(bytes).toBeGreaterThan(50_000);
    expect(found).toEqual([]);
  }
  expect(words.filter((word) => server.output().includes(word))).toEqual([]);
});
