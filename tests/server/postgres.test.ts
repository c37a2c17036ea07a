import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Auditregel } from '#server/store/audit.ts';
import { STATEMENTS, statement } from '#server/store/postgres-statement.ts';
import '#server/store/move.ts';
import '#server/store/postgres-reservekopie.ts';
import { openPostgresStore } from '#server/store/postgres.ts';
import { BEGIN } from '../support/app.ts';
import { usePostgres } from '../support/postgres.ts';
import { type OpenedStore, storeContract } from './store.contract.ts';

const engine = usePostgres();

/** All servers on one database have the same. */
const AUDITSLEUTEL = randomBytes(32);

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'meldroute-pg-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

async function openOn(
  at: NonNullable<typeof engine>,
  url: string,
  folder = newFolder(),
): Promise<OpenedStore> {
  const store = await openPostgresStore(url, folder, BEGIN, AUDITSLEUTEL);
  let open = true;
  const close = async () => {
    if (open) await store.close();
    open = false;
  };
  onTestFinished(close);
  return {
    store,
    chain: (tenant) =>
      at().asAdmin(url, async (client) => {
        const { rows } = await client.query<Auditregel>(
          'select * from meldroute.audit where tenant = $1 order by seq',
          [tenant],
        );
        return rows.map((row) => ({ ...row, seq: Number(row.seq) }));
      }),
    async reopen() {
      await close();
      return openOn(at, url, folder);
    },
    beside: async () => (await openOn(at, url)).store,
  };
}

if (engine) storeContract('PostgreSQL', async () => openOn(engine, await engine().newDatabase()));
else console.log('PostgreSQL 15 of nieuwer is hier niet gevonden: de proeven daarop doen niet mee.');

test('named parameters become numbers in the order in which they first stand', () => {
  const made = statement('select 1 where a = @b and tenant = @tenant and c > @b');
  STATEMENTS.splice(STATEMENTS.indexOf(made), 1);
  expect(made).toMatchObject({
    text: 'select 1 where a = $1 and tenant = $2 and c > $1',
    names: ['b', 'tenant'],
  });
});

test('[C-66] every statement of the store names the municipality, and no two are the same', () => {
  expect(STATEMENTS.length).toBeGreaterThan(70);
  expect(STATEMENTS.filter(({ names }) => !names.includes('tenant'))).toEqual([]);
  expect(new Set(STATEMENTS.map(({ name }) => name)).size).toBe(STATEMENTS.length);
});
