import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { Onbruikbaar } from '../store/onbruikbaar.ts';

/**
 * Gives the key under which names in the audit are pseudonyms; makes it when there is none. It stands in a file of its own,
 * outside the database and its backups: whoever has those cannot tell who did what to which envelope (security C-13).
 */
export function loadAuditKey(file: string): Buffer {
  if (!existsSync(file)) make(file);
  const key = Buffer.from(readFileSync(file, 'utf8').trim(), 'base64url');
  if (key.length !== 32)
    throw new Onbruikbaar(`${file} is geen auditsleutel. Zet het bestand uit een kopie terug.`);
  return key;
}

/** It has its name only when all of it is on the disk: a first start may be cut off anywhere. The first of two makers wins. */
function make(file: string): void {
  const part = `${file}.${process.pid}`;
  const fd = openSync(part, 'w', 0o600);
  writeSync(fd, randomBytes(32).toString('base64url'));
  fsyncSync(fd);
  closeSync(fd);
  try {
    linkSync(part, file);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    rmSync(part);
  }
}
