import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import type { Auditregel } from '#server/store/audit.ts';
import { netOf } from '#server/auth/sporen.ts';
import { type Ketenbreuk, entryHash, firstBreak } from '#server/store/keten.ts';
import { filesOf } from '#server/store/bestanden.ts';
import { startApp } from '../support/app.ts';
import {
  bewijs,
  brief,
  leverAf,
  meldAan,
  nextBos,
  open,
  richtIn,
  schrijfIn,
  sealed,
  sha256,
  signVeld,
  token,
  uitdaging,
  vraagAan,
} from '../support/gemeente.ts';

async function start() {
  const house = await startApp();
  const hoorn = await richtIn(house.line, await house.code());
  const sql = new Database(filesOf(house.folder).db, { readonly: true });
  const rows = () => sql.prepare<[], Auditregel>('select * from audit order by tenant, seq').all();
  /** What an act adds to all chains together, as actie/resultaat/rol. */
  const adds = async (act: () => Promise<unknown>) => {
    const before = new Set(rows().map(({ hash }) => hash));
    await act();
    return rows()
      .filter(({ hash }) => !before.has(hash))
      .map(({ actie, resultaat, rol }) => `${actie} ${resultaat} ${rol}`);
  };
  return { ...house, hoorn, rows, adds };
}

