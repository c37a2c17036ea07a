import { describe, expect, test } from 'vitest';
import type { Rol } from '#domain/bevoegdheid.ts';
import { type Stap, haltes, haltestanden, stappen, stationVan } from '#domain/haltes.ts';
import { meldroute } from '#domain/meldroute.ts';
import { Routeconfiguratie, controleerConfiguratie, westFrieslandRoute } from '#domain/routeconfiguratie.ts';
import { type Gebeurtenisnaam, Routegebeurtenis } from '#domain/routegebeurtenis.ts';
import {
  type Routestand,
  beginstand,
  mogelijkeGebeurtenissen,
  mogelijkeSporen,
  waaromNiet,
  zetStap,
} from '#domain/routestand.ts';
import { gegevens, redenen, voorwaarden } from '#domain/routevoorwaarden.ts';
import { magVolgensTabel } from '../support/routebewijs.ts';
import { tabel } from '../support/routetabel.ts';
import {
  beginstanden,
  gemeente,
  onvolledig,
  rollen,
  verstrekking,
  volledig,
  zonderGrondslag,
} from '../support/routewandeling.ts';

const wf = westFrieslandRoute;
const [opDeTelefoon, aanDeBalie] = beginstanden() as [Routestand, Routestand];

/** Whoever may do this first, by the table of §2.2. */
const wie = (type: Gebeurtenisnaam): Rol =>
  (['aandachtsfunctionaris', 'melder', 'systeem', 'plaatsvervanger'] as const).find((rol) =>
    magVolgensTabel(rol, type),
  )!;

type Daad = Gebeurtenisnaam | Routegebeurtenis;
const alsGebeurtenis = (daad: Daad): Routegebeurtenis =>
  typeof daad === 'string' ? volledig.find(({ type }) => type === daad)! : daad;

const zet = (stand: Routestand, daad: Daad, configuratie = wf, rol?: Rol) => {
  const gebeurtenis = alsGebeurtenis(daad);
  return zetStap(stand, gebeurtenis, rol ?? wie(gebeurtenis.type), configuratie);
};

/** Walks on; a step that is refused is a fault of the test. */
function loop(stand: Routestand, daden: readonly Daad[], configuratie = wf): Routestand {
  return daden.reduce((nu, daad) => {
    const na = zet(nu, daad, configuratie);
    if (!na.ok) throw new Error(`${nu.stap}: ${JSON.stringify(daad)} geweigerd, ${na.reden}`);
    return na.waarde;
  }, stand);
}

const acuut = { type: 'acuut-gemarkeerd', gebeld112: 'nee' } as const;
const zvh = { type: 'spoor-uitzetten', spoor: 'zvh-registratie', verstrekking } as const;
const naarDePolitie = { type: 'naar-politie', spoed: true, verstrekking } as const;
const naarRiec = {
  type: 'vermoeden',
  advies: 'overleg',
  motivering: 'schuld, paspoort en dwang',
  partner: 'riec',
  verstrekking,
} as const;

/** For every stap a way to get there. */
const ontvangen: readonly Daad[] = ['in-behandeling-nemen'];
const verrijking = [...ontvangen, 'verrijken'] as const;
const duidingLokaal = [...verrijking, 'naar-lokaal-overleg'] as const;
const regionaal = [...duidingLokaal, naarRiec] as const;
const informatieplein = [...regionaal, 'signaal-mensenhandel'] as const;
const tafel = [...informatieplein, 'regionale-tafel-besluit'] as const;
const verteld = [...tafel, 'terugkoppeling-melder'] as const;
const gesloten = [...verteld, zvh, 'sluiten'] as const;
const wegen: Record<Stap, readonly Daad[]> = {
  concept: [],
  'klaar-voor-verzending': ['verzenden'],
  ingetrokken: ['weggooien'],
  gemeld: [],
  ontvangen,
  'acuut-overdragen': [...ontvangen, acuut, 'triage'],
  'wacht-op-melder': [...ontvangen, 'vragen-aan-melder'],
  verrijking,
  'duiding-lokaal': duidingLokaal,
  'duiding-politie': [...verrijking, naarDePolitie],
  'bewaren-en-volgen': [...duidingLokaal, 'onvoldoende'],
  regionaal,
  informatieplein,
  'geen-mensenhandel': [...verrijking, 'geen-aanwijzing'],
  'ander-fenomeen': [...duidingLokaal, 'ander-fenomeen'],
  'overgedragen-andere-gemeente': [...ontvangen, 'buiten-gemeente'],
  samengevoegd: [...ontvangen, 'dubbel'],
  'teruggekoppeld-af': tafel,
  'teruggekoppeld-melder': verteld,
  afgesloten: gesloten,
  vernietigd: [...gesloten, 'bewaartermijn-verstreken'],
};
const bij = (stap: Stap): Routestand =>
  loop(stationVan(stap) === 1 && stap !== 'gemeld' ? opDeTelefoon : aanDeBalie, wegen[stap]);

