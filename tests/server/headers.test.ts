import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { randomUUID } from 'node:crypto';
import type { InjectOptions } from 'fastify';
import { expect, onTestFinished, test } from 'vitest';
import { ACCESS } from '#server/auth/access.ts';
import { startApp } from '../support/app.ts';
import { token } from '../support/gemeente.ts';

/** Written out by hand and not imported: this is what a browser must see (security B7). */
const CSP =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; media-src 'self' blob:; " +
  "font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; frame-src 'none'; form-action 'self'; " +
  "base-uri 'none'; object-src 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; " +
  'trusted-types mr-sw mr-werker; report-to csp';
const EXACT: Record<string, string> = {
  'content-security-policy': CSP,
  'reporting-endpoints': 'csp="/v1/csp-meldingen"',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
  'x-robots-tag': 'noindex, noarchive',
  'api-version': '1.0.0',
};
const SELF = ['camera', 'geolocation', 'publickey-credentials-get', 'publickey-credentials-create'];

function check(name: string, headers: Record<string, unknown>, cache: string) {
  for (const [header, value] of Object.entries(EXACT)) {
    expect([name, header, headers[header]]).toEqual([name, header, value]);
  }
  const policy = String(headers['permissions-policy']).split(', ');
  expect(policy.slice(0, 4)).toEqual(SELF.map((feature) => `${feature}=(self)`));
  expect(policy.length).toBeGreaterThan(30);
  expect(policy.slice(4).every((entry) => /^[a-z-]+=\(\)$/.test(entry))).toBe(true);
  expect(policy).toContain('microphone=()');
  expect([name, headers['cache-control']]).toEqual([name, cache]);
  expect(headers['x-powered-by']).toBeUndefined();
  expect(headers['access-control-allow-origin']).toBeUndefined();
}

