import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import type { Desk } from '#device/desk.ts';
import type { Reddingsbestand } from '#device/phone.ts';
import { Reeks } from '#device/redding-codes.ts';
import { enrol, logIn, seal, setUp } from '#demo/players.ts';
import { type WorldPhone, must, seen, shown } from '#demo/world.ts';
import { voorbeeld } from '#demo/zaak.ts';
import { startApp } from '../support/app.ts';

/* The real phone makes the file, the real desk reads it, the real server keeps it. */

async function start() {
  const house = await startApp({ level: 'silent' });
  await house.app.listen({ port: 0, host: '127.0.0.1' });
  const address = `http://127.0.0.1:${(house.app.server.address() as AddressInfo).port}`;
  const world = { origin: 'http://localhost:8080', address, now: () => house.clock.nu };
  const { desk, marit } = await setUp(world, await house.code());
  onTestFinished(() => desk.vergrendel());
  /** A phone without coverage, with what it sealed. */
  async function phone(ids: readonly string[]) {
    const made = await enrol(world, desk, { naam: 'Noor', team: 'Toezicht' }, true);
    onTestFinished(() => made.phone.stop());
    await made.phone.idle();
    made.coverage(false);
    const enveloppen: string[] = [];
    for (const id of ids) enveloppen.push(await seal(made, voorbeeld(id)('2026-11-24T09:00:00Z')));
    return { ...made, enveloppen };
  }
  return { ...house, world, desk, marit, phone };
}
const textOf = async ({ phone }: WorldPhone): Promise<string> =>
  joined(must(await phone.redding.bestand(), 'file'));
const joined = ({ regels }: Reddingsbestand) => regels.join('');
const rows = (desk: Desk) => shown(desk.nieuw).map(({ envId, stand, reden }) => [envId, stand, reden]);

test('a rescue file comes in apart, is taken out by somebody, is opened as any other, and the phone that comes later adds nothing', async () => {
  const { desk, phone, world, marit } = await start();
  const noor = await phone(['T1', 'T4']);
  const [a = '', b = ''] = noor.enveloppen;
  const done = must(await desk.leesIn(await textOf(noor)), 'reading');
  expect(done.regels).toEqual([
    { kenmerk: expect.stringMatching(/^MR-26-/), stand: 'ingelezen' },
    { kenmerk: expect.stringMatching(/^MR-26-/), stand: 'ingelezen' },
  ]);
  expect(rows(desk)).toEqual([
    [a, 'quarantaine', 'reddingsbestand'],
    [b, 'quarantaine', 'reddingsbestand'],
  ]);
  expect(await desk.open(a)).toMatchObject({ ok: false, reden: 'apart-gezet' });
  must(await desk.neemAan(a), 'taking out');
  expect(rows(desk)).toEqual([
    [b, 'quarantaine', 'reddingsbestand'],
    [a, 'nieuw', undefined],
  ]);
  // Another desk of the kring sees the same.
  const other = await logIn(world, marit);
  expect(rows(other)).toEqual(rows(desk));
  await other.vergrendel();
  const { melding } = must(await desk.open(a), 'opening');
  const opened = shown(desk.meldingen).find((regel) => regel.melding === melding);
  expect(opened?.inhoud.oorsprong).toMatchObject({ herkomst: 'bevestigd', kanaal: 'app' });

  // Brought again: it was here. The phone itself: what still stood apart is now as any other, and nothing is twice.
  const again = must(await desk.leesIn(await textOf(noor)), 'reading again');
  expect(again.regels.map(({ stand }) => stand)).toEqual(['al-hier', 'al-hier']);
  noor.coverage(true);
  await seen(
    noor.phone.verzonden,
    (all) => all.every(({ stand }) => stand === 'verstuurd' || stand === 'geopend'),
    'delivery',
  );
  await desk.ververs();
  expect(rows(desk)).toEqual([[b, 'nieuw', undefined]]);
  expect(shown(desk.meldingen)).toHaveLength(1);
});

