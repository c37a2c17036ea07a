import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Row } from './row.ts';

const root = join(import.meta.dirname, '../..');
const PORT = '18081';

/** `npm start` in a fresh clone until the server answers. */
export async function freshStart(): Promise<Row> {
  const folder = mkdtempSync(join(tmpdir(), 'meldroute-vers-'));
  try {
    execFileSync('git', ['clone', '--quiet', '--depth', '1', `file://${root}`, folder]);
    const from = performance.now();
    const child = spawn('npm', ['start'], {
      cwd: folder,
      env: { ...process.env, PORT, MELDROUTE_DATA: join(folder, 'data') },
      detached: true,
      stdio: 'ignore',
    });
    try {
      while (!(await answers())) {
        if (child.exitCode !== null) throw new Error(`npm start ended with ${child.exitCode}`);
        if (performance.now() - from > 600_000) throw new Error('npm start took more than ten minutes');
        await new Promise((next) => setTimeout(next, 250));
      }
      const seconds = (performance.now() - from) / 1000;
      return {
        scenario: 'start',
        what: 'npm start in a fresh clone until the server answers',
        unit: 's',
        ours: seconds,
        limit: 180,
      };
    } finally {
      process.kill(-child.pid!, 'SIGTERM');
    }
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function answers(): Promise<boolean> {
  return fetch(`http://127.0.0.1:${PORT}/healthz`)
    .then((response) => response.ok)
    .catch(() => false);
}
