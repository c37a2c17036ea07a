import type { Melding } from '#domain/melding.ts';
import { type Termijn, volgendeTermijn } from '#domain/termijnen.ts';
import { type Uitkomst, gelukt } from '#domain/uitkomst.ts';
import { Acts } from './desk-acts.ts';
import type { DeskNews } from './desk-calls.ts';
import { attached, isPlaced, newOnes, unplacedReacties } from './desk-incoming.ts';
import { gapsIn } from './desk-intake.ts';
import type { Lijnweigering } from './desk-line.ts';
import { idFrom } from './desk-log.ts';
import { deliver, tellOpened, undelivered } from './desk-mailbox.ts';
import type { Office } from './desk-office.ts';
import { waiting } from './desk-people.ts';
import { shownVeld } from './desk-veld.ts';
import type { Werkregel } from './desk.ts';

export type Tell = <K extends keyof DeskNews & string>(naam: K, waarde: DeskNews[K]) => void;

/** A large werkvoorraad reaches the page in parts, the newest first, and the worker stays able to answer. */
const PART = 200;
/** What was interrupted is taken up again, so much at a time. */
const MENDS = 25;
const UUR = 3_600_000;

/** The round of a desk: fetch, read, tell the page, and finish what a crash or a broken line left half done. */
export class Rounds {
  readonly acts: Acts;
  readonly #office: Office;
  readonly #tell: Tell;
  #current: Promise<Uitkomst<void, Lijnweigering>> | undefined;
  #next: Promise<Uitkomst<void, Lijnweigering>> | undefined;
  #standVan: string;
  #told = 0;
  #whole = true;
  #mending = false;
  readonly #toTell = new Set<string>();
  readonly #terms = new Map<string, Termijn>();

  constructor(office: Office, tell: Tell) {
    this.#office = office;
    this.#tell = tell;
    this.#standVan = office.op;
    this.acts = new Acts(office, () => this.refresh('logboeken'));
  }

