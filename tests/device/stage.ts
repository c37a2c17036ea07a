import Database from 'better-sqlite3';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { randomUUID } from 'node:crypto';
import { onTestFinished } from 'vitest';
import { open as openEnvelope } from '#crypto/envelope.ts';
import {
  type KeyPair,
  importSealingPublic,
  importSigningPublic,
  makeSealingKey,
  makeSigningKey,
  splitCode,
  thumbprint,
} from '#crypto/keys.ts';
import { sealSignedTo } from '#crypto/sealed.ts';
import { type RunningPhone, createPhone } from '#device/create-phone.ts';
import { serve } from '#device/desk-rpc.ts';
import { invitationLink } from '#device/invitation.ts';
import type { Live } from '#device/live.ts';
import type { Concept } from '#device/phone.ts';
import type {
  Locks,
  PageEvents,
  Passkeys,
  StorageStatus,
  Surroundings,
  Timers,
} from '#device/surroundings.ts';
import { type VaultCalls, type VaultNews, makeVaultKeeper } from '#device/vault-keeper.ts';
import { inProcessWorker } from '#demo/world.ts';
import type { Uitkomst } from '#domain/uitkomst.ts';
import { Envelopinhoud } from '#protocol/envelop.ts';
import { type Sleutelbos } from '#protocol/sleutelbos.ts';
import { filesOf } from '#server/store/bestanden.ts';
import { startApp } from '../support/app.ts';
import {
  type Line,
  meldAan,
  nextBos,
  open as openAtDesk,
  richtIn,
  sealed,
  sha256,
  token,
} from '../support/gemeente.ts';

/*
 * A real server on a real database, and phones with their real code: IndexedDB in memory, the vault's worker code
 * behind a real channel, timers that stand still until they are moved, and a line that can be tapped.
 */

export const ORIGIN = 'http://localhost:8080';
export type Bos = Sleutelbos;

/** Takes an outcome that must be good; gives what is in it. */
export function must<T>(uitkomst: Uitkomst<T, string>): T {
  if (!uitkomst.ok) throw new Error(`refused: ${uitkomst.reden}`);
  return uitkomst.waarde;
}

/** Waits for what the phone does by itself. */
export async function until<T>(
  holds: () => T | false | Promise<T | false>,
  what = 'it',
): Promise<Exclude<T, false | null | undefined>> {
  for (let tries = 0; tries < 600; tries += 1) {
    const found = await holds();
    if (found) return found as Exclude<T, false | null | undefined>;
    await pause(5);
  }
  throw new Error(`${what} did not come about`);
}
export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** The newest value of a Live. */
export function now<T>(live: Live<T>): Promise<T> {
  return new Promise((resolve) => {
    let stop: (() => void) | undefined;
    let told = false;
    stop = live.subscribe((value) => {
      if (told) return;
      told = true;
      queueMicrotask(() => stop?.());
      resolve(value);
    });
  });
}

/** Waits until a Live has a value that fits. */
export const seen = <T>(live: Live<T>, fits: (value: T) => boolean, what?: string): Promise<unknown> =>
  until(async () => fits(await now(live)), what);

/* ── Time ───────────────────────────────────────────────────────────────── */

/** Timers that run only when time is moved; moving them moves the clock along. */
export function standingTimers(clock: { nu: number }) {
  const waiting = new Map<number, { at: number; run: () => void }>();
  let next = 0;
  const timers: Timers = {
    setTimeout(then, ms) {
      waiting.set((next += 1), { at: clock.nu + ms, run: then });
      return next;
    },
    clearTimeout: (timer) => waiting.delete(timer as number),
  };
  async function forward(ms: number): Promise<void> {
    const end = clock.nu + ms;
    for (;;) {
      await pause(1);
      const [first] = [...waiting].filter(([, { at }]) => at <= end).toSorted(([, a], [, b]) => a.at - b.at);
      if (!first) break;
      waiting.delete(first[0]);
      clock.nu = Math.max(clock.nu, first[1].at);
      first[1].run();
    }
    clock.nu = end;
  }
  return { timers, forward };
}

