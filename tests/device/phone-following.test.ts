import { expect, test } from 'vitest';
import { makeSigningKey } from '#crypto/keys.ts';
import { makeKey, signed, token } from '../support/gemeente.ts';
import { dump } from './disk.ts';
import {
  CODE,
  type Stage,
  type Tap,
  must,
  now,
  seen,
  standOf,
  startStage,
  until,
  verzegeld,
} from './stage.ts';

const DAG = 24 * 60 * 60_000;

async function delivered(stage: Stage, vault = false, spoed = false) {
  const toestel = await stage.enrolled();
  const wachtzin = vault ? await toestel.phone.kluis.nieuweWachtzin() : [];
  if (vault) must(await toestel.phone.kluis.maak(wachtzin, CODE));
  const { envId } = await verzegeld(toestel.phone, 'gevolgd', spoed);
  await until(async () => (await standOf(toestel.phone, envId)) === 'verstuurd');
  return { ...toestel, envId, wachtzin: wachtzin.join(' ') };
}

const hasCopy = async (toestel: { disk: Parameters<typeof dump>[0] }) => {
  const rows = await dump(toestel.disk);
  const [row] = rows['outbox'] as { kopie: boolean }[];
  // the row and the text tell the same
  expect(row?.kopie).toBe(rows['enveloppen']?.length === 1);
  return row?.kopie;
};

/** Asks now, and waits until the round is over. */
async function ask({ phone }: { phone: { sync: { nu(): void }; idle(): Promise<void> } }) {
  await phone.idle();
  phone.sync.nu();
  await phone.idle();
}

test('geopend is shown only to who proves it: the secret from inside the envelope', async () => {
  const stage = await startStage();
  const toestel = await delivered(stage);
  const { envId, phone, net } = toestel;
  await stage.received();
  await ask(toestel);
  expect(await standOf(phone, envId)).toBe('verstuurd');
  // a server that only says so
  const claims = [{}, { geheim: token() }, { geheim: token(), geopendOp: '2026-11-24T10:00:00Z' }];
  for (const claim of claims) {
    net.tap = async (sent, proceed) =>
      sent.path.endsWith('/status')
        ? Response.json({ stand: 'geopend', reservekopie: false, ...claim })
        : proceed();
    await ask(toestel);
    expect(await standOf(phone, envId)).toBe('verstuurd');
    expect(await hasCopy(toestel)).toBe(true);
  }
  net.tap = undefined;
  await stage.openIt(envId);
  await ask(toestel);
  expect(await standOf(phone, envId)).toBe('geopend');
  expect(await hasCopy(toestel)).toBe(true);
});

test('[C-49] custody, with backups: the copy goes when the receipt key declares a backup made after the opening, and not before', async () => {
  const stage = await startStage();
  const toestel = await delivered(stage);
  await stage.backup();
  stage.clock.nu += 2 * 60 * 60_000;
  await ask(toestel);
  expect(await hasCopy(toestel)).toBe(true);
  await stage.openIt(toestel.envId);
  stage.clock.nu += 40 * DAG;
  await ask(toestel);
  // opened, and 40 days have gone by: but there are backups, and none holds it
  expect(await standOf(toestel.phone, toestel.envId)).toBe('geopend');
  expect(await hasCopy(toestel)).toBe(true);
  await stage.backup();
  await ask(toestel);
  expect(await hasCopy(toestel)).toBe(false);
  expect((await now(toestel.phone.verzonden))[0]).toMatchObject({ stand: 'geopend', kopieOpToestel: false });
});

test('custody, without backups: 35 days after the opening by the time of the server, whatever the phone thinks', async () => {
  const stage = await startStage();
  const toestel = await delivered(stage);
  await stage.openIt(toestel.envId);
  await ask(toestel);
  toestel.control.skew = 400 * DAG;
  await ask(toestel);
  expect(await hasCopy(toestel)).toBe(true);
  toestel.control.skew = 0;
  stage.clock.nu += 35 * DAG - 60_000 * 60;
  await ask(toestel);
  expect(await hasCopy(toestel)).toBe(true);
  stage.clock.nu += 60_000 * 60;
  await ask(toestel);
  expect(await hasCopy(toestel)).toBe(false);
});

test('a statement that is forged, of another envelope or older than the opening frees nothing', async () => {
  const stage = await startStage();
  const { gemeente } = stage;
  const toestel = await delivered(stage);
  const { geheim } = (await stage.openIt(toestel.envId)).inhoud;
  const stranger = await makeKey();
  const kid = gemeente.bos.ontvangst[0]!.kid;
  const say = (over: object) => ({
    v: 1,
    tenant: gemeente.tenant,
    envId: toestel.envId,
    reservekopieOp: '2027-01-01T00:00:00Z',
    ...over,
  });
  const statements = [
    await signed('mr-verklaring+jws', kid, stranger, say({})),
    await signed('mr-verklaring+jws', stranger.kid, stranger, say({})),
    'a.b.c',
    undefined,
  ];
  for (const verklaring of statements) {
    const tap: Tap = async (sent, proceed) =>
      sent.path.endsWith('/status')
        ? Response.json({
            stand: 'geopend',
            geheim,
            geopendOp: '2026-11-24T10:00:00Z',
            reservekopie: true,
            ...(verklaring !== undefined && { verklaring }),
          })
        : proceed();
    toestel.net.tap = tap;
    await ask(toestel);
    expect(await hasCopy(toestel)).toBe(true);
  }
});

