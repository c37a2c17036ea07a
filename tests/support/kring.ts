import { randomBytes, randomUUID } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seal } from '#crypto/envelope.ts';
import {
  type Jwk,
  type KeyPair,
  importSealingPublic,
  makeSealingKey,
  makeSigningKey,
  randomToken,
  sha256,
  splitCode,
} from '#crypto/keys.ts';
import { openSignedFrom, peek, sign } from '#crypto/sealed.ts';
import type { Attention } from '#device/attention.ts';
import { createDesk } from '#device/create-desk.ts';
import type { DeskCalls, DeskNews } from '#device/desk-calls.ts';
import { hostDesk } from '#device/desk-host.ts';
import { type Port, serve } from '#device/desk-rpc.ts';
import type { Ceremonie, Desk } from '#device/desk.ts';
import { bindDevice, readInvitation } from '#device/invitation.ts';
import type { Cell, Live } from '#device/live.ts';
import { inProcessWorker } from '#demo/world.ts';
import { WEST_FRIESLAND } from '#domain/gemeente.ts';
import { westFrieslandRoute } from '#domain/routeconfiguratie.ts';
import type { Uitkomst } from '#domain/uitkomst.ts';
import { voorbeelden } from '#domain/voorbeelden.ts';
import { type Berichten } from '#protocol/bericht.ts';
import { type Envelopinhoud } from '#protocol/envelop.ts';
import { Sleutelbos } from '#protocol/sleutelbos.ts';
import { TYP_BERICHT, TYP_SLEUTELBOS, TYP_TOESTELBEWIJS } from '#protocol/zegels.ts';
import { createApp } from '#server/app.ts';
import { openSqliteStore } from '#server/store/sqlite.ts';
import { onTestFinished } from 'vitest';
import type * as z from 'zod/mini';
import { startApp } from './app.ts';

/** A real server, real desks with their worker's code behind a real channel, and phones that seal as phones do. */

export type Tap = (
  request: { method: string; path: string; body: string | undefined },
  proceed: () => Promise<Response>,
) => Promise<Response>;

export const value = <T>(live: Live<T>): T => (live as Cell<T>).value;

/** Takes an outcome that must be good; gives what is in it. */
export function must<T>(uitkomst: Uitkomst<T, string>): T {
  if (!uitkomst.ok) throw new Error(`refused: ${uitkomst.reden}`);
  return uitkomst.waarde;
}

