import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, onTestFinished } from 'vitest';
import type { Auditregel } from '#server/store/audit.ts';
import { openPostgresStore } from '#server/store/postgres.ts';
import { BEGIN } from '../support/app.ts';
import { type Postgres, findPostgres, startPostgres } from '../support/postgres.ts';
import { type OpenedStore, storeContract } from './store.contract.ts';

const bin = findPostgres();
let engine: Postgres;
if (bin) {
  beforeAll(async () => {
    engine = await startPostgres(bin);
  });
  afterAll(() => engine.stop());
}
function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'meldroute-pg-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

async function openOn(url: string, folder = newFolder()): Promise<OpenedStore> {
  const store = await openPostgresStore(url, folder, BEGIN);
  let open = true;
  const close = async () => {
    if (open) await store.close();
    open = false;
  };
  onTestFinished(close);
  return {
    store,
    chain: (tenant) =>
      engine.asAdmin(url, async (client) => {
        const { rows } = await client.query<Auditregel>(
          'select * from meldroute.audit where tenant = $1 order by seq',
          [tenant],
        );
        return rows.map((row) => ({ ...row, seq: Number(row.seq) }));
      }),
    async reopen() {
      await close();
      return openOn(url, folder);
    },
    beside: async () => (await openOn(url)).store,
  };
}

if (bin) storeContract('PostgreSQL', async () => openOn(await engine.newDatabase()));
