import { type Dossierstukken, signalenVan } from './dossierstukken.ts';
import { vindGevoelig } from './gevoelig.ts';
import { controleerKenteken, normaliseKenteken } from './kenteken.ts';
import { controleerHuisnummer, controleerPostcode } from './postcode.ts';
import { typefouten } from './zoeken.ts';

/** What two meldingen may have in common. */
export type Draadsoort = 'adres' | 'kenteken' | 'telefoonnummer' | 'kvk-nummer' | 'bedrijf';

/** One thing that a melding names, in the form in which it is compared, and as it was written. */
export interface Draad {
  readonly soort: Draadsoort;
  readonly sleutel: string;
  readonly geschreven: string;
}

/** Another melding that names the same, or all but the same. */
export interface Verwant {
  readonly melding: string;
  readonly draden: readonly (Draad & { readonly precies: boolean })[];
}

/** A plate or a name that differs by one character may be a typing error; a number or an address may not. */
const MET_TYPEFOUT: readonly Draadsoort[] = ['kenteken', 'bedrijf'];

const plat = (tekst: string): string =>
  tekst
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** „+31 6 12…”, „0031612…” and „06-12…” are one number. */
function telefoonSleutel(geschreven: string): string {
  const cijfers = geschreven
    .replace('(0)', '')
    .replaceAll(/[^\d+]/g, '')
    .replace(/^\+/, '00');
  return cijfers.replace(/^0031/, '0').replace(/^00/, '+');
}

function* adressenIn(tekst: string): Generator<Draad> {
  const patroon =
    /(?:^|[^\p{L}])(\p{Lu}[\p{L}'-]*(?: \p{L}[\p{L}'-]*){0,3}?(?:straat|weg|laan|kade|plein|dijk|pad|hof|singel|gracht|park)) (\d{1,5} ?[a-z]?)(?![\p{L}\d])/giu;
  for (const { 1: straat = '', 2: nummer = '' } of tekst.matchAll(patroon)) {
    const woord = plat(straat).split(' ').at(-1)!;
    yield {
      soort: 'adres',
      sleutel: `${woord} ${nummer.replaceAll(' ', '').toLowerCase()}`,
      geschreven: `${straat} ${nummer}`.trim(),
    };
  }
  for (const { 1: postcode = '', 2: nummer = '' } of tekst.matchAll(
    /(\b[1-9]\d{3} ?[A-Z]{2})[ ,]+(\d{1,5})/gu,
  )) {
    yield* postadres(postcode, nummer);
  }
}

function* postadres(postcode: string, huisnummer: string): Generator<Draad> {
  const code = controleerPostcode(postcode);
  const nummer = controleerHuisnummer(huisnummer);
  if (!code.ok || !nummer.ok) return;
  // one yard has many doors: what comes behind the number does not count
  const sleutel = `${code.waarde} ${nummer.waarde.huisnummer}`;
  yield { soort: 'adres', sleutel, geschreven: sleutel };
}

const RECHTSVORM = String.raw`(?:B\.?V\.?|V\.?O\.?F\.?|N\.?V\.?|GmbH|Sp\. ?z ?o\.? ?o\.?|S\.?R\.?L\.?|Ltd\.?|EOOD|OOD)`;
const BEDRIJF = new RegExp(
  String.raw`((?:\p{Lu}[\p{L}\p{N}&'-]*|\d+)(?:[ ](?:&|en|van|de|het|\p{Lu}[\p{L}\p{N}&'-]*|\d+)){0,5}) ${RECHTSVORM}(?![\p{L}\p{N}])`,
  'gu',
);

/** „Loon van Zon en Zee BV” may be wages of Zon en Zee: a name is also looked for behind „van”, „de” and „het”. */
function* namenIn(naam: string): Generator<string> {
  yield naam;
  for (const { index, 0: ertussen } of naam.matchAll(/ (?:van|de|het) (?=\p{Lu})/gu)) {
    yield naam.slice(index + ertussen.length);
  }
}

function* bedrijvenIn(tekst: string): Generator<Draad> {
  for (const { 0: heel, 1: gevonden = '' } of tekst.matchAll(BEDRIJF)) {
    for (const naam of namenIn(gevonden)) {
      const sleutel = plat(naam);
      if (sleutel.length >= 3)
        yield { soort: 'bedrijf', sleutel, geschreven: heel.slice(heel.indexOf(naam)) };
    }
  }
  for (const { 1: nummer = '' } of tekst.matchAll(/\bkvk(?:[ -]?(?:nummer|nr))?[ .:]*(\d{8})(?!\d)/giu)) {
    yield { soort: 'kvk-nummer', sleutel: nummer, geschreven: nummer };
  }
}

function* kentekensIn(tekst: string): Generator<Draad> {
  for (const { 1: stuk = '' } of tekst.matchAll(
    /(?:^|[^\p{L}\d-])((?:[A-Z]{1,3}|\d{1,3})-(?:[A-Z]{1,3}|\d{1,3})-(?:[A-Z]{1,3}|\d{1,3}))(?![\p{L}\d-])/gu,
  )) {
    const plaat = controleerKenteken(stuk);
    if (plaat.ok) yield kenteken(plaat.waarde.kenteken);
  }
}

