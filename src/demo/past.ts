import type { Desk, NieuweUitnodiging } from '#device/desk.ts';
import type { Daad, Hier } from './acts.ts';
import { eerder } from './eerder.ts';
import { onlangs } from './onlangs.ts';
import { type Lid, doe, enrol, invitePhone, letIn, logIn, seal, setTable, withdraw } from './players.ts';
import { type World, type WorldPhone, must, shown } from './world.ts';
import {
  BEZOEKEN,
  type Bezoek,
  MINUUT,
  type Moment,
  TOESTELLEN,
  VERLOREN_TOESTEL,
  type Zaak,
  momentOf,
  toen,
} from './zaak.ts';

/** Every step and every outcome of the route, made of the fifteen cases of the domain. */
const zaken: readonly Zaak[] = [...eerder, ...onlangs];

/** Takes a time on the clock; puts every clock of the demo there, never back. */
export type Travel = (to: number) => Promise<void>;

/** Plays the three weeks before now, in the order in which they happened; `erbij` is done at the last visit. */
export async function playPast(
  world: World,
  travel: Travel,
  start: { desk: Desk; marit: Lid; nu: number; erbij(desk: Desk): Promise<void> },
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

  const arrive = (zaak: Zaak): Promise<void> => phoneOf(zaak).arrived([envelop.get(zaak.id)!]);

  async function write(zaak: Zaak): Promise<void> {
    const held = phoneOf(zaak);
    if (zaak.bereik) held.coverage(false);
    envelop.set(zaak.id, await seal(held, zaak.signaal(new Date(world.now()).toISOString()), zaak.fotos));
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
    if (bezoek === 0) {
      uitnodiging = await invitePhone(desk);
      await start.erbij(desk);
    }
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
