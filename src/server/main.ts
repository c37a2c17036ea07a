import { once } from 'node:events';
import { existsSync, mkdirSync } from 'node:fs';
import type { Server } from 'node:http';
import { createApp } from './app.ts';
import { loadAuditKey } from './auth/auditsleutel.ts';
import { Backups } from './backups.ts';
import { randomToken, sha256 } from './auth/hash.ts';
import { type Config, readConfig } from './config.ts';
import { databaseZin } from './console.ts';
import { Metrics, serveMetrics } from './metrics.ts';
import { Onbruikbaar } from './store/onbruikbaar.ts';
import { openPostgresStore } from './store/postgres.ts';
import { filesOf } from './store/bestanden.ts';
import { openSqliteStore } from './store/sqlite.ts';
import { takeSlot } from './store/slot.ts';
import { type Store, StoreError } from './store/store.ts';

/** Tells the person at the console what is wrong, in one sentence, and stops. */
function stop(zin: string): never {
  console.error(zin);
  process.exit(1);
}

/** One process on one folder; on PostgreSQL any number of processes, each with a folder of its own for two small files. */
async function openStore({ data, database }: Config, nu: number, auditsleutel: Buffer): Promise<Store> {
  const files = filesOf(data);
  if (database !== undefined) {
    if (existsSync(files.db)) {
      stop(
        `In ${data} staan nog gegevens. Verhuis ze eerst: npm run meldroute -- move --from sqlite --to postgres`,
      );
    }
    return openPostgresStore(database, data, nu, auditsleutel);
  }
  if (existsSync(files.verhuisd)) {
    stop(`De gegevens van ${data} zijn verhuisd naar PostgreSQL. Start met DATABASE_URL.`);
  }
  const slot = takeSlot(data);
  if (!slot) {
    stop(`Er draait al een server op ${data}. Stop die eerst, of kies met MELDROUTE_DATA een andere map.`);
  }
  const store = openSqliteStore(data, nu);
  const close = async () => {
    await store.close();
    slot.release();
  };
  return { ...store, close };
}

async function run(config: Config): Promise<void> {
  mkdirSync(config.data, { recursive: true, mode: 0o700 });
  const klok = () => Date.now();
  const auditsleutel = loadAuditKey(filesOf(config.data).auditsleutel);
  const metrics = new Metrics();
  const store = metrics.timed(await openStore(config, klok(), auditsleutel));
  let backups: Backups | undefined;
  let measured: Server | undefined;
  const reservekopie = () => backups?.stand ?? { ingericht: false, mislukt: false };
  const app = await createApp({
    store,
    klok,
    origin: config.origin,
    auditsleutel,
    logger: { level: config.logLevel },
    proxies: config.proxies,
    ...(config.contact !== undefined && { contact: config.contact }),
    metrics,
    reservekopie,
    ...(config.client !== undefined && { client: config.client }),
  });

  let stopping = false;
  const shutDown = async () => {
    if (stopping) return;
    stopping = true;
    // What is under way is finished; then the store closes, so that nothing is promised and not kept.
    await Promise.all([app.close(), backups?.stop()]);
    measured?.close();
    await store.close();
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void shutDown());

  let code: string | undefined;
  if (!(await store.inrichting.isIngericht())) {
    code = randomToken(32);
    await store.inrichting.open({ hash: sha256(code) });
  }
  await app.listen({ port: config.port, host: config.host });
  if (config.metrics) {
    measured = serveMetrics(metrics, { store, klok, reservekopie });
    measured.listen(config.metrics);
    await once(measured, 'listening');
  }
  if (config.reservekopie) {
    const ending = config.database === undefined ? 'sqlite' : 'dump';
    backups = new Backups(config.reservekopie, { klok, ending, log: app.log });
    backups.start();
  }
  const link = code && `Nog niet ingericht. Open één keer: ${config.origin}/inrichten#${code}`;
  console.log([`Meldroute draait op ${config.origin}`, ...(link ? [link] : [])].join('\n'));
}

process.umask(0o077);
const read = readConfig(process.env);
if (!read.ok) stop(read.zin);
try {
  await run(read.config);
} catch (error) {
  if (error instanceof Onbruikbaar) stop(error.message);
  if (error instanceof StoreError && read.config.database !== undefined) stop(databaseZin(error));
  const { code, syscall, port } = error as NodeJS.ErrnoException & { port?: number };
  if (syscall === 'listen' || code === 'EADDRINUSE') {
    const name = port === read.config.port ? 'PORT' : 'METRICS';
    const taken = code === 'EADDRINUSE';
    stop(`Poort ${port} is ${taken ? 'al in gebruik' : 'niet toegestaan'}. Kies met ${name} een andere.`);
  }
  if (/^(EACCES|EPERM|EROFS|ENOTDIR|SQLITE_READONLY.*|SQLITE_CANTOPEN.*)$/.test(code ?? '')) {
    stop(`In de map ${read.config.data} kan de server niet schrijven. Kies met MELDROUTE_DATA een andere.`);
  }
  throw error;
}
