import type { Verzendregel } from '#device/phone.ts';
import type { Logregelinhoud } from '#domain/logregel.ts';
import type { Routegebeurtenis } from '#domain/routegebeurtenis.ts';
import { type Desk, shown } from './desk.ts';
import type { Dice } from './dice.ts';
import type { Phone, Tab } from './phone.ts';
import type { Play } from './play.ts';

/** What can be done in a world: one function each. All of them begin something; none waits until it is over. */

const DAY = 24 * 60 * 60_000;
const HOUR = DAY / 24;

/* ── On a phone ─────────────────────────────────────────────────────────── */

/** A page of the app that runs; opens one when there is none, and gives none while the phone is not enrolled. */
export async function running(phone: Phone, d: Dice): Promise<Tab | undefined> {
  const tab = phone.tabs.length > 0 ? d.pick(phone.tabs) : phone.open();
  return (await tab.phone.start()) === 'gereed' ? tab : undefined;
}

async function write(play: Play, tab: Tab, d: Dice): Promise<string | undefined> {
  const begun = await tab.phone.concepten.begin('huisvesting');
  if (!begun.ok) return undefined;
  const concept = begun.waarde;
  tab.concepten.set(concept.id, concept);
  const text = `${play.canary} ${'bedden '.repeat(d.chance(0.1) ? 400 : d.below(20))}`;
  await concept.wijzig((nu) => ({ ...nu, notitie: { feit: text } }), { tekst: d.chance(0.5) });
  if (d.chance(0.12)) {
    const gemarkeerdOp = new Date(play.stage.loop.now).toISOString();
    await concept.wijzig((nu) => ({ ...nu, acuut: { gemarkeerdOp } }));
  }
  return concept.id;
}

async function sealConcept(play: Play, tab: Tab, id: string | undefined): Promise<void> {
  const concept = id === undefined ? undefined : tab.concepten.get(id);
  if (!concept) return;
  const done = await concept.verzegel();
  play.tell(done.ok ? 'verzegeld' : done.reden);
  if (!done.ok) return;
  tab.concepten.delete(concept.id);
  // promise 1: when the app says so, it is on the disk
  if (!play.witness.verzegeld.has(done.waarde.envId))
    play.fail('1', `${done.waarde.envId} is nowhere on the disk`);
}

/** Something that is in the list of this phone, perhaps of one kind. */
const anySent = (tab: Tab, d: Dice, fits: (regel: Verzendregel) => boolean = () => true) => {
  const found = tab.verzonden.filter(fits);
  return found.length === 0 ? undefined : d.pick(found);
};

type OnPhone = (play: Play, phone: Phone, d: Dice) => void;
const inTab =
  (act: (play: Play, tab: Tab, d: Dice, phone: Phone) => Promise<unknown>): OnPhone =>
  (play, phone, d) =>
    play.start(phone.host, async () => {
      const tab = await running(phone, d);
      if (tab) await act(play, tab, d, phone);
    });

