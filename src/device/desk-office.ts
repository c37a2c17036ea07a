import * as z from 'zod/mini';
import { kenmerkVan } from '#domain/kenmerk.ts';
import type { Melding } from '#domain/melding.ts';
import { type Oorsprong, leesOorsprong } from '#domain/oorsprong.ts';
import { westFrieslandRoute } from '#domain/routeconfiguratie.ts';
import { type Uitkomst, geweigerd, gelukt } from '#domain/uitkomst.ts';
import { Envelopregel } from '#protocol/envelop.ts';
import { Instellingen as Instellingenblad, type Lid, LidAanvragen } from '#protocol/leden.ts';
import { Logregel, Meldingsleutel } from '#protocol/melding.ts';
import { SleutelbosAntwoord } from '#protocol/sleutelbos.ts';
import { Toestellen } from '#protocol/toestel.ts';
import type { Velddocument } from '#protocol/veld.ts';
import { Cases } from './desk-cases.ts';
import { Devices } from './desk-devices.ts';
import { type Stuk, arrivalOf, readEnvelope } from './desk-intake.ts';
import { type Keyring, readDeskKeyset } from './desk-keyring.ts';
import type { Lijn, Lijnweigering } from './desk-line.ts';
import { type Instellingen, openSettings } from './desk-settings.ts';
import { fetchVeld } from './desk-veld.ts';
import type { Toestelkaart } from './desk.ts';
import { inParallel } from './in-parallel.ts';

/* Lists are read row by row: one that is broken must not hide the others. */
const Rijen = z.array(z.unknown());
const Enveloppen = z.object({ enveloppen: Rijen, tot: z.int() });
const Meldingen = z.object({ sleutels: Rijen, regels: Rijen, tot: z.int() });
const Brokstuk = z.looseObject({ envId: z.uuid(), seq: z.int() });

const rowsOf = <S extends z.ZodMiniType>(shape: S, rows: readonly unknown[]): z.infer<S>[] =>
  rows.flatMap((row) => {
    const parsed = shape.safeParse(row);
    return parsed.success ? [parsed.data] : [];
  });

type Aanvragen = z.infer<typeof LidAanvragen>['aanvragen'];

/**
 * An open desk: its keys, what came in and every case log, in the memory of the worker. It is filled from the server
 * by two cursors and is thrown away as a whole.
 */
export class Office {
  readonly devices = new Devices();
  readonly stukken = new Map<string, Stuk>();
  cases = new Cases();
  cards: readonly Toestelkaart[] = [];
  aanvragen: Aanvragen = [];
  instellingen: Instellingen | undefined;
  veld: Velddocument | 'geen' | undefined;
  /** how often it was read from the beginning */
  beginnings = 1;
  /** behind the cursor and not read yet: a line that breaks in between does not lose them */
  #unread: Envelopregel[] = [];
  readonly #cursor = { enveloppen: 0, meldingen: 0 };

  readonly lijn: Lijn;
  readonly lid: Lid;
  readonly now: () => number;
  keyring: Keyring;

  constructor(open: { lijn: Lijn; lid: Lid; keyring: Keyring; now(): number }) {
    this.lijn = open.lijn;
    this.lid = open.lid;
    this.keyring = open.keyring;
    this.now = open.now;
  }

  get op(): string {
    return new Date(this.now()).toISOString();
  }

  /** Fetches and reads everything since the last time. Refuses only when the server did not answer. */
  async fetch(): Promise<Uitkomst<void, Lijnweigering>> {
    const fetched = await this.#fetchEnvelopes();
    if (!fetched.ok) return fetched;
    // after the envelopes: a phone that enrolled a moment ago was there before what it sent
    const toestellen = await this.lijn.send('GET', '/toestellen', undefined, Toestellen);
    if (!toestellen.ok) return toestellen;
    const list = toestellen.waarde.toestellen;
    this.cards = await this.devices.read(list, this.keyring);
    if (this.devices.hasUnread && (await this.renew()).ok) {
      this.cards = await this.devices.read(list, this.keyring);
    }
    const rows = this.#unread;
    await this.#readEnvelopes(rows);
    if (this.#unread === rows) this.#unread = [];

    const done = await this.fetchCases();
    if (!done.ok) return done;
    const aanvragen = await this.lijn.send('GET', '/leden/aanvragen', undefined, LidAanvragen);
    if (!aanvragen.ok) return aanvragen;
    this.aanvragen = aanvragen.waarde.aanvragen;
    const settings = await this.fetchSettings();
    return settings.ok ? fetchVeld(this) : settings;
  }

  async fetchSettings(): Promise<Uitkomst<void, Lijnweigering>> {
    const found = await this.lijn.send('GET', '/instellingen', undefined, Instellingenblad);
    if (!found.ok) return found;
    const { instellingen, versie } = found.waarde;
    if (this.instellingen !== undefined && versie <= this.instellingen.versie) return gelukt(undefined);
    const opened = await openSettings(instellingen, versie, this.keyring);
    if (opened.ok) this.instellingen = opened.waarde;
    return gelukt(undefined);
  }

  async #fetchEnvelopes(): Promise<Uitkomst<void, Lijnweigering>> {
    const { beginnings } = this;
    for (;;) {
      const na = this.#cursor.enveloppen;
      const page = await this.lijn.send('GET', `/enveloppen?na=${na}`, undefined, Enveloppen);
      if (!page.ok) return page;
      if (beginnings !== this.beginnings) return gelukt(undefined);
      for (const row of page.waarde.enveloppen) {
        const parsed = Envelopregel.safeParse(row);
        if (parsed.success) this.#unread.push(parsed.data);
        else this.#keepBroken(row);
      }
      this.#cursor.enveloppen = Math.max(na, page.waarde.tot);
      if (page.waarde.tot <= na || page.waarde.enveloppen.length === 0) return gelukt(undefined);
    }
  }

