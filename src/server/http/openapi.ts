import swagger from '@fastify/swagger';
import * as z from 'zod';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';
import { ACCESS } from '../auth/access.ts';
import type { App } from './kern.ts';

const WHO: Readonly<Record<string, string>> = {
  iedereen: 'Iedereen.',
  consolecode: 'Wie de eenmalige code van de console heeft.',
  uitnodiging: 'Wie een uitnodiging heeft.',
  toestel: 'Een ingeschreven toestel, met de header Toestelbewijs.',
  token: 'Wie het token van deze enveloppe of dit postvak heeft (Authorization: Bearer).',
};

/** The description of this API, made from the schemas that check it (OpenAPI 3.1; NL API Design Rules). */
export async function openapi(app: App): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Meldroute',
        version: '1.0.0',
        description:
          'Telefoons leggen dichte enveloppen neer; het bureau haalt ze op. De server kan niets openen.',
        contact: { name: 'Het beheer van deze installatie' },
        license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
      },
      servers: [{ url: '/' }],
    },
    transform: (document) => {
      const { schema, url } = jsonSchemaTransform(document);
      const method = [document.route.method].flat()[0] ?? 'GET';
      const who = ACCESS[`${method} ${document.url}`];
      const description =
        typeof who === 'string' ? WHO[who] : who && `Leden met een sessie: ${who.join(', ')}.`;
      return { schema: { ...schema, ...(description !== undefined && { description }) }, url };
    },
  });

  app.get('/v1/openapi.json', { schema: { response: { 200: z.looseObject({}) } } }, async () => ({
    ...app.swagger(),
  }));
}
