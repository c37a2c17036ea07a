import * as z from 'zod/mini';
import { CbsCode } from './gemeente.ts';
import { Routeconfiguratie } from './routeconfiguratie.ts';
import { Routegebeurtenis, Verstrekking, Zijspoor, Zijspoorstand } from './routegebeurtenis.ts';
import { Uitbuitingsvorm } from './signalenlijst.ts';
import { Sjabloon } from './terugkoppeling.ts';
import { type Uitkomst, geweigerd, gelukt } from './uitkomst.ts';
import { Verrijking } from './verrijking.ts';

const Tijdstip = z.iso.datetime({ offset: true });
const tekst = (max: number) => z.string().check(z.maxLength(max));
const kenmerk = () => z.string().check(z.regex(/^[A-Za-z0-9_-]{1,64}$/));

/** Why a deputy opens it: without a reason only the aandachtsfunctionaris herself does. */
const vervanging = z.optional(tekst(200));

/** How a signaal came in; all but the first are entered at the desk. */
export const Kanaal = z.enum(['app', 'telefoon', 'mail', 'balie']);
export type Kanaal = z.infer<typeof Kanaal>;

/** One act at the desk: what is sealed into the log of a melding. */
export const Logregelinhoud = z.discriminatedUnion('soort', [
  /**
   * The first entry: the aandachtsfunctionaris opened the envelope. Holds the fingerprint of that envelope, so that
   * nothing can take its place, and the route as it was then: a later change of policy does not rewrite this melding.
   */
  z.strictObject({
    soort: z.literal('geopend'),
    envId: z.uuid(),
    vingerafdruk: kenmerk(),
    configuratie: Routeconfiguratie,
    gemeente: CbsCode,
    vervanging,
  }),
  /** The first entry of a signaal that came by phone, mail or counter. The signaal itself is in it. */
  z.strictObject({
    soort: z.literal('opgenomen'),
    kanaal: z.enum(['telefoon', 'mail', 'balie']),
    /** who told it, in a role: „conciërge basisschool” */
    melder: tekst(200),
    signaal: z.unknown(),
    configuratie: Routeconfiguratie,
    gemeente: CbsCode,
    vervanging,
  }),
  /** A step of the meldroute. Terugkoppeling has an entry of its own: it is never only a step. */
  z.strictObject({ soort: z.literal('route'), gebeurtenis: Routegebeurtenis }),
  Verrijking,
  /** How a side track stands, and what went to whom. */
  z.strictObject({
    soort: z.literal('zijspoor'),
    spoor: Zijspoor,
    stand: Zijspoorstand,
    /** asked when it is uitgezet: on which ground, to whom, and what (domein §2.3 rule d) */
    verstrekking: z.optional(Verstrekking),
    organisatie: z.optional(tekst(120)),
    kenmerk: z.optional(tekst(80)),
    datum: z.iso.date(),
    toelichting: z.optional(tekst(1_000)),
  }),
  z.strictObject({
    soort: z.literal('notitie'),
    tekst: z.string().check(z.minLength(1), z.maxLength(4_000)),
  }),
  /** The aandachtsfunctionaris' estimate of what it may be; the melder never chose one. */
  z.strictObject({
    soort: z.literal('vorm'),
    vormen: z.array(Uitbuitingsvorm).check(z.maxLength(4)),
    toelichting: z.optional(tekst(300)),
  }),
  /** What the melder was told. `berichtId`: in the mailbox of the signaal; without it she was told in person. */
  z.strictObject({
    soort: z.literal('terugkoppeling'),
    sjabloon: Sjabloon,
    tekst: z.string().check(z.trim(), z.minLength(1), z.maxLength(4_000)),
    leerzin: z.optional(tekst(1_000)),
    berichtId: z.optional(z.uuid()),
  }),
  /** The message is in the mailbox, or can never be: the phone was revoked and its mailboxes are gone. */
  z.strictObject({
    soort: z.literal('bezorgd'),
    berichtId: z.uuid(),
    stand: z.enum(['geplaatst', 'postvak-weg']),
  }),
  /** Another melding is about the same, or is not, whatever they have in common. */
  z.strictObject({ soort: z.literal('samenhang'), melding: z.uuid(), hoort: z.boolean() }),
  /** Who has it now. */
  z.strictObject({ soort: z.literal('overname'), lid: kenmerk(), naam: tekst(80) }),
  /**
   * What the melder added later, in an envelope of its own that the server binds to this melding. What the route must
   * know of it stands here: how a melding stands never depends on which envelopes are at hand.
   */
  z.strictObject({
    soort: z.literal('aanvulling'),
    envId: z.uuid(),
    vingerafdruk: kenmerk(),
    /** the signaal it adds to: the one this melding began with, or one that was joined to it */
    bij: z.uuid(),
    /** the entry of the question it answers */
    antwoordOp: z.optional(z.uuid()),
    acuut: z.optional(z.strictObject({ gebeld112: z.enum(['ja', 'nee', 'niet-mogelijk']) })),
    vervanging,
  }),
  /** The aandachtsfunctionaris saw what came after closing, and the melding stays closed. */
  z.strictObject({
    soort: z.literal('blijft-gesloten'),
    reden: z.string().check(z.trim(), z.minLength(1), z.maxLength(2_000)),
  }),
  /** Whether the melder found a terugkoppeling useful; in an envelope of its own, as an aanvulling is. */
  z.strictObject({
    soort: z.literal('reactie'),
    envId: z.uuid(),
    vingerafdruk: kenmerk(),
    berichtId: z.uuid(),
    nuttig: z.boolean(),
  }),
  /** A term of the route ran out; counts only if it really did, by the server's clock. */
  z.strictObject({ soort: z.literal('termijn'), gebeurtenis: Routegebeurtenis }),
]);
export type Logregelinhoud = z.infer<typeof Logregelinhoud>;
export type Logregelsoort = Logregelinhoud['soort'];
export type Inhoud<S extends Logregelsoort> = Extract<Logregelinhoud, { soort: S }>;

/** Who may sign an entry. The rol is what the author acted in; the signature makes it answerable. */
export const Auteur = z.strictObject({
  lid: kenmerk(),
  naam: tekst(80),
  rol: z.enum(['aandachtsfunctionaris', 'plaatsvervanger']),
});
export type Auteur = z.infer<typeof Auteur>;

/** An entry of a case log as it was sealed. */
export const Logboekregel = z.strictObject({
  v: z.literal(1),
  regelId: z.uuid(),
  melding: z.uuid(),
  door: Auteur,
  op: Tijdstip,
  /** the newest entry that the author had seen: shows what she did not know, and what a server left out */
  na: z.optional(z.uuid()),
  inhoud: Logregelinhoud,
});
export type Logboekregel = z.infer<typeof Logboekregel>;

const Omhulsel = z.looseObject({ v: z.int(), regelId: z.uuid(), melding: z.uuid() });

/**
 * Takes what was inside a sealed entry; gives the entry. Refuses as `onbekend` what a newer desk may have written,
 * and as `onleesbaar` what is no entry at all: both are kept, neither holds the others up.
 */
export function leesLogboekregel(inhoud: unknown): Uitkomst<Logboekregel, 'onbekend' | 'onleesbaar'> {
  const regel = Logboekregel.safeParse(inhoud);
  if (regel.success) return gelukt(regel.data);
  return geweigerd(Omhulsel.safeParse(inhoud).success ? 'onbekend' : 'onleesbaar');
}