/** Web Locks as the specification says, for the tabs of one test. */
export function webLocks(): Locks {
  const queues = new Map<string, (() => void)[]>();
  return {
    async request(name, { signal }, whileHeld) {
      const queue = queues.get(name) ?? [];
      queues.set(name, queue);
      await new Promise<void>((resolve, reject) => {
        queue.push(resolve);
        if (queue.length === 1) resolve();
        signal.addEventListener('abort', () => {
          if (queue[0] === resolve) return;
          queue.splice(queue.indexOf(resolve), 1);
          reject(new DOMException('aborted', 'AbortError'));
        });
      });
      try {
        await whileHeld();
      } finally {
        queue.shift();
        queue[0]?.();
      }
    },
  };
}

/* ── A phone ────────────────────────────────────────────────────────────── */

export interface Sent {
  method: string;
  path: string;
  headers: Record<string, string>;
  credentials: RequestCredentials | undefined;
}
export type Tap = (sent: Sent, proceed: () => Promise<Response>) => Promise<Response>;

/** What stays when the app is closed: the database, and the marker beside it. */
export const makeDisk = () => ({ indexedDB: new IDBFactory(), marker: undefined as string | undefined });
export type Disk = ReturnType<typeof makeDisk>;

export type Stage = Awaited<ReturnType<typeof startStage>>;
export type Toestel = ReturnType<Stage['phone']>;