describe('de tabel van §2.3, rij voor rij', () => {
  test('rij 1: de melder begint op de telefoon, het bureau begint bij gemeld', () => {
    const begin = { gemeente, oefening: false, locatietype: 'hennep', vormen: [] } as const;
    const app = beginstand({ kanaal: 'app', ...begin }, 'melder', wf);
    expect(app.ok && [app.waarde.stap, app.waarde.feiten.oorspronkelijk]).toEqual(['concept', null]);
    for (const kanaal of ['telefoon', 'mail', 'balie'] as const) {
      const melding = beginstand({ kanaal, vingerafdruk: 'v', ...begin }, 'aandachtsfunctionaris', wf);
      expect(melding.ok && [melding.waarde.stap, melding.waarde.feiten.oorspronkelijk]).toEqual([
        'gemeld',
        'v',
      ]);
      expect(beginstand({ kanaal, vingerafdruk: 'v', ...begin }, 'melder', wf)).toEqual({
        ok: false,
        reden: 'rol-niet-bevoegd',
      });
    }
  });

  // some rows ask for something before they can be taken
  const eerst: Partial<Record<number, readonly Daad[]>> = {
    17: [{ type: 'duiding-bijstellen', locatietype: 'prostitutie', vormen: [] }],
    26: [zvh],
    18: [{ type: 'duiding-bijstellen', locatietype: 'huisvesting', vormen: ['arbeidsuitbuiting'] }],
  };
  const daadVan: Partial<Record<string, Daad>> = { 'naar-politie': naarDePolitie, vermoeden: naarRiec };
  const rijen = tabel.flatMap(({ bron, van, gebeurtenis, naar }) =>
    van.map((stap) => ({ bron: Number(bron), stap, gebeurtenis, naar: naar ?? stap })),
  );
  test.each(rijen)('rij $bron: $stap ─$gebeurtenis→ $naar', ({ bron, stap, gebeurtenis, naar }) => {
    const voor = eerst[bron] ?? (bron === 8 ? [acuut] : []);
    const stand = loop(bij(stap), voor);
    const na = zet(stand, daadVan[gebeurtenis] ?? gebeurtenis);
    expect(na.ok ? na.waarde.stap : na.reden).toBe(naar);
    for (const gebrek of onvolledig.filter(({ type }) => type === gebeurtenis)) {
      const rol = wie(gebeurtenis);
      expect([gebrek, zetStap(stand, gebrek, rol, wf).ok]).toEqual([gebrek, false]);
    }
    for (const rol of rollen.filter((rol) => !magVolgensTabel(rol, gebeurtenis))) {
      const geweigerd = zet(stand, daadVan[gebeurtenis] ?? gebeurtenis, wf, rol);
      expect(geweigerd).toEqual({ ok: false, reden: 'rol-niet-bevoegd' });
    }
  });

  test('alle 28 rijen staan erin', () => {
    expect(new Set([1, ...rijen.map(({ bron }) => bron)]).size).toBe(28);
  });

  test('de bladeren van de kaart zijn precies de stappen', () => {
    type Knoop = { key: string; states: Record<string, Knoop> };
    const bladeren = ({ key, states }: Knoop): string[] =>
      Object.keys(states).length === 0 ? [key] : Object.values(states).flatMap(bladeren);
    const lijn = bladeren(meldroute.root.states.lijn as unknown as Knoop).filter((key) => key !== 'begin');
    expect(lijn.sort()).toEqual([...stappen].sort());
  });
});

