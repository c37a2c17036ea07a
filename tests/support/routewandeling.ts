import type { Rol } from '#domain/bevoegdheid.ts';
import { type Routeconfiguratie, RegionalePartner, westFrieslandRoute } from '#domain/routeconfiguratie.ts';
import { type Routegebeurtenis, type Verstrekking, Zijspoor } from '#domain/routegebeurtenis.ts';
import { type Routestand, type ZetStap, beginstand } from '#domain/routestand.ts';
import type { Uitkomst } from '#domain/uitkomst.ts';

/* ── What can be tried ──────────────────────────────────────────────────── */

export const rollen: readonly Rol[] = [
  'melder',
  'aandachtsfunctionaris',
  'plaatsvervanger',
  'overlegdeelnemer',
  'monitor',
  'beheerder',
  'auditor',
  'systeem',
];

export const gemeente = '0405';
export const verstrekking: Verstrekking = {
  grondslag: 'convenant',
  ontvanger: 'een partner',
  verstrekt: 'feiten en verrijking',
  persoonsgegevens: false,
};
export const zonderGrondslag = { ...verstrekking, grondslag: ' ' };
const reden = 'omdat';
const advies = 'collega';
const motivering = 'meer dan een sterke aanwijzing';
const vingerafdruk = 'af-1';

/** Every event with everything filled in: for each way in which its content can matter to the route, one. */
export const volledig: readonly Routegebeurtenis[] = [
  { type: 'verzenden', vingerafdruk, vastgelegd: true, locatietype: 'huisvesting', vormen: [] },
  { type: 'verzenden', vingerafdruk, vastgelegd: true, locatietype: 'prostitutie', vormen: [] },
  { type: 'weggooien' },
  { type: 'synchronisatie-gelukt', vingerafdruk },
  { type: 'intrekken', reden, opgehaald: false },
  { type: 'acuut-gemarkeerd', gebeld112: 'ja' },
  { type: 'acuut-gemarkeerd', gebeld112: 'nee' },
  { type: 'aanvulling', vingerafdruk: 'af-2' },
  { type: 'in-behandeling-nemen', gemeente },
  { type: 'termijn-verstreken' },
  { type: 'vervanging-begonnen', reden },
  { type: 'vervanging-beeindigd' },
  { type: 'echt-maken' },
  { type: 'triage' },
  { type: 'politie-geinformeerd', tijdstip: '2026-11-02T07:10:00+01:00', kenmerk: 'P-1' },
  { type: 'buiten-gemeente', gemeente: '0361', verstrekking },
  { type: 'overdracht-teruggegeven', reden },
  { type: 'dubbel', hoofdmelding: 'm-1' },
  { type: 'losmaken', reden },
  { type: 'vragen-aan-melder', vraag: 'welke schuur?' },
  { type: 'antwoord-melder', vingerafdruk: 'af-3' },
  { type: 'antwoordtermijn-verstreken' },
  { type: 'verrijken', bronnen: [{ bron: 'kvk', grondslag: 'openbaar register' }] },
  { type: 'terug-naar-ontvangen', reden },
  { type: 'duiding-bijstellen', locatietype: 'huisvesting', vormen: [] },
  { type: 'duiding-bijstellen', locatietype: 'huisvesting', vormen: ['seksuele-uitbuiting'] },
  { type: 'geen-aanwijzing', advies, reden },
  { type: 'naar-lokaal-overleg', verstrekking },
  { type: 'naar-politie', spoed: false, verstrekking },
  { type: 'naar-politie', spoed: true, verstrekking },
  { type: 'pct-consulteren', verstrekking },
  { type: 'arbeidsinspectie-melden', verstrekking },
  { type: 'ander-fenomeen', advies, fenomeen: 'woonoverlast', verstrekking },
  { type: 'onvoldoende', reden, herzienOp: '2027-05-01' },
  { type: 'nieuw-signaal', reden },
  { type: 'volgtermijn-verstreken' },
  ...RegionalePartner.options.map(
    (partner) => ({ type: 'vermoeden', advies, motivering, partner, verstrekking }) as const,
  ),
  { type: 'geen-mensenhandel', advies },
  { type: 'signaal-mensenhandel', akkoord: true, verstrekking },
  { type: 'regionale-tafel-besluit', keuze: 'combinatie', magVerteld: 'opgepakt' },
  { type: 'rappeltermijn-verstreken' },
  { type: 'rappelleren', aan: 'RIEC' },
  { type: 'zonder-antwoord-verder', reden },
  { type: 'terugkoppeling-melder', sjabloon: 'tk-geen' },
  { type: 'melder-kan-niet-bereikt', reden },
  { type: 'sluiten', vorm: 'geen', bewaarklasse: 'geen-mensenhandel' },
  { type: 'heropenen', reden },
  { type: 'bewaartermijn-verstreken' },
];

