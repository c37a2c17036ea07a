import { type Uitkomst, geweigerd, gelukt } from '#domain/uitkomst.ts';
import type { Jwk } from '#crypto/keys.ts';
import { type Database, type Kluisrij, keep, unattended } from './db.ts';
import { connect } from './desk-rpc.ts';
import { type Cell, cell } from './live.ts';
import { combine, live } from './live-query.ts';
import { type Personen, enrolmentsOf } from './personen.ts';
import type { Bewaarweigering, Kluisstand, Ontgrendelweigering, Passkeystand, Vault } from './phone.ts';
import type { Surroundings, VaultWorker } from './surroundings.ts';
import { type VaultCalls, type VaultNews } from './vault-keeper.ts';
import { type Kluisgebeurtenis, next } from './vault-states.ts';
import { WACHTZINPOGINGEN, beginTry, isUp, setTries } from './vault-tries.ts';

/** What the other parts of the device may ask of the vault. */
export interface OpenableVault extends Vault {
  start(): Promise<void>;
  /** The public half of the vault of one person: anything can be sealed to it, locked or not. */
  publiek(persoon: string): Promise<{ id: string; sleutel: Jwk } | undefined>;
  conceptsleutel(jwe: string): Promise<CryptoKey | undefined>;
  bericht: VaultCalls['bericht'];
  isOpen(): boolean;
  /** Locks, and is from now on the vault of this person; of nobody when undefined. */
  wissel(persoon: string | undefined): Promise<void>;
  stop(): void;
}

interface VaultDeps {
  db: Database;
  world: Surroundings;
  personen: Personen;
  /** Content must leave the page now. */
  onVergrendel(): void;
  /** Every concept of this person goes to the outbox, sealed to the kring; nothing is lost when the vault goes. */
  geefAllesOver(persoon: string): Promise<void>;
}

