import * as z from 'zod/mini';

/** Where the gemeente may already know something (beleidsplan step 3; domein §8.1). */
export const Bron = z.enum([
  'brp',
  'kvk',
  'vergunningen',
  'handhaving',
  'eerdere-meldingen',
  'goed-verhuurderschap',
  'wijkteam',
  'pct',
  'partners',
  'anders',
]);
export type Bron = z.infer<typeof Bron>;

export const Verrijkingsresultaat = z.enum(['gevonden', 'niets', 'niet-nodig']);
export type Verrijkingsresultaat = z.infer<typeof Verrijkingsresultaat>;

/**
 * One consulted source. The grondslag is recorded per source (domein §2.3 row 13): it is what the
 * aandachtsfunctionaris ticked, in the words she saw.
 */
export const Verrijking = z
  .strictObject({
    soort: z.literal('verrijking'),
    bron: Bron,
    /** the name of the source when it is not on the list */
    bronnaam: z.optional(z.string().check(z.minLength(2), z.maxLength(60))),
    grondslag: z.string().check(z.trim(), z.minLength(3), z.maxLength(200)),
    datum: z.iso.date(),
    resultaat: Verrijkingsresultaat,
    /** one line: what was found, and only what helps to weigh this signaal */
    regel: z.string().check(z.maxLength(300)),
    gesprokenMet: z.optional(z.string().check(z.maxLength(80))),
  })
  .check(
    z.refine(({ resultaat, regel }) => resultaat !== 'gevonden' || regel.trim() !== '', {
      path: ['regel'],
      error: 'what was found needs its line',
    }),
    z.refine(({ bron, bronnaam }) => bron !== 'anders' || bronnaam !== undefined, {
      path: ['bronnaam'],
      error: 'a source that is not on the list needs a name',
    }),
  );
export type Verrijking = z.infer<typeof Verrijking>;

export interface Bronblad {
  bron: Bron;
  naam: string;
  vragen: readonly { id: string; vraag: string }[];
  /** the ground that can be ticked; the gemeente has it checked by its FG (domein §3.1) */
  grondslag: string;
  /** counted in „3 van 4 bronnen bekeken” */
  vast: boolean;
  /** only whether someone is known there, never what about (wijkteam: Wmo and Jeugdwet secrecy) */
  alleenBekend?: boolean;
}

const PUBLIEKE_TAAK = 'Publieke taak openbare orde en veiligheid (AVG art. 6 lid 1 onder e)';
const TOEZICHT = 'Toezicht en handhaving door de gemeente (AVG art. 6 lid 1 onder e)';

/** The sources in the order of the page, with the questions for the aandachtsfunctionaris (domein §8.1). */
export const BRONNEN: readonly Bronblad[] = [
  {
    bron: 'brp',
    naam: 'BRP',
    vragen: [
      { id: 'ds-brp-bewoning', vraag: 'Wie en hoeveel mensen staan ingeschreven? Hoe vaak wisselt dat?' },
      { id: 'ds-brp-geen', vraag: 'Wonen er mensen die niet zijn ingeschreven?' },
    ],
    grondslag: 'Publieke taak, met de gemeentelijke BRP-verordening (AVG art. 6 lid 1 onder e)',
    vast: true,
  },
  {
    bron: 'kvk',
    naam: 'KvK',
    vragen: [
      {
        id: 'ds-kvk-activiteit',
        vraag: 'Welke bedrijven zitten op dit adres? Is er uitzendwerk? Wisselen ze vaak?',
      },
      {
        id: 'ds-kvk-zelfde-bestuur',
        vraag: 'Heeft dezelfde bestuurder of verhuurder meer adressen?',
      },
    ],
    grondslag: 'Openbaar register (Handelsregisterwet)',
    vast: true,
  },
  {
    bron: 'handhaving',
    naam: 'Handhaving',
    vragen: [
      { id: 'ds-handhaving', vraag: 'Is hier eerder iets vastgesteld: dwangsom, sluiting, waarschuwing?' },
    ],
    grondslag: TOEZICHT,
    vast: true,
  },
  {
    bron: 'wijkteam',
    naam: 'Wijkteam',
    vragen: [
      { id: 'ds-wijkteam', vraag: 'Is iemand hier bekend bij het wijkteam? Vraag alleen: ja of nee.' },
    ],
    grondslag: 'Wmo 2015 of Jeugdwet, alleen of iemand bekend is',
    vast: true,
    alleenBekend: true,
  },
  {
    bron: 'vergunningen',
    naam: 'Vergunningen',
    vragen: [
      {
        id: 'ds-vergunning',
        vraag: 'Is er een vergunning: omgeving, exploitatie, seksinrichting? Staat de verhuurder bij SNF?',
      },
    ],
    grondslag: TOEZICHT,
    vast: false,
  },
  {
    bron: 'eerdere-meldingen',
    naam: 'Eerdere meldingen',
    vragen: [{ id: 'ds-meldingen', vraag: 'Zijn er eerder signalen of klachten over dit adres?' }],
    grondslag: PUBLIEKE_TAAK,
    vast: false,
  },
  {
    bron: 'goed-verhuurderschap',
    naam: 'Meldpunt goed verhuurderschap',
    vragen: [{ id: 'ds-wgv', vraag: 'Is bij het meldpunt iets gemeld over deze verhuurder?' }],
    grondslag: 'Wet goed verhuurderschap',
    vast: false,
  },
  {
    bron: 'pct',
    naam: 'Prostitutiecontroleteam',
    vragen: [{ id: 'ds-pct', vraag: 'Is dit adres of nummer bekend bij het PCT?' }],
    grondslag: PUBLIEKE_TAAK,
    vast: false,
  },
  {
    bron: 'partners',
    naam: 'Partners',
    vragen: [{ id: 'ds-partners', vraag: 'Is het RIEC of de Arbeidsinspectie hier eerder naar gevraagd?' }],
    grondslag: 'Wet gegevensverwerking door samenwerkingsverbanden',
    vast: false,
  },
  { bron: 'anders', naam: 'Andere bron', vragen: [], grondslag: PUBLIEKE_TAAK, vast: false },
];

/** Takes what was recorded; gives which of the fixed sources still wait. The newest answer per source counts. */
export function openBronnen(verrijkingen: readonly Pick<Verrijking, 'bron'>[]): readonly Bron[] {
  const bekeken = new Set(verrijkingen.map(({ bron }) => bron));
  return BRONNEN.filter(({ bron, vast }) => vast && !bekeken.has(bron)).map(({ bron }) => bron);
}
