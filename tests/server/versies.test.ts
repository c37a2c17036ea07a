import Database from 'better-sqlite3';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { logIn } from '#demo/players.ts';
import { makePhone, must, seen, shown } from '#demo/world.ts';
import { createApp } from '#server/app.ts';
import { filesOf } from '#server/store/bestanden.ts';
import { openPostgresStore } from '#server/store/postgres.ts';
import { openSqliteStore } from '#server/store/sqlite.ts';
import type { Store } from '#server/store/store.ts';
import { type Telefoonschijf, readPhone, readSqlite, writeSqlite } from '../fixtures/text.ts';
import { BEGIN } from '../support/app.ts';
import { usePostgres } from '../support/postgres.ts';

/* What every earlier version left behind, on a phone and at a server, opened by this one (tests/fixtures/make.ts). */

const fixtures = join(import.meta.dirname, '../fixtures');
const versies = readdirSync(fixtures).filter((name) => /^versie-\d+$/.test(name));
const engine = usePostgres();

interface Verhaal {
  op: string;
  auditsleutel: string;
  leden: { loginnaam: string; rol: 'aandachtsfunctionaris' | 'plaatsvervanger'; wachtzin: string }[];
  wachtzin: string;
  enveloppen: { geopend: string; spoed: string; ingetrokken: string; quarantaine: string; wacht: string[] };
  meldingen: { geopend: string; opgenomen: string };
  concept: string;
}

const read = (versie: string, name: string) => readFileSync(join(fixtures, versie, name), 'utf8');
const verhaalVan = (versie: string) => JSON.parse(read(versie, 'verhaal.json')) as Verhaal;

