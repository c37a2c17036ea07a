import { expect, test } from 'vitest';
import type { Signaal } from '#domain/signaal.ts';
import { Dichtconcept } from '#protocol/envelop.ts';
import { TYP_CONCEPTSLEUTEL } from '#protocol/zegels.ts';
import { decryptBytes, importContentKey, openFrom } from '#crypto/sealed.ts';
import { dump, guardWrites } from './disk.ts';
import { CODE, begonnen, must, now, pause, seen, startStage, until, verzegeld, webLocks } from './stage.ts';

const feit = (tekst: string) => (nu: Signaal) => ({ ...nu, notitie: { ...nu.notitie, feit: tekst } });
const erbij = (letter: string) => (nu: Signaal) => feit((nu.notitie.feit ?? '') + letter)(nu);

async function withVault(stage: Awaited<ReturnType<typeof startStage>>, given = {}) {
  const toestel = await stage.enrolled(given);
  const wachtzin = await toestel.phone.kluis.nieuweWachtzin();
  must(await toestel.phone.kluis.maak(wachtzin, CODE));
  return { ...toestel, wachtzin: wachtzin.join(' ') };
}

test('[C-39] a concept survives a killed app: another start on the same disk opens it with the passphrase', async () => {
  const stage = await startStage();
  const first = await withVault(stage);
  const { id } = await begonnen(first.phone, 'een matras achter de ketel');
  // nothing is closed or saved in an orderly way: the page is simply gone
  const again = stage.phone({ disk: first.disk });
  expect(await again.phone.start()).toBe('gereed');
  expect(await now(again.phone.concepten.live)).toEqual([{ id }]);
  expect(await again.phone.concepten.open(id)).toEqual({ ok: false, reden: 'kluis-gesloten' });
  must(await again.phone.kluis.ontgrendel(first.wachtzin.toUpperCase()));
  const opened = must(await again.phone.concepten.open(id));
  expect((await now(opened.signaal)).notitie.feit).toBe('een matras achter de ketel');
});

test('taps are kept in the order in which they were made, however fast, and each resolves when it is on disk', async () => {
  const stage = await startStage();
  const { phone, disk } = await stage.enrolled();
  const concept = must(await phone.concepten.begin('huisvesting'));
  const letters = [...'abcdefghijklmnopqrstuvwxyz'];
  const saved = letters.map((letter) => concept.wijzig(erbij(letter)));
  expect((await now(concept.signaal)).notitie.feit).toBe(letters.join(''));
  for (const one of saved) must(await one);
  const other = (await dump(disk))['concepten']?.[0] as { seq: number };
  // the first and the rest: those that came while a save was under way share the next
  expect(other.seq).toBeLessThanOrEqual(4);
  const { signaal } = await sealed(stage, concept);
  expect(signaal).toMatchObject({ notitie: { feit: letters.join('') } });
});

/** Seals a concept and gives what the desk reads. */
async function sealed(
  stage: Awaited<ReturnType<typeof startStage>>,
  concept: { verzegel(): ReturnType<typeof verzegeld> | Promise<unknown> },
) {
  const { envId } = must((await concept.verzegel()) as never) as { envId: string };
  const row = await until(async () => (await stage.received()).find((one) => one.envId === envId));
  return row.inhoud;
}

test('text is written at most once per 250 ms, and never later than that', async () => {
  const stage = await startStage();
  const { phone, disk } = await stage.enrolled();
  const concept = must(await phone.concepten.begin('huisvesting'));
  const seq = async () => Number((await dump(disk))['concepten']?.[0]?.['seq']);
  const typed = [...'abc'].map((letter) => concept.wijzig(erbij(letter), { tekst: true }));
  await stage.forward(249);
  expect(await seq()).toBe(1);
  await stage.forward(1);
  for (const one of typed) must(await one);
  expect(await seq()).toBe(2);
  // a tap does not wait, and takes the text along
  const text = concept.wijzig(erbij('d'), { tekst: true });
  must(await concept.wijzig((nu) => ({ ...nu, hoedanigheid: 'opsporing' })));
  must(await text);
  expect(await seq()).toBe(3);
});

test('what was typed is sealed at once when the page is hidden, and bewaard waits for it', async () => {
  const stage = await startStage();
  const { phone, disk, fire } = await stage.enrolled();
  const concept = must(await phone.concepten.begin('hennep'));
  const typed = concept.wijzig(feit('k'), { tekst: true });
  fire('verborgen');
  must(await typed);
  const second = concept.wijzig(feit('kl'), { tekst: true });
  await concept.bewaard();
  must(await second);
  expect((await dump(disk))['concepten']?.[0]).toMatchObject({ seq: 3 });
});

