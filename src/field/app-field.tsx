import './field.css';
import { render } from 'preact';
import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import type { Phone, Startstand } from '#device/phone.ts';
import type { Live } from '#device/live.ts';
import { STANDAARD_VELD } from '#domain/veldinstellingen.ts';
import { t } from '#i18n/nl/field.ts';
import { Icon } from '#ui/icon.tsx';
import { ErrorBoundary } from '#ui/error-boundary.tsx';
import { useLive } from '#ui/use-live.ts';
import { whenIdle } from '#ui/when-idle.ts';
import { later, loadBeforehand } from '#ui/later.tsx';
import { leesVooruit } from './lijsten.ts';
import { watchAbsence } from './lock-timer.ts';
import type { Plek } from './route.ts';
import { Acuut } from './screens/acuut.tsx';
import { Checklist } from './screens/checklist.tsx';
import { Deksel, Slot } from './screens/slot.tsx';
import { SoortLocatie } from './screens/soort-locatie.tsx';
import { Start } from './screens/start.tsx';
import { type Session, createSession } from './session.ts';
import { Stuk } from './stuk.tsx';
import { FieldContext, useField, useTeKiezen } from './use-field.ts';

// What a signaal begins with is there at once; what comes before and after follows while she looks at the first screen.
const Details = later(async () => (await import('./screens/details.tsx')).Details);
const Controleren = later(async () => (await import('./screens/controleren.tsx')).Controleren);
const Verzegeld = later(async () => (await import('./screens/verzegeld.tsx')).Verzegeld);
const Vermoeden = later(async () => (await import('./screens/vermoeden.tsx')).Vermoeden);
const Zoek = later(async () => (await import('./screens/zoek.tsx')).Zoek);
const Startbelet = later(async () => (await import('./screens/startstand.tsx')).Startbelet);
const Inschrijven = later(async () => (await import('./screens/inschrijven.tsx')).Inschrijven);
const MijnSignalen = later(async () => (await import('./screens/mijn-signalen.tsx')).MijnSignalen);
const Aanvulling = later(async () => (await import('./screens/aanvulling.tsx')).Aanvulling);
const Intrekken = later(async () => (await import('./screens/intrekken.tsx')).Intrekken);
const Terugkoppeling = later(async () => (await import('./screens/terugkoppeling.tsx')).Terugkoppeling);
const Redding = later(async () => (await import('./screens/redding.tsx')).Redding);
const Kennisbank = later(async () => (await import('./screens/kennisbank.tsx')).Kennisbank);
const Nummers = later(async () => (await import('./screens/kennisbank.tsx')).Nummers);
const Begrippen = later(async () => (await import('./screens/kennisbank.tsx')).Begrippen);
const ZoLoopt = later(async () => (await import('./screens/zo-loopt-een-signaal.tsx')).ZoLooptEenSignaal);
const Artikel = later(async () => (await import('./screens/artikel.tsx')).Artikel);
const Uitgelegd = later(async () => (await import('./screens/uitgelegd.tsx')).Uitgelegd);
const Praatkaarten = later(async () => (await import('./screens/praatkaarten.tsx')).Praatkaarten);
const Rapport = later(async () => (await import('./screens/rapport.tsx')).Rapport);
const Foto = later(async () => (await import('./screens/foto.tsx')).Foto);
const FotoBekijk = later(async () => (await import('./screens/foto-bekijk.tsx')).FotoBekijk);
const WieBenJij = later(async () => (await import('./screens/wie.tsx')).WieBenJij);
const Erbij = later(async () => (await import('./screens/wie.tsx')).Erbij);
const Toestel = later(async () => (await import('./screens/toestel.tsx')).Toestel);

/** Where it cannot be loaded, the lock screen hides as well. */
const Dekmantel = later(async () => {
  const found = await import('./screens/dekmantel.tsx').catch(() => undefined);
  return found?.Dekmantel ?? ZonderDekmantel;
});

function ZonderDekmantel({ onOntgrendel }: { onOntgrendel(): void }) {
  useLayoutEffect(onOntgrendel, [onOntgrendel]);
  return null;
}

export interface FieldOptions {
  phone: Phone;
  now(): Date;
  /** the link this page was opened with, when it is an invitation */
  uitnodiging?: string | undefined;
  /** the invitation was used: its code may leave the address bar */
  onIngeschreven(): void;
  /** a newer version waits; calling it lets the new version in */
  update: Live<(() => void) | undefined>;
}

/** Takes the phone and where to draw; shows the field app. */
export function mountField(root: Element, options: FieldOptions): void {
  const session = createSession(options.phone, options.now);
  let { slotMinuten } = STANDAARD_VELD;
  options.phone.veld.subscribe((veld) => ({ slotMinuten } = veld));
  watchAbsence({
    now: () => options.now().getTime(),
    idle: () => slotMinuten * 60_000,
    lock: session.vergrendel,
  });
  addEventListener('unhandledrejection', () => {
    session.toast.value = { tekst: t.stuk.toast };
  });
  render(
    <FieldContext.Provider value={session}>
      <ErrorBoundary instead={(retry) => <Stuk onOpnieuw={retry} />}>
        <App session={session} options={options} />
      </ErrorBoundary>
    </FieldContext.Provider>,
    root,
  );
}

