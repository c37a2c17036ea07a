import * as z from 'zod/mini';
import { CbsCode } from './gemeente.ts';
import { Bewaarklasse, RegionalePartner } from './routeconfiguratie.ts';
import { LijstId, Uitbuitingsvorm } from './signalenlijst.ts';

const regel = z.string().check(z.maxLength(2_000));
const Tijdstip = z.iso.datetime({ offset: true });
/** SHA-256 of a sealed text, base64url: the route knows that a text exists and is the same, never what it says. */
const Vingerafdruk = z.string().check(z.maxLength(64));

/** What may run beside the line, each on its own (domein §2.3, §2.6). */
export const Zijspoor = z.enum([
  'acuut',
  'pct',
  'nla',
  'slachtofferzorg',
  'veilig-thuis',
  'zvh-registratie',
  'comensha',
  'bestuurlijk',
  'casusregie',
]);
export type Zijspoor = z.infer<typeof Zijspoor>;

export const Zijspoorstand = z.enum(['niet-van-toepassing', 'nodig', 'uitgezet', 'bevestigd']);
export type Zijspoorstand = z.infer<typeof Zijspoorstand>;

/** Giving data to another: on which ground, to whom, and what (domein §2.3 rule d). */
export const Verstrekking = z.strictObject({
  grondslag: regel,
  ontvanger: regel,
  verstrekt: regel,
  persoonsgegevens: z.boolean(),
});
export type Verstrekking = z.infer<typeof Verstrekking>;

export const Tafelkeuze = z.enum(['opsporing', 'bestuurlijke-aanpak', 'zorg', 'combinatie', 'niet-opgepakt']);
export type Tafelkeuze = z.infer<typeof Tafelkeuze>;

export const AnderFenomeen = z.enum([
  'woonoverlast',
  'brandveiligheid',
  'ernstige-benadeling',
  'prostitutie-zonder-vergunning',
  'hennep-zonder-dwang',
  'huiselijk-geweld',
  'zorg',
  'overig',
]);
export type AnderFenomeen = z.infer<typeof AnderFenomeen>;

const wat = <T extends string, V extends z.core.$ZodLooseShape>(type: T, velden: V) =>
  z.strictObject({ type: z.literal(type), ...velden });

/** Everything that can happen to a melding, with what each step asks; what a log entry of the route holds. */
export const Routegebeurtenis = z.discriminatedUnion('type', [
  // on the phone
  wat('verzenden', {
    vingerafdruk: Vingerafdruk,
    vastgelegd: z.boolean(),
    locatietype: LijstId,
    vormen: z.array(Uitbuitingsvorm),
  }),
  wat('weggooien', {}),
  wat('synchronisatie-gelukt', { vingerafdruk: Vingerafdruk }),
  wat('intrekken', { reden: regel, opgehaald: z.boolean() }),
  wat('acuut-gemarkeerd', { gebeld112: z.enum(['ja', 'nee', 'niet-mogelijk']) }),
  wat('aanvulling', { vingerafdruk: Vingerafdruk }),

  // receiving
  wat('in-behandeling-nemen', { gemeente: CbsCode }),
  wat('termijn-verstreken', {}),
  wat('vervanging-begonnen', { reden: regel }),
  wat('vervanging-beeindigd', {}),
  wat('echt-maken', {}),
  wat('triage', {}),
  wat('politie-geinformeerd', { tijdstip: Tijdstip, kenmerk: regel }),
  wat('buiten-gemeente', { gemeente: CbsCode, verstrekking: Verstrekking }),
  wat('overdracht-teruggegeven', { reden: regel }),
  wat('dubbel', { hoofdmelding: regel }),
  wat('losmaken', { reden: regel }),
  wat('vragen-aan-melder', { vraag: regel }),
  wat('antwoord-melder', { vingerafdruk: Vingerafdruk }),
  wat('antwoordtermijn-verstreken', {}),

  // enriching and interpreting
  wat('verrijken', { bronnen: z.array(z.strictObject({ bron: regel, grondslag: regel })) }),
  wat('terug-naar-ontvangen', { reden: regel }),
  wat('duiding-bijstellen', { locatietype: LijstId, vormen: z.array(Uitbuitingsvorm) }),
  wat('geen-aanwijzing', { advies: regel, reden: regel }),
  wat('naar-lokaal-overleg', { verstrekking: Verstrekking }),
  wat('naar-politie', { spoed: z.boolean(), verstrekking: Verstrekking }),
  wat('pct-consulteren', { verstrekking: Verstrekking }),
  wat('arbeidsinspectie-melden', { verstrekking: Verstrekking }),
  wat('ander-fenomeen', { advies: regel, fenomeen: AnderFenomeen, verstrekking: Verstrekking }),
  wat('onvoldoende', { reden: regel, herzienOp: z.iso.date() }),
  wat('nieuw-signaal', { reden: regel }),
  wat('volgtermijn-verstreken', {}),

  // the chain
  wat('vermoeden', {
    advies: regel,
    motivering: regel,
    partner: RegionalePartner,
    verstrekking: Verstrekking,
  }),
  wat('geen-mensenhandel', { advies: regel }),
  wat('signaal-mensenhandel', { akkoord: z.boolean(), verstrekking: Verstrekking }),
  wat('regionale-tafel-besluit', { keuze: Tafelkeuze, magVerteld: regel }),
  wat('rappeltermijn-verstreken', {}),
  wat('rappelleren', { aan: regel }),
  wat('zonder-antwoord-verder', { reden: regel }),

  // telling the melder, closing, keeping
  wat('terugkoppeling-melder', { sjabloon: regel }),
  wat('melder-kan-niet-bereikt', { reden: regel }),
  wat('sluiten', {
    vorm: z.union([Uitbuitingsvorm, z.enum(['onbekend', 'geen'])]),
    bewaarklasse: Bewaarklasse,
  }),
  wat('heropenen', { reden: regel }),
  wat('bewaartermijn-verstreken', {}),

  // the side tracks
  wat('spoor-nodig', { spoor: Zijspoor }),
  wat('spoor-uitzetten', { spoor: Zijspoor, verstrekking: Verstrekking }),
  wat('spoor-bevestigen', { spoor: Zijspoor, kenmerk: regel }),
  wat('spoor-vervallen', { spoor: Zijspoor, reden: regel }),
]);
export type Routegebeurtenis = z.infer<typeof Routegebeurtenis>;
export type Gebeurtenisnaam = Routegebeurtenis['type'];