describe('de verhalen', () => {
  test('T3: een acuut signaal gaat weg met niets erin, en wordt niet ingetrokken', () => {
    const leeg: Routegebeurtenis = {
      type: 'verzenden',
      vingerafdruk: 'af-1',
      vastgelegd: false,
      locatietype: 'huisvesting',
      vormen: [],
    };
    expect(zet(opDeTelefoon, leeg)).toEqual({ ok: false, reden: 'niets-vastgelegd' });
    const klaar = loop(opDeTelefoon, [acuut, leeg]);
    expect(klaar.stap).toBe('klaar-voor-verzending');
    expect(zet(klaar, 'intrekken')).toEqual({ ok: false, reden: 'acuut-wordt-niet-ingetrokken' });
    expect(zet(loop(klaar, ['synchronisatie-gelukt']), 'intrekken').ok).toBe(false);
  });

  test('T8: acuut loopt naast de lijn; de politie weet het, en verrijken gaat gewoon door', () => {
    const stand = loop(aanDeBalie, [...ontvangen, acuut]);
    expect(mogelijkeGebeurtenissen(stand, 'aandachtsfunctionaris', wf)).toEqual(
      expect.arrayContaining(['triage', 'verrijken', 'politie-geinformeerd']),
    );
    const gebeld = loop(stand, ['triage', 'politie-geinformeerd']);
    expect([gebeld.stap, gebeld.zijsporen.acuut]).toEqual(['ontvangen', 'bevestigd']);
    expect(waaromNiet(gebeld, 'triage', 'aandachtsfunctionaris', wf)).toBe('politie-niet-nodig');
    const opnieuw = loop(gebeld, ['verrijken', acuut]);
    expect([opnieuw.stap, opnieuw.zijsporen.acuut]).toEqual(['verrijking', 'nodig']);
  });

  test('T8: wie zelf al 112 belde, hoeft niet nog eens door te zetten', () => {
    const stand = loop(aanDeBalie, [...ontvangen, { type: 'acuut-gemarkeerd', gebeld112: 'ja' }]);
    expect(stand.zijsporen.acuut).toBe('uitgezet');
    expect(waaromNiet(stand, 'triage', 'aandachtsfunctionaris', wf)).toBe('politie-niet-nodig');
  });

  test('T10: is de aandachtsfunctionaris weg, dan neemt de plaatsvervanger het over', () => {
    const gebeurtenis = { type: 'in-behandeling-nemen', gemeente } as const;
    const gemeld = loop(aanDeBalie, [acuut]);
    expect(zetStap(gemeld, gebeurtenis, 'plaatsvervanger', wf)).toEqual({
      ok: false,
      reden: 'rol-niet-bevoegd',
    });
    const geescaleerd = loop(gemeld, ['termijn-verstreken']);
    expect(zetStap(geescaleerd, gebeurtenis, 'plaatsvervanger', wf).ok).toBe(true);
    expect(zetStap(geescaleerd, gebeurtenis, 'aandachtsfunctionaris', wf).ok).toBe(true);
    const weer = loop(geescaleerd, ['vervanging-beeindigd']);
    expect(zetStap(weer, gebeurtenis, 'plaatsvervanger', wf).ok).toBe(false);
    const verlof = zetStap(weer, { type: 'vervanging-begonnen', reden: 'verlof' }, 'plaatsvervanger', wf);
    expect(verlof.ok && verlof.waarde.feiten.vervanging).toBe(true);
  });

  test('T11: samengevoegd is niet klaar: ook deze melder hoort het', () => {
    const samen = bij('samengevoegd');
    expect(zet(samen, 'sluiten')).toEqual({ ok: false, reden: 'eerst-terugkoppelen' });
    const verteld = loop(samen, ['terugkoppeling-melder']);
    expect(zet(verteld, 'sluiten')).toEqual({ ok: false, reden: 'eerst-zvh-registratie' });
    const dicht = loop(verteld, [zvh, 'sluiten']);
    expect([dicht.stap, dicht.feiten.afdoening]).toEqual(['afgesloten', 'samengevoegd']);
    expect(loop(dicht, ['losmaken']).stap).toBe('ontvangen');
  });

  test('T12: zonder lokaal overleg gaat stap 4 naar de politie, en alleen daarheen', () => {
    const zonder = { ...wf, lokaalOverleg: false };
    const gewoon = { type: 'naar-politie', spoed: false, verstrekking } as const;
    const stand = bij('verrijking');
    expect(zet(stand, gewoon, zonder).ok).toBe(true);
    expect(zet(stand, 'naar-lokaal-overleg', zonder)).toEqual({ ok: false, reden: 'geen-lokaal-overleg' });
    expect(zet(stand, gewoon, wf)).toEqual({ ok: false, reden: 'eerst-lokaal-overleg' });
    expect(zet(stand, naarDePolitie, wf).ok).toBe(true);
  });

  test('T14: intrekken kan tot iemand het heeft opgehaald, met een reden', () => {
    const gemeld = loop(opDeTelefoon, ['verzenden', 'synchronisatie-gelukt']);
    expect(zet(gemeld, { type: 'intrekken', reden: 'fout', opgehaald: true })).toEqual({
      ok: false,
      reden: 'al-opgehaald',
    });
    expect(zet(gemeld, { type: 'intrekken', reden: ' ', opgehaald: false })).toEqual({
      ok: false,
      reden: 'reden-ontbreekt',
    });
    expect(loop(gemeld, ['intrekken']).stap).toBe('ingetrokken');
    expect(zet(gemeld, 'intrekken', { ...wf, melderMagIntrekken: false })).toEqual({
      ok: false,
      reden: 'intrekken-niet-ingericht',
    });
    expect(zet(bij('ontvangen'), 'intrekken')).toEqual({ ok: false, reden: 'stap-niet-toegestaan' });
  });

  test('de server moet precies bevestigen wat is verzonden', () => {
    const klaar = loop(opDeTelefoon, ['verzenden']);
    expect(zet(klaar, { type: 'synchronisatie-gelukt', vingerafdruk: 'anders' })).toEqual({
      ok: false,
      reden: 'andere-inhoud',
    });
  });

  test('alleen een aandachtsfunctionaris van dezelfde gemeente neemt in behandeling', () => {
    expect(zet(aanDeBalie, { type: 'in-behandeling-nemen', gemeente: '0361' })).toEqual({
      ok: false,
      reden: 'andere-gemeente',
    });
  });

  test('een overgedragen melding die terugkomt, ligt weer bij ontvangen: voor en na sluiten', () => {
    const weg = bij('overgedragen-andere-gemeente');
    const dicht = loop(weg, ['terugkoppeling-melder', zvh, 'sluiten']);
    for (const stand of [weg, dicht]) {
      const terug = loop(stand, ['overdracht-teruggegeven']);
      expect(terug.stap).toBe('ontvangen');
      expect(terug.feiten).toMatchObject({ afdoening: null, terugkoppeling: { stand: 'nog-niet' } });
    }
    expect(zet(bij('afgesloten'), 'overdracht-teruggegeven')).toEqual({
      ok: false,
      reden: 'niet-overgedragen',
    });
  });

  test('wie onbereikbaar is houdt het dossier niet open, als er staat waarom', () => {
    const stand = loop(bij('geen-mensenhandel'), ['melder-kan-niet-bereikt', zvh]);
    expect(stand.stap).toBe('geen-mensenhandel');
    expect(loop(stand, ['sluiten']).feiten.terugkoppeling).toEqual({ stand: 'onmogelijk', reden: 'omdat' });
  });

  test('wie wordt gevolgd kan al van zich laten horen, en aan het eind hoort de melder het nog eens', () => {
    const volgen = loop(bij('bewaren-en-volgen'), ['terugkoppeling-melder']);
    expect([volgen.stap, volgen.feiten.terugkoppeling.stand]).toEqual(['bewaren-en-volgen', 'gegeven']);
    const voorbij = loop(volgen, ['volgtermijn-verstreken', zvh]);
    expect([voorbij.stap, voorbij.feiten.afdoening]).toEqual(['teruggekoppeld-af', 'onvoldoende']);
    expect(zet(voorbij, 'sluiten')).toEqual({ ok: false, reden: 'eerst-terugkoppelen' });
  });

  test('na heropenen moet de melder het opnieuw horen', () => {
    const open = loop(bij('afgesloten'), ['heropenen']);
    expect([open.stap, open.feiten.afdoening, open.feiten.bewaarklasse]).toEqual(['verrijking', null, null]);
    const weer = loop(open, ['geen-aanwijzing']);
    expect(zet(weer, 'sluiten')).toEqual({ ok: false, reden: 'eerst-terugkoppelen' });
  });

  test('een partner die zwijgt: herinneren, nog eens wachten, dan zonder antwoord verder', () => {
    const stand = bij('informatieplein');
    const { feiten } = stand;
    expect(zet(stand, 'rappelleren')).toEqual({ ok: false, reden: 'rappel-niet-nodig' });
    expect(zet(stand, 'zonder-antwoord-verder')).toEqual({ ok: false, reden: 'eerst-rappelleren' });
    const ladder = [feiten.rappel];
    const eind = (['rappeltermijn-verstreken', 'rappelleren', 'rappeltermijn-verstreken'] as const).reduce(
      (nu, daad) => {
        const na = loop(nu, [daad]);
        ladder.push(na.feiten.rappel);
        return na;
      },
      stand,
    );
    expect(ladder).toEqual(['geen', 'nodig', 'gedaan', 'vergeefs']);
    const verder = loop(eind, ['zonder-antwoord-verder']);
    expect(verder.stap).toBe('teruggekoppeld-af');
    expect(verder.feiten).toMatchObject({ afdoening: 'zonder-antwoord', rappel: 'geen' });
  });

  test('zonder informatieplein komt het antwoord van de regionale tafel uit stap 5', () => {
    const zonder = { ...wf, informatieplein: false };
    const stand = bij('regionaal');
    expect(zet(stand, 'signaal-mensenhandel', zonder)).toEqual({ ok: false, reden: 'geen-informatieplein' });
    const na = zet(stand, 'regionale-tafel-besluit', zonder);
    expect(na.ok && na.waarde.stap).toBe('teruggekoppeld-af');
    expect(na.ok && na.waarde.feiten.afdoening).toBe('combinatie');
    expect(zet(stand, 'regionale-tafel-besluit')).toEqual({ ok: false, reden: 'eerst-informatieplein' });
  });

  test('een vermoeden gaat naar de eerste regionale partner van deze gemeente', () => {
    const stand = bij('duiding-lokaal');
    const viaZvh = { ...wf, eersteRegionalePartner: 'zvh' } as const;
    expect(zet(stand, naarRiec, viaZvh)).toEqual({ ok: false, reden: 'andere-partner' });
    expect(zet(stand, { ...naarRiec, partner: 'zvh' }, viaZvh).ok).toBe(true);
  });

  test('het PCT ernaast laat het overleg staan; het PCT in plaats daarvan duidt zelf', () => {
    const seksueel: Routegebeurtenis = {
      type: 'duiding-bijstellen',
      locatietype: 'huisvesting',
      vormen: ['seksuele-uitbuiting'],
    };
    const antwoord = { type: 'spoor-bevestigen', spoor: 'pct', kenmerk: 'PCT-1' } as const;
    const stand = loop(bij('verrijking'), [seksueel, 'pct-consulteren']);
    const plaats = { ...wf, pct: 'in-plaats-van' } as const;
    expect(zet(stand, 'naar-lokaal-overleg').ok).toBe(true);
    expect(zet(stand, naarRiec)).toEqual({ ok: false, reden: 'eerst-duiden' });
    expect(zet(stand, 'naar-lokaal-overleg', plaats)).toEqual({ ok: false, reden: 'geen-lokaal-overleg' });
    expect(zet(stand, naarRiec, plaats)).toEqual({ ok: false, reden: 'pct-antwoordde-nog-niet' });
    const geantwoord = loop(stand, [antwoord]);
    for (const daad of [naarRiec, 'onvoldoende', 'ander-fenomeen'] as const) {
      expect(zet(geantwoord, daad, plaats).ok).toBe(true);
    }
    expect(zet(bij('verrijking'), 'pct-consulteren', { ...wf, pct: 'geen' })).toEqual({
      ok: false,
      reden: 'geen-pct',
    });
    expect(zet(bij('verrijking'), 'pct-consulteren')).toEqual({
      ok: false,
      reden: 'alleen-bij-prostitutie-of-seksuele-uitbuiting',
    });
  });

  test('persoonsgegevens gaan alleen naar het ZVH waar de gemeente dat heeft geregeld', () => {
    const metNaam = { ...zvh, verstrekking: { ...verstrekking, persoonsgegevens: true } } as const;
    const stand = bij('verrijking');
    expect(zet(stand, metNaam)).toEqual({ ok: false, reden: 'zonder-persoonsgegevens' });
    expect(zet(stand, metNaam, { ...wf, zvhRegistratie: 'met-persoonsgegevens' }).ok).toBe(true);
    expect(zet(stand, { ...zvh, verstrekking: zonderGrondslag })).toEqual({
      ok: false,
      reden: 'verstrekking-onvolledig',
    });
  });

  test('een aanvulling komt naast de tekst, en telt mee in het antwoord van de melder', () => {
    const stand = loop(bij('wacht-op-melder'), ['aanvulling', 'antwoord-melder']);
    expect(stand.stap).toBe('ontvangen');
    expect(stand.feiten).toMatchObject({ oorspronkelijk: 'af-1', aanvullingen: ['af-2', 'af-3'] });
  });
});

