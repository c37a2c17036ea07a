import { readFileSync } from 'node:fs';
import type { Verbinding } from '#device/phone.ts';
import { type Desk, shown } from './desk.ts';
import type { Tab } from './phone.ts';
import type { Stage } from './stage.ts';
import { type Verzegeld, type Witness, databaseFiles } from './witness.ts';

/**
 * What must hold in every world. Each gives what is wrong, or nothing. The first words of each are those of issue 7, with
 * its number.
 */

export type Complaint = string | undefined;
const DAY = 24 * 60 * 60_000;

const firstOf = <T>(all: Iterable<T>, judge: (one: T) => Complaint): Complaint => {
  for (const one of all) {
    const complaint = judge(one);
    if (complaint !== undefined) return complaint;
  }
  return undefined;
};

/* ── After each step ────────────────────────────────────────────────────── */

/**
 * (1) The custody rule of the decisions: at every moment each finished signal that was not withdrawn or destroyed is held
 * by a phone, or by a server *and* its last verified backup, or by a case log.
 *
 * A case log that only the server has counts where no backups are made at all.
 */
export function isHeld({ verzegeld, server, laatste }: Witness): Complaint {
  return firstOf(verzegeld.values(), ({ envId, signaal, gone, excused, held }) => {
    if (!signaal || held || gone || excused !== undefined) return undefined;
    const twice = server.enveloppen.has(envId) && laatste?.enveloppen.has(envId);
    const logged = server.meldingen.has(envId) && (!laatste || laatste.meldingen.has(envId));
    return twice || logged ? undefined : `nobody holds ${envId}`;
  });
}

/**
 * (1) …the custody rule: a phone drops its sealed copy only when the desk has opened it and a verified backup that was made
 * after the opening contains it; where no backup is set up, 35 days after the opening. Destruction and withdrawal end it.
 */
export function mayLetGo(one: Verzegeld, { server, laatste }: Witness, now: number): Complaint {
  const { envId, signaal, gone, excused, geopendOp } = one;
  if (!signaal || gone || excused !== undefined) return undefined;
  const opened = server.meldingen.has(envId);
  const copied = laatste?.meldingen.has(envId) ?? false;
  const long = !laatste && geopendOp !== undefined && now - geopendOp >= 35 * DAY;
  return opened && (copied || long) ? undefined : `a phone let go of ${envId} too early`;
}

/** (1) …and what was destroyed never comes back. What was withdrawn neither. */
export function staysGone({ verzegeld, server }: Witness): Complaint {
  return firstOf(verzegeld.values(), ({ envId, gone }) =>
    gone && (server.enveloppen.has(envId) || server.meldingen.has(envId)) ? `${envId} came back` : undefined,
  );
}

/** (2) Opened exactly once as a case, whatever was delivered how often. */
export function isOneCase({ verzegeld, server }: Witness): Complaint {
  return firstOf(server.meldingen, ([envId, melding]) => {
    const before = verzegeld.get(envId)?.melding ?? melding;
    return before === melding ? undefined : `${envId} became a second case`;
  });
}

/** (4) A phone's shown state never runs ahead of the truth. */
export function isTrue({ verzonden }: Tab, witness: Witness): Complaint {
  return firstOf(verzonden, ({ envId, stand }) => {
    const one = witness.verzegeld.get(envId);
    if (!one) return `${envId} is shown and was never sealed`;
    const says = (...standen: string[]) => standen.includes(stand);
    const ahead =
      (says('verstuurd', 'geopend', 'terugkoppeling') && !one.accepted) ||
      (says('geopend', 'terugkoppeling') && one.melding === undefined && one.gone !== 'vernietigd') ||
      (says('terugkoppeling') && !witness.replied(one)) ||
      (says('ingetrokken') && one.gone !== 'ingetrokken');
    return ahead ? `${envId} is shown as ${stand}` : undefined;
  });
}

/** A text that is in every signal, as it looks in clear and in base64 from each of three places. */
export function trailsOf(canary: string): readonly string[] {
  const encoded = [0, 1, 2].map((shift) => {
    const text = Buffer.from(`${'x'.repeat(shift)}${canary}`).toString('base64url');
    // the first and last characters also hold bits of what stands beside it
    return text.slice(Math.ceil((shift * 4) / 3) + 1, -2);
  });
  return [canary, ...encoded];
}

/** (7) Nothing readable crosses the wire or stays on disk. */
export function isSealed(text: string, trails: readonly string[]): Complaint {
  return trails.some((trail) => text.includes(trail)) ? `readable: ${text.slice(0, 80)}` : undefined;
}

