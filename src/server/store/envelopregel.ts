import type { Envelopregel } from '#protocol/envelop.ts';
import type { Inlezing } from './quarantaine.ts';

/** A page of envelopes is at most this many and about this long, so that a phone-sized line can carry it. */
export const PAGE_ROWS = 500;
export const PAGE_BYTES = 4 * 1024 * 1024;

/** An envelope as it stands in a table; one engine says 1 where the other says true. */
export interface Enveloprij {
  envId: string;
  seq: number;
  ontvangenOp: string;
  spoed: number | boolean;
  quarantaine: string | null;
  aangenomenOp: string | null;
  stand: Envelopregel['stand'];
  envelop: string;
}
export interface Depositorij extends Enveloprij {
  postvak: string;
  statusHash: string;
  intrekHash: string | null;
  tokenHash: string;
}

/** Says whether what is offered is what was kept. */
export const isSame = (a: Depositorij, b: Inlezing): boolean =>
  a.envelop === b.envelop &&
  a.postvak === b.postvak.id &&
  a.tokenHash === b.postvak.tokenHash &&
  a.statusHash === b.statusHash &&
  a.intrekHash === (b.intrekHash ?? null) &&
  Boolean(a.spoed) === b.spoed;

/** What a desk gets of a row: whoever asks has fetched it. */
export const envelopregelOf = ({
  quarantaine,
  aangenomenOp,
  spoed,
  stand,
  ...row
}: Enveloprij): Envelopregel => ({
  ...row,
  stand: stand === 'ontvangen' ? 'opgehaald' : stand,
  spoed: Boolean(spoed),
  ...(quarantaine !== null && { quarantaine }),
  ...(aangenomenOp !== null && { aangenomen: true }),
});