test('two tabs on one concept: what one saved, the other writes on top of, and nothing of either is lost', async () => {
  const stage = await startStage();
  const locks = webLocks();
  const a = await withVault(stage, { locks });
  const b = stage.phone({ disk: a.disk, locks });
  await b.phone.start();
  must(await b.phone.kluis.ontgrendel(a.wachtzin));
  const here = await begonnen(a.phone, 'a');
  const there = must(await b.phone.concepten.open(here.id));
  must(await there.wijzig((nu) => ({ ...nu, notitie: { ...nu.notitie, gezegd: 'b' } })));
  must(await here.wijzig((nu) => ({ ...nu, notitie: { ...nu.notitie, indruk: 'c' } })));
  expect((await now(here.signaal)).notitie).toEqual({ feit: 'a', gezegd: 'b', indruk: 'c' });
  must(await here.verzegel());
  // the other tab may not bring it back to life
  expect(await there.wijzig(feit('d'))).toEqual({ ok: false, reden: 'opslag-weg' });
  expect(await there.verzegel()).toEqual({ ok: false, reden: 'opslag-weg' });
  expect((await dump(a.disk))['concepten']).toEqual([]);
});

test('two tabs that seal at the same moment never give two envelopes the same number', async () => {
  const stage = await startStage();
  const locks = webLocks();
  const a = await stage.enrolled({ locks });
  const b = stage.phone({ disk: a.disk, locks });
  await b.phone.start();
  const concepten = await Promise.all([a, b, a, b].map(({ phone }, i) => begonnen(phone, String(i))));
  for (const done of await Promise.all(concepten.map((concept) => concept.verzegel()))) must(done);
  const rows = await until(async () => {
    const found = await stage.received();
    return found.length === 4 && found;
  });
  const byNumber = rows.toSorted((x, y) => x.inhoud.teller - y.inhoud.teller);
  expect(byNumber.map(({ inhoud }) => inhoud.teller)).toEqual([1, 2, 3, 4]);
  // each names the one before it, so that none can be left out unseen
  const outbox = (await dump(a.disk))['outbox'] as { envId: string; sha256: string }[];
  const hashOf = (envId?: string) => outbox.find((row) => row.envId === envId)?.sha256;
  expect(byNumber.map(({ inhoud }) => inhoud.vorige)).toEqual([
    undefined,
    ...byNumber.slice(0, 3).map(({ envId }) => hashOf(envId)),
  ]);
});

test('a double tap on Verzegelen makes one envelope', async () => {
  const stage = await startStage();
  const { phone, disk } = await stage.enrolled();
  const concept = await begonnen(phone);
  const [one, two] = await Promise.all([concept.verzegel(), concept.verzegel()]);
  expect(must(one)).toEqual(must(two));
  expect((await dump(disk))['outbox']).toHaveLength(1);
});

test('an empty concept is not sealed, and stays', async () => {
  const stage = await startStage();
  const { phone, disk } = await stage.enrolled();
  const concept = must(await phone.concepten.begin('algemeen'));
  expect(await concept.verzegel()).toEqual({ ok: false, reden: 'niets-vastgelegd' });
  expect((await dump(disk))['concepten']).toHaveLength(1);
  must(await concept.wijzig(feit('toch iets')));
  must(await concept.verzegel());
});

test('a crash at any write of sealing leaves the signaal in exactly one place, and sealing again works', async () => {
  const stage = await startStage();
  const probe = await stage.enrolled();
  await probe.phone.idle();
  const writes = guardWrites(() => undefined);
  await verzegeld(probe.phone);
  const from = writes.asked.lastIndexOf('put concepten');
  const steps = writes.asked.slice(from + 1, writes.asked.indexOf('delete concepten') + 1).length;
  writes.restore();
  expect(steps).toBeGreaterThanOrEqual(4);

  for (let step = 1; step <= steps; step += 1) {
    const { phone, disk, net } = await stage.enrolled();
    await phone.idle();
    net.online = false;
    const concept = await begonnen(phone, 'eenmaal');
    const crash = guardWrites(({ n }) => (n === step ? 'DataError' : undefined));
    await expect(concept.verzegel()).rejects.toThrow();
    crash.restore();
    const after = await dump(disk);
    expect([step, after['concepten']?.length, after['outbox']?.length, after['enveloppen']?.length]).toEqual([
      step,
      1,
      0,
      0,
    ]);
    expect(after['inschrijving']?.[0]).toMatchObject({ teller: 0 });
    must(await concept.verzegel());
    const done = await dump(disk);
    expect([done['concepten']?.length, done['outbox']?.length, done['enveloppen']?.length]).toEqual([
      0, 1, 1,
    ]);
  }
});

