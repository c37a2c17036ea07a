import { render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Desk, Deskstand } from '#device/desk.ts';
import { ErrorBoundary } from '#ui/error-boundary.tsx';
import { useLive } from '#ui/use-live.ts';
import { t } from '#i18n/nl/desk.ts';
import './desk.css';
import { Bureau } from './bureau.tsx';
import { Poort } from './poort.tsx';
import { Aanmelden } from './screens/aanmelden.tsx';
import { Inrichten } from './screens/inrichten.tsx';
import { Toetreden, Wachten } from './screens/toetreden.tsx';

export type Deskbegin = 'desk' | 'inrichten' | 'toetreden';

/** Takes the place in the page, the desk, why it was opened and what stood after the # of the link; shows the desk. */
export function mountDesk(root: HTMLElement, desk: Desk, start: Deskbegin, fragment: string): void {
  // going back must not jump to where another screen was scrolled
  history.scrollRestoration = 'manual';
  render(
    <ErrorBoundary instead={() => <Stuk />}>
      <App desk={desk} start={start} fragment={fragment} />
    </ErrorBoundary>,
    root,
  );
}

function App({ desk, start, fragment }: { desk: Desk; start: Deskbegin; fragment: string }) {
  const [begin, setBegin] = useState(start);
  const [gestart, setGestart] = useState(false);
  const stand = useLive<Deskstand, undefined>(desk.stand, undefined);

  useEffect(() => {
    void desk.start().then(() => setGestart(true));
  }, [desk]);

  // The link did its work: what comes after a lock is logging in, never the ceremony again.
  useEffect(() => {
    if (stand === 'open') setBegin('desk');
  }, [stand]);

  if (!gestart || stand === undefined) return <Poort titel={t.laden} bezig />;
  if (stand === 'geen-opslag') return <Poort titel={t.geenOpslag.titel} zin={t.geenOpslag.zin} />;
  if (stand === 'open') return <Bureau desk={desk} />;
  if (begin === 'toetreden')
    return <Toetreden desk={desk} uitnodiging={fragment} onAanmelden={() => setBegin('desk')} />;
  if (begin === 'inrichten') return <Inrichten desk={desk} code={fragment} />;
  if (stand === 'geen-verbinding')
    return (
      <Poort
        titel={t.geenVerbinding.titel}
        zin={t.geenVerbinding.zin}
        knop={t.geenVerbinding.knop}
        onKnop={() => void desk.start()}
      />
    );
  if (stand === 'niet-ingericht') return <Poort titel={t.nietIngericht.titel} zin={t.nietIngericht.zin} />;
  if (stand === 'wacht-op-toelating') return <Wachten onAanmelden={() => void desk.vergrendel()} />;
  return <Aanmelden desk={desk} />;
}

/** A screen that breaks says so; what was recorded is safe at the server, and what is on screen is not. */
function Stuk() {
  return <Poort titel={t.stuk.kop} zin={t.stuk.zin} knop={t.stuk.opnieuw} onKnop={() => location.reload()} />;
}
