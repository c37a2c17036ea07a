import * as z from 'zod/mini';
import { deriveSecrets, isSafe } from '#crypto/passphrase.ts';
import type { Logregelsoort } from '#domain/logregel.ts';
import { Sjabloon } from '#domain/terugkoppeling.ts';
import { type Uitkomst, geweigerd, gelukt } from '#domain/uitkomst.ts';
import { InrichtingBegonnen, Inrichtingstand, Sessie, ZoutAntwoord } from '#protocol/leden.ts';
import { toDesk } from './desk-refusals.ts';
import type { DeskCalls } from './desk-calls.ts';
import { makeJoiner, makeMunicipality, proves } from './desk-ceremony.ts';
import { openPhoto } from './desk-bijlage.ts';
import { type Kluisinhoud, openKeyring, openVault, readDeskKeyset } from './desk-keyring.ts';
import { type Lijn, type Lijnweigering, memberLine } from './desk-line.ts';
import { tellOpened } from './desk-mailbox.ts';
import { Office } from './desk-office.ts';
import { readRescue } from './desk-redding.ts';
import { admit, invite, isSecureOrigin, revoke, saveSettings } from './desk-people.ts';
import { Rounds, type Tell } from './desk-rounds.ts';
import type { Deskweigering } from './desk.ts';
import { saveVeld } from './desk-veld.ts';
import { readInvitation } from './invitation.ts';

export interface Hostdeps {
  fetch: typeof fetch;
  origin: string;
  now(): number;
}

/** A large werkvoorraad is shown while it is read; a small one is there at once. */
const PATIENCE = 1_500;
/** These follow from other acts, or from an envelope, each with what belongs to it. */
const VOLGT: readonly Logregelsoort[] = [
  'geopend',
  'opgenomen',
  'aanvulling',
  'reactie',
  'bezorgd',
  'termijn',
];
const shut = geweigerd('afgemeld');
const refuse = (reden: Lijnweigering) => geweigerd(toDesk(reden));

