import { expect, test } from 'vitest';
import { invitationLink, invitationWords, readInvitation } from '#device/invitation.ts';
import { makeKey, signBos, token } from '../support/gemeente.ts';
import { dump } from './disk.ts';
import { ORIGIN, makeDisk, must, now, seen, standOf, startStage, until, verzegeld } from './stage.ts';

test('an invitation enrols a phone: the same three words as the AF sees, and it is ready from then on', async () => {
  const stage = await startStage();
  const toestel = stage.phone();
  expect(await toestel.phone.start()).toBe('niet-ingeschreven');
  expect(await toestel.phone.start()).toBe('niet-ingeschreven');
  const link = await stage.invite();
  const invited = must(readInvitation(link));
  expect(must(await toestel.phone.schrijfIn(link))).toEqual({
    gemeente: 'Hoorn',
    woorden: await invitationWords(invited),
  });
  expect(await toestel.phone.start()).toBe('gereed');
  await seen(toestel.phone.gemeente, (naam) => naam === 'Hoorn');
  await until(async () => toestel.disk.marker === '0 0 0');
  // the code of the invitation stays nowhere
  expect(JSON.stringify(await dump(toestel.disk))).not.toContain(invited.code);
  // only the fragment, without its link, is as good
  const second = stage.phone();
  await second.phone.start();
  must(await second.phone.schrijfIn((await stage.invite()).split('#')[1]!));
});

test('what is no invitation for a phone is refused before anything is asked or kept', async () => {
  const stage = await startStage();
  const { gemeente } = stage;
  const toestel = stage.phone();
  await toestel.phone.start();
  const lid = invitationLink(ORIGIN, {
    v: 1,
    tenant: gemeente.tenant,
    soort: 'lid',
    code: token(),
    wortel: gemeente.wortel.kid,
  });
  const whole = await stage.invite();
  for (const link of ['', 'hallo', `${ORIGIN}/uitnodiging#`, whole.slice(0, -9), lid]) {
    expect([link, await toestel.phone.schrijfIn(link)]).toEqual([
      link,
      { ok: false, reden: 'uitnodiging-onleesbaar' },
    ]);
  }
  expect(toestel.net.sent).toEqual([]);
  expect((await dump(toestel.disk))['inschrijving']).toEqual([]);
});

test('an invitation that is unknown, over or used is refused in its own words', async () => {
  const stage = await startStage();
  const { gemeente } = stage;
  const enrol = async (link: string) => {
    const toestel = stage.phone();
    await toestel.phone.start();
    return toestel.phone.schrijfIn(link);
  };
  const unknown = {
    v: 1,
    tenant: gemeente.tenant,
    soort: 'toestel',
    code: token(),
    wortel: gemeente.wortel.kid,
  } as const;
  expect(await enrol(invitationLink(ORIGIN, unknown))).toEqual({ ok: false, reden: 'uitnodiging-onbekend' });
  expect(await enrol(invitationLink(ORIGIN, { ...unknown, tenant: token(16) }))).toEqual({
    ok: false,
    reden: 'uitnodiging-onbekend',
  });
  const used = await stage.invite();
  must(await enrol(used));
  expect(await enrol(used)).toEqual({ ok: false, reden: 'uitnodiging-gebruikt' });
  const late = await stage.invite();
  stage.clock.nu += 25 * 60 * 60_000;
  expect(await enrol(late)).toEqual({ ok: false, reden: 'uitnodiging-verlopen' });
});

test('[C-14] a server with another root, or with a keyset that its root did not sign, gets no phone', async () => {
  const stage = await startStage();
  const { gemeente } = stage;
  const attacker = await makeKey();
  const lies: [string, string][] = [
    ['vingerafdruk-anders', await signBos(attacker, { ...gemeente.bos, wortel: attacker.jwk })],
    ['sleutelbos-ongeldig', await signBos(attacker, gemeente.bos)],
    ['sleutelbos-ongeldig', await signBos(gemeente.wortel, { ...gemeente.bos, kringen: [] })],
    ['sleutelbos-ongeldig', await signBos(gemeente.wortel, { ...gemeente.bos, tenant: token(16) })],
  ];
  for (const [reden, sleutelbos] of lies) {
    const toestel = stage.phone();
    await toestel.phone.start();
    toestel.net.tap = async (sent, proceed) =>
      sent.path.endsWith('/sleutelbos') ? Response.json({ sleutelbos }) : proceed();
    expect(await toestel.phone.schrijfIn(await stage.invite())).toEqual({ ok: false, reden });
    expect(toestel.count('POST', '/v1/inschrijvingen')).toBe(0);
  }
});

