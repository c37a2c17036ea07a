import type { Desk, NieuweUitnodiging } from '#device/desk.ts';
import type { Gemeente } from '#domain/gemeente.ts';
import { westFrieslandRoute } from '#domain/routeconfiguratie.ts';
import type { Signaal } from '#domain/signaal.ts';
import type { Daad, Hier } from './acts.ts';
import { BEELDEN, type Demofoto } from './fotos.ts';
import { type World, type WorldPhone, makeDesk, makePhone, must, shown } from './world.ts';

/* What the people of the demo do at a desk and on a phone, one thing each. */

/** Who can log in at the desk of the demo. */
export interface Lid {
  loginnaam: string;
  rol: 'aandachtsfunctionaris' | 'plaatsvervanger';
  wachtzin: string;
}

const GEMEENTE: Gemeente = { naam: 'Voorbeeldgemeente', cbsCode: '9999' };
const OVERLEG = 'Lokaal ondermijningsoverleg';

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

/** Writes a signaal on a phone, with what was photographed, and seals it. */
export async function seal(
  { phone }: WorldPhone,
  signaal: Signaal,
  fotos: readonly Demofoto[] = [],
): Promise<string> {
  const concept = must(await phone.concepten.begin(signaal.soort, signaal.prostitutiesoort), 'concept');
  must(await concept.wijzig(() => signaal), 'writing');
  for (const { beeld, ...bij } of fotos) {
    const over = { mime: 'image/webp', breedte: 720, hoogte: 720, genomenOp: signaal.begonnenOp } as const;
    must(await concept.bijlagen.voegToe({ inhoud: BEELDEN[beeld], ...over, ...bij }), 'photo');
  }
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
export async function setTable(desk: Desk, lokaalOverleg: boolean): Promise<void> {
  const route = { ...westFrieslandRoute, lokaalOverleg };
  must(await desk.bewaarInstellingen({ route, overlegNaam: OVERLEG }), 'settings');
}

/** An invitation for the phone of whoever looks at the demo. */
export async function invitePhone(desk: Desk): Promise<NieuweUitnodiging> {
  const wie = { naam: 'Jouw telefoon', team: 'Toezicht bouwen en wonen', soort: 'toestel' } as const;
  return must(await desk.nodigUit(wie), 'invitation');
}

/** Takes back what arrived and nobody opened yet. */
export async function withdraw({ phone }: WorldPhone, envId: string): Promise<void> {
  must(await phone.trekIn(envId), 'withdrawing');
}
