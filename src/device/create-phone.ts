import { geweigerd, gelukt } from '#domain/uitkomst.ts';
import { createBerichten } from './berichten.ts';
import { browserSurroundings } from './browser.ts';
import { createConcepten } from './concepten.ts';
import { keep, makeDatabase, unattended } from './db.ts';
import { makeGeheugen } from './geheugen.ts';
import { readKeyset } from './keyset.ts';
import { cell } from './live.ts';
import { derive, live } from './live-query.ts';
import { createMark, readMark } from './marker.ts';
import { openDatabase } from './open-database.ts';
import { createPersonen } from './personen.ts';
import type { Phone, Startstand, Verdwenen } from './phone.ts';
import { type Sealer } from './sealing.ts';
import { sentSignals } from './sent.ts';
import { createStorage } from './storage.ts';
import type { Surroundings } from './surroundings.ts';
import { NOG_NIETS, type Ronde, syncStand } from './sync-stand.ts';
import { lazySync } from './sync-loader.ts';
import { tidy } from './upkeep.ts';
import { createVault } from './vault.ts';
import { veldOf } from './veld.ts';

const ELDERS = 'elders';

export interface RunningPhone extends Phone {
  /** Resolves when no round with the server is going on: what a simulation waits for. */
  idle(): Promise<void>;
  /** Ends everything that runs, as closing the page does. What is on disk stays. */
  stop(): void;
}

/**
 * Makes the phone. Takes what should differ from the browser around it (a simulation gives all of it); nothing is
 * opened, asked or started before `start`.
 */
export function createPhone(given: Partial<Surroundings> = {}): RunningPhone {
  const world: Surroundings = { ...browserSurroundings(), ...given };
  const db = makeDatabase(world);
  const storage = createStorage(world.storage);
  const stops: (() => void)[] = [];

  const personen = createPersonen(db);
  const vault = createVault({
    db,
    world,
    personen,
    onVergrendel: () => {
      concepten.sluitAlles();
      berichten.vergeet();
    },
    geefAllesOver: (persoon) => concepten.geefAllesOver(persoon),
  });
  const geheugen = makeGeheugen(db, vault.publiek);
  const { kluis, inschrijving, onthoud } = geheugen;
  const sealer: Sealer = { db, world, kluis, inschrijving, onthoud };
  const concepten = createConcepten({
    ...sealer,
    vault,
    personen,
    onBegonnen: () => unattended(mark()),
    onVerzegeld: () => {
      unattended(mark());
      void sync.ga();
    },
  });
  const berichten = createBerichten(db, vault, personen, world.now, async (berichtId, nuttig) => {
    const { reageer } = await import('./reacties.ts');
    const done = await reageer(sealer, berichtId, nuttig);
    if (done.ok) void sync.ga();
    return done;
  });
  const ronde = cell<Ronde>(NOG_NIETS);
  const verdwenen = cell<Verdwenen | undefined>(undefined);
  const mark = createMark(db, world.marker);
  const onderweg = cell<ReadonlySet<string>>(new Set());
  const sync = lazySync(world, async () => {
    const { createSync } = await import('./sync.ts');
    return createSync({
      ...sealer,
      ronde,
      onderweg,
      onWakker: async () => {
        await concepten.veeg();
        await tidy(db, world.now());
      },
    });
  });

  /** The database is there and this phone is enrolled: everything runs. */
  async function run(): Promise<void> {
    await vault.start();
    const wie = await db.inschrijving.where({ stand: 'actief' }).toArray();
    unattended(Promise.all(wie.flatMap(({ persoon }) => [inschrijving(persoon), kluis(persoon)])));
    if (stops.length === 0) {
      stops.push(
        world.page.on('verborgen', () => void concepten.spoel()),
        ronde.subscribe(() => unattended(mark())),
      );
    }
    sync.start();
    void storage.ask();
  }

  async function open(): Promise<Startstand> {
    if (!world.secure || !world.indexedDB) return 'geen-opslag';
    const marked = await world.marker.read();
    const opened = await openDatabase(db, world);
    if (!opened.ok) return opened.reden;
    db.on('versionchange', () => {
      // Another tab has a newer app, or the person clears everything: what was typed first, then out of the way.
      db.weg = true;
      void concepten.spoel().finally(() => db.close());
      return false;
    });
    const enrolled = await db.inschrijving.where({ stand: 'actief' }).count();
    if (enrolled === 0) {
      if (marked === undefined) return 'niet-ingeschreven';
      verdwenen.value = readMark(marked);
      return 'opslag-verdwenen';
    }
    await run();
    return 'gereed';
  }

  /** A database that is not ours to open, or does not answer, keeps nobody from carrying what is in it. */
  const uitgegeven = async (envIds: readonly string[]) => {
    if (!db.isOpen()) return;
    await keep(db, () =>
      db.outbox
        .where('envId')
        .anyOf([...envIds])
        .modify({ metDeHand: true }),
    );
  };

  async function kies(persoon: string | undefined): Promise<void> {
    const voor = await personen.nu();
    personen.kies(persoon);
    const na = await personen.nu();
    if (na !== voor) await vault.wissel(na);
  }

  let opening: Promise<Startstand> | undefined;
  const ik = live(db, () => db.inschrijving.where({ stand: 'actief' }).first());

  return {
    start: () => (opening ??= open()),
    verdwenen,

    async schrijfIn(uitnodiging, voor = 'mij') {
      const { enrol } = await import('./enrolment.ts');
      const ik = await personen.nu();
      const anderen = await db.inschrijving.where({ stand: 'actief' }).count();
      if (voor === 'mij' && ik === undefined && anderen > 0) return geweigerd('kies-wie');
      const done = await enrol({ db, world }, uitnodiging, voor === 'mij' ? ik : undefined);
      if (!done.ok) return done;
      opening = Promise.resolve('gereed');
      await run();
      const { persoon, ...inschrijving } = done.waarde;
      await kies(persoon);
      return gelukt(inschrijving);
    },

    gemeente: derive(ik, async (row) => {
      const bos = row && (await readKeyset(row.sleutelbos, row));
      return bos?.ok ? bos.waarde.gemeente.naam : undefined;
    }),
    veld: derive(ik, veldOf),
    elders: live(db, async () => (await db.instellingen.get(ELDERS)) !== undefined),
    async zetElders(elders) {
      await keep<unknown>(db, () =>
        elders ? db.instellingen.put({ id: ELDERS, waarde: true }) : db.instellingen.delete(ELDERS),
      );
    },
    personen: personen.live,
    kies,
    kluis: vault,
    concepten: concepten.concepten,
    verzonden: sentSignals(db, berichten.live, onderweg, personen),
    berichten,
    sync: {
      stand: syncStand(db, ronde, world.page.online),
      nu: () => void sync.ga(true),
      opnieuw: sync.opnieuw,
    },
    redding: {
      bestand: async () => (await import('./redding.ts')).makeFile(world, geheugen, uitgegeven),
      codes: async (envId) => (await import('./redding.ts')).makeSeries(world, geheugen, envId, uitgegeven),
    },
    opslag: storage.opslag,

    async trekIn(envId) {
      const [{ withdraw }, { createLine }] = await Promise.all([
        import('./intrekken.ts'),
        import('./server-line.ts'),
      ]);
      const done = await withdraw({ db, world, line: createLine(world) }, envId);
      // certain or not, something is to be told
      if (done.ok) void sync.ga();
      return done;
    },

    idle: sync.idle,

    stop() {
      for (const stop of stops.splice(0)) stop();
      sync.stop();
      vault.stop();
      db.close();
    },
  };
}