test('[C-83] each event that matters writes exactly one entry, and what is no event writes none', async () => {
  const { line, hoorn, adds, rows } = await start();
  const af = 'aandachtsfunctionaris';
  const phone = await schrijfIn(hoorn);
  const letter = brief(hoorn.tenant);
  const withdrawn = brief(hoorn.tenant);
  const waiting = await vraagAan(hoorn);
  const waits = await meldAan(line, waiting);
  const geheim = token();
  const bericht = sealed();
  const berichtId = '5f0c1d2e-0000-4000-8000-000000000001';
  const toegang = token();
  let opened = { melding: '', regelId: '', body: {} };
  const next = await nextBos(hoorn, ({ leden }) => ({
    leden: [...leden, { lid: waiting.lid, teken: waiting.teken.jwk, ontsluit: waiting.ontsluit.jwk }],
  }));
  const letIn = { lid: waiting.lid, sleutelbos: next.sleutelbos, omslagen: [] };
  const goes = await nextBos({ ...hoorn, bos: next.bos }, () => ({ leden: hoorn.bos.leden }));
  const field = await signVeld(hoorn);
  const wrong = { loginnaam: hoorn.loginnaam, aanmeldgeheim: token() };
  const put = (path: string, body: unknown) => hoorn.als('PUT', path, { body });
  const json = JSON.stringify(letter.body);

  const table: [string, () => Promise<unknown>, string[]][] = [
    ['log in', () => meldAan(line, hoorn), [`aanmelden gelukt ${af}`]],
    [
      'wrong secret',
      () => line('POST', '/v1/aanmelden', { body: wrong }),
      ['aanmelden aanmelden-mislukt onbekend'],
    ],
    [
      'unknown name',
      () => line('POST', '/v1/aanmelden', { body: { ...wrong, loginnaam: 'niemand' } }),
      ['aanmelden aanmelden-mislukt onbekend'],
    ],
    ['ask for a salt', () => line('POST', '/v1/aanmelden/zout', { body: { loginnaam: 'niemand' } }), []],
    // While no code is open there is nothing to guess, and nothing to note.
    ['wrong console code', () => line('POST', '/v1/inrichting/begin', { body: { code: 'x' } }), []],
    ['look at the session', () => hoorn.als('GET', '/v1/sessie'), []],
    [
      'invite',
      () =>
        hoorn.als('POST', '/v1/uitnodigingen', {
          body: { soort: 'toestel', toegangHash: sha256(toegang), label: sealed() },
        }),
      [`uitnodigen gelukt ${af}`],
    ],
    [
      'enrol',
      async () =>
        line('POST', '/v1/inschrijvingen', {
          body: { tenant: hoorn.tenant, toegang, sleutel: phone.key.jwk, binding: token() },
        }),
      ['toestel-inschrijven gelukt uitnodiging'],
    ],
    [
      'enrol with a code of nobody',
      () =>
        line('POST', '/v1/inschrijvingen', {
          body: { tenant: hoorn.tenant, toegang: token(), sleutel: phone.key.jwk, binding: token() },
        }),
      ['bewijs-weigeren uitnodiging-onbekend uitnodiging'],
    ],
    ['ask for a challenge', () => uitdaging(line, hoorn.tenant), []],
    ['deposit', () => leverAf(line, phone, letter), ['envelop-ontvangen gelukt toestel']],
    ['the same deposit', () => leverAf(line, phone, letter), []],
    [
      'a forged proof',
      () => line('PUT', `/v1/enveloppen/${letter.envId}`, { raw: json }),
      ['bewijs-weigeren bewijs-ongeldig toestel'],
    ],
    [
      'an old challenge',
      async () =>
        line('PUT', `/v1/enveloppen/${letter.envId}`, {
          raw: json,
          headers: { toestelbewijs: await bewijs(phone, letter.envId, json, token()) },
        }),
      [],
    ],
    [
      'deposit and withdraw',
      async () => {
        await leverAf(line, phone, withdrawn);
        await line('DELETE', `/v1/enveloppen/${withdrawn.envId}`, {
          headers: { authorization: `Bearer ${withdrawn.intrekToken}` },
        });
      },
      ['envelop-ontvangen gelukt toestel', 'envelop-intrekken gelukt melder'],
    ],
    ['fetch', () => hoorn.als('GET', '/v1/enveloppen'), [`enveloppen-ophalen gelukt ${af}`]],
    ['fetch nothing', () => hoorn.als('GET', '/v1/enveloppen?na=9999'), []],
    ['open', async () => (opened = await open(hoorn, letter.envId)), [`regel-schrijven gelukt ${af}`]],
    ['open again', () => put(`/v1/meldingen/${opened.melding}/regels/${opened.regelId}`, opened.body), []],
    [
      'reveal',
      () => put(`/v1/enveloppen/${letter.envId}/geopend`, { geheim }),
      [`envelop-openbaren gelukt ${af}`],
    ],
    ['reveal again', () => put(`/v1/enveloppen/${letter.envId}/geopend`, { geheim }), []],
    ['read cases', () => hoorn.als('GET', '/v1/meldingen'), [`meldingen-lezen gelukt ${af}`]],
    [
      'feedback',
      () => put(`/v1/postvakken/${letter.body.postvak.id}/berichten/${berichtId}`, { bericht }),
      [`bericht-plaatsen gelukt ${af}`],
    ],
    [
      'not her role',
      () => waits.als('GET', '/v1/enveloppen'),
      ['toegang-weigeren rol-niet-bevoegd wachtend'],
    ],
    [
      'let in',
      () => hoorn.als('POST', '/v1/leden/toelatingen', { body: letIn }),
      [`lid-toelaten gelukt ${af}`],
    ],
    [
      'a leaver',
      () => put('/v1/sleutelbos', { sleutelbos: goes.sleutelbos, omslagen: [] }),
      [`sleutelbos-schrijven gelukt ${af}`, `lid-verwijderen gelukt ${af}`],
    ],
    [
      'settings',
      () => put('/v1/instellingen', { instellingen: sealed(), versie: 2 }),
      [`instellingen-schrijven gelukt ${af}`],
    ],
    [
      'field settings',
      () => put('/v1/veldinstellingen', { veldinstellingen: field, na: 0 }),
      [`veldinstellingen-schrijven gelukt ${af}`],
    ],
    [
      'revoke',
      () => hoorn.als('DELETE', `/v1/toestellen/${phone.toestel}`),
      [`toestel-intrekken gelukt ${af}`],
    ],
    ['log out', () => hoorn.als('DELETE', '/v1/sessie'), [`afmelden gelukt ${af}`]],
  ];
  for (const [name, act, expected] of table) {
    expect([name, await adds(act)]).toEqual([name, expected]);
  }
  for (const { op, actor, actie, object, resultaat, herkomst, operatie } of rows()) {
    expect(new Date(op).toISOString()).toBe(op);
    expect([actor, actie, object, resultaat, herkomst, operatie].every((field) => field !== '')).toBe(true);
  }
});

