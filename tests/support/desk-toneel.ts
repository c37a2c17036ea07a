import type { Auteur, Logregelinhoud } from '#domain/logregel.ts';
import type { Routegebeurtenis, Verstrekking } from '#domain/routegebeurtenis.ts';
import type { Bijlage, Signaal } from '#domain/signaal.ts';
import { BRONNEN, type Bron } from '#domain/verrijking.ts';
import { voorbeelden } from '#domain/voorbeelden.ts';
import type { DeskInMemory } from './desk-in-memory.ts';
import { getekendeFoto } from './getekende-foto.ts';

const DAG = 86_400_000;
/** So many days before now, as the log writes it. */
export const geleden = (dagen: number) => new Date(Date.now() - dagen * DAG).toISOString();

const SANNE: Auteur = { lid: 'lid-sanne', naam: 'Sanne Kok', rol: 'aandachtsfunctionaris' };

const verstrekking: Verstrekking = {
  grondslag: 'Publieke taak openbare orde en veiligheid (AVG art. 6 lid 1 onder e)',
  ontvanger: 'Lokaal ondermijningsoverleg, voorzitter',
  verstrekt: 'Feiten en verrijking, zonder wie het meldde',
  persoonsgegevens: false,
};

function voorbeeld(id: string, dagen: number, anders: Partial<Signaal> = {}): Signaal {
  const gevonden = voorbeelden.find((geval) => geval.id === id);
  if (!gevonden) throw new Error(`no example ${id}`);
  const signaal = gevonden.signaal(geleden(dagen));
  return { ...signaal, ...anders, waar: { ...signaal.waar, ...anders.waar } };
}

/** Photos of a signaal; the last one is still on its way. */
function fotos(desk: DeskInMemory, bij: readonly (string | undefined)[], dagen: number): Bijlage[] {
  return bij.map((indicator, n) => {
    const id = crypto.randomUUID();
    const inhoud = getekendeFoto(['#6f8f95', '#7c8a70', '#8a7a96'][n % 3]!);
    if (n < bij.length - 1) desk.fotos.set(id, { inhoud, mime: 'image/webp' });
    return {
      id,
      soort: 'foto',
      genomenOp: geleden(dagen + n / 1440),
      ...(indicator !== undefined && { bij: indicator }),
      mime: 'image/webp',
      breedte: 800,
      hoogte: 600,
      bytes: inhoud.length,
      sha256: 'A'.repeat(43),
      sleutel: 'A'.repeat(43),
      delen: 1,
    };
  });
}

const keek = (bron: Bron, resultaat: 'gevonden' | 'niets', regel = ''): Logregelinhoud => ({
  soort: 'verrijking',
  bron,
  grondslag: BRONNEN.find((blad) => blad.bron === bron)?.grondslag ?? '',
  datum: geleden(4).slice(0, 10),
  resultaat,
  regel,
});
const stap = (gebeurtenis: Routegebeurtenis): Logregelinhoud => ({ soort: 'route', gebeurtenis });

