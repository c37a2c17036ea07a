import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';

/**
 * Gives the key under which names in the audit are pseudonyms; makes it when there is none. It stands in a file of its own,
 * outside the database and its backups: whoever has those cannot tell who did what to which envelope (security C-13).
 */
export function loadAuditKey(file: string): Buffer {
  try {
    const fd = openSync(file, 'wx', 0o600);
    writeSync(fd, randomBytes(32).toString('base64url'));
    fsyncSync(fd);
    closeSync(fd);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  const key = Buffer.from(readFileSync(file, 'utf8').trim(), 'base64url');
  if (key.length !== 32) throw new Error(`${file} is not an audit key`);
  return key;
}