/** Takes the database and the worker's maker; gives the vault of who uses the phone, closed until it is opened. */
export function createVault({ db, world, personen, onVergrendel, geefAllesOver }: VaultDeps): OpenableVault {
  const stand: Cell<Kluisstand> = cell<Kluisstand>('geen');
  /** whose vault came to its end */
  const beeindigd = cell<ReadonlySet<string>>(new Set());
  const happened = (what: Kluisgebeurtenis) => {
    stand.value = next(stand.value, what);
  };

  let worker:
    | { remote: ReturnType<typeof connect<VaultCalls, VaultNews>>; port: VaultWorker; broken: Promise<never> }
    | undefined;

  function running() {
    if (worker) return worker;
    const port = world.makeVaultWorker();
    const remote = connect<VaultCalls, VaultNews>(port);
    remote.on('verlopen', end);
    const broken = new Promise<never>((_, reject) => {
      port.addEventListener('error', () => {
        if (worker?.port === port) end();
        reject(new Error('the vault worker broke'));
      });
    });
    broken.catch(() => {});
    worker = { remote, port, broken };
    return worker;
  }
  const ask: <K extends keyof VaultCalls>(
    name: K,
    ...args: Parameters<VaultCalls[K]>
  ) => ReturnType<VaultCalls[K]> = (name, ...args) => {
    const { remote, broken } = running();
    return Promise.race([remote.call(name, ...args), broken]) as ReturnType<VaultCalls[typeof name]>;
  };
  /** whose key the worker holds */
  let houder: string | undefined;
  /** The worker goes with everything in it. */
  function end() {
    worker?.port.terminate();
    worker = undefined;
    houder = undefined;
    happened('verlopen');
  }

  const rowOf = (persoon: string | undefined): Promise<Kluisrij | undefined> =>
    persoon === undefined ? Promise.resolve(undefined) : db.kluizen.where({ persoon }).first();
  const row = async () => rowOf(await personen.nu());
  const opened = (blad: Pick<Kluisrij, 'persoon'>) => {
    houder = blad.persoon;
    happened('ontgrendeld');
  };

  /** Refused by the disk, the vault stays where it is, shut for good: its row says so, and the next start goes on. */
  async function destroy(persoon: string | undefined): Promise<Uitkomst<void, Bewaarweigering>> {
    vault.vergrendel();
    if (persoon === undefined) return gelukt(undefined);
    await geefAllesOver(persoon);
    end();
    const hers = await enrolmentsOf(db, persoon);
    const gone = await keep(db, () =>
      db.transaction('rw', db.kluizen, db.outbox, async () => {
        await db.kluizen.where({ persoon }).delete();
        // mailbox keys were sealed to this vault: nobody can open them any more
        await db.outbox.toCollection().modify((rij) => {
          if (hers.has(rij.inschrijving)) delete rij.postvak.sleutel;
        });
      }),
    );
    if (!gone.ok) return gone;
    beeindigd.value = new Set([...beeindigd.value, persoon]);
    happened('vernietigd');
    return gelukt(undefined);
  }
  /** What is said to who tries a vault that is at its end. */
  const finish = async (): Promise<Uitkomst<never, Ontgrendelweigering>> => {
    const done = await destroy(await personen.nu());
    return geweigerd(done.ok ? 'kluis-vernietigd' : done.reden);
  };

  /** 'kan' is only said of a vault that has none: with one it is 'aan', also where it could not be made now */
  const passkey: Cell<Passkeystand> = cell<Passkeystand>('kan-niet');
  const lookForPasskey = async () => {
    const blad = await row();
    if (blad?.passkey) passkey.value = 'aan';
    else passkey.value = blad && (await world.passkeys?.kan()) ? 'kan' : 'kan-niet';
  };

  /** who uses this phone now has no vault yet, though another may have one */
  const isBare = async () => (await personen.nu()) !== undefined && (await row()) === undefined;

  let following: (() => void) | undefined;

  const vault: OpenableVault = {
    stand,
    passkey,
    opgeheven: combine(beeindigd, personen.wie, (over, wie) => wie !== undefined && over.has(wie)),

    async start() {
      const alle = await db.kluizen.toArray();
      if (alle.length > 0 && !(await isBare())) happened('gevonden');
      // the app was killed before it was done with these vaults
      for (const blad of alle) if (isUp(blad)) await destroy(blad.persoon);
      // another tab may make or destroy a vault
      const personenMetKluis = live(db, async () =>
        (await db.kluizen.toArray()).map(({ persoon }) => persoon),
      );
      following ??= combine(personenMetKluis, personen.wie, (hebben, wie) =>
        wie === undefined ? hebben.length > 0 : hebben.includes(wie),
      ).subscribe((heeft) => {
        unattended(lookForPasskey());
        if (heeft) happened('gevonden');
        else if (stand.value !== 'geen') {
          end();
          happened('vernietigd');
        }
      });
    },

    nieuweWachtzin: () => ask('wachtzin'),

    async maak(wachtzin, code) {
      if (!/^\d{6}$/.test(code)) return geweigerd('code-te-kort');
      if (stand.value !== 'geen') throw new Error('there is a vault already');
      const persoon = await personen.nu();
      if (persoon === undefined) throw new Error('a vault of nobody');
      const blad = await ask('maak', wachtzin.join(' '), code);
      const kept = await keep(db, () => db.kluizen.put({ ...blad, persoon, pogingen: 0 }));
      if (!kept.ok) {
        end();
        return geweigerd('opslag-vol');
      }
      beeindigd.value = new Set([...beeindigd.value].filter((over) => over !== persoon));
      happened('gemaakt');
      // the row's own live query may have been first
      opened({ persoon });
      await lookForPasskey();
      return gelukt(undefined);
    },

    async ontgrendel(wachtzin) {
      if (wachtzin.trim() === '') return geweigerd('wachtzin-onjuist');
      const begun = await beginTry(db, await personen.nu(), world.now);
      if (!begun.ok) return begun;
      const blad = begun.waarde;
      if (blad === 'kluis-vernietigd') return finish();
      if (typeof blad === 'string') return geweigerd(blad);
      let answer: Awaited<ReturnType<VaultCalls['ontgrendel']>>;
      try {
        answer = await ask('ontgrendel', wachtzin, blad);
      } catch (error) {
        // not a wrong passphrase: a worker that could not run (no memory) may not bring the vault nearer its end
        await setTries(db, blad.id, blad.pogingen - 1);
        throw error;
      }
      if (answer === 'open') {
        await setTries(db, blad.id, 0);
        opened(blad);
        return gelukt(undefined);
      }
      if (blad.pogingen < WACHTZINPOGINGEN) return geweigerd('wachtzin-onjuist');
      return finish();
    },

    async voegPasskeyToe(wachtzin) {
      const { addPasskey } = await import('./vault-passkey.ts');
      const added = await addPasskey({
        db,
        passkeys: world.passkeys,
        ask,
        wachtzin,
        async begin() {
          const begun = await beginTry(db, await personen.nu(), world.now);
          return begun.ok ? begun.waarde : begun.reden;
        },
        forgive: (id) => setTries(db, id, 0),
      });
      await lookForPasskey();
      return added;
    },

    async ontgrendelPasskey() {
      const { openByPasskey } = await import('./vault-passkey.ts');
      const blad = await row();
      if (blad && isUp(blad)) return finish();
      const byPasskey = await openByPasskey(world.passkeys, ask, blad);
      if (!byPasskey.ok || !blad) return byPasskey;
      await setTries(db, blad.id, 0);
      opened(blad);
      return byPasskey;
    },

    async verwijderPasskey() {
      const blad = await row();
      if (!blad) return;
      await keep(db, () => db.kluizen.where({ id: blad.id }).modify((rij) => void delete rij.passkey));
      await lookForPasskey();
    },

    async heropen(code) {
      const closed = { ...geweigerd<Ontgrendelweigering>('kluis-gesloten'), pogingenOver: 0 };
      if (stand.value !== 'heropenbaar') return closed;
      const { stand: found, over } = await ask('heropen', code);
      if (found === 'open') {
        happened('heropend');
        return { ...gelukt(undefined), pogingenOver: over };
      }
      if (over === 0) end();
      return { ...geweigerd<Ontgrendelweigering>(found), pogingenOver: over };
    },

    vergrendel() {
      onVergrendel();
      if (stand.value !== 'open') return;
      happened('vergrendeld');
      void ask('vergrendel');
    },

    async vergeet() {
      const blad = await row();
      const marked = blad && (await setTries(db, blad.id, WACHTZINPOGINGEN));
      return marked?.ok === false ? marked : destroy(await personen.nu());
    },

    async wissel(persoon) {
      vault.vergrendel();
      if (persoon === undefined) return happened('weggelegd');
      if (persoon === houder) return happened('teruggepakt');
      end();
      happened((await rowOf(persoon)) ? 'gevonden' : 'vernietigd');
      await lookForPasskey();
    },

    publiek: async (persoon) => {
      const blad = await rowOf(persoon);
      return blad && { id: blad.id, sleutel: blad.sleutel };
    },
    conceptsleutel: async (jwe) => (vault.isOpen() ? ask('conceptsleutel', jwe) : undefined),
    bericht: async (...args) => (vault.isOpen() ? ask('bericht', ...args) : undefined),
    isOpen: () => stand.value === 'open',
    stop() {
      following?.();
      worker?.port.terminate();
      worker = undefined;
    },
  };
  return vault;
}
