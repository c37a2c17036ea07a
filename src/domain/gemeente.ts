import * as z from 'zod/mini';

/** CBS municipality code, four digits. */
export const CbsCode = z.string().check(z.regex(/^\d{4}$/));

export const Gemeente = z.strictObject({
  naam: z.string().check(z.minLength(2), z.maxLength(80)),
  cbsCode: CbsCode,
});
export type Gemeente = z.infer<typeof Gemeente>;

/** The seven municipalities whose policy is the preset (Beleidsplan Aanpak mensenhandel West-Friesland). */
export const WEST_FRIESLAND: readonly Gemeente[] = [
  { naam: 'Drechterland', cbsCode: '0498' },
  { naam: 'Enkhuizen', cbsCode: '0388' },
  { naam: 'Hoorn', cbsCode: '0405' },
  { naam: 'Koggenland', cbsCode: '1598' },
  { naam: 'Medemblik', cbsCode: '0420' },
  { naam: 'Opmeer', cbsCode: '0432' },
  { naam: 'Stede Broec', cbsCode: '0532' },
];
