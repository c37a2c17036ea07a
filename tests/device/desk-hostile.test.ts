import { randomUUID } from 'node:crypto';
import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { importSealingPublic, makeSealingKey, makeSigningKey, randomToken, splitCode } from '#crypto/keys.ts';
import { sealSignedTo, sealTo } from '#crypto/sealed.ts';
import { signKeyset } from '#device/desk-keyring.ts';
import { bindDevice } from '#device/invitation.ts';
import { type Envelopregel } from '#protocol/envelop.ts';
import { Sleutelbos } from '#protocol/sleutelbos.ts';
import { TYP_INSTELLINGEN, TYP_LABEL, TYP_MELDINGSLEUTEL } from '#protocol/zegels.ts';
import { brp } from '../support/daden.ts';
import { type Tap, example, must, startKring, value } from '../support/kring.ts';

const json = (body: unknown, status = 200) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });

/** A server that changes what it answers on one path. */
function lies(path: RegExp, change: (found: Record<string, unknown>) => Record<string, unknown>): Tap {
  return async (request, proceed) => {
    const answer = await proceed();
    if (request.method !== 'GET' && request.method !== 'POST') return answer;
    return path.test(request.path) && answer.ok ? json(change(await answer.json())) : answer;
  };
}
const bosOf = async (jws: unknown) =>
  Sleutelbos.parse(JSON.parse(Buffer.from(String(jws).split('.')[1] ?? '', 'base64url').toString()));

test('[C-6] [C-8] forged, replayed, cut and misplaced envelopes are kept as onleesbaar and hold nothing up', async () => {
  const kring = await startKring();
  const { desk, control, phone } = await kring.begin();
  const stranger = await (await startKring()).begin();
  const foreign = await stranger.phone.sealSignaal(example('T2'));

  const good = await phone.stuur('T1');
  const other = await phone.sealSignaal(example('T2'));
  const thief = kring.phoneOf(good.inhoud.kop.tenant, phone.toestel, await makeSigningKey());
  const signedByOther = await thief.sealSignaal(example('T2'));
  const wrongName = await phone.sealSignaal(example('T2'), (inhoud) => ({
    ...inhoud,
    toestel: randomToken(16),
  }));
  const odd = await phone.sealSignaal(example('T2'), (inhoud) => ({ ...inhoud, v: 2 }) as never);
  const [head = '', ...rest] = other.envelop.split('.');
  const suite = { ...JSON.parse(Buffer.from(head, 'base64url').toString()), suite: 99 };
  const newer = [Buffer.from(JSON.stringify(suite)).toString('base64url'), ...rest].join('.');

  let seq = 1_000;
  const row = (envelop: string, envId: string = randomUUID()): Envelopregel => ({
    envId,
    seq: (seq += 1),
    ontvangenOp: '2026-11-24T10:00:00Z',
    spoed: false,
    stand: 'ontvangen',
    envelop,
  });
  const rows: unknown[] = [
    row(good.envelop),
    row(other.envelop.slice(0, -40), other.envId),
    row(foreign.envelop, foreign.envId),
    row(signedByOther.envelop, signedByOther.envId),
    row(wrongName.envelop, wrongName.envId),
    row(odd.envelop, odd.envId),
    row(newer),
    { ...row('no envelope at all'), extra: 1 },
    'not even a row',
  ];
  control.tap = lies(/^\/v1\/enveloppen/, (page) => ({
    ...page,
    enveloppen: [...rows.splice(0), ...(page['enveloppen'] as unknown[])],
  }));
  await desk.ververs();

  expect(value(desk.nieuw).map(({ stand, reden }) => [stand, reden])).toEqual([
    ['nieuw', undefined],
    ['onleesbaar', 'kop-klopt-niet'],
    ['onleesbaar', 'onleesbaar'],
    ['onleesbaar', 'andere-gemeente'],
    ['onleesbaar', 'handtekening-ongeldig'],
    ['onleesbaar', 'ander-toestel'],
    ['onleesbaar', 'onleesbaar'],
    ['onleesbaar', 'onbekende-suite'],
    ['onleesbaar', 'onleesbaar'],
  ]);
  expect(await desk.open(signedByOther.envId)).toEqual({ ok: false, reden: 'onleesbaar' });
  const { melding } = must(await desk.open(good.envId));
  must(await desk.leg(melding, brp));
  expect(value(desk.nieuw)).toHaveLength(8);
});

