import * as z from 'zod/mini';

/** Words that somebody else's desk wrote and a phone shows: one line, nothing that hides or turns what is read. */
const regel = (langst: number) =>
  z.string().check(
    z.minLength(1),
    z.maxLength(langst),
    // no control or format characters, no line or paragraph separators; not only blank
    z.regex(/^(?=.*\S)[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+$/u),
  );
/** As people write it: digits with spaces, hyphens and brackets, and a plus in front. No `*` or `#`: those are orders to a phone. */
const Telefoonnummer = z.string().check(z.maxLength(25), z.regex(/^\+?[0-9(][0-9 ()-]*[0-9]$/));

/** A number of the region: of whom it is, when it may be rung, and from when until when it is right. */
export const Regionummer = z.strictObject({
  naam: regel(80),
  nummer: Telefoonnummer,
  uitleg: z.optional(regel(200)),
  geldigVan: z.optional(z.iso.date()),
  /** the last day on which it is right */
  geldigTot: z.optional(z.iso.date()),
  /** also on the acute card: answered day and night */
  acuut: z.optional(z.literal(true)),
});
export type Regionummer = z.infer<typeof Regionummer>;

/** What hides the screen: the lock page only, or a plain list for a fire-safety visit. */
export const Dekmantel = z.enum(['geen', 'brandveiligheid']);
export type Dekmantel = z.infer<typeof Dekmantel>;

/** What a municipality decides about its phones. */
export const Veldinstellingen = z.strictObject({
  /** minutes that a phone may lie untouched before it locks */
  slotMinuten: z.int().check(z.gte(2), z.lte(10)),
  dekmantel: Dekmantel,
  nummers: z.array(Regionummer).check(z.maxLength(24)),
  /** codes of the praatkaart languages that a translator has read */
  bevestigdeTalen: z.array(z.string().check(z.regex(/^[a-z]{2,3}$/))).check(z.maxLength(20)),
});
export type Veldinstellingen = z.infer<typeof Veldinstellingen>;

/** What counts while a municipality decided nothing. */
export const STANDAARD_VELD: Veldinstellingen = {
  slotMinuten: 2,
  dekmantel: 'geen',
  nummers: [],
  bevestigdeTalen: [],
};

/** Takes a number as it is written; gives the address that rings it, of digits and a leading plus and nothing else. */
export const belbaar = (nummer: string): string =>
  `tel:${nummer.trim().startsWith('+') ? '+' : ''}${nummer.replace(/[^0-9]/g, '')}`;

/** Takes a day (`jjjj-mm-dd`); gives the numbers that are right on it, in the order of the municipality. */
export const geldigeNummers = (
  { nummers }: Pick<Veldinstellingen, 'nummers'>,
  dag: string,
): readonly Regionummer[] =>
  nummers.filter(({ geldigVan = dag, geldigTot = dag }) => geldigVan <= dag && dag <= geldigTot);
