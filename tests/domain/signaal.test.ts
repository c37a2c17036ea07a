import { expect, test } from 'vitest';
import { type Bijlage, MEESTE_BIJLAGEN, Signaal, beginSignaal, controleerVrijgave } from '#domain/signaal.ts';

const OP = '2026-11-24T10:20:00.000Z';
const foto = (n: number): Bijlage => ({
  id: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
  soort: 'foto',
  genomenOp: OP,
  mime: 'image/webp',
  breedte: 1600,
  hoogte: 1200,
  bytes: 300_000,
  sha256: 'A'.repeat(43),
  sleutel: 'B'.repeat(43),
  delen: 5,
});
const { bijlagen: _, ...zonder } = beginSignaal('hennep', OP);
const eerste = { ...zonder, versie: 1, notitie: { feit: 'Afzuiging op het dak.' } };

test('what version 1 wrote is read as version 2, without photos', () => {
  expect(Signaal.parse(eerste)).toEqual({ ...eerste, versie: 2, bijlagen: [] });
});

test('version 1 knew no photos, and what comes after version 2 is not guessed at', () => {
  expect(Signaal.safeParse({ ...eerste, bijlagen: [] }).success).toBe(false);
  expect(Signaal.safeParse({ ...eerste, antwoordOp: foto(1).id }).success).toBe(false);
  expect(Signaal.safeParse({ ...eerste, versie: 3 }).success).toBe(false);
  for (const niets of [undefined, null, 'x', 1, [], {}]) expect(Signaal.safeParse(niets).success).toBe(false);
});

test('a signaal holds eight photos and no more, each with what opens it', () => {
  const acht = Array.from({ length: MEESTE_BIJLAGEN }, (_een, n) => foto(n));
  const signaal = { ...beginSignaal('hennep', OP), bijlagen: acht };
  expect(Signaal.parse(signaal).bijlagen).toEqual(acht);
  expect(Signaal.safeParse({ ...signaal, bijlagen: [...acht, foto(9)] }).success).toBe(false);
  for (const kapot of [
    { sleutel: 'kort' },
    { bytes: 0 },
    { mime: 'image/svg+xml' },
    { delen: 0 },
    { id: '../x' },
  ]) {
    expect([kapot, Signaal.safeParse({ ...signaal, bijlagen: [{ ...foto(1), ...kapot }] }).success]).toEqual([
      kapot,
      false,
    ]);
  }
});

test('a photo alone is something that was recorded', () => {
  const leeg = beginSignaal('hennep', OP);
  expect(controleerVrijgave(leeg)).toEqual({ ok: false, reden: 'niets-vastgelegd' });
  expect(controleerVrijgave({ ...leeg, bijlagen: [foto(1)] }).ok).toBe(true);
});
