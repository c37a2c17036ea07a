/** Names of what only this phone seals and opens; apart from the keeper, so that the page does not load its words. */
export const TYP_TELEFOONKLUIS = 'mr-telefoonkluis+jwe';
export const TYP_KLUISCONCEPT = 'mr-kluisconcept+jwe';
export const TYP_KLUISPOSTVAK = 'mr-kluispostvak+jwe';
