import { IDBDatabase } from 'fake-indexeddb';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Reeks } from '#device/redding-codes.ts';
import type { Reddingsbestand } from '#device/phone.ts';
import { Aflevering } from '#protocol/envelop.ts';
import { Reddingskop, Reddingsregel } from '#protocol/redding.ts';
import { type Telefoonschijf, readPhone } from '../fixtures/text.ts';
import { dump, guardWrites, leave, request } from './disk.ts';
import { begonnen, must, now, problem, seen, standOf, startStage, until, verzegeld } from './stage.ts';

type Toestel = Awaited<ReturnType<Awaited<ReturnType<typeof startStage>>['enrolled']>>;

/** What a desk sends of a file: the body of each line, as it stands there. */
function linesOf({ regels }: Reddingsbestand): { envId: string; text: string; body: Aflevering }[] {
  const [kop = '', ...rest] = regels.map((regel) => regel.trimEnd());
  const { aantal } = Reddingskop.parse(JSON.parse(kop));
  expect(rest).toHaveLength(aantal);
  return rest.map((line) => {
    const { aflevering } = Reddingsregel.parse(JSON.parse(line));
    const body = Aflevering.parse(JSON.parse(aflevering));
    const [head = ''] = body.envelop.split('.');
    const { envId } = JSON.parse(Buffer.from(head, 'base64url').toString()) as { envId: string };
    return { envId, text: aflevering, body };
  });
}
async function offline(stage: Awaited<ReturnType<typeof startStage>>): Promise<Toestel> {
  const toestel = await stage.enrolled();
  await toestel.phone.idle();
  toestel.net.online = false;
  return toestel;
}

/** One that the server will not take, with the word that says so. */
async function refusedOne(toestel: Toestel): Promise<string> {
  toestel.net.tap = async ({ method }, proceed) =>
    method === 'PUT' ? problem(400, 'client-te-oud') : proceed();
  const { envId } = await verzegeld(toestel.phone);
  await seen(toestel.phone.verzonden, (all) => all.some(({ stand }) => stand === 'niet-verstuurd'));
  return envId;
}

test('what waits goes in a file with a name that says nothing, and is the very delivery that the phone makes later', async () => {
  const stage = await startStage();
  const toestel = await offline(stage);
  const first = await verzegeld(toestel.phone, 'KanarieInDeSchuur');
  const second = await verzegeld(toestel.phone, 'twee', true);
  const bestand = must(await toestel.phone.redding.bestand());
  expect(bestand.naam).toBe('notities-2026-11-24.txt');
  expect(bestand.regels.join('')).not.toContain('KanarieInDeSchuur');
  const lines = linesOf(bestand);
  expect(lines.map(({ envId }) => envId)).toEqual([first.envId, second.envId]);
  expect(lines.map(({ body }) => [body.spoed, body.intrekHash !== undefined])).toEqual([
    [false, true],
    [true, false],
  ]);
  for (const { envId, body } of lines) {
    const done = await stage.als('PUT', `/v1/enveloppen/${envId}/inlezing`, { body });
    expect([done.status, done.json]).toEqual([201, { nieuw: true }]);
  }
  // On the phone nothing changed; when there is coverage it delivers, and is told of no quarantine.
  expect(await standOf(toestel.phone, first.envId)).toBe('wacht');
  toestel.net.online = true;
  toestel.fire('online');
  await seen(toestel.phone.verzonden, (all) => all.every(({ stand }) => stand === 'verstuurd'));
  expect((await now(toestel.phone.sync.stand)).waarschuwing).toBeUndefined();
  expect((await stage.received()).map(({ envId }) => envId).sort()).toEqual(
    [first.envId, second.envId].sort(),
  );
});

test('a phone that delivers nothing any more still follows what was brought for it', async () => {
  const stage = await startStage();
  const toestel = await offline(stage);
  const { envId } = await verzegeld(toestel.phone);
  const [line] = linesOf(must(await toestel.phone.redding.bestand()));
  await stage.als('PUT', `/v1/enveloppen/${envId}/inlezing`, { body: line!.body });
  await stage.als('DELETE', `/v1/enveloppen/${envId}/quarantaine`);
  await stage.openIt(envId);
  toestel.net.online = true;
  toestel.phone.sync.nu();
  await seen(toestel.phone.verzonden, ([regel]) => regel?.stand === 'geopend');
});

