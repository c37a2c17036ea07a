import type { Toestelregel } from '#protocol/toestel.ts';

/** An invitation as it stands in a table, with the device that came of it, if one did. */
export interface Toestelrij {
  uitnodiging: string;
  label: string;
  geldigTot: number;
  toestel: string | null;
  stand: 'actief' | 'ingetrokken' | null;
  sleutel: string | null;
  binding: string | null;
  gezien: string | null;
}

export function toestelregelOf(row: Toestelrij, nu: number): Toestelregel {
  const { uitnodiging, label, toestel, stand, sleutel, binding, gezien } = row;
  const geldigTot = new Date(row.geldigTot).toISOString();
  if (toestel === null || stand === null || sleutel === null || binding === null) {
    return { uitnodiging, label, stand: row.geldigTot > nu ? 'uitgenodigd' : 'verlopen', geldigTot };
  }
  return {
    uitnodiging,
    label,
    toestel,
    stand,
    sleutel: JSON.parse(sleutel),
    binding,
    ...(gezien !== null && { laatstGezien: gezien }),
  };
}
