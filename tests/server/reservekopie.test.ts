import Database from 'better-sqlite3';
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Auditregel } from '#server/store/audit.ts';
import { entryHash } from '#server/store/keten.ts';
import { SCHEMA_VERSION } from '#server/store/sqlite-migratie.ts';
import { filesOf } from '#server/store/bestanden.ts';
import {
  type Brief,
  type Proefgemeente,
  type Proeftoestel,
  brief,
  leverAf,
  meldAan,
  open,
  overHttp,
  richtIn,
  schrijfIn,
  token,
} from '../support/gemeente.ts';
import { type RunningServer, runServerProgram, startServer } from '../support/server.ts';

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'meldroute-kopie-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
async function start(data = newFolder()): Promise<RunningServer> {
  const server = await startServer({ data });
  onTestFinished(() => server.kill());
  return server;
}
const operator = (data: string, ...args: string[]) =>
  runServerProgram('operator', args, { MELDROUTE_DATA: data });

/** A running server with a municipality, a phone, and some signals of which the first was opened. */
async function house(count = 3) {
  const server = await start();
  const line = overHttp(server.origin);
  const hoorn = await richtIn(line, server.code ?? '');
  const phone = await schrijfIn(hoorn);
  const letters: Brief[] = [];
  for (let n = 0; n < count; n += 1) {
    const letter = brief(hoorn.tenant);
    await leverAf(line, phone, letter);
    letters.push(letter);
  }
  return { server, line, hoorn, phone, letters };
}
async function contents(server: RunningServer, who: Proefgemeente) {
  const { als } = await meldAan(overHttp(server.origin), who);
  const [{ json: a }, { json: b }] = [await als('GET', '/v1/enveloppen'), await als('GET', '/v1/meldingen')];
  return { enveloppen: a['enveloppen'] as { envId: string }[], regels: b['regels'], sleutels: b['sleutels'] };
}

test('[C-89] backup while the server works, restore on another machine: the same envelopes, cases, keys and audit', async () => {
  const { server, line, hoorn, phone, letters } = await house();
  const [first] = letters;
  await open(hoorn, first!.envId);
  const file = join(newFolder(), 'diep', 'kopie.sqlite');

  const stop = new AbortController();
  const working = (async () => {
    let delivered = 0;
    while (!stop.signal.aborted) {
      if ((await leverAf(line, phone, brief(hoorn.tenant, { bytes: 20_000 }))).status === 201) delivered += 1;
    }
    return delivered;
  })();
  const made = await operator(server.data, 'backup', file);
  stop.abort();
  expect(await working).toBeGreaterThan(0);
  expect([made.code, made.output]).toEqual([
    0,
    expect.stringContaining('Reservekopie gemaakt en gecontroleerd'),
  ]);
  expect((statSync(file).mode & 0o777).toString(8)).toBe('600');
  expect(readdirSync(join(file, '..'))).toEqual(['kopie.sqlite']);
  const verified = await operator(newFolder(), 'verify', file);
  expect([verified.code, verified.output]).toEqual([0, expect.stringContaining('De reservekopie is heel.')]);
  const again = await operator(server.data, 'backup', file);
  expect([again.code, again.output]).toEqual([1, `${file} bestaat al. Er is niets veranderd.\n`]);
  const before = await contents(server, hoorn);

  const fresh = newFolder();
  const restored = await operator(fresh, 'restore', file);
  expect([restored.code, restored.output]).toEqual([
    0,
    expect.stringContaining('De reservekopie is teruggezet.'),
  ]);
  expect(restored.output).toContain('Er was geen journaal.sqlite');
  const next = await start(fresh);
  const after = await contents(next, hoorn);
  expect(after.enveloppen.length).toBeGreaterThanOrEqual(letters.length);
  expect(before.enveloppen.slice(0, after.enveloppen.length)).toEqual(after.enveloppen);
  expect(after.regels).toEqual(before.regels);
  expect(after.sleutels).toEqual(before.sleutels);
  // Sessions of before are over; the phone, the receipts and the audit go on.
  const old = await overHttp(next.origin)('GET', '/v1/sessie', {
    headers: { 'x-mr': '1', cookie: hoorn.cookie },
  });
  expect(old.status).toBe(401);
  expect((await leverAf(overHttp(next.origin), phone, brief(hoorn.tenant))).status).toBe(201);
  const audit = await operator(fresh, 'audit', 'verify');
  expect([audit.code, audit.output]).toEqual([0, expect.stringContaining('Het auditlog is heel.')]);
});

