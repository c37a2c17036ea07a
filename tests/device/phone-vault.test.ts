import { expect, test, vi } from 'vitest';
import { CODEPOGINGEN, HOUD_SLEUTEL } from '#device/vault-keeper.ts';
import { type Kluisgebeurtenis, OVERGANGEN, next } from '#device/vault-states.ts';
import type { Kluisstand } from '#device/phone.ts';
import { wachtNa } from '#device/vault-tries.ts';
import { alter, dump, guardWrites, readable } from './disk.ts';
import { CODE, type Stage, begonnen, must, now, pause, seen, startStage, until, verzegeld } from './stage.ts';

// every passphrase here is derived for real, and that takes a second on a quiet machine
vi.setConfig({ testTimeout: 180_000 });

async function withVault(stage: Stage) {
  const toestel = await stage.enrolled();
  const wachtzin = await toestel.phone.kluis.nieuweWachtzin();
  must(await toestel.phone.kluis.maak(wachtzin, CODE));
  return { ...toestel, kluis: toestel.phone.kluis, wachtzin: wachtzin.join(' ') };
}

test('[C-46] a vault takes a generated passphrase and six digits: never digits alone, never own words', async () => {
  const stage = await startStage();
  const { phone } = await stage.enrolled();
  const wachtzin = await phone.kluis.nieuweWachtzin();
  expect(wachtzin).toHaveLength(6);
  expect(await now(phone.kluis.stand)).toBe('geen');
  for (const code of ['', '28041', '2804199', 'abcdef']) {
    expect(await phone.kluis.maak(wachtzin, code)).toEqual({ ok: false, reden: 'code-te-kort' });
  }
  await expect(phone.kluis.maak([CODE], CODE)).rejects.toThrow();
  await expect(
    phone.kluis.maak(['mijn', 'eigen', 'zelf', 'bedachte', 'zin', 'xyzzy'], CODE),
  ).rejects.toThrow();
  expect(await now(phone.kluis.stand)).toBe('geen');
  must(await phone.kluis.maak(wachtzin, CODE));
  expect(await now(phone.kluis.stand)).toBe('open');
});

test('[C-44] the code re-opens only what is still in memory: ten minutes, five tries, and never after a cold start', async () => {
  const stage = await startStage();
  const { kluis, wachtzin, control, disk } = await withVault(stage);

  kluis.vergrendel();
  expect(await now(kluis.stand)).toBe('heropenbaar');
  expect(await kluis.heropen('000000')).toEqual({ ok: false, reden: 'code-onjuist', pogingenOver: 4 });
  expect(await kluis.heropen(CODE)).toEqual({ ok: true, waarde: undefined, pogingenOver: CODEPOGINGEN });
  expect(await now(kluis.stand)).toBe('open');

  kluis.vergrendel();
  await pause(5);
  await stage.forward(HOUD_SLEUTEL - 1);
  expect((await kluis.heropen(CODE)).ok).toBe(true);

  kluis.vergrendel();
  await pause(5);
  await stage.forward(HOUD_SLEUTEL);
  await until(async () => (await now(kluis.stand)) === 'gesloten');
  expect(await kluis.heropen(CODE)).toEqual({ ok: false, reden: 'kluis-gesloten', pogingenOver: 0 });

  must(await kluis.ontgrendel(wachtzin));
  kluis.vergrendel();
  for (const over of [4, 3, 2, 1, 0]) {
    expect(await kluis.heropen('111111')).toEqual({ ok: false, reden: 'code-onjuist', pogingenOver: over });
  }
  expect(await now(kluis.stand)).toBe('gesloten');
  expect((await kluis.heropen(CODE)).ok).toBe(false);

  // the passphrase brings the code back to life, in a fresh worker
  const before = control.workers;
  must(await kluis.ontgrendel(wachtzin));
  expect(control.workers).toBe(before + 1);
  kluis.vergrendel();
  expect((await kluis.heropen(CODE)).ok).toBe(true);

  const cold = stage.phone({ disk });
  await cold.phone.start();
  expect(await now(cold.phone.kluis.stand)).toBe('gesloten');
  expect((await cold.phone.kluis.heropen(CODE)).ok).toBe(false);
});

test('a clock that was set back, or a phone that slept, does not make the ten minutes longer', async () => {
  const stage = await startStage();
  const { kluis } = await withVault(stage);
  kluis.vergrendel();
  await pause(5);
  // timers stood still while the phone slept: only the clock went on
  stage.clock.nu += HOUD_SLEUTEL + 1;
  expect(await kluis.heropen(CODE)).toMatchObject({ ok: false, reden: 'kluis-gesloten' });
  const other = await withVault(stage);
  other.kluis.vergrendel();
  await pause(5);
  stage.clock.nu -= 60_000;
  expect(await other.kluis.heropen(CODE)).toMatchObject({ ok: false, reden: 'kluis-gesloten' });
});

