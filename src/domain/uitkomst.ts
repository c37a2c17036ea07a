/** The answer of an act that may be refused: a value, never an exception. */
export type Uitkomst<T, R extends string> = Gelukt<T> | Geweigerd<R>;
export type Gelukt<T> = { readonly ok: true; readonly waarde: T };
export type Geweigerd<R extends string> = { readonly ok: false; readonly reden: R };

/** Takes the result of an act that was done. */
export const gelukt = <T>(waarde: T): Gelukt<T> => ({ ok: true, waarde });

/** Takes the word for why an act was refused; the sentence for people lives in i18n. */
export const geweigerd = <const R extends string>(reden: R): Geweigerd<R> => ({ ok: false, reden });