test('a restore is rehearsed while the server works: how long it takes, what would be gone, and nothing changes', async () => {
  const { server, line, hoorn, phone, letters } = await house(2);
  const file = join(newFolder(), 'kopie.sqlite');
  await operator(server.data, 'backup', file);
  expect(await withdraw(server, letters[0]!)).toBe(204);
  const later = brief(hoorn.tenant);
  await leverAf(line, phone, later);
  const done = await operator(server.data, 'restore', file, '--proef');
  expect(done.code).toBe(0);
  expect(done.output).toMatch(/gemeente \S+: 2 enveloppen, .*\n.*vernietigd: 1\n/);
  expect(done.output).toMatch(/Terugzetten, nakijken en openen duurde \d+,\d seconden\./);
  expect(readdirSync(server.data).filter((name) => name.startsWith('proef'))).toEqual([]);
  expect((await contents(server, hoorn)).enveloppen.map(({ envId }) => envId)).toEqual([
    letters[1]!.envId,
    later.envId,
  ]);
  writeFileSync(file, readFileSync(file).subarray(0, 9_000));
  const spoiled = await operator(server.data, 'restore', file, '--proef');
  expect([spoiled.code, spoiled.output]).toEqual([1, expect.stringContaining('is beschadigd.')]);
});

test('a phone that comes after a restore gets its statement, and what the backup lacked is offered again', async () => {
  const { server, line, hoorn, phone, letters } = await house(1);
  const [kept] = letters;
  await open(hoorn, kept!.envId);
  await hoorn.als('PUT', `/v1/enveloppen/${kept!.envId}/geopend`, { body: { geheim: token() } });
  const file = join(newFolder(), 'kopie.sqlite');
  await operator(server.data, 'backup', file);
  const lost = brief(hoorn.tenant);
  await leverAf(line, phone, lost);
  await server.stop();
  expect((await operator(server.data, 'restore', file, '--overschrijf')).code).toBe(0);
  const next = await start(server.data);
  const status = (letter: Brief) =>
    overHttp(next.origin)('GET', `/v1/enveloppen/${letter.envId}/status`, {
      headers: { authorization: `Bearer ${letter.statusToken}` },
    });
  expect((await status(kept!)).json).toMatchObject({ stand: 'geopend', verklaring: expect.any(String) });
  expect((await status(lost)).status).toBe(404);
  expect((await leverAf(overHttp(next.origin), phone, lost)).status).toBe(201);
});

test('restore refuses while a server runs, and does not write over what is there without being told', async () => {
  const { server, hoorn } = await house(1);
  const file = join(newFolder(), 'kopie.sqlite');
  await operator(server.data, 'backup', file);
  const running = await operator(server.data, 'restore', file, '--overschrijf');
  expect([running.code, running.output]).toEqual([
    1,
    `Er draait een server op ${server.data}. Stop die eerst.\n`,
  ]);
  await server.stop();
  const before = readFileSync(filesOf(server.data).db);
  const refused = await operator(server.data, 'restore', file);
  expect([refused.code, refused.output]).toEqual([1, expect.stringContaining('--overschrijf')]);
  expect(readFileSync(filesOf(server.data).db).equals(before)).toBe(true);
  expect((await operator(server.data, 'restore', file, '--overschrijf')).code).toBe(0);
  expect((await contents(await start(server.data), hoorn)).enveloppen).toHaveLength(1);
});

async function withdraw(server: RunningServer, letter: Brief): Promise<number> {
  const done = await overHttp(server.origin)('DELETE', `/v1/enveloppen/${letter.envId}`, {
    headers: { authorization: `Bearer ${letter.intrekToken}` },
  });
  return done.status;
}