  #keepBroken(row: unknown): void {
    const parsed = Brokstuk.safeParse(row);
    if (!parsed.success) return;
    const { envId, seq } = parsed.data;
    const regel = { envId, seq, ontvangenOp: this.op, spoed: false, stand: 'opgehaald' } as const;
    this.stukken.set(envId, { regel, gelezen: geweigerd('onleesbaar'), ruw: JSON.stringify(row) });
  }

  async #readEnvelopes(rows: readonly Envelopregel[]): Promise<void> {
    const readOne = (row: Envelopregel) => readEnvelope(row, this.keyring, this.devices);
    for await (const [{ envId }, stuk] of inParallel(rows, readOne)) {
      this.stukken.set(envId, stuk);
      if (stuk.gelezen.ok) this.cases.arrived(envId);
    }
  }

  /** What could not be read may be readable with a newer keyset. */
  async #readAgain(): Promise<void> {
    const closed = [...this.stukken.values()].flatMap(({ regel, envelop }) =>
      envelop === undefined ? [] : [{ ...regel, envelop }],
    );
    await this.#readEnvelopes(closed);
  }

  /** Fetches and reads the case logs only. */
  async fetchCases(): Promise<Uitkomst<void, Lijnweigering>> {
    const { beginnings } = this;
    for (;;) {
      const na = this.#cursor.meldingen;
      const page = await this.lijn.send('GET', `/meldingen?na=${na}`, undefined, Meldingen);
      if (!page.ok) return page;
      // started over while this page was on its way: it is of an order that is gone
      if (beginnings !== this.beginnings) return gelukt(undefined);
      const sleutels = rowsOf(Meldingsleutel, page.waarde.sleutels);
      const regels = rowsOf(Logregel, page.waarde.regels);
      const strange = await this.cases.take({ sleutels, regels }, this.keyring);
      if (strange.length > 0) {
        const renewed = await this.renew();
        if (!renewed.ok) return renewed;
        await this.#readAgain();
        await this.cases.take({ sleutels, regels: [] }, this.keyring);
        await this.cases.takeAnyway(regels, this.keyring);
      }
      this.#cursor.meldingen = Math.max(na, page.waarde.tot);
      if (page.waarde.tot <= na || page.waarde.regels.length === 0) return gelukt(undefined);
    }
  }

  /** Fetches the keyset again and takes it when it is a later one under the pinned root. */
  async renew(): Promise<Uitkomst<void, Lijnweigering>> {
    const { tenant, wortel, bos } = this.keyring;
    const found = await this.lijn.send(
      'GET',
      `/gemeenten/${tenant}/sleutelbos`,
      undefined,
      SleutelbosAntwoord,
    );
    if (!found.ok) return found;
    const read = await readDeskKeyset(found.waarde.sleutelbos, { wortel, tenant, vanaf: bos.versie });
    const renewed = read.ok ? await this.keyring.renew(read.waarde) : undefined;
    if (renewed && renewed.bos.versie > bos.versie) {
      this.keyring = renewed;
      this.devices.forget();
    }
    return gelukt(undefined);
  }

  /** A server that was put back gives numbers it gave before: then what was read is no longer its order. */
  startOver(): void {
    this.beginnings += 1;
    this.cases = new Cases();
    this.stukken.clear();
    this.#unread = [];
    this.#cursor.enveloppen = 0;
    this.#cursor.meldingen = 0;
  }

  get meldingenCursor(): number {
    return this.#cursor.meldingen;
  }

  /** Folds one case as far as it was fetched. */
  readonly melding = (id: string): Melding | undefined =>
    this.cases.fold(id, this.#originOf, this.instellingen?.route ?? westFrieslandRoute);

  readonly #originOf = (
    envId: string | undefined,
    melding: string,
    first: { opgenomenOp: string } | undefined,
  ): Oorsprong => {
    const stuk = envId === undefined ? undefined : this.stukken.get(envId);
    if (stuk?.gelezen.ok) return leesOorsprong(stuk.gelezen.waarde.signaal, arrivalOf(stuk, this.devices));
    const kenmerk = kenmerkVan(envId ?? melding, first?.opgenomenOp ?? this.op);
    const missing = { kenmerk, herkomst: 'niet-bevestigd', concept: false } as const;
    return leesOorsprong(undefined, {
      ...missing,
      ...(envId === undefined ? { kanaal: 'balie' } : { kanaal: 'app', envId }),
    });
  };
}
