import type { Desk, NieuweUitnodiging } from '#device/desk.ts';
import type { Gemeente } from '#domain/gemeente.ts';
import { westFrieslandRoute } from '#domain/routeconfiguratie.ts';
import type { Signaal } from '#domain/signaal.ts';
import type { Daad, Hier } from './acts.ts';
import { type World, type WorldPhone, makeDesk, makePhone, must, seen, shown, until } from './world.ts';
import { BEZOEKEN, type Bezoek, type Moment, TOESTELLEN, VERLOREN_TOESTEL, type Zaak, toen } from './zaak.ts';
import { eerder } from './eerder.ts';
import { onlangs } from './onlangs.ts';

/** Who can log in at the desk of the demo. */
export interface Lid {
  loginnaam: string;
  rol: 'aandachtsfunctionaris' | 'plaatsvervanger';
  wachtzin: string;
}

const GEMEENTE: Gemeente = { naam: 'Voorbeeldgemeente', cbsCode: '9999' };
const OVERLEG = 'Lokaal ondermijningsoverleg';
/** Every step and every outcome of the route, made of the fifteen cases of the domain. */
const zaken: readonly Zaak[] = [...eerder, ...onlangs];
/** The municipality was set up on the morning before the first signaal. */
export const BEGIN = toen(21, '09:00');
const MINUUT = 60_000;

/** Takes a moment as it is written in the story; gives it on the clock, on a working day where it counts those. */
export function momentOf(moment: Moment, nu: number): number {
  if ('minuten' in moment) return nu - moment.minuten * MINUUT;
  const [uur = 0, minuut = 0] = ('tijd' in moment ? moment.tijd : moment.laatst).split(':').map(Number);
  const dag = new Date(nu);
  if ('laatst' in moment) {
    dag.setHours(uur, minuut, 0, 0);
    // long enough ago for the deputy to have seen it
    if (dag.getTime() > nu - 60 * MINUUT) dag.setDate(dag.getDate() - 1);
    return dag.getTime();
  }
  for (let over = moment.werkdagen; over > 0;) {
    dag.setDate(dag.getDate() - 1);
    if (dag.getDay() % 6 !== 0) over -= 1;
  }
  return dag.setHours(uur, minuut, 0, 0);
}

/** Types back the words that were asked, as from paper. */
const fromPaper = (words: readonly string[], asked: readonly number[]): string[] =>
  asked.map((place) => words[place - 1] ?? '');

/** Holds the real ceremony; gives the open desk of the first member. */
export async function setUp(world: World, code: string): Promise<{ desk: Desk; marit: Lid }> {
  const desk = makeDesk(world);
  await desk.start();
  const ceremonie = must(
    await desk.beginInrichting({
      code,
      gemeente: GEMEENTE,
      loginnaam: 'marit',
      route: westFrieslandRoute,
      overlegNaam: OVERLEG,
    }),
    'ceremony',
  );
  const { noodsleutel, wachtzin, vraagNoodsleutel, vraagWachtzin } = ceremonie;
  must(
    ceremonie.bewijs(fromPaper(noodsleutel, vraagNoodsleutel), fromPaper(wachtzin, vraagWachtzin)),
    'proof',
  );
  must(await ceremonie.voltooi(), 'setting up');
  return {
    desk,
    marit: { loginnaam: 'marit', rol: 'aandachtsfunctionaris', wachtzin: wachtzin.join(' ') },
  };
}

/** A second member joins and is let in, after both looked at the same six words. */
export async function letIn(world: World, first: Desk): Promise<Lid> {
  const { link } = must(
    await first.nodigUit({ naam: 'Sanne Kok', team: 'Zorg', soort: 'lid' }),
    'invitation',
  );
  const rol = 'plaatsvervanger';
  const joining = must(
    await makeDesk(world).beginToetreding({ uitnodiging: link, loginnaam: 'sanne', rol }),
    'joining',
  );
  must(joining.bewijs(fromPaper(joining.wachtzin, joining.vraagWachtzin)), 'proof');
  must(await joining.voltooi(), 'asking to join');
  await first.ververs();
  const [aanvraag] = shown(first.aanvragen);
  if (aanvraag?.woorden.join() !== joining.woorden.join()) throw new Error('not the same six words');
  must(await first.laatToe(aanvraag.uitnodiging), 'letting in');
  return { loginnaam: 'sanne', rol, wachtzin: joining.wachtzin.join(' ') };
}

