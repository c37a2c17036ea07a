import { randomUUID } from 'node:crypto';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { Probleem, Weigering } from '#protocol/weigering.ts';
import { ACCESS } from '#server/auth/access.ts';
import { problemOf } from '#server/http/problem.ts';
import { startApp } from '../support/app.ts';
import { brief, richtIn, schrijfIn, token } from '../support/gemeente.ts';

const CANARY = 'kanarie-4711';

test('[C-76] every word of refusal is a problem document with status, title and detail', () => {
  for (const reden of Weigering.options) {
    const problem = problemOf(reden, randomUUID());
    expect(Probleem.parse(problem)).toMatchObject({ reden, type: `urn:meldroute:${reden}` });
    expect(problem.status).toBeGreaterThanOrEqual(400);
    expect(problem.status).not.toBe(422);
  }
});

test('[C-76] an invalid body is refused with every fault in it, and with nothing that stood there', async () => {
  const { line } = await startApp();
  const done = await line('POST', '/v1/inschrijvingen', {
    body: { tenant: CANARY, toegang: 5, sleutel: { kty: CANARY }, binding: '', [CANARY]: CANARY },
  });
  expect([done.status, done.json['reden']]).toEqual([400, 'onleesbaar']);
  const paths = (done.json['fouten'] as { pad: string; regel: string }[]).map(({ pad }) => pad);
  expect(paths).toEqual(
    expect.arrayContaining(['/tenant', '/toegang', '/sleutel/kty', '/sleutel/x', '/binding', '/']),
  );
  expect(done.text).not.toContain(CANARY);
});

test('[C-76] HTML, garbage, other encodings and prototype tricks are refused, never understood', async () => {
  const { line } = await startApp();
  const bodies: [string, string | Uint8Array][] = [
    ['HTML', '<html><body>Portaal van het hotel</body></html>'],
    ['nothing', ''],
    ['null', 'null'],
    ['a list', '[]'],
    ['a number', '1e999'],
    ['not UTF-8', new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d])],
    ['deep', '['.repeat(50_000)],
    ['a prototype', '{"__proto__": {"loginnaam": "x"}, "constructor": 1}'],
    ['a control character', '{"loginnaam":"a\\u0000b"}'],
    ['two values', '{"loginnaam":"x"} {"loginnaam":"y"}'],
  ];
  for (const [name, raw] of bodies) {
    const done = await line('POST', '/v1/aanmelden/zout', { raw });
    expect([name, done.status, done.json['reden']]).toEqual([name, 400, 'onleesbaar']);
  }
});

test('[C-76] whatever is sent to whichever route, the answer is known and never a 500', async () => {
  const house = await startApp({ level: 'silent' });
  const hoorn = await richtIn(house.line, await house.code());
  const phone = await schrijfIn(hoorn);
  const letter = brief(hoorn.tenant);
  const routes = Object.entries(ACCESS).filter(([key]) => key !== 'DELETE /v1/sessie' && !key.endsWith('/*'));
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.constantFrom(
      hoorn.tenant,
      phone.toestel,
      letter.envId,
      letter.body.envelop,
      token(),
      '',
      '../..',
      '%00',
    ),
  );
  const value = fc.oneof(
    { depthSize: 'small' },
    fc.json(),
    fc
      .dictionary(
        fc.constantFrom(
          ...Object.keys(letter.body),
          'code',
          'lid',
          'kluis',
          'sleutelbos',
          'omslagen',
          'regel',
          'geheim',
        ),
        fc.oneof(text, fc.integer(), fc.constant(letter.body.postvak), fc.constant(null)),
      )
      .map((body) => JSON.stringify(body)),
    fc.constant(JSON.stringify(letter.body)),
  );
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...routes), text, value, text, async ([key], id, raw, header) => {
      const [method = '', pattern = ''] = key.split(' ');
      const path = pattern.replaceAll(/:\w+/g, () => encodeURIComponent(id) || 'x');
      const safe = header.replaceAll(/[^\x21-\x7e]/g, '');
      const done = await hoorn.als(method, path, {
        headers: { authorization: `Bearer ${safe}`, toestelbewijs: safe },
        ...(method === 'GET' ? {} : { raw }),
      });
      expect([key, done.status < 500]).toEqual([key, true]);
      if (done.status >= 400) Probleem.parse(done.json);
    }),
    { numRuns: 400, seed: 20261124 },
  );
});

test('[C-76] what goes wrong inside says nothing about the inside', async () => {
  const { line, store, lines } = await startApp();
  store.inrichting.isIngericht = async () => {
    throw new Error(`${CANARY} at /srv/geheim`);
  };
  const done = await line('GET', '/v1/inrichting');
  expect([done.status, done.json['reden']]).toEqual([500, 'buiten-dienst']);
  expect(done.text).not.toMatch(/kanarie|srv|at \w+|Error/);
  const entry = lines.map((entry) => JSON.parse(entry)).find(({ msg }) => msg === 'onverwacht');
  expect(entry.reqId).toBe(String(done.json['instance']).replace('urn:uuid:', ''));
});
