/** The seven stations of the line; step n of the beleidsplan is station n (§4.2). */
export const haltes = [1, 2, 3, 4, 5, 6, 7] as const;
export type Halte = (typeof haltes)[number];

/** Every state in which a melding can rest, and the station where it then stands. */
const halteVan = {
  concept: 1,
  'klaar-voor-verzending': 1,
  gemeld: 1,
  ontvangen: 2,
  'acuut-overdragen': 2,
  'wacht-op-melder': 2,
  verrijking: 3,
  'duiding-lokaal': 4,
  'duiding-politie': 4,
  'bewaren-en-volgen': 4,
  regionaal: 5,
  informatieplein: 6,
  'geen-mensenhandel': 7,
  'ander-fenomeen': 7,
  'overgedragen-andere-gemeente': 7,
  samengevoegd: 7,
  'teruggekoppeld-af': 7,
  'teruggekoppeld-melder': 7,
  afgesloten: 7,
  vernietigd: 7,
  ingetrokken: 1,
} as const satisfies Record<string, Halte>;

export type Stap = keyof typeof halteVan;
export const stappen = Object.keys(halteVan) as readonly Stap[];

/** Takes a state; gives its station on the line. */
export const stationVan = (stap: Stap): Halte => halteVan[stap];

export type Haltestand = 'geweest' | 'hier' | 'straks' | 'overgeslagen' | 'gestopt';

/**
 * Takes the states a melding has been in, oldest first and the present one last; gives how each station is drawn.
 * A station behind the present one that was never stood at was skipped. Once the line has ended nothing is still to
 * come: afgesloten and vernietigd have been everywhere they will be, ingetrokken stopped where it was.
 */
export function haltestanden(geschiedenis: readonly [Stap, ...Stap[]]): Record<Halte, Haltestand> {
  const nu = geschiedenis.at(-1)!;
  const hier = stationVan(nu);
  const bezocht = new Set(geschiedenis.map(stationVan));
  const voorbij = nu === 'afgesloten' || nu === 'vernietigd';
  const teken = (halte: Halte): Haltestand => {
    if (nu === 'ingetrokken') return halte === hier ? 'gestopt' : 'overgeslagen';
    if (halte === hier) return voorbij ? 'geweest' : 'hier';
    if (halte > hier) return 'straks';
    return bezocht.has(halte) ? 'geweest' : 'overgeslagen';
  };
  return Object.fromEntries(haltes.map((halte) => [halte, teken(halte)])) as Record<Halte, Haltestand>;
}