test('[C-6] what a phone sent that the kring did not invite is told as such, and is opened all the same', async () => {
  const kring = await startKring();
  const { desk, control, phone } = await kring.begin();
  const sent = await phone.stuur('T1');
  const other = await makeSigningKey();
  control.tap = lies(/^\/v1\/toestellen$/, (page) => ({
    toestellen: (page['toestellen'] as object[]).map((row) => ({ ...row, sleutel: other.jwk })),
  }));
  await desk.ververs();
  expect(value(desk.toestellen)).toMatchObject([{ naam: 'T-14', bevestigd: false }]);
  must(await desk.open(sent.envId));
  expect(value(desk.meldingen)).toMatchObject([
    { inhoud: { oorsprong: { soort: 'signaal', herkomst: 'niet-bevestigd' }, stand: { stap: 'ontvangen' } } },
  ]);
  // its numbers prove nothing
  expect(value(desk.gaten)).toEqual([]);
});

test('a phone that names a mailbox key that is none is told nothing, and holds nobody up', async () => {
  const kring = await startKring();
  const { desk, phone } = await kring.begin();
  const noPoint = { kty: 'EC', crv: 'P-256', x: 'A'.repeat(43), y: 'A'.repeat(43) } as const;
  const odd = await phone.deliver(
    await phone.sealSignaal(example('T1'), (inhoud) => ({
      ...inhoud,
      postvak: { ...inhoud.postvak, sleutel: noPoint },
    })),
  );
  const good = await phone.stuur('T2');
  await desk.ververs();
  must(await desk.open(odd.envId));
  must(await desk.open(good.envId));
  expect(await phone.stand(odd)).toMatchObject({ stand: 'geopend' });
  expect(await phone.mailbox(good)).toHaveLength(1);
});

test('[C-14] a swapped keyset is refused, and the desk stays shut', async () => {
  const kring = await startKring();
  const { loginnaam, wachtzin } = await kring.begin();
  const fake = await makeSigningKey();

  const swapped = kring.desk();
  swapped.control.tap = async (request, proceed) => {
    const answer = await proceed();
    if (request.path !== '/v1/aanmelden') return answer;
    const sessie = (await answer.json()) as Record<string, unknown>;
    const bos = { ...(await bosOf(sessie['sleutelbos'])), wortel: fake.jwk };
    return json({ ...sessie, sleutelbos: await signKeyset(bos, fake.privateKey) });
  };
  expect(await swapped.desk.aanmelden(loginnaam, wachtzin)).toEqual({
    ok: false,
    reden: 'vingerafdruk-anders',
  });
  expect(value(swapped.desk.stand)).toBe('afgemeld');
  expect(swapped.jar.size).toBe(0);

  const edited = kring.desk();
  edited.control.tap = async (request, proceed) => {
    const answer = await proceed();
    if (request.path !== '/v1/aanmelden') return answer;
    const sessie = (await answer.json()) as Record<string, unknown>;
    const [kop = '', , handtekening = ''] = String(sessie['sleutelbos']).split('.');
    const bos = { ...(await bosOf(sessie['sleutelbos'])), versie: 7 };
    const body = Buffer.from(JSON.stringify(bos)).toString('base64url');
    return json({ ...sessie, sleutelbos: [kop, body, handtekening].join('.') });
  };
  expect(await edited.desk.aanmelden(loginnaam, wachtzin)).toEqual({
    ok: false,
    reden: 'sleutelbos-ongeldig',
  });
});

test('a wrong passphrase, an unknown name and a vault of somebody else are refused in words', async () => {
  const kring = await startKring();
  const { loginnaam, wachtzin } = await kring.begin();
  const bench = kring.desk();
  const wrong = wachtzin.split(' ').reverse().join(' ');
  expect(await bench.desk.aanmelden(loginnaam, wrong)).toEqual({ ok: false, reden: 'aanmelden-mislukt' });
  expect(await bench.desk.aanmelden('niemand', wachtzin)).toEqual({ ok: false, reden: 'aanmelden-mislukt' });
  expect(value(bench.desk.stand)).toBe('afgemeld');

  // a server that says yes to anything still has nothing that the wrong words open
  let sessie: unknown;
  const spy = kring.desk();
  spy.control.tap = async (request, proceed) => {
    const answer = await proceed();
    if (request.path === '/v1/aanmelden') sessie = await answer.clone().json();
    return answer;
  };
  must(await spy.desk.aanmelden(loginnaam, wachtzin));
  const liar = kring.desk();
  liar.control.tap = (request, proceed) =>
    request.path === '/v1/aanmelden' ? Promise.resolve(json(sessie)) : proceed();
  expect(await liar.desk.aanmelden(loginnaam, wrong)).toEqual({ ok: false, reden: 'wachtzin-onjuist' });
  // typed as people type: capitals, accents, and words cut short after four letters
  const typed = wachtzin
    .split(' ')
    .map((word) => word.slice(0, 4).toUpperCase())
    .join('  ');
  must(await kring.desk().desk.aanmelden(loginnaam, typed));
});

