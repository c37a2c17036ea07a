import { randomUUID } from 'node:crypto';
import { claimsOf } from '#server/auth/compact.ts';
import {
  type Answer,
  type Brief,
  type Line,
  type Proefgemeente,
  type Proeftoestel,
  brief,
  leverAf,
  meldAan,
  open,
  overHttp,
  schrijfIn,
  sealed,
  token,
} from './gemeente.ts';

/* Many phones and a desk at work on a server that may die at any moment, and the ledger of what it acknowledged. */

/** Numbers from 0 up to 1 that follow from a seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

interface Zending {
  letter: Brief;
  phone: Proeftoestel;
  /** it has a receipt */
  bewezen: boolean;
  /** asked and not answered: either is true */
  ingetrokken?: 'gevraagd' | 'bewezen';
}
interface Regel {
  pad: string;
  melding: string;
  envId: string;
  regel: string;
}

/** The server went away in the middle of this; nothing is known of it. */
const gone = Symbol('gone');

export class Load {
  readonly #random: () => number;
  readonly #gemeente: Proefgemeente;
  readonly #phones: readonly Proeftoestel[];
  readonly #zendingen = new Map<string, Zending>();
  readonly #waiting = new Map<Proeftoestel, Brief>();
  readonly #regels: Regel[] = [];
  readonly #geheimen = new Map<string, string>();
  readonly #berichten = new Map<string, { letter: Brief; berichtId: string }>();
  #furthest = { seq: -1, bewijs: '' };
  #na = 0;
  #count = 0;
  #waiter: { at: number; tell: () => void } | undefined;
  /** what was answered with something else than a phone or desk can expect */
  readonly strange: string[] = [];

  private constructor(gemeente: Proefgemeente, phones: readonly Proeftoestel[], random: () => number) {
    this.#gemeente = gemeente;
    this.#phones = phones;
    this.#random = random;
  }

  static async make(gemeente: Proefgemeente, phones: number, random: () => number): Promise<Load> {
    const made: Proeftoestel[] = [];
    while (made.length < phones) made.push(await schrijfIn(gemeente));
    return new Load(gemeente, made, random);
  }

