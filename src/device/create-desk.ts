import { type Uitkomst, geweigerd, gelukt } from '#domain/uitkomst.ts';
import { bevries } from '#domain/oorsprong.ts';
import * as z from 'zod/mini';
import type { Attention } from './attention.ts';
import type { DeskCalls, DeskNews } from './desk-calls.ts';
import { browserDesk } from './desk-browser.ts';
import { memberLine } from './desk-line.ts';
import { type Port, type Remote, WorkerLost, connect } from './desk-rpc.ts';
import type { Desk, Deskstand, Werkregel } from './desk.ts';
import { type Cell, cell } from './live.ts';

/** What the page's end of the desk needs of the world around it. */
export interface Deskdeps {
  now(): number;
  origin: string;
  fetch: typeof fetch;
  /** HTTPS or localhost, with WebCrypto and workers */
  secure: boolean;
  attention: Attention;
  /** `broken`: it could not be loaded, or stopped with an error */
  makeWorker(broken: () => void): Port & { terminate(): void };
}

const SECONDE = 1_000;
/** What other desks and phones did is seen within this time, while somebody looks. */
const POLL = 20 * SECONDE;
/** The server ends a session that is idle this long; the desk locks with it (security B6). */
const IDLE = 15 * 60 * SECONDE;
const TICK = 5 * SECONDE;

type Lives = { [K in Exclude<keyof DeskNews, 'meldingen' | 'stand'>]: Cell<DeskNews[K]> };

/**
 * Makes the desk as its screens see it. Everything that knows a secret runs in a worker, made when it is first needed;
 * locking ends it, and with it every key and every open case.
 */
