/** Names of what only this phone seals and opens; apart from the keeper, so that the page does not load its words. */
export const TYP_TELEFOONKLUIS = 'mr-telefoonkluis+jwe';
/** the same, under the key that a passkey derives */
export const TYP_TELEFOONKLUIS_PASSKEY = 'mr-telefoonkluis-passkey+jwe';
export const TYP_KLUISCONCEPT = 'mr-kluisconcept+jwe';
export const TYP_KLUISPOSTVAK = 'mr-kluispostvak+jwe';
