import { join } from 'node:path';

/** The files of a data folder. The journal and the audit key are never in a backup; after a move the data are only kept. */
export const filesOf = (folder: string) => ({
  db: join(folder, 'meldroute.sqlite'),
  verhuisd: join(folder, 'verhuisd.sqlite'),
  journaal: join(folder, 'journaal.sqlite'),
  auditsleutel: join(folder, 'audit.sleutel'),
});
