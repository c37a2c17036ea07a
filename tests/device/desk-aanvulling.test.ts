import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { telReacties } from '#domain/aanvulling.ts';
import { nietToegepast } from '#domain/melding.ts';
import type { Signaal } from '#domain/signaal.ts';
import { anderFenomeen, brp, naarOverleg, sluiten, tkAnder, zvh } from '../support/daden.ts';
import { example, must, startKring, until, value } from '../support/kring.ts';

type Kring = Awaited<ReturnType<typeof startKring>>;
type Bench = Awaited<ReturnType<Kring['begin']>>;
type Sent = Awaited<ReturnType<Bench['phone']['stuur']>>;

/** What a melder adds: nothing of the first signaal, only its name. */
const aanvulling = (bij: string, meer: Partial<Signaal> = {}) => ({
  ...(example('T7') as Signaal),
  aanvullingOp: bij,
  notitie: { feit: 'Vandaag stond de bus er weer.' },
  ...meer,
});
const stuurAanvulling = async ({ phone }: Bench, bij: string, meer?: Partial<Signaal>, spoed = false) =>
  phone.deliver(await phone.sealSignaal(aanvulling(bij, meer)), { spoed });

const vraag = { soort: 'route', gebeurtenis: { type: 'vragen-aan-melder', vraag: 'Welke bus?' } } as const;
const rij = ({ desk }: Pick<Bench, 'desk'>, melding: string) => {
  const found = value(desk.meldingen).find((one) => one.melding === melding);
  if (!found) throw new Error('not there');
  return found;
};

async function opened(bench: Bench, id = 'T1'): Promise<{ sent: Sent; melding: string }> {
  const sent = await bench.phone.stuur(id);
  await bench.desk.ververs();
  return { sent, melding: must(await bench.desk.open(sent.envId)).melding };
}
async function gesloten(bench: Bench) {
  const { sent, melding } = await opened(bench);
  for (const act of [brp, naarOverleg, anderFenomeen, zvh]) must(await bench.desk.leg(melding, act));
  must(await bench.desk.terugkoppel(melding, tkAnder));
  must(await bench.desk.leg(melding, sluiten));
  return { sent, melding };
}

test('an answer to a question comes into the melding, and its phone hears that it was opened', async () => {
  const kring = await startKring();
  const bench = await kring.begin();
  const { desk, phone } = bench;
  const { sent, melding } = await opened(bench);
  must(await desk.leg(melding, vraag));
  const [gesteld] = rij(bench, melding).inhoud.vragen;
  const later = await stuurAanvulling(bench, sent.envId, { antwoordOp: gesteld?.regelId });
  await desk.ververs();
  const { kenmerk } = rij(bench, melding);
  expect(value(desk.nieuw)).toMatchObject([
    { envId: later.envId, stand: 'nieuw', aanvulling: { stand: 'in-melding', kenmerk, gesloten: false } },
  ]);
  expect(must(await desk.open(later.envId))).toEqual({ melding });
  expect(value(desk.nieuw)).toEqual([]);
  expect(value(desk.meldingen)).toHaveLength(1);
  const { inhoud, bij } = rij(bench, melding);
  expect(inhoud.stand.stap).toBe('ontvangen');
  expect(inhoud.vragen).toMatchObject([{ antwoorden: [later.envId] }]);
  expect(bij).toMatchObject([
    {
      envId: later.envId,
      oorsprong: {
        soort: 'signaal',
        herkomst: 'bevestigd',
        signaal: { notitie: { feit: 'Vandaag stond de bus er weer.' } },
      },
    },
  ]);
  expect(Object.isFrozen(bij[0]?.oorsprong)).toBe(true);
  expect(await phone.stand(later)).toMatchObject({ stand: 'geopend', geheim: later.geheim });
  expect((await phone.mailbox(later)).map(({ inhoud: { soort } }) => soort)).toEqual(['ontvangen']);
  // once is enough, and a desk that begins anew reads the same
  expect(must(await desk.open(later.envId))).toEqual({ melding });
  const other = await kring.logIn(bench);
  expect(value(other.desk.meldingen)).toEqual(value(desk.meldingen));
});