/* ── When everything is quiet again ─────────────────────────────────────── */

const cases = (desk: Desk) =>
  new Map(shown(desk.bureau.meldingen).map((regel) => [regel.melding, regel] as const));

/** (2) …opened exactly once as a case: at the end, at every desk. */
export function becameCases(desk: Desk, { verzegeld, server }: Witness): Complaint {
  const counts = new Map<string, number>();
  for (const { inhoud } of cases(desk).values()) {
    const { envId } = inhoud.oorsprong;
    if (envId !== undefined) counts.set(envId, (counts.get(envId) ?? 0) + 1);
  }
  return firstOf(verzegeld.values(), ({ envId, signaal, gone }) => {
    const expected = !signaal || gone || !server.enveloppen.has(envId) ? 0 : 1;
    const found = counts.get(envId) ?? 0;
    return found === expected ? undefined : `${envId} is ${found} cases at ${desk.host.name}`;
  });
}

/**
 * (3) All desks of a kring converge to the same cases, and (6) a case log that two desks wrote folds to the same state
 * everywhere: at a desk that saw it grow, and at one that read it whole.
 */
export function agree(one: Desk, other: Desk): Complaint {
  const [mine, theirs] = [cases(one), cases(other)];
  if (mine.size !== theirs.size) return `${mine.size} and ${theirs.size} cases`;
  return firstOf(mine, ([melding, regel]) =>
    JSON.stringify(regel) === JSON.stringify(theirs.get(melding)) ? undefined : `${melding} differs`,
  );
}

/** (5) Every gap is reported: each number of a phone that never came, below one that did; and no other. */
export function gapsAreTold(desk: Desk, { verzegeld, server }: Witness): Complaint {
  const came = new Map<string, Set<number>>();
  for (const { envId, toestel, nummer } of verzegeld.values()) {
    if (server.enveloppen.has(envId)) came.set(toestel, (came.get(toestel) ?? new Set()).add(nummer));
  }
  const expected = [...came].flatMap(([toestel, numbers]) => {
    const missing = Array.from({ length: Math.max(...numbers) }, (_, n) => n + 1).filter(
      (n) => !numbers.has(n),
    );
    return missing.length === 0 ? [] : [`${toestel} ${missing.join()}`];
  });
  const told = shown(desk.bureau.gaten).map(({ toestel, nummers }) => `${toestel} ${nummers.join()}`);
  return told.toSorted().join() === expected.toSorted().join()
    ? undefined
    : `gaps ${expected.join('; ')}, told ${told.join('; ')}`;
}

/** (7) …or stays on disk: of a phone. */
export function disksAreSealed({ phones }: Stage, trails: readonly string[]): Complaint {
  return firstOf(phones, ({ host, disk }) => {
    const found = trails.find((trail) => holds(disk.everything(), trail, Buffer.from(trail)));
    return found === undefined ? undefined : `readable on the disk of ${host.name}`;
  });
}

/** (7) …or stays on disk: of the server. */
export function serverIsSealed(folder: string, trails: readonly string[]): Complaint {
  return firstOf(databaseFiles(folder), (file) => {
    const bytes = readFileSync(file);
    return trails.some((trail) => bytes.includes(trail)) ? `readable in ${file}` : undefined;
  });
}

function holds(value: unknown, text: string, bytes: Buffer): boolean {
  if (typeof value === 'string') return value.includes(text);
  if (value instanceof Uint8Array) return Buffer.from(value).includes(bytes);
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).some((inside) => holds(inside, text, bytes));
}

/** (8) At quiescence every outbox is empty or visibly explains itself. */
export function isExplained({ verzonden }: Tab, verbinding: Verbinding): Complaint {
  if (verbinding === 'alles-verstuurd') {
    const open = verzonden.find(({ stand }) => stand === 'wacht' || stand === 'niet-verstuurd');
    if (open) return `everything is sent, and ${open.envId} is ${open.stand}`;
  }
  return firstOf(verzonden, ({ envId, stand, reden, kopieOpToestel }) => {
    if (stand === 'niet-verstuurd')
      return reden === undefined ? `${envId} is refused without a word` : undefined;
    if (stand === 'wacht' || stand === 'onderweg') return `${envId} still waits`;
    return stand === 'verstuurd' || kopieOpToestel ? `${envId} is ${stand}, and its copy stays` : undefined;
  });
}

/** (9) Something did happen (messages > 0, cases > 0). */
export function somethingHappened(stage: Stage, { server }: Witness): Complaint {
  return stage.wire.messages > 0 && server.meldingen.size > 0 ? undefined : 'nothing happened';
}
