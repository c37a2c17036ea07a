import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { backupName } from './console.ts';

/** What is told of the backups this server makes by itself. */
export interface Reservekopiestand {
  ingericht: boolean;
  /** the last try failed; tried again within the hour */
  mislukt: boolean;
}

export interface Backupplan {
  /** where they go; best on another disk */
  map: string;
  uren: number;
  bewaar: number;
}
interface Deps {
  klok(): number;
  ending: 'sqlite' | 'dump';
  log: { info(what: object, zin: string): void; error(what: object, zin: string): void };
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const NAME = /^meldroute-(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)-(\d{3})Z\.(?:sqlite|dump)$/;

/** Takes the name of a file; gives when the backup in it was made, undefined for a stranger's. */
function madeAt(name: string): number | undefined {
  const [, day, hour, minute, second, ms] = NAME.exec(name) ?? [];
  return day === undefined ? undefined : Date.parse(`${day}T${hour}:${minute}:${second}.${ms}Z`);
}

/**
 * Makes a backup every so many hours and keeps so many. The work is done by the operator's tool in a process of its own, so
 * that reading all of it back holds up nobody; only what that tool verified counts, and only then an older one goes.
 */
export class Backups {
  readonly #plan: Backupplan;
  readonly #deps: Deps;
  #child: ChildProcess | undefined;
  #timer: NodeJS.Timeout | undefined;
  #mislukt: number | undefined;

  constructor(plan: Backupplan, deps: Deps) {
    this.#plan = plan;
    this.#deps = deps;
  }

  get stand(): Reservekopiestand {
    return { ingericht: true, mislukt: this.#mislukt !== undefined };
  }

  /** Looks every minute whether it is time: a machine that slept, or a clock that was set, changes nothing. */
  start(): void {
    this.#look();
    this.#timer = setInterval(() => this.#look(), MINUTE);
    this.#timer.unref();
  }

  /** Ends what is being made: a half one has no name and counts for nothing. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    const child = this.#child;
    if (!child) return;
    child.kill('SIGTERM');
    await new Promise((resolve) => child.once('exit', resolve));
  }

  #look(): void {
    if (this.#child) return;
    const nu = this.#deps.klok();
    const { uren } = this.#plan;
    const since = (op: number | undefined, hours: number) =>
      op !== undefined && op <= nu && nu - op < hours * HOUR;
    if (since(this.#mislukt, Math.min(1, uren))) return;
    if (this.#mislukt === undefined && since(this.#kept().at(-1)?.op, uren)) return;
    this.#make(nu);
  }

  #make(nu: number): void {
    const { map } = this.#plan;
    const { log, ending } = this.#deps;
    try {
      mkdirSync(map, { recursive: true, mode: 0o700 });
      for (const name of readdirSync(map)) if (name.endsWith('.deel')) rmSync(join(map, name));
    } catch (error) {
      return this.#failed(nu, error instanceof Error && 'code' in error ? error.code : undefined);
    }
    const to = join(map, backupName(nu, ending));
    const child = spawn(
      process.execPath,
      [join(dirname(process.argv[1] ?? '.'), 'operator.js'), 'backup', to],
      {
        stdio: 'ignore',
      },
    );
    this.#child = child;
    const began = performance.now();
    child.once('exit', (code) => {
      this.#child = undefined;
      if (code !== 0) return this.#failed(nu, code ?? child.signalCode);
      this.#mislukt = undefined;
      const seconds = Math.round((performance.now() - began) / 1_000);
      log.info({ seconden: seconds }, 'reservekopie gemaakt en gecontroleerd');
      const kept = this.#kept();
      for (const { name } of kept.slice(0, Math.max(0, kept.length - this.#plan.bewaar)))
        rmSync(join(map, name));
    });
  }

  /** The words of the tool may name a municipality, and stay out of the log; run by hand it says them. */
  #failed(nu: number, code: unknown): void {
    this.#mislukt = nu;
    this.#deps.log.error({ code }, 'reservekopie mislukt');
  }

  /** Ours, oldest first. */
  #kept(): { name: string; op: number }[] {
    let names: string[];
    try {
      names = readdirSync(this.#plan.map);
    } catch {
      return [];
    }
    return names
      .flatMap((name) => {
        const op = madeAt(name);
        return op === undefined ? [] : [{ name, op }];
      })
      .sort((a, b) => a.op - b.op);
  }
}