test('what adds to a signaal that nobody opened yet, is opened with it in one act', async () => {
  const kring = await startKring();
  const bench = await kring.begin();
  const first = await bench.phone.stuur('T1');
  const later = await stuurAanvulling(bench, first.envId);
  await bench.desk.ververs();
  expect(value(bench.desk.nieuw).find(({ envId }) => envId === later.envId)?.aanvulling).toMatchObject({
    stand: 'nog-dicht',
  });
  const { melding } = must(await bench.desk.open(later.envId));
  expect(rij(bench, melding).inhoud).toMatchObject({
    oorsprong: { envId: first.envId },
    aanvullingen: [{ envId: later.envId }],
  });
  expect(value(bench.desk.nieuw)).toEqual([]);
  await until(() => value(bench.desk.nieuw).length === 0);
  await bench.desk.ververs();
  for (const sent of [first, later]) {
    await expect.poll(async () => (await bench.phone.stand(sent))['stand']).toBe('geopend');
  }
});

test('an aanvulling that overtook its first stands on its own, says so, and knows it when it comes', async () => {
  const kring = await startKring();
  const bench = await kring.begin();
  const first = await bench.phone.sealSignaal(example('T1'));
  const later = await stuurAanvulling(bench, first.envId);
  await bench.desk.ververs();
  expect(value(bench.desk.nieuw)).toMatchObject([{ aanvulling: { stand: 'niet-hier' } }]);
  const own = must(await bench.desk.open(later.envId));
  expect(rij(bench, own.melding).inhoud.oorsprong).toMatchObject({
    soort: 'signaal',
    signaal: { aanvullingOp: first.envId },
  });
  await bench.phone.deliver(first);
  await bench.desk.ververs();
  const second = must(await bench.desk.open(first.envId));
  expect(second.melding).not.toBe(own.melding);
  // and what comes after it finds the first again
  const third = await stuurAanvulling(bench, first.envId);
  await bench.desk.ververs();
  expect(must(await bench.desk.open(third.envId))).toEqual(second);
});

test('danger that is added later makes the melding acute, also when it was closed', async () => {
  const kring = await startKring();
  const bench = await kring.begin();
  const { sent, melding } = await gesloten(bench);
  const acuut = { gemarkeerdOp: '2026-11-24T10:00:00Z', gebeld112: 'nee' } as const;
  const later = await stuurAanvulling(bench, sent.envId, { acuut }, true);
  await bench.desk.ververs();
  expect(value(bench.desk.nieuw)).toMatchObject([
    { spoed: true, aanvulling: { stand: 'in-melding', gesloten: true } },
  ]);
  must(await bench.desk.open(later.envId));
  expect(rij(bench, melding).inhoud).toMatchObject({
    stand: { stap: 'afgesloten', zijsporen: { acuut: 'nodig' } },
    teBeoordelen: [later.envId],
  });
  must(
    await bench.desk.leg(melding, { soort: 'route', gebeurtenis: { type: 'heropenen', reden: 'Gevaar.' } }),
  );
  expect(rij(bench, melding).inhoud).toMatchObject({ stand: { stap: 'verrijking' }, teBeoordelen: [] });
});

test('what adds to a melding that was joined to another, comes where the work goes on', async () => {
  const kring = await startKring();
  const bench = await kring.begin();
  const one = await opened(bench, 'T1');
  const two = await opened(bench, 'T2');
  must(
    await bench.desk.leg(one.melding, {
      soort: 'route',
      gebeurtenis: { type: 'dubbel', hoofdmelding: two.melding },
    }),
  );
  const later = await stuurAanvulling(bench, one.sent.envId);
  await bench.desk.ververs();
  expect(value(bench.desk.nieuw)).toMatchObject([
    { aanvulling: { stand: 'in-melding', kenmerk: rij(bench, two.melding).kenmerk } },
  ]);
  expect(must(await bench.desk.open(later.envId))).toEqual({ melding: two.melding });
  expect(rij(bench, two.melding).inhoud.aanvullingen).toMatchObject([{ bij: one.sent.envId }]);
});

