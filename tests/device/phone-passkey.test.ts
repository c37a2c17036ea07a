import { createHmac, randomBytes } from 'node:crypto';
import { expect, test, vi } from 'vitest';
import type { Passkeys, Passkeyweigering } from '#device/surroundings.ts';
import { geweigerd, gelukt } from '#domain/uitkomst.ts';
import { dump, readable } from './disk.ts';
import { CODE, must, now, startStage, until } from './stage.ts';

// every passphrase here is derived for real, and that takes a second on a quiet machine
vi.setConfig({ testTimeout: 180_000 });

/** An authenticator with a secret of its own: the same salt gives the same bytes, as `prf` says. */
function authenticator() {
  const keys = new Map<string, Buffer>();
  const control: { weigert?: Passkeyweigering } = {};
  const derive = (id: string, zout: Uint8Array): Uint8Array | undefined => {
    const key = keys.get(id);
    return key && new Uint8Array(createHmac('sha256', key).update(zout).digest());
  };
  const passkeys: Passkeys = {
    kan: async () => true,
    async maak(zout) {
      if (control.weigert) return geweigerd(control.weigert);
      const id = randomBytes(16).toString('base64url');
      keys.set(id, randomBytes(32));
      return gelukt({ id, geheim: derive(id, zout)! });
    },
    async vraag(id, zout) {
      if (control.weigert) return geweigerd(control.weigert);
      const geheim = derive(id, zout);
      return geheim ? gelukt(geheim) : geweigerd('afgebroken');
    },
  };
  return { keys, control, passkeys };
}

async function withPasskey() {
  const stage = await startStage();
  const device = authenticator();
  const toestel = await stage.enrolled({ passkeys: device.passkeys });
  const { kluis } = toestel.phone;
  const wachtzin = (await kluis.nieuweWachtzin()).join(' ');
  must(await kluis.maak(wachtzin.split(' '), CODE));
  await until(async () => (await now(kluis.passkey)) === 'kan');
  must(await kluis.voegPasskeyToe(wachtzin));
  return { ...toestel, stage, device, kluis, wachtzin };
}

test('[C-47] a passkey opens the vault after a cold start, and the passphrase still does', async () => {
  const { stage, device, disk, kluis, wachtzin, phone } = await withPasskey();
  expect(await now(kluis.passkey)).toBe('aan');
  phone.stop();
  const cold = stage.phone({ disk, passkeys: device.passkeys });
  await cold.phone.start();
  await until(async () => (await now(cold.phone.kluis.passkey)) === 'aan');
  expect(await now(cold.phone.kluis.stand)).toBe('gesloten');
  must(await cold.phone.kluis.ontgrendelPasskey());
  expect(await now(cold.phone.kluis.stand)).toBe('open');
  // the code of six digits is inside this wrap too
  cold.phone.kluis.vergrendel();
  expect((await cold.phone.kluis.heropen(CODE)).ok).toBe(true);
  cold.phone.stop();
  const without = stage.phone({ disk });
  await without.phone.start();
  expect(await without.phone.kluis.ontgrendelPasskey()).toEqual({ ok: false, reden: 'kan-niet' });
  must(await without.phone.kluis.ontgrendel(wachtzin));
});

test('[C-47] refused, gone or another authenticator: nothing opens, and no try is counted', async () => {
  const { kluis, device, disk } = await withPasskey();
  kluis.vergrendel();
  device.control.weigert = 'afgebroken';
  expect(await kluis.ontgrendelPasskey()).toEqual({ ok: false, reden: 'afgebroken' });
  delete device.control.weigert;
  for (const [id] of device.keys) device.keys.set(id, randomBytes(32));
  expect(await kluis.ontgrendelPasskey()).toEqual({ ok: false, reden: 'passkey-onjuist' });
  device.keys.clear();
  expect(await kluis.ontgrendelPasskey()).toEqual({ ok: false, reden: 'afgebroken' });
  expect(await now(kluis.stand)).toBe('heropenbaar');
  expect((await dump(disk))['kluizen']?.[0]).toMatchObject({ pogingen: 0 });
});

test('a passkey is only put on with the passphrase, whose wrong tries count, and can be taken off', async () => {
  const { kluis, device, disk } = await withPasskey();
  await kluis.verwijderPasskey();
  expect(await now(kluis.passkey)).toBe('kan');
  expect((await dump(disk))['kluizen']?.[0]).not.toHaveProperty('passkey');
  expect(await kluis.ontgrendelPasskey()).toEqual({ ok: false, reden: 'kluis-gesloten' });
  expect(await kluis.voegPasskeyToe('aap noot mies wim zus jet')).toEqual({
    ok: false,
    reden: 'wachtzin-onjuist',
  });
  expect((await dump(disk))['kluizen']?.[0]).toMatchObject({ pogingen: 1 });
  device.control.weigert = 'kan-niet';
  expect(await kluis.voegPasskeyToe('aap noot mies wim zus jet')).toEqual({ ok: false, reden: 'kan-niet' });
  expect((await dump(disk))['kluizen']?.[0]).toMatchObject({ pogingen: 1 });
});

test('[C-2] of a passkey only its id, a salt and a sealed key are on the disk', async () => {
  const { disk, device, wachtzin } = await withPasskey();
  const [row] = (await dump(disk))['kluizen'] ?? [];
  const { passkey } = row as { passkey: { id: string; zout: string; jwe: string } };
  expect(Object.keys(passkey).sort()).toEqual(['id', 'jwe', 'zout']);
  const derived = await device.passkeys.vraag(passkey.id, Buffer.from(passkey.zout, 'base64url'));
  const geheim = Buffer.from(must(derived));
  const text = readable(await dump(disk));
  for (const secret of [
    geheim.toString('base64url'),
    geheim.toString('base64'),
    geheim.toString('hex'),
    wachtzin,
  ]) {
    expect(text.includes(secret)).toBe(false);
  }
});