test('[C-19] a server that asks for less work on the passphrase gets nothing', async () => {
  const kring = await startKring();
  const { loginnaam, wachtzin } = await kring.begin();
  const bench = kring.desk();
  const sent: string[] = [];
  bench.control.tap = async (request, proceed) => {
    sent.push(request.path);
    const answer = await proceed();
    if (request.path !== '/v1/aanmelden/zout') return answer;
    const { afleiding } = (await answer.json()) as { afleiding: Record<string, unknown> };
    return json({ afleiding: { ...afleiding, m: 8, t: 1 } });
  };
  expect(await bench.desk.aanmelden(loginnaam, wachtzin)).toEqual({ ok: false, reden: 'buiten-dienst' });
  expect(sent).toEqual(['/v1/aanmelden/zout']);
});

test('[C-30] without a good receipt nothing is revealed to the phone', async () => {
  const kring = await startKring();
  const { desk, control, phone } = await kring.begin();
  const sent = await phone.stuur('T1');
  await desk.ververs();
  const strange = await makeSigningKey();
  control.tap = async (request, proceed) => {
    const answer = await proceed();
    if (!request.path.includes('/regels/')) return answer;
    const receipt = (await answer.json()) as { bewijs: string };
    const { bewijs } = receipt;
    const [kop = '', body = ''] = bewijs.split('.');
    const signed = await crypto.subtle.sign(
      { name: 'ECDSA', hash: 'SHA-256' },
      strange.privateKey,
      Buffer.from(`${kop}.${body}`),
    );
    return json({ ...receipt, bewijs: `${kop}.${body}.${Buffer.from(signed).toString('base64url')}` });
  };
  expect(await desk.open(sent.envId)).toEqual({ ok: false, reden: 'buiten-dienst' });
  expect(await phone.stand(sent)).toMatchObject({ stand: 'opgehaald' });
  expect(await phone.mailbox(sent)).toEqual([]);
  // with an honest answer the same entry is proven, and only then the phone hears it
  control.tap = undefined;
  must(await desk.open(sent.envId));
  expect(await phone.stand(sent)).toMatchObject({ stand: 'geopend', geheim: sent.geheim });
});

test('a server cannot slip in a key, a phone or settings of its own', async () => {
  const kring = await startKring();
  const bench = await kring.begin();
  const { desk, control, phone } = bench;
  const sent = await phone.stuur('T1');
  await desk.ververs();
  const { melding } = must(await desk.open(sent.envId));
  const { kop } = sent.inhoud;
  const bos = await bosOf(
    (await kring.line('GET', `/v1/gemeenten/${kop.tenant}/sleutelbos`)).json['sleutelbos'],
  );
  const [epoch] = bos.kringen;
  if (!epoch) throw new Error('no kring');
  const recipient = await importSealingPublic(epoch.sleutel as never);
  const server = await makeSigningKey();
  const signer = { key: server.privateKey, kid: randomToken(16) };

  // the key of a case, known to the server: the case is not readable, and nothing is written under that key
  const k = randomToken(32);
  const inhoud = { v: 1, tenant: kop.tenant, melding, envId: sent.envId, k };
  for (const sleutel of [
    await sealSignedTo(recipient, epoch.kid, TYP_MELDINGSLEUTEL, inhoud, signer),
    await sealTo(recipient, epoch.kid, TYP_MELDINGSLEUTEL, inhoud),
  ]) {
    const victim = kring.desk();
    victim.control.tap = lies(/^\/v1\/meldingen/, (page) => ({
      ...page,
      sleutels: (page['sleutels'] as object[]).map((row) => ({ ...row, sleutel })),
    }));
    must(await victim.desk.aanmelden(bench.loginnaam, bench.wachtzin));
    expect(value(victim.desk.meldingen)).toEqual([]);
    expect(value(victim.desk.nieuw)).toMatchObject([{ stand: 'onleesbaar', reden: 'sleutel-onleesbaar' }]);
    expect(await victim.desk.leg(melding, brp)).toEqual({ ok: false, reden: 'niet-gevonden' });
  }

  // settings of the server's own: nothing is opened under a route that nobody of the kring chose
  const waiting = await phone.stuur('T3');
  const forged = { ...value(desk.instellingen), v: 1, tenant: kop.tenant, versie: 1 };
  const misled = kring.desk();
  misled.control.tap = async (request, proceed) =>
    request.path === '/v1/instellingen'
      ? json({
          versie: 1,
          instellingen: await sealSignedTo(recipient, epoch.kid, TYP_INSTELLINGEN, forged, signer),
        })
      : proceed();
  must(await misled.desk.aanmelden(bench.loginnaam, bench.wachtzin));
  expect(value(misled.desk.instellingen)).toBeUndefined();
  expect(await misled.desk.open(waiting.envId)).toEqual({ ok: false, reden: 'buiten-dienst' });
  // the clear bit says nothing of danger, and the desk sees it all the same
  expect(value(misled.desk.nieuw)).toMatchObject([{ spoed: true, soort: 'huisvesting', concept: false }]);

  // a phone of the server's own: a label with a code it made itself
  const code = randomToken(32);
  const device = await makeSigningKey();
  const halves = await splitCode(code);
  const label = { v: 1, soort: 'toestel', naam: 'T-14', team: 'Toezicht', code };
  control.tap = async (request, proceed) => {
    if (request.path !== '/v1/toestellen') return proceed();
    return json({
      toestellen: [
        {
          toestel: randomToken(16),
          uitnodiging: randomToken(16),
          label: await sealSignedTo(recipient, epoch.kid, TYP_LABEL, label, signer),
          stand: 'actief',
          sleutel: device.jwk,
          binding: await bindDevice(halves.binding, device.jwk),
        },
      ],
    });
  };
  await desk.ververs();
  expect(value(desk.toestellen)).toMatchObject([{ naam: '', bevestigd: false }]);

  // another key in the place of an invited phone
  control.tap = async (request, proceed) => {
    const answer = await proceed();
    if (request.path !== '/v1/toestellen') return answer;
    const page = (await answer.json()) as { toestellen: object[] };
    return json({ toestellen: page.toestellen.map((row) => ({ ...row, sleutel: device.jwk })) });
  };
  await desk.ververs();
  expect(value(desk.toestellen)).toMatchObject([{ naam: 'T-14', bevestigd: false }]);
});