function App({ session, options }: { session: Session; options: FieldOptions }) {
  const { phone, router } = session;
  const [startstand, setStartstand] = useState<Startstand>();
  const [voor, setVoor] = useState<'mij' | 'collega' | 'klaar'>();
  const [broken, setBroken] = useState<unknown>();
  const kluis = useLive(phone.kluis.stand, undefined);
  const slot = useLive(session.slot, false);
  const dekmantel = useLive(session.dekmantel, 0);
  const plek = useLive(router.plek, router.plek.value);
  const update = useLive(options.update, undefined);
  const teKiezen = useTeKiezen();

  useEffect(() => {
    phone
      .start()
      .then(setStartstand, setBroken)
      // not before the first screen is there: on a thin line it would wait for what may come later
      .finally(() =>
        whenIdle(() => {
          leesVooruit();
          void loadBeforehand();
        }),
      );
  }, [phone]);
  useLayoutEffect(() => {
    const y = router.scroll();
    scrollTo(0, 0);
    if (y > 0) requestAnimationFrame(() => scrollTo(0, y));
  }, [plek, slot, router]);

  if (broken !== undefined) throw broken;
  const bedekt = slot && dekmantel > 0 && (
    <Dekmantel key={dekmantel} onOntgrendel={() => (session.dekmantel.value = 0)} />
  );
  if (startstand === undefined || kluis === undefined) {
    if (bedekt) return bedekt;
    return (
      <div class="opstart">
        <Icon name="merk" />
      </div>
    );
  }
  const acuut = plek.scherm === 'acuut';
  const uitgenodigd = startstand === 'opslag-verdwenen' && options.uitnodiging !== undefined;
  const opnieuw = voor === 'klaar' || options.uitnodiging === undefined ? undefined : voor;
  const schrijftIn =
    startstand === 'niet-ingeschreven' ||
    uitgenodigd ||
    (startstand === 'gereed' && (kluis === 'geen' || (opnieuw && !(opnieuw === 'mij' && teKiezen))));
  const klaar = () => {
    options.onIngeschreven();
    setVoor('klaar');
    router.begin();
  };
  if (schrijftIn) {
    // Kept while covered: the six words on paper must stay the six words on screen.
    return (
      <>
        <div hidden={slot || acuut}>
          <Inschrijven
            uitnodiging={options.uitnodiging}
            voor={opnieuw}
            zonderKluis={startstand === 'gereed' && !opnieuw}
            onIngeschreven={() => {
              setStartstand('gereed');
              klaar();
            }}
          />
        </div>
        {bedekt || (slot ? <Deksel onVerder={() => (session.slot.value = false)} /> : acuut && <Acuut />)}
      </>
    );
  }
  if (bedekt) return bedekt;
  if (startstand !== 'gereed') {
    if (slot) return <Deksel onVerder={() => (session.slot.value = false)} />;
    if (acuut) return <Acuut />;
    return <Startbelet stand={startstand} onSchrijfIn={() => setStartstand('niet-ingeschreven')} />;
  }
  if (slot || (kluis !== 'open' && alleenOpen(plek))) return <Slot />;
  if (options.uitnodiging !== undefined && voor === undefined && !acuut) {
    return <Erbij onVoor={setVoor} onToch={klaar} />;
  }
  if (teKiezen && (opnieuw || vanIemand(plek))) return <WieBenJij />;
  return <Scherm plek={plek} onUpdate={update} />;
}

/** What was received can be read only with the vault open; how far a sealed signal is, may be seen while locked. */
const alleenOpen = ({ scherm }: Plek): boolean => scherm === 'terugkoppeling';

/** Of a person, so that it must be known which. */
const vanIemand = ({ scherm }: Plek): boolean => scherm === 'soort' || scherm === 'mijn-signalen';

function Scherm({ plek, onUpdate }: { plek: Plek; onUpdate: (() => void) | undefined }) {
  const concept = useLive(useField().concept, undefined);
  switch (plek.scherm) {
    case 'start':
      return <Start onUpdate={onUpdate} />;
    case 'soort':
      return <SoortLocatie oefening={plek.oefening} />;
    case 'vermoeden':
      return concept ? <Vermoeden /> : <Start onUpdate={onUpdate} />;
    case 'zoek':
      return concept ? <Zoek /> : <Start onUpdate={onUpdate} />;
    case 'checklist':
      return concept ? <Checklist deel={plek.deel} /> : <Start onUpdate={onUpdate} />;
    case 'details':
      return concept ? <Details /> : <Start onUpdate={onUpdate} />;
    case 'foto':
      return concept ? <Foto bij={plek.bij} over={plek.over} /> : <Start onUpdate={onUpdate} />;
    case 'foto-bekijk':
      return concept ? <FotoBekijk id={plek.id} /> : <Start onUpdate={onUpdate} />;
    case 'controleren':
      return concept ? <Controleren /> : <Start onUpdate={onUpdate} />;
    case 'acuut':
      return <Acuut />;
    case 'verzegeld':
      return <Verzegeld envId={plek.envId} kenmerk={plek.kenmerk} />;
    case 'mijn-signalen':
      return <MijnSignalen />;
    case 'terugkoppeling':
      return <Terugkoppeling envId={plek.envId} />;
    case 'aanvulling':
      return concept ? <Aanvulling /> : <Start onUpdate={onUpdate} />;
    case 'intrekken':
      return <Intrekken envId={plek.envId} />;
    case 'redding':
      return <Redding />;
    case 'kennisbank':
      return <Kennisbank vraag={plek.vraag} />;
    case 'artikel':
      return <Artikel artikel={plek.artikel} item={plek.item} />;
    case 'uitgelegd':
      return <Uitgelegd soort={plek.lijst} item={plek.item} />;
    case 'praatkaarten':
      return <Praatkaarten />;
    case 'rapport':
      return concept ? <Rapport /> : <Start onUpdate={onUpdate} />;
    case 'zo-loopt-een-signaal':
      return <ZoLoopt />;
    case 'nummers':
      return <Nummers />;
    case 'begrippen':
      return <Begrippen />;
    case 'toestel':
      return <Toestel />;
  }
}
