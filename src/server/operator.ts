import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { claimsOf } from './auth/compact.ts';
import { randomToken, sha256 } from './auth/hash.ts';
import { type Config, readConfig } from './config.ts';
import { SERVERKETEN, type Spoor } from './store/audit.ts';
import type { Bevinding, Gebrek } from './store/bevinding.ts';
import { openJournaal } from './store/journaal.ts';
import type { IJkpunt } from './store/keten.ts';
import { Onbruikbaar } from './store/onbruikbaar.ts';
import { SCHEMA_VERSION, versionOf } from './store/sqlite-db.ts';
import { inspect, makeBackup, restore } from './store/sqlite-reservekopie.ts';
import { filesOf, openSqliteStore } from './store/sqlite.ts';
import { takeSlot } from './store/slot.ts';

const USAGE = `Gebruik: npm run meldroute -- <opdracht>

  backup [bestand]                       maakt een reservekopie, ook terwijl de server draait, en controleert die
  verify <bestand>                       controleert een reservekopie
  restore <bestand> [--overschrijf]      zet een reservekopie terug; de server moet gestopt zijn
  audit verify [--tot <ontvangstbewijs>] controleert of het auditlog heel is en niet herschreven
  uitnodigen                             geeft een eenmalige link om een gemeente in te richten

De map met gegevens staat in MELDROUTE_DATA.`;

/** Exit codes of a broken chain, so that a script can tell them apart. */
const BREAKS = { gewijzigd: 2, ontbreekt: 3, ingekort: 4, herschreven: 5 } as const;
const BREAK_SENTENCES = {
  gewijzigd: 'een regel is veranderd',
  ontbreekt: 'een regel ontbreekt of staat op een andere plaats',
  ingekort: 'het log houdt op vóór een punt dat eerder is doorgegeven',
  herschreven: 'het log is heel, maar niet hetzelfde als wat eerder is doorgegeven',
} as const;

class Geweigerd extends Error {
  readonly exit: number;
  constructor(zin: string, exit = 1) {
    super(zin);
    this.exit = exit;
  }
}

const trailAt = (nu: number) => (actie: Spoor['actie']) => ({
  op: new Date(nu).toISOString(),
  actor: '-',
  rol: 'beheerder',
  actie,
  object: '-',
  herkomst: 'console',
  operatie: randomUUID(),
});

function refuseGebrek(gebrek: Gebrek): never {
  if (gebrek === 'onleesbaar') throw new Geweigerd('Dit is geen reservekopie van Meldroute.');
  if (gebrek === 'nieuwer') {
    throw new Geweigerd('Dit bestand is van een nieuwere versie van Meldroute. Er is niets veranderd.');
  }
  if (gebrek === 'beschadigd') throw new Geweigerd('Dit bestand is beschadigd.', 2);
  const { tenant, breuk } = gebrek;
  const keten = tenant === SERVERKETEN ? 'de server' : `gemeente ${tenant}`;
  throw new Geweigerd(
    `Auditlog van ${keten}, regel ${breuk.seq}: ${BREAK_SENTENCES[breuk.soort]}.`,
    BREAKS[breuk.soort],
  );
}

function tell({ tellingen, ketens }: Bevinding): void {
  for (const { tenant, enveloppen, meldingen, regels } of tellingen) {
    const audit = ketens.find((keten) => keten.tenant === tenant)?.seq ?? 0;
    console.log(
      `  gemeente ${tenant}: ${enveloppen} enveloppen, ${meldingen} meldingen, ${regels} logregels, ${audit} auditregels`,
    );
  }
  if (tellingen.length === 0) console.log('  nog geen gemeente');
}

function mustHaveData(config: Config): ReturnType<typeof filesOf> {
  const files = filesOf(config.data);
  if (!existsSync(files.db)) throw new Geweigerd(`In ${config.data} zijn nog geen gegevens.`);
  // Opening would bring an older database to this version under a server that still runs the older one.
  if (versionOf(files.db) < SCHEMA_VERSION) {
    throw new Geweigerd('De gegevens zijn van een oudere versie. Start eerst de server van deze versie.');
  }
  return files;
}

async function backup(config: Config, file: string | undefined): Promise<void> {
  const files = mustHaveData(config);
  const nu = Date.now();
  const stamp = new Date(nu).toISOString().replace(/[:.]/g, '-');
  const to = resolve(file ?? join(config.data, 'reservekopie', `meldroute-${stamp}.sqlite`));
  const done = await makeBackup(files, to, nu, trailAt(nu));
  if (!done.ok) {
    if ('gebrek' in done) refuseGebrek(done.gebrek);
    throw new Geweigerd(`${to} bestaat al. Er is niets veranderd.`);
  }
  console.log(`Reservekopie gemaakt en gecontroleerd: ${to}`);
  tell(done.waarde);
  console.log('Bewaar dit bestand op een andere plaats dan de server.');
}

