import { createActor, fromCallback, fromPromise } from 'xstate';
import { type Inschrijvingrij, keep, unattended } from './db.ts';
import { type Lijn, RETRIED_AT_START, createCourier, lijnNa } from './delivery.ts';
import { follow } from './following.ts';
import { settle } from './intrekken.ts';
import { judgeKeyset } from './keyset.ts';
import type { Cell } from './live.ts';
import { backoff, change, dueRows, requeuePhotos, untilNext } from './outbox.ts';
import { tellNumbers } from './nummers.ts';
import { createPhotoCourier } from './photo-delivery.ts';
import { createPhotoRound } from './photo-round.ts';
import type { Sealer } from './sealing.ts';
import { createLine } from './server-line.ts';
import { holdLock } from './sync-lock.ts';
import type { Ronde } from './sync-stand.ts';
import { type Syncfeiten, syncMachine } from './sync.machine.ts';
import { laterVeld } from './veld.ts';

const KEYSET_FRESH = 60 * 60_000;
const CLOCK_OFF = 10 * 60_000;
const SHORTEST_WAIT = 2_000;
const LONGEST_WAIT = 15 * 60_000;
/** After two failures in a row the line is down; one may be a single envelope that is too heavy for it. */
const LINE_DOWN = 2;
const PAUZE = { stand: 'server-onbereikbaar', pauze: true } as const;

interface Deps extends Sealer {
  /** what the person sees of the round that is going on */
  ronde: Cell<Ronde>;
  /** envelopes that are on the line in this tab */
  onderweg: Cell<ReadonlySet<string>>;
  /** work that belongs to a moment on which the app is awake */
  onWakker(): Promise<void>;
}

