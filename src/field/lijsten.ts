import { useEffect, useState } from 'preact/hooks';
import { LijstId, type Prostitutiesoort, Signalenlijst, sectiesVoor } from '#domain/signalenlijst.ts';

const bron: Record<LijstId, () => Promise<{ default: unknown }>> = {
  huisvesting: () => import('#domain/signalenlijsten/huisvesting.json'),
  prostitutie: () => import('#domain/signalenlijsten/prostitutie.json'),
  hennep: () => import('#domain/signalenlijsten/hennep.json'),
  algemeen: () => import('#domain/signalenlijsten/algemeen.json'),
};
const gelezen = new Map<LijstId, Signalenlijst>();

async function lees(soort: LijstId): Promise<Signalenlijst> {
  const lijst = gelezen.get(soort) ?? Signalenlijst.parse((await bron[soort]()).default);
  gelezen.set(soort, lijst);
  return lijst;
}

/** Takes the kind of location; gives its sections once the list is read, from memory when it was read before. */
export function useSecties(
  soort: LijstId | undefined,
  prostitutiesoort: Prostitutiesoort | undefined,
): Signalenlijst['secties'] | undefined {
  const [, setGelezen] = useState<LijstId>();
  const lijst = soort && gelezen.get(soort);
  useEffect(() => {
    // Not „has it been read by now”: it may have been read between drawing and here.
    if (soort && !lijst) void lees(soort).then(() => setGelezen(soort));
  }, [soort, lijst]);
  return lijst && sectiesVoor(lijst, prostitutiesoort);
}

/** Gives all lists, from memory where they were read before. */
export const leesAlle = (): Promise<Signalenlijst[]> => Promise.all(LijstId.options.map(lees));

/** Reads all lists beforehand, so that the checklist opens in the same frame. */
export function leesVooruit(): void {
  void leesAlle();
}
