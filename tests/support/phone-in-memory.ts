import { type Cell, cell } from '#device/live.ts';
import type {
  Bewaarweigering,
  Concept,
  Intrekking,
  Conceptregel,
  Kluisstand,
  Leesbericht,
  Nieuwefoto,
  Passkeystand,
  Persoonregel,
  Phone,
  Startstand,
  Syncstand,
  Verzendregel,
} from '#device/phone.ts';
import {
  type Bijlage,
  MEESTE_BIJLAGEN,
  type Signaal,
  beginSignaal,
  controleerVrijgave,
} from '#domain/signaal.ts';
import { geweigerd, gelukt } from '#domain/uitkomst.ts';
import { STANDAARD_VELD, type Veldinstellingen } from '#domain/veldinstellingen.ts';

/** A Phone that keeps everything in memory: drives the screens in tests, and is never part of the app. */
export interface MemoryPhone extends Phone {
  readonly gemeente: Cell<string | undefined>;
  readonly veld: Cell<Veldinstellingen>;
  readonly verzonden: Cell<readonly Verzendregel[]>;
  readonly opslag: Cell<{ blijvend: boolean | undefined; gebruikt?: number; ruimte?: number }>;
  /** what comes of the next withdrawal */
  intrekking: Intrekking | 'al-opgehaald';
  /** what the next saves are refused with */
  bewaarfout: Bewaarweigering | undefined;
  readonly kluisstand: Cell<Kluisstand>;
  readonly passkeystand: Cell<Passkeystand>;
  readonly personen: Cell<readonly Persoonregel[]>;
  readonly syncstand: Cell<Syncstand>;
  readonly berichtenlijst: Cell<readonly Leesbericht[]>;
  readonly startstand: Cell<Startstand>;
  /** the content of a concept, as the disk would hold it */
  inhoud(id: string): Signaal | undefined;
  zetConcept(id: string, signaal: Signaal): void;
  /** puts a photo in a concept, as if it was made before */
  zetFoto(concept: string, inhoud: Uint8Array, over: { genomenOp: string; bij?: string | undefined }): void;
}

export const WACHTZIN = ['lantaarn', 'dijkweg', 'kompas', 'molen', 'regenjas', 'fietspad'] as const;
export const CODE = '280419';

const REDDING = { naam: 'notities-2026-03-01.txt', regels: ['{"redding":1}\n', '{"aflevering":""}\n'] };
/** As long as real ones, which is what decides how a camera sees them. */
const CODES = Array.from({ length: 7 }, (_, n) => `MR1.aBcDeFgHiJkL.${n + 1}.7.${'x7Q-'.repeat(200)}`);