test('two desks that open one aanvulling at once, write it once', async () => {
  const kring = await startKring();
  const bench = await kring.begin();
  const { sent, melding } = await opened(bench);
  const other = await kring.logIn(bench);
  const later = await stuurAanvulling(bench, sent.envId);
  await Promise.all([bench.desk.ververs(), other.desk.ververs()]);
  const both = await Promise.all([bench.desk.open(later.envId), other.desk.open(later.envId)]);
  expect(both.map(must)).toEqual([{ melding }, { melding }]);
  await Promise.all([bench.desk.ververs(), other.desk.ververs()]);
  expect(rij(bench, melding).inhoud.log.map(({ toegepast }) => toegepast)).toEqual([true, true]);
  expect(value(other.desk.meldingen)).toEqual(value(bench.desk.meldingen));
});

test('a desk that hears of an opening before it has the envelope, shows it as soon as it has', async () => {
  const kring = await startKring();
  const bench = await kring.begin();
  const { sent, melding } = await opened(bench);
  const other = await kring.logIn(bench);
  const later = await stuurAanvulling(bench, sent.envId);
  const third = await bench.phone.stuur('T3', true);
  await bench.desk.ververs();
  must(await bench.desk.open(later.envId));
  const acute = must(await bench.desk.open(third.envId));
  // after an act only the case logs are asked for
  must(await other.desk.leg(melding, { soort: 'notitie', tekst: 'Gebeld met de melder.' }));
  expect(rij(other, melding).bij).toMatchObject([{ oorsprong: { soort: 'ontbreekt' } }]);
  expect(rij(other, acute.melding).inhoud).toMatchObject({
    oorsprong: { soort: 'ontbreekt' },
    stand: { zijsporen: { acuut: 'niet-van-toepassing' } },
  });
  await other.desk.ververs();
  expect(rij(other, melding).bij).toMatchObject([{ oorsprong: { soort: 'signaal' } }]);
  expect(rij(other, acute.melding).inhoud.stand.zijsporen.acuut).not.toBe('niet-van-toepassing');
  await bench.desk.ververs();
  expect(value(other.desk.meldingen)).toEqual(value(bench.desk.meldingen));
});

test('„was dit nuttig?” is written down by the desk itself, and counted', async () => {
  const kring = await startKring();
  const bench = await kring.begin();
  const { sent, melding } = await gesloten(bench);
  const [verteld] = rij(bench, melding).inhoud.terugkoppelingen;
  const reactie = (berichtId: string, op = sent.envId) => ({
    versie: 1,
    soort: 'reactie',
    op,
    berichtId,
    nuttig: true,
  });
  const told = await bench.phone.deliver(await bench.phone.sealSignaal(reactie(verteld?.berichtId ?? '')));
  const stray = await bench.phone.deliver(await bench.phone.sealSignaal(reactie(randomUUID())));
  await bench.desk.ververs();
  await until(() => rij(bench, melding).inhoud.terugkoppelingen[0]?.nuttig === true);
  expect(telReacties(value(bench.desk.meldingen).map(({ inhoud }) => inhoud))).toEqual({
    gegeven: 1,
    gereageerd: 1,
    nuttig: 1,
  });
  expect(rij(bench, melding).inhoud).toMatchObject({ stand: { stap: 'afgesloten' }, teBeoordelen: [] });
  await expect.poll(async () => (await bench.phone.stand(told))['stand']).toBe('geopend');
  expect(await bench.phone.mailbox(told)).toEqual([]);
  // what answers nothing is kept and shown, and becomes no melding
  expect(value(bench.desk.nieuw)).toMatchObject([{ envId: stray.envId, stand: 'reactie' }]);
  expect(await bench.desk.open(stray.envId)).toMatchObject({ ok: false, reden: 'niet-gevonden' });
  expect(value(bench.desk.gaten)).toEqual([]);
});

