import type { Antwoordwaarde, Personen, Signaal, Waar } from './signaal.ts';
import { type Indicator, LIJST_VERSIE, type Signalenlijst } from './signalenlijst.ts';

/**
 * Something of the signaal that is not in the text: who someone is, her own impression, or an answer without a note for which the
 * list has only an impression („lijkt”), or a sentence that has changed since.
 */
export interface Weglating {
  reden: 'persoonsgegevens' | 'eigen-indruk' | 'indruk-van-de-lijst' | 'oudere-lijst';
  /** the indicator, when it is one */
  id?: string;
}

export interface Rapport {
  /** paragraphs, an empty line between them */
  tekst: string;
  /** to be said beside the text; it all stays in the signaal */
  weggelaten: readonly Weglating[];
  /** indicators without a note: the sentence is the list's, and the officer puts it in her own words */
  uitDeLijst: readonly string[];
  /** something was said, and not by whom */
  sprekerOntbreekt: boolean;
}

/** What the answers of one value amount to: own words, and sentences of the list. */
interface Bevindingen {
  eigen: string[];
  lijst: string[];
}

/**
 * Takes a signaal and the lists; gives a running text in the first person for the officer's own control system: what
 * she perceived apart from what was said and by whom, with place, time and role (Awb 5:11; domein §3.2).
 * It leaves out her impression, every conclusion, the kind of list and how much an indicator weighs. The same signaal
 * gives the same text on every device.
 */
export function rapportVanBevindingen(signaal: Signaal, lijsten: readonly Signalenlijst[]): Rapport {
  const weggelaten: Weglating[] = signaal.notitie.indruk?.trim() ? [{ reden: 'eigen-indruk' }] : [];
  if (signaal.gegevens?.length) weggelaten.push({ reden: 'persoonsgegevens' });
  const uitDeLijst: string[] = [];
  const bij: Record<Antwoordwaarde, Bevindingen> = {
    gezien: { eigen: regels(signaal.notitie.feit), lijst: [] },
    gehoord: { eigen: regels(signaal.notitie.gezegd), lijst: [] },
    'niet-aangetroffen': { eigen: [], lijst: [] },
  };
  for (const [id, indicator] of opVolgorde(signaal, lijsten)) {
    const { waarde, lijstVersie, notitie } = signaal.antwoorden[id]!;
    const { eigen, lijst } = bij[waarde];
    const eigenRegels = regels(notitie);
    if (eigenRegels.length > 0) {
      eigen.push(...eigenRegels.filter((regel) => !eigen.some((al) => staatIn(regel, al))));
    } else if (!indicator || lijstVersie !== LIJST_VERSIE) {
      // The words she answered to are not the words of this list: what is not known is not written down.
      weggelaten.push({ reden: 'oudere-lijst', id });
    } else if (isIndruk(indicator.tekst)) {
      weggelaten.push({ reden: 'indruk-van-de-lijst', id });
    } else {
      lijst.push(alsDeelzin(indicator.tekst));
      uitDeLijst.push(id);
    }
  }
  const sprekerloos = bij.gehoord.eigen.filter((regel) => !heeftSpreker(regel));
  return {
    tekst: [
      signaal.oefening && 'Dit is een oefening.',
      aanhef(signaal),
      waargenomen(bij.gezien),
      zinnen(personen(signaal.personen), ...signaal.voertuigen.map(voertuig)),
      nietAangetroffen(bij['niet-aangetroffen']),
      gezegd(bij.gehoord.eigen.filter(heeftSpreker)),
      zonderSpreker({ eigen: sprekerloos, lijst: bij.gehoord.lijst }),
      gebeld(signaal),
    ]
      .filter(Boolean)
      .join('\n\n'),
    weggelaten,
    uitDeLijst,
    sprekerOntbreekt: sprekerloos.length + bij.gehoord.lijst.length > 0,
  };
}

