import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { CACHE } from './headers.ts';
import { refuse } from './problem.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
};
/** The four pages are one page: which app it becomes is decided in the browser. */
const PAGES = ['/', '/desk', '/inrichten', '/uitnodiging'];
const HASHED = /[-.][A-Za-z0-9_-]{8}\.[a-z0-9]+$/;

interface Bestand {
  type: string;
  cache: string;
  etag: string;
  plain: Buffer;
  br?: Buffer;
  gzip?: Buffer;
}

/** Reads the whole client once: nothing of it is looked up on the disk by a name that came from outside. */
function load(folder: string): Map<string, Bestand> {
  const files = new Map<string, Bestand>();
  if (!existsSync(join(folder, 'index.html'))) return files;
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath, entry.name);
    const type = TYPES[extname(path)];
    if (!entry.isFile() || type === undefined) continue;
    const url = `/${relative(folder, path).split(sep).join('/')}`;
    const plain = readFileSync(path);
    files.set(url, {
      type,
      cache: url.startsWith('/assets/') && HASHED.test(url) ? CACHE.forever : CACHE.ask,
      etag: `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`,
      plain,
      ...(existsSync(`${path}.br`) && { br: readFileSync(`${path}.br`) }),
      ...(existsSync(`${path}.gz`) && { gzip: readFileSync(`${path}.gz`) }),
    });
  }
  const page = files.get('/index.html');
  if (page) for (const url of PAGES) files.set(url, page);
  return files;
}

function encodingFor(request: FastifyRequest, { br, gzip }: Bestand): ['br' | 'gzip', Buffer] | undefined {
  const accepted = String(request.headers['accept-encoding'] ?? '')
    .split(',')
    .flatMap((part) => {
      const [name = '', weight = ''] = part.trim().split(/\s*;\s*/);
      return /^q=0(\.0*)?$/.test(weight) ? [] : [name.toLowerCase()];
    });
  if (br && accepted.includes('br')) return ['br', br];
  return gzip && accepted.includes('gzip') ? ['gzip', gzip] : undefined;
}

/** The client's files, from memory. Gives how many there are; none when it was not built. */
export function staticFiles(app: FastifyInstance, folder: string | undefined): number {
  const files = folder === undefined ? new Map<string, Bestand>() : load(folder);

  function give(request: FastifyRequest, reply: FastifyReply): FastifyReply {
    const file = files.get(request.url.split('?', 1)[0] ?? '');
    if (!file) return refuse(reply, 'niet-gevonden');
    void reply
      .header('cache-control', file.cache)
      .header('etag', file.etag)
      .header('vary', 'accept-encoding');
    const known = String(request.headers['if-none-match'] ?? '')
      .replaceAll('W/', '')
      .split(/\s*,\s*/);
    if (known.includes(file.etag)) return reply.code(304).send();
    const encoded = encodingFor(request, file);
    if (encoded) void reply.header('content-encoding', encoded[0]);
    return reply.header('content-type', file.type).send(encoded?.[1] ?? file.plain);
  }

  app.get('/*', { schema: { hide: true } }, give);
  app.head('/*', { schema: { hide: true } }, give);
  return files.size;
}
