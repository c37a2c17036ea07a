import type * as z from 'zod/mini';
import { type Uitkomst, geweigerd, gelukt } from '#domain/uitkomst.ts';
import { Probleem, type Weigering } from '#protocol/weigering.ts';

/** The server's own word, or why there is none. */
export type Lijnweigering = Weigering | 'geen-verbinding' | 'antwoord-onleesbaar';

export interface Lijn {
  /** Sends one request of a member (session cookie); refuses with the server's word. Parses what comes back. */
  send<S extends z.ZodMiniType>(
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    path: string,
    body: unknown,
    answer: S,
  ): Promise<Uitkomst<z.infer<S>, Lijnweigering>>;
}

const PATIENCE = 30_000;

/** Takes fetch and where the server is. Every request carries what a foreign page cannot send (security B6). */
export function memberLine(deps: { fetch: typeof fetch; origin: string }): Lijn {
  return {
    async send(method, path, body, answer) {
      let status: number;
      let found: unknown;
      try {
        const response = await deps.fetch(`${deps.origin}/v1${path}`, {
          method,
          credentials: 'same-origin',
          cache: 'no-store',
          redirect: 'error',
          referrerPolicy: 'no-referrer',
          headers: {
            'X-MR': '1',
            Accept: 'application/json',
            ...(body !== undefined && { 'Content-Type': 'application/json' }),
          },
          ...(body !== undefined && { body: JSON.stringify(body) }),
          signal: AbortSignal.timeout(PATIENCE),
          // logging out is often the last thing a page does
          keepalive: method === 'DELETE',
        });
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
      const problem = Probleem.safeParse(found);
      // a gateway or a captive portal answers in its own words: to us the server is not there
      return geweigerd(problem.success ? problem.data.reden : 'geen-verbinding');
    },
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
