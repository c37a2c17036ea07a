import * as z from 'zod/mini';

/** Every word with which a server refuses; the sentence for people is in i18n. */
export const Weigering = z.enum([
  'onleesbaar',
  'te-groot',
  'te-veel',
  'client-te-oud',
  'client-te-nieuw',
  'bewijs-ongeldig',
  'uitdaging-verlopen',
  'toestel-onbekend',
  'andere-gemeente',
  'andere-inhoud',
  'vernietigd',
  'al-opgehaald',
  /** no case-log entry has opened this envelope yet */
  'niet-geopend',
  /** a photo of which not every chunk has come */
  'nog-niet-binnen',
  /** chunks that do not begin where the last ones ended */
  'sluit-niet-aan',
  'uitnodiging-onbekend',
  'uitnodiging-verlopen',
  'uitnodiging-gebruikt',
  'code-onjuist',
  'al-ingericht',
  'aanmelden-mislukt',
  'niet-aangemeld',
  'rol-niet-bevoegd',
  'verzoek-van-elders',
  'niet-gevonden',
  'versie-bestaat-al',
  'loginnaam-bezet',
  'onveilige-verbinding',
  'schijf-vol',
  'buiten-dienst',
]);
export type Weigering = z.infer<typeof Weigering>;

/** application/problem+json (RFC 9457), with the word as extension member. */
export const Probleem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  reden: Weigering,
});
export type Probleem = z.infer<typeof Probleem>;