test('what was opened, withdrawn or destroyed is not in it; what was refused, or only sent, is', async () => {
  const stage = await startStage();
  const toestel = await stage.enrolled();
  expect(await toestel.phone.redding.bestand()).toEqual({ ok: false, reden: 'niets-te-redden' });
  const opened = await verzegeld(toestel.phone);
  const withdrawn = await verzegeld(toestel.phone);
  const sent = await verzegeld(toestel.phone);
  await seen(toestel.phone.verzonden, (all) => all.every(({ stand }) => stand === 'verstuurd'));
  must(await toestel.phone.trekIn(withdrawn.envId));
  await stage.openIt(opened.envId);
  toestel.phone.sync.nu();
  await seen(toestel.phone.verzonden, (all) => all.some(({ stand }) => stand === 'geopend'));
  const refused = await refusedOne(toestel);
  const lines = linesOf(must(await toestel.phone.redding.bestand()));
  expect(lines.map(({ envId }) => envId)).toEqual([sent.envId, refused]);
});

test('a disk that does not answer any more: what was sealed on this visit is still in memory', async () => {
  const stage = await startStage();
  const toestel = await offline(stage);
  const concept = await begonnen(toestel.phone, 'met een foto');
  const foto = {
    inhoud: new Uint8Array(9_000).fill(3),
    mime: 'image/webp',
    breedte: 80,
    hoogte: 60,
  } as const;
  must(await concept.bijlagen.voegToe({ ...foto, genomenOp: '2026-11-24T09:00:00Z' }));
  const { envId } = must(await concept.verzegel());
  const fromDisk = must(await toestel.phone.redding.bestand()).regels;
  toestel.disk.indexedDB.open = () => {
    throw new DOMException('the disk is gone', 'UnknownError');
  };
  const fromMemory = must(await toestel.phone.redding.bestand());
  expect(linesOf(fromMemory).map((line) => line.envId)).toEqual([envId]);
  // the very delivery, with what it announced: the phone that comes back says nothing else
  const deliveries = (regels: readonly string[]) =>
    regels.slice(1).map((regel) => (JSON.parse(regel) as { aflevering: string }).aflevering);
  expect(deliveries(fromMemory.regels)).toEqual(deliveries(fromDisk));
  expect(deliveries(fromDisk)[0]).toContain('"bijlagen"');
  const codes = must(await toestel.phone.redding.codes(envId));
  expect(codes.length).toBeGreaterThan(3);
});

test.each(['opslag-vol', 'opslag-weg'] as const)(
  'a disk that refuses (%s): what is on the screen is sealed into a file, and stays on the screen',
  async (reden) => {
    const stage = await startStage();
    const toestel = await offline(stage);
    const concept = await begonnen(toestel.phone, 'nergens anders');
    const guarded = guardWrites(() => (reden === 'opslag-vol' ? 'QuotaExceededError' : undefined));
    if (reden === 'opslag-weg') {
      toestel.disk.indexedDB.open = () => {
        throw new DOMException('the disk is gone', 'UnknownError');
      };
      await request(toestel.disk.indexedDB.deleteDatabase('meldroute'));
    }
    expect(await concept.verzegel()).toEqual({ ok: false, reden });
    const bestand = must(await concept.redding());
    expect(bestand.aantal).toBe(1);
    const [line] = linesOf(bestand);
    guarded.restore();
    await stage.als('PUT', `/v1/enveloppen/${line!.envId}/inlezing`, { body: line!.body });
    const [found] = await stage.received();
    expect(found).toMatchObject({ envId: line!.envId, herkomst: 'bevestigd' });
    expect(found?.inhoud.signaal).toMatchObject({ notitie: { feit: 'nergens anders' } });
    expect((await now(concept.signaal)).notitie.feit).toBe('nergens anders');
  },
);

test('a database of a newer app is not opened, and what is sealed in it can still be carried', async () => {
  const stage = await startStage();
  const toestel = await offline(stage);
  const { envId } = await verzegeld(toestel.phone);
  toestel.phone.stop();
  const db = await request(toestel.disk.indexedDB.open('meldroute'));
  db.close();
  await leave(toestel.disk, db.version + 10);
  const again = stage.phone({ disk: toestel.disk });
  expect(await again.phone.start()).toBe('opslag-nieuwer');
  const lines = linesOf(must(await again.phone.redding.bestand()));
  expect(lines.map((line) => line.envId)).toEqual([envId]);
});

