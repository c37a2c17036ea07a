import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** Two rules that axe leaves off unless asked: text of 7:1, and targets that do not crowd each other. */
const STRENGER = { 'color-contrast-enhanced': { enabled: true }, 'target-size': { enabled: true } };

/** What axe finds in the page with every rule it has for WCAG 2.2 AA and good practice, and with 7:1 for text. */
export async function findings(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(async (rules) => {
    const { axe: checker } = globalThis as unknown as { axe: typeof axe };
    const found = await checker.run({ rules });
    for (const violation of found.violations.filter(({ id }) => id === 'target-size')) {
      const still = [];
      for (const node of violation.nodes) {
        // What a bar at the edge covers for now can be scrolled free of it.
        const element = document.querySelector(String(node.target[0]));
        element?.scrollIntoView({ block: 'center' });
        const again = await checker.run(element ?? document, { runOnly: ['target-size'] });
        if (again.violations.length > 0) still.push(node);
      }
      violation.nodes = still;
    }
    return found;
  }, STRENGER);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      (node) =>
        `${id}: ${node.target.join(' ')} ${/ contrast of [\d.]+/.exec(node.failureSummary ?? '')?.[0] ?? ''}`,
    ),
  );
}

/** Everything that can be pressed must be 48 px high and wide; a choice inside a label counts with its label. */
export async function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [
      ...document.querySelectorAll<HTMLElement>(
        '#app :is(a, button, summary, input, textarea, select, label:has(input), [role=button], [role=tab], [role=switch], [role=option])',
      ),
    ]
      .filter((element) => element.checkVisibility() && !element.closest('dialog ~ *'))
      .filter((element) => !element.closest('label') || element.matches('label'))
      .flatMap((element) => {
        const { width, height } = element.getBoundingClientRect();
        const name = element.textContent?.trim() || element.id;
        // A hundredth for the rounding of a fraction of a pixel; no more.
        return Math.min(width, height) < 47.99 ? [`${name} ${width.toFixed(1)}×${height.toFixed(1)}`] : [];
      }),
  );
}

/** How many pixels fall outside, once the letters of the app have come: those of the device are wider. */
export async function sideways(page: Page): Promise<number> {
  return page.evaluate(async () => {
    await document.fonts.ready;
    return document.documentElement.scrollWidth - document.documentElement.clientWidth;
  });
}

/** The texts that are cut off: what is said in a box that hides what does not fit in it. */
export async function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('#app *')].flatMap((element) => {
      const { overflowX, overflowY, clipPath } = getComputedStyle(element);
      const hides = (overflow: string) => overflow === 'hidden' || overflow === 'clip';
      if (!element.checkVisibility() || clipPath !== 'none' || !element.textContent?.trim()) return [];
      const wide = hides(overflowX) && element.scrollWidth > element.clientWidth + 1;
      const high = hides(overflowY) && element.scrollHeight > element.clientHeight + 1;
      return wide || high ? [`${element.className}: ${element.textContent.trim().slice(0, 60)}`] : [];
    }),
  );
}

/** Walks the page by Tab alone: what is never reached, shows no focus, or stays hidden behind a bar when it has it. */
export async function keyboardFaults(page: Page): Promise<string[]> {
  const all = await page.evaluate(() => {
    const inDialog = document.querySelector('dialog[open]');
    const reachable = [
      ...(inDialog ?? document).querySelectorAll<HTMLElement>(
        ':is(a[href], button, summary, input, textarea, select):not(:disabled, [tabindex="-1"])',
      ),
    ].filter((element) => element.checkVisibility({ visibilityProperty: true }));
    let nth = 0;
    const groups = new Set<string>();
    for (const element of reachable) {
      // Tab stops once in a group of radio buttons.
      if (element instanceof HTMLInputElement && element.type === 'radio') {
        if (groups.has(element.name)) continue;
        groups.add(element.name);
      }
      element.dataset.tab = String(nth++);
    }
    (document.activeElement as HTMLElement | null)?.blur();
    return nth;
  });
  const faults: string[] = [];
  const seen = new Set<string>();
  for (let press = 0; press < all * 2 + 6 && seen.size < all; press++) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(() => {
      const element = document.activeElement as HTMLElement | null;
      if (!element || element === document.body) return;
      const shown = element.closest<HTMLElement>('label') ?? element;
      const { left, top, width, height } = shown.getBoundingClientRect();
      const styles = [element, shown, element.nextElementSibling ?? element].map((one) =>
        getComputedStyle(one),
      );
      const outlined = styles.some(
        ({ outlineStyle, outlineWidth }) => outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2,
      );
      // Where the caret stands is seen: of a field of several lines that is its top.
      const [x, y] = [left + width / 2, top + (element instanceof HTMLTextAreaElement ? 12 : height / 2)];
      const hit = document.elementFromPoint(x, y);
      const free = hit !== null && (shown.contains(hit) || hit.contains(shown));
      const by = `${hit?.tagName} ${hit?.className} at ${Math.round(y)} (${Math.round(top)}+${Math.round(height)})`;
      const name = (shown.textContent?.trim() || element.getAttribute('aria-label') || element.id).slice(
        0,
        50,
      );
      const radio = element instanceof HTMLInputElement && element.type === 'radio';
      const first = radio
        ? [...document.querySelectorAll<HTMLInputElement>('[data-tab]')].find(
            ({ name: of }) => of === element.name,
          )
        : element;
      return { nth: first?.dataset.tab, name, outlined, free, by };
    });
    if (!at?.nth || seen.has(at.nth)) continue;
    seen.add(at.nth);
    if (!at.outlined) faults.push(`${at.name}: no focus to be seen`);
    if (!at.free) faults.push(`${at.name}: covered while it has the focus by ${at.by}`);
  }
  const missed = await page.evaluate(
    (done) =>
      [...document.querySelectorAll<HTMLElement>('[data-tab]')]
        .filter((element) => !done.includes(element.dataset.tab ?? ''))
        .map(
          (element) => `${(element.textContent?.trim() || element.id).slice(0, 50)}: never reached by Tab`,
        ),
    [...seen],
  );
  return [...faults, ...missed];
}
