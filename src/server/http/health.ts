import * as z from 'zod';
import { ReservekopieAntwoord } from '#protocol/reservekopie.ts';
import { type App, type Kern, REFUSALS, wieVan } from './kern.ts';

const Gezondheid = z.strictObject({ status: z.literal('ok') });
/** A backup that failed takes no server out of service: it is told, and everything goes on. */
const Gereedheid = z.strictObject({
  status: z.literal('ok'),
  reservekopie: z.enum(['ok', 'mislukt']).optional(),
});

/** How long an answer of the disk is good, in milliseconds. */
const FRESH = 2_000;

/** For whoever watches the process: is it there, and can it keep something. */
export function health(app: App, { store, klok, reservekopie }: Kern): void {
  let lastGood = -Infinity;

  app.get('/healthz', { schema: { response: { 200: Gezondheid } } }, async () => ({ status: 'ok' as const }));

  app.get('/readyz', { schema: { response: { 200: Gereedheid, ...REFUSALS } } }, async () => {
    // Anyone may ask, and every look is a write: once in a while is enough.
    const nu = klok();
    if (Math.abs(nu - lastGood) >= FRESH) {
      await store.probe();
      lastGood = nu;
    }
    const { ingericht, mislukt } = reservekopie();
    return {
      status: 'ok' as const,
      ...(ingericht && { reservekopie: mislukt ? ('mislukt' as const) : ('ok' as const) }),
    };
  });

  app.get(
    '/v1/reservekopie',
    { schema: { response: { 200: ReservekopieAntwoord, ...REFUSALS } } },
    async (request) => {
      const laatste = await store.overzicht.reservekopie(wieVan(request).tenant);
      return { ...reservekopie(), ...(laatste !== undefined && { laatste }) };
    },
  );
}