test('[C-17] a request to join with other keys than the invited person made is not let in', async () => {
  const kring = await startKring();
  const { desk, control } = await kring.begin();
  await kring.second(desk);
  const [teken, ontsluit] = [await makeSigningKey(), await makeSealingKey()];
  control.tap = lies(/^\/v1\/leden\/aanvragen/, (page) => ({
    aanvragen: (page['aanvragen'] as object[]).map((row) => ({
      ...row,
      teken: teken.jwk,
      ontsluit: ontsluit.jwk,
    })),
  }));
  await desk.ververs();
  const [request] = value(desk.aanvragen);
  expect(request).toMatchObject({ naam: 'Sanne Kok', bevestigd: false });
  expect(await desk.laatToe(request?.uitnodiging ?? '')).toEqual({
    ok: false,
    reden: 'woorden-kloppen-niet',
  });
});

test('[C-1] nothing that a person typed or read leaves the desk unsealed, and no key crosses to the page', async () => {
  const kring = await startKring();
  const { desk, phone, control, wachtzin, ceremonie } = await kring.begin();
  const sent: string[] = [];
  control.tap = (request, proceed) => {
    sent.push(`${request.method} ${request.path} ${request.body ?? ''}`);
    return proceed();
  };
  const envelop = await phone.stuur('T1');
  await desk.ververs();
  const { melding } = must(await desk.open(envelop.envId));
  const canary = 'kanarie-9f3b';
  must(await desk.leg(melding, { soort: 'notitie', tekst: canary }));
  must(await desk.leg(melding, { ...brp, regel: canary } as never));
  must(await desk.nodigUit({ naam: canary, team: canary, soort: 'toestel' }));
  must(await desk.bewaarInstellingen({ ...value(desk.instellingen)!, overlegNaam: canary }));
  expect(value(desk.instellingen)).toMatchObject({ overlegNaam: canary });
  const all = sent.join('\n');
  expect(all).not.toContain(canary);
  expect(all).not.toContain(Buffer.from(canary).toString('base64url').slice(1, -2));
  expect(all).not.toContain(wachtzin);
  for (const word of ceremonie.noodsleutel) expect(all).not.toContain(` ${word} `);

  const crossed = control.crossed.map((message) =>
    inspect(message, { depth: Infinity, maxArrayLength: Infinity }),
  );
  expect(crossed.join()).toContain(canary);
  expect(crossed.filter((message) => /CryptoKey|\bd: '[\w-]{43}'|kty|ArrayBuffer/.test(message))).toEqual([]);
});