export async function startKring() {
  const origin = 'http://localhost:8080';
  const server = await startApp({ origin, level: 'silent' });
  let { app } = server;

  /** Copies what the server holds; gives the way to put that copy back, as a restore does. */
  function copy() {
    const folder = mkdtempSync(join(tmpdir(), 'meldroute-copy-'));
    cpSync(server.folder, folder, { recursive: true, filter: (path) => !path.endsWith('.slot') });
    return async () => {
      const store = openSqliteStore(folder, server.clock.nu);
      const klok = () => server.clock.nu;
      const logger = { level: 'silent' };
      app = await createApp({ store, klok, origin, auditsleutel: randomBytes(32), logger, proxies: 0 });
      onTestFinished(async () => {
        await app.close();
        await store.close();
        rmSync(folder, { recursive: true, force: true });
      });
    };
  }

  /** A browser at a desk: one session cookie, one worker at a time. */
  function desk() {
    const jar = new Map<string, string>();
    const control = {
      tap: undefined as Tap | undefined,
      workers: 0,
      open: 0,
      crossed: [] as unknown[],
      break: () => {},
    };
    const clock = server.clock;
    const page = { visible: true, listeners: new Map<string, () => void>(), tick: () => {} };
    const attention: Attention = {
      visible: () => page.visible,
      on: (event, then) => void page.listeners.set(event, then),
      every: (_ms, then) => void (page.tick = then),
    };

    const adapter: typeof fetch = async (input, init = {}) => {
      const url = new URL(String(input));
      const method = init.method ?? 'GET';
      const body = typeof init.body === 'string' ? init.body : undefined;
      const proceed = async () => {
        const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
        const response = await app.inject({
          method: method as 'GET',
          url: url.pathname + url.search,
          headers: { ...(init.headers as Record<string, string>), ...(cookie && { cookie }) },
          ...(body !== undefined && { payload: body }),
        });
        for (const { name, value, ...rest } of response.cookies) {
          if (rest.maxAge === 0 || value === '') jar.delete(name);
          else jar.set(name, value);
        }
        const headers = { 'content-type': String(response.headers['content-type'] ?? '') };
        return new Response(response.statusCode === 204 ? null : response.body, {
          status: response.statusCode,
          headers,
        });
      };
      return control.tap
        ? control.tap({ method, path: url.pathname + url.search, body }, proceed)
        : proceed();
    };

    const made: Desk = createDesk({
      now: () => clock.nu,
      origin,
      fetch: adapter,
      secure: true,
      attention,
      makeWorker(broken) {
        control.break = broken;
        control.workers += 1;
        control.open += 1;
        const port = inProcessWorker((inside) => {
          const worker: Port = {
            ...inside,
            postMessage(message) {
              control.crossed.push(message);
              inside.postMessage(message);
            },
          };
          serve<DeskCalls, DeskNews>(worker, (tell) =>
            hostDesk({ fetch: adapter, origin, now: () => clock.nu }, tell),
          );
        });
        return {
          ...port,
          terminate() {
            control.open -= 1;
            port.terminate();
          },
        };
      },
    });
    return { desk: made, control, page, jar };
  }

  /** A desk that was just set up: its first member is logged in. */
  async function richtIn(loginnaam = 'marit', gemeente = WEST_FRIESLAND[4]!) {
    const bench = desk();
    await bench.desk.start();
    const ceremonie = must(
      await bench.desk.beginInrichting({
        code: await server.code(),
        gemeente,
        loginnaam,
        route: westFrieslandRoute,
        overlegNaam: 'Lokaal ondermijningsoverleg',
      }),
    );
    must(proofOf(ceremonie));
    must(await ceremonie.voltooi());
    return { ...bench, ceremonie, wachtzin: ceremonie.wachtzin.join(' '), loginnaam };
  }

  /** Takes an invitation link; gives a phone that was enrolled with it. */
  async function phone(link: string) {
    const { tenant, code } = must(readInvitation(link));
    const { toegang, binding } = await splitCode(code);
    const key = await makeSigningKey();
    const enrolled = await server.line('POST', '/v1/inschrijvingen', {
      body: { tenant, toegang, sleutel: key.jwk, binding: await bindDevice(binding, key.jwk) },
    });
    if (enrolled.status !== 201) throw new Error(`enrol: ${enrolled.status} ${enrolled.text}`);
    return phoneOf(tenant, String(enrolled.json['toestel']), key);
  }

  function phoneOf(tenant: string, toestel: string, key: KeyPair) {
    let teller = 0;
    async function bos(): Promise<Sleutelbos> {
      const found = await server.line('GET', `/v1/gemeenten/${tenant}/sleutelbos`);
      const read = peek(String(found.json['sleutelbos']), TYP_SLEUTELBOS);
      if (!read.ok) throw new Error('no keyset');
      return Sleutelbos.parse(read.waarde.data);
    }

    /** Seals a signaal as the phone does; `change` may spoil what is inside. */
    async function sealSignaal(
      signaal: unknown,
      change: (inhoud: Envelopinhoud) => Envelopinhoud = (inhoud) => inhoud,
      envId: string = randomUUID(),
    ) {
      const { versie, kringen } = await bos();
      const [kring] = kringen;
      if (!kring) throw new Error('no kring');
      const kop = { tenant, envId, kring: kring.kring, epoch: kring.epoch, keyset: versie };
      const mailbox = await makeSealingKey();
      const geheim = randomToken(32);
      teller += 1;
      const inhoud = change({
        v: 1,
        kop,
        toestel,
        teller,
        verzegeldOp: new Date(server.clock.nu).toISOString(),
        concept: false,
        geheim,
        postvak: { id: randomToken(16), sleutel: mailbox.jwk },
        signaal,
      });
      const envelop = must(
        await seal({
          kop,
          kid: kring.kid,
          recipient: await importSealingPublic(kring.sleutel as Jwk),
          payload: inhoud,
          signer: { key: key.privateKey, kid: toestel },
        }),
      );
      const tokens = { postvak: randomToken(32), status: randomToken(32) };
      return { envId: kop.envId, envelop, inhoud, mailbox, tokens, geheim };
    }

    async function deliver(
      sealed: Awaited<ReturnType<typeof sealSignaal>>,
      wat: { spoed?: boolean; envelop?: string } = {},
    ) {
      const { envId, inhoud, tokens } = sealed;
      const pad = `/v1/enveloppen/${envId}`;
      const { json } = await server.line('POST', '/v1/uitdagingen', { body: { tenant } });
      const body = JSON.stringify({
        protocol: 1,
        tenant,
        envelop: wat.envelop ?? sealed.envelop,
        postvak: { id: inhoud.postvak.id, tokenHash: await sha256(tokens.postvak) },
        statusHash: await sha256(tokens.status),
        spoed: wat.spoed ?? false,
      });
      const bewijs = await sign(
        TYP_TOESTELBEWIJS,
        { uitdaging: json['uitdaging'], methode: 'PUT', pad, sha256: await sha256(body) },
        { key: key.privateKey, kid: toestel },
      );
      const done = await server.line('PUT', pad, { raw: body, headers: { toestelbewijs: bewijs } });
      if (done.status !== 201) throw new Error(`deliver: ${done.status} ${done.text}`);
      return sealed;
    }

    /** What the phone finds in the mailbox of one signaal, opened with its own key and checked against the keyset. */
    async function mailbox(sealed: Awaited<ReturnType<typeof sealSignaal>>) {
      const found = await server.line('GET', `/v1/postvakken/${sealed.inhoud.postvak.id}/berichten`, {
        headers: { authorization: `Bearer ${sealed.tokens.postvak}` },
      });
      const { leden } = await bos();
      const { berichten } = found.json as z.infer<typeof Berichten>;
      return Promise.all(
        berichten.map(async ({ bericht }) => {
          const opened = must(
            await openSignedFrom(bericht, sealed.mailbox.privateKey, TYP_BERICHT, async (lid) => {
              const member = leden.find((one) => one.lid === lid);
              return member && (await importSigning(member.teken as Jwk));
            }),
          );
          return { herkomst: opened.herkomst, inhoud: opened.data as Record<string, unknown> };
        }),
      );
    }

    async function stand(sealed: Awaited<ReturnType<typeof sealSignaal>>) {
      const found = await server.line('GET', `/v1/enveloppen/${sealed.envId}/status`, {
        headers: { authorization: `Bearer ${sealed.tokens.status}` },
      });
      return found.json;
    }

    return {
      toestel,
      key,
      /** The epoch that a phone seals to now. */
      async epoch() {
        const [kring] = (await bos()).kringen;
        if (!kring) throw new Error('no kring');
        return { kid: kring.kid, recipient: await importSealingPublic(kring.sleutel as Jwk) };
      },
      sealSignaal,
      deliver,
      mailbox,
      stand,
      /** Seals and delivers one of the fifteen cases. */
      async stuur(id = 'T1', spoed = false) {
        return deliver(await sealSignaal(example(id)), { spoed });
      },
      skip: () => (teller += 1),
    };
  }

  /** A kring that works: one member at her desk, one phone. */
  async function begin() {
    const bench = await richtIn();
    const { link } = must(await bench.desk.nodigUit({ naam: 'T-14', team: 'Toezicht', soort: 'toestel' }));
    return { ...bench, phone: await phone(link) };
  }

  /** Another browser of the same or another member. */
  async function logIn(who: { loginnaam: string; wachtzin: string }) {
    const bench = desk();
    must(await bench.desk.aanmelden(who.loginnaam, who.wachtzin));
    return bench;
  }

  /** A second member: invited, joined, and let in by the first. */
  async function second(first: Desk, loginnaam = 'sanne', rol?: 'plaatsvervanger') {
    const { link } = must(await first.nodigUit({ naam: 'Sanne Kok', team: 'Zorg', soort: 'lid' }));
    const bench = desk();
    const joining = must(
      await bench.desk.beginToetreding({ uitnodiging: link, loginnaam, ...(rol && { rol }) }),
    );
    must(joining.bewijs(joining.vraagWachtzin.map((n) => joining.wachtzin[n - 1] ?? '')));
    must(await joining.voltooi());
    return { ...bench, joining, loginnaam, wachtzin: joining.wachtzin.join(' ') };
  }

  return { ...server, origin, copy, desk, richtIn, phone, phoneOf, begin, logIn, second };
}

const importSigning = async (jwk: Jwk) => (await import('#crypto/keys.ts')).importSigningPublic(jwk);

export function example(id: string): unknown {
  const found = voorbeelden.find((one) => one.id === id);
  if (!found) throw new Error(`there is no ${id}`);
  return found.signaal('2026-11-24T09:00:00Z');
}

/** Types back what was asked, from the paper. */
export function proofOf(ceremonie: Ceremonie) {
  const { noodsleutel, wachtzin, vraagNoodsleutel, vraagWachtzin } = ceremonie;
  return ceremonie.bewijs(
    vraagNoodsleutel.map((n) => noodsleutel[n - 1] ?? ''),
    vraagWachtzin.map((n) => wachtzin[n - 1] ?? ''),
  );
}

/** Waits for what a desk does by itself. */
export async function until(holds: () => boolean | undefined): Promise<void> {
  for (let tries = 0; tries < 500; tries += 1) {
    if (holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('it did not come about');
}
