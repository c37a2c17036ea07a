import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { t } from '#i18n/nl/field.ts';
import { Icon, type IconName } from '#ui/icon.tsx';
import { useLive } from '#ui/use-live.ts';
import type { Plek } from './route.ts';
import { useField, useOefening } from './use-field.ts';
import { useRand } from './use-rand.ts';

/** The one column of a screen. */
export function Veld({ class: extra, children }: { class?: string; children: ComponentChildren }) {
  return <div class={extra ? `veld ${extra}` : 'veld'}>{children}</div>;
}

/** The title of a screen: takes the focus when you arrive. */
export function Titel({ class: extra, children }: { class?: string; children: ComponentChildren }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const { router } = useField();
  useLayoutEffect(() => {
    if (router.moved()) heading.current?.focus({ preventScroll: true });
  }, [router]);
  return (
    <h1 ref={heading} class={extra} tabIndex={-1}>
      {children}
    </h1>
  );
}

export function Verberg() {
  const session = useField();
  return (
    <button class="kop-knop kop-verberg" type="button" onClick={session.verberg}>
      <Icon name="eye-off" small /> {t.verberg}
    </button>
  );
}

interface KopProps {
  /** an arrow back: to where you came from, or to what `onTerug` does in the words of `naar` */
  terug?: boolean;
  naar?: string;
  onTerug?: () => void;
  children: ComponentChildren;
}

/** The sticky top: back, title, Verberg. */
export function Kop({ terug = false, naar, onTerug, children }: KopProps) {
  const { router } = useField();
  const oefening = useOefening();
  const balk = useRand<HTMLElement>('kop');
  return (
    <header ref={balk} class={oefening ? 'kop kop--oefening' : 'kop'}>
      {terug && (
        <button
          class="kop-knop"
          type="button"
          aria-label={t.terugNaar(naar ?? t.plaatsen[router.vorige()])}
          onClick={onTerug ?? (() => router.terug())}
        >
          <Icon name="arrow-left" />
        </button>
      )}
      {children}
      <Verberg />
      {oefening && (
        <p class="oefenbalk">
          <Icon name="info" small /> {t.oefeningTelt}
        </p>
      )}
    </header>
  );
}

export function Merk() {
  return (
    <p class="merk">
      <Icon name="merk" /> {t.naam}
    </p>
  );
}

export function Voortgang({ stap, children }: { stap: 1 | 2 | 3 | 4; children: ComponentChildren }) {
  return (
    <section class="voortgang" aria-label={t.voortgang}>
      <p>
        <b>{t.stap(stap)}</b>
        <span>{children}</span>
      </p>
      <ol aria-hidden="true">
        {[1, 2, 3, 4].map((n) => (
          <li key={n} class={n < stap ? 'is-klaar' : n === stap ? 'is-hier' : undefined} />
        ))}
      </ol>
    </section>
  );
}

/** To the acute card, from everywhere. */
export function AcuutKnop({ smal, breed }: { smal?: boolean; breed?: boolean }) {
  const { router } = useField();
  const classes = ['knop knop--acuutlijn', smal && 'knop--smal', breed && 'knop--breed'].filter(Boolean);
  return (
    <button class={classes.join(' ')} type="button" onClick={() => router.ga({ scherm: 'acuut' })}>
      <Icon name="siren" /> {smal ? t.acuutKnop.kort : t.acuutKnop.lang}
    </button>
  );
}

function Toastplek() {
  const session = useField();
  const toast = useLive(session.toast, undefined);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!toast) return undefined;
    const timer = setInterval(() => {
      if (box.current?.contains(document.activeElement)) return;
      session.toast.value = undefined;
    }, 8_000);
    return () => clearInterval(timer);
  }, [toast, session]);
  return (
    <div class="toastplek" role="status" ref={box}>
      {toast && (
        <div class="toast">
          <Icon name="check" /> {toast.tekst}
          {toast.knop && (
            <button
              class="knop"
              type="button"
              onClick={() => {
                session.toast.value = undefined;
                toast.knop?.doe();
              }}
            >
              {toast.knop.tekst}
            </button>
          )}
        </div>
      )}
    </div>
  );
}

/** What stays at the bottom; toasts appear just above it. */
function Voet({ children }: { children: ComponentChildren }) {
  const balk = useRand<HTMLDivElement>('voet');
  return (
    <div class="voet" ref={balk}>
      <Toastplek />
      {children}
    </div>
  );
}

/** The thumb bar. */
export function Duim({ stapel, children }: { stapel?: boolean; children: ComponentChildren }) {
  return (
    <Voet>
      <footer class={stapel ? 'duim duim--stapel' : 'duim'}>{children}</footer>
    </Voet>
  );
}

const TABS: readonly { plek: Plek; naam: string; icoon: IconName }[] = [
  { plek: { scherm: 'start' }, naam: t.menu.start, icoon: 'house' },
  { plek: { scherm: 'mijn-signalen' }, naam: t.menu.mijnSignalen, icoon: 'zegel' },
  { plek: { scherm: 'kennisbank' }, naam: t.menu.kennisbank, icoon: 'book-open' },
];

/** The main menu. Away from start, the way to the acute card lies just above it. */
export function Tabs({ hier }: { hier: 'start' | 'mijn-signalen' | 'kennisbank' }) {
  const { router } = useField();
  return (
    <Voet>
      {hier !== 'start' && (
        <div class="acuutbalk">
          <AcuutKnop breed />
        </div>
      )}
      <nav class="tabs" aria-label={t.menu.naam}>
        {TABS.map(({ plek, naam, icoon }) => (
          <button
            key={naam}
            type="button"
            aria-current={plek.scherm === hier ? 'page' : undefined}
            onClick={() => router.begin(plek)}
          >
            <Icon name={icoon} /> {naam}
          </button>
        ))}
      </nav>
    </Voet>
  );
}
