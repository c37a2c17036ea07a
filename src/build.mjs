/**
 * Makes dist/: the client, its service worker with the list of files it keeps, compressed copies, and the server.
 * `buildAll()` does nothing when dist/ was made from exactly these sources.
 */
import { createHash } from 'node:crypto';
import { readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('..', import.meta.url));
const stampFile = join(root, 'dist', 'stamp');

async function filesIn(folder) {
  const entries = await readdir(join(root, folder), { withFileTypes: true, recursive: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

/** SHA-256 over every file the build reads. */
async function sourcesHash() {
  const files = [...(await filesIn('src')), ...(await filesIn('public'))];
  files.push(...['index.html', 'vite.config.ts', 'package-lock.json'].map((name) => join(root, name)));
  const hash = createHash('sha256');
  for (const file of files.sort()) hash.update(file.slice(root.length)).update(await readFile(file));
  return hash.digest('hex');
}

/** Keeps only the hash of an asset's name: dist/client/assets/x-Ab12.js. */
const hashed = /[-.][A-Za-z0-9_-]{8}\.(js|css)$/;

async function buildServiceWorker(vite) {
  await vite.build({
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      outDir: 'dist/client',
      emptyOutDir: false,
      target: 'es2022',
      copyPublicDir: false,
      rolldownOptions: {
        input: 'src/sw.ts',
        output: { format: 'es', entryFileNames: 'sw.js', codeSplitting: false },
      },
    },
  });
  const { injectManifest } = await import('workbox-build');
  const { warnings } = await injectManifest({
    swSrc: join(root, 'dist/client/sw.js'),
    swDest: join(root, 'dist/client/sw.js'),
    globDirectory: join(root, 'dist/client'),
    globPatterns: ['**/*.{html,js,css,woff2,svg,png,webmanifest,json}'],
    globIgnores: ['sw.js'],
    dontCacheBustURLsMatching: hashed,
    maximumFileSizeToCacheInBytes: 4 * 1024 * 1024,
  });
  if (warnings.length > 0) throw new Error(warnings.join('\n'));
}

async function compress() {
  const small = promisify(gzip);
  const smaller = promisify(brotliCompress);
  for (const file of await filesIn('dist/client')) {
    if (!/\.(html|js|css|svg|json|webmanifest|txt)$/.test(file)) continue;
    const body = await readFile(file);
    await writeFile(`${file}.gz`, await small(body, { level: 9 }));
    await writeFile(`${file}.br`, await smaller(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }));
  }
}

/** Builds all of dist/ unless it is fresh; gives whether it had to. */
export async function buildAll() {
  const hash = await sourcesHash();
  const before = await readFile(stampFile, 'utf8').catch(() => '');
  if (before === hash) return false;
  await rm(join(root, 'dist'), { recursive: true, force: true });
  const vite = await import('vite');
  await vite.build({ root, logLevel: 'warn' });
  await buildServiceWorker(vite);
  await compress();
  await vite.build({
    root,
    logLevel: 'warn',
    build: {
      ssr: true,
      outDir: 'dist/server',
      copyPublicDir: false,
      rolldownOptions: {
        input: { main: 'src/server/main.ts', operator: 'src/server/operator.ts', demo: 'src/demo.ts' },
      },
    },
  });
  await writeFile(stampFile, hash);
  return true;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const started = process.hrtime.bigint();
  const built = await buildAll();
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  console.log(built ? `Gebouwd in ${seconds.toFixed(1)} s.` : 'Al gebouwd uit deze bronnen.');
}