/** In the order of the lists, whatever order was ticked; what is on no list comes last, by its id. */
function opVolgorde(
  { antwoorden }: Signaal,
  lijsten: readonly Signalenlijst[],
): readonly (readonly [string, Indicator | undefined])[] {
  const bekend = lijsten.flatMap(({ secties }) => secties.flatMap(({ signalen }) => signalen));
  const bekendeIds = new Set(bekend.map(({ id }) => id));
  const onbekend = Object.keys(antwoorden).filter((id) => !bekendeIds.has(id));
  return [
    ...bekend.filter(({ id }) => id in antwoorden).map((indicator) => [indicator.id, indicator] as const),
    ...onbekend.sort().map((id) => [id, undefined] as const),
  ];
}

/* ---- What was seen, what was said ---- */

function waargenomen({ eigen, lijst }: Bevindingen): string | false {
  if (eigen.length === 0) return lijst.length > 0 && `Ik zag het volgende: ${lijst.join('; ')}.`;
  return zinnen(
    'Ik nam zelf het volgende waar.',
    ...eigen.map(alsZin),
    lijst.length > 0 && `Verder zag ik het volgende: ${lijst.join('; ')}.`,
  );
}

function nietAangetroffen({ eigen, lijst }: Bevindingen): string {
  return zinnen(
    lijst.length > 0 && `Ik keek ook naar het volgende en trof het niet aan: ${lijst.join('; ')}.`,
    eigen.length > 0 && 'Hierbij noteerde ik dat ik iets niet aantrof.',
    ...eigen.map(alsZin),
  );
}

const gezegd = (eigen: readonly string[]): string | false =>
  eigen.length > 0 && zinnen('Dit is mij gezegd, met daarvoor wie het zei.', ...eigen.map(alsZin));

function zonderSpreker({ eigen, lijst }: Bevindingen): string | false {
  if (eigen.length + lijst.length === 0) return false;
  return zinnen(
    'Van het volgende noteerde ik niet wie het zei.',
    ...eigen.map(alsZin),
    lijst.length > 0 && `Verteld is: ${lijst.join('; ')}.`,
  );
}

/* ---- Place, time and role ---- */

const ROL = {
  toezicht: 'als toezichthouder',
  opsporing: 'als opsporingsambtenaar',
  anders: 'in een andere rol dan toezicht of opsporing',
} as const;

/* The clock of the Netherlands, not of the device: the text may be made on another one. */
const tijdzone = { timeZone: 'Europe/Amsterdam' } as const;
const dag = new Intl.DateTimeFormat('nl-NL', {
  ...tijdzone,
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});
const uur = new Intl.DateTimeFormat('nl-NL', {
  ...tijdzone,
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});
const om = (moment: string): string => `om ${uur.format(new Date(moment))} uur`;

function aanhef({ begonnenOp, waargenomenOp = begonnenOp, hoedanigheid, collega, waar }: Signaal): string {
  const wanneer = `Op ${dag.format(new Date(waargenomenOp))} ${om(waargenomenOp)}`;
  return zinnen(
    `${wanneer} was ik ter plaatse, ${ROL[hoedanigheid]}.`,
    collega?.trim() && alsZin(`Ik was daar met ${collega.trim()}`),
    ...plek(waar),
  );
}

function plek({ postcode, huisnummer, toevoeging, plaats, omschrijving, gps, onbekend }: Waar): string[] {
  const nummer = [huisnummer, toevoeging].filter(Boolean).join(' ');
  const adres = [postcode, nummer].filter(Boolean).join(' ');
  const waar = [adres && `op ${adres}`, plaats && `in ${plaats}`].filter(Boolean).join(', ');
  const omschreven = omschrijving?.trim();
  return [
    waar && `Dat was ${waar}.`,
    omschreven && alsZin(`De plek: ${alsDeelzin(omschreven)}`),
    gps &&
      `Mijn telefoon gaf als positie ${graden(gps.lat, 'noord', 'zuid')} en ${graden(gps.lon, 'oost', 'west')}, ` +
        `op ${Math.round(gps.nauwkeurigheid)} meter nauwkeurig, gemeten ${om(gps.gemetenOp)}.`,
    onbekend && 'Het precieze adres is mij niet bekend.',
    !waar && !omschreven && !gps && !onbekend && 'De plek legde ik niet vast.',
  ].filter((zin) => typeof zin === 'string' && zin !== '') as string[];
}

