import type { Desk } from '#device/desk.ts';
import type { Signaal } from '#domain/signaal.ts';
import { voorbeelden } from '#domain/voorbeelden.ts';
import {
  type Daad,
  type Hier,
  bron,
  geeft,
  naarOverleg,
  naarPlein,
  route,
  schrijf,
  vermoeden,
  zvh,
} from './acts.ts';
import { doe, enrol, seal } from './players.ts';
import { type World, type WorldPhone, must } from './world.ts';

/* Many dossiers, for whoever wants to see a full werkvoorraad: the same real phones and desk, many at a time. */

/** One phone writes this many. */
const PER_PHONE = 100;
/** Phones that write at the same time, and dossiers of one phone that are handled side by side. */
const LANES = 3;
const AT_ONCE = 12;

const plaatsen = ['Voorbeelddorp', 'Oostvoorbeeld', 'Voorbeeldwoude', 'Nieuw-Voorbeeld', 'Voorbeeldsluis'];
const straten = ['Voorbeeldweg', 'Voorbeeldkade', 'Voorbeeldlaan', 'Voorbeelddijk', 'Voorbeeldplein'];

const ander: Daad = route({
  type: 'ander-fenomeen',
  advies: 'Het overleg ziet geen dwang.',
  fenomeen: 'woonoverlast',
  verstrekking: geeft('Team Wonen'),
});
const geenAanwijzing: Daad = route({
  type: 'geen-aanwijzing',
  advies: 'Een collega keek mee.',
  reden: 'Alles klopt.',
});
const brp = bron('brp', 'niets');
const tafel = route({
  type: 'regionale-tafel-besluit',
  keuze: 'combinatie',
  magVerteld: 'Dat het is opgepakt.',
});
const sluit = (bewaarklasse: 'geen-mensenhandel' | 'ander-fenomeen' | 'doorgezet'): Daad =>
  route({ type: 'sluiten', vorm: 'onbekend', bewaarklasse });
const opgepakt = schrijf('tk-opgepakt', 'Je signaal wordt verder opgepakt. Wat je zag was bruikbaar.');
const anders = schrijf('tk-ander', 'Dit is geen mensenhandel. Ik heb het doorgegeven aan het team Wonen.');

/** How twenty dossiers end: most are closed, a few stand somewhere on the line. */
const AFLOPEN: readonly (readonly Daad[])[] = [
  ...Array.from({ length: 9 }, () => [
    brp,
    geenAanwijzing,
    zvh,
    schrijf('tk-geen'),
    sluit('geen-mensenhandel'),
  ]),
  ...Array.from({ length: 7 }, () => [brp, naarOverleg, ander, zvh, anders, sluit('ander-fenomeen')]),
  [brp, naarOverleg, vermoeden('Schuld en dreiging.'), naarPlein, tafel, zvh, opgepakt, sluit('doorgezet')],
  [brp, naarOverleg, vermoeden('Schuld en dreiging.')],
  [brp, naarOverleg],
  [brp],
];

/** The n-th signaal: one of the fifteen, at a place of its own. */
function signaalOf(n: number, op: string): Signaal {
  const voorbeeld = voorbeelden[(n * 7) % voorbeelden.length]!;
  const { acuut: _, ...signaal } = voorbeeld.signaal(op);
  const plaats = plaatsen[n % plaatsen.length]!;
  const straat = straten[(n * 3) % straten.length]!;
  return {
    ...signaal,
    waar: { plaats, huisnummer: String((n % 240) + 1), omschrijving: `${straat}, nummer ${(n % 240) + 1}` },
  };
}

/** Makes so many dossiers at one desk; says how far it is. */
export async function playMany(
  world: World,
  desk: Desk,
  wish: { zaken: number; say(line: string): void },
): Promise<void> {
  const { zaken, say } = wish;
  const began = performance.now();
  let next = 0;
  let done = 0;
  const lane = async () => {
    while (next < zaken) {
      const first = next;
      next = Math.min(zaken, first + PER_PHONE);
      const many = next - first;
      await fromOnePhone(world, desk, first, next);
      done += many;
      say(`  ${done} van ${zaken} zaken, ${Math.round((performance.now() - began) / 1_000)} s`);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}

async function fromOnePhone(world: World, desk: Desk, first: number, last: number): Promise<void> {
  const naam = `Toestel ${1 + Math.floor(first / PER_PHONE)}`;
  const held = await enrol(world, desk, { naam, team: 'Toezicht' }, false);
  const made: { n: number; envId: string }[] = [];
  for (let n = first; n < last; n += 1) made.push({ n, envId: await sealOne(world, held, n) });
  await held.arrived(made.map(({ envId }) => envId));
  held.phone.stop();
  await desk.ververs();
  let next = 0;
  const handle = async () => {
    for (let one = made[next++]; one; one = made[next++]) await handleOne(world, desk, one);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, handle));
}

const sealOne = (world: World, held: WorldPhone, n: number): Promise<string> =>
  seal(held, signaalOf(n, new Date(world.now()).toISOString()));

async function handleOne(world: World, desk: Desk, { n, envId }: { n: number; envId: string }) {
  const { melding } = must(await desk.open(envId), 'opening');
  const op = new Date(world.now()).toISOString();
  const hier: Hier = { op, dag: op.slice(0, 10), meldingVan: () => '' };
  for (const daad of AFLOPEN[n % AFLOPEN.length]!) await doe(desk, melding, daad, hier);
}
