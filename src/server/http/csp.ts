import * as z from 'zod';
import { meet } from '../auth/remmen.ts';
import { inMemory } from '../store/tellers.ts';
import { type App, type Kern, NO_CONTENT, REFUSALS } from './kern.ts';

const Rapport = z.looseObject({
  body: z.optional(
    z.looseObject({ effectiveDirective: z.optional(z.string()), disposition: z.optional(z.string()) }),
  ),
});
const DIRECTIVE = /^[a-z-]{1,40}$/;
/** Reports that are logged in a minute; more would only fill a disk. */
const PER_MINUTE = 20;

/** What browsers report about the page's own rules. Only the name of the rule is kept: the rest may hold addresses. */
export function cspMeldingen(app: App, { klok }: Kern): void {
  // Of this process, for its own disk.
  const tellers = inMemory();
  const logged = { tenant: '-', rem: 'csp', sleutel: '-' };
  void app.register(async (scope) => {
    scope.addContentTypeParser(
      ['application/reports+json', 'application/csp-report'],
      { parseAs: 'string', bodyLimit: 16 * 1024 },
      (_request, text: string, done) => {
        try {
          done(null, JSON.parse(text));
        } catch {
          done(null, []);
        }
      },
    );
    scope.post(
      '/v1/csp-meldingen',
      { bodyLimit: 16 * 1024, schema: { response: { 204: NO_CONTENT, ...REFUSALS } } },
      async (request, reply) => {
        const rules = z
          .array(Rapport)
          .catch([])
          .parse(request.body)
          .flatMap(({ body }) => body?.effectiveDirective ?? [])
          .filter((rule) => DIRECTIVE.test(rule));
        const nu = klok();
        const mayLog =
          rules.length > 0 && (await tellers.step(logged, meet(PER_MINUTE, 1, nu, nu + 60_000), nu)) === 0;
        if (mayLog) {
          request.log.warn({ regels: rules.slice(0, 10) }, 'de pagina brak een van haar eigen regels');
        }
        return reply.code(204).send(null);
      },
    );
  });
}