export function createDesk(deps: Deskdeps = browserDesk()): Desk {
  const stand = cell<Deskstand>('afgemeld');
  const meldingen = cell<readonly Werkregel[]>([]);
  const byId = new Map<string, Werkregel>();
  const live: Lives = {
    ik: cell<DeskNews['ik']>(undefined),
    instellingen: cell<DeskNews['instellingen']>(undefined),
    veld: cell<DeskNews['veld']>(undefined),
    nieuw: cell<DeskNews['nieuw']>([]),
    gaten: cell<DeskNews['gaten']>([]),
    verbinding: cell<DeskNews['verbinding']>({
      verbonden: true,
      standVan: new Date(deps.now()).toISOString(),
    }),
    voortgang: cell<DeskNews['voortgang']>(undefined),
    toestellen: cell<DeskNews['toestellen']>([]),
    aanvragen: cell<DeskNews['aanvragen']>([]),
  };
  let worker: { remote: Remote<DeskCalls, DeskNews>; end(): void } | undefined;
  let touched = deps.now();
  let polled = deps.now();

  function hire(): Remote<DeskCalls, DeskNews> {
    if (worker) return worker.remote;
    const port = deps.makeWorker(() => {
      if (worker?.remote !== remote) return;
      forget();
      stand.value = 'geen-verbinding';
      remote.lose();
    });
    const remote = connect<DeskCalls, DeskNews>(port);
    worker = { remote, end: () => port.terminate() };
    remote.on('stand', (now) => {
      if (worker?.remote !== remote) return;
      // the session is over: nothing that was open stays in memory
      if (now === 'afgemeld' && (stand.value === 'open' || stand.value === 'wacht-op-toelating')) forget();
      stand.value = now;
    });
    remote.on('meldingen', ({ regels, alles }) => {
      if (worker?.remote !== remote) return;
      if (alles) byId.clear();
      for (const regel of regels) {
        bevries(regel.inhoud.oorsprong);
        for (const { oorsprong } of regel.bij) bevries(oorsprong);
        byId.set(regel.melding, regel);
      }
      if (alles || regels.length > 0) meldingen.value = [...byId.values()];
    });
    for (const naam of Object.keys(live) as (keyof Lives)[]) {
      remote.on(naam, (waarde) => {
        if (worker?.remote === remote) (live[naam] as Cell<typeof waarde>).value = waarde;
      });
    }
    return remote;
  }

  /** Ends the worker and shows nothing any more. */
  function forget(): void {
    worker?.end();
    worker = undefined;
    byId.clear();
    meldingen.value = [];
    live.nieuw.value = [];
    live.gaten.value = [];
    live.toestellen.value = [];
    live.aanvragen.value = [];
    live.instellingen.value = undefined;
    live.veld.value = undefined;
    live.voortgang.value = undefined;
    live.ik.value = undefined;
  }

  async function vergrendel(): Promise<void> {
    const hadSession = stand.value === 'open' || stand.value === 'wacht-op-toelating';
    forget();
    stand.value = 'afgemeld';
    // the keys are gone already; whether the server hears of it is its own matter
    if (hadSession) await memberLine(deps).send('DELETE', '/sessie', undefined, z.unknown());
  }

  async function ververs(): Promise<void> {
    polled = deps.now();
    await worker?.remote.call('ververs').catch((error: unknown) => {
      if (!(error instanceof WorkerLost)) throw error;
    });
  }

  const isOpen = () => stand.value === 'open' || stand.value === 'wacht-op-toelating';
  const look = () => {
    if (!isOpen()) return;
    if (deps.now() - touched >= IDLE) void vergrendel();
    else if (deps.attention.visible() && deps.now() - polled >= POLL) void ververs();
  };
  deps.attention.every(TICK, look);
  deps.attention.on('aangeraakt', () => (touched = deps.now()));
  deps.attention.on('teruggekomen', () => {
    look();
    if (isOpen()) void ververs();
  });
  deps.attention.on('weg', () => void vergrendel());

  /** Asks the worker. When it is lost nothing was done that is known of: the same as a line that broke. */
  const ask = <K extends Exclude<keyof DeskCalls, 'start' | 'ververs' | 'afmelden'>>(
    naam: K,
    ...args: Parameters<DeskCalls[K]>
  ): ReturnType<DeskCalls[K]> => {
    touched = deps.now();
    const asked: Promise<unknown> = hire().call(naam, ...args);
    return asked.catch((error: unknown) => {
      if (error instanceof WorkerLost) return geweigerd('geen-verbinding');
      throw error;
    }) as ReturnType<DeskCalls[K]>;
  };

  return {
    stand,
    meldingen,
    ...live,
    async start() {
      if (!deps.secure) return (stand.value = 'geen-opslag');
      try {
        return await hire().call('start');
      } catch (error) {
        if (error instanceof WorkerLost) return stand.value;
        throw error;
      }
    },
    async beginInrichting(opdracht) {
      const begun = await ask('beginInrichting', opdracht);
      if (!begun.ok) return begun;
      const getoond = begun.waarde;
      let typed: [readonly string[], readonly string[]] = [[], []];
      return gelukt({
        ...getoond,
        bewijs(noodsleutel, wachtzin) {
          typed = [noodsleutel, wachtzin];
          return proof(
            [getoond.noodsleutel, getoond.vraagNoodsleutel, noodsleutel],
            [getoond.wachtzin, getoond.vraagWachtzin, wachtzin],
          );
        },
        // the worker looks at the proofs again: the page only says early what it would say
        voltooi: () => ask('voltooiInrichting', ...typed),
      });
    },
    async beginToetreding(opdracht) {
      const begun = await ask('beginToetreding', opdracht);
      if (!begun.ok) return begun;
      const getoond = begun.waarde;
      let typed: readonly string[] = [];
      return gelukt({
        ...getoond,
        bewijs(wachtzin) {
          typed = wachtzin;
          return proof([getoond.wachtzin, getoond.vraagWachtzin, wachtzin]);
        },
        voltooi: () => ask('voltooiToetreding', typed),
      });
    },
    aanmelden: (loginnaam, wachtzin) => ask('aanmelden', loginnaam, wachtzin),
    vergrendel,
    ververs,
    open: (...args) => ask('open', ...args),
    verzegeld: (envId) => ask('verzegeld', envId),
    neemAan: (envId) => ask('neemAan', envId),
    leesIn: (tekst) => ask('leesIn', tekst),
    neemOp: (opdracht) => ask('neemOp', opdracht),
    leg: (melding, inhoud) => ask('leg', melding, inhoud),
    bijlage: (melding, id) => ask('bijlage', melding, id),
    terugkoppel: (melding, tekst) => ask('terugkoppel', melding, tekst),
    nodigUit: (wie) => ask('nodigUit', wie),
    trekIn: (toestel) => ask('trekIn', toestel),
    bewaarInstellingen: (nieuw) => ask('bewaarInstellingen', nieuw),
    bewaarVeld: (nieuw) => ask('bewaarVeld', nieuw),
    laatToe: (uitnodiging) => ask('laatToe', uitnodiging),
  };
}

type Proof = readonly [words: readonly string[], asked: readonly number[], typed: readonly string[]];

function proof(...proofs: readonly Proof[]): Uitkomst<void, 'woorden-kloppen-niet'> {
  const right = proofs.every(([words, asked, typed]) =>
    asked.every((place, i) => bare(typed[i] ?? '') === words[place - 1]),
  );
  return right ? gelukt(undefined) : geweigerd('woorden-kloppen-niet');
}

const bare = (typed: string): string => typed.normalize('NFKD').replace(/\p{M}/gu, '').trim().toLowerCase();