/** Every event with one thing missing or wrong. */
export const onvolledig: readonly Routegebeurtenis[] = [
  { type: 'verzenden', vingerafdruk, vastgelegd: false, locatietype: 'huisvesting', vormen: [] },
  { type: 'synchronisatie-gelukt', vingerafdruk: 'iets anders' },
  { type: 'intrekken', reden, opgehaald: true },
  { type: 'intrekken', reden: '', opgehaald: false },
  { type: 'aanvulling', vingerafdruk: '' },
  { type: 'in-behandeling-nemen', gemeente: '0361' },
  { type: 'vervanging-begonnen', reden: ' ' },
  { type: 'politie-geinformeerd', tijdstip: '2026-11-02T07:10:00+01:00', kenmerk: '' },
  { type: 'buiten-gemeente', gemeente, verstrekking },
  { type: 'buiten-gemeente', gemeente: '0361', verstrekking: zonderGrondslag },
  { type: 'overdracht-teruggegeven', reden: '' },
  { type: 'dubbel', hoofdmelding: '' },
  { type: 'losmaken', reden: '' },
  { type: 'vragen-aan-melder', vraag: '' },
  { type: 'antwoord-melder', vingerafdruk: '' },
  { type: 'verrijken', bronnen: [] },
  { type: 'verrijken', bronnen: [{ bron: 'brp', grondslag: '' }] },
  { type: 'terug-naar-ontvangen', reden: '' },
  { type: 'geen-aanwijzing', advies: '', reden },
  { type: 'geen-aanwijzing', advies, reden: '' },
  { type: 'naar-lokaal-overleg', verstrekking: zonderGrondslag },
  { type: 'naar-politie', spoed: true, verstrekking: zonderGrondslag },
  { type: 'pct-consulteren', verstrekking: zonderGrondslag },
  { type: 'arbeidsinspectie-melden', verstrekking: zonderGrondslag },
  { type: 'ander-fenomeen', advies: '', fenomeen: 'overig', verstrekking },
  { type: 'ander-fenomeen', advies, fenomeen: 'overig', verstrekking: zonderGrondslag },
  { type: 'onvoldoende', reden: '', herzienOp: '2027-05-01' },
  { type: 'nieuw-signaal', reden: '' },
  { type: 'vermoeden', advies: '', motivering, partner: 'riec', verstrekking },
  { type: 'vermoeden', advies, motivering: '', partner: 'riec', verstrekking },
  { type: 'vermoeden', advies, motivering, partner: 'riec', verstrekking: zonderGrondslag },
  { type: 'geen-mensenhandel', advies: '' },
  { type: 'signaal-mensenhandel', akkoord: false, verstrekking },
  { type: 'signaal-mensenhandel', akkoord: true, verstrekking: zonderGrondslag },
  { type: 'rappelleren', aan: '' },
  { type: 'zonder-antwoord-verder', reden: '' },
  { type: 'terugkoppeling-melder', sjabloon: '' },
  { type: 'melder-kan-niet-bereikt', reden: '' },
  { type: 'heropenen', reden: '' },
];

/** The four acts on a side track, complete and not. */
export const opSpoor = (spoor: Zijspoor): readonly Routegebeurtenis[] => [
  { type: 'spoor-nodig', spoor },
  { type: 'spoor-uitzetten', spoor, verstrekking },
  { type: 'spoor-bevestigen', spoor, kenmerk: 'K-1' },
  { type: 'spoor-vervallen', spoor, reden },
];
export const opSpoorOnvolledig = (spoor: Zijspoor): readonly Routegebeurtenis[] => [
  { type: 'spoor-uitzetten', spoor, verstrekking: zonderGrondslag },
  { type: 'spoor-uitzetten', spoor, verstrekking: { ...verstrekking, persoonsgegevens: true } },
  { type: 'spoor-bevestigen', spoor, kenmerk: '' },
  { type: 'spoor-vervallen', spoor, reden: '' },
];

/** The side tracks that a step of the line looks at; the line is blind to the six others. */
export const gelezenSporen = ['acuut', 'pct', 'zvh-registratie'] as const;
export const blindeSporen = Zijspoor.options.filter(
  (spoor) => !(gelezenSporen as readonly Zijspoor[]).includes(spoor),
);

/* ── Every configuration at once ────────────────────────────────────────── */

const ja = [true, false] as const;
const { termijnen } = westFrieslandRoute;