export function phoneInMemory(now: () => Date): MemoryPhone {
  const gemeente = cell<string | undefined>('Medemblik');
  const veld = cell(STANDAARD_VELD);
  const kluisstand = cell<Kluisstand>('open');
  const personen = cell<readonly Persoonregel[]>([{ persoon: 'p1', merk: 0, nu: true }]);
  const opgeheven = cell(false);
  const passkeystand = cell<Passkeystand>('kan-niet');
  const startstand = cell<Startstand>('gereed');
  const syncstand = cell<Syncstand>({ verbinding: 'rust', verstuurd: 0, totaal: 0 });
  const verzonden = cell<readonly Verzendregel[]>([]);
  const berichtenlijst = cell<readonly Leesbericht[]>([]);
  const opslag: MemoryPhone['opslag'] = cell({ blijvend: true, gebruikt: 11_400_000, ruimte: 2_111_400_000 });
  const verdwenen = cell({ nummer: 12, wacht: 2, concepten: 1 });
  const elders = cell(false);
  const aantalNieuw = cell(0);
  const regels = cell<readonly Conceptregel[]>([]);
  const zichtbaar = cell<readonly Leesbericht[]>([]);
  const schijf = new Map<string, Signaal>();
  const fotos = new Map<string, Uint8Array>();
  let teller = 0;
  let pogingen = 5;

  const nieuw = (inhoud: Uint8Array, over: Omit<Nieuwefoto, 'inhoud'>): Bijlage => {
    teller += 1;
    const id = `00000000-0000-4000-8000-${String(teller).padStart(12, '0')}`;
    fotos.set(id, inhoud);
    const verzegeld = { bytes: inhoud.length, delen: 1, sha256: 'A'.repeat(43), sleutel: 'A'.repeat(43) };
    return { id, soort: 'foto', ...over, ...verzegeld };
  };

  const toon = () => {
    const open = kluisstand.value === 'open';
    regels.value = [...schijf].map(([id, signaal]) => (open ? { id, signaal } : { id }));
    zichtbaar.value = open ? berichtenlijst.value : [];
    aantalNieuw.value = berichtenlijst.value.filter(({ gelezen }) => !gelezen).length;
  };
  kluisstand.subscribe(toon);
  berichtenlijst.subscribe(toon);

  function concept(id: string, begin: Signaal): Concept {
    const signaal = cell(begin);
    const hier: Concept = {
      id,
      signaal,
      async wijzig(change) {
        signaal.value = change(signaal.value);
        if (phone.bewaarfout) return geweigerd(phone.bewaarfout);
        schijf.set(id, signaal.value);
        toon();
        return gelukt(undefined);
      },
      bijlagen: {
        async voegToe({ inhoud, ...over }) {
          if (signaal.value.bijlagen.length >= MEESTE_BIJLAGEN) return geweigerd('te-veel');
          if (phone.bewaarfout) return geweigerd(phone.bewaarfout);
          const bijlage = nieuw(inhoud, over);
          signaal.value = { ...signaal.value, bijlagen: [...signaal.value.bijlagen, bijlage] };
          schijf.set(id, signaal.value);
          toon();
          return gelukt({ id: bijlage.id });
        },
        async vervang(id, { inhoud, ...over }) {
          if (phone.bewaarfout) return geweigerd(phone.bewaarfout);
          fotos.set(id, inhoud);
          const bijlagen = signaal.value.bijlagen.map((een) =>
            een.id === id ? { ...een, ...over, bytes: inhoud.length } : een,
          );
          await hier.wijzig((nu) => ({ ...nu, bijlagen }));
          return gelukt({ id });
        },
        async lees(foto) {
          const inhoud = fotos.get(foto);
          return inhoud ? gelukt(inhoud) : geweigerd('onleesbaar');
        },
        async verwijder(weg) {
          if (phone.bewaarfout) return geweigerd(phone.bewaarfout);
          fotos.delete(weg);
          const bijlagen = signaal.value.bijlagen.filter((een) => een.id !== weg);
          signaal.value = { ...signaal.value, bijlagen };
          schijf.set(id, signaal.value);
          toon();
          return gelukt(undefined);
        },
      },
      bewaard: async () => undefined,
      async verzegel() {
        const vrij = controleerVrijgave(signaal.value);
        if (!vrij.ok) return vrij;
        if (phone.bewaarfout) return geweigerd(phone.bewaarfout);
        schijf.delete(id);
        teller += 1;
        const row: Verzendregel = {
          envId: `env-${teller}`,
          kenmerk: ['MR-26-7K4P', 'MR-26-8H2D'][teller - 1] ?? `MR-26-${teller}XXX`,
          verzegeldOp: now().toISOString(),
          stand: 'wacht',
          spoed: signaal.value.acuut !== undefined,
          oefening: signaal.value.oefening,
          pogingen: 0,
          kopieOpToestel: true,
          nieuwBericht: false,
        };
        verzonden.value = [row, ...verzonden.value];
        toon();
        return gelukt({ envId: row.envId, kenmerk: row.kenmerk });
      },
      async verwijder() {
        schijf.delete(id);
        toon();
      },
      redding: async () => gelukt({ ...REDDING, aantal: 1 }),
      sluit: () => undefined,
    };
    return hier;
  }

  const phone: MemoryPhone = {
    bewaarfout: undefined,
    gemeente,
    veld,
    kluisstand,
    passkeystand,
    syncstand,
    startstand,
    verzonden,
    intrekking: 'ingetrokken',
    async trekIn(envId) {
      const { intrekking } = phone;
      verzonden.value = verzonden.value.map((row): Verzendregel => {
        if (row.envId !== envId) return row;
        const { intrekken: _, ...rest } = row;
        if (intrekking === 'ingetrokken') return { ...rest, stand: 'ingetrokken', kopieOpToestel: false };
        return { ...rest, intrekken: intrekking === 'gevraagd' ? 'gevraagd' : 'te-laat' };
      });
      return intrekking === 'al-opgehaald' ? geweigerd(intrekking) : gelukt(intrekking);
    },
    berichtenlijst,
    opslag,
    verdwenen,
    personen,
    async kies(persoon) {
      if (personen.value.length < 2) return;
      personen.value = personen.value.map((een) => ({ ...een, nu: een.persoon === persoon }));
      kluisstand.value = 'gesloten';
    },
    elders,
    zetElders: async (waar) => {
      elders.value = waar;
    },
    inhoud: (id) => schijf.get(id),
    zetConcept(id, signaal) {
      schijf.set(id, signaal);
      toon();
    },
    zetFoto(concept, inhoud, { genomenOp, bij }) {
      const nu = schijf.get(concept)!;
      const maat = { mime: 'image/webp', breedte: 800, hoogte: 600 } as const;
      const bijlage = nieuw(inhoud, { ...maat, genomenOp, ...(bij !== undefined && { bij }) });
      phone.zetConcept(concept, { ...nu, bijlagen: [...nu.bijlagen, bijlage] });
    },
    start: async () => startstand.value,
    async schrijfIn(uitnodiging) {
      if (!uitnodiging) return geweigerd('uitnodiging-onleesbaar');
      if (uitnodiging.includes('verlopen')) return geweigerd('uitnodiging-verlopen');
      return gelukt({ gemeente: 'Medemblik', woorden: ['anker', 'zolder', 'pijlsnel'] });
    },
    kluis: {
      stand: kluisstand,
      opgeheven,
      passkey: passkeystand,
      async voegPasskeyToe(wachtzin) {
        if (wachtzin.trim().toLowerCase() !== WACHTZIN.join(' ')) return geweigerd('wachtzin-onjuist');
        passkeystand.value = 'aan';
        return gelukt(undefined);
      },
      async ontgrendelPasskey() {
        kluisstand.value = 'open';
        return gelukt(undefined);
      },
      async verwijderPasskey() {
        passkeystand.value = 'kan';
      },
      nieuweWachtzin: async () => WACHTZIN,
      async maak() {
        kluisstand.value = 'open';
        return gelukt(undefined);
      },
      async ontgrendel(wachtzin) {
        if (wachtzin.trim().toLowerCase() !== WACHTZIN.join(' ')) return geweigerd('wachtzin-onjuist');
        kluisstand.value = 'open';
        return gelukt(undefined);
      },
      async heropen(code) {
        if (code === CODE) {
          pogingen = 5;
          kluisstand.value = 'open';
          return { ...gelukt(undefined), pogingenOver: pogingen };
        }
        pogingen -= 1;
        if (pogingen === 0) kluisstand.value = 'gesloten';
        return { ...geweigerd(pogingen === 0 ? 'kluis-gesloten' : 'code-onjuist'), pogingenOver: pogingen };
      },
      vergrendel() {
        if (kluisstand.value === 'open') kluisstand.value = 'heropenbaar';
      },
      async vergeet() {
        schijf.clear();
        opgeheven.value = true;
        kluisstand.value = 'geen';
        return gelukt(undefined);
      },
    },
    concepten: {
      live: regels,
      async begin(soort, prostitutiesoort) {
        if (phone.bewaarfout) return geweigerd(phone.bewaarfout);
        teller += 1;
        const id = `concept-${teller}`;
        const signaal = beginSignaal(soort, now().toISOString(), prostitutiesoort);
        schijf.set(id, signaal);
        toon();
        return gelukt(concept(id, signaal));
      },
      async open(id) {
        const signaal = schijf.get(id);
        if (kluisstand.value !== 'open') return geweigerd('kluis-gesloten');
        return signaal ? gelukt(concept(id, signaal)) : geweigerd('onleesbaar');
      },
    },
    berichten: {
      live: zichtbaar,
      aantalNieuw,
      async reageer(berichtId) {
        berichtenlijst.value = berichtenlijst.value.map((bericht) =>
          bericht.berichtId === berichtId
            ? { ...bericht, reactie: bericht.reactie ? 'vast' : 'te-wijzigen' }
            : bericht,
        );
        return gelukt(undefined);
      },
      async gelezen(berichtId) {
        berichtenlijst.value = berichtenlijst.value.map((bericht) =>
          bericht.berichtId === berichtId ? { ...bericht, gelezen: true } : bericht,
        );
      },
    },
    redding: {
      bestand: async () =>
        verzonden.value.length === 0
          ? geweigerd('niets-te-redden')
          : gelukt({ ...REDDING, aantal: verzonden.value.length }),
      codes: async () => gelukt(CODES),
    },
    sync: {
      stand: syncstand,
      nu: () => undefined,
      async opnieuw(envId) {
        verzonden.value = verzonden.value.map((row) =>
          row.envId === envId ? { ...row, stand: 'wacht' } : row,
        );
      },
    },
  };
  return phone;
}
