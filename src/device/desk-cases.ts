import { type Ingekomen, type Melding, beginMelding, hervouw, voegToe } from '#domain/melding.ts';
import type { Oorsprong } from '#domain/oorsprong.ts';
import type { Routeconfiguratie } from '#domain/routeconfiguratie.ts';
import type { Logregel, Meldingsleutel } from '#protocol/melding.ts';
import type { Keyring } from './desk-keyring.ts';
import { openCaseKey, readEntry } from './desk-log.ts';
import { inParallel } from './in-parallel.ts';

interface Case {
  readonly melding: string;
  readonly envId: string | undefined;
  /** absent when no member signed it: then nothing of this case can be read, and nothing is written in it */
  readonly key: CryptoKey | undefined;
  /** entries that were read and not yet folded */
  tail: Ingekomen[];
  folded: Melding | undefined;
  newest: number;
}

/** The case logs of a kring, in memory. They are folded only when somebody asks. */
export class Cases {
  readonly #cases = new Map<string, Case>();
  readonly #byEnvelope = new Map<string, string>();
  readonly #changed = new Set<string>();

  /**
   * Takes a page of the stream and reads it. Gives the entries of signers that the keyset does not know; then nothing
   * of the page was kept, so that their order stays.
   */
  async take(
    page: { sleutels: readonly Meldingsleutel[]; regels: readonly Logregel[] },
    keyring: Keyring,
  ): Promise<readonly Logregel[]> {
    const fresh = page.sleutels.filter(({ melding }) => !this.isReadable(melding));
    for await (const [{ melding, envId }, key] of inParallel(fresh, (row) => openCaseKey(row, keyring))) {
      this.#cases.set(melding, { melding, envId, key, tail: [], folded: undefined, newest: 0 });
      if (envId !== undefined && !this.#byEnvelope.has(envId)) this.#byEnvelope.set(envId, melding);
    }
    const read: { row: Logregel; entry: Ingekomen }[] = [];
    const readOne = (row: Logregel) => readEntry(row, this.#cases.get(row.melding)?.key, keyring);
    for await (const [row, entry] of inParallel(page.regels, readOne)) read.push({ row, entry });
    const strange = read.filter(({ row, entry }) => isStrange(entry) || !this.isReadable(row.melding));
    if (strange.length > 0) return strange.map(({ row }) => row);
    for (const { row, entry } of read) this.#add(row.melding, entry);
    return [];
  }

  /** As `take`, for a page whose signers stay unknown with the newest keyset: they are kept as such. */
  async takeAnyway(regels: readonly Logregel[], keyring: Keyring): Promise<void> {
    for (const row of regels) {
      this.#add(row.melding, await readEntry(row, this.#cases.get(row.melding)?.key, keyring));
    }
  }

  #add(melding: string, entry: Ingekomen): void {
    const found = this.#cases.get(melding);
    if (!found) return;
    found.tail.push(entry);
    found.newest = entry.seq;
    this.#changed.add(melding);
    const inhoud = entry.gelezen.ok ? entry.gelezen.waarde.inhoud : undefined;
    if (inhoud?.soort !== 'aanvulling' && inhoud?.soort !== 'reactie') return;
    if (!this.#byEnvelope.has(inhoud.envId)) this.#byEnvelope.set(inhoud.envId, melding);
  }

  /** The case that an envelope became, or came into. */
  ofEnvelope(envId: string): string | undefined {
    return this.#byEnvelope.get(envId);
  }

  /** Says that an envelope is here now: its case may have been folded without it. */
  arrived(envId: string): void {
    const melding = this.#byEnvelope.get(envId);
    if (melding !== undefined) this.#changed.add(melding);
  }

  /** The key and envelope of a case that can be read. */
  get(melding: string): { key: CryptoKey; envId: string | undefined } | undefined {
    const found = this.#cases.get(melding);
    return found?.key && { key: found.key, envId: found.envId };
  }

  isReadable(melding: string): boolean {
    return this.#cases.get(melding)?.key !== undefined;
  }

  /** Folds what came since the last time; undefined for a case that cannot be read. */
  fold(
    melding: string,
    originOf: (
      envId: string | undefined,
      melding: string,
      first: { opgenomenOp: string } | undefined,
    ) => Oorsprong,
    configuratie: Routeconfiguratie,
  ): Melding | undefined {
    const found = this.#cases.get(melding);
    const [first] = found?.tail ?? [];
    if (!found?.key) return undefined;
    if (found.folded?.oorsprong.soort === 'ontbreekt') {
      // another desk opened an envelope that this one had not fetched yet
      const oorsprong = originOf(found.envId, melding, found.folded.log[0] ?? first);
      if (oorsprong.soort !== 'ontbreekt') found.folded = hervouw(found.folded, oorsprong);
    }
    if (first) {
      const before =
        found.folded ?? beginMelding(melding, originOf(found.envId, melding, first), configuratie);
      found.folded = found.tail.reduce(voegToe, before);
      found.tail = [];
    }
    return found.folded;
  }

  /** Gives the cases that changed since the last time, the ones with the newest entries first. */
  takeChanged(): readonly string[] {
    const changed = [...this.#changed].sort((a, b) => this.#newest(b) - this.#newest(a));
    this.#changed.clear();
    return changed;
  }

  #newest(melding: string): number {
    return this.#cases.get(melding)?.newest ?? 0;
  }

  get ids(): readonly string[] {
    return [...this.#cases.keys()];
  }
}

const isStrange = ({ gelezen }: Ingekomen): boolean =>
  !gelezen.ok && gelezen.reden === 'ondertekenaar-onbekend';