test('an opening that the server moves back in time does not free the copy any sooner', async () => {
  const stage = await startStage();
  const toestel = await delivered(stage);
  const { geheim } = (await stage.openIt(toestel.envId)).inhoud;
  await ask(toestel);
  toestel.net.tap = async (sent, proceed) =>
    sent.path.endsWith('/status')
      ? new Response(
          JSON.stringify({
            stand: 'geopend',
            geheim,
            geopendOp: '2020-01-01T00:00:00Z',
            reservekopie: false,
          }),
          { headers: { 'content-type': 'application/json', date: new Date(stage.clock.nu).toUTCString() } },
        )
      : proceed();
  await ask(toestel);
  expect(await hasCopy(toestel)).toBe(true);
});

test('vernietigd without proof that it was ever opened: the copy stays and the person is told', async () => {
  const stage = await startStage();
  const toestel = await delivered(stage);
  toestel.net.tap = async (sent, proceed) =>
    sent.path.endsWith('/status') ? Response.json({ stand: 'vernietigd', reservekopie: false }) : proceed();
  await ask(toestel);
  expect((await now(toestel.phone.verzonden))[0]).toMatchObject({
    stand: 'niet-verstuurd',
    reden: 'vernietigd',
  });
  expect(await hasCopy(toestel)).toBe(true);
});

test('vernietigd after it was opened reaches the copy on the phone, and the row goes thirty days later', async () => {
  const stage = await startStage();
  const toestel = await delivered(stage);
  await stage.openIt(toestel.envId);
  await ask(toestel);
  toestel.net.tap = async (sent, proceed) =>
    sent.path.endsWith('/status') ? Response.json({ stand: 'vernietigd', reservekopie: true }) : proceed();
  await ask(toestel);
  expect(await hasCopy(toestel)).toBe(false);
  expect(await standOf(toestel.phone, toestel.envId)).toBe('geopend');
  stage.clock.nu += 30 * DAG;
  toestel.fire('zichtbaar');
  await seen(toestel.phone.verzonden, (regels) => regels.length === 0);
});

test('[C-20] [C-21] feedback comes without cookie also when locked, and is read only with the vault open', async () => {
  const stage = await startStage();
  const { envId, phone, net, wachtzin, disk } = await delivered(stage, true);
  phone.kluis.vergrendel();
  await stage.openIt(envId);
  await stage.write(envId, { v: 1, soort: 'ontvangen', envId, op: '2026-11-24T11:00:00Z' });
  await stage.write(envId, {
    v: 1,
    soort: 'terugkoppeling',
    envId,
    op: '2026-11-24T12:00:00Z',
    sjabloon: 'opgepakt',
    tekst: 'Er is mee verder gegaan.',
    leerzin: 'De datum hielp.',
  });
  net.sent.length = 0;
  phone.sync.nu();
  await seen(phone.berichten.aantalNieuw, (n) => n === 2);
  expect(await now(phone.berichten.live)).toEqual([]);
  expect((await now(phone.verzonden))[0]).toMatchObject({ stand: 'geopend', nieuwBericht: true });
  const mail = net.sent.filter(({ path }) => path.endsWith('/berichten'));
  expect(
    mail.every(
      ({ credentials, headers }) => credentials === 'omit' && headers['Authorization']?.startsWith('Bearer '),
    ),
  ).toBe(true);

  must(await phone.kluis.ontgrendel(wachtzin));
  await seen(phone.berichten.live, (all) => all.length === 2);
  const [newest, first] = await now(phone.berichten.live);
  expect(first).toMatchObject({ soort: 'ontvangen', envId, gelezen: false });
  expect(newest).toMatchObject({
    soort: 'terugkoppeling',
    tekst: 'Er is mee verder gegaan.',
    leerzin: 'De datum hielp.',
  });
  await seen(phone.verzonden, ([regel]) => regel?.stand === 'terugkoppeling');

  await phone.berichten.gelezen(newest!.berichtId);
  await phone.berichten.gelezen(first!.berichtId);
  await seen(phone.berichten.aantalNieuw, (n) => n === 0);
  // read, and 14 days later: gone, and not brought back by the mailbox
  stage.clock.nu += 14 * DAG;
  phone.stop();
  const again = stage.phone({ disk });
  await again.phone.start();
  await until(async () => (await dump(disk))['berichten']?.every(({ bericht }) => bericht === undefined));
  await ask(again);
  expect((await dump(disk))['berichten']?.every(({ bericht }) => bericht === undefined)).toBe(true);
});

test('a message that no lid of the keyset signed, or that names another signaal, is never shown', async () => {
  const stage = await startStage();
  const { envId, phone } = await delivered(stage, true);
  await stage.openIt(envId);
  const stranger = await makeSigningKey();
  const inhoud = { v: 1, soort: 'vraag', envId, op: '2026-11-24T12:00:00Z', tekst: 'bel dit nummer' };
  await stage.write(envId, inhoud, { kid: stage.gemeente.lid, key: stranger.privateKey });
  await stage.write(envId, inhoud, { kid: token(16), key: stranger.privateKey });
  await stage.write(envId, { ...inhoud, envId: '00000000-0000-4000-8000-000000000000' });
  await stage.write(envId, { ...inhoud, soort: 'iets-anders' });
  await stage.write(envId, { ...inhoud, tekst: 'welke deur was het?' });
  phone.sync.nu();
  await seen(phone.berichten.aantalNieuw, (n) => n === 5);
  await seen(phone.berichten.live, (all) => all.length > 0);
  expect((await now(phone.berichten.live)).map(({ tekst }) => tekst)).toEqual(['welke deur was het?']);
});