/** Fills a desk with made-up meldingen (T1–T15) in every corner of the route. */
export function vulWerkvoorraad(desk: DeskInMemory): void {
  const loop = (
    signaal: Signaal,
    dagen: number,
    stappen: readonly (readonly [number, Logregelinhoud])[],
    door?: Auteur,
  ): string => {
    const envId = desk.bezorg(signaal, dagen * 24);
    const geopend = desk.openOp(envId, geleden(dagen - 0.3), door);
    if (!geopend.ok) throw new Error(geopend.reden);
    for (const [geleden_, inhoud] of stappen) {
      const gelegd = desk.legOp(geopend.waarde.melding, inhoud, geleden(geleden_), door);
      if (!gelegd.ok) throw new Error(`${inhoud.soort}: ${gelegd.reden}`);
    }
    return geopend.waarde.melding;
  };

  // acute: the melder called 112
  loop(voorbeeld('T6', 0.03, { waar: { plaats: 'Wognum' } }), 0.03, []);

  // too long on step 3, three of four sources
  const huis = loop(
    voorbeeld('T2', 13, {
      waar: {
        plaats: 'Wervershoof',
        omschrijving: 'Chalet 14',
        gps: { lat: 52.73, lon: 5.16, nauwkeurigheid: 8, gemetenOp: geleden(13) },
      },
      bijlagen: fotos(desk, ['hv-slaapplaats-op-werkplek', 'hv-boetelijst-huisregels', undefined], 13),
    }),
    13,
    [
      [
        12,
        keek(
          'brp',
          'gevonden',
          'Elf mensen ingeschreven op een adres voor vier. Vijf inschrijvingen in één week.',
        ),
      ],
      [10, keek('kvk', 'gevonden', 'Verhuurder en uitzendbureau hebben dezelfde bestuurder.')],
      [8, keek('handhaving', 'niets')],
      [8, { soort: 'vorm', vormen: ['arbeidsuitbuiting'] }],
    ],
  );
  desk.legOp(
    huis,
    stap({ type: 'heropenen', reden: 'Op de verkeerde knop gedrukt.' }),
    geleden(7),
    SANNE,
    true,
  );

  // waits for the PCT
  loop(
    voorbeeld('T15', 14, { waar: { plaats: 'Medemblik', omschrijving: 'Bovenwoning aan de Voorbeeldkade' } }),
    14,
    [
      [12, keek('brp', 'niets')],
      [12, keek('kvk', 'gevonden', 'Verhuurder heeft drie bovenwoningen in de straat.')],
      [11, keek('handhaving', 'niets')],
      [11, keek('wijkteam', 'niets')],
      [11, { soort: 'vorm', vormen: ['seksuele-uitbuiting'] }],
      [10, stap({ type: 'naar-lokaal-overleg', verstrekking })],
      [9, stap({ type: 'pct-consulteren', verstrekking: { ...verstrekking, ontvanger: 'PCT Alkmaar' } })],
    ],
    SANNE,
  );

  // the outcome is known, the melder does not know it yet
  loop(voorbeeld('T7', 21, { waar: { plaats: 'Andijk' } }), 21, [
    [20, keek('brp', 'niets')],
    [18, stap({ type: 'naar-lokaal-overleg', verstrekking })],
    [
      10,
      stap({
        type: 'ander-fenomeen',
        advies: 'Overleg van vorige week, wijkteam zat erbij.',
        fenomeen: 'zorg',
        verstrekking: { ...verstrekking, ontvanger: 'Wijkteam Oost' },
      }),
    ],
  ]);

  // on its way
  loop(voorbeeld('T11', 2, { waar: { plaats: 'Nibbixwoud' } }), 2, [[1, keek('brp', 'niets')]], SANNE);
  loop(voorbeeld('T12', 6, { waar: { plaats: 'Spanbroek' } }), 6, [
    [5, keek('brp', 'gevonden', 'Tien inschrijvingen in een woning voor vier.')],
    [5, { soort: 'vorm', vormen: ['arbeidsuitbuiting'] }],
    [4.5, stap({ type: 'naar-lokaal-overleg', verstrekking })],
    [
      4,
      stap({
        type: 'vermoeden',
        advies: 'Overleg van maandag',
        motivering: 'Drie sterke aanwijzingen voor dwang en een vast patroon van inhoudingen.',
        partner: 'riec',
        verstrekking: { ...verstrekking, ontvanger: 'RIEC Noord-Holland' },
      }),
    ],
  ]);
  loop(voorbeeld('T1', 1, { waar: { plaats: 'Opmeer' }, oefening: true }), 1, []);

  // done
  loop(voorbeeld('T5', 40, { waar: { plaats: 'Medemblik' } }), 40, [
    [38, keek('brp', 'niets')],
    [
      37,
      stap({
        type: 'geen-aanwijzing',
        advies: 'Collega vergunningen keek mee.',
        reden: 'Alle papieren kloppen.',
      }),
    ],
    [
      36,
      {
        soort: 'terugkoppeling',
        sjabloon: 'tk-geen',
        tekst: 'Met wat we nu weten, is er geen aanwijzing. Bedankt.',
      },
    ],
    [
      36,
      stap({
        type: 'spoor-uitzetten',
        spoor: 'zvh-registratie',
        verstrekking: { ...verstrekking, ontvanger: 'ZVH Noord-Holland Noord' },
      }),
    ],
    [35, stap({ type: 'sluiten', vorm: 'geen', bewaarklasse: 'geen-mensenhandel' })],
  ]);

  // not opened, and not to be opened
  desk.bezorg(voorbeeld('T4', 0.1), 2);
  desk.bezorg(voorbeeld('T13', 1), 20);
  desk.nieuw.value = [
    ...desk.nieuw.value,
    {
      envId: crypto.randomUUID(),
      kenmerk: 'MR-26-2B7X',
      ontvangenOp: geleden(3),
      spoed: false,
      stand: 'onleesbaar',
      reden: 'kop-klopt-niet',
    },
    {
      envId: crypto.randomUUID(),
      kenmerk: 'MR-26-9QQ1',
      ontvangenOp: geleden(2),
      spoed: false,
      stand: 'quarantaine',
      reden: 'toestel-ingetrokken',
    },
  ];
}

/** Sixty signalen of this year up to now, every third judged and told: enough for figures. */
export function vulJaar(desk: DeskInMemory): void {
  const nu = Date.now();
  const begin = Math.min(nu, Date.UTC(new Date(nu).getFullYear(), 0, 2));
  const dagenGeleden = (n: number) => ((nu - begin) / DAG) * (1 - n / 60);
  for (let n = 0; n < 60; n += 1) {
    const dagen = dagenGeleden(n);
    const id = ['T1', 'T2', 'T7', 'T11', 'T12'][n % 5]!;
    const geopend = desk.openOp(desk.bezorg(voorbeeld(id, dagen), dagen * 24), geleden(dagen));
    if (!geopend.ok) throw new Error(geopend.reden);
    const leg = (deel: number, inhoud: Logregelinhoud) => {
      const gelegd = desk.legOp(geopend.waarde.melding, inhoud, geleden(dagen * deel));
      if (!gelegd.ok) throw new Error(`${inhoud.soort}: ${gelegd.reden}`);
    };
    const vorm = n < 3 ? 'seksuele-uitbuiting' : n % 10 === 0 ? 'criminele-uitbuiting' : 'arbeidsuitbuiting';
    if (n % 10 < 4) leg(0.9, { soort: 'vorm', vormen: [vorm] });
    leg(0.9, keek('brp', 'niets'));
    if (n % 3 > 0) continue;
    leg(0.8, stap({ type: 'naar-lokaal-overleg', verstrekking }));
    leg(
      0.6,
      stap({
        type: 'ander-fenomeen',
        advies: 'Overleg',
        fenomeen: 'woonoverlast',
        verstrekking: { ...verstrekking, ontvanger: 'Handhaving wonen' },
      }),
    );
    leg(0.5, { soort: 'terugkoppeling', sjabloon: 'tk-ander', tekst: 'Het was overbewoning.' });
  }
}
