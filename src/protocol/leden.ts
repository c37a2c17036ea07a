import * as z from 'zod/mini';
import { Compact, Kenmerk, PubliekeSleutel, Token } from './basis.ts';
import { Omslag } from './sleutelbos.ts';

/** A member's private keys, wrapped in the browser (security B5: KEK from Argon2id and HKDF). */
export const Kluisblad = z.strictObject({
  v: z.literal(1),
  afleiding: z.strictObject({
    naam: z.literal('argon2id'),
    zout: Kenmerk,
    m: z.int(),
    t: z.int(),
    p: z.int(),
  }),
  jwe: Compact,
});
export type Kluisblad = z.infer<typeof Kluisblad>;

/** What somebody types to log in: of any alphabet, without control characters (a database may refuse those). */
const Loginnaam = z.string().check(z.maxLength(80), z.regex(/^\P{Cc}*$/u));

export const Lid = z.strictObject({
  lid: Kenmerk,
  loginnaam: Loginnaam.check(z.minLength(2)),
  rol: z.enum(['aandachtsfunctionaris', 'plaatsvervanger']),
});
export type Lid = z.infer<typeof Lid>;

export const InrichtingBeginnen = z.strictObject({ code: z.string().check(z.maxLength(100)) });
export const InrichtingBegonnen = z.strictObject({
  tenant: Kenmerk,
  ontvangst: z.strictObject({ kid: Token, sleutel: PubliekeSleutel }),
});

/** Everything of the ceremony in one transaction: a municipality exists whole or not at all. */
export const Inrichting = z.strictObject({
  code: z.string().check(z.maxLength(100)),
  tenant: Kenmerk,
  sleutelbos: Compact,
  lid: Lid,
  kluis: Kluisblad,
  /** login secret derived from the passphrase; the server keeps its SHA-256 */
  aanmeldgeheim: Token,
  omslagen: z.array(Omslag),
  /** route configuration and contacts, sealed to the kring */
  instellingen: Compact,
});

/** Answer of GET /v1/inrichting: whether this server has at least one municipality. */
export const Inrichtingstand = z.strictObject({ ingericht: z.boolean() });

/** Body and answer of /v1/instellingen; `versie` grows by one with each change. */
export const Instellingen = z.strictObject({ instellingen: Compact, versie: z.int().check(z.gte(1)) });

export const ZoutVragen = z.strictObject({ loginnaam: Loginnaam });
export const ZoutAntwoord = z.strictObject({ afleiding: Kluisblad.shape.afleiding });
export const Aanmelden = z.strictObject({
  loginnaam: Loginnaam,
  aanmeldgeheim: Token,
});

/** Everything a desk needs to unlock: still useless without the passphrase. */
export const Sessie = z.strictObject({
  tenant: Kenmerk,
  lid: Lid,
  kluis: Kluisblad,
  omslagen: z.array(Omslag),
  sleutelbos: Compact,
  /** how many members the kring has; below two the desk warns */
  ledental: z.int(),
});
export type Sessie = z.infer<typeof Sessie>;

/** Joining: an invitation link for a second member; waits until an existing member compares words and wraps. */
export const LidAanvraag = z.strictObject({
  tenant: Kenmerk,
  toegang: Token,
  lid: Lid,
  kluis: Kluisblad,
  aanmeldgeheim: Token,
  teken: PubliekeSleutel,
  ontsluit: PubliekeSleutel,
  binding: Token,
});
export const LidAanvragen = z.strictObject({
  aanvragen: z.array(
    z.strictObject({
      uitnodiging: Kenmerk,
      label: Compact,
      lid: Lid,
      teken: PubliekeSleutel,
      ontsluit: PubliekeSleutel,
      binding: Token,
    }),
  ),
});
export const LidToelaten = z.strictObject({ lid: Kenmerk, sleutelbos: Compact, omslagen: z.array(Omslag) });