test('[C-27] what was withdrawn after the backup does not come back with it, nor from a phone', async () => {
  const { server, hoorn, phone, letters } = await house(2);
  const [gone, stays] = letters;
  const file = join(newFolder(), 'kopie.sqlite');
  await operator(server.data, 'backup', file);
  expect(await withdraw(server, gone!)).toBe(204);
  await server.stop();
  const restored = await operator(server.data, 'restore', file, '--overschrijf');
  expect(restored.output).toContain(
    'opnieuw vernietigd wat na de reservekopie was ingetrokken of vernietigd: 1',
  );
  const needle = gone!.body.envelop.slice(-60);
  expect(
    readdirSync(server.data).filter((name) => readFileSync(join(server.data, name)).includes(needle)),
  ).toEqual([]);
  const next = await start(server.data);
  expect((await contents(next, hoorn)).enveloppen.map(({ envId }) => envId)).toEqual([stays!.envId]);
  const again = await leverAf(overHttp(next.origin), phone, gone!);
  expect([again.status, again.json['reden']]).toEqual([410, 'vernietigd']);
});

test('a withdrawal that a crash cut in two is finished at the next start', async () => {
  const { server, hoorn, letters } = await house(2);
  const [gone] = letters;
  await server.stop();
  const journaal = new Database(filesOf(server.data).journaal);
  journaal
    .prepare(
      `insert into vernietigd (tenant, env_id, reden, status_hash, op) values (?, ?, 'ingetrokken', 'x', 'x')`,
    )
    .run(hoorn.tenant, gone!.envId);
  journaal.close();
  const next = await start(server.data);
  expect((await contents(next, hoorn)).enveloppen).toHaveLength(1);
});

test('a backup that is damaged, of another program, or of a newer version is refused and restores nothing', async () => {
  const { server } = await house(3);
  const file = join(newFolder(), 'kopie.sqlite');
  await operator(server.data, 'backup', file);
  const whole = readFileSync(file);
  const bad = join(newFolder(), 'slecht.sqlite');
  const target = newFolder();
  const spoil = (change: () => void) => {
    copyFileSync(file, bad);
    change();
  };
  const cases: [string, () => void, string][] = [
    ['cut off', () => writeFileSync(bad, whole.subarray(0, Math.floor(whole.length / 2))), 'beschadigd'],
    [
      'a page overwritten',
      () =>
        writeFileSync(
          bad,
          Buffer.concat([whole.subarray(0, 8192), Buffer.alloc(4096, 7), whole.subarray(12288)]),
        ),
      'beschadigd',
    ],
    ['text', () => writeFileSync(bad, 'Beste beheerder, '.repeat(500)), 'geen gegevensbestand'],
    [
      'another program',
      () => {
        rmSync(bad);
        const sql = new Database(bad);
        sql.exec('create table x (y)');
        sql.close();
      },
      'geen gegevensbestand',
    ],
    [
      'newer',
      () => {
        const sql = new Database(bad);
        sql
          .prepare('insert into schema_version (versie, gedaan_op) values (?, ?)')
          .run(SCHEMA_VERSION + 1, 'x');
        sql.close();
      },
      'nieuwere versie',
    ],
    [
      'an entry changed',
      () => {
        const sql = new Database(bad);
        sql.exec(`drop trigger audit_blijft; update audit set actor = 'x' where seq = 2`);
        sql.close();
      },
      'een regel is veranderd',
    ],
  ];
  for (const [name, change, zin] of cases) {
    spoil(change);
    for (const args of [
      ['verify', bad],
      ['restore', bad],
    ]) {
      const done = await operator(target, ...args);
      expect([name, args[0], done.code === 0, done.output]).toEqual([
        name,
        args[0],
        false,
        expect.stringContaining(zin),
      ]);
    }
    expect(existsSync(filesOf(target).db)).toBe(false);
  }
});