test('an upgrade of the database that fails leaves it as it was, says so, and what is sealed can be carried', async () => {
  const stage = await startStage();
  const text = readFileSync(join(import.meta.dirname, '../fixtures/versie-1/telefoon.json'), 'utf8');
  const disk = await readPhone(JSON.parse(text) as Telefoonschijf);
  const open = () => {
    const toestel = stage.phone({ disk });
    toestel.net.online = false;
    return toestel.phone;
  };
  const before = await dump(disk);
  const create = IDBDatabase.prototype.createObjectStore;
  IDBDatabase.prototype.createObjectStore = () => {
    throw new DOMException('no room for another table', 'QuotaExceededError');
  };
  const phone = open();
  expect(await phone.start()).toBe('bijwerken-mislukt');
  IDBDatabase.prototype.createObjectStore = create;
  expect(await dump(disk)).toEqual(before);
  const lines = linesOf(must(await phone.redding.bestand()));
  expect(lines).toHaveLength(3);
  phone.stop();
  const again = open();
  expect(await again.start()).toBe('gereed');
  expect(await now(again.verzonden)).toHaveLength(5);
});

test('a series of codes is put together in any order, is never mixed with another, and is checked as a whole', async () => {
  const stage = await startStage();
  const toestel = await offline(stage);
  const [a, b] = [await verzegeld(toestel.phone, 'een'), await verzegeld(toestel.phone, 'twee')];
  const codes = must(await toestel.phone.redding.codes(a.envId));
  const other = must(await toestel.phone.redding.codes(b.envId));
  expect(codes.every((code) => code.length < 900)).toBe(true);
  const reeks = new Reeks();
  for (const stranger of ['', 'https://example.org', 'MR1.kort.1.2.x', `MR2${codes[0]!.slice(3)}`]) {
    expect(await reeks.lees(stranger)).toBeUndefined();
  }
  expect(await reeks.lees(other[1]!)).toEqual({ gelezen: [2], van: other.length });
  const shuffled = codes.toReversed().flatMap((code) => [code, code]);
  let stand = await reeks.lees(shuffled[0]!);
  for (const code of shuffled.slice(1)) stand = await reeks.lees(code);
  expect(stand?.gelezen).toEqual(codes.map((_, n) => n + 1));
  const { aflevering } = Reddingsregel.parse(JSON.parse(stand?.regel ?? ''));
  const [line] = linesOf(must(await toestel.phone.redding.bestand()));
  expect(aflevering).toBe(line!.text);

  // A part of another text under the same name: seen when all are there, and it begins anew.
  const spoiled = new Reeks();
  let last = await spoiled.lees(`${codes[0]!.slice(0, -1)}!`);
  for (const code of codes.slice(1)) last = await spoiled.lees(code);
  expect(last).toEqual({ gelezen: [], van: codes.length });
});

test('a signaal that would take too many codes goes as a file', async () => {
  const stage = await startStage();
  const toestel = await offline(stage);
  const long = Array.from({ length: 1_500 }, (_, n) => `kamer ${n * 7919}`).join(' ');
  const { envId } = await verzegeld(toestel.phone, long);
  expect(await toestel.phone.redding.codes(envId)).toEqual({ ok: false, reden: 'te-groot' });
  expect(must(await toestel.phone.redding.bestand()).aantal).toBe(1);
  expect(await toestel.phone.redding.codes('00000000-0000-4000-8000-000000000000')).toEqual({
    ok: false,
    reden: 'niets-te-redden',
  });
});

test('what was given out by hand is not withdrawn as if it never left; once the server has it, it can be', async () => {
  const stage = await startStage();
  const toestel = await offline(stage);
  const { phone } = toestel;
  const { envId } = await verzegeld(phone);
  const kan = async () => (await now(phone.verzonden)).find((regel) => regel.envId === envId)?.intrekken;
  expect(await kan()).toBe('kan');
  must(await phone.redding.bestand());
  await seen(phone.verzonden, ([regel]) => regel?.intrekken === undefined);
  expect(await phone.trekIn(envId)).toEqual({ ok: false, reden: 'niet-mogelijk' });
  toestel.net.online = true;
  phone.sync.nu();
  await until(async () => (await standOf(phone, envId)) === 'verstuurd');
  expect(await kan()).toBe('kan');
  expect(await phone.trekIn(envId)).toEqual({ ok: true, waarde: 'ingetrokken' });
});
