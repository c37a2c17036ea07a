import {
  type AnyActorScope,
  type AnyStateMachine,
  type AnyStateNode,
  type StateValue,
  createActor,
  getNextTransitions,
  initialTransition,
} from 'xstate';
import { evaluateGuard } from 'xstate/guards';
import { type Rol, magHandelen } from './bevoegdheid.ts';
import type { Stap } from './haltes.ts';
import { meldroute } from './meldroute.ts';
import type { Routeconfiguratie } from './routeconfiguratie.ts';
import {
  type Gebeurtenisnaam,
  type Routegebeurtenis,
  Zijspoor,
  type Zijspoorstand,
} from './routegebeurtenis.ts';
import { type Feiten, type Routeweigering, type Voorwaarde, gegevens, redenen } from './routevoorwaarden.ts';
import { type Uitkomst, geweigerd, gelukt } from './uitkomst.ts';

/** Where a melding stands: on the line, beside it, and what is known. All that is kept of the machine. */
export type Routestand = {
  readonly stap: Stap;
  readonly zijsporen: Readonly<Record<Zijspoor, Zijspoorstand>>;
  readonly feiten: Feiten;
};

/** How a melding begins: as a concept on a phone, or at the desk for what came by phone, mail or counter. */
export type Begin = Pick<Feiten, 'gemeente' | 'oefening' | 'locatietype' | 'vormen'> &
  ({ kanaal: 'app' } | { kanaal: 'telefoon' | 'mail' | 'balie'; vingerafdruk: string });

type Kaart = typeof meldroute;
type Snapshot = ReturnType<Kaart['resolveState']>;

/** How XState names each state: by its way from the top of the line. */
const lijnwaarden = new Map<string, StateValue>();
(function hang({ key, path, states }: AnyStateNode) {
  const ouders = path.slice(1, -1);
  lijnwaarden.set(
    key,
    ouders.reduceRight<StateValue>((waarde, ouder) => ({ [ouder]: waarde }), key),
  );
  Object.values(states).forEach(hang);
})(meldroute.root.states.lijn!);

/** Setting the machine up is most of the work, and a desk asks many things of one stand. */
const opgesteld = new WeakMap<Routestand, { kaart: Kaart; configuratie: Routeconfiguratie; nu: Snapshot }>();

function opstellen(kaart: Kaart, stand: Routestand, configuratie: Routeconfiguratie): Snapshot {
  const eerder = opgesteld.get(stand);
  if (eerder?.kaart === kaart && eerder.configuratie === configuratie) return eerder.nu;
  const nu = kaart.resolveState({
    value: { lijn: lijnwaarden.get(stand.stap)!, ...stand.zijsporen },
    context: { ...stand.feiten, configuratie },
  });
  opgesteld.set(stand, { kaart, configuratie, nu });
  return nu;
}

function standVan({ value, context }: Pick<Snapshot, 'value' | 'context'>): Routestand {
  const { lijn, ...zijsporen } = value as { lijn: StateValue } & Record<Zijspoor, Zijspoorstand>;
  const { configuratie: _, ...feiten } = context;
  let stap = lijn;
  while (typeof stap !== 'string') stap = Object.values(stap)[0]!;
  return { stap: stap as Stap, zijsporen, feiten };
}

/** Takes a chart; gives the surroundings in which XState moves along it: nothing runs there and nothing gets out. */
function buiten(kaart: Kaart): AnyActorScope {
  const self = createActor(kaart as AnyStateMachine);
  const niets = () => {};
  return {
    self,
    system: self.system,
    id: self.id,
    sessionId: self.sessionId,
    logger: niets,
    defer: niets,
    emit: niets,
    stopChild: niets,
    actionExecutor: niets,
  };
}

/** Takes the condition of a transition; gives the sentences it is made of. */
function zinnen(guard: unknown): readonly unknown[] {
  if (typeof guard === 'function' && 'guards' in guard) return (guard.guards as unknown[]).flatMap(zinnen);
  return guard === undefined ? [] : [guard];
}

/** Takes an event that is not possible now; gives the word of the first condition that fails. */
function weigering(nu: Snapshot, gebeurtenis: Routegebeurtenis): Routeweigering {
  const woorden = getNextTransitions(nu)
    .filter(({ eventType }) => eventType === gebeurtenis.type)
    .map(({ guard }) => {
      const zin = zinnen(guard).find(
        (zin) => !evaluateGuard(zin as Voorwaarde, nu.context, gebeurtenis, nu),
      ) as Voorwaarde | { type: Voorwaarde } | undefined;
      return zin === undefined ? 'stap-niet-toegestaan' : redenen[typeof zin === 'string' ? zin : zin.type];
    });
  return woorden.find((woord) => woord !== 'stap-niet-toegestaan') ?? 'stap-niet-toegestaan';
}

/**
 * Takes how a melding begins and who begins it; gives its first stand: `concept` on a phone, `gemeld` at the desk.
 * Refuses a rol that may not begin one there (domein §2.2).
 */