test('[C-84] audit verify tells edited, missing, shortened and rewritten apart, by words and by exit code', async () => {
  const { server, line, hoorn, phone } = await house(2);
  const last = await leverAf(line, phone, brief(hoorn.tenant));
  const receipt = String(last.json['bewijs']);
  await server.kill();
  const { tenant } = hoorn;
  const saved = readFileSync(filesOf(server.data).db);
  const savedWal = readFileSync(`${filesOf(server.data).db}-wal`);
  const tamper = (change: (sql: Database.Database, rows: Auditregel[]) => void) => {
    writeFileSync(filesOf(server.data).db, saved);
    writeFileSync(`${filesOf(server.data).db}-wal`, savedWal);
    rmSync(`${filesOf(server.data).db}-shm`, { force: true });
    const sql = new Database(filesOf(server.data).db);
    sql.exec('drop trigger audit_blijft; drop trigger audit_vergeet_niet');
    change(
      sql,
      sql.prepare<[string], Auditregel>('select * from audit where tenant = ? order by seq').all(tenant),
    );
    sql.close();
  };
  const rewrite = (sql: Database.Database, rows: Auditregel[]) => {
    let vorige = '';
    for (const row of rows) {
      const changed = { ...row, vorige, ...(row.seq === 2 && { actor: 'x' }) };
      const hash = entryHash(changed);
      sql
        .prepare('update audit set actor = ?, vorige = ?, hash = ? where tenant = ? and seq = ?')
        .run(changed.actor, vorige, hash, tenant, row.seq);
      vorige = hash;
    }
  };
  const swap = (sql: Database.Database) =>
    sql.exec(`update audit set seq = -2 where tenant = '${tenant}' and seq = 2;
      update audit set seq = 2 where tenant = '${tenant}' and seq = 3;
      update audit set seq = 3 where tenant = '${tenant}' and seq = -2`);
  const cases: [string, Parameters<typeof tamper>[0], number, string][] = [
    ['untouched', () => {}, 0, 'heel'],
    [
      'edited',
      (sql) => sql.exec(`update audit set actor = 'x' where tenant = '${tenant}' and seq = 2`),
      2,
      'veranderd',
    ],
    [
      'deleted',
      (sql) => sql.exec(`delete from audit where tenant = '${tenant}' and seq = 2`),
      3,
      'ontbreekt',
    ],
    ['swapped', swap, 3, 'andere plaats'],
    [
      'shortened',
      (sql) => sql.exec(`delete from audit where tenant = '${tenant}' and seq > 3`),
      4,
      'houdt op',
    ],
    ['rewritten', rewrite, 5, 'niet hetzelfde'],
  ];
  for (const [name, change, code, zin] of cases) {
    tamper(change);
    const done = await operator(server.data, 'audit', 'verify', '--tot', receipt);
    expect([name, done.code, done.output]).toEqual([name, code, expect.stringContaining(zin)]);
  }
  const nonsense = await operator(server.data, 'audit', 'verify', '--tot', 'a.b.c');
  expect([nonsense.code, nonsense.output]).toEqual([1, 'Dat is geen ontvangstbewijs.\n']);
});

test('[C-84] points of the chain outside the database betray a shortened one without any receipt', async () => {
  const { server, hoorn } = await house(3);
  await server.stop();
  const sql = new Database(filesOf(server.data).db);
  sql.exec(`drop trigger audit_vergeet_niet; delete from audit where tenant = '${hoorn.tenant}' and seq > 2`);
  sql.close();
  expect((await operator(server.data, 'audit', 'verify')).code).toBe(4);
});

test('the operator opens the door for a second municipality, also while the server runs', async () => {
  const { server, hoorn } = await house(1);
  const invited = await operator(server.data, 'uitnodigen');
  const code = /inrichten#([\w-]+)/.exec(invited.output)?.[1] ?? '';
  expect(invited.code).toBe(0);
  const enkhuizen = await richtIn(overHttp(server.origin), code);
  expect(enkhuizen.tenant).not.toBe(hoorn.tenant);
  const other: Proeftoestel = await schrijfIn(enkhuizen);
  expect((await leverAf(overHttp(server.origin), other, brief(enkhuizen.tenant))).status).toBe(201);
});

test('the operator is told how, and what is missing', async () => {
  const empty = newFolder();
  for (const args of [
    [],
    ['iets'],
    ['verify'],
    ['restore'],
    ['backup', 'x', '--snel'],
    ['audit'],
    ['audit', 'verify', '--tot'],
  ]) {
    const done = await operator(empty, ...args);
    expect([args, done.code, done.output]).toEqual([
      args,
      1,
      expect.stringMatching(/^(Gebruik: npm run meldroute|In )/),
    ]);
  }
  expect((await operator(empty, 'backup')).output).toBe(`In ${empty} zijn nog geen gegevens.\n`);
  expect((await operator(empty, 'verify', '/nergens/x.sqlite')).output).toBe(
    '/nergens/x.sqlite is er niet.\n',
  );
});