export async function startStage() {
  const house = await startApp({ level: 'silent' });
  const { clock } = house;
  let app = house.app;
  const gemeente = await richtIn(house.line, await house.code());
  // days go by in these tests, and a session does not last that long
  const als: Line = async (...request) => {
    const done = await gemeente.als(...request);
    if (done.status !== 401) return done;
    gemeente.als = (await meldAan(house.line, gemeente)).als;
    return gemeente.als(...request);
  };
  const kring = await makeSealingKey();
  const kid = await thumbprint(kring.jwk);

  /** Publishes the next keyset, as an AF does. */
  async function publish(change: (bos: Bos) => Partial<Bos>): Promise<string> {
    const { bos, sleutelbos } = await nextBos(gemeente, change);
    const done = await als('PUT', '/v1/sleutelbos', {
      body: { sleutelbos, omslagen: omslagen(bos) },
    });
    if (done.status >= 300) throw new Error(`keyset: ${done.status} ${done.text}`);
    gemeente.bos = bos;
    return sleutelbos;
  }
  const teken = await makeSigningKey();
  await publish((bos) => ({
    kringen: [...bos.kringen, { kring: 'meldpunt', epoch: 2, kid, sleutel: kring.jwk }],
    leden: bos.leden.map((lid) => ({ ...lid, teken: teken.jwk })),
  }));

  async function invite(): Promise<string> {
    const code = token();
    const { toegang } = await splitCode(code);
    const body = { soort: 'toestel', toegangHash: sha256(toegang), label: sealed() };
    const invited = await als('POST', '/v1/uitnodigingen', { body });
    if (invited.status !== 201) throw new Error(`invite: ${invited.text}`);
    const { tenant, wortel } = gemeente;
    return invitationLink(ORIGIN, { v: 1, tenant, soort: 'toestel', code, wortel: wortel.kid });
  }

  const standing = standingTimers(clock);

  /** Opens the app on a phone: one page with its own line, on the disk it is given. */
  function phone(
    given: {
      disk?: Disk;
      locks?: Locks;
      secure?: boolean;
      storage?: StorageStatus;
      passkeys?: Passkeys;
    } = {},
  ) {
    const disk = given.disk ?? makeDisk();
    const net = { sent: [] as Sent[], tap: undefined as Tap | undefined, online: true };
    const listeners = new Map<string, Set<() => void>>();
    const page: PageEvents = {
      online: () => net.online,
      on(event, then) {
        const all = listeners.get(event) ?? new Set();
        listeners.set(event, all.add(then));
        return () => all.delete(then);
      },
    };
    const keepers: VaultCalls[] = [];
    const control = { workers: 0, skew: 0 };

    const adapter: Surroundings['fetch'] = async (url, init) => {
      const { pathname, search } = new URL(url);
      const headers = init.headers as Record<string, string>;
      const sent: Sent = {
        method: init.method ?? 'GET',
        path: pathname,
        headers,
        credentials: init.credentials,
      };
      net.sent.push(sent);
      if (!net.online) throw new TypeError('Failed to fetch');
      const proceed = async () => {
        const payload =
          init.body === undefined || init.body === null ? undefined : (init.body as string | Uint8Array);
        const response = await app.inject({
          method: sent.method as 'GET',
          url: pathname + search,
          headers,
          ...(payload !== undefined && {
            payload: typeof payload === 'string' ? payload : Buffer.from(payload),
          }),
        });
        const told = { date: new Date(clock.nu).toUTCString() } as Record<string, string>;
        for (const name of ['content-type', 'volgende-uitdaging', 'retry-after']) {
          if (response.headers[name] !== undefined) told[name] = String(response.headers[name]);
        }
        const { statusCode: status } = response;
        return new Response(status === 204 ? null : response.body, { status, headers: told });
      };
      const aborted = new Promise<never>((_, reject) => {
        const stop = () => reject(new DOMException('aborted', 'AbortError'));
        if (init.signal?.aborted) stop();
        init.signal?.addEventListener('abort', stop);
      });
      aborted.catch(() => {});
      return Promise.race([net.tap ? net.tap(sent, proceed) : proceed(), aborted]);
    };

    const world: Partial<Surroundings> = {
      now: () => clock.nu + control.skew,
      random: () => 0.5,
      uuid: randomUUID,
      timers: standing.timers,
      origin: ORIGIN,
      fetch: adapter,
      secure: given.secure ?? true,
      indexedDB: disk.indexedDB,
      IDBKeyRange,
      databaseName: 'meldroute',
      marker: {
        read: async () => disk.marker,
        write: async (value) => {
          disk.marker = value;
        },
      },
      locks: given.locks,
      page,
      storage: given.storage,
      passkeys: given.passkeys,
      makeVaultWorker() {
        control.workers += 1;
        return inProcessWorker((port) =>
          serve<VaultCalls, VaultNews>(port, (tell) => {
            const keeper = makeVaultKeeper({ now: () => clock.nu, ...standing.timers }, tell);
            keepers.push(keeper);
            return keeper;
          }),
        );
      },
    };
    const made: RunningPhone = createPhone(world);
    onTestFinished(() => made.stop());
    return {
      phone: made,
      disk,
      net,
      world,
      control,
      fire: (event: 'online' | 'zichtbaar' | 'verborgen') => listeners.get(event)?.forEach((then) => then()),
      /** requests of one kind */
      count: (method: string, part: string) =>
        net.sent.filter((one) => one.method === method && one.path.includes(part)).length,
    };
  }

  /** A phone that is enrolled and started. */
  async function enrolled(given: Parameters<typeof phone>[0] = {}) {
    const toestel = phone(given);
    await toestel.phone.start();
    must(await toestel.phone.schrijfIn(await invite()));
    return toestel;
  }

  /** What the desk sees of an envelope: the row at the server, and what is inside. */
  async function received(): Promise<
    { envId: string; spoed: boolean; inhoud: Envelopinhoud; signer: string; herkomst: string }[]
  > {
    const found = await als('GET', '/v1/enveloppen');
    const { enveloppen } = found.json as { enveloppen: { envId: string; spoed: boolean; envelop: string }[] };
    const devices = (await als('GET', '/v1/toestellen')).json as {
      toestellen: { toestel?: string; sleutel?: KeyPair['jwk'] }[];
    };
    return Promise.all(
      enveloppen.map(async ({ envId, spoed, envelop }) => {
        const opened = must(
          await openEnvelope(envelop, {
            recipient: kring.privateKey,
            signerOf: (kid) => {
              const device = devices.toestellen.find((one) => one.toestel === kid)?.sleutel;
              return device && importSigningPublic(device);
            },
          }),
        );
        const inhoud = Envelopinhoud.parse(opened.payload);
        return { envId, spoed, inhoud, signer: opened.signer, herkomst: opened.herkomst };
      }),
    );
  }

  /** The desk opens it and shows the secret from inside. */
  async function openIt(envId: string, geheim?: string) {
    const found = (await received()).find((one) => one.envId === envId);
    if (!found) throw new Error('not received');
    await openAtDesk({ ...gemeente, als }, envId);
    const shown = geheim ?? found.inhoud.geheim;
    const done = await als('PUT', `/v1/enveloppen/${envId}/geopend`, { body: { geheim: shown } });
    if (done.status !== 204) throw new Error(`reveal: ${done.text}`);
    return found;
  }

  /** Puts a message in the mailbox of a signaal, signed by the member or by somebody else. */
  async function write(
    envId: string,
    inhoud: Record<string, unknown>,
    signer: { kid: string; key: CryptoKey } = { kid: gemeente.lid, key: teken.privateKey },
  ) {
    const found = (await received()).find((one) => one.envId === envId);
    if (!found) throw new Error('not received');
    const { id, sleutel } = found.inhoud.postvak;
    const bericht = await sealSignedTo(
      await importSealingPublic(sleutel),
      await thumbprint(sleutel),
      'mr-bericht+jwe',
      inhoud,
      signer,
    );
    const berichtId = randomUUID();
    const done = await als('PUT', `/v1/postvakken/${id}/berichten/${berichtId}`, {
      body: { bericht },
    });
    if (done.status >= 300) throw new Error(`message: ${done.text}`);
    return berichtId;
  }

  return {
    ...house,
    gemeente,
    als,
    kring,
    teken,
    publish,
    invite,
    phone,
    enrolled,
    received,
    openIt,
    write,
    forward: standing.forward,
    /** The server was put back to when it had only so many chunks of a photo. */
    loseChunks(id: string, left: number) {
      const sql = new Database(filesOf(house.folder).db);
      sql.prepare('update bijlagedelen set inhoud = null where bijlage = ? and deel >= ?').run(id, left);
      sql.prepare('update bijlagen set ontvangen = ?, compleet_seq = null where bijlage = ?').run(left, id);
      sql.close();
    },
    /** Another server answers from now on. */
    serve: (next: typeof app) => (app = next),
  };
}

