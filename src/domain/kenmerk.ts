/** Crockford's base 32 without the letters that look like figures. */
const TEKENS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * Takes the id of an envelope and when it was sealed; gives the short name that people use for the signaal
 * (`MR-26-7K4P`). Phone and desk compute it alike, so it never travels. It is a name, not a key: it may repeat.
 */
export function kenmerkVan(envId: string, verzegeldOp: string): string {
  const bits = Number.parseInt(envId.replaceAll('-', '').slice(0, 5), 16);
  const letters = [15, 10, 5, 0].map((shift) => TEKENS.charAt((bits >> shift) & 31));
  return `MR-${verzegeldOp.slice(2, 4)}-${letters.join('')}`;
}