/** Invites a phone and enrols it; with `kluis` it can also read what comes back. */
export async function enrol(
  world: World,
  desk: Desk,
  wie: { naam: string; team: string },
  kluis: boolean,
): Promise<WorldPhone> {
  const { link, woorden } = must(await desk.nodigUit({ ...wie, soort: 'toestel' }), 'invitation');
  const made = makePhone(world);
  await made.phone.start();
  const inschrijving = must(await made.phone.schrijfIn(link), 'enrolment');
  if (inschrijving.woorden.join() !== woorden.join()) throw new Error('not the same three words');
  if (kluis) must(await made.phone.kluis.maak(await made.phone.kluis.nieuweWachtzin(), '482957'), 'vault');
  return made;
}

/** Writes a signaal on a phone and seals it. */
export async function seal({ phone }: WorldPhone, signaal: Signaal): Promise<string> {
  const concept = must(await phone.concepten.begin(signaal.soort, signaal.prostitutiesoort), 'concept');
  must(await concept.wijzig(() => signaal), 'writing');
  return must(await concept.verzegel(), 'sealing').envId;
}

export async function logIn(world: World, { loginnaam, wachtzin }: Lid): Promise<Desk> {
  const desk = makeDesk(world);
  must(await desk.aanmelden(loginnaam, wachtzin), 'logging in');
  // a large werkvoorraad is still being read when the desk opens
  await desk.ververs();
  return desk;
}

/** Does one act in a dossier. */
export async function doe(desk: Desk, melding: string, daad: Daad, hier: Hier): Promise<void> {
  const inhoud = daad(hier);
  if (inhoud.soort !== 'schrijf') return must(await desk.leg(melding, inhoud), inhoud.soort);
  const { sjabloon, tekst } = inhoud;
  must(await desk.terugkoppel(melding, { sjabloon, tekst }), sjabloon);
}

/** Whether there is a local table; a dossier keeps the route it was opened under. */
async function setTable(desk: Desk, lokaalOverleg: boolean): Promise<void> {
  const route = { ...westFrieslandRoute, lokaalOverleg };
  must(await desk.bewaarInstellingen({ route, overlegNaam: OVERLEG }), 'settings');
}

/** An invitation for the phone of whoever looks at the demo. */
export async function invitePhone(desk: Desk): Promise<NieuweUitnodiging> {
  const wie = { naam: 'Jouw telefoon', team: 'Toezicht bouwen en wonen', soort: 'toestel' } as const;
  return must(await desk.nodigUit(wie), 'invitation');
}

/** Takes a time on the clock; puts every clock of the demo there, never back. */
export type Travel = (to: number) => Promise<void>;

