import type * as z from 'zod/mini';
import { type Uitkomst, geweigerd, gelukt } from '#domain/uitkomst.ts';
import { Probleem, type Weigering } from '#protocol/weigering.ts';

/** The server's own word, or why there is none. */
export type Lijnweigering = Weigering | 'geen-verbinding' | 'antwoord-onleesbaar';

type Methode = 'GET' | 'POST' | 'PUT' | 'DELETE';
export interface Lijn {
  /** Sends one request of a member (session cookie); refuses with the server's word. Parses what comes back. */
  send<S extends z.ZodMiniType>(
    method: Methode,
    path: string,
    body: unknown,
    answer: S,
  ): Promise<Uitkomst<z.infer<S>, Lijnweigering>>;
  /** Fetches bytes, exactly so many; more are not read. */
  fetchBytes(path: string, length: number): Promise<Uitkomst<Uint8Array<ArrayBuffer>, Lijnweigering>>;
}

const PATIENCE = 30_000;
/** A desk on a poor line still gets a photo of a megabyte. */
const PATIENCE_BYTES = 120_000;

/** Takes fetch and where the server is. Every request carries what a foreign page cannot send (security B6). */
export function memberLine(deps: { fetch: typeof fetch; origin: string }): Lijn {
  const ask = (method: Methode, path: string, body: unknown, accept: string, patience: number) =>
    deps.fetch(`${deps.origin}/v1${path}`, {
      method,
      credentials: 'same-origin',
      cache: 'no-store',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
      headers: {
        'X-MR': '1',
        Accept: accept,
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(patience),
      // logging out is often the last thing a page does
      keepalive: method === 'DELETE',
    });

  return {
    async send(method, path, body, answer) {
      let status: number;
      let found: unknown;
      try {
        const response = await ask(method, path, body, 'application/json', PATIENCE);
        status = response.status;
        const text = await response.text();
        found = text === '' ? undefined : parse(text);
      } catch {
        return geweigerd('geen-verbinding');
      }
      if (status >= 200 && status < 300) {
        const parsed = answer.safeParse(found);
        return parsed.success ? gelukt(parsed.data) : geweigerd('antwoord-onleesbaar');
      }
      return geweigerd(refusalIn(found));
    },

    async fetchBytes(path, length) {
      try {
        const response = await ask('GET', path, undefined, 'application/octet-stream', PATIENCE_BYTES);
        if (!response.ok) return geweigerd(refusalIn(parse(await response.text())));
        if (response.headers.get('content-length') !== String(length)) {
          await response.body?.cancel();
          return geweigerd('antwoord-onleesbaar');
        }
        return gelukt(new Uint8Array(await response.arrayBuffer()));
      } catch {
        return geweigerd('geen-verbinding');
      }
    },
  };
}

/** A gateway or a captive portal answers in its own words: to us the server is not there. */
function refusalIn(found: unknown): Lijnweigering {
  const problem = Probleem.safeParse(found);
  return problem.success ? problem.data.reden : 'geen-verbinding';
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
