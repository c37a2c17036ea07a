import * as z from 'zod/mini';
import { CbsCode } from './gemeente.ts';
import { type Halte, type Stap, stationVan } from './haltes.ts';
import { Kanaal } from './logregel.ts';
import type { Melding } from './melding.ts';
import { Zijspoor, Zijspoorstand } from './routegebeurtenis.ts';
import type { Afdoening } from './routevoorwaarden.ts';
import { Hoedanigheid } from './signaal.ts';
import { LijstId, Uitbuitingsvorm } from './signalenlijst.ts';

const dagen = z.optional(z.int().check(z.gte(0)));
const aantal = z.int().check(z.gte(0));

export const Vorm = z.enum([...Uitbuitingsvorm.options, 'meer-dan-een', 'onbekend', 'geen']);
export type Vorm = z.infer<typeof Vorm>;

export const Uitkomst = z.enum([
  'open',
  'geen-mensenhandel',
  'ander-fenomeen',
  'onvoldoende',
  'doorgezet',
  'overgedragen',
  'samengevoegd',
  'zonder-antwoord',
]);
export type Uitkomst = z.infer<typeof Uitkomst>;

/**
 * What figures are made of, and all that remains once a melding is destroyed (decisions: figures outlive files). No
 * place, no text, no name, no id, no day: a quarter, the municipality, and words of fixed lists. Durations are whole days.
 */
export const Feitenrij = z.strictObject({
  v: z.literal(1),
  gemeente: CbsCode,
  kwartaal: z.string().check(z.regex(/^\d{4}-K[1-4]$/)),
  kanaal: Kanaal,
  locatietype: LijstId,
  hoedanigheid: Hoedanigheid,
  vorm: Vorm,
  uitkomst: Uitkomst,
  personen: z.strictObject({
    onder18: aantal,
    van18tot23: aantal,
    vanaf23: aantal,
    leeftijdOnbekend: aantal,
  }),
  gebeld112: z.optional(z.enum(['ja', 'nee', 'niet-mogelijk'])),
  zijsporen: z.record(Zijspoor, Zijspoorstand),
  /** steps 4 to 6 that it went through */
  bij: z.array(z.enum(['lokaal-overleg', 'politie', 'regio', 'informatieplein'])),
  terugkoppeling: z.enum(['gegeven', 'onmogelijk', 'nog-niet']),
  leerzin: z.boolean(),
  dagen: z.strictObject({
    /** sealed until the server had it · had it until opened · opened until judged · judged until told */
    onderweg: dagen,
    ongeopend: dagen,
    totBesluit: dagen,
    totTerugkoppeling: dagen,
    /** how long it stood at each station it left */
    halte2: dagen,
    halte3: dagen,
    halte4: dagen,
    halte5: dagen,
    halte6: dagen,
  }),
  /** checklist items that were seen or heard, and of which version of the list */
  signalen: z.record(z.string(), z.enum(['gezien', 'gehoord'])),
  lijstVersies: z.array(z.string()),
});
export type Feitenrij = z.infer<typeof Feitenrij>;

const DAG = 86_400_000;

function tussen(van: string | undefined, tot: string | undefined): number | undefined {
  if (van === undefined || tot === undefined) return undefined;
  return Math.max(0, Math.floor((Date.parse(tot) - Date.parse(van)) / DAG));
}

const AMSTERDAM = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Amsterdam',
  year: 'numeric',
  month: '2-digit',
});

/** Takes a moment; gives its quarter, by the calendar of Amsterdam. */
export function kwartaalVan(op: string): string {
  const [jaar, maand] = AMSTERDAM.format(new Date(op)).split('-');
  return `${jaar}-K${Math.ceil(Number(maand) / 3)}`;
}

const DUIDING_VOORBIJ: readonly Stap[] = [
  'regionaal',
  'informatieplein',
  'geen-mensenhandel',
  'ander-fenomeen',
  'bewaren-en-volgen',
  'overgedragen-andere-gemeente',
  'samengevoegd',
];

const BIJ: readonly (readonly [Stap, Feitenrij['bij'][number]])[] = [
  ['duiding-lokaal', 'lokaal-overleg'],
  ['duiding-politie', 'politie'],
  ['regionaal', 'regio'],
  ['informatieplein', 'informatieplein'],
];