const graden = (waarde: number, plus: string, min: string): string =>
  `${Math.abs(waarde).toFixed(4).replace('.', ',')} graden ${waarde < 0 ? min : plus}`;

/* ---- People and vehicles ---- */

function personen({ onder18, van18tot23, vanaf23, leeftijdOnbekend, talen, rollen = [] }: Personen): string {
  const geschat = [
    vanaf23 > 0 && `${vanaf23} van 23 jaar of ouder`,
    van18tot23 > 0 && `${van18tot23} van 18 tot 23 jaar`,
    onder18 > 0 && `${onder18} jonger dan 18 jaar`,
  ].filter((groep) => groep !== false);
  const totaal = onder18 + van18tot23 + vanaf23 + leeftijdOnbekend;
  return zinnen(
    totaal > 0 && `Ik trof ${totaal} ${totaal === 1 ? 'persoon' : 'personen'} aan.`,
    geschat.length > 0 && `Mijn schatting van de leeftijd: ${opsomming(geschat)}.`,
    leeftijdOnbekend > 0 && `Van ${leeftijdOnbekend} kon ik de leeftijd niet schatten.`,
    rollen.length > 0 && `Hun rol ter plaatse: ${opsomming(rollen.map(alsDeelzin))}.`,
    talen.length > 0 && `Ik hoorde ${opsomming(talen)} spreken.`,
  );
}

function voertuig({ kenteken, omschrijving }: Signaal['voertuigen'][number]): string | false {
  if (!kenteken && !omschrijving?.trim()) return false;
  const met = kenteken ? ` met kenteken ${kenteken}` : '';
  return alsZin(`Ik zag een voertuig${met}${omschrijving?.trim() ? `: ${alsDeelzin(omschrijving)}` : ''}`);
}

function gebeld({ acuut }: Signaal): string | false {
  if (acuut?.gebeld112 === 'ja') return `Ik belde 112${acuut.gebeldOp ? ` ${om(acuut.gebeldOp)}` : ''}.`;
  return acuut?.gebeld112 === 'niet-mogelijk' && 'Ik wilde 112 bellen. Dat lukte niet.';
}

/* ---- Sentences ---- */

const regels = (tekst: string | undefined): string[] =>
  (tekst ?? '')
    .split(/\r?\n/)
    .map((regel) => regel.trim())
    .filter((regel) => regel !== '');

/** „Bewoner: …” says who; the role is asked for, never a name. */
const heeftSpreker = (regel: string): boolean => /^\p{L}[\p{L} ,()\d-]{1,40}:\s*\S/u.test(regel);

/** What the list itself only supposes. */
const isIndruk = (tekst: string): boolean => /\b(?:lijkt|lijken|oogt|klopt niet)\b/.test(tekst);

const effen = (zin: string): string =>
  zin
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
const staatIn = (regel: string, al: string): boolean => ` ${effen(al)} `.includes(` ${effen(regel)} `);

/** Adds a full stop where the words have no end, and changes nothing else of them. */
const alsZin = (tekst: string): string => (/[.!?…](?:[’”"')]|$)*$/.test(tekst) ? tekst : `${tekst}.`);

/** As the rest of a sentence: no capital, unless more capitals follow (BRP), and no full stop. */
const alsDeelzin = (tekst: string): string =>
  tekst
    .trim()
    .replace(/\.$/, '')
    .replace(/^\p{Lu}(?!\p{Lu})/u, (letter) => letter.toLowerCase());

const opsomming = (delen: readonly string[]): string =>
  delen.length < 2 ? delen.join('') : `${delen.slice(0, -1).join(', ')} en ${delen.at(-1)}`;

const zinnen = (...delen: readonly (string | false | undefined)[]): string => delen.filter(Boolean).join(' ');
