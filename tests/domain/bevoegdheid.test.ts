import { expect, test } from 'vitest';
import { type Rol, bevoegdheden, bevoegdhedenBijVervanging, magHandelen } from '#domain/bevoegdheid.ts';
import { Routegebeurtenis } from '#domain/routegebeurtenis.ts';
import { magVolgensTabel, rollenZonderStap } from '../support/routebewijs.ts';
import { rollen } from '../support/routewandeling.ts';

const gebeurtenissen = Routegebeurtenis.def.options.map(({ shape }) => shape.type.def.values[0]!);

test('de bevoegdheden zijn de tabel van §2.2, gelezen van de andere kant', () => {
  expect(gebeurtenissen.length).toBeGreaterThan(40);
  for (const rol of rollen) {
    for (const gebeurtenis of gebeurtenissen) {
      expect([rol, gebeurtenis, magHandelen(rol, gebeurtenis)]).toEqual([
        rol,
        gebeurtenis,
        magVolgensTabel(rol, gebeurtenis),
      ]);
    }
  }
});

test('elke gebeurtenis heeft iemand die haar mag doen', () => {
  for (const gebeurtenis of gebeurtenissen) {
    expect([gebeurtenis, rollen.filter((rol) => magHandelen(rol, gebeurtenis))]).not.toEqual([
      gebeurtenis,
      [],
    ]);
  }
});

test('overleg, monitor, beheer en FG zetten nooit een stap', () => {
  for (const rol of rollenZonderStap) {
    expect(gebeurtenissen.filter((gebeurtenis) => magHandelen(rol, gebeurtenis, true))).toEqual([]);
  }
});

test('alleen wie het dossier behandelt mag het lezen', () => {
  expect(rollen.filter((rol) => magHandelen(rol, 'dossier-lezen'))).toEqual([
    'aandachtsfunctionaris',
    'plaatsvervanger',
  ]);
  expect(rollen.filter((rol) => magHandelen(rol, 'auditlog-lezen'))).toEqual(['auditor']);
  expect(rollen.filter((rol) => magHandelen(rol, 'inrichting-beheren'))).toEqual(['beheerder']);
  expect(magHandelen('overlegdeelnemer', 'agendapunt-lezen')).toBe(true);
  expect(magHandelen('melder', 'cijfers-lezen')).toBe(false);
});

test('de plaatsvervanger mag zonder vervanging alleen lezen, invoeren, waarschuwen en beginnen', () => {
  expect([...bevoegdheden.plaatsvervanger].sort()).toEqual([
    'acuut-gemarkeerd',
    'bureau-invoer',
    'dossier-lezen',
    'vervanging-begonnen',
  ]);
});

test('de actieve plaatsvervanger mag alles van de aandachtsfunctionaris, behalve de vervanging beëindigen', () => {
  const vanDeAf = new Set(bevoegdheden.aandachtsfunctionaris);
  const alleenDeAf = [...vanDeAf].filter((recht) => !bevoegdhedenBijVervanging.includes(recht));
  expect(alleenDeAf).toEqual(['vervanging-beeindigd']);
  for (const recht of bevoegdhedenBijVervanging) {
    expect(magHandelen('plaatsvervanger', recht, true)).toBe(true);
    expect(vanDeAf.has(recht)).toBe(true);
  }
});

test('wat er niet staat mag niet, ook niet voor een rol die niet bestaat', () => {
  expect(magHandelen('burgemeester' as Rol, 'sluiten')).toBe(false);
  expect(magHandelen('burgemeester' as Rol, 'sluiten', true)).toBe(false);
  expect(magHandelen('toString' as Rol, 'sluiten')).toBe(false);
});
