import { expect, test } from 'vitest';
import { startApp } from '../support/app.ts';

interface Operation {
  description?: string;
  parameters?: { name: string; in: string; required?: boolean; schema: unknown }[];
  requestBody?: { content: Record<string, { schema: { type?: string; properties?: object } }> };
  responses: Record<string, { description: string; content?: Record<string, unknown> }>;
}
interface Document {
  openapi: string;
  info: Record<string, unknown>;
  paths: Record<string, Record<string, Operation>>;
}

async function document(): Promise<Document> {
  const { app } = await startApp();
  const response = await app.inject({ url: '/v1/openapi.json' });
  expect(response.statusCode).toBe(200);
  return response.json();
}
const operations = ({ paths }: Document) =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );

test('[C-77] the API describes itself as OpenAPI 3.1, with who may use each route', async () => {
  const found = await document();
  expect(found.openapi).toMatch(/^3\.1\./);
  expect(found.info).toMatchObject({ title: 'Meldroute', version: '1.0.0', contact: {} });
  expect(operations(found).length).toBeGreaterThan(25);
  for (const { path, method, operation } of operations(found)) {
    expect([path, method, (operation.description ?? '').length > 5]).toEqual([path, method, true]);
  }
});

test('[C-77] its addresses keep to the NL API Design Rules', async () => {
  for (const { path, operation } of operations(await document())) {
    if (!['/healthz', '/readyz'].includes(path)) expect(path).toMatch(/^\/v1\//);
    expect(path).not.toMatch(/\/$|_|[A-Z](?![^{]*\})|\.(?!json$)/);
    for (const { name, in: place } of operation.parameters ?? []) {
      expect([path, place, name]).toEqual([path, place, expect.stringMatching(/^[a-z][A-Za-z]*$/)]);
    }
    const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    const declared = (operation.parameters ?? []).filter(({ in: place }) => place === 'path');
    expect(declared.map(({ name }) => name).sort()).toEqual(named.sort());
  }
});

test('[C-76][C-77] what takes a body says its shape, and refusals are problem documents', async () => {
  const found = await document();
  for (const { path, method, operation } of operations(found)) {
    if (method === 'post' || method === 'put') {
      if (path === '/v1/csp-meldingen') continue;
      if (path.endsWith('/bijlagen/{bijlage}')) {
        expect(Object.keys(operation.requestBody?.content ?? {})).toEqual(['application/octet-stream']);
        continue;
      }
      const schema = operation.requestBody?.content['application/json']?.schema;
      expect([path, schema?.type]).toEqual([path, 'object']);
    }
    for (const [status, response] of Object.entries(operation.responses)) {
      if (!/^[45]/.test(status)) continue;
      expect([path, Object.keys(response.content ?? {})]).toEqual([path, ['application/problem+json']]);
    }
    const good = Object.keys(operation.responses).filter((status) => status.startsWith('2'));
    expect([path, method, good.length > 0]).toEqual([path, method, true]);
    for (const status of good.filter((code) => code === '204')) {
      expect([path, operation.responses[status]?.content]).toEqual([path, undefined]);
    }
  }
  const deposit = found.paths['/v1/enveloppen/{envId}']?.['put'];
  expect(
    Object.keys(deposit?.requestBody?.content['application/json']?.schema.properties ?? {}).sort(),
  ).toEqual(['bijlagen', 'envelop', 'intrekHash', 'postvak', 'protocol', 'spoed', 'statusHash', 'tenant']);
});
