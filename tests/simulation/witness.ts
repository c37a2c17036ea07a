import Database from 'better-sqlite3';
import { existsSync } from 'node:fs';
import { filesOf } from '#server/store/bestanden.ts';
import type { Phone } from './phone.ts';

/**
 * Somebody who sees every disk and forgets nothing. It asks nothing of the product: it reads the rows of the phones and
 * the tables of the server, each time something was committed there.
 */

/** An envelope: sealed, and on the disk of a phone at least once. */
export interface Verzegeld {
  readonly envId: string;
  /** a finished signaal, and nothing smaller that a phone tells */
  readonly signaal: boolean;
  readonly phone: Phone;
  readonly inschrijving: string;
  readonly toestel: string;
  readonly nummer: number;
  readonly spoed: boolean;
  /** the phone holds the sealed text */
  held: boolean;
  /** the server committed it, at least once */
  accepted: boolean;
  /** it became a case, at least once; and which */
  melding: string | undefined;
  /** when the server said that the desk opened it */
  geopendOp: number | undefined;
  /** how many messages were put in its mailbox */
  berichten: number;
  /** its melder took it back, or it was destroyed */
  gone: 'ingetrokken' | 'vernietigd' | undefined;
  /** what nobody promised to survive: the browser threw its storage away, or an operator went back too far */
  excused: string | undefined;
}

/** What a server has, or had when a backup was made. */
export interface Inhoud {
  readonly enveloppen: ReadonlySet<string>;
  /** the case of each envelope that was opened */
  readonly meldingen: ReadonlyMap<string, string>;
}
export interface Kopie extends Inhoud {
  readonly file: string;
  readonly op: number;
}

const NIETS: Inhoud = { enveloppen: new Set(), meldingen: new Map() };

export class Witness {
  readonly verzegeld = new Map<string, Verzegeld>();
  server: Inhoud = NIETS;
  /** oldest first; the last one is the one that a restore would take */
  kopieen: readonly Kopie[] = [];
  /** cases whose melder a desk began to write to */
  readonly answered = new Set<string>();
  /** A phone let go of a sealed text that it held. */
  onLetGo: (one: Verzegeld) => void = () => {};
  readonly #folder: string;
  #reader: ReturnType<typeof readerOf> | undefined;

  constructor(folder: string) {
    this.#folder = folder;
  }

  get laatste(): Kopie | undefined {
    return this.kopieen.at(-1);
  }

  /** A phone wrote something. */
  lookAtPhone(phone: Phone): void {
    const { disk } = phone;
    const held = new Set(disk.rows('enveloppen').map(({ envId }) => String(envId)));
    const toestellen = new Map(
      disk.rows('inschrijving').map((rij) => [String(rij['id']), String(rij['toestel'])]),
    );
    for (const rij of disk.rows('outbox')) {
      const envId = String(rij['envId']);
      const inschrijving = String(rij['inschrijving']);
      let one = this.verzegeld.get(envId);
      if (!one) {
        one = {
          envId,
          signaal: rij['soort'] === undefined,
          phone,
          inschrijving,
          toestel: toestellen.get(inschrijving) ?? '',
          nummer: Number(rij['nummer']),
          spoed: rij['spoed'] === true,
          held: true,
          accepted: false,
          melding: undefined,
          geopendOp: undefined,
          berichten: 0,
          gone: undefined,
          excused: undefined,
        };
        this.verzegeld.set(envId, one);
      }
      if (rij['fase'] === 'ingetrokken') one.gone ??= 'ingetrokken';
    }
    for (const one of this.verzegeld.values()) {
      if (one.phone !== phone) continue;
      const letGo = one.held && !held.has(one.envId);
      one.held = held.has(one.envId);
      if (letGo) this.onLetGo(one);
    }
  }

  /** Whether the melder can have been told more than that it was opened. */
  replied({ berichten, melding }: Verzegeld): boolean {
    return berichten > 0 && melding !== undefined && this.answered.has(melding);
  }

  /** The server committed something. */
  lookAtServer(): void {
    this.#reader ??= readerOf(this.#folder);
    const { enveloppen, meldingen, weg } = this.#reader;
    const rows = enveloppen.all();
    this.server = { enveloppen: new Set(rows.map(([envId]) => envId)), meldingen: new Map(meldingen.all()) };
    for (const [envId, geopendOp, berichten] of rows) {
      const one = this.verzegeld.get(envId);
      if (!one) continue;
      one.accepted = true;
      one.melding ??= this.server.meldingen.get(envId);
      if (geopendOp !== null) one.geopendOp ??= Date.parse(geopendOp);
      one.berichten = Math.max(one.berichten, berichten);
    }
    for (const [envId, reden] of weg.all()) {
      const one = this.verzegeld.get(envId);
      if (one) one.gone ??= reden;
    }
  }

  /** A backup was made and checked. */
  lookAtCopy(file: string, op: number): void {
    const sql = new Database(file, { readonly: true });
    const enveloppen = new Set(sql.prepare<[], string>('select env_id from enveloppen').pluck().all());
    const meldingen = new Map(sql.prepare<[], [string, string]>(CASES).raw().all());
    this.kopieen = [...this.kopieen, { file, op, enveloppen, meldingen }];
    sql.close();
  }

  /** The server has another file now: after a restore, and after a start. */
  lookAgain(): void {
    this.end();
    this.lookAtServer();
  }

  end(): void {
    this.#reader?.close();
    this.#reader = undefined;
  }
}

const CASES = 'select env_id, melding from meldingen where env_id is not null';

/** Reads the tables of a server past the server. */
function readerOf(folder: string) {
  const { db, journaal } = filesOf(folder);
  const sql = new Database(db, { readonly: true });
  const journal = new Database(journaal, { readonly: true });
  return {
    enveloppen: sql
      .prepare<[], [string, string | null, number]>(
        `select env_id, geopend_op, (select count(*) from berichten b
           where b.tenant = e.tenant and b.postvak = e.postvak) from enveloppen e`,
      )
      .raw(),
    meldingen: sql.prepare<[], [string, string]>(CASES).raw(),
    weg: journal
      .prepare<[], [string, 'ingetrokken' | 'vernietigd']>('select env_id, reden from vernietigd')
      .raw(),
    close() {
      sql.close();
      journal.close();
    },
  };
}

/** The files in which the server keeps what it knows. */
export const databaseFiles = (folder: string): readonly string[] => {
  const { db, journaal } = filesOf(folder);
  return [db, `${db}-wal`, journaal, `${journaal}-wal`].filter((file) => existsSync(file));
};
