import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { expect, test } from 'vitest';

/** The plan of the house: each room, the rooms it may enter, and the packages only it may use. */
const rooms: Record<string, { enters: string[]; owns: string[] }> = {
  domain: { enters: [], owns: [] },
  protocol: { enters: ['domain'], owns: [] },
  crypto: { enters: [], owns: ['@noble/hashes'] },
  i18n: { enters: ['domain'], owns: [] },
  ui: { enters: [], owns: ['uqr'] },
  device: { enters: ['domain', 'protocol', 'crypto'], owns: ['dexie'] },
  field: { enters: ['domain', 'device', 'ui', 'i18n'], owns: [] },
  desk: { enters: ['domain', 'device', 'ui', 'i18n'], owns: [] },
  demo: { enters: ['domain', 'device'], owns: ['fake-indexeddb'] },
  server: { enters: ['domain', 'protocol'], owns: ['better-sqlite3', 'pg', 'fastify', 'node:*'] },
};

/** Language, allowed everywhere. */
const language = new Set(['zod', 'zod/mini', 'xstate', 'xstate/guards']);
/** Drawing, allowed where something is drawn. */
const drawing = { packages: /^(preact|@preact\/signals)(\/|$)/, rooms: new Set(['ui', 'field', 'desk']) };
/** jose belongs to crypto; the server verifies and signs transport with it, and can decrypt nothing. */
const joseAtTheServer = /^server\/(auth\/|receipts)/;
/** Folders inside a room that are on the plan. */
const folders = new Set([
  'domain/signalenlijsten',
  'i18n/nl',
  'field/screens',
  'desk/screens',
  'server/http',
  'server/auth',
  'server/store',
  'server/store/migrations',
]);
/** Data. */
const declared = /^(i18n\/|domain\/(signalenlijsten\/|voorbeelden\.ts)|crypto\/wordlist\.ts)/;
const frontDoors = /^(main\.tsx|sw\.ts|demo\.ts|build\.mjs|install\.mjs|start\.mjs|tsconfig\.\w+\.json)$/;

const src = join(import.meta.dirname, '../src');
const files = readdirSync(src, { recursive: true })
  .map(String)
  .filter((path) => statSync(join(src, path)).isFile());
const code = files.filter((path) => /\.tsx?$/.test(path));

function importsOf(path: string): string[] {
  const text = readFileSync(join(src, path), 'utf8');
  const found = text.matchAll(/(?:\bfrom\s+|\bimport\s+|\bimport\(\s*)['"]([^'"]+)['"]/g);
  return [...found].map((match) => match[1]!.replace(/\?.*$/, ''));
}

const ownerOf = (target: string): string | undefined =>
  Object.keys(rooms).find((room) =>
    rooms[room]!.owns.some((name) =>
      name.endsWith('*')
        ? target.startsWith(name.slice(0, -1))
        : target === name || target.startsWith(`${name}/`),
    ),
  );

function complaintAbout(path: string, target: string): string | undefined {
  const room = path.split('/')[0]!;
  const plan = rooms[room];
  if (!plan) return undefined; // the front doors compose; they own nothing and nobody enters them
  if (target.startsWith('.')) {
    const inside = relative(join(src, room), join(src, dirname(path), target));
    return inside.startsWith('..') ? 'cross a threshold with #room/, not with ../' : undefined;
  }
  if (target.startsWith('#')) {
    const other = target.slice(1).split('/')[0]!;
    return plan.enters.includes(other) ? undefined : `${room} may not enter ${other}`;
  }
  if (target === 'zod' && room !== 'server') return 'the browser loads zod/mini, never the whole of zod';
  if (language.has(target)) return undefined;
  if (drawing.packages.test(target)) return drawing.rooms.has(room) ? undefined : `${room} draws nothing`;
  if (target === 'jose') {
    return room === 'crypto' || joseAtTheServer.test(path) ? undefined : 'jose belongs to crypto';
  }
  if (target.startsWith('node:') && room === 'demo') return undefined; // it plays every part in one process
  const owner = ownerOf(target);
  if (owner) return owner === room ? undefined : `${target} belongs to ${owner}`;
  return room === 'server' ? undefined : `${target} is on nobody's plan`;
}

test('every import keeps to the plan of the house', () => {
  const complaints = code.flatMap((path) =>
    importsOf(path).flatMap((target) => {
      const complaint = complaintAbout(path, target);
      return complaint ? [`${path}: ${complaint} (${target})`] : [];
    }),
  );
  expect(code.length).toBeGreaterThan(30);
  expect(complaints).toEqual([]);
});

test('every file stands in a room that is on the plan', () => {
  const strangers = files.filter((path) => {
    const [room, ...rest] = path.split('/');
    if (rest.length === 0) return !frontDoors.test(room!);
    if (!rooms[room!]) return true;
    return rest.length > 1 && !folders.has(dirname(path));
  });
  expect(strangers).toEqual([]);
});

test('only main.ts and the operator open a store', () => {
  const doors = code.filter((path) =>
    importsOf(path).some((target) => /store\/(sqlite|postgres)\.ts$/.test(target)),
  );
  expect(doors.filter((path) => !/^server\/(main|operator|operator-proef|demo)\.ts$/.test(path))).toEqual([]);
});

test('a file is named after what it holds, and holds one thing', () => {
  const vague = /^(index|utils?|helpers?|common|types|constants|misc|shared)\.tsx?$/;
  const complaints = code.flatMap((path) => {
    const lines = readFileSync(join(src, path), 'utf8').split('\n').length - 1;
    const data = declared.test(path);
    return [
      ...(vague.test(basename(path)) ? [`${path}: say what it holds`] : []),
      ...(lines > 300 && !data ? [`${path}: ${lines} lines`] : []),
    ];
  });
  expect(complaints).toEqual([]);
});

test('time, chance and identity are handed in to the pure rooms', () => {
  const bans = /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\brandomUUID\(|\bsetTimeout\(/;
  const complaints = code.filter(
    (path) => /^(domain|protocol)\//.test(path) && bans.test(readFileSync(join(src, path), 'utf8')),
  );
  expect(complaints).toEqual([]);
});

test('[C-54] [C-73] nothing that a browser loads can build markup from text or reach another host', () => {
  const bans =
    /dangerouslySetInnerHTML|\.innerHTML|insertAdjacentHTML|document\.write|\beval\(|https?:\/\/(?!localhost|www\.w3\.org)/;
  const complaints = code
    .filter((path) => !/^(server\/|demo\/|demo\.ts|domain\/signalenlijsten\/)/.test(path))
    .filter((path) => bans.test(readFileSync(join(src, path), 'utf8')));
  expect(complaints).toEqual([]);
});
