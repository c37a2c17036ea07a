import { randomBytes } from 'node:crypto';
import { westFrieslandRoute } from '#domain/routeconfiguratie.ts';
import type { Uitkomst } from '#domain/uitkomst.ts';
import { randomToken, sha256 } from '#server/auth/hash.ts';
import { openSqliteStore } from '#server/store/sqlite.ts';
import { type Desk, type Lid, shown } from './desk.ts';
import { PhoneDisk } from './disk.ts';
import type { Tab } from './phone.ts';
import type { Cryptosoort } from './globals.ts';
import { type Engine, copyFolder, makeEngine, newFolder } from './server.ts';
import { Stage } from './stage.ts';

/**
 * Where every schedule begins: a municipality with two members and some phones, made once by the real ceremony and the
 * real enrolments. A schedule works on a copy.
 */
export interface Base {
  soort: Cryptosoort;
  engine: Engine;
  folder: string;
  nu: number;
  leden: readonly Lid[];
  phones: readonly { disk: PhoneDisk; wachtzin?: string }[];
}

const BEGIN = Date.parse('2026-11-24T10:20:30.400Z');
const PHONES = 3;

export function must<T>(uitkomst: Uitkomst<T, string>): T {
  if (uitkomst.ok) return uitkomst.waarde;
  const waarom = 'waarom' in uitkomst ? ` (${String(uitkomst.waarom)})` : '';
  throw new Error(`refused: ${uitkomst.reden}${waarom}`);
}

const fromPaper = (words: readonly string[], asked: readonly number[]) =>
  asked.map((place) => words[place - 1] ?? '');

async function setUp(stage: Stage, desk: Desk): Promise<Lid> {
  const code = randomToken(32);
  await stage.do(stage.server.host, () => stage.server.store.inrichting.open({ hash: sha256(code) }));
  return stage.do(desk.host, async () => {
    await desk.bureau.start();
    const ceremonie = must(
      await desk.bureau.beginInrichting({
        code,
        gemeente: { naam: 'Voorbeeldgemeente', cbsCode: '9999' },
        loginnaam: 'marit',
        route: westFrieslandRoute,
        overlegNaam: 'Lokaal overleg',
      }),
    );
    const { noodsleutel, wachtzin, vraagNoodsleutel, vraagWachtzin } = ceremonie;
    must(ceremonie.bewijs(fromPaper(noodsleutel, vraagNoodsleutel), fromPaper(wachtzin, vraagWachtzin)));
    must(await ceremonie.voltooi());
    return { loginnaam: 'marit', wachtzin: wachtzin.join(' ') };
  });
}

async function letIn(stage: Stage, first: Desk): Promise<Lid> {
  const other = stage.desk();
  const wie = { naam: 'Sanne Kok', team: 'Zorg', soort: 'lid' } as const;
  const { link } = must(await stage.do(first.host, () => first.bureau.nodigUit(wie)));
  const lid = await stage.do(other.host, async () => {
    const joining = must(await other.bureau.beginToetreding({ uitnodiging: link, loginnaam: 'sanne' }));
    must(joining.bewijs(fromPaper(joining.wachtzin, joining.vraagWachtzin)));
    must(await joining.voltooi());
    return { loginnaam: 'sanne', wachtzin: joining.wachtzin.join(' ') };
  });
  await stage.do(first.host, async () => {
    await first.bureau.ververs();
    const [aanvraag] = shown(first.bureau.aanvragen);
    must(await first.bureau.laatToe(aanvraag?.uitnodiging ?? ''));
  });
  return lid;
}

/** Enrols a phone at a desk that is open; the first one also has a vault, and can read what comes back. */
async function enrol(stage: Stage, first: Desk, n: number): Promise<Base['phones'][number]> {
  const wie = { naam: `T-${n}`, team: 'Toezicht', soort: 'toestel' } as const;
  const { link } = must(await stage.do(first.host, () => first.bureau.nodigUit(wie)));
  const phone = stage.phone(new PhoneDisk(`meldroute-base-${n}`));
  const tab = phone.open();
  const wachtzin = await stage.do(phone.host, async () => {
    await tab.phone.start();
    must(await tab.phone.schrijfIn(link));
    if (n > 1) return undefined;
    const words = await tab.phone.kluis.nieuweWachtzin();
    must(await tab.phone.kluis.maak(words, '280419'));
    return words.join(' ');
  });
  await stage.do(phone.host, () => tab.phone.idle());
  phone.close(tab);
  return { disk: phone.disk, ...(wachtzin !== undefined && { wachtzin }) };
}

/** Makes the base with one kind of crypto. */
export async function makeBase(soort: Cryptosoort): Promise<Base> {
  const work = newFolder();
  const auditsleutel = randomBytes(32);
  const first = openSqliteStore(work, BEGIN);
  const engine = await makeEngine(first, auditsleutel);
  await first.close();
  const stage = new Stage(1, BEGIN, soort, engine, work);
  try {
    const desk = stage.desk();
    const leden = [await setUp(stage, desk)];
    leden.push(await letIn(stage, desk));
    const phones: Base['phones'][number][] = [];
    for (let n = 1; n <= PHONES; n += 1) phones.push(await enrol(stage, desk, n));
    await stage.do(desk.host, () => desk.bureau.vergrendel());
    const nu = stage.loop.now;
    await stage.server.store.close();
    const base = { soort, engine, folder: copyFolder(work), nu, leden, phones };
    await stage.end();
    await rehearse(base);
    return base;
  } catch (error) {
    await stage.end();
    throw error;
  }
}

/** What a process remembers of its first delivery it must remember at the begin of every schedule, or none repeats. */
async function rehearse(base: Base): Promise<void> {
  const stage = begin(base, 0);
  const [phone] = stage.phones;
  if (!phone) throw new Error('no phones');
  const tab = phone.open();
  await stage.do(phone.host, () => tab.phone.start());
  await stage.do(phone.host, () => seal(tab, 'proef'));
  await stage.do(phone.host, () => tab.phone.idle());
  await stage.end();
}

/** Takes the base and a seed; gives a world that begins there, with every phone and a desk for each member. */
export function begin({ nu, soort, engine, folder, phones, leden }: Base, seed: number): Stage {
  const stage = new Stage(seed, nu, soort, engine, copyFolder(folder));
  for (const [n, { disk, wachtzin }] of phones.entries()) {
    stage.phone(disk.copy(`meldroute-${seed}-${n}`)).wachtzin = wachtzin;
  }
  for (const lid of leden) stage.desk(lid);
  return stage;
}

/** Writes something on a phone and seals it; gives its envelope. */
export async function seal({ phone }: Tab, feit: string): Promise<string> {
  const concept = must(await phone.concepten.begin('huisvesting'));
  must(await concept.wijzig((nu) => ({ ...nu, notitie: { feit } })));
  return must(await concept.verzegel()).envId;
}
