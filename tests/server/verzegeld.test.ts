import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { open, readKop, seal } from '#crypto/envelope.ts';
import {
  importSealingPublic,
  importSigningPublic,
  makeSealingKey,
  makeSigningKey,
  sha256,
} from '#crypto/keys.ts';
import { sign, verify } from '#crypto/sealed.ts';
import { Ontvangstbewijs, type Envelopregel } from '#protocol/envelop.ts';
import { TYP_ONTVANGST, TYP_TOESTELBEWIJS } from '#protocol/zegels.ts';
import { startApp } from '../support/app.ts';
import { richtIn, sealed, token, uitdaging } from '../support/gemeente.ts';

test('what a phone really seals and signs goes through this server and opens at the desk, byte for byte', async () => {
  const { line, code } = await startApp();
  const hoorn = await richtIn(line, await code());
  const { tenant } = hoorn;
  const kring = await makeSealingKey();
  const device = await makeSigningKey();
  const toegang = token();
  await hoorn.als('POST', '/v1/uitnodigingen', {
    body: { soort: 'toestel', toegangHash: await sha256(toegang), label: sealed() },
  });
  const enrolled = await line('POST', '/v1/inschrijvingen', {
    body: { tenant, toegang, sleutel: device.jwk, binding: token() },
  });
  const toestel = String(enrolled.json['toestel']);

  const envId = randomUUID();
  const kop = { tenant, envId, kring: 'meldpunt', epoch: 1, keyset: 1 };
  const kid = token();
  const payload = {
    v: 1,
    kop,
    geheim: token(),
    signaal: { vrij: 'kanarie: drie matrassen achter een wand' },
  };
  const signer = { key: device.privateKey, kid: toestel };
  const recipient = await importSealingPublic(kring.jwk);
  const made = await seal({ kop, kid, recipient, payload, signer });
  if (!made.ok) throw new Error(made.reden);
  const envelop = made.waarde;
  expect(readKop(envelop)).toMatchObject({ ok: true, waarde: kop });
  const body = {
    protocol: 1,
    tenant,
    envelop,
    postvak: { id: token(16), tokenHash: await sha256(token()) },
    statusHash: await sha256(token()),
    spoed: false,
  };
  const json = JSON.stringify(body);
  const proof = await sign(
    TYP_TOESTELBEWIJS,
    {
      uitdaging: await uitdaging(line, tenant),
      methode: 'PUT',
      pad: `/v1/enveloppen/${envId}`,
      sha256: await sha256(json),
    },
    signer,
  );
  const done = await line('PUT', `/v1/enveloppen/${envId}`, { raw: json, headers: { toestelbewijs: proof } });
  expect([done.status, done.text]).toEqual([201, expect.stringContaining('bewijs')]);

  const [ontvangst] = hoorn.bos.ontvangst;
  const receipt = await verify(
    String(done.json['bewijs']),
    TYP_ONTVANGST,
    await importSigningPublic(ontvangst!.sleutel),
  );
  expect(receipt).toMatchObject({ ok: true, waarde: { kid: ontvangst!.kid } });
  if (receipt.ok) expect(Ontvangstbewijs.parse(receipt.waarde.data).sha256).toBe(await sha256(envelop));

  const [row] = (await hoorn.als('GET', '/v1/enveloppen')).json['enveloppen'] as Envelopregel[];
  const opened = await open(row!.envelop, {
    recipient: kring.privateKey,
    signerOf: async (by) => (by === toestel ? importSigningPublic(device.jwk) : undefined),
  });
  expect(opened).toMatchObject({
    ok: true,
    waarde: { kop, payload, signer: toestel, herkomst: 'bevestigd' },
  });
});