  /** What was acknowledged so far. */
  get acknowledged(): Record<'enveloppen' | 'intrekkingen' | 'regels' | 'openingen' | 'berichten', number> {
    const all = [...this.#zendingen.values()];
    return {
      enveloppen: all.filter(({ bewezen }) => bewezen).length,
      intrekkingen: all.filter(({ ingetrokken }) => ingetrokken === 'bewezen').length,
      regels: this.#regels.length,
      openingen: this.#geheimen.size,
      berichten: this.#berichten.size,
    };
  }

  /** Resolves when so many more answers came that acknowledge something. */
  after(answers: number): Promise<void> {
    return new Promise((tell) => (this.#waiter = { at: this.#count + answers, tell }));
  }

  /** The receipt with the furthest point of the audit. */
  get bewijs(): string {
    return this.#furthest.bewijs;
  }

  /** Everybody works until the server does not answer any more, or `signal` says that it is enough. */
  async run(origin: string, signal: AbortSignal): Promise<void> {
    const line: Line = async (...request) => {
      if (signal.aborted) throw gone;
      return overHttp(origin)(...request).catch(() => {
        throw gone;
      });
    };
    const until = async (work: () => Promise<void>) => {
      try {
        for (;;) await work();
      } catch (error) {
        if (error !== gone) throw error;
      }
    };
    const als = (
      await meldAan(line, this.#gemeente).catch((error: unknown) => {
        if (error !== gone) throw error;
      })
    )?.als;
    if (!als) return;
    const desk: Proefgemeente = { ...this.#gemeente, line, als };
    await Promise.all([
      ...this.#phones.map((phone) => until(() => this.#carry(line, phone))),
      until(() => this.#work(desk)),
    ]);
  }

  /** One thing that a phone does: what got no receipt first, then something new; now and then it takes something back. */
  async #carry(line: Line, phone: Proeftoestel): Promise<void> {
    const bytes = Math.floor(300 * 60 ** this.#random());
    const letter = this.#waiting.get(phone) ?? brief(phone.tenant, { bytes });
    this.#waiting.set(phone, letter);
    const zending = this.#zendingen.get(letter.envId) ?? { letter, phone, bewezen: false };
    this.#zendingen.set(letter.envId, zending);
    const done = await leverAf(line, phone, letter);
    if (!this.#expect(done, 200, 201)) return;
    this.#note(done);
    zending.bewezen = true;
    this.#waiting.delete(phone);
    if (this.#random() > 0.1) return;
    zending.ingetrokken = 'gevraagd';
    const back = await line('DELETE', `/v1/enveloppen/${letter.envId}`, {
      headers: { authorization: `Bearer ${letter.intrekToken}` },
    });
    if (this.#expect(back, 204, 409) && back.status === 204) zending.ingetrokken = 'bewezen';
    else delete zending.ingetrokken;
  }

  /** The desk fetches, opens, tells the phone and writes to it. */
  async #work(desk: Proefgemeente): Promise<void> {
    const page = await desk.als('GET', `/v1/enveloppen?na=${this.#na}`);
    if (!this.#expect(page, 200)) return;
    const { enveloppen, tot } = page.json as { enveloppen: { envId: string }[]; tot: number };
    if (enveloppen.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    for (const { envId } of enveloppen.slice(-8)) {
      const letter = this.#zendingen.get(envId)?.letter;
      if (!letter) continue;
      const { done, melding, regelId, body } = await open(desk, envId);
      // opened in a moment of which the answer was lost, or taken back just now
      if (!this.#expect(done, 201, 404, 409) || done.status !== 201) continue;
      this.#note(done);
      const pad = `/v1/meldingen/${melding}/regels/${regelId}`;
      this.#regels.push({ pad, melding, envId, regel: body.regel });
      const geheim = token();
      const told = await desk.als('PUT', `/v1/enveloppen/${envId}/geopend`, { body: { geheim } });
      if (this.#expect(told, 204)) this.#geheimen.set(envId, geheim);
      const berichtId = randomUUID();
      const box = `/v1/postvakken/${letter.body.postvak.id}/berichten/${berichtId}`;
      const written = await desk.als('PUT', box, { body: { bericht: sealed() } });
      if (this.#expect(written, 201)) this.#berichten.set(envId, { letter, berichtId });
    }
    this.#na = tot;
  }

  #expect(answer: Answer, ...statuses: number[]): boolean {
    if (statuses.includes(answer.status)) {
      this.#count += Number(answer.status < 300);
      if (this.#waiter && this.#count >= this.#waiter.at) this.#waiter.tell();
      return true;
    }
    this.strange.push(`${answer.status} ${answer.text}`);
    return false;
  }

  #note({ json }: Answer): void {
    const bewijs = String(json['bewijs']);
    const seq = Number(claimsOf(bewijs)?.['auditSeq']);
    if (seq > this.#furthest.seq) this.#furthest = { seq, bewijs };
  }

  /** Looks everything up that was acknowledged; gives what is not there, and what is there twice or should not be. */
  async missing(origin: string): Promise<string[]> {
    const line = overHttp(origin);
    const { als } = await meldAan(line, this.#gemeente);
    const there = new Map<string, number>();
    for (let na = 0; ;) {
      const { json } = await als('GET', `/v1/enveloppen?na=${na}`);
      const rows = json['enveloppen'] as { envId: string }[];
      for (const { envId } of rows) there.set(envId, (there.get(envId) ?? 0) + 1);
      if (rows.length === 0) break;
      na = Number(json['tot']);
    }
    const regels = new Set<string>();
    for (let na = 0; ;) {
      const { json } = await als('GET', `/v1/meldingen?na=${na}`);
      const rows = json['regels'] as { melding: string; regelId: string; regel: string }[];
      for (const { melding, regelId, regel } of rows) regels.add(`${melding}/regels/${regelId} ${regel}`);
      if (rows.length === 0) break;
      na = Number(json['tot']);
    }
    const wrong = [...there].filter(([, times]) => times > 1).map(([envId]) => `${envId} is there twice`);
    for (const [envId, { bewezen, ingetrokken }] of this.#zendingen) {
      if (ingetrokken === 'bewezen' && there.has(envId)) wrong.push(`${envId} came back`);
      if (bewezen && !ingetrokken && !there.has(envId)) wrong.push(`${envId} is lost`);
    }
    for (const { pad, regel, envId } of this.#regels) {
      if (!regels.has(`${pad.replace('/v1/meldingen/', '')} ${regel}`)) wrong.push(`${pad} is lost`);
      if (!there.has(envId)) wrong.push(`${envId} was opened and is lost`);
    }
    for (const [envId, geheim] of this.#geheimen) {
      const { statusToken } = this.#zendingen.get(envId)!.letter;
      const { json } = await line('GET', `/v1/enveloppen/${envId}/status`, bearer(statusToken));
      if (json['geheim'] !== geheim) wrong.push(`${envId} does not tell its secret`);
    }
    for (const { letter, berichtId } of this.#berichten.values()) {
      const box = `/v1/postvakken/${letter.body.postvak.id}/berichten`;
      const { json } = await line('GET', box, bearer(letter.postvakToken));
      const found = json['berichten'] as { berichtId: string }[] | undefined;
      if (!found?.some((one) => one.berichtId === berichtId)) wrong.push(`message ${berichtId} is lost`);
    }
    return wrong;
  }

  /** Every phone brings what it still waits with, and what was taken back is offered once more; gives what went wrong. */
  async finish(origin: string): Promise<string[]> {
    const wrong: string[] = [];
    for (const { letter, phone, ingetrokken } of this.#zendingen.values()) {
      if (this.#waiting.get(phone) !== letter && ingetrokken !== 'bewezen') continue;
      const { status } = await leverAf(overHttp(origin), phone, letter);
      const good = ingetrokken === 'bewezen' ? [410] : [200, 201];
      if (!good.includes(status)) wrong.push(`${letter.envId} was answered ${status}`);
    }
    return wrong;
  }
}

const bearer = (secret: string) => ({ headers: { authorization: `Bearer ${secret}` } });
