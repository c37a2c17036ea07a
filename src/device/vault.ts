import { type Uitkomst, geweigerd, gelukt } from '#domain/uitkomst.ts';
import type { Jwk } from '#crypto/keys.ts';
import { type Database, type Kluisrij, keep, unattended } from './db.ts';
import { connect } from './desk-rpc.ts';
import { type Cell, cell } from './live.ts';
import { live } from './live-query.ts';
import type { Bewaarweigering, Kluisstand, Ontgrendelweigering, Passkeystand, Vault } from './phone.ts';
import type { Surroundings, VaultWorker } from './surroundings.ts';
import { type VaultCalls, type VaultNews } from './vault-keeper.ts';
import { type Kluisgebeurtenis, next } from './vault-states.ts';

export const WACHTZINPOGINGEN = 10;
const EERST_WACHTEN = 5;
const WACHT = 30_000;

/** How long the next try has to wait after so many wrong passphrases: 30 s from the fifth, doubling. */
export const wachtNa = (pogingen: number): number =>
  pogingen < EERST_WACHTEN ? 0 : WACHT * 2 ** (pogingen - EERST_WACHTEN);

/** No try is left, or its owner gave it up: nothing opens it any more, also after the app was killed. */
const isUp = ({ pogingen }: Kluisrij): boolean => pogingen >= WACHTZINPOGINGEN;

/** What the other parts of the device may ask of the vault. */
export interface OpenableVault extends Vault {
  start(): Promise<void>;
  /** The public half: anything can be sealed to it, locked or not. */
  publiek(): Promise<{ id: string; sleutel: Jwk } | undefined>;
  conceptsleutel(jwe: string): Promise<CryptoKey | undefined>;
  bericht: VaultCalls['bericht'];
  isOpen(): boolean;
  stop(): void;
}

interface VaultDeps {
  db: Database;
  world: Surroundings;
  /** Content must leave the page now. */
  onVergrendel(): void;
  /** Every concept goes to the outbox, sealed to the kring; nothing is lost when the vault goes. */
  geefAllesOver(): Promise<void>;
}

/** Takes the database and the worker's maker; gives the vault, closed until it is opened. */
export function createVault({ db, world, onVergrendel, geefAllesOver }: VaultDeps): OpenableVault {
  const stand: Cell<Kluisstand> = cell<Kluisstand>('geen');
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
  /** The worker goes with everything in it. */
  function end() {
    worker?.port.terminate();
    worker = undefined;
    happened('verlopen');
  }

  const row = async (): Promise<Kluisrij | undefined> =>
    (await db.kluizen.toCollection().first()) ?? undefined;

  /** Counts the try before it is made. Gives the row as it was, or the word for not yet. */
  const beginTry = () =>
    keep(db, () =>
      db.transaction('rw', db.kluizen, async () => {
        const blad = await row();
        if (!blad) return 'kluis-gesloten';
        if (isUp(blad)) return 'kluis-vernietigd';
        const rest = (blad.wachtTot ?? 0) - world.now();
        // a rest longer than the whole wait means that the clock was set back
        if (rest > 0 && rest <= wachtNa(blad.pogingen)) return 'even-wachten';
        const pogingen = blad.pogingen + 1;
        await db.kluizen.update(blad.id, { pogingen, wachtTot: world.now() + wachtNa(pogingen) });
        return { ...blad, pogingen };
      }),
    );
  const setTries = (id: string, pogingen: number) =>
    keep(db, () => db.kluizen.where({ id }).modify({ pogingen, wachtTot: 0 }));

  /** Refused by the disk, the vault stays where it is, shut for good: its row says so, and the next start goes on. */
  async function destroy(): Promise<Uitkomst<void, Bewaarweigering>> {
    vault.vergrendel();
    await geefAllesOver();
    end();
    const gone = await keep(db, () =>
      db.transaction('rw', db.kluizen, db.outbox, async () => {
        await db.kluizen.clear();
        // mailbox keys were sealed to this vault: nobody can open them any more
        await db.outbox.toCollection().modify((rij) => {
          delete rij.postvak.sleutel;
        });
      }),
    );
    if (!gone.ok) return gone;
    happened('vernietigd');
    return gelukt(undefined);
  }
  /** What is said to who tries a vault that is at its end. */
  const finish = async (): Promise<Uitkomst<never, Ontgrendelweigering>> => {
    const done = await destroy();
    return geweigerd(done.ok ? 'kluis-vernietigd' : done.reden);
  };

  /** 'kan' is only said of a vault that has none: with one it is 'aan', also where it could not be made now */
  const passkey: Cell<Passkeystand> = cell<Passkeystand>('kan-niet');
  const lookForPasskey = async () => {
    const blad = await row();
    if (blad?.passkey) passkey.value = 'aan';
    else passkey.value = blad && (await world.passkeys?.kan()) ? 'kan' : 'kan-niet';
  };

  let following: (() => void) | undefined;

  const vault: OpenableVault = {
    stand,
    passkey,

    async start() {
      const found = await row();
      if (found) happened('gevonden');
      // the app was killed before it was done with this vault
      if (found && isUp(found)) await destroy();
      // another tab may make or destroy the vault
      following ??= live(db, () => db.kluizen.count()).subscribe((count) => {
        unattended(lookForPasskey());
        if (count > 0) happened('gevonden');
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
      const blad = await ask('maak', wachtzin.join(' '), code);
      const kept = await keep(db, () => db.kluizen.put({ ...blad, pogingen: 0 }));
      if (!kept.ok) {
        end();
        return geweigerd('opslag-vol');
      }
      happened('gemaakt');
      // the row's own live query may have been first
      happened('ontgrendeld');
      await lookForPasskey();
      return gelukt(undefined);
    },

    async ontgrendel(wachtzin) {
      if (wachtzin.trim() === '') return geweigerd('wachtzin-onjuist');
      const begun = await beginTry();
      if (!begun.ok) return begun;
      const blad = begun.waarde;
      if (blad === 'kluis-vernietigd') return finish();
      if (typeof blad === 'string') return geweigerd(blad);
      let answer: Awaited<ReturnType<VaultCalls['ontgrendel']>>;
      try {
        answer = await ask('ontgrendel', wachtzin, blad);
      } catch (error) {
        // not a wrong passphrase: a worker that could not run (no memory) may not bring the vault nearer its end
        await setTries(blad.id, blad.pogingen - 1);
        throw error;
      }
      if (answer === 'open') {
        await setTries(blad.id, 0);
        happened('ontgrendeld');
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
          const begun = await beginTry();
          return begun.ok ? begun.waarde : begun.reden;
        },
        forgive: (id) => setTries(id, 0),
      });
      await lookForPasskey();
      return added;
    },

    async ontgrendelPasskey() {
      const { openByPasskey } = await import('./vault-passkey.ts');
      const blad = await row();
      if (blad && isUp(blad)) return finish();
      const opened = await openByPasskey(world.passkeys, ask, blad);
      if (!opened.ok || !blad) return opened;
      await setTries(blad.id, 0);
      happened('ontgrendeld');
      return opened;
    },

    async verwijderPasskey() {
      await keep(db, () => db.kluizen.toCollection().modify((blad) => void delete blad.passkey));
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
      const marked = blad && (await setTries(blad.id, WACHTZINPOGINGEN));
      return marked?.ok === false ? marked : destroy();
    },

    publiek: async () => {
      const blad = await row();
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
