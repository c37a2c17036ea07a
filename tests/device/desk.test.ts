import { expect, test } from 'vitest';
import { encryptBytes, exportContentKey, makeContentKey, sealTo } from '#crypto/sealed.ts';
import { nietToegepast } from '#domain/melding.ts';
import type { Signaal } from '#domain/signaal.ts';
import { TYP_CONCEPTSLEUTEL } from '#protocol/zegels.ts';
import { anderFenomeen, brp, naarOverleg, sluiten, tkAnder, zvh } from '../support/daden.ts';
import { example, must, startKring, until, value } from '../support/kring.ts';

test('a signaal goes from the ceremony to afgesloten, and its melder hears it', async () => {
  const kring = await startKring();
  const { desk } = await kring.richtIn();
  expect(value(desk.stand)).toBe('open');
  expect(value(desk.ik)).toMatchObject({ naam: 'marit', gemeente: 'Medemblik', ledental: 1 });
  expect(value(desk.instellingen)).toMatchObject({ overlegNaam: 'Lokaal ondermijningsoverleg' });

  const invitation = must(await desk.nodigUit({ naam: 'T-14', team: 'Toezicht', soort: 'toestel' }));
  expect(invitation.woorden).toHaveLength(3);
  const phone = await kring.phone(invitation.link);
  const sent = await phone.stuur('T1');
  await desk.ververs();
  expect(value(desk.toestellen)).toMatchObject([{ naam: 'T-14', stand: 'actief', bevestigd: true }]);
  expect(value(desk.nieuw)).toMatchObject([{ envId: sent.envId, stand: 'nieuw', spoed: false }]);
  expect(await phone.stand(sent)).toMatchObject({ stand: 'opgehaald' });

  const { melding } = must(await desk.open(sent.envId));
  expect(value(desk.nieuw)).toEqual([]);
  expect(value(desk.meldingen)).toMatchObject([
    {
      melding,
      inhoud: {
        stand: { stap: 'ontvangen' },
        oorsprong: { soort: 'signaal', herkomst: 'bevestigd', toestel: { naam: 'T-14' } },
      },
    },
  ]);
  expect(await phone.stand(sent)).toMatchObject({ stand: 'geopend', geheim: sent.geheim });
  expect(await phone.mailbox(sent)).toMatchObject([
    { herkomst: 'bevestigd', inhoud: { soort: 'ontvangen', envId: sent.envId } },
  ]);

  for (const act of [brp, naarOverleg, anderFenomeen, zvh]) must(await desk.leg(melding, act));
  expect(await desk.leg(melding, sluiten)).toEqual({
    ok: false,
    reden: 'stap-niet-toegestaan',
    waarom: 'eerst-terugkoppelen',
  });
  must(
    await desk.terugkoppel(melding, {
      ...tkAnder,
      leerzin: 'Je schreef op hoeveel bedden er stonden. Dat hielp.',
    }),
  );
  must(await desk.leg(melding, sluiten));

  const [row] = value(desk.meldingen);
  expect(row?.inhoud.stand.stap).toBe('afgesloten');
  expect(row && nietToegepast(row.inhoud)).toEqual([]);
  expect(row?.inhoud.terugkoppelingen).toMatchObject([{ sjabloon: 'tk-ander', bezorging: 'geplaatst' }]);
  expect((await phone.mailbox(sent)).map(({ inhoud }) => inhoud['soort'])).toEqual([
    'ontvangen',
    'terugkoppeling',
  ]);
});

test('[C-38] a number that a phone used and that never came in, is missed by name', async () => {
  const kring = await startKring();
  const { desk, phone } = await kring.begin();
  phone.skip();
  await phone.stuur('T1');
  await phone.stuur('T2');
  phone.skip();
  phone.skip();
  await phone.stuur('T5');
  await desk.ververs();
  expect(value(desk.gaten)).toEqual([{ toestel: phone.toestel, naam: 'T-14', nummers: [1, 4, 5] }]);
});

