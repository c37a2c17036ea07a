import Database from 'better-sqlite3';
import { type ChildProcess, spawn } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { filesOf } from '#server/store/bestanden.ts';
import {
  type Brief,
  type Proefgemeente,
  brief,
  envelopesAt,
  leverAf,
  meldAan,
  open,
  overHttp,
  richtIn,
  schrijfIn,
  sha256,
  signVeld,
  token,
  vraagAan,
} from '../support/gemeente.ts';
import { type Postgres, usePostgres } from '../support/postgres.ts';
import { type VerzegeldeFoto, brengDelen, briefMet, verzegeldeFoto } from '../support/verzegelde-foto.ts';
import {
  type RunningServer,
  buildServer,
  freePort,
  runServerProgram,
  startServer,
} from '../support/server.ts';

const engine = usePostgres();

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'meldroute-pg-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
async function start(data: string, url?: string): Promise<RunningServer> {
  const server = await startServer({ data, ...(url !== undefined && { env: { DATABASE_URL: url } }) });
  onTestFinished(() => server.kill());
  return server;
}
const operator = (data: string, url: string | undefined, ...args: string[]) =>
  runServerProgram('operator', args, {
    MELDROUTE_DATA: data,
    ...(url !== undefined && { DATABASE_URL: url }),
  });
const MOVE = ['move', '--from', 'sqlite', '--to', 'postgres'];

/** A server with two municipalities in which everything happened at least once. */
async function fullHouse(server: RunningServer) {
  const line = overHttp(server.origin);
  const hoorn = await richtIn(line, server.code ?? '');
  const phone = await schrijfIn(hoorn);
  const letters: Brief[] = [];
  const [whole, half] = [verzegeldeFoto(), verzegeldeFoto()];
  const photos = [whole, undefined, half];
  for (let n = 0; n < 5; n += 1) {
    const options = { spoed: n === 1, bytes: 500 };
    const photo = photos[n];
    const letter = photo ? briefMet(hoorn.tenant, [photo], options) : brief(hoorn.tenant, options);
    await leverAf(line, phone, letter);
    letters.push(letter);
  }
  const [opened, withdrawn] = letters as [Brief, Brief];
  await brengDelen(line, opened, whole.id, whole.verzegeld);
  await brengDelen(line, letters[2]!, half.id, half.delen[0]!);
  await line('DELETE', `/v1/enveloppen/${withdrawn.envId}`, {
    headers: { authorization: `Bearer ${withdrawn.intrekToken}` },
  });
  await hoorn.als('PUT', '/v1/veldinstellingen', {
    body: { veldinstellingen: await signVeld(hoorn), na: 0 },
  });
  await hoorn.als('GET', '/v1/enveloppen');
  await open(hoorn, opened.envId);
  await hoorn.als('PUT', `/v1/enveloppen/${opened.envId}/geopend`, { body: { geheim: token() } });
  await hoorn.als('PUT', `/v1/postvakken/${opened.body.postvak.id}/berichten/${opened.envId}`, {
    body: { bericht: opened.body.envelop },
  });
  await vraagAan(hoorn, 'Zoë van ’t Hoff\u2028');
  return { line, hoorn, phone, letters, opened, withdrawn, whole, half };
}
async function contents(origin: string, who: Proefgemeente) {
  const { als } = await meldAan(overHttp(origin), who);
  const paths = ['enveloppen', 'meldingen', 'toestellen', 'leden/aanvragen', 'instellingen'];
  return Promise.all(paths.map(async (path) => (await als('GET', `/v1/${path}`)).json));
}
/** The bytes of a photo, as a fingerprint. */
async function photoAt(origin: string, who: Proefgemeente, { envId }: Brief, { id }: VerzegeldeFoto) {
  const { cookie } = await meldAan(overHttp(origin), who);
  const response = await fetch(`${origin}/v1/enveloppen/${envId}/bijlagen/${id}`, {
    headers: { 'x-mr': '1', cookie },
  });
  return sha256(new Uint8Array(await response.arrayBuffer()));
}
const statusOf = async (origin: string, { envId, statusToken }: Brief) =>
  overHttp(origin)('GET', `/v1/enveloppen/${envId}/status`, {
    headers: { authorization: `Bearer ${statusToken}` },
  });