/** Everything of the desk that knows a secret. Lives in the worker; what it has ends with the worker. */
export function hostDesk({ fetch, origin, now }: Hostdeps, tell: Tell): DeskCalls {
  const line = memberLine({ fetch, origin });
  /** Idle too long, or ended by somebody else: without a session there is nothing to show. */
  function noted<T>(answer: Uitkomst<T, Lijnweigering>): Uitkomst<T, Lijnweigering> {
    if (!answer.ok && answer.reden === 'niet-aangemeld' && (desk || waiting)) end();
    return answer;
  }
  const lijn: Lijn = {
    send: async (...asked) => noted(await line.send(...asked)),
    fetchBytes: async (...asked) => noted(await line.fetchBytes(...asked)),
  };
  let ceremony: Awaited<ReturnType<typeof makeMunicipality>> | undefined;
  let joining: Awaited<ReturnType<typeof makeJoiner>> | undefined;
  /** a member who was not let in yet: her vault is open, there is nothing to read with it */
  let waiting: Kluisinhoud | undefined;
  let desk: { office: Office; rounds: Rounds } | undefined;

  const op = () => new Date(now()).toISOString();
  function end(): void {
    desk = undefined;
    waiting = undefined;
    tell('stand', 'afgemeld');
  }

  /** Takes a session and an open vault; opens the desk, or says that somebody must let her in first. */
  async function enter(sessie: Sessie, kluis: Kluisinhoud): Promise<Uitkomst<void, Deskweigering>> {
    const { tenant, lid, omslagen } = sessie;
    const read = await readDeskKeyset(sessie.sleutelbos, { wortel: kluis.wortel, tenant, vanaf: 1 });
    if (!read.ok) {
      await lijn.send('DELETE', '/sessie', undefined, z.unknown());
      return read;
    }
    const keyring = await openKeyring(kluis, read.waarde, omslagen);
    if (!keyring) {
      waiting = kluis;
      tell('stand', 'wacht-op-toelating');
      return gelukt(undefined);
    }
    waiting = undefined;
    const office = new Office({ lijn, lid, keyring, now });
    const rounds = new Rounds(office, tell);
    desk = { office, rounds };
    rounds.tellWho();
    await Promise.race([rounds.refresh(), new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
    if (desk?.office !== office) return shut;
    tell('stand', 'open');
    return gelukt(undefined);
  }

  async function aanmelden(loginnaam: string, wachtzin: string): Promise<Uitkomst<void, Deskweigering>> {
    const zout = await lijn.send('POST', '/aanmelden/zout', { loginnaam }, ZoutAntwoord);
    if (!zout.ok) return refuse(zout.reden);
    const { afleiding } = zout.waarde;
    // a server that proposes less work wants to guess the passphrase
    if (!isSafe(afleiding)) return geweigerd('buiten-dienst');
    const { kek, aanmeldgeheim } = await deriveSecrets(wachtzin, afleiding.zout, afleiding);
    const sessie = await lijn.send('POST', '/aanmelden', { loginnaam, aanmeldgeheim }, Sessie);
    if (!sessie.ok) return refuse(sessie.reden);
    const { tenant, lid, kluis } = sessie.waarde;
    const opened = await openVault(kek, kluis.jwe, { tenant, lid: lid.lid });
    return opened.ok ? enter(sessie.waarde, opened.waarde) : opened;
  }

  return {
    async start() {
      const found = await lijn.send('GET', '/inrichting', undefined, Inrichtingstand);
      const stand = !found.ok ? 'geen-verbinding' : found.waarde.ingericht ? 'afgemeld' : 'niet-ingericht';
      tell('stand', stand);
      return stand;
    },

    async beginInrichting(opdracht) {
      if (!isSecureOrigin(origin)) return geweigerd('onveilige-verbinding');
      const begun = await lijn.send('POST', '/inrichting/begin', { code: opdracht.code }, InrichtingBegonnen);
      if (!begun.ok) return refuse(begun.reden);
      ceremony = await makeMunicipality(opdracht, begun.waarde, op());
      const { noodsleutel, wachtzin, vraagNoodsleutel, vraagWachtzin } = ceremony;
      return gelukt({ noodsleutel, wachtzin, vraagNoodsleutel, vraagWachtzin });
    },
    async voltooiInrichting(noodsleutel, wachtzin) {
      if (!ceremony) return shut;
      const proven =
        proves(ceremony.noodsleutel, ceremony.vraagNoodsleutel, noodsleutel) &&
        proves(ceremony.wachtzin, ceremony.vraagWachtzin, wachtzin);
      if (!proven) return geweigerd('woorden-kloppen-niet');
      const { bericht, kluis } = await ceremony.finish();
      const sessie = await lijn.send('POST', '/inrichting', bericht, Sessie);
      if (!sessie.ok) return refuse(sessie.reden);
      ceremony = undefined;
      return enter(sessie.waarde, kluis);
    },

    async beginToetreding({ uitnodiging, loginnaam, rol = 'aandachtsfunctionaris' }) {
      if (!isSecureOrigin(origin)) return geweigerd('onveilige-verbinding');
      const read = readInvitation(uitnodiging);
      if (!read.ok || read.waarde.soort !== 'lid') return geweigerd('uitnodiging-onleesbaar');
      joining = await makeJoiner(read.waarde, loginnaam, rol);
      const { wachtzin, vraagWachtzin, woorden } = joining;
      return gelukt({ wachtzin, vraagWachtzin, woorden });
    },
    async voltooiToetreding(wachtzin) {
      if (!joining) return shut;
      if (!proves(joining.wachtzin, joining.vraagWachtzin, wachtzin))
        return geweigerd('woorden-kloppen-niet');
      const sent = await lijn.send('POST', '/leden/aanvragen', await joining.bericht(), z.unknown());
      if (!sent.ok) return refuse(sent.reden);
      joining = undefined;
      return gelukt(undefined);
    },

    aanmelden,
    async afmelden() {
      await lijn.send('DELETE', '/sessie', undefined, z.unknown());
      end();
    },
    async ververs() {
      if (desk) await desk.rounds.refresh();
      else if (waiting) {
        const sessie = await lijn.send('GET', '/sessie', undefined, Sessie);
        if (sessie.ok) await enter(sessie.waarde, waiting);
      }
    },

    async open(envId, vervanging) {
      if (!desk) return shut;
      const { office, rounds } = desk;
      const opened = await rounds.acts.open(envId, vervanging);
      // when this fails the next round does it again
      if (opened.ok) await tellOpened(office, envId);
      return opened;
    },
    bijlage: async (melding, id) => (desk ? openPhoto(desk.office, melding, id) : shut),
    async verzegeld(envId) {
      if (!desk) return shut;
      const { envelop, ruw } = desk.office.stukken.get(envId) ?? {};
      const text = envelop ?? ruw;
      return text === undefined ? geweigerd('niet-gevonden') : gelukt(text);
    },
    neemAan: (envId) =>
      act(async ({ lijn }) => {
        const done = await lijn.send('DELETE', `/enveloppen/${envId}/quarantaine`, undefined, z.unknown());
        return done.ok ? gelukt(undefined) : refuse(done.reden);
      }),
    leesIn: (tekst) =>
      act(async (office) => {
        // a phone that was let in a moment ago is known first
        const fetched = await office.fetch();
        return fetched.ok ? readRescue(office, tekst) : refuse(fetched.reden);
      }),
    neemOp: async (opdracht) => desk?.rounds.acts.takeIn(opdracht) ?? shut,
    async leg(melding, inhoud) {
      if (!desk) return shut;
      const { acts } = desk.rounds;
      if (VOLGT.includes(inhoud.soort)) {
        return { ok: false, reden: 'stap-niet-toegestaan', waarom: 'stap-niet-toegestaan' };
      }
      const done = await acts.write(melding, inhoud);
      if (done.ok && inhoud.soort === 'route') await desk?.rounds.deliverAll(melding);
      return done;
    },
    async terugkoppel(melding, { sjabloon, tekst, leerzin }) {
      if (!desk) return shut;
      const { office, rounds } = desk;
      const known = Sjabloon.safeParse(sjabloon);
      if (!known.success) return { ok: false, reden: 'stap-niet-toegestaan', waarom: 'sjabloon-mag-niet' };
      const hasMailbox = office.cases.get(melding)?.envId !== undefined;
      const done = await rounds.acts.write(melding, {
        soort: 'terugkoppeling',
        sjabloon: known.data,
        tekst,
        ...(leerzin !== undefined && { leerzin }),
        ...(hasMailbox && { berichtId: crypto.randomUUID() }),
      });
      if (done.ok) await rounds.deliverAll(melding);
      return done;
    },

    nodigUit: (wie) => act((office) => invite(office, wie, origin)),
    trekIn: (toestel) => act((office) => revoke(office, toestel)),
    bewaarInstellingen: (nieuw) => act((office) => saveSettings(office, nieuw)),
    bewaarVeld: (nieuw) => act((office) => saveVeld(office, nieuw)),
    laatToe: (uitnodiging) => act((office) => admit(office, uitnodiging)),
  };

  /** Does something that changes who is in the kring or how it works, and shows what came of it. */
  async function act<T, W extends string = never>(
    what: (office: Office) => Promise<Uitkomst<T, W | Deskweigering>>,
  ): Promise<Uitkomst<T, W | Deskweigering>> {
    if (!desk) return shut;
    const { office, rounds } = desk;
    const done = await what(office);
    await rounds.refresh();
    return done;
  }
}
