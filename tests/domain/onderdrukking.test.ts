import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Tabel, onderdruk } from '#domain/onderdrukking.ts';

const tabel = (aantallen: readonly (readonly number[])[]): Tabel => ({
  rijen: aantallen.map((_, n) => `rij ${n}`),
  kolommen: aantallen[0]!.map((_, n) => `kolom ${n}`),
  aantallen,
});
function een(aantallen: readonly (readonly number[])[], drempel?: number) {
  const { tabellen, ...rest } = onderdruk([tabel(aantallen)], drempel);
  return { ...tabellen[0]!, ...rest };
}

test('T15: drie signalen van seksuele uitbuiting in één gemeente zijn niet te zien en niet uit te rekenen', () => {
  // rows: arbeid, seksueel, crimineel; one column: the year
  const { cellen, perRij, totaal } = een([[14], [3], [9]]);
  expect(cellen).toEqual([[14], [null], [null]]);
  expect(perRij).toEqual([14, null, null]);
  expect(totaal).toBe(26);
});

test('wat groot genoeg is, blijft staan; nul blijft nul', () => {
  expect(
    een([
      [5, 8],
      [0, 12],
    ]),
  ).toMatchObject({
    cellen: [
      [5, 8],
      [0, 12],
    ],
    perKolom: [5, 20],
    totaal: 25,
    samengenomen: false,
  });
});

test('twee keer één naast elkaar verraadt zich door de som, dus gaat er nog een mee', () => {
  expect(een([[1], [1], [20]]).cellen).toEqual([[null], [null], [null]]);
});

test('een kwartaal met te weinig wordt niet apart getoond', () => {
  expect(
    een([
      [9, 1],
      [8, 0],
    ]),
  ).toMatchObject({ perRij: [10, 8], perKolom: [18], samengenomen: true });
});

test('een jaar met te weinig wordt helemaal niet getoond, ook de nullen niet', () => {
  expect(een([[3], [0]])).toMatchObject({ cellen: [[null], [null]], perRij: [null, null], totaal: null });
});

test('vijf keer één met een som van vijf: de hele tabel gaat weg, het totaal blijft', () => {
  expect(een([[1], [1], [1], [1], [1], [0]])).toMatchObject({ perRij: Array(6).fill(null), totaal: 5 });
});

/** Everything somebody could believe who sees only what is shown: all tables of whole numbers that fit. */
function mogelijk(gezien: ReturnType<typeof een>, hooguit: number): Map<string, Set<number>> {
  const hoog = gezien.rijen.length;
  const breed = gezien.kolommen.length;
  const alles = gezien.cellen.flat().every((cel) => cel === null);
  const open: [number, number][] = [];
  gezien.cellen.forEach((rij, r) => rij.forEach((cel, k) => cel === null && open.push([r, k])));
  const nu = gezien.cellen.map((rij) => rij.map((cel) => cel ?? 0));
  const gevonden = new Map<string, Set<number>>();
  const noteer = (naam: string, waarde: number) =>
    gevonden.set(naam, (gevonden.get(naam) ?? new Set()).add(waarde));
  const past = (som: number, getoond: number | null) =>
    getoond === null ? alles || som > 0 : som === getoond;
  const probeer = (n: number): void => {
    if (n < open.length) {
      const [r, k] = open[n]!;
      // the last open cell of a row whose sum is shown has no choice
      const som = open[n + 1]?.[0] === r ? null : gezien.perRij[r]!;
      const rest = som === null ? null : som - nu[r]!.reduce((a, b) => a + b, 0);
      for (let waarde = alles ? 0 : 1; waarde <= hooguit; waarde += 1) {
        if (rest !== null && waarde !== rest) continue;
        nu[r]![k] = waarde;
        probeer(n + 1);
      }
      nu[r]![k] = 0;
      return;
    }
    const rijen = nu.map((rij) => rij.reduce((a, b) => a + b, 0));
    const kolommen = Array.from({ length: breed }, (_, k) => nu.reduce((a, rij) => a + rij[k]!, 0));
    const totaal = rijen.reduce((a, b) => a + b, 0);
    if (!rijen.every((som, r) => past(som, gezien.perRij[r]!))) return;
    if (!kolommen.every((som, k) => past(som, gezien.perKolom[k]!))) return;
    if (!past(totaal, gezien.totaal)) return;
    for (const [r, k] of open) noteer(`${r},${k}`, nu[r]![k]!);
    rijen.forEach((som, r) => gezien.perRij[r] === null && noteer(`${r},-`, som));
    kolommen.forEach((som, k) => gezien.perKolom[k] === null && noteer(`-,${k}`, som));
    if (gezien.totaal === null) noteer('-,-', totaal);
  };
  probeer(0);
  expect(hoog).toBeGreaterThan(0);
  return gevonden;
}

const kleineTabel = fc
  .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 2 }))
  .chain(([hoog, breed]) =>
    fc.array(fc.array(fc.integer({ min: 0, max: 6 }), { minLength: breed, maxLength: breed }), {
      minLength: hoog,
      maxLength: hoog,
    }),
  );

test('[C-104] niemand rekent een verborgen getal uit: van elk past meer dan één waarde bij wat er staat', () => {
  fc.assert(
    fc.property(kleineTabel, fc.integer({ min: 2, max: 5 }), (aantallen, drempel) => {
      const gezien = een(aantallen, drempel);
      // no count of the table is larger than six; to believe less than one could only makes it harder
      const waarden = mogelijk(gezien, 7);
      for (const [cel, kan] of waarden)
        expect(kan.size, `${cel} van ${JSON.stringify(gezien)}`).toBeGreaterThan(1);
    }),
    { numRuns: 300 },
  );
});

test('elk getal onder de drempel is weg, en wat blijft staan is waar', () => {
  const groteTabel = fc.array(fc.array(fc.nat(30), { minLength: 4, maxLength: 4 }), {
    minLength: 1,
    maxLength: 8,
  });
  fc.assert(
    fc.property(groteTabel, fc.integer({ min: 2, max: 10 }), (aantallen, drempel) => {
      const { cellen, samengenomen } = een(aantallen, drempel);
      const som = (rij: readonly number[]) => rij.reduce((a, b) => a + b, 0);
      cellen.forEach((rij, r) =>
        rij.forEach((cel, k) => {
          const echt = samengenomen ? som(aantallen[r]!) : aantallen[r]![k]!;
          if (cel !== null) expect(cel).toBe(echt);
          if (echt > 0 && echt < drempel) expect(cel).toBeNull();
        }),
      );
    }),
  );
});

test('tabellen over dezelfde gevallen delen alleen hun totalen, en die staan er in alle of in geen', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(2), fc.nat(2), fc.nat(1)), { maxLength: 40 }),
      fc.integer({ min: 2, max: 5 }),
      (gevallen, drempel) => {
        const tel = (rij: 0 | 1) =>
          tabel(
            [0, 1, 2].map((r) =>
              [0, 1].map((k) => gevallen.filter((g) => g[rij] === r && g[2] === k).length),
            ),
          );
        const samen = onderdruk([tel(0), tel(1)], drempel);
        for (const [n, apart] of [onderdruk([tel(0)], drempel), onderdruk([tel(1)], drempel)].entries()) {
          expect(samen.tabellen[n]).toEqual(apart.tabellen[0]);
          expect([samen.perKolom, samen.totaal]).toEqual([apart.perKolom, apart.totaal]);
        }
      },
    ),
  );
});
