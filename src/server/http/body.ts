import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Refusal } from './problem.ts';

const inflate = promisify(gunzip);

declare module 'fastify' {
  interface FastifyRequest {
    /** the JSON text of the body as bytes, out of its compression: what a device proof is about */
    lichaam: Buffer;
  }
}

/** Room for one envelope of 512 KiB with what goes with it. */
export const LARGE_BODY = 1024 * 1024;
export const BODY = 256 * 1024;

/** Reads JSON and nothing else, as UTF-8, perhaps in gzip; what comes out of gzip has the same limit as what went in. */
export function readBodies(app: FastifyInstance): void {
  app.decorateRequest('lichaam', null as unknown as Buffer);
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, parseJson);
}

async function parseJson(request: FastifyRequest, sent: Buffer): Promise<unknown> {
  const encoding = request.headers['content-encoding'];
  if (encoding !== undefined && encoding !== 'gzip' && encoding !== 'identity') {
    throw new Refusal('onleesbaar', { status: 415 });
  }
  const limit = request.routeOptions.bodyLimit;
  request.lichaam = encoding === 'gzip' ? await unzip(sent, limit) : sent;
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(request.lichaam)) as unknown;
  } catch {
    throw new Refusal('onleesbaar');
  }
}

async function unzip(sent: Buffer, limit: number): Promise<Buffer> {
  try {
    return await inflate(sent, { maxOutputLength: limit });
  } catch (error) {
    const tooLarge =
      error instanceof RangeError ||
      (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE');
    throw new Refusal(tooLarge ? 'te-groot' : 'onleesbaar', {});
  }
}