test('[C-38] a number that the phone says it withdrew is no gap; one that never came still is', async () => {
  const kring = await startKring();
  const bench = await kring.begin();
  const { phone, desk } = bench;
  phone.skip(); // 1: withdrawn
  phone.skip(); // 2: never came
  await phone.stuur('T1');
  await phone.deliver(
    await phone.sealSignaal({ versie: 1, soort: 'nummer', waarom: 'ingetrokken' }, (inhoud) => ({
      ...inhoud,
      teller: 1,
    })),
  );
  await desk.ververs();
  expect(value(desk.gaten)).toMatchObject([{ toestel: phone.toestel, nummers: [2] }]);
  expect(value(desk.nieuw)).toHaveLength(1);
});

test('phones that point at themselves or at each other lead nowhere', async () => {
  const kring = await startKring();
  const bench = await kring.begin();
  const { phone, desk } = bench;
  const [selfish, one, two] = [randomUUID(), randomUUID(), randomUUID()];
  for (const [envId, bij] of [
    [selfish, selfish],
    [one, two],
    [two, one],
  ] as const) {
    await phone.deliver(await phone.sealSignaal(aanvulling(bij), undefined, envId));
  }
  await desk.ververs();
  must(await desk.open(selfish));
  // of two that add to each other, one begins
  expect(must(await desk.open(one))).toEqual(must(await desk.open(two)));
  expect(value(desk.meldingen).map(({ inhoud }) => inhoud.aanvullingen.length)).toEqual([0, 1]);
  expect(value(desk.nieuw)).toEqual([]);
});

test('a deputy opens an aanvulling with a reason', async () => {
  const kring = await startKring();
  const bench = await kring.begin();
  const { sent, melding } = await opened(bench);
  const sanne = await kring.second(bench.desk, 'sanne', 'plaatsvervanger');
  await bench.desk.ververs();
  must(await bench.desk.laatToe(value(bench.desk.aanvragen)[0]?.uitnodiging ?? ''));
  must(await sanne.desk.aanmelden('sanne', sanne.wachtzin));
  const later = await stuurAanvulling(bench, sent.envId);
  await sanne.desk.ververs();
  expect(await sanne.desk.open(later.envId)).toMatchObject({ ok: false, reden: 'rol-niet-bevoegd' });
  expect(must(await sanne.desk.open(later.envId, 'Marit is vrij'))).toEqual({ melding });
  expect(nietToegepast(rij(sanne, melding).inhoud)).toEqual([]);
});

test('practice that turns out to be real: its melder is told, and from then on it counts', async () => {
  const kring = await startKring();
  const bench = await kring.begin();
  const { phone, desk } = bench;
  const sent = await phone.deliver(
    await phone.sealSignaal({ ...(example('T1') as Signaal), oefening: true }),
  );
  await desk.ververs();
  const { melding } = must(await desk.open(sent.envId));
  expect(rij(bench, melding).inhoud.stand.feiten.oefening).toBe(true);
  must(await desk.leg(melding, { soort: 'route', gebeurtenis: { type: 'echt-maken' } }));
  const { inhoud } = rij(bench, melding);
  expect(inhoud).toMatchObject({
    stand: { stap: 'ontvangen', feiten: { oefening: false } },
    echtGemaakt: { bezorging: 'geplaatst', door: { naam: 'marit' } },
  });
  expect((await phone.mailbox(sent)).map(({ inhoud: { soort } }) => soort)).toEqual(['ontvangen', 'echt']);
});

test('an envelope that does not open is given out as it came', async () => {
  const kring = await startKring();
  const bench = await kring.begin();
  const sealed = await bench.phone.sealSignaal(example('T1'));
  const envelop = `${sealed.envelop.slice(0, -4)}AAAA`;
  await bench.phone.deliver(sealed, { envelop });
  await bench.desk.ververs();
  expect(value(bench.desk.nieuw)).toMatchObject([{ stand: 'onleesbaar', reden: 'onleesbaar' }]);
  expect(must(await bench.desk.verzegeld(sealed.envId))).toBe(envelop);
  const read = await bench.phone.stuur('T2');
  await bench.desk.ververs();
  expect(await bench.desk.verzegeld(read.envId)).toMatchObject({ ok: false, reden: 'niet-gevonden' });
});
