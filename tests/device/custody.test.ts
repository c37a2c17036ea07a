import { assert, boolean, type Arbitrary, integer, nat, option, property } from 'fast-check';
import { expect, test } from 'vitest';
import { type Bewaarfeiten, ZONDER_KOPIE, magWeg } from '#device/custody.ts';

const DAG = 24 * 60 * 60_000;
const GEOPEND = Date.parse('2026-11-24T10:00:00Z');
const op = (ms: number) => new Date(ms).toISOString();

/** Every combination of what can be known, with whether the copy may go. */
const opened = [undefined, op(GEOPEND)];
const backups = [true, false];
const copies = [undefined, op(GEOPEND - 1), op(GEOPEND), op(GEOPEND + DAG)];
const times = [undefined, GEOPEND + ZONDER_KOPIE - 1, GEOPEND + ZONDER_KOPIE, GEOPEND + 90 * DAG];
const table = opened.flatMap((geopendOp) =>
  backups.flatMap((reservekopie) =>
    copies.flatMap((reservekopieOp) =>
      times.map((serverNu) => ({ geopendOp, reservekopie, reservekopieOp, serverNu })),
    ),
  ),
);
const feiten = (row: (typeof table)[number]) =>
  Object.fromEntries(
    Object.entries(row).filter(([, value]) => value !== undefined),
  ) as unknown as Bewaarfeiten;

test('all 64 combinations: the copy goes in exactly those eight ways that the rule names', () => {
  expect(table).toHaveLength(64);
  const free = table.filter((row) => magWeg(feiten(row)));
  const backed = free.filter(({ reservekopie }) => reservekopie);
  const alone = free.filter(({ reservekopie }) => !reservekopie);
  // opened, and a backup from the opening on: whatever the time
  expect(backed.map(({ reservekopieOp, serverNu }) => [reservekopieOp, serverNu])).toEqual(
    copies.slice(2).flatMap((copy) => times.map((time) => [copy, time])),
  );
  // opened, no backups at all, and 35 days by the server's time: whatever a statement says
  expect(alone.map(({ reservekopieOp, serverNu }) => [reservekopieOp, serverNu])).toEqual(
    copies.flatMap((copy) => times.slice(2).map((time) => [copy, time])),
  );
  expect(free.every(({ geopendOp }) => geopendOp !== undefined)).toBe(true);
});

const moment = integer({ min: Date.parse('2020-01-01'), max: Date.parse('2040-01-01') });
const maybe = <T>(arbitrary: Arbitrary<T>) => option(arbitrary, { nil: undefined });

test('whatever is claimed: never before it was opened, never without a copy made after it while there are backups', () => {
  assert(
    property(
      maybe(moment),
      boolean(),
      maybe(moment),
      maybe(moment),
      (geopend, reservekopie, kopie, serverNu) => {
        const mag = magWeg({
          reservekopie,
          ...(geopend !== undefined && { geopendOp: op(geopend) }),
          ...(kopie !== undefined && { reservekopieOp: op(kopie) }),
          ...(serverNu !== undefined && { serverNu }),
        });
        if (!mag) return;
        expect(geopend).toBeDefined();
        if (reservekopie) expect(kopie! >= geopend!).toBe(true);
        else expect(serverNu! - geopend!).toBeGreaterThanOrEqual(ZONDER_KOPIE);
      },
    ),
    { numRuns: 2_000 },
  );
});

test('later is never worse: once it may go, a later backup or a later moment does not take that back', () => {
  assert(
    property(
      moment,
      boolean(),
      moment,
      moment,
      nat(365 * DAG),
      (geopend, reservekopie, kopie, serverNu, more) => {
        const at = (kopieOp: number, nu: number) =>
          magWeg({ geopendOp: op(geopend), reservekopie, reservekopieOp: op(kopieOp), serverNu: nu });
        if (at(kopie, serverNu)) expect(at(kopie + more, serverNu + more)).toBe(true);
      },
    ),
  );
});

test('a time that cannot be read frees nothing', () => {
  expect(magWeg({ geopendOp: 'gisteren', reservekopie: true, reservekopieOp: op(GEOPEND) })).toBe(false);
  expect(magWeg({ geopendOp: op(GEOPEND), reservekopie: true, reservekopieOp: 'straks' })).toBe(false);
  expect(magWeg({ geopendOp: 'gisteren', reservekopie: false, serverNu: GEOPEND * 2 })).toBe(false);
});
