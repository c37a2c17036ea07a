import { type Bijlage, MEESTE_BIJLAGEN, type Signaal } from '#domain/signaal.ts';
import { type Uitkomst, geweigerd, gelukt } from '#domain/uitkomst.ts';
import type { Fotowissel } from './concept-row.ts';
import { type Bijlagerij, keep } from './db.ts';
import { enrolmentOf } from './personen.ts';
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
  persoon: string;
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

  async function fits({ length }: Uint8Array): Promise<Uitkomst<void, 'te-groot' | 'opslag-vol'>> {
    if (length === 0 || length > MEESTE_BYTES) return geweigerd('te-groot');
    return (await isRoom(length)) ? gelukt(undefined) : geweigerd('opslag-vol');
  }

  /** Under a new key, whether the photo is new or takes the place of what was there. */
  async function seal(
    { inhoud, ...over }: Nieuwefoto,
    id: string,
  ): Promise<{ bijlage: Bijlage; wissel: Fotowissel }> {
    const { sealBijlage, delenVan } = await import('#crypto/bijlage.ts');
    const { sha256 } = await import('#crypto/keys.ts');
    const { tenant } = await enrolmentOf(db, input.persoon);
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
    return {
      bijlage: { id, soort: 'foto', ...over, ...sleutel },
      wissel: { erbij: rij, bytes: verzegeld },
    };
  }

  return {
    async voegToe(foto) {
      if (signaal.value.bijlagen.length >= MEESTE_BIJLAGEN) return geweigerd('te-veel');
      const past = await fits(foto.inhoud);
      if (!past.ok) return past;
      const { bijlage, wissel } = await seal(foto, world.uuid());
      const done = await input.stap({
        change: (nu) => met(nu, bijlage),
        past: ({ bijlagen }) => bijlagen.length < MEESTE_BIJLAGEN,
        wissel,
      });
      return done.ok ? gelukt({ id: bijlage.id }) : done;
    },

    async vervang(id, foto) {
      const oud = signaal.value.bijlagen.find((een) => een.id === id);
      if (!oud) return geweigerd('onleesbaar');
      const past = await fits(foto.inhoud);
      if (!past.ok) return past;
      const { bijlage, wissel } = await seal({ ...foto, genomenOp: oud.genomenOp }, id);
      const done = await input.stap({
        change: (nu) => ({
          ...nu,
          bijlagen: nu.bijlagen.map((een) =>
            een.id === id ? { ...bijlage, ...(een.bij !== undefined && { bij: een.bij }) } : een,
          ),
        }),
        past: ({ bijlagen }) => bijlagen.some((een) => een.id === id),
        wissel,
      });
      if (done.ok) return gelukt({ id });
      // taken away in another tab meanwhile
      return done.reden === 'te-veel' ? geweigerd('onleesbaar') : geweigerd(done.reden);
    },

    async lees(id) {
      const bijlage = signaal.value.bijlagen.find((een) => een.id === id);
      if (!bijlage) return geweigerd('onleesbaar');
      const found = await keep(db, () => db.bijlagebytes.get(id));
      if (!found.ok) return found;
      if (!found.waarde) return geweigerd('onleesbaar');
      const { openBijlage } = await import('#crypto/bijlage.ts');
      const { tenant } = await enrolmentOf(db, input.persoon);
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
