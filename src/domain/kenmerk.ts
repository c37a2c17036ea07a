/** Figures and capitals without those that look alike: no 0 and O, no 1, I and L; no U, so that no words appear. */
const TEKENS = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * Takes the id of an envelope (random, so its first 32 bits are hash enough) and when it was sealed; gives the short
 * name that people use for the signaal (`MR-26-7K4P`). Phone and desk compute it alike, so it never travels.
 * It is a name, not a key: it may repeat.
 */
export function kenmerkVan(envId: string, verzegeldOp: string): string {
  let rest = Number.parseInt(envId.slice(0, 8), 16);
  let letters = '';
  for (let i = 0; i < 4; i++) {
    letters += TEKENS.charAt(rest % TEKENS.length);
    rest = Math.floor(rest / TEKENS.length);
  }
  return `MR-${verzegeldOp.slice(2, 4)}-${letters}`;
}