describe('wat de balie tekent', () => {
  test('een keuze die nu niet kan is er niet, en de zin eronder weet waarom', () => {
    const stand = bij('teruggekoppeld-af');
    expect(mogelijkeGebeurtenissen(stand, 'aandachtsfunctionaris', wf)).toEqual([
      'terugkoppeling-melder',
      'melder-kan-niet-bereikt',
      'duiding-bijstellen',
      'aanvulling',
      'acuut-gemarkeerd',
      'spoor-nodig',
      'spoor-uitzetten',
    ]);
    expect(waaromNiet(stand, 'sluiten', 'aandachtsfunctionaris', wf)).toBe('eerst-terugkoppelen');
    expect(waaromNiet(stand, 'sluiten', 'melder', wf)).toBe('rol-niet-bevoegd');
    expect(waaromNiet(stand, 'terugkoppeling-melder', 'aandachtsfunctionaris', wf)).toBeUndefined();
    expect(waaromNiet(bij('verrijking'), 'sluiten', 'aandachtsfunctionaris', wf)).toBe(
      'stap-niet-toegestaan',
    );
  });

  test('een leeg formulier verbergt geen keuze', () => {
    expect(mogelijkeGebeurtenissen(bij('duiding-lokaal'), 'aandachtsfunctionaris', wf)).toContain(
      'vermoeden',
    );
  });

  test('per zijspoor staat er wat nu kan; het ZVH kan niet vervallen', () => {
    const stand = loop(bij('verrijking'), [{ type: 'spoor-nodig', spoor: 'veilig-thuis' }]);
    const sporen = mogelijkeSporen(stand, 'aandachtsfunctionaris', wf);
    expect(sporen['veilig-thuis']).toEqual(['spoor-uitzetten', 'spoor-vervallen']);
    expect(sporen['zvh-registratie']).toEqual(['spoor-uitzetten']);
    expect(sporen.pct).toEqual([]);
    expect(waaromNiet(stand, 'spoor-nodig', 'aandachtsfunctionaris', wf, 'nla')).toBe(
      'alleen-bij-arbeidsuitbuiting',
    );
    expect(Object.values(mogelijkeSporen(stand, 'melder', wf)).flat()).toEqual([]);
  });

  test('in een afgesloten dossier kan op een zijspoor alleen nog een antwoord binnenkomen', () => {
    const { 'zvh-registratie': registratie, comensha } = mogelijkeSporen(
      bij('afgesloten'),
      'aandachtsfunctionaris',
      wf,
    );
    expect([registratie, comensha]).toEqual([['spoor-bevestigen'], []]);
  });

  test('elke voorwaarde heeft een woord waarmee zij weigert, en geen woord is over', () => {
    expect(Object.keys(redenen).sort()).toEqual(Object.keys({ ...voorwaarden, ...gegevens }).sort());
  });
});