test('one line that is wrong holds up no other: cut off, changed, withdrawn, or of nobody', async () => {
  const { desk, phone, clock } = await start();
  const noor = await phone(['T1', 'T4', 'T6']);
  const [kop = '', one = '', two = '', three = ''] = (await textOf(noor)).split('\n');
  const changed = two.replace(/(spoed\\":)(true|false)/, (_, name, nu) => `${name}${nu === 'false'}`);
  expect(changed).not.toBe(two);
  const mixed = [kop, one, changed, three.slice(0, -40)].join('\r\n');
  const done = must(await desk.leesIn(mixed), 'reading');
  expect(done.regels.map(({ stand }) => stand)).toEqual(['ingelezen', 'klopt-niet', 'onvolledig']);
  // The proof of another line does not make this one whole.
  const { bewijs } = JSON.parse(one) as { bewijs: string };
  const swapped = JSON.stringify({ ...(JSON.parse(two) as object), bewijs });
  expect(
    must(await desk.leesIn([kop, swapped].join('\n')), 'reading').regels.map(({ stand }) => stand),
  ).toEqual(['klopt-niet', 'onvolledig', 'onvolledig']);
  expect(shown(desk.nieuw)).toHaveLength(1);
  // As it is, it simply comes in.
  const whole = must(await desk.leesIn([kop, one, two, three].join('\n')), 'reading');
  expect(whole.regels.map(({ stand }) => stand)).toEqual(['al-hier', 'ingelezen', 'ingelezen']);

  // What was withdrawn since does not come back.
  clock.nu += 60_000;
  const daan = await phone(['T13']);
  const text = await textOf(daan);
  daan.coverage(true);
  await daan.arrived(daan.enveloppen);
  must(await daan.phone.trekIn(daan.enveloppen[0] ?? ''), 'withdrawing');
  expect(must(await desk.leesIn(text), 'reading').regels).toMatchObject([{ stand: 'vernietigd' }]);
});

test('what is no such file, or of another municipality, is refused as a whole', async () => {
  const { desk, phone } = await start();
  const elders = await start();
  for (const text of ['', 'Beste Marit,', '{"redding":2}', '[]', '{"aflevering":1}']) {
    expect(await desk.leesIn(text)).toEqual({ ok: false, reden: 'geen-reddingsbestand' });
  }
  const theirs = await elders.phone(['T1']);
  const text = await textOf(theirs);
  expect(await desk.leesIn(text)).toEqual({ ok: false, reden: 'andere-gemeente' });
  // nor under our own name
  const ours = JSON.parse((await textOf(await phone(['T4']))).split('\n')[0] ?? '') as { tenant: string };
  const renamed = [JSON.stringify({ ...ours, aantal: 1 }), text.split('\n')[1]].join('\n');
  expect(must(await desk.leesIn(renamed), 'reading').regels).toEqual([{ stand: 'andere-gemeente' }]);
  expect(shown(desk.nieuw)).toEqual([]);
});

test('a series of codes brings the same as the file', async () => {
  const { desk, phone } = await start();
  const noor = await phone(['T1']);
  const codes = must(await noor.phone.redding.codes(noor.enveloppen[0] ?? ''), 'codes');
  const reeks = new Reeks();
  let regel: string | undefined;
  for (const code of codes) regel = (await reeks.lees(code))?.regel;
  expect(must(await desk.leesIn(regel ?? ''), 'reading').regels).toMatchObject([{ stand: 'ingelezen' }]);
  expect(rows(desk)).toEqual([[noor.enveloppen[0], 'quarantaine', 'reddingsbestand']]);
});

test('a line that breaks while reading leaves what came in, and reading again finishes it', async () => {
  const { desk, phone, app } = await start();
  const noor = await phone(['T1', 'T4']);
  let taken = 0;
  app.server.on('request', (request, response) => {
    if (request.url?.endsWith('/inlezing') && (taken += 1) === 2) response.destroy();
  });
  expect(await desk.leesIn(await textOf(noor))).toEqual({ ok: false, reden: 'geen-verbinding' });
  const again = must(await desk.leesIn(await textOf(noor)), 'reading again');
  expect(again.regels[0]?.stand).toBe('al-hier');
  expect(
    shown(desk.nieuw)
      .map(({ envId }) => envId)
      .sort(),
  ).toEqual([...noor.enveloppen].sort());
});

test('photos do not go by hand: they are announced, and come from the phone itself once it has coverage', async () => {
  const { desk, phone } = await start();
  const noor = await phone([]);
  const concept = must(await noor.phone.concepten.begin('huisvesting'), 'beginning');
  must(
    await concept.wijzig((nu) => ({ ...nu, notitie: { ...nu.notitie, feit: 'Acht bedden.' } })),
    'writing',
  );
  const inhoud = new Uint8Array(40_000).fill(7);
  const genomenOp = '2026-11-24T09:00:00Z';
  must(
    await concept.bijlagen.voegToe({ inhoud, mime: 'image/webp', breedte: 800, hoogte: 600, genomenOp }),
    'a photo',
  );
  const { envId } = must(await concept.verzegel(), 'sealing');
  const text = await textOf(noor);
  expect(text.length).toBeLessThan(inhoud.length);
  expect(must(await desk.leesIn(text), 'reading').regels).toMatchObject([{ stand: 'ingelezen' }]);
  must(await desk.neemAan(envId), 'taking out');
  must(await desk.open(envId), 'opening');

  noor.coverage(true);
  await seen(
    noor.phone.verzonden,
    ([regel]) => regel?.bijlagen?.verstuurd === 1 && regel.stand !== 'wacht',
    'the photo',
  );
  await desk.ververs();
  expect(shown(desk.meldingen)).toHaveLength(1);
});