/** The wraps that a keyset needs, as they look to a server. */
function omslagen(bos: Bos) {
  return bos.kringen.flatMap(({ kring, epoch }) => [
    ...bos.leden.map(({ lid }) => ({ wat: `kring/${kring}/${epoch}`, voor: `lid/${lid}`, jwe: sealed() })),
    { wat: `kring/${kring}/${epoch}`, voor: 'noodsleutel', jwe: sealed() },
  ]);
}

/** Writes a fact in a new concept. */
export async function begonnen(phone: RunningPhone, feit = 'drie bedden in de schuur'): Promise<Concept> {
  const concept = must(await phone.concepten.begin('huisvesting'));
  must(await concept.wijzig((nu) => ({ ...nu, notitie: { ...nu.notitie, feit } })));
  return concept;
}

/** Writes and seals. */
export async function verzegeld(phone: RunningPhone, feit?: string, spoed = false) {
  const concept = await begonnen(phone, feit);
  if (spoed) must(await concept.wijzig((nu) => ({ ...nu, acuut: { gemarkeerdOp: '2026-11-24T10:00:00Z' } })));
  return must(await concept.verzegel());
}

export const standOf = async (phone: RunningPhone, envId: string) =>
  (await now(phone.verzonden)).find((regel) => regel.envId === envId)?.stand;

/** How a server refuses. */
export const problem = (status: number, reden: string, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify({ type: 'about:blank', title: reden, status, detail: '', reden }), {
    status,
    headers: { 'content-type': 'application/problem+json', ...headers },
  });

export const CODE = '280419';