const UITKOMSTEN: Record<Afdoening, Uitkomst> = {
  'geen-mensenhandel': 'geen-mensenhandel',
  'ander-fenomeen': 'ander-fenomeen',
  onvoldoende: 'onvoldoende',
  overgedragen: 'overgedragen',
  samengevoegd: 'samengevoegd',
  'zonder-antwoord': 'zonder-antwoord',
  opsporing: 'doorgezet',
  'bestuurlijke-aanpak': 'doorgezet',
  zorg: 'doorgezet',
  combinatie: 'doorgezet',
  'niet-opgepakt': 'doorgezet',
};

function vormVan({ stand }: Melding): Vorm {
  const { vormen, afdoening } = stand.feiten;
  if (afdoening === 'geen-mensenhandel') return 'geen';
  if (vormen.length > 1) return 'meer-dan-een';
  return vormen[0] ?? 'onbekend';
}

/**
 * Takes a melding; gives its fact row. None for practice, for what was not opened, and for what cannot be read here:
 * those are counted as what they are, elsewhere.
 */
export function feitenrijVan(melding: Melding): Feitenrij | undefined {
  const { oorsprong, stand, log, geschiedenis, terugkoppelingen } = melding;
  const { feiten } = stand;
  const [begin] = log;
  if (feiten.oefening || oorsprong.soort !== 'signaal' || !begin?.toegepast) return undefined;
  const { signaal } = oorsprong;
  const binnen = oorsprong.ontvangenOp ?? begin.opgenomenOp;
  const besluit = log.find(({ toegepast, stap }) => toegepast && DUIDING_VOORBIJ.includes(stap))?.opgenomenOp;
  const verteld = terugkoppelingen.at(0)?.op;
  const { onder18, van18tot23, vanaf23, leeftijdOnbekend } = signaal.personen;
  return {
    v: 1,
    gemeente: feiten.gemeente,
    kwartaal: kwartaalVan(binnen),
    kanaal: feiten.kanaal,
    locatietype: feiten.locatietype,
    hoedanigheid: signaal.hoedanigheid,
    vorm: vormVan(melding),
    uitkomst: feiten.afdoening === null ? 'open' : UITKOMSTEN[feiten.afdoening],
    personen: { onder18, van18tot23, vanaf23, leeftijdOnbekend },
    ...(signaal.acuut?.gebeld112 && { gebeld112: signaal.acuut.gebeld112 }),
    zijsporen: stand.zijsporen,
    bij: BIJ.filter(([stap]) => geschiedenis.includes(stap)).map(([, naam]) => naam),
    terugkoppeling: feiten.terugkoppeling.stand,
    leerzin: terugkoppelingen.some(({ leerzin = '' }) => leerzin.trim() !== ''),
    dagen: {
      ...dag('onderweg', tussen(oorsprong.verzegeldOp, oorsprong.ontvangenOp)),
      ...dag('ongeopend', tussen(oorsprong.ontvangenOp, begin.opgenomenOp)),
      ...dag('totBesluit', tussen(begin.opgenomenOp, besluit)),
      ...dag('totTerugkoppeling', tussen(besluit, verteld)),
      ...perHalte(melding),
    },
    signalen: Object.fromEntries(
      Object.entries(signaal.antwoorden).flatMap(([id, { waarde }]) =>
        waarde === 'niet-aangetroffen' ? [] : [[id, waarde] as const],
      ),
    ),
    lijstVersies: [...new Set(Object.values(signaal.antwoorden).map(({ lijstVersie }) => lijstVersie))],
  };
}

const dag = (naam: keyof Feitenrij['dagen'], aantalDagen: number | undefined) =>
  aantalDagen === undefined ? {} : { [naam]: aantalDagen };

/** Takes a melding; gives for each station that it left how many days it stood there, all visits together. */
function perHalte({ log }: Melding): Partial<Feitenrij['dagen']> {
  const duur = new Map<Halte, number>();
  let hier: { halte: Halte; sinds: string } | undefined;
  for (const { toegepast, stap, opgenomenOp } of log) {
    if (!toegepast) continue;
    const halte = stationVan(stap);
    if (hier?.halte === halte) continue;
    if (hier) duur.set(hier.halte, (duur.get(hier.halte) ?? 0) + tussen(hier.sinds, opgenomenOp)!);
    hier = { halte, sinds: opgenomenOp };
  }
  return Object.fromEntries(
    [...duur].flatMap(([halte, aantalDagen]) =>
      halte > 1 && halte < 7 ? [[`halte${halte}`, aantalDagen]] : [],
    ),
  );
}
