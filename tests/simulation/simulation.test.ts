import { expect, test } from 'vitest';
import { type Base, begin, makeBase, seal } from './base.ts';
import { shown } from './desk.ts';

/** Nothing breaks: sealed, delivered, opened, in a backup, and let go of. */
async function quietDay(base: Base, seed: number) {
  const stage = begin(base, seed);
  const [phone] = stage.phones;
  const [desk] = stage.desks;
  if (!phone || !desk?.lid) throw new Error('an empty base');
  try {
    const tab = phone.open();
    expect(await stage.do(phone.host, () => tab.phone.start())).toBe('gereed');
    const envId = await stage.do(phone.host, () => seal(tab, 'drie bedden'));
    expect(phone.disk.rows('enveloppen')).toMatchObject([{ envId }]);
    await stage.do(phone.host, () => tab.phone.idle());
    expect(tab.verzonden).toMatchObject([{ envId, stand: 'verstuurd', kopieOpToestel: true }]);

    const { loginnaam, wachtzin } = desk.lid;
    await stage.do(desk.host, async () => {
      expect(await desk.bureau.aanmelden(loginnaam, wachtzin)).toMatchObject({ ok: true });
      expect(await desk.bureau.open(envId)).toMatchObject({ ok: true });
    });
    expect(shown(desk.bureau.meldingen)).toMatchObject([{ inhoud: { oorsprong: { envId } } }]);

    const ask = async () => {
      tab.phone.sync.nu();
      await tab.phone.idle();
    };
    await stage.do(stage.server.host, () => stage.server.backup());
    await stage.do(phone.host, ask);
    expect(tab.verzonden).toMatchObject([{ envId, stand: 'geopend', kopieOpToestel: false }]);
    expect(phone.disk.rows('enveloppen')).toEqual([]);
    return { history: stage.loop.history, messages: stage.wire.messages };
  } finally {
    await stage.end();
  }
}

test.for(['stand-in', 'real'] as const)('a day on which nothing breaks, with %s crypto', async (soort) => {
  const base = await makeBase(soort);
  const first = await quietDay(base, 7);
  expect(first.messages).toBeGreaterThan(20);
  expect(await quietDay(base, 7)).toEqual(first);
  expect((await quietDay(base, 8)).history).not.toBe(first.history);
});
