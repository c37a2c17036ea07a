import { readFileSync } from 'node:fs';
import preact from '@preact/preset-vite';
import { defineConfig } from 'vitest/config';
import type { Plugin } from 'vite';
import { forSimulation } from './tests/simulation/config.ts';

/** Puts the icon sprite in the page: drawn at once, offline, and no script has to build it. */
function sprite(): Plugin {
  return {
    name: 'sprite',
    transformIndexHtml: {
      order: 'pre',
      handler: (html) => html.replace('<body>', () => `<body>\n${readFileSync('src/ui/icons.svg', 'utf8')}`),
    },
  };
}

type Graph = {
  getModuleInfo(
    id: string,
  ): { importedIds: readonly string[]; dynamicallyImportedIds: readonly string[] } | null;
};
const source = (path: string) => new URL(`./src/${path}`, import.meta.url).pathname;
const FIELD = [source('field/app-field.tsx'), source('device/create-phone.ts')];
/** What the front door needs before it knows which of the two it opens. */
const DOOR = [source('main.tsx')];
const DESK = [source('desk/app.tsx'), source('device/create-desk.ts')];

/** Takes where to begin; gives every module that comes along, and with `later` also what is loaded later. */
function reach(graph: Graph, begin: readonly string[], later: boolean): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (id: string) => {
    const info = found.has(id) ? null : graph.getModuleInfo(id);
    if (!info) return;
    found.add(id);
    for (const next of info.importedIds) visit(next);
    if (later) for (const next of info.dynamicallyImportedIds) visit(next);
  };
  for (const id of begin) visit(id);
  return found;
}

/**
 * The field app's first load in two files, its own and what it shares with the desk: on a thin line each file costs a
 * journey. The page asks for them at once, before any script has run.
 */
function firstLoad(): { plugin: Plugin; name(id: string, graph: Graph): string | null } {
  let first: ReadonlySet<string> | undefined;
  let desk: ReadonlySet<string> | undefined;
  return {
    name(id, graph) {
      first ??= reach(graph, FIELD, false);
      desk ??= new Set([...reach(graph, DESK, true), ...reach(graph, DOOR, false)]);
      if (!first.has(id) || /\.css$/.test(id)) return null;
      return desk.has(id) ? 'samen' : 'veld';
    },
    plugin: {
      name: 'first-load',
      transformIndexHtml: {
        order: 'post',
        handler: (html, { bundle }) =>
          Object.values(bundle ?? {})
            .filter((file) => file.type === 'chunk' && /^(samen|veld)$/.test(file.name))
            .filter(({ fileName }) => !html.includes(fileName))
            .map(({ fileName }) => ({
              tag: 'link',
              attrs: { rel: 'modulepreload', crossorigin: true, href: `/${fileName}` },
              injectTo: 'head',
            })),
      },
    },
  };
}

const first = firstLoad();
const node = { environment: 'node', pool: 'forks' } as const;
/** These wait for real processes and browsers; on a machine that does something else as well, once more is fair. */
const real = { ...node, retry: process.env['CI'] ? 1 : 0 };

export default defineConfig({
  plugins: [preact({ reactAliasesEnabled: false }), sprite(), first.plugin],
  resolve: { alias: { dexie: 'dexie/dist/modern/dexie.mjs' } },
  build: {
    outDir: 'dist/client',
    target: 'es2022',
    modulePreload: { polyfill: false },
    rolldownOptions: {
      // a slow machine is no news
      checks: { bundlerTimings: false },
      output: {
        codeSplitting: { groups: [{ debugName: 'first load', name: (id, graph) => first.name(id, graph) }] },
      },
    },
    assetsInlineLimit: 0,
    reportCompressedSize: false,
  },
  worker: { format: 'es' },
  server: { proxy: { '/v1': 'http://localhost:8080', '/healthz': 'http://localhost:8080' } },
  test: {
    projects: [
      { extends: true, test: { ...node, name: 'house', include: ['tests/*.test.ts'] } },
      {
        extends: true,
        test: { ...node, name: 'domain', include: ['tests/domain/**/*.test.ts'], testTimeout: 60_000 },
      },
      { extends: true, test: { ...node, name: 'protocol', include: ['tests/protocol/**/*.test.ts'] } },
      {
        extends: true,
        test: { ...node, name: 'crypto', include: ['tests/crypto/**/*.test.ts'], testTimeout: 60_000 },
      },
      {
        extends: true,
        test: { ...real, name: 'device', include: ['tests/device/**/*.test.ts'], testTimeout: 30_000 },
      },
      {
        extends: true,
        test: {
          ...real,
          name: 'server',
          include: ['tests/server/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          ...real,
          name: 'screens',
          include: ['tests/screens/**/*.test.{ts,tsx}'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        ...forSimulation(),
        test: {
          ...node,
          name: 'simulation',
          include: ['tests/simulation/**/*.test.ts'],
          testTimeout: 600_000,
        },
      },
      {
        extends: true,
        test: {
          ...node,
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          testTimeout: 240_000,
          hookTimeout: 240_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