/** Every configuration the schema can express, as far as it differs for the route: a termijn is set or it is not. */
export const alleConfiguraties: readonly Routeconfiguratie[] = ja.flatMap((lokaalOverleg) =>
  (['parallel', 'in-plaats-van', 'geen'] as const).flatMap((pct) =>
    ja.flatMap((nlaDirect) =>
      RegionalePartner.options.flatMap((eersteRegionalePartner) =>
        ja.flatMap((informatieplein) =>
          (['met-persoonsgegevens', 'zonder-persoonsgegevens'] as const).flatMap((zvhRegistratie) =>
            ja.flatMap((melderMagIntrekken) =>
              [termijnen.antwoordMelder, null].flatMap((antwoordMelder) =>
                [termijnen.volgen, null].flatMap((volgen) =>
                  [termijnen.bewaren, null].map((bewaren) => ({
                    lokaalOverleg,
                    pct,
                    nlaDirect,
                    eersteRegionalePartner,
                    informatieplein,
                    zvhRegistratie,
                    melderMagIntrekken,
                    termijnen: { ...termijnen, antwoordMelder, volgen, bewaren },
                  })),
                ),
              ),
            ),
          ),
        ),
      ),
    ),
  ),
);

/** A set of configurations: bit n stands for configuration n. */
export type Verzameling = bigint;

export function verzameling(
  configuraties: readonly Routeconfiguratie[],
  hoort: (configuratie: Routeconfiguratie) => boolean,
): Verzameling {
  return BigInt(
    `0b${configuraties
      .map((c) => (hoort(c) ? '1' : '0'))
      .reverse()
      .join('')}`,
  );
}

export const eerste = (verzameling: Verzameling): number => verzameling.toString(2).length - 1;

const keuze = (configuratie: Routeconfiguratie, naam: string): unknown =>
  naam
    .split('.')
    .reduce<unknown>((deel, sleutel) => (deel as Record<string, unknown>)[sleutel], configuratie);

/** The configuration, and the names of the choices that were looked at. Looking at all of it at once is not allowed. */
function beluister(configuratie: Routeconfiguratie, gelezen: Set<string>): Routeconfiguratie {
  const luister = <T extends object>(deel: T, weg: string): T =>
    new Proxy(deel, {
      get(doel, sleutel) {
        const waarde: unknown = Reflect.get(doel, sleutel);
        if (typeof sleutel === 'symbol') return waarde;
        if (weg === '' && sleutel === 'termijnen') return luister(waarde as object, 'termijnen.');
        gelezen.add(weg + sleutel);
        return waarde;
      },
      ownKeys() {
        throw new Error('the route may look at one choice at a time');
      },
    });
  return luister(configuratie, '');
}

/* ── The walk ───────────────────────────────────────────────────────────── */

/** One event that was possible: from where, by whom, to where, and under which configurations. */
export interface Tak {
  van: Plek;
  gebeurtenis: Routegebeurtenis;
  rol: Rol;
  na: Routestand;
  naar: Plek;
  mits: Verzameling;
}

/** One place where a melding can be, and under which configurations it can get there. */
export interface Plek {
  stand: Routestand;
  onder: Verzameling;
  takken: Tak[];
}

export interface Wandeling {
  configuraties: readonly Routeconfiguratie[];
  alle: Verzameling;
  plekken: readonly Plek[];
  takken: readonly Tak[];
  geprobeerd: number;
  geweigerd: number;
}

export const hoortBijPct = ({ feiten }: Routestand): boolean =>
  feiten.locatietype === 'prostitutie' || feiten.vormen.includes('seksuele-uitbuiting');

/** All that the line looks at. Two stands with the same answers have the same future on the line. */
export function kern({ stap, zijsporen, feiten }: Routestand): string {
  return [
    stap,
    feiten.rappel,
    feiten.terugkoppeling.stand,
    feiten.afdoening === 'overgedragen' || feiten.afdoening === 'samengevoegd' ? feiten.afdoening : '',
    hoortBijPct({ stap, zijsporen, feiten }),
    feiten.oorspronkelijk !== null,
    // niet-van-toepassing | nodig | the police know
    zijsporen.acuut === 'bevestigd' ? 'uitgezet' : zijsporen.acuut,
    // nobody was asked | asked | answered
    zijsporen.pct === 'nodig' ? 'niet-van-toepassing' : zijsporen.pct,
    zijsporen['zvh-registratie'] === 'nodig',
  ].join();
}