export const OP_TELEFOON: Record<string, OnPhone> = {
  verzegel: inTab(async (play, tab, d) => sealConcept(play, tab, await write(play, tab, d))),
  schrijf: inTab((play, tab, d) => write(play, tab, d)),
  'verzegel-concept': inTab((play, tab) => sealConcept(play, tab, [...tab.concepten.keys()][0])),
  open(play, phone) {
    if (phone.tabs.length > 1) return;
    const tab = phone.open();
    play.start(phone.host, () => tab.phone.start());
  },
  sluit(_play, phone, d) {
    if (phone.tabs.length > 0) phone.close(d.pick(phone.tabs));
  },
  stroom: (_play, phone) => phone.crash(),
  slaap: (_play, phone) => phone.sleep(),
  wek: (_play, phone) => phone.wake(),
  'geen-bereik': (_play, phone) => phone.coverage(false),
  bereik: (_play, phone) => phone.coverage(true),
  'vraag-nu': inTab(async (_play, tab) => tab.phone.sync.nu()),
  'trek-in': inTab(async (play, tab, d) => {
    const regel = anySent(tab, d);
    if (!regel) return;
    const done = await tab.phone.trekIn(regel.envId);
    play.tell(done.ok ? done.waarde : done.reden);
    if (!done.ok || done.waarde === 'gevraagd') return;
    if (play.witness.verzegeld.get(regel.envId)?.gone !== 'ingetrokken') {
      play.fail('4', `${regel.envId} is said to be withdrawn`);
    }
  }),
  opnieuw: inTab(async (_play, tab, d) => {
    const regel = anySent(tab, d, ({ stand }) => stand === 'niet-verstuurd');
    if (regel) await tab.phone.sync.opnieuw(regel.envId);
  }),
  ontgrendel: inTab(async (play, tab, d, phone) => {
    if (phone.wachtzin === undefined) return;
    const typed = d.chance(0.9) ? phone.wachtzin : 'molen sluis tulp dijk polder kade';
    const done = await tab.phone.kluis.ontgrendel(typed);
    play.tell(done.ok ? 'open' : done.reden);
  }),
  vergrendel: inTab(async (_play, tab) => tab.phone.kluis.vergrendel()),
  lees: inTab(async (_play, tab) => {
    let ids: string[] = [];
    const stop = tab.phone.berichten.live.subscribe((all) => (ids = all.map(({ berichtId }) => berichtId)));
    await new Promise<void>((resolve) => setTimeout(resolve, 50));
    stop();
    for (const id of ids) await tab.phone.berichten.gelezen(id);
  }),
  'klok-scheef': (_play, phone, d) => (phone.skew = Math.round((d.next() - 0.5) * 4 * DAY)),
  'klok-goed': (_play, phone) => (phone.skew = 0),
  'schijf-vol': (_play, phone) => (phone.disk.full = true),
  'schijf-ruim': (_play, phone) => (phone.disk.full = false),
  gewist(play, phone, d) {
    play.excuse(({ phone: of }) => of === phone, 'the browser threw the storage away');
    phone.evict(d.chance(0.5));
    const marked = phone.disk.marker !== undefined;
    const tab = phone.open();
    play.start(phone.host, async () => {
      const found = await tab.phone.start();
      // (5) every gap is reported: a phone whose storage is gone says so, as long as anything is left to tell it
      const told = marked ? 'opslag-verdwenen' : 'niet-ingeschreven';
      if (found !== told) play.fail('5', `the storage is gone and the phone says ${found}`);
    });
  },
  'geef-af': inTab(async (play, tab) => {
    const made = await tab.phone.redding.bestand();
    play.tell(made.ok ? `${made.waarde.aantal} in een bestand` : made.reden);
    if (made.ok) play.carry(made.waarde.regels.join(''));
  }),
  'schrijf-in': (play, phone, d) => play.enrol(phone, d),
  'vergeet-kluis': inTab(async (_play, tab, _d, phone) => {
    await tab.phone.kluis.vergeet();
    phone.wachtzin = undefined;
  }),
};

/* ── At a desk ──────────────────────────────────────────────────────────── */

/** Logs in when nobody is; tells whether the desk is open. */
async function logIn({ bureau, lid }: Desk): Promise<boolean> {
  if (shown(bureau.stand) === 'open') return true;
  if (!lid) return false;
  await bureau.start();
  return (await bureau.aanmelden(lid.loginnaam, lid.wachtzin)).ok;
}

/**
 * Does something at a desk that is open, after logging in where that is needed; tells whether it came to its end. A desk
 * whose session is over forgets everything, also what it was asked.
 */
export async function atDesk(desk: Desk, act: () => Promise<unknown>): Promise<boolean> {
  let stop = () => {};
  const over = new Promise<boolean>((resolve) => {
    stop = desk.bureau.stand.subscribe((stand) => {
      if (stand === 'afgemeld') setTimeout(() => resolve(false), 60_000);
    });
  });
  const work = async () => {
    if (!(await logIn(desk))) return false;
    await act();
    return true;
  };
  return Promise.race([work(), over]).finally(() => stop());
}

type AtDesk = (play: Play, desk: Desk, d: Dice) => void;
const opened =
  (act: (play: Play, desk: Desk, d: Dice) => Promise<unknown>): AtDesk =>
  (play, desk, d) =>
    play.start(desk.host, () => atDesk(desk, () => act(play, desk, d)));

const openable = ({ bureau }: Desk) => shown(bureau.nieuw).filter(({ stand }) => stand !== 'onleesbaar');
const aCase = ({ bureau }: Desk, d: Dice) => {
  const all = shown(bureau.meldingen);
  return all.length === 0 ? undefined : d.pick(all).melding;
};

type Nieuw = ReturnType<typeof openable>[number];

/** Opens what is new; what stands apart is taken out first, for in these worlds every phone is one of ours. */
export async function openNew({ bureau }: Desk, { envId, stand }: Nieuw): Promise<string> {
  if (stand === 'quarantaine') {
    const taken = await bureau.neemAan(envId);
    if (!taken.ok) return taken.reden;
    await bureau.ververs();
  }
  const done = await bureau.open(envId);
  return done.ok ? 'geopend' : done.reden;
}