  /**
   * Resolves when a round that began after this call is done: what was written before it is then known. After an act
   * only the case logs are asked for; the rest comes with the next whole round.
   */
  refresh(only?: 'logboeken'): Promise<Uitkomst<void, Lijnweigering>> {
    this.#whole ||= only === undefined;
    if (!this.#current) {
      this.#current = this.#round().finally(() => (this.#current = undefined));
      return this.#current;
    }
    this.#next ??= this.#current.then(() => {
      this.#next = undefined;
      return this.refresh('logboeken');
    });
    return this.#next;
  }

  async #round(): Promise<Uitkomst<void, Lijnweigering>> {
    const office = this.#office;
    const whole = this.#whole || this.#told < office.beginnings;
    this.#whole = false;
    const fetched = await (whole ? office.fetch() : office.fetchCases());
    if (!fetched.ok) {
      this.#whole ||= whole;
      this.#tell('verbinding', { verbonden: false, standVan: this.#standVan });
      return fetched;
    }
    if (whole) {
      this.#standVan = office.op;
      await this.#tellRest();
    }
    this.#tell('nieuw', newOnes(office));
    await this.#tellMeldingen();
    this.#tell('verbinding', { verbonden: true, standVan: this.#standVan });
    void this.#mend();
    return gelukt(undefined);
  }

  async #tellMeldingen(): Promise<void> {
    const office = this.#office;
    const changed = office.cases.takeChanged();
    const totaal = changed.length;
    let alles = this.#told < office.beginnings;
    this.#told = office.beginnings;
    for (let gelezen = 0; gelezen < totaal || alles; gelezen += PART) {
      const regels = changed.slice(gelezen, gelezen + PART).flatMap((id): Werkregel[] => {
        const inhoud = office.melding(id);
        if (!inhoud) return [];
        this.#note(inhoud);
        const { kenmerk } = inhoud.oorsprong;
        return [{ melding: id, kenmerk, inhoud, bij: attached(office, inhoud) }];
      });
      this.#tell('meldingen', { regels, alles });
      alles = false;
      if (totaal <= PART) continue;
      this.#tell('voortgang', { gelezen: Math.min(gelezen + PART, totaal), totaal });
      await new Promise((resolve) => setTimeout(resolve));
    }
    if (totaal > PART) this.#tell('voortgang', undefined);
  }

  /** Remembers what of a melding is not finished: a message to deliver, a term that will run out. */
  #note(melding: Melding): void {
    if (undelivered(melding).length > 0) this.#toTell.add(melding.id);
    const termijn = volgendeTermijn(melding);
    // destroying is the server's: it has the copies
    if (termijn && termijn.gebeurtenis.type !== 'bewaartermijn-verstreken')
      this.#terms.set(melding.id, termijn);
    else this.#terms.delete(melding.id);
  }

  tellWho(): void {
    const { keyring, lid: ik } = this.#office;
    const { gemeente, leden } = keyring.bos;
    const { lid, loginnaam: naam, rol } = ik;
    this.#tell('ik', { lid, naam, rol, gemeente: gemeente.naam, ledental: leden.length });
  }

  async #tellRest(): Promise<void> {
    const office = this.#office;
    this.tellWho();
    if (office.instellingen) {
      const { route, overlegNaam } = office.instellingen;
      this.#tell('instellingen', { route, overlegNaam });
    }
    this.#tell('veld', shownVeld(office));
    this.#tell('gaten', gapsIn(office.stukken.values(), office.devices));
    this.#tell('toestellen', office.cards);
    this.#tell('aanvragen', await waiting(office));
  }

  /** Finishes what was begun: phones that were not told, messages that were not delivered, terms that ran out. */
  async #mend(): Promise<void> {
    if (this.#mending) return;
    this.#mending = true;
    try {
      await this.#mendReacties();
      await this.#mendOpenings();
      await this.#mendMessages();
      await this.#mendTerms();
    } finally {
      this.#mending = false;
    }
  }

  /** Nobody has to open what a melder answered with one tap: the desk writes it down where it belongs. */
  async #mendReacties(): Promise<void> {
    const office = this.#office;
    for (const { envId, vingerafdruk, reactie } of unplacedReacties(office).slice(0, MENDS)) {
      // the terugkoppeling is in the log of the very signaal, wherever that was joined to since
      const melding = office.cases.ofEnvelope(reactie.bij);
      if (melding === undefined) continue;
      const { berichtId, nuttig } = reactie;
      const inhoud = { soort: 'reactie', envId, vingerafdruk, berichtId, nuttig } as const;
      const regelId = await idFrom('reactie', envId);
      await this.acts.write(melding, inhoud, { regelId, bijgevoegd: envId });
    }
  }

  async #mendOpenings(): Promise<void> {
    const { stukken, cases } = this.#office;
    const half = [...stukken.values()].filter(
      ({ regel, gelezen }) =>
        gelezen.ok && regel.stand !== 'geopend' && cases.ofEnvelope(regel.envId) !== undefined,
    );
    for (const { regel } of half.slice(0, 10 * MENDS)) {
      if (isOpened(this.#office, regel.envId) && !(await tellOpened(this.#office, regel.envId)).ok) return;
    }
  }

  async #mendMessages(): Promise<void> {
    for (const id of [...this.#toTell].slice(0, MENDS)) {
      this.#toTell.delete(id);
      await this.deliverAll(id);
    }
  }

  /** Delivers every message of a melding that waits, and records that it is there. */
  async deliverAll(id: string): Promise<void> {
    const melding = this.#office.melding(id);
    const envId = melding?.oorsprong.envId;
    if (!melding || envId === undefined) return;
    for (const { berichtId, inhoud } of undelivered(melding)) {
      const done = await deliver(this.#office, envId, berichtId, inhoud);
      if (!done.ok) {
        // the line: at the next round once more
        if (done.reden === 'geen-verbinding') this.#toTell.add(id);
        continue;
      }
      const regelId = await idFrom('bezorgd', berichtId);
      await this.acts.write(id, { soort: 'bezorgd', berichtId, stand: done.waarde }, { regelId });
    }
  }

  async #mendTerms(): Promise<void> {
    // the server stamps the hour that has begun: a term counts when that hour is past it
    const nu = new Date(this.#office.now() - UUR).toISOString();
    const due = [...this.#terms].filter(([, { op }]) => op <= nu).slice(0, MENDS);
    for (const [id, { gebeurtenis, op }] of due) {
      this.#terms.delete(id);
      const regelId = await idFrom('termijn', `${id} ${gebeurtenis.type} ${op}`);
      await this.acts.write(id, { soort: 'termijn', gebeurtenis }, { regelId });
    }
  }
}

/** An entry that counts took it in, or began with it. */
function isOpened(office: Office, envId: string): boolean {
  const melding = office.cases.ofEnvelope(envId);
  if (melding === undefined || !isPlaced(office, envId)) return false;
  const began = office.cases.get(melding)?.envId === envId;
  return !began || office.melding(melding)?.log[0]?.toegepast === true;
}