/** A data folder as that version left it; the large file only where SQLite was the store. */
function oldFolder(versie: string, metDatabase: boolean): string {
  const folder = mkdtempSync(join(tmpdir(), 'meldroute-oud-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const files = filesOf(folder);
  readSqlite(read(versie, 'journaal.sqlite.sql'), files.journaal);
  if (metDatabase) readSqlite(read(versie, 'server.sqlite.sql'), files.db);
  return folder;
}

async function oldDatabase(versie: string): Promise<string> {
  const url = await engine!().newDatabase();
  const client = new Client(url);
  await client.connect();
  try {
    await client.query(read(versie, 'server.postgres.sql'));
  } finally {
    await client.end();
  }
  return url;
}

const openers: [string, (versie: string, verhaal: Verhaal) => Promise<Store>][] = [
  ['SQLite', async (versie, { op }) => openSqliteStore(oldFolder(versie, true), Date.parse(op))],
];
if (engine) {
  openers.push([
    'PostgreSQL',
    async (versie, { op, auditsleutel }) =>
      openPostgresStore(
        await oldDatabase(versie),
        oldFolder(versie, false),
        Date.parse(op),
        Buffer.from(auditsleutel, 'base64url'),
      ),
  ]);
}

const cases = versies.flatMap((versie) => openers.map(([name, opener]) => ({ versie, name, opener })));

test.each(cases)(
  'phone and server ($name) of $versie: everything opens, and what waited is delivered',
  async ({ versie, opener }) => {
    const verhaal = verhaalVan(versie);
    const { enveloppen, meldingen } = verhaal;
    const store = await opener(versie, verhaal);
    const nu = Date.parse(verhaal.op) + 60_000;
    const app = await createApp({
      store,
      klok: () => nu,
      origin: 'http://localhost:8080',
      auditsleutel: Buffer.from(verhaal.auditsleutel, 'base64url'),
      logger: { level: 'silent' },
      proxies: 0,
    });
    await app.listen({ port: 0, host: '127.0.0.1' });
    const address = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
    const world = { origin: 'http://localhost:8080', address, now: () => nu };

    const disk = await readPhone(JSON.parse(read(versie, 'telefoon.json')) as Telefoonschijf);
    const noor = makePhone(world, disk);
    onTestFinished(async () => {
      noor.phone.stop();
      await app.close();
      await store.close();
    });
    expect(await noor.phone.start()).toBe('gereed');
    await noor.arrived(enveloppen.wacht);
    must(await noor.phone.kluis.ontgrendel(verhaal.wachtzin), 'unlocking');
    const tip = 'Een tip: schrijf de dagen erbij.';
    await seen(noor.phone.berichten.live, (all) => all.some(({ tekst }) => tekst === tip), 'the tip');
    const concept = must(await noor.phone.concepten.open(verhaal.concept), 'concept');
    expect(shown(concept.signaal).notitie?.feit).toBe('Afzuiging op het dak.');
    const { envId: last } = must(await concept.verzegel(), 'sealing');
    await noor.arrived([last]);

    for (const lid of verhaal.leden) {
      const desk = await logIn(world, lid);
      const logs = shown(desk.meldingen).map(({ melding, inhoud }) => [
        melding,
        inhoud.log.every(({ toegepast }) => toegepast),
        inhoud.log.length > 0,
      ]);
      expect(logs.toSorted()).toEqual(
        [meldingen.geopend, meldingen.opgenomen].map((melding) => [melding, true, true]).toSorted(),
      );
      const nieuw = [...enveloppen.wacht, enveloppen.spoed, enveloppen.quarantaine, last];
      expect(shown(desk.nieuw).map(({ envId }) => envId)).toEqual(expect.arrayContaining(nieuw));
      expect(shown(desk.nieuw).map(({ envId }) => envId)).not.toContain(enveloppen.ingetrokken);
      if (lid === verhaal.leden.at(-1)) {
        must(await desk.neemAan(enveloppen.quarantaine), 'taking out');
        for (const envId of nieuw) must(await desk.open(envId, 'Marit is vrij.'), 'opening');
      }
      await desk.vergrendel();
    }
  },
);

test('there are earlier versions to open', () => {
  expect(versies.length).toBeGreaterThan(0);
});

/** Makes what the next version makes, so that its migration cannot. */
const IN_THE_WAY = 'create index enveloppen_achterstand on enveloppen (tenant)';
const NOTHING_CHANGED = /konden niet worden bijgewerkt .*Er is niets veranderd/;

test('a migration that fails leaves the file as it was, without a copy beside it, and says so', () => {
  const folder = oldFolder('versie-1', true);
  const { db } = filesOf(folder);
  const sql = new Database(db);
  sql.exec(IN_THE_WAY);
  sql.close();
  const before = writeSqlite(db);
  expect(() => openSqliteStore(folder, BEGIN)).toThrow(NOTHING_CHANGED);
  expect(writeSqlite(db)).toBe(before);
  expect(readdirSync(folder).filter((name) => name.includes('bijwerken'))).toEqual([]);
});

test('a migration after which something is not whole is taken back, and says so', () => {
  const folder = oldFolder('versie-1', true);
  const { db } = filesOf(folder);
  const sql = new Database(db);
  sql.pragma('foreign_keys = off');
  sql.exec(`update meldingen set tenant = 'nergens'`);
  sql.close();
  const before = writeSqlite(db);
  expect(() => openSqliteStore(folder, BEGIN)).toThrow(NOTHING_CHANGED);
  expect(writeSqlite(db)).toBe(before);
  expect(readdirSync(folder).filter((name) => name.includes('bijwerken'))).toEqual([]);
});

test('a migration that was cut off is done at the next start, whatever it left', async () => {
  for (const name of ['meldroute.sqlite.voor-bijwerken.deel', 'meldroute.sqlite.voor-bijwerken']) {
    const folder = oldFolder('versie-1', true);
    writeFileSync(join(folder, name), 'half');
    const store = openSqliteStore(folder, BEGIN);
    expect(await store.inrichting.isIngericht()).toBe(true);
    await store.close();
    expect(readdirSync(folder).filter((left) => left.endsWith('voor-bijwerken'))).toEqual([]);
    // committed, and then cut off before the copy went
    writeFileSync(join(folder, 'meldroute.sqlite.voor-bijwerken'), 'oud');
    await openSqliteStore(folder, BEGIN).close();
    expect(readdirSync(folder).filter((left) => left.endsWith('voor-bijwerken'))).toEqual([]);
  }
});

test('a journal of a newer version is left as it is', () => {
  const folder = oldFolder('versie-1', true);
  const sql = new Database(filesOf(folder).journaal);
  sql.pragma('user_version = 99');
  sql.close();
  expect(() => openSqliteStore(folder, BEGIN)).toThrow('van een nieuwere versie van Meldroute (99');
});

if (engine) {
  test('on PostgreSQL too: a migration that fails leaves the database as it was, and says so', async () => {
    const url = await oldDatabase('versie-1');
    const versions = () =>
      engine().asAdmin(url, async (client) => {
        await client.query(`set search_path = meldroute`);
        return (await client.query('select versie from schema_versies order by 1')).rows;
      });
    await engine().asAdmin(url, (client) => client.query(`set search_path = meldroute; ${IN_THE_WAY}`));
    const before = await versions();
    const opening = openPostgresStore(url, oldFolder('versie-1', false), BEGIN, randomBytes(32));
    await expect(opening).rejects.toThrow(NOTHING_CHANGED);
    expect(await versions()).toEqual(before);
  });
}
