/** Front door of the terminal: `npm start`, `npm run demo` and `npm run meldroute -- …` on a machine with only Node and npm. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { installOnce } from './install.mjs';

const [what = 'main', ...rest] = process.argv.slice(2);
const root = fileURLToPath(new URL('..', import.meta.url));

installOnce();
const { buildAll } = await import('./build.mjs');
if (await buildAll()) console.log('Gebouwd.');

/* A process of its own, so that the server's memory is not that of the build; signals go through. */
const child = spawn(process.execPath, [`${root}dist/server/${what}.js`, ...rest], { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
