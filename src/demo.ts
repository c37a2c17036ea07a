import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type { NieuweUitnodiging } from '#device/desk.ts';
import { takeSlot } from '#server/store/slot.ts';
import { playMany } from '#demo/many.ts';
import { type Travel, playPast } from '#demo/past.ts';
import { type Lid, invitePhone, logIn, setUp } from '#demo/players.ts';
import { type DemoServer, NotStarted, startServer } from '#demo/server-process.ts';
import type { World } from '#demo/world.ts';
import { BEGIN, momentOf } from '#demo/zaak.ts';

/* Front door of `npm run demo`: a made-up municipality on the real server, with three weeks behind it. */

const USAGE = 'Gebruik: npm run demo [-- --bewaar] [-- --zaken AANTAL]';

interface Wens {
  bewaar: boolean;
  zaken: number;
}

/** Tells the person at the console what is wrong, in one sentence, and stops. */
function stop(zin: string): never {
  process.stderr.write(`${zin}\n`);
  process.exit(1);
}
const say = (line = ''): void => void process.stdout.write(`${line}\n`);

function readWish(args: readonly string[]): Wens {
  const wens: Wens = { bewaar: false, zaken: 0 };
  for (let i = 0; i < args.length; i += 1) {
    if (args[i] === '--bewaar') wens.bewaar = true;
    else if (args[i] === '--zaken' && /^\d{1,6}$/.test(args[i + 1] ?? ''))
      wens.zaken = Number(args[(i += 1)]);
    else stop(USAGE);
  }
  return wens;
}

/* A folder of its own, never MELDROUTE_DATA: it is emptied at each start. */
const data = resolve('data-demo');
/** built beside this one */
const program = join(import.meta.dirname, 'main.js');
const sheet = join(data, 'demo.json');
const port = process.env['PORT'] ?? '8080';
const origin = process.env['ORIGIN'] ?? `http://localhost:${port}`;
const address = `http://127.0.0.1:${port}`;

interface Gemaakt {
  leden: readonly Lid[];
  uitnodiging: NieuweUitnodiging;
}

/** Says who can log in in a demo that was kept; undefined when there is none to go on with. */
function readSheet(): readonly Lid[] | undefined {
  if (!existsSync(sheet)) return undefined;
  return (JSON.parse(readFileSync(sheet, 'utf8')) as { leden?: readonly Lid[] }).leden;
}

/** Empties the folder of an earlier demo; leaves a folder that is not of a demo alone. */
function emptyFolder(): void {
  if (existsSync(data) && readdirSync(data).length > 0 && !existsSync(sheet)) {
    stop(`In ${relative('.', data)} staat iets anders dan een demo. Haal het weg of start ergens anders.`);
  }
  mkdirSync(data, { recursive: true, mode: 0o700 });
  const slot = takeSlot(data);
  if (!slot) stop('Er draait al een demo in deze map. Stop die eerst.');
  slot.release();
  rmSync(data, { recursive: true });
  mkdirSync(data, { mode: 0o700 });
  writeFileSync(sheet, '{}\n');
}

let server: DemoServer | undefined;
let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (stopping) return;
    stopping = true;
    void (server?.stop() ?? Promise.resolve()).then(() => {
      say('Gestopt.');
      process.exit(0);
    });
  });
}

async function start(replay: boolean): Promise<DemoServer> {
  server = await startServer({ program, data, port, replay });
  const mine = server;
  void mine.gone.then((code) => {
    if (!stopping && server === mine) stop(`De server is gestopt (${code ?? 'afgebroken'}).`);
  });
  return mine;
}

async function makeEverything({ zaken }: Wens): Promise<Gemaakt> {
  const nu = Date.now();
  const replayed = await start(true);
  if (replayed.code === undefined) throw new Error('a new server gives a code');
  let behind = 0;
  const world: World = { origin, address, now: () => Date.now() - behind };
  const travel: Travel = async (to) => {
    const wanted = Math.max(0, Date.now() - Math.round(to));
    behind = behind === 0 ? wanted : Math.min(behind, wanted);
    await replayed.setBehind(behind);
  };

  await travel(momentOf(BEGIN, nu));
  const { desk, marit } = await setUp(world, replayed.code);
  const { sanne, uitnodiging } = await playPast(world, travel, {
    desk,
    marit,
    nu,
    erbij: (open) => playMany(world, open, { zaken, say }),
  });

  // from here on the server is as it always is, on today's clock
  server = undefined;
  await replayed.stop();
  await start(false);
  return { leden: [marit, sanne], uitnodiging };
}

/** The words and a fresh invitation of a demo that was kept. */
async function takeUp(leden: readonly Lid[]): Promise<Gemaakt> {
  await start(false);
  const [marit] = leden;
  if (!marit) throw new Error('nobody can log in');
  const desk = await logIn({ origin, address, now: () => Date.now() }, marit);
  const uitnodiging = await invitePhone(desk);
  await desk.vergrendel();
  return { leden, uitnodiging };
}

function tell({ leden, uitnodiging }: Gemaakt): void {
  const [marit, sanne] = leden;
  say(`
Voorbeeldgemeente staat klaar. Alles is verzonnen.

Bureau       ${origin}/desk
  loginnaam  marit   aandachtsfunctionaris
  wachtzin   ${marit?.wachtzin}
  loginnaam  sanne   plaatsvervanger
  wachtzin   ${sanne?.wachtzin}

Telefoon     ${uitnodiging.link}
  werkt één keer, 24 uur; de drie woorden zijn: ${uitnodiging.woorden.join(', ')}
  op een echte telefoon: start met ORIGIN=https://… en een proxy met TLS ervoor

Probeer dit
  1. Meld je aan als marit. Open het acute signaal bovenaan en leg vast dat de politie het weet.
  2. Open een signaal bij stap 3, bekijk een bron en breng het naar het overleg.
  3. Schrijf de melder terug bij een signaal dat bij stap 7 wacht, en sluit het af.
  4. Open de link van de telefoon in een ander venster (geen privévenster) en maak het smal.
     Zet het netwerk daar uit, verzegel een signaal, zet het weer aan: binnen 20 seconden ziet marit het.
  5. Meld je aan als sanne. Als plaatsvervanger lees je mee; je neemt pas waar met een reden.

Stoppen: Ctrl-C. Opnieuw: npm run demo. Verder waar je was: npm run demo -- --bewaar`);
}

async function run(wens: Wens): Promise<void> {
  const kept = wens.bewaar ? readSheet() : undefined;
  if (kept) return tell(await takeUp(kept));
  emptyFolder();
  say(`Voorbeeldgemeente wordt gemaakt. ${wens.zaken > 0 ? 'Je ziet hoe ver het is.' : 'Even geduld.'}`);
  const made = await makeEverything(wens);
  writeFileSync(sheet, `${JSON.stringify({ leden: made.leden }, null, 2)}\n`);
  tell(made);
}

process.umask(0o077);
// the times of the story are those of a Dutch working day
process.env['TZ'] = 'Europe/Amsterdam';
try {
  await run(readWish(process.argv.slice(2)));
} catch (error) {
  if (error instanceof NotStarted) stop(error.message);
  if (!stopping) {
    stopping = true;
    await server?.stop();
    throw error;
  }
}
