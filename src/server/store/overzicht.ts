/** What whoever watches the server may know: counts and ages over all municipalities together, and of nobody. */
export interface Overzicht {
  /** what nobody opened yet, by how far it is; what is in quarantine is counted there only */
  enveloppen: Record<'ontvangen' | 'opgehaald' | 'quarantaine', number>;
  /** the hour in which the oldest of each came in */
  oudste: Partial<Record<'ontvangen' | 'opgehaald' | 'quarantaine', string>>;
  /** when the newest verified backup was made, of the municipality of which it is the longest ago */
  reservekopieOp?: string;
}
export interface OverzichtStore {
  server(): Promise<Overzicht>;
  /** Gives when the newest verified backup of a municipality was made. */
  reservekopie(tenant: string): Promise<string | undefined>;
}

/** A line of the count of one municipality. */
export interface Achterstand {
  stand: 'ontvangen' | 'opgehaald';
  quarantaine: boolean | number;
  aantal: number;
  oudste: string;
}

/** Adds up what was counted of each municipality. */
export function optelling(
  gemeenten: Iterable<{ achterstand: readonly Achterstand[]; reservekopieOp: string | undefined }>,
): Overzicht {
  const som: Overzicht = { enveloppen: { ontvangen: 0, opgehaald: 0, quarantaine: 0 }, oudste: {} };
  for (const { achterstand, reservekopieOp } of gemeenten) {
    for (const { stand, quarantaine, aantal, oudste } of achterstand) {
      const waar = quarantaine ? 'quarantaine' : stand;
      som.enveloppen[waar] += aantal;
      som.oudste[waar] = earliest(som.oudste[waar], oudste);
    }
    if (reservekopieOp !== undefined) som.reservekopieOp = earliest(som.reservekopieOp, reservekopieOp);
  }
  return som;
}

const earliest = (a: string | undefined, b: string): string => (a !== undefined && a < b ? a : b);
