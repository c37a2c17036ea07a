import { sha256 } from '#crypto/keys.ts';
import { PROTOCOL_VERSION } from '#protocol/basis.ts';
import type { Bijlagerij, Inschrijvingrij, Outboxrij } from './db.ts';
import type { Afleveringsbody } from './server-line.ts';

/** The protocol of a deposit in which nothing later is said. */
const WITHOUT_PHOTOS = 1;

/** The same row with the same photos always gives the same body, so that a second delivery is the same delivery [C-32]. */
export async function bodyOf(
  ik: Inschrijvingrij,
  rij: Outboxrij,
  envelop: string,
  fotos: readonly Bijlagerij[],
): Promise<string> {
  const byId = fotos.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const bijlagen = byId.map(({ id, bytes, delen }) => ({ id, bytes, delen }));
  const body: Afleveringsbody = {
    // a server that knows no photos still takes text
    protocol: bijlagen.length > 0 ? PROTOCOL_VERSION : WITHOUT_PHOTOS,
    tenant: ik.tenant,
    envelop,
    postvak: { id: rij.postvak.id, tokenHash: await sha256(rij.postvak.token) },
    statusHash: await sha256(rij.statusToken),
    ...(rij.intrekToken !== undefined && { intrekHash: await sha256(rij.intrekToken) }),
    spoed: rij.spoed,
    ...(bijlagen.length > 0 && { bijlagen }),
  };
  return JSON.stringify(body);
}
