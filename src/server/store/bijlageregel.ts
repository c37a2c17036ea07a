import { createHash } from 'node:crypto';
import type { Bijlagestand } from './bijlagestore.ts';
import type { Inlezing } from './quarantaine.ts';

/** A chunk as it was announced; one row for each. */
export interface Deelregel {
  bijlage: string;
  nummer: number;
  bytes: number;
  deel: number;
  sha256: string;
}

/** Gives what a deposit announces, chunk by chunk. */
export const aangekondigd = ({ bijlagen }: Inlezing): Deelregel[] =>
  bijlagen.flatMap(({ id, bytes, delen }, nummer) =>
    delen.map((sha256, deel) => ({ bijlage: id, nummer, bytes, deel, sha256 })),
  );

/** What is sealed goes whole: so many bytes count as brought by the device, whenever they come. */
export const gewicht = ({ envelop, bijlagen }: Inlezing): number =>
  Buffer.byteLength(envelop) + bijlagen.reduce((som, { bytes }) => som + bytes, 0);

/** Says whether the photos that are offered are those that were kept; both in the order of photo and chunk. */
export const isSameBijlagen = (kept: readonly Deelregel[], inlezing: Inlezing): boolean => {
  const offered = aangekondigd(inlezing);
  return (
    kept.length === offered.length &&
    offered.every(
      (een, n) =>
        kept[n]?.bijlage === een.bijlage && kept[n].bytes === een.bytes && kept[n].sha256 === een.sha256,
    )
  );
};

/** A chunk that is kept, with what was announced of it. */
export interface Deelinhoud {
  sha256: string;
  inhoud: Buffer;
}
export const isDeel = ({ sha256, inhoud }: Deelinhoud): boolean =>
  createHash('sha256').update(inhoud).digest('base64url') === sha256;

export type Standrij = Pick<Bijlagestand, 'bytes' | 'ontvangen'> & { sha256: string };

/** Takes the rows of one photo in order; gives how it stands. */
export function bijlagestandOf(
  plek: Pick<Bijlagestand, 'tenant' | 'envId' | 'bijlage'>,
  rows: readonly Standrij[],
): Bijlagestand | undefined {
  const [first] = rows;
  if (!first) return undefined;
  const { bytes, ontvangen } = first;
  return { ...plek, bytes, ontvangen, delen: rows.map(({ sha256 }) => sha256) };
}
