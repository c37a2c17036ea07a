import type * as z from 'zod/mini';
import type { Database, Inschrijvingrij } from './db.ts';
import { readByReceiptKey, readKeyset } from './keyset.ts';

export interface Receiptdeps {
  db: Database;
  /** Fetches the keyset now: a receipt may be by a key the phone does not know yet. */
  refreshKeyset(ik: Inschrijvingrij): Promise<unknown>;
}

/** Takes what should be signed by the server; gives what it says when it is, and of the right shape. */
export async function readReceipt<S extends z.ZodMiniType>(
  { db, refreshKeyset }: Receiptdeps,
  ik: Inschrijvingrij,
  { bewijs, typ, vorm }: { bewijs: string; typ: string; vorm: S },
): Promise<z.infer<S> | undefined> {
  for (const fresh of [false, true]) {
    if (fresh) await refreshKeyset(ik);
    const newest = (await db.inschrijving.get(ik.id)) ?? ik;
    const bos = await readKeyset(newest.sleutelbos, newest);
    if (!bos.ok) return undefined;
    const signed = await readByReceiptKey(bos.waarde, bewijs, typ).catch(() => undefined);
    if (signed !== undefined) return vorm.safeParse(signed).data;
  }
  return undefined;
}