test('[C-50] what a revoked phone still sends is kept apart, is taken out by somebody, and stays marked', async () => {
  const kring = await startKring();
  const { desk, phone } = await kring.begin();
  const before = await phone.stuur('T1');
  must(await desk.trekIn(phone.toestel));
  expect(value(desk.toestellen)).toMatchObject([{ naam: 'T-14', stand: 'ingetrokken' }]);
  const after = await phone.stuur('T2');
  await desk.ververs();
  expect(value(desk.nieuw)).toMatchObject([
    { envId: before.envId, stand: 'nieuw' },
    { envId: after.envId, stand: 'quarantaine' },
  ]);
  must(await desk.open(before.envId));
  expect(await desk.open(after.envId)).toEqual({ ok: false, reden: 'apart-gezet' });
  must(await desk.neemAan(after.envId));
  expect(value(desk.nieuw)).toMatchObject([{ envId: after.envId, stand: 'nieuw' }]);
  must(await desk.open(after.envId));
  expect(value(desk.meldingen).map(({ inhoud }) => inhoud.oorsprong.herkomst)).toEqual([
    'bevestigd',
    'ingetrokken',
  ]);
});

test('[C-45] a concept that a locked phone handed over is opened with the key of the kring, and said to be one', async () => {
  const kring = await startKring();
  const { desk, phone } = await kring.begin();
  const conceptId = '0b9d1c34-0000-4000-8000-00000000000c';
  const key = await makeContentKey(true);
  const bytes = new TextEncoder().encode(JSON.stringify(example('T7')));
  const inhoud = await encryptBytes(key, bytes, `mr-concept-v1.${conceptId}`);
  const epoch = await phone.epoch();
  const dicht = {
    v: 1,
    conceptId,
    conceptSleutel: await sealTo(epoch.recipient, epoch.kid, TYP_CONCEPTSLEUTEL, {
      k: await exportContentKey(key),
    }),
    inhoud: Buffer.from(inhoud).toString('base64url'),
  };
  const whole = await phone.deliver(await phone.sealSignaal(dicht, (one) => ({ ...one, concept: true })));
  const broken = await phone.deliver(
    await phone.sealSignaal({ ...dicht, conceptId: whole.envId }, (one) => ({ ...one, concept: true })),
  );
  await desk.ververs();
  must(await desk.open(whole.envId));
  must(await desk.open(broken.envId));
  expect(
    value(desk.meldingen).map(({ inhoud: { oorsprong } }) => [oorsprong.soort, oorsprong.concept]),
  ).toEqual([
    ['signaal', true],
    ['onbekend', true],
  ]);
});

test('what came by phone takes the same route, and its melder is told in person', async () => {
  const kring = await startKring();
  const { desk } = await kring.begin();
  const { melding } = must(
    await desk.neemOp({
      kanaal: 'telefoon',
      melder: 'conciërge basisschool',
      signaal: example('T7') as Signaal,
    }),
  );
  for (const act of [brp, naarOverleg, anderFenomeen, zvh]) must(await desk.leg(melding, act));
  must(await desk.terugkoppel(melding, tkAnder));
  must(await desk.leg(melding, sluiten));
  const [row] = value(desk.meldingen);
  expect(row?.kenmerk).toMatch(/^MR-26-/);
  expect(row?.inhoud).toMatchObject({
    stand: { stap: 'afgesloten' },
    oorsprong: { soort: 'signaal', kanaal: 'telefoon', herkomst: 'bureau', melder: 'conciërge basisschool' },
    terugkoppelingen: [{ bezorging: 'zelf-verteld' }],
  });
});

test('a question to the melder is in her mailbox, and silence ends by the clock', async () => {
  const kring = await startKring();
  const { desk, phone, loginnaam, wachtzin } = await kring.begin();
  const sent = await phone.stuur('T1');
  await desk.ververs();
  const { melding } = must(await desk.open(sent.envId));
  must(
    await desk.leg(melding, {
      soort: 'route',
      gebeurtenis: { type: 'vragen-aan-melder', vraag: 'Welke schuur?' },
    }),
  );
  expect((await phone.mailbox(sent)).map(({ inhoud }) => inhoud)).toMatchObject([
    { soort: 'ontvangen' },
    { soort: 'vraag', tekst: 'Welke schuur?' },
  ]);
  const now = () => value(desk.meldingen)[0]?.inhoud;
  expect(now()).toMatchObject({ stand: { stap: 'wacht-op-melder' }, vragen: [{ bezorging: 'geplaatst' }] });

  kring.clock.nu += 15 * 24 * 3_600_000;
  must(await desk.aanmelden(loginnaam, wachtzin));
  await until(() => now()?.stand.stap === 'ontvangen');
});
