import { expect, test } from 'vitest';
import { nietToegepast } from '#domain/melding.ts';
import { anderFenomeen, brp, naarOverleg, naarPolitie, tkAnder } from '../support/daden.ts';
import { must, startKring, value } from '../support/kring.ts';

test('[C-17] a second member reads everything once she is let in, and nothing before', async () => {
  const kring = await startKring();
  const marit = await kring.begin();
  const first = await marit.phone.stuur('T1');
  await marit.desk.ververs();
  const { melding } = must(await marit.desk.open(first.envId));
  must(await marit.desk.leg(melding, brp));
  const waiting = await marit.phone.stuur('T2');

  const sanne = await kring.second(marit.desk);
  must(await sanne.desk.aanmelden(sanne.loginnaam, sanne.wachtzin));
  expect(value(sanne.desk.stand)).toBe('wacht-op-toelating');
  await sanne.desk.ververs();
  expect(value(sanne.desk.stand)).toBe('wacht-op-toelating');
  expect(await sanne.desk.open(waiting.envId)).toEqual({ ok: false, reden: 'afgemeld' });
  expect(value(sanne.desk.nieuw)).toEqual([]);

  await marit.desk.ververs();
  const [request] = value(marit.desk.aanvragen);
  expect(request).toMatchObject({ naam: 'Sanne Kok', loginnaam: 'sanne', bevestigd: true });
  expect(request?.woorden).toEqual(sanne.joining.woorden);
  must(await marit.desk.laatToe(request?.uitnodiging ?? ''));
  expect(value(marit.desk.ik)).toMatchObject({ ledental: 2 });
  expect(value(marit.desk.aanvragen)).toEqual([]);

  await sanne.desk.ververs();
  expect(value(sanne.desk.stand)).toBe('open');
  expect(value(sanne.desk.meldingen)).toEqual(value(marit.desk.meldingen));
  expect(value(sanne.desk.nieuw)).toMatchObject([{ envId: waiting.envId, stand: 'nieuw' }]);
  // and she can do all of it herself: open, work, and let in a third
  const hers = must(await sanne.desk.open(waiting.envId));
  must(await sanne.desk.leg(hers.melding, brp));
  const third = await kring.second(sanne.desk, 'joris');
  await sanne.desk.ververs();
  must(await sanne.desk.laatToe(value(sanne.desk.aanvragen)[0]?.uitnodiging ?? ''));
  must(await third.desk.aanmelden('joris', third.wachtzin));
  expect(value(third.desk.meldingen)).toHaveLength(2);

  // the first one meets a signature by somebody whom her keyset did not name, and looks it up
  await marit.desk.ververs();
  const seen = value(marit.desk.meldingen).find((row) => row.melding === hers.melding);
  expect(seen?.inhoud.log.map(({ toegepast, regel }) => [toegepast, regel?.door.naam])).toEqual([
    [true, 'sanne'],
    [true, 'sanne'],
  ]);
});

test('two desks that open one envelope at once make one case', async () => {
  const kring = await startKring();
  const marit = await kring.begin();
  const other = await kring.logIn(marit);
  const sent = await marit.phone.stuur('T1');
  await Promise.all([marit.desk.ververs(), other.desk.ververs()]);

  const [one, two] = await Promise.all([marit.desk.open(sent.envId), other.desk.open(sent.envId)]);
  expect(must(one)).toEqual(must(two));
  expect(value(marit.desk.meldingen)).toHaveLength(1);
  expect(value(other.desk.meldingen)).toEqual(value(marit.desk.meldingen));
  expect(await marit.phone.mailbox(sent)).toHaveLength(1);
});

test('two desks that act at once: the server decides, and what lost is kept with its reason', async () => {
  const kring = await startKring();
  const marit = await kring.begin();
  const sent = await marit.phone.stuur('T1');
  await marit.desk.ververs();
  const { melding } = must(await marit.desk.open(sent.envId));
  must(await marit.desk.leg(melding, brp));
  const other = await kring.logIn(marit);

  const outcomes = await Promise.all([
    marit.desk.leg(melding, naarOverleg),
    other.desk.leg(melding, naarPolitie),
  ]);
  expect(outcomes.map(({ ok }) => ok).sort()).toEqual([false, true]);
  expect(outcomes).toContainEqual(expect.objectContaining({ ok: false, reden: 'stap-niet-toegestaan' }));
  await Promise.all([marit.desk.ververs(), other.desk.ververs()]);
  const [row] = value(marit.desk.meldingen);
  expect(value(other.desk.meldingen)).toEqual(value(marit.desk.meldingen));
  expect(row && nietToegepast(row.inhoud)).toMatchObject([
    { reden: 'stap-niet-toegestaan', regel: { inhoud: { soort: 'route' } } },
  ]);
});

test('two people who write to the melder at once: she hears one of them', async () => {
  const kring = await startKring();
  const marit = await kring.begin();
  const sent = await marit.phone.stuur('T1');
  await marit.desk.ververs();
  const { melding } = must(await marit.desk.open(sent.envId));
  for (const act of [brp, naarOverleg, anderFenomeen]) must(await marit.desk.leg(melding, act));
  const other = await kring.logIn(marit);

  const outcomes = await Promise.all([
    marit.desk.terugkoppel(melding, tkAnder),
    other.desk.terugkoppel(melding, { ...tkAnder, tekst: 'Het was iets anders dan je dacht.' }),
  ]);
  expect(outcomes).toContainEqual(expect.objectContaining({ ok: false, waarom: 'intussen-gewijzigd' }));
  await Promise.all([marit.desk.ververs(), other.desk.ververs()]);
  const told = await marit.phone.mailbox(sent);
  expect(told.map(({ inhoud }) => inhoud['soort'])).toEqual(['ontvangen', 'terugkoppeling']);
});

test('a deputy opens with a reason, and then carries on', async () => {
  const kring = await startKring();
  const marit = await kring.begin();
  const sent = await marit.phone.stuur('T3', true);
  const sanne = await kring.second(marit.desk, 'sanne', 'plaatsvervanger');
  await marit.desk.ververs();
  must(await marit.desk.laatToe(value(marit.desk.aanvragen)[0]?.uitnodiging ?? ''));
  must(await sanne.desk.aanmelden('sanne', sanne.wachtzin));
  expect(value(sanne.desk.ik)).toMatchObject({ rol: 'plaatsvervanger' });

  expect(await sanne.desk.open(sent.envId)).toMatchObject({ ok: false, reden: 'rol-niet-bevoegd' });
  expect(value(sanne.desk.nieuw)).toMatchObject([{ spoed: true, stand: 'nieuw' }]);
  const { melding } = must(await sanne.desk.open(sent.envId, 'Marit is met verlof'));
  must(await sanne.desk.leg(melding, brp));
  expect(value(sanne.desk.meldingen)[0]?.inhoud.stand).toMatchObject({
    stap: 'verrijking',
    feiten: { vervanging: true },
  });
});