test('a page that dies right after sealing leaves one envelope, which the next start delivers once', async () => {
  const stage = await startStage();
  const { phone, disk, net } = await stage.enrolled();
  net.online = false;
  const concept = await begonnen(phone);
  void concept.verzegel();
  await until(async () => ((await dump(disk))['outbox']?.length ?? 0) > 0);
  phone.stop();
  expect((await dump(disk))['concepten']).toEqual([]);
  const again = stage.phone({ disk });
  await again.phone.start();
  await seen(again.phone.verzonden, ([regel]) => regel?.stand === 'verstuurd');
  expect(await stage.received()).toHaveLength(1);
});

test('[C-40] a full disk refuses a save in words, writes nothing half, and the next save brings everything', async () => {
  const stage = await startStage();
  const { phone, disk, net } = await stage.enrolled();
  net.online = false;
  const concept = await begonnen(phone, 'voor');
  const before = (await dump(disk))['concepten'];
  let full = true;
  guardWrites(() => (full ? 'QuotaExceededError' : undefined));
  expect(await concept.wijzig(feit('tijdens'))).toEqual({ ok: false, reden: 'opslag-vol' });
  expect(await phone.concepten.begin('algemeen')).toEqual({ ok: false, reden: 'opslag-vol' });
  expect(await concept.verzegel()).toEqual({ ok: false, reden: 'opslag-vol' });
  await expect(concept.bewaard()).rejects.toThrow('opslag-vol');
  expect((await dump(disk))['concepten']).toEqual(before);
  expect((await now(concept.signaal)).notitie.feit).toBe('tijdens');
  // locked with a full disk: the last words stay in this page until there is room
  concept.sluit();
  await pause(20);
  full = false;
  must(await concept.wijzig((nu) => ({ ...nu, hoedanigheid: 'anders' })));
  must(await concept.verzegel());
  net.online = true;
  phone.sync.nu();
  const [row] = await until(async () => {
    const found = await stage.received();
    return found.length > 0 && found;
  });
  expect(row?.inhoud.signaal).toMatchObject({ notitie: { feit: 'tijdens' }, hoedanigheid: 'anders' });
});

test('a connection that the browser closes is opened again and the save is done again', async () => {
  const stage = await startStage();
  const { phone, disk } = await stage.enrolled();
  const concept = await begonnen(phone);
  let broken = 2;
  guardWrites(() => (broken-- > 0 ? 'InvalidStateError' : undefined));
  must(await concept.wijzig(feit('na het breken')));
  expect((await dump(disk))['concepten']?.[0]).toMatchObject({ seq: 3 });
});

test('[C-48] a concept that was left for 72 hours goes to the kring, also from a phone that stayed locked', async () => {
  const stage = await startStage();
  const { phone, disk, fire } = await withVault(stage);
  const { id } = await begonnen(phone, 'vergeten in de jaszak');
  phone.kluis.vergrendel();
  await pause(30);
  await stage.forward(71 * 60 * 60_000);
  fire('zichtbaar');
  await pause(50);
  expect((await dump(disk))['concepten']).toHaveLength(1);
  await stage.forward(2 * 60 * 60_000);
  fire('zichtbaar');
  const [row] = await until(async () => {
    const found = await stage.received();
    return found.length > 0 && found;
  });
  expect((await dump(disk))['concepten']).toEqual([]);
  expect(row?.inhoud.concept).toBe(true);
  const dicht = Dichtconcept.parse(row?.inhoud.signaal);
  expect(dicht.conceptId).toBe(id);
  const key = must(await openFrom(dicht.conceptSleutel, stage.kring.privateKey, TYP_CONCEPTSLEUTEL)) as {
    k: string;
  };
  const bytes = Buffer.from(dicht.inhoud, 'base64url');
  const opened = must(await decryptBytes(await importContentKey(key.k), bytes, `mr-concept-v1.${id}`));
  expect(JSON.parse(Buffer.from(opened).toString())).toMatchObject({
    notitie: { feit: 'vergeten in de jaszak' },
  });
});

test('locking takes the content out of the page; a closed concept saves nothing and holds nothing', async () => {
  const stage = await startStage();
  const { phone } = await withVault(stage);
  const concept = await begonnen(phone, 'weg uit beeld');
  await seen(phone.concepten.live, ([regel]) => regel?.signaal?.notitie.feit === 'weg uit beeld');
  phone.kluis.vergrendel();
  await seen(phone.concepten.live, ([regel]) => regel !== undefined && regel.signaal === undefined);
  await until(async () => (await now(concept.signaal)).notitie.feit === undefined);
  expect(await concept.wijzig(feit('te laat'))).toEqual({ ok: false, reden: 'opslag-weg' });
});
