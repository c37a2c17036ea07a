import { Readable } from 'node:stream';
import * as z from 'zod';
import { DEEL, Id } from '#protocol/basis.ts';
import { BijlageAntwoord } from '#protocol/bijlage.ts';
import type { Weigering } from '#protocol/weigering.ts';
import { TYP_BIJLAGEBEWIJS } from '#protocol/zegels.ts';
import { sha256 } from '../auth/hash.ts';
import type { Bijlageplek, Bijlagestand } from '../store/bijlagestore.ts';
import { LARGE_BODY } from './body.ts';
import { bearerHash } from './envelopstand.ts';
import { type App, type Kern, REFUSALS, wieVan } from './kern.ts';
import { refuse } from './problem.ts';

/** So many chunks at most go in one transaction: what a request holds in memory, with one that is filling. */
const SAMEN = 4;
const BYTES = 'application/octet-stream';

const plekParams = z.strictObject({ envId: Id, bijlage: Id });
/** The chunk with which the body begins. */
const vanafQuery = z.strictObject({ vanaf: z.coerce.number().int().min(0).default(0) });
const bytes = { description: 'Alle delen, dicht.', content: { [BYTES]: { schema: z.unknown() } } };

/** Photos, chunk by chunk: each is kept when it is whole and is the one that was announced, whatever comes after it. */
export function bijlagen(app: App, kern: Kern): void {
  const { store, sporen, receipts } = kern;

  // Apart, so that no other route takes bytes.
  void app.register(async (scope: App) => {
    scope.addContentTypeParser(BYTES, (_request, stream, done) => done(null, stream));
    scope.put(
      '/v1/enveloppen/:envId/bijlagen/:bijlage',
      {
        schema: {
          params: plekParams,
          querystring: vanafQuery,
          consumes: [BYTES],
          body: z.unknown(),
          response: { 200: BijlageAntwoord, ...REFUSALS },
        },
      },
      async (request, reply) => {
        const { envId, bijlage } = request.params;
        const { vanaf } = request.query;
        const statusHash = bearerHash(request);
        if (statusHash === undefined) return refuse(reply, 'bewijs-ongeldig');
        if (!(request.body instanceof Readable)) return refuse(reply, 'onleesbaar', { status: 415 });
        if (Number(request.headers['content-length'] ?? 0) > LARGE_BODY) return refuse(reply, 'te-groot');
        const found = await store.bijlagen.stand(envId, statusHash, bijlage);
        if (!found.ok) return refuse(reply, found.reden);
        const stand = found.waarde;
        if (vanaf > stand.ontvangen) return refuse(reply, 'sluit-niet-aan');
        const spoor = sporen.iemand(stand.tenant, 'melder', 'bijlage-ontvangen', { id: request.id, ip: '' }, [
          'envelop',
          envId,
        ]);
        const done = await take(request.body, stand, vanaf, async (from, inhoud) =>
          store.bijlagen.voegToe({ tenant: stand.tenant, envId, bijlage, vanaf: from, inhoud }, spoor),
        );
        if (!done.ok) return refuse(reply, done.reden);
        const { tenant, bytes: lang, delen } = stand;
        if (done.ontvangen < delen.length) return { ontvangen: done.ontvangen };
        const bewijs = await receipts.sign(TYP_BIJLAGEBEWIJS, {
          v: 1,
          tenant,
          envId,
          bijlage,
          bytes: lang,
          sha256: sha256(delen.join('.')),
        });
        return { ontvangen: done.ontvangen, bewijs };
      },
    );
  });

  app.get(
    '/v1/enveloppen/:envId/bijlagen/:bijlage',
    { schema: { params: plekParams, response: { 200: bytes, ...REFUSALS } } },
    async (request, reply) => {
      const wie = wieVan(request);
      const plek = { tenant: wie.tenant, ...request.params };
      const spoor = sporen.lid(wie, 'bijlage-ophalen', request, ['envelop', plek.envId]);
      const found = await store.bijlagen.open(plek, spoor);
      if (!found.ok) return refuse(reply, found.reden);
      return reply
        .header('content-type', BYTES)
        .header('content-length', String(found.waarde.bytes))
        .send(Readable.from(read(kern, plek, found.waarde.aantal)));
    },
  );
}

/** One chunk after the other, as fast as they are taken. */
async function* read({ store }: Kern, plek: Bijlageplek, aantal: number): AsyncGenerator<Buffer> {
  for (let deel = 0; deel < aantal; deel += 1) {
    const inhoud = await store.bijlagen.deel(plek, deel);
    // withdrawn or destroyed while it was read: half an answer is none
    if (!inhoud) throw new Error('a chunk that is no longer there');
    yield inhoud;
  }
}

type Taken = { ok: true; ontvangen: number } | { ok: false; reden: Weigering };

/**
 * Takes what comes in, chunk by chunk; keeps each that is whole and as announced. A line that breaks ends it, and what was
 * kept stays. Refuses a chunk that is another, and what comes after the last.
 */
async function take(
  body: Readable,
  { bytes: lang, delen, ontvangen }: Bijlagestand,
  vanaf: number,
  keep: (
    from: number,
    inhoud: readonly Buffer[],
  ) => Promise<{ ok: true; waarde: number } | { ok: false; reden: Weigering }>,
): Promise<Taken> {
  const lengthOf = (deel: number) => Math.min(DEEL, lang - deel * DEEL);
  let whole: Buffer[] = [];
  let first = vanaf;
  let filling: Buffer | undefined;
  let filled = 0;
  let kept = ontvangen;

  async function flush(): Promise<Weigering | undefined> {
    if (whole.length === 0) return undefined;
    const done = await keep(first, whole);
    if (!done.ok) return done.reden;
    first += whole.length;
    whole = [];
    kept = done.waarde;
    return undefined;
  }

  try {
    for await (const piece of body as AsyncIterable<Buffer>) {
      for (let at = 0; at < piece.length;) {
        const deel = first + whole.length;
        if (deel >= delen.length) return { ok: false, reden: (await flush()) ?? 'te-groot' };
        filling ??= Buffer.allocUnsafe(lengthOf(deel));
        const took = piece.copy(filling, filled, at);
        at += took;
        filled += took;
        if (filled < filling.length) continue;
        if (sha256(filling) !== delen[deel]) return { ok: false, reden: (await flush()) ?? 'andere-inhoud' };
        whole.push(filling);
        [filling, filled] = [undefined, 0];
      }
      // on a thin line each chunk at once; on a fast one a few together
      const more = body.readableLength > 0 && whole.length < SAMEN;
      const reden = more ? undefined : await flush();
      if (reden) return { ok: false, reden };
    }
  } catch (error) {
    // the line broke: nobody hears the answer
    if (!isCut(error)) throw error;
  }
  const reden = await flush();
  return reden ? { ok: false, reden } : { ok: true, ontvangen: kept };
}

const isCut = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  ['ECONNRESET', 'ERR_STREAM_PREMATURE_CLOSE'].includes(String(error.code));
