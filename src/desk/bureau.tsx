import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Desk } from '#device/desk.ts';
import { Icon } from '#ui/icon.tsx';
import { later, loadBeforehand } from '#ui/later.tsx';
import { useLive } from '#ui/use-live.ts';
import { t } from '#i18n/nl/desk.ts';
import type { Lijnfilter } from './lijn.tsx';
import { type Plek, useRoute } from './route.ts';
import { Snelkoppelingen } from './snelkoppelingen.tsx';
import { useSlotBijna } from './slot-bijna.ts';
import { tijd } from './tijd.ts';
import { Dossier } from './screens/dossier.tsx';
import { Werkvoorraad } from './screens/werkvoorraad.tsx';

const Beheer = later(async () => (await import('./screens/beheer.tsx')).Beheer);
const Monitoring = later(async () => (await import('./screens/monitoring.tsx')).Monitoring);
const MeldrouteKaart = later(async () => (await import('./screens/meldroute-kaart.tsx')).MeldrouteKaart);
const Inlezen = later(async () => (await import('./screens/inlezen.tsx')).Inlezen);
const Opnemen = later(async () => (await import('./screens/opnemen.tsx')).Opnemen);
const Verrijken = later(async () => (await import('./screens/verrijken.tsx')).Verrijken);
const Opvangwijzer = later(async () => (await import('./screens/opvangwijzer.tsx')).Opvangwijzer);
const TerugkoppelingSchrijven = later(
  async () => (await import('./screens/terugkoppeling-schrijven.tsx')).TerugkoppelingSchrijven,
);

/** What every screen of the open desk gets. */
export interface Schermprops {
  desk: Desk;
  ga(plek: Plek): void;
  terug(anders: Plek): void;
  /** Says in words that something was done, on screen and to a screen reader. */
  zeg(tekst: string): void;
  /** why nothing can be recorded now; undefined when it can */
  uit: string | undefined;
  /** how the list was left: what was searched and filtered */
  lijst: Lijststand;
  onLijst(lijst: Lijststand): void;
  /** the melding you come back from */
  vorige: string | undefined;
}

export interface Lijststand {
  zoek: string;
  filter: Lijnfilter;
  mij: boolean;
}

const TOAST = 8_000;

/** The open desk: a top bar that is a track, the state of the line, one screen, and the result of what you did. */
export function Bureau({ desk }: { desk: Desk }) {
  const { plek, ga, terug } = useRoute();
  const ik = useLive(desk.ik, undefined);
  const verbinding = useLive(desk.verbinding, { verbonden: true, standVan: '' });
  const [toast, setToast] = useState('');
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const voortgang = useLive(desk.voortgang, undefined);
  const slotBijna = useSlotBijna();
  const [lijst, setLijst] = useState<Lijststand>({ zoek: '', filter: {}, mij: false });
  const vorige = useRef<string>(undefined);
  const voorheen = vorige.current;
  useEffect(() => {
    vorige.current = 'melding' in plek ? plek.melding : undefined;
  }, [plek]);

  const zeg = useCallback((tekst: string) => {
    clearTimeout(timer.current);
    setToast(tekst);
    timer.current = setTimeout(() => setToast(''), TOAST);
  }, []);
  useEffect(() => () => clearTimeout(timer.current), []);
  // a screen that is opened when the line is gone must be here already
  useEffect(() => void loadBeforehand(), []);

  const props: Schermprops = {
    desk,
    ga,
    terug,
    zeg,
    uit: verbinding.verbonden ? undefined : t.verbinding.wegUit,
    lijst,
    onLijst: setLijst,
    vorige: voorheen,
  };

  return (
    <div class="werk">
      <a class="vo naar-inhoud" href="#inhoud" onClick={naarInhoud}>
        {t.kop.naarInhoud}
      </a>
      <header class="werkkop">
        <button class="merk" type="button" onClick={() => ga({ scherm: 'werkvoorraad' })}>
          <Icon name="merk" /> {t.naam}
        </button>
        <nav aria-label={t.kop.menu}>
          <ul>
            {(
              [
                ['werkvoorraad', t.kop.werkvoorraad],
                ['monitoring', t.kop.monitoring],
                ['route', t.kop.route],
                ['beheer', t.kop.beheer],
              ] as const
            ).map(([scherm, naam]) => (
              <li key={scherm}>
                <button
                  type="button"
                  {...(hoortBij(plek) === scherm && { 'aria-current': 'page' as const })}
                  onClick={() => ga({ scherm })}
                >
                  {naam}
                </button>
              </li>
            ))}
          </ul>
        </nav>
        {ik && (
          <p class="wie">
            <b>{ik.naam}</b>
            <span class="zacht">{t.kop.wie(t.kop.rol[ik.rol] ?? ik.rol, ik.gemeente)}</span>
          </p>
        )}
        <button class="knop" type="button" onClick={() => void desk.vergrendel()}>
          <Icon name="lock-keyhole" small /> {t.kop.vergrendel}
        </button>
      </header>
      <div role="status">
        {!verbinding.verbonden && (
          <p class="bereik">
            <Icon name="cloud-off" />
            <span>
              {t.verbinding.weg(tijd(verbinding.standVan))}. {t.verbinding.wegUit}
            </span>
            <button class="knop knop--stil" type="button" onClick={() => void desk.ververs()}>
              {t.verbinding.probeer}
            </button>
          </p>
        )}
        {voortgang && (
          <p class="bereik bereik--bezig">
            <Icon name="loader-circle" />
            <span>{t.verbinding.lezen(voortgang.gelezen, voortgang.totaal)}</span>
          </p>
        )}
        {slotBijna && (
          <p class="bereik">
            <Icon name="lock-keyhole" />
            <span>
              {t.slot.bijna} {t.slot.bijnaUit}
            </span>
          </p>
        )}
      </div>
      <Snelkoppelingen ga={ga} />
      <Scherm key={sleutel(plek)} plek={plek} props={props} />
      <div class="toastplek" role="status">
        {toast && (
          <p class="toast">
            <Icon name="circle-check" /> {toast}
          </p>
        )}
      </div>
    </div>
  );
}

function Scherm({ plek, props }: { plek: Plek; props: Schermprops }) {
  switch (plek.scherm) {
    case 'beheer':
      return <Beheer {...props} />;
    case 'route':
      return <MeldrouteKaart {...props} />;
    case 'monitoring':
      return <Monitoring {...props} />;
    case 'inlezen':
      return <Inlezen {...props} />;
    case 'opnemen':
      return <Opnemen {...props} />;
    case 'dossier':
      return <Dossier {...props} melding={plek.melding} />;
    case 'verrijken':
      return <Verrijken {...props} melding={plek.melding} />;
    case 'terugkoppeling':
      return <TerugkoppelingSchrijven {...props} melding={plek.melding} />;
    case 'opvangwijzer':
      return <Opvangwijzer {...props} melding={plek.melding} />;
    case 'werkvoorraad':
      return <Werkvoorraad {...props} />;
  }
}

const sleutel = (plek: Plek) => ('melding' in plek ? `${plek.scherm}/${plek.melding}` : plek.scherm);

/** A dossier is part of the werkvoorraad: the dot on the track stays there. */
const hoortBij = ({ scherm }: Plek) =>
  scherm === 'beheer' || scherm === 'route' || scherm === 'monitoring' ? scherm : 'werkvoorraad';

/** The link must not touch the URL, so it moves the focus itself. */
function naarInhoud(event: Event): void {
  event.preventDefault();
  document.querySelector<HTMLElement>('main h1')?.focus();
}
