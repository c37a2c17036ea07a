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

const node = { environment: 'node', pool: 'forks' } as const;
/** These wait for real processes and browsers; on a machine that does something else as well, once more is fair. */
const real = { ...node, retry: process.env['CI'] ? 1 : 0 };

export default defineConfig({
  plugins: [preact({ reactAliasesEnabled: false }), sprite()],
  resolve: { alias: { dexie: 'dexie/dist/modern/dexie.mjs' } },
  build: {
    outDir: 'dist/client',
    target: 'es2022',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    reportCompressedSize: false,
  },
  worker: { format: 'es' },
  server: { proxy: { '/v1': 'http://localhost:8080', '/healthz': 'http://localhost:8080' } },
  test: {
    projects: [
      { extends: true, test: { ...node, name: 'house', include: ['tests/*.test.ts'] } },
      { extends: true, test: { ...node, name: 'domain', include: ['tests/domain/**/*.test.ts'] } },
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
