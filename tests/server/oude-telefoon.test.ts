import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { startApp } from '../support/app.ts';
import {
  type Answer,
  bewijs,
  makeKey,
  nextBos,
  open,
  richtIn,
  sealed,
  sha256,
  token,
  uitdaging,
} from '../support/gemeente.ts';

/*
 * A phone that was never updated since protocol 1 was first released, written out by hand: what it sends, and the only
 * answers it understands. Its app refuses every member it does not know, so a server that adds one to these answers leaves
 * it waiting for ever. Nothing here may be brought up to date.
 */

/** Members of each answer, and of the receipt inside; those with a question mark may be absent. */
const KENT = {
  inschrijven: ['toestel'],
  uitdaging: ['uitdaging'],
  aflevering: ['bewijs'],
  bewijs: ['auditHead', 'auditSeq', 'envId', 'ontvangenOp', 'quarantaine', 'sha256', 'tenant', 'v'],
  status: ['geheim?', 'geopendOp?', 'reservekopie', 'stand', 'verklaring?'],
  standen: ['ontvangen', 'opgehaald', 'geopend', 'ingetrokken', 'vernietigd'],
  sleutelbos: ['sleutelbos'],
  bos: ['gemaaktOp', 'gemeente', 'kringen', 'leden', 'ontvangst', 'tenant', 'v', 'versie', 'wortel'],
  berichten: ['berichten'],
} as const;

