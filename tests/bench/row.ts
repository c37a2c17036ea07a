/** One line of the bench; `limit` is what the project promises for it. */
export interface Row {
  scenario: string;
  what: string;
  unit: string;
  ours: number;
  p95?: number;
  floor?: number;
  /** may not be exceeded, by p95 where there is one */
  limit?: number;
  /** must be reached */
  atLeast?: number;
  ratioToFloor?: number;
  ratioLimit?: number;
}

/** The p-th percentile (0–1) of a list of numbers. */
export function percentile(values: readonly number[], p: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  if (sorted.length === 0) throw new Error('nothing was measured');
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * p))]!;
}
