import * as z from 'zod';
import { type App, type Kern, REFUSALS } from './kern.ts';

const Gezondheid = z.strictObject({ status: z.literal('ok') });

/** For whoever watches the process: is it there, and can it keep something. */
export function health(app: App, { store }: Kern): void {
  app.get('/healthz', { schema: { response: { 200: Gezondheid } } }, async () => ({ status: 'ok' as const }));

  app.get('/readyz', { schema: { response: { 200: Gezondheid, ...REFUSALS } } }, async () => {
    await store.probe();
    return { status: 'ok' as const };
  });
}
