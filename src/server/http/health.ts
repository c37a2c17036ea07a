import * as z from 'zod';
import { type App, type Kern, REFUSALS } from './kern.ts';

const Gezondheid = z.strictObject({ status: z.literal('ok') });

/** How long an answer of the disk is good, in milliseconds. */
const FRESH = 2_000;

/** For whoever watches the process: is it there, and can it keep something. */
export function health(app: App, { store, klok }: Kern): void {
  let lastGood = -Infinity;

  app.get('/healthz', { schema: { response: { 200: Gezondheid } } }, async () => ({ status: 'ok' as const }));

  app.get('/readyz', { schema: { response: { 200: Gezondheid, ...REFUSALS } } }, async () => {
    // Anyone may ask, and every look is a write: once in a while is enough.
    const nu = klok();
    if (Math.abs(nu - lastGood) >= FRESH) {
      await store.probe();
      lastGood = nu;
    }
    return { status: 'ok' as const };
  });
}