test('[C-45] five wrong passphrases wait 30 s and twice as long each time; the tenth hands the concepts over and ends the vault', async () => {
  const stage = await startStage();
  const { kluis, phone, disk, wachtzin } = await withVault(stage);
  await begonnen(phone, 'wat bijna klaar was');
  kluis.vergrendel();
  await pause(30);
  const wrong = 'aap noot mies wim zus jet';
  for (let n = 1; n <= 4; n += 1)
    expect(await kluis.ontgrendel(wrong)).toEqual({ ok: false, reden: 'wachtzin-onjuist' });
  expect(await kluis.ontgrendel('')).toEqual({ ok: false, reden: 'wachtzin-onjuist' });
  for (let n = 5; n <= 9; n += 1) {
    expect(await kluis.ontgrendel(wrong)).toEqual({ ok: false, reden: 'wachtzin-onjuist' });
    expect(wachtNa(n)).toBe(30_000 * 2 ** (n - 5));
    stage.clock.nu += wachtNa(n) - 1;
    // the right one has to wait as well, and a killed app does not help
    const again = stage.phone({ disk });
    await again.phone.start();
    expect(await again.phone.kluis.ontgrendel(wachtzin)).toEqual({ ok: false, reden: 'even-wachten' });
    again.phone.stop();
    stage.clock.nu += 1;
  }
  expect(await kluis.ontgrendel(wrong)).toEqual({ ok: false, reden: 'kluis-vernietigd' });
  expect(await now(kluis.stand)).toBe('geen');
  const [row] = await until(async () => {
    const found = await stage.received();
    return found.length > 0 && found;
  });
  expect(row?.inhoud).toMatchObject({ concept: true, teller: 1 });
  const left = await dump(disk);
  expect([left['kluizen']?.length, left['concepten']?.length]).toEqual([0, 0]);
});

test('[C-45] killed during the tenth try, or while it gives the vault up, the phone goes on with that: there is no eleventh', async () => {
  const stage = await startStage();
  const { kluis, phone, disk, wachtzin } = await withVault(stage);
  await begonnen(phone, 'wat bijna klaar was');
  kluis.vergrendel();
  await pause(30);
  phone.stop();
  // as it stands on the disk between the counting of the tenth try and its end
  await alter(disk, 'kluizen', (row) => ({ ...row, pogingen: 10, wachtTot: 0 }));

  const again = stage.phone({ disk });
  expect(await again.phone.start()).toBe('gereed');
  expect(await now(again.phone.kluis.stand)).toBe('geen');
  // the screen says why a new passphrase is asked for, until there is one
  await seen(again.phone.kluis.opgeheven, (over) => over);
  expect(await again.phone.kluis.ontgrendel(wachtzin)).toEqual({ ok: false, reden: 'kluis-gesloten' });
  const [row] = await until(async () => {
    const found = await stage.received();
    return found.length > 0 && found;
  });
  expect(row?.inhoud).toMatchObject({ concept: true });
  const left = await dump(disk);
  expect([left['kluizen']?.length, left['concepten']?.length]).toEqual([0, 0]);
});

test('a full disk that keeps the vault from going is told; nothing opens it any more, and with room it goes', async () => {
  const stage = await startStage();
  const { kluis, phone, disk, wachtzin } = await withVault(stage);
  await verzegeld(phone, 'al verzegeld');
  await begonnen(phone, 'wat bijna klaar was');
  const full = guardWrites(({ table }) => (table === 'outbox' ? 'QuotaExceededError' : undefined));
  expect(await kluis.vergeet()).toEqual({ ok: false, reden: 'opslag-vol' });
  expect(await now(kluis.stand)).toBe('gesloten');
  expect(await kluis.ontgrendel(wachtzin)).toEqual({ ok: false, reden: 'opslag-vol' });
  full.restore();
  expect(await kluis.ontgrendel(wachtzin)).toEqual({ ok: false, reden: 'kluis-vernietigd' });
  expect(await now(kluis.stand)).toBe('geen');
  const left = await dump(disk);
  expect([left['kluizen']?.length, left['concepten']?.length]).toEqual([0, 0]);
});

test('the right passphrase forgives the wrong ones before it', async () => {
  const stage = await startStage();
  const { kluis, wachtzin, disk } = await withVault(stage);
  kluis.vergrendel();
  await kluis.ontgrendel('helemaal fout');
  await kluis.ontgrendel('nog eens fout');
  must(await kluis.ontgrendel(`  ${wachtzin.toUpperCase().replaceAll(' ', ' - ')} `));
  expect((await dump(disk))['kluizen']?.[0]).toMatchObject({ pogingen: 0 });
});