test('without coverage, on an insecure line or on a guest network nothing is enrolled, and trying again works', async () => {
  const stage = await startStage();
  const insecure = stage.phone({ secure: false });
  expect(await insecure.phone.start()).toBe('geen-opslag');
  expect(await insecure.phone.schrijfIn(await stage.invite())).toEqual({
    ok: false,
    reden: 'onveilige-verbinding',
  });
  const toestel = stage.phone();
  await toestel.phone.start();
  const link = await stage.invite();
  toestel.net.online = false;
  expect(await toestel.phone.schrijfIn(link)).toEqual({ ok: false, reden: 'geen-bereik' });
  toestel.net.online = true;
  toestel.net.tap = async () => new Response('<html>', { headers: { 'content-type': 'text/html' } });
  expect(await toestel.phone.schrijfIn(link)).toEqual({ ok: false, reden: 'geen-bereik' });
  toestel.net.tap = undefined;
  must(await toestel.phone.schrijfIn(link));
});

test('enrolling may be cut off anywhere: the same link goes on with the same key, also in another start of the app', async () => {
  const stage = await startStage();
  const disk = makeDisk();
  const link = await stage.invite();
  const keys: string[] = [];
  for (const cut of ['the request', 'the answer'] as const) {
    const toestel = stage.phone({ disk });
    await toestel.phone.start();
    toestel.net.tap = async (sent, proceed) => {
      if (!sent.path.endsWith('/inschrijvingen')) return proceed();
      if (cut === 'the answer') await proceed();
      throw new TypeError('Failed to fetch');
    };
    expect(await toestel.phone.schrijfIn(link)).toEqual({ ok: false, reden: 'geen-bereik' });
    keys.push(JSON.stringify((await dump(disk))['inschrijving']?.[0]?.['tekenSleutel']));
    toestel.phone.stop();
  }
  const again = stage.phone({ disk });
  expect(await again.phone.start()).toBe('niet-ingeschreven');
  must(await again.phone.schrijfIn(link));
  keys.push(JSON.stringify((await dump(disk))['inschrijving']?.[0]?.['tekenSleutel']));
  expect(new Set(keys).size).toBe(1);
  // done is done: the same link once more changes nothing
  must(await again.phone.schrijfIn(link));
  expect((await dump(disk))['inschrijving']).toHaveLength(1);
  const { toestellen } = (await stage.als('GET', '/v1/toestellen')).json as {
    toestellen: { stand: string }[];
  };
  expect(toestellen.filter(({ stand }) => stand === 'actief')).toHaveLength(1);
});

test('a phone that is enrolled again brings what it sealed before, each in the name of the key that signed it', async () => {
  const stage = await startStage();
  const toestel = await stage.enrolled();
  await toestel.phone.idle();
  toestel.net.online = false;
  const before = await verzegeld(toestel.phone, 'onder de eerste sleutel');
  await until(async () => (await now(toestel.phone.verzonden))[0]?.pogingen);
  toestel.net.online = true;
  toestel.net.tap = async (sent, proceed) =>
    sent.method === 'PUT' ? Promise.reject(new TypeError('no')) : proceed();
  must(await toestel.phone.schrijfIn(await stage.invite()));
  const after = await verzegeld(toestel.phone, 'onder de tweede');
  toestel.net.tap = undefined;
  toestel.phone.sync.nu();
  for (const { envId } of [before, after])
    await until(async () => (await standOf(toestel.phone, envId)) === 'verstuurd');
  const rows = await stage.received();
  const find = (id: string) => rows.find(({ envId }) => envId === id);
  expect(find(before.envId)?.herkomst).toBe('bevestigd');
  expect(find(before.envId)?.signer).not.toBe(find(after.envId)?.signer);
  expect(find(after.envId)?.inhoud).toMatchObject({ teller: 1 });
});