function verify(file: string): void {
  if (!existsSync(file)) throw new Geweigerd(`${file} is er niet.`);
  const found = inspect(resolve(file));
  if (!found.ok) refuseGebrek(found.gebrek);
  console.log('De reservekopie is heel.');
  tell(found.waarde);
}

function putBack(config: Config, file: string, overwrite: boolean): void {
  if (!existsSync(file)) throw new Geweigerd(`${file} is er niet.`);
  mkdirSync(config.data, { recursive: true, mode: 0o700 });
  const slot = takeSlot(config.data);
  if (!slot) throw new Geweigerd(`Er draait een server op ${config.data}. Stop die eerst.`);
  try {
    const files = filesOf(config.data);
    const hadJournal = existsSync(files.journaal);
    const nu = Date.now();
    const done = restore(files, resolve(file), { overwrite, nu, trail: trailAt(nu) });
    if (!done.ok) {
      if ('gebrek' in done) refuseGebrek(done.gebrek);
      throw new Geweigerd(
        `In ${config.data} staan al gegevens. Met --overschrijf komt de reservekopie daarvoor in de plaats.`,
      );
    }
    console.log('De reservekopie is teruggezet.');
    tell(done.waarde);
    if (done.waarde.vernietigd > 0) {
      console.log(
        `  opnieuw vernietigd wat na de reservekopie was ingetrokken of vernietigd: ${done.waarde.vernietigd}`,
      );
    }
    if (!hadJournal) {
      console.log(
        'Er was geen journaal.sqlite: wat na deze reservekopie is ingetrokken of vernietigd, is niet opnieuw vernietigd.',
      );
    }
  } finally {
    slot.release();
  }
}

/** Takes a receipt as a phone kept it; gives the point of the chain that it was told. */
function pointOf(bewijs: string): IJkpunt & { tenant: string } {
  const claims = claimsOf(bewijs);
  const { tenant, auditSeq, auditHead } = claims ?? {};
  if (typeof tenant !== 'string' || typeof auditSeq !== 'number' || typeof auditHead !== 'string') {
    throw new Geweigerd('Dat is geen ontvangstbewijs.');
  }
  return { tenant, seq: auditSeq, hash: auditHead };
}

function auditVerify(config: Config, bewijs: string | undefined): void {
  const files = mustHaveData(config);
  const witness = bewijs === undefined ? undefined : pointOf(bewijs);
  const journaal = openJournaal(files.journaal);
  try {
    const found = inspect(files.db, (tenant) => [
      ...journaal.anchors(tenant),
      ...(witness?.tenant === tenant ? [witness] : []),
    ]);
    if (!found.ok) refuseGebrek(found.gebrek);
    console.log('Het auditlog is heel.');
    for (const { tenant, seq } of found.waarde.ketens) console.log(`  ${tenant}: ${seq} regels`);
  } finally {
    journaal.close();
  }
}

async function invite(config: Config): Promise<void> {
  mustHaveData(config);
  const nu = Date.now();
  const store = openSqliteStore(config.data, nu);
  const code = randomToken(32);
  await store.inrichting.open({ hash: sha256(code), geldigTot: nu + 24 * 60 * 60_000 });
  await store.close();
  console.log(`Eén keer, en 24 uur geldig: ${config.origin}/inrichten#${code}`);
}

async function run(config: Config, [what, ...rest]: readonly string[]): Promise<void> {
  const options = rest.filter((word) => word.startsWith('--'));
  const [first, second] = rest.filter((word) => !word.startsWith('--'));
  if (what === 'backup' && options.length === 0) return backup(config, first);
  if (what === 'verify' && first !== undefined && options.length === 0) return verify(first);
  if (what === 'restore' && first !== undefined && options.every((word) => word === '--overschrijf')) {
    return putBack(config, first, options.length > 0);
  }
  if (what === 'audit' && first === 'verify') {
    if (options.length > 0 && (options[0] !== '--tot' || second === undefined)) throw new Geweigerd(USAGE);
    return auditVerify(config, second);
  }
  if (what === 'uitnodigen' && rest.length === 0) return invite(config);
  throw new Geweigerd(USAGE);
}

process.umask(0o077);
try {
  const read = readConfig(process.env);
  if (!read.ok) throw new Geweigerd(read.zin);
  await run(read.config, process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Geweigerd) && !(error instanceof Onbruikbaar)) throw error;
  console.error(error.message);
  process.exit(error instanceof Geweigerd ? error.exit : 1);
}
