import * as z from 'zod/mini';
import { Berichten } from '#protocol/bericht.ts';
import { BijlageAntwoord } from '#protocol/bijlage.ts';
import { type Aflevering, AfleveringAntwoord, Envelopstatus } from '#protocol/envelop.ts';
import { SleutelbosAntwoord } from '#protocol/sleutelbos.ts';
import { type Inschrijven, InschrijvenAntwoord, UitdagingAntwoord } from '#protocol/toestel.ts';
import { VeldAntwoord } from '#protocol/veld.ts';
import { Probleem, type Weigering } from '#protocol/weigering.ts';
import type { Surroundings } from './surroundings.ts';

/** What came of one request. The clock of the phone plays no part; the server's time comes with the answer. */
export type Antwoord<T> = Gekregen<T> | Niet;
export interface Gekregen<T> {
  ok: true;
  waarde: T;
  status: number;
  /** the server's Date header */
  serverNu?: number;
  uitdaging?: string;
}
export type Niet = {
  ok: false;
  serverNu?: number;
  uitdaging?: string;
  /** milliseconds; the server said so in Retry-After */
  wacht?: number;
} & (
  | { soort: 'geweigerd'; reden: Weigering }
  /** nothing came back: no coverage, a broken connection, or a redirect (captive portal) */
  | { soort: 'geen-bereik' }
  /** something came back that is not our server's: a gateway's page, half an answer, or nothing in time */
  | { soort: 'onzin' }
);

const PATIENCE = 30_000;
/** A keyset that hangs may not keep a signaal waiting. */
const SHORT_PATIENCE = 8_000;
const NIETS = z.undefined();
/** A line this thin still brings the largest envelope; one that is thinner has to wait for a better place. */
const SLOWEST = 4_000 / 1_000;
/** Below this, compressing gains less than it costs. */
const WORTH_ZIPPING = 1_024;

interface Request<S> {
  method: 'GET' | 'PUT' | 'POST' | 'DELETE';
  path: string;
  answer: S;
  /** JSON text */
  body?: string;
  bytes?: Uint8Array<ArrayBuffer>;
  headers?: Record<string, string>;
  patience?: number;
  signal?: AbortSignal;
}

export type Line = ReturnType<typeof createLine>;

