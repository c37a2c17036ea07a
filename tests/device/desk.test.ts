import { expect, test } from 'vitest';
import { nietToegepast } from '#domain/melding.ts';
import { anderFenomeen, brp, naarOverleg, sluiten, tkAnder, zvh } from '../support/daden.ts';
import { must, startKring, value } from '../support/kring.ts';

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
      sjabloon: 'tk-ander',
      tekst: 'Dit is geen mensenhandel, maar wel overbewoning.',
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
