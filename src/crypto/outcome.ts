/** The shape of #domain/uitkomst.ts; this room enters nothing, and TypeScript sees that the two are the same. */
export type Uitkomst<T, R extends string> =
  { readonly ok: true; readonly waarde: T } | { readonly ok: false; readonly reden: R };

export const gelukt = <T>(waarde: T) => ({ ok: true, waarde }) as const;
export const geweigerd = <const R extends string>(reden: R) => ({ ok: false, reden }) as const;