function moveTests(at: () => Postgres): void {
  test('move: a municipality goes on in PostgreSQL as if nothing happened, with every row the same', async () => {
    const data = newFolder();
    const old = await start(data);
    const house = await fullHouse(old);
    const { hoorn, phone, opened, withdrawn, letters } = house;
    const invited = await operator(data, undefined, 'uitnodigen');
    const enkhuizen = await richtIn(house.line, /inrichten#([\w-]+)/.exec(invited.output)?.[1] ?? '');
    expect((await operator(data, undefined, 'backup', join(newFolder(), 'kopie.sqlite'))).code).toBe(0);
    const receipt = String((await leverAf(house.line, phone, letters[3]!)).json['bewijs']);
    const before = await contents(old.origin, hoorn);
    const status = (await statusOf(old.origin, opened)).json;
    const { cookie } = await meldAan(house.line, hoorn);
    const url = await at().newDatabase();

    const early = await operator(data, url, ...MOVE);
    expect([early.code, early.output]).toEqual([1, `Er draait een server op ${data}. Stop die eerst.\n`]);
    await old.stop();
    const moved = await operator(data, url, ...MOVE);
    expect([moved.code, moved.output]).toEqual([0, expect.stringContaining('Verhuisd en nageteld')]);
    expect(moved.output).toContain(`gemeente ${hoorn.tenant}: 4 enveloppen, 1 meldingen, 1 logregels`);
    expect([existsSync(filesOf(data).db), existsSync(filesOf(data).verhuisd)]).toEqual([false, true]);

    const next = await start(data, url);
    expect(next.code).toBeUndefined();
    expect(await contents(next.origin, hoorn)).toEqual(before);
    const { verklaring, ...rest } = (await statusOf(next.origin, opened)).json;
    const { verklaring: earlier, ...was } = status;
    expect([rest, typeof verklaring, typeof earlier]).toEqual([was, 'string', 'string']);
    expect(await photoAt(next.origin, hoorn, opened, house.whole)).toBe(sha256(house.whole.verzegeld));
    const { half } = house;
    const completed = await brengDelen(
      overHttp(next.origin),
      letters[2]!,
      half.id,
      half.verzegeld.subarray(65_536),
      1,
    );
    expect(completed.json).toMatchObject({ ontvangen: 3, bewijs: expect.any(String) });
    // What was withdrawn stays so, a session goes on, and so do the phone, the chain and the other municipality.
    expect((await statusOf(next.origin, withdrawn)).json).toMatchObject({ stand: 'ingetrokken' });
    const line = overHttp(next.origin);
    expect((await leverAf(line, phone, withdrawn)).json['reden']).toBe('vernietigd');
    const session = await line('GET', '/v1/sessie', { headers: { 'x-mr': '1', cookie } });
    expect(session.status).toBe(200);
    expect((await leverAf(line, phone, letters[2]!)).status).toBe(200);
    expect((await leverAf(line, phone, brief(hoorn.tenant))).status).toBe(201);
    expect((await meldAan(line, enkhuizen)).sessie.tenant).toBe(enkhuizen.tenant);
    const audit = await operator(data, url, 'audit', 'verify', '--tot', receipt);
    expect([audit.code, audit.output]).toEqual([0, expect.stringContaining('Het auditlog is heel.')]);
    // Nobody starts on what was left behind.
    expect((await runServerProgram('main', [], { MELDROUTE_DATA: data })).output).toContain('zijn verhuisd');
  });

  test('move refuses a database that is not empty, and one that is served', async () => {
    const [data, other] = [newFolder(), newFolder()];
    const url = await at().newDatabase();
    const there = await start(other, url);
    const source = await start(data);
    await richtIn(overHttp(source.origin), source.code ?? '');
    await source.stop();
    const served = await operator(data, url, ...MOVE);
    expect([served.code, served.output]).toEqual([
      1,
      'Er draait een server op deze database. Stop die eerst.\n',
    ]);
    await richtIn(overHttp(there.origin), there.code ?? '');
    await there.stop();
    const full = await operator(data, url, ...MOVE);
    expect([full.code, full.output]).toEqual([
      1,
      'In de database staan al gegevens. Neem een lege database. Er is niets veranderd.\n',
    ]);
    expect(await (await start(data)).stop()).toBe(0);
  });

  test('a move that is cut off leaves nothing, and one that was cut off after its commit is finished by doing it again', async () => {
    const data = newFolder();
    const old = await start(data);
    await fullHouse(old);
    await old.stop();
    const before = readFileSync(filesOf(data).db);
    const url = await at().newDatabase();
    await (await start(newFolder(), url)).stop();
    const program = join(await buildServer(), 'operator.js');
    const env = { ...process.env, NO_COLOR: '1', MELDROUTE_DATA: data, DATABASE_URL: url };

    /** Starts a move that has brought most of it when it comes to a table that somebody else holds. */
    const halfway = async (act: (child: ChildProcess) => Promise<void>): Promise<string> => {
      const holder = new Client(url);
      holder.on('error', () => {});
      await holder.connect();
      await holder.query('begin; lock table meldroute.reservekopieen in access exclusive mode');
      const child = spawn(process.execPath, [program, ...MOVE], { env, stdio: ['ignore', 'pipe', 'pipe'] });
      let output = '';
      for (const stream of [child.stdout, child.stderr])
        stream.on('data', (part) => (output += String(part)));
      const gone = new Promise((resolve) => child.once('close', resolve));
      await expect
        .poll(
          () =>
            at().asAdmin(url, async (client) => {
              const { rows } = await client.query(
                `select count(*)::int as n from pg_stat_activity
                 where application_name = 'meldroute-beheer' and wait_event_type = 'Lock'`,
              );
              return rows[0].n as number;
            }),
          { timeout: 9_000 },
        )
        .toBe(1);
      await act(child);
      await gone;
      await holder.end().catch(() => {});
      return output;
    };
    const rowsIn = (table: string) =>
      at().asAdmin(url, async (client) => {
        const { rows } = await client.query(`select count(*)::int as n from meldroute.${table}`);
        return rows[0].n as number;
      });
    const nothing = async () => {
      await expect.poll(() => rowsIn('gemeenten'), { timeout: 5_000 }).toBe(0);
      expect([await rowsIn('enveloppen'), await rowsIn('wegwijzers'), await rowsIn('audit')]).toEqual([
        0, 0, 0,
      ]);
      expect(readFileSync(filesOf(data).db).equals(before)).toBe(true);
    };

    await halfway(async (child) => void child.kill('SIGKILL'));
    await nothing();
    const output = await halfway(async () => {
      await at().halt();
      await at().resume();
    });
    expect(output).toMatch(/^De database in DATABASE_URL is niet bereikbaar \(.*\)\.\n$/);
    await nothing();

    // The commit came, the putting aside did not: the same again says that it is done.
    const done = await operator(data, url, ...MOVE);
    expect([done.code, done.output]).toEqual([0, expect.stringContaining('Verhuisd en nageteld')]);
    renameSync(filesOf(data).verhuisd, filesOf(data).db);
    const again = await operator(data, url, ...MOVE);
    expect([again.code, again.output]).toEqual([0, expect.stringContaining('Verhuisd en nageteld')]);
    expect([existsSync(filesOf(data).db), await rowsIn('gemeenten')]).toEqual([false, 1]);
  });

  test('a file whose audit does not hold is not moved', async () => {
    const data = newFolder();
    const old = await start(data);
    await richtIn(overHttp(old.origin), old.code ?? '');
    await old.stop();
    const sql = new Database(filesOf(data).db);
    sql.exec(`drop trigger audit_blijft; update audit set actor = 'x' where seq = 1`);
    sql.close();
    const done = await operator(data, await at().newDatabase(), ...MOVE);
    expect([done.code, done.output]).toEqual([2, expect.stringContaining('een regel is veranderd')]);
  });

  test('[C-89][C-27] backup while servers work, restore: the same again, and what was withdrawn since stays gone', async () => {
    const data = newFolder();
    const url = await at().newDatabase();
    const server = await start(data, url);
    const { hoorn, phone, letters, line, opened, whole } = await fullHouse(server);
    const file = join(newFolder(), 'diep', 'kopie.dump');
    const stop = new AbortController();
    const working = (async () => {
      while (!stop.signal.aborted) await leverAf(line, phone, brief(hoorn.tenant, { bytes: 20_000 }));
    })();
    const made = await operator(data, url, 'backup', file);
    stop.abort();
    await working;
    expect([made.code, made.output]).toEqual([
      0,
      expect.stringContaining('Reservekopie gemaakt en gecontroleerd'),
    ]);
    expect((statSync(file).mode & 0o777).toString(8)).toBe('600');
    const verified = await operator(newFolder(), undefined, 'verify', file);
    expect([verified.code, verified.output]).toEqual([
      0,
      expect.stringContaining('De reservekopie is heel.'),
    ]);
    expect((await operator(data, url, 'backup', file)).output).toContain('bestaat al');
    // From now on phones are told that a backup holds what was opened.
    expect((await statusOf(server.origin, letters[0]!)).json).toMatchObject({ reservekopie: true });
    expect((await statusOf(server.origin, letters[0]!)).json['verklaring']).toBeDefined();

    // A signal that nobody fetched is withdrawn, and another comes, after the backup.
    const since = brief(hoorn.tenant);
    const late = brief(hoorn.tenant);
    for (const letter of [since, late]) await leverAf(line, phone, letter);
    const next = join(newFolder(), 'kopie2.dump');
    expect((await operator(data, url, 'backup', next)).code).toBe(0);
    const withdrawal = await line('DELETE', `/v1/enveloppen/${since.envId}`, {
      headers: { authorization: `Bearer ${since.intrekToken}` },
    });
    expect(withdrawal.status).toBe(204);
    const before = await contents(server.origin, hoorn);

    const running = await operator(data, url, 'restore', next, '--overschrijf');
    expect([running.code, running.output]).toEqual([
      1,
      'Er draait een server op deze database. Stop die eerst.\n',
    ]);
    await server.stop();
    expect((await operator(data, url, 'restore', next)).output).toContain('Met --overschrijf');
    const restored = await operator(data, url, 'restore', next, '--overschrijf');
    expect([restored.code, restored.output]).toEqual([
      0,
      expect.stringContaining('opnieuw vernietigd wat na de reservekopie was ingetrokken of vernietigd: 1'),
    ]);
    const back = await start(data, url);
    const old = await overHttp(back.origin)('GET', '/v1/sessie', {
      headers: { 'x-mr': '1', cookie: hoorn.cookie },
    });
    expect(old.status).toBe(401);
    const [enveloppen] = await contents(back.origin, hoorn);
    expect(enveloppen).toEqual(before[0]);
    expect((await statusOf(back.origin, since)).json).toMatchObject({ stand: 'ingetrokken' });
    expect((await leverAf(overHttp(back.origin), phone, since)).json['reden']).toBe('vernietigd');
    expect((await leverAf(overHttp(back.origin), phone, late)).status).toBe(200);
    const audit = await operator(data, url, 'audit', 'verify');
    expect([audit.code, audit.output]).toEqual([0, expect.stringContaining('Het auditlog is heel.')]);

    // Rehearsed first, in a database that is empty and is empty again afterwards; never in one that is in use.
    const scratch = await at().newDatabase();
    const proef = (adres: string) => operator(data, url, 'restore', file, '--proef', adres);
    expect((await proef(url)).output).toBe('Deze database is niet leeg. Neem voor een proef een lege.\n');
    for (let twice = 0; twice < 2; twice += 1) {
      const rehearsed = await proef(scratch);
      expect([rehearsed.code, rehearsed.output]).toEqual([
        0,
        expect.stringMatching(/Terugzetten, nakijken en openen duurde \d+,\d seconden\./),
      ]);
    }
    expect((await proef('hier')).output).toContain('Geef het adres van een lege database');

    // On another machine, with neither the journal nor the audit key of this one.
    const [elsewhere, folder] = [await at().newDatabase(), newFolder()];
    expect((await operator(folder, elsewhere, 'restore', file)).code).toBe(0);
    expect(
      (await runServerProgram('main', [], { DATABASE_URL: elsewhere, MELDROUTE_DATA: folder })).output,
    ).toContain('audit.sleutel');
    copyFileSync(filesOf(data).auditsleutel, filesOf(folder).auditsleutel);
    const other = await start(folder, elsewhere);
    expect((await envelopesAt(other.origin, hoorn)).length).toBeGreaterThanOrEqual(4);
    expect(await photoAt(other.origin, hoorn, opened, whole)).toBe(sha256(whole.verzegeld));
  });

  test('a backup that is damaged or of something else is refused and restores nothing', async () => {
    const data = newFolder();
    const url = await at().newDatabase();
    const server = await start(data, url);
    const { hoorn, letters } = await fullHouse(server);
    const file = join(newFolder(), 'kopie.dump');
    await operator(data, url, 'backup', file);
    await server.stop();
    const whole = readFileSync(file);
    const bad = join(newFolder(), 'slecht.dump');
    const spoiled = Buffer.from(whole);
    spoiled.fill(7, whole.length - 3_000, whole.length - 2_000);
    const cases: [string, Buffer, string][] = [
      ['cut off', whole.subarray(0, Math.floor(whole.length * 0.7)), 'beschadigd'],
      ['overwritten', spoiled, 'beschadigd'],
      ['text', Buffer.from('Beste beheerder, '.repeat(500)), 'geen gegevensbestand van Meldroute'],
    ];
    for (const [name, bytes, zin] of cases) {
      writeFileSync(bad, bytes);
      const verified = await operator(data, url, 'verify', bad);
      expect([name, verified.code === 0, verified.output]).toEqual([
        name,
        false,
        expect.stringContaining(zin),
      ]);
    }
    writeFileSync(bad, spoiled);
    expect((await operator(data, url, 'restore', bad, '--overschrijf')).output).toContain('beschadigd');
    const back = await start(data, url);
    expect((await contents(back.origin, hoorn))[0]?.['enveloppen']).toHaveLength(letters.length - 1);
  });

  test('a copy that another program made counts once it was put back and looked through, and not before', async () => {
    const data = newFolder();
    const url = await at().newDatabase();
    const server = await start(data, url);
    const { letters, line, phone, hoorn } = await fullHouse(server);
    const verklaring = async () => (await statusOf(server.origin, letters[0]!)).json['verklaring'];
    expect(await verklaring()).toBeUndefined();
    // What such a program does: everything of the database, in another database.
    const name = new URL(url).pathname.slice(1);
    await at().asAdmin(new URL('/postgres', url).href, async (client) => {
      await client.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`);
      await client.query(`create database ${name}_kopie template ${name} owner ${name}`);
    });
    const copy = `${url}_kopie`;
    await leverAf(line, phone, brief(hoorn.tenant));
    const spoil = (text: string) => at().asAdmin(copy, (client) => client.query(text));
    await spoil(`update meldroute.enveloppen set envelop = replace(envelop, '.', '-') where seq = 3`);
    const wrong = await operator(data, url, 'backup', '--verklaar', copy);
    expect([wrong.code, wrong.output]).toEqual([1, expect.stringContaining('ontbreekt iets')]);
    expect(await verklaring()).toBeUndefined();
    await spoil(`update meldroute.enveloppen set envelop = replace(envelop, '-', '.') where seq = 3`);
    await at().asAdmin(copy, async (client) => {
      const { rows } = await client.query('select tenant, env_id from meldroute.enveloppen where seq = 3');
      await client.query(`update meldroute.enveloppen set envelop = $1 where env_id = $2`, [
        letters.find(({ envId }) => envId === rows[0].env_id)?.body.envelop,
        rows[0].env_id,
      ]);
    });
    const elsewhere = await operator(newFolder(), await at().newDatabase(), 'backup', '--verklaar', copy);
    expect([elsewhere.code, elsewhere.output]).toEqual([
      1,
      expect.stringContaining('geen kopie van deze database'),
    ]);
    const declared = await operator(data, url, 'backup', '--verklaar', copy);
    expect([declared.code, declared.output]).toEqual([
      0,
      expect.stringContaining('aangetekend als gecontroleerde reservekopie'),
    ]);
    expect(await verklaring()).toBeDefined();
  });

  test('[C-27] a database that was itself turned back is told by the file beside the server what was destroyed', async () => {
    const data = newFolder();
    const url = await at().newDatabase();
    const server = await start(data, url);
    const { hoorn, phone, line } = await fullHouse(server);
    const letter = brief(hoorn.tenant);
    await leverAf(line, phone, letter);
    const name = new URL(url).pathname.slice(1);
    const asPostgres = (text: string) =>
      at().asAdmin(new URL('/postgres', url).href, async (client) => {
        for (const one of [name, `${name}_toen`]) {
          await client.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [
            one,
          ]);
        }
        await client.query(text);
      });
    await asPostgres(`create database ${name}_toen template ${name} owner ${name}`);
    const withdrawn = await line('DELETE', `/v1/enveloppen/${letter.envId}`, {
      headers: { authorization: `Bearer ${letter.intrekToken}` },
    });
    expect(withdrawn.status).toBe(204);
    await server.stop();
    // Both schemas go back in time, as with a copy of the whole machine.
    const back = await start(data, `${url}_toen`);
    const there = await envelopesAt(back.origin, hoorn);
    expect(there).not.toContain(letter.envId);
    expect(there.length).toBeGreaterThan(0);
    expect((await statusOf(back.origin, letter)).json).toMatchObject({ stand: 'ingetrokken' });
  });

  test('[C-84] audit verify sees on PostgreSQL what it sees on SQLite: edited, missing, shortened', async () => {
    const data = newFolder();
    const url = await at().newDatabase();
    const server = await start(data, url);
    const { hoorn } = await fullHouse(server);
    await server.stop();
    const { tenant } = hoorn;
    const tamper = (text: string) =>
      at().asAdmin(url, (client) =>
        client.query(
          `alter table meldroute.audit disable trigger user; ${text}; alter table meldroute.audit enable trigger user`,
        ),
      );
    const cases: [string, string, number][] = [
      [
        `update meldroute.audit set actor = 'x' || actor where tenant = '${tenant}' and seq = 2`,
        `update meldroute.audit set actor = substr(actor, 2) where tenant = '${tenant}' and seq = 2`,
        2,
      ],
      [
        `create table meldroute_buiten.weg as select * from meldroute.audit where tenant = '${tenant}' and seq = 2;
         delete from meldroute.audit where tenant = '${tenant}' and seq = 2`,
        'insert into meldroute.audit select * from meldroute_buiten.weg',
        3,
      ],
      [`delete from meldroute.audit where tenant = '${tenant}' and seq > 3`, '', 4],
    ];
    for (const [act, undo, code] of cases) {
      await tamper(act);
      expect([act, (await operator(data, url, 'audit', 'verify')).code]).toEqual([act, code]);
      await tamper(undo);
    }
  });
}

test('without a database to go to, or at one that does not answer, nothing is moved', async () => {
  const data = newFolder();
  const nothing = await operator(data, 'postgres://wie@127.0.0.1:1/huis', ...MOVE);
  expect([nothing.code, nothing.output]).toEqual([1, `In ${data} zijn nog geen gegevens.\n`]);
  const server = await start(data);
  await server.stop();
  expect((await operator(data, undefined, ...MOVE)).output).toBe('Waarheen? Zet DATABASE_URL.\n');
  const away = await operator(data, `postgres://wie@127.0.0.1:${await freePort()}/huis`, ...MOVE);
  expect([away.code, away.output]).toEqual([
    1,
    'De database in DATABASE_URL is niet bereikbaar (ECONNREFUSED).\n',
  ]);
  for (const args of [
    ['move'],
    ['move', '--to', 'postgres'],
    ['auditsleutel'],
    ['backup', '--verklaar', 'x'],
  ]) {
    expect([args, (await operator(data, undefined, ...args)).output]).toEqual([
      args,
      expect.stringContaining('Gebruik: npm run meldroute'),
    ]);
  }
  expect(existsSync(filesOf(data).db)).toBe(true);
});

if (engine) moveTests(engine);
