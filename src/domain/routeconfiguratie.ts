import * as z from 'zod/mini';
import { type Uitkomst, geweigerd, gelukt } from './uitkomst.ts';

/** Who hears of a vermoeden first, outside the municipality (step 5; differs per region). */
export const RegionalePartner = z.enum(['riec', 'zvh', 'veilig-thuis', 'ketenregisseur']);
export type RegionalePartner = z.infer<typeof RegionalePartner>;

/** Each class has its own bewaartermijn; the FG or archivist sets the months. */
export const Bewaarklasse = z.enum(['geen-mensenhandel', 'ander-fenomeen', 'onvoldoende', 'doorgezet']);
export type Bewaarklasse = z.infer<typeof Bewaarklasse>;

const aantal = z.int().check(z.gte(1), z.lte(3_650));
const maanden = z.int().check(z.gte(1), z.lte(120));

/**
 * What differs between municipalities and changes the route, and nothing else.
 * A termijn that is `null` was not set: see `controleerConfiguratie`.
 */
export const Routeconfiguratie = z.strictObject({
  /** Step 4a. Without a local table the police interpret (4b). */
  lokaalOverleg: z.boolean(),
  /** Step 4c: beside the table, in its place, or there is none. */
  pct: z.enum(['parallel', 'in-plaats-van', 'geen']),
  /** The Arbeidsinspectie is told directly, not only through police or RIEC. */
  nlaDirect: z.boolean(),
  eersteRegionalePartner: RegionalePartner,
  /** Step 6. Without it the regional table answers from step 5. */
  informatieplein: z.boolean(),
  /** Every melding is registered at the Zorg- en Veiligheidshuis; only the form of it is a choice. */
  zvhRegistratie: z.enum(['met-persoonsgegevens', 'zonder-persoonsgegevens']),
  melderMagIntrekken: z.boolean(),
  termijnen: z.strictObject({
    /** Minutes and working days until the deputy is called in. */
    ontvangstAcuut: aantal,
    ontvangst: aantal,
    /** Days after which a silent ketenpartner is chased. */
    rappel: aantal,
    /** Days a question to the melder stays open. */
    antwoordMelder: z.nullable(aantal),
    /** Months that an unclear melding is followed. */
    volgen: z.nullable(maanden),
    /** Months until a closed melding is destroyed. */
    bewaren: z.nullable(z.record(Bewaarklasse, maanden)),
  }),
});
export type Routeconfiguratie = z.infer<typeof Routeconfiguratie>;

/** The Beleidsplan Aanpak mensenhandel West-Friesland; the termijnen are proposals, the plan sets none. */
export const westFrieslandRoute: Routeconfiguratie = {
  lokaalOverleg: true,
  pct: 'parallel',
  nlaDirect: true,
  eersteRegionalePartner: 'riec',
  informatieplein: true,
  zvhRegistratie: 'zonder-persoonsgegevens',
  melderMagIntrekken: true,
  termijnen: {
    ontvangstAcuut: 15,
    ontvangst: 1,
    rappel: 14,
    antwoordMelder: 14,
    volgen: 24,
    bewaren: { 'geen-mensenhandel': 6, 'ander-fenomeen': 3, onvoldoende: 6, doorgezet: 12 },
  },
};

export type Configuratieweigering =
  'wacht-op-melder-zonder-uitweg' | 'bewaren-en-volgen-zonder-uitweg' | 'afgesloten-zonder-uitweg';

/**
 * Takes a configuration; gives it back when every melding in it can reach an end.
 * Refuses one in which a melding could stay for ever because others keep silent: a question to a melder who never
 * answers, a melding that is followed without end, a closed melding that is never destroyed.
 */
export function controleerConfiguratie(
  configuratie: Routeconfiguratie,
): Uitkomst<Routeconfiguratie, Configuratieweigering> {
  const { antwoordMelder, volgen, bewaren } = configuratie.termijnen;
  if (antwoordMelder === null) return geweigerd('wacht-op-melder-zonder-uitweg');
  if (volgen === null) return geweigerd('bewaren-en-volgen-zonder-uitweg');
  if (bewaren === null) return geweigerd('afgesloten-zonder-uitweg');
  return gelukt(configuratie);
}
