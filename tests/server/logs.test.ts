import { expect, test } from 'vitest';
import { startApp } from '../support/app.ts';
import {
  bewijs,
  brief,
  leverAf,
  meldAan,
  open,
  richtIn,
  schrijfIn,
  sealed,
  token,
  uitdaging,
  vraagAan,
} from '../support/gemeente.ts';

test('[C-78][C-86] a log tells which route answered what and how fast, and nothing of anybody', async () => {
  const house = await startApp({ level: 'debug' });
  const { line, lines } = house;
  const code = await house.code();
  const hoorn = await richtIn(line, code, 'fatima.kanarie@hoorn.example');
  const phone = await schrijfIn(hoorn);
  const letter = brief(hoorn.tenant);
  const asked = await vraagAan(hoorn, 'joris.kanarie@hoorn.example');
  await meldAan(line, asked);
  await leverAf(line, phone, letter);
  const { melding } = await open(hoorn, letter.envId);
  const geheim = token();
  await hoorn.als('PUT', `/v1/enveloppen/${letter.envId}/geopend`, { body: { geheim } });
  const bericht = sealed();
  const box = `/v1/postvakken/${letter.body.postvak.id}/berichten`;
  await hoorn.als('PUT', `${box}/${letter.envId}`, { body: { bericht } });
  await line('GET', box, { headers: { authorization: `Bearer ${letter.postvakToken}` } });
  await line('GET', `/v1/enveloppen/${letter.envId}/status`, {
    headers: { authorization: `Bearer ${letter.statusToken}` },
  });
  // Also what is refused, broken, or not found.
  const wrong = token();
  await line('POST', '/v1/aanmelden', { body: { loginnaam: 'mallory.kanarie', aanmeldgeheim: wrong } });
  await line('POST', '/v1/aanmelden', { raw: '{"loginnaam": "gebroken.kanarie' });
  await line('GET', '/zoek/adres-kanarie?naam=kanarie');
  await line('GET', '/%zz-kanarie');
  const json = JSON.stringify(letter.body);
  const proof = await bewijs(phone, letter.envId, json, await uitdaging(line, hoorn.tenant), { pad: '/x' });
  await line('PUT', `/v1/enveloppen/${letter.envId}`, { raw: json, headers: { toestelbewijs: proof } });
  await line('POST', '/v1/csp-meldingen', {
    raw: JSON.stringify([
      {
        body: {
          effectiveDirective: 'img-src',
          blockedURL: 'https://kanarie.example/kanarie',
          sample: 'kanarie',
        },
      },
    ]),
    headers: { 'content-type': 'application/reports+json' },
  });

  const text = lines.join('');
  const canaries: Record<string, string> = {
    'a name': 'kanarie',
    'a code': code,
    'a tenant': hoorn.tenant,
    'a member': hoorn.lid,
    'a device': phone.toestel,
    'an envelope': letter.envId,
    'a case': melding,
    'a mailbox': letter.body.postvak.id,
    ciphertext: letter.body.envelop.slice(-40),
    'a message': bericht.slice(-40),
    'a secret': geheim,
    'a login secret': hoorn.aanmeldgeheim,
    'a wrong login secret': wrong,
    'a session': hoorn.cookie.split('=')[1] ?? '',
    'a status token': letter.statusToken,
    'a mailbox token': letter.postvakToken,
    'a proof': proof,
    'an address': '127.0.0.1',
  };
  const leaked = Object.entries(canaries).flatMap(([what, canary]) => (text.includes(canary) ? [what] : []));
  expect(leaked).toEqual([]);

  const entries = lines.map((entry) => JSON.parse(entry) as Record<string, unknown>);
  const requests = entries.filter(({ msg }) => msg === 'verzoek');
  expect(requests.length).toBeGreaterThan(15);
  for (const entry of requests) {
    expect(Object.keys(entry).sort()).toEqual([
      'level',
      'methode',
      'ms',
      'msg',
      'pad',
      'reqId',
      'status',
      'time',
    ]);
  }
  expect(requests).toContainEqual(
    expect.objectContaining({ methode: 'PUT', pad: '/v1/enveloppen/:envId', status: 201 }),
  );
  expect(entries).toContainEqual(expect.objectContaining({ regels: ['img-src'] }));
});
