export type Auditactie =
  | 'inrichten'
  | 'aanmelden'
  | 'afmelden'
  | 'sleutelbos-schrijven'
  | 'instellingen-schrijven'
  | 'veldinstellingen-schrijven'
  | 'uitnodigen'
  | 'toestel-inschrijven'
  | 'toestel-intrekken'
  | 'lid-aanvragen'
  | 'lid-toelaten'
  | 'lid-verwijderen'
  | 'envelop-ontvangen'
  | 'envelop-intrekken'
  | 'envelop-inlezen'
  | 'envelop-aannemen'
  | 'enveloppen-ophalen'
  | 'envelop-openbaren'
  | 'bijlage-ontvangen'
  | 'bijlage-ophalen'
  | 'meldingen-lezen'
  | 'regel-schrijven'
  | 'bericht-plaatsen'
  | 'toegang-weigeren'
  | 'bewijs-weigeren'
  | 'reservekopie-maken'
  | 'reservekopie-terugzetten'
  | 'verhuizen';

/** The trail of one act: pseudonyms only (BIO 8.15.01, 8.15.02). The store adds place, result and hash. */
export interface Spoor {
  op: string;
  actor: string;
  rol: string;
  actie: Auditactie;
  object: string;
  herkomst: string;
  operatie: string;
}
export interface Auditregel extends Spoor {
  tenant: string;
  seq: number;
  resultaat: string;
  vorige: string;
  hash: string;
}
export interface Audithoofd {
  seq: number;
  hash: string;
}
export interface AuditStore {
  note(tenant: string, spoor: Spoor, resultaat: string): Promise<Audithoofd>;
  head(tenant: string): Promise<Audithoofd>;
}
/** Chain of acts that belong to no municipality: backups, refused codes, logins with an unknown name. */
export const SERVERKETEN = 'server';
