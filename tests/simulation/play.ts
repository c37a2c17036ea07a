import { type Base, begin } from './base.ts';
import { AAN_BUREAU, BIJ_SERVER, OP_TELEFOON, TIJD, atDesk, enrolAt, openNew, running } from './deeds.ts';
import { type Desk, shown } from './desk.ts';
import { type Dice, dice } from './dice.ts';
import * as must from './invariants.ts';
import type { Host } from './loop.ts';
import type { Verbinding } from '#device/phone.ts';
import type { Phone, Tab } from './phone.ts';
import type { Breuk, Daad, Schedule } from './schedule.ts';
import type { Stage } from './stage.ts';
import { type Verzegeld, Witness } from './witness.ts';

/** What came of a schedule. */
export interface Verslag {
  seed: number;
  /** which invariant, and what is wrong; absent when everything held */
  fout?: { nummer: string; wat: string };
  trace: readonly string[];
  /** the whole history as one text: the same for the same schedule */
  history: string;
  steps: number;
  messages: number;
  verzegeld: number;
  meldingen: number;
}

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** One schedule that is being played. */
export class Play {
  readonly stage: Stage;
  readonly witness: Witness;
  readonly canary: string;
  fout: { nummer: string; wat: string } | undefined;
  readonly #schedule: Schedule;
  readonly #trails: readonly string[];
  readonly #trace: string[] = [];
  readonly #begin: number;
  /** what breaks, counted from the act that brought it */
  #breaks: Breuk[] = [];
  #messages = 0;
  #steps = 0;
  readonly #busy = new Set<{ host: Host; life: number }>();
  /** the files that go from hand to hand */
  readonly carried: string[] = [];

