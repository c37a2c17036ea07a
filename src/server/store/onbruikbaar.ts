/** A sentence for the person at the console: these data cannot be used by this program. Nothing was touched. */
export class Onbruikbaar extends Error {}