/** Some steps of the route; most of them do not fit where a case stands, and are refused. */
const STAPPEN: readonly Routegebeurtenis[] = [
  { type: 'vragen-aan-melder', vraag: 'Hoe laat was het?' },
  { type: 'geen-aanwijzing', advies: 'Een collega keek mee.', reden: 'Alles klopt.' },
  { type: 'terug-naar-ontvangen', reden: 'Te vroeg.' },
  { type: 'verrijken', bronnen: [] },
  { type: 'onvoldoende', reden: 'Te weinig.', herzienOp: '2027-03-01' },
  { type: 'triage' },
];

const lay = (wat: (d: Dice) => Logregelinhoud) =>
  opened(async (play, desk, d) => {
    const melding = aCase(desk, d);
    if (melding === undefined) return;
    const done = await desk.bureau.leg(melding, wat(d));
    play.tell(done.ok ? 'gelegd' : done.reden);
  });

export const AAN_BUREAU: Record<string, AtDesk> = {
  'open-een': opened(async (play, desk, d) => {
    const all = openable(desk);
    if (all.length > 0) play.tell(await openNew(desk, d.pick(all)));
  }),
  'open-alles': opened(async (play, desk) => {
    for (const row of openable(desk)) play.tell(await openNew(desk, row));
  }),
  ververs: opened((_play, { bureau }) => bureau.ververs()),
  kijk: (_play, desk) => desk.tick(),
  noteer: lay((d) => ({ soort: 'notitie', tekst: `gezien ${d.below(1000)}` })),
  stap: lay((d) => ({ soort: 'route', gebeurtenis: d.pick(STAPPEN) })),
  'koppel-terug': opened(async (play, desk, d) => {
    const melding = aCase(desk, d);
    if (melding === undefined) return;
    play.witness.answered.add(melding);
    const tekst = { sjabloon: 'tk-in-onderzoek', tekst: 'We kijken ernaar.' };
    const done = await desk.bureau.terugkoppel(melding, tekst);
    play.tell(done.ok ? 'teruggekoppeld' : done.reden);
  }),
  vergrendel: (play, desk) => play.start(desk.host, () => desk.bureau.vergrendel()),
  stroom: (_play, desk) => desk.crash(),
  'klok-scheef': (_play, desk, d) => (desk.skew = Math.round((d.next() - 0.5) * 4 * DAY)),
  'lees-in': opened(async (play, { bureau }, d) => {
    if (play.carried.length === 0) return;
    const done = await bureau.leesIn(d.pick(play.carried));
    play.tell(done.ok ? done.waarde.regels.map(({ stand }) => stand).join(', ') : done.reden);
  }),
  'trek-toestel-in': opened(async (_play, { bureau }, d) => {
    const active = shown(bureau.toestellen).filter(({ stand }) => stand === 'actief');
    if (active.length > 0) await bureau.trekIn(d.pick(active).toestel ?? '');
  }),
};

/* ── At the server, and what time does ──────────────────────────────────── */

export const BIJ_SERVER: Record<string, (play: Play, d: Dice) => void> = {
  stroom: (play, d) => play.powerCut(1_000 * d.below(20)),
  'schijf-vol': (play) => (play.stage.server.full = true),
  'schijf-ruim': (play) => (play.stage.server.full = false),
  reservekopie: (play) => play.backup(),
  'herstel-laatste': (play) => play.restore(play.witness.kopieen.length - 1),
  'herstel-oudere': (play, d) => play.restore(d.below(Math.max(1, play.witness.kopieen.length))),
};

/** So much time goes by, with every phone in a pocket and every desk left alone. */
export const TIJD: Record<string, (d: Dice) => number> = {
  uren: (d) => (1 + d.below(12)) * HOUR,
  dagen: (d) => (1 + d.below(6)) * DAY,
  weken: (d) => (7 + d.below(35)) * DAY,
};

/** Enrols a phone, perhaps once more, by an invitation of a desk. */
export const enrolAt = (play: Play, desk: Desk, phone: Phone): Promise<boolean> =>
  atDesk(desk, async () => {
    const invited = await desk.bureau.nodigUit({ naam: phone.host.name, team: 'Toezicht', soort: 'toestel' });
    if (!invited.ok) return;
    play.start(phone.host, async () => {
      const tab = phone.tabs[0] ?? phone.open();
      await tab.phone.start();
      const done = await tab.phone.schrijfIn(invited.waarde.link);
      play.tell(done.ok ? 'ingeschreven' : done.reden);
    });
  });