test('[C-13][C-20] the audit names nobody: pseudonyms, the network, and for a deposit the hour', async () => {
  const { line, hoorn, rows } = await start();
  const phone = await schrijfIn(hoorn);
  const letters = [brief(hoorn.tenant), brief(hoorn.tenant)];
  for (const letter of letters) await leverAf(line, phone, letter);
  const deposits = rows().filter(({ actie }) => actie === 'envelop-ontvangen');
  expect(deposits).toHaveLength(2);
  // Two signals of one phone cannot be told from signals of two phones.
  expect(deposits[0]?.actor).not.toBe(deposits[1]?.actor);
  for (const deposit of deposits) {
    expect(deposit).toMatchObject({ op: '2026-11-24T10:00:00.000Z', herkomst: '-' });
  }
  const text = JSON.stringify(rows());
  const names = [
    phone.toestel,
    hoorn.lid,
    hoorn.loginnaam,
    ...letters.map(({ envId }) => envId),
    '127.0.0.1',
  ];
  expect(names.filter((name) => text.includes(name))).toEqual([]);
  const acts = rows().filter(({ actie }) => actie === 'uitnodigen' || actie === 'inrichten');
  expect(new Set(acts.map(({ actor }) => actor)).size).toBe(1);
  expect(acts[0]).toMatchObject({ herkomst: '127.0.0.0/24', op: '2026-11-24T10:20:30.400Z' });
});

test('[C-86] an address is kept as its network', () => {
  const cases = {
    '192.0.2.77': '192.0.2.0/24',
    '::ffff:192.0.2.77': '192.0.2.0/24',
    '2001:db8:1:2:3:4:5:6': '2001:db8:1::/48',
    '2001:db8::9': '2001:db8:0::/48',
    '::1': '0:0:0::/48',
    '': 'onbekend',
    'geen adres': 'onbekend',
  };
  for (const [ip, net] of Object.entries(cases)) expect([ip, netOf(ip)]).toEqual([ip, net]);
});

/* ── Tampering ──────────────────────────────────────────────────────────── */

function chain(length: number): Auditregel[] {
  const regels: Auditregel[] = [];
  for (let seq = 1; seq <= length; seq += 1) {
    const regel = {
      tenant: 'hoorn',
      seq,
      op: '2026-11-24T10:00:00.000Z',
      actor: `a${seq}`,
      rol: 'toestel',
      actie: 'envelop-ontvangen' as const,
      object: `o${seq}`,
      resultaat: 'gelukt',
      herkomst: '-',
      operatie: `p${seq}`,
      vorige: regels.at(-1)?.hash ?? '',
    };
    regels.push({ ...regel, hash: entryHash(regel) });
  }
  return regels;
}
/** Changes an entry and makes the whole chain fit it again, as somebody with the database could. */
function restamp(regels: readonly Auditregel[], at: number): Auditregel[] {
  const made: Auditregel[] = [];
  for (const regel of regels) {
    const changed = { ...regel, ...(regel.seq === at && { actor: 'x' }), vorige: made.at(-1)?.hash ?? '' };
    made.push({ ...changed, hash: entryHash(changed) });
  }
  return made;
}

test('[C-84] edited, deleted, swapped, shortened and rewritten chains are told apart', () => {
  const whole = chain(12);
  const told = [4, 12].map((seq) => ({ seq, hash: whole[seq - 1]?.hash ?? '' }));
  expect(firstBreak(whole, told)).toBeUndefined();
  const swapped = [...whole];
  [swapped[4], swapped[5]] = [whole[5]!, whole[4]!];
  const cases: [string, Auditregel[], Ketenbreuk][] = [
    ['edited', whole.map((r) => (r.seq === 5 ? { ...r, actor: 'x' } : r)), { soort: 'gewijzigd', seq: 5 }],
    [
      'result edited',
      whole.map((r) => (r.seq === 5 ? { ...r, resultaat: 'x' } : r)),
      { soort: 'gewijzigd', seq: 5 },
    ],
    ['deleted', whole.filter(({ seq }) => seq !== 7), { soort: 'ontbreekt', seq: 7 }],
    ['first deleted', whole.slice(1), { soort: 'ontbreekt', seq: 1 }],
    ['swapped', swapped, { soort: 'ontbreekt', seq: 5 }],
    ['shortened', whole.slice(0, 9), { soort: 'ingekort', seq: 12 }],
    ['emptied', [], { soort: 'ingekort', seq: 12 }],
    ['rewritten', restamp(whole, 3), { soort: 'herschreven', seq: 4 }],
    ['last rewritten', restamp(whole, 12), { soort: 'herschreven', seq: 12 }],
  ];
  for (const [name, regels, breuk] of cases) expect([name, firstBreak(regels, told)]).toEqual([name, breuk]);
  // Without anybody who was told, a shortened or rewritten chain looks whole: that is why receipts carry its head.
  expect(firstBreak(restamp(whole, 3), [])).toBeUndefined();
});
