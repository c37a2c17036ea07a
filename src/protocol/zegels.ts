/* `kid` of the outer JWE: thumbprint of the kring epoch. `kid` of the inner JWS: the id of the toestel. */
export const TYP_ENVELOP = 'mr-env+jwe';
export const TYP_SIGNAAL = 'mr-sig+jws';

/*
 * The other sealed and signed things on the line; `kid` says which key, as named before each. A text of one typ never
 * passes for another.
 */
/** keyset: thumbprint of the root key */
export const TYP_SLEUTELBOS = 'mr-sleutelbos+jws';
/** what a municipality decides about its phones: thumbprint of the root key */
export const TYP_VELDINSTELLINGEN = 'mr-veld+jws';
/** receipt and backup statement: `kid` in `ontvangst` of the keyset */
export const TYP_ONTVANGST = 'mr-ontvangst+jws';
export const TYP_VERKLARING = 'mr-verklaring+jws';
/** receipt of a whole photo: as above */
export const TYP_BIJLAGEBEWIJS = 'mr-bijlagebewijs+jws';
/** device proof: the id of the toestel */
export const TYP_TOESTELBEWIJS = 'mr-toestelbewijs+jws';
/** line of a rescue file: the id of the toestel */
export const TYP_REDDING = 'mr-redding+jws';
/** receipt of a case-log entry: `kid` in `ontvangst` of the keyset */
export const TYP_REGELBEWIJS = 'mr-regelbewijs+jws';
/** mailbox message: sealed to the thumbprint of the mailbox key, signed by the id of the lid */
export const TYP_BERICHT = 'mr-bericht+jwe';
/** key of a concept, sealed to the kring epoch */
export const TYP_CONCEPTSLEUTEL = 'mr-conceptsleutel+jwe';
/** private part of a kring epoch or of the root key, sealed to a lid or to the noodsleutel */
export const TYP_OMSLAG = 'mr-omslag+jwe';
/** a lid's private keys, sealed with the key derived from the passphrase */
export const TYP_KLUIS = 'mr-kluis+jwe';
/** sealed to the kring epoch and signed by a lid, so that a server can replace none of them by its own */
export const TYP_LABEL = 'mr-label+jwe';
export const TYP_INSTELLINGEN = 'mr-instellingen+jwe';
export const TYP_MELDINGSLEUTEL = 'mr-meldingsleutel+jwe';
/** entry of a case log: sealed with the case key, signed by the id of the lid */
export const TYP_LOGREGEL = 'mr-regel+jwe';
