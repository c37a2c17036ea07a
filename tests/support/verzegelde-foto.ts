import { randomBytes, randomUUID } from 'node:crypto';
import { DEEL } from '#protocol/basis.ts';
import type { Bijlageaankondiging } from '#protocol/bijlage.ts';
import { type Answer, type Brief, type Line, brief, sha256 } from './gemeente.ts';

/** A photo as a server sees it: chunks that only look sealed, and what is announced of them. */
export interface VerzegeldeFoto {
  id: string;
  verzegeld: Buffer;
  delen: Buffer[];
  aankondiging: Bijlageaankondiging;
}

export function verzegeldeFoto(bytes = 2 * DEEL + DEEL / 2): VerzegeldeFoto {
  const id = randomUUID();
  const verzegeld = randomBytes(bytes);
  const delen = Array.from({ length: Math.ceil(bytes / DEEL) }, (_, n) =>
    verzegeld.subarray(n * DEEL, (n + 1) * DEEL),
  );
  return { id, verzegeld, delen, aankondiging: { id, bytes, delen: delen.map(sha256) } };
}

/** A sealed signal that announces these photos. */
export function briefMet(
  tenant: string,
  fotos: readonly VerzegeldeFoto[],
  options?: Parameters<typeof brief>[1],
): Brief {
  const letter = brief(tenant, options);
  const bijlagen = fotos.map(({ aankondiging }) => aankondiging);
  return { ...letter, body: { ...letter.body, protocol: 2, bijlagen } };
}

/** Brings chunks, from one on. */
export const brengDelen = (
  line: Line,
  { envId, statusToken }: Pick<Brief, 'envId' | 'statusToken'>,
  id: string,
  raw: Uint8Array,
  vanaf = 0,
): Promise<Answer> =>
  line('PUT', `/v1/enveloppen/${envId}/bijlagen/${id}?vanaf=${vanaf}`, {
    raw,
    headers: { authorization: `Bearer ${statusToken}`, 'content-type': 'application/octet-stream' },
  });