describe('de zeven haltes', () => {
  test('stap n van het beleidsplan is halte n', () => {
    expect(haltes).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(stappen.map(stationVan).filter((halte, n, alle) => alle.indexOf(halte) === n)).toHaveLength(7);
  });

  test('wat de melding oversloeg is overgeslagen, wat nog komt komt straks', () => {
    expect(haltestanden(['gemeld', 'ontvangen', 'verrijking', 'geen-mensenhandel'])).toEqual({
      1: 'geweest',
      2: 'geweest',
      3: 'geweest',
      4: 'overgeslagen',
      5: 'overgeslagen',
      6: 'overgeslagen',
      7: 'hier',
    });
    expect(haltestanden(['gemeld', 'ontvangen', 'afgesloten', 'verrijking'])).toMatchObject({
      3: 'hier',
      7: 'straks',
    });
    expect(haltestanden(['gemeld', 'ontvangen', 'verrijking', 'geen-mensenhandel', 'afgesloten'])[7]).toBe(
      'geweest',
    );
    expect(haltestanden(['concept', 'ingetrokken'])).toMatchObject({ 1: 'gestopt', 2: 'overgeslagen' });
  });
});

describe('de configuratie van een gemeente', () => {
  test('West-Friesland is geldig en goedgekeurd', () => {
    expect(Routeconfiguratie.parse(wf)).toEqual(wf);
    expect(controleerConfiguratie(wf)).toEqual({ ok: true, waarde: wf });
  });

  test('registratie bij het ZVH kan niet worden uitgezet, en een partner wordt altijd gerappelleerd', () => {
    expect(Routeconfiguratie.safeParse({ ...wf, zvhRegistratie: 'niet-van-toepassing' }).success).toBe(false);
    expect(Routeconfiguratie.safeParse({ ...wf, termijnen: { ...wf.termijnen, rappel: null } }).success).toBe(
      false,
    );
  });

  test.each([
    ['antwoordMelder', 'wacht-op-melder-zonder-uitweg'],
    ['volgen', 'bewaren-en-volgen-zonder-uitweg'],
    ['bewaren', 'afgesloten-zonder-uitweg'],
  ])('zonder termijn voor %s loopt het dood', (termijn, reden) => {
    const configuratie = { ...wf, termijnen: { ...wf.termijnen, [termijn]: null } };
    expect(Routeconfiguratie.safeParse(configuratie).success).toBe(true);
    expect(controleerConfiguratie(configuratie)).toEqual({ ok: false, reden });
  });

  test('elke gebeurtenis van het bewijs is er een die in een logboek kan staan', () => {
    for (const gebeurtenis of volledig) expect(Routegebeurtenis.safeParse(gebeurtenis).success).toBe(true);
    const bewezen = new Set([
      ...volledig.map(({ type }) => type),
      'spoor-nodig',
      'spoor-uitzetten',
      'spoor-bevestigen',
      'spoor-vervallen',
    ]);
    expect(Routegebeurtenis.def.options.map(({ shape }) => shape.type.def.values[0]).sort()).toEqual(
      [...bewezen].sort(),
    );
  });
});
