import { closeSync, openSync, readSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { SERVERKETEN, type Auditregel } from './audit.ts';
import { isDeel } from './bijlageregel.ts';
import type { Bevinding, Onderzoek, Telling } from './bevinding.ts';
import { type IJkpunt, firstBreak } from './keten.ts';
import { startProgram } from './postgres-programmas.ts';
import { SCHEMA_VERSION } from './postgres-schema.ts';

const ESCAPES: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };
/** A value as COPY writes it (https://www.postgresql.org/docs/15/sql-copy.html, text format). */
const valueOf = (text: string): string => text.replace(/\\(.)/g, (_, char: string) => ESCAPES[char] ?? char);

/** Says whether a file is one of pg_dump, by how it begins. */
export function isDump(file: string): boolean {
  const begin = Buffer.alloc(5);
  const fd = openSync(file, 'r');
  try {
    readSync(fd, begin);
  } finally {
    closeSync(fd);
  }
  return begin.toString('latin1') === 'PGDMP';
}

/** The tables of which rows are looked at, and what is looked at. */
class Lezing {
  readonly #tellingen = new Map<string, Telling>();
  readonly #ketens = new Map<string, Auditregel[]>([[SERVERKETEN, []]]);
  #versie = 0;
  /** chunks that photos say are here, less those that are */
  #ontbreekt = 0;
  #anders = false;

  #telling(tenant: string): Telling {
    const found = this.#tellingen.get(tenant) ?? {
      tenant,
      enveloppen: 0,
      meldingen: 0,
      regels: 0,
      bijlagen: 0,
      stroom: 0,
    };
    this.#tellingen.set(tenant, found);
    return found;
  }

  row(table: string, row: Readonly<Record<string, string>>): void {
    const { tenant = '' } = row;
    if (table === 'schema_versies') this.#versie = Math.max(this.#versie, Number(row['versie']));
    else if (table === 'enveloppen') this.#telling(tenant).enveloppen += 1;
    else if (table === 'meldingen') this.#telling(tenant).meldingen += 1;
    else if (table === 'logregels') this.#telling(tenant).regels += 1;
    else if (table === 'bijlagen') {
      this.#ontbreekt += Number(row['ontvangen']);
      if (row['ontvangen'] === row['aantal']) this.#telling(tenant).bijlagen += 1;
    } else if (table === 'bijlagedelen') {
      const { inhoud = '', sha256 = '' } = row;
      // what is not there is written as one letter
      if (!inhoud.startsWith('\\x')) return;
      this.#ontbreekt -= 1;
      this.#anders ||= !isDeel({ sha256, inhoud: Buffer.from(inhoud.slice(2), 'hex') });
    } else if (table === 'stromen' && tenant !== SERVERKETEN)
      this.#telling(tenant).stroom = Number(row['stroom']);
    else if (table === 'audit') {
      const regel = { ...row, seq: Number(row['seq']) } as unknown as Auditregel;
      const keten = this.#ketens.get(tenant) ?? [];
      keten.push(regel);
      this.#ketens.set(tenant, keten);
    }
  }

  conclude(told: (tenant: string) => readonly IJkpunt[]): Onderzoek {
    if (this.#versie === 0) return { ok: false, gebrek: 'onleesbaar' };
    if (this.#anders || this.#ontbreekt !== 0) return { ok: false, gebrek: 'beschadigd' };
    if (this.#versie > SCHEMA_VERSION) return { ok: false, gebrek: 'nieuwer' };
    const tellingen = [...this.#tellingen.values()].sort((a, b) => (a.tenant < b.tenant ? -1 : 1));
    const waarde: Bevinding = { tellingen, ketens: [] };
    for (const { tenant } of tellingen) if (!this.#ketens.has(tenant)) this.#ketens.set(tenant, []);
    for (const [tenant, keten] of this.#ketens) {
      // Rows lie where there was room.
      keten.sort((a, b) => a.seq - b.seq);
      const breuk = firstBreak(keten, told(tenant));
      if (breuk) return { ok: false, gebrek: { soort: 'keten', tenant, breuk } };
      waarde.ketens.push({ tenant, seq: keten.length });
    }
    return { ok: true, waarde };
  }
}
const LOOKED_AT = new Set(
  'schema_versies enveloppen meldingen logregels bijlagen bijlagedelen stromen audit'.split(' '),
);

/**
 * Reads a file of pg_dump from beginning to end, every row of it, without a database; says what is in it, or what is wrong
 * with it. What cannot be unpacked, or whose chains do not hold, is no backup.
 */
export async function inspectDump(
  file: string,
  told: (tenant: string) => readonly IJkpunt[] = () => [],
): Promise<Onderzoek> {
  const { child, done } = startProgram('pg_restore', ['--data-only', '--file=-', file], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lezing = new Lezing();
  let table: { name: string; columns: string[] } | undefined;
  const ended = done.catch((error: unknown) => error as Error);
  if (child.stdout) {
    for await (const line of createInterface({ input: child.stdout, crlfDelay: Infinity })) {
      if (line === '\\.') table = undefined;
      else if (table) {
        if (!LOOKED_AT.has(table.name)) continue;
        const values = line.split('\t');
        lezing.row(
          table.name,
          Object.fromEntries(table.columns.map((column, place) => [column, valueOf(values[place] ?? '')])),
        );
      } else {
        const [, name, columns] = /^COPY meldroute\.(\w+) \((.*)\) FROM stdin;$/.exec(line) ?? [];
        if (name !== undefined && columns !== undefined) table = { name, columns: columns.split(', ') };
      }
    }
  }
  const result = await ended;
  if (result instanceof Error) throw result;
  if (result.code !== 0) {
    const foreign = /not appear to be a valid archive|input file is too short/.test(result.zin);
    return { ok: false, gebrek: foreign ? 'onleesbaar' : 'beschadigd' };
  }
  return lezing.conclude(told);
}
