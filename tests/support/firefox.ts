import { existsSync } from 'node:fs';
import { type Browser, firefox } from 'playwright-core';

/** Gives the second engine, running; refuses with what to install where it is not. */
export async function startFirefox(): Promise<Browser> {
  const executablePath = process.env['FIREFOX_PATH'] ?? '/usr/bin/firefox-esr';
  if (!existsSync(executablePath))
    throw new Error(
      'De tests hebben Firefox nodig: installeer firefox-esr, of zet FIREFOX_PATH op het programma.',
    );
  // the channel is what makes Playwright drive, by WebDriver BiDi, a Firefox that it did not build itself
  return firefox.launch({ executablePath, channel: 'moz-firefox' });
}