  constructor(base: Base, schedule: Schedule, whole: boolean) {
    const { seed } = schedule;
    this.#schedule = schedule;
    this.canary = `kanarie-${seed}-vogel`;
    this.#trails = must.trailsOf(this.canary);
    this.stage = begin(base, seed);
    const { stage } = this;
    this.#begin = stage.loop.now;
    const isMessage = /^(GET|PUT|POST|DELETE) /;
    stage.loop.onNote = (what) => (whole || !isMessage.test(what)) && this.#write(what);
    this.witness = new Witness(stage.server.folder);
    const { witness } = this;
    witness.lookAtServer();
    witness.onLetGo = (one) => this.judge('1', must.mayLetGo(one, witness, stage.loop.now));
    for (const phone of stage.phones) {
      phone.webLocks = schedule.webLocks;
      phone.onWrite = () => {
        witness.lookAtPhone(phone);
        this.#look();
      };
      phone.onShown = (tab) => this.judge('4', must.isTrue(tab, witness));
    }
    stage.server.onCommit = () => {
      witness.lookAtServer();
      this.#look();
    };
    stage.wire.onCross = (text) => this.judge('7', must.isSealed(text, this.#trails));
    stage.wire.judge = () => {
      const n = this.#messages;
      this.#messages += 1;
      for (const breuk of this.#breaks) {
        if (breuk.soort !== 'bericht' || breuk.na !== n) continue;
        this.tell(`  bericht ${n}: ${breuk.storing}`);
        return breuk.storing;
      }
      return undefined;
    };
    stage.loop.afterStep = () => {
      const n = this.#steps;
      this.#steps += 1;
      for (const breuk of this.#breaks) if (breuk.soort === 'stroom' && breuk.na === n) this.#cut(breuk);
    };
  }

  /* ── What is wrong ────────────────────────────────────────────────────── */

  fail(nummer: string, wat: string): void {
    this.fout ??= { nummer, wat };
    this.tell(`FOUT (${nummer}) ${wat}`);
  }
  judge(nummer: string, complaint: must.Complaint): void {
    if (complaint !== undefined && !this.fout) this.fail(nummer, complaint);
  }
  /** After every commit, wherever it was. */
  #look(): void {
    this.judge('1', must.isHeld(this.witness));
    this.judge('1', must.staysGone(this.witness));
    this.judge('2', must.isOneCase(this.witness));
  }

  /** A file leaves a phone: nothing in it may be read by whoever finds it. */
  carry(text: string): void {
    this.judge('7', must.isSealed(text, this.#trails));
    this.carried.push(text);
  }

  tell(what: string): void {
    this.stage.loop.note(what);
  }
  #write(what: string): void {
    const { loop } = this.stage;
    const seconds = ((loop.now - this.#begin) / 1000).toFixed(3);
    this.#trace.push(`${seconds} ${loop.current.name}: ${what}`);
  }

  excuse(which: (one: Verzegeld) => boolean, why: string): void {
    for (const one of this.witness.verzegeld.values()) if (which(one)) one.excused ??= why;
  }

  /* ── What is done ─────────────────────────────────────────────────────── */

  /** Begins something on a machine; what it throws is a fault, for every refusal is a value. */
  start(host: Host, act: () => Promise<unknown>): void {
    const mine = { host, life: host.life };
    this.#busy.add(mine);
    const over = () => this.#busy.delete(mine);
    this.stage.loop.soon(host, () => {
      act().then(over, (error: unknown) => {
        over();
        if (host.life === mine.life)
          this.fail('0', error instanceof Error ? (error.stack ?? error.message) : String(error));
      });
    });
  }

  enrol(phone: Phone, d: Dice): void {
    const desk = d.pick(this.stage.desks);
    this.start(desk.host, () => enrolAt(this, desk, phone));
  }

  powerCut(ms: number): void {
    const { server, loop } = this.stage;
    if (!server.up) return;
    server.crash();
    loop.timer(loop.hosts[0]!, () => this.#power(), ms);
  }
  #power(): void {
    const { server } = this.stage;
    if (server.up) return;
    server.start();
    this.witness.lookAgain();
  }

  backup(): void {
    const { server, loop } = this.stage;
    if (!server.up || !this.#schedule.kopieen) return;
    this.start(server.host, async () => {
      const op = loop.now;
      this.witness.lookAtCopy(await server.backup(), op);
      this.tell('reservekopie');
    });
  }

  /** Puts a backup back. What later ones held is nobody's to keep: phones may have let go of it already. */
  restore(n: number): void {
    const { server } = this.stage;
    const kopie = this.witness.kopieen[n];
    if (!kopie) return;
    const later = this.witness.kopieen.slice(n + 1);
    this.witness.kopieen = this.witness.kopieen.slice(0, n + 1);
    this.excuse(
      ({ envId }) => later.some(({ meldingen }) => meldingen.has(envId)),
      'restored from too long ago',
    );
    server.restore(kopie.file);
    this.witness.lookAgain();
    this.#look();
  }

  #cut({ waar, wie }: Extract<Breuk, { soort: 'stroom' }>): void {
    const { phones, desks } = this.stage;
    this.tell(`  stroom weg: ${waar} ${wie}`);
    if (waar === 'server') this.powerCut(3_000);
    else if (waar === 'telefoon') phones[wie % phones.length]?.crash();
    else desks[wie % desks.length]?.crash();
  }

  #do(daad: Daad): number {
    const { waar, wat, wie, hoe, ms } = daad;
    const { phones, desks } = this.stage;
    const d = dice(hoe, wat);
    this.tell(`${waar} ${wie} ${wat}`);
    switch (waar) {
      case 'telefoon':
        OP_TELEFOON[wat]?.(this, phones[wie % phones.length]!, d);
        return ms;
      case 'bureau':
        AAN_BUREAU[wat]?.(this, desks[wie % desks.length]!, d);
        return ms;
      case 'server':
        BIJ_SERVER[wat]?.(this, d);
        return ms;
      case 'tijd':
        for (const phone of phones) phone.sleep();
        return TIJD[wat]?.(d) ?? 0;
    }
  }

  /* ── From the first act to the quiet end ──────────────────────────────── */

  async play(): Promise<Verslag> {
    const { stage, witness } = this;
    try {
      for (const daad of this.#schedule.daden) {
        if (this.fout) break;
        this.#messages = 0;
        this.#steps = 0;
        this.#breaks = [...daad.breekt];
        await stage.loop.run(this.#do(daad), () => this.fout !== undefined);
        if (daad.waar === 'tijd') for (const phone of stage.phones) phone.wake();
      }
      if (!this.fout) await this.#calm();
      if (!this.fout) await this.#end();
    } catch (error) {
      this.fail('0', error instanceof Error ? (error.stack ?? error.message) : String(error));
    } finally {
      witness.end();
      await stage.end();
    }
    return {
      seed: this.#schedule.seed,
      ...(this.fout && { fout: this.fout }),
      trace: this.#trace,
      history: stage.loop.history,
      steps: stage.loop.steps,
      messages: stage.wire.messages,
      verzegeld: witness.verzegeld.size,
      meldingen: witness.server.meldingen.size,
    };
  }

  /** Runs until what was begun is over. */
  async #settle(): Promise<void> {
    const until = this.stage.loop.now + 10 * MINUTE;
    const { loop } = this.stage;
    const quiet = () => {
      for (const one of this.#busy) if (one.host.life !== one.life) this.#busy.delete(one);
      return this.#busy.size === 0 || this.fout !== undefined;
    };
    while (!quiet() && loop.now < until) await loop.run(1_000, quiet);
  }

  /** Everything that broke is whole again, and everybody does what she should. */
  async #calm(): Promise<void> {
    const { stage } = this;
    const [first, ...others] = stage.desks;
    const used = stage.phones.filter((phone, n) => n === 0 || phone.tabs.length > 0 || phone.used);
    this.#breaks = [];
    this.tell('rust');
    stage.server.full = false;
    this.#power();
    for (const phone of used) {
      phone.skew = 0;
      phone.disk.full = false;
      phone.coverage(true);
      phone.wake();
      for (const tab of phone.tabs.slice(1)) phone.close(tab);
    }
    for (const desk of stage.desks) desk.skew = 0;
    await stage.loop.run(2 * MINUTE, () => this.fout !== undefined);
    this.#busy.clear();

    for (const phone of used) await this.#ready(phone);
    // (9) needs one that nothing stood in the way of
    OP_TELEFOON['verzegel']?.(this, used[0]!, dice(this.#schedule.seed, 'last'));
    await this.#settle();
    // long enough for what was begun and left to be handed over, and for what may still arrive that its melder asked back
    const begun = used.some(({ disk }) => disk.rows('concepten').length > 0);
    await this.#later(used, begun ? 4 * DAY : 20 * MINUTE);
    this.#openAll(first!);
    await this.#settle();
    // one desk has seen the cases grow; the others read them as they are
    for (const desk of others) desk.crash();
    for (const desk of others) this.#openAll(desk);
    this.backup();
    await this.#settle();
    await stage.loop.run(1_000, () => this.fout !== undefined);
    // what came in last is opened, then in a backup, then its phone lets go of it; and every desk has read it all
    this.#openAll(first!);
    await this.#settle();
    this.backup();
    await this.#later(used, this.#schedule.kopieen ? MINUTE : 36 * DAY);
    for (const desk of stage.desks) this.#openAll(desk);
    await this.#settle();
    await stage.loop.run(1_000, () => this.fout !== undefined);
  }

  /** So much later every phone is taken out of its pocket, started anew, and asks. */
  async #later(phones: readonly Phone[], ms: number): Promise<void> {
    for (const phone of phones) phone.sleep();
    await this.stage.loop.run(ms, () => this.fout !== undefined);
    for (const phone of phones) {
      phone.wake();
      this.#deliver(phone);
    }
    await this.#settle();
  }

  /** The app is open, and the phone is enrolled. */
  async #ready(phone: Phone): Promise<void> {
    const desk = this.stage.desks[0]!;
    for (let tries = 0; tries < 3 && !this.fout; tries += 1) {
      if (await this.stage.do(phone.host, () => running(phone, dice(0)))) return;
      this.start(desk.host, () => enrolAt(this, desk, phone));
      await this.#settle();
    }
    this.fail('8', `${phone.host.name} cannot be enrolled`);
  }

  #deliver(phone: Phone): void {
    this.start(phone.host, async () => {
      // a new start: what an update may have mended is tried again
      for (const tab of phone.tabs.slice()) {
        if (tab.verzonden.some(({ stand }) => stand === 'niet-verstuurd')) phone.close(tab);
      }
      const asks = phone.tabs.length > 0;
      const tab = await running(phone, dice(0));
      if (asks) tab?.phone.sync.nu();
      await tab?.phone.idle();
    });
  }

  #openAll(desk: Desk): void {
    const { bureau } = desk;
    this.start(desk.host, async () => {
      for (let tries = 0; tries < 3; tries += 1) {
        // who logs in reads everything at once
        const fresh = shown(bureau.stand) !== 'open';
        const all = async () => {
          if (!fresh) await bureau.ververs();
          for (const row of shown(bureau.nieuw)) await openNew(desk, row);
        };
        if (await atDesk(desk, all)) return;
      }
      this.fail('8', `${desk.host.name} cannot log in`);
    });
  }

  async #end(): Promise<void> {
    const { stage, witness } = this;
    const [first, ...others] = stage.desks;
    this.#look();
    for (const desk of stage.desks) {
      this.judge('2', must.becameCases(desk, witness));
      this.judge('5', must.gapsAreTold(desk, witness));
    }
    for (const other of others) this.judge('3', must.agree(first!, other));
    for (const phone of stage.phones) {
      for (const tab of phone.tabs) {
        this.judge('4', must.isTrue(tab, witness));
        this.judge('8', must.isExplained(tab, await stage.do(phone.host, () => lineOf(tab))));
      }
    }
    this.judge('7', must.disksAreSealed(stage, this.#trails));
    this.judge('7', must.serverIsSealed(stage.server.folder, this.#trails));
    this.judge('9', must.somethingHappened(stage, witness));
  }
}

/** What a page says of the line. */
async function lineOf({ phone }: Tab): Promise<Verbinding> {
  return new Promise((resolve) => {
    const stop = phone.sync.stand.subscribe(({ verbinding }) => {
      resolve(verbinding);
      queueMicrotask(() => stop());
    });
  });
}

/** Takes a base and a schedule; plays it to the end. The trace is of what was done, or also of every message. */
export const play = (base: Base, schedule: Schedule, whole = false): Promise<Verslag> =>
  new Play(base, schedule, whole).play();
