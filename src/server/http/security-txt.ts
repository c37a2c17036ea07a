import type { App, Kern } from './kern.ts';
import { refuse } from './problem.ts';

/** Well under a year, and long enough to be read (RFC 9116 §2.5.5). */
const DAYS = 180;

/** Where somebody who found a weakness can tell it (RFC 9116); only when the gemeente named an address. */
export function securityTxt(app: App, { klok, origin, contact }: Kern): void {
  app.get('/.well-known/security.txt', { schema: { hide: true } }, async (_request, reply) => {
    if (contact === undefined) return refuse(reply, 'niet-gevonden');
    const day = new Date(klok() + DAYS * 86_400_000).toISOString().slice(0, 10);
    const lines = [
      `Contact: ${contact}`,
      `Expires: ${day}T00:00:00Z`,
      'Preferred-Languages: nl, en',
      `Canonical: ${origin}/.well-known/security.txt`,
    ];
    return reply.type('text/plain; charset=utf-8').send(`${lines.join('\n')}\n`);
  });
}
