import { type Server, createServer } from 'node:http';
import type { Reservekopiestand } from './backups.ts';
import type { Overzicht } from './store/overzicht.ts';
import type { Store } from './store/store.ts';

/*
 * What whoever watches the server can measure, in the text format of Prometheus. Counts, times and ages; no municipality,
 * member, device, address or token is in any name or label.
 */

/** Upper bounds in seconds: from what a look-up takes to what no person waits for. */
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];
/** Counting reads the store: once in a while is enough, however many ask. */
const FRESH = 15_000;

interface Histogram {
  readonly counts: number[];
  sum: number;
}
interface Watched {
  store: Store;
  klok(): number;
  reservekopie(): Reservekopiestand;
}

export class Metrics {
  readonly #requests = new Map<string, number>();
  readonly #operations = new Map<string, Histogram>();
  #counted: { op: number; overzicht: Overzicht } | undefined;

  /** One answer: by the pattern of its route, never by its address. */
  answered(method: string, route: string, status: number): void {
    const labels = `method="${method}",route="${route}",status="${status}"`;
    this.#requests.set(labels, (this.#requests.get(labels) ?? 0) + 1);
  }

  /** Gives the same store, of which every operation is timed, also one that fails. */
  timed(store: Store): Store {
    const clock =
      <A extends unknown[], R>(name: string, act: (...args: A) => Promise<R>) =>
      async (...args: A): Promise<R> => {
        const began = performance.now();
        try {
          return await act(...args);
        } finally {
          this.#took(name, (performance.now() - began) / 1_000);
        }
      };
    const wrap = (group: object, prefix: string): object =>
      Object.fromEntries(
        Object.entries(group).map(([name, inside]) => {
          if (typeof inside === 'function') return [name, clock(`${prefix}${name}`, inside as never)];
          return [name, wrap(inside as object, `${prefix}${name}.`)];
        }),
      );
    return wrap(store, '') as Store;
  }

  #took(operation: string, seconds: number): void {
    const found = this.#operations.get(operation) ?? { counts: BUCKETS.map(() => 0).concat(0), sum: 0 };
    this.#operations.set(operation, found);
    const place = BUCKETS.findIndex((most) => seconds <= most);
    found.counts[place === -1 ? BUCKETS.length : place]! += 1;
    found.sum += seconds;
  }

  /** Gives everything as it is now. A store that does not answer leaves out what only it can tell. */
  async text({ store, klok, reservekopie }: Watched): Promise<string> {
    const nu = klok();
    if (!this.#counted || Math.abs(nu - this.#counted.op) >= FRESH) {
      const overzicht = await store.overzicht.server().catch(() => undefined);
      this.#counted = overzicht && { op: nu, overzicht };
    }
    const lines: string[] = [];
    const metric = (
      name: string,
      type: string,
      help: string,
      rows: readonly (readonly [string, number])[],
    ) => {
      if (rows.length === 0) return;
      lines.push(`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`);
      for (const [labels, value] of rows) lines.push(`${name}${labels} ${value}`);
    };
    metric(
      'meldroute_http_requests_total',
      'counter',
      'Answers by route and status.',
      [...this.#requests].map(([labels, count]) => [`{${labels}}`, count]),
    );
    lines.push(...this.#histogram('meldroute_store_seconds'));
    const overzicht = this.#counted?.overzicht;
    metric('meldroute_store_up', 'gauge', 'Whether the store answered.', [['', overzicht ? 1 : 0]]);
    if (overzicht) {
      const age = (op: string) => Math.max(0, (nu - Date.parse(op)) / 1_000);
      metric(
        'meldroute_enveloppen',
        'gauge',
        'Envelopes that nobody opened yet.',
        Object.entries(overzicht.enveloppen).map(([stand, count]) => [`{stand="${stand}"}`, count]),
      );
      metric(
        'meldroute_enveloppen_oldest_seconds',
        'gauge',
        'How long ago the oldest of them came in, to the hour.',
        Object.entries(overzicht.oudste).map(([stand, op]) => [`{stand="${stand}"}`, age(op)]),
      );
      const { reservekopieOp } = overzicht;
      metric(
        'meldroute_backup_age_seconds',
        'gauge',
        'Age of the newest verified backup, of the municipality of which it is oldest.',
        reservekopieOp === undefined ? [] : [['', age(reservekopieOp)]],
      );
    }
    const { ingericht, mislukt } = reservekopie();
    metric('meldroute_backup_scheduled', 'gauge', 'Whether this server makes backups.', [
      ['', Number(ingericht)],
    ]);
    metric('meldroute_backup_failed', 'gauge', 'Whether the last try to make one failed.', [
      ['', Number(mislukt)],
    ]);
    metric('process_resident_memory_bytes', 'gauge', 'Memory of this process.', [
      ['', process.memoryUsage.rss()],
    ]);
    metric('process_uptime_seconds', 'gauge', 'Since this process started.', [['', process.uptime()]]);
    return `${lines.join('\n')}\n`;
  }

  #histogram(name: string): string[] {
    const lines = [`# HELP ${name} Time that operations of the store take.`, `# TYPE ${name} histogram`];
    for (const [operation, { counts, sum }] of this.#operations) {
      let total = 0;
      for (const [place, count] of counts.entries()) {
        total += count;
        lines.push(`${name}_bucket{operation="${operation}",le="${BUCKETS[place] ?? '+Inf'}"} ${total}`);
      }
      lines.push(`${name}_sum{operation="${operation}"} ${sum}`);
      lines.push(`${name}_count{operation="${operation}"} ${total}`);
    }
    return lines;
  }
}

/** Answers `GET /metrics` on an address of its own, which the proxy in front does not pass on. */
export function serveMetrics(metrics: Metrics, watched: Watched): Server {
  return createServer((request, response) => {
    if (request.method !== 'GET' || request.url !== '/metrics') {
      response.writeHead(404).end();
      return;
    }
    metrics.text(watched).then(
      (text) =>
        response
          .writeHead(200, {
            'content-type': 'text/plain; version=0.0.4; charset=utf-8',
            'cache-control': 'no-store',
          })
          .end(text),
      () => response.writeHead(500).end(),
    );
  });
}