export const beginstanden = (oefening = false): Routestand[] => {
  const soort = { gemeente, oefening, locatietype: 'huisvesting', vormen: [] } as const;
  const begin = (uitkomst: Uitkomst<Routestand, string>) => {
    if (!uitkomst.ok) throw new Error(uitkomst.reden);
    return uitkomst.waarde;
  };
  return [
    begin(beginstand({ kanaal: 'app', ...soort }, 'melder', westFrieslandRoute)),
    begin(
      beginstand({ kanaal: 'mail', vingerafdruk, ...soort }, 'aandachtsfunctionaris', westFrieslandRoute),
    ),
  ];
};

/** How stands are counted as one place: by which key, and which of them stands for all. */
export interface Factor {
  sleutel(stand: Routestand): string;
  vertegenwoordiger(stand: Routestand): Routestand;
}

/**
 * The line alone. The six blind tracks, the deputy, what was added and what was written into a decision are left out.
 * Sound because of three things, each tested: a stand's kern decides what its events do to the kern; a track that is
 * left out never changes the line; and what is left out is proved apart, for every stap with every stand of the track.
 */
export const alleenDeLijn: Factor = {
  sleutel: kern,
  vertegenwoordiger: (stand) => ({
    ...stand,
    feiten: { ...stand.feiten, vervanging: false, aanvullingen: [] },
  }),
};

/**
 * Walks every place that can be reached, with every event and every rol, under all configurations at once.
 * An act is tried with one configuration while it is noted which choices were looked at: all configurations that agree
 * on those choices must give the same answer, for `zet` is a pure function. The others are tried in turn.
 */
export function wandel(
  zet: ZetStap,
  configuraties: readonly Routeconfiguratie[],
  gebeurtenissen: readonly Routegebeurtenis[],
  factor = alleenDeLijn,
  begin = beginstanden(),
): Wandeling {
  const alle = verzameling(configuraties, () => true);
  const gelijk = new Map<string, Map<unknown, Verzameling>>();
  const eens = (naam: string, waarde: unknown): Verzameling => {
    const bij = gelijk.get(naam) ?? gelijk.set(naam, new Map()).get(naam)!;
    if (!bij.has(waarde))
      bij.set(
        waarde,
        verzameling(configuraties, (c) => keuze(c, naam) === waarde),
      );
    return bij.get(waarde)!;
  };

  const plekken = new Map<string, Plek>();
  const wachtrij: Plek[] = [];
  const plekVan = (stand: Routestand): Plek => {
    const sleutel = factor.sleutel(stand);
    const bekend = plekken.get(sleutel);
    if (bekend) return bekend;
    const plek = { stand: factor.vertegenwoordiger(stand), onder: 0n, takken: [] };
    plekken.set(sleutel, plek);
    return plek;
  };
  const bereik = (plek: Plek, onder: Verzameling) => {
    if ((plek.onder | onder) === plek.onder) return;
    plek.onder |= onder;
    if (!wachtrij.includes(plek)) wachtrij.push(plek);
  };

  const gelezen = new Set<string>();
  const beluisterd = configuraties.map((configuratie) => beluister(configuratie, gelezen));
  const laatste = configuraties.length - 1;
  let geprobeerd = 0;
  let geweigerd = 0;
  const gezien = new Set<Plek>();
  const verken = (van: Plek) => {
    for (const gebeurtenis of gebeurtenissen) {
      for (const rol of rollen) {
        for (let over = alle; over !== 0n;) {
          gelezen.clear();
          const welke = over === alle ? laatste : eerste(over);
          const uitkomst = zet(van.stand, gebeurtenis, rol, beluisterd[welke]!);
          let mits = over;
          for (const naam of gelezen) mits &= eens(naam, keuze(configuraties[welke]!, naam));
          over = mits === over ? 0n : over & ~mits;
          geprobeerd += 1;
          if (!uitkomst.ok) geweigerd += 1;
          else {
            const na = uitkomst.waarde;
            van.takken.push({ van, gebeurtenis, rol, na, naar: plekVan(na), mits });
          }
        }
      }
    }
  };

  for (const stand of begin) bereik(plekVan(stand), alle);
  for (let plek = wachtrij.shift(); plek; plek = wachtrij.shift()) {
    if (!gezien.has(plek)) {
      gezien.add(plek);
      verken(plek);
    }
    for (const { naar, mits } of plek.takken) bereik(naar, plek.onder & mits);
  }

  const bereikt = [...plekken.values()].filter(({ onder }) => onder !== 0n);
  const takken = bereikt.flatMap((plek) => plek.takken.filter(({ mits }) => (mits & plek.onder) !== 0n));
  return { configuraties, alle, plekken: bereikt, takken, geprobeerd, geweigerd };
}