function verstaat(waarde: unknown, leden: readonly string[]): void {
  const mag = leden.map((lid) => lid.replace('?', ''));
  const moet = leden.filter((lid) => !lid.endsWith('?'));
  const heeft = Object.keys(waarde as object);
  expect(heeft.filter((lid) => !mag.includes(lid))).toEqual([]);
  expect(moet.filter((lid) => !heeft.includes(lid))).toEqual([]);
}
const inhoud = (jws: unknown) =>
  JSON.parse(Buffer.from(String(jws).split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>;

async function oudeTelefoon() {
  const house = await startApp();
  const gemeente = await richtIn(house.line, await house.code());
  const { tenant } = gemeente;
  const toegang = token();
  await gemeente.als('POST', '/v1/uitnodigingen', {
    body: { soort: 'toestel', toegangHash: sha256(toegang), label: sealed() },
  });
  const key = await makeKey();
  const enrolled = await house.line('POST', '/v1/inschrijvingen', {
    body: { tenant, toegang, sleutel: key.jwk, binding: token() },
  });
  expect(enrolled.status).toBe(201);
  verstaat(enrolled.json, KENT.inschrijven);
  return { ...house, gemeente, tenant, toestel: String(enrolled.json['toestel']), key };
}
type Oud = Awaited<ReturnType<typeof oudeTelefoon>>;

/** A signaal as that app sealed and sent it: no member more than protocol 1 had. */
function oudSignaal({ tenant }: Oud, keyset: number) {
  const envId = randomUUID();
  const [status, intrek, postvak] = [token(), token(), token()];
  const kop = { tenant, envId, kring: 'meldpunt', epoch: 1, keyset };
  const body = {
    protocol: 1,
    tenant,
    envelop: sealed({ typ: 'mr-env+jwe', ...kop }),
    postvak: { id: token(16), tokenHash: sha256(postvak) },
    statusHash: sha256(status),
    intrekHash: sha256(intrek),
    spoed: false,
  };
  return { envId, body, status, intrek, postvak };
}

async function lever(oud: Oud, { envId, body }: ReturnType<typeof oudSignaal>): Promise<Answer> {
  const json = JSON.stringify(body);
  const asked = await oud.line('POST', '/v1/uitdagingen', { body: { tenant: oud.tenant } });
  verstaat(asked.json, KENT.uitdaging);
  const proof = await bewijs(oud, envId, json, await uitdaging(oud.line, oud.tenant));
  return oud.line('PUT', `/v1/enveloppen/${envId}`, { raw: json, headers: { toestelbewijs: proof } });
}

const bearer = (secret: string) => ({ headers: { authorization: `Bearer ${secret}` } });

test('een telefoon die nooit is bijgewerkt levert af, en verstaat elk antwoord dat ze krijgt', async () => {
  const oud = await oudeTelefoon();
  const { line, gemeente } = oud;
  const signaal = oudSignaal(oud, 1);
  const delivered = await lever(oud, signaal);
  expect(delivered.status).toBe(201);
  verstaat(delivered.json, KENT.aflevering);
  const receipt = inhoud(delivered.json['bewijs']);
  verstaat(receipt, KENT.bewijs);
  expect(receipt).toMatchObject({ envId: signaal.envId, sha256: sha256(signaal.body.envelop), v: 1 });

  const status = () => line('GET', `/v1/enveloppen/${signaal.envId}/status`, bearer(signaal.status));
  const waits = await status();
  verstaat(waits.json, KENT.status);
  expect(KENT.standen).toContain(waits.json['stand']);
  await gemeente.als('GET', '/v1/enveloppen');
  await open(gemeente, signaal.envId);
  const secret = token();
  await gemeente.als('PUT', `/v1/enveloppen/${signaal.envId}/geopend`, { body: { geheim: secret } });
  const opened = await status();
  verstaat(opened.json, KENT.status);
  expect(opened.json).toMatchObject({ stand: 'geopend', geheim: secret });

  const mail = await line(
    'GET',
    `/v1/postvakken/${signaal.body.postvak.id}/berichten`,
    bearer(signaal.postvak),
  );
  expect(mail.status).toBe(200);
  verstaat(mail.json, KENT.berichten);
});

test('ze trekt in zoals toen', async () => {
  const oud = await oudeTelefoon();
  const signaal = oudSignaal(oud, 1);
  await lever(oud, signaal);
  const gone = await oud.line('DELETE', `/v1/enveloppen/${signaal.envId}`, bearer(signaal.intrek));
  expect([gone.status, gone.text]).toEqual([204, '']);
});

test('twee sleutelbossen achter: wat met de oude is verzegeld wordt aangenomen, en de nieuwe verstaat ze', async () => {
  const oud = await oudeTelefoon();
  const { gemeente, tenant, line } = oud;
  for (const epoch of [2, 3]) {
    const kring = await makeKey();
    const { bos, sleutelbos } = await nextBos(gemeente, (nu) => ({
      kringen: [...nu.kringen, { kring: 'meldpunt', epoch, kid: kring.kid, sleutel: kring.jwk }],
    }));
    const omslagen = bos.leden.flatMap(({ lid }) => [
      { wat: `kring/meldpunt/${epoch}`, voor: `lid/${lid}`, jwe: sealed() },
      { wat: `kring/meldpunt/${epoch}`, voor: 'noodsleutel', jwe: sealed() },
    ]);
    const put = await gemeente.als('PUT', '/v1/sleutelbos', { body: { sleutelbos, omslagen } });
    expect(put.status).toBe(204);
    gemeente.bos = bos;
  }
  expect((await lever(oud, oudSignaal(oud, 1))).status).toBe(201);
  const found = await line('GET', `/v1/gemeenten/${tenant}/sleutelbos`);
  verstaat(found.json, KENT.sleutelbos);
  verstaat(inhoud(found.json['sleutelbos']), KENT.bos);
  expect(inhoud(found.json['sleutelbos'])['versie']).toBe(3);
});

test('een weigering heeft altijd de vijf leden die ze leest', async () => {
  const oud = await oudeTelefoon();
  const signaal = oudSignaal(oud, 1);
  const json = JSON.stringify(signaal.body);
  const refused = await oud.line('PUT', `/v1/enveloppen/${signaal.envId}`, {
    raw: json,
    headers: { toestelbewijs: await bewijs(oud, signaal.envId, json, token()) },
  });
  expect(refused.status).toBeGreaterThanOrEqual(400);
  for (const lid of ['type', 'title', 'status', 'detail', 'reden']) expect(refused.json).toHaveProperty(lid);
  // the words it retries on are still the words for it
  expect(['uitdaging-verlopen', 'bewijs-ongeldig']).toContain(refused.json['reden']);
});