/** Takes fetch and the server's address; gives one function per message. None of them throws or sends a cookie. */
export function createLine(world: Pick<Surroundings, 'fetch' | 'origin' | 'timers' | 'now'>) {
  async function send<S extends z.ZodMiniType>(request: Request<S>): Promise<Antwoord<z.infer<S>>> {
    const stop = new AbortController();
    let late = false;
    const timer = world.timers.setTimeout(() => {
      late = true;
      stop.abort();
    }, request.patience ?? PATIENCE);
    const giveUp = () => stop.abort();
    request.signal?.addEventListener('abort', giveUp);
    try {
      const zipped = request.body === undefined ? undefined : await zip(request.body);
      const response = await world.fetch(`${world.origin}${request.path}`, {
        method: request.method,
        credentials: 'omit',
        cache: 'no-store',
        redirect: 'error',
        referrerPolicy: 'no-referrer',
        headers: {
          Accept: 'application/json',
          ...(zipped && { 'Content-Type': 'application/json' }),
          ...(zipped?.gzip && { 'Content-Encoding': 'gzip' }),
          ...(request.bytes && { 'Content-Type': 'application/octet-stream' }),
          ...request.headers,
        },
        ...(zipped && { body: zipped.body }),
        ...(request.bytes && { body: request.bytes }),
        signal: stop.signal,
      });
      const text = await response.text();
      return read(response, text, request.answer, world.now());
    } catch {
      return { ok: false, soort: late ? 'onzin' : 'geen-bereik' };
    } finally {
      world.timers.clearTimeout(timer);
      request.signal?.removeEventListener('abort', giveUp);
    }
  }

  const bearer = (token: string) => ({ Authorization: `Bearer ${token}` });

  return {
    sleutelbos: (tenant: string, signal?: AbortSignal) =>
      send({
        method: 'GET',
        path: `/v1/gemeenten/${tenant}/sleutelbos`,
        answer: SleutelbosAntwoord,
        patience: SHORT_PATIENCE,
        ...(signal && { signal }),
      }),
    veldinstellingen: (tenant: string) =>
      send({
        method: 'GET',
        path: `/v1/gemeenten/${tenant}/veldinstellingen`,
        answer: VeldAntwoord,
        patience: SHORT_PATIENCE,
      }),
    schrijfIn: (body: z.infer<typeof Inschrijven>) =>
      send({
        method: 'POST',
        path: '/v1/inschrijvingen',
        answer: InschrijvenAntwoord,
        body: JSON.stringify(body),
      }),
    uitdaging: (tenant: string) =>
      send({
        method: 'POST',
        path: '/v1/uitdagingen',
        answer: UitdagingAntwoord,
        body: JSON.stringify({ tenant }),
      }),
    /** Takes the body as text, because the proof is over exactly that text. */
    lever: (envId: string, body: string, bewijs: string) =>
      send({
        method: 'PUT',
        path: aflevering(envId),
        answer: AfleveringAntwoord,
        body,
        patience: PATIENCE + body.length / SLOWEST,
        headers: { Toestelbewijs: bewijs },
      }),
    status: (envId: string, token: string, signal?: AbortSignal) =>
      send({
        method: 'GET',
        path: `${aflevering(envId)}/status`,
        answer: Envelopstatus,
        headers: bearer(token),
        ...(signal && { signal }),
      }),
    /** Takes an envelope that arrived, and chunks of one of its photos from one on. */
    brengDelen: (
      { envId, statusToken }: { envId: string; statusToken: string },
      id: string,
      { vanaf, body }: { vanaf: number; body: Uint8Array },
      signal: AbortSignal,
    ) =>
      send({
        method: 'PUT',
        path: `${aflevering(envId)}/bijlagen/${id}?vanaf=${vanaf}`,
        answer: BijlageAntwoord,
        bytes: body as Uint8Array<ArrayBuffer>,
        patience: PATIENCE + body.length / SLOWEST,
        headers: bearer(statusToken),
        signal,
      }),
    berichten: (postvak: string, token: string, signal?: AbortSignal) =>
      send({
        method: 'GET',
        path: `/v1/postvakken/${postvak}/berichten`,
        answer: Berichten,
        headers: bearer(token),
        ...(signal && { signal }),
      }),
    trekIn: (envId: string, token: string) =>
      send({ method: 'DELETE', path: aflevering(envId), answer: NIETS, headers: bearer(token) }),
  };
}

/** Path of an envelope: what the device proof names. */
export const aflevering = (envId: string): string => `/v1/enveloppen/${envId}`;
export type Afleveringsbody = z.infer<typeof Aflevering>;

function read<S extends z.ZodMiniType>(
  response: Response,
  text: string,
  answer: S,
  now: number,
): Antwoord<z.infer<S>> {
  const { headers, status } = response;
  const date = Date.parse(headers.get('date') ?? '');
  const uitdaging = headers.get('volgende-uitdaging') ?? undefined;
  const wacht = retryAfter(headers.get('retry-after'), Number.isNaN(date) ? now : date);
  const more = {
    ...(!Number.isNaN(date) && { serverNu: date }),
    ...(uitdaging !== undefined && { uitdaging }),
    ...(wacht !== undefined && { wacht }),
  };
  const found = parse(text);
  if (response.ok) {
    const parsed = answer.safeParse(found);
    return parsed.success
      ? { ok: true, waarde: parsed.data, status, ...more }
      : { ok: false, soort: 'onzin', ...more };
  }
  const problem = Probleem.safeParse(found);
  return problem.success
    ? { ok: false, soort: 'geweigerd', reden: problem.data.reden, ...more }
    : { ok: false, soort: 'onzin', ...more };
}

/** Seconds or a date (RFC 9110 §10.2.3); a day is the most that is believed. */
function retryAfter(value: string | null, now: number): number | undefined {
  if (value === null) return undefined;
  const ms = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - now;
  return Number.isNaN(ms) ? undefined : Math.min(Math.max(ms, 0), 86_400_000);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Base64url of ciphertext loses a quarter of its length; absent in WebKit before 16.4, and then sent as it is. */
async function zip(body: string): Promise<{ body: string | Uint8Array<ArrayBuffer>; gzip: boolean }> {
  if (body.length < WORTH_ZIPPING || typeof CompressionStream === 'undefined') return { body, gzip: false };
  const stream = new Blob([body]).stream().pipeThrough(new CompressionStream('gzip'));
  return { body: new Uint8Array(await new Response(stream).arrayBuffer()), gzip: true };
}
