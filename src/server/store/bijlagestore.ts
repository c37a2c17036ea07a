import type { Uitkomst } from '#domain/uitkomst.ts';
import type { Spoor } from './audit.ts';

/* What the store keeps of photos: they are announced with their envelope, and come after it. */

export interface Bijlageplek {
  tenant: string;
  envId: string;
  bijlage: string;
}
export interface Bijlagestand extends Bijlageplek {
  bytes: number;
  /** SHA-256 of each chunk, as it was announced */
  delen: readonly string[];
  ontvangen: number;
}
export interface BijlageStore {
  /** What was announced and what is here, for who holds the status token of the envelope. */
  stand(
    envId: string,
    statusHash: string,
    bijlage: string,
  ): Promise<Uitkomst<Bijlagestand, 'niet-gevonden' | 'vernietigd'>>;
  /**
   * Keeps chunks from `vanaf` on, in order; those that are here already are left as they are. The caller checked them
   * against what was announced. Gives how many are here now; the last one leaves a trail.
   */
  voegToe(
    delen: Bijlageplek & { vanaf: number; inhoud: readonly Buffer[] },
    spoor: Spoor,
  ): Promise<Uitkomst<number, 'niet-gevonden' | 'sluit-niet-aan'>>;
  /** Tells that it is whole, to a member who is about to read it. */
  open(
    plek: Bijlageplek,
    spoor: Spoor,
  ): Promise<Uitkomst<{ bytes: number; aantal: number }, 'niet-gevonden' | 'nog-niet-binnen'>>;
  deel(plek: Bijlageplek, deel: number): Promise<Buffer | undefined>;
}