const kenteken = (geschreven: string): Draad => ({
  soort: 'kenteken',
  sleutel: normaliseKenteken(geschreven),
  geschreven,
});

/** Everything people wrote about it, the melder and the desk. */
function tekstenVan(stukken: Dossierstukken): string[] {
  const { verrijkingen, notities } = stukken.inhoud;
  return [
    ...verrijkingen.map(({ regel }) => regel),
    ...notities.map(({ tekst }) => tekst),
    ...signalenVan(stukken).flatMap(({ notitie, waar, antwoorden, voertuigen }) => [
      ...Object.values(notitie),
      waar.omschrijving,
      ...Object.values(antwoorden).map(({ notitie: bij }) => bij),
      ...voertuigen.map(({ omschrijving }) => omschrijving),
    ]),
  ].filter((tekst) => tekst !== undefined);
}

/** A dossier never changes, only is replaced; reading all its texts is the work. */
const gelezen = new WeakMap<Dossierstukken, readonly Draad[]>();

/** Takes a dossier; gives what it names, each once. Nothing is looked up outside it. */
export function dradenVan(stukken: Dossierstukken): readonly Draad[] {
  const eerder = gelezen.get(stukken);
  if (eerder) return eerder;
  const draden = leesDraden(stukken);
  gelezen.set(stukken, draden);
  return draden;
}

function leesDraden(stukken: Dossierstukken): readonly Draad[] {
  const gevonden: Draad[] = [];
  for (const { waar, voertuigen } of signalenVan(stukken)) {
    gevonden.push(...postadres(waar.postcode ?? '', waar.huisnummer ?? ''));
    gevonden.push(
      ...voertuigen.flatMap(({ kenteken: plaat }) =>
        plaat && plaat.trim().length > 3 ? [kenteken(plaat)] : [],
      ),
    );
  }
  for (const tekst of tekstenVan(stukken)) {
    gevonden.push(...adressenIn(tekst), ...kentekensIn(tekst), ...bedrijvenIn(tekst));
    for (const { soort, van, tot } of vindGevoelig(tekst)) {
      if (soort !== 'telefoonnummer') continue;
      const geschreven = tekst.slice(van, tot);
      gevonden.push({ soort, sleutel: telefoonSleutel(geschreven), geschreven });
    }
  }
  const uniek = new Map(gevonden.map((draad) => [`${draad.soort} ${draad.sleutel}`, draad]));
  return [...uniek.values()];
}

/** Looks a thread up by itself, and by itself with any one character left out: two that differ by one share one of these. */
const ingangen = ({ soort, sleutel }: Draad): string[] => {
  const heel = `${soort} ${sleutel}`;
  if (!MET_TYPEFOUT.includes(soort) || sleutel.length < 5 || sleutel.length > 60) return [heel];
  return [heel, ...[...sleutel].map((_, n) => `${soort} ${sleutel.slice(0, n)}${sleutel.slice(n + 1)}`)];
};

export interface Samenhang {
  /** Gives the meldingen that have something in common with this one, those with the most first. */
  verwanten(melding: string): readonly Verwant[];
}

/** Takes the dossiers of a municipality; gives what ties them. Made once, then asked per melding. */
export function bouwSamenhang(dossiers: readonly Dossierstukken[]): Samenhang {
  const dradenPer = new Map(dossiers.map((stukken) => [stukken.inhoud.id, dradenVan(stukken)]));
  const bij = new Map<string, { melding: string; draad: Draad }[]>();
  for (const [melding, draden] of dradenPer) {
    for (const draad of draden) {
      for (const ingang of ingangen(draad)) {
        const lijst = bij.get(ingang);
        if (lijst) lijst.push({ melding, draad });
        else bij.set(ingang, [{ melding, draad }]);
      }
    }
  }
  return {
    verwanten(melding) {
      const gevonden = new Map<string, Map<string, Verwant['draden'][number]>>();
      for (const draad of dradenPer.get(melding) ?? []) {
        for (const ingang of ingangen(draad)) {
          for (const ander of bij.get(ingang) ?? []) {
            if (ander.melding === melding) continue;
            const precies = ander.draad.sleutel === draad.sleutel;
            if (!precies && typefouten(draad.sleutel, ander.draad.sleutel, 1).heel > 1) continue;
            const draden = gevonden.get(ander.melding) ?? new Map<string, Verwant['draden'][number]>();
            draden.set(`${ander.draad.soort} ${ander.draad.sleutel}`, { ...ander.draad, precies });
            gevonden.set(ander.melding, draden);
          }
        }
      }
      return [...gevonden]
        .map(([id, draden]) => ({ melding: id, draden: [...draden.values()] }))
        .toSorted((a, b) => sterkte(b) - sterkte(a) || a.melding.localeCompare(b.melding));
    },
  };
}

const sterkte = ({ draden }: Verwant): number =>
  draden.reduce((som, { precies }) => som + (precies ? 2 : 1), 0);
