/**
 * Small numbers point at people. A count below the threshold is hidden, and as many others with it as it takes to keep
 * anybody from computing it from what is shown (domein §4.2).
 */

/** Counts by row and column; every case stands in exactly one cell, so rows and columns add up. */
export interface Tabel {
  readonly rijen: readonly string[];
  readonly kolommen: readonly string[];
  /** `aantallen[rij][kolom]`, whole numbers from 0 */
  readonly aantallen: readonly (readonly number[])[];
}

/** What may be shown: a count, or null where it is hidden. */
export type Getoond = number | null;

export interface Onderdrukt {
  readonly rijen: readonly string[];
  readonly kolommen: readonly string[];
  readonly cellen: readonly (readonly Getoond[])[];
  readonly perRij: readonly Getoond[];
}

/** Tables over the same cases; their totals are in all of them, and are shown or nothing is. */
export interface Publicatie {
  readonly tabellen: readonly Onderdrukt[];
  readonly perKolom: readonly Getoond[];
  readonly totaal: Getoond;
  /** there were too few for a division over columns: only their sum is given */
  readonly samengenomen: boolean;
}

/** Municipality (domein §4.2, a proposal that the gemeente confirms). */
export const DREMPEL = 5;

/** A table with its totals as a last row and a last column; with totals counted as negative every line adds up to 0. */
interface Vlak {
  readonly waarden: readonly (readonly number[])[];
  readonly hoog: number;
  readonly breed: number;
}

type Verborgen = boolean[][];

const som = (getallen: readonly number[]): number => getallen.reduce((a, b) => a + b, 0);

function metTotalen({ aantallen, kolommen }: Tabel): Vlak {
  const rijen = aantallen.map((rij) => [...rij, som(rij)]);
  const onder = Array.from({ length: kolommen.length + 1 }, (_, k) => som(rijen.map((rij) => rij[k] ?? 0)));
  const waarden = [...rijen, onder];
  return { waarden, hoog: waarden.length, breed: kolommen.length + 1 };
}

/**
 * Whether somebody who sees everything but the hidden cells can compute one of them. All she knows of a hidden cell is
 * that it is not 0. Its value is open when the hidden cells can be shifted by one around a ring that goes through it,
 * none of them reaching 0: any other table that fits differs from this one by such rings (integral flows).
 */
function isTeBerekenen(vlak: Vlak, verborgen: Verborgen, rij: number, kolom: number): boolean {
  return !ring(vlak, verborgen, rij, kolom, true) && !ring(vlak, verborgen, rij, kolom, false);
}

/** Whether a hidden cell can go one up (or down) with others following. A total counts the other way round. */
function ring(vlak: Vlak, verborgen: Verborgen, rij: number, kolom: number, omhoog: boolean): boolean {
  const isTotaal = (r: number, k: number) => (r === vlak.hoog - 1) !== (k === vlak.breed - 1);
  const magOmhoog = (r: number, k: number) => !isTotaal(r, k) || vlak.waarden[r]![k]! > 1;
  const magOmlaag = (r: number, k: number) => isTotaal(r, k) || vlak.waarden[r]![k]! > 1;
  const eerst = omhoog ? magOmhoog : magOmlaag;
  const dan = omhoog ? magOmlaag : magOmhoog;
  if (!eerst(rij, kolom)) return false;
  // a walk from the column back to the row, along other cells: opposite, same, opposite, …
  const gezienRij = new Set<number>();
  const gezienKolom = new Set([kolom]);
  const wachtrij: number[] = [kolom];
  for (let k = wachtrij.pop(); k !== undefined; k = wachtrij.pop()) {
    for (let r = 0; r < vlak.hoog; r += 1) {
      if (gezienRij.has(r) || !verborgen[r]![k] || !dan(r, k) || (r === rij && k === kolom)) continue;
      if (r === rij) return true;
      gezienRij.add(r);
      for (let verder = 0; verder < vlak.breed; verder += 1) {
        if (gezienKolom.has(verder) || !verborgen[r]![verder] || !eerst(r, verder)) continue;
        gezienKolom.add(verder);
        wachtrij.push(verder);
      }
    }
  }
  return false;
}

/** The cheapest thing to hide beside it: the smallest count in the same line, the total of a row only after all others. */
function naastliggend(vlak: Vlak, verborgen: Verborgen, rij: number, kolom: number) {
  const kandidaten = [
    ...Array.from({ length: vlak.breed }, (_, k) => [rij, k] as const),
    ...Array.from({ length: vlak.hoog - 1 }, (_, r) => [r, kolom] as const),
  ].filter(([r, k]) => !verborgen[r]![k] && vlak.waarden[r]![k]! > 0);
  return kandidaten.toSorted(
    ([ra, ka], [rb, kb]) =>
      Number(ka === vlak.breed - 1) - Number(kb === vlak.breed - 1) ||
      vlak.waarden[ra]![ka]! - vlak.waarden[rb]![kb]!,
  )[0];
}

/** Hides what is small and what gives it away; gives nothing when that is not possible with the totals in sight. */
function verberg(vlak: Vlak, drempel: number): Verborgen | undefined {
  const verborgen = vlak.waarden.map((rij, r) =>
    rij.map((aantal) => r < vlak.hoog - 1 && aantal > 0 && aantal < drempel),
  );
  for (let klaar = false; !klaar;) {
    klaar = true;
    for (let rij = 0; rij < vlak.hoog - 1; rij += 1) {
      for (let kolom = 0; kolom < vlak.breed; kolom += 1) {
        if (!verborgen[rij]![kolom] || !isTeBerekenen(vlak, verborgen, rij, kolom)) continue;
        const erbij = naastliggend(vlak, verborgen, rij, kolom);
        if (!erbij) return undefined;
        verborgen[erbij[0]]![erbij[1]] = true;
        klaar = false;
      }
    }
  }
  return verborgen;
}

const samen = ({ rijen, aantallen }: Tabel): Tabel => ({
  rijen,
  kolommen: [''],
  aantallen: aantallen.map((rij) => [som(rij)]),
});

function toon(tabel: Tabel, drempel: number, niets: boolean): Onderdrukt {
  const vlak = metTotalen(tabel);
  const verborgen = niets ? undefined : verberg(vlak, drempel);
  const cellen = vlak.waarden
    .slice(0, -1)
    .map((rij, r) => rij.map((aantal, k): Getoond => (!verborgen || verborgen[r]![k] ? null : aantal)));
  return {
    rijen: tabel.rijen,
    kolommen: tabel.kolommen,
    cellen: cellen.map((rij) => rij.slice(0, -1)),
    perRij: cellen.map((rij) => rij.at(-1)!),
  };
}

/**
 * Takes tables over the same cases with the same columns, and the threshold; gives what may be shown. The totals are
 * what the tables have in common, so they are never hidden apart: where a column has too few, the columns are taken
 * together, and where all of it is too few, nothing is shown. A table that would give itself away is hidden whole.
 */
export function onderdruk(tabellen: readonly Tabel[], drempel = DREMPEL): Publicatie {
  const klein = (aantal: number) => aantal > 0 && aantal < drempel;
  const onder = tabellen[0] ? metTotalen(tabellen[0]).waarden.at(-1)! : [0];
  const totaal = onder.at(-1)!;
  const samengenomen = onder.slice(0, -1).some(klein);
  const niets = klein(totaal);
  return {
    tabellen: tabellen.map((tabel) => toon(samengenomen ? samen(tabel) : tabel, drempel, niets)),
    perKolom: samengenomen ? [niets ? null : totaal] : onder.slice(0, -1),
    totaal: niets ? null : totaal,
    samengenomen,
  };
}
