import { expect, test } from 'vitest';
import type { Signaal } from '#domain/signaal.ts';
import { brp } from '../support/daden.ts';
import { example, must, startKring, value } from '../support/kring.ts';

test('a large werkvoorraad comes to the page in parts, the newest first, and says how far it is', async () => {
  const kring = await startKring();
  const bench = await kring.begin();
  const signaal = example('T7') as Signaal;
  const made: string[] = [];
  for (let n = 0; n < 205; n += 1) {
    made.push(must(await bench.desk.neemOp({ kanaal: 'balie', melder: 'bewoner', signaal })).melding);
  }
  must(await bench.desk.leg(made[0] ?? '', brp));

  const other = kring.desk();
  const seen: number[] = [];
  const far: unknown[] = [];
  other.desk.meldingen.subscribe((rows) => seen.push(rows.length));
  other.desk.voortgang.subscribe((now) => far.push(now));
  must(await other.desk.aanmelden(bench.loginnaam, bench.wachtzin));
  await other.desk.ververs();
  expect(seen).toEqual([0, 200, 205]);
  expect(far).toEqual([undefined, { gelezen: 200, totaal: 205 }, { gelezen: 205, totaal: 205 }, undefined]);
  const [first] = value(other.desk.meldingen);
  expect(first?.melding).toBe(made[0]);
  expect(new Set(value(other.desk.meldingen).map(({ melding }) => melding))).toEqual(new Set(made));
});