/** Plays the three weeks before now, in the order in which they happened. */
export async function playPast(
  world: World,
  travel: Travel,
  start: { desk: Desk; marit: Lid; nu: number },
): Promise<{ sanne: Lid; uitnodiging: NieuweUitnodiging }> {
  const { marit, nu } = start;
  const sanne = await letIn(world, start.desk);
  const phones: WorldPhone[] = [];
  for (const [n, wie] of TOESTELLEN.entries()) {
    phones.push(await enrol(world, start.desk, wie, n !== VERLOREN_TOESTEL));
  }
  await setTable(start.desk, false);
  await start.desk.vergrendel();

  const envelop = new Map<string, string>();
  const meldingen = new Map<string, string>();
  const sent = phones.map(() => 0);
  let uitnodiging: NieuweUitnodiging | undefined;
  const here = (): Hier => {
    const op = new Date(world.now()).toISOString();
    return {
      op,
      dag: op.slice(0, 10),
      meldingVan: (id) => meldingen.get(id) ?? '',
    };
  };
  const phoneOf = ({ toestel = 0 }: Zaak) => phones[toestel]!;

  async function arrive(zaak: Zaak): Promise<void> {
    const { toestel = 0 } = zaak;
    const expected = (sent[toestel] ?? 0) + 1;
    sent[toestel] = expected;
    await until(() => phoneOf(zaak).delivered() >= expected, `${zaak.id} on the line`);
  }

  async function write(zaak: Zaak): Promise<void> {
    const held = phoneOf(zaak);
    if (zaak.bereik) held.coverage(false);
    envelop.set(zaak.id, await seal(held, zaak.signaal(new Date(world.now()).toISOString())));
    if (zaak.bereik) return;
    await arrive(zaak);
    if (zaak.ingetrokken) await withdraw(held, envelop.get(zaak.id)!);
  }

  async function handle(desk: Desk, zaak: Zaak, daden: readonly Daad[], vervanging?: string) {
    const known = meldingen.get(zaak.id);
    const melding = known ?? (await begin(desk, zaak, vervanging));
    meldingen.set(zaak.id, melding);
    for (const daad of daden) {
      await travel(world.now() + 2 * MINUUT);
      await doe(desk, melding, daad, here());
    }
  }

  async function begin(desk: Desk, zaak: Zaak, vervanging?: string): Promise<string> {
    const { melder, id } = zaak;
    const signaal = zaak.signaal(new Date(world.now()).toISOString());
    const opened =
      melder === undefined
        ? await desk.open(envelop.get(id) ?? '', vervanging)
        : await desk.neemOp({ kanaal: 'telefoon', melder, signaal });
    return must(opened, `opening ${id}`).melding;
  }

  async function visit(bezoek: Bezoek): Promise<void> {
    const desk = await logIn(world, marit);
    if (bezoek === 14) await setTable(desk, true);
    for (const zaak of zaken) {
      const daden = zaak.bureau?.[bezoek];
      if (daden) await handle(desk, zaak, daden);
    }
    if (bezoek === 3) {
      const lost = shown(desk.toestellen).find(({ naam }) => naam === TOESTELLEN[VERLOREN_TOESTEL].naam);
      must(await desk.trekIn(lost?.toestel ?? ''), 'revoking');
    }
    if (bezoek === 0) uitnodiging = await invitePhone(desk);
    await desk.vergrendel();
  }

  async function deputise(zaak: Zaak): Promise<void> {
    const { reden, daden } = zaak.waarneming!;
    const desk = await logIn(world, sanne);
    await handle(desk, zaak, daden, reden);
    await desk.vergrendel();
  }

  const at = (moment: Moment) => momentOf(moment, nu);
  const happenings = [
    ...zaken
      .filter(({ toestel }) => toestel !== undefined)
      .map((zaak) => ({ op: at(zaak.gezien), doe: () => write(zaak) })),
    ...zaken.flatMap((zaak) =>
      zaak.bereik === undefined
        ? []
        : [
            {
              op: at(zaak.bereik),
              async doe() {
                phoneOf(zaak).coverage(true);
                await arrive(zaak);
              },
            },
          ],
    ),
    ...zaken.flatMap((zaak) =>
      zaak.waarneming ? [{ op: at(zaak.gezien) + 20 * MINUUT, doe: () => deputise(zaak) }] : [],
    ),
    ...BEZOEKEN.map((bezoek) => ({
      op: bezoek === 0 ? at({ minuten: 25 }) : at(toen(bezoek, '10:30')),
      doe: () => visit(bezoek),
    })),
  ].sort((a, b) => a.op - b.op);
  for (const { op, doe: happen } of happenings) {
    await travel(op);
    await happen();
  }
  for (const { phone } of phones) phone.stop();
  if (!uitnodiging) throw new Error('nobody was invited today');
  return { sanne, uitnodiging };
}

/** Takes back what nobody opened yet, once the phone knows that it arrived. */
async function withdraw({ phone }: WorldPhone, envId: string): Promise<void> {
  await seen(phone.verzonden, (rows) => rows.some((row) => row.envId === envId && row.stand === 'verstuurd'));
  must(await phone.trekIn(envId), 'withdrawing');
}