export function beginstand(
  begin: Begin,
  rol: Rol,
  configuratie: Routeconfiguratie,
): Uitkomst<Routestand, 'rol-niet-bevoegd'> {
  if (!magHandelen(rol, begin.kanaal === 'app' ? 'start' : 'bureau-invoer'))
    return geweigerd('rol-niet-bevoegd');
  const { gemeente, kanaal, oefening, locatietype, vormen } = begin;
  const [nu] = initialTransition(meldroute, {
    gemeente,
    kanaal,
    oefening,
    locatietype,
    vormen,
    oorspronkelijk: begin.kanaal === 'app' ? null : begin.vingerafdruk,
    aanvullingen: [],
    vervanging: false,
    rappel: 'geen',
    afdoening: null,
    terugkoppeling: { stand: 'nog-niet' },
    bewaarklasse: null,
    configuratie,
  });
  return gelukt(standVan(nu));
}

/**
 * Takes where a melding stands, what happened, who did it and the municipality's configuration; gives where it stands
 * then. Refuses with a word what the rol may not do, and what the meldroute does not allow here and now.
 */
export type ZetStap = (
  stand: Routestand,
  gebeurtenis: Routegebeurtenis,
  rol: Rol,
  configuratie: Routeconfiguratie,
) => Uitkomst<Routestand, Routeweigering>;

/** Takes a chart; gives the way to move along it. Only the proof moves along another chart than the meldroute. */
export function zetStapOp(kaart: Kaart): ZetStap {
  // made once: XState's own `transition` makes an actor at every step, which takes five times as long as the step
  const omgeving = buiten(kaart);
  return (stand, gebeurtenis, rol, configuratie) => {
    if (!magHandelen(rol, gebeurtenis.type, stand.feiten.vervanging)) return geweigerd('rol-niet-bevoegd');
    const nu = opstellen(kaart, stand, configuratie);
    if (!nu.can(gebeurtenis)) return geweigerd(weigering(nu, gebeurtenis));
    return gelukt(standVan(kaart.transition(nu, gebeurtenis, omgeving)));
  };
}

export const zetStap: ZetStap = zetStapOp(meldroute);

/** The same chart with every form filled in: what remains are the conditions on the melding itself. */
const ingevuldeKaart: Kaart = meldroute.provide({
  guards: Object.fromEntries(Object.keys(gegevens).map((zin) => [zin, () => true])),
});

/** An event of which only the name counts: on `ingevuldeKaart` nothing asks for more. */
const naam = (type: Gebeurtenisnaam, spoor?: Zijspoor) => ({ type, spoor }) as Routegebeurtenis;

const spoorgebeurtenissen = [
  'spoor-nodig',
  'spoor-uitzetten',
  'spoor-bevestigen',
  'spoor-vervallen',
] as const;
/** The acts that name a side track. */
export type Spoorgebeurtenis = (typeof spoorgebeurtenissen)[number];
const isSpoorgebeurtenis = (type: string): type is Spoorgebeurtenis =>
  spoorgebeurtenissen.some((naam) => naam === type);

/**
 * Takes where a melding stands, a rol and the configuration; gives which events exist now for that rol, in the order
 * of the chart. What is not among them is absent at the desk. For side tracks `mogelijkeSporen` says which.
 */
export function mogelijkeGebeurtenissen(
  stand: Routestand,
  rol: Rol,
  configuratie: Routeconfiguratie,
): readonly Gebeurtenisnaam[] {
  const nu = opstellen(ingevuldeKaart, stand, configuratie);
  const namen = new Set(getNextTransitions(nu).map(({ eventType }) => eventType as Gebeurtenisnaam));
  const kan = (type: Gebeurtenisnaam): boolean =>
    isSpoorgebeurtenis(type)
      ? Zijspoor.options.some((spoor) => nu.can(naam(type, spoor)))
      : nu.can(naam(type));
  return [...namen].filter((type) => magHandelen(rol, type, stand.feiten.vervanging) && kan(type));
}

/** As `mogelijkeGebeurtenissen`, for the events that name a side track. */
export function mogelijkeSporen(
  stand: Routestand,
  rol: Rol,
  configuratie: Routeconfiguratie,
): Readonly<Record<Zijspoor, readonly Spoorgebeurtenis[]>> {
  const nu = opstellen(ingevuldeKaart, stand, configuratie);
  const bij = (spoor: Zijspoor) =>
    spoorgebeurtenissen.filter(
      (type) => magHandelen(rol, type, stand.feiten.vervanging) && nu.can(naam(type, spoor)),
    );
  return Object.fromEntries(Zijspoor.options.map((spoor) => [spoor, bij(spoor)])) as Record<
    Zijspoor,
    Spoorgebeurtenis[]
  >;
}

/**
 * Takes an event by name (and its side track); gives why it does not exist now for this rol, or undefined when it does.
 */
export function waaromNiet(
  stand: Routestand,
  type: Gebeurtenisnaam,
  rol: Rol,
  configuratie: Routeconfiguratie,
  spoor?: Zijspoor,
): Routeweigering | undefined {
  if (!magHandelen(rol, type, stand.feiten.vervanging)) return 'rol-niet-bevoegd';
  const nu = opstellen(ingevuldeKaart, stand, configuratie);
  return nu.can(naam(type, spoor)) ? undefined : weigering(nu, naam(type, spoor));
}