/** The rounds with the server: when they happen, and what is told of them. Loaded after the first screen. */
export function createSync(deps: Deps) {
  const { db, world, ronde, onderweg, onWakker } = deps;
  const line = createLine(world);
  const courierdeps = { db, world, line, refreshKeyset: (ik: Inschrijvingrij) => refresh(ik) };
  const courier = createCourier(courierdeps);
  const tell = (news: Partial<Ronde>) => (ronde.value = { ...ronde.value, ...news });
  let keysetAt: number | undefined;
  /** until when the server asked to be left alone; nothing overrules it */
  let pauze: { tot: number; lang: number } | undefined;

  const rest = (): number => {
    const left = (pauze?.tot ?? 0) - world.now();
    return pauze && left > 0 && left <= pauze.lang ? left : 0;
  };
  const noteLine = (lijn: Lijn): Lijn => {
    if (lijn.stand !== 'goed' && lijn.wacht !== undefined) {
      pauze = { tot: world.now() + lijn.wacht, lang: lijn.wacht };
    }
    return lijn;
  };
  const noteClock = (serverNu: number | undefined) => {
    if (serverNu !== undefined) tell({ klokWijktAf: Math.abs(serverNu - world.now()) > CLOCK_OFF });
  };

  /** Takes over a newer keyset; warns of anything else and keeps the one it has [C-14]. */
  async function refresh(ik: Inschrijvingrij): Promise<void> {
    const answer = await line.sleutelbos(ik.tenant);
    noteClock(answer.serverNu);
    if (!answer.ok) return void noteLine(lijnNa(answer));
    const { sleutelbos } = answer.waarde;
    const judged = await judgeKeyset(sleutelbos, ik);
    tell({ sleutelbos: judged.ok ? undefined : judged.reden });
    if (!judged.ok || !judged.waarde) return;
    const { versie } = judged.waarde;
    await keep(db, () =>
      db.inschrijving.where({ id: ik.id }).modify((row) => {
        if (versie <= row.versie) return;
        row.sleutelbos = sleutelbos;
        row.versie = versie;
      }),
    );
  }

  /** Takes over what the municipality decided since; anything else leaves what is there as it is. */
  async function refreshVeld(ik: Inschrijvingrij): Promise<void> {
    const answer = await line.veldinstellingen(ik.tenant);
    if (!answer.ok) return void noteLine(lijnNa(answer));
    const { veldinstellingen } = answer.waarde;
    const veldVersie = await laterVeld(veldinstellingen, ik);
    if (veldVersie !== undefined) {
      await keep(db, () => db.inschrijving.update(ik.id, { veldinstellingen, veldVersie }));
    }
  }

  async function refreshKeysets(alles: boolean): Promise<void> {
    const nu = world.now();
    const fresh = keysetAt !== undefined && nu >= keysetAt && nu - keysetAt < KEYSET_FRESH;
    if ((fresh && !alles) || rest() > 0) return;
    for (const ik of await db.inschrijving.where({ stand: 'actief' }).toArray()) {
      if (rest() > 0) return;
      await refresh(ik);
      if (rest() === 0) await refreshVeld(ik);
      // what is wrong with one is told, and not covered by the next that is well
      if (ronde.value.sleutelbos !== undefined) break;
    }
    keysetAt = nu;
  }

  async function deliverAll(alles: boolean, signal: AbortSignal): Promise<Lijn> {
    const tried = new Set<string>();
    let failures = 0;
    let sent = 0;
    try {
      for (;;) {
        if (rest() > 0) return PAUZE;
        const due = (await dueRows(db, world.now(), alles)).filter(
          ({ envId, fase, intrekGevraagdOp }) =>
            fase === 'wacht' && intrekGevraagdOp === undefined && !tried.has(envId),
        );
        const [rij] = due;
        if (!rij || signal.aborted) return { stand: 'goed' };
        tried.add(rij.envId);
        // who looks counts signals
        const signalen = due.filter(({ soort }) => soort === undefined).length;
        tell({ verstuurd: sent, totaal: sent + signalen });
        onderweg.value = new Set([rij.envId]);
        const { lijn, verstuurd, serverNu } = await courier.deliver(rij);
        noteClock(serverNu);
        noteLine(lijn);
        if (verstuurd && rij.soort === undefined) sent += 1;
        failures = lijn.stand === 'goed' ? 0 : failures + 1;
        if (failures >= LINE_DOWN || (failures > 0 && due.length === 1)) return lijn;
      }
    } finally {
      onderweg.value = new Set();
      tell({ verstuurd: 0, totaal: 0 });
    }
  }

  /** What its melder wants back is asked back before anything is brought. */
  async function withdrawAll(alles: boolean, signal: AbortSignal): Promise<Lijn> {
    for (const rij of await dueRows(db, world.now(), alles)) {
      if (rij.intrekGevraagdOp === undefined) continue;
      if (signal.aborted) break;
      if (rest() > 0) return PAUZE;
      const lijn = noteLine(await settle({ db, world, line }, rij));
      if (lijn.stand !== 'goed') return lijn;
    }
    return { stand: 'goed' };
  }

  async function deliverRound(alles: boolean, signal: AbortSignal): Promise<Lijn> {
    const lijn = await withdrawAll(alles, signal);
    if (lijn.stand !== 'goed') return lijn;
    await tellNumbers(deps);
    return deliverAll(alles, signal);
  }

  async function followAll(alles: boolean, signal: AbortSignal): Promise<Lijn> {
    let failures = 0;
    let lost = false;
    for (const rij of await dueRows(db, world.now(), alles)) {
      if (signal.aborted) break;
      if (rij.fase === 'wacht' || rij.intrekGevraagdOp !== undefined) continue;
      if (rest() > 0) return PAUZE;
      const { lijn, kwijt } = await follow({ db, world, line }, rij, signal);
      noteLine(lijn);
      lost ||= kwijt;
      failures = lijn.stand === 'goed' ? 0 : failures + 1;
      if (failures >= LINE_DOWN) return lijn;
    }
    // what the server lost goes to it again now, not in the next round
    if (lost && !signal.aborted) ga();
    return { stand: 'goed' };
  }

  const bringPhotos = createPhotoRound({
    db,
    world,
    courier: createPhotoCourier(courierdeps),
    rest,
    tell,
    note({ lijn, serverNu }) {
      noteClock(serverNu);
      noteLine(lijn);
    },
  });

  async function plan({ mislukt, lijn }: Pick<Syncfeiten, 'mislukt' | 'lijn'>): Promise<number> {
    const due = (await untilNext(db, world.now())) ?? LONGEST_WAIT;
    const down = lijn === 'goed' ? 0 : backoff(Math.max(1, mislukt), false, world.random());
    return rest() || Math.min(LONGEST_WAIT, Math.max(SHORTEST_WAIT, due, down));
  }

  const machine = createActor(
    syncMachine.provide({
      actors: {
        slot: fromCallback(({ sendBack }) =>
          holdLock(world, db, {
            gekregen: () => sendBack({ type: 'slot.gekregen' }),
            kwijt: () => sendBack({ type: 'slot.kwijt' }),
          }),
        ),
        sleutelbos: fromPromise(({ input }) => refreshKeysets(input.alles)),
        versturen: fromPromise(async ({ input, signal }) => ({
          lijn: await deliverRound(input.alles, signal),
        })),
        ophalen: fromPromise(async ({ input, signal }) => ({ lijn: await followAll(input.alles, signal) })),
        fotos: fromPromise(async ({ input, signal }) => {
          const { lijn, kwijt } = await bringPhotos(input.alles, signal);
          if (kwijt && !signal.aborted) ga();
          return { lijn };
        }),
        plannen: fromPromise(({ input }) => plan(input)),
      },
    }),
    { clock: world.timers as never },
  );
  machine.subscribe(({ context }) => tell({ lijn: context.lijn }));

  const stops: (() => void)[] = [];
  let started = false;
  const ga = (alles = false) => machine.send({ type: 'ga', alles });

  return {
    ga,

    /** Puts a refused item back in the queue. */
    async opnieuw(envId: string): Promise<void> {
      await keep(db, () =>
        db.transaction('rw', db.outbox, db.bijlagen, async () => {
          await change(db, envId, requeue);
          const rij = await db.outbox.get(envId);
          if (rij?.fase === 'verstuurd' || rij?.fase === 'geopend') await requeuePhotos(db, envId);
        }),
      );
      ga();
    },

    /** Resolves when no round is going on and none was asked for. */
    idle: () =>
      new Promise<void>((resolve) => {
        const watching = machine.subscribe((snapshot) => check(snapshot));
        const check = ({ value }: ReturnType<typeof machine.getSnapshot>) => {
          if (value !== 'wachten' && value !== 'rust' && value !== 'gestopt') return;
          watching.unsubscribe();
          resolve();
        };
        check(machine.getSnapshot());
      }),

    /** Begins the rounds: now, when coverage returns, when the app comes on screen, and by its own clock. */
    async start(): Promise<void> {
      if (started) return ga(true);
      started = true;
      await keep(db, () =>
        db.outbox
          .where({ fase: 'geweigerd' })
          .filter(({ reden }) => RETRIED_AT_START.includes(reden ?? ''))
          .modify(requeue),
      );
      await keep(db, () =>
        db.bijlagen
          .filter(({ reden, volgende }) => volgende === undefined && RETRIED_AT_START.includes(reden ?? ''))
          .modify({ volgende: 0 }),
      );
      machine.start();
      const awake = (alles: boolean) => {
        unattended(onWakker());
        ga(alles);
      };
      stops.push(
        world.page.on('online', () => awake(true)),
        world.page.on('zichtbaar', () => awake(false)),
      );
      awake(true);
    },

    stop(): void {
      if (!started) return;
      started = false;
      machine.send({ type: 'stop' });
      machine.stop();
      for (const stop of stops.splice(0)) stop();
    },
  };
}

function requeue(row: { fase: string; pogingen: number; volgende?: number; reden?: string }): void {
  if (row.fase !== 'geweigerd' && row.fase !== 'wacht') return;
  row.fase = 'wacht';
  row.pogingen = 0;
  row.volgende = 0;
  delete row.reden;
}
