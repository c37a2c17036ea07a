import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CDPSession, Page } from 'playwright-core';
import { withPalette } from './png.ts';

const folder = join(import.meta.dirname, '../../docs/beelden');

export interface Picture {
  name: string;
  bytes: number;
}

/** Takes pictures of pages and keeps a list of what it took. */
export interface Camera {
  readonly made: Picture[];
  /** Before anything is drawn: a page without scrollbars. */
  prepare(page: Page): Promise<void>;
  /** The page as it stands, once its fonts are there and nothing moves. */
  shoot(page: Page, name: string): Promise<void>;
}

export function makeCamera(): Camera {
  mkdirSync(folder, { recursive: true });
  const made: Picture[] = [];
  const sessions = new WeakMap<Page, CDPSession>();
  async function sessionOf(page: Page): Promise<CDPSession> {
    const found = sessions.get(page);
    if (found) return found;
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setScrollbarsHidden', { hidden: true });
    sessions.set(page, session);
    return session;
  }
  return {
    made,
    async prepare(page) {
      await sessionOf(page);
    },
    async shoot(page, name) {
      const size = page.viewportSize();
      if (!size) throw new Error('a page without a size');
      const session = await sessionOf(page);
      // as sharp as the screen of a phone; a desk is large enough as it is
      const deviceScaleFactor = size.width < 600 ? 2 : 1;
      await session.send('Emulation.setDeviceMetricsOverride', { ...size, deviceScaleFactor, mobile: false });
      // a page behind another one draws nothing
      await page.bringToFront();
      await page.evaluate(async () => {
        await document.fonts.ready;
        // what has the focus is drawn with a ring, which says nothing to who reads a manual
        if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
        const ends = document
          .getAnimations()
          .filter(({ effect }) => effect?.getTiming().iterations !== Infinity);
        await Promise.allSettled(ends.map(({ finished }) => finished));
        for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
      });
      const { data } = await session.send('Page.captureScreenshot', { format: 'png' });
      const png = withPalette(Buffer.from(data, 'base64'));
      writeFileSync(join(folder, `${name}.png`), png);
      made.push({ name, bytes: png.length });
    },
  };
}
