import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nogEen } from '#domain/kopie.ts';
import { Signaal, beginSignaal } from '#domain/signaal.ts';
import { voorbeelden } from '#domain/voorbeelden.ts';

const BEGIN = '2026-03-01T06:50:00Z';
const NU = '2026-03-01T07:05:00Z';
const vol = (): Signaal => ({
  ...voorbeelden.find(({ id }) => id === 'T4')!.signaal(BEGIN),
  hoedanigheid: 'opsporing',
  collega: 'collega van bouwtoezicht',
  oefening: true,
  voertuigen: [{ kenteken: 'XX-000-X', omschrijving: 'Witte bestelbus' }],
  gegevens: [{ reden: 'wil-hulp', naam: 'Verzonnen Naam' }],
  aanvullingOp: '6f1c2f1e-6f5e-4f0e-9f65-0a4f5a4d1b11',
});

describe('nog een caravan, kamer of persoon', () => {
  test('neemt soort, plek, tijd, rol, collega en oefening mee', () => {
    const eerste = vol();
    const tweede = nogEen(eerste, NU);
    expect(Signaal.parse(tweede)).toEqual(tweede);
    expect(tweede).toMatchObject({
      soort: 'prostitutie',
      prostitutiesoort: 'hotel',
      begonnenOp: NU,
      waargenomenOp: BEGIN,
      hoedanigheid: 'opsporing',
      collega: 'collega van bouwtoezicht',
      waar: eerste.waar,
      oefening: true,
    });
  });

  test('neemt nooit personen, antwoorden, notities, voertuigen of gevaar mee', () => {
    const leeg = beginSignaal('prostitutie', NU, 'hotel');
    const tweede = nogEen(vol(), NU);
    for (const deel of ['antwoorden', 'personen', 'voertuigen', 'notitie'] as const)
      expect(tweede[deel], deel).toEqual(leeg[deel]);
    expect(tweede).not.toHaveProperty('acuut');
    expect(tweede).not.toHaveProperty('gegevens');
    expect(tweede).not.toHaveProperty('aanvullingOp');
  });

  test('van elk voorbeeld staat er niets in de kopie dat alleen bij de eerste hoort', () => {
    fc.assert(
      fc.property(fc.constantFrom(...voorbeelden), ({ signaal }) => {
        const eerste = signaal(BEGIN);
        const tekst = JSON.stringify(nogEen(eerste, NU));
        const vanDeEerste = [
          ...Object.values(eerste.notitie),
          ...Object.keys(eerste.antwoorden),
          ...Object.values(eerste.antwoorden).flatMap(({ notitie }) => notitie ?? []),
          ...eerste.personen.talen,
          ...eerste.voertuigen.flatMap((voertuig) => Object.values(voertuig)),
        ];
        for (const stuk of vanDeEerste) expect(tekst).not.toContain(stuk);
      }),
    );
  });

  test('houdt de verbeterde tijd, en laat een collega weg die er niet was', () => {
    const eerste = { ...beginSignaal('huisvesting', BEGIN), waargenomenOp: '2026-02-28T20:00:00Z' };
    const tweede = nogEen(eerste, NU);
    expect(tweede.waargenomenOp).toBe('2026-02-28T20:00:00Z');
    expect(tweede).not.toHaveProperty('collega');
    expect(nogEen(tweede, NU).waargenomenOp).toBe('2026-02-28T20:00:00Z');
  });

  test('laat de eerste zoals hij was', () => {
    const eerste = vol();
    const voor = structuredClone(eerste);
    nogEen(eerste, NU);
    expect(eerste).toEqual(voor);
  });
});
