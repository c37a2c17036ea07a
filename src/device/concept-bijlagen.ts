import { type Bijlage, MEESTE_BIJLAGEN, type Signaal } from '#domain/signaal.ts';
import { type Uitkomst, geweigerd, gelukt } from '#domain/uitkomst.ts';
import type { Fotowissel } from './concept-row.ts';
import { type Bijlagerij, activeEnrolment, keep } from './db.ts';
import type { Live } from './live.ts';
import type { Bewaarweigering, Bijlagen, Nieuwefoto } from './phone.ts';
import type { Sealer } from './sealing.ts';

/** Twice what the app makes of a photo. */
const MEESTE_BYTES = 2 * 1024 * 1024;
/** Photos stop before text does: a signaal without photos must always find room. */
const RUIMTE_VOOR_TEKST = 10 * 1024 * 1024;

/** A photo that comes or goes, with the content that tells of it. */
export interface Fotostap {
  change(nu: Signaal): Signaal;
  /** whether it still may, now that another tab may have saved */
  past(nu: Signaal): boolean;
  wissel: Fotowissel;
  /** set by the save that it was part of */
  uitkomst?: Uitkomst<void, 'te-veel' | Bewaarweigering>;
}

interface Input {
  id: string;
  signaal: Live<Signaal> & { readonly value: Signaal };
  /** Writes it in a transaction of its own. */
  stap(stap: Fotostap): Promise<Uitkomst<void, 'te-veel' | Bewaarweigering>>;
}

const met = (nu: Signaal, bijlage: Bijlage): Signaal => ({
  ...zonder(nu, bijlage.id),
  bijlagen: [...nu.bijlagen.filter(({ id }) => id !== bijlage.id), bijlage],
});
const zonder = (nu: Signaal, weg: string): Signaal => ({
  ...nu,
  bijlagen: nu.bijlagen.filter(({ id }) => id !== weg),
});

/** The photos of an open concept. What seals and opens them is loaded with the first one. */
export function conceptBijlagen({ db, world }: Sealer, input: Input): Bijlagen {
  const { signaal } = input;

  /** Nobody says so exactly; where a browser does not say, the write itself will refuse. */
  async function isRoom(bytes: number): Promise<boolean> {
    const { usage, quota } = (await world.storage?.estimate().catch(() => undefined)) ?? {};
    return usage === undefined || quota === undefined || quota - usage - bytes >= RUIMTE_VOOR_TEKST;
  }

  async function seal({ inhoud, ...over }: Nieuwefoto): Promise<Fotostap & { id: string }> {
    const { sealBijlage, delenVan } = await import('#crypto/bijlage.ts');
    const { sha256 } = await import('#crypto/keys.ts');
    const { tenant } = await activeEnrolment(db);
    const id = world.uuid();
    const { verzegeld, ...sleutel } = await sealBijlage(inhoud, { tenant, id });
    const rij: Bijlagerij = {
      id,
      concept: input.id,
      bytes: verzegeld.length,
      delen: await Promise.all(
        delenVan(verzegeld.length).map(([begin, einde]) => sha256(verzegeld.subarray(begin, einde))),
      ),
      verstuurd: 0,
      pogingen: 0,
    };
    const bijlage: Bijlage = { id, soort: 'foto', ...over, ...sleutel };
    return {
      id,
      change: (nu) => met(nu, bijlage),
      past: ({ bijlagen }) => bijlagen.length < MEESTE_BIJLAGEN,
      wissel: { erbij: rij, bytes: verzegeld },
    };
  }

  return {
    async voegToe(foto) {
      if (signaal.value.bijlagen.length >= MEESTE_BIJLAGEN) return geweigerd('te-veel');
      if (foto.inhoud.length === 0 || foto.inhoud.length > MEESTE_BYTES) return geweigerd('te-groot');
      if (!(await isRoom(foto.inhoud.length))) return geweigerd('opslag-vol');
      const stap = await seal(foto);
      const done = await input.stap(stap);
      return done.ok ? gelukt({ id: stap.id }) : done;
    },

    async lees(id) {
      const bijlage = signaal.value.bijlagen.find((een) => een.id === id);
      if (!bijlage) return geweigerd('onleesbaar');
      const found = await keep(db, () => db.bijlagebytes.get(id));
      if (!found.ok) return found;
      if (!found.waarde) return geweigerd('onleesbaar');
      const { openBijlage } = await import('#crypto/bijlage.ts');
      const { tenant } = await activeEnrolment(db);
      return openBijlage(found.waarde.bytes, { tenant, id }, bijlage);
    },

    async verwijder(id) {
      const done = await input.stap({
        change: (nu) => zonder(nu, id),
        past: () => true,
        wissel: { weg: id },
      });
      // the one word that a step away cannot have
      if (!done.ok && done.reden === 'te-veel') throw new Error('a photo too many was taken away');
      return done as Uitkomst<void, Bewaarweigering>;
    },
  };
}