test('vergeet seals every concept to the kring, takes the mailbox keys along, and a new vault can be made', async () => {
  const stage = await startStage();
  const { kluis, phone, disk } = await withVault(stage);
  await verzegeld(phone, 'al verzegeld');
  await begonnen(phone, 'eerste');
  await begonnen(phone, 'tweede');
  must(await kluis.vergeet());
  const rows = await until(async () => {
    const found = await stage.received();
    return found.length === 3 && found;
  });
  expect(rows.filter(({ inhoud }) => inhoud.concept)).toHaveLength(2);
  const left = await dump(disk);
  expect([left['kluizen'], left['concepten']]).toEqual([[], []]);
  expect(JSON.stringify(left['outbox'])).not.toContain('"sleutel"');
  const wachtzin = await kluis.nieuweWachtzin();
  must(await kluis.maak(wachtzin, '135790'));
  expect(await now(kluis.stand)).toBe('open');
});

test('a worker that breaks is no wrong passphrase', async () => {
  const stage = await startStage();
  const { phone, disk, wachtzin } = await withVault(stage);
  phone.stop();
  const broken = stage.phone({ disk });
  const port = {
    failed: () => {},
    postMessage: () => queueMicrotask(() => port.failed()),
    addEventListener(type: string, listener: (event: never) => void) {
      if (type === 'error') port.failed = () => listener({} as never);
    },
    terminate: () => {},
  };
  const { createPhone } = await import('#device/create-phone.ts');
  const weak = createPhone({ ...broken.world, makeVaultWorker: () => port });
  await weak.start();
  for (let n = 0; n < 12; n += 1) await expect(weak.kluis.ontgrendel(wachtzin)).rejects.toThrow('broke');
  expect((await dump(disk))['kluizen']?.[0]).toMatchObject({ pogingen: 0 });
  weak.stop();
});

test('[C-2] nothing on the disk can be read: no word that was written, no code, no passphrase, no key that opens', async () => {
  const stage = await startStage();
  const { kluis, phone, disk, wachtzin } = await withVault(stage);
  const canary = 'kanarievogel';
  await verzegeld(phone, `${canary} een`);
  const open = await begonnen(phone, `${canary} twee`);
  await open.wijzig((nu) => ({
    ...nu,
    waar: { ...nu.waar, omschrijving: `${canary} drie`, postcode: '1671AB' },
  }));
  await until(async () => (await stage.received()).length === 1);
  const [row] = await stage.received();
  const { envId } = row!;
  await stage.openIt(envId);
  await stage.write(envId, {
    v: 1,
    soort: 'terugkoppeling',
    envId,
    op: '2026-11-24T12:00:00Z',
    sjabloon: 'opgepakt',
    tekst: `${canary} vier`,
  });
  phone.sync.nu();
  await until(async () => (await now(phone.berichten.live)).length === 1);
  await kluis.ontgrendel('toevallig foute wachtzin hier dus');

  const text = readable(await dump(disk)) + readable(disk.marker);
  for (const secret of [
    canary,
    '1671AB',
    CODE,
    wachtzin,
    ...wachtzin.split(' ').map((word) => ` ${word} `),
  ]) {
    expect(text.includes(secret), secret).toBe(false);
  }
  // every table was walked, and every private key in it is the one documented exception
  const rows = await dump(disk);
  for (const name of ['inschrijving', 'kluizen', 'concepten', 'outbox', 'enveloppen', 'berichten']) {
    expect([name, (rows[name]?.length ?? 0) > 0]).toEqual([name, true]);
  }
  const keys = Object.values(rows)
    .flat()
    .flatMap((one) => Object.entries(one))
    .filter(([, value]) => value instanceof CryptoKey) as [string, CryptoKey][];
  expect(keys.map(([name, { extractable, usages }]) => [name, extractable, usages])).toEqual([
    ['teken', false, ['sign']],
  ]);
  expect(text).not.toContain('"d"');
});

test('the vault opens only what was open: every path through its states keeps to it', () => {
  const events = [
    ...new Set(Object.values(OVERGANGEN).flatMap((one) => Object.keys(one))),
  ] as Kluisgebeurtenis[];
  expect(events).toHaveLength(9);
  const reached = new Set<Kluisstand>();
  const walk = (stand: Kluisstand, steps: readonly Kluisgebeurtenis[]): void => {
    reached.add(stand);
    // re-opened by the code only right after it was locked, or when who locked it took it up again
    const last = steps.at(-1);
    if (stand === 'heropenbaar') expect(['vergrendeld', 'teruggepakt']).toContain(last);
    if (steps.length === 5) return;
    for (const event of events) {
      const then = next(stand, event);
      if (event === 'heropend') expect(then === 'open').toBe(stand === 'heropenbaar' || stand === 'open');
      if (event === 'vernietigd') expect(then).toBe('geen');
      if (event === 'verlopen') expect(['geen', 'gesloten']).toContain(then);
      if (then !== stand) walk(then, [...steps, event]);
    }
  };
  walk('geen', []);
  expect([...reached].toSorted()).toEqual(['geen', 'gesloten', 'heropenbaar', 'open']);
});
