import { expect, test } from 'vitest';
import { readConfig } from '#server/config.ts';
import { BEGIN, startApp } from '../support/app.ts';

const DAY = 86_400_000;

test('[C-79] security.txt names who is told, and is never out of date nor good for a year', async () => {
  const { line, clock } = await startApp({
    contact: 'mailto:veilig@gemeente.voorbeeld',
    origin: 'https://meldroute.voorbeeld.nl',
  });
  for (const later of [0, 100 * DAY, 1000 * DAY]) {
    clock.nu = BEGIN + later;
    const { status, headers, text } = await line('GET', '/.well-known/security.txt');
    expect([status, headers['content-type']]).toEqual([200, 'text/plain; charset=utf-8']);
    const fields = new Map(
      text
        .trim()
        .split('\n')
        .map((row) => row.split(/: (.*)/s) as [string, string]),
    );
    expect(fields.get('Contact')).toBe('mailto:veilig@gemeente.voorbeeld');
    expect(fields.get('Canonical')).toBe('https://meldroute.voorbeeld.nl/.well-known/security.txt');
    const left = Date.parse(fields.get('Expires') ?? '') - clock.nu;
    expect(left).toBeGreaterThan(30 * DAY);
    expect(left).toBeLessThan(365 * DAY);
  }
});

test('without an address there is no security.txt, and a wrong one is refused at the start', async () => {
  const { line } = await startApp();
  expect((await line('GET', '/.well-known/security.txt')).status).toBe(404);
  for (const wrong of [
    'veilig@voorbeeld.nl',
    'http://voorbeeld.nl',
    'mailto:a b@c',
    'mailto:a@b\nExpires: nooit',
  ]) {
    const read = readConfig({ MELDROUTE_CONTACT: wrong });
    expect([wrong, read.ok]).toEqual([wrong, false]);
    if (!read.ok) expect(read.zin).toContain('MELDROUTE_CONTACT');
  }
});
