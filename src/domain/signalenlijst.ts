import * as z from 'zod/mini';

/** What a melder may be looking at; decides which checklist comes first (domein §1.4–1.7). */
export const LijstId = z.enum(['huisvesting', 'prostitutie', 'hennep', 'algemeen']);
export type LijstId = z.infer<typeof LijstId>;

/** Kind of prostitution location; filters the list `prostitutie`. */
export const Prostitutiesoort = z.enum(['vergund', 'thuis', 'hotel', 'massagesalon', 'escort']);
export type Prostitutiesoort = z.infer<typeof Prostitutiesoort>;

/** Code list of exploitation forms; grows by version (art. 273f Sr is being rewritten). */
export const Uitbuitingsvorm = z.enum([
  'arbeidsuitbuiting',
  'seksuele-uitbuiting',
  'criminele-uitbuiting',
  'gedwongen-orgaanverwijdering',
]);
export type Uitbuitingsvorm = z.infer<typeof Uitbuitingsvorm>;

/** One line of a checklist as the phone shows it: no strength, no source, no score. */
export const Indicator = z.strictObject({
  id: z.string().check(z.regex(/^(hv|pr|he|al)-[a-z-]+$/)),
  tekst: z.string().check(z.maxLength(135)),
  waarneming: z.enum(['waargenomen', 'verklaard', 'beide']),
  acuut: z.enum(['ja', 'mogelijk', 'nee']),
  acuutAls: z.optional(z.string()),
  hulp: z.optional(z.string()),
  kanOok: z.optional(z.string()),
  bij: z.optional(z.array(Prostitutiesoort)),
  vormen: z.array(Uitbuitingsvorm),
  vervallenPer: z.optional(z.string()),
});
export type Indicator = z.infer<typeof Indicator>;

export const Signalenlijst = z.strictObject({
  id: LijstId,
  titel: z.string(),
  secties: z.array(z.strictObject({ titel: z.string(), signalen: z.array(Indicator) })),
});
export type Signalenlijst = z.infer<typeof Signalenlijst>;

/** The version stored with every answer, so that its text can always be found again. */
export const LIJST_VERSIE = '2026.1';

/** Takes a list and the kind of location; gives the sections with only the indicators that belong there. */
export function sectiesVoor(
  lijst: Signalenlijst,
  soort: Prostitutiesoort | undefined,
): Signalenlijst['secties'] {
  return lijst.secties
    .map((sectie) => ({
      titel: sectie.titel,
      signalen: sectie.signalen.filter(
        (indicator) =>
          indicator.vervallenPer === undefined &&
          (indicator.bij === undefined || soort === undefined || indicator.bij.includes(soort)),
      ),
    }))
    .filter((sectie) => sectie.signalen.length > 0);
}
