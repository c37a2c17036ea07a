import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Indicator, Signalenlijst, sectiesVoor } from '#domain/signalenlijst.ts';
import { Signaal, beginSignaal, controleerVrijgave } from '#domain/signaal.ts';
import { voorbeelden } from '#domain/voorbeelden.ts';

const folder = join(import.meta.dirname, '../../src/domain/signalenlijsten');
const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'));
const lijsten = ['huisvesting', 'prostitutie', 'hennep', 'algemeen'].map((id) =>
  Signalenlijst.parse(read(id)),
);
const alle = lijsten.flatMap((lijst) => lijst.secties.flatMap((sectie) => sectie.signalen));

describe('de vier signalenlijsten', () => {
  test('tellen 30, 30, 29 en 30 signalen, samen 119, elk met een eigen id', () => {
    const aantallen = lijsten.map((lijst) =>
      lijst.secties.reduce((som, sectie) => som + sectie.signalen.length, 0),
    );
    expect(aantallen).toEqual([30, 30, 29, 30]);
    expect(new Set(alle.map((indicator) => indicator.id)).size).toBe(119);
  });

  test('zetten acuut: ja precies op de zestien signalen van het domein', () => {
    const acuut = alle.filter((indicator) => indicator.acuut === 'ja').map((indicator) => indicator.id);
    expect(acuut.sort().join(' ')).toBe(
      'al-geweld-of-sporen al-kind-in-uitbuiting al-opgesloten al-vraagt-om-hulp ' +
        'he-gevaarlijke-installatie he-geweld-of-dreiging he-mag-niet-weg he-minderjarige he-van-buiten-op-slot ' +
        'hv-geweld-of-intimidatie hv-minderjarige-werkt hv-van-buiten-op-slot hv-vluchtweg-geblokkeerd ' +
        'pr-deur-onmogelijk-te-openen pr-letsel-of-geweldsporen pr-mogelijk-minderjarig',
    );
  });

  test('geven bij mogelijk altijd de voorwaarde, en anders nooit', () => {
    const scheef = alle.filter(
      (indicator: Indicator) => (indicator.acuut === 'mogelijk') !== (indicator.acuutAls !== undefined),
    );
    expect(scheef).toEqual([]);
  });

  test('dragen op de telefoon geen sterkte en geen bron; het bureau vindt ze bij elk signaal', () => {
    const duiding = read('duiding') as { signalen: Record<string, { sterkte: string; bronnen: string[] }> };
    const bronnen = read('bronnen') as Record<string, unknown>;
    expect(Object.keys(duiding.signalen).sort()).toEqual(alle.map((indicator) => indicator.id).sort());
    for (const { sterkte, bronnen: codes } of Object.values(duiding.signalen)) {
      expect(['sterk', 'middel', 'zwak', 'context']).toContain(sterkte);
      expect(codes.filter((code) => !(code in bronnen))).toEqual([]);
    }
  });

  test('laten bij prostitutie alleen zien wat bij de soort hoort', () => {
    const prostitutie = lijsten[1]!;
    const ids = (soort: Parameters<typeof sectiesVoor>[1]) =>
      sectiesVoor(prostitutie, soort).flatMap((sectie) => sectie.signalen.map((indicator) => indicator.id));
    expect(ids('hotel')).toContain('pr-hotelpatroon');
    expect(ids('vergund')).not.toContain('pr-hotelpatroon');
    expect(ids('massagesalon')).toContain('pr-salon-zonder-contract');
    expect(ids('escort')).not.toContain('pr-salon-zonder-contract');
    expect(ids(undefined)).toHaveLength(30);
  });
});

describe('een signaal', () => {
  test('laat niet gekeken en niet aangetroffen nooit samenvallen', () => {
    const leeg = beginSignaal('huisvesting', '2026-03-01T21:47:00Z');
    expect(leeg.antwoorden['hv-matras-op-grond']).toBeUndefined();
    const gekeken = Signaal.parse({
      ...leeg,
      antwoorden: { 'hv-matras-op-grond': { waarde: 'niet-aangetroffen', lijstVersie: '2026.1' } },
    });
    expect(gekeken.antwoorden['hv-matras-op-grond']?.waarde).toBe('niet-aangetroffen');
  });

  test('mag weg zonder plaats of vorm, maar niet als er niets in staat', () => {
    const leeg = beginSignaal('algemeen', '2026-03-01T21:47:00Z');
    expect(controleerVrijgave(leeg)).toEqual({ ok: false, reden: 'niets-vastgelegd' });
    expect(controleerVrijgave({ ...leeg, notitie: { feit: '   ' } }).ok).toBe(false);
    expect(controleerVrijgave({ ...leeg, notitie: { indruk: 'Het klopt niet.' } }).ok).toBe(true);
    expect(controleerVrijgave({ ...leeg, gegevens: [{ reden: 'wil-hulp' }] }).ok).toBe(true);
    expect(controleerVrijgave({ ...leeg, acuut: { gemarkeerdOp: '2026-03-01T21:47:00Z' } }).ok).toBe(true);
  });

  test('noemt een persoon alleen met een reden', () => {
    const leeg = beginSignaal('algemeen', '2026-03-01T21:47:00Z');
    const met = (gegevens: unknown[]) => Signaal.safeParse({ ...leeg, gegevens }).success;
    expect(met([{ reden: 'wil-hulp', naam: 'Verzonnen Naam', contact: 'Na zes uur, in het Pools.' }])).toBe(
      true,
    );
    expect(met([{ naam: 'Verzonnen Naam' }])).toBe(false);
    expect(met([{ reden: 'voor-de-zekerheid', naam: 'Verzonnen Naam' }])).toBe(false);
    expect(met([{ reden: 'wil-hulp', bsn: '111222333' }])).toBe(false);
  });

  test('van elk voorbeeld T1–T15 heeft de goede vorm en verwijst alleen naar signalen die bestaan', () => {
    expect(voorbeelden.map((voorbeeld) => voorbeeld.id)).toEqual(
      Array.from({ length: 15 }, (_, n) => `T${n + 1}`),
    );
    for (const voorbeeld of voorbeelden) {
      const signaal = Signaal.parse(voorbeeld.signaal('2026-03-01T06:50:00Z'));
      expect(controleerVrijgave(signaal).ok, voorbeeld.id).toBe(true);
      for (const id of Object.keys(signaal.antwoorden))
        expect(
          alle.some((indicator) => indicator.id === id),
          id,
        ).toBe(true);
    }
  });
});
