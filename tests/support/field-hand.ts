import type { Page } from 'playwright-core';
import type { Signaal } from '#domain/signaal.ts';
import type { MemoryPhone } from './phone-in-memory.ts';

/** What a hand does in the field app, and what it then finds. */

export const press = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name }).first().click();

/** From start, with one concept, to its checklist. */
export async function toChecklist(page: Page): Promise<void> {
  await press(page, /^Concept/);
  await page.locator('.signaal').first().waitFor();
}

/** From the checklist past its six sections, `more` screens further. */
export async function onward(page: Page, more: number): Promise<void> {
  for (let n = 0; n < 6 + more; n += 1) await page.locator('.duim .knop--hoofd').click();
}

/** What the disk holds of the concept that was made or opened first. */
export const inhoud = (page: Page, id = 'concept-1') =>
  page.evaluate(
    (key) => (globalThis as unknown as { phone: MemoryPhone }).phone.inhoud(key),
    id,
  ) as Promise<Signaal>;
export const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first();
export const answer = (page: Page, statement: RegExp, name: string) =>
  page.getByRole('group', { name: statement }).getByRole('button', { name, exact: true });
export const h1 = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor();

/** From start to the checklist of a new signaal. */
export async function newSignaal(page: Page, soort = 'Huisvesting arbeidsmigranten'): Promise<void> {
  await button(page, 'Nieuw signaal').click();
  await button(page, soort).click();
  await page.locator('.signaal').first().waitFor();
}
