import type { Uitkomst } from '#domain/uitkomst.ts';
import type { Bijlageaankondiging } from '#protocol/bijlage.ts';
import type { Spoor } from './audit.ts';

/** An envelope with what belongs to it, whoever brings it. */
export interface Inlezing {
  tenant: string;
  envId: string;
  envelop: string;
  spoed: boolean;
  postvak: { id: string; tokenHash: string };
  statusHash: string;
  intrekHash?: string;
  /** photos that come after it */
  bijlagen: readonly Bijlageaankondiging[];
  nu: number;
}
/** Why an envelope stands apart until somebody at the desk takes it out. */
export type Quarantainereden =
  /** its device was revoked when it came */
  | 'toestel-ingetrokken'
  /** somebody brought it in a file or as codes: no device proved that it sent it */
  | 'reddingsbestand';

/** A device may fill this much quarantine once it was revoked. */
export const MAX_QUARANTAINE = 20 * 1024 * 1024;

export interface QuarantaineStore {
  /** Takes what a member brings for a phone that could not deliver; the same again is no news, wherever it came from. */
  leesIn(
    inlezing: Inlezing,
    spoor: Spoor,
  ): Promise<Uitkomst<{ nieuw: boolean }, 'andere-inhoud' | 'vernietigd'>>;
  /** Takes an envelope out of quarantine: it comes again in the stream. What never was in it stays as it is. */
  neemAan(
    wat: { tenant: string; envId: string; nu: number },
    spoor: Spoor,
  ): Promise<Uitkomst<void, 'niet-gevonden'>>;
}