function makeClient(): string {
  const folder = mkdtempSync(join(tmpdir(), 'meldroute-client-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(join(folder, 'assets'));
  const files: Record<string, string> = {
    'index.html': '<!doctype html><title>x</title>',
    'sw.js': '/* worker */',
    'assets/app-Ab12Cd34.js': 'export {};',
    'manifest.webmanifest': '{}',
    'icon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
    'geheim.env': 'x',
  };
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(join(folder, name), text);
    writeFileSync(join(folder, `${name}.br`), brotliCompressSync(text));
    writeFileSync(join(folder, `${name}.gz`), gzipSync(text));
  }
  return folder;
}

test('[C-71] every route carries the exact headers, whatever it answers', async () => {
  const { app } = await startApp();
  for (const key of Object.keys(ACCESS)) {
    const [method = '', pattern = ''] = key.split(' ');
    const url = pattern
      .replaceAll(/:(tenant|toestel|id)\b/g, token(16))
      .replaceAll(/:\w+/g, randomUUID())
      .replace('*', 'nergens');
    const response = await app.inject({ method: method as 'GET', url });
    check(key, response.headers, 'no-store');
  }
});

test('[C-71] errors carry them too: no route, a bad address, a broken body, one that is too large', async () => {
  const { app } = await startApp();
  const asks: [string, InjectOptions, number][] = [
    ['no route', { method: 'POST', url: '/nergens' }, 404],
    ['another method', { method: 'PATCH', url: '/v1/sessie' }, 404],
    ['bad address', { method: 'GET', url: '/%zz' }, 400],
    ['climbing', { method: 'GET', url: '/../../etc/passwd' }, 404],
    ['climbing, encoded', { method: 'GET', url: '/..%2f..%2fetc%2fpasswd' }, 404],
    [
      'broken body',
      { method: 'POST', url: '/v1/aanmelden', payload: '{', headers: { 'content-type': 'application/json' } },
      400,
    ],
    [
      'too large',
      {
        method: 'POST',
        url: '/v1/aanmelden',
        payload: ' '.repeat(300_000),
        headers: { 'content-type': 'application/json' },
      },
      413,
    ],
  ];
  for (const [name, request, status] of asks) {
    const response = await app.inject(request);
    expect([name, response.statusCode]).toEqual([name, status]);
    check(name, response.headers, 'no-store');
    expect(response.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(response.json()).toMatchObject({ status, reden: expect.any(String) });
  }
});

test('[C-71] what is not even a request gets them as well', async () => {
  const { app } = await startApp();
  await app.listen({ port: 0, host: '127.0.0.1' });
  const address = app.server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const say = (text: string) =>
    new Promise<string>((resolve) => {
      let heard = '';
      const socket = connect(port, '127.0.0.1', () => socket.write(text));
      socket.on('data', (part) => (heard += String(part)));
      socket.on('close', () => resolve(heard));
      socket.on('error', () => resolve(heard));
    });
  const asks: [string, string, number][] = [
    ['garbage', 'dit is geen HTTP\r\n\r\n', 400],
    ['a header too large', `GET / HTTP/1.1\r\nhost: x\r\nx-groot: ${'a'.repeat(20_000)}\r\n\r\n`, 431],
  ];
  for (const [name, text, status] of asks) {
    const [head = '', body = ''] = (await say(text)).split('\r\n\r\n');
    const [first = '', ...lines] = head.split('\r\n');
    expect([name, first.split(' ')[1]]).toEqual([name, String(status)]);
    const headers = Object.fromEntries(lines.map((line) => line.split(/: (.*)/, 2)));
    check(name, headers, 'no-store');
    expect(JSON.parse(body)).toMatchObject({ status });
  }
});

test('[C-71] files carry them too, and each says how long it may be kept', async () => {
  const { app } = await startApp({ client: makeClient() });
  const pages = ['/', '/desk', '/inrichten', '/uitnodiging', '/index.html'];
  const kept = 'public, max-age=31536000, immutable';
  const asks: [string, string, string][] = [
    ...pages.map((url): [string, string, string] => [url, 'no-cache', 'text/html; charset=utf-8']),
    ['/sw.js', 'no-cache', 'text/javascript; charset=utf-8'],
    ['/assets/app-Ab12Cd34.js', kept, 'text/javascript; charset=utf-8'],
    ['/manifest.webmanifest', 'no-cache', 'application/manifest+json; charset=utf-8'],
    ['/icon.svg', 'no-cache', 'image/svg+xml'],
  ];
  for (const [url, cache, type] of asks) {
    for (const method of ['GET', 'HEAD'] as const) {
      const response = await app.inject({ method, url });
      expect([url, response.statusCode, response.headers['content-type']]).toEqual([url, 200, type]);
      check(`${method} ${url}`, response.headers, cache);
    }
  }
  for (const url of ['/geheim.env', '/sw.js.br', '/desk/', '/assets', '/nergens']) {
    expect([url, (await app.inject({ url })).statusCode]).toEqual([url, 404]);
  }
});

test('a file is sent as small as the browser understands, and not at all when it has it', async () => {
  const { app } = await startApp({ client: makeClient() });
  const get = (headers: Record<string, string>) => app.inject({ url: '/sw.js', headers });
  const plain = await get({});
  expect(plain.headers['content-encoding']).toBeUndefined();
  expect(plain.body).toBe('/* worker */');
  expect((await get({ 'accept-encoding': 'gzip, deflate, br' })).headers['content-encoding']).toBe('br');
  expect((await get({ 'accept-encoding': 'gzip, br;q=0' })).headers['content-encoding']).toBe('gzip');
  expect((await get({ 'accept-encoding': 'identity' })).headers['content-encoding']).toBeUndefined();
  const known = await get({ 'if-none-match': String(plain.headers['etag']) });
  expect([known.statusCode, known.body]).toEqual([304, '']);
  check('304', known.headers, 'no-cache');
});

test('[C-75] a line that says nothing is closed, and a header has an end', async () => {
  const { app } = await startApp();
  const { headersTimeout, requestTimeout, maxHeaderSize } = app.server as typeof app.server & {
    maxHeaderSize?: number;
  };
  expect({ headersTimeout, requestTimeout }).toEqual({ headersTimeout: 15_000, requestTimeout: 120_000 });
  expect(maxHeaderSize).toBe(16 * 1024);
});
