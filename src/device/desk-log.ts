import * as z from 'zod/mini';
import {
  exportContentKey,
  importContentKey,
  makeContentKey,
  openWith,
  sealSignedTo,
  sealWith,
  verify,
  peek,
} from '#crypto/sealed.ts';
import { sha256 } from '#crypto/keys.ts';
import { type Logboekregel, leesLogboekregel } from '#domain/logregel.ts';
import type { Ingekomen, Leesreden } from '#domain/melding.ts';
import { type Uitkomst, geweigerd } from '#domain/uitkomst.ts';
import { Id, Kenmerk, Token } from '#protocol/basis.ts';
import { type Logregel, type Meldingsleutel, Regelbewijs } from '#protocol/melding.ts';
import { TYP_LOGREGEL, TYP_MELDINGSLEUTEL, TYP_REGELBEWIJS } from '#protocol/zegels.ts';
import type { Keyring } from './desk-keyring.ts';
import { openForKring } from './desk-settings.ts';

/** The key of one case log: sealed to the kring and signed, or a server could give the desk a key of its own. */
const Sleutelinhoud = z.strictObject({
  v: z.literal(1),
  tenant: Kenmerk,
  melding: Id,
  envId: z.optional(Id),
  k: Token,
});

/** Makes the key of a new case; gives it open, and as the server may keep it. */
export async function makeCaseKey(
  keyring: Keyring,
  melding: string,
  envId?: string,
): Promise<{ key: CryptoKey; sleutel: string }> {
  const k = await exportContentKey(await makeContentKey(true));
  const inhoud = { v: 1, tenant: keyring.tenant, melding, ...(envId !== undefined && { envId }), k };
  const { publicKey, kid } = keyring.nu;
  const sleutel = await sealSignedTo(publicKey, kid, TYP_MELDINGSLEUTEL, inhoud, keyring.teken);
  return { key: await importContentKey(k), sleutel };
}

/** Opens the key of a case; undefined when no member signed it or it is of another case. */
export async function openCaseKey(row: Meldingsleutel, keyring: Keyring): Promise<CryptoKey | undefined> {
  const found = await openForKring(row.sleutel, TYP_MELDINGSLEUTEL, Sleutelinhoud, keyring);
  const right =
    found !== undefined &&
    found.tenant === keyring.tenant &&
    found.melding === row.melding &&
    found.envId === row.envId;
  return right ? importContentKey(found.k) : undefined;
}

/** Signs an entry and seals it with the key of its case, its place bound on both layers. */
export const sealEntry = (keyring: Keyring, key: CryptoKey, regel: Logboekregel): Promise<string> => {
  const { melding, regelId } = regel;
  return sealWith(key, TYP_LOGREGEL, { tenant: keyring.tenant, melding, regelId }, regel, keyring.teken);
};

/** Takes an entry as the server gave it; gives it in its place, read or with the reason why not. */
export async function readEntry(
  row: Logregel,
  key: CryptoKey | undefined,
  keyring: Keyring,
): Promise<Ingekomen> {
  const { regelId, seq, opgenomenOp } = row;
  const gelezen = key ? await judge(row, key, keyring) : geweigerd('onleesbaar');
  return { regelId, seq, opgenomenOp, gelezen };
}

async function judge(
  row: Logregel,
  key: CryptoKey,
  keyring: Keyring,
): Promise<Uitkomst<Logboekregel, Leesreden>> {
  const opened = await openWith(row.regel, key, TYP_LOGREGEL, keyring.lidOf);
  if (!opened.ok) {
    const { reden } = opened;
    return geweigerd(reden === 'onbekende-suite' ? 'onbekend' : reden === 'te-groot' ? 'onleesbaar' : reden);
  }
  const { header, data, signer, herkomst } = opened.waarde;
  if (herkomst !== 'bevestigd') return geweigerd('ondertekenaar-onbekend');
  const { tenant, melding, regelId } = header;
  if (tenant !== keyring.tenant || melding !== row.melding || regelId !== row.regelId) {
    return geweigerd('kop-klopt-niet');
  }
  const regel = leesLogboekregel(data);
  if (!regel.ok) return regel;
  const { waarde } = regel;
  const same = waarde.melding === melding && waarde.regelId === regelId && waarde.door.lid === signer;
  return same ? regel : geweigerd('kop-klopt-niet');
}

/** Takes the receipt of an entry and what was sent; true when the receipt key of the keyset signed exactly that. */
export async function isReceiptOf(
  bewijs: string,
  sent: { melding: string; regelId: string; regel: string },
  keyring: Keyring,
): Promise<boolean> {
  const claimed = peek(bewijs, TYP_REGELBEWIJS);
  const key = claimed.ok ? keyring.ontvangstOf(claimed.waarde.kid) : undefined;
  if (!key) return false;
  const verified = await verify(bewijs, TYP_REGELBEWIJS, key);
  const bon = verified.ok ? Regelbewijs.safeParse(verified.waarde.data) : undefined;
  if (!bon?.success) return false;
  const { tenant, melding, regelId, sha256: hash } = bon.data;
  return (
    tenant === keyring.tenant &&
    melding === sent.melding &&
    regelId === sent.regelId &&
    hash === (await sha256(sent.regel))
  );
}

/**
 * Takes what an id is for and what it follows from; gives that id, the same at every desk: two that do the same thing
 * at once write the same entry. A UUID of version 8 (RFC 9562), from SHA-256.
 */
export async function idFrom(purpose: string, from: string): Promise<string> {
  const bytes = new TextEncoder().encode(`mr-id-v1.${purpose}.${from}`);
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)).subarray(0, 16);
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x80;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
